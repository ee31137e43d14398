"""A mentor's vault for a real terminal, the way in, and what a command line makes of it."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from tests.stories.test_first_day import do
from tests.terminal import OURS, Terminal
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Me, desk_on
from vip2tui.services.house import services_for
from vip2tui.storage import vault
from vip2tui.storage.keys import Cost

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.house import Services

PHRASE = "solsikke havregryn cykelsti tordenvejr lanterne"
CHEAP = Cost(memory=64 * 1024, time=1, lanes=1)


def made(home: Path) -> Path:
    """Make a mentor's vault with one citizen, Søren; return its folder."""
    store, _ = vault.create(home, PHRASE, cost=CHEAP)
    me = Me("d", "Laptop", "Mette", Role.MENTOR, "Eksempelkøbing", "w1", ("w1",))
    store.commit((), [me.row()])
    services_for(desk_on(store)).citizens.add("Søren Ærø")
    store.close()
    return home


def the_file(home: Path) -> Path:
    """Return the generation in charge."""
    return max(home.glob("vault-*.v2t"))


def opened(home: Path) -> Services:
    """Open the vault as the program does; close its store afterwards."""
    return services_for(desk_on(vault.open(home, PHRASE)))


def notes(home: Path) -> list[str]:
    """Return the texts that are saved about the citizen."""
    services = opened(home)
    try:
        (citizen,) = services.citizens.ids()
        return [one.text for one in services.citizens.get(citizen).entries]
    finally:
        services.desk.store.close()


def unlock(terminal: Terminal, *, to: str = "I dag", phrase: str = PHRASE) -> str:
    """Type the passphrase; return the screen it leads to, in one line of words."""
    terminal.until("Adgangskode")
    terminal.settle()
    do(terminal, phrase)
    terminal.press("enter")
    terminal.until(to, seconds=30)
    return words(terminal)


def words(terminal: Terminal) -> str:
    """Return the screen as one line: a sentence may go over several."""
    return " ".join(terminal.settle().replace("│", " ").split())


def by_line(home: Path, *line: str, phrase: str = PHRASE) -> tuple[int, str]:
    """Run a command with no terminal; return its exit code and what stood on stderr."""
    known = {**os.environ, "VIP2TUI_HOME": str(home), "VIP2TUI_PASSPHRASE": phrase}
    done = subprocess.run(
        [*OURS, *line],
        env=known,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done.returncode, " ".join(done.stderr.split())
