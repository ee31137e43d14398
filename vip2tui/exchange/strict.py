"""The bounds of what is received, enforced alike when a change is written.

A line is canonical JSON: compact UTF-8, keys sorted, nothing escaped that need not be. So reading
it and writing it again gives the same bytes, and that one comparison finds doubled keys, other
spellings and numbers no two programs read alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

import orjson

from vip2tui.base import safe
from vip2tui.changes.change import MAX_CLOCK, Change, Json, is_redaction_mark
from vip2tui.exchange.errors import NotAChangeError, NotSendableError

MAX_LINE = 64 * 1024
MAX_DEPTH = 8
MAX_INT = 2**53
"""Beyond this the readers of other languages begin to round."""
MAX_VALUES = 5_000
"""Values in one line. A course with its copied plan has about 700."""
_BOX = 3
"""What a list or an object weighs, a value's weight being one: some 70 bytes in memory."""
MAX_NAME = 100
"""Characters in a key, an id of a record and an action."""
MAX_WALL_CLOCK = 2**33
"""Seconds since 1970: what every system can turn into a day (until 2242)."""

ID = r"[A-Za-z0-9_-]{1,64}"
"""A device, a writer, a bundle."""
CASE = ID + r"(?:\.[fp])?"

_CHANGE_ID = re.compile(rf"{ID}\.{CASE}\.[1-9][0-9]{{0,12}}").fullmatch
_WRITER = re.compile(ID).fullmatch
_RECORD = re.compile(rf"[A-Za-z0-9_.:@-]{{1,{MAX_NAME}}}").fullmatch
_WORD = re.compile(r"[a-z][a-z0-9_]{0,63}").fullmatch

_NOTHING: Mapping[str, Json] = MappingProxyType({})

_NOT_JSON = "en linje er ikke JSON, som formatet skriver den"
_SHAPE = "en ændring mangler noget eller har en anden form"
_NUMBER = "et tal er for stort eller har decimaler"


def read_change(line: bytes) -> Change:
    """Return the change in a line from elsewhere, with exactly these bytes.

    Raises:
        NotAChangeError: If it breaks any bound. Nothing else is ever raised.
    """
    return weighed_change(line)[0]


def weighed_change(line: bytes) -> tuple[Change, int]:
    """Return the change in a line from elsewhere and its weight: what it takes in memory.

    Raises:
        NotAChangeError: If it breaks any bound. Nothing else is ever raised.
    """
    raw, weight = _read(line, MAX_LINE, MAX_DEPTH, MAX_VALUES, safe.MAX_TEXT)
    if type(raw) is not dict:
        raise NotAChangeError(_SHAPE)
    get = raw.get
    try:
        change = Change(
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
            get("redacted"),
        )
        sound = _has_its_form(change) and ("redacted" not in raw or is_redaction_mark(raw))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotAChangeError(_SHAPE) from error
    if not sound:
        raise NotAChangeError(_SHAPE)
    return change, weight


def most_weight(line: bytes) -> int:
    """Return what a canonical line weighs at most, by its bytes: commas in texts count too."""
    boxes = line.count(b"{") + line.count(b"[")
    return line.count(b",") + (1 + _BOX) * boxes


def sendable(change: Change) -> None:
    """Refuse a change that another device would refuse; asked before it is stored.

    Raises:
        NotSendableError: If one would.
    """
    try:
        read_change(change.line)
    except NotAChangeError as error:
        raise NotSendableError(str(error)) from error


def read_json(
    data: bytes, most: int, depth: int, values: int, *, text: int = safe.MAX_TEXT
) -> Json:
    """Return canonical JSON without floats, within the bounds.

    Args:
        data: The JSON.
        most: Bytes of all of it.
        depth: How deep boxes may stand in boxes.
        values: Values in all of it.
        text: Characters of any one text.

    Raises:
        NotAChangeError: If it is anything else.
    """
    return _read(data, most, depth, values, text)[0]


def _read(data: bytes, most: int, depth: int, values: int, text: int) -> tuple[Json, int]:
    if len(data) > most:
        raise NotAChangeError(f"en linje er på mere end {most // 1024} KB")
    try:
        raw = orjson.loads(data)
        same = orjson.dumps(raw, option=orjson.OPT_SORT_KEYS) == data
    except (orjson.JSONDecodeError, orjson.JSONEncodeError) as error:
        raise NotAChangeError(_NOT_JSON) from error
    if not same:
        raise NotAChangeError(_NOT_JSON)
    if type(raw) not in (dict, list):
        raise NotAChangeError(_SHAPE)
    return raw, _weighed(raw, depth, values, text)


def _weighed(raw: Json, depth: int, room: int, text: int) -> int:
    """Look at every value, level by level, and return what all of them weigh.

    Nothing recurses, so a deep one costs nothing.
    """
    level, boxes, most = [raw], 0, room
    while level:
        depth -= 1
        boxes += len(level)
        if depth < 0:
            raise NotAChangeError("en ændring er indlejret for dybt")
        deeper: list[Json] = []
        for box in level:
            room -= len(box)
            values = box
            if type(box) is dict:
                values = box.values()
                # All names together are rarely longer than one may be.
                if len("".join(box)) > MAX_NAME and max(map(len, box)) > MAX_NAME:
                    raise NotAChangeError(_SHAPE)
            for value in values:
                kind = type(value)
                if kind is str:
                    if len(value) > text:
                        raise NotAChangeError(
                            f"en tekst er på mere end {text:,} tegn".replace(",", ".")
                        )
                elif kind is dict or kind is list:
                    deeper.append(value)
                elif kind is float or (kind is int and not -MAX_INT <= value <= MAX_INT):
                    raise NotAChangeError(_NUMBER)
        if room < 0:
            raise NotAChangeError("en ændring har for mange værdier")
        level = deeper
    return most - room + _BOX * boxes


def _has_its_form(change: Change) -> bool:
    """Return whether every part is what it must be; a pattern raises over what is no text."""
    return (
        _CHANGE_ID(change.id) is not None
        and type(change.clock) is int
        and 1 <= change.clock <= MAX_CLOCK
        and _RECORD(change.action) is not None
        and _RECORD(change.record) is not None
        and _WORD(change.kind) is not None
        and type(change.by) is str
        and len(change.by) <= safe.MAX_LINE
        and _is_time(change.at)
        and _sets(change)
        and _refers(change)
    )


def _sets(change: Change) -> bool:
    """Return whether it sets named fields over named changes, or at least undoes some."""
    fields, over = change.set, change.over
    if not fields:
        return fields is _NOTHING and over is _NOTHING and bool(change.undoes)
    if type(fields) is not dict or not all(map(_WORD, fields)):
        return False
    return over is _NOTHING or (
        type(over) is dict
        and bool(over)
        and all(name in fields and _are_ids(heads) for name, heads in over.items())
    )


def _refers(change: Change) -> bool:
    """Return whether what it undoes and what it has seen are named in their one way."""
    seen = change.seen
    return (change.undoes == () or _are_ids(change.undoes)) and (
        seen is None
        or (
            type(seen) is dict
            and all(
                _WRITER(writer) and type(n) is int and 1 <= n <= MAX_CLOCK
                for writer, n in seen.items()
            )
        )
    )


def _are_ids(ids: Json) -> bool:
    return type(ids) is list and bool(ids) and all(map(_CHANGE_ID, ids))


def _is_time(value: Json) -> bool:
    """Return whether it is a time with an offset that every system can show as a local day."""
    if len(value) > 40 or not value.isascii():
        return False
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        return False
    return 1970 < at.year < 2242 or 0 <= at.timestamp() < MAX_WALL_CLOCK
