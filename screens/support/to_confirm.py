"""«Vis til borgeren»: the hours of a month, large, and the citizen's own yes or no (R141).

Where the mentor is at the keyboard it is only shown: who is paid for the hours cannot write that
they were given, and the page says who asks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.widgets import Static

from screens import saving, themes
from screens.citizen.part import Part
from screens.held import Held
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.domain.kinds.hours_confirmation import CANNOT, NO, YES
from vip2tui.domain.roles import Role
from vip2tui.pictures.drawn import Line, Picture, Tone
from vip2tui.pictures.large import large
from vip2tui.services.progress.to_show import CLOSED_BY
from vip2tui.services.support.hours import Sheet
from vip2tui.services.support.support_words import month_words
from vip2tui.text.hours import say_minutes

if TYPE_CHECKING:
    from vip2tui.pictures.signs import Signs

HEADING, UNIT, QUESTION = "Tid med din mentor", "timer : minutter", "Passer det?"
ASKED_BY = "Din konsulent spørger dig, om det passer."
_WAITS, _THANKS = "Et øjeblik …", "Tak for dit svar."
_ANSWERS = ((YES, "Ja"), (NO, "Nej"), (CANNOT, "Jeg kan ikke svare"))
"""What can be answered, in the citizen's own mouth."""
_MARGIN = "  "
_NONE = -1
"""No answer is chosen beforehand: a key that is pressed twice says nothing."""
_BESIDE = {"left": -1, "up": -1, "shift+tab": -1, "right": 1, "down": 1, "tab": 1}
"""Keys that go from one answer to the next."""


class ToConfirm(Held):
    """The hours of a month, and the answers to choose between, if they may be written here."""

    def __init__(
        self,
        sheet: Sheet,
        write: Callable[[str], object] | None,
        check: Callable[[str], None],
    ) -> None:
        """Show hours.

        Args:
            sheet: The month that is shown.
            write: What keeps an answer; None where it is only shown.
            check: Does nothing if a passphrase is the one.
        """
        super().__init__(check)
        self._sheet, self._write = sheet, write
        self._at = _NONE
        self._said = "" if write else ASKED_BY
        """What is said instead of the answers."""
        self._asked = QUESTION

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Horizontal(*(Static(id=f"answer-{at}") for at, _ in enumerate(_ANSWERS)),
                         id="answers")  # fmt: skip

    def drawn(self, size: Size, signs: Signs) -> Picture:
        hours, said = say_minutes(self._sheet.minutes), self._said or self._asked
        lines: list[Line] = [
            (), _line(month_words(self._sheet.month), Tone.STRONG), _line(HEADING), (),
            *(_line(row, Tone.DONE) for row in large(hours, signs, wide=2)),
            _line(UNIT, Tone.MUTED), (),
            *(_line(one, Tone.STRONG) for one in wrap(said, size.width - 2 * len(_MARGIN))),
        ]  # fmt: skip
        lines += [()] * (size.height - 1 - len(lines))
        return (*lines, _line(CLOSED_BY, Tone.MUTED))

    def draw(self) -> None:
        super().draw()
        box = self.query_one("#answers", Horizontal)
        box.display = not self._said
        mark = themes.signs(self.app).go
        for at, (_, words) in enumerate(_ANSWERS):
            one = self.query_one(f"#answer-{at}", Static)
            one.set_class(at == self._at, "-at")
            one.update(T(f"{mark if at == self._at else ' '} {words}"))

    def takes(self, key: str) -> bool:
        if self._said:
            return False
        if key in _BESIDE:
            step = _BESIDE[key]
            self._at = ((max(self._at, 0) if step < 0 else self._at) + step) % len(_ANSWERS)
            self.draw()
        elif key in ("enter", "space") and self._at != _NONE:
            self._answer(self._at)
        return key in _BESIDE or key in ("enter", "space")

    def points(self, event: events.Click) -> bool:
        name = (event.widget.id or "") if event.widget else ""
        if self._said or not name.startswith("answer-"):
            return False
        self._answer(int(name.removeprefix("answer-")))
        return True

    def _answer(self, at: int) -> None:
        """Keep an answer, once, and say so; what cannot be kept can be answered again."""
        self._at, self._said = at, _WAITS
        self.draw()
        if self._write is not None:
            self.run_worker(self._keep(self._write, _ANSWERS[at][0]), group="answer")

    async def _keep(self, write: Callable[[str], object], answer: str) -> None:
        try:
            await saving.in_turn(self.app, partial(write, answer))
        except Vip2Error as error:
            self._said, self._asked = "", str(error)
        else:
            self._said = _THANKS
        self.draw()


def _line(text: str, tone: Tone = Tone.PLAIN) -> Line:
    return ((_MARGIN, Tone.PLAIN), (text, tone))


async def show_hours(part: Part, month: str) -> None:
    """Show a citizen the hours of a month, on a page that only the passphrase leaves.

    Raises:
        StorageError: If there is no passphrase to leave it by.
    """
    view = part.view
    services, case = view.services, view.case

    def write(answer: str) -> object:
        return services.hours.confirm(case, month, "skaerm", answer=answer)

    await saving.written(part.app)
    sheet, may = services.hours.sheet(case, month), view.role is not Role.MENTOR
    page = ToConfirm(sheet, write if may else None, services.desk.store.must_open_with)
    await part.app.push_screen_wait(page)
    part.page.read_again()
