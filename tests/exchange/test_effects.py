"""The brake before a file that does away with much, where it begins to bite."""

from __future__ import annotations

import pytest

from vip2tui.changes.fold import CaseState
from vip2tui.changes.record import Record
from vip2tui.exchange.context import Case
from vip2tui.exchange.effects import MANY, effects_of


def state(records: int) -> CaseState:
    return CaseState({f"r{n}": Record(f"r{n}", "entry", {}) for n in range(records)})


@pytest.mark.parametrize(
    ("living", "gone", "brakes"),
    [
        (1, 1, False),
        (19, 2, True),
        (20, 2, False),
        (29, 3, True),
        (30, 3, False),
        (1000, MANY, False),
        (1000, MANY + 1, True),
    ],
)
def test_more_than_one_in_ten_or_more_than_a_few_must_be_said_yes_to_twice(
    living: int, gone: int, brakes: bool
) -> None:
    states = iter([state(living), state(living - gone)])
    effects = effects_of([Case("c", (), (), (), (), ())], lambda *_: next(states))
    assert (effects.living, len(effects.removals)) == (living, gone)
    assert effects.brakes is brakes
