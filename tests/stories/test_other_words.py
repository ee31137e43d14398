"""With other words for people and places, the old ones stand on no screen and in no answer (R109).

What somebody typed, and what the law says, keeps its own words; so does the help of the commands,
which is printed without opening a vault.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from screens.base import GoTo
from screens.messages import To
from screens.routes import screen_for
from screens.today import Today
from tests.commands.conftest import _own_places as _own_places
from tests.commands.conftest import home as home
from tests.commands.conftest import vip as vip
from tests.screens.stage import SOREN, house, rows, seen, showing, with_course
from tests.services.packages.office_files import LOCAL, a_word, as_file
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

TERMS = (
    a_word("jobcentre", "jobhus", "Jobhus Nord", "jobhuse", "jobhusene"),
    a_word("office", "hus", "Huset Nord", "huse", "husene"),
    a_word("citizen", "kandidat", "kandidaten", "kandidater", "kandidaterne"),
    a_word("mentor", "makker", "makkeren", "makkere", "makkerne"),
    a_word("consultant", "vejviser", "vejviseren", "vejvisere", "vejviserne"),
    a_word("leader", "bas", "bassen", "basser", "basserne"),
    a_word("tovholder", "ankermand", "ankermanden", "ankermænd", "ankermændene"),
)
FILE = as_file({"format": 1, "version": "1.0", "ord": list(TERMS), "kilder": LOCAL})
OLD = re.compile(
    r"(?<![\w-])(?:jobcent(?:er|ret|re|rene)|kommunen|borger(?:en|e|ne)?"
    r"|mentor(?:en|er|erne)?|konsulent(?:en|er|erne)?|leder(?:en|e|ne)?|tovholder(?:en|e|ne)?)s?(?![\w-])",
    re.IGNORECASE,
)
ALWAYS = re.compile(r"jobcent", re.IGNORECASE)


NAMES = re.compile(r"(?:Nordstrand|Vejle) Kommune|Tjekliste til mentorer \(2008\)")
"""Names of municipalities and of a source: what one looks up is called as it is called."""


def left(text: str) -> set[str]:
    text = NAMES.sub("", text)
    every = (*OLD.finditer(text), *ALWAYS.finditer(text))
    return {text[max(one.start() - 20, 0) : one.end() + 10] for one in every}


PLACES = (
    GoTo(To.PEOPLE, None), GoTo(To.PACKAGES, None), GoTo(To.SEARCH, None), GoTo(To.EXCHANGE, None),
    GoTo(To.FETCH, None), GoTo(To.DOUBTS, None), GoTo(To.DIARY, None), GoTo(To.COMPUTERS, None),
    GoTo(To.HELP, None), GoTo(To.RULES, None), GoTo(To.PACKAGE, None, "butik"),
    GoTo(To.WORDS, None, "butik"), GoTo(To.COMPARE, None, "butik+koekken"),
    GoTo(To.CITIZEN, "?"), GoTo(To.CITIZEN, "?", "plan"), GoTo(To.CITIZEN, "?", "tjekliste"),
    GoTo(To.CITIZEN, "?", "notater"), GoTo(To.NOTE, "?"), GoTo(To.ROUND, "?"), GoTo(To.WEEK, "?"),
    GoTo(To.FITS, "?", "butik"),
)  # fmt: skip


@pytest.mark.parametrize("role", [Role.MENTOR, Role.CONSULTANT])
async def test_no_screen_says_the_old_word(role: Role) -> None:
    services = house(role)
    services.desk.me = replace(services.desk.me, authority="Nordstrand")  # which somebody typed
    services.office_data.take(services.office_data.preview(FILE, "x"))
    citizen = with_course(services)
    services.citizens.add(SOREN)
    found: dict[str, set[str]] = {}
    async with showing(services, Today(services), (100, 200)) as pilot:
        found["idag"] = left(seen(pilot))
        for place in PLACES:
            where = f"{place.where} {place.name or ''}"
            wish = GoTo(place.where, citizen if place.citizen else None, place.name)
            screen = screen_for(wish, services, None)
            await pilot.app.push_screen(screen)
            await pilot.pause()
            found[where] = left(seen(pilot))
            await pilot.app.push_screen(screen_for(GoTo(To.HELP, None), services, screen))
            await pilot.pause()
            found[f"{where}, hjælp"] = left(seen(pilot))
            await pilot.app.pop_screen()
            await pilot.app.pop_screen()
    assert {where: words for where, words in found.items() if words} == {}


RUNNING = (
    ("today", "--all"), ("citizen", "show", "Amina"), ("course", "show", "Amina"),
    ("checklist", "show", "Amina", "--all"), ("citizen", "list"), ("log", "list", "Amina"),
    ("checklist", "tick", "Amina", "m01.1"), ("course", "week", "Amina"),
)  # fmt: skip


async def test_a_course_that_began_before_the_words_came_says_them_too() -> None:
    services = house()
    citizen = with_course(services)
    before = services.citizens.get(citizen)
    assert any(left(line.item.text) for line in before.courses[0].lines)
    services.office_data.take(services.office_data.preview(FILE, "x"))
    found: dict[str, set[str]] = {}
    async with showing(services, Today(services), (100, 400)) as pilot:
        found["idag"] = left(seen(pilot))
        for name in (None, "plan", "tjekliste", "notater", "runde", "uge", "notat"):
            where = "borger" if name in (None, "plan", "tjekliste", "notater") else name
            wish = GoTo(To(str(where)), citizen, name if where == "borger" else None)
            await pilot.app.push_screen(screen_for(wish, services, None))
            await pilot.pause()
            found[str(name)] = left(seen(pilot))
            if where == "borger" and name is not None:
                found[f"{name}, rækker"] = set().union(
                    *(left(f"{row.text}\n{row.below}") for row in rows(pilot).shown)
                )
            await pilot.app.pop_screen()
    assert {where: words for where, words in found.items() if words} == {}


def test_no_command_about_a_running_course_says_the_old_word(
    home: Path, vip: Callable[..., Done], tmp_path: Path
) -> None:
    path = tmp_path / "ord.json"
    path.write_bytes(FILE)
    assert home.exists()
    assert vip("citizen", "add", "--name", "Amina Søgaard", "--tovholder", "Bo Lind").code == 0
    assert vip("course", "start", "Amina", "--package", "kabel", "--start", "i dag").code == 0
    assert left(vip("checklist", "show", "Amina", "--all").out)
    assert vip("data", "fetch", str(path)).code == 0
    found = {}
    for line in RUNNING:
        done = vip(*line)
        found[" ".join(line)] = left(done.out + done.err)
    assert {line: words for line, words in found.items() if words} == {}


def test_what_somebody_wrote_keeps_its_words_in_a_running_course() -> None:
    services = house()
    citizen = with_course(services)
    before = services.citizens.get(citizen).courses[0]
    services.own_parts.add_goal(before, before.steps[0], "Kender sin mentor")
    services.office_data.take(services.office_data.preview(FILE, "x"))
    plan = services.citizens.get(citizen).courses[0]
    texts = [goal.goal.text for step in plan.steps for goal in step.goals]
    assert "Kender sin mentor" in texts


LINES = (
    ("today", "--all"), ("citizen", "list"), ("citizen", "show", "Amina"),
    ("course", "show", "Amina"), ("checklist", "show", "Amina"), ("log", "list", "Amina"),
    ("package", "own"), ("rules",), ("data", "list"), ("diary",), ("doubt", "list"),
    ("device", "show"), ("device", "list"), ("search", "a"), ("citizen", "show", "ingen"),
)  # fmt: skip


def test_no_answer_says_the_old_word(home: Path, vip: Callable[..., Done], tmp_path: Path) -> None:
    path = tmp_path / "ord.json"
    path.write_bytes(FILE)
    assert home.exists()
    assert vip("data", "fetch", str(path)).code == 0
    assert vip("citizen", "add", "--name", "Amina Søgaard", "--tovholder", "Bent").code == 0
    assert vip("course", "start", "Amina", "--package", "kabel", "--start", "i dag").code == 0
    assert vip("log", "add", "Amina", "--type", "note", "--text", "Godt", "--confirmed").code == 0
    found = {}
    for line in LINES:
        done = vip(*line)
        found[" ".join(line)] = left(done.out + done.err)
    law = found.pop("rules")
    assert not any("jobcent" in one for one in law)
    assert {line: words for line, words in found.items() if words} == {}
