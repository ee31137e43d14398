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
RESTORED = "gendannet"
"""What a line says that tells of a backup put in the vault's place."""
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


def after_restore(
    backup: Kept, live: Kept | None, said: Mapping[str, Any], salt: str, *, is_whole: bool
) -> list[Row]:
    """Return the rows that let no line be lost where a backup is put in the vault's place.

    The lines that came after the backup are taken along from what was there, and a line says so, or
    that some may be gone.

    Args:
        backup: The log as the backup has it.
        live: The log as it was where the backup is put; None where nobody can read it.
        said: What the line says of when.
        salt: For that line, that nobody can guess.
        is_whole: Whether what was there was read to its end.
    """
    if live is not None and is_whole and _goes_on(backup, live):
        return []
    goes_on = live is not None and fault(live) is None and _goes_on(live, backup)
    longest = live if live is not None and goes_on else backup
    more = [Row(TABLE, key, one) for key, one in longest.items() if backup.get(key) != one]
    taken = _length(longest) - _length(backup)
    line = {**said, "act": RESTORED, "n": taken} | ({} if goes_on and is_whole else {"lost": True})
    rows = {row.key: row for row in (*more, *appended(longest.get(HEAD), [line], [salt]))}
    return [*rows.values()]


def restored(kept: Kept) -> Mapping[str, Any] | None:
    """Return the last line, if it tells of a backup put in the vault's place."""
    last = kept.get(str(_length(kept)))
    return last if last and last.get("act") == RESTORED else None


def _length(kept: Kept) -> int:
    return int(kept[HEAD]["n"]) if HEAD in kept else 0


def _goes_on(longer: Kept, shorter: Kept) -> bool:
    """Return whether one log is another with more lines, or none more."""
    length = _length(shorter)
    if not length or _length(longer) < length:
        return not length
    after = longer.get(str(length + 1))
    tip = after.get("p") if after else longer[HEAD].get("tip")
    return tip == shorter[HEAD].get("tip")


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
