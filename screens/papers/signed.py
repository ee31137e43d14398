"""A paper came back signed: who, and when; what it is about is told of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from screens.base import BaseScreen
from screens.dialogs import pick
from screens.form import Ask, Form
from screens.widgets.row import Row
from vip2tui.papers.kinds import PaperKind
from vip2tui.text.days import parse_day, say

if TYPE_CHECKING:
    from collections.abc import Sequence

_WRITTEN = "Det er skrevet, at papiret er underskrevet. Fortryd med Ctrl+Z."
NONE = "Der er intet papir til underskrift endnu."


async def ask_signed(page: BaseScreen, citizen: str, kind: PaperKind, month: str) -> None:
    """Ask who signed a paper, and when, and write it.

    Raises:
        RefusedError: If it cannot be written here, or not yet.
    """
    signing, today = page.services.signing, page.services.desk.today()
    seen = page.services.citizens.get(citizen)
    signing.may(kind, seen)
    stands = signing.stands(kind, seen, month)
    asks = [Ask("by", "Hvem", stands.by), Ask("day", "Dag", say(stands.day or today), is_day=True)]

    def write(typed: dict[str, str]) -> object:
        day = parse_day(typed["day"], today, has_happened=True) if typed["day"].strip() else None
        return signing.sign(kind, seen, typed["by"], day, month)

    place = f"signed:{citizen}:{kind.code}:{month}"
    form = Form(stands.question, asks, write, page.services.drafts, place)
    if await page.app.push_screen_wait(form) == "gemt":
        page.saved(_WRITTEN)


async def ask_which(page: BaseScreen, rows: Sequence[Row]) -> None:
    """Ask which paper came back, where the cursor stands on none that is signed.

    Raises:
        WentBack: If none did.
    """
    signable = [(one.text, partial(page.do, one.tick)) for one in rows if one.tick is not None]
    if not signable:
        page.say(NONE)
        return
    await pick(page, "Hvilket papir er kommet underskrevet tilbage?", signable)
