"""A package into a plan: for whom, from when, and the plan in words before it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from screens.base import BaseScreen
from screens.citizen.tovholder import who_is
from screens.dialog import WentBack
from screens.dialogs import find
from screens.messages import GoTo, To
from screens.preview import foreseen
from screens.question import a_day
from screens.words import NOBODY_YET, called, off_day, people, weeks_words
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line, fit
from vip2tui.catalogue.package import Package
from vip2tui.domain.course.plan import length_words
from vip2tui.domain.packages.fit import shown_words
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.course.cautions import minding_of
from vip2tui.services.course.tovholder import likely, must_be_asked, named
from vip2tui.services.desk import RefusedError
from vip2tui.text.days import say, span

_NAME = 31


async def ask_citizen(page: BaseScreen, question: str) -> str:
    """Ask which citizen is meant.

    Raises:
        WentBack: If there is none, or the person goes back.
    """
    every = list(page.services.citizens.ids())
    if not every:
        page.refuse(RefusedError(NOBODY_YET))
        raise WentBack
    return await find(page, question, people(page.services, every))


def name_of(page: BaseScreen, citizen: str) -> str:
    """Return what a citizen is called; nothing where the citizen is not here any more."""
    try:
        name = page.services.citizens.get(citizen).citizen.name
    except Vip2Error:
        return ""
    return called(page.services, citizen, name)


async def use(page: BaseScreen, package_id: str, citizen: str | None) -> None:
    """Ask for whom and from when, with the days of the plan under what is typed, and write it."""
    services = page.services
    package = services.packages.for_citizen(package_id)
    citizen = citizen or await ask_citizen(page, "Hvem er jobpakken til?")
    case = services.citizens.get(citizen)
    services.courses.check_start(case, package)
    name = name_of(page, citizen)
    who = await who_is(page, case) if must_be_asked(services.desk, case) else ""
    known, today = shown_words(services.card.shown_in(case, package)), services.desk.today()
    asked = replace(a_day(f"Hvornår begynder {name}?", today), yes="Start jobpakken", echo=None)
    start = await foreseen(page, asked, lambda day: plan_in_words(package, day, known, today))
    await _start(page, case, name, package, start, who)


async def _start(
    page: BaseScreen, case: Casework, name: str, package: Package, start: date, who: str
) -> None:
    services, citizen = page.services, case.citizen.id
    one = "" if who or named(case) else likely(services.desk, case)
    told = f" Tovholder: {clean_line(one)}." if one else ""

    def write() -> None:
        seen, checklist = services.citizens.get(citizen), services.catalogue.checklist()
        services.courses.start(seen, package, checklist, start, tovholder=who)

    said = f"Jobpakken er startet for {name}.{told} Fortryd med Ctrl+Z."
    if await page.write(write, said):
        page.post_message(GoTo(To.CITIZEN, citizen, "plan"))


def plan_in_words(package: Package, start: date, shown: str = "", today: date | None = None) -> str:
    """Return what to mind first, when each step would lie, and what is shown already."""
    lines = [f"{package.name}, fra {say(start)}"]
    why = off_day(start)
    if why:
        lines.append(f"OBS: den første dag er en fridag ({why}). Det må den gerne være.")
    if told := minding_of(package, start).in_words():
        lines += ["", "Læs først", *(f"!  {one}" for one in told)]
    lines += ["", "Datoerne"]
    last, parts = start, []
    for step in package.steps:
        if step.optional:
            lines.append(f"{fit(step.name, _NAME)} kan vælges til senere")
            continue
        begin = start + timedelta(weeks=step.start)
        end = begin + timedelta(days=max(step.weeks.normal * 7 - 1, 0))
        last = max(last, end)
        parts.append((step.track, begin, end))
        days = span(begin, end, today or start)
        lines.append(f"{fit(step.name, _NAME)} {days} ({weeks_words(step.weeks.normal)})")
    lines += ["", f"Sidste dag er {say(last)} (et skøn): {length_words(parts)}."]
    if shown:
        lines.append(shown)
    lines.append("Planen er en kopi: den kan ændres, og nye udgaver af jobpakken ændrer den ikke.")
    return "\n".join(lines)
