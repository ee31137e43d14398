"""What of mentor support waits for the one at this computer, as lines of «I dag»."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from vip2tui.domain.course.checklist import CONSULTANT, MENTOR
from vip2tui.domain.course.upcoming import Urgency, Waiting
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import SOON
from vip2tui.domain.support.hours import Clock, Warn, last_of, supports, within
from vip2tui.domain.support.visits import next_visit
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import Desk
from vip2tui.services.support.grants import GrantService
from vip2tui.services.support.hours import HoursService
from vip2tui.services.vault.settings import number_of
from vip2tui.text.days import say_short
from vip2tui.text.hours import say_minutes

PART = "mentorstoette"
PERIOD = "periode"
"""The sort of the line that asks what follows a period: its last day is the law's."""


def waiting_support(desk: Desk, seen: Casework) -> Iterator[Waiting]:
    """Yield what is told before a period of mentor support ends, or its hours do.

    The municipality decides what follows a period; how many hours are left, the mentor hears too.
    Nothing is told where nothing is granted.
    """
    if desk.me.role is Role.CONSULTANT:
        soon = number_of(desk.store, SOON)
        planned = follow_ups(seen)
        again = next_visit(
            seen.citizen.id, seen.entries, desk.today(), PART, soon=soon, planned=planned
        )
        if again is not None:
            yield again
    if not seen.facts[Grant.KIND] or desk.me.role is Role.OFFICE:
        return
    hours, today = HoursService(desk, GrantService(desk)), desk.today()
    clocks = hours.clocks(seen)
    last = {last_of(each).id for each in supports(one for one, _ in clocks if one.end)}
    for grant, clock in clocks:
        if not within(grant, today) or grant.end is None:
            continue
        if Warn.ENDING in clock.warns and desk.me.role is Role.CONSULTANT and grant.id in last:
            due, ends = grant.end - timedelta(days=1), say_short(grant.end, today)
            what = f"tag stilling til mentorstøtten: perioden slutter {ends}"
            yield _line(seen, what, CONSULTANT, due, grant, kind=PERIOD)
        if said := _hours_words(clock):
            owner = MENTOR if desk.me.role is Role.MENTOR else CONSULTANT
            yield _line(seen, said, owner, today, grant)


def follow_ups(seen: Casework) -> tuple[date, ...]:
    """Return the planned follow-ups of every period, unless the course is closed."""
    if seen.course is not None and seen.course.course.closed is not None:
        return ()
    grants = (one for one in seen.facts[Grant.KIND].values() if isinstance(one, Grant))
    return tuple(day for one in grants for day in one.follow_up_days)


def _hours_words(clock: Clock) -> str:
    if Warn.SPENT in clock.warns:
        return "alle timer til mentorstøtte er brugt"
    return f"{say_minutes(clock.left)} mentortimer er tilbage" if Warn.NEARLY in clock.warns else ""


def _line(
    seen: Casework, what: str, owner: str, due: date, grant: Grant, *, kind: str = ""
) -> Waiting:
    name = f"{kind or 'timer'}:{grant.id}"
    return Waiting(seen.citizen.id, what, due, owner, Urgency.SOON, PART, name, kind=kind)
