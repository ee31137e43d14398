"""Calls after the end: who may, which week, what is told, and what waits in «I dag»."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.conftest import Office
from tests.services.exchange.carrying import carry, given, paired
from vip2tui.domain.course.upcoming import Urgency
from vip2tui.domain.kinds.followup import FollowUp
from vip2tui.domain.roles import Role
from vip2tui.services.course.followups import Call, is_followed, waiting_calls
from vip2tui.services.desk import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = date(2026, 5, 4)


def with_job(one: Office, outcome: str = "job_ord", **told: Any) -> str:
    amina = one.on_course()
    one.all.closing.close(one.see(amina), one.plan(amina), outcome, told)
    return amina


def add(one: Office, citizen: str, in_job: str, **more: Any) -> FollowUp:
    made = one.all.followups.add(one.see(citizen), one.plan(citizen), Call(in_job, **more))
    found = one.see(citizen).facts[FollowUp.KIND][made]
    assert isinstance(found, FollowUp)
    return found


def answers(one: Office, citizen: str) -> list[str | None]:
    return [week.answer for week in one.all.followups.weeks(one.see(citizen), one.plan(citizen))]


@pytest.mark.parametrize("outcome", ["job_ord", "job_ord_anden", "job_timer", "loentilskud",
                                     "fleksjob", "elev_igu"])  # fmt: skip
def test_somebody_calls_after_a_job(consultant: Office, outcome: str) -> None:
    amina = with_job(consultant, outcome)
    assert len(answers(consultant, amina)) == 4
    assert is_followed(consultant.desk, consultant.see(amina))


@pytest.mark.parametrize(
    "outcome",
    [
        "uddannelse", "ny_praktik", "ny_jobpakke", "udskudt", "afbrudt", "flyttet",
        "helbredsafklaring", "andet",
    ],
)  # fmt: skip
def test_nobody_calls_after_anything_else(consultant: Office, outcome: str) -> None:
    amina = with_job(consultant, outcome)
    assert answers(consultant, amina) == []
    assert not is_followed(consultant.desk, consultant.see(amina))
    with pytest.raises(RefusedError, match="ingen opfølgning"):
        add(consultant, amina, "ja")


def test_a_course_that_runs_or_is_opened_again_is_not_called_about(consultant: Office) -> None:
    amina = consultant.on_course()
    with pytest.raises(RefusedError, match="ingen opfølgning"):
        add(consultant, amina, "ja")
    consultant.all.closing.close(consultant.see(amina), consultant.plan(amina), "job_ord")
    add(consultant, amina, "nej")
    consultant.all.closing.reopen(consultant.see(amina), consultant.plan(amina), "holdt ikke")
    assert answers(consultant, amina) == []
    # Closed with another job, the old one's answers are not the new one's.
    consultant.clock.turn(days=30)
    consultant.all.closing.close(consultant.see(amina), consultant.plan(amina), "job_ord")
    assert answers(consultant, amina) == [None] * 4
    assert len(consultant.see(amina).facts[FollowUp.KIND]) == 1, "and they are not lost"


def test_each_course_has_calls_of_its_own(consultant: Office) -> None:
    amina = with_job(consultant)
    first = consultant.plan(amina)
    add(consultant, amina, "ja")
    consultant.start(amina, MONDAY, package="lager-transport")
    seen = consultant.see(amina)
    consultant.all.closing.close(seen, seen.courses[0], "job_timer")
    seen = consultant.see(amina)
    told = {
        plan.course.id: [week.answer for week in consultant.all.followups.weeks(seen, plan)]
        for plan in seen.courses
    }
    assert told.pop(first.course.id) == ["ja", None, None, None]
    assert [*told.values()] == [[None] * 4]


def test_the_weeks_are_counted_from_the_first_day_at_work(consultant: Office) -> None:
    amina = with_job(consultant, start="2026-05-18")
    weeks = consultant.all.followups.weeks(consultant.see(amina), consultant.plan(amina))
    assert [one.due for one in weeks] == [
        date(2026, 5, 18) + timedelta(weeks=n) for n in (1, 4, 13, 26)
    ]
    with pytest.raises(RefusedError, match="før den første dag"):
        add(consultant, amina, "ja")


def test_a_call_is_of_the_week_its_day_lies_in(consultant: Office) -> None:
    amina = with_job(consultant)
    consultant.clock.turn(days=40)
    told = add(consultant, amina, "ja", day=MONDAY + timedelta(days=21), weekly=1_200,
               same_place=False, permanent=True, worry="vagter", contact=True)  # fmt: skip
    assert (told.week, told.answered_by, told.weekly, told.worry) == (4, "borger", 1_200, "vagter")
    assert add(consultant, amina, "ukendt", week=1).answered_by is None
    assert answers(consultant, amina) == [None, "ja", None, None]


def test_a_call_says_nothing_of_a_week_before_its_days(consultant: Office) -> None:
    amina = with_job(consultant)
    consultant.clock.turn(days=174)  # week 26 opens on the next day
    with pytest.raises(RefusedError, match=r"Uge 26 begynder først man 26\. oktober"):
        add(consultant, amina, "ja", week=26)
    consultant.clock.turn(days=1)
    add(consultant, amina, "ja", week=26, weekly=60 * 60)
    assert answers(consultant, amina) == [None, None, None, "ja"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"in_job": "måske"},
        {"in_job": "ja", "worry": "hunden"},
        {"in_job": "ja", "answered_by": "naboen"},
        {"in_job": "nej", "weekly": 600},
        {"in_job": "ukendt", "same_place": True},
        {"in_job": "nej", "permanent": False},
        {"in_job": "ja", "week": 2},
        {"in_job": "ja", "week": 26},
        {"in_job": "ja", "week": 4, "day": MONDAY},
        {"in_job": "ja", "weekly": 60 * 60 + 1},
        {"in_job": "ja", "day": MONDAY + timedelta(days=1)},
        {"in_job": "ja", "day": MONDAY - timedelta(days=1)},
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    consultant: Office, wrong: dict[str, Any]
) -> None:
    amina = with_job(consultant)
    before = consultant.changes()
    with pytest.raises(RefusedError):
        add(consultant, amina, **wrong)
    assert consultant.changes() == before


@pytest.mark.parametrize(
    ("after", "urgency", "due"),
    [
        (0, Urgency.SOON, 7),
        (7, Urgency.TODAY, 7),
        (14, Urgency.TODAY, 14),
        (15, Urgency.OVERDUE, 14),
        (20, Urgency.OVERDUE, 14),
        (21, Urgency.SOON, 28),
        (30, Urgency.TODAY, 30),
        (36, Urgency.OVERDUE, 35),
    ],
)
def test_a_call_waits_for_the_consultant(
    consultant: Office, after: int, urgency: Urgency, due: int
) -> None:
    amina = with_job(consultant)
    consultant.clock.turn(days=after)
    (found,) = waiting_calls(consultant.desk, consultant.see(amina))
    assert (found.urgency, found.due) == (urgency, MONDAY + timedelta(days=due))
    row = consultant.all.citizens.row(amina)
    assert row.next == found
    assert (row.is_followed, row.is_closed) == (True, False)


def test_calls_never_reach_a_mentors_computer(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    amina = given(office, mentor, tmp_path)
    office.start(amina)
    office.all.closing.close(office.see(amina), office.plan(amina), "job_ord", {"weekly": 600})
    add(office, amina, "nej", worry="helbred")
    carry(office, mentor, tmp_path)
    assert not [one for one in mentor.changes() if one.kind in ("followup", "ending")]
    assert not any(b"helbred" in one.line for one in mentor.changes() if one.kind == "followup")
    assert mentor.all.followups.weeks(mentor.see(amina), mentor.plan(amina)) == ()
    assert not list(waiting_calls(mentor.desk, mentor.see(amina)))
    with pytest.raises(RefusedError, match="kun for kommunen"):
        add(mentor, amina, "ja")


def test_two_who_call_each_write_their_own(tmp_path: Path) -> None:
    office, laptop = paired(Role.CONSULTANT)
    amina = given(office, laptop, tmp_path)
    office.start(amina)
    office.all.closing.close(office.see(amina), office.plan(amina), "job_ord", {})
    carry(office, laptop, tmp_path)
    add(office, amina, "ukendt")
    add(laptop, amina, "ukendt")
    carry(laptop, office, tmp_path)
    carry(office, laptop, tmp_path)
    for one in (office, laptop):
        assert answers(one, amina) == ["ukendt", None, None, None]
        assert not [card for case in one.see(amina).states for card in one.all.doubts.of(case)]


def test_a_call_is_told_as_a_call_and_not_as_a_correction(consultant: Office) -> None:
    amina = with_job(consultant)
    consultant.clock.turn(days=28)
    add(consultant, amina, "ja", week=4)
    assert consultant.all.history.next_undo() == "opkald i uge 4 (Amina)"
    (line, *_) = consultant.all.timeline.of(consultant.see(amina))
    assert "opkald i uge 4" in repr(line)
