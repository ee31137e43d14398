"""Udskyd, question by question: a line of I dag waits for another day, or is taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.base.safe import typed_line
from vip2tui.commands.plain.form import UNDO
from vip2tui.domain.course.queue import Tasks
from vip2tui.services.putting_off import OTHER
from vip2tui.text.days import parse_day, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from vip2tui.commands.plain.reader import Reader
    from vip2tui.domain.course.day_list import TodayLine
    from vip2tui.domain.course.later import Later
    from vip2tui.services.house import Services

    Heard = tuple[TodayLine, str]
    """A line, and how it is said."""


def that_can_wait(tasks: Tasks, lines: Iterable[Heard]) -> list[Heard]:
    """Return the lines that may be put off."""
    return [
        one for one in lines if one[0].citizen and not one[0].at and not tasks.stays(one[0].waiting)
    ]


def put_off(reader: Reader, open_: Services, lines: Sequence[Heard]) -> None:
    """Ask which line, until when and why; the law's own day is told first.

    Raises:
        WentBack: If the person goes back.
        Vip2Error: If it is refused; nothing is changed then.
    """
    service, today = open_.putting_off, open_.desk.today()
    line = reader.choose("Hvilken linje vil du udskyde?", lines).waiting
    seen = open_.citizens.get(line.citizen)
    reader.say(service.warning(line) or None)
    days: list[tuple[date | None, str]] = [
        (day, f"{said}: {say(day)}") for said, day in service.days(seen)
    ]
    until = reader.choose("Udskyd til hvornår?", [*days, (None, "En anden dag")])
    if until is None:
        question = "Udskyd til hvilken dag? Fx 3/12 eller om 5 dage."
        until = reader.answer(question, lambda text: parse_day(text, today))
    reasons = [(one.code, one.name) for one in open_.catalogue.codes().put_off]
    why = reader.choose("Hvorfor?", reasons)
    note = reader.answer("Skriv kort hvorfor.", typed_line) if why == OTHER else ""
    said = service.put_off(seen, line, until, why, note)
    reader.say(f"Udskudt til {say(until)}: {said}. Gemt.", UNDO)


def take_back(reader: Reader, open_: Services, later: Sequence[tuple[Later, str]]) -> None:
    """Ask which of what is put off is taken up again.

    Raises:
        WentBack: If the person goes back.
    """
    one = reader.choose("Hvad vil du tage frem igen nu?", later)
    open_.putting_off.take_back(open_.citizens.get(one.citizen), one)
    reader.say(f"Venter igen: {one.what}. Gemt.", UNDO)
