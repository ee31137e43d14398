"""What is counted: half-years at their edges, a person once, and weeks to the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from vip2tui.domain.numbers import halfyear
from vip2tui.domain.numbers.counting import (
    Counted,
    Standing,
    beside,
    by_package,
    flows,
    newest,
    stairs,
)
from vip2tui.domain.numbers.halfyear import HalfYear

TODAY = date(2026, 11, 30)
OLD, NEW = date(2025, 1, 6), date(2025, 9, 1)


@pytest.mark.parametrize(
    ("day", "half"),
    [
        (date(2026, 1, 1), HalfYear(2026, 1)),
        (date(2026, 6, 30), HalfYear(2026, 1)),
        (date(2026, 7, 1), HalfYear(2026, 2)),
        (date(2026, 12, 31), HalfYear(2026, 2)),
        (date(2028, 2, 29), HalfYear(2028, 1)),
    ],
)
def test_every_day_has_its_half_year(day: date, half: HalfYear) -> None:
    assert halfyear.of(day) == half
    assert half.first <= day <= half.last
    assert halfyear.read(half.key) == half
    assert half.next().first == half.last + timedelta(days=1)


@pytest.mark.parametrize(
    ("half", "weeks", "first_day"),
    [
        (HalfYear(2026, 1), 0, date(2026, 7, 29)),
        (HalfYear(2025, 2), 0, date(2026, 1, 29)),
        (HalfYear(2026, 1), 5, date(2026, 9, 2)),
        (HalfYear(2027, 2), 5, date(2028, 3, 4)),  # over a leap day
    ],
)
def test_a_half_year_closes_four_weeks_after_its_last_day(
    half: HalfYear, weeks: int, first_day: date
) -> None:
    assert half.is_closed(first_day, weeks)
    assert not half.is_closed(first_day - timedelta(days=1), weeks)


def test_the_closed_half_years_are_told_from_the_first_on() -> None:
    found = [one.words for one in halfyear.closed(OLD, date(2026, 7, 29))]
    assert found == ["1. halvår 2025", "2. halvår 2025", "1. halvår 2026"]
    assert list(halfyear.closed(TODAY, TODAY)) == []


def test_of_two_courses_on_one_package_the_newest_says_how_it_went() -> None:
    old = Counted("a", "p", "lager", OLD, date(2025, 6, 2), "job_ord")
    new = Counted("b", "p", "lager", NEW)
    ahead = Counted("c", "p", "lager", TODAY + timedelta(days=1))
    for courses in ((old, new, ahead), (ahead, new, old)):
        assert newest(courses, TODAY) == {("lager", "p"): new}
        every, lager = by_package(courses, TODAY)
        for one in (every, lager):
            assert (one.started, one.running, one.over.over) == (1, 1, 0)
    elsewhere = new._replace(package="butik", is_paused=True)
    every, *_ = by_package((old, elsewhere), TODAY)
    assert (every.started, every.running, every.paused, every.over.over) == (2, 0, 1, 1)


def test_one_that_begins_today_counts_and_an_end_before_the_start_took_no_days() -> None:
    [every, _] = by_package([Counted("a", "p", "lager", TODAY)], TODAY)
    assert (every.started, every.running) == (1, 1)
    wrong = Counted("b", "q", "lager", TODAY, TODAY - timedelta(days=3), "job_ord")
    assert by_package([wrong], TODAY)[0].over.median_days == 0


def test_a_course_that_closes_tomorrow_goes_on_today() -> None:
    one = Counted("a", "p", "lager", OLD, TODAY + timedelta(days=1), "job_ord")
    assert by_package([one], TODAY)[0].running == 1
    assert by_package([one], TODAY + timedelta(days=1))[0].over.over == 1


@pytest.mark.parametrize(("days", "due"), [(27, 0), (28, 1), (90, 1), (91, 2), (181, 2), (182, 3)])
def test_who_is_in_a_job_is_asked_of_those_whose_week_has_come(days: int, due: int) -> None:
    said = {4: "ja", 13: "ja", 26: "ja"}
    closed = TODAY - timedelta(days=days)
    one = Counted("a", "p", "lager", OLD, closed, "job_ord", in_job=said)
    for numbers in by_package([one], TODAY):
        assert sum(numbers.due.values()) == due
        told = [week for week in (4, 13, 26) if numbers.over.in_job.get(week, {}).get("ja")]
        assert told == [4, 13, 26][:due]


def test_in_a_half_year_a_person_began_once_and_the_last_end_counts() -> None:
    first = Counted("a", "p", "lager", OLD, date(2025, 3, 3), "afbrudt")
    second = Counted("b", "p", "lager", date(2025, 4, 7), date(2025, 6, 30), "job_ord")
    third = Counted("c", "q", "lager", date(2025, 7, 1))
    for courses in ((first, second, third), (third, second, first)):
        found = flows(courses)
        spring, autumn = found[HalfYear(2025, 1)]["lager"], found[HalfYear(2025, 2)]["lager"]
        assert spring.started == {"p"}
        assert spring.closed == {"p": second}
        assert (autumn.started, autumn.closed) == ({"q"}, {})


def test_the_staircase_counts_people_and_says_the_middle_of_their_days() -> None:
    stood = [
        Standing("p", "praktik", 10, True),
        Standing("p", "praktik", 30, True),
        Standing("q", "praktik", 80, True),
        Standing("q", "dansk", 5, True),
        Standing("r", "dansk", 7, False),
    ]
    dansk, praktik, amu = stairs(stood, ["dansk", "praktik", "amu"])
    assert (praktik.now, praktik.days, praktik.before, praktik.days_before) == (2, 30, 0, None)
    assert (dansk.now, dansk.days, dansk.before, dansk.days_before) == (1, 5, 1, 7)
    assert (amu.now, amu.days) == (0, None)
    assert beside(stood) == (1, [("dansk", "praktik", 1)])
