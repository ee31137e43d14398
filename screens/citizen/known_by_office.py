"""«Hvad ved kommunen?»: how far what was written here has come, and which computers have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from screens.citizen.part import Part, View
from screens.dialogs import Tell
from screens.exchange.receipts import capital, known_words, office_name, status_words
from screens.widgets.row import Row
from vip2tui.domain.kinds.table import counted_as
from vip2tui.domain.roles import Role
from vip2tui.exchange.receipts import Status
from vip2tui.sentences.people import whose_words
from vip2tui.sentences.records import listed

KEY = "known"


def status_of(view: View, record: str) -> str:
    """Return «klar til at sende», «undervejs», «modtaget af kommunen», or nothing."""
    return status_words(view.statuses.get(record), office_name(view.services))


def known_rows(part: Part, view: View) -> Iterator[Row]:
    """Yield what the office knows of the citizen, and who has the citizen."""
    office = office_name(view.services)
    if known := known_words(view.services.outbox.box_of(view.case), office):
        yield Row(f"Hvad ved {office}?", heading=True)
        tell = partial(_tell, part, f"Hvad ved {office}?")
        yield Row(known, KEY, f"{part.signs.go} ",
                  act=tell)  # fmt: skip
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


def _tell(part: Part, title: str) -> None:
    part.app.push_screen(Tell(title, known_text(part.view)))


def known_text(view: View) -> str:
    """Return it counted by what it is: «Undervejs: 3 notater, 2 flueben»."""
    office = office_name(view.services)
    counted: dict[Status, Counter[str]] = {status: Counter() for status in Status}
    for state in view.case.states.values():
        for record in (*state.records.values(), *state.deleted.values()):
            status = view.statuses.get(record.id)
            if status is not None:
                counted[status][counted_as(record.kind, record.values)] += 1
    return "\n\n".join(
        f"{capital(status_words(status, office))}:\n{listed(view.catalogue, kinds)}"
        for status, kinds in counted.items()
        if kinds
    )
