"""Udskyd: a line of «I dag» is put off until a day, and what is put off is taken up again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import ClassVar

from textual.binding import BindingType

from screens import command, commands, words
from screens.base import BaseScreen
from screens.dialogs import choose, pick
from screens.question import Question, a_day, answer, some_text
from screens.widgets.row import Row
from screens.widgets.rows import Rows
from vip2tui.base.safe import cut
from vip2tui.domain.course.day_list import TodayLine
from vip2tui.domain.course.later import Later
from vip2tui.domain.course.upcoming import Waiting
from vip2tui.services.putting_off import OTHER
from vip2tui.services.today.words import put_off_words
from vip2tui.text.days import say

KEY = "udskudt"
"""The key of the row that tells what is put off."""
_WHICH = "Hvad vil du tage frem igen nu?"
_PICK = "dag"
_NOTHING = "Her står ingen linje at udskyde."
_NOT_FOUND = "Din søgning finder ingen linje at udskyde. Esc viser alle igen."


class PutsOff(BaseScreen):
    """A list whose lines can be put off."""

    BINDINGS: ClassVar[list[BindingType]] = [*command.keys("idag", [commands.POSTPONE])]
    _lines: Mapping[str, TodayLine] = MappingProxyType({})
    """The lines by the keys of their rows."""

    def action_put_off(self) -> None:
        """Put off the line the cursor stands on, or say why there is none."""
        rows = self.query_one("#lines", Rows)
        line = self._lines.get(rows.row.key) if rows.row else None
        if line is not None:
            self.do(partial(_put_off, self, line.waiting))
        elif rows.shown:
            self.say("Stil dig på den linje, du vil udskyde.")
        else:
            self.say(_NOT_FOUND if rows.wanted else _NOTHING)


def put_off_row(page: BaseScreen, later: tuple[Later, ...]) -> list[Row]:
    """Return the row that tells how much is put off; none if nothing is."""
    if not later:
        return []
    act = partial(_take_back, page, later)
    return [Row(put_off_words(later), key=KEY, mark="  ", act=act)]


async def _put_off(page: BaseScreen, line: Waiting) -> None:
    """Ask until when, and why; the law's own day is told first."""
    services, today = page.services, page.services.desk.today()
    service = services.putting_off
    service.may(line)
    seen = services.citizens.get(line.citizen)
    near = service.days(seen)
    options = [(day.isoformat(), f"{said}: {say(day)}") for said, day in near]
    title = "\n".join(filter(None, (cut(line.what, 200), service.warning(line), "Udskyd til …")))
    chosen = await choose(page, title, [*options, (_PICK, "Vælg en dag …")])
    until = (
        await answer(page, a_day("Udskyd til hvilken dag?", today))
        if chosen == _PICK
        else date.fromisoformat(chosen)
    )
    reasons = [(one.code, one.name) for one in services.catalogue.codes().put_off]
    why = await choose(page, "Hvorfor?", reasons)
    note = await answer(page, Question("Skriv kort hvorfor.", some_text)) if why == OTHER else ""
    await page.write(
        lambda: service.put_off(seen, line, until, why, note),
        f"Udskudt til {say(until)}: {cut(line.what, 50)}. Fortryd med Ctrl+Z.",
    )


async def _take_back(page: BaseScreen, later: tuple[Later, ...]) -> None:
    """Ask which of what is put off is taken up again."""
    services, options = page.services, []
    for one in later:
        name = words.called(services, one.citizen, words.name_of(services, one.citizen))
        said = f"{name}: {one.in_words(services.desk.today())}"
        options.append((said, partial(_back, page, one)))
    await pick(page, _WHICH, options)


async def _back(page: BaseScreen, one: Later) -> None:
    service = page.services.putting_off
    seen = page.services.citizens.get(one.citizen)
    await page.write(
        lambda: service.take_back(seen, one), f"Venter igen: {cut(one.what, 60)}. Gemt."
    )
