"""«Stikprøve»: some cases with mentor support, drawn at random, a sheet each; read and no more.

Beside each note stands when the municipality had it at the latest, as it reads now: that is what
shows that it was not written for the occasion (R149).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from vip2tui.base import targets
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.kinds.grant_basis import GrantBasis
from vip2tui.domain.kinds.places import LOCAL, Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.domain.support.drawing import COUNT, drawn
from vip2tui.domain.support.hours import Clock
from vip2tui.exchange.held_since import held_since
from vip2tui.papers.kinds import SAMPLE
from vip2tui.services.citizen.casework import Casework, casework
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.papers.lying import LyingService
from vip2tui.services.support.audit import Audit, AuditService
from vip2tui.services.support.grants import GrantService
from vip2tui.services.support.hours import HoursService, Sheet
from vip2tui.services.vault.read_log import Act, ReadLogService

_SHARED = (Place.SHARED, Place.PROFESSIONAL)


@dataclass(frozen=True, slots=True)
class Sample:
    """What was drawn, and of how many."""

    day: date
    seed: str
    of: int
    citizens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A note, and the day the municipality had it at the latest, as it reads now."""

    entry: Entry
    since: date


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """All that is looked at of one case."""

    case: Casework
    grants: tuple[tuple[Grant, GrantBasis | None, Clock], ...]
    audit: Audit
    months: tuple[Sheet, ...]
    entries: tuple[Held, ...]
    """The oldest first."""


@dataclass(frozen=True, slots=True)
class SampleService:
    """What the office can draw and look at."""

    desk: Desk
    grants: GrantService
    hours: HoursService
    audit: AuditService
    reads: ReadLogService
    lying: LyingService

    def draw(self, seed: str = "", count: int = COUNT, day: date | None = None) -> Sample:
        """Return some of the cases with mentor support, drawn at random.

        Args:
            seed: What is said at the draw; with the day it decides what is drawn.
            count: How many.
            day: The day of the draw; today if left out.

        Raises:
            RefusedError: If this is not the office.
        """
        if self.desk.me.role is not Role.OFFICE:
            raise RefusedError("En stikprøve trækkes kun på kommunens kontor.")
        every = [one for one in self.desk.turns.each(self.desk.persons.each()) if self._has(one)]
        on = day or self.desk.today()
        return Sample(on, seed, len(every), drawn(every, on, seed, count))

    def sheet(self, citizen: str) -> CaseSheet | None:
        """Return the sheet of one case; None if it is not here any more. The read log notes it."""
        seen = casework(self.desk, citizen)
        if seen is None:
            return None
        self.reads.note(Act.OPENED, citizen)
        clocks = self.hours.clocks(seen)
        return CaseSheet(
            seen,
            tuple((grant, self.grants.basis(seen, grant), clock) for grant, clock in clocks),
            self.audit.of(seen),
            self.hours.sheets(seen),
            tuple(sorted(self._held(seen), key=lambda one: (one.entry.day, one.entry.id))),
        )

    def write(
        self, sheets: list[CaseSheet], folder: Path, say: Callable[[CaseSheet], bytes], suffix: str
    ) -> list[Path]:
        """Write a file for each sheet; no name of a person is in the name of a file.

        Raises:
            BadTargetError: If nothing may be written there.
            NotWrittenError: If the disk refused.
        """
        made = []
        for number, sheet in enumerate(sheets, 1):
            stem = f"stikproeve-{self.desk.today().isoformat()}-{number:02}"
            target, data = targets.in_folder(folder, stem, suffix), say(sheet)
            path = self.lying.put(target, data, SAMPLE.name, [sheet.case.citizen.id])
            made.append(folder / path.name)
            self.reads.note(Act.PAPER, sheet.case.citizen.id)
        return made

    def _has(self, citizen: str) -> bool:
        seen = casework(self.desk, citizen)
        return seen is not None and not seen.citizen.practice and bool(self.grants.of(seen))

    def _held(self, seen: Casework) -> list[Held]:
        """Return the notes that others read, each with when the municipality had it."""
        today, known = self.desk.today(), dict[str, str]()
        local = self.desk.store.changes(LOCAL)
        for case in seen.states:
            changes = self.desk.store.changes(case)
            known |= held_since(local, case, changes, self.desk.me.writers)
        found = []
        for one in seen.entries:
            if place_of(one.case) not in _SHARED:
                continue
            heads = seen.states[one.case].records[one.id].heads.values()
            days = [_day(known.get(each[-1].id, ""), today) for each in heads]
            found.append(Held(one, max(days, default=today)))
        return found


def as_json(said: Any) -> bytes:
    """Return a sheet for programs, as a file holds it."""
    return orjson.dumps(said, option=orjson.OPT_INDENT_2) + b"\n"


def _day(at: str, today: date) -> date:
    """Return the day of a moment; of one that is not known all that is sure is that it is here."""
    with suppress(ValueError):
        return date.fromisoformat(at[:10])
    return today
