"""Jeg var væk: the days that are written, and new ones, foreseen before they are written."""

from __future__ import annotations

from screens import themes
from screens.listing import ListScreen
from screens.preview import weighed
from screens.question import a_day, answer
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from screens.words import called, name_of
from vip2tui.services.citizen.away import NOBODY, foreseen_words, span_words, written_words
from vip2tui.text.danish import joined

_NAMED = 6
"""So many citizens are named in a row; the others are a number."""


class AwayScreen(ListScreen):
    """The days on which one was away oneself."""

    NAME = "Jeg var væk"
    HELP = (
        "Var du på ferie, på kursus eller syg, så skriv fra og til. Du ser først, hvad det kommer "
        "til. Det, der kommer igen hver uge, er klaret med det, og resten venter, til du er "
        "tilbage. Intet er for sent af den grund, og kommunen kan se, hvorfor der ikke er timer "
        "i de uger. Der spørges ikke om hvorfor. Det hele fortrydes som ét skridt med Ctrl+Z."
    )
    FIRST = "Skriv fra og til. Du ser først, hvad det kommer til."

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Skriv", "screen.choose"), self.people_key())

    def read_again(self) -> None:
        today, go = self.services.desk.today(), f"{themes.signs(self.app).go} "
        rows = [Row("Skriv, at jeg var væk …", "ny", go, act=self.ask)]
        for n, (span, citizens) in enumerate(self.services.away.mine()):
            names = [called(self.services, one, name_of(self.services, one))
                     for one in citizens[:_NAMED]]  # fmt: skip
            more = len(citizens) - len(names)
            said = joined([*names, f"{more} til"] if more else names)
            text = f"{span.words(span.owner)} ({span_words(span, today)})"
            rows.append(Row(text, f"span:{n}", "  ", below=said))
        self.query_one(Rows).fill(rows)

    async def ask(self) -> None:
        """Ask from when to when, show what it comes to, and write it after a yes."""
        today = self.services.desk.today()
        first = await answer(self, a_day("Hvad var den første dag, du var væk?", today, today))
        last = await answer(self, a_day("Og den sidste dag?", today, max(first, today)))
        made = self.services.away.foresee(first, last)
        if not made.about:
            self.say(NOBODY)
            return
        head, *told = foreseen_words(made, today)
        await weighed(self, head, "\n".join(told), {"yes": "Ja, skriv det"})
        await self.write(
            lambda: self.services.away.add(made),
            lambda about: f"{written_words(about, made.span, today)} Fortryd med Ctrl+Z.",
        )
