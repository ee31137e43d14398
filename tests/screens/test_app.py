"""The way between screens, «Fortryd», trouble, and the end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from screens.citizen.citizens import Citizens
from screens.citizen.screen import CitizenScreen
from screens.help import Help
from screens.today import Today
from screens.widgets.frame import MOST_KEYS, Key
from screens.widgets.people import People
from tests.screens.conftest import Opened
from tests.screens.stage import (
    AMINA,
    SOREN,
    fill_disk,
    house,
    press,
    said,
    seen,
    until,
    with_course,
)
from vip2tui.app import Vip2App
from vip2tui.domain.roles import Role
from vip2tui.services.house import Services


@pytest.mark.parametrize("keys", [("f10",), ("f4",), ("ctrl+n",), ("f2", "f3", "f7", "f1")])
async def test_esc_always_ends_on_today_and_never_ends_the_program(
    opened: Opened, keys: tuple[str, ...]
) -> None:
    async with opened() as pilot:
        for key in keys:
            await press(pilot, key)
            await pilot.pause()
        for _ in range(20):
            await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Today)
        assert pilot.app.is_running


async def test_esc_from_deep_down_goes_one_step_at_a_time(opened: Opened) -> None:
    async with opened() as pilot:
        for key, kind in (("f2", Citizens), ("enter", CitizenScreen), ("f1", Help)):
            await press(pilot, key)
            await until(pilot, lambda kind=kind: isinstance(pilot.app.screen, kind))
            await until(pilot, lambda: not pilot.app.screen.query(People) or bool(
                pilot.app.screen.query_one(People).shown))  # fmt: skip
        for kind in (CitizenScreen, Citizens, Today, Today):
            await press(pilot, "escape")
            await until(pilot, lambda kind=kind: isinstance(pilot.app.screen, kind))


async def test_a_screen_stands_once_in_the_pile(opened: Opened) -> None:
    async with opened() as pilot:
        for key in ("f2", "f3", "f7", "f2", "f3", "f2"):
            await press(pilot, key)
            await pilot.pause()
        assert len(pilot.app.screen_stack) <= 4
        assert isinstance(pilot.app.screen, Citizens)


async def test_f2_of_a_mentor_with_one_citizen_is_that_person(opened: Opened) -> None:
    alone = house()
    amina = with_course(alone)
    async with opened(alone) as pilot:
        assert "F2  Amina" in seen(pilot)
        await press(pilot, "f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, CitizenScreen))
        assert amina == pilot.app.screen.CITIZEN  # type: ignore[attr-defined]


async def test_f4_asks_whose_list_when_nobody_is_chosen(opened: Opened) -> None:
    office = house(Role.OFFICE)
    with_course(office)
    office.citizens.add(SOREN)
    async with opened(office) as pilot:
        await pilot.app.workers.wait_for_complete()
        pilot.app.screen.CITIZEN = None  # type: ignore[attr-defined]
        await press(pilot, "f4")
        assert "Hvem?" in seen(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CitizenScreen))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_keys_at_the_bottom_are_few_and_all_seen(
    opened: Opened, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        for key in ("ctrl+t", "f1", "f2", "f3", "f7", "f4", "f6"):
            await press(pilot, key)
            await pilot.pause()
            keys = list(pilot.app.screen.query(Key))
            assert 1 <= len(keys) <= MOST_KEYS or pilot.app.screen.is_modal
            for one in keys:
                assert one.region.right <= size[0], key
                assert one.region.width >= 3
                assert one.region.bottom == size[1]


async def test_the_keys_at_the_bottom_can_be_clicked(opened: Opened) -> None:
    async with opened() as pilot:
        first = next(iter(pilot.app.screen.query(Key)))
        await pilot.click(offset=(first.region.x + 2, first.region.y))
        await until(pilot, lambda: isinstance(pilot.app.screen, Help))


async def test_typing_finds_a_command_by_its_words(opened: Opened) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+p")
        assert "Ctrl+Z" in seen(pilot)
        await press(pilot, *"alle dine", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Citizens))


async def test_undo_names_what_it_takes_back_and_says_so_afterwards(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        before = len(list(services.citizens.ids()))
        await press(pilot, "ctrl+z")
        assert f"Fortryd: ny borger «{SOREN}»?" in seen(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: f"Fortrudt: ny borger «{SOREN}»" in said(pilot))
        assert len(list(services.citizens.ids())) == before - 1
        await press(pilot, "ctrl+y")
        assert f"Gjort igen: ny borger «{SOREN}»" in said(pilot)
        assert len(list(services.citizens.ids())) == before


async def test_undo_can_be_declined(opened: Opened, services: Services) -> None:
    async with opened() as pilot:
        before = services.desk.store.sequence
        await press(pilot, "ctrl+z")
        await press(pilot, "escape")
        assert services.desk.store.sequence == before


async def test_a_full_disk_is_said_across_every_screen_until_it_saves_again(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        fill_disk(services)
        await press(pilot, "ctrl+z")
        await press(pilot, "enter")
        await until(pilot, lambda: "DER GEMMES IKKE" in seen(pilot))
        await press(pilot, "f7")
        await until(pilot, lambda: not isinstance(pilot.app.screen, Today))
        await pilot.pause()
        assert "DER GEMMES IKKE" in seen(pilot)
        await press(pilot, "escape")
        fill_disk(services, full=False)
        await press(pilot, "ctrl+z")
        await press(pilot, "enter")
        await until(pilot, lambda: "DER GEMMES IKKE" not in seen(pilot))


async def test_quitting_keeps_what_is_typed(opened: Opened, services: Services) -> None:
    async with opened() as pilot:
        await press(pilot, "f6")
        await pilot.pause()
        if pilot.app.screen.is_modal:
            await press(pilot, "enter")
        await until(pilot, lambda: "Notat" in seen(pilot))
        await pilot.pause()
        await pilot.press(*"halvt")
        await press(pilot, "ctrl+q")
    assert any("halvt" in str(services.drafts.get(one)) for one in services.drafts.places())


async def test_a_small_window_says_so_and_keeps_place_and_text(opened: Opened) -> None:
    async with opened() as pilot:
        await press(pilot, "f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, Citizens))
        await pilot.press(*"am")
        focused = pilot.app.focused
        for size in ((40, 10), (79, 24), (80, 23)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "Gør vinduet større" in seen(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Gør vinduet større" not in seen(pilot)
        assert pilot.app.focused is focused
        assert pilot.app.screen.query_one("#wanted").value == "am"  # type: ignore[attr-defined]


async def test_help_begins_with_whom_to_call(opened: Opened, services: Services) -> None:
    amina = next(iter(services.citizens.ids()))
    seen_case = services.citizens.get(amina)
    services.citizens.change(seen_case, tovholder="Ida [b]Holm", tovholder_phone="12 34 56 78")
    async with opened() as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await press(pilot, "f1")
        await until(pilot, lambda: isinstance(pilot.app.screen, Help))
        assert "Ring til Ida [b]Holm, tlf. 12 34 56 78" in seen(pilot)
        assert "I dag viser det, der venter på dig" in seen(pilot)


async def test_a_crash_tells_no_value(
    tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Vip2App(tmp_path, services=services)

    def fail(_self: object) -> None:
        name = AMINA
        raise KeyError(name)

    monkeypatch.setattr(Today, "action_undo", fail)
    with pytest.raises(KeyError):  # noqa: PT012 - it is raised where the app ends
        async with app.run_test() as pilot:
            await pilot.press("ctrl+z")
            await pilot.pause()
    assert app.return_code == 1
    assert "builtins.KeyError" in app.failure
    assert "test_app.py" in app.failure
    assert AMINA not in app.failure
    assert not app._exit_renderables


async def test_a_fault_in_a_thread_is_told_with_its_place(
    tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Vip2App(tmp_path, services=services)

    def fail(_self: object) -> None:
        raise KeyError(AMINA)

    monkeypatch.setattr(type(services.today), "read", fail)
    with pytest.raises(WorkerFailed):  # noqa: PT012 - it is raised where the app ends
        async with app.run_test() as pilot:
            await pilot.pause()
            await pilot.pause()
    assert "builtins.KeyError" in app.failure
    assert "today_reading.py" in app.failure
    assert AMINA not in app.failure


async def test_the_program_ends_with_the_screens_code(
    locked: Callable[[], Vip2App],
) -> None:
    app = locked()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.screen.exit_code = 3  # type: ignore[attr-defined]
        await press(pilot, "ctrl+q")
    assert app.return_code == 3
