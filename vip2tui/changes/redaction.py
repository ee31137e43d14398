"""Taking a value away for good: what is left of a change, and the change that says so.

What is left keeps everything but the value: id, clock, day, person, record and field, and the hash
of the bytes it had, so chains, seals and digests hold. That it was taken away is itself a change of
the case (a redaction), which travels, is sealed, and says who, when and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

import orjson

from vip2tui.changes.change import Change, Json, parse
from vip2tui.changes.writer import Draft

KIND = "redaction"

MARK = b'"redacted":'
"""Stands in the bytes of every change that something was taken from, and in few others."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """One change's word that values of another are to go."""

    id: str
    """Its own change."""
    change: str
    """The change whose values go."""
    fields: frozenset[str]
    was: str
    """SHA-256 (hex) of the bytes that change had."""
    left: str
    """SHA-256 (hex) of what was left of it when this was written."""

    @property
    def writer(self) -> str:
        """Who says so."""
        return self.id.partition(".")[0]

    @property
    def target(self) -> str:
        """Whose words go."""
        return self.change.partition(".")[0]

    def is_about(self, change: Change) -> bool:
        """Return whether it names this very change, and not another with the same id."""
        return self.change == change.id and self.was == change.fingerprint.hex()


def redactions(changes: Iterable[Change]) -> list[Redaction]:
    """Return the redactions among a case's changes.

    Whether one is undone or held back makes no difference: bytes that are gone do not come back.
    """
    found: list[Redaction] = []
    for change in [one for one in changes if one.kind == KIND]:
        said: Callable[[str], Json] = change.set.get
        texts, fields = [said("change"), said("sha256"), said("left")], said("fields")
        if isinstance(fields, list) and all(isinstance(one, str) for one in (*texts, *fields)):
            about, was, left = texts
            found.append(Redaction(change.id, about, frozenset(fields), was, left))
    return found


def without(change: Change, fields: Iterable[str]) -> Change:
    """Return what is left of a change when values of it go. Every device makes the same bytes.

    A field it does not set is stepped over; a value that is gone already stays gone.
    """
    gone = (frozenset(fields) & change.set.keys()) | change.gone
    if gone == change.gone:
        return change
    raw = orjson.loads(change.line)
    raw["set"] |= dict.fromkeys(gone)
    raw["redacted"] = {"fields": sorted(gone), "sha256": change.fingerprint.hex()}
    return parse(bytes(memoryview(orjson.dumps(raw, option=orjson.OPT_SORT_KEYS))))


def left_of(changes: Iterable[Change], allowed: Iterable[Redaction]) -> dict[str, Change]:
    """Return by id what is left of those changes that still have what is to go."""
    wanted: dict[str, list[Redaction]] = {}
    for one in allowed:
        wanted.setdefault(one.change, []).append(one)
    if not wanted:
        return {}
    found: dict[str, Change] = {}
    for change in changes:
        if change.id in wanted:
            about = [one for one in wanted[change.id] if one.is_about(change)]
            left = without(change, (name for one in about for name in one.fields))
            if left is not change:
                found[change.id] = left
    return found


def is_covered(change: Change, allowed: Iterable[Redaction], *, exactly: bool) -> bool:
    """Return whether all that is gone of a change went by these redactions' word.

    Args:
        change: What is left of one.
        allowed: The redactions that count.
        exactly: Whether one of them must name these very bytes: whoever hands them over may not
            be believed about the rest of the line.
    """
    about = [one for one in allowed if one.is_about(change)]
    if not change.gone <= {name for one in about for name in one.fields}:
        return False
    return not exactly or sha256(change.line).hexdigest() in {one.left for one in about}


def redacting(change: Change, fields: Iterable[str], record: str, reason: str) -> Draft:
    """Return the draft of a redaction.

    Args:
        change: The change whose values go.
        fields: Which.
        record: A fresh id.
        reason: Why, for everybody who has the case to read.
    """
    left = without(change, fields)
    values: Mapping[str, object] = {
        "change": change.id,
        "fields": sorted(left.gone),
        "sha256": change.fingerprint.hex(),
        "left": sha256(left.line).hexdigest(),
        "reason": reason,
    }
    return Draft(change.place[1], record, KIND, values)


def is_redaction(action: Iterable[Change]) -> bool:
    """Return whether an action takes something away for good: it cannot be undone."""
    return any(change.kind == KIND for change in action)
