"""One person in several cases."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.joins import Edge, Join, edge, edges, join_id, people

if TYPE_CHECKING:
    from random import Random

IDS = "abcdefgh"
PAIRS = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=8)
HELD = st.sets(st.sampled_from(IDS))


def a_join(one: str, other: str) -> Join:
    return Join(join_id(one, other), one, other)


def connected(one: str, other: str, pairs: list[Edge]) -> bool:
    """Ask by walking, from one alone."""
    reached = {one}
    for _ in IDS:
        reached |= {b for a, b in pairs if a in reached} | {a for a, b in pairs if b in reached}
    return other in reached


@given(HELD, PAIRS)
def test_two_are_one_person_if_a_way_leads_from_one_to_the_other(
    held: set[str], pairs: list[Edge]
) -> None:
    shown = people(held, pairs)
    assert shown.keys() == held
    for one in held:
        assert shown[one] == min(other for other in held if connected(one, other, pairs))


@given(HELD, PAIRS, st.randoms())
def test_neither_direction_order_nor_repetition_matters(
    held: set[str], pairs: list[Edge], luck: Random
) -> None:
    turned = [(b, a) for a, b in pairs] + pairs
    luck.shuffle(turned)
    assert people(held, turned) == people(sorted(held, reverse=True), pairs)
    assert edges([a_join(a, b) for a, b in turned], ()) == {edge(a, b) for a, b in pairs}


@given(HELD, PAIRS)
def test_taking_every_join_away_parts_all_again(held: set[str], pairs: list[Edge]) -> None:
    live = [a_join(a, b) for a, b in pairs]
    standing = edges(live, {join.record for join in live})
    assert people(held, standing) == {one: one for one in held}


@given(HELD, PAIRS, st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)))
def test_taking_one_join_away_leaves_what_was_without_it(
    held: set[str], pairs: list[Edge], last: Edge
) -> None:
    others = [a_join(a, b) for a, b in pairs if edge(a, b) != edge(*last)]
    joined = edges([*others, a_join(*last)], ())
    parted = edges([*others, a_join(*last)], {join_id(*last)})
    assert people(held, parted) == people(held, edges(others, ()))
    assert joined - parted == {edge(*last)}


def test_a_join_parted_in_one_of_its_two_cases_stands_in_neither() -> None:
    in_one_case = a_join("a", "b")
    assert edges([in_one_case, in_one_case]) == {("a", "b")}
    assert edges([in_one_case], {join_id("b", "a")}) == set()
    parted = Join(join_id("a", "b"), "a", "b", standing=False)
    assert edges([in_one_case, parted]) == edges([parted, in_one_case]) == set()


def test_a_record_that_joins_others_than_its_id_says_joins_none() -> None:
    assert edges([Join(join_id("a", "b"), "a", "c")], ()) == set()


def test_a_person_is_shown_under_an_id_that_is_here() -> None:
    assert people(["b", "c"], [("a", "b"), ("a", "c")]) == {"b": "b", "c": "b"}


def test_a_long_chain_is_one_person() -> None:
    ids = [f"{n:06d}" for n in range(20_000)]
    assert set(people(ids, pairwise(ids)).values()) == {"000000"}
