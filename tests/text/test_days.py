"""Days as mentors write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.base import safe
from vip2tui.base.errors import Vip2Error
from vip2tui.text import days, hours

SUNDAY = date(2026, 5, 3)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
TYPED = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.text("0123456789 ./-+,:½tumiandgøs", max_size=12),
    st.text(max_size=10).map(lambda text: f"3/5{text}"),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3/5", date(2026, 5, 3)),
        ("3/5-26", date(2026, 5, 3)),
        ("3/5-2027", date(2027, 5, 3)),
        ("3.5.2026", date(2026, 5, 3)),
        ("03.05.", date(2026, 5, 3)),
        ("3-5-26", date(2026, 5, 3)),
        ("030526", date(2026, 5, 3)),
        ("03052026", date(2026, 5, 3)),
        ("3. maj", date(2026, 5, 3)),
        ("3. maj 2026", date(2026, 5, 3)),
        ("3 maj", date(2026, 5, 3)),
        ("3.maj", date(2026, 5, 3)),
        ("Den 3. MAJ", date(2026, 5, 3)),
        ("d. 3/5", date(2026, 5, 3)),
        ("3. sept. 26", date(2026, 9, 3)),
        ("søn 3. maj 2026", date(2026, 5, 3)),
        ("søndag den 3. maj", date(2026, 5, 3)),
        ("søn. d. 3/5", date(2026, 5, 3)),
        ("2026-05-03", date(2026, 5, 3)),
        ("i dag", SUNDAY),
        (" I  Dag ", SUNDAY),
        ("i morgen", date(2026, 5, 4)),
        ("i går", date(2026, 5, 2)),
        ("i gaar", date(2026, 5, 2)),
        ("i ga\u030ar", date(2026, 5, 2)),
        ("i overmorgen", date(2026, 5, 5)),
        ("i forgårs", date(2026, 5, 1)),
        ("+7", date(2026, 5, 10)),
        ("+ 2 uger", date(2026, 5, 17)),
        ("-3", date(2026, 4, 30)),
        ("−3", date(2026, 4, 30)),
        ("om 4 dage", date(2026, 5, 7)),
        ("om 2 uger", date(2026, 5, 17)),
        ("for 1 dag siden", date(2026, 5, 2)),
        ("mandag", date(2026, 5, 4)),
        ("på mandag", date(2026, 5, 4)),
        ("man", date(2026, 5, 4)),
        ("lør", date(2026, 5, 9)),
        ("sondag", date(2026, 5, 10)),
        ("i mandags", date(2026, 4, 27)),
        ("sidste søndag", date(2026, 4, 26)),
        ("uge 19", date(2026, 5, 4)),
        ("Uge 1 2027", date(2027, 1, 4)),
        ("uge 53", date(2026, 12, 28)),
        ("29/2-28", date(2028, 2, 29)),
        ("1/1-47", date(1947, 1, 1)),
        ("1/1-46", date(2046, 1, 1)),
    ],
)
def test_a_day_is_understood(typed: str, meant: date) -> None:
    assert days.parse_day(typed, SUNDAY) == meant


@pytest.mark.parametrize(
    ("typed", "today", "meant"),
    [
        ("30/12", date(2026, 1, 4), date(2025, 12, 30)),
        ("2/1", date(2025, 12, 30), date(2026, 1, 2)),
        ("uge 1", date(2026, 12, 20), date(2027, 1, 4)),
        ("uge 52", date(2026, 1, 5), date(2025, 12, 22)),
        ("29/2", date(2027, 6, 1), date(2028, 2, 29)),
        ("søndag", SUNDAY, date(2026, 5, 10)),
    ],
)
def test_a_year_left_out_is_the_nearest(typed: str, today: date, meant: date) -> None:
    assert days.parse_day(typed, today) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31/2", "Der er ingen 31. februar."),
        ("310226", "Der er ingen 31. februar i 2026."),
        ("29/2", "Der er ingen 29. februar."),
        ("0/5", "Der er ingen 0. maj."),
        ("3/13", "Der er ingen måned nummer 13."),
        ("2026-02-30", "Der er ingen 30. februar i 2026."),
        ("uge 54", "Der er ingen uge 54."),
        ("uge 53-2027", "Der er ingen uge 53 i 2027."),
        ("man 3. maj", "3. maj 2026 er en søndag."),
        ("", "Der mangler en dag."),
        ("næste mandag", "«næste mandag» er ikke en dag"),
        ("3/5 eller 4/5", "«3/5 eller 4/5» er ikke en dag"),
        ("3. ju", "«3. ju» er ikke en dag"),
        ("[/b]\x1b[2J", "«[/b][2J» er ikke en dag"),
        ("x" * 500, f"«{'x' * 23}…» er ikke en dag"),
        ("3" + "." * 50 + "5", "er ikke en dag"),
        ("3/5-0026", "er ikke en dag"),
        ("+9999999", "er ikke en dag"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_write(typed: str, why: str) -> None:
    with pytest.raises(days.DayNotUnderstoodError) as error:
        days.parse_day(typed, SUNDAY)
    assert why in str(error.value)
    assert "3. maj, 030526, i morgen, på mandag" in str(error.value)


@given(DAYS, DAYS)
def test_what_is_shown_is_understood(day: date, today: date) -> None:
    assert days.parse_day(days.say(day), today) == day
    assert days.parse_day(day.isoformat(), today) == day
    assert days.parse_day(f"{day:%d%m%Y}", today) == day


@given(DAYS, st.integers(-180, 180))
def test_what_is_shown_without_its_year_is_understood_when_it_is_near(
    today: date, away: int
) -> None:
    day = today + timedelta(days=away)
    # 29 February has no neighbour years to be measured against; every other day has three.
    if day.year in range(1900, 2200):
        assert days.parse_day(days.say_short(day, today), today) == day


@given(TYPED, st.dates())
def test_nothing_typed_is_worse_than_not_understood(typed: str, today: date) -> None:
    for parse in (
        lambda: days.parse_day(typed, today),
        lambda: hours.parse_minutes(typed),
        lambda: hours.parse_clock(typed),
    ):
        said = ""
        try:
            parse()
        except Vip2Error as error:
            said = str(error)
        assert said == safe.clean_line(said)
        assert len(said) < 200
    hours.may_mean_hours(typed)


@given(st.dates())
def test_a_weekday_is_within_a_week(today: date) -> None:
    if 1900 < today.year < 2199:
        for number, name in enumerate(days.WEEKDAYS):
            ahead = days.parse_day(name, today)
            back = days.parse_day(f"i {name}s", today)
            assert ahead.weekday() == back.weekday() == number
            assert 1 <= (ahead - today).days <= 7
            assert 1 <= (today - back).days <= 7


def test_saying_days() -> None:
    assert days.say(SUNDAY) == "søn 3. maj 2026"
    assert days.say_short(SUNDAY, SUNDAY) == "3. maj"
    assert days.say_short(SUNDAY, None) == "3. maj 2026"
    assert days.weekday(SUNDAY) == "søndag"
    assert days.week(SUNDAY) == 18
    assert [days.say_relative(SUNDAY + timedelta(n), SUNDAY) for n in (-1, 0, 1, 2, 300)] == [
        "i går",
        "i dag",
        "i morgen",
        "tir 5. maj",
        "lør 27. februar 2027",
    ]


def test_saying_limits() -> None:
    ahead = (0, 1, 2, 4, 30, 31, 300, -1, -3)
    assert [days.due_words(SUNDAY + timedelta(n), SUNDAY) for n in ahead] == [
        "frist i dag",
        "frist i morgen",
        "frist om 2 dage",
        "frist om 4 dage",
        "frist om 30 dage",
        "frist 3. jun",
        "frist 27. feb 2027",
        "1 dag over fristen",
        "3 dage over fristen",
    ]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 4, 1), date(2026, 4, 21), "1. apr – 21. apr"),
        (date(2026, 12, 21), date(2027, 1, 3), "21. dec – 3. jan 2027"),
        (date(2027, 4, 1), date(2027, 9, 21), "1. apr – 21. sep 2027"),
        (date(2025, 12, 21), date(2026, 1, 3), "21. dec 2025 – 3. jan"),
    ],
)
def test_the_year_stands_whenever_it_is_not_this_years(first: date, last: date, said: str) -> None:
    assert days.span(first, last, SUNDAY) == said
    assert (str(last.year) in days.short(last, SUNDAY)) is (last.year != SUNDAY.year)
    assert (str(last.year) in days.say_short(last, SUNDAY)) is (last.year != SUNDAY.year)
    assert len(days.short(last, SUNDAY)) <= 12


def test_what_was_missed_several_times_is_said_in_one_sentence() -> None:
    assert days.due_words(SUNDAY - timedelta(20), SUNDAY, 3) == "20 dage over, 3 gange"
    assert days.due_words(SUNDAY - timedelta(1), SUNDAY, 2) == "1 dag over, 2 gange"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3/5", date(2026, 5, 3)), ("2/12", date(2025, 12, 2)), ("30/11", date(2026, 11, 30)),
        ("mandag", date(2026, 11, 23)), ("fredag", date(2026, 11, 27)),
        ("uge 50", date(2025, 12, 8)), ("i morgen", date(2026, 12, 1)),
        ("på mandag", date(2026, 12, 7)), ("3/5 2027", date(2027, 5, 3)),
    ],
)  # fmt: skip
def test_what_has_happened_is_the_nearest_day_that_is_past(typed: str, day: date) -> None:
    today = date(2026, 11, 30)
    assert days.parse_day(typed, today, has_happened=True) == day


def test_a_day_ahead_of_something_done_is_told() -> None:
    assert days.say_done(SUNDAY, SUNDAY) == "søn 3. maj 2026"
    assert days.say_done(SUNDAY + timedelta(1), SUNDAY) == "man 4. maj 2026 (ligger efter i dag)"
