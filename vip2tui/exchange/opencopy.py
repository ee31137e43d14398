"""The open copy («ulåst kopi»): one JSON document that anything can read, and anybody.

Two parts say the same: ``citizens`` is for people and for programs that want facts; ``cases``
holds the changes, each the exact bytes its writer made, so nothing is lost by carrying it openly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import orjson

from vip2tui.base.safe import clean_text
from vip2tui.changes.change import Change, Json

FORMAT = "vip2tui/open-copy"
VERSION = 1
_HEAD = orjson.dumps({"format": FORMAT})[:-1]


def document(
    *,
    made: datetime,
    by: str,
    device: str,
    citizens: Iterable[Mapping[str, Json]],
    cases: Mapping[str, Sequence[Change]],
) -> Iterator[bytes]:
    """Yield the document in pieces: one citizen and one change to a line, so that it can be read.

    Args:
        made: When.
        by: The person.
        device: The computer's name.
        citizens: The readable facts; every text is cleaned here.
        cases: The changes of each case, in the order they are held.
    """
    head = {
        "format": FORMAT,
        "version": VERSION,
        "made": made.isoformat(timespec="seconds"),
        "by": clean_text(by),
        "device": clean_text(device),
    }
    yield orjson.dumps(head)[:-1] + b',\n"citizens": ['
    yield from _listed(orjson.dumps(cleaned(one)) for one in citizens)
    yield b'],\n"cases": {'
    for number, (case, changes) in enumerate(sorted(cases.items())):
        yield (b",\n" if number else b"\n") + orjson.dumps(case) + b": ["
        yield from _listed(change.line for change in changes)
        yield b"]"
    yield b"\n}}\n"


def is_open_copy(head: bytes) -> bool:
    """Return whether a file that begins so is an open copy, so that a new one may replace it."""
    return head.startswith(_HEAD)


def cleaned(value: Json) -> Json:
    """Return a value with every text in it safe to show."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {clean_text(str(key)): cleaned(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(one) for one in value]
    return value


def _listed(lines: Iterable[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(lines):
        yield (b",\n" if number else b"\n") + line
