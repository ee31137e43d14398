"""Doubts: what people wrote or took back without seeing each other's, and must decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from vip2tui.changes.record import UNDONE
from vip2tui.changes.writer import Draft

if TYPE_CHECKING:
    from vip2tui.changes.change import Change, Json
    from vip2tui.changes.fold import CaseState

_ID = attrgetter("id")


@dataclass(frozen=True, slots=True)
class Doubt:
    """«I har begge rettet det samme»: open until a person decides. Deciding sets over all heads."""

    record: str
    kind: str
    field: str
    heads: tuple[Change, ...]
    """Every value there is, the one that stands meanwhile last; or the undos, of `UNDONE`."""

    @property
    def id(self) -> str:
        """Record and field: the same doubt has the same id on every device."""
        return f"{self.record}.{self.field}"

    @property
    def is_undone(self) -> bool:
        """Whether it asks if the record stays: its maker took it back, and others stand on it."""
        return self.field == UNDONE


@dataclass(frozen=True, slots=True)
class Card:
    """Doubts that hang together: those of a connected group of actions that meet in them."""

    doubts: tuple[Doubt, ...]

    @property
    def id(self) -> str:
        """The first doubt's."""
        return self.doubts[0].id

    @property
    def covering(self) -> tuple[tuple[Change, ...], ...]:
        """What each action says that has a value in every doubt: the whole answers.

        The one that stands meanwhile is last.
        """
        if self.doubts[0].is_undone:
            return ()
        said = [{head.deed: head for head in doubt.heads} for doubt in self.doubts]
        return tuple(
            tuple(heads[deed] for heads in said)
            for deed in said[0]
            if all(deed in heads for heads in said)
        )


def deciding(case: str, said: Iterable[tuple[Doubt, Json]]) -> list[Draft]:
    """Return the drafts that let values stand over all there are: one for each record."""
    records: dict[str, list[tuple[Doubt, Json]]] = {}
    for doubt, value in said:
        records.setdefault(doubt.record, []).append((doubt, value))
    return [
        Draft(
            case, record, of[0][0].kind,
            {doubt.field: value for doubt, value in of},
            {doubt.field: [head.id for head in doubt.heads] for doubt, _ in of},
        )
        for record, of in records.items()
    ]  # fmt: skip


def cards(state: CaseState) -> list[Card]:
    """Return all that a person must decide, what hangs together on one card, in a fixed order."""
    open_ = doubts(state)
    hangs_on = list(range(len(open_)))
    first: dict[tuple[str, str], int] = {}
    for n, doubt in enumerate(open_):
        for head in doubt.heads:
            one, other = _top(hangs_on, n), _top(hangs_on, first.setdefault(head.deed, n))
            hangs_on[max(one, other)] = min(one, other)
    together: dict[int, list[Doubt]] = {}
    for n, doubt in enumerate(open_):
        together.setdefault(_top(hangs_on, n), []).append(doubt)
    return [
        *(Card(tuple(one)) for one in together.values()),
        *(Card((one,)) for one in _undone(state)),
    ]


def _top(hangs_on: list[int], n: int) -> int:
    while hangs_on[n] != n:
        hangs_on[n] = n = hangs_on[hangs_on[n]]
    return n


def doubts(state: CaseState) -> list[Doubt]:
    """Return the open doubts of a case, in a fixed order."""
    several = [
        record
        for record in state.records.values()
        if any(len(heads) > 1 for heads in record.heads.values())
    ]
    return [
        Doubt(record.id, record.kind, name, record.heads[name])
        for record in sorted(several, key=_ID)
        for name in record.in_doubt()
    ]


def questions(state: CaseState) -> list[Doubt]:
    """Return all that a person must decide: the doubts, and then what was taken back."""
    return [*doubts(state), *_undone(state)]


def _undone(state: CaseState) -> list[Doubt]:
    undone = [record for record in state.records.values() if record.undone_by]
    return [
        Doubt(record.id, record.kind, UNDONE, record.undone_by)
        for record in sorted(undone, key=_ID)
    ]
