"""Exactly one tovholder: the one in the municipality whom everybody in a course can call."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vip2tui.changes.record import Record

FIELD = "tovholder"
ONE_NAME = (
    "Skriv kun ét navn som tovholder: den ene, som alle kan ringe til. Den anden kan stå i et "
    "notat. Intet er ændret."
)
_BETWEEN = re.compile(r"\s(?:og|samt|and|eller)\s|[,;/&+]", re.IGNORECASE)
"""What stands between two names."""


def is_one_name(name: str) -> bool:
    """Return whether no more than one person is named: two in one field are nobody's to call."""
    return sum(bool(one.strip()) for one in _BETWEEN.split(name)) <= 1


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
