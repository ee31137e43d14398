"""Meeting a computer: who it says it is, and the words that are read aloud in the telephone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Static

from screens import saving
from screens.dialog import Dialog
from screens.widgets.field import Field
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, clean_line, cut, fit
from vip2tui.exchange.contact import Contact
from vip2tui.sentences.people import role_words
from vip2tui.services.house import Services

READ_ALOUD = (
    "Ring til den, filen er fra – på et nummer, du kender i forvejen. Læs ordene højt i "
    "telefonen; er de ens, er det den rigtige computer."
)
_WIDE = 46
_COLUMN = 14
_PER_LINE = 4


def spoken(words: Sequence[str]) -> str:
    """Return the control words in two lines, to be read aloud."""
    lines = [words[at : at + _PER_LINE] for at in range(0, len(words), _PER_LINE)]
    return "\n".join("".join(fit(word, _COLUMN) for word in line).rstrip() for line in lines)


class Meet(Dialog[bool]):
    """Approve a computer or turn it away. The cursor stands on «Afvis»."""

    NO: ClassVar[Any] = False
    CSS_PATH: ClassVar[Any] = [*Dialog.CSS_PATH, "pairing.tcss"]

    def __init__(self, contact: Contact, services: Services) -> None:
        super().__init__()
        self._contact, self._services = contact, services

    def compose_box(self) -> ComposeResult:
        one = self._contact
        role = role_words(self._services.catalogue, one.role)
        about = (
            f"Person:   {cut(clean_line(one.person), _WIDE)}, {role}\n"
            f"Computer: {cut(clean_line(one.name), _WIDE)}\n"
            f"Kommune:  {cut(clean_line(one.authority), _WIDE)}"
        )
        yield Static(T(about), id="about")
        yield Static(T(READ_ALOUD), id="aloud")
        yield Static(T(spoken(one.words)), id="words")
        yield Field(placeholder="… eller skriv ordene, som du hører dem", id="typed", compact=True)
        yield Static(id="wrong")
        yield Horizontal(
            Button("Ordene er ens: godkend", id="yes"),
            Button("Afvis", id="no", variant="primary"),
            id="buttons",
        )

    def on_mount(self) -> None:
        self.query_one("#no", Button).focus()

    @on(Field.Submitted)
    def _compare(self) -> None:
        if typed := self.query_one("#typed", Field).value.strip():
            self._trust(typed)

    @on(Button.Pressed, "#yes")
    def _same(self) -> None:
        self._trust(self.query_one("#typed", Field).value.strip() or None)

    @on(Button.Pressed, "#no")
    def _turn_away(self) -> None:
        self.action_no()

    @work(description="", exclusive=True, group="take")
    async def _trust(self, words: str | None) -> None:
        try:
            await saving.in_turn(
                self.app, lambda: self._services.devices.trust(self._contact, words)
            )
        except Vip2Error as error:
            self.query_one("#wrong", Static).update(T(str(error)))
        else:
            self.dismiss(True)
