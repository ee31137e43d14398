"""Search in everything: names, notes, goals, workplaces and packages, Danish letters folded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.domain.facts import Citizen, Course, Entry, Workplace
from vip2tui.domain.kinds import Place, place_of, shared_case
from vip2tui.domain.text.danish import finding, search_key, sort_key
from vip2tui.services.casework import NAMELESS, is_citizen
from vip2tui.services.packages.own_packages import OwnPackages
from vip2tui.services.packages.shelf import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.changes.fold import CaseState
    from vip2tui.services.desk import Desk

FIELDS = {
    Citizen.KIND: ("name", "case_key", "phone", "mentor", "tovholder", "tovholder_phone"),
    Entry.KIND: ("text", "next"),
    Course.KIND: ("workplace",),
    Workplace.KIND: ("name", "contact", "address", "phone"),
    "item": ("note",),
    "step": ("reason",),
    "goal": ("evidence",),
}
"""What is searched, per kind."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words were found."""

    kind: str
    """``citizen``, ``entry``, … or ``package``."""
    id: str
    citizen: str | None
    text: str
    day: str | None = None
    place: Place = Place.SHARED
    """Who it is for: a private note is found here and nowhere else."""


_Index = dict[tuple[str, str], tuple[str, Hit]]


class SearchService:
    """Looks through the cases; a text is folded once and kept until it changes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._index: dict[str, tuple[CaseState, _Index]] = {}

    def find(self, text: str, most: int = 200) -> list[Hit]:
        """Return where every word of the text is found: people first, then packages, then notes."""
        if not text.strip():
            return []
        fits = finding(text)
        with self._desk.lock:
            hits = [hit for key, hit in self._texts() if fits(key)]
        hits += _packages(self._desk, text)
        order = {Citizen.KIND: 0, "package": 1}
        hits.sort(key=lambda hit: hit.day or "", reverse=True)
        hits.sort(key=lambda hit: (order.get(hit.kind, 2), _name(hit)))
        return hits[:most]

    def whose(self, hit: Hit) -> str:
        """Return the name of the person a hit is about; empty if it is none, or says it itself."""
        record = self._desk.state(hit.citizen).records.get(hit.citizen) if hit.citizen else None
        name = str(record.get("name") or NAMELESS) if record else ""
        return "" if hit.kind == Citizen.KIND and name == hit.text else name

    def _texts(self) -> Iterator[tuple[str, Hit]]:
        for case in self._desk.store.cases():
            if not self._is_here(case):
                continue
            state = self._desk.state(case)
            known = self._index.get(case)
            if known is None or known[0] is not state:
                old = known[1] if known else {}
                known = self._index[case] = (state, dict(_case(case, state, old)))
            yield from known[1].values()

    def _is_here(self, case: str) -> bool:
        """Return whether a case is of something that is not put away, its other parts along."""
        if place_of(case) is Place.LOCAL:
            return False
        shared = shared_case(case)
        state = self._desk.state(shared)
        return is_citizen(state, shared) or (case == shared and shared in state.records)


def _case(
    case: str, state: CaseState, old: _Index
) -> Iterator[tuple[tuple[str, str], tuple[str, Hit]]]:
    """Yield a case's texts by change and field; each side of a doubt is one."""
    place, shared = place_of(case), shared_case(case)
    for record in state.records.values():
        day = record.get("day")
        day = day if isinstance(day, str) and _DAY.fullmatch(day) else None
        whose = None if record.kind == Workplace.KIND else shared
        for name in FIELDS.get(record.kind, ()):
            for head in record.heads.get(name, ()):
                text = head.set[name]
                if not isinstance(text, str) or not text:
                    continue
                known = old.get((head.id, name))
                key = known[0] if known else search_key(text)
                hit = known[1] if known and known[1].day == day else None
                found = hit or Hit(record.kind, record.id, whose, text, day, place)
                yield (head.id, name), (key, found)


def _name(hit: Hit) -> tuple[str, str, str]:
    return sort_key(hit.text) if hit.kind == Citizen.KIND else ("", "", "")


def _packages(desk: Desk, text: str) -> list[Hit]:
    """Return the packages a text points at, nearest first, one's own among them."""
    hits: dict[str, Hit] = {}
    for one in find(OwnPackages(desk), text):
        name = f"{one.name} (kladde)" if one.draft else one.name
        hits.setdefault(one.id, Hit("package", one.id, None, name))
    return list(hits.values())
