"""Opfølgning, question by question: what was heard in one call after the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.commands.plain.form import UNDO, Form
from vip2tui.domain.course.followup import asked_now, week_of
from vip2tui.domain.kinds.followup import UNKNOWN, YES, FollowUp
from vip2tui.sentences.records import field_label
from vip2tui.services import drafts
from vip2tui.services.course.closing import check_weekly
from vip2tui.services.course.ended_words import CALL_ANSWERS, call_question
from vip2tui.services.course.ending_reading import NO, call_of
from vip2tui.services.course.followups import OF_A_JOB, OF_ALL, Call
from vip2tui.text.hours import parse_hours

if TYPE_CHECKING:
    from vip2tui.commands.plain.reader import Reader
    from vip2tui.domain.course.followup import Week
    from vip2tui.services.citizen.casework import Casework, CoursePlan
    from vip2tui.services.house import Services

_YES_OR_NO = {YES: "Ja", NO: "Nej"}


def call(reader: Reader, open_: Services, case: Casework, course: str) -> None:
    """Ask what was heard in the call that is due; of nobody reached nothing more is asked.

    Raises:
        WentBack: If the person goes back.
    """
    plan = next(one for one in case.courses if one.course.id == course)
    every, today = open_.followups.weeks(case, plan), open_.desk.today()
    week = asked_now(every, today) or week_of(every, today)
    in_job = reader.choose(call_question(week, case.citizen.name), CALL_ANSWERS)
    if in_job == UNKNOWN:
        open_.followups.add(case, plan, Call(UNKNOWN, week=week.week))
        reader.say("Forsøget er skrevet. Gemt.", UNDO)
    else:
        CallForm(reader, open_, case, plan, week, in_job).run()


class CallForm(Form):
    """What somebody told who was reached."""

    TITLE = "Opfølgning"
    KIND = drafts.CALL

    def __init__(
        self,
        reader: Reader,
        open_: Services,
        case: Casework,
        plan: CoursePlan,
        week: Week,
        in_job: str,
    ) -> None:
        super().__init__(reader, open_, case)
        self.place = f"{self.place}:{plan.course.id}:{week.week}:{in_job}"
        self.plan, self.week, self.in_job = plan, week.week, in_job
        codes = open_.catalogue.codes()
        worries = {one.code: one.name for one in codes.worries}
        tellers = {one.code: open_.desk.worded(one.name) for one in codes.tellers}
        self._options = {"worry": worries, "answered_by": tellers}

    def labels(self) -> dict[str, str]:
        names = (*(OF_A_JOB if self.in_job == YES else ()), *OF_ALL)
        return {one: field_label(self.open.catalogue, FollowUp.KIND, one) for one in names}

    def first(self) -> tuple[str, ...]:
        return tuple(self.labels())

    def ask(self, name: str) -> None:
        question = f"{self.labels()[name]}?"
        if name == "weekly":
            self.ask_line(name, f"{question} Fx 30 eller 7,5.", _hours)
        else:
            none = {"": "Det ved jeg ikke"} if name != "answered_by" else {}
            self.ask_choice(name, question, self._options.get(name, _YES_OR_NO) | none)

    def said(self, name: str) -> str:
        typed = super().said(name)
        return typed if name == "weekly" else self._options.get(name, _YES_OR_NO).get(typed, "")

    def write(self) -> str:
        told = call_of(self.in_job, self.week, self.fields)
        self.open.followups.add(self.case, self.plan, told)
        return "Opfølgningen er skrevet. Gemt."


def _hours(typed: str) -> str:
    """Return what was typed, if it is hours that a job can have in a week.

    Raises:
        Vip2Error: If it is not.
    """
    check_weekly(parse_hours(typed))
    return typed
