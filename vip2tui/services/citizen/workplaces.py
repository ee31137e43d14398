"""Workplaces (arbejdspladser): whom to ask for there, which citizens are there, and who was.

A workplace is a case of its own, which goes where the citizens go whose course names it: what is
changed there is changed once for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import orjson

from vip2tui.base.safe import typed_line
from vip2tui.changes.change import Json
from vip2tui.domain.course.placements import (
    Placement,
    ask_again,
    in_order,
    practice_done,
    practice_planned,
    room_for,
    stays,
)
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.kinds.workplace import Workplace
from vip2tui.domain.law.rule_words import passed_words, rule_said
from vip2tui.domain.law.rules import live
from vip2tui.sentences.values import code_name
from vip2tui.services.citizen.casework import Casework, CoursePlan, casework
from vip2tui.services.citizen.places import Places, places
from vip2tui.services.citizen.workplace_changes import PersonChange, people_changes
from vip2tui.services.course.closing import ended_as
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.finding import among
from vip2tui.services.records import edit, edit_seen, new, read
from vip2tui.text.cvr import cvr_remark, digits, p_number_remark
from vip2tui.text.danish import count, sort_key
from vip2tui.text.days import parse_day, say

_NUMBERS = ("cvr", "p_number")
_DAYS = ("asked", "vitas_sent", "vitas_approved", "earliest")
_AHEAD = ("earliest",)
_ROOM = "praktik-antal"


@dataclass(frozen=True, slots=True)
class WorkplaceService:
    """Where citizens are in practice and at work."""

    desk: Desk

    @property
    def places(self) -> Places:
        """Which workplaces are here, and which of them a course names."""
        return places(self.desk)

    def all(self) -> list[Workplace]:
        """Return every workplace here, in Danish order."""
        found = (self.read(case) for case in self.places.all())
        return sorted((one for one in found if one), key=lambda one: (sort_key(one.name), one.id))

    def find(self, text: str) -> Workplace:
        """Return the one that is meant by an id, its beginning or a name.

        Raises:
            NotFoundError: If none fits.
            AmbiguousError: If several do.
        """
        every = {one.id: one for one in self.all()}
        return every[among({one: each.name for one, each in every.items()}, text)]

    def add(self, **values: Json | date) -> str:
        """Write a workplace down and return its id.

        Raises:
            RefusedError: If it has no name, or a text is too long.
        """
        workplace, said = self.desk.new_id(), self._cleaned(values)
        if not said.get("name"):
            raise RefusedError("Skriv, hvad arbejdspladsen hedder. Resten kan vente.")
        self.desk.act([new(workplace, workplace, Workplace.KIND, said)])
        return workplace

    def change(self, seen: Workplace, **values: Json | date) -> bool:
        """Set what differs from what the person saw; return whether anything did.

        Raises:
            RefusedError: If the name is emptied, or a text is too long.
        """
        stood = seen.model_dump(mode="json")
        said = {k: v for k, v in self._cleaned(values).items() if v != (stood[k] or None)}
        if "name" in said and not said["name"]:
            raise RefusedError("Et navn kan ikke være tomt. Det gamle navn står endnu.")
        record = self.desk.state(seen.case).records.get(seen.id)
        return bool(self.desk.act([edit(seen.case, seen.id, Workplace.KIND, record, said)]))

    def put(self, seen: Casework, plan: CoursePlan, place: Workplace | None) -> bool:
        """Say where a course is, or that it is nowhere; return whether that was another place."""
        course, said = plan.course, {"workplace": place.id if place else None}
        if place and self.places.meant(course.workplace) == place.id:
            return False
        return bool(self.desk.act([edit_seen(seen, course.case, course.id, Course.KIND, said)]))

    def read(self, case: str) -> Workplace | None:
        """Return a workplace by its id; None if it is not here."""
        record = self.desk.state(case).records.get(case)
        if record is None or record.kind != Workplace.KIND:
            return None
        return read(Workplace, record, case, KINDS[Workplace.KIND].stands_in).fact

    def citizens(self, seen: Workplace) -> list[str]:
        """Return the citizens whose course is there, by its id or as it was typed."""
        return sorted(case for case in self._named_by(seen) if self._is_at(case, seen))

    def _named_by(self, seen: Workplace) -> set[str]:
        """Return the citizens of whom somebody ever wrote that they are there."""
        lines = (f'"workplace":{orjson.dumps(one).decode()}' for one in (seen.id, seen.name))
        found = {one.place[1] for line in lines for one in self.desk.store.holding(line)}
        return {case for case in found if place_of(case) is Place.SHARED}

    def _is_at(self, case: str, seen: Workplace) -> bool:
        courses = self.desk.state(case).of_kind(Course.KIND)
        named = {one.get("workplace") for one in courses if one.get("closed") is None}
        return bool(named & {seen.id, seen.name})

    def _cleaned(self, values: Mapping[str, Json | date]) -> dict[str, Json]:
        """Return what was given as it is kept; a text that is empty takes away what stood there.

        Raises:
            RefusedError: If a number of people is none.
        """
        said: dict[str, Json] = {}
        for name, value in values.items():
            if isinstance(value, date):
                said[name] = value.isoformat()
            elif not isinstance(value, str):
                said[name] = value
            elif not (line := typed_line(value)):
                said[name] = None
            elif name in _DAYS:
                day = parse_day(line, self.desk.today(), has_happened=name not in _AHEAD)
                said[name] = day.isoformat()
            elif name == "employees":
                if not line.isdecimal():
                    raise RefusedError("Skriv antal ansatte som et tal. Intet er ændret.")
                said[name] = int(line)
            else:
                said[name] = digits(line) if name in _NUMBERS else line
        return said

    # What follows from the courses

    def placements(self, seen: Workplace) -> tuple[Placement, ...]:
        """Return who is there and who was, as far as they are known here; nobody practised on."""
        found: list[Placement] = []
        for citizen in self._named_by(seen):
            case = casework(self.desk, citizen)
            if case is not None and not case.citizen.practice:
                found += (one for plan in case.courses for one in self._at(case, plan, seen))
        return in_order(found)

    def _at(self, case: Casework, plan: CoursePlan, seen: Workplace) -> Iterator[Placement]:
        course, today = plan.course, self.desk.today()
        ended = ended_as(case, plan)
        came_to = code_name(self.desk.catalogue, "outcomes", ended.code) if ended else ""
        for place, first, last in stays(self._said(course), course.start, course.closed):
            if self.places.meant(place) != seen.id:
                continue
            is_last = last is None or last == course.closed
            yield Placement(
                case.citizen.id,
                case.citizen.name,
                course.id,
                first,
                last,
                practice_done(plan.steps, first, min(last or today, today)),
                practice_planned(plan.steps) if last is None else 0,
                came_to if is_last else "skiftede arbejdsplads",
            )

    def _said(self, course: Course) -> list[tuple[date, str | None]]:
        """Return what was said of where a course is, in the order it holds."""
        state = self.desk.state(course.case)
        found = [
            (date.fromisoformat(one.at[:10]), one.set["workplace"])
            for one in self.desk.changes(course.case)
            if one.record == course.id
            and "workplace" in one.set
            and not one.undoes
            and one.id not in state.dead
            and "workplace" not in one.gone
        ]
        record = state.records.get(course.id)
        stands = record.get("workplace") if record else None
        if found and found[-1][1] != stands:  # two have said it: what is shown is what stands
            found.append((found[-1][0], stands))
        return [(day, one if isinstance(one, str) else None) for day, one in found]

    def changes(self, seen: Workplace) -> tuple[PersonChange, ...]:
        """Return who there became another, the newest first."""
        return people_changes(self.desk, seen.id)

    # What is told, and locks nothing

    def is_to_ask(self, seen: Workplace) -> bool:
        """Return whether it is time to ask for a job there again."""
        after = self.desk.catalogue.codes().workplaces.again
        return ask_again(seen.asked, after, self.desk.today())

    def remarks(self, seen: Workplace) -> tuple[str, ...]:
        """Return what is told of a workplace's own numbers."""
        said = (cvr_remark(seen.cvr or ""), p_number_remark(seen.p_number or ""))
        return tuple(one for one in said if one)

    def notes(self, seen: Workplace, there: tuple[Placement, ...]) -> tuple[str, ...]:
        """Return what a rule says of those who are there, and that it is time to ask again."""
        return tuple(self._notes(seen, there))

    def _notes(self, seen: Workplace, there: tuple[Placement, ...]) -> Iterator[str]:
        if self.is_to_ask(seen) and seen.asked:
            yield f"Spørg om job igen: sidst spurgt {say(seen.asked)}."
        sets, today = self.desk.catalogue.rule_sets(), self.desk.today()
        now = [one for one in there if one.is_running]
        rule = next((one for one in live(sets, today) if one.id.endswith(f".{_ROOM}")), None)
        if rule is not None and seen.employees is not None:
            room = room_for(seen.employees, rule.numbers)
            if len(now) > room:
                said = f"{count(seen.employees, 'ansat', 'ansatte')}: plads til {room} ad gangen."
                yield f"{said} Her er {len(now)}. Reglen siger: {rule_said(sets, rule)}"
        for one in now:
            weeks = sum(other.weeks for other in there if other.citizen == one.citizen)
            if passed := passed_words(sets, weeks, today):
                yield f"{one.name}: {passed}"
