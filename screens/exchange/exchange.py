"""«Send/hent» (F8): what is to be sent and fetched, the last files, and who has answered when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Button
from textual.worker import get_current_worker

from screens import commands
from screens.base import BaseScreen, GoTo
from screens.exchange.exchange_rows import Seen, exchange_rows
from screens.exchange.send import send
from screens.exchange.waiting import Waits, not_fetched, waits
from screens.messages import To
from screens.page import key_of
from screens.panes import Panes
from screens.sheet import BASE_CSS
from screens.widgets.beside import Beside
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Rows
from vip2tui.base.drives import Found
from vip2tui.papers import kinds
from vip2tui.services.house import Services


class Exchange(BaseScreen):
    """Where files are made and taken in."""

    NAME = "Send/hent"
    PAPER = kinds.SLIP.code
    HELP = (
        "Send lægger dit nye i en låst fil på et USB-stik eller i en mappe. Kun den, filen er til, "
        "kan åbne den. Giv filen til kommunen. Hent læser en fil, du har fået, og viser først, "
        "hvad den gør.\n"
        "«Skal sendes» er gemt her og kommer med i den næste fil; tallet er det samme som øverst "
        "på skærmen. «Undervejs» er lagt i en fil, men kommunen har ikke svaret endnu. Er noget "
        "modtaget af kommunen, har kommunen svaret, at den har det. Bliver en fil væk, kommer det "
        "hele med i den næste."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, "exchange.tcss"]

    @dataclass
    class Counted(Message):
        """What waits is counted."""

        waits: Waits

    @dataclass
    class Looked(Message):
        """It was looked for files that are not fetched."""

        files: list[Found]

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._seen = Seen()

    def compose_body(self) -> ComposeResult:
        rows, beside = Rows(typing=False), Beside(classes="beside")
        rows.border_title, beside.border_title = "Filer", "Om linjen"
        yield Panes(rows, beside)
        with Horizontal(id="choices"):
            yield Button("Send", id="send", variant="primary")
            yield Button("Hent", id="fetch")

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

    def shortcuts(self) -> list[Shortcut]:
        own = (("Enter", "Vælg", "screen.choose"), key_of(commands.FETCH), self.people_key())
        return self.around(*own)

    def read_again(self) -> None:
        self._draw()
        self._count()
        self._look()

    @work(thread=True, exclusive=True, group="count")
    def _count(self) -> None:
        self.post_message(self.Counted(waits(self.services)))

    @work(thread=True, exclusive=True, group="look")
    def _look(self) -> None:
        """Look for files on sticks: one that does not answer keeps nothing waiting."""
        worker, files = get_current_worker(), not_fetched(self.services)
        if not worker.is_cancelled:
            self.post_message(self.Looked(files))

    @on(Counted)
    def _know(self, message: Counted) -> None:
        self._seen = replace(self._seen, waits=message.waits)
        self._draw()

    @on(Looked)
    def _find(self, message: Looked) -> None:
        self._seen = replace(self._seen, files=message.files)
        self._draw()

    def _draw(self) -> None:
        self.query_one(Rows).fill(exchange_rows(self, self._seen))
        self._tell()

    @on(Rows.Moved)
    @on(Panes.Parted)
    def _tell(self) -> None:
        """Tell more of the row one stands on, where there is room beside the list."""
        if self.query_one(Panes).are_two:
            self.query_one(Beside).tell(self.query_one(Rows).row)

    @on(Button.Pressed, "#send")
    def _send(self) -> None:
        self.do(partial(send, self))

    @on(Button.Pressed, "#fetch")
    def _fetch(self) -> None:
        self.post_message(GoTo(To.FETCH))
