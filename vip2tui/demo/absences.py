"""Absence in the story: one citizen in a few has days away with a pattern, and talks about them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from vip2tui.domain.calendar import next_workday, previous_workday
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.domain.kinds.absence_reason import AbsenceReason, reason_record

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.demo.course import CourseStory
    from vip2tui.demo.scene import Scene
    from vip2tui.services.desk import Me

_BEGUN = timedelta(days=50)
"""A course that is younger has no pattern yet."""


def tell_absence(scene: Scene, course: CourseStory) -> None:
    """Note the absence of somebody who is away often, beside what the rounds and notes tell."""
    if not scene.part.absent or not course.runs or scene.today - course.start < _BEGUN:
        return
    _hidden(scene, course, 37)
    agreed = "Ringer selv før kl. 7, når noget er i vejen, og møder kl. 9 om mandagen"
    _talk(scene, scene.consultant, 34, "naaet", "telefon", back=33, agreed=agreed)
    _away(scene, course, scene.consultant, 22, days=1, reason="undervisning")
    _away(scene, course, scene.mentor, 16, reason="egen_sygdom", told_by="borger", told_how="sms")
    _away(scene, course, scene.mentor, 9, reason="transport", planned=360, attended=240)
    _talk(scene, scene.mentor, 2, "ikke_naaet", "telefon")


def _away(
    scene: Scene, course: CourseStory, who: Me, ago: int, *, days: int = 0, **said: Any
) -> str:
    """Note an absence that began so many days ago, on a working day; return its record."""
    day = _day(scene, ago)
    record = derived_id(course.id, "absence", str(ago))
    values = {"citizen": scene.citizen, "course": course.id, "day": day.isoformat(), **said}
    if days:
        values["until"] = next_workday(day + timedelta(days=days)).isoformat()
    scene.set(who, day, record, Absence.KIND, values)
    return record


def _day(scene: Scene, ago: int) -> date:
    """Return a working day so many days ago; on Mondays the mentor's notes tell of absence."""
    day = previous_workday(scene.today - timedelta(days=ago))
    return day if day.weekday() else next_workday(day + timedelta(days=1))


def _hidden(scene: Scene, course: CourseStory, ago: int) -> None:
    """Note an absence whose reason only the municipality knows."""
    record = _away(scene, course, scene.consultant, ago, days=1, told_by="borger")
    values: dict[str, Any] = {
        "citizen": scene.citizen, "absence": record, "reason": "barns_sygdom",
    }  # fmt: skip
    why, day = reason_record(record), _day(scene, ago)
    scene.set(scene.consultant, day, why, AbsenceReason.KIND, values, scene.professional)


def _talk(
    scene: Scene, who: Me, ago: int, result: str, how: str, *, back: int = 0, agreed: str = ""
) -> None:
    """Note that somebody tried to reach the citizen so many days ago."""
    day = previous_workday(scene.today - timedelta(days=ago))
    values: dict[str, Any] = {
        "citizen": scene.citizen, "day": day.isoformat(), "how": how, "result": result,
    }  # fmt: skip
    if back:
        again = next_workday(scene.today - timedelta(days=back))
        values |= {"back": again.isoformat(), "agreed": agreed}
    record = derived_id(scene.citizen, "contact", str(ago))
    scene.set(who, day, record, AbsenceContact.KIND, values)
