"""A citizen in a few lines, as one needs it beside a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.domain.course.queue import Tasks
from vip2tui.domain.course.upcoming import promised
from vip2tui.domain.settings import SOON
from vip2tui.services.course.pacing import standing_of, waiting_about
from vip2tui.services.course.plan_picture import stairs_of
from vip2tui.services.vault.settings import number_of

if TYPE_CHECKING:
    from vip2tui.domain.course.upcoming import Waiting
    from vip2tui.domain.kinds.entry import Entry
    from vip2tui.pictures.staircase import Stair
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.desk import Desk


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """What one wants to know before the next thing is done."""

    id: str
    name: str
    package: str
    stairs: tuple[Stair, ...]
    pace: str
    last: Entry | None
    """The last note, of today or before."""
    promised: Waiting | None
    """What was agreed last, and its day."""
    waiting: tuple[Waiting, ...]
    """All that waits, the most urgent first."""


def person_seen(desk: Desk, case: Casework) -> PersonSeen:
    """Return a citizen as it stands beside a list."""
    plan, today = case.course, desk.today()
    standing = standing_of(desk, plan) if plan else None
    waiting = Tasks(desk.catalogue.codes().tasks).ordered(waiting_about(desk, case))
    return PersonSeen(
        case.citizen.id,
        case.citizen.name,
        plan.name if plan else "",
        tuple(stairs_of(plan, today)) if plan else (),
        standing.in_words() if standing else "",
        next((one for one in case.entries if one.day <= today and one.text), None),
        promised(case.citizen.id, case.entries, today, soon=number_of(desk.store, SOON)),
        waiting,
    )
