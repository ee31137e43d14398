"""The menu bar: every action once, by keys and by mouse, and the cursor back where it stood."""

import re
from collections import Counter, defaultdict
from functools import partial

import pytest
from textual.app import App
from textual.binding import Binding
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from screens import commands, deeds, row_commands, themes
from screens.base import BaseScreen
from screens.citizen.screen import CitizenScreen
from screens.command import Command
from screens.commands import MENUS
from screens.dialogs import Find
from screens.help import Help
from screens.messages import GoTo, To
from screens.packages.packages import PackagesScreen
from screens.routes import ROUTES, screen_for
from screens.today import Today
from screens.widgets.frame import MOST_KEYS, Key, TooSmall
from screens.widgets.menu import HEADS, Head, Menu
from screens.widgets.rows import Rows
from tests.pictures.wgl4 import WGL4
from tests.screens.conftest import Opened
from tests.screens.contrast import glyphs, weak
from tests.screens.stage import (
    AMINA,
    HOSTILE,
    SOREN,
    case,
    click_text,
    house,
    press,
    said,
    seen,
    settled,
    showing,
    until,
    went,
    with_course,
)
from tests.screens.test_routes import ASKED
from tests.test_bindings_lint import ALONE, MOVES, owners
from vip2tui.app import Vip2App
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.house import Services

NAMES = {To.PACKAGE: "lager-transport", To.COMPARE: "butik+lager-transport",
         To.FITS: "lager-transport", To.WORDS: "lager-transport"}  # fmt: skip
OF_THE_CURSOR = {"choose", "tick", "turn", "turn_card", "answer", "part",
                 "month"}  # fmt: skip
"""What a key does with the row or the page one stands on: no command of the program."""
FRAME = {"go", "deed", "row", "menu", "help", "back", "no", "how_to_leave"}
LAST = {"F2", "F8", "F10", "Esc"}
"""Keys that lead elsewhere, in the footer after what is done here."""


def pages(services: Services) -> list[BaseScreen]:
    """Return one screen of every kind."""
    citizen = next(iter(services.citizens.ids()))
    names = NAMES | {
        To.OWN_PACKAGE: services.packages.begin("Skov").id,
        To.WORKPLACE: services.workplaces.add(name="Bageren"),
    }
    made = [screen_for(GoTo(to, citizen, names.get(to)), services, None) for to in ROUTES]
    return [Today(services), *made]


def kinds() -> list[str]:
    return ["today", *(str(to) for to in ROUTES)]


def menu(pilot: Pilot[None]) -> Menu:
    return pilot.app.screen.query_one(Menu)


def is_open(pilot: Pilot[None]) -> bool:
    return bool(pilot.app.screen.query(Menu)) and bool(pilot.app.screen.query(Head))


def test_every_action_of_the_program_stands_in_one_menu_once() -> None:
    stands = Counter(one.id for one in commands.every())
    table = [*vars(commands).values(), *vars(row_commands).values()]
    known = [one for one in table if isinstance(one, Command)]
    assert {one.id for one in known} - stands.keys() == {commands.MENU.id}
    assert set(stands.values()) == {1}
    assert all(len(menu) <= 12 for menu in MENUS.values())
    lead = Counter((one.does, one.part) for one in commands.every())
    assert set(lead.values()) == {1}
    places = {does for does, _ in lead if isinstance(does, To)}
    assert {to for to, one in ROUTES.items() if not one.named} <= places
    assert places - ROUTES.keys() == ASKED


def test_what_a_screen_can_do_is_in_the_table() -> None:
    does = {one.does for one in commands.every()}
    for owner in {BaseScreen, *(type(one) for one in pages(with_amina()))}:
        actions = {
            name.removeprefix("action_")
            for kind in owner.__mro__
            for name in vars(kind)
            if name.startswith("action_") and kind.__module__.startswith("screens")
        }
        # A way has a method of its own where a button of the screen leads there.
        assert actions - OF_THE_CURSOR - FRAME - {"new", "round"} <= does, owner


def with_amina(role: Role = Role.MENTOR) -> Services:
    services = house(role)
    with_course(services)
    return services


def test_a_key_means_one_thing_on_every_screen() -> None:
    table = {one.key: one.label for one in (*commands.every(), commands.MENU) if one.key}
    assert len(table) == sum(bool(one.key) for one in (*commands.every(), commands.MENU))
    meanings: dict[str, set[str]] = defaultdict(set)
    for owner in [*owners(), Vip2App]:
        is_editor = issubclass(owner, Input | TextArea)
        for one in vars(owner)["BINDINGS"]:
            assert isinstance(one, Binding)
            for key in one.key.split(","):
                moves = key in ALONE - {"escape", "delete"} or key in MOVES
                # What edits what is typed is the editor's, but for a key of the program's.
                if not moves and not (is_editor and (key == "delete" or key not in table)):
                    meanings[key].add(one.description)
    assert {key: words for key, words in meanings.items() if len(words) > 1} == {}
    assert {key: next(iter(meanings[key])) for key in table if meanings[key]} == table
    assert "f11" not in meanings, "full screen, in most terminals"
    assert {"ctrl+d", "ctrl+e", "ctrl+k", "f7"} <= table.keys(), "editors have others for these"


@pytest.mark.parametrize("role", list(Role))
def test_a_footer_is_short_and_names_the_deed_before_the_way(role: Role) -> None:
    table = {one.shown: one.label for one in (*commands.every(), commands.MENU) if one.key}
    for page in pages(with_amina(role)):
        keys = page.shortcuts()
        shown = [key for key, _, _ in keys]
        assert len(shown) == len(set(shown)) <= MOST_KEYS, page
        assert commands.MENU.shown in shown, page
        ways = [key in LAST for key in shown]
        assert ways == sorted(ways), (page, shown)
        for key, label, _ in keys:
            assert key in {"F2", "Esc"} or table.get(key, label) == label, (page, key)
            assert key != "F11"


async def test_the_menu_is_walked_by_keys_and_gives_the_cursor_back(services: Services) -> None:
    citizen = next(iter(services.citizens.ids()))
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        before = pilot.app.focused
        assert isinstance(before, Rows)
        await press(pilot, "f10")
        lines = seen(pilot).split("\n")
        assert lines[0].startswith(
            "[Filer] Borger  Forløb  Papirer  Støtte  Jobpakke  Vis  Sikkerhed  Hjælp"
        )
        assert any("▌Gem (alt er gemt)" in line and "Ctrl+S" in line for line in lines)
        await press(pilot, "right")
        assert " Filer [Borger]" in seen(pilot)
        assert re.search("▌Borgere +F2 ", seen(pilot))
        await press(pilot, "left", "left")
        assert "[Hjælp]" in seen(pilot)
        await press(pilot, "x")
        assert is_open(pilot), "a letter is not typed into what lies under the menu"
        await press(pilot, "escape")
        assert not is_open(pilot)
        assert pilot.app.focused is before
        assert not before.wanted
        await press(pilot, "f10", "f10")
        assert not is_open(pilot)
        await press(pilot, "f10", "right", "right", *["down"] * 7, "enter")
        assert not is_open(pilot)
        assert went(pilot) == [GoTo(To.ROUND, citizen)]
        assert pilot.app.focused is before


async def test_the_menu_is_walked_by_mouse_at_its_coordinates(services: Services) -> None:
    citizen = next(iter(services.citizens.ids()))
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        before = pilot.app.focused
        await click_text(pilot, "F10", 2)
        assert is_open(pilot)
        place = seen(pilot).split("\n")[0].index("Jobpakke")
        await pilot.click(offset=(place + 1, 0))
        assert "[Jobpakke]" in seen(pilot)
        await click_text(pilot, "Jobpakker   ", 3)
        assert not is_open(pilot)
        assert went(pilot) == [GoTo(To.PACKAGES, citizen)]
        for beside in ((76, 20), (40, 22)):
            await click_text(pilot, "F10", 2)
            await pilot.mouse_down(offset=beside)
            await settled(pilot)
            assert not is_open(pilot), "a click beside it closes"
            assert pilot.app.focused is before


@pytest.mark.parametrize("kind", ["today", To.PEOPLE, To.CITIZEN, To.PACKAGE, To.OWN_PACKAGE])
async def test_every_line_does_by_a_click_at_its_place_what_it_does_by_key(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = with_amina()
    page = pages(services)[kinds().index(kind)]
    done: list[str] = []

    async def note(_page: BaseScreen, action: str) -> None:
        done.append(action)

    monkeypatch.setattr(BaseScreen, "run_action", note)
    async with showing(services, page) as pilot:
        await until(pilot, lambda: pilot.app.focused is not None)
        for head in HEADS:
            for place, command in enumerate(MENUS[head]):
                one = deeds.deed(page, command)
                leads_on = isinstance(command.does, To) or not deeds._can(page, command)
                # A way is the same from everywhere; what a page can do is its own.
                if one.why_not or (leads_on and kind != "today"):
                    continue
                made = []
                for chosen in (by_key, by_mouse):
                    before = len(went(pilot))
                    await chosen(pilot, head, place)
                    assert not is_open(pilot)
                    made.append((done[:], went(pilot)[before:]))
                    done.clear()
                if isinstance(command.does, To):
                    wanted = ([], [page.way_with(command.does, command.part)])
                elif leads_on:
                    wanted = ([], [page.way_of(command)])
                else:
                    wanted = ([command.does], [])
                assert made == [wanted, wanted], command


async def by_key(pilot: Pilot[None], head: str, place: int) -> None:
    await press(pilot, "f10", *["right"] * HEADS.index(head))
    menu(pilot).highlighted = place
    await press(pilot, "enter")


async def by_mouse(pilot: Pilot[None], head: str, place: int) -> None:
    """Click where the key, the head and the line are drawn."""
    await click_text(pilot, "F10", 2)
    await pilot.click(offset=(seen(pilot).split("\n")[0].index(head) + 1, 0))
    box = menu(pilot).region
    line = seen(pilot).split("\n")[box.y + 1 + place]
    assert MENUS[head][place].shown in line
    await pilot.click(offset=(box.x + 3, box.y + 1 + place))
    await settled(pilot)


async def test_another_key_closes_the_menu_and_does_what_it_does() -> None:
    async with showing(house(), PackagesScreen(house())) as pilot:
        await press(pilot, "f10", "f8")
        assert not is_open(pilot)
        assert [one.where for one in went(pilot)] == [To.EXCHANGE]
        await press(pilot, "f10", "tab")
        assert not is_open(pilot)
        assert pilot.app.focused is not None


async def test_what_cannot_be_done_here_says_why(services: Services) -> None:
    async with showing(services, PackagesScreen(services)) as pilot:
        await press(pilot, "f10", *["right"] * HEADS.index("Vis"))
        assert "Sammenlign    " in seen(pilot)
        told = "Byt om på to jobpakker (når du sammenligner)"
        assert told in seen(pilot)
        await press(pilot, *["down"] * MENUS["Vis"].index(commands.SWAP), "enter")
        assert said(pilot) == told
        assert not went(pilot)
        await press(pilot, "f10", *["right"] * HEADS.index("Jobpakke"))
        assert "Bekræft en tekst (på kontorets computer)" in seen(pilot)
        assert "Gør din egen færdig (du har ingen kladde)" in seen(pilot)


async def test_undo_and_redo_stand_there_with_their_words(opened: Opened) -> None:
    async with opened() as pilot:
        await press(pilot, "f10")
        assert "Fortryd: ny borger «Søren Ærø»" in seen(pilot)
        assert "Gør igen (intet lige nu)" in seen(pilot)
        await press(pilot, "down", "enter")
        assert "Fortryd: ny borger «Søren Ærø»?" in seen(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: "Fortrudt" in said(pilot))
        await press(pilot, "f10")
        assert "Gør igen: ny borger «Søren Ærø»" in seen(pilot)
        await press(pilot, "down", "down", "enter")
        await until(pilot, lambda: "Gjort igen: ny borger «Søren Ærø»" in said(pilot))


async def test_what_is_cut_twice_has_one_sign_of_it(opened: Opened) -> None:
    services = house()
    amina = with_course(services)
    long = "Vi talte længe om, hvordan man melder sig syg, og hvem man ringer til"
    services.notes.add(case(services, amina), Note("note", long))
    async with opened(services) as pilot:
        words = services.history.next_undo() or ""
        assert "…" in words
        for keys in (("f10",), ("ctrl+p", *"fortryd")):
            await press(pilot, *keys)
            line = next(one for one in seen(pilot).split("\n") if "Fortryd: notatet" in one)
            assert line.count("…") == 1
            await press(pilot, "escape")


async def test_name_and_backups_and_who_wrote_what_are_in_the_menu(opened: Opened) -> None:
    services = house()
    amina = with_course(services)
    async with opened(services) as pilot:
        pilot.app.post_message(GoTo(To.CITIZEN, amina, "notater"))
        await until(pilot, lambda: "[Notater]" in seen(pilot))
        await press(pilot, "f10", "right")
        await click_text(pilot, "Ret navn, telefon", 2)
        await until(pilot, lambda: "Hvad vil du rette?" in seen(pilot))
        await press(pilot, "escape", "f10", "left", "left")
        await click_text(pilot, "Sikkerhedskopier", 2)
        await until(pilot, lambda: "Lav en nu" in seen(pilot))
        await press(pilot, "escape", "f10", "left", "left")
        await click_text(pilot, "Hvem skrev hvad", 2)
        await until(pilot, lambda: "Hvem skrev hvad: Aminas oplysninger" in seen(pilot))


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Skift adgangskoden", "den adgangskode, du har nu"),
        ("Lav en ny nødkode", "adgangskode, du"),
    ],
)
async def test_the_deeds_of_the_settings_are_in_the_menu_and_found(
    opened: Opened, line: str, asked: str
) -> None:
    async with opened(with_amina()) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.focused, Rows))
        await press(pilot, "f10", "left", "left")
        await click_text(pilot, line, 2)
        await until(pilot, lambda: asked in seen(pilot))
        await press(pilot, "escape", "ctrl+p", *line, "enter")
        await until(pilot, lambda: asked in seen(pilot))


async def test_what_would_be_taken_back_keeps_the_name_and_is_cut_inside_its_quote() -> None:
    services = house()
    amina = with_course(services, "Jens Peter Holm")
    [plan] = case(services, amina).courses
    line = next(one for one in plan.lines if one.item.text.startswith("Kollegerne ved"))
    services.checklist.tick(case(services, amina), plan, line.times[0])
    async with showing(services, Today(services)) as pilot:
        await press(pilot, "f10")
        shown = next(one for one in seen(pilot).split("\n") if "Fortryd: " in one)
        assert re.search(r"«Kollegerne ved.*…» \(Jens.*\) ", shown), shown
        assert shown.count("…") == 1
        assert menu(pilot).region.width < 72


@pytest.mark.parametrize("text", HOSTILE)
async def test_what_people_typed_is_only_letters_in_the_menu(text: str) -> None:
    services = house()
    services.citizens.add(text[:200])
    async with showing(services, Today(services)) as pilot:
        await press(pilot, "f10")
        assert not {one for one in seen(pilot) if (one < " " and one != "\n") or one == "\u202e"}
        assert "Fortryd: ny borger «" in seen(pilot)
        lines = [
            line.rstrip() for line in seen(pilot).split("\n")[2 : menu(pilot).region.bottom - 1]
        ]
        assert all(line[0] == "│" and "│" in line[1:] for line in lines), "no line is two lines"
        assert menu(pilot).region.right <= 80
        await press(pilot, "escape")
        assert pilot.app.is_running


async def test_in_a_window_too_small_it_does_not_cover_what_is_said(services: Services) -> None:
    async with showing(services, Today(services), (60, 24)) as pilot:
        await press(pilot, "f10")
        assert not is_open(pilot)
        assert "Gør vinduet større" in seen(pilot)
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.focused, Rows))
        before = pilot.app.focused
        await press(pilot, "f10")
        await pilot.resize_terminal(60, 24)
        await until(pilot, lambda: not is_open(pilot))
        assert pilot.app.screen.query_one(TooSmall).region.width == 60
        assert "[Filer]" not in seen(pilot)
        assert pilot.app.focused is before


@pytest.mark.parametrize("look", list(themes.CHOICES))
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_is_read_in_every_look(
    services: Services, look: str, size: tuple[int, int]
) -> None:
    async with showing(services, Today(services), size) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.focused, Rows))
        themes.wear(pilot.app, look)
        await press(pilot, "f10")
        for _ in HEADS:
            await press(pilot, "down", "right")
            assert weak(pilot.app.screen, 4.5) == {}
            assert glyphs(pilot.app.screen) <= WGL4 | {"\n"}
            box = menu(pilot).region
            assert (box.right <= size[0], box.bottom <= size[1]) == (True, True)


def leads(app: type[App[None]], page: BaseScreen, one: deeds.Deed) -> bool:
    """Return whether a line of the menu does something, or says why not."""
    does = one.command.does
    if one.why_not:
        return bool(one.why_not.strip())
    if isinstance(does, To):
        return does in ROUTES or does in ASKED
    if one.command.at is not None and not deeds._can(page, one.command):
        return one.command.at in ROUTES
    kind, _, name = does.rpartition(".")
    return hasattr(app if kind else page, f"action_{name}")


@pytest.mark.parametrize("n", range(len(kinds())), ids=kinds())
async def test_every_line_leads_somewhere_on_every_kind_of_screen(n: int) -> None:
    services = with_amina()
    page = pages(services)[n]
    async with showing(services, page) as pilot:
        await press(pilot, "f10")
        for head in HEADS:
            text = seen(pilot)
            assert f"[{head}]" in text
            for command in MENUS[head]:
                one = deeds.deed(page, command)
                assert leads(Vip2App, page, one), command
                assert one.line[:30] in text, command
                assert command.shown in text
            await press(pilot, "right")
        await press(pilot, "escape")
        assert not is_open(pilot)


async def test_every_way_of_the_menu_is_gone_from_today(opened: Opened) -> None:
    async with opened() as pilot:
        await until(pilot, lambda: bool(pilot.app.screen.query_one(Rows).shown))
        for n, head in enumerate(HEADS):
            for place, command in enumerate(MENUS[head]):
                if not isinstance(command.does, To) or command is commands.TODAY:
                    continue
                if command is commands.SHOW:  # only the passphrase leaves it: test_to_citizen
                    continue
                if Role.MENTOR not in command.roles:  # said in a test of its own
                    continue
                await press(pilot, "f10", *["right"] * n, *["down"] * place, "enter")
                await until(pilot, lambda: not isinstance(pilot.app.screen, Today))
                await press(pilot, "escape")
                for _ in range(3):
                    if not isinstance(pilot.app.screen, Today):
                        await press(pilot, "escape")
                await until(pilot, lambda: isinstance(pilot.app.screen, Today))


async def back_on_today(pilot: Pilot[None]) -> None:
    for _ in range(8):
        if isinstance(pilot.app.screen, Today):
            return
        await press(pilot, "escape")
    raise AssertionError(f"no way back from {pilot.app.screen}")


ELSEWHERE = [one for one in commands.every() if one.at is not None]
SAYS_MORE = {"nulstil", "byt", "hent-kopi", "tip"}
"""What is done with the line one stands on, or not with an open vault: greyed, with the reason."""


async def test_only_what_has_no_place_says_where_it_is_done() -> None:
    services = with_amina(Role.OFFICE)
    services.citizens.add(SOREN)
    services.packages.begin("Skov")
    page = Today(services)
    nothing = {"fortryd", "igen", "gem", "tilbage"}
    async with showing(services, page):
        refused = {one.id for one in commands.every() if deeds.deed(page, one).why_not}
        others = {one.id for one in commands.every() if Role.OFFICE not in one.roles}
        assert refused - nothing == SAYS_MORE | others


@pytest.mark.parametrize("role", [Role.MENTOR, Role.OFFICE])
async def test_a_line_of_the_menu_goes_there_and_does_it(opened: Opened, role: Role) -> None:
    services = with_amina(role)
    services.citizens.add(SOREN)
    services.packages.begin("Skov")
    async with opened(services) as pilot:
        await until(pilot, lambda: bool(pilot.app.screen.query_one(Rows).shown))
        today = pilot.app.screen
        assert isinstance(today, BaseScreen)
        citizen = today.CITIZEN
        for command in ELSEWHERE:
            one = deeds.deed(today, command)
            if one.why_not:
                assert role not in command.roles
                continue
            before = said(pilot)
            deeds.do(today, one)
            await until(pilot, lambda: pilot.app.screen is not today)
            if isinstance(pilot.app.screen, Find) and command is not commands.SAME:
                await until(pilot, lambda: "Hvilken jobpakke?" in seen(pilot))
                await press(pilot, "enter")
            there = await arrived(pilot, command)
            if command.whose:
                assert citizen == there.CITIZEN, command
            is_told = command not in (commands.ALL, commands.SORT, commands.AGAIN)
            await until(pilot, partial(is_done, pilot, there, before if is_told else None))
            if command.row is not None and not isinstance(pilot.app.screen, ModalScreen):
                assert said(pilot) == there.worded(command.lacks), command
            await back_on_today(pilot)


def is_done(pilot: Pilot[None], there: BaseScreen, before: str | None) -> bool:
    """Return whether something is asked, told or gone to; nothing is told where it is seen."""
    top = pilot.app.screen
    return before is None or isinstance(top, ModalScreen) or top is not there or (
        said(pilot) not in ("", before))  # fmt: skip


async def arrived(pilot: Pilot[None], command: Command) -> BaseScreen:
    """Wait until one is where a command is done, and return the page."""

    def found() -> list[BaseScreen]:
        every = [one for one in pilot.app.screen_stack[2:] if isinstance(one, BaseScreen)]
        return [one for one in every if one.way[0] == command.at]

    await until(pilot, lambda: bool(found()))
    return found()[-1]


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("ctrl+b", "Hvilken jobpakke?"),
        ("ctrl+g", "Hvilken jobpakke?"),
        ("ctrl+e", "Hvilken jobpakke?"),
        ("ctrl+a", "Hvilken jobpakke?"),
        ("ctrl+k", "Bekræft en tekst (på kontorets computer)"),
        ("ctrl+d", f"Læg {AMINA} væk?"),
    ],
)
async def test_no_key_is_silent_on_today(opened: Opened, key: str, asked: str) -> None:
    async with opened(with_amina()) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.focused, Rows))
        await press(pilot, key)
        await until(pilot, lambda: asked in seen(pilot))


async def test_a_key_of_another_page_leads_nobody_away_who_is_writing(opened: Opened) -> None:
    services = with_amina()
    async with opened(services) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.focused, Rows))
        await press(pilot, "f6")
        await until(pilot, lambda: isinstance(pilot.app.focused, TextArea))
        await press(pilot, "ctrl+a")
        assert said(pilot) == "Vis alt: det kan du, når du ikke skriver."
        assert isinstance(pilot.app.focused, TextArea)


async def test_a_citizen_put_away_from_the_page_is_told_and_left(opened: Opened) -> None:
    services = with_amina()
    services.citizens.add(SOREN)
    async with opened(services) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.focused, Rows))
        pilot.app.post_message(GoTo(To.CITIZEN, next(iter(services.citizens.ids()))))
        await until(pilot, lambda: "[Overblik]" in seen(pilot))
        await press(pilot, "ctrl+d", "left", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Today))
        assert said(pilot).startswith("Lagt væk: ")


async def test_a_deed_with_the_package_the_cursor_stands_on_asks_for_none(opened: Opened) -> None:
    async with opened(with_amina()) as pilot:
        await press(pilot, "f3")
        await until(pilot, lambda: bool(pilot.app.screen.query(Rows)))
        await press(pilot, "down", "ctrl+g")
        await until(pilot, lambda: "Sammenlign med hvilken?" in seen(pilot))


async def test_typing_finds_the_same_actions(opened: Opened) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+p", *"regler og")
        assert "Regler og ord" in seen(pilot)
        await press(pilot, "escape")
        await press(pilot, "f10", "left", "down", "enter")
        assert "Hvad vil du?" in seen(pilot)
        await press(pilot, *"byt om")
        assert "Byt om" not in seen(pilot), "only what can be done"
        await press(pilot, *["backspace"] * 6)
        await press(pilot, *"hvem du kan", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Help))
        assert "Ctrl+G" in seen(pilot) or pilot.app.screen.query_one("#pages").max_scroll_y > 0


async def test_the_key_in_the_footer_opens_it_everywhere() -> None:
    services = with_amina()
    async with showing(services, Today(services)) as pilot:
        for page in pages(services)[1:]:
            await pilot.app.push_screen(page)
            await settled(pilot)
            key = next(one for one in page.query(Key) if one.action == "screen.menu")
            assert key.region.right <= 80
            await pilot.click(offset=(key.region.x + 1, key.region.y))
            await settled(pilot)
            assert is_open(pilot), page
            await press(pilot, "escape")


async def test_a_mentor_is_told_that_the_numbers_stand_with_the_municipality(
    opened: Opened,
) -> None:
    async with opened(house()) as pilot:
        page = pilot.app.screen
        assert isinstance(page, BaseScreen)
        assert deeds.deed(page, commands.NUMBERS).why_not == "hos kommunen"
    async with opened(house(Role.CONSULTANT)) as pilot:
        page = pilot.app.screen
        assert isinstance(page, BaseScreen)
        assert deeds.deed(page, commands.NUMBERS).why_not == ""
