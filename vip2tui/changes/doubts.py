"""Doubts: what people wrote or took back without seeing each other's, and must decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.changes.record import UNDONE

if TYPE_CHECKING:
    from vip2tui.changes.change import Change
    from vip2tui.changes.fold import CaseState


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


def doubts(state: CaseState) -> list[Doubt]:
    """Return the open doubts of a case, in a fixed order."""
    return [
        Doubt(record.id, record.kind, name, record.heads[name])
        for record in sorted(state.records.values(), key=lambda record: record.id)
        if any(len(heads) > 1 for heads in record.heads.values())
        for name in record.in_doubt()
    ]


def questions(state: CaseState) -> list[Doubt]:
    """Return all that a person must decide: the doubts, and then what was taken back."""
    undone = [
        Doubt(record.id, record.kind, UNDONE, record.undone_by)
        for record in sorted(state.records.values(), key=lambda record: record.id)
        if record.undone_by
    ]
    return [*doubts(state), *undone]
