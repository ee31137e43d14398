"""Workplaces (arbejdspladser): whom to ask for there, and which citizens are there.

A workplace is a case of its own, which goes where the citizens go whose course names it.
"""

from __future__ import annotations

from dataclasses import dataclass

import orjson

from vip2tui.base.safe import typed_line
from vip2tui.changes.change import Json
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.kinds.workplace import Workplace
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.finding import among
from vip2tui.services.records import edit, new, read
from vip2tui.text.danish import sort_key


@dataclass(frozen=True, slots=True)
class WorkplaceService:
    """Where citizens are in practice and at work."""

    desk: Desk

    def all(self) -> list[Workplace]:
        """Return every workplace here, in Danish order."""
        named = self.desk.store.holding(f'"kind":"{Workplace.KIND}"')
        cases = {one.record for one in named if one.record == one.place[1]}
        found = (self._read(case) for case in cases)
        return sorted((one for one in found if one), key=lambda one: (sort_key(one.name), one.id))

    def find(self, text: str) -> Workplace:
        """Return the one that is meant by an id, its beginning or a name.

        Raises:
            NotFoundError: If none fits.
            AmbiguousError: If several do.
        """
        every = {one.id: one for one in self.all()}
        return every[among({one: each.name for one, each in every.items()}, text)]

    def add(self, **values: str | None) -> str:
        """Write a workplace down and return its id.

        Raises:
            RefusedError: If it has no name, or a text is too long.
        """
        workplace, said = self.desk.new_id(), _cleaned(values)
        if not said.get("name"):
            raise RefusedError("Skriv, hvad arbejdspladsen hedder. Resten kan vente.")
        self.desk.act([new(workplace, workplace, Workplace.KIND, said)])
        return workplace

    def change(self, seen: Workplace, **values: str | None) -> bool:
        """Set what differs from what the person saw; return whether anything did.

        Raises:
            RefusedError: If the name is emptied, or a text is too long.
        """
        said = {k: v for k, v in _cleaned(values).items() if v != (getattr(seen, k) or None)}
        if "name" in said and not said["name"]:
            raise RefusedError("Et navn kan ikke være tomt. Det gamle navn står endnu.")
        record = self.desk.state(seen.case).records.get(seen.id)
        return bool(self.desk.act([edit(seen.case, seen.id, Workplace.KIND, record, said)]))

    def citizens(self, seen: Workplace) -> list[str]:
        """Return the citizens whose course is there, by its id or as it was typed."""
        lines = (f'"workplace":{orjson.dumps(one).decode()}' for one in (seen.id, seen.name))
        found = {one.place[1] for line in lines for one in self.desk.store.holding(line)}
        return sorted(case for case in found if self._is_at(case, seen))

    def _is_at(self, case: str, seen: Workplace) -> bool:
        courses = self.desk.state(case).of_kind(Course.KIND)
        named = {one.get("workplace") for one in courses if one.get("closed") is None}
        return place_of(case) is Place.SHARED and bool(named & {seen.id, seen.name})

    def _read(self, case: str) -> Workplace | None:
        record = self.desk.state(case).records.get(case)
        if record is None or record.kind != Workplace.KIND:
            return None
        return read(Workplace, record, case, KINDS[Workplace.KIND].stands_in).fact


def _cleaned(values: dict[str, str | None]) -> dict[str, Json]:
    return {name: typed_line(value or "") or None for name, value in values.items()}
