"""Pauses on the screen: why, from when, until when, and how to go on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from screens.citizen.asked import ask_day, weigh
from screens.citizen.part import Part
from screens.dialogs import choose
from screens.question import Question, a_day_or_none, answer, some_text
from vip2tui.base.safe import clean_line
from vip2tui.domain.course.plan import PlacedStep
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.course.pausing import Pause


async def pause(part: Part, plan: CoursePlan, steps: Sequence[PlacedStep]) -> None:
    """Ask why, from when, until when and how to go on."""
    today = part.view.today
    codes = [(one.code, one.name) for one in part.view.catalogue.codes().pauses]
    code = await choose(part, "Hvad er grunden til pausen?", codes)
    reason = ""
    if code == "andet":
        question = "Skriv kort hvad. Skriv hensynet, ikke årsagen."
        reason = await answer(part, Question(question, some_text))
    since = await ask_day(part, "Fra hvilken dag?", today)
    question = "Hvornår ventes det at gå i gang igen? Det må gerne stå tomt."
    until = await answer(part, a_day_or_none(question, today))
    question = "Hvem er pausen aftalt med? Det må gerne stå tomt."
    agreed = await answer(part, Question(question, clean_line))
    question = "Hvad er aftalt om at komme i gang igen? Det må gerne stå tomt."
    going_on = await answer(part, Question(question, clean_line))
    said = Pause(code, since, until, going_on, reason, agreed)
    await weigh(part, part.view.services.pausing.pause(part.view.case, plan, steps, said))


async def resume(part: Part, plan: CoursePlan, step: PlacedStep) -> None:
    """End a pause from a day; the later steps go along unless they are to stay."""
    question = f"Fra hvilken dag er «{step.step.name}» i gang igen?"
    day = await ask_day(part, question, part.view.today)
    resumed = partial(part.view.services.pausing.resume, part.view.case, plan, [step], day)
    await weigh(part, resumed(), resumed(follow=False))
