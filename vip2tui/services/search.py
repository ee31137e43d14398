"""Search in everything: names, notes, goals, workplaces and packages, Danish letters folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import merge
from itertools import chain, islice

from vip2tui.changes.fold import CaseState
from vip2tui.domain.kinds.citizen import NAMELESS, Citizen
from vip2tui.domain.kinds.places import Place, place_of, shared_case
from vip2tui.domain.kinds.table import KINDS
from vip2tui.services.citizen.casework import casework, is_citizen
from vip2tui.services.desk import Desk
from vip2tui.services.packages import editions
from vip2tui.services.packages.own_packages import OwnPackages
from vip2tui.text.danish import Needle, needle_of, search_key, sort_key
from vip2tui.text.joined import Joined

_Id = tuple[str, str]
"""The change that said it, and the field."""

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
    said: str = ""
    """What of a package was found, with what it is: «andet navn: Terminalarbejder»."""


class SearchService:
    """Looks through the cases; a text is folded once and kept until it changes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pages: dict[str, _Page] = {}
        self._ready: tuple[int, list[_Page]] | None = None
        """Everything that is looked in, as it is at a version of the desk."""

    def find(self, text: str, most: int = 200) -> list[Hit]:
        """Return where every word of the text is found: people first, then packages, then notes."""
        if not text.strip():
            return []
        needle, pages = needle_of(text), self._all()
        people = [hit for page in pages for hit in page.people.where(needle)]
        people.sort(key=lambda hit: hit.day or "", reverse=True)
        people.sort(key=_name)
        # Each page has its newest first, so no more is looked at than is shown.
        others = merge(*(page.others.where(needle) for page in pages), key=_day, reverse=True)
        found = chain(self._once(people), _packages(self._desk, text), map(self._of_person, others))
        return list(islice(found, most))

    def _of_person(self, hit: Hit) -> Hit:
        """Return a hit about the person it is shown as, who may be in several cases."""
        shown = self._desk.persons.shown(hit.citizen) if hit.citizen else None
        return hit if shown == hit.citizen else replace(hit, citizen=shown)

    def _once(self, people: Iterable[Hit]) -> Iterator[Hit]:
        """Yield each person that is in several cases once."""
        seen = set[str | None]()
        for one in people:
            hit = self._of_person(one)
            if hit.citizen == one.citizen and len(self._desk.persons.parts(one.citizen or "")) == 1:
                yield hit
            elif hit.citizen not in seen:
                seen.add(hit.citizen)
                yield hit

    def prepare(self) -> Iterator[None]:
        """Fold all there is to look in, case by case, so that the first search is as quick."""
        for _ in self._read(waits=True):
            yield

    def whose(self, hit: Hit) -> str:
        """Return the name of the person a hit is about; empty if it is none, or says it itself."""
        record = self._desk.state(hit.citizen).records.get(hit.citizen) if hit.citizen else None
        name = str(record.get("name") or NAMELESS) if record else ""
        if hit.citizen and len(self._desk.persons.parts(hit.citizen)) > 1:
            seen = casework(self._desk, hit.citizen)
            name = seen.citizen.name if seen else name
        return "" if hit.kind == Citizen.KIND and name == hit.text else name

    def _all(self) -> list[_Page]:
        """Return everything to look in; what changed since the last time is folded anew."""
        *_, found = self._read(waits=False)
        return found

    def _read(self, *, waits: bool) -> Iterator[list[_Page]]:
        """Yield what is read so far, case by case; at least once."""
        version, found, here = self._desk.version, list[_Page](), set[str]()
        if self._ready is not None and self._ready[0] == version:
            yield self._ready[1]
            return
        yield found
        for case in self._desk.turns.each(self._desk.cases(), waits=waits):
            if self._is_here(case):
                found.append(self._page(case))
                here.add(case)
            yield found
        for gone in self._pages.keys() - here:
            del self._pages[gone]
        if self._desk.version == version:
            self._ready = (version, found)

    def _page(self, case: str) -> _Page:
        state, known = self._desk.state(case), self._pages.get(case)
        if known is None or known.state is not state:
            known = self._pages[case] = _page(case, state, known)
            self._desk.turns.folded()
        return known

    def _is_here(self, case: str) -> bool:
        """Return whether a case is of something that is not put away, its other parts along."""
        shared = shared_case(case)
        state = self._desk.state(shared)
        return is_citizen(state, shared) or (case == shared and shared in state.records)


class _Part:
    """Some texts of a case, in the order they are shown."""

    def __init__(self, texts: list[tuple[_Id, str, Hit]]) -> None:
        texts.sort(key=lambda text: _day(text[2]), reverse=True)
        self._keys = Joined([key for _, key, _ in texts])
        self._places = {name: place for place, (name, _, _) in enumerate(texts)}
        self._hits = [hit for _, _, hit in texts]

    def where(self, needle: Needle) -> Iterator[Hit]:
        """Yield what is found, in that order."""
        return map(self._hits.__getitem__, self._keys.where(needle))

    def key(self, name: _Id, text: str) -> str | None:
        """Return a text as it was folded; None if it was not here, or said something else then."""
        place = self._places.get(name)
        if place is None or self._hits[place].text != text:
            return None
        return self._keys.key(place)


@dataclass(frozen=True, slots=True)
class _Page:
    """A case as it is looked in."""

    state: CaseState
    people: _Part
    others: _Part


def _page(case: str, state: CaseState, old: _Page | None) -> _Page:
    people: list[tuple[_Id, str, Hit]] = []
    others: list[tuple[_Id, str, Hit]] = []
    for name, hit in _hits(case, state):
        part, known = (
            (people, old and old.people)
            if hit.kind == Citizen.KIND
            else (others, old and old.others)
        )
        key = known.key(name, hit.text) if known else None
        part.append((name, search_key(hit.text) if key is None else key, hit))
    return _Page(state, _Part(people), _Part(others))


def _hits(case: str, state: CaseState) -> Iterator[tuple[_Id, Hit]]:
    """Yield a case's texts by change and field; each side of a doubt is one."""
    place, shared = place_of(case), shared_case(case)
    for record in state.records.values():
        known = KINDS.get(record.kind)
        if known is None or not known.searched:
            continue
        day = record.get("day")
        day = day if isinstance(day, str) and _DAY.fullmatch(day) else None
        whose = shared if known.with_citizen else None
        for name in known.searched:
            for head in record.heads.get(name, ()):
                text = head.set[name]
                if isinstance(text, str) and text:
                    yield (head.id, name), Hit(record.kind, record.id, whose, text, day, place)


def _day(hit: Hit) -> str:
    return hit.day or ""


def _name(hit: Hit) -> tuple[str, str, str]:
    return sort_key(hit.text)


def _packages(desk: Desk, text: str) -> list[Hit]:
    """Return the packages a text points at, nearest first, one's own among them."""
    hits: dict[str, Hit] = {}
    for one, said in editions.hits(OwnPackages(desk), text):
        name = f"{one.name} (kladde)" if one.draft else one.name
        hits.setdefault(one.id, Hit("package", one.id, None, name, said=said))
    return list(hits.values())
