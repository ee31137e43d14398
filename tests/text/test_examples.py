"""What a refusal proposes is understood by the very reader that proposes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from vip2tui.base.errors import Vip2Error
from vip2tui.domain.course.week import Activity
from vip2tui.domain.course.week_text import parse_row
from vip2tui.services.course.closing import check_weekly
from vip2tui.services.support.support_reading import read_field, weeks
from vip2tui.text.days import parse_day
from vip2tui.text.hours import parse_clock, parse_hours, parse_minutes

MONDAY = date(2026, 5, 4)
READERS: dict[str, Callable[[str], Any]] = {
    "a length of time": parse_minutes,
    "hours a week": lambda typed: check_weekly(parse_hours(typed)),
    "a row of the week": partial(parse_row, Activity.PRACTICE),
    "a day": lambda typed: parse_day(typed, MONDAY),
    "a time of day": parse_clock,
    "hours of a grant": partial(read_field, "weekly"),
    "weeks without hours": lambda typed: weeks(typed, MONDAY, date(2026, 10, 30)),
    "weeks of no period": lambda typed: weeks(typed, None, None),
    "a price": partial(read_field, "price"),
}
REFUSED = ("xyz", "25:99", "9999", "1 hest", "400 timer", "man")


@pytest.mark.parametrize("name", READERS)
def test_every_proposal_is_read(name: str) -> None:
    read, told = READERS[name], set[str]()
    for typed in REFUSED:
        try:
            read(typed)
        except Vip2Error as error:
            told.add(str(error))
    proposed = [one for text in told for one in re.findall(r"fx (.*?)(?:\. Intet .*|\.)?$", text)]
    assert proposed
    for one in proposed:
        for part in re.split(r", | eller ", one):
            read(part.strip("«»"))
