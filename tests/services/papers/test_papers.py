"""Each paper of the demo, read back by other programs; and what may never stand on one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.demo.helpers import TODAY, services_on
from tests.papers.read_back import facts, is_whole, text_of
from tests.papers.tagged import faults
from tests.services.conftest import Office
from tests.services.papers.every import WAYS, everything, of_kind
from tests.services.support.test_support import gave, grant
from vip2tui.base.targets import BadTargetError
from vip2tui.demo import build
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.measurement import Voice
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.kinds.table import KINDS as KINDS_OF
from vip2tui.domain.roles import Role
from vip2tui.papers.as_text import as_text
from vip2tui.papers.kinds import (
    ATTENDANCE,
    CALLS,
    CARD,
    CHECKLIST,
    DELETIONS,
    DISCLOSURE,
    ILL,
    KINDS,
    LEADERS,
    METHOD,
    NUMBERS,
    PACKAGE,
    PLAN,
    SHEET,
    SLIP,
    STATUS,
    TALK,
    Asked,
    PaperKind,
    Subject,
)
from vip2tui.papers.paper import Table, Ticks
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import RefusedError
from vip2tui.services.house import Services
from vip2tui.services.papers.disclosure import PARTS
from vip2tui.services.papers.journal import MOST, journal_note
from vip2tui.services.papers.masking import MASK
from vip2tui.services.progress.measuring import Form
from vip2tui.services.vault.read_log import Act
from vip2tui.storage import vault
from vip2tui.text.guard import cpr_like

MOST_PAGES = {
    CARD: 1, PLAN: 1, STATUS: 1, TALK: 1, CHECKLIST: 2, LEADERS: 2, ILL: 1, PACKAGE: 1, METHOD: 1,
    SLIP: 1,
}  # fmt: skip
SECRET = "hemmelig kun kommunen"
CPR = "010190-1234"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    homes = build(tmp_path_factory.mktemp("demo"), today=TODAY)
    store = vault.open(homes.office, homes.passphrase)
    services = services_on(store)
    for citizen in services.citizens.ids():
        seen = services.citizens.get(citizen)
        for granted in services.grants.of(seen)[-1:]:
            services.grants.extend(seen, granted, {"assessment": "Stadig afgørende"})
    yield services
    store.close()


@pytest.mark.parametrize(
    "kind", [one for one in KINDS if one not in (DELETIONS, NUMBERS)], ids=lambda one: one.code
)
def test_every_paper_of_the_demo_is_whole_and_says_what_its_twin_says(
    kind: PaperKind, demo: Services, tmp_path: Path
) -> None:
    made = 0
    for about, paper in of_kind(demo, kind, *(WAYS if kind.takes_blank else WAYS[:1])):
        target = demo.papers.target(kind, tmp_path, about, is_text=False)
        file = demo.papers.write(kind, paper, target, is_text=False)
        assert is_whole(file)
        assert all("papir" in {read.act for read in demo.reads.of(one)} for one in paper.whose)
        said = facts(file)
        assert said["Tagged"] == "yes"
        assert faults(file, paper.title) == []
        assert int(said["Pages"]) <= MOST_PAGES.get(kind, 9)
        if isinstance(about, Casework):
            assert about.citizen.name not in file.name
            assert paper.whose == (about.citizen.id,)
        assert MASK not in as_text(paper), "a phone and a case number are no CPR number"
        assert not list(cpr_like(as_text(paper)))
        # A word may be parted at the end of a line on paper.
        read = re.sub(r"\W", "", text_of(file)).lower()
        for word in re.findall(r"[^\W_]{4,}", as_text(paper)):
            assert word.lower() in read, word
        made += 1
    assert made >= (3 if kind.of is Subject.CITIZEN else 1), kind


def test_a_file_says_what_it_is_and_when_and_is_never_written_over(
    demo: Services, tmp_path: Path
) -> None:
    names = []
    for _ in range(2):
        target = demo.papers.target(PLAN, tmp_path, is_text=True)
        target.path.write_text("x", encoding="utf-8")
        names.append(target.path.name)
    day = TODAY.isoformat()
    assert names == [f"plan-{day}.txt", f"plan-{day}-2.txt"]
    with pytest.raises(BadTargetError):
        demo.papers.target(PLAN, tmp_path / names[0], is_text=True)


@pytest.fixture
def office() -> Office:
    return Office(Role.CONSULTANT, "c1")


@settings(max_examples=20)
@given(st.lists(st.sampled_from(["note", "cpr", "grant", "goal", "private"]), max_size=6))
def test_nothing_of_the_municipalitys_own_part_is_on_a_paper(row: list[str]) -> None:
    one = Office(Role.CONSULTANT, "c1")
    citizen = one.on_course()
    grant(one, citizen, reason=SECRET, beyond=SECRET)
    for what in row:
        seen = one.see(citizen)
        match what:
            case "note":
                one.all.notes.add(
                    seen, Note("samtale", SECRET, TODAY_HERE, 30, place=Place.PROFESSIONAL)
                )
            case "private":
                one.all.notes.add(
                    seen, Note("samtale", SECRET, TODAY_HERE, 30, place=Place.PRIVATE)
                )
            case "cpr":
                one.all.citizens.set_cpr(seen, CPR)
            case "grant":
                grant(one, citizen, reason=SECRET, beyond=SECRET)
            case _:
                gave(one, citizen, TODAY_HERE)
    seen = one.see(citizen)
    hidden = [case for case in seen.states if place_of(case) is not Place.SHARED]
    assert hidden
    told = list(everything(one.all))
    assert {kind for kind, _ in told} >= {CARD, PLAN, CHECKLIST, LEADERS, ILL, CALLS, PACKAGE}
    for kind, paper in told:
        text = as_text(paper) + repr(paper)
        assert kind.is_professional or SECRET not in text, kind
        assert CPR not in text
        assert CPR.replace("-", "") not in text


TODAY_HERE = date(2026, 4, 6)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(1, 28), st.integers(1, 400)), min_size=1, max_size=8))
def test_the_sum_of_a_month_sheet_is_that_of_the_log(given_: list[tuple[int, int]]) -> None:
    one = Office(Role.CONSULTANT, "c1")
    citizen = one.on_course()
    for day, minutes in given_:
        gave(one, citizen, date(2026, 3, day), minutes)
    paper = one.all.papers.make(SHEET, one.see(citizen), Asked("2026-03"))
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert _minutes(table.total[-1]) == sum(minutes for _, minutes in given_)
    assert _minutes(table.total[-1]) == sum(_minutes(row[-1]) for row in table.rows)


def _minutes(said: str) -> int:
    hours, minutes = said.split(":")
    return int(hours) * 60 + int(minutes)


def test_what_came_after_the_lock_stands_apart_from_the_sum(office: Office) -> None:
    citizen = office.on_course()
    gave(office, citizen, date(2026, 3, 3), 60)
    office.all.hours.lock(office.see(citizen), "2026-03")
    gave(office, citizen, date(2026, 3, 4), 45)
    paper = office.all.papers.make(SHEET, office.see(citizen), Asked("2026-03"))
    first, late = [block for block in paper.blocks if isinstance(block, Table)]
    assert (first.total[-1], late.rows[0][-1]) == ("1:00", "0:45")


def test_a_blank_list_names_nobody_and_ticks_nothing(office: Office) -> None:
    citizen = office.on_course("Amina Hassan")
    office.tick(citizen, "m01.1")
    paper = office.all.papers.make(CHECKLIST, office.see(citizen), Asked(is_blank=True))
    assert "Amina" not in as_text(paper)
    ticks = [one for block in paper.blocks if isinstance(block, Ticks) for one in block.points]
    assert len(ticks) > 50
    assert not any(one.is_done or one.words for one in ticks)
    filled = as_text(office.all.papers.make(CHECKLIST, office.see(citizen)))
    assert "[x] Formålet med forløbet er skrevet ned" in filled


def test_each_week_of_attendance_is_named_also_where_its_monday_is_a_holiday() -> None:
    one = Office(Role.CONSULTANT, "c1")
    citizen = one.on_course()
    paper = one.all.papers.make(ATTENDANCE, one.see(citizen))
    table = next(block for block in paper.blocks if isinstance(block, Table))
    named = [(row[0], row[1]) for row in table.rows if row[0]]
    assert [week for week, _ in named] == ["Uge 19", "Uge 20", "Uge 21", "Uge 22"]
    assert named[-1][1] == "tir 26. maj 2026", "25 May is Whit Monday"


def test_the_leaders_points_are_the_leaders_alone(office: Office) -> None:
    citizen = office.on_course()
    paper = office.all.papers.make(LEADERS, office.see(citizen))
    told = [one.text for block in paper.blocks if isinstance(block, Ticks) for one in block.points]
    plan = office.plan(citizen)
    assert sorted(told) == sorted(one.item.text for one in plan.lines if one.item.owner == "L")
    assert len(told) >= 10


@pytest.mark.parametrize("kind", [PLAN, CHECKLIST, SHEET], ids=lambda one: one.code)
def test_what_a_paper_lacks_is_said(kind: PaperKind, office: Office) -> None:
    citizen = office.citizen()
    with pytest.raises(RefusedError, match="ingen"):
        office.all.papers.make(kind, office.see(citizen))


def test_the_engine_is_not_imported_before_a_paper_is_made() -> None:
    import subprocess
    import sys

    script = (
        "import sys, vip2tui.services.house, vip2tui.commands.paper; "
        "print(any(one.split('.')[0] == 'typst' for one in sys.modules))"
    )
    done: Any = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "False"


def test_a_journal_note_is_short_newest_first_and_counts_what_it_leaves_out(office: Office) -> None:
    citizen = office.on_course()
    for day in range(1, 29):
        note = Note("samtale", f"Nummer {day}: " + "vi talte om meget " * 9, date(2026, 3, day), 30)
        office.all.notes.add(office.see(citizen), note)
    made = office.all.papers.journal(office.see(citizen), date(2026, 3, 1), date(2026, 3, 31))
    assert len(made.text) <= MOST
    assert made.told + made.left_out == 28
    assert made.told > 3
    assert made.text.index("Nummer 28") < made.text.index("Nummer 27")
    assert f"{made.left_out} ældre notater er ikke med." in made.text
    assert "KLE 15.20.36 Mentorstøtte" in made.text
    short = office.all.papers.journal(office.see(citizen), date(2026, 3, 5), date(2026, 3, 5))
    assert (short.told, short.left_out) == (1, 0)


@settings(max_examples=30)
@given(st.lists(st.text(max_size=600), max_size=12))
def test_a_journal_note_never_has_more_signs_than_it_may(texts: list[str]) -> None:
    one = Office(Role.CONSULTANT, "c1")
    citizen = one.on_course()
    entries = [
        Entry(id=f"e{n}", case=citizen, type="samtale", day=date(2026, 3, 1 + n), text=text)
        for n, text in enumerate(texts)
    ]
    made = journal_note(
        one.desk.catalogue, entries[::-1], date(2026, 3, 1), date(2026, 3, 31), TODAY, "EKS-0001"
    )
    assert len(made.text) <= MOST
    assert made.told + made.left_out == len(texts)


def test_a_private_note_is_in_no_journal_and_a_mentor_writes_none(office: Office) -> None:
    citizen = office.on_course()
    for place in Place.SHARED, Place.PROFESSIONAL, Place.PRIVATE:
        note = Note("samtale", f"Sted {place.name}", date(2026, 3, 5), 30, place=place)
        office.all.notes.add(office.see(citizen), note)
    made = office.all.papers.journal(office.see(citizen), date(2026, 3, 1), date(2026, 3, 31))
    assert ("SHARED" in made.text, "PROFESSIONAL" in made.text, "PRIVATE" in made.text) == (
        True, True, False,
    )  # fmt: skip
    mentor = Office(Role.MENTOR, "m1")
    theirs = mentor.on_course()
    with pytest.raises(RefusedError, match="kommunen"):
        mentor.all.papers.journal(mentor.see(theirs))


def test_an_access_request_keeps_nothing_back_and_names_its_parts(tmp_path: Path) -> None:
    one = Office(Role.CONSULTANT, "c1")
    citizen = one.on_course("Amina Hassan")
    one.all.citizens.set_cpr(one.see(citizen), CPR)
    for place in Place.SHARED, Place.PROFESSIONAL, Place.PRIVATE:
        note = Note("samtale", f"Sted {place.name} [bold", date(2026, 3, 5), 30, place=place)
        one.all.notes.add(one.see(citizen), note)
    grant(one, citizen, reason=SECRET)
    seen = one.see(citizen)
    form = Form(Voice.CONSULTANT, {"p01": 4})
    one.all.measuring.add(seen, one.plan(citizen), form)
    one.all.reads.note(Act.OPENED, citizen)
    seen = one.see(citizen)
    paper = one.all.papers.disclosure(seen)
    twin = as_text(paper)
    for part in PARTS.values():
        assert part in twin
    for held in ("SHARED", "PROFESSIONAL", "PRIVATE", SECRET, "0101901234", "Tro på job: 4",
                 "åbnet", "Hvem har åbnet det"):  # fmt: skip
        assert held in twin.replace("\n  ", " "), held
    assert "mange oplysninger" not in twin
    assert "ses under Fremskridt" not in twin
    assert twin.index("Sted PROFESSIONAL") < twin.index("Sted PRIVATE")
    target = one.all.papers.target(DISCLOSURE, tmp_path, is_text=False)
    file = one.all.papers.write(DISCLOSURE, paper, target, is_text=False)
    assert is_whole(file)
    assert faults(file, paper.title) == []
    assert SECRET in text_of(file)


def test_every_kind_of_record_is_told_in_an_access_request(demo: Services) -> None:
    """No kind is forgotten: whatever a citizen has a record of stands there by its name."""
    kinds = set[str]()
    for citizen in demo.citizens.ids():
        seen = demo.citizens.get(citizen)
        told = as_text(demo.papers.disclosure(seen))
        for state in seen.states.values():
            for record in state.records.values():
                words = KINDS_OF[record.kind].words.one
                assert f"{words[:1].upper()}{words[1:]}\n" in told, record.kind
                kinds.add(record.kind)
    assert len(kinds) > 12
