"""Regler og ord: what the law says on a day, what to check again, and what the office has sent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import partial

from textual import work

from screens import themes
from screens.dialog import WentBack
from screens.listing import ListScreen
from screens.packages.office_file import open_edition, state_of, title_of
from screens.question import a_day_or_none, answer
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from vip2tui.base.errors import Vip2Error
from vip2tui.domain.law.rule_words import ToldRule, again_words, to_check_words, told
from vip2tui.domain.law.rules import to_check
from vip2tui.services.house import Services
from vip2tui.text.danish import count, sort_key
from vip2tui.text.days import say


class RulesScreen(ListScreen):
    """The rules of a day by subject, the words, and the office's files."""

    NAME = "Regler og ord"
    HELP = (
        "Her står reglerne, som de er i dag. Enter åbner et emne: hver regel har sin paragraf, "
        "sine datoer og sin kilde. «Tjek igen» betyder, at det er længe siden, nogen så efter i "
        "kilden. Programmet viser reglerne; kommunen afgør, hvad nogen har ret til.\n"
        "«Se reglerne på en anden dag» spørger om dagen. Nederst henter du en fil med kommunens "
        "egne ord, numre, regler, punkter eller oplysninger om jobpakkerne. Du ser, hvad den "
        "ændrer, før du siger ja, og den kan tages tilbage. Forløb, der er i gang, beholder deres "
        "tjekliste."
    )

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._day: date | None = None
        """Another day than today."""
        self._open: set[str] = set()

    @property
    def _go(self) -> str:
        return f"{themes.signs(self.app).go} "

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Åbn", "screen.choose"), self.people_key())

    def read_again(self) -> None:
        day = self._day or self.services.desk.today()
        try:
            rows = [*self._rules(day), *self._words(), *self._files()]
        except Vip2Error as error:
            self.refuse(error)
            return
        number = count(len(told(self.services.catalogue.rule_sets(), day)), "regel", "regler")
        self.say_above(f"{number} {say(day)}. Enter åbner en linje med {self._go.strip()}")
        self.query_one(Rows).fill(rows)

    def _rules(self, day: date) -> Iterator[Row]:
        every = self.services.catalogue.rule_sets()
        if again := to_check(every, day):
            yield Row(again_words(again), heading=True)
            for act in again:
                yield Row(act.name, "", "!  ", below=to_check_words(act, day))
        yield Row("Regler", heading=True)
        subjects: dict[str, list[ToldRule]] = {}
        for one in told(every, day):
            subjects.setdefault(one.topic, []).append(one)
        if not subjects:
            yield Row("Her er ingen regler for den dag.", "", "  ")
        for topic, found in subjects.items():
            yield self._folded(topic, f"{found[0].subject} ({len(found)})")
            if topic in self._open:
                yield from (Row(one.text, "", "  - ", below=one.below) for one in found)
        yield Row("Se reglerne på en anden dag …", "day", self._go, act=self.action_other_day)

    def _words(self) -> Iterator[Row]:
        terms = self.services.catalogue.terms()
        yield Row("Hvad ordene betyder", heading=True)
        every = sorted(terms.terms, key=lambda one: sort_key(one.one))
        words = [f"{one.one}: {one.explanation}" for one in every]
        short = [f"{one.letters}: {one.explanation}" for one in terms.short_forms]
        for name, title, said in (
            ("ord", "Programmets ord", words),
            ("korte", "Forkortelser", short),
        ):
            yield self._folded(name, f"{title} ({len(said)})")
            if name in self._open:
                yield from (Row(one, "", "  - ") for one in said)

    def _files(self) -> Iterator[Row]:
        office_data, today = self.services.office_data, self.services.desk.today()
        yield Row(self.worded("Fra kommunen"), heading=True)
        for one in office_data.editions():
            here = self.services.local.made_here(one.id)
            state = state_of(one, today, holds=office_data.holds(one), made_here=here)
            state += f"\n(kilde: {one.source})"
            title, act = title_of(self.services.catalogue, one), partial(open_edition, self, one.id)
            yield Row(title, f"edition:{one.id}", self._go, below=state, act=act)
        yield Row("Hent en fil med ord, numre, regler eller punkter …", "fetch", self._go,
                  act=self.action_fetch)  # fmt: skip

    def _folded(self, name: str, text: str) -> Row:
        mark = f"{themes.signs(self.app).unfold} " if name in self._open else self._go
        return Row(text, f"fold:{name}", mark, act=partial(self._fold, name))

    def _fold(self, name: str) -> None:
        self._open ^= {name}
        self.read_again()

    def action_fetch(self) -> None:
        """Fetch a file from the office."""
        from screens.packages.package_file import fetch

        self.do(partial(fetch, self))

    @work(exclusive=True, group="office")
    async def action_other_day(self) -> None:
        """Ask for a day; nothing written means today."""
        today = self.services.desk.today()
        question = a_day_or_none("Reglerne på hvilken dag? Tomt er i dag.", today)
        with suppress(WentBack):
            self._day = await answer(self, question)
            self.read_again()
