"""Doubts: fields where people wrote different things without seeing each other's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    """Every value there is, the one that stands meanwhile last."""

    @property
    def id(self) -> str:
        """Record and field: the same doubt has the same id on every device."""
        return f"{self.record}.{self.field}"


def doubts(state: CaseState) -> list[Doubt]:
    """Return the open doubts of a case, in a fixed order."""
    return [
        Doubt(record.id, record.kind, name, record.heads[name])
        for record in sorted(state.records.values(), key=lambda record: record.id)
        if any(len(heads) > 1 for heads in record.heads.values())
        for name in record.in_doubt()
    ]
