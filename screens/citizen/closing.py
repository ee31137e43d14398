"""How a course ended: one form whose questions follow the outcome, its rows, and going on again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from screens.citizen.calling import ask_call
from screens.citizen.part import Part, View
from screens.citizen.plan_asking import offer_neighbours
from screens.dialogs import choose, pick
from screens.form import YES_OR_NO, Ask, Form
from screens.question import Question, answer, some_text
from screens.widgets.row import Row
from vip2tui.changes.change import Json
from vip2tui.domain.course.followup import Asked, Week
from vip2tui.domain.course.outcome import asked_for
from vip2tui.domain.kinds.ending import STOPS, Ending
from vip2tui.domain.packages.fit import NOT_HELD
from vip2tui.domain.roles import Role
from vip2tui.pictures.drawn import Tone
from vip2tui.sentences.records import field_label
from vip2tui.services import drafts
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.course.closing import ASSESSED, ended_as
from vip2tui.services.course.ended_words import ended_words, week_words
from vip2tui.services.course.ending_reading import SECOND, told_of
from vip2tui.services.course.followups import not_yet_words
from vip2tui.text.days import IN_A_FIELD, say
from vip2tui.text.hours import say_minutes

_EXAMPLES = {"weekly": "fx 30 eller 7,5", "text": "Højst 80 tegn",
             "reason": "Må gerne stå tomt"}  # fmt: skip
_DAYS = ("start", "until", "again")


async def close_course(part: Part, plan: CoursePlan) -> None:
    """Ask how a course ended and what that outcome asks for, and end it."""
    view = part.view
    outcome = await _outcome(part)
    question = (
        f"Afslut «{plan.name}» for {view.name}.\n"
        "Planen og notaterne bliver; tjeklisten minder ikke om mere."
    )
    stands = view.services.closing.proposed(plan, outcome)

    if offers := view.services.card.after(view.case, plan) if outcome == "ny_jobpakke" else ():
        stands["package"] = offers[0].id

    def write(typed: dict[str, str]) -> None:
        told = told_of(typed, view.today)
        view.services.closing.close(view.case, plan, outcome, told)

    form = _form(part, plan, outcome, question, write, stands)
    if await part.app.push_screen_wait(form) != "gemt":
        return
    part.page.saved("Forløbet er afsluttet. Fortryd med Ctrl+Z.")
    if outcome in NOT_HELD:
        await offer_neighbours(part, plan)


async def ask_ended(part: Part, plan: CoursePlan) -> None:
    """Ask what is to be done about a course that is closed."""
    await pick(part, f"Forløbet «{plan.name}» er afsluttet", [
        ("Skriv mere, eller ret, hvordan det sluttede …", partial(_correct, part, plan)),
        ("Åbn forløbet igen …", partial(_reopen, part, plan)),
    ])  # fmt: skip


async def _correct(part: Part, plan: CoursePlan) -> None:
    view = part.view
    ended = ended_as(view.case, plan)
    outcome = await _outcome(part, ended.code if ended else None)
    same = ended is not None and ended.code == outcome and ended.ending is not None
    stands: dict[str, Json] = (
        ended.ending.model_dump(mode="json") if ended and ended.ending and same else {}
    )

    def write(typed: dict[str, str]) -> None:
        told = told_of(typed, view.today)
        view.services.closing.correct(view.case, plan, outcome, told)

    question = f"Forløbet «{plan.name}» for {view.name} er afsluttet."
    form = _form(part, plan, outcome, question, write, stands)
    if await part.app.push_screen_wait(form) == "gemt":
        part.page.saved("Det er rettet. Fortryd med Ctrl+Z.")


async def _reopen(part: Part, plan: CoursePlan) -> None:
    view = part.view
    question = "Hvorfor åbnes forløbet igen? Alle, der har borgeren, kan læse det."
    reason = await answer(part, Question(question, some_text))
    await part.write(
        lambda: view.services.closing.reopen(view.case, plan, reason), "Forløbet er åbnet igen."
    )


async def _outcome(part: Part, now: str | None = None) -> str:
    every = [(one.code, one.name) for one in part.view.services.closing.choices()]
    return await choose(part, "Hvordan sluttede forløbet?", every, now)


def _form(
    part: Part,
    plan: CoursePlan,
    outcome: str,
    question: str,
    write: Callable[[dict[str, str]], object],
    stands: Mapping[str, Json],
) -> Form:
    citizen = part.view.case.citizen.id
    place = ":".join((drafts.CLOSING, citizen, plan.course.id, outcome))
    asks = list(_asks(part, outcome, stands))
    return Form(question, asks, write, part.view.services.drafts, place)


def _asks(part: Part, outcome: str, stands: Mapping[str, Json]) -> Iterator[Ask]:
    """Yield what the outcome asks for; what is known, or can be told from the plan, stands there.

    On a mentor's computer there is no room for what is told, but for a few words.
    """
    view = part.view
    if view.role is Role.MENTOR:
        yield _ask(view, "reason", stands, ())
        return
    codes, catalogue = view.catalogue.codes(), view.catalogue
    scale = catalogue.shipped_instrument().scale
    grades = tuple((str(one.value), f"{one.value} · {one.danish} afgørende") for one in scale)
    options: dict[str, tuple[tuple[str, str], ...]] = {
        "permanent": YES_OR_NO,
        "package": tuple((one.id, one.name) for one in view.services.packages.newest()),
        "municipality": tuple((one.code, one.name) for one in catalogue.municipalities()),
        "reached": tuple((one.code, one.name) for one in codes.reached),
        "mentor_citizen": grades,
        "mentor_leader": grades,
        **dict.fromkeys(STOPS.values(), tuple((one.code, one.name) for one in codes.stops)),
    }
    for name in (*asked_for(codes, outcome), *ASSESSED):
        yield _ask(view, name, stands, options.get(name, ()))
        if name in STOPS.values():
            given = stands.get(name)
            other = str(given[1]) if isinstance(given, list) and len(given) > 1 else ""
            yield Ask(f"{name}{SECOND}", "  og dernæst", other, options=options[name],
                      may_be_empty=True)  # fmt: skip


def _ask(
    view: View, name: str, stands: Mapping[str, Json], options: tuple[tuple[str, str], ...]
) -> Ask:
    known = stands.get(name)
    if isinstance(known, list):
        known = known[0] if known else None
    if isinstance(known, bool):
        known = "ja" if known else "nej"
    elif name == "weekly" and isinstance(known, int):
        known = say_minutes(known)
    elif name in _DAYS and known:
        known = say(date.fromisoformat(str(known)))
    label = field_label(view.catalogue, Ending.KIND, name)
    hint = IN_A_FIELD if name in _DAYS else _EXAMPLES.get(name, "")
    return Ask(
        name, label, "" if known is None else str(known), hint, is_day=name in _DAYS,
        has_happened=False, options=options, may_be_empty=True,
    )  # fmt: skip


def ended_rows(part: Part, view: View, plan: CoursePlan) -> Iterator[Row]:
    """Yield how a closed course ended, and the calls after it."""
    desk, course = view.services.desk, plan.course
    first, *more = ended_words(desk, view.case, plan)
    may = view.services.closing.may
    ended = ended_as(view.case, plan)
    told = ended.ending if ended else None
    free = (told.reason, told.trade, told.education, told.type, told.text) if told else ()
    yield Row(
        first,
        f"ended:{course.id}",
        f"{part.signs.go} " if may else "",
        below="\n".join(more),
        free=tuple(one for one in (*free, course.reason) if one),
        act=partial(ask_ended, part, plan) if may else None,
    )
    every = view.services.followups.weeks(view.case, plan)
    if every:
        yield Row("Opfølgning: ring og hør, om jobbet holder", heading=True)
    for week in every:
        yield _week_row(part, view, plan, week)


def _week_row(part: Part, view: View, plan: CoursePlan, week: Week) -> Row:
    stands, signs = week.stands(view.today), part.signs
    mark, tone = {
        Asked.AHEAD: (signs.ahead, Tone.PLAIN),
        Asked.OPEN: (signs.now, Tone.SOON),
        Asked.LATE: (signs.over, Tone.OVER),
        Asked.TOLD: (signs.done, Tone.DONE),
        Asked.MISSED: (signs.flat, Tone.PLAIN),
    }[stands]
    citizen, course = view.case.citizen.id, plan.course.id
    act: Callable[[], object] = partial(ask_call, part.page, citizen, course, week.week)
    if stands is Asked.AHEAD:
        act = partial(part.page.say, not_yet_words(week))
    return Row(
        week_words(view.services.desk, week, view.today),
        f"call:{course}:{week.week}",
        f"{mark} ",
        tone=tone,
        act=act,
    )
