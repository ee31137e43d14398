"""What absence asks somebody to talk about, as lines of «I dag»."""

from __future__ import annotations

from collections.abc import Iterator

from vip2tui.domain.course.absence_tasks import Task
from vip2tui.domain.course.checklist import CONSULTANT, MENTOR
from vip2tui.domain.course.upcoming import Waiting, urgency
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.absence_words import task_words
from vip2tui.services.citizen.absences import AbsenceService
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import Desk

PART = "fravaer"
"""The part of a line of «I dag» that asks for a talk about absence."""


def waiting_absence(desk: Desk, seen: Casework) -> Iterator[Waiting]:
    """Yield what is to be asked about: who did not come is called the same day."""
    owner, today = MENTOR if desk.me.role is Role.MENTOR else CONSULTANT, desk.today()
    for task in AbsenceService(desk).tasks(seen):
        how, name = urgency(task.since, today), task_id(task)
        words, kind = task_words(task), task.seen.value
        yield Waiting(seen.citizen.id, words, task.since, owner, how, PART, name, kind=kind)


def task_id(task: Task) -> str:
    """Return what a task is called: the same as long as it is the same."""
    return f"{task.seen.value}:{task.since.isoformat()}"
