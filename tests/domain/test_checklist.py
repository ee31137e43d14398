"""The checklist of a course: when each item is due, and which time a tick is about."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.calendar import is_workday, workday
from vip2tui.domain.course.checklist import (
    MOST_TIMES,
    ItemLine,
    board,
    habit_of_the_week,
    item_record,
)
from vip2tui.domain.course.copies import Plan, PlanItem, as_it_stands
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.item import ItemState
from vip2tui.domain.statuses import ItemStatus

MONDAY = date(2026, 5, 4)
END = date(2026, 8, 2)


def _course(start: date = MONDAY, closed: date | None = None) -> Course:
    return Course(
        id="c", case="x", citizen="x", package="p", version="1", start=start, closed=closed,
        plan=Plan(name="P", steps=()),
    )  # fmt: skip


def _item(days: int, every: int | None = None, *, from_end: bool = False) -> PlanItem:
    return PlanItem(
        id="m01.1", area="m01", text="x", owner="M", days=days, every=every, from_end=from_end
    )


def _state(
    name: str, status: str = "klaret", *, named: bool = True, course: str = "c"
) -> ItemState:
    return ItemState(
        id=item_record("c", name), case="x", course=course, status=status,
        item=name if named else None,
    )  # fmt: skip


def _line(
    item: PlanItem, *states: ItemState, course: Course | None = None, **more: date
) -> ItemLine:
    found = {state.id: state for state in states}
    return board(course or _course(), (item,), found, more.get("end", END), more.get("today"))[0]


def test_a_day_off_moves_forward_and_before_the_start_back() -> None:
    assert _line(_item(-2)).times[0].due == date(2026, 5, 1)
    assert _line(_item(5)).times[0].due == date(2026, 5, 11)
    assert _line(_item(10)).times[0].due == date(2026, 5, 15)  # the day after Ascension
    assert _line(_item(0), course=_course(date(2026, 5, 14))).times[0].due == date(2026, 5, 15)


def test_days_before_the_end_are_not_before_the_start() -> None:
    """S-14 on a Sunday: the next working day, since only before the start one is early."""
    line = _line(_item(-14, from_end=True))
    assert END - timedelta(days=14) == date(2026, 7, 19)
    assert line.times[0].due == date(2026, 7, 20)
    short = _line(_item(-28, from_end=True), end=MONDAY + timedelta(days=6))
    assert short.times[0].due == date(2026, 4, 10)


def test_a_repeated_item_goes_on_until_the_course_closes() -> None:
    assert len(_line(_item(7, 7)).times) == 12
    assert len(_line(_item(7, 7), today=END + timedelta(days=30)).times) == 17
    assert len(_line(_item(7, 7), course=_course(closed=date(2026, 5, 20))).times) == 2
    assert len(_line(_item(7, 7), end=MONDAY).times) == 1
    assert len(_line(_item(0, 1), course=_course(closed=date(2199, 1, 1))).times) == MOST_TIMES


def test_a_tick_is_found_with_its_name_and_without() -> None:
    for named in (True, False):
        for course in ("c", "anden"):
            line = _line(_item(7, 7), _state("m01.1@21", named=named, course=course))
            assert [time.name for time in line.times if not time.is_open] == ["m01.1@21"]


def test_a_name_that_is_not_the_records_own_is_not_believed() -> None:
    liar = _state("m01.1@21").model_copy(update={"item": "m01.1@7"})
    line = _line(_item(7, 7), liar)
    assert [time.name for time in line.times if not time.is_open] == ["m01.1@21"]


names = st.sampled_from([f"m01.1@{days}" for days in range(7, 140, 7)])


@given(
    st.dictionaries(names, st.tuples(st.sampled_from(ItemStatus), st.booleans()), max_size=6),
    st.integers(-20, 120),
)
def test_what_is_open_is_after_what_was_settled(
    states: dict[str, tuple[str, bool]], after: int
) -> None:
    today = MONDAY + timedelta(days=after)
    found = [_state(name, status, named=named) for name, (status, named) in states.items()]
    line = _line(_item(7, 7), *found, today=today)
    assert all(time.is_open for time in line.still)
    assert line.current in line.times
    assert line.settled == (not line.still)
    assert all(time.deadline < today for time in line.overdue(today))
    assert all(is_workday(time.due) for time in line.times)
    dues = [time.due for time in line.times]
    assert dues == sorted(dues)
    ticked = {name for name, (status, named) in states.items() if status == "klaret" and named}
    assert ticked <= {time.name for time in line.times if time.status == "klaret"}


def test_a_habit_is_never_late_and_never_done() -> None:
    habit = _item(0).model_copy(update={"habit": True})
    line = _line(habit, _state("m01.1"), _state("m01.1@7"), today=END)
    assert line.overdue(END) == []
    assert not line.settled


def test_an_end_is_that_of_the_work_where_an_item_says_so() -> None:
    """26 weeks of follow-up after it move nothing."""
    end, work = END + timedelta(weeks=26), END
    item = _item(-14, from_end=True)
    items = (item, item.model_copy(update={"from_work": True}))
    lines = board(_course(), items, {}, end, None, work)
    assert [line.times[0].due for line in lines] == [date(2027, 1, 18), date(2026, 7, 20)]


def test_what_a_running_course_copied_is_read_as_the_list_has_it_today() -> None:
    items = tuple(
        PlanItem(id=one, area=one[:3], text=one, owner="M", days=7, every=7, from_end=end)
        for one, end in (("m05.5", False), ("m07.1", False), ("m10.2", True), ("x01.1", True))
    )
    now = as_it_stands(items, awaiting={"m05.5"}, habits={"m07.1"}, from_work={"m10.2"})
    assert [one.id for one in now] == ["m07.1", "m10.2", "x01.1"]
    assert (now[0].habit, now[0].every) == (True, None)
    assert [one.from_work for one in now] == [False, True, False]
    assert as_it_stands(now, awaiting=(), habits={"m07.1"}, from_work={"m10.2"}) == now


def test_habits_take_turns() -> None:
    habits = [_item(0).model_copy(update={"id": f"m0{n}.1", "habit": True}) for n in range(1, 5)]
    lines = [_line(one) for one in (*habits, _item(7))]
    weeks = [MONDAY + timedelta(weeks=n) for n in range(4)]
    told = {one.id for week in weeks if (one := habit_of_the_week(lines, week))}
    assert told == {one.id for one in habits}
    assert habit_of_the_week(lines[-1:], MONDAY) is None


def test_the_days_off_around_christmas_move_a_limit() -> None:
    assert workday(date(2026, 12, 24), 3) == date(2026, 12, 24)
    assert workday(date(2026, 12, 25), 3) == date(2026, 12, 28)
    assert workday(date(2026, 12, 25), -3) == date(2026, 12, 24)


@pytest.mark.parametrize(
    ("day", "late"),
    [(10, []), (11, []), (12, ["m01.1@7"]), (19, ["m01.1@7", "m01.1@14"])],
)
def test_a_time_is_late_the_day_after_its_last(day: int, late: list[str]) -> None:
    line = _line(_item(7, 7))
    today = date(2026, 5, day)
    assert [time.name for time in line.overdue(today)] == late
    assert line.before(today) == line.overdue(today)


def test_what_was_ticked_leaves_the_next_time_open() -> None:
    line = _line(_item(7, 7), _state("m01.1@14"))
    assert [time.name for time in line.still][:2] == ["m01.1@21", "m01.1@28"]
    assert line.current.name == "m01.1@21"
    assert line.last_settled is not None
    assert line.last_settled.name == "m01.1@14"


def test_a_time_that_was_put_off_is_late_by_its_new_day() -> None:
    later = _state("m01.1@7", "udskudt").model_copy(update={"until": date(2026, 5, 20)})
    line = _line(_item(7, 7), later)
    assert [time.name for time in line.overdue(date(2026, 5, 20))] == ["m01.1@14"]
    assert [time.name for time in line.overdue(date(2026, 5, 21))] == ["m01.1@7", "m01.1@14"]


@pytest.mark.parametrize(
    ("day", "name"),
    [(3, None), (4, None), (5, "m01.1@7"), (11, "m01.1@7"), (12, "m01.1@14"), (18, "m01.1@14")],
)
def test_what_is_done_today_settles_the_latest_time_within_a_week(
    day: int, name: str | None
) -> None:
    proven = _line(_item(7, 7)).proven(date(2026, 5, day))
    assert (proven and proven.name) == name


def test_what_is_done_today_settles_no_time_that_was_put_off_past_the_week() -> None:
    later = _state("m01.1@7", "udskudt").model_copy(update={"until": date(2026, 6, 1)})
    assert _line(_item(7, 7), later).proven(date(2026, 5, 6)) is None
