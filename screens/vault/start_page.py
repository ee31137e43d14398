"""The first run's page for who has a start file: which one, the six words, and one's name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static

from screens import announcing, saving
from screens.dialog import WentBack
from screens.vault.first_pages import titled
from screens.widgets.field import Field
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import MAX_LINE, T
from vip2tui.text.danish import count

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from screens.page import Page
    from vip2tui.exchange.startfile import Closed, Start

NONE_YET = "Vælg den startfil, du har fået fra kommunen."
MOMENT = "Et øjeblik … ordene bliver prøvet. Det tager lidt tid med vilje."
_TYPED = "Hvilken fil? Skriv mappe og navn, fx E:\\startfil.vip2start."


class StartPage(Vertical):
    """Shows whose the file says it is before a word is typed; opens it with the words."""

    @dataclass
    class Ready(Message):
        """The file is open, and who sits here is known."""

        start: Start
        name: str

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self._file: Closed | None = None

    def compose(self) -> ComposeResult:
        yield Static(T(NONE_YET), classes="lead", id="front")
        yield titled("De seks ord, du får i telefonen", Field(id="words", max_length=MAX_LINE))
        yield titled("Dit navn", Field(id="start-name", max_length=MAX_LINE))
        yield Horizontal(
            Button("Åbn startfilen", id="open-start", variant="primary"),
            Button("Vælg en anden fil", id="other-start"),
            classes="deeds",
        )

    async def ask(self, page: Page) -> bool:
        """Ask which file it is, and show whose it says it is; return whether one was chosen."""
        from screens.folders import Wanted, walk
        from vip2tui.base import drives, places
        from vip2tui.exchange.startfile import SUFFIX
        from vip2tui.services.exchange import starting

        found = await saving.in_turn(self.app, partial(drives.find, SUFFIX))
        number = count(len(found), "startfil", "startfiler") if found else "Ingen startfil"
        question = f"{number} fundet. {'Hvilken er din?' if found else 'Hvor ligger den?'}"
        try:
            wanted = Wanted(question, _TYPED, "", SUFFIX, tuple(found), is_folder=False)
            chosen = await walk(page, wanted)
            path = await saving.in_turn(self.app, partial(places.the_one, chosen, SUFFIX))
            self._file = await saving.in_turn(self.app, partial(starting.read_start, path))
        except WentBack:
            return self._file is not None
        except Vip2Error as error:
            page.refuse(error)
            return self._file is not None
        self.query_one("#front", Static).update(T("\n".join(starting.front_words(self._file))))
        self.query_one("#words", Field).focus()
        return True

    @on(Button.Pressed, "#open-start")
    def open(self) -> None:
        """Open the file, if both fields are filled in."""
        words, name = self.query_one("#words", Field), self.query_one("#start-name", Field)
        for field, sentence in ((words, "Skriv de seks ord."), (name, "Skriv dit navn.")):
            if not field.value.strip():
                announcing.tell(self.app, sentence, is_refusal=True)
                field.focus()
                return
        self._try(words.value, name.value)

    @work(description="", exclusive=True, group="make")
    async def _try(self, typed: str, name: str) -> None:
        from vip2tui.services.exchange import starting

        closed = self._file
        if closed is None:
            announcing.tell(self.app, NONE_YET, is_refusal=True)
            return
        try:
            words = starting.typed_words(typed)
            announcing.tell(self.app, MOMENT)
            start = await saving.in_turn(
                self.app, partial(starting.open_with, closed, words), holds_keys=False
            )
        except Vip2Error as error:
            announcing.tell(self.app, str(error), is_refusal=True)
            self.query_one("#words", Field).focus()
        else:
            self.post_message(self.Ready(start, name))
