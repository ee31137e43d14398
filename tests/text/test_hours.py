"""Minutes and clock times as mentors write them."""

from datetime import datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.text import hours


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90", 90),
        ("90 min", 90),
        ("90min.", 90),
        ("90 m", 90),
        ("90 minutter", 90),
        ("1 minut", 1),
        ("1:30", 90),
        ("1.30", 90),
        ("1,5", 90),
        ("1.5", 90),
        ("7,5", 450),
        ("7:30", 450),
        ("1,50", 90),
        ("0,33", 20),
        ("1 t 30", 90),
        ("1t30", 90),
        ("1 t. 30 min.", 90),
        ("1 time", 60),
        ("2 timer", 120),
        ("1,5 time", 90),
        ("1 time og 15 minutter", 75),
        ("en time", 60),
        ("To Timer", 120),
        ("halvanden time", 90),
        ("halvanden", 90),
        ("en halv time", 30),
        ("½ time", 30),
        ("1½ time", 90),
        ("to en halv time", 150),
        ("2 og en halv time", 150),
        ("et kvarter", 15),
        ("tre kvarter", 45),
        ("ti minutter", 10),
        ("2", 2),
        ("0", 0),
        ("24:00", 1440),
    ],
)
def test_a_length_of_time_is_understood(typed: str, minutes: int) -> None:
    assert hours.parse_minutes(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1:75", "«1:75» er ikke en tid"),
        ("1.75", "«1.75» er ikke en tid"),
        ("1,234", "«1,234» er ikke en tid"),
        ("-5", "«-5» er ikke en tid"),
        ("", "Der mangler en tid."),
        ("25 timer", "25 timer er mere, end der er plads til."),
        ("1.5.2", "er ikke en tid"),
        ("\x1b[2J[/]", "«[2J[/]» er ikke en tid"),
    ],
)
def test_a_refusal_says_what_to_write(typed: str, why: str) -> None:
    with pytest.raises(hours.HoursNotUnderstoodError) as error:
        hours.parse_minutes(typed)
    assert why in str(error.value)
    assert str(error.value).endswith("Skriv fx 90, 1:30 eller 1,5.")


def test_a_grant_may_be_longer_than_a_day() -> None:
    assert hours.parse_minutes("40 timer", most=60_000) == 2400


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("2", True), ("12", True), ("13", False), ("0", False), ("2 t", False), ("1,5", False)],
)
def test_a_small_number_alone_is_asked_about(typed: str, asked: bool) -> None:
    assert hours.may_mean_hours(typed) is asked


@given(st.integers(0, hours.A_DAY))
def test_what_is_shown_can_be_typed_back(minutes: int) -> None:
    assert hours.parse_minutes(hours.say_minutes(minutes)) == minutes
    assert hours.parse_minutes(hours.say_hours(minutes)) == minutes
    assert hours.parse_minutes(str(minutes)) == minutes


def test_saying_time() -> None:
    assert [hours.say_minutes(n) for n in (90, 5, 0, -15, 6000)] == [
        "1:30",
        "0:05",
        "0:00",
        "-0:15",
        "100:00",
    ]
    assert [hours.say_hours(n) for n in (90, 60, 20, 0, -90, 75_030)] == [
        "1,5 timer",
        "1 time",
        "0,33 timer",
        "0 timer",
        "-1,5 timer",
        "1.250,5 timer",
    ]


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("9.30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("9:30", time(9, 30)),
        ("kl. 9.30", time(9, 30)),
        ("kl 14", time(14)),
        ("9", time(9)),
        ("00:00", time(0)),
    ],
)
def test_a_clock_time_is_understood(typed: str, at: time) -> None:
    assert hours.parse_clock(typed) == at


@pytest.mark.parametrize("typed", ["24.00", "9.60", "9.3", "", "9,30", "middag", "12345"])
def test_another_clock_time_is_refused(typed: str) -> None:
    with pytest.raises(hours.ClockNotUnderstoodError, match=r"Skriv fx 9\.30 eller 14\."):
        hours.parse_clock(typed)


@given(st.times())
def test_a_clock_time_can_be_typed_back(at: time) -> None:
    assert hours.parse_clock(hours.clock(at)) == at.replace(second=0, microsecond=0)


def test_the_clock_is_shown_in_its_own_zone() -> None:
    summer = timezone(timedelta(hours=2))
    assert hours.clock(datetime(2026, 5, 3, 10, 42, tzinfo=summer)) == "10.42"
    assert hours.clock(time(9, 5)) == "9.05"


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("30", 1800), ("7,5", 450), ("7:30", 450), ("7.30", 450), ("30 timer", 1800),
        ("en", 60), ("90 min", 90), ("168", 7 * hours.A_DAY),
    ],
)  # fmt: skip
def test_of_a_week_a_figure_alone_is_hours(typed: str, minutes: int) -> None:
    assert hours.parse_hours(typed) == minutes


@pytest.mark.parametrize("typed", ["1800", "0830", "169", "2000", "0", "0:00", "man-fre 8-14", ""])
def test_four_figures_are_no_minutes_of_a_week(typed: str) -> None:
    with pytest.raises(hours.HoursNotUnderstoodError, match=r"Skriv fx 30, 7,5 eller 7:30\."):
        hours.parse_hours(typed)


def test_a_grant_may_have_more_hours_than_a_week() -> None:
    assert hours.parse_hours("1200", 100_000) == 72_000
