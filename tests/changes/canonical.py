"""A state as bytes: equal states give equal bytes on every device."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

if TYPE_CHECKING:
    from vip2tui.changes.change import Json
    from vip2tui.changes.fold import CaseState
    from vip2tui.changes.record import Record


def canonical(state: CaseState) -> bytes:
    """Return the state as JSON with sorted keys: every head of every field, and every mark."""
    return orjson.dumps(
        {
            "records": {record.id: _record(record) for record in state.records.values()},
            "deleted": {record.id: _record(record) for record in state.deleted.values()},
            "proposals": sorted(change.id for change in state.proposals),
            "clock": state.clock,
            "numbers": dict(state.numbers),
        },
        option=orjson.OPT_SORT_KEYS,
    )


def _record(record: Record) -> dict[str, Json]:
    undone_by = [change.id for change in record.undone_by]
    return {
        **({"undone_by": undone_by} if undone_by else {}),
        "kind": record.kind,
        "fields": {
            name: [[head.id, head.set[name]] for head in heads]
            for name, heads in record.heads.items()
        },
        "deleted_by": [change.id for change in record.deleted_by],
        "late_after": [change.id for change in record.late_after],
    }
