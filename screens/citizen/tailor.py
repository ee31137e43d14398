"""Fitting the plan on the screen: asked in words, shown before it is done, one Ctrl+Z to undo."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from screens.citizen.part import Part, ask_day, weigh, write
from screens.dialogs import choose, pick
from screens.packages.package_shelf import ask_package
from screens.question import Question, a_day_or_none, answer, some_text
from screens.words import weeks_words
from vip2tui.base.safe import clean_line
from vip2tui.domain.calendar import moved_words
from vip2tui.domain.course.plan import PlacedGoal, PlacedStep
from vip2tui.domain.course.tailor import OWN_AREA, running
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.course.pausing import Pause
from vip2tui.services.desk import RefusedError
from vip2tui.text.danish import plain_digits

Options = list[tuple[str, str]]

_FIRST_DAY = "Hvilken dag begynder det? Tomt: efter de andre trin."


def choices(step: PlacedStep) -> tuple[Options, Options]:
    """Return what can be done to a step beside saying how it goes: what stands first, and last."""
    if step.aside:
        return [("take", "Tag trinnet ind i planen")], []
    return [], [
        ("weeks", f"Tilpas: gør det længere eller kortere ({weeks_words(step.weeks)} nu) …"),
        ("start", "Tilpas: flyt den første dag …"),
        ("beside", "Tilpas: lad det køre sammen med et andet trin …"),
        ("goal", "Tilpas: nyt delmål …"),
        ("place", "Tilpas: anden plads i rækken …"),
        ("name", "Tilpas: andet navn …"),
    ]


async def of_step(part: Part, plan: CoursePlan, step: PlacedStep, act: str) -> None:
    """Ask what is needed to fit a step, show what it comes to, and do it after a yes."""
    service, case = part.view.services.tailoring, part.view.case
    match act:
        case "take":
            await weigh(part, service.take(case, plan, step))
        case "weeks":
            question = f"Hvor mange uger varer «{step.step.name}»?"
            weeks = await answer(part, Question(question, _weeks, str(step.weeks)))
            stretched = partial(service.stretch, case, plan, step, weeks)
            await weigh(part, stretched(), stretched(follow=False))
        case "start":
            day = await ask_day(part, f"Hvilken dag begynder «{step.step.name}»?")
            moved = partial(service.move, case, plan, step, day)
            await weigh(part, moved(), moved(follow=False))
        case "beside":
            rest = {one.record: one for one in plan.steps if one != step and one.counts}
            options = [(record, one.step.name) for record, one in rest.items()]
            other = rest[await choose(part, "Sammen med hvilket trin?", options)]
            await weigh(part, service.run_beside(case, plan, step, other))
        case "place":
            await _put(part, plan, step)
        case "goal":
            text = await answer(part, Question(f"Nyt delmål i «{step.step.name}»:", some_text))
            own = part.view.services.own_parts
            said = "Delmålet er skrevet på planen."
            await part.write(lambda: own.add_goal(plan, step, text), said)
        case "name":
            asked = Question("Hvad skal trinnet hedde her?", some_text, step.step.name)
            await write(part, service.rename(case, plan, step, await answer(part, asked)))


async def of_course(part: Part, plan: CoursePlan) -> None:
    """Ask what is to be fitted about a whole course."""
    options: list[tuple[str, Callable[[Part, CoursePlan], Awaitable[None]]]] = [
        ("Nyt trin …", _add),
        ("Hent et trin fra en anden jobpakke …", _adopt),
        ("Flyt hele forløbet til en anden første dag …", _move_start),
        ("Nyt punkt på tjeklisten …", _add_item),
    ]
    if any(line.item.area == OWN_AREA for line in plan.lines):
        options.append(("Skriv et af jeres egne punkter om …", _reword_item))
        options.append(("Tag et af jeres egne punkter af tjeklisten …", _retire_item))
    if running(plan.steps):
        options.append(("Sæt det, der er i gang, på pause …", _pause))
    await pick(part, "Tilpas planen", [(text, partial(act, part, plan)) for text, act in options])


async def _add(part: Part, plan: CoursePlan) -> None:
    name = await answer(part, Question("Hvad hedder det nye trin?", some_text))
    tracks = [(one.code, one.name) for one in part.view.catalogue.codes().tracks]
    track = await choose(part, "Hvilket spor hører det til?", tracks)
    weeks = await answer(part, Question("Hvor mange uger varer det?", _weeks))
    start = await answer(part, a_day_or_none(_FIRST_DAY, part.view.today))
    service, case = part.view.services.tailoring, part.view.case
    await weigh(part, service.add_step(case, plan, name, track, weeks, start))


async def _adopt(part: Part, plan: CoursePlan) -> None:
    package = await ask_package(part.page)
    steps = [(one.id, f"{one.name} ({weeks_words(one.weeks.normal)})") for one in package.steps]
    step = await choose(part, "Hvilket trin?", steps)
    start = await answer(part, a_day_or_none(_FIRST_DAY, part.view.today))
    service, case = part.view.services.tailoring, part.view.case
    await weigh(part, service.adopt(case, plan, package, step, start))


async def _move_start(part: Part, plan: CoursePlan) -> None:
    day = await ask_day(part, "Hvilken dag begynder forløbet?")
    await weigh(part, part.view.services.tailoring.move_start(part.view.case, plan, day))


async def _add_item(part: Part, plan: CoursePlan) -> None:
    text = await answer(part, Question("Hvad skal være på plads?", some_text))
    others = (("M", "Mentoren"), ("L", "Lederen"), ("J", "Kommunen"))
    owners = [(code, part.view.catalogue.worded(who)) for code, who in others]
    owner = await choose(part, "Hvem gør det?", [*owners, ("B", part.view.name)])
    day = await ask_day(part, "Hvornår er fristen?")
    own = part.view.services.own_parts
    told = f"Punktet er på tjeklisten. {moved_words(day, plan.course.start)}".strip()
    await part.write(lambda: own.add_item(plan, text, day, owner=owner), told)


async def _reword_item(part: Part, plan: CoursePlan) -> None:
    name, was = await _own_item(part, plan)
    text = await answer(part, Question("Hvad skal punktet hedde?", some_text, was))
    own, case = part.view.services.own_parts, part.view.case
    await part.write(lambda: own.reword_item(case, plan, name, text), "Punktet er skrevet om.")


async def _retire_item(part: Part, plan: CoursePlan) -> None:
    name, _ = await _own_item(part, plan)
    own, case = part.view.services.own_parts, part.view.case
    await part.write(lambda: own.retire_item(case, plan, name), "Punktet er taget af.")


async def _own_item(part: Part, plan: CoursePlan) -> tuple[str, str]:
    """Ask which of one's own items it is about; return its id and what it says."""
    own = {line.item.id: line.item.text for line in plan.lines if line.item.area == OWN_AREA}
    name = await choose(part, "Hvilket punkt?", own.items())
    return name, own[name]


async def _pause(part: Part, plan: CoursePlan) -> None:
    await pause(part, plan, running(plan.steps))


async def _put(part: Part, plan: CoursePlan, step: PlacedStep) -> None:
    """Ask before which step it should stand; no date moves."""
    rest = [one for one in plan.steps if one.record != step.record]
    options = [(str(n), f"Før «{one.step.name}»") for n, one in enumerate(rest)]
    options.append((str(len(rest)), "Sidst"))
    to = await choose(part, f"Hvor skal «{step.step.name}» stå?", options)
    await write(part, part.view.services.tailoring.put(part.view.case, plan, step, int(to)))


async def reword(part: Part, plan: CoursePlan, goal: PlacedGoal) -> None:
    """Ask for other words for a goal."""
    text = await answer(part, Question("Hvad skal delmålet være?", some_text, goal.goal.text))
    own, case = part.view.services.own_parts, part.view.case
    await part.write(lambda: own.reword_goal(case, plan, goal, text), "Delmålet er skrevet om.")


def _weeks(typed: str) -> int:
    words = plain_digits(clean_line(typed)).lower().removesuffix("r").removesuffix("uge").strip()
    if not words.isascii() or not words.isdigit() or len(words) > 3:
        raise RefusedError("Skriv et helt antal uger, fx 6.")
    return int(words)


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
