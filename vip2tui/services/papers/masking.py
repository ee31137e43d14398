"""What looks like a CPR number never leaves on a paper (R43), wherever somebody wrote it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from vip2tui.base.safe import clean_text
from vip2tui.papers.paper import Paper
from vip2tui.text.guard import cpr_like, without

MASK = "[personnummer fjernet]"
"""What stands in its place."""
TOLD = "noget, der lignede et personnummer, er fjernet"
"""Said at the foot of the paper, so it is read before the paper is handed on."""


def masked(paper: Paper) -> Paper:
    """Return a paper without what looks like a CPR number; it says so if there was any."""
    found: Paper = _masked(paper)
    if found == paper:
        return paper
    return replace(found, note=" · ".join(filter(None, (found.note, TOLD))))


def _masked(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        seen = clean_text(value)  # as it is written: signs that nobody sees part no digits
        numbers = list(cpr_like(seen))
        return without(seen, numbers, MASK) if numbers else value
    if isinstance(value, tuple):
        return tuple(map(_masked, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _masked(getattr(value, one.name)) for one in fields(value)}
        )
    return value
