"""The time line (tidslinje): everything about a citizen in one list, the newest first (R19).

It is read off what the case holds and nothing is kept for it: notes as they stand now, and of
everything else the actions that stand, one line an action and day. What was taken back is not told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from vip2tui.base.safe import clean_line
from vip2tui.changes.change import Change
from vip2tui.changes.redaction import KIND as REDACTION
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.domain.kinds.absence_reason import AbsenceReason
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.goal import GoalState
from vip2tui.domain.kinds.item import ItemState
from vip2tui.domain.kinds.mark import Mark
from vip2tui.domain.kinds.places import LOCAL
from vip2tui.domain.kinds.received import Received
from vip2tui.domain.kinds.table import makes
from vip2tui.domain.kinds.workplace import Workplace
from vip2tui.sentences.deeds import Done, Telling, described, done
from vip2tui.sentences.happened import (
    WORDS,
    Sort,
    entry_sort,
    entry_words,
    fetched_words,
    sort_of,
)
from vip2tui.services.citizen.absence_reasons import as_known
from vip2tui.services.citizen.absence_words import absence_words, contact_words
from vip2tui.services.citizen.absences import AbsenceService
from vip2tui.services.citizen.casework import Casework, basis, names_in
from vip2tui.services.citizen.places import places
from vip2tui.services.citizen.redacting import gone_words
from vip2tui.services.citizen.workplace_changes import felt_by
from vip2tui.services.citizen.workplace_words import shift_words
from vip2tui.services.desk import Desk
from vip2tui.services.exchange.diary import DiaryService
from vip2tui.text.danish import finding, first_name, joined, search_key

_HOW = Telling(room=200, dated=False)
"""A line is cut where it is drawn, by its width, and its day stands before it."""
_ALIKE = (ItemState.KIND, GoalState.KIND, Mark.KIND)
"""Kinds of which the same is done to many on one day."""
_AS_IT_STANDS = (Entry.KIND, Absence.KIND, AbsenceReason.KIND, AbsenceContact.KIND)
"""Kinds of which what was written is told as it stands now, a reason with its absence."""


class Happened(NamedTuple):
    """One line of the time line."""

    day: date
    at: str
    """When it was written; orders what happened on one day."""
    sort: Sort
    words: str
    by: str
    """Who wrote it, as it was typed."""
    record: str
    """What it is about; empty for a file."""
    kind: str
    more: str = ""
    """What a search finds beside the words: the whole of a note."""
    done: Done | None = None
    """The one thing that was done, where there was but one; so it can be told with its like."""


class Told(NamedTuple):
    """What is told in one line: one thing that happened, or the same on one day several times."""

    words: str
    lines: tuple[Happened, ...]
    """The newest first."""

    @property
    def first(self) -> Happened:
        return self.lines[0]

    @property
    def by(self) -> str:
        """Who did it: the first names, each once."""
        return joined([*dict.fromkeys(first_name(one.by) for one in self.lines if one.by)])


@dataclass(frozen=True, slots=True)
class TimelineService:
    """Reads the time line of a citizen."""

    desk: Desk

    def of(self, case: Casework) -> Sequence[Happened]:
        """Return everything that happened, newest first; the same object until something did."""
        citizen = case.citizen.id
        there = [self.desk.state(one) for one in places(self.desk).of(citizen)]
        known = (basis(self.desk, citizen), self.desk.state(LOCAL), there)
        return self.desk.kept(f"timeline:{citizen}", known, lambda: self._read(case))

    def told(self, case: Casework) -> Sequence[Told]:
        """Return everything that happened, where the same on one day is one line."""
        happened, citizen = self.of(case), case.citizen.id
        return self.desk.kept(f"told:{citizen}", (happened,), lambda: told(happened))

    def found(self, case: Casework, text: str) -> list[Happened]:
        """Return the lines in which every word of the text is found."""
        if not text.strip():
            return list(self.of(case))
        fits = finding(text)
        return [one for one in self.of(case) if fits(search_key(f"{one.words} {beside(one)}"))]

    def _read(self, case: Casework) -> tuple[Happened, ...]:
        return merged(
            self._notes(case), self._absence(case), self._deeds(case), self._files(case),
            self._at_work(case),
        )  # fmt: skip

    def _notes(self, case: Casework) -> Iterator[Happened]:
        for entry in case.entries:
            state = case.states[entry.case]
            record = state.records.get(entry.id)
            stamp = record.stamp("type") if record else None
            words = entry_words(self.desk.catalogue, as_known(self.desk, case, entry))
            if gone := gone_words(state, entry.id, "text"):
                words = f"{words} (teksten er {gone})"
            yield Happened(
                entry.day,
                stamp.at if stamp else "",
                entry_sort(entry),
                words,
                stamp.by if stamp else "",
                entry.id,
                Entry.KIND,
                entry.text,
            )

    def _absence(self, case: Casework) -> Iterator[Happened]:
        """Yield absence and the talks about it as they stand, as notes are."""
        absences, catalogue = AbsenceService(self.desk), self.desk.catalogue
        told: list[tuple[Absence | AbsenceContact, str]] = [
            (one, f"Fravær: {absence_words(catalogue, one, absences.reason(case, one))}")
            for one in absences.written(case)
        ]
        told += [
            (one, f"Kontakt om fravær: {contact_words(catalogue, one)}")
            for one in absences.contacts(case)
        ]
        for one, words in told:
            record = case.states[one.case].records.get(one.id)
            stamp = record.stamp("day") if record else None
            at, by = (stamp.at, stamp.by) if stamp else ("", "")
            day, sort = one.day or date.min, sort_of(one.KIND)
            yield Happened(day, at, sort, self.desk.worded(words), by, one.id, one.KIND)

    def _deeds(self, case: Casework) -> Iterator[Happened]:
        """Yield what was done beside writing notes: one line an action, sort and day."""
        together: dict[tuple[object, ...], list[Change]] = {}
        for change in self._standing(case):
            key = (change.deed, sort_of(change.kind), day_of(change))
            together.setdefault(key, []).append(change)
        wanted = {change.record for changes in together.values() for change in changes}
        names = names_in(case, wanted)
        for changes in together.values():
            first = changes[0]
            one = done(self.desk.catalogue, changes, names, _HOW)
            words = described(self.desk.catalogue, changes, names, _HOW)
            if first.kind == REDACTION:
                one, words = None, "en tekst er fjernet for altid"
            elif one is not None and len(one.names) > 1:
                words = one.words(_HOW.room)
            yield Happened(
                day_of(first),
                first.at,
                sort_of(first.kind),
                self.desk.worded(words),
                first.by,
                first.record,
                first.kind,
                done=one if first.kind in _ALIKE else None,
            )

    def _standing(self, case: Casework) -> Iterator[Change]:
        """Yield the changes that stand, without those that wrote what is told as it stands."""
        for place, state in case.states.items():
            silent: Collection[str] = {
                *self.desk.held(place), *state.dead, *(one.id for one in state.proposals)
            } - set(state.spared)  # fmt: skip
            for change in self.desk.changes(place):
                is_told = change.kind in _AS_IT_STANDS and makes(
                    change.kind, change.set, change.over
                )
                if change.set and not change.undoes and not is_told and change.id not in silent:
                    yield change

    def _at_work(self, case: Casework) -> Iterator[Happened]:
        """Yield who became another at the workplace while the citizen was there."""
        for one in {f"{one.id} {one.field}": one for _, one in felt_by(self.desk, case)}.values():
            where = clean_line(places(self.desk).called(one.place))
            words = f"{where}: {shift_words(self.desk.catalogue, one)}"
            yield Happened(one.day, one.at, Sort.OTHER, words, one.by, one.place, Workplace.KIND)

    def _files(self, case: Casework) -> Iterator[Happened]:
        """Yield the files that brought something about the citizen and stand."""
        dead, people = self.desk.state(LOCAL).dead, dict[str, tuple[str, str]]()
        for line in DiaryService(self.desk).lines():
            people.setdefault(line.file, (line.person, line.computer))
        for change in self.desk.changes(LOCAL):
            brought = change.set.get("new") if change.kind == Received.KIND else None
            if not brought or change.id in dead or case.states.keys().isdisjoint(brought):
                continue
            words = fetched_words(*people.get(str(change.set.get("file", "")), ("", "")))
            said = self.desk.worded(words)
            yield Happened(day_of(change), change.at, Sort.FILE, said, change.by, "", change.kind)


def told(happened: Iterable[Happened]) -> tuple[Told, ...]:
    """Return the lines, where what one person did alike on one day stands in one: «flueben ×3».

    So does what was written of one thing again on the same day, by whomever: it reads as the same
    line twice. It stands where the newest of them stood.
    """
    together: dict[tuple[object, ...], list[Happened]] = {}
    for place, one in enumerate(happened):
        again = (one.day, one.kind, one.record, one.words, -1) if one.record else (place,)
        key = (one.day, one.by, one.kind, one.done.what) if one.done else again
        together.setdefault(key, []).append(one)
    return tuple(Told(_words(lines), tuple(lines)) for lines in together.values())


def _words(lines: Sequence[Happened]) -> str:
    if len(lines) == 1:
        return lines[0].words
    known = [one.done for one in lines if one.done]
    if not known:
        return f"{lines[0].words} ×{len(lines)}"
    names = tuple(name for one in known for name in one.names)
    return Done(known[0].what, names).words(_HOW.room)


def merged(*lines: Iterable[Happened]) -> tuple[Happened, ...]:
    """Return every line, the newest day first and of one day what was written last first."""
    every = [one for some in lines for one in some]
    return tuple(sorted(every, key=lambda one: (one.day, one.at), reverse=True))


def day_of(change: Change) -> date:
    """Return the day that a change is about: the one it names, else the one it was written."""
    level = change.set.get("observed")
    named = level.get("day") if isinstance(level, dict) else change.set.get("day")
    for text in (named, change.at[:10]):
        with suppress(ValueError, TypeError):
            return date.fromisoformat(text)  # type: ignore[arg-type]  # a file may say anything
    return date.min


def beside(one: Happened) -> str:
    """Return what a search finds beside the words: sort, who wrote it, the day, a note's whole."""
    return f"{WORDS[one.sort]} {first_name(one.by)} {one.day} {one.more}"
