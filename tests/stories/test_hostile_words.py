"""What another computer wrote is drawn on every screen there is, in a real terminal: as words only.

The changes are stored as they would come in a file, past every cleaning of typed text.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.stories.test_first_day import do
from tests.terminal import Terminal
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Me, desk_on
from vip2tui.services.house import services_for
from vip2tui.storage import vault
from vip2tui.storage.keys import Cost

if TYPE_CHECKING:
    from pathlib import Path

PHRASE = "solsikke havregryn cykelsti tordenvejr lanterne"
BIDI = "\u202e\u2066\u200f"
HOSTILE = (
    "\x1b]52;c;SEFDSw==\x07",
    "\x1b]0;HACKTITLE\x07",
    "\x9d0;HACKTITLE\x9c",
    "\x1b[2J\x1b[31mHACKED",
    "[@click=app.quit]Klik[/]",
    "[/] [bold [red]x",
    BIDI + "gnirkes",
    "\u0300" * 40,
    "\udbff",
)
NEVER = (
    b"\x1b]52",
    b"\x1b]0;HACK",
    "\x9d".encode(),
    b"HACKTITLE\x07",
    b"\x1b[31mHACKED",
    *(char.encode() for char in BIDI),
)
"""What must not reach the terminal; the letters without their escape are only letters."""


def words(n: int) -> str:
    """Return a name with every hostile thing in it, that can still be found."""
    return f"Navn{n} " + " ".join(HOSTILE[:-1])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "arkiv"
    store, _ = vault.create(home, PHRASE, cost=Cost(memory=64 * 1024, time=1, lanes=1))
    me = Me("d", f"Laptop {HOSTILE[0]}", words(0), Role.CONSULTANT, words(9), "w1", ("w1",))
    store.commit((), [me.row()])
    desk = desk_on(store)
    services = services_for(desk)
    citizen = services.citizens.add("Navn1")
    start = datetime.now().astimezone().date()
    services.courses.start(
        services.citizens.get(citizen),
        SHIPPED.package("rengoering"),
        SHIPPED.checklist(),
        start,
        tovholder="Navn2",  # a name with such signs in it is taken for two, and refused
    )
    state = desk.state(citizen)
    course = state.of_kind("course")[0]
    plan = dict(course.get("plan"))
    plan["name"] = words(2)
    plan["steps"] = [
        {**step, "name": words(3), "goals": [{**goal, "text": words(4)} for goal in step["goals"]]}
        for step in plan["steps"]
    ]
    items = [{**item, "text": words(5)} for item in course.get("checklist")["items"][:9]]
    over = state.records[citizen].over
    told = {name: words(6) for name in ("name", "tovholder", "mentor")}
    told["phone"] = HOSTILE[0]
    note = {"type": words(7), "day": start.isoformat(), "text": words(8) + "\n" + words(8)}
    doubt = {"name": words(7)}
    theirs = write(
        [
            Draft(citizen, citizen, "citizen", told, {"name": over("name")}),
            Draft(citizen, citizen, "citizen", doubt, {"name": over("name")}),
            Draft(citizen, course.id, "course", {"plan": plan}, {"plan": course.over("plan")}),
            Draft(
                citizen,
                course.id,
                "course",
                {"checklist": {"version": "1", "items": items}},
                {"checklist": course.over("checklist")},
            ),
            Draft(citizen, "11111111-1111-4111-8111-111111111111", "entry",
                  {**note, "course": course.id, "next": words(8)}),
        ],
        desk.state,
        pen=Pen("w2", words(6)),
        action="theirs",
        at="2026-05-03T10:42:05+02:00",
    )  # fmt: skip
    desk.act([], received=theirs)
    store.close()
    return home


ROUTE = (
    ("f1", "esc"),
    ("f2",),
    ("enter",),
    ("right",),
    ("enter", "esc"),
    ("right",),
    ("f1", "esc", "space", "esc"),
    ("right",),
    ("enter", "esc"),
    ("f4",),
    ("f6", "esc"),
    ("ctrl+r", "esc"),
    ("ctrl+z", "esc"),
    ("f7", "navn8"),
    ("enter", "esc"),
    ("f3", "esc"),
    ("f8", "end", "up", "enter"),
    ("enter", "esc", "esc"),
    ("f8", "end", "enter", "esc", "ctrl+o", "esc", "esc"),
    ("f10", "esc"),
    ("ctrl+p", "esc"),
    ("f2", "ctrl+n", "navn1", "enter", "esc", "esc"),
)


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (120, 40)])
def test_no_screen_sends_what_another_computer_wrote_as_orders(
    home: Path, columns: int, lines: int
) -> None:
    with Terminal(home=home, columns=columns, lines=lines) as terminal:
        terminal.until("Adgangskode")
        terminal.settle()
        do(terminal, PHRASE, "enter")
        terminal.until("I dag", seconds=30)
        seen = [terminal.settle()]
        for keys in ROUTE:
            seen += [do(terminal, key) for key in keys]
            assert terminal.process.poll() is None, seen[-1]
        found = [order for order in NEVER if order in terminal.raw]
        assert not found
        everything = "\n".join(seen)
        for number in (2, 3, 5, 6, 8):
            assert f"Navn{number}" in everything, f"Navn{number} was never drawn"
        assert "[@click=app.quit]" in everything
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
