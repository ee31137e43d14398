"""Stikprøve: the cases that were drawn; Enter opens the sheet of one."""

from __future__ import annotations

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from screens import themes
from screens.base import GoTo
from screens.listing import ListScreen
from screens.messages import To
from screens.question import Question, answer
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from vip2tui.base.errors import Vip2Error
from vip2tui.papers import kinds
from vip2tui.services.support.sample_words import sample_words
from vip2tui.services.support.sampling import CaseSheet, Sample
from vip2tui.text.danish import count

_RESULT, _NOTES = 11, 11


class SampleScreen(ListScreen):
    """Some cases with mentor support, to be looked at and not changed."""

    NAME = "Stikprøve"
    PAPER = kinds.SAMPLE.code
    HELP = (
        "Her er 20 borgere med mentorstøtte, trukket tilfældigt. Enter åbner arket om én: "
        "bevillingen, det, en revision ville mangle, timerne og notaterne. Ved hvert notat står, "
        "hvornår kommunen senest havde det, som det ser ud nu. Intet kan rettes her. Den samme "
        "dag og det samme ord trækker de samme borgere igen; øverste linje vælger et andet ord. "
        "«vip2tui sample --out» skriver arkene som filer."
    )
    FIRST = "Et øjeblik …"

    class Drawn(Message):
        """It is drawn, or it was refused."""

        def __init__(
            self, sample: Sample | None, sheets: list[CaseSheet], refused: str = ""
        ) -> None:
            super().__init__()
            self.sample, self.sheets, self.refused = sample, sheets, refused

    _seed = ""

    @property
    def paper(self) -> str:
        """The paper of what is drawn here, by the same word."""
        return f"{self.PAPER}/{self._seed}" if self._seed else self.PAPER

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Åbn", "screen.choose"), self.people_key())

    def read_again(self) -> None:
        self._draw(self._seed)

    @work(description="", thread=True, exclusive=True, group="read")
    def _draw(self, seed: str) -> None:
        """Draw beside the screen: the keys never wait."""
        worker, service = get_current_worker(), self.services.sample
        try:
            sample = service.draw(seed)
            sheets = [one for each in sample.citizens if (one := service.sheet(each))]
            made = self.Drawn(sample, sheets)
        except Vip2Error as error:
            made = self.Drawn(None, [], str(error))
        if not worker.is_cancelled:
            self.post_message(made)

    @on(Drawn)
    def _show(self, message: Drawn) -> None:
        self.say_above(sample_words(message.sample) if message.sample else message.refused)
        rows = []
        if message.sample:
            go = f"{themes.signs(self.app).go} "
            rows = [Row("Træk igen med et andet ord …", "ord", go, act=self.ask)]
        self.query_one(Rows).fill([*rows, *(self._row(one) for one in message.sheets)])

    def _row(self, one: CaseSheet) -> Row:
        notes = count(len(one.entries), "notat", "notater")
        return Row(
            one.case.citizen.name,
            one.case.citizen.id,
            f"{themes.signs(self.app).go} ",
            ((one.audit.result.value, _RESULT), (notes, _NOTES)),
            act=GoTo(To.SAMPLE, None, one.case.citizen.id),
        )

    async def ask(self) -> None:
        """Ask for a word, and draw by it."""
        self._seed = await answer(self, Question("Hvilket ord skal der trækkes med?", str.strip))
        self.read_again()
