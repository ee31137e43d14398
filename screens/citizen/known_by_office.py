"""«Hvad ved kommunen?»: how far what was written here has come, and which computers have it."""

from __future__ import annotations

from collections.abc import Iterator

from screens.citizen.part import Part, View
from screens.exchange.receipts import known_words, office_name, status_words
from screens.messages import GoTo, To
from screens.widgets.row import Row
from vip2tui.domain.roles import Role
from vip2tui.sentences.people import whose_words

KEY = "known"


def status_of(view: View, record: str) -> str:
    """Return «klar til at sende», «undervejs», «modtaget af kommunen», or nothing."""
    return status_words(view.statuses.get(record), office_name(view.services))


def known_rows(part: Part, view: View) -> Iterator[Row]:
    """Yield what the office knows of the citizen, and who has the citizen."""
    office = office_name(view.services)
    if known := known_words(view.services.outbox.box_of(view.case), office):
        yield Row(f"Hvad ved {office}?", heading=True)
        yield Row(known, KEY, f"{part.signs.go} ", act=GoTo(To.KNOWN, view.case.citizen.id))
    if view.role is Role.MENTOR:
        return
    me = view.services.desk.me.device
    holders = view.services.assignments.holders(view.case)
    others = [one for one in holders if one.has_it and one.device != me]
    if others:
        yield Row("Givet til", heading=True)
    for one in others:
        name = one.computer or "en computer, der ikke er kendt her"
        yield Row(whose_words(one.person, name), "", "  ")
