"""Who may be the same person, and what tells two of one name apart: on the screen and by line.

Candidates are found by what was ever written, in the store's own bytes, so that no case is folded
for it; only those are, and what they amount to now decides.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vip2tui.base.safe import clean_line, cut
from vip2tui.changes.fold import CaseState
from vip2tui.changes.joined import joins_in
from vip2tui.changes.record import Record
from vip2tui.domain.ids import derived_id
from vip2tui.domain.joins import edges, people
from vip2tui.domain.kinds.citizen import NAMELESS
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.identity import Identity
from vip2tui.domain.kinds.places import Place, case_at, place_of, shared_case
from vip2tui.domain.people import Person, maybe_same, short_ids, told_apart
from vip2tui.services.citizen.casework import is_citizen
from vip2tui.services.citizen.written import KINDS, Written
from vip2tui.services.desk import Desk
from vip2tui.text.danish import fold

MOST = 5
"""How many who may be the same are shown."""
_COMPARED = 100
"""How many new citizens of one file are compared with everybody: a file may name thousands, and the
rest are compared by name with the file's own."""
_WIDE = 40


@dataclass(frozen=True, slots=True)
class Alike:
    """A citizen here who may be the same as another."""

    person: Person
    why: str
    """«samme telefon»."""
    apart: str
    """What tells them from the others of one name, if there are any."""

    @property
    def called(self) -> str:
        """The name, and what tells it from others."""
        return called(self.person.name, self.apart)


class People:
    """All citizens here, as they are compared with one another."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.is_ready = False
        """Whether it is known who is called what: then telling apart is a matter of a moment."""
        self._written = Written()
        self._read = 0
        """How many of the desk's touched cases are read into it."""

    def prepare(self) -> Iterator[None]:
        """Read who is called what, case by case: the desk is free between them."""
        with self._desk.lock:
            cases, read = self._desk.cases(), len(self._desk.touched)
        written = Written()
        for case in cases:
            if self.is_ready:
                return
            self._take(written, case)
            yield
        with self._desk.lock:
            if not self.is_ready:
                self._written, self._read, self.is_ready = written, read, True

    def alike(self, person: Person) -> list[Alike]:
        """Return who here may be the same person, the most alike first."""
        found: list[tuple[int, Person, str]] = []
        with self._desk.lock:
            cases, persons = self._all().like(person), self._desk.persons
        here = set(persons.parts(person.id))
        for case in sorted(cases, key=lambda one: (persons.shown(one), one)):
            known = self.person(case) if persons.shown(case) not in here else None
            score, why = maybe_same(person, known) if known else (0, "")
            if known and score:
                found.append((score, known, why))
                here.add(persons.shown(case))
        found.sort(key=lambda one: (-one[0], one[1].name, one[1].id))
        told = self.apart(known.id for _, known, _ in found[:MOST])
        return [Alike(known, why, told[known.id]) for _, known, why in found[:MOST]]

    def arriving(self, states: Mapping[str, CaseState]) -> Iterator[tuple[Person, list[Alike]]]:
        """Yield each citizen a file brings who may be somebody here, or another of the file.

        Args:
            states: Case to what it would amount to; cases that are not new here are stepped over,
                and so is who the file itself says is the same.
        """
        come = [
            _person(case, state, states.get(case_at(case, Place.PROFESSIONAL)))
            for case, state in sorted(states.items())
            if place_of(case) is Place.SHARED and is_citizen(state, case)
            and self.person(case) is None
        ]  # fmt: skip
        named: dict[str, Person] = {}
        tied = edges(join for state in states.values() for join in joins_in(state))
        whole = people({end for pair in tied for end in pair}, tied)
        for at, person in enumerate(come):
            name = fold(person.name)
            if at < _COMPARED:
                found = self.alike(person)
                for other in come[:at]:
                    score, why = maybe_same(person, other)
                    if score:
                        found.append(Alike(other, why, "i samme fil"))
            else:
                found = [Alike(named[name], "samme navn", "i samme fil")] if name in named else []
            named.setdefault(name, person)
            one = whole.get(person.id, person.id)
            found = [each for each in found if whole.get(each.person.id) != one]
            if found:
                yield person, found

    def apart(self, ids: Iterable[str]) -> dict[str, str]:
        """Return for each citizen what tells them from all others here of one name."""
        told: dict[str, str] = {}
        for one in dict.fromkeys(ids):
            record = self._desk.state(one).records.get(one)
            name = fold(str(record.get("name") or "")) if record else ""
            with self._desk.lock:
                shown = self._desk.persons.shown
                cases = {*map(shown, self._all().named(name))}
            if one not in told and len(cases) > 1:
                known = (self.person(case) for case in cases)
                told |= told_apart(each for each in known if each and fold(each.name) == name)
            told.setdefault(one, "")
        return told

    def told(self, citizen: str) -> str:
        """Return the same of one."""
        return self.apart([citizen])[citizen]

    def person(self, citizen: str) -> Person | None:
        """Return a citizen as people are told apart by; None if it is not here, or put away."""
        state = self._desk.state(citizen)
        if not is_citizen(state, citizen):
            return None
        return _person(citizen, state, self._desk.state(case_at(citizen, Place.PROFESSIONAL)))

    def _all(self) -> Written:
        """Return what was written of everybody; of whom something changed it is read again."""
        touched = self._desk.touched
        if not self.is_ready:
            deque(self.prepare(), maxlen=0)
        # The device's own case is about nobody and grows with every file.
        about = (one for one in touched[self._read :] if place_of(one) is not Place.LOCAL)
        for case in set(map(shared_case, about)):
            self._written.forget(case)
            for place in (Place.SHARED, Place.PROFESSIONAL):
                self._take(self._written, case_at(case, place))
        self._read = len(touched)
        return self._written

    def _take(self, written: Written, case: str) -> None:
        for kind in KINDS:
            written.take(self._desk.store.holding(f'"kind":"{kind}"', case))


def called(name: str, apart: str) -> str:
    """Return a name with what tells it from others: «Søren Ærø (tlf. 12 34 56 78)»."""
    name, apart = cut(clean_line(name), _WIDE), cut(clean_line(apart), 2 * _WIDE)
    return f"{name} ({apart})" if apart else name


def listed(people: Iterable[Person], most: int) -> str:
    """Return the first of several as they are named in a sentence, each with its id's beginning."""
    every = list(people)
    told, begins = told_apart(every), short_ids(one.id for one in every)
    words = []
    for one in every[:most]:
        apart = told[one.id]
        more = "" if begins[one.id] in apart else f"id {begins[one.id]}"
        words.append(called(one.name, ", ".join(filter(None, (apart, more)))))
    return "; ".join(words)


def _person(case: str, state: CaseState, kept: CaseState | None) -> Person:
    """Return a citizen from what two cases amount to."""
    record = state.records.get(case)
    identity = kept.records.get(derived_id(case, Identity.KIND)) if kept else None
    courses = [one for one in state.of_kind(Course.KIND) if not one.get("closed")]
    plan = courses[0].get("plan") if courses else None

    def said(name: str, of: Record | None = record) -> str | None:
        value = of.get(name) if of else None
        return value if isinstance(value, str) and value else None

    package = plan.get("name") if isinstance(plan, dict) else None
    return Person(
        case,
        said("name") or NAMELESS,
        said("phone"),
        said("case_key"),
        said("cpr", identity),
        said("mentor"),
        package if isinstance(package, str) else None,
        _day(said("created")),
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
