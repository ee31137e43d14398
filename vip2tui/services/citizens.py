"""Citizens: add with only a name, find, list with what is next, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.domain.danish import matches, search_key, sort_key
from vip2tui.domain.facts import Citizen, Identity, Role
from vip2tui.domain.kinds import Place, case_at, derived_id
from vip2tui.domain.plan import Pace, pace
from vip2tui.domain.upcoming import (
    Waiting,
    next_step,
    promised,
    waiting_items,
    waiting_steps,
)
from vip2tui.safe import typed_line
from vip2tui.services.casework import Casework, casework
from vip2tui.services.desk import AmbiguousError, NotFoundError, RefusedError, edit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vip2tui.changes.change import Json
    from vip2tui.services.desk import Desk

FIELDS = ("name", "case_key", "phone", "language", "tovholder", "tovholder_phone", "mentor")
"""What a person can write about a citizen; all but the name may be missing."""


@dataclass(frozen=True, slots=True)
class CitizenRow:
    """One citizen in the case load."""

    id: str
    name: str
    package: str | None
    next: Waiting | None
    pace: Pace | None
    last_contact: date | None
    doubts: int
    practice: bool


class CitizenService:
    """What a person can do to citizens."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, name: str, *, practice: bool = False, **values: Json) -> str:
        """Add a citizen and return the id. Only the name is needed.

        Raises:
            RefusedError: If the name is empty.
            TooLongError: If a text is too long.
        """
        clean = typed_line(name)
        if not clean:
            raise RefusedError("Skriv et navn. Kun navnet er nødvendigt; resten kan vente.")
        new = self._desk.new_id()
        fields: dict[str, Json] = {"name": clean, "created": self._desk.today().isoformat()}
        fields |= {key: _clean(value) for key, value in values.items()}
        if practice:
            fields["practice"] = True
        draft = edit(new, new, Citizen.KIND, None, fields)
        self._desk.act([draft] if draft else [])
        return new

    def change(self, seen: Casework, **values: Json) -> bool:
        """Set what differs from what the person saw; return whether anything did."""
        citizen = seen.citizen
        record = seen.states[citizen.case].records[citizen.id]
        clean = {key: _clean(value) for key, value in values.items()}
        if "name" in clean and not clean["name"]:
            raise RefusedError("Et navn kan ikke være tomt. Det gamle navn står endnu.")
        draft = edit(citizen.case, citizen.id, Citizen.KIND, record, clean)
        return bool(self._desk.act([draft] if draft else []))

    def set_cpr(self, seen: Casework, digits: str) -> None:
        """Keep a checked CPR number where only professionals see it.

        Raises:
            RefusedError: On a mentor's device, which has no field for it.
        """
        if self._desk.me.role is Role.MENTOR:
            raise RefusedError("En mentors computer har intet CPR-nummer. Brug sagsnøglen.")
        case = case_at(seen.citizen.id, Place.PROFESSIONAL)
        record = derived_id(seen.citizen.id, Identity.KIND)
        known = self._desk.state(case).records.get(record)
        values = {"cpr": digits, "citizen": seen.citizen.id}
        draft = edit(case, record, Identity.KIND, known, values)
        self._desk.act([draft] if draft else [])

    def ids(self) -> Iterator[str]:
        """Yield the citizens here, cheapest first: no fact is read for it."""
        for case in self._desk.shared_cases():
            record = self._desk.state(case).records.get(case)
            if record is not None and record.kind == Citizen.KIND:
                yield case

    def get(self, citizen_id: str) -> Casework:
        """Return one citizen with everything.

        Raises:
            NotFoundError: If the citizen is not on this computer.
        """
        found = casework(self._desk, citizen_id)
        if found is None:
            raise NotFoundError("Borgeren er ikke på denne computer.")
        return found

    def find(self, text: str) -> str:
        """Return the id that is meant: an id, its unique beginning, or an unmistakable name.

        Raises:
            NotFoundError: If nobody fits.
            AmbiguousError: If several do; the sentence says how many.
        """
        wanted = text.strip()
        names = {one: self._name(one) for one in self.ids()}
        exact = [one for one, name in names.items() if one == wanted or name == wanted]
        begins = [one for one in names if len(wanted) > 3 and one.startswith(wanted.lower())]
        named = [one for one, name in names.items() if wanted and matches(wanted, search_key(name))]
        for found in (exact, begins, named):
            if len(found) == 1:
                return found[0]
            if found:
                raise AmbiguousError(
                    f"{len(found)} borgere passer på det, du skrev. Skriv hele navnet eller id."
                )
        raise NotFoundError("Ingen borger her passer på det, du skrev.")

    def rows(self) -> Iterator[CitizenRow]:
        """Yield the case load one by one, unsorted, so a screen can draw while it is read."""
        for citizen_id in self.ids():
            yield self.row(citizen_id)

    def row(self, citizen_id: str) -> CitizenRow:
        """Return one line of the case load."""
        case = self.get(citizen_id)
        plan = case.course
        today = self._desk.today()
        doubtful = sum(
            len(record.in_doubt()) for s in case.states.values() for record in s.records.values()
        )
        return CitizenRow(
            citizen_id,
            case.citizen.name,
            plan.name if plan else None,
            next_step(self.waiting(case)),
            pace(plan.steps, today) if plan else None,
            max((entry.day for entry in case.entries), default=None),
            doubtful,
            case.citizen.practice,
        )

    def waiting(self, case: Casework) -> list[Waiting]:
        """Return all that waits about a citizen, for the role at this computer."""
        today, citizen = self._desk.today(), case.citizen.id
        found: list[Waiting] = []
        for plan in case.courses:
            if plan.course.closed is None:
                found += waiting_items(citizen, plan.lines, self._desk.me.role, today)
                found += waiting_steps(citizen, plan.steps, today)
        agreed = promised(citizen, case.entries, today)
        return [*found, agreed] if agreed else found

    def missing(self, case: Casework) -> list[str]:
        """Return the fields still empty («Mangler»); none of them blocks anything."""
        return [name for name in FIELDS if getattr(case.citizen, name) in (None, "")]

    def put_away(self, seen: Casework) -> None:
        """Put a citizen away («læg væk»): hidden here and elsewhere, and always to be brought back.

        It holds only where nobody has written what this device has not seen.
        """
        citizen = seen.citizen
        record = seen.states[citizen.case].records[citizen.id]
        seen_now = self._desk.seen(citizen.case)
        values = {"deleted": True}
        draft = edit(citizen.case, citizen.id, Citizen.KIND, record, values, seen=seen_now)
        self._desk.act([draft] if draft else [])

    def _name(self, citizen_id: str) -> str:
        record = self._desk.state(citizen_id).records[citizen_id]
        return str(record.get("name", ""))


def by_name(rows: list[CitizenRow]) -> list[CitizenRow]:
    """Return the case load in Danish order."""
    return sorted(rows, key=lambda row: (sort_key(row.name), row.id))


def by_need(rows: list[CitizenRow]) -> list[CitizenRow]:
    """Return the case load with the one who needs you first."""
    return sorted(
        rows,
        key=lambda row: (
            -row.doubts,
            row.next.urgency if row.next else 9,
            row.next.due.toordinal() if row.next else 0,
            sort_key(row.name),
        ),
    )


def _clean(value: Json) -> Json:
    return typed_line(value) or None if isinstance(value, str) else value
