"""Where citizens have been: weeks, stays, room, and when to ask again; pure."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.placements import ask_again, room_for, stays
from vip2tui.domain.law.rule_words import passed_words

START = date(2026, 5, 4)
NUMBERS = {"ansatte_per_plads": 5, "ansatte_graense": 50, "ansatte_per_plads_over": 10}


@pytest.mark.parametrize(
    ("employees", "room"), [(0, 0), (4, 0), (5, 1), (9, 1), (50, 10), (59, 10), (60, 11), (150, 20)]
)
def test_how_many_there_is_room_for(employees: int, room: int) -> None:
    assert room_for(employees, NUMBERS) == room


@pytest.mark.parametrize(("days", "asks"), [(0, False), (89, False), (90, True), (400, True)])
def test_it_is_asked_again_after_so_many_days(days: int, asks: bool) -> None:
    assert ask_again(START - timedelta(days=days), 90, START) is asks
    assert not ask_again(None, 90, START), "a place that was never asked asks nothing"


@pytest.mark.parametrize(
    ("weeks", "told", "silent"),
    [
        (4, "", "uger"),
        (5, "mere end 4 uger (for den, der er tæt på job). Det stopper ikke planen", "13 uger ("),
        (13, "mere end 4 uger", "13 uger ("),
        (14, "4 uger (for den, der er tæt på job) og 13 uger (for andre)", "26 uger ("),
        (27, "13 uger (for andre) og 26 uger (efter en forlængelse)", "¤"),
    ],
)
def test_each_limit_that_is_passed_is_told_with_whose_it_is(
    weeks: int, told: str, silent: str
) -> None:
    said = passed_words(SHIPPED.rule_sets(), weeks, START)
    assert told in said
    assert silent not in said
    assert not told or ("§ 61" in said and "Kilde: " in said)


def test_before_the_rules_nothing_is_told() -> None:
    assert passed_words(SHIPPED.rule_sets(), 50, date(2020, 1, 1)) == ""
    assert passed_words((), 50, START) == ""


def test_a_course_that_changes_place_was_at_both() -> None:
    moved, end = START + timedelta(days=30), START + timedelta(days=60)
    said: list[tuple[date, str | None]] = [(START + timedelta(days=9), "a"), (moved, "b")]
    assert list(stays(said, START, None)) == [
        ("a", START, moved - timedelta(days=1)), ("b", moved, None),
    ]  # fmt: skip
    assert list(stays(said, START, end))[1] == ("b", moved, end)
    assert list(stays([(START, None), (moved, "b")], START, None)) == [("b", moved, None)]
    early = START - timedelta(days=9)
    assert list(stays([(early, "a"), (early, "b")], START, None)) == [("b", START, None)]


@given(
    st.lists(st.tuples(st.integers(-40, 90), st.sampled_from(["a", "b", None])), max_size=6),
    st.integers(91, 200) | st.none(),
)
def test_stays_follow_each_other_and_never_overlap(
    said: list[tuple[int, str | None]], end: int | None
) -> None:
    laid = sorted(said, key=lambda one: one[0])
    days = [(START + timedelta(days=day), place) for day, place in laid]
    found = list(stays(days, START, START + timedelta(days=end) if end else None))
    for (_, first, last), (_, after, _) in pairwise(found):
        assert last is not None
        assert first <= last < after
