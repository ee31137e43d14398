"""The read log among a vault's rows: read out of them, and put back as rows are stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from vip2tui.storage.layout import Group
from vip2tui.storage.port import Row
from vip2tui.storage.read_log import TABLE
from vip2tui.storage.rows import Rows


def kept(rows: Rows) -> dict[str, dict[str, Any]]:
    """Return the log as a store has it: key to row."""
    found = map(orjson.loads, rows.table(TABLE).values())
    return {row["key"]: row["value"] for row in found}


def group(rows: Rows, wanted: Sequence[Row]) -> Group | None:
    """Return what stores rows of one table, each in its own place or a new one; None for none."""
    if not wanted:
        return None
    table = wanted[0].table
    numbers = {orjson.loads(row)["key"]: number for number, row in rows.table(table).items()}
    packed = [orjson.dumps({"key": one.key, "value": one.value}) for one in wanted]
    newest, places = rows.newest[table], list[int]()
    for one in wanted:
        newest += one.key not in numbers
        places.append(numbers.get(one.key, newest))
    return Group(table, "", places, [*packed])
