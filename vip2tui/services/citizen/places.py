"""Which workplaces are here, and which of them a course names: by an id, or as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.domain.course.placements import practice_planned
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.kinds.workplace import Workplace
from vip2tui.text.danish import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vip2tui.services.citizen.casework import CoursePlan
    from vip2tui.services.desk import Desk


def places(desk: Desk) -> Places:
    """Return the workplaces of a desk."""
    return desk.kept("places", (), lambda: Places(desk))


def weeks_there(desk: Desk, every: Iterable[CoursePlan], plan: CoursePlan) -> int:
    """Return the weeks of practice one citizen has in all where a course is, planned ones too.

    Args:
        desk: The desk.
        every: The citizen's courses, as they are or as they would be.
        plan: The course whose workplace is meant; it counts alone where that is not known.
    """
    known = places(desk)
    there = known.meant(plan.course.workplace)
    same = [one for one in every if there and known.meant(one.course.workplace) == there]
    return sum(practice_planned(one.steps) for one in same or (plan,))


class Places:
    """The workplaces of a desk: the store is looked through once, and then what was touched."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._read = -1
        """How many of the desk's touched cases are read into it; nothing is read yet at -1."""
        self._names: dict[str, str] = {}

    def all(self) -> dict[str, str]:
        """Return the id of each workplace here, with its name."""
        desk = self._desk
        with desk.lock:
            first, since = self._read < 0, desk.touched[max(self._read, 0) :]
            self._read = len(desk.touched)
            if first:
                said = desk.store.holding(f'"kind":"{Workplace.KIND}"')
                since = [one.place[1] for one in said]
            for case in dict.fromkeys(since):
                if place_of(case) is Place.SHARED:
                    self._take(case)
            return self._names

    def _take(self, case: str) -> None:
        record = self._desk.state(case).records.get(case)
        if record is not None and record.kind == Workplace.KIND:
            self._names[case] = str(record.get("name") or "")
        else:
            self._names.pop(case, None)

    def meant(self, said: str | None) -> str | None:
        """Return the id of the workplace that a course names; None if it is not here.

        What was typed means the only one of that name.
        """
        every = self.all()
        if not said or said in every:
            return said or None
        wanted = fold(said)
        found = [one for one, name in every.items() if fold(name) == wanted]
        return found[0] if len(found) == 1 else None

    def called(self, said: str | None) -> str:
        """Return what a workplace is called that a course names: its name, or as it was typed."""
        return self.all().get(self.meant(said) or "", said or "")

    def of(self, citizen: str) -> tuple[str, ...]:
        """Return the workplaces that a citizen's courses name and that are here."""
        courses = self._desk.state(citizen).of_kind(Course.KIND)
        found = (
            self.meant(said) for one in courses if isinstance(said := one.get("workplace"), str)
        )
        return tuple(dict.fromkeys(one for one in found if one))
