"""Calls after the end (opfølgning): which is due, and what somebody was told in one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vip2tui.changes.change import Json
from vip2tui.domain.course.checklist import CONSULTANT
from vip2tui.domain.course.followup import Asked, Week, asked_now, still_open, week_of, weeks
from vip2tui.domain.course.upcoming import Urgency, Waiting, urgency
from vip2tui.domain.kinds.followup import UNKNOWN, YES, FollowUp
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.course.closing import check_weekly, ended_as
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.records import new
from vip2tui.services.typed import has_come, of_list
from vip2tui.text.danish import count
from vip2tui.text.days import say

PART = "opfoelgning"
"""The part of a line of «I dag» that asks for a call."""
CITIZEN = "borger"
OF_A_JOB = ("same_place", "weekly", "permanent")
"""What is asked of somebody who is still in a job, before what is asked of everybody."""
OF_ALL = ("worry", "contact", "answered_by")


@dataclass(frozen=True, slots=True)
class Call:
    """What somebody was told in one call."""

    in_job: str
    """«ja», «nej» or «ukendt»: nobody answered, or the one who did could not say."""
    day: date | None = None
    """Today if left out."""
    week: int | None = None
    """The week whose days it lies in if left out."""
    same_place: bool | None = None
    weekly: int | None = None
    """Minutes a week."""
    permanent: bool | None = None
    worry: str | None = None
    contact: bool | None = None
    answered_by: str | None = None
    """The citizen, where something was told and it is left out."""


@dataclass(frozen=True, slots=True)
class FollowUpService:
    """What a person can do after the end."""

    desk: Desk

    def weeks(self, seen: Casework, plan: CoursePlan) -> tuple[Week, ...]:
        """Return the weeks somebody calls in, with their calls; none where nobody does."""
        return weeks_of(self.desk, seen, plan)

    def add(self, seen: Casework, plan: CoursePlan, call: Call) -> str:
        """Write one call; return the record's id.

        Raises:
            RefusedError: If nobody is called about the course, this is a mentor, the day lies
                ahead, before the first day at work or before the days of its week, or something
                told cannot be.
        """
        if self.desk.me.role is Role.MENTOR:
            raise RefusedError(
                "Opfølgningen er kun for kommunen og kan ikke skrives på en mentors computer. "
                "Intet er skrevet."
            )
        every, today = self.weeks(seen, plan), self.desk.today()
        if not every:
            raise RefusedError(
                "Der er ingen opfølgning på det forløb: det er ikke afsluttet med et job. "
                "Intet er skrevet."
            )
        day = call.day or today
        has_come(day, today)
        if day < every[0].opens:
            raise RefusedError("Den dag ligger før den første dag i jobbet. Intet er skrevet.")
        number = call.week or week_of(every, day).week
        week = next((one for one in every if one.week == number), None)
        if week is None:
            listed = ", ".join(str(one.week) for one in every)
            raise RefusedError(f"Der følges op i uge {listed}. Intet er skrevet.")
        if day < week.opens:
            raise RefusedError(f"{not_yet_words(week)} Den dag, der blev ringet, ligger før. "
                               "Intet er skrevet.")  # fmt: skip
        self._sound(call)
        values: dict[str, Json] = {
            "citizen": plan.course.case,
            "course": plan.course.id,
            "week": number,
            "day": day.isoformat(),
            "in_job": call.in_job,
            "same_place": call.same_place,
            "weekly": call.weekly,
            "permanent": call.permanent,
            "worry": call.worry,
            "contact": call.contact,
            "answered_by": call.answered_by or (None if call.in_job == UNKNOWN else CITIZEN),
        }
        case, record = case_at(plan.course.case, Place.PROFESSIONAL), self.desk.new_id()
        self.desk.act([new(case, record, FollowUp.KIND, values)])
        return record

    def _sound(self, call: Call) -> None:
        codes = self.desk.catalogue.codes()
        for group, code in (
            (codes.in_job, call.in_job),
            (codes.worries, call.worry),
            (codes.tellers, call.answered_by),
        ):
            of_list(group, code, "Vælg fra listen. Intet er skrevet.")
        check_weekly(call.weekly)
        if call.in_job != YES and any(getattr(call, name) is not None for name in OF_A_JOB):
            raise RefusedError(
                "Arbejdsplads, timer og fast job hører til et «ja». Intet er skrevet."
            )


def not_yet_words(week: Week) -> str:
    """Return from when a week that lies ahead can be called in."""
    return f"Uge {week.week} begynder først {say(week.opens)}."


def weeks_of(desk: Desk, seen: Casework, plan: CoursePlan) -> tuple[Week, ...]:
    """Return the weeks somebody calls in after a course, with their calls; none if nobody does.

    A mentor's part is over when the course is closed: there is nothing of it there.
    """
    ended = ended_as(seen, plan)
    codes = desk.catalogue.codes()
    if desk.me.role is Role.MENTOR or ended is None or not ended.follows(codes):
        return ()
    calls = (
        one
        for one in seen.facts[FollowUp.KIND].values()
        if isinstance(one, FollowUp) and one.course == plan.course.id
    )
    return weeks(ended.start, codes.calls, calls, ended.closed)


def is_followed(desk: Desk, seen: Casework) -> bool:
    """Return whether there is more to ask after any of a citizen's courses («i opfølgning»)."""
    today = desk.today()
    return any(still_open(weeks_of(desk, seen, plan), today) for plan in seen.courses)


def waiting_calls(desk: Desk, seen: Casework) -> Iterator[Waiting]:
    """Yield the calls that are due, as lines of «I dag»: the consultant makes them."""
    if desk.me.role is not Role.CONSULTANT:
        return
    today = desk.today()
    for plan in seen.courses:
        asked = asked_now(weeks_of(desk, seen, plan), today)
        if asked is None:
            continue
        tries = f", {count(len(asked.unknown), 'forsøg', 'forsøg')}" if asked.unknown else ""
        is_late = asked.stands(today) is Asked.LATE
        yield Waiting(
            seen.citizen.id,
            f"ring og hør, om jobbet holder (uge {asked.week}{tries})",
            asked.closes if is_late else max(asked.due, today),
            CONSULTANT,
            Urgency.OVERDUE if is_late else urgency(max(asked.due, today), today),
            PART,
            plan.course.id,
        )
