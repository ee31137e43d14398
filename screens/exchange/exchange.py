"""«Send/hent» (F8): two big choices, and beneath them what waits, and who has answered when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.message import Message
from textual.widgets import Button, Static

from screens import commands
from screens.base import BaseScreen, GoTo
from screens.exchange.receipts import answered, capital, office_name, receiver
from screens.exchange.send import ALL, answer_all, send
from screens.messages import To
from screens.page import key_of
from screens.sheet import BASE_CSS
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.domain.roles import Role
from vip2tui.services.exchange.doubts import open_doubts
from vip2tui.services.exchange.owing import named_words
from vip2tui.services.exchange.sending import Parcel
from vip2tui.services.house import Services
from vip2tui.text.danish import count

READING = "Et øjeblik, jeg tæller, hvad der er klar …"
_PLACES = {
    To.DOUBTS: "Skal afgøres",
    To.DIARY: "Sendt og hentet",
    To.COMPUTERS: "Computere, du kender",
}


class Exchange(BaseScreen):
    """Where files are made and taken in."""

    NAME = "Send/hent"
    HELP = (
        "Send lægger dit nye i en låst fil på et USB-stik eller i en mappe. Kun den, filen er til, "
        "kan åbne den. Giv filen til kommunen. Hent læser en fil, du har fået, og viser først, "
        "hvad den gør.\n"
        "«Klar til at sende» er gemt her og kommer med i den næste fil. «Undervejs» er lagt i en "
        "fil, men kommunen har ikke svaret endnu. Er noget modtaget af kommunen, har kommunen "
        "svaret, at den har det. Bliver en fil væk, kommer det hele med i den næste."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, "exchange.tcss"]

    @dataclass
    class Counted(Message):
        """What waits is counted."""

        lines: list[str]
        doubts: int
        waiting: int

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._begun = False

    def compose_body(self) -> ComposeResult:
        yield Horizontal(
            Button("Send", id="send", variant="primary"),
            Button("Hent", id="fetch", variant="primary"),
            id="choices",
        )
        yield Horizontal(
            Static("Læg dit nye i en låst fil"), Static("Læs en fil, du har fået"), id="explained"
        )
        yield Static(READING, id="waits")
        yield Rows(typing=False)

    def on_mount(self) -> None:
        self.query_one("#send", Button).focus()

    def shortcuts(self) -> list[Shortcut]:
        own = (("Enter", "Vælg", "screen.choose"), key_of(commands.FETCH), self.people_key())
        return self.around(*own)

    def read_again(self) -> None:
        self.query_one(Rows).fill(self._rows(0, 0))
        self._count()

    @work(thread=True, exclusive=True, group="count")
    def _count(self) -> None:
        lines = waits(self.services)
        waiting = len(self.services.owing.waiting())
        self.post_message(self.Counted(lines, open_doubts(self.services.desk), waiting))

    @on(Counted)
    def _show(self, message: Counted) -> None:
        self.query_one("#waits", Static).update(T("\n".join(message.lines)))
        self.query_one(Rows).fill(self._rows(message.doubts, message.waiting))

    def _rows(self, doubts: int, waiting: int) -> list[Row]:
        beside = {
            To.DOUBTS: count(doubts, "ting", "ting") if doubts else "ikke noget lige nu",
            To.DIARY: "alle filer, med dato og antal",
            To.COMPUTERS: known_words(self.services),
        }
        marks = dict.fromkeys(_PLACES, "►  ") | ({To.DOUBTS: "!  "} if doubts else {})
        rows = [
            Row(f"{name}: {beside[place]}", place, marks[place], act=GoTo(place))
            for place, name in _PLACES.items()
        ]
        if waiting:
            who = count(waiting, "computer", "computere")
            rows.insert(0, Row(f"{ALL}: {who}", "all", "!  ", act=partial(answer_all, self)))
        return rows

    def action_choose(self) -> None:
        """Press what the cursor stands on."""
        focused = self.focused
        if isinstance(focused, Button):
            focused.press()
        else:
            self.query_one(Rows).action_select()

    def on_key(self, event: Key) -> None:
        """Move between the buttons and the list with the arrows."""
        rows = self.query_one(Rows)
        if isinstance(self.focused, Button) and event.key in ("left", "right"):
            self.query_one("#send" if event.key == "left" else "#fetch", Button).focus()
        elif isinstance(self.focused, Button) and event.key == "down":
            rows.highlighted = 0
            rows.focus()
        else:
            return
        event.stop()
        event.prevent_default()

    @on(Button.Pressed, "#send")
    def _send(self) -> None:
        self.do(partial(send, self))

    @on(Button.Pressed, "#fetch")
    def _fetch(self) -> None:
        self.post_message(GoTo(To.FETCH))


def waits(services: Services) -> list[str]:
    """Return what is ready, when the other side answered, and what is missing, in sentences."""
    found: list[str] = []
    others = services.sending.addressees()
    if not others:
        return [
            services.catalogue.worded(
                "Denne computer kender ikke nogen at sende til endnu. "
                "Vælg «Computere, du kender» herunder, og gør den kendt med kommunens."
            )
            if services.desk.me.role is not Role.OFFICE
            else "Her er ingen computere at sende til endnu. Vælg «Computere, du kender» herunder."
        ]
    if services.desk.me.role is Role.OFFICE:
        found.append(f"Filer kan laves til {count(len(others), 'computer', 'computere')}.")
        if waiting := named_words(services.owing.waiting()):
            found.append(waiting)
    else:
        for other in others:
            try:
                parcel = services.sending.look(other.device)
            except Vip2Error as error:
                return [str(error)]
            who = receiver(services, other)
            found.append(f"Til {who}: {ready(services, parcel)}" if len(others) > 1 else
                         ready(services, parcel))  # fmt: skip
            found.append(answered(other, who))
    if gaps := services.fetching.gaps():
        missing = count(gaps, "ændring er", "ændringer er")
        found.append(f"En fil mangler: {missing} ikke kommet. Den næste fil har som regel det med.")
    return found


def ready(services: Services, parcel: Parcel) -> str:
    """Return what would be in the next file: new, or under way and not answered."""
    if not parcel.changes:
        return "Der er ikke noget nyt at sende."
    words, box = parcel.words, services.outbox.box()
    if box.underway and not box.ready:
        return (
            f"Undervejs: {words}. Alt er lagt i en fil, men {office_name(services)} har ikke "
            "svaret endnu. Er filen blevet væk, så send igen; intet kommer dobbelt."
        )
    return f"{capital(words)} er klar til at sende."


def known_words(services: Services) -> str:
    """Return how many computers are known."""
    known = sum(peer.trusted and not peer.revoked for peer in services.devices.all())
    return count(known, "computer", "computere") if known else "ingen endnu"
