"""Looking for a vault's backups on a stick or in another folder, from the prompt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from screens import announcing, saving
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

    def look_there() -> tuple[str, str]:
        return rescue(place).newest(), drives.where(place)

    newest, where = await saving.in_turn(page.app, look_there)
    if newest:
        page.say(f"Den nyeste sikkerhedskopi {where} er fra {newest}.")
        return place
    text = f"Der er ingen sikkerhedskopi {where}. Intet er ændret."
    announcing.tell(page.app, text, is_refusal=True)
    return None
