"""What dated entries show that a citizen can do something, and the card's lines drafted from them.

A line is only ever proposed: it is on the card when a person has taken it in. What stands behind it
is named by record and day, so a line whose evidence was taken back or moved can be told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from vip2tui.domain.course.card import Line
from vip2tui.domain.course.plan import PlacedGoal
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.card_line import MOST_BEHIND, Behind, CardLine, Sort
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.workplace_measurement import WorkplaceMeasurement
from vip2tui.domain.statuses import GoalStatus
from vip2tui.text.danish import finding, fold, search_key

PAID = 3
"""The level from which a task may give pay: practice is for what is still being learnt."""
TRADE = "faglige"
_LONG = 4
"""Shorter words of a competence's name, such as «og» and «med», are in every note."""
_DAY = attrgetter("day")
_WORD = re.compile(r"\w+")
_OFTEN = 4
"""What a mentor answers of 5 where it is more than mostly so."""
AT_WORK = {
    "w01": "moede", "w02": "fravaer", "w03": "instruks", "w06": "tempo", "w07": "spoerge",
    "w08": "small",
}  # fmt: skip
"""A question at work, and the shared competence that asks the same; the others have none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One dated entry that shows something."""

    sort: Sort
    record: str
    day: date
    words: str
    """What it says, as somebody wrote it; empty for an answer."""

    @property
    def behind(self) -> Behind:
        return Behind(sort=self.sort, record=self.record, day=self.day)


@dataclass(frozen=True)
class Known:
    """What is known of a citizen that everybody who has the case may read."""

    entries: Sequence[Entry] = ()
    goals: Sequence[PlacedGoal] = ()
    at_work: Sequence[WorkplaceMeasurement] = ()
    levels: Sequence[Evidence] = ()
    """Every level that was ever set and not taken back."""

    @cached_property
    def every(self) -> tuple[Evidence, ...]:
        """Each entry that could show something, whatever it shows; newest first."""
        return tuple(newest_first(self._every()))

    @cached_property
    def written(self) -> tuple[tuple[Evidence, str], ...]:
        """Those in words of somebody's own, each with what is looked in."""
        return tuple(
            (one, search_key(one.words)) for one in self.every if one.sort in ("notat", "maal")
        )

    def _every(self) -> Iterator[Evidence]:
        for entry in self.entries:
            yield Evidence("notat", entry.id, entry.day, entry.text)
        for goal in self.goals:
            state = goal.state
            if state and state.status is GoalStatus.REACHED and state.day:
                yield Evidence("maal", goal.record, state.day, goal.goal.text)
        for one in self.at_work:
            yield Evidence("maaling", one.id, one.day, "")
        yield from self.levels


B = TypeVar("B", Behind, Evidence)


class Why(Enum):
    """Why a line is proposed."""

    NEW = auto()
    """It is not on the card."""
    CHANGED = auto()
    """The level has been set anew since it was taken in."""
    FALLEN = auto()
    """It is on the card and is not shown any more: the line should come off."""
    LOST = auto()
    """What stood behind it was taken back, or is of another day now."""


@dataclass(frozen=True, slots=True)
class LineDraft:
    """One line as it could be taken in."""

    line: Line
    behind: tuple[Evidence, ...]
    """Newest first."""
    why: Why

    @property
    def level(self) -> int | None:
        """The level it would be taken in with; None where somebody must say it first."""
        return self.line.level if self.line.shown else None


@dataclass(frozen=True, slots=True)
class Standing:
    """A line that is on the card."""

    line: CardLine
    behind: tuple[Evidence, ...] = ()
    """What still stands behind it, newest first."""
    lost: int = 0
    """How many that stood behind it have been taken back, or are of another day now."""

    @property
    def is_shown(self) -> bool:
        """Whether anything dated shows it."""
        return bool(self.behind)


def newest_first(every: Iterable[B]) -> list[B]:
    """Return dated entries as they are told: of one day by what they are."""
    return sorted(sorted(every, key=attrgetter("sort", "record")), key=_DAY, reverse=True)


def line_record(citizen: str, line: Line, on_card: Iterable[CardLine] = ()) -> str:
    """Return the id of a competence's line on the card: the same on every device.

    What is on the card already keeps its line, though another package has the same thing under the
    same name.

    Args:
        citizen: Whose card it is.
        line: The competence.
        on_card: The lines that stand on the card.
    """
    same = (one.id for one in on_card if _thing(one.competence, one.name) == _of(line))
    return min(same, default=derived_id(citizen, "card line", line.package or "", line.competence))


def behind(line: Line, known: Known) -> tuple[Evidence, ...]:
    """Return the dated entries that show a competence, newest first; of its levels the last."""
    shows, seen = _records(line.name, line.competence, line.package, known), ("", date.min)
    if line.shown and line.mark and line.mark.observed:
        seen = (line.mark.id, line.mark.observed.day)
    found = (
        one
        for one in known.every
        if (one.sort, one.record) in shows
        or (one.sort == "niveau" and (one.record, one.day) == seen)
    )
    return tuple(dict.fromkeys(found))[:MOST_BEHIND]


def standing(lines: Iterable[CardLine], known: Known) -> tuple[Standing, ...]:
    """Return the lines that are on the card, each with what still stands behind it."""
    found = []
    for one in lines:
        if one.taken and one.name:
            named = one.behind or ()
            now = tuple(_still(one, known)) if named else ()
            found.append(Standing(one, now, len(named) - len(now)))
    return tuple(found)


def drafts(
    citizen: str, lines: Sequence[Line], on_card: Sequence[Standing], known: Known
) -> tuple[LineDraft, ...]:
    """Return the lines that could be taken in, in the card's order.

    What nobody has marked as shown is proposed where anything else shows it: then the person says
    the level.
    """
    here = {one.line.id: one for one in on_card}
    stands = [one.line for one in on_card]
    found = []
    for line in _once(lines):
        now, shows = here.get(line_record(citizen, line, stands)), behind(line, known)
        why = _why(line, now) if now else (Why.NEW if line.shown or shows else None)
        if why is not None:
            found.append(LineDraft(line, shows, why))
    return tuple(found)


def paid(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the tasks of the trade that the citizen does alone: they may give pay (R124)."""
    return tuple(
        one for one in _once(lines)
        if one.field == TRADE and one.level is not None and one.level >= PAID
    )  # fmt: skip


def _once(lines: Iterable[Line]) -> list[Line]:
    """Return lines without those of other packages that the card has under the same name."""
    every = list(lines)
    here = {_of(one) for one in every if not one.elsewhere}
    return [one for one in every if not one.elsewhere or _of(one) not in here]


def _of(line: Line) -> tuple[str | None, str]:
    return _thing(line.competence, line.name)


def _thing(competence: str | None, name: str | None) -> tuple[str | None, str]:
    """Return what two lines have in common that are of one thing."""
    return competence, fold(name or "")


def _why(line: Line, now: Standing) -> Why | None:
    if line.level is not None and line.level != now.line.level:
        return Why.CHANGED if line.shown else Why.FALLEN
    return Why.LOST if now.lost else None


def _still(line: CardLine, known: Known) -> Iterator[Evidence]:
    """Yield what still shows a line as it did when it was taken in, on the same day.

    A level that was set anew later was still set then; one that was taken back was not.
    """
    shows = _records(line.name or "", line.competence, line.package, known)
    every = {(one.sort, one.record, one.day): one for one in known.every}
    for one in newest_first(line.behind or ()):
        now = every.get((one.sort, one.record, one.day))
        if now is not None and (one.sort == "niveau" or (one.sort, one.record) in shows):
            yield now


def _records(
    name: str, competence: str | None, package: str | None, known: Known
) -> set[tuple[str, str]]:
    """Return what shows a competence besides its levels: notes and goals that name it, and work."""
    words = " ".join(one for one in _WORD.findall(fold(name)) if len(one) >= _LONG)
    names = finding(words)
    found = {(one.sort, one.record) for one, key in known.written if words and names(key)}
    asks = {one for one, what in AT_WORK.items() if what == competence and not package}
    return found | {("maaling", one.id) for one in known.at_work if asks and _is_often(one, asks)}


def _is_often(one: WorkplaceMeasurement, asks: Collection[str]) -> bool:
    said = (one.answers.get(name) for name in asks)
    return any(isinstance(answer, int) and answer >= _OFTEN for answer in said)
