"""CPR numbers. Only numbers that nobody has or can have stand here."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.plausible import of_number
from vip2tui.text import cpr

TODAY = date(2026, 5, 3)
REPLACEMENT = "670180-1234"
UNBORN = "010150-5006"
UNBORN_WITHOUT_CHECK_DIGIT = "010150-5007"


DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe63\uff0d\xad\u00b7\u2027\u30fb~_:'"
"""What a hyphen becomes on its way through a word processor, a web page or a telephone."""


DIGITS = [
    {ord(plain): chr(zero + n) for n, plain in enumerate("0123456789")}
    for zero in (0xFF10, 0x0660, 0x06F0, 0x0966, 0x1D7CE)
]
"""Digits as other keyboards write them: full-width, Arabic, Persian, Hindi, and a bold letter's."""


@pytest.mark.parametrize(
    "typed",
    [
        REPLACEMENT,
        "6701801234",
        " 670180 1234 ",
        "67 01 80–12 34",
        "670180/1234",
        *(f"670180{dash}1234" for dash in DASHES),
        *("670180-1234".translate(digits) for digits in DIGITS),
        "６７０１８０－１２３４",
    ],
)
def test_a_replacement_number_is_read(typed: str) -> None:
    read = cpr.parse_cpr(typed)
    assert read.kind is cpr.CprKind.REPLACEMENT
    assert read.born == date(1980, 1, 7)
    assert of_number(read, TODAY) == ()


def test_an_ordinary_number_is_read_and_nobody_is_born_tomorrow() -> None:
    read = cpr.parse_cpr(UNBORN)
    assert read.kind is cpr.CprKind.CPR
    assert read.born == date(2050, 1, 1)
    assert of_number(read, TODAY) == (("fejl", "fødselsdato i fremtiden"),)


def test_a_missing_check_digit_is_only_mentioned() -> None:
    read = cpr.parse_cpr(UNBORN_WITHOUT_CHECK_DIGIT)
    assert of_number(read, TODAY)[1:] == (("oplysning", "tjek tallet"),)
    assert of_number(read, date(2080, 1, 1)) == (("oplysning", "tjek tallet"),)


@pytest.mark.parametrize(
    ("today", "age", "asked"),
    [
        (date(1995, 1, 6), 14, True),
        (date(1995, 1, 7), 15, False),
        (date(2061, 1, 6), 80, False),
        (date(2061, 1, 7), 81, True),
    ],
)
def test_an_unusual_age_is_asked_about(today: date, age: int, asked: bool) -> None:
    read = cpr.parse_cpr(REPLACEMENT)
    assert read.age(today) == age
    said = of_number(read, today)
    assert said == ((("advarsel", f"personen er {age} år: passer det?"),) if asked else ())


@pytest.mark.parametrize(
    ("seventh", "year", "full"),
    [
        (0, 0, 1900),
        (3, 99, 1999),
        (4, 36, 2036),
        (4, 37, 1937),
        (5, 57, 2057),
        (5, 58, 1858),
        (8, 0, 2000),
        (8, 99, 1899),
        (9, 36, 2036),
        (9, 37, 1937),
    ],
)
def test_the_seventh_digit_tells_the_century(seventh: int, year: int, full: int) -> None:
    assert cpr.full_year(seventh, year) == full


@pytest.mark.parametrize("day_and_month", ["0000", "3102", "0113", "6000", "9201", "9902"])
def test_a_day_no_calendar_has_is_refused(day_and_month: str) -> None:
    typed = day_and_month + UNBORN[4:]
    with pytest.raises(cpr.CprNotUnderstoodError, match="ikke en dato") as error:
        cpr.parse_cpr(typed)
    assert typed not in str(error.value)


@pytest.mark.parametrize(
    "typed", ["", "670180", "670180-123", "670180-12345", "六七〇一八〇-一二三四", "[/]"]
)
def test_anything_but_ten_digits_is_refused(typed: str) -> None:
    with pytest.raises(cpr.CprNotUnderstoodError, match="ti cifre"):
        cpr.parse_cpr(typed)


@given(st.text(max_size=20))
def test_no_text_does_worse(typed: str) -> None:
    with pytest.raises(cpr.CprNotUnderstoodError):
        cpr.parse_cpr("".join("x" if unicodedata.numeric(one, 0) else one for one in typed))


def test_a_number_is_not_shown_by_accident() -> None:
    read = cpr.parse_cpr(REPLACEMENT)
    assert str(read) == read.masked == f"{read}" == "670180-••••"
    assert "1234" not in repr(read)
    assert read.full == REPLACEMENT
    assert read == cpr.parse_cpr("6701801234")
