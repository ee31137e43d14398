"""One change: some fields of one record as one person set them, and what those values replace.

The bytes a writer made are the change: they are stored, sent, hashed and sealed as they are and
never made again from the parsed form, so a newer writer's unknown keys survive an older reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import Any, NamedTuple

import orjson

MAX_CLOCK = 2**40
"""The highest clock a change may carry; one change a millisecond takes 34 years."""
AHEAD = 1_000_000
"""How far a clock may be above the number of changes held of its case. Honest ones are never above
it: each step of a clock is a change. So no file can bring a case to the end of its clock."""

Json = Any
"""A JSON value: null, bool, int, str, list, dict. Never a float: 1.5 hours is 90 minutes."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_HASH = re.compile(r"[0-9a-f]{64}").fullmatch


class Change(NamedTuple):
    """One immutable change, as its writer made it. Two changes are the same if their bytes are.

    A tuple, as reading a vault makes a hundred thousand: a frozen dataclass takes 1 µs more each.
    """

    line: bytes
    """One JSON object without a line break: the exact bytes."""
    id: str
    """``<writer>.<case>.<n>``: n counts 1, 2, 3 … per writer and case, so a gap is visible."""
    clock: int
    """One more than the case's when it was made (`CaseState.clock`). Orders what is shown."""
    action: str
    """The user action it belongs to: one Ctrl+Z."""
    at: str
    """Wall clock, ISO 8601 with offset; for people to read, decides nothing."""
    by: str
    """The person's name."""
    record: str
    kind: str
    set: Mapping[str, Json]
    over: Mapping[str, Sequence[str]]
    """Per field, the heads that were on the screen when the person began."""
    undoes: Sequence[str] = ()
    seen: Mapping[str, int] | None = None
    """Writer to n: everything a delete, a close or a lock was made in the knowledge of."""
    redacted: Mapping[str, Json] | None = None
    """What was taken away of it: the ``fields``, and the ``sha256`` of the bytes it had before."""

    @property
    def fingerprint(self) -> bytes:
        """SHA-256 of the bytes its writer made: the same after a value of it was taken away."""
        return fingerprint(self.line, self.redacted)

    @property
    def is_cut(self) -> bool:
        """Whether these are not the bytes its writer made: a value was taken away since."""
        return self.redacted is not None and "sha256" in self.redacted

    @property
    def gone(self) -> frozenset[str]:
        """The fields whose values were taken away."""
        return frozenset(self.redacted["fields"]) if self.redacted else frozenset()

    @property
    def place(self) -> tuple[str, str, int]:
        """Writer, case and number, as the id has them."""
        return split_id(self.id)

    @property
    def deed(self) -> tuple[str, str]:
        """What somebody did at once: the action under its writer, so nobody adds to another's."""
        return (self.id.partition(".")[0], self.action)

    @property
    def order(self) -> tuple[int, str]:
        """What is shown later stands higher: clock first, then id."""
        return (self.clock, self.id)

    def __repr__(self) -> str:
        """Return no person and nothing typed: this may stand in a traceback."""
        return f"Change({self.id!r}, {self.kind!r}, {self.record!r})"

    def __eq__(self, other: object) -> bool:
        return self.line == other.line if isinstance(other, Change) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.id)


def fingerprint(line: bytes, redacted: Mapping[str, Json] | None) -> bytes:
    """Return the hash that stands for a change in chains and digests.

    Args:
        line: Its bytes.
        redacted: What it says itself of what was taken away. Without a hash there, the bytes are
            its writer's own: it was written again after the value was gone.
    """
    was = redacted.get("sha256") if redacted else None
    return sha256(line).digest() if was is None else bytes.fromhex(was)


def is_redaction_mark(raw: Mapping[str, Json]) -> bool:
    """Return whether what a line says was taken away of it has the form this program gives it."""
    mark, values = raw["redacted"], raw.get("set", _NOTHING)
    if type(mark) is not dict or not mark.keys() <= {"fields", "sha256"}:
        return False
    fields, was = mark.get("fields"), mark.get("sha256")
    return (
        type(fields) is list
        and fields != []
        and all(type(name) is str and values.get(name, 0) is None for name in fields)
        and fields == sorted(set(fields))
        and (was is None or (type(was) is str and _HASH(was) is not None))
    )


def split_id(change_id: str) -> tuple[str, str, int]:
    """Return writer, case and number of a change id.

    Raises:
        ValueError: If the id has another form.
    """
    writer, rest = change_id.split(".", 1)
    case, n = rest.rsplit(".", 1)
    if n != str(number := int(n)) or number < 1:
        raise ValueError("A change's number is written 1, 2, 3 …, in one way only.")
    return writer, case, number


def parse(line: bytes) -> Change:
    """Return the change that trusted bytes hold: our own vault's, or checked ones."""
    raw = orjson.loads(line)
    get = raw.get
    return Change(
        line,
        raw["id"],
        raw["clock"],
        raw["action"],
        raw["at"],
        raw["by"],
        raw["record"],
        raw["kind"],
        get("set", _NOTHING),
        get("over", _NOTHING),
        get("undoes", ()),
        get("seen"),
        raw["redacted"] if "redacted" in raw and is_redaction_mark(raw) else None,
    )


def is_same(line: bytes, change: Change) -> bool:
    """Return whether bytes are a change as it is, or as it was before a value of it went."""
    return line == change.line or parse(line).fingerprint == change.fingerprint


def in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes each once, what is shown higher later."""
    once = {change.id: change for change in changes}
    return tuple(sorted(once.values(), key=lambda change: change.order))


def compose(
    *,
    id: str,  # noqa: A002 - the field's name
    clock: int,
    action: str,
    at: str,
    by: str,
    record: str,
    kind: str,
    set: Mapping[str, Json] | None = None,  # noqa: A002 - the field's name
    over: Mapping[str, Sequence[str]] | None = None,
    undoes: Sequence[str] | None = None,
    seen: Mapping[str, int] | None = None,
) -> Change:
    """Make a new change and its bytes: UTF-8 JSON, keys sorted, empty parts left out."""
    raw: dict[str, Json] = {
        "id": id,
        "clock": clock,
        "action": action,
        "at": at,
        "by": by,
        "record": record,
        "kind": kind,
    }
    if set:
        raw["set"] = dict(set)
    if over and any(over.values()):
        raw["over"] = {name: sorted(heads) for name, heads in over.items() if heads}
    if undoes:
        raw["undoes"] = sorted(undoes)
    if seen is not None:
        raw["seen"] = dict(seen)
    line = orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)
    return parse(bytes(memoryview(line)))  # a copy: orjson hands out ten times the room it needs
