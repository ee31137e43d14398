"""A vault that nobody can open any more is set aside whole, so that another can begin in its place.

Its folder gets another name and nothing in it is touched: if a code turns up, it opens as before.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from vip2tui.base.patience import move, remove_folder
from vip2tui.base.sharers import is_others
from vip2tui.services.desk import RefusedError
from vip2tui.storage.errors import VaultInUseError, WriteError
from vip2tui.storage.lock import holder
from vip2tui.storage.traces import was_vault

if TYPE_CHECKING:
    from vip2tui.services.desk import Desk
    from vip2tui.services.exchange.sending import MadeFile


def set_aside(home: Path, today: date) -> Path | None:
    """Give a vault's folder another name beside it, and return that; None if there is no vault.

    Raises:
        VaultInUseError: If it is open.
        StorageError: If the disk refused; it lies where it lay.
    """
    if not was_vault(home):
        return None
    if (who := holder(home)) is not None:
        raise VaultInUseError(who)
    names = (f"{home.name}-gammelt-{today.isoformat()}{f'-{n}' if n else ''}" for n in count())
    aside = next(one for one in map(home.with_name, names) if not os.path.lexists(one))
    others = [one.name for one in home.iterdir() if is_others(home, one.name)]
    try:
        move(home, aside)
        for name in others:  # what is not this vault's goes on lying where it lay
            home.mkdir(exist_ok=True)
            move(aside / name, home / name)
    except OSError as error:
        raise WriteError from error
    return aside


def put_back(home: Path, aside: Path | None) -> None:
    """Let it lie where it lay, where nothing was made in its place."""
    if aside is not None and not was_vault(home):
        with suppress(OSError):
            others = [one.name for one in home.iterdir()] if home.exists() else []
            for name in others:
                move(home / name, aside / name)
            if home.exists():
                remove_folder(home)
            move(aside, home)


def file_of_old(desk: Desk, place: Path) -> list[MadeFile]:
    """Make the file to the office of a vault that was set aside, once a code has opened it.

    Raises:
        RefusedError: If it knows no office.
        NotWrittenError: If the disk refused.
    """
    from vip2tui.services.house import services_for

    services = services_for(desk)
    office = services.sharing.office()
    if office is None:
        raise RefusedError("Arkivet kender ikke noget kontor at lave en fil til. Intet er lavet.")
    return services.sending.send(office.device, place)
