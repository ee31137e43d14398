"""Which workplace a course is at: chosen from those that are written in."""

from __future__ import annotations

from screens.citizen.part import Part
from screens.dialogs import find
from vip2tui.base.safe import T, clean_line
from vip2tui.services.desk import RefusedError
from vip2tui.text.danish import count

PLACE = "place"
_NOWHERE = "-"


def place_words(part: Part) -> str:
    """Return where the course is; empty where none runs."""
    view = part.view
    plan = view.case.course
    if plan is None or plan.course.closed is not None:
        return ""
    where = view.services.workplaces.places.called(plan.course.workplace)
    return f"Arbejdsplads: {clean_line(where) or '(tomt)'}"


async def ask_place(part: Part) -> None:
    """Ask where the course is, and tell what a rule says of it."""
    view = part.view
    service, plan = view.services.workplaces, view.case.course
    every = service.all()
    if plan is None or not every:
        raise RefusedError("Skriv først en arbejdsplads ind under Arbejdspladser i menuen.")
    options = [(one.id, T(one.name)) for one in every]
    if plan.course.workplace:
        options.append((_NOWHERE, T("Ingen arbejdsplads")))
    chosen = await find(part, "Hvor er forløbet?", options)
    place = service.read(chosen) if chosen != _NOWHERE else None

    def said(_: object) -> str:
        notes = service.notes(place, service.placements(place)) if place else ()
        told = f" {count(len(notes), 'regel', 'regler')} at se på arbejdspladsen." if notes else ""
        return f"Arbejdspladsen er gemt.{told} Fortryd med Ctrl+Z."

    await part.write(lambda: service.put(view.case, plan, place), said)
