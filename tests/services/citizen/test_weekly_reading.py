"""The days of the weekly round, read and said back, and what was written, in words."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.services.conftest import MONDAY
from vip2tui.base.errors import Vip2Error
from vip2tui.services.citizen.weekly import Round
from vip2tui.services.citizen.weekly_reading import (
    days_echo,
    is_away,
    read_days,
    round_of,
    written,
)


@pytest.mark.parametrize(
    ("days", "planned", "read", "echo"),
    [
        ("", "", (None, None), ""),
        (" ", "4", (None, None), ""),
        ("4 af 5", "", (4, 5), "= 4 af 5: 1 dags fravær"),
        ("2/5 dage", "7", (2, 5), "= 2 af 5: 3 dages fravær"),
        ("4", "", (4, 5), "= 4 af 5: 1 dags fravær"),
        ("3 dage", "3", (3, 3), "= 3 af 3: mødt alle dage"),
        ("0", "0", (0, 0), "= 0 af 0: mødt alle dage"),
        ("7", "7", (7, 7), "= 7 af 7: mødt alle dage"),
    ],
)
def test_the_days_that_were_typed(
    days: str, planned: str, read: tuple[int | None, int | None], echo: str
) -> None:
    assert read_days(days, planned) == read
    assert days_echo(days, planned) == echo
    assert is_away(days, planned) == ("fravær" in echo)


@pytest.mark.parametrize(("days", "planned"), [("6", ""), ("5 af 4", ""), ("8", "8"), ("3", "x")])
def test_days_that_no_week_has_are_refused(days: str, planned: str) -> None:
    with pytest.raises(Vip2Error, match="kan ikke passe"):
        read_days(days, planned)
    assert days_echo(days, planned) == "Skriv fx 4 af 5."
    assert not is_away(days, planned)


def test_the_fields_are_a_round() -> None:
    friday = date(2026, 5, 8)
    fields = {"days": "4 af 5", "absence": "egen_sygdom", "time": "8-9.30", "good": "a",
              "hard": "b", "next": "c"}  # fmt: skip
    assert round_of(fields, MONDAY, friday) == Round(
        4, 5, "egen_sygdom", 90, "a", "b", "c", friday, day=MONDAY, start=time(8), end=time(9, 30)
    )
    assert round_of({"days": "4"}, MONDAY, None).absence == "ukendt"
    assert round_of({"days": "5", "absence": "ferie"}, MONDAY, None).absence is None
    assert round_of({"time": "45"}, MONDAY, None) == Round(minutes=45, day=MONDAY)


@pytest.mark.parametrize(
    ("answers", "ticks", "said"),
    [
        ({"good": "x"}, 0, "Notat er gemt."),
        ({"minutes": 0}, 0, "0:00 timer er gemt."),
        ({"days_present": 5, "days_planned": 5}, 1, "Fremmøde og 1 flueben er gemt."),
        ({"days_present": 4, "days_planned": 5}, 0, "Fravær er gemt."),
        (
            {"next": "x", "minutes": 90, "days_present": 5},
            3,
            "Notat, 1:30 timer, fremmøde og 3 flueben er gemt.",
        ),
    ],
)
def test_what_a_round_has_written_is_said(
    answers: dict[str, object], ticks: int, said: str
) -> None:
    assert written(Round(**answers), ticks) == said  # type: ignore[arg-type]  # as the test says
