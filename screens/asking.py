"""What the app asks on the way: what is wanted (Ctrl+P), and whom it is about («Hvem?»)."""

from __future__ import annotations

from contextlib import suppress

from textual.app import App
from textual.content import Content

from screens import announcing, commands, deeds
from screens.base import BaseScreen
from screens.deeds import Deed
from screens.dialog import WentBack
from screens.dialogs import Find, choose
from screens.messages import To
from screens.packages.package_shelf import ask_which
from screens.words import NOBODY_YET, people
from vip2tui.base.safe import T, fit_once
from vip2tui.services.house import Services

_WIDTH = 50


async def deed(app: App[None]) -> None:
    """Let a person find what they want by typing, among all that can be done here; do it."""
    page = app.screen
    if not isinstance(page, BaseScreen):
        return
    every = [deeds.deed(page, one) for one in commands.every()]
    can = {one.command.id: one for one in every if not one.why_not}
    options = [(key, _line_content(page, one)) for key, one in can.items()]
    chosen = await app.push_screen_wait(Find("Hvad vil du?", options))
    if chosen is not None:
        deeds.do(page, can[chosen])


async def whom(app: App[None], services: Services) -> str | None:
    """Ask which citizen is meant; the only one needs no question."""
    every = list(services.citizens.ids())
    if not every:
        announcing.tell(app, NOBODY_YET, is_refusal=True)
        return None
    if len(every) == 1:
        return every[0]
    return await app.push_screen_wait(Find("Hvem?", people(services, every)))


async def which(app: App[None], services: Services, where: To) -> str | None:
    """Ask which package is meant, or which draft of one's own; the only draft needs no question."""
    if not isinstance(app.screen, BaseScreen):
        return None
    with suppress(WentBack):
        if where is To.PACKAGE:
            return await ask_which(app.screen, "Hvilken jobpakke?", ())
        drafts = [one.edition for one in services.packages.drafts.all()]
        options = [(one.id, one.name) for one in drafts]
        return drafts[0].id if len(drafts) == 1 else await choose(app, "Hvilken kladde?", options)
    return None


def _line_content(page: BaseScreen, one: Deed) -> Content:
    named = one.command.said in one.text and one.text != page.worded(one.command.said)
    text = one.text if named else f"{one.text}: {page.worded(one.command.tip)}"
    return T(f"{fit_once(text, _WIDTH)} {one.command.shown}")
