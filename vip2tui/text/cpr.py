"""CPR numbers: read, doubted quietly and shown masked.

The check digit (modulus 11) never refuses a number. Numbers without it are valid since 2007, and
most common for people registered as born on 1 January, who are many of those this program is for.
No message repeats what was typed: it may be somebody's number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line
from vip2tui.text.danish import plain_digits

_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_REPLACEMENT_DAYS = 60  # the first digit is raised by 6
_BETWEEN = re.compile(r"[\W_]")
"""Whatever is no letter and no digit may stand between: nobody chose the hyphen they pasted."""
_TEN_DIGITS = re.compile(r"[0-9]{10}")


class CprNotUnderstoodError(Vip2Error):
    """What was typed cannot be a CPR number."""


class CprKind(StrEnum):
    """What sort of number it is."""

    CPR = "cpr"
    REPLACEMENT = "erstatning"
    """Given by an institution to a person who has no CPR number."""


class Weight(StrEnum):
    """How much a remark matters."""

    WRONG = "fejl"
    WARNING = "advarsel"
    QUIET = "oplysning"


class Remark(NamedTuple):
    """Something to tell about a number that was read."""

    weight: Weight
    text: str


@dataclass(frozen=True, slots=True)
class Cpr:
    """A number with a real date in it. Printing it shows the masked form."""

    number: str = field(repr=False)
    """Ten digits."""
    kind: CprKind
    born: date = field(compare=False, repr=False)

    @property
    def masked(self) -> str:
        """«670180-••••»: what is shown everywhere."""
        return f"{self.number[:6]}-••••"

    @property
    def full(self) -> str:
        """All ten digits; shown on a key press that is written down."""
        return f"{self.number[:6]}-{self.number[6:]}"

    @property
    def has_check_digit(self) -> bool:
        """Whether modulus 11 fits. It says nothing against a number that it does not."""
        pairs = zip(_WEIGHTS, self.number, strict=True)
        return sum(weight * int(digit) for weight, digit in pairs) % 11 == 0

    def age(self, today: date) -> int:
        """Return the age in whole years."""
        before_birthday = (today.month, today.day) < (self.born.month, self.born.day)
        return today.year - self.born.year - before_birthday

    def __str__(self) -> str:
        return self.masked


def parse_cpr(text: str) -> Cpr:
    """Return the number that was typed, with or without hyphen and spaces.

    Raises:
        CprNotUnderstoodError: If it has not ten digits, or its date is in no calendar.
    """
    number = _BETWEEN.sub("", plain_digits(clean_line(text)))
    if not number.isdecimal() and number:
        raise CprNotUnderstoodError(
            "Der er bogstaver i det, du skrev. Skriv kun de ti cifre: dag, måned, år og fire til."
        )
    if not _TEN_DIGITS.fullmatch(number):
        raise CprNotUnderstoodError("Et CPR-nummer har ti cifre: dag, måned, år og fire til.")
    day, month, year = (int(number[place : place + 2]) for place in (0, 2, 4))
    kind = CprKind.REPLACEMENT if day > _REPLACEMENT_DAYS else CprKind.CPR
    if kind is CprKind.REPLACEMENT:
        day -= _REPLACEMENT_DAYS
    try:
        born = date(full_year(int(number[6]), year), month, day)
    except ValueError:
        raise CprNotUnderstoodError(
            "De første seks cifre er ikke en dato. Se efter, om to cifre er byttet om."
        ) from None
    return Cpr(number, kind, born)


def masked(number: str | None) -> str:
    """Return a stored number as it is shown: ``670180-••••``; empty if there is none."""
    try:
        return parse_cpr(number).masked if number else ""
    except CprNotUnderstoodError:
        return "kan ikke læses"


def full_year(seventh: int, year: int) -> int:
    """Return the year of birth: the seventh digit tells which century the two digits belong to."""
    if seventh <= 3:
        return 1900 + year
    if seventh in (4, 9):
        return (2000 if year <= 36 else 1900) + year
    return (2000 if year <= 57 else 1800) + year
