"""Papirer: what can be handed on about one citizen, read before it leaves the sealed vault."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from screens import hiding, saving, themes
from screens.about import CitizenListScreen
from screens.copying import copy
from screens.dialogs import Tell, pick
from screens.exchange.places import hand_out, the_stick, where
from screens.papers.lying import ask_lying
from screens.preview import weighed
from screens.widgets.beside import paragraphs
from screens.widgets.frame import Shortcut
from screens.widgets.row import Act
from screens.widgets.rows import Row, Rows
from screens.working import working
from vip2tui.base import drives, viewer
from vip2tui.papers.as_text import as_text
from vip2tui.papers.kinds import DISCLOSURE
from vip2tui.pictures.drawn import Picture, Tone
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.papers.papers import NO_PDF, WARNING, Offer

_OPEN, _STICK, _COPY, _OTHER = "open", "stick", "copy", "other"
_JOURNAL = {_COPY: "Kopiér teksten"}
_ANSWERS = {_OPEN: "Gem og åbn", _STICK: "Gem på stikket", **_JOURNAL, _OTHER: "Andet …"}
_ALL = "Her er alt: også det private, personnummeret, alle svar, og hvem der har åbnet det."
_NOT_OPENED = (
    "Papiret er gemt, men computeren har intet program, der viser det. Åbn filen et andet sted."
)


class PapersScreen(CitizenListScreen):
    """The papers about one citizen; Enter shows one, and asks where it shall go."""

    NAME = "Papirer"
    ABOUT = "Papiret"
    HELP = (
        "Her er de papirer, du kan give videre om borgeren. Enter viser papiret, før det bliver "
        "til en fil: «Gem og åbn» viser det i computerens eget program, og derfra kan det "
        "skrives ud; «Gem på stikket» lægger det på stikket. Det, der kun er kommunens, og "
        "personnummeret står på ingen af dem. Et papir er ikke låst: enhver, der får fat i det, "
        "kan læse det."
    )

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Vis", "screen.choose"), self.people_key())

    def show(self, seen: Casework) -> None:
        self.say_above(f"Papirer om {self.called(seen)}. {WARNING}")
        rows = list[Row]()
        for one in self.services.papers.offers(seen):
            if one.paper is None and not any(row.heading for row in rows):
                rows.append(Row("Kan ikke laves endnu", heading=True))
            rows.append(self._row(one))
        if self.services.papers.has_journal:
            rows.append(Row("Til kommunens eget system", heading=True))
            rows.append(self._leads("Journalnotat: månedens notater som tekst …", "journal",
                                    self._journal))  # fmt: skip
            rows.append(self._leads("Aktindsigt: alt, der står om borgeren …", "disclosure",
                                    self._disclose))  # fmt: skip
        rows.append(Row("Papirer, der ligger et sted", heading=True))
        rows.append(self._leads("Se dem, eller slet dem …", "lying", partial(ask_lying, self)))
        if not self.services.papers.makes_pdf:
            rows.insert(0, Row(NO_PDF, heading=True))
        self.query_one(Rows).fill(rows)

    def _row(self, one: Offer) -> Row:
        key = f"{one.kind.code}:{one.asked.month}:{one.asked.is_blank}"
        if one.paper is None:
            return Row(one.name, key, "  ", below=one.why_not, weak=True)
        text = as_text(one.paper)

        def more(width: int) -> Picture:
            return paragraphs(self.app, [(hiding.written(self.app, text), Tone.PLAIN)])(width)

        return Row(
            one.name, key, f"{themes.signs(self.app).go} ", source=one.kind.about, more=more,
            act=partial(self._look, one),
        )  # fmt: skip

    def _leads(self, text: str, key: str, act: Act) -> Row:
        return Row(text, key, f"{themes.signs(self.app).go} ", act=act)

    async def _journal(self) -> None:
        """Show the month's notes as text to paste, and copy it."""
        seen = self.read()
        note = self.services.papers.journal(seen)
        await weighed(
            self, "Journalnotat", hiding.written(self.app, note.text), _JOURNAL, is_sheet=True
        )
        await copy(self, note.text)

    async def _disclose(self) -> None:
        """Write everything that is held on the citizen where the person says."""
        papers = self.services.papers

        def write(place: Path) -> Path:
            paper = papers.disclosure(self.read())
            is_text = not papers.makes_pdf
            target = papers.target(DISCLOSURE, place, is_text=is_text)
            return papers.write(DISCLOSURE, paper, target, self.citizen, is_text=is_text)

        await hand_out(self, "Aktindsigt. Hvor?", write, f"{_ALL}\n{WARNING}", "Papiret er klar")

    async def _look(self, one: Offer) -> None:
        """Show a paper as text, and do with it what is chosen."""
        if one.paper is None:
            return
        text = f"{WARNING}\n\n{hiding.written(self.app, as_text(one.paper))}"
        said = await weighed(self, one.name, text, _ANSWERS, is_sheet=True)
        if said == _OPEN:
            await self._open(one)
        elif said == _STICK:
            await self._on_stick(one)
        elif said == _COPY:
            await copy(self, as_text(one.paper))
        else:
            ways = [("Gem et andet sted …", False), ("Gem som tekst …", True)]
            await pick(self, one.name, [(words, partial(self._hand_out, one, is_text=is_text))
                                        for words, is_text in ways])  # fmt: skip

    async def _hand_out(self, one: Offer, *, is_text: bool) -> None:
        write = partial(self._write, one, is_text=is_text)
        await hand_out(self, f"{one.name}. Hvor?", write, WARNING, "Papiret er klar")

    async def _on_stick(self, one: Offer) -> None:
        """Save a paper on the stick, and say so."""
        place = await the_stick(self)
        path = await working(self, partial(self._write, one, place, is_text=False))
        self.say(f"Papiret ligger {drives.where(place)}: {path.name}")

    async def _open(self, one: Offer) -> None:
        """Save a paper and show it in whatever program the computer shows such files with."""
        place = await where(self, f"{one.name}. Hvor skal det gemmes?")
        path = await working(self, partial(self._write, one, place, is_text=False))
        if await saving.in_turn(self.app, partial(viewer.show, path)):
            self.say(f"Papiret er gemt og åbnet: {path.name}")
        else:
            await self.app.push_screen_wait(Tell("Papiret er gemt", f"{path}\n\n{_NOT_OPENED}"))

    def _write(self, one: Offer, place: Path, *, is_text: bool) -> Path:
        papers = self.services.papers
        if one.paper is None:
            raise ValueError("there is no paper")
        is_text = is_text or not papers.makes_pdf
        target = papers.target(one.kind, place, is_text=is_text)
        return papers.write(one.kind, one.paper, target, self.citizen, is_text=is_text)
