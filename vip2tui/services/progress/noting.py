"""A measurement turned into a note (notat): what moved, in words, and what was agreed.

The note lives where the measurement lives: about the two voices for professionals only, so it never
reaches a mentor's computer (R27); about work with everybody. No figure stands in it, and of the two
voices the citizen's alone: a note is told by search, history and time line, and a colleague who
answers for the first time later is not to have read what was expected before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from vip2tui.domain.kinds.measurement import Voice
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.progress import moves
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import Desk, NotFoundError
from vip2tui.services.progress.calendar import WHOSE
from vip2tui.services.progress.standing import FormSeen, progress
from vip2tui.text.danish import joined
from vip2tui.text.days import say_short

TYPE = "maaling"
"""The kind such a note is: nobody chooses it."""
AGREED = "Aftalt: "


def note_of(desk: Desk, seen: Casework, record: str, agreed: str = "") -> Note:
    """Return the note about a measurement, as it may be written today.

    Args:
        desk: The desk.
        seen: The citizen.
        record: The measurement's id.
        agreed: What was agreed.

    Raises:
        NotFoundError: If the measurement is not here.
    """
    for plan in seen.courses:
        forms = progress(desk, seen, plan).forms
        if form := next((one for one in forms if one.id == record), None):
            text = "\n".join([*_told(desk, forms, form), f"{AGREED}{agreed.strip()}"])
            place = Place.SHARED if form.voice == "mentor" else Place.PROFESSIONAL
            return Note(TYPE, text, day=form.day, place=place, is_made=True)
    raise NotFoundError("Målingen findes ikke her.")


def _told(desk: Desk, forms: Sequence[FormSeen], form: FormSeen) -> Iterator[str]:
    instrument, counted = desk.catalogue.instrument(), [one for one in forms if one.counts]
    if form.voice == "mentor":
        own = [one for one in counted if one.voice == "mentor" and one.day <= form.day]
        names = {one.id: str(one) for one in instrument.work_items}
        yield f"Måling på arbejdspladsen {say_short(form.day, None)}."
    else:
        of_round = [one for one in counted if one.round == form.round]
        own = [one for one in counted if one.voice == Voice.CITIZEN and one.day <= _last(of_round)]
        names = {one.id: str(one.name) for one in instrument.indicators}
        whose = [
            WHOSE[voice] + (" (ønskede ikke at svare)" if one.declined else "")
            for voice in (Voice.CONSULTANT, Voice.CITIZEN)
            for one in of_round
            if one.voice == voice
        ]
        yield desk.worded(f"Måling {say_short(form.day, None)}: {joined(whose)}.")
        if not any(one.answers for one in of_round if one.voice == Voice.CITIZEN):
            return
    yield from _moved([one for one in own if one.answers], names)


def _last(forms: Sequence[FormSeen]) -> date:
    return max(one.day for one in forms)


def _moved(forms: Sequence[FormSeen], names: Mapping[str, str]) -> Iterator[str]:
    """Yield which questions went up, down and stayed since the time before."""
    if not forms:
        return
    said, now = [one.said for one in forms], forms[-1]
    steps = {
        name: found.steps
        for name in now.answers
        if (found := moves.move(moves.points(said, name), now.scale)) and now.answers[name] != "-"
    }
    ways = {"Op": 1, "Ned": -1, "Uændret": 0}
    for words, way in ways.items():
        which = [names.get(name, name) for name, one in steps.items() if _sign(one) == way]
        if which:
            yield f"{words}: {joined(which)}."
    if not steps:
        yield "Det er den første måling, så der er intet at holde den op imod."


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
