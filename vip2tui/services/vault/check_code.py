"""A look at an installation as twelve digits to read aloud in a telephone: pure.

They hold the ten answers and the program's version, and nothing of a person, a computer or a
folder. Two of the digits are for checking: one that is misheard, or two that changed places, are
found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from vip2tui.base.errors import Vip2Error

POINTS = 10
LETTERS = ("å", "@", "[", "]")
"""What is typed to see whether the keys work: each needs a key of its own, or AltGr."""
_DIGITS, _GROUP = 12, 4
_CHECKING = 97
_STATES = 3
_MINOR = _PATCH = 100
_MAJOR = 10


class State(IntEnum):
    """What a look at one thing showed. The numbers are read aloud: never changed."""

    OK = 0
    FAULT = 1
    UNTRIED = 2
    """It could not be tried just there, which says nothing."""


class BadCodeError(Vip2Error):
    """It is no code, or a digit of it is wrong."""

    says = (
        "Koden passer ikke: et tal er hørt eller skrevet forkert. Intet er ændret. Få koden læst "
        "op igen, fire tal ad gangen: der er tolv."
    )


def make(states: Sequence[State], version: str) -> str:
    """Return the code; of a version its three numbers are told, at most 9.99.99."""
    number = 0
    for state in states:
        number = number * _STATES + state
    major, minor, patch = _numbers(version)
    number = ((number * _MAJOR + major) * _MINOR + minor) * _PATCH + patch
    checked = f"{number:0{_DIGITS - 2}}{_check(number):02}"
    return " ".join(checked[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))


def read(code: str) -> tuple[tuple[State, ...], str]:
    """Return what a code says: the ten answers, and the version.

    Raises:
        BadCodeError: If it was misheard.
    """
    digits = re.sub(r"[\s.\-]", "", code)
    if not re.fullmatch(rf"[0-9]{{{_DIGITS}}}", digits):
        raise BadCodeError
    number, check = int(digits[:-2]), int(digits[-2:])
    rest, patch = divmod(number, _PATCH)
    rest, minor = divmod(rest, _MINOR)
    rest, major = divmod(rest, _MAJOR)
    if check != _check(number) or rest >= _STATES**POINTS:
        raise BadCodeError
    states = [State(rest // _STATES**place % _STATES) for place in reversed(range(POINTS))]
    return tuple(states), f"{major}.{minor}.{patch}"


def _check(number: int) -> int:
    return _CHECKING - 1 - number * 100 % _CHECKING


def _numbers(version: str) -> tuple[int, int, int]:
    found = [int(part) for part in re.findall(r"\d+", version)[:3]]
    major, minor, patch = [*found, 0, 0, 0][:3]
    return min(major, _MAJOR - 1), min(minor, _MINOR - 1), min(patch, _PATCH - 1)
