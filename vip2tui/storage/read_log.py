"""The read log's chain: who saw what, in lines that each hold the hash of the one before.

What a line says is hashed with a salt of its own, and the chain goes over those hashes. So a
citizen's lines can be taken away with the citizen: their hash stays, their words and their salt go,
and a line of the chain itself says which went. A line that is gone otherwise, or says something
else, is found. It is about mistakes and meddling with single lines: who holds the key of the vault
can write all of it anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import orjson

from vip2tui.storage.port import Row

TABLE = "reads"
HEAD = "head"
"""The row that says how many lines there are, and the hash of the last."""
ERASED = "slettet"
"""What a line says that takes others away."""
_START = "0" * 32
_SIZE = 32

Kept = Mapping[str, Mapping[str, Any]]
"""The table as a store has it: key to row."""


def appended(
    head: Mapping[str, Any] | None, said: Sequence[Mapping[str, Any]], salts: Sequence[str]
) -> list[Row]:
    """Return the rows that put lines at the end of the chain.

    Args:
        head: The head's row; None where there is no line yet.
        said: What each line says.
        salts: One for each, that nobody can guess.
    """
    number, tip = (int(head["n"]), str(head["tip"])) if head else (0, _START)
    rows: list[Row] = []
    for one, salt in zip(said, salts, strict=True):
        number += 1
        row = {**one, "s": salt, "p": tip}
        rows.append(Row(TABLE, str(number), row))
        tip = _link(tip, number, _digest(row))
    return [*rows, Row(TABLE, HEAD, {"n": number, "tip": tip})]


def fault(kept: Kept) -> int | None:
    """Return the first line that is missing or altered; None if the chain is whole."""
    head = kept.get(HEAD)
    if head is None:
        return 1 if kept else None
    tip, most, empty, excused = _START, head.get("n"), set[int](), set[int]()
    if not isinstance(most, int):
        return 1
    for number in range(1, most + 1):
        row = kept.get(str(number))
        if row is None or row.get("p") != tip:
            return number if row is None or number == 1 else number - 1
        if "d" in row:
            empty.add(number)
        if row.get("act") == ERASED:
            excused |= _numbers(row.get("ns"))
        tip = _link(tip, number, _digest(row))
    if tip != head.get("tip"):
        return max(most, 1)
    return min(empty - excused, default=most + 1 if len(kept) > most + 1 else None)


def without(kept: Kept, citizen: str) -> list[Row]:
    """Return the rows that take a citizen's lines away; none if there are none.

    The same rows come of the same lines, whoever makes them.
    """
    gone = {int(key): row for key, row in kept.items() if row.get("who") == citizen}
    if not gone:
        return []
    bare = [Row(TABLE, str(n), {"p": row["p"], "d": _digest(row)}) for n, row in gone.items()]
    said = {"act": ERASED, "ns": _runs(sorted(gone))}
    salt = sha256(str(kept[HEAD]["tip"]).encode()).hexdigest()[:16]
    return [*bare, *appended(kept[HEAD], [said], [salt])]


def _digest(row: Mapping[str, Any]) -> str:
    """Return the hash of what a line says; of one that was taken away, as it was."""
    if "d" in row:
        return str(row["d"])
    said = {name: value for name, value in row.items() if name != "p"}
    return sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()[:_SIZE]


def _link(tip: str, number: int, digest: str) -> str:
    return sha256(f"{tip} {number} {digest}".encode()).hexdigest()[:_SIZE]


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return numbers as first and last of each run: thousands of lines may go at once."""
    runs: list[list[int]] = []
    for one in numbers:
        if runs and runs[-1][1] == one - 1:
            runs[-1][1] = one
        else:
            runs.append([one, one])
    return runs


def _numbers(runs: Any) -> set[int]:
    return {one for first, last in runs or () for one in range(first, last + 1)}
