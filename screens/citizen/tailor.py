"""Fitting the plan on the screen: asked in words, shown before it is done, one Ctrl+Z to undo."""

from __future__ import annotations

from textual.content import Content

from screens.citizen.asked import ask_day, weigh, write
from screens.citizen.part import Part
from screens.citizen.pausing import pause
from screens.dialogs import Choose
from screens.packages.package_shelf import ask_package
from screens.question import Question, a_day_or_none, ask, some_text
from screens.words import weeks_words
from vip2tui.base.safe import T, clean_line
from vip2tui.domain.course.checklist import moved_words
from vip2tui.domain.course.plan import PlacedGoal, PlacedStep
from vip2tui.domain.course.tailor import OWN_AREA, running
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.desk import RefusedError
from vip2tui.text.danish import plain_digits

Options = list[tuple[str, Content]]

_FIRST_DAY = "Hvilken dag begynder det? Tomt: efter de andre trin."


def choices(step: PlacedStep) -> tuple[Options, Options]:
    """Return what can be done to a step beside saying how it goes: what stands first, and last."""
    if step.aside:
        return [("take", T("Tag trinnet ind i planen"))], []
    return [], [
        ("weeks", T(f"Tilpas: gør det længere eller kortere ({weeks_words(step.weeks)} nu) …")),
        ("start", T("Tilpas: flyt den første dag …")),
        ("beside", T("Tilpas: lad det køre sammen med et andet trin …")),
        ("goal", T("Tilpas: nyt delmål …")),
        ("place", T("Tilpas: anden plads i rækken …")),
        ("name", T("Tilpas: andet navn …")),
    ]


async def of_step(part: Part, plan: CoursePlan, step: PlacedStep, act: str) -> None:
    """Ask what is needed to fit a step, show what it comes to, and do it after a yes."""
    service, case = part.view.services.tailoring, part.view.case
    match act:
        case "take":
            await weigh(part, lambda: service.take(case, plan, step))
        case "weeks":
            weeks = await ask(part, Question(f"Hvor mange uger varer «{step.step.name}»?", _weeks,
                              str(step.weeks)))  # fmt: skip
            if weeks is not None:
                await weigh(
                    part,
                    lambda: service.stretch(case, plan, step, weeks),
                    lambda: service.stretch(case, plan, step, weeks, follow=False),
                )
        case "start":
            day = await ask_day(part, f"Hvilken dag begynder «{step.step.name}»?")
            if day is not None:
                await weigh(
                    part,
                    lambda: service.move(case, plan, step, day),
                    lambda: service.move(case, plan, step, day, follow=False),
                )
        case "beside":
            other = await _another(part, plan, step, "Sammen med hvilket trin?")
            if other is not None:
                await weigh(part, lambda: service.run_beside(case, plan, step, other))
        case "place":
            await _put(part, plan, step)
        case "goal":
            text = await ask(part, Question(f"Nyt delmål i «{step.step.name}»:", some_text))
            if text:
                own = part.view.services.own_parts
                await part.write(
                    lambda: own.add_goal(plan, step, text), "Delmålet er skrevet på planen."
                )
        case "name":
            name = await ask(
                part, Question("Hvad skal trinnet hedde her?", some_text, step.step.name)
            )
            if name:
                await write(part, lambda: service.rename(case, plan, step, name))


async def of_course(part: Part, plan: CoursePlan) -> None:
    """Ask what is to be fitted about a whole course."""
    options: Options = [
        ("add", T("Nyt trin …")),
        ("adopt", T("Hent et trin fra en anden jobpakke …")),
        ("start", T("Flyt hele forløbet til en anden første dag …")),
        ("item", T("Nyt punkt på tjeklisten …")),
    ]
    own = [line for line in plan.lines if line.item.area == OWN_AREA]
    if own:
        options.append(("words", T("Skriv et af jeres egne punkter om …")))
        options.append(("away", T("Tag et af jeres egne punkter af tjeklisten …")))
    if running(plan.steps):
        options.append(("pause", T("Sæt det, der er i gang, på pause …")))
    match await part.app.push_screen_wait(Choose("Tilpas planen", options)):
        case "add":
            await _add(part, plan)
        case "adopt":
            await _adopt(part, plan)
        case "start":
            await _move_start(part, plan)
        case "item":
            await _add_item(part, plan)
        case "words" | "away" as act:
            await _own_item(part, plan, {line.item.id: line.item.text for line in own}, act)
        case "pause":
            await pause(part, plan, running(plan.steps))


async def _add(part: Part, plan: CoursePlan) -> None:
    name = await ask(part, Question("Hvad hedder det nye trin?", some_text))
    if not name:
        return
    tracks: Options = [(one.code, T(one.name)) for one in part.view.catalogue.codes().tracks]
    track = await part.app.push_screen_wait(Choose("Hvilket spor hører det til?", tracks))
    if track is None:
        return
    weeks = await ask(part, Question("Hvor mange uger varer det?", _weeks))
    if weeks is None:
        return
    start = await ask(part, a_day_or_none(_FIRST_DAY, part.view.today))
    if start is not None:
        service, case = part.view.services.tailoring, part.view.case
        await weigh(part, lambda: service.add_step(case, plan, name, track, weeks, start[0]))


async def _adopt(part: Part, plan: CoursePlan) -> None:
    package = await ask_package(part.page)
    if package is None:
        return
    steps: Options = [
        (one.id, T(f"{one.name} ({weeks_words(one.weeks.normal)})")) for one in package.steps
    ]
    step = await part.app.push_screen_wait(Choose("Hvilket trin?", steps))
    if step is None:
        return
    start = await ask(part, a_day_or_none(_FIRST_DAY, part.view.today))
    if start is not None:
        service, case = part.view.services.tailoring, part.view.case
        await weigh(part, lambda: service.adopt(case, plan, package, step, start[0]))


async def _move_start(part: Part, plan: CoursePlan) -> None:
    day = await ask_day(part, "Hvilken dag begynder forløbet?")
    if day is not None:
        service, case = part.view.services.tailoring, part.view.case
        await weigh(part, lambda: service.move_start(case, plan, day))


async def _add_item(part: Part, plan: CoursePlan) -> None:
    text = await ask(part, Question("Hvad skal være på plads?", some_text))
    if not text:
        return
    others = (("M", "Mentoren"), ("L", "Lederen"), ("J", "Kommunen"))
    owners: Options = [(code, T(part.view.catalogue.worded(who))) for code, who in others]
    owners.append(("B", T(part.view.name)))
    owner = await part.app.push_screen_wait(Choose("Hvem gør det?", owners))
    if owner is None:
        return
    day = await ask_day(part, "Hvornår er fristen?")
    if day is not None:
        own = part.view.services.own_parts
        told = f"Punktet er på tjeklisten. {moved_words(day, plan.course.start)}".strip()
        await part.write(lambda: own.add_item(plan, text, day, owner=owner), told)


async def _own_item(part: Part, plan: CoursePlan, own: dict[str, str], act: str) -> None:
    """Ask which of one's own items it is about; give it other words, or take it off the list."""
    lines: Options = [(name, T(text)) for name, text in own.items()]
    name = await part.app.push_screen_wait(Choose("Hvilket punkt?", lines))
    if not name:
        return
    parts, case = part.view.services.own_parts, part.view.case
    if act == "away":
        await part.write(lambda: parts.retire_item(case, plan, name), "Punktet er taget af.")
    elif text := await ask(part, Question("Hvad skal punktet hedde?", some_text, own[name])):
        await part.write(
            lambda: parts.reword_item(case, plan, name, text), "Punktet er skrevet om."
        )


async def _put(part: Part, plan: CoursePlan, step: PlacedStep) -> None:
    """Ask before which step it should stand; no date moves."""
    rest = [one for one in plan.steps if one.record != step.record]
    options: Options = [(str(n), T(f"Før «{one.step.name}»")) for n, one in enumerate(rest)]
    options.append((str(len(rest)), T("Sidst")))
    to = await part.app.push_screen_wait(Choose(f"Hvor skal «{step.step.name}» stå?", options))
    if to is not None:
        service, case = part.view.services.tailoring, part.view.case
        await write(part, lambda: service.put(case, plan, step, int(to)))


async def _another(
    part: Part, plan: CoursePlan, step: PlacedStep, question: str
) -> PlacedStep | None:
    rest = {one.record: one for one in plan.steps if one.record != step.record and one.counts}
    options: Options = [(record, T(one.step.name)) for record, one in rest.items()]
    chosen = await part.app.push_screen_wait(Choose(question, options))
    return rest.get(chosen or "")


async def reword(part: Part, plan: CoursePlan, goal: PlacedGoal) -> None:
    """Ask for other words for a goal."""
    text = await ask(part, Question("Hvad skal delmålet være?", some_text, goal.goal.text))
    if text:
        own, case = part.view.services.own_parts, part.view.case
        await part.write(lambda: own.reword_goal(case, plan, goal, text), "Delmålet er skrevet om.")


def _weeks(typed: str) -> int:
    words = plain_digits(clean_line(typed)).lower().removesuffix("r").removesuffix("uge").strip()
    if not words.isascii() or not words.isdigit() or len(words) > 3:
        raise RefusedError("Skriv et helt antal uger, fx 6.")
    return int(words)
