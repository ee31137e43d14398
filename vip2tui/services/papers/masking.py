"""What looks like a CPR number never leaves on a paper (R43), wherever somebody wrote it.

Tables, the calendar and the journal note are masked here too; the access request alone is not.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from vip2tui.base.safe import clean_line, clean_text
from vip2tui.papers.paper import Paper
from vip2tui.text.guard import cpr_like, without

MASK = "[personnummer fjernet]"
"""What stands in its place."""
TOLD = "noget, der lignede et personnummer, er fjernet"
"""Said at the foot of the paper, so it is read before the paper is handed on."""

V = TypeVar("V")


def masked(paper: Paper) -> Paper:
    """Return a paper without what looks like a CPR number; it says so if there was any."""
    found = without_cpr(paper)
    if found == paper:
        return paper
    return replace(found, note=" · ".join(filter(None, (found.note, TOLD))))


def without_cpr(value: V) -> V:
    """Return a text, or what holds texts, with a mark where a CPR number seemed to stand."""
    found: V = _masked(value)
    return found


def _masked(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return _text(value)
    if isinstance(value, tuple):
        return tuple(map(_masked, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _masked(getattr(value, one.name)) for one in fields(value)}
        )
    return value


def _text(text: str) -> str:
    """Return a text without numbers, looked at as it is written, both on lines and on one line.

    Signs that nobody sees part no digits, and many blanks are written as one.
    """
    lines = "\n".join(map(clean_line, clean_text(text).split("\n")))
    for shown in (lines, clean_line(lines)):
        if numbers := list(cpr_like(shown)):
            return _text(without(shown, numbers, MASK))
    return text
