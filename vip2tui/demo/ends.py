"""How a course ended, as professionals tell it, and the calls in the weeks after."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.demo.scene import dice
from vip2tui.domain.calendar import previous_workday
from vip2tui.domain.course.followup import weeks
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.ending import Ending, ending_record
from vip2tui.domain.kinds.followup import NO, UNKNOWN, YES, FollowUp

if TYPE_CHECKING:
    from datetime import date, datetime
    from random import Random

    from vip2tui.changes.change import Json
    from vip2tui.demo.course import CourseStory
    from vip2tui.demo.scene import Scene

_SOON = timedelta(days=4)
_HOURS = (20 * 60, 30 * 60, 37 * 60)


def tell_end(scene: Scene, course: CourseStory) -> None:
    """Note how a closed course ended and the calls after; with dice of its own, as the card has."""
    outcome = course.outcome
    if course.runs or outcome is None:
        return
    chance = dice(scene.citizen, course.id, "slut")
    start = course.closed + timedelta(days=7 - course.closed.weekday())
    hours = chance.choice(_HOURS)
    values: dict[str, Json] = {
        "citizen": scene.citizen,
        "course": course.id,
        "outcome": outcome,
        **_told(outcome, start, hours, chance),
    }
    record = ending_record(course.id, outcome)

    def tell(at: datetime) -> None:
        book = scene.professional
        book.act(scene.consultant, at, book.draft(record, Ending.KIND, values))

    scene.diary.on(course.closed, tell, late=True)
    known = SHIPPED.codes().outcome(outcome)
    if known is not None and known.followed:
        _call(scene, course.id, start if "start" in values else course.closed, hours, chance)


def _told(outcome: str, start: date, hours: int, chance: Random) -> dict[str, Json]:
    """Return what the outcome asks for, and what is told of every end."""
    if outcome == "afbrudt":
        return {
            "stop_citizen": ["opgaver_passer_ikke"],
            "stop_leader": ["fravaer", "sprog"],
            "stop_consultant": ["opgaver_passer_ikke"],
            "reached": "nej",
            "mentor_citizen": chance.randint(2, 4),
        }
    grades = {"mentor_citizen": chance.randint(3, 5), "mentor_leader": chance.randint(2, 5)}
    told: dict[str, Json] = {"reached": chance.choice(("ja", "ja", "delvist")), **grades}
    if outcome == "uddannelse":
        return told | {"education": "Grundforløb på erhvervsskolen"}
    if outcome.startswith("job_ord"):
        told |= {"permanent": chance.random() < 0.7, "start": start.isoformat()}
        told |= {"trade": "Lager"} if outcome == "job_ord_anden" else {}
    return told | {"weekly": hours if outcome.startswith("job_ord") else 6 * 60}


def _call(scene: Scene, course: str, start: date, hours: int, chance: Random) -> None:
    """Note the calls of every week that is well over; what is due now waits for the reader."""
    for week in weeks(start, SHIPPED.codes().calls, ()):
        day = previous_workday(week.due)
        if day + _SOON >= scene.today:
            return
        answer = chance.choice((YES,) * 8 + (NO, UNKNOWN))
        for n, when in enumerate((day, day + _SOON) if answer == UNKNOWN else (day,)):
            values: dict[str, Json] = {
                "citizen": scene.citizen,
                "course": course,
                "week": week.week,
                "day": previous_workday(when).isoformat(),
                "in_job": answer,
            }
            if answer != UNKNOWN:
                values |= {"answered_by": "borger", "contact": chance.random() < 0.2}
            if answer == YES:
                values |= {"same_place": True, "weekly": hours}
            record = derived_id(course, "followup", str(week.week), str(n))
            scene.set(scene.consultant, when, record, FollowUp.KIND, values, scene.professional)
