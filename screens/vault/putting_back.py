"""Putting a backup in the vault's place shows how far it is, wherever it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from textual.screen import Screen

from screens.working import Working, working

W = TypeVar("W")
_WAIT = "Sikkerhedskopien bliver hentet …"


async def put_back(screen: Screen[Any], act: Callable[..., W]) -> W:
    """Do what takes its `progress`; half of it would be no vault, so it cannot be stopped.

    Raises:
        Vip2Error: What the act raises.
    """
    box = Working(_WAIT)
    return await working(screen, partial(act, progress=box.progress), box)
