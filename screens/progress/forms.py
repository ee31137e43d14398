"""The measurements on Fremskridt: read one, correct an answer of it, or put off the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from screens.citizen.part import Part, View, ask_day
from screens.dialogs import Tell, choose, pick
from screens.messages import To
from screens.question import Question, answer, some_text
from screens.widgets.row import Row
from vip2tui.domain.kinds.measurement import NO_ANSWER, Answer, Voice
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.progress.calendar import due
from vip2tui.services.progress.questions import Question as Asked
from vip2tui.services.progress.questions import questions
from vip2tui.services.progress.standing import FormSeen
from vip2tui.services.progress.wording import ANSWERS, marks
from vip2tui.text.days import say, say_done, short

FORM = "maaling"
"""What a measurement's row is called, before its id."""
_DAY = 11


def form_rows(part: Part, view: View, forms: Sequence[FormSeen]) -> Iterator[Row]:
    """Yield every measurement, the newest first."""
    if forms:
        yield Row("Målinger", heading=True)
    for one in reversed(forms):
        said = ", ".join(marks(one, view.catalogue.worded))
        name = _name(view, one)
        yield Row(f"{name}{f': {said}' if said else ''}", f"{FORM}:{one.id}", "  ",
                  ((short(one.day, view.today), _DAY),),
                  free=(one.corrected,) if one.corrected else (),
                  act=partial(_choose, part, view, one))  # fmt: skip


def postpone_rows(part: Part, view: View, plan: CoursePlan) -> Iterator[Row]:
    """Yield the way to put off the measurement that is asked for; nothing while none is."""
    asked = [one for one in due(view.services.desk, view.case) if one.course == plan.course.id]
    if asked:
        yield Row("Udskyd målingen …", "udskyd", f"{part.signs.go} ",
                  source=view.catalogue.worded(f"{asked[0].words(view.today)}."),
                  act=partial(_postpone, part, view, plan))  # fmt: skip


def _name(view: View, form: FormSeen) -> str:
    return view.catalogue.worded(ANSWERS.get(form.voice, "Måling"))


async def _choose(part: Part, view: View, form: FormSeen) -> None:
    """Ask what is to be done about a measurement."""
    title = f"{_name(view, form)}, {say(form.day)}"
    note = part.way(To.NOTE, form.id)
    await pick(
        part,
        title,
        [
            ("Se svarene", lambda: part.app.push_screen(Tell(title, _answers(view, form)))),
            ("Ret et svar …", partial(_correct, part, view, form)),
            ("Skriv et notat om målingen", lambda: part.page.do(note)),
        ],
    )


def _asked(view: View, form: FormSeen) -> tuple[Asked, ...]:
    voice = None if form.voice == "mentor" else Voice(form.voice)
    return questions(view.catalogue.instrument(), voice)


def _answers(view: View, form: FormSeen) -> str:
    """Return what was answered, as far as it may be seen; what nobody is shown says so."""
    said = list(marks(form, view.catalogue.worded))
    names = {one.id: one.name for one in _asked(view, form)}
    said += [f"{names.get(name, name)}: {one}" for name, one in form.answers.items()]
    said += [f"Et lille skridt: {form.small_step}"] if form.small_step else []
    said.append(f"Skrevet {say_done(form.day, view.today)} af {form.by}." if form.by else "")
    return "\n".join(filter(None, said))


async def _correct(part: Part, view: View, form: FormSeen) -> None:
    """Ask which answer, what it shall be, and why; what stood is kept in the history."""
    every = {one.id: one for one in _asked(view, form)}
    stands = {name: f" ({one})" for name, one in form.answers.items()}
    options = [(one.id, f"{one.name}{stands.get(one.id, '')}") for one in every.values()]
    name = await choose(part, "Hvilket svar vil du rette?", options)
    asked, none = every[name], str(view.catalogue.instrument().no_answer)
    figures = [
        (str(one), f"{one}  {asked.anchors.get(one, '')}".rstrip())
        for one in range(1, form.scale + 1)
    ]
    stood = str(form.answers[name]) if name in form.answers else None
    picked = await choose(part, asked.text, [*figures, (NO_ANSWER, f"-  {none}")], stood)
    given: Answer = "-" if picked == NO_ANSWER else int(picked)
    why = await answer(part, Question("Skriv kort, hvorfor du retter.", some_text))
    correct = view.services.measuring.correct
    await part.write(
        lambda: correct(view.case, form.id, {name: given}, why),
        "Svaret er rettet. Det gamle er gemt i historien.",
    )


async def _postpone(part: Part, view: View, plan: CoursePlan) -> None:
    """Ask until when, and why."""
    day = await ask_day(part, "Udskyd målingen til hvilken dag?")
    why = await answer(part, Question("Skriv kort, hvorfor målingen udskydes.", some_text))
    await part.write(
        lambda: view.services.measuring.postpone(view.case, plan, day, why),
        f"Målingen er udskudt til {say(day)}.",
    )
