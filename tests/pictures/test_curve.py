"""A curve of figures: never lower for more, its ends at the ends, a cell for each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.pictures.curve import curve
from vip2tui.pictures.signs import ASCII, FINE, PLAIN, Signs


@pytest.mark.parametrize(
    ("scale", "signs", "drawn"),
    [
        (5, PLAIN, "_▄▄██"),
        (5, FINE, "▁▃▅▆█"),
        (5, ASCII, "_--##"),
        (10, FINE, "▁▂▃▃▄▅▆▆▇█"),
    ],
)
def test_every_figure_has_its_height(scale: int, signs: Signs, drawn: str) -> None:
    assert curve(range(1, scale + 1), scale, signs) == drawn


@given(st.lists(st.integers(1, 10)), st.sampled_from([PLAIN, FINE, ASCII]))
def test_more_is_never_drawn_lower(figures: list[int], signs: Signs) -> None:
    drawn = curve(figures, 10, signs)
    assert len(drawn) == len(figures)
    heights = [signs.heights.index(one) for one in drawn]
    for one, height in zip(figures, heights, strict=True):
        for other, its in zip(figures, heights, strict=True):
            assert one <= other or height >= its
