"""Citizens that are one person: an undirected edge in both cases, and nothing is ever merged.

A person is the connected part over the standing edges. Records stay in their case, so a join that
is parted, by a value in it, leaves them as they were. No undo parts one: it would in one case only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from vip2tui.domain.ids import derived_id

JOIN = "join"
"""The kind of the record; its fields are ``a`` and ``b``, and ``apart`` once they are parted."""

Edge = tuple[str, str]
"""Two citizens' ids, the smaller first."""


@dataclass(frozen=True, slots=True)
class Join:
    """A join record as one case has it."""

    record: str
    a: str
    b: str
    apart: bool = False
    """Whether it says that the two are parted again."""


def edge(one: str, other: str) -> Edge:
    """Return the pair as it is always written."""
    return (one, other) if one <= other else (other, one)


def join_id(one: str, other: str) -> str:
    """Return the record's id: the same in both cases, on every device and from either side."""
    return derived_id(JOIN, *edge(one, other))


def edges(live: Iterable[Join], gone: Collection[str] = ()) -> set[Edge]:
    """Return the edges that stand.

    Who parts two may have reached one of the two cases only; it counts at once.

    Args:
        live: The living join records of every case held.
        gone: Ids of the join records that are put away in any of them.
    """
    every = list(live)
    parted = {*gone, *(join.record for join in every if join.apart)}
    return {
        edge(join.a, join.b)
        for join in every
        if join.record not in parted and join.record == join_id(join.a, join.b)
    }


def people(citizen_ids: Iterable[str], edges: Iterable[Edge]) -> dict[str, str]:
    """Return for each citizen the id the person is shown under: the smallest one held here.

    A citizen who is not held here still ties those together who are joined to them.
    """
    ids = set(citizen_ids)
    top: dict[str, str] = {}

    def find(one: str) -> str:
        while (above := top.get(one, one)) != one:
            top[one] = top.get(above, above)
            one = above
        return one

    for one, other in edges:
        top[find(one)] = find(other)
    smallest: dict[str, str] = {}
    for one in sorted(ids):
        smallest.setdefault(find(one), one)
    return {one: smallest[find(one)] for one in ids}
