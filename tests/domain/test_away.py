"""Days away: what they settle, what waits for the day back, and what they leave alone."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_checklist import _course, _line, _state
from vip2tui.domain.calendar import is_workday
from vip2tui.domain.course.away import Span, day_back, moved, reach, settled_by, settles, weeks_told
from vip2tui.domain.course.checklist import ItemLine
from vip2tui.domain.course.copies import PlanItem
from vip2tui.domain.course.upcoming import Urgency, Waiting
from vip2tui.domain.statuses import ItemStatus

MONDAY = date(2026, 5, 4)
JUNE = Span(date(2026, 6, 1), date(2026, 6, 19), "M")
"""Three weeks of work."""


def item(days: int, every: int | None = None, owner: str = "M") -> PlanItem:
    return PlanItem(id="m01.1", area="m01", text="x", owner=owner, days=days, every=every)


def away(line: ItemLine, *spans: Span) -> ItemLine:
    return settled_by(line, spans, partial(Span.words, reader="M"), "x")


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "1 dag"), (3, "3 dage"), (5, "1 uge"), (7, "1 uge"), (10, "10 dage"), (12, "2 uger"),
     (19, "3 uger"), (21, "3 uger")],
)  # fmt: skip
def test_how_long_it_was_is_said_in_weeks_where_they_are_whole(days: int, said: str) -> None:
    span = Span(MONDAY, MONDAY + timedelta(days=days - 1), "M")
    assert span.how_long == said
    assert span.words("M") == f"{said}: jeg var væk"
    assert span.words("J") == span.words("") == f"{said}: mentoren var væk"


def test_a_weekly_point_is_settled_for_the_weeks_away_and_comes_again_after_them() -> None:
    line = away(_line(item(0, 7)), JUNE)
    aside = [one for one in line.times if one.status is ItemStatus.NOT_RELEVANT]
    assert [one.due for one in aside] == [date(2026, 6, n) for n in (1, 8, 15)]
    assert {one.state.note for one in aside if one.state} == {"3 uger: jeg var væk"}
    assert line.current.due == JUNE.back == date(2026, 6, 22)
    assert line.overdue(date(2026, 6, 21)) == []
    assert line.done_on == (), "it was not done"


def test_a_single_point_waits_for_the_day_back_and_is_late_only_after_it() -> None:
    line = away(_line(item(30)), JUNE)
    assert (line.current.status, line.current.deadline) == (ItemStatus.PUT_OFF, JUNE.back)
    assert line.overdue(JUNE.back) == []
    assert line.overdue(JUNE.back + timedelta(days=1)) != []


def test_what_a_person_set_and_what_others_answer_for_is_left_alone() -> None:
    ticked, opened = _state("m01.1@28"), _state("m01.1@35", "aaben")
    line = away(_line(item(0, 7), ticked, opened), JUNE)
    assert [one.status for one in line.times[4:7]] == ["klaret", "aaben", "ikke_relevant"]
    for other in (item(0, 7, "J"), item(0, 7, "B")):
        assert away(_line(other), JUNE) == _line(other)
    assert away(_line(item(0, 7, "L")), JUNE) != _line(item(0, 7, "L")), "the mentor ticks it"
    assert settles(_line(item(0, 7), ticked, opened), JUNE) == 1


days = st.integers(0, 120).map(lambda n: MONDAY + timedelta(days=n))
spans = st.lists(
    st.builds(lambda first, n: Span(first, first + timedelta(days=n), "M"), days,
              st.integers(0, 40)), max_size=4,
)  # fmt: skip


@given(st.integers(-10, 90), st.none() | st.integers(1, 30), spans)
def test_nothing_is_due_in_the_days_away_and_nothing_else_is_touched(
    at: int, every: int | None, some: list[Span]
) -> None:
    before = _line(item(at, every), course=_course())
    after = away(before, *some)
    for was, now in zip(before.times, after.times, strict=True):
        inside = any(one.holds("M", was.deadline) for one in some)
        assert (was.state != now.state) == inside
        assert not (now.is_open and any(one.holds("M", now.deadline) for one in some))


@given(days, spans)
def test_the_day_back_is_the_first_that_is_in_none_of_the_days_away(
    day: date, some: list[Span]
) -> None:
    back = day_back(some, "M", day)
    assert back >= day
    assert not any(one.holds("M", back) for one in some)
    assert (back == day) or is_workday(back)
    assert day_back(some, "J", day) == day


def test_what_is_near_reaches_to_the_day_back() -> None:
    assert reach([JUNE], "M", date(2026, 5, 20), 7) == 7, "it is far ahead"
    assert reach([JUNE], "M", date(2026, 5, 29), 7) == 24
    assert reach([JUNE], "M", date(2026, 6, 18), 7) == 7
    assert reach([JUNE], "J", date(2026, 5, 29), 7) == 7
    assert reach([JUNE], "M", date(2026, 6, 22), 7) == 7, "one is back"


def test_what_waits_in_the_days_away_waits_for_the_day_back_and_a_doubt_for_nothing() -> None:
    one = Waiting("c", "x", date(2026, 6, 3), "M", Urgency.OVERDUE, "fremskridt", "", 3)
    later = moved(one, [JUNE], date(2026, 6, 10), 12)
    assert (later.due, later.urgency, later.times) == (JUNE.back, Urgency.SOON, 1)
    for alone in (
        Waiting("c", "x", date(2026, 6, 3), "J", Urgency.OVERDUE, "plan"),
        Waiting("c", "x", date(2026, 6, 3), "M", Urgency.DOUBT, "tvivl"),
        Waiting("c", "x", date(2026, 5, 29), "M", Urgency.OVERDUE, "plan"),
    ):
        assert moved(alone, [JUNE], date(2026, 6, 10), 12) == alone


def test_a_week_is_told_of_where_a_working_day_was_away() -> None:
    weekend = Span(date(2026, 5, 30), date(2026, 5, 31), "M")
    assert weeks_told([JUNE, weekend], "M") == {date(2026, 6, n) for n in (1, 8, 15)}
    assert weeks_told([JUNE], "J") == frozenset()
