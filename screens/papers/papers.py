"""Papirer: what can be handed on, about one citizen or none, read before it leaves the vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from screens import hiding, saving, themes
from screens.about import AboutScreen
from screens.copying import copy
from screens.dialogs import Tell, pick
from screens.exchange.places import hand_out, the_stick, where
from screens.messages import GoTo, To
from screens.packages.package_use import ask_citizen
from screens.papers.lying import ask_lying
from screens.papers.ours import COPY, ask_journal, disclose
from screens.papers.signed import ask_signed, ask_which
from screens.preview import weighed
from screens.widgets.beside import paragraphs
from screens.widgets.frame import Shortcut
from screens.widgets.row import Act
from screens.widgets.rows import Row, Rows
from screens.words import called
from screens.working import working
from vip2tui.base import drives, viewer
from vip2tui.papers.as_text import as_text
from vip2tui.papers.kinds import PACKAGE, SIGNABLE, Asked
from vip2tui.papers.paper import Paper
from vip2tui.pictures.drawn import Picture, Tone
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.house import Services
from vip2tui.services.packages.editions import to_read
from vip2tui.services.papers.papers import NO_PDF, WARNING, About, Offer
from vip2tui.services.vault import read_log

_OPEN, _STICK, _COPY, _OTHER = "open", "stick", "copy", "other"
_ANSWERS = {_OPEN: "Gem og åbn", _STICK: "Gem på stikket", _COPY: COPY, _OTHER: "Andet …"}
_NOT_OPENED = (
    "Papiret er gemt, men computeren har intet program, der viser det. Åbn filen et andet sted."
)


class _Here(NamedTuple):
    """Whom the papers are about, if anybody, and all that can be made here."""

    seen: Casework | None
    offers: list[Offer]


class PapersScreen(AboutScreen[_Here]):
    """The papers that make sense here; Enter shows one, and asks where it shall go."""

    NAME = "Papirer"
    TICKS = True
    ABOUT = "Papiret"
    HELP = (
        "Her er de papirer, du kan give videre: dem om borgeren, og under dem dem uden en borger, "
        "fx metoden og jobpakken. Enter viser papiret, før det bliver til en fil: «Gem og åbn» "
        "viser det i computerens eget program, og derfra kan det skrives ud; «Gem på stikket» "
        "lægger det på stikket. Personnummeret står på ingen af dem. Det, der kun er kommunens, "
        "står kun på dem, der nederst siger, at de er kun for kommunen. Kommer et "
        "papir underskrevet tilbage, så tryk mellemrum på det: der spørges, hvem og hvornår. Et "
        "papir er ikke låst: enhver, der får fat i det, kan læse det."
    )

    def __init__(self, services: Services, citizen: str | None, first: str = "") -> None:
        """Take whom they are about, if anybody, and the paper of the page one comes from.

        After its code may stand the package it is of, or the word something is drawn by.
        """
        super().__init__(services)
        self.CITIZEN, self._given = citizen, first
        self._first, _, thing = first.partition("/")
        is_package = self._first == PACKAGE.code
        self.PACKAGE, self._word = (thing or None, "") if is_package else (None, thing)

    @property
    def paper(self) -> str:
        """What stood first stands first again."""
        return self._given

    def shortcuts(self) -> list[Shortcut]:
        signed = ("Mellemrum", "Underskrevet", "screen.sign")
        return self.around(("Enter", "Vis", "screen.choose"), signed)

    def read(self) -> _Here:
        papers, packages, package = self.services.papers, self.services.packages, None
        seen = self.services.citizens.get(self.CITIZEN) if self.CITIZEN else None
        if self.PACKAGE:
            name, _, version = self.PACKAGE.partition("@")
            package = to_read(packages, name, version)
        elif seen and seen.course:
            package = packages.of_course(seen.course.course)
        about: list[About] = [one for one in (seen, package) if one is not None]
        offers = [each for one in (*about, None) for each in papers.offers(one)]
        return _Here(seen, [self._drawn(each) for each in offers])

    def _drawn(self, one: Offer) -> Offer:
        """Return an offer as the page one comes from has drawn it."""
        return replace(one, asked=Asked(word=self._word)) if one.kind.takes_word else one

    def show(self, one: _Here) -> None:
        seen = one.seen
        name = called(self.services, seen.citizen.id, seen.citizen.name) if seen else ""
        self.say_above(f"Papirer om {name}. {WARNING}" if seen else WARNING)
        first = [each for each in one.offers if self._is_first(each)]
        rest = [each for each in one.offers if not self._is_first(each)]
        self.query_one(Rows).fill([
            *(() if self.services.papers.makes_pdf else [Row(NO_PDF, heading=True)]),
            *map(self._row, first),
            *(self._of_citizen(seen, rest) if seen else ()),
            Row("Uden en borger", heading=True),
            *(self._row(each) for each in rest if each.about is not seen or seen is None),
            *(() if seen else [self._leads("Papirer om en borger …", "citizen", self._whom)]),
            Row("Papirer, der ligger et sted", heading=True),
            self._leads("Se dem, eller slet dem …", "lying", partial(ask_lying, self)),
        ])  # fmt: skip

    def _is_first(self, one: Offer) -> bool:
        return one.kind.code == self._first and not one.why_not

    def _of_citizen(self, seen: Casework, offers: list[Offer]) -> Iterator[Row]:
        is_told = False
        for one in (each for each in offers if each.about is seen):
            if one.why_not and not is_told:
                is_told = True
                yield Row("Kan ikke laves endnu", heading=True)
            yield self._row(one)
        if self.services.papers.has_journal:
            yield Row("Til kommunens eget system", heading=True)
            yield self._leads("Journalnotat: notater som tekst …", "journal",
                              partial(ask_journal, self, seen.citizen.id))  # fmt: skip
            yield self._leads("Aktindsigt: alt, der står om borgeren …", "disclosure",
                              partial(disclose, self, seen.citizen.id))  # fmt: skip

    async def _whom(self) -> None:
        """Ask whom the papers shall be about, and show them."""
        self.post_message(GoTo(To.PAPERS, await ask_citizen(self, "Hvem er papiret om?")))

    def action_sign(self) -> None:
        """Write that the paper the cursor stands on came back signed."""
        rows = self.query_one(Rows)
        tick = rows.row.tick if rows.row else None
        self.do(tick or partial(ask_which, self, rows.shown))

    def _row(self, one: Offer) -> Row:
        if one.why_not:
            return Row(one.name, one.id, "    ", below=one.why_not, weak=True)
        go, act = self._go, partial(self._look, one)
        if one.paper is None:
            return Row(one.name, one.id, go, source=one.kind.about, act=act)
        text = as_text(one.paper)

        def more(width: int) -> Picture:
            return paragraphs(self.app, [(hiding.written(self.app, text), Tone.PLAIN)])(width)

        row = Row(one.name, one.id, go, source=one.kind.about, more=more, act=act)
        if one.kind not in SIGNABLE or not isinstance(one.about, Casework):
            return row
        stands = self.services.signing.stands(one.kind, one.about, one.asked.month)
        box = f"[{themes.signs(self.app).done if stands.is_done else ' '}] "
        tick = partial(ask_signed, self, one.about.citizen.id, one.kind, one.asked.month)
        return replace(row, mark=box, below=stands.words, tick=tick)

    @property
    def _go(self) -> str:
        return f"  {themes.signs(self.app).go} "

    def _leads(self, text: str, key: str, act: Act) -> Row:
        return Row(text, key, self._go, act=act)

    async def _look(self, one: Offer) -> None:
        """Show a paper as text, and do with it what is chosen."""
        papers, made = self.services.papers, one.paper
        if made is None:
            made = await working(self, lambda: papers.make(one.kind, one.about, one.asked))
        paper: Paper = made
        text = f"{WARNING}\n\n{hiding.written(self.app, as_text(paper))}"
        said = await weighed(self, one.name, text, _ANSWERS, is_sheet=True)

        def write(place: Path, *, is_text: bool = False) -> Path:
            is_text = is_text or not papers.makes_pdf
            target = papers.target(one.kind, place, one.about, is_text=is_text)
            return papers.write(one.kind, paper, target, is_text=is_text)

        if said == _OPEN:
            await self._open(one.name, write)
        elif said == _STICK:
            await self._on_stick(write)
        elif said == _COPY:
            self.note(read_log.Act.PAPER, *paper.whose)
            await copy(self, as_text(paper))
        else:
            put = partial(self._hand_out, one.name)
            await pick(self, one.name, [
                ("Gem et andet sted …", partial(put, write)),
                ("Gem som tekst …", partial(put, partial(write, is_text=True))),
            ])  # fmt: skip

    async def _hand_out(self, name: str, write: Callable[[Path], Path]) -> None:
        await hand_out(self, f"{name}. Hvor?", write, WARNING, "Papiret er klar")

    async def _on_stick(self, write: Callable[[Path], Path]) -> None:
        """Save a paper on the stick, and say so."""
        place = await the_stick(self)
        path = await working(self, partial(write, place))
        self.say(f"Papiret ligger {drives.where(place)}: {path.name}")

    async def _open(self, name: str, write: Callable[[Path], Path]) -> None:
        """Save a paper and show it in whatever program the computer shows such files with."""
        place = await where(self, f"{name}. Hvor skal det gemmes?")
        path = await working(self, partial(write, place))
        if await saving.in_turn(self.app, partial(viewer.show, path)):
            self.say(f"Papiret er gemt og åbnet: {path.name}")
        else:
            await self.app.push_screen_wait(Tell("Papiret er gemt", f"{path}\n\n{_NOT_OPENED}"))
