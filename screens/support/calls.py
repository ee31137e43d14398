"""Ringeliste: who is silent, the longest first; Enter writes the call."""

from __future__ import annotations

from functools import partial

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from screens import themes
from screens.listing import ListScreen
from screens.question import Question, answer, some_text
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from vip2tui.base.errors import Vip2Error
from vip2tui.papers import kinds
from vip2tui.pictures.drawn import Tone
from vip2tui.services import drafts
from vip2tui.services.support.call_list import Silent, numbers_words
from vip2tui.text.danish import count
from vip2tui.text.days import short

_DAYS, _SINCE = 9, 13


class CallsScreen(ListScreen):
    """Whom to call."""

    NAME = "Ringeliste"
    PAPER = kinds.CALLS.code
    HELP = (
        "Her står dem, der er i et forløb, og som ingen har skrevet om længe: dem, der har været "
        "stille længst, øverst. Under navnet står numrene, og hvad du kan sige: kun "
        "kendsgerninger. Enter skriver, hvad der blev sagt, som et notat; så er de ikke stille "
        "mere. Dage, hvor mentoren var væk, tæller ikke."
    )
    FIRST = "Et øjeblik …"

    class Read(Message):
        """It is read, or it was refused."""

        def __init__(self, every: list[Silent], refused: str = "") -> None:
            super().__init__()
            self.every, self.refused = every, refused

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Skriv opkald", "screen.choose"), self.people_key())

    def read_again(self) -> None:
        self._read()

    @work(description="", thread=True, exclusive=True, group="read")
    def _read(self) -> None:
        """Read it beside the screen: the keys never wait."""
        worker = get_current_worker()
        try:
            made = self.Read(self.services.calls.read())
        except Vip2Error as error:
            made = self.Read([], str(error))
        if not worker.is_cancelled:
            self.post_message(made)

    @on(Read)
    def _show(self, message: Read) -> None:
        number = len(message.every)
        people = count(number, "borger er", "borgere er")
        said = f"{people} stille. Enter skriver, hvad der blev sagt." if number else ""
        self.say_above(message.refused or said or "Ingen er stille.")
        self.query_one(Rows).fill([self._row(one) for one in message.every])

    def _row(self, one: Silent) -> Row:
        quiet, today = one.silence, self.services.desk.today()
        return Row(
            one.case.citizen.name,
            one.case.citizen.id,
            f"{themes.signs(self.app).go} ",
            ((count(quiet.days, "dag", "dage"), _DAYS), (short(quiet.since, today), _SINCE)),
            below=f"{self.worded(numbers_words(one))}\nSig: «{one.say}»",
            tone=Tone.SOON,
            free=(one.say,),
            act=partial(self.write_call, one),
        )

    async def write_call(self, one: Silent) -> None:
        """Ask what was said, and write it as a note."""
        words = f"{one.case.citizen.name}: hvad blev der sagt?"
        place = f"{drafts.ANSWER}:{one.case.citizen.id}:{words}"
        typed = await answer(self, Question(words, some_text, place=place))
        await self.write(
            lambda: self.services.calls.add(one.case, typed),
            "Opkaldet er skrevet. Fortryd med Ctrl+Z.",
        )
