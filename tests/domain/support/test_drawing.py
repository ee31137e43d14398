"""A draw that can be drawn again."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.support.drawing import drawn

DAY = date(2026, 5, 4)
ids = st.lists(st.text("abc0123", min_size=1, max_size=6), max_size=30)


@given(ids, st.text(max_size=5), st.integers(1, 20), st.randoms())
def test_the_same_day_and_word_draw_the_same_however_they_lie(
    some: list[str], seed: str, count: int, chance: object
) -> None:
    found = drawn(some, DAY, seed, count)
    assert len(found) == len(set(found)) == min(count, len(set(some)))
    assert set(found) <= set(some)
    mixed = [*some]
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # Hypothesis' own random
    assert drawn(mixed, DAY, seed, count) == found


@given(ids, st.text("abc0123", min_size=1, max_size=6))
def test_a_case_that_comes_later_moves_no_other(some: list[str], new: str) -> None:
    before, after = drawn(some, DAY, "", 5), drawn([*some, new], DAY, "", 5)
    assert set(after) - {new} <= set(before)


def test_another_day_or_word_draws_others_and_every_case_can_be_drawn() -> None:
    every = [f"case-{n}" for n in range(40)]
    first = drawn(every, DAY, "", 10)
    assert drawn(every, DAY, "ord", 10) != first
    assert drawn(every, DAY + timedelta(days=1), "", 10) != first
    many = (drawn(every, DAY + timedelta(days=n), "", 10) for n in range(60))
    assert {one for each in many for one in each} == set(every)
