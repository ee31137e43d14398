"""F12: nobody who looks over a shoulder reads a name, on any screen; the same key shows them."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static, TextArea

from screens import hiding
from screens.citizen.citizens import Citizens
from screens.citizen.note import NoteScreen
from screens.dialogs import Tell
from screens.exchange.waiting import NOBODY
from screens.hiding import Band
from screens.messages import GoTo, To
from screens.widgets.field import Field
from screens.widgets.rows import Rows
from tests.screens.stage import AMINA, case, house, seen, with_course
from vip2tui.app import Vip2App
from vip2tui.base.safe import T
from vip2tui.demo import build
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import RefusedError
from vip2tui.services.house import services_for
from vip2tui.services.progress.to_show import to_show
from vip2tui.services.vault import opening

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from vip2tui.services.house import Services

ROOT = Path(__file__).parents[2]
SECRET = "Hun var bange for chefen i går og vil helst flytte hold"
CPR = "010190-1234"


async def settle(pilot: Pilot[None]) -> None:
    before = ""
    for _ in range(40):
        await pilot.pause(0.01)
        drawn = seen(pilot)
        if drawn == before:
            return
        before = drawn


async def go(
    pilot: Pilot[None], where: To, citizen: str | None = None, name: str | None = None
) -> None:
    pilot.app.post_message(GoTo(where, citizen, name))
    await pilot.pause()
    await settle(pilot)


def secrets(services: Services) -> tuple[set[str], set[str]]:
    """Return the names that are here, and pieces of what people wrote."""
    names, texts = {services.desk.me.person}, set()
    for case_id in services.desk.store.cases():
        for change in services.desk.store.changes(case_id):
            names.add(change.by)
            for field, said in change.set.items():
                if not isinstance(said, str):
                    continue
                if change.kind in ("citizen", "workplace") and field in (
                    "name", "mentor", "tovholder", "contact",
                ):  # fmt: skip
                    names.add(said)
                known = KINDS.get(change.kind)
                says = known.fields.get(field) if known else None
                is_note = change.kind == "entry" or field != "text"
                if says and says.free and is_note:
                    texts |= {one for one in said.split("\n") if len(one) > 20}
    return names, texts


def shows(text: str, names: set[str]) -> set[str]:
    """Return what of the names stands in what is drawn."""
    parts = {one for name in names for one in (name, name.split()[0])}
    return {one for one in parts if re.search(rf"(?<!\w){re.escape(one)}s?(?!\w)", text)}


def readable(text: str, texts: set[str]) -> set[str]:
    return {one for one in texts if one[:20] in text}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    homes = build(tmp_path_factory.mktemp("demo") / "demo", citizens=6)
    return homes.consultant, homes.passphrase


_NEED_MORE = (
    To.FIND, To.BACKUPS, To.GO_BACK, To.PASSPHRASE, To.CODE, To.NEW_CITIZEN, To.COMPARE,
    To.OWN_PACKAGE, To.CITIZEN, To.SHOW,
)  # fmt: skip
PLACES = [one for one in To if one not in _NEED_MORE]
PARTS = ("overblik", "plan", "tjekliste", "notater", "tidslinje", "kort")


def has_moved(services: Services, citizen: str) -> bool:
    """Return whether there is something to show the citizen."""
    found = case(services, citizen)
    try:
        return bool(found.courses and to_show(services.desk, found, found.courses[0]).lines)
    except RefusedError:
        return False


async def test_no_screen_of_the_demo_names_anybody(demo: tuple[Path, str]) -> None:
    services = services_for(opening.unlock(*demo))
    names, texts = secrets(services)
    assert len(names) > 8
    assert texts
    app = Vip2App(demo[0], services)
    try:
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            assert shows(seen(pilot), names)
            await pilot.press("f12")
            await settle(pilot)
            checked = 0
            citizen = max(services.citizens.ids(), key=lambda one: len(case(services, one).entries))
            wishes = [(one, "lager-transport") for one in PLACES]
            for where, about in [*wishes, *((To.CITIZEN, part) for part in PARTS)]:
                named = where in (To.CITIZEN, To.PACKAGE, To.FITS, To.WORDS)
                await go(pilot, where, citizen, about if named else None)
                await looks(pilot, names, texts, f"{where} {about}")
                checked += 1
            assert checked == len(PLACES) + len(PARTS)
            await pilot.press("ctrl+t")
            await settle(pilot)
            await pilot.press("f12")
            await settle(pilot)
            assert shows(seen(pilot), names)
            await pilot.press("f12")
            await settle(pilot)
            measured = next(one for one in services.citizens.ids() if has_moved(services, one))
            await go(pilot, To.CITIZEN, measured, "fremskridt")
            await go(pilot, To.SHOW, measured)  # last: only the passphrase leaves it
            clean(pilot, names, texts, To.SHOW)
            assert not app.screen.query(Rows)
    finally:
        from vip2tui.services.vault import upkeep

        upkeep.close(services.desk)


async def looks(pilot: Pilot[None], names: set[str], texts: set[str], where: str) -> None:
    """See a screen, what each of its first rows leads to, and each of its ends."""
    app, page = pilot.app, pilot.app.screen
    clean(pilot, names, texts, where)
    await pilot.press("pagedown", "pagedown", "pagedown")
    await settle(pilot)
    clean(pilot, names, texts, f"{where}, below")
    assert "Navne er skjult · F12" in seen(pilot), where
    await pilot.press("ctrl+p")
    await settle(pilot)
    if app.screen is not page:
        clean(pilot, names, texts, f"{where}, menu")
        await pilot.press("escape")
        await settle(pilot)
    lists = [one for one in page.query(Rows) if one.display and one.shown]
    for rows in lists[:1]:
        for at in range(min(len(rows.shown), 6)):
            if app.screen is not page or not rows.is_attached or at >= len(rows.shown):
                break
            if rows.shown[at].heading:
                continue
            rows.highlighted = at
            rows.focus()
            await pilot.press("enter")
            await pilot.pause()
            await settle(pilot)
            clean(pilot, names, texts, f"{where}, row {at}")
            for _ in range(3):
                if app.screen is not page:
                    await pilot.press("escape")
                    await settle(pilot)


def clean(pilot: Pilot[None], names: set[str], texts: set[str], where: str) -> None:
    drawn = seen(pilot)
    assert not shows(drawn, names), f"{where}\n{drawn}"
    assert not readable(drawn, texts), f"{where}\n{drawn}"
    assert not re.search(r"\b\d{6}-?\d{4}\b", drawn), f"{where}\n{drawn}"


def people() -> Services:
    services = house(Role.CONSULTANT, "Mette Krogh")
    citizen = with_course(services)
    services.citizens.add("Mark x [/] y")
    services.citizens.set_cpr(case(services, citizen), CPR)
    services.notes.add(case(services, citizen), Note("note", SECRET))
    return services


def amina(services: Services) -> str:
    return next(one for one in services.citizens.ids() if case(services, one).citizen.name == AMINA)


async def test_shown_again_every_cell_is_as_it_was_also_behind_a_dialog(tmp_path: Path) -> None:
    services = people()
    app = Vip2App(tmp_path, services)
    async with app.run_test(size=(80, 24)) as pilot:
        for part in ("overblik", "notater", "plan"):
            await go(pilot, To.CITIZEN, amina(services), part)
            before = drawn(pilot)
            await pilot.press("f12")
            await settle(pilot)
            assert drawn(pilot) != before
            app.push_screen(Tell(f"Om {AMINA}", f"{AMINA} har CPR {CPR}\nog talte med Mark."))
            await settle(pilot)
            assert not shows(seen(pilot), {AMINA, "Mark"})
            assert CPR not in seen(pilot)
            await pilot.press("f12")
            await settle(pilot)
            assert f"{AMINA} har CPR {CPR}" in seen(pilot)
            await pilot.press("escape")
            await settle(pilot)
            assert drawn(pilot) == before


def drawn(pilot: Pilot[None]) -> list[list[tuple[str, object]]]:
    """Return every cell as it is drawn, letter and colour."""
    strips = pilot.app.screen._compositor.render_strips()
    return [
        [(letter, one.style and (one.style.color, one.style.bgcolor, one.style.bold))
         for one in strip for letter in one.text]
        for strip in strips
    ]  # fmt: skip


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hidden_names_keep_every_column_where_it_stood(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    services = house(Role.CONSULTANT)
    for name in ("Bo", "Ib", "Eva"):
        with_course(services, name)
    app = Vip2App(tmp_path, services)
    async with app.run_test(size=size) as pilot:
        for where in (To.TODAY, To.PEOPLE):
            await go(pilot, where)
            before = columns(seen(pilot))
            assert len(before) >= 3
            await pilot.press("f12")
            await settle(pilot)
            assert all(f"Borger {number}" in seen(pilot) for number in (1, 2, 3))
            assert columns(seen(pilot)) == before
            await pilot.press("f12")
            await settle(pilot)


async def test_saying_that_names_are_hidden_moves_nothing(tmp_path: Path) -> None:
    app = Vip2App(tmp_path, people())
    async with app.run_test(size=(80, 24)) as pilot:
        for dialog in (None, Tell("Noget at læse", "Et par ord.")):
            if dialog is not None:
                await app.push_screen(dialog)
            await settle(pilot)
            read = app.screen.query_one("#body" if dialog is None else "#box")
            before, lines = read.region, len(seen(pilot).split("\n"))
            await pilot.press("f12")
            await settle(pilot)
            assert "Navne er skjult · F12" in seen(pilot).split("\n")[0]
            assert (read.region, len(seen(pilot).split("\n"))) == (before, lines)
            await pilot.click(Band, offset=(3, 0))
            await settle(pilot)
            assert "Navne er skjult" not in seen(pilot)
            assert read.region == before


def columns(shown: str) -> list[int]:
    """Return where «over» stands in each line that says how late somebody is."""
    return [line.index(" over ") for line in shown.split("\n") if " dage over " in line]


async def test_a_line_that_fitted_is_one_line_with_other_names_too(tmp_path: Path) -> None:
    services = house(Role.CONSULTANT)
    with_course(services, "Bo")
    app = Vip2App(tmp_path, services)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line = Static(T("Bo taler med Bo"))
        line.styles.width = 15
        await app.screen.query_one("#body").mount(line)
        await pilot.press("f12")
        await settle(pilot)
        assert line.size.height == 1
        assert "Borger 1 taler…" in seen(pilot)


async def test_it_is_one_frame(tmp_path: Path) -> None:
    app = Vip2App(tmp_path, people())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Amina" in seen(pilot)
        app.action_names()
        app.screen._refresh_layout()
        assert "Amina" not in seen(pilot)


async def test_what_is_written_and_corrected_is_the_true_text(tmp_path: Path) -> None:
    services = people()
    citizen = amina(services)
    app = Vip2App(tmp_path, services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f12")
        await go(pilot, To.CITIZEN, citizen, "overblik")
        app.screen.query_one("#overblik Rows", Rows).go_to("fields")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        field = app.screen.query_one(Field)
        assert field.value == AMINA
        assert "Amina" not in seen(pilot)
        await pilot.press("end", *" Bo")
        await settle(pilot)
        assert f"{AMINA} Bo" in seen(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Bo" not in seen(pilot).replace("Borger", "")
        assert case(services, citizen).citizen.name == f"{AMINA} Bo"
        entry = case(services, citizen).entries[0].id
        app.push_screen(NoteScreen(services, citizen, correcting=entry))
        await settle(pilot)
        assert "bange" not in seen(pilot)
        assert "Skjult" in seen(pilot)
        await pilot.press("ctrl+end", *"!!")
        await settle(pilot)
        assert "bange" in seen(pilot)
        app.screen.query_one("#reason", Field).value = "tegn"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert case(services, citizen).entries[0].text == f"{SECRET}!!"
        assert "bange" not in seen(pilot)


async def test_what_is_copied_is_what_is_drawn(tmp_path: Path) -> None:
    services = people()
    citizen = amina(services)
    app = Vip2App(tmp_path, services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f12")
        await go(pilot, To.CITIZEN, citizen, "overblik")
        app.screen.text_select_all()
        marked = app.screen.get_selected_text() or ""
        assert "Borger 1" in marked
        assert not shows(marked, {AMINA})
        app.push_screen(Tell(f"Om {AMINA}", f"{AMINA} har CPR {CPR}"))
        await settle(pilot)
        app.screen.text_select_all()
        marked = app.screen.get_selected_text() or ""
        assert "Borger 1 har CPR ······-····" in marked
        await pilot.press("escape")
        entry = case(services, citizen).entries[0].id
        app.push_screen(NoteScreen(services, citizen, correcting=entry))
        await settle(pilot)
        text = app.screen.query_one(TextArea)
        text.focus()
        text.select_all()
        await pilot.press("ctrl+c")
        assert app.clipboard == "Skjult"
        text.action_cut()
        assert (app.clipboard, text.text) == ("Skjult", SECRET)
        await pilot.press("f12")
        text.action_copy()
        assert app.clipboard == SECRET


async def test_a_name_of_one_letter_is_hidden_where_it_is_the_name(tmp_path: Path) -> None:
    services = house(Role.MENTOR, "Mette Krogh")
    for name in ("B", "I", "7"):
        services.citizens.add(name)
    app = Vip2App(tmp_path, services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f12")
        await settle(pilot)
        assert "I dag" in seen(pilot)
        await go(pilot, To.PEOPLE)
        rows = app.screen.query_one(Rows)
        assert len([one for one in rows.shown if not one.heading]) == 3
        lines = [line for line in seen(pilot).split("\n") if "Start en jobpakke" in line]
        assert all(re.match(r"\W*Borger \d", line) for line in lines), lines
        assert len(lines) == 3


async def test_left_hidden_it_opens_hidden(tmp_path: Path) -> None:
    services = people()
    async with Vip2App(tmp_path, services).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f12")
        await settle(pilot)
    again = services_for(services.desk)
    async with Vip2App(tmp_path, again).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Navne er skjult · F12" in seen(pilot)
        assert "Amina" not in seen(pilot)
        await pilot.press("f12")
        await settle(pilot)
        assert "Amina" in seen(pilot)
    async with Vip2App(tmp_path, again).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Navne er skjult" not in seen(pilot)


async def test_who_is_new_is_hidden_from_the_first_picture(tmp_path: Path) -> None:
    services = people()
    app = Vip2App(tmp_path, services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f12", "ctrl+n")
        await settle(pilot)
        await pilot.press(*"Oluf Vang")
        await settle(pilot)
        assert "Oluf Vang" in seen(pilot)  # what one types oneself
        await pilot.press("enter")
        await settle(pilot)
        assert "Oluf Vang" in {case(services, one).citizen.name for one in services.citizens.ids()}
        assert not shows(seen(pilot), {"Oluf Vang"})
        assert "Borger 3" in seen(pilot)


async def test_before_the_vault_is_open_the_key_does_nothing(tmp_path: Path) -> None:
    app = Vip2App(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = drawn(pilot)
        await pilot.press("f12")
        await settle(pilot)
        assert drawn(pilot) == before


async def test_a_thousand_people_cost_no_more_to_draw_without_names(tmp_path: Path) -> None:
    services = house(Role.CONSULTANT)
    for number in range(1_000):
        services.citizens.add(f"Amina{number % 40} Hassan{number} Vester")
    app = Vip2App(tmp_path, services)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, To.PEOPLE)
        await settle(pilot)

        page = app.screen
        assert isinstance(page, Citizens)

        def cost() -> float:
            best = 9.0
            for _ in range(7):
                begun = process_time()
                page._fill()
                for widget in page.walk_children(with_self=True):
                    widget.notify_style_update()
                seen(pilot)
                best = min(best, process_time() - begun)
            return best

        plain = cost()
        await pilot.press("f12")
        await settle(pilot)
        assert "Borger 1" in seen(pilot)
        assert cost() < 1.2 * plain + 0.002


SAID_IN = ("services", "storage", "exchange", "sentences", "catalogue", "changes")
"""Where sentences stand that screens show; the line's own are not on a screen."""


def quoted_by_the_program() -> set[str]:
    """Return what is quoted of two words or more in what the screens and services say."""
    found: set[str] = set()
    rooms = [ROOT / "screens", *(ROOT / "vip2tui" / one for one in SAID_IN)]
    for path in [*(path for room in rooms for path in room.rglob("*.py")),
                 ROOT / "vip2tui/domain/settings.py"]:  # fmt: skip
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in told:
                found |= {one for one in re.findall("«([^«»]*)»", node.value) if " " in one.strip()}
    return found


async def test_what_the_program_itself_quotes_is_never_hidden(tmp_path: Path) -> None:
    services = house()
    app = Vip2App(tmp_path, services)
    quoted = quoted_by_the_program()
    assert {"Computere, du kender", "Se efter igen"} <= quoted
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f12")
        hidden = {one for one in quoted if hiding.text(app, f"Vælg «{one}».") != f"Vælg «{one}»."}
        assert sorted(hidden) == []
        assert hiding.text(app, "Vælg «det, hun sagde».") == "Vælg «Skjult»."
        assert hiding.text(app, NOBODY) == NOBODY


async def test_whom_to_call_is_hidden_with_the_telephone_too(tmp_path: Path) -> None:
    services = house()
    citizen = with_course(services)
    services.citizens.change(
        case(services, citizen), tovholder="Lene Kjær", tovholder_phone="12 34 56 78"
    )
    app = Vip2App(tmp_path / "arkiv", services=services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.post_message(GoTo(To.HELP, citizen))
        for _ in range(200):
            if "12 34 56 78" in seen(pilot):
                break
            await pilot.pause(0.02)
        assert "Lene Kjær, tlf. 12 34 56 78" in seen(pilot)
        await pilot.press("f12")
        await pilot.pause()
        assert "12 34 56 78" not in seen(pilot)
        assert "Lene" not in seen(pilot)
        await pilot.press("f12")
        await pilot.pause()
        assert "Lene Kjær, tlf. 12 34 56 78" in seen(pilot)
