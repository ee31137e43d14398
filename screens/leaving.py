"""Leaving a screen, the program, or the chair: what is typed is kept first."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, time

from textual.app import App

from screens import saving
from screens.page import Page
from vip2tui.base.errors import Vip2Error

EVERY = 5
"""Seconds between two looks."""


class Idle:
    """How long nobody has touched anything. A laptop that slept counts by the wall clock."""

    def __init__(self) -> None:
        self.touch()

    def touch(self) -> None:
        """Begin again: somebody is here."""
        self._ticks, self._wall = monotonic(), time()

    def is_over(self, minutes: float) -> bool:
        return max(monotonic() - self._ticks, time() - self._wall) > minutes * 60


async def keep_all(app: App[None]) -> None:
    """Keep what is typed on every screen and in every dialog, when what is being written is.

    Raises:
        StorageError: If something cannot be kept; the rest was tried all the same.
    """
    await saving.written(app)
    await saving.in_turn(app, _keeps(app))


def keep_at_once(app: App[None]) -> None:
    """Do the same where the program ends and nothing is drawn any more."""
    _keeps(app)()


def _keeps(app: App[None]) -> Callable[[], None]:
    every = [one.keeps for one in app.screen_stack if hasattr(one, "keeps")]
    acts = [keep for keeps in every if (keep := keeps())]
    services = getattr(app, "services", None)
    if services is not None:
        acts.append(services.reads.keep)

    def keep_each() -> None:
        failed: Vip2Error | None = None
        for act in acts:
            try:
                act()
            except Vip2Error as error:
                failed = error
        if failed is not None:
            raise failed

    return keep_each


def is_held(app: App[None]) -> bool:
    """Return whether somebody is shown a page that only the passphrase leaves."""
    return any(getattr(one, "is_held", False) for one in app.screen_stack)


async def may_leave(app: App[None]) -> bool:
    """Keep what is typed on the top screen; ask only if it cannot be kept."""
    from screens.dialogs import Confirm

    page = app.screen
    if is_held(app):
        return False
    if not isinstance(page, Page):
        return True
    await saving.written(app)
    try:
        if keep := page.keeps():
            await saving.in_turn(app, keep)
    except Vip2Error as error:
        page.refuse(error)
        question = "Det, du har skrevet her, kan ikke gemmes nu. Bliv her og prøv igen?"
        return not await app.push_screen_wait(Confirm(question, "Bliv her", "Gå uden det"))
    return True


async def may_quit(app: App[None]) -> bool:
    """Keep everything; ask if that cannot be done, or if a screen has something to ask."""
    from screens.dialogs import Confirm

    pages = [one for one in app.screen_stack if isinstance(one, Page)]
    questions = [question for one in pages if (question := one.before_quit())]
    try:
        await keep_all(app)
    except Vip2Error:
        questions.append("Det, du har skrevet, kan ikke gemmes nu. Luk alligevel?")
    for question in questions:
        asked = Confirm(question, "Luk alligevel", "Bliv her", danger=True)
        if not await app.push_screen_wait(asked):
            return False
    return True
