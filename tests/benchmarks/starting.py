"""How long to the passphrase prompt, and from Enter to «I dag», beside a bare Textual app.

Each is a real process in a real pseudo-terminal; the clock stops when the words are on the screen.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.terminal import Terminal
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Me, desk_on
from vip2tui.services.house import services_for
from vip2tui.storage import vault
from vip2tui.storage.keys import Cost

if TYPE_CHECKING:
    from pathlib import Path

PHRASE = "solsikke havregryn cykelsti tordenvejr lanterne"

BARE = """
from textual.app import App
from textual.widgets import Input, Static
class Bare(App):
    def compose(self):
        yield Static("BAREAPP")
        yield Input()
Bare().run()
"""


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """Return median seconds: bare app, our prompt, Enter to «I dag», the key derivation alone."""
    home = folder / "home"
    cost = Cost(memory=64 * 1024, time=1, lanes=4)
    a_vault(home, cost)
    times: dict[str, list[float]] = {"bare": [], "prompt": [], "today": [], "kdf": []}
    for _ in range(rounds):
        with Terminal((sys.executable, "-c", BARE)) as bare:
            times["bare"].append(bare.until("BAREAPP"))
        with Terminal(home=home) as ours:
            times["prompt"].append(ours.until("Adgangskode", "adgangskode"))
            ours.settle(quiet=1)  # a person types
            ours.press(PHRASE)
            ours.settle()
            begun = time.perf_counter() - ours.started
            ours.press("enter")
            times["today"].append(ours.until("Søren") - begun)
        start = time.perf_counter()
        vault.open(home, PHRASE, read_only=True).close()
        times["kdf"].append(time.perf_counter() - start)
    return {name: statistics.median(found) for name, found in times.items()}


def a_vault(home: Path, cost: Cost = Cost(memory=64 * 1024, time=1, lanes=4)) -> None:  # noqa: B008
    """Make a vault with one citizen in a course."""
    store, _ = vault.create(home, PHRASE, cost=cost)
    store.commit((), [Me("d", "Laptop", "Mette", Role.MENTOR, "DEMO", "w", ("w",)).row()])
    services = services_for(desk_on(store))
    citizen = services.citizens.add("Søren Ærø")
    services.courses.start(
        services.citizens.get(citizen),
        SHIPPED.package("rengoering"),
        SHIPPED.checklist(),
        services.desk.today() - timedelta(days=20),
        tovholder="Tove Holm",
    )
    store.close()
