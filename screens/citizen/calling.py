"""Opfølgning: one call, asked as it is heard on the telephone."""

from __future__ import annotations

from screens.base import BaseScreen
from screens.dialogs import choose
from screens.form import YES_OR_NO, Ask, Form
from screens.words import called
from vip2tui.domain.course.followup import Week, asked_now, week_of
from vip2tui.domain.kinds.followup import UNKNOWN, YES, FollowUp
from vip2tui.sentences.records import field_label
from vip2tui.services import drafts
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.course.closing import ended_as
from vip2tui.services.course.ended_words import CALL_ANSWERS, call_question
from vip2tui.services.course.ending_reading import call_of
from vip2tui.services.course.followups import CITIZEN, OF_A_JOB, OF_ALL, Call
from vip2tui.text.hours import say_minutes


async def ask_call(page: BaseScreen, citizen: str, course: str, number: int | None = None) -> None:
    """Ask what was heard in one call, and write it; of nobody reached nothing more is asked.

    Args:
        page: Where it is asked.
        citizen: Whom it is about.
        course: The course that ended.
        number: Which week; the one that is asked about today if left out.
    """
    services, today = page.services, page.services.desk.today()
    case = services.citizens.get(citizen)
    plan = next(one for one in case.courses if one.course.id == course)
    every = services.followups.weeks(case, plan)
    if not every:
        page.say("Der er ingen opfølgning på det forløb.")
        return
    asked = next((one for one in every if one.week == number), None)
    week = asked or asked_now(every, today) or week_of(every, today)
    name = called(services, citizen, case.citizen.name)
    in_job = await choose(page, call_question(week, name), CALL_ANSWERS)
    if in_job == UNKNOWN:
        await page.write(
            lambda: services.followups.add(case, plan, Call(UNKNOWN, week=week.week)),
            "Forsøget er skrevet. Fortryd med Ctrl+Z.",
        )
        return
    await _ask_more(page, case, plan, week, in_job, f"{name}, uge {week.week}")


async def _ask_more(
    page: BaseScreen, case: Casework, plan: CoursePlan, week: Week, in_job: str, title: str
) -> None:
    services = page.services

    def write(typed: dict[str, str]) -> object:
        return services.followups.add(case, plan, call_of(in_job, week.week, typed))

    still = "stadig i job" if in_job == YES else "ikke i job"
    place = ":".join((drafts.CALL, case.citizen.id, plan.course.id, str(week.week), in_job))
    form = Form(f"{title}: {still}", _asks(page, case, plan, in_job), write,
                services.drafts, place)  # fmt: skip
    if await page.app.push_screen_wait(form) == "gemt":
        page.saved("Opfølgningen er skrevet. Fortryd med Ctrl+Z.")


def _asks(page: BaseScreen, case: Casework, plan: CoursePlan, in_job: str) -> list[Ask]:
    """Return what is asked; what was known last stands there."""
    codes = page.services.catalogue.codes()
    calls = [call for week in page.services.followups.weeks(case, plan) for call in week.calls]
    known = next((one for one in reversed(calls) if one.in_job == YES), None)
    ended = ended_as(case, plan)
    first = ended.ending if ended else None
    weekly = known.weekly if known and known.weekly else first.weekly if first else None
    lasts = known.permanent if known else first.permanent if first else None
    stands = {
        "same_place": "ja",
        "weekly": say_minutes(weekly) if weekly else "",
        "permanent": {True: "ja", False: "nej"}.get(lasts, "") if lasts is not None else "",
        "answered_by": CITIZEN,
    }
    options = {
        "same_place": YES_OR_NO,
        "permanent": YES_OR_NO,
        "contact": YES_OR_NO,
        "worry": tuple((one.code, one.name) for one in codes.worries),
        "answered_by": tuple((one.code, page.worded(one.name)) for one in codes.tellers),
    }
    return [
        Ask(
            name,
            field_label(page.services.catalogue, FollowUp.KIND, name),
            stands.get(name, ""),
            placeholder="fx 30 eller 7,5" if name == "weekly" else "",
            options=options.get(name, ()),
            may_be_empty=name != "answered_by",
        )
        for name in (*(OF_A_JOB if in_job == YES else ()), *OF_ALL)
    ]
