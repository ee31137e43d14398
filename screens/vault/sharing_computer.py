"""«Flere på computeren»: a new person gets letters on the first page, and a vault of their own."""

from __future__ import annotations

import secrets
from functools import partial
from pathlib import Path

from screens.base import BaseScreen
from screens.dialogs import agree
from screens.question import Question, answer
from vip2tui.base import sharers
from vip2tui.base.errors import Vip2Error

_MINE = "Dine egne bogstaver på første side, fx MK"
_NEW = "Den nye persons bogstaver, fx AB"
_WILL = (
    "Næste gang programmet åbnes eller låses, spørger det «Hvem er du?». {} laver sit eget arkiv "
    "med sin egen adgangskode. Dit arkiv bliver, hvor det er."
)


class NoFolderHereError(Vip2Error):
    """The vault lies in no folder of this computer."""

    def __init__(self) -> None:
        super().__init__("Arkivet ligger ikke i en mappe på denne computer. Intet er ændret.")


def _base(page: BaseScreen) -> Path:
    place = page.services.desk.store.backup_folder
    if place is None:
        raise NoFolderHereError
    return sharers.base_of(place.parent)


async def ask(page: BaseScreen) -> None:
    """Ask for the letters, and put the new person on the list.

    Raises:
        WentBack: If the person goes back; nothing is written.
        Vip2Error: If the letters are none, or somebody's.
    """
    base = _base(page)
    there = sharers.sharers(base)
    mine = "" if there else await answer(page, Question(_MINE, sharers.initials, draft=False))
    new = await answer(page, Question(_NEW, sharers.initials, draft=False))
    await agree(page, _WILL.format(new), "Sæt på listen", "Tilbage")
    fresh = secrets.token_hex(8)
    add = partial(sharers.add, base, new, mine=mine, folder=fresh)
    await page.write(add, f"{new} står nu på første side. Lås med Ctrl+L, så kan {new} begynde.")
