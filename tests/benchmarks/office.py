"""An office of 12, 300 and 1,000 citizens: a note by line, and from Enter to «I dag».

Each is a process of its own, as people have it; the sizes take turns, so that a busy moment meets
all of them. The vaults cost the least a passphrase may, so the key derivation hides nothing.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

SIZES = (12, 300, 1_000)
WAYS = ("id", "the beginning of the id", "name")
HELP = "Tryk Enter på en linje"
KEYS = 15
"""How many keys are pressed while the day is read."""


@dataclass(frozen=True)
class Home:
    """A made-up office."""

    path: Path
    phrase: str
    citizen: str
    name: str


def made(folder: Path, citizens: int) -> Home:
    """Return an office of so many people."""
    told = _run(["demo", "--into", str(folder), "--citizens", str(citizens)], {})
    phrase = re.search(r"^Adgangskode: (.+)$", told, re.MULTILINE)
    assert phrase
    home = Home(folder / "office", phrase[1].strip(), "", "")
    told = _run(["citizen", "add", "--name", "Ottilie Enestående", "--json"], _env(home))
    found = re.search(r'"id": "([^"]+)"', told)
    assert found
    return Home(home.path, home.phrase, found[1], "Ottilie Enestående")


def note(homes: dict[int, Home], rounds: int) -> dict[tuple[int, str], tuple[float, float]]:
    """Return, by size and way to say who, the median seconds and processor seconds of a note."""
    taken: dict[tuple[int, str], list[tuple[float, float]]] = {}
    for _ in range(rounds):
        for way in WAYS:
            for size, home in homes.items():
                who = (home.citizen, home.citizen[:9], home.name)[WAYS.index(way)]
                said = ["log", "add", who, "--type", "note", "--text", "et notat"]
                begun, used = time.perf_counter(), _used()
                _run(said, _env(home))
                taken.setdefault((size, way), []).append(
                    (time.perf_counter() - begun, _used() - used)
                )
    return {
        which: (statistics.median(wall for wall, _ in found), min(used for _, used in found))
        for which, found in taken.items()
    }


def start(home: Home, rounds: int) -> dict[str, float]:
    """Return median seconds from Enter to the frame and to the first line, and what keys take.

    F1 is pressed while the day is read, until the help stands: ``key`` is the median, ``slow`` what
    one of ten is above. The first is not counted: it waits for the help's own program, however few
    citizens there are.
    """
    times: dict[str, list[float]] = {}
    keys: list[float] = []
    for _ in range(rounds):
        with Terminal(home=home.path) as ours:
            ours.until("Adgangskode", "adgangskode")
            ours.settle(quiet=1)
            ours.press(home.phrase)
            ours.settle()
            begun = time.perf_counter() - ours.started
            ours.press("enter")
            times.setdefault("frame", []).append(ours.until("I dag ·", seconds=120) - begun)
            first = ours.until("skal afgøres:", "frist", seconds=120) - begun
            times.setdefault("first", []).append(first)
            keys += _keys(ours)
    keys.sort()
    found = {name: statistics.median(taken) for name, taken in times.items()}
    return found | {"key": statistics.median(keys), "slow": keys[len(keys) * 9 // 10]}


def _keys(ours: Terminal) -> list[float]:
    """Return what F1 takes, again and again.

    Esc is not counted: its 0.1 s tell it from an arrow key, in any program.
    """
    taken = []
    for _ in range(KEYS + 1):
        pressed = time.perf_counter()
        ours.press("f1")
        _until(ours, shown=True)
        taken.append(time.perf_counter() - pressed)
        ours.press("esc")
        _until(ours, shown=False)
    return taken[1:]


def _until(ours: Terminal, *, shown: bool) -> None:
    while (HELP in ours.shown()) != shown:
        ours.read(0.01)


def _env(home: Home) -> dict[str, str]:
    return {"VIP2TUI_HOME": str(home.path), "VIP2TUI_PASSPHRASE": home.phrase}


def _used() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


def _run(words: list[str], env: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "vip2tui", *words],
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
