"""Looking for a vault's backups on a stick or in another folder, from the prompt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from screens import announcing
from screens.dialog import WentBack
from screens.exchange.places import ask_folder
from screens.page import Page
from screens.vault.unlock_pages import Rescue
from vip2tui.base import drives
from vip2tui.base.errors import Vip2Error


async def look(page: Page, rescue: Callable[[Path], Rescue]) -> Path | None:
    """Ask for a folder, say what backups it has, and return it if it has any."""
    try:
        place = await ask_folder(page, "Hvor ligger sikkerhedskopien?")
    except WentBack:
        return None
    except Vip2Error as error:
        page.refuse(error)
        return None
    if newest := rescue(place).newest():
        page.say(f"Den nyeste sikkerhedskopi {drives.where(place)} er fra {newest}.")
        return place
    text = f"Der er ingen sikkerhedskopi {drives.where(place)}. Intet er ændret."
    announcing.tell(page.app, text, is_refusal=True)
    return None
