"""Where a file shall lie, or lies, and what is told while it is made and when it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from screens import saving
from screens.base import BaseScreen
from screens.dialog import WentBack
from screens.dialogs import Tell, choose
from screens.folders import Wanted, walk
from screens.page import Page
from screens.working import working
from vip2tui.base import drives, places, targets
from vip2tui.base.drives import Found
from vip2tui.services import handing_out
from vip2tui.services.exchange.diary import last_place, remember_place

NO_STICK = (
    "Der sidder ikke noget stik i computeren. Sæt det i, vent et øjeblik, og vælg «Gem på stikket» "
    "igen. Intet er skrevet."
)


async def ask_folder(page: Page, question: str, last: str = "") -> Path:
    """Ask for a folder; one begins in the one used last, or on the stick.

    Raises:
        WentBack: If none was chosen.
        NoFolderError: If there is none.
    """
    typed = "Hvilken mappe? Skriv den helt ud, fx /media/mette/USB eller E:\\Filer."
    chosen = await walk(page, Wanted(question, typed, last))
    return await saving.in_turn(page.app, partial(places.folder, chosen))


async def where(page: BaseScreen, question: str) -> Path:
    """Ask where a file shall lie, and remember it.

    Raises:
        WentBack: If nowhere was chosen.
        Vip2Error: If nothing may lie there.
    """
    desk = page.services.desk
    place = await ask_folder(page, question, last_place(desk))
    await saving.in_turn(page.app, lambda: remember_place(desk, str(targets.into(place))))
    return place


async def the_stick(page: BaseScreen) -> Path:
    """Return the stick that is in the computer; where there are several, ask which.

    Raises:
        WentBack: If there is none, which is said, or none was chosen.
    """
    found = await saving.in_turn(page.app, drives.removable)
    if not found:
        await page.app.push_screen_wait(Tell("Intet stik", NO_STICK))
        raise WentBack
    if len(found) == 1:
        return found[0].path
    return Path(await choose(page, "Hvilket stik?", [(one.key, one.name) for one in found]))


async def hand_out(
    page: BaseScreen,
    question: str,
    write: Callable[[Path], Path],
    text: str,
    title: str = "Filen er klar",
) -> None:
    """Ask where a file shall lie, make it there, and tell where it is and what to do with it."""
    desk = page.services.desk
    if handing_out.is_set(desk):
        place = await ask_folder(page, question, handing_out.begins_in(desk))
    else:
        place = await where(page, question)

    def make() -> tuple[Path, str]:
        made = write(place)
        return made, drives.where(made.parent)

    path, lies_where = await working(page, make)
    lies = f"Gemt {lies_where} som\n{path.name}"
    await page.app.push_screen_wait(Tell(title, f"{lies}\n\n{text}"))


async def which_file(
    page: BaseScreen, question: str, found: Iterable[Found], suffix: str, typed: str
) -> Path:
    """Ask which file is meant.

    Args:
        page: Where it is asked.
        question: The question.
        found: The files there are to choose from, the newest first.
        suffix: What the name of such a file ends on.
        typed: What is asked of who types the path.

    Raises:
        WentBack: If none was chosen.
    """
    last = last_place(page.services.desk)
    wanted = Wanted(question, typed, last, suffix, tuple(found), is_folder=False)
    chosen = await walk(page, wanted)
    return await saving.in_turn(page.app, partial(places.the_one, chosen, suffix))
