"""The day turns over on every open screen by itself, also in a laptop that slept over midnight."""

from __future__ import annotations

from datetime import date

from textual.app import App

from screens.base import BaseScreen


async def turn(app: App[None], shown: date | None, today: date) -> date:
    """Let the screens follow when it is another day than the one they show; return the new one."""
    if shown not in (None, today):
        pages = [one for one in app.screen_stack if isinstance(one, BaseScreen) and one.is_mounted]
        for page in pages:
            page.day_turned()
        if pages:
            await pages[-1].show_the_day()
    return today
