"""Pauses on the screen: why, from when, until when, and how to go on."""

from __future__ import annotations

from collections.abc import Sequence

from screens.citizen.asked import ask_day, weigh
from screens.citizen.part import Part
from screens.dialogs import Choose
from screens.question import Question, a_day_or_none, ask, some_text
from vip2tui.base.safe import T, clean_line
from vip2tui.domain.course.plan import PlacedStep
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.course.pausing import Pause


async def pause(part: Part, plan: CoursePlan, steps: Sequence[PlacedStep]) -> None:
    """Ask why, from when, until when and how to go on."""
    codes = [(one.code, T(one.name)) for one in part.view.catalogue.codes().pauses]
    code = await part.app.push_screen_wait(Choose("Hvad er grunden til pausen?", codes))
    if code is None:
        return
    reason = ""
    if code == "andet":
        words = await ask(
            part, Question("Skriv kort hvad. Skriv hensynet, ikke årsagen.", some_text)
        )
        if words is None:
            return
        reason = words
    since = await ask_day(part, "Fra hvilken dag?", part.view.today)
    if since is None:
        return
    question = "Hvornår ventes det at gå i gang igen? Det må gerne stå tomt."
    until = await ask(part, a_day_or_none(question, part.view.today))
    if until is None:
        return
    agreed = await ask(
        part, Question("Hvem er pausen aftalt med? Det må gerne stå tomt.", clean_line)
    )
    if agreed is None:
        return
    question = "Hvad er aftalt om at komme i gang igen? Det må gerne stå tomt."
    going_on = await ask(part, Question(question, clean_line))
    if going_on is None:
        return
    said = Pause(code, since, until[0], going_on, reason, agreed)
    service, case = part.view.services.pausing, part.view.case
    await weigh(part, lambda: service.pause(case, plan, steps, said))


async def resume(part: Part, plan: CoursePlan, step: PlacedStep) -> None:
    """End a pause from a day; the later steps go along unless they are to stay."""
    question = f"Fra hvilken dag er «{step.step.name}» i gang igen?"
    day = await ask_day(part, question, part.view.today)
    if day is not None:
        service, case = part.view.services.pausing, part.view.case
        await weigh(part, lambda: service.resume(case, plan, [step], day),
                    lambda: service.resume(case, plan, [step], day, follow=False))  # fmt: skip
