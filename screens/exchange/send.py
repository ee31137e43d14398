"""Send: to whom, where, and then a file. With one office and a stick: two keys after F8.

«Send til alle, der venter» is one folder, and a file in it to each computer that waits.
"""

from __future__ import annotations

from functools import partial

from screens.base import BaseScreen
from screens.dialog import WentBack
from screens.dialogs import Choose, Find, Tell, agree
from screens.exchange.places import where
from screens.exchange.receipts import computer, receiver
from screens.messages import To
from screens.working import Working, working
from vip2tui.base import drives
from vip2tui.base.safe import T
from vip2tui.exchange.peers import Peer
from vip2tui.services.exchange.owing import Answer, named_words
from vip2tui.services.exchange.sending import MadeFile, Parcel
from vip2tui.services.house import Services
from vip2tui.text.danish import capital, count

ALL = "Send til alle, der venter"
_MANY = 9
"""More computers than this are found by typing."""
_STOPPING = "Stopper efter denne fil. De andre venter stadig på kvittering."


async def send(page: BaseScreen) -> None:
    """Make a file for somebody, asking only what cannot be known."""
    await send_to(page, await _whom(page))


async def send_to(page: BaseScreen, to: Peer) -> None:
    """Make a file for one, asking only what cannot be known."""
    services = page.services
    parcel = await working(page, partial(services.sending.look, to.device))
    if not parcel.changes:
        await _only_receipt(page, parcel)
    place = await where(page, _asked(services, parcel))
    box = Working(f"Filen bliver lavet: {parcel.words} …")
    made = await working(page, partial(services.sending.send, to.device, place), box)
    page.saved()
    done = await working(page, partial(_done, services, to, parcel, made))
    await page.app.push_screen_wait(Tell("Filen er klar", done))


async def _whom(page: BaseScreen) -> Peer:
    """Return the addressee: the office, or who is chosen of several."""
    found = page.services.sending.addressees()
    if not found:
        question = (
            "Denne computer kender ikke nogen at sende til endnu. Først skal computerne gøres "
            "kendt med hinanden. Alt, du har skrevet, er gemt."
        )
        await agree(page, question, "Gør det nu", "Tilbage")
        page.action_go(To.COMPUTERS)
        raise WentBack
    if len(found) == 1:
        return found[0]
    options = [(one.device, T(computer(page.services.catalogue, one))) for one in found]
    dialog = Find if len(found) > _MANY else Choose
    chosen = await page.app.push_screen_wait(dialog("Hvem skal have filen?", options))
    if chosen is None:
        raise WentBack
    return next(one for one in found if one.device == chosen)


def _asked(services: Services, parcel: Parcel) -> str:
    """Return the question where the file shall lie, which says what is in it."""
    to = receiver(services, parcel.peer)
    if not parcel.changes:
        return f"Send en kvittering til {to}. Hvor?"
    box = services.outbox.box()
    if box.underway and not box.ready:
        return f"Alt er undervejs. Send {parcel.words} til {to} én gang til. Hvor?"
    return f"Send {parcel.words} til {to}. Hvor?"


async def _only_receipt(page: BaseScreen, parcel: Parcel) -> None:
    """Ask whether a file without anything new is wanted."""
    name = receiver(page.services, parcel.peer)
    why = (
        f"Du har hentet noget, som {name} ikke ved, at du har."
        if parcel.is_news
        else f"Alt er allerede sendt til {name}. En kvittering siger kun, hvad du har fået."
    )
    question = f"Der er ikke noget nyt at sende. {why}\n\nVil du sende en kvittering?"
    await agree(page, question, "Send kvittering", "Tilbage")


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


async def answer_all(page: BaseScreen) -> None:
    """Ask where, make the files, and tell which and where they are."""
    waiting = page.services.owing.waiting()
    if not waiting:
        page.say("Ingen venter på kvittering.")
        return
    files = count(len(waiting), "fil", "filer")
    place = await where(page, f"{named_words(waiting)}\n\nDer bliver lavet {files}. Hvor?")
    box = Working(f"{files} bliver lavet …", _STOPPING)
    act = partial(page.services.owing.answer_all, place, box.progress)
    done = await working(page, act, box)
    page.saved()
    lie = await working(page, partial(drives.where, place))
    await page.app.push_screen_wait(Tell(*_answered(done, lie, len(waiting) - len(done))))


def _answered(done: list[Answer], where_: str, left: int) -> tuple[str, str]:
    """Return a title, and what was made, where it lies, what was not, and how many were left."""
    made = [one for answer in done for one in answer.made]
    missing = [answer for answer in done if answer.why_not]
    lines = [f"{count(len(made), 'fil', 'filer')} er lagt {where_}:"]
    lines += [one.path.name for one in made]
    for answer in missing:
        lines.append(f"\nIkke lavet til {answer.owed.words}: {answer.why_not}")
    if left > 0:
        lines.append(f"\nDu stoppede. {count(left, 'computer', 'computere')} venter stadig.")
    if not missing:
        lines.append("\nGiv hver fil til den computer, der står i navnet.")
    return (
        "Filerne er klar" if not missing and left <= 0 else "Ikke alle filer blev lavet"
    ), "\n".join(lines)
