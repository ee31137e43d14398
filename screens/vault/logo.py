"""«Kommunens logo»: the picture on the papers; another is chosen, or it is taken off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from screens import saving
from screens.base import BaseScreen
from screens.dialogs import pick
from screens.folders import Wanted, walk
from vip2tui.base import places
from vip2tui.papers.logo import PNG, SVG
from vip2tui.services.exchange.diary import last_place
from vip2tui.services.papers.logo import NONE, REMOVED, SET, THERE

_QUESTION = "Hvilken fil er logoet i?"
_TYPED = "Hvor ligger logoet? Skriv stedet helt ud, fx E:\\logo.png."


async def ask(page: BaseScreen) -> None:
    """Say whether there is a logo, and ask what is wanted.

    Raises:
        WentBack: If nothing is.
        Vip2Error: If a file is no logo; the one that was there stands.
    """
    known = page.services.logo.of()
    choices: list[tuple[str, Callable[[], object]]] = [
        (f"Vælg en {one.upper()}-fil …", partial(_take, page, one)) for one in (PNG, SVG)
    ]
    if known is not None:
        remove = partial(page.write, page.services.logo.remove, f"{REMOVED} Fortryd med Ctrl+Z.")
        choices.append(("Tag logoet af papirerne", remove))
    await pick(page, THERE if known else NONE, choices)


async def _take(page: BaseScreen, kind: str) -> None:
    suffix = f".{kind}"
    wanted = Wanted(_QUESTION, _TYPED, last_place(page.services.desk), suffix, is_folder=False)
    chosen = await walk(page, wanted)
    file: Path = await saving.in_turn(page.app, partial(places.the_one, chosen, suffix))
    await page.write(partial(page.services.logo.take, file), SET)
