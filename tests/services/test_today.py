"""«I dag»: at most seven lines, the most urgent first, and nobody forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.conftest import MONDAY, Office, met
from tests.services.exchange.test_exposure import slip
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.day_list import LINES, REMOVE, TodayLine, arranged
from vip2tui.domain.course.queue import Tasks
from vip2tui.domain.course.upcoming import Urgency, Waiting, urgency
from vip2tui.domain.roles import Role
from vip2tui.services import reading
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.weekly import Round
from vip2tui.services.course.pacing import waiting_about
from vip2tui.services.desk import Desk
from vip2tui.services.drafts import PART
from vip2tui.services.house import services_for
from vip2tui.services.today import known

TASKS = Tasks(SHIPPED.codes().tasks)


def chosen(groups: list[list[TodayLine]], most: int = LINES) -> tuple[tuple[TodayLine, ...], int]:
    """Return the lines that are shown of all, and how many there is no room for."""
    found = arranged(groups, TASKS, most)
    return found.lines, found.left


things = st.builds(
    lambda due, name: Waiting("c", "x", due, "M", urgency(due, MONDAY), "plan", name),
    st.dates(MONDAY - timedelta(days=60), MONDAY + timedelta(days=60)),
    st.text("ab", max_size=2),
)
reads = st.lists(st.lists(things, min_size=1, max_size=12), max_size=15).map(
    lambda groups: [
        [
            TodayLine(f"c{number}", "N", replace(one, citizen=f"c{number}"))
            for one in TASKS.ordered(found)
        ]
        for number, found in enumerate(groups)
    ]
)


@given(reads)
def test_there_are_never_more_than_seven_lines_and_nobody_is_lost(
    groups: list[list[TodayLine]],
) -> None:
    lines, left = chosen(groups)
    assert len(lines) <= LINES
    ranks = [(line.waiting.urgency, line.waiting.due) for line in lines]
    assert ranks == sorted(ranks)
    if not groups:
        assert (lines, left) == ((), 0)
    elif len(groups) > LINES:
        assert (len(lines), left) == (LINES, len(groups) - LINES)
    else:
        assert lines
    most = min(line.waiting.urgency for group in groups for line in group) if groups else None
    assert not lines or lines[0].waiting.urgency == most


def lines_of(*names: str, drafts: int = 0) -> list[list[TodayLine]]:
    """Return a citizen with so many lines each, and so many drafts about the first."""
    at = datetime(2026, 5, 4, 9)  # noqa: DTZ001 - only their order counts
    begun = [
        TodayLine("a", "A", Waiting("a", f"Kladde {n}", MONDAY, "", Urgency.DRAFT, PART),
                  at=at.replace(minute=n))
        for n in range(drafts)
    ]  # fmt: skip
    groups = [
        [TodayLine(name, name, Waiting(name, f"{n}", MONDAY, "M", Urgency.TODAY, "plan", f"{n}"))
         for n in range(len(name))]
        for name in names
    ]  # fmt: skip
    return [begun, *groups] if begun else groups


@pytest.mark.parametrize(
    ("groups", "shown", "left"),
    [
        (lines_of("aaaaaaa"), 7, 0),
        (lines_of("aaaaaaaa"), 7, 1),
        (lines_of("aaa", "bbbb"), 7, 0),
        (lines_of("aaaa", "bbbb"), 2, 0),
        (lines_of(*"abcdefgh"), 7, 1),
        (lines_of("aaaaa", drafts=2), 7, 0),
        (lines_of("aaaaaa", drafts=2), 7, 0),
        (lines_of("aaaaaaa", drafts=1), 8, 0),
        (lines_of("aaa", "bbbb", drafts=1), 8, 0),
        (lines_of("aaa", "bbbbb", drafts=3), 3, 0),
    ],
)
def test_what_there_is_room_for_is_shown(
    groups: list[list[TodayLine]], shown: int, left: int
) -> None:
    assert LINES == 7
    lines, rest = chosen(groups)
    assert (len(lines), rest) == (shown, left)
    drafts = [line for group in groups for line in group if line.at]
    told = sum(line.more + 1 for line in lines if line.at)
    assert told == len(drafts)


@given(reads)
def test_every_thing_of_the_week_is_a_line_or_counted(groups: list[list[TodayLine]]) -> None:
    lines, left = chosen(groups, most=10_000)
    near = sum(max(1, sum(x.waiting.urgency < Urgency.LATER for x in group)) for group in groups)
    assert (len(lines), left) == (near, 0)
    few, left = chosen(groups)
    if len(groups) <= LINES:
        assert len(few) + sum(line.more for line in few) + left == near


def test_a_doubt_comes_first_and_says_what_it_is_about(mentor: Office, consultant: Office) -> None:
    amina = mentor.citizen(phone="1")
    consultant.fetch(mentor)
    mentor.all.citizens.change(mentor.see(amina), phone="2")
    consultant.all.citizens.change(consultant.see(amina), phone="3")
    met(mentor, consultant)
    lines = mentor.all.today.arranged(mentor.all.today.read()).lines
    assert lines[0].waiting.urgency is Urgency.DOUBT
    assert lines[0].waiting.what == "skal afgøres: telefon"


def test_who_needs_you_today_is_the_same_in_today_and_in_the_case_load(mentor: Office) -> None:
    mentor.clock.turn(days=-60)
    late = mentor.on_course("Late", date(2026, 3, 5))
    mentor.clock.turn(days=60)
    fine = mentor.on_course("Fine", MONDAY)
    lines = mentor.all.today.arranged(mentor.all.today.read()).lines
    assert lines[0].citizen == late
    assert {line.citizen for line in lines} == {late, fine}
    row = mentor.all.citizens.row(late)
    assert row.next is not None
    assert row.next.urgency is Urgency.OVERDUE


def test_every_active_citizen_has_a_next_step(mentor: Office, consultant: Office) -> None:
    bare = mentor.citizen("Uden")
    amina = mentor.on_course("Amina")
    paused = mentor.on_course("Pause")
    done = mentor.on_course("Færdig")
    for citizen, status in ((paused, "pause"), (done, "gennemfoert")):
        for step in mentor.plan(citizen).steps:
            mentor.all.courses.set_step(mentor.see(citizen), step, status)
        case, plan = mentor.see(citizen), mentor.plan(citizen)
        for line in plan.lines:
            for time in line.times:
                if mentor.all.checklist.may(time):
                    mentor.all.checklist.not_relevant(case, plan, time, "prøve")
    consultant.fetch(mentor)
    said = {}
    for office in (mentor, consultant):
        for citizen in (bare, amina, paused, done):
            coming = office.all.citizens.row(citizen).next
            assert coming is not None, (office.desk.me.role, citizen)
            assert coming.owner in "MLJB"
            assert coming.due.year < 2199
            said[office.desk.me.role, citizen] = coming.what
    assert said[Role.MENTOR, bare] == "Start en jobpakke"
    assert said[Role.MENTOR, paused].startswith("Tag fat igen: ")
    assert said[Role.MENTOR, done] == "Afslut forløbet, og skriv resultatet"


def test_a_promise_waits_until_a_week_after_its_day(mentor: Office) -> None:
    amina = mentor.citizen()
    seen = mentor.see(amina)
    mentor.all.notes.add(seen, Note("note", "x", next="gammelt", next_date=date(2026, 5, 6)))
    mentor.all.notes.add(
        seen, Note("note", "y", next="ring til Ali", next_date=date(2026, 5, 7), next_owner="B")
    )

    def waits() -> list[tuple[str, str, Urgency]]:
        found = waiting_about(mentor.desk, mentor.see(amina))
        return [(one.what, one.owner, one.urgency) for one in found if one.part == "notater"]

    assert waits() == [("ring til Ali", "B", Urgency.SOON)]
    mentor.clock.turn(days=3)
    assert waits() == [("ring til Ali", "B", Urgency.TODAY)]
    mentor.clock.turn(days=7)
    assert waits() == [("ring til Ali", "B", Urgency.OVERDUE)]
    mentor.clock.turn(days=1)
    assert waits() == []


def read_anew(office: Office) -> list[list[TodayLine]]:
    """Return what a program that was just started would read."""
    desk = Desk(office.store, now=office.clock, new_id=str)
    return list(services_for(desk).today.read())


def test_what_is_kept_of_i_dag_is_what_would_be_read_anew() -> None:
    office = Office(Role.OFFICE, "k")
    one, other = office.on_course("Amina"), office.citizen("Bo")

    def same() -> list[TodayLine]:
        found = list(office.all.today.read())
        assert found == read_anew(office)
        assert found == list(office.all.today.read())
        return [line for lines in found for line in lines]

    at_first = same()
    office.tick(one, "m05.1")
    same()
    seen = office.see(other)
    office.all.notes.add(seen, Note("note", "x", next="ring", next_date=date(2026, 5, 5)))
    assert same() != at_first
    office.all.citizens.change(office.see(other), name="Bo Li")
    same()
    slip(office.desk, other, "identity", {"cpr": "0101901234"})
    slip(office.desk, other, "identity", {"cpr": "0101901236"})
    redacting = office.all.redacting
    while bared := [line.waiting.name for line in same() if line.waiting.part == REMOVE]:
        redacting.redact(redacting.values(bared[0]), "forkert sted")
    office.all.citizens.put_away(office.see(one))
    same()
    assert one not in office.all.today._known
    office.all.citizens.bring_back(one)
    same()
    office.clock.turn(days=30)
    same()
    office.all.history.undo()
    same()


def test_what_is_kept_of_i_dag_is_not_written_out(mentor: Office) -> None:
    """The framework writes out what a worker is given: a thousand names took a second."""
    mentor.on_course("Amina Hassan")
    assert list(mentor.all.today.read())
    assert "Amina" not in repr(mentor.all)


def test_who_comes_back_to_i_dag_has_it_without_deriving_anybody_anew(
    mentor: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_KEPT", 2)
    here = [mentor.on_course(f"Borger {number}") for number in range(5)]
    assert len(list(mentor.all.today.read())) == 5
    derived: list[str] = []
    plain = known.casework

    def noted(desk: Desk, citizen: str) -> object:
        derived.append(citizen)
        return plain(desk, citizen)

    monkeypatch.setattr(known, "casework", noted)
    assert len(list(mentor.all.today.read())) == 5
    assert derived == []
    mentor.tick(here[2], "m05.1")
    assert len(list(mentor.all.today.read())) == 5
    assert derived == [here[2]]


def parts(office: Office, citizen: str) -> set[str]:
    """Return the sorts of lines there are about a citizen."""
    lines = [one for group in office.all.today.read() for one in group]
    return {one.waiting.kind or one.waiting.part for one in lines if one.citizen == citizen}


def _nothing(_office: Office, _citizen: str) -> None:
    pass


def _granted(office: Office, citizen: str) -> None:
    today = office.desk.today()
    office.all.grants.add(office.see(citizen), office.plan(citizen), {
        "purpose": "Holde fast i praktikken på lageret", "start": today - timedelta(days=90),
        "end": today + timedelta(days=20), "weekly": 60,
    })  # fmt: skip


def _used_up(office: Office, citizen: str) -> None:
    _granted(office, citizen)
    note = Note("mentormoede", "x", day=office.desk.today() - timedelta(days=9), minutes=480)
    for _ in range(2):
        office.all.notes.add(office.see(citizen), note)


def _closed(office: Office, citizen: str) -> None:
    office.all.closing.close(office.see(citizen), office.plan(citizen), "afbrudt")


@pytest.mark.parametrize(
    ("role", "on_course", "happens", "asked", "never"),
    [
        (Role.MENTOR, False, _nothing, {"jobpakke"}, {"mentorstoette", "fremskridt", "runde"}),
        (Role.CONSULTANT, False, _nothing, {"jobpakke"}, {"periode", "fremskridt", "runde"}),
        (Role.MENTOR, True, _nothing, {"runde"}, {"mentorstoette", "periode", "fremskridt"}),
        (Role.CONSULTANT, True, _nothing, {"fremskridt"}, {"mentorstoette", "periode", "runde"}),
        (Role.OFFICE, True, _nothing, {"plan"}, {"mentorstoette", "fremskridt", "runde"}),
        (Role.CONSULTANT, True, _granted, {"periode"}, {"mentorstoette", "runde"}),
        (Role.CONSULTANT, True, _used_up, {"periode", "mentorstoette"}, {"runde"}),
        (Role.OFFICE, True, _used_up, {"plan"}, {"periode", "mentorstoette"}),
        (Role.CONSULTANT, True, _closed, {"fremskridt"}, {"plan", "tjekliste", "jobpakke"}),
    ],
)  # fmt: skip
def test_nothing_asks_for_what_does_not_exist(
    role: Role,
    on_course: bool,
    happens: Callable[[Office, str], None],
    asked: set[str],
    never: set[str],
) -> None:
    office = Office(role, "w")
    citizen = office.on_course() if on_course else office.citizen()
    happens(office, citizen)
    found = parts(office, citizen)
    assert asked <= found
    assert not never & found


def test_a_mentor_is_asked_for_twenty_minutes(mentor: Office) -> None:
    for number in range(9):
        mentor.on_course(f"Kursist {number}")
    read = list(mentor.all.today.read())
    week = mentor.desk.catalogue.codes().today.week

    def takes(lines: Iterable[TodayLine]) -> float:
        return sum(TASKS.of(one.waiting).minutes for one in lines)

    now = mentor.all.today.arranged(read, 10_000)
    assert week - 5 < takes(now.lines) <= week
    assert now.minutes == takes(now.later) > 0
    # Six rounds are enough; whose round is later, whose not, follows the order.
    assert {one.name for one in now.lines} == {f"Kursist {number}" for number in range(6)}
    whole = mentor.all.today.arranged(read, 10_000, every=True)
    assert {*now.lines, *now.later} == set(whole.lines)
    assert not whole.later
    mentor.all.weekly.save(mentor.see(now.lines[0].citizen), Round(5, good="Kom til tiden"))
    after = mentor.all.today.arranged(mentor.all.today.read(), 10_000)
    assert {one.name for one in after.lines} != {one.name for one in now.lines}
    assert "Kursist 6" in {one.name for one in after.lines}, "what is done makes room"


@pytest.mark.parametrize("role", [Role.CONSULTANT, Role.OFFICE])
def test_the_municipality_sees_all_of_it(role: Role) -> None:
    office = Office(role, "w")
    for number in range(30):
        office.citizen(f"Borger {number:02}")
    now = office.all.today.arranged(office.all.today.read(), 10_000)
    assert [line.name for line in now.lines] == [f"Borger {number:02}" for number in range(30)]
    assert now.later == ()
