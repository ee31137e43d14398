"""When somebody calls after the end: month ends, leap days, changing clocks, and what counts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.followup import Asked, Week, asked_now, still_open, week_of, weeks
from vip2tui.domain.kinds.followup import FollowUp

RULE = SHIPPED.codes().calls
FIRST = date(2026, 5, 4)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


def call(in_job: str, when: date, week: int = 1) -> FollowUp:
    return FollowUp(id="x", case="c.f", citizen="c", course="k", day=when, week=week, in_job=in_job)


def only(every: tuple[Week, ...], week: int) -> Week:
    (found,) = (one for one in every if one.week == week)
    return found


@pytest.mark.parametrize(
    ("start", "due"),
    [
        # Over the end of a month, and a February of 28 and of 29 days.
        ("2026-01-31", ["2026-02-07", "2026-02-28", "2026-05-02", "2026-08-01"]),
        ("2027-01-31", ["2027-02-07", "2027-02-28", "2027-05-02", "2027-08-01"]),
        ("2028-01-31", ["2028-02-07", "2028-02-28", "2028-05-01", "2028-07-31"]),
        ("2028-02-29", ["2028-03-07", "2028-03-28", "2028-05-30", "2028-08-29"]),
        ("2028-02-22", ["2028-02-29", "2028-03-21", "2028-05-23", "2028-08-22"]),
        # Over the nights the clock is put on and back: 29 March and 25 October 2026.
        ("2026-03-22", ["2026-03-29", "2026-04-19", "2026-06-21", "2026-09-20"]),
        ("2026-10-18", ["2026-10-25", "2026-11-15", "2027-01-17", "2027-04-18"]),
        # Over New Year.
        ("2026-12-31", ["2027-01-07", "2027-01-28", "2027-04-01", "2027-07-01"]),
    ],
)
def test_the_four_weeks(start: str, due: list[str]) -> None:
    every = weeks(day(start), RULE, ())
    assert [one.week for one in every] == [1, 4, 13, 26]
    assert [one.due.isoformat() for one in every] == due
    for one in every:
        assert (one.due - one.opens, one.closes - one.due) == (timedelta(days=7),) * 2
        assert one.due.weekday() == day(start).weekday()


@pytest.mark.parametrize(
    ("on", "week", "stands"),
    [
        ("2026-05-04", 1, Asked.OPEN),  # 7 days before the first week is over: the first day
        ("2026-05-18", 1, Asked.OPEN),
        ("2026-05-19", 1, Asked.LATE),
        ("2026-05-24", 1, Asked.LATE),
        ("2026-05-25", 4, Asked.OPEN),  # week 4 opens, and week 1 gives way
        ("2026-06-08", 4, Asked.OPEN),
        ("2026-06-09", 4, Asked.LATE),
        ("2026-07-26", 4, Asked.LATE),
        ("2026-07-27", 13, Asked.OPEN),
        ("2026-08-10", 13, Asked.OPEN),
        ("2026-08-11", 13, Asked.LATE),
        ("2026-10-26", 26, Asked.OPEN),
        ("2026-11-09", 26, Asked.OPEN),
        ("2026-11-10", 26, Asked.LATE),
        ("2026-12-07", 26, Asked.LATE),  # 28 days more
    ],
)
def test_which_week_is_asked_about_on_a_day(on: str, week: int, stands: Asked) -> None:
    every = weeks(FIRST, RULE, ())
    now = asked_now(every, day(on))
    assert now is not None
    assert (now.week, now.stands(day(on))) == (week, stands)
    assert week_of(every, day(on)).week == week
    assert still_open(every, day(on))


@pytest.mark.parametrize("on", ["2026-05-03", "2026-12-08"])
def test_nothing_is_asked_before_the_first_day_or_after_the_last(on: str) -> None:
    assert asked_now(weeks(FIRST, RULE, ()), day(on)) is None


def test_after_the_last_day_nobody_is_in_followup() -> None:
    every = weeks(FIRST, RULE, ())
    assert still_open(every, day("2026-05-03"))
    assert not still_open(every, day("2026-12-08"))
    assert {one.stands(day("2026-12-08")) for one in every} == {Asked.MISSED}
    assert {one.answer for one in every} == {None}


@pytest.mark.parametrize(
    ("told", "answer", "stands"),
    [
        ([], None, Asked.OPEN),
        (["ukendt"], None, Asked.OPEN),  # one try is none
        (["ukendt", "ukendt"], "ukendt", Asked.TOLD),
        (["ukendt", "ukendt", "ukendt"], "ukendt", Asked.TOLD),
        (["ja"], "ja", Asked.TOLD),
        (["nej"], "nej", Asked.TOLD),
        (["ukendt", "ukendt", "ja"], "ja", Asked.TOLD),  # what was learnt late stands
        (["ja", "ukendt", "ukendt"], "ja", Asked.TOLD),  # and is not forgotten
        (["ja", "nej"], "nej", Asked.TOLD),  # the last that told
    ],
)
def test_two_tries_make_unknown_an_answer(
    told: list[str], answer: str | None, stands: Asked
) -> None:
    made = [call(one, FIRST + timedelta(days=n)) for n, one in enumerate(told)]
    first = only(weeks(FIRST, RULE, reversed(made)), 1)
    assert (first.answer, first.stands(FIRST)) == (answer, stands)


def test_a_call_is_of_its_own_week_alone() -> None:
    every = weeks(FIRST, RULE, [call("ja", FIRST + timedelta(days=30), 4)])
    assert [one.answer for one in every] == [None, "ja", None, None]


def test_a_call_from_before_its_week_tells_nothing_of_it() -> None:
    opens = FIRST + timedelta(weeks=25)
    early, first = call("ja", opens - timedelta(days=1), 26), call("nej", opens, 26)
    assert only(weeks(FIRST, RULE, [early]), 26).answer is None
    assert only(weeks(FIRST, RULE, [early, first]), 26).calls == (first,)


def test_what_was_said_of_an_earlier_job_says_nothing_of_this_one() -> None:
    every = weeks(FIRST, RULE, [call("nej", FIRST - timedelta(days=1)), call("ukendt", FIRST)])
    assert [one.in_job for one in every[0].calls] == ["ukendt"]


def test_a_week_that_was_over_before_anybody_knew_is_not_asked_for() -> None:
    closed = FIRST + timedelta(days=40)
    every = weeks(FIRST, RULE, (), closed)
    assert [one.stands(closed) for one in every] == [
        Asked.MISSED, Asked.MISSED, Asked.AHEAD, Asked.AHEAD,
    ]  # fmt: skip
    assert asked_now(every, closed) is None
    open_still = weeks(FIRST, RULE, (), FIRST + timedelta(days=35))  # the last day of week 4
    assert asked_now(open_still, FIRST + timedelta(days=36)) is not None


@given(DAYS, st.integers(0, 300))
def test_at_most_one_week_is_asked_about_and_the_weeks_follow_one_another(
    start: date, after: int
) -> None:
    every = weeks(start, RULE, ())
    today = start + timedelta(days=after)
    asked = [one for one in every if one.stands(today) in (Asked.OPEN, Asked.LATE)]
    assert len(asked) <= 1
    assert asked == ([now] if (now := asked_now(every, today)) else [])
    for one, other in pairwise(every):
        assert one.opens <= one.due <= one.closes <= one.until < other.opens
