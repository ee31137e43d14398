"""The stubs of cases that were let go, among a vault's rows: put in older copies of it too.

A backup that still has the case must not bring it back, nor let its numbers be used again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from vip2tui.changes.change import parse
from vip2tui.changes.stub import TABLE, Stub, is_beyond
from vip2tui.storage import reads_kept
from vip2tui.storage.port import Row
from vip2tui.storage.rows import Rows


def kept(rows: Rows) -> dict[str, dict[str, Any]]:
    """Return the cases that are gone from a vault, with what is kept of each."""
    found = map(orjson.loads, rows.table(TABLE).values())
    return {row["key"]: row["value"] for row in found if row["key"] not in rows.cases}


def take(rows: Rows, gone: Mapping[str, Mapping[str, Any]]) -> None:
    """Let go of the same cases in an older copy's rows, and keep their stubs there.

    What the copy holds beyond a stub nobody has receipted: then the case stays in it.
    """
    for case, value in gone.items():
        vector = Stub.of(case, value).vector
        places = (parse(line).place for line in rows.lines(case).values())
        if any(is_beyond(vector, (writer, n)) for writer, _, n in places):
            continue
        if case in rows.cases:
            rows.apply([rows.removal(case)])
        if stub := reads_kept.group(rows, [Row(TABLE, case, value)]):
            rows.apply([stub])
