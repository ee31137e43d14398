"""Two packages side by side, at 80 cells and at 120."""

import pytest

from screens.packages.compare import CompareScreen
from tests.screens.stage import PACKAGE, click_text, house, press, said, seen, showing
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.packages.authoring import local
from vip2tui.domain.packages.compare import compare

OTHER = "koekken"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_both_columns_stand_in_the_window(size: tuple[int, int]) -> None:
    services = house()
    async with showing(services, CompareScreen(services, PACKAGE, OTHER), size) as pilot:
        lines = seen(pilot).split("\n")
        assert all(len(line) <= size[0] for line in lines)
        assert "Lagerarbejder indenfor transport" in lines[1]
        assert "│ Køkkenmedhjælper" in lines[1]
        both = [line for line in lines if "35 uger" in line and "33 uger" in line]
        assert both
        assert any("≠" in line and "Varighed" in line for line in lines)
        assert any("Dansk" in line and "≠" not in line for line in lines)
        assert pilot.app.screen.query_one("#sides").max_scroll_x == 0


async def test_everything_is_read_by_rolling_with_keys() -> None:
    services = house()
    async with showing(services, CompareScreen(services, PACKAGE, OTHER)) as pilot:
        read = seen(pilot)
        for _ in range(12):
            await press(pilot, "pagedown")
            read += seen(pilot)
        every = compare(SHIPPED.package(PACKAGE), SHIPPED.package(OTHER))
        assert all(one.label in read for one in every if one.left or one.right)
        assert "Fagord" in read


async def test_only_what_differs_and_the_two_changed_about_by_mouse() -> None:
    services = house()
    async with showing(services, CompareScreen(services, PACKAGE, OTHER)) as pilot:
        assert "DU1 M4" in seen(pilot)
        await click_text(pilot, "Ctrl+A", 2)
        assert "DU1 M4" not in seen(pilot)
        await click_text(pilot, "F10", 2)
        await click_text(pilot, "  Vis  ", 2)
        await click_text(pilot, "Byt om på to jobpakker", 2)
        assert "Køkkenmedhjælper" in seen(pilot).split("\n")[1][:30]
        await press(pilot, "ctrl+a")
        assert "DU1 M4" in seen(pilot)


async def test_what_both_say_is_marked_line_by_line() -> None:
    services = house()
    draft = services.packages.begin("Lager hos os")
    tasks = (SHIPPED.package(PACKAGE).tasks[0].text, "Fodre løver [/]")
    services.packages.save(draft.evolve(tasks=tuple(local(one) for one in tasks)))
    async with showing(services, CompareScreen(services, PACKAGE, draft.id), (120, 60)) as pilot:
        lines = seen(pilot).split("\n")
        assert any("≠ Fodre løver [/]" in line for line in lines)
        assert not any(f"≠ {tasks[0]}" in line for line in lines)


async def test_a_package_that_is_gone_leads_back() -> None:
    services = house()
    async with showing(services, CompareScreen(services, PACKAGE, "vaek")) as pilot:
        await pilot.pause()
        assert not isinstance(pilot.app.screen, CompareScreen)
        assert "Der er ingen jobpakke" in said(pilot)


async def test_hostile_words_are_drawn_as_they_are() -> None:
    services = house()
    draft = services.packages.begin("x [/] y [@click=app.quit]klik[/]")
    texts = ("\x1b]52;c;aGVq\x07efter", "\u202egnilmas", "lang" * 149)
    tasks = tuple(local("x").model_copy(update={"text": one}) for one in texts)
    # a file from elsewhere may hold what nobody could type here
    services.packages.save(draft.model_copy(update={"tasks": tasks}))
    async with showing(services, CompareScreen(services, draft.id, OTHER), (80, 60)) as pilot:
        shown = seen(pilot)
        assert "x [/] y [@click=app.quit]klik[/]" in shown
        assert not {one for one in shown.replace("\n", "") if one < " " or one == "\u202e"}
