"""Exactly one tovholder: the one in the municipality whom everybody in a course can call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vip2tui.changes.record import Record

FIELD = "tovholder"


def tovholdere(citizen: Record | None) -> tuple[str, ...]:
    """Return who is tovholder of a citizen, each once: one, nobody, or those who are in doubt.

    A name that was taken away for good is nobody's.
    """
    heads = citizen.heads.get(FIELD, ()) if citizen else ()
    named = (str(one.set[FIELD] or "").strip() for one in heads if FIELD not in one.gone)
    return tuple(sorted({name for name in named if name}))


def the_only(names: Iterable[str]) -> str:
    """Return the name, where everybody has the same; else nothing, for nobody can tell which."""
    every = {name for name in names if name}
    return every.pop() if len(every) == 1 else ""
