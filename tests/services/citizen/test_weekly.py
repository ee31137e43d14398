"""«Ugens runde»: one action, ticks what the answers prove, and goes whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import MONDAY, Office
from vip2tui.base.safe import TooLongError
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import ItemStatus
from vip2tui.services.citizen.weekly import ATTENDANCE, HOURS, TALK, Round
from vip2tui.services.course.pacing import waiting_about
from vip2tui.services.desk import RefusedError


def _save(office: Office, citizen: str, **answers: object) -> int:
    return office.all.weekly.save(office.see(citizen), Round(**answers))  # type: ignore[arg-type]


def _ticked(office: Office, citizen: str) -> dict[str, int]:
    lines = office.plan(citizen).lines
    return {
        line.item.id: line.ticked for line in lines if line.item.id in (TALK, HOURS, ATTENDANCE)
    }


def test_a_whole_round_is_one_action_and_one_undo(mentor: Office) -> None:
    amina = mentor.on_course()
    before = mentor.see(amina)
    assert _save(mentor, amina, days_present=4, days_planned=5, absence="egen_sygdom", minutes=90,
                 good="[/ mandag", hard="tempo", next="ring til Ali",
                 next_date=date(2026, 5, 8)) == 3  # fmt: skip
    seen = mentor.see(amina)
    assert _ticked(mentor, amina) == {TALK: 1, HOURS: 1, ATTENDANCE: 1}
    days, talk = seen.entries
    assert (days.type, days.planned, days.attended, days.absence) == (
        "fravaer", 5, 4, "egen_sygdom",
    )  # fmt: skip
    assert (talk.type, talk.minutes, talk.next) == ("mentormoede", 90, "ring til Ali")
    assert talk.text == "Godt: [/ mandag\nSvært: tempo\nNæste: ring til Ali"
    assert mentor.all.history.undo() is not None
    after = mentor.see(amina)
    assert (after.entries, after.courses) == (before.entries, before.courses)
    assert mentor.all.history.redo() is not None
    assert mentor.see(amina).entries == seen.entries


@pytest.mark.parametrize(
    ("answers", "proved"),
    [
        ({"good": "x"}, {TALK}),
        ({"minutes": 0}, {HOURS}),
        ({"days_present": 5}, {ATTENDANCE}),
        ({"days_present": 0, "days_planned": 0}, {ATTENDANCE}),
        ({"next": "ring", "minutes": 30}, {TALK, HOURS}),
    ],
)
def test_only_what_is_answered_is_ticked(
    mentor: Office, answers: dict[str, object], proved: set[str]
) -> None:
    amina = mentor.on_course()
    assert _save(mentor, amina, **answers) == len(proved)
    assert {name for name, times in _ticked(mentor, amina).items() if times} == proved


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"good": " ", "hard": "\n"},
        {"days_planned": 5},
        {"absence": "ferie", "good": "x"},
        {"days_present": 6, "days_planned": 5, "good": "x"},
        {"days_present": -1, "minutes": 10},
        {"days_present": 8, "days_planned": 8},
        {"minutes": -5, "good": "x"},
        {"minutes": 1441, "days_present": 5},
        {"days_present": 3, "absence": "diagnose"},
        {"days_present": 3, "good": "a" * 10_001},
        {"good": "x", "next": "a" * 201},
        {"good": "x", "next": "y", "next_date": date(9999, 12, 31)},
    ],
)
def test_a_refused_round_writes_nothing(mentor: Office, wrong: dict[str, object]) -> None:
    amina = mentor.on_course()
    before = mentor.store.sequence
    with pytest.raises((RefusedError, TooLongError)):
        _save(mentor, amina, **wrong)
    assert mentor.store.sequence == before


def test_a_round_overrules_nothing_that_was_set_aside(mentor: Office) -> None:
    amina = mentor.on_course()
    case, plan = mentor.see(amina), mentor.plan(amina)
    line = next(one for one in plan.lines if one.item.id == HOURS)
    for time in line.times:
        mentor.all.checklist.not_relevant(case, plan, time, "skrives i et andet system")
    assert _save(mentor, amina, minutes=60) == 0
    assert mentor.status(amina, HOURS) == ItemStatus.NOT_RELEVANT


def test_rounds_tick_one_week_each(mentor: Office) -> None:
    amina = mentor.on_course(start=MONDAY)
    assert _save(mentor, amina, good="x") == 0
    for week in range(1, 9):
        mentor.clock.turn(days=7)
        assert _save(mentor, amina, good="x") == 1
        assert _ticked(mentor, amina)[TALK] == week
    late = [one for one in waiting_about(mentor.desk, mentor.see(amina)) if one.name[:5] == TALK]
    assert all(one.due > mentor.desk.today() for one in late)


def test_a_holiday_on_a_monday_takes_no_week_away(mentor: Office) -> None:
    """Whit Monday moves that week's limit to the Tuesday: the round before it still counts."""
    amina = mentor.on_course(start=date(2026, 5, 11))
    mentor.clock.turn(days=8)
    for week in range(1, 9):
        assert _save(mentor, amina, good="x", minutes=5) == 2
        assert _ticked(mentor, amina)[HOURS] == week
        mentor.clock.turn(days=7)
    line = next(one for one in mentor.plan(amina).lines if one.item.id == HOURS)
    settled = [not time.is_open for time in line.times]
    assert settled[:9] == [True] * 8 + [False]


def test_a_round_after_some_weeks_away_ticks_the_last_week(mentor: Office) -> None:
    amina = mentor.on_course()
    assert _save(mentor, amina, good="x") == 1
    assert mentor.status(amina, "m06.1@21") == ItemStatus.DONE
    assert mentor.status(amina, "m06.1@14") == ItemStatus.OPEN
    line = next(one for one in mentor.plan(amina).lines if one.item.id == TALK)
    assert line.overdue(mentor.desk.today()) == []


def test_without_a_course_the_answers_are_kept(mentor: Office) -> None:
    amina = mentor.citizen()
    assert _save(mentor, amina, days_present=3, good="x") == 0
    assert len(mentor.see(amina).entries) == 2


words = st.text(max_size=20)


@settings(max_examples=40)
@given(
    days=st.none() | st.integers(-1, 8),
    planned=st.none() | st.integers(-1, 8),
    minutes=st.none() | st.integers(-5, 1500),
    good=words,
    following=words,
)
def test_a_round_is_taken_whole_or_refused_whole(
    days: int | None, planned: int | None, minutes: int | None, good: str, following: str
) -> None:
    office = Office(Role.MENTOR, "w")
    amina = office.on_course()
    before = office.store.sequence
    answers = Round(days, planned, minutes=minutes, good=good, next=following)
    try:
        ticked = office.all.weekly.save(office.see(amina), answers)
    except RefusedError:
        assert office.store.sequence == before
        return
    made = [one for one in office.changes() if one.kind in ("entry", "item")]
    assert len({one.action for one in made}) == 1
    assert {one.kind for one in made} == {"entry"}, "what settles a point is derived"
    times = (at for line in office.plan(amina).lines for at in line.times)
    assert sum(at.why is not None for at in times) == ticked
    assert office.see(amina).unreadable == ()
    office.all.history.undo()
    assert office.see(amina).entries == ()
    assert sum(_ticked(office, amina).values()) == 0


@pytest.mark.parametrize("name", ["good", "hard", "next"])
@pytest.mark.parametrize(("typed", "talked"), [("", False), (" \n ", False), (" x ", True)])
def test_any_word_that_was_written_is_a_talk(name: str, typed: str, *, talked: bool) -> None:
    assert Round(**{name: typed}).talked is talked  # type: ignore[arg-type]  # as the test says
