"""Vaults that open in a few milliseconds, and the command line as its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tests.storage.helpers import CHEAP, OTHER, PHRASE
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Me, me_of, new_id, new_writer
from vip2tui.storage import vault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = [
    "OTHER",
    "PHRASE",
    "bytes_of",
    "cheaper",
    "is_mine_alone",
    "make_vault",
    "process",
    "rewritten",
]

PATIENCE = 300
"""Seconds for one line: under Wine, on a busy machine, a start alone takes half a minute."""


def make_vault(home: Path, role: Role = Role.MENTOR, device: str = "Laptop Nord") -> str:
    """Make a vault and return its recovery code."""
    store, code = vault.create(home, PHRASE, cost=CHEAP)
    writer = new_writer()
    me = Me(new_id(), device, "Mette Holm", role, "Vejle Kommune", writer, (writer,))
    store.commit((), [me.row()])
    store.close()
    return code


def rewritten(home: Path, change: Callable[[Me], Me]) -> None:
    """Put other facts of who is at the computer in a vault."""
    store = vault.open(home, PHRASE)
    store.commit((), [change(me_of(store)).row()])
    store.close()


def cheaper(home: Path) -> None:
    """Reseal a vault so that its passphrase is quick to try; the recovery code stays."""
    store = vault.open(home, PHRASE)
    store.change_passphrase(PHRASE, cost=CHEAP)
    store.close()


def is_mine_alone(path: Path) -> bool:
    """Whether only the owner may read a file; Windows says it another way."""
    return sys.platform == "win32" or path.stat().st_mode & 0o777 == 0o600


def bytes_of(home: Path) -> dict[str, bytes]:
    """Every file but the lock, which names the process that last held it."""
    return {
        path.name: path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.name != "vault.lock"
    }


def process(
    home: Path, *args: str, env: dict[str, str] | None = None, **more: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a person's shell would, with nobody at the keyboard."""
    known = {"VIP2TUI_HOME": str(home), "VIP2TUI_PASSPHRASE": PHRASE} | (env or {})
    return subprocess.run(
        [sys.executable, "-m", "vip2tui", *args],
        env={**os.environ, **known},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
        **more,
    )
