"""«Måske den samme»: two citizens are joined to one person, and parted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vip2tui.base.safe import clean_line, cut
from vip2tui.changes.change import Json
from vip2tui.changes.joined import stands
from vip2tui.changes.writer import Draft
from vip2tui.domain.joins import JOIN, KEPT, STANDING, Edge, differing, edge, join_id, people
from vip2tui.domain.kinds.citizen import NAMELESS, Citizen
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.kinds.table import counted_as
from vip2tui.sentences.records import field_label, listed
from vip2tui.sentences.values import value_words
from vip2tui.services.citizen.casework import CPR, JOINED, Casework, casework
from vip2tui.services.citizen.people import Alike, People
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.text.cpr import masked

_ASKED = tuple(name for name in JOINED if name != "created")
NOT_HERE = "Borgeren er ikke på denne computer."


@dataclass(frozen=True, slots=True)
class Differs:
    """A field in which two citizens do not say the same."""

    name: str
    label: str
    one: str
    """What is said of the first, as people read it; of a CPR number not all is shown."""
    other: str


@dataclass(frozen=True, slots=True)
class Both:
    """Two citizens as they are seen before they are joined."""

    one: Casework
    other: Casework
    differs: tuple[Differs, ...]
    counts: Mapping[str, int]
    """Kind to how many records both have together: the same afterwards."""


@dataclass(frozen=True, slots=True)
class Stays:
    """What was written of one part of a person since it was joined, and stays with it."""

    citizen: str
    name: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Parting:
    """Two citizens as they are seen before they are parted."""

    one: str
    other: str
    edges: tuple[Edge, ...]
    """The joins that are ended."""
    stays: tuple[Stays, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two citizens here who may be one person."""

    one: str
    name: str
    alike: Alike


@dataclass(frozen=True, slots=True)
class JoinService:
    """Joining and parting, and who may be the same; nobody is given a case by it."""

    desk: Desk
    people: People

    def duplicates(self, among: Iterable[str] | None = None) -> Iterator[Pair]:
        """Yield each two citizens here who may be one person, once.

        Args:
            among: One of the two is one of these; of all, if it is left out.
        """
        told: set[Edge] = set()
        for citizen in self.desk.persons.each() if among is None else sorted(among):
            person = self.people.person(citizen)
            for alike in self.people.alike(person) if person else ():
                pair = edge(citizen, self.desk.persons.shown(alike.person.id))
                if pair not in told and not self._why_not(*pair):
                    told.add(pair)
                    yield Pair(citizen, person.name if person else "", alike)

    def may_be_one(self, one: str, other: str) -> bool:
        """Return whether nothing stands in the way of joining two."""
        return not self._why_not(one, other)

    def look(self, one: str, other: str) -> Both:
        """Return what joining two comes to. Nothing is written.

        Raises:
            RefusedError: If they cannot be one.
        """
        if refused := self._why_not(one, other):
            raise RefusedError(f"{refused} Intet er ændret.")
        first, second = casework(self.desk, one), casework(self.desk, other)
        if first is None or second is None:
            raise RefusedError(f"{NOT_HERE} Intet er ændret.")
        said = [_said(first), _said(second)]
        differs = tuple(self._differs(name, *said) for name in differing(*said))
        return Both(first, second, differs, _counted(self.desk, (*first.parts, *second.parts)))

    def join(self, both: Both, keep: Mapping[str, str] | None = None) -> str:
        """Join two, in both cases; return the id the person is shown under.

        Args:
            both: The two, as they were seen.
            keep: Field to the one of the two whose value stands; the first's if it is left out.

        Raises:
            RefusedError: If they cannot be one, or an answer is neither of the two.
        """
        one, other = both.one, both.other
        if refused := self._why_not(one.citizen.id, other.citizen.id):
            raise RefusedError(f"{refused} Intet er ændret.")
        kept: dict[str, Json] = {}
        for differs in both.differs:
            chosen = (keep or {}).get(differs.name, one.citizen.id)
            if chosen not in (*one.parts, *other.parts):
                raise RefusedError("Vælg en af de to borgere. Intet er ændret.")
            kept[differs.name] = (one if chosen in one.parts else other).owner(differs.name)
        self.desk.act(
            self._drafts([edge(one.citizen.id, other.citizen.id)], {STANDING: True, KEPT: kept})
        )
        return self.desk.persons.shown(one.citizen.id)

    def parting(self, one: str, other: str) -> Parting:
        """Return what parting two comes to: what was written meanwhile, and where it stays.

        Raises:
            RefusedError: If they are not joined here.
        """
        parts = self.desk.persons.parts(one)
        if one == other or other not in parts:
            raise RefusedError("De to er ikke samlet til én. Intet er ændret.")
        standing = {edge(join.a, join.b) for join in self.desk.persons.joins(one)}
        ended = {edge(one, other)} & standing
        if people(parts, standing - ended)[one] == people(parts, standing - ended)[other]:
            ended = {pair for pair in standing if other in pair}
        stays = (self._stays(part, ended) for part in parts)
        return Parting(
            one, other, tuple(sorted(ended)), tuple(one for one in stays if one.counts),
            _counted(self.desk, parts),
        )  # fmt: skip

    def ways_out(self, seen: Casework) -> list[tuple[str, str, str]]:
        """Return each part of a person but the first: what it is parted from, it, and its name."""
        first, *others = seen.parts
        return [(first, one, f"{cut(_name(self.desk, one), 40)} ({one[:8]})") for one in others]

    def part(self, parting: Parting) -> None:
        """Part two again, in both cases: each has what it had, and what was written since."""
        self.desk.act(self._drafts(parting.edges, {STANDING: False}))

    def counts(self, *citizens: str) -> dict[str, int]:
        """Return kind to how many records some people have, in every case of theirs."""
        parts = {part for one in citizens for part in self.desk.persons.parts(one)}
        return _counted(self.desk, sorted(parts))

    def question(self, both: Both) -> str:
        """Return what is asked before two are joined."""
        names = list(dict.fromkeys(cut(one.citizen.name, 40) for one in (both.one, both.other)))
        whom = " og ".join(names) if len(names) > 1 else f"De to, der hedder {names[0]},"
        return f"Er det samme person? {whom} bliver vist som én. De kan skilles igen."

    def part_question(self, parting: Parting) -> str:
        """Return what is asked before two are parted."""
        names = [cut(_name(self.desk, one), 40) for one in (parting.one, parting.other)]
        return f"Skil {' og '.join(dict.fromkeys(names))} ad igen? Hver får sit, og intet slettes."

    def along_words(self, counts: Mapping[str, int]) -> str:
        """Return what both have together, in words: all of it is there afterwards."""
        said = listed(self.desk.catalogue, counts)
        return f"Alt følger med: {said}." if said else "Der er ikke skrevet noget om dem endnu."

    def stays_words(self, parting: Parting) -> list[str]:
        """Return a sentence for each who has something that was written meanwhile."""
        return [
            f"Skrevet imens, bliver hos {cut(one.name, 40)} ({one.citizen[:8]}): "
            f"{listed(self.desk.catalogue, one.counts)}."
            for one in parting.stays
        ]

    def _why_not(self, one: str, other: str) -> str:
        """Return why two cannot be joined; empty if they can."""
        persons = self.desk.persons
        if other in persons.parts(one):
            return "De to er allerede samlet til én."
        mine, theirs = persons.parts(one), persons.parts(other)
        if not all(persons.may_be_one(a, b) for a in mine for b in theirs):
            return "De to hører til hver sin kommune og kan ikke samles."
        found = [casework(self.desk, citizen) for citizen in (one, other)]
        if any(seen and seen.citizen.practice for seen in found):
            return "En øvelsesborger kan ikke samles med nogen."
        return ""

    def _differs(self, name: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> Differs:
        if name == CPR:
            return Differs(name, "CPR-nummer", masked(one[name]), masked(other[name]))
        reads = self.desk.catalogue
        first, second = (value_words(reads, Citizen.KIND, name, of[name]) for of in (one, other))
        return Differs(name, field_label(reads, Citizen.KIND, name), first, second)

    def _drafts(self, edges: Iterable[Edge], said: Mapping[str, Json]) -> Iterator[Draft]:
        """Yield what is written in each of the two cases that is here: always the same."""
        for a, b in edges:
            record = join_id(a, b)
            for case in (a, b):
                state = self.desk.state(case)
                if not state.records:
                    continue
                known = state.records.get(record)
                values = {"a": a, "b": b, **said} if known is None else dict(said)
                over = {name: known.over(name) for name in values} if known else {}
                yield Draft(case, record, JOIN, values, over)

    def _stays(self, citizen: str, ended: Iterable[Edge]) -> Stays:
        """Return what was written in one part's cases after it was joined."""
        state, since = self.desk.state(citizen), (0, "")
        for pair in ended:
            record = state.records.get(join_id(*pair))
            if record is not None and stands(record) and (stamp := record.stamp(STANDING)):
                since = max(since, stamp.order)
        if since == (0, ""):
            return Stays(citizen, "", {})
        found: Counter[str] = Counter()
        for change in self.desk.changes(citizen):
            if change.kind != JOIN and change.set and change.order > since:
                record = state.records.get(change.record)
                if record is not None:
                    found[change.record] += 1
        kinds = Counter(
            counted_as(state.records[one].kind, state.records[one].values) for one in found
        )
        return Stays(citizen, _name(self.desk, citizen), kinds)


def _name(desk: Desk, citizen: str) -> str:
    """Return what one part of a person is called by itself."""
    record = desk.state(citizen).records.get(citizen)
    return clean_line(str(record.get("name") or NAMELESS)) if record else NAMELESS


def _said(seen: Casework) -> dict[str, Any]:
    said = {name: getattr(seen.citizen, name) for name in _ASKED}
    return said | ({CPR: seen.identity.cpr} if seen.identity and seen.identity.cpr else {})


def _counted(desk: Desk, citizens: Iterable[str]) -> dict[str, int]:
    """Return how many records there are of each kind in some citizens' cases."""
    counts: Counter[str] = Counter()
    for citizen in citizens:
        for place in (Place.SHARED, Place.PROFESSIONAL, Place.PRIVATE):
            state = desk.state(case_at(citizen, place))
            counts.update(
                counted_as(one.kind, one.values)
                for one in state.records.values()
                if one.kind not in (JOIN, Citizen.KIND)
            )
    return dict(counts)
