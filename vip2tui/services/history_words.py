"""«Hvem skrev hvad» in words: one thing that was set, and all that was set, the newest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from types import MappingProxyType

from vip2tui.base.safe import clean_line, cut, quoted
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.changes.change import Change
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.kind import Kind
from vip2tui.domain.kinds.places import Place, case_at, place_of, shared_case
from vip2tui.domain.kinds.table import KINDS, is_free
from vip2tui.sentences.records import field_words, the
from vip2tui.sentences.values import SEALED, is_habit, says_habit, value_words
from vip2tui.services.citizen.casework import Casework, casework, names_in
from vip2tui.services.citizen.places import places
from vip2tui.services.citizen.redacting import GONE
from vip2tui.services.desk import Desk
from vip2tui.services.finding import cases_with
from vip2tui.services.history import Event, HistoryService

MOST = 1_000
"""How many changes are told where it is of everybody."""
_WIDE = 100
_PLACES = (Place.SHARED, Place.PROFESSIONAL, Place.PRIVATE)


@dataclass(frozen=True, slots=True)
class Wrote:
    """One thing that somebody set, as it is told in a list of all of it."""

    event: Event
    at: datetime | None
    """None where what stands there is no time."""
    citizen: str
    name: str
    """Whose it is; empty if that is nobody here."""
    words: str
    """What was set, what it says, and whether it stands."""
    typed: str
    """What of the words somebody wrote freely."""


def event_words(
    catalogue: Catalogue,
    one: Event,
    *,
    habit: bool = False,
    names: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return «telefon: 12 34 56 78 (gælder)».

    Args:
        catalogue: Whose words they are.
        one: What was set.
        habit: Whether it is of a mark of a habit.
        names: What a record is called that this one names by its id.
    """
    said = names.get(str(one.value)) or _value(catalogue, one, habit)
    return f"{field_words(one.kind, one.field)}: {said} ({_state(one)})"


def _value(catalogue: Catalogue, one: Event, habit: bool) -> str:
    said = value_words(catalogue, one.kind, one.field, one.value, habit=habit, told=True)
    return cut(GONE if one.gone else SEALED if one.sealed else said, _WIDE)


def _state(one: Event) -> str:
    if one.proposal:
        return "kun et forslag, gælder ikke"
    if one.spared and one.stands:
        return "fortrudt, men står endnu"
    return "fortrudt" if one.undone else "gælder" if one.stands else "rettet siden"


@dataclass(frozen=True, slots=True)
class HistoryWords:
    """Tells who wrote what: of one citizen all of it, of everybody what was written last."""

    desk: Desk
    history: HistoryService

    def of(self, citizen: str | None, most: int = MOST) -> list[Wrote]:
        """Return what was set, the newest first.

        Args:
            citizen: Whose history; everybody's if left out, then so many changes of it.
            most: How many changes.
        """
        changes = list(self._of_one(citizen) if citizen else islice(self._of_all(), most))
        about: dict[str, Casework | None] = {}
        wanted = {change.record for change in changes}
        names: dict[str, dict[str, str]] = {}
        there, found = self._places(), list[Wrote]()
        for change in changes:
            whose = shared_case(change.place[1])
            if whose not in about:
                about[whose] = case = casework(self.desk, whose)
                names[whose] = names_in(case, wanted) if case else {}
            name = names[whose].get(change.record, "")
            found += self._wrote(change, about[whose], name, there)
        found.sort(key=lambda one: one.event.at, reverse=True)
        return found

    def of_record(self, record: str) -> list[tuple[Event, str]]:
        """Return everything that was ever set in a record with its words, oldest first.

        Raises:
            NotFoundError: If nothing here has that id.
        """
        events = self.history.of(record)
        catalogue = self.desk.catalogue
        habit = says_habit(catalogue, {one.field: one.value for one in events})
        names = dict(self._places())
        wanted = {str(one.value) for one in events if one.field in _parents(one.kind)}
        for case in cases_with(self.desk, record) if wanted else ():
            if seen := casework(self.desk, shared_case(case)):
                every = names_in(seen, wanted) | {seen.citizen.id: seen.citizen.name}
                every |= {plan.course.id: plan.name for plan in seen.courses}
                names |= {one: clean_line(every[one]) for one in wanted & every.keys()}
        return [(one, event_words(catalogue, one, habit=habit, names=names)) for one in events]

    def _places(self) -> Mapping[str, str]:
        """Return what the workplaces are called that a course names by an id."""
        return {one: clean_line(name) for one, name in places(self.desk).all().items()}

    def _of_one(self, citizen: str) -> Iterator[Change]:
        for one in self.desk.persons.parts(citizen):
            for place in _PLACES:
                yield from reversed(self.desk.store.changes(case_at(one, place)))

    def _of_all(self) -> Iterator[Change]:
        every = self.desk.store.newest()
        return (one for one in every if place_of(one.place[1]) is not Place.LOCAL)

    def _wrote(
        self, change: Change, case: Casework | None, name: str, there: Mapping[str, str]
    ) -> Iterator[Wrote]:
        kind, beside = KINDS.get(change.kind), _parents(change.kind)
        what = "" if change.kind == Citizen.KIND else the(change.kind)
        about = f"{what}{f' {quoted(name)}' if name else ''}, " if what else ""
        habit = is_habit(self.desk.catalogue, change)
        for one in self.history.events(change):
            if one.field in beside or ((name or case is None) and kind and _is_id(kind, one.field)):
                continue
            said = event_words(self.desk.catalogue, one, habit=habit, names=there)
            is_typed = is_free(one.kind, one.field) and not (one.gone or one.sealed)
            yield Wrote(
                one,
                _time(one.at),
                case.citizen.id if case else "",
                case.citizen.name if case else "",
                self.desk.catalogue.worded(f"{about}{said}"),
                _value(self.desk.catalogue, one, habit) if is_typed else "",
            )


def _parents(kind: str) -> Collection[str]:
    known = KINDS.get(kind)
    return known.parents if known else ()


def _is_id(kind: Kind, field: str) -> bool:
    says = kind.fields.get(field)
    return says is not None and says.is_id


def _time(at: str) -> datetime | None:
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return None
