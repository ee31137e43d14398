"""«Sikkerhedskopier»: those that are there, and one more now."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from screens.base import BaseScreen
from screens.dialogs import Tell, pick
from screens.exchange.places import ask_folder
from screens.vault import going_back
from screens.working import Working, working
from vip2tui.base import drives
from vip2tui.services.vault import upkeep
from vip2tui.services.vault.rescue import when
from vip2tui.storage.port import Backup
from vip2tui.text.danish import count
from vip2tui.text.days import say
from vip2tui.text.hours import clock

_WAIT = "Kopien bliver lavet, åbnet og sammenlignet …"
_STOPPING = "Stopper. Der bliver ikke lavet en ny kopi; de andre er her stadig."


async def ask(page: BaseScreen) -> None:
    """Say what backups there are, and ask what is wanted.

    Raises:
        WentBack: If nothing is.
        Vip2Error: If a backup could not be made; earlier ones are untouched.
    """
    found = await working(page, page.services.desk.store.backups)
    choices = [
        ("Lav en nu", partial(_make, page, None)),
        ("Lav en på et USB-stik eller i en anden mappe …", partial(_elsewhere, page)),
    ]
    if found:
        choices.append(("Se dem alle, og hvor de ligger", partial(_show, page, found)))
    choices.append(("Gå tilbage til, som det stod et tidspunkt …", partial(going_back.ask, page)))
    await pick(page, _newest(found), choices)


def _newest(found: list[Backup]) -> str:
    if not found:
        return "Her er ingen sikkerhedskopi endnu. Lav en nu, og helst også en på et USB-stik."
    number = count(len(found), "sikkerhedskopi", "sikkerhedskopier")
    return f"Her er {number}. Den nyeste er fra {when(found[0])}."


async def _make(page: BaseScreen, folder: Path | None) -> None:
    desk = page.services.desk
    box = Working(_WAIT, _STOPPING)
    made = await working(page, partial(upkeep.make_backup, desk, folder, box.progress), box)
    where = drives.where(folder) if folder else "sammen med arkivet"
    page.say(f"Sikkerhedskopien er lavet og prøvet. Den ligger {where}: {made.path.name}")


async def _elsewhere(page: BaseScreen) -> None:
    place = await ask_folder(page, "Hvor skal sikkerhedskopien ligge?")
    await _make(page, upkeep.backup_folder(place))


async def _show(page: BaseScreen, found: list[Backup]) -> None:
    desk = page.services.desk
    lines = [f"Sammen med arkivet, i {desk.store.backup_folder}:"]
    lines += (f"{when(one)}  {one.size // 1024 + 1} KB" for one in found)
    others = await working(page, partial(upkeep.elsewhere, desk))
    if others:
        lines += ["", "Andre steder, senest:"]
    for one in others:
        gone = "" if one.is_here else "  (er her ikke lige nu)"
        lines.append(f"{say(one.at.date())} kl. {clock(one.at)}  {one.folder}{gone}")
    await page.app.push_screen_wait(Tell("Sikkerhedskopier", "\n".join(lines)))
