"""Search in everything: names, notes, goals, workplaces and packages, Danish letters folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.domain.danish import matches, search_key
from vip2tui.domain.facts import Citizen, Course, Entry
from vip2tui.domain.kinds import shared_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.changes.fold import CaseState
    from vip2tui.services.desk import Desk

FIELDS = {
    Citizen.KIND: ("name", "case_key", "phone", "mentor", "tovholder"),
    Entry.KIND: ("text", "next"),
    Course.KIND: ("workplace",),
    "item": ("note",),
    "step": ("reason",),
    "goal": ("evidence",),
}
"""What is searched, per kind."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words were found."""

    kind: str
    """``citizen``, ``entry``, … or ``package``."""
    id: str
    citizen: str | None
    text: str
    day: str | None = None


class SearchService:
    """Looks through the cases; a case's texts are folded once and kept until it changes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._index: dict[str, tuple[CaseState, list[tuple[str, Hit]]]] = {}

    def find(self, text: str, most: int = 200) -> list[Hit]:
        """Return where every word of the text is found: people first, then packages, then notes."""
        if not text.strip():
            return []
        hits = [hit for key, hit in self._texts() if matches(text, key)]
        hits += _packages(text)
        order = {Citizen.KIND: 0, "package": 1}
        hits.sort(key=lambda hit: hit.day or "", reverse=True)
        hits.sort(key=lambda hit: order.get(hit.kind, 2))
        return hits[:most]

    def _texts(self) -> Iterator[tuple[str, Hit]]:
        for case in self._desk.store.cases():
            state = self._desk.state(case)
            known = self._index.get(case)
            if known is None or known[0] is not state:
                known = self._index[case] = (state, list(_case(case, state)))
            yield from known[1]


def _case(case: str, state: CaseState) -> Iterator[tuple[str, Hit]]:
    for record in state.records.values():
        for name in FIELDS.get(record.kind, ()):
            text = record.get(name)
            if isinstance(text, str) and text:
                hit = Hit(record.kind, record.id, shared_case(case), text, record.get("day"))
                yield search_key(text), hit


def _packages(text: str) -> list[Hit]:
    from vip2tui.catalog import find_packages

    return [Hit("package", one.id, None, one.name) for one in find_packages(text)]
