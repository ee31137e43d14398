"""Citizens that are one person: an undirected edge in both cases, and nothing is ever merged.

A person is the connected part over the standing edges. Records stay in their case, so a join that
is parted, by a value in it, leaves them as they were. No undo parts one: it would in one case only;
«Fortryd» writes the value.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vip2tui.domain.ids import derived_id

JOIN = "join"
"""The kind of the record; its fields are ``a`` and ``b``, ``standing`` and ``kept``."""
STANDING = "standing"
KEPT = "kept"

Edge = tuple[str, str]
"""Two citizens' ids, the smaller first."""


@dataclass(frozen=True, slots=True)
class Join:
    """A join record as one case has it."""

    record: str
    a: str
    b: str
    standing: bool = True
    """Whether it says that the two are one; it does not as soon as one of several says so."""
    kept: Mapping[str, str] = field(default_factory=dict)
    """Field to the citizen whose value stands for the person, where the two differed."""
    order: tuple[int, str] = (0, "")
    """When that was answered."""


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
    parted = {*gone, *(join.record for join in every if not join.standing)}
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


def owners(
    parts: Sequence[str], values: Mapping[str, Mapping[str, object]], joins: Iterable[Join]
) -> dict[str, str]:
    """Return for each field the citizen whose value stands for the person.

    What was answered last counts; what nobody was asked about is what the first of them says.

    Args:
        parts: The citizens that are one person, the smallest id first.
        values: Citizen to field to value; None and the empty text say nothing.
        joins: What ties them.
    """
    answered: dict[str, str] = {}
    for join in sorted(joins, key=lambda one: one.order):
        answered |= {name: one for name, one in join.kept.items() if one in values}
    found: dict[str, str] = {}
    for one in parts:
        for name, value in values.get(one, {}).items():
            if value not in (None, ""):
                found.setdefault(name, one)
    return found | answered


def differing(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    """Return the fields in which two citizens both say something, and not the same."""
    nothing = (None, "")
    return [
        name
        for name, value in one.items()
        if value not in nothing and other.get(name) not in nothing and other[name] != value
    ]


def home(parts: Iterable[str], readers: Mapping[str, Collection[str]], me: str = "") -> str:
    """Return the case that what is new about a person is written in.

    It is one that all who read any of them hold, if there is one; else what most of them hold.

    Args:
        parts: The person's cases.
        readers: Case to the computers it is given to.
        me: This computer, which writes where it reads.
    """
    return min(parts, key=lambda one: (me not in readers[one], -len(readers[one]), one))
