"""What a person may set: the bounds that the pages and their help promise."""

from __future__ import annotations

import pytest

from vip2tui.domain.roles import Role
from vip2tui.domain.settings import (
    GOAL,
    LIMITS,
    LOGO,
    PAGE,
    SETTINGS,
    SILENCE,
    NotAllowedError,
    page_of,
)

BOUNDS = {
    "låsetid": (2, 60, "10"),
    "snart": (2, 30, "7"),
    "bagud": (2, 60, "7"),
    "stille": (7, 90, "21"),
    "mål": (1, 100_000, "193"),
    "snart-brugt": (1, 100, "80"),
    "slutter-snart": (0, 200, "28"),
    "kontakt": (1, 200, "14"),
    "besøg": (1, 400, "42"),
    "tempo-fra": (0, 200, "28"),
    "for-lidt": (0, 100, "70"),
    "for-meget": (100, 400, "110"),
    "ubekræftet": (0, 100, "25"),
    "for-sent": (0, 60, "5"),
    "mest-på-en-dag": (1, 1440, "480"),
    "formål-tegn": (1, 200, "20"),
    "kort-samtale": (0, 1440, "30"),
    "giv-slip": (0, 3650, "180"),
}
"""The least, the most, and what it is until somebody changes it."""


def test_every_number_that_can_be_set_has_the_bounds_that_are_promised() -> None:
    numbers = {one.name: one for one in SETTINGS.values() if one.unit}
    assert {name: (one.least, one.most, one.default) for name, one in numbers.items()} == BOUNDS


@pytest.mark.parametrize("name", BOUNDS)
def test_the_bounds_themselves_can_be_set_and_nothing_beyond(name: str) -> None:
    one, (least, most, default) = SETTINGS[name], BOUNDS[name]
    assert [one.read(f"{number} {one.unit}") for number in (least, most)] == [f"{least}", f"{most}"]
    for number in (least - 1, most + 1):
        with pytest.raises(NotAllowedError):
            one.read(str(number))
        assert one.kept(number) == default


@pytest.mark.parametrize("role", list(Role))
def test_the_page_holds_everything_but_what_says_nothing_to_a_role(role: Role) -> None:
    left_out = [one.name for one in PAGE if one not in page_of(role)]
    theirs = [SILENCE.name, GOAL.name, *(one.name for one in LIMITS), LOGO.name]
    assert left_out == ([] if role is Role.OFFICE else theirs)
    assert len(page_of(role)) == len(PAGE) - len(left_out)
