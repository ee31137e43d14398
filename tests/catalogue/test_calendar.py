"""Working days: what a due date may fall on."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.calendar import (
    easter,
    holiday_name,
    holidays,
    is_workday,
    next_workday,
    previous_workday,
)

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2020, 4, 12), (2023, 4, 9), (2024, 3, 31), (2026, 4, 5), (2035, 3, 25), (2038, 4, 25)],
)
def test_easter_is_where_the_almanac_has_it(year: int, month: int, day: int) -> None:
    assert easter(year) == dt.date(year, month, day)


@pytest.mark.parametrize("year", range(1900, 2200))
def test_easter_agrees_with_the_anonymous_computation(year: int) -> None:
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    assert easter(year) == dt.date(year, month, day + 1)


def test_prayer_day_ended_with_2023() -> None:
    assert holiday_name(dt.date(2023, 5, 5)) == "store bededag"
    assert holiday_name(dt.date(2024, 4, 26)) is None
    assert is_workday(dt.date(2024, 4, 26))
    assert [len(holidays(year)) for year in (2023, 2024)] == [11, 10]


def test_days_off_by_agreement_are_working_days() -> None:
    assert all(
        is_workday(day) for day in (dt.date(2026, 6, 5), dt.date(2026, 12, 24), dt.date(2026, 5, 1))
    )


def test_a_due_date_in_the_easter_holidays_moves_past_them() -> None:
    assert next_workday(dt.date(2026, 4, 2)) == dt.date(2026, 4, 7)
    assert previous_workday(dt.date(2026, 4, 6)) == dt.date(2026, 4, 1)


@given(DAYS)
def test_the_nearest_working_day_is_one_and_nothing_lies_between(day: dt.date) -> None:
    after, before = next_workday(day), previous_workday(day)
    assert before <= day <= after
    assert is_workday(after)
    assert is_workday(before)
    span = (day + dt.timedelta(n) for n in range((after - day).days))
    assert not any(is_workday(one) for one in span)
