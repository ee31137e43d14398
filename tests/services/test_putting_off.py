"""A line of «I dag» is put off until a day and comes back on it; what is not safe never is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import MONDAY, Office, met
from tests.services.exchange.test_exposure import slip
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.day_list import TodayLine
from vip2tui.domain.course.upcoming import NEXT_VISIT, Waiting
from vip2tui.domain.kinds.places import Place, case_at, place_of
from vip2tui.domain.kinds.put_off import PutOff, put_off_record
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import ItemStatus
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import RefusedError

WEEK = MONDAY + timedelta(days=7)


def waits(one: Office) -> list[Waiting]:
    return [line.waiting for lines in one.all.today.read() for line in lines]


def line(one: Office, part: str) -> Waiting:
    return next(each for each in waits(one) if each.part == part)


def put_off(one: Office, part: str, until: date = WEEK, why: str = "venter", note: str = "") -> str:
    wanted = line(one, part)
    return one.all.putting_off.put_off(one.see(wanted.citizen), wanted, until, why, note)


def told(one: Office) -> list[str]:
    assert waits(one) is not None
    return [each.in_words(one.desk.today()) for each in one.all.today.later()]


def test_a_line_is_put_off_comes_back_on_its_day_and_is_undone(mentor: Office) -> None:
    mentor.on_course()
    said = put_off(mentor, "runde", note="Lederen svarer fredag")
    assert "runde" not in {each.part for each in waits(mentor)}
    assert told(mentor) == [f"udsat til 11. maj: {said} (Venter på svar: Lederen svarer fredag)"]
    assert {place_of(each.place[1]) for each in mentor.changes() if each.kind == PutOff.KIND} == {
        Place.PRIVATE
    }
    mentor.all.history.undo()
    assert line(mentor, "runde").what == said
    assert told(mentor) == []
    mentor.all.history.redo()
    mentor.clock.turn(days=6)
    assert "runde" not in {each.part for each in waits(mentor)}
    mentor.clock.turn(days=1)
    assert line(mentor, "runde")
    assert told(mentor) == []


def two_courses(one: Office) -> tuple[str, list[TodayLine]]:
    """Begin two courses of one citizen the same day; return the steps both begin with."""
    citizen = one.on_course()
    one.start(citizen, package="lager-transport")
    lines = [each for group in one.all.today.read() for each in group]
    whose: dict[tuple[str, str], list[TodayLine]] = {}
    for each in lines:
        whose.setdefault((each.waiting.part, each.waiting.name), []).append(each)
    return citizen, next(some for (part, _), some in whose.items() if part == "plan" and some[1:])


def test_the_same_step_of_two_courses_is_two_lines(consultant: Office) -> None:
    citizen, twins = two_courses(consultant)
    one, other = twins
    assert one.id != other.id
    reasons = {consultant.all.today.tasks.reason(each.waiting, MONDAY) for each in twins}
    assert len(reasons) == 2
    service = consultant.all.putting_off
    service.put_off(consultant.see(citizen), one.waiting, WEEK, "venter")
    assert other.waiting in waits(consultant)
    assert one.waiting not in waits(consultant)
    (later,) = told_later(consultant)
    assert later.id == one.id
    service.take_back(consultant.see(citizen), later)
    assert one.waiting in waits(consultant)


def test_what_was_put_off_before_it_had_a_course_still_is(consultant: Office) -> None:
    citizen, (one, _) = two_courses(consultant)
    part, name = one.waiting.part, one.waiting.name
    values = {"citizen": citizen, "part": part, "name": name, "until": WEEK.isoformat()}
    slip(consultant.desk, case_at(citizen, Place.PRIVATE), PutOff.KIND, values,
         record=put_off_record(citizen, part, name))  # fmt: skip
    assert (part, name) not in {(each.part, each.name) for each in waits(consultant)}
    later = told_later(consultant)
    assert len(later) == 2
    consultant.all.putting_off.take_back(consultant.see(citizen), later[0])
    assert told(consultant) == []
    assert one.waiting in waits(consultant)


def test_a_point_of_one_course_is_put_off_in_that_one(mentor: Office) -> None:
    citizen = mentor.on_course()
    mentor.start(citizen, package="lager-transport")
    points = [each for each in waits(mentor) if each.part == "tjekliste"]
    name = next(each.name for each in points if sum(one.name == each.name for one in points) > 1)
    wanted, other = [each for each in points if each.name == name][::-1]
    mentor.all.putting_off.put_off(mentor.see(citizen), wanted, WEEK, "venter")
    assert other in waits(mentor)
    assert wanted.id not in {each.id for each in waits(mentor)}


def test_what_is_put_off_is_taken_up_again(mentor: Office) -> None:
    mentor.on_course()
    for part in ("runde", "tjekliste"):
        said = put_off(mentor, part)
        (later,) = told_later(mentor)
        assert later.what == said
        mentor.all.putting_off.take_back(mentor.see(later.citizen), later)
        assert said in {each.what for each in waits(mentor)}
        assert told(mentor) == []


def told_later(one: Office) -> list[Any]:
    assert waits(one)
    return one.all.today.later()


def test_a_point_is_put_off_for_everyone_and_what_has_no_day_for_nobody_else(
    mentor: Office, consultant: Office
) -> None:
    citizen = mentor.on_course()
    said = put_off(mentor, "tjekliste", why="andet", note="Skabet er bestilt")
    point = next(each for each in told_later(mentor) if each.part == "tjekliste")
    put_off(mentor, "runde")
    met(mentor, consultant)
    assert consultant.status(citizen, point.name) == ItemStatus.PUT_OFF
    assert told(consultant) == [f"udsat til 11. maj: {said} (Skabet er bestilt)"]
    assert said not in {each.what for each in waits(mentor)}
    assert PutOff.KIND not in {each.kind for each in consultant.changes()}


def test_a_measurement_keeps_the_one_record_it_had(consultant: Office) -> None:
    citizen = consultant.on_course()
    assert put_off(consultant, "fremskridt", why="aftalt").startswith("Måling forfalder")
    assert "fremskridt" not in {each.part for each in waits(consultant)}
    assert told(consultant) == ["udsat til 11. maj: Måling (Aftalt med borgeren)"]
    assert PutOff.KIND not in {each.kind for each in consultant.changes()}
    (later,) = told_later(consultant)
    consultant.all.putting_off.take_back(consultant.see(citizen), later)
    assert line(consultant, "fremskridt")
    assert told(consultant) == []


@pytest.mark.parametrize(
    ("until", "why", "note", "says"),
    [
        (MONDAY, "venter", "", "ligger efter i dag"),
        (WEEK, "fordi", "", "Vælg en grund"),
        (WEEK, "andet", " ", "Skriv kort hvorfor"),
    ],
)
def test_it_needs_a_day_ahead_and_a_reason(
    mentor: Office, until: date, why: str, note: str, says: str
) -> None:
    mentor.on_course()
    before = len(mentor.changes())
    with pytest.raises(RefusedError, match=says):
        put_off(mentor, "runde", until, why, note)
    assert len(mentor.changes()) == before


STAYS = sorted(each.code for each in SHIPPED.codes().tasks if each.stays)


def test_what_is_not_safe_is_never_put_off_nor_hidden_by_a_record(mentor: Office) -> None:
    citizen = mentor.citizen()
    slip(mentor.desk, citizen, "identity", {"cpr": "0101901234"})
    wanted = line(mentor, "fjern")
    with pytest.raises(RefusedError, match="bliver stående"):
        put_off(mentor, "fjern")
    record = put_off_record(citizen, wanted.part, wanted.name)
    values = {"citizen": citizen, "part": wanted.part, "name": wanted.name,
              "until": WEEK.isoformat()}  # fmt: skip
    slip(mentor.desk, case_at(citizen, Place.PRIVATE), PutOff.KIND, values, record=record)
    assert line(mentor, "fjern") == wanted
    assert told(mentor) == []


@pytest.mark.parametrize("part", STAYS)
def test_nothing_that_stays_may_be_put_off(mentor: Office, part: str) -> None:
    one = Waiting("c", "x", MONDAY, "M", 2, part)  # type: ignore[arg-type] - a plain number sorts as well
    with pytest.raises(RefusedError, match="bliver stående"):
        mentor.all.putting_off.may(one)


def test_the_law_and_the_limit_are_told_first(consultant: Office) -> None:
    citizen, today = consultant.on_course(), consultant.desk.today()
    told_of = {"purpose": "Holde fast i praktikken på lageret", "weekly": 60,
               "start": (today - timedelta(days=90)).isoformat(),
               "end": (today + timedelta(days=20)).isoformat()}  # fmt: skip
    consultant.all.grants.add(consultant.see(citizen), consultant.plan(citizen), told_of)
    ends = next(each for each in waits(consultant) if each.kind == "periode")
    warn = consultant.all.putting_off.warning
    assert "6 måneder" in warn(ends)
    late = next(each for each in waits(consultant) if each.due < today)
    assert warn(late) == "Det er over fristen. Du kan udskyde det, men fristen er den samme."
    near = next(each for each in waits(consultant) if each.due > today and not each.kind)
    assert warn(near) == ""


def test_the_next_visit_is_proposed_where_one_is_agreed(consultant: Office) -> None:
    citizen = consultant.on_course()
    days = consultant.all.putting_off.days
    assert days(consultant.see(citizen)) == [("Om en uge", WEEK)]
    note = Note("vbesoeg", "Set på lageret", next=NEXT_VISIT, next_date=date(2026, 5, 20))
    consultant.all.notes.add(consultant.see(citizen), note)
    assert days(consultant.see(citizen))[1:] == [("Ved næste besøg", date(2026, 5, 20))]


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(1, 20)), max_size=5), st.integers(0, 25))
def test_what_is_put_off_waits_or_is_listed_and_never_both(
    delays: list[tuple[int, int]], turn: int
) -> None:
    one = Office(Role.MENTOR, "w")
    one.on_course()
    every = {each.what for each in waits(one)}
    for place, days in delays:
        left = waits(one)
        if left:
            wanted = left[place % len(left)]
            until = one.desk.today() + timedelta(days=days)
            one.all.putting_off.put_off(one.see(wanted.citizen), wanted, until, "travlt")
    now = {each.what for each in waits(one)}
    later = {each.what for each in one.all.today.later()}
    assert not now & later
    assert later <= every
    one.clock.turn(days=turn)
    assert all(each.until > one.desk.today() for each in told_later(one))
