"""A row of the week: read as people write it, stored so that it is read again as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.base.errors import Vip2Error
from vip2tui.domain.course.week import Activity, Block
from vip2tui.domain.course.week_text import parse_row, row_text
from vip2tui.text.hours import A_DAY

ROW = Activity.PRACTICE


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("man-fre 8-14", "man-fre 8.00-14.00"),
        ("Mandag til fredag kl. 8 til 14", "man-fre 8.00-14.00"),
        ("man, ons og fre 8.30-12", "man 8.30-12.00, ons 8.30-12.00, fre 8.30-12.00"),
        ("man, 3 timer", "man 3:00 timer"),
        ("15", "15:00 timer"),
        ("1,5 timer", "1:30 timer"),
        ("tir 1:30; lørdag 2", "tir 1:30 timer, lør 2:00 timer"),
        ("man–fre 22–6", "man-fre 22.00-6.00"),
        ("man 13-15, man 8-12", "man 8.00-12.00, man 13.00-15.00"),
        ("", ""),
    ],
)
def test_people_write_days_and_times(typed: str, stored: str) -> None:
    assert row_text(parse_row(ROW, typed)) == stored


@pytest.mark.parametrize(
    "typed", ["xyz", "man", "fre-man 8-14", "man 8-", "200 timer", "0", "man 25-26", "x" * 500,
              "man 1 time," * 30, "\x1b[2J", "[/]"],
)  # fmt: skip
def test_what_is_no_row_is_refused_in_danish(typed: str) -> None:
    with pytest.raises(Vip2Error, match="Skriv"):
        parse_row(ROW, typed)


_days = st.builds(
    Block, st.just(ROW), st.integers(1, A_DAY), st.integers(0, 6), st.integers(0, A_DAY - 1)
)
_lengths = st.builds(Block, st.just(ROW), st.integers(1, A_DAY), st.integers(0, 6))
_loose = st.builds(Block, st.just(ROW), st.integers(1, 7 * A_DAY))


@given(st.lists(_days | _lengths, max_size=9), st.none() | _loose)
def test_what_is_stored_is_read_as_the_same(dated: list[Block], loose: Block | None) -> None:
    blocks = [*dated, *([loose] if loose else [])]
    stored = row_text(blocks)
    again = parse_row(ROW, stored)
    assert row_text(again) == stored
    assert sum(one.minutes for one in again) == sum(one.minutes for one in blocks)
    assert sorted(map(str, again)) == sorted(map(str, blocks))


@given(st.text(max_size=60) | st.from_regex(r"(man|ons|-|,| |8|\.|timer|og|\d){1,12}"))
def test_nothing_typed_is_worse_than_refused(typed: str) -> None:
    try:
        stored = row_text(parse_row(ROW, typed))
    except Vip2Error:
        return
    assert row_text(parse_row(ROW, stored)) == stored
