"""How long to the passphrase prompt, and from Enter to «I dag», beside a bare Textual app.

Each is a real process in a real pseudo-terminal; the clock stops when the words are on the screen.
"""

from __future__ import annotations

import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from vip2tui.domain.facts import Role
from vip2tui.services.desk import Me
from vip2tui.services.house import services_for
from vip2tui.services.opening import desk_on
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


class Terminal:
    """A process in a pseudo-terminal of 80×24."""

    def __init__(self, *command: str, home: Path | None = None) -> None:
        import fcntl
        import termios

        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        env = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        if home:
            env["VIP2TUI_HOME"] = str(home)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True
        )
        os.close(slave)
        self.output = b""

    def until(self, *words: str, seconds: float = 20) -> float:
        """Return when one of the words has been drawn, as seconds since the start."""
        wanted = [word.encode() for word in words]
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            if any(word in self.output for word in wanted):
                return time.perf_counter() - self.started
            if select.select([self.master], [], [], 0.05)[0]:
                with suppress(OSError):
                    self.output += os.read(self.master, 65536)
        raise TimeoutError(self.output[-2000:].decode(errors="replace"))

    def type(self, text: str) -> None:
        self.output = b""
        os.write(self.master, text.encode())

    def end(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.master)


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """Return median seconds: bare app, our prompt, Enter to «I dag», the key derivation alone."""
    home = folder / "home"
    cost = Cost(memory=64 * 1024, time=1, lanes=4)
    _vault(home, cost)
    times: dict[str, list[float]] = {"bare": [], "prompt": [], "today": [], "kdf": []}
    for _ in range(rounds):
        bare = Terminal(sys.executable, "-c", BARE)
        times["bare"].append(bare.until("BAREAPP"))
        bare.end()
        ours = Terminal(sys.executable, "-m", "vip2tui", home=home)
        times["prompt"].append(ours.until("Adgangskode", "adgangskode"))
        time.sleep(1)  # a person types
        ours.type(PHRASE)
        time.sleep(0.3)
        begun = time.perf_counter() - ours.started
        ours.type("\r")
        times["today"].append(ours.until("Søren") - begun)
        ours.end()
        start = time.perf_counter()
        vault.open(home, PHRASE, read_only=True).close()
        times["kdf"].append(time.perf_counter() - start)
    return {name: statistics.median(found) for name, found in times.items()}


def _vault(home: Path, cost: Cost) -> None:
    store, _ = vault.create(home, PHRASE, cost=cost)
    store.commit((), [Me("d", "Laptop", "Mette", Role.MENTOR, "DEMO", "w", ("w",)).row()])
    services = services_for(desk_on(store))
    citizen = services.citizens.add("Søren Ærø")
    from datetime import timedelta

    from vip2tui import catalog

    services.courses.start(
        services.citizens.get(citizen),
        catalog.package("rengoering"),
        catalog.checklist(),
        services.desk.today() - timedelta(days=20),
    )
    store.close()
