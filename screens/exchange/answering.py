"""«Send til alle, der venter»: one folder, and a file in it to each computer that waits."""

from __future__ import annotations

from screens.base import BaseScreen
from screens.dialogs import Tell
from screens.exchange.places import where
from screens.exchange.send import Working, working
from vip2tui.base import drives
from vip2tui.base.errors import Vip2Error
from vip2tui.services.exchange.owing import Answer, Owed, named_words
from vip2tui.text.danish import count

ALL = "Send til alle, der venter"


async def answer_all(page: BaseScreen) -> None:
    """Ask where, make the files, and tell which and where they are."""
    waiting = page.services.owing.waiting()
    if not waiting:
        page.say("Ingen venter på kvittering.")
        return
    files = count(len(waiting), "fil", "filer")
    place = await where(page, f"{named_words(waiting)}\n\nDer bliver lavet {files}. Hvor?")
    if place is None:
        return
    dialog = Working("Filerne bliver lavet …")

    def tell(number: int, every: int, owed: Owed) -> None:
        page.app.call_from_thread(dialog.say, f"Fil {number} af {every}: {owed.words} …")

    try:
        done = await working(
            page, None, lambda: page.services.owing.answer_all(place, tell), dialog
        )
    except Vip2Error as error:
        page.refuse(error)
        return
    page.saved()
    await page.app.push_screen_wait(Tell(*_told(done, drives.where(place))))


def _told(done: list[Answer], where_: str) -> tuple[str, str]:
    """Return a title, and what was made, where it lies and what was not."""
    made = [one for answer in done for one in answer.made]
    missing = [answer for answer in done if answer.why_not]
    lines = [f"{count(len(made), 'fil', 'filer')} er lagt {where_}:"]
    lines += [one.path.name for one in made]
    for answer in missing:
        lines.append(f"\nIkke lavet til {answer.owed.words}: {answer.why_not}")
    if not missing:
        lines.append("\nGiv hver fil til den computer, der står i navnet.")
    return ("Filerne er klar" if not missing else "Ikke alle filer blev lavet"), "\n".join(lines)
