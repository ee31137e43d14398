"""Send: to whom, where, and then a file. With one office and a stick: two keys after F8."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from screens import saving
from screens.base import BaseScreen
from screens.dialog import Dialog
from screens.dialogs import Choose, Confirm, Find, Tell
from screens.exchange.places import where
from screens.exchange.receipts import capital, computer, receiver
from screens.messages import To
from vip2tui.base import drives
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.exchange.peers import Peer
from vip2tui.services.exchange.sending import MadeFile, Parcel
from vip2tui.services.house import Services

_MANY = 9
"""More computers than this are found by typing."""
_LARGE = 2_000
"""Changes: a file of fewer is made before one can read that it is being made."""


class Working(Dialog[None]):
    """Something takes a while. It cannot be stopped halfway, so Esc does nothing."""

    NO: ClassVar[None] = None

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose_box(self) -> ComposeResult:
        yield Static(T(self._text), id="question")

    def say(self, text: str) -> None:
        """Say how far it is."""
        self.query_one("#question", Static).update(T(text))

    def action_no(self) -> None:
        """Wait."""


async def send(page: BaseScreen) -> None:
    """Make a file for somebody, asking only what cannot be known."""
    services = page.services
    to = await _whom(page)
    if to is None:
        return
    try:
        parcel = await working(page, None, lambda: services.sending.look(to.device))
    except Vip2Error as error:
        page.refuse(error)
        return
    if not parcel.changes and not await _only_receipt(page, parcel):
        return
    place = await where(page, _asked(services, parcel))
    if place is None:
        return
    text = f"Filen bliver lavet: {parcel.words} …" if parcel.changes > _LARGE else None
    try:
        made = await working(page, text, lambda: services.sending.send(to.device, place))
    except Vip2Error as error:
        page.refuse(error)
        return
    page.saved()
    await page.app.push_screen_wait(Tell("Filen er klar", _done(services, to, parcel, made)))


async def working(
    page: BaseScreen,
    text: str | None,
    act: Callable[[], Any],
    waiting: Working | None = None,
) -> Any:
    """Do what may take a while in a thread, and say so if there is something to say.

    Args:
        page: Where it is done.
        text: What to say.
        act: What takes a while.
        waiting: What stands there meanwhile, if the act itself says how far it is.

    Raises:
        Vip2Error: What the act raises.
    """
    waiting = Working(text) if text else waiting
    if waiting is not None:
        await page.app.push_screen(waiting)
    try:
        return await saving.in_turn(page.app, act)
    finally:
        if waiting is not None and waiting.is_current:
            waiting.dismiss()


async def _whom(page: BaseScreen) -> Peer | None:
    """Return the addressee: the office, or who is chosen of several."""
    found = page.services.sending.addressees()
    if not found:
        question = (
            "Denne computer kender ikke nogen at sende til endnu. Først skal computerne gøres "
            "kendt med hinanden. Alt, du har skrevet, er gemt."
        )
        if await page.app.push_screen_wait(Confirm(question, "Gør det nu", "Tilbage")):
            page.action_go(To.COMPUTERS)
        return None
    if len(found) == 1:
        return found[0]
    options = [(one.device, T(computer(page.services.catalogue, one))) for one in found]
    dialog = Find if len(found) > _MANY else Choose
    chosen = await page.app.push_screen_wait(dialog("Hvem skal have filen?", options))
    return next((one for one in found if one.device == chosen), None)


def _asked(services: Services, parcel: Parcel) -> str:
    """Return the question where the file shall lie, which says what is in it."""
    to = receiver(services, parcel.peer)
    if not parcel.changes:
        return f"Send en kvittering til {to}. Hvor?"
    box = services.outbox.box()
    if box.underway and not box.ready:
        return f"Alt er undervejs. Send {parcel.words} til {to} én gang til. Hvor?"
    return f"Send {parcel.words} til {to}. Hvor?"


async def _only_receipt(page: BaseScreen, parcel: Parcel) -> bool:
    """Ask whether a file without anything new is wanted."""
    name = receiver(page.services, parcel.peer)
    why = (
        f"Du har hentet noget, som {name} ikke ved, at du har."
        if parcel.is_news
        else f"Alt er allerede sendt til {name}. En kvittering siger kun, hvad du har fået."
    )
    question = f"Der er ikke noget nyt at sende. {why}\n\nVil du sende en kvittering?"
    return await page.app.push_screen_wait(Confirm(question, "Send kvittering", "Tilbage"))


def _done(services: Services, to: Peer, parcel: Parcel, made: list[MadeFile]) -> str:
    """Return what was made, where it lies, and what to do with it."""
    words = parcel.words if parcel.changes else "en kvittering"
    folder = made[0].path.parent
    names = "\n".join(one.path.name for one in made)
    stick = "Tag stikket ud, og giv det" if drives.is_removable(folder) else ""
    then = stick or ("Giv filen" if len(made) == 1 else "Giv filerne")
    as_what = "som" if len(made) == 1 else f"i {len(made)} filer, som alle skal med"
    return (
        f"{capital(words)}.\nGemt {drives.where(folder)} {as_what}\n{names}\n\n"
        f"{then} til {receiver(services, to)}. Filen er låst: kun modtageren kan åbne den."
    )
