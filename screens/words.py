"""How dates, states and people are said on the screens: sentences of plain strings.

What is made here may hold what people typed, so it is cleaned where it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, quoted
from vip2tui.domain.calendar import off_day as off_day
from vip2tui.domain.course.plan import PlacedStep
from vip2tui.domain.course.upcoming import Waiting
from vip2tui.domain.kinds.citizen import NAMELESS
from vip2tui.domain.roles import Role
from vip2tui.sentences.people import owner as owner
from vip2tui.services.citizen.casework import casework
from vip2tui.services.citizen.people import called as named
from vip2tui.services.house import Services
from vip2tui.text.danish import first_name, sort_key
from vip2tui.text.danish import weeks_words as weeks_words
from vip2tui.text.days import say_short, span
from vip2tui.text.days import short as short

_TYPED = 30
"""Cells of what is searched for, as it is said."""
NOBODY_YET = "Opret en borger først: tryk Ctrl+N på I dag."


def called(services: Services, citizen_id: str, name: str) -> str:
    """Return what a person is called: a mentor uses the first name, where it is one person's."""
    if services.desk.me.role is not Role.MENTOR:
        return name
    first = first_name(name)
    try:
        return first if first and services.citizens.find(first) == citizen_id else name
    except Vip2Error:
        return name


def people(services: Services, ids: Iterable[str]) -> list[tuple[str, Content]]:
    """Return citizens as one chooses among them: by name, and what tells two of one name apart."""
    names = {one: name_of(services, one) for one in ids}
    apart = services.citizens.people.apart(names)
    order = sorted(names, key=lambda one: (sort_key(names[one]), apart[one], one))
    mark = services.withdrawn.mark
    return [(one, T(f"{named(names[one], apart[one])}{mark(one)}")) for one in order]


def name_of(services: Services, citizen: str) -> str:
    """Return a citizen's name as it stands now."""
    if len(services.desk.persons.parts(citizen)) > 1 and (seen := casework(services.desk, citizen)):
        return seen.citizen.name
    record = services.desk.state(citizen).records.get(citizen)
    return str(record.get("name") or NAMELESS) if record else NAMELESS


def owner_cells(role: Role) -> int:
    """Return how wide a column for whose turn it is must be: to a mentor the consultant is
    «kommunen», to all others «konsulenten».
    """
    return len("kommunen ") if role is Role.MENTOR else len("konsulenten")


def agreed(waiting: Waiting) -> tuple[str, ...]:
    """Return what people wrote of what waits, if it is they who said what it is."""
    return (waiting.what,) if waiting.part == "notater" else ()


def step_dates(step: PlacedStep, today: date) -> str:
    """Return «1. apr – 21. apr»."""
    return span(step.start, step.end, today)


def off_words(step: PlacedStep) -> str:
    """Return the mark of a step that begins on a day off: «begynder 2. påskedag»."""
    why = off_day(step.start)
    return f"begynder på en fridag ({why})" if why else ""


def stamped(by: str, at: str, today: date) -> str:
    """Return «Mette, 3. maj»."""
    try:
        return f"{by}, {say_short(date.fromisoformat(at[:10]), today)}"
    except ValueError:
        return by


def package_name(services: Services, package_id: str | None) -> str:
    """Return what a package is called, or its id where it is not on this computer."""
    editions = services.packages.editions
    known = editions(package_id, drafts=False) or editions(package_id) if package_id else ()
    return known[-1].name if known else package_id or ""


def searching(typed: str, found: str) -> str:
    """Return what is said over a list that letters have narrowed: «3 linjer» is what was found."""
    return f"Du søger {quoted(typed, _TYPED)}: {found}. Esc viser alle igen."
