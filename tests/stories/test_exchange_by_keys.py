"""To the office and back, played by keys at 80×24: a note and a tick go, and the answer comes home.

The demo's computers know each other already; the file lies in Documents, as a stick would.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.stories.test_first_day import do
from tests.terminal import Terminal
from vip2tui.demo import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from vip2tui.demo import DemoHomes

NOTE = "Øvede truck [/] æøå"


@pytest.fixture
def homes(tmp_path: Path) -> DemoHomes:
    (tmp_path / "Documents").mkdir()
    return build(tmp_path / "demo", citizens=6)


def at(home: Path, phrase: str, user: Path) -> AbstractContextManager[Terminal]:
    """Return the program open on a computer of the demo."""
    from contextlib import contextmanager

    @contextmanager
    def opened() -> Iterator[Terminal]:
        env = {"HOME": str(user), "XDG_CONFIG_HOME": str(user / ".config")}
        with Terminal(home=home, env=env) as terminal:
            terminal.until("Adgangskode")
            terminal.settle()
            do(terminal, phrase, "enter")
            terminal.until("I dag ·", seconds=30)
            terminal.settle()
            yield terminal
            terminal.press("ctrl+q")
            assert terminal.ended() == 0

    return opened()


def files(user: Path) -> list[str]:
    return sorted(one.name for one in (user / "Documents").iterdir())


def write_and_tick(terminal: Terminal) -> None:
    """Write a note about the first of the citizens, and tick the first point that can be."""
    do(terminal, "f6", "enter", NOTE)
    assert "Gemt" in do(terminal, "ctrl+s")
    assert "[√]" in do(terminal, "f4", "space")


def carried(terminal: Terminal) -> int:
    """Return how many files the computer has sent and fetched before, as Send/hent says."""
    do(terminal, "f8")
    terminal.until(" filer ──")
    found = re.search(r"(\d+) filer ──", terminal.shown())
    assert found
    do(terminal, "esc")
    return int(found[1])


def test_a_note_and_a_tick_reach_the_office_and_the_answer_comes_home(
    homes: DemoHomes, tmp_path: Path
) -> None:
    with at(homes.mentor, homes.passphrase, tmp_path) as mentor:
        before = carried(mentor)
        write_and_tick(mentor)
        assert "2 skal sendes" in mentor.shown().split("\n")[0]
        do(mentor, "f8")
        mentor.until("1 borger, 1 notat, 1 flueben")
        assert "til kommunen. Hvor?" in do(mentor, "enter")
        do(mentor, "enter")
        mentor.until("Her, i Dokumenter")
        do(mentor, "enter")
        mentor.until("Gemt i Dokumenter som")
        (file,) = files(tmp_path)
        assert "laptop-nord-1-til" in file
        assert "2 undervejs" in do(mentor, "enter").split("\n")[0]
    with at(homes.office, homes.passphrase, tmp_path) as office:
        do(office, "f8", "ctrl+o")
        office.until(file[:40])
        do(office, "enter")
        office.until("Nyt: 1 notat")
        do(office, "left", "enter")
        office.until("1 fil er hentet. Fortryd med Ctrl+Z.")
        do(office, "enter", "esc")
        office.until("1 computer venter på kvittering")
        do(office, "home", "down", "enter")
        while "Hvor?" not in office.settle():
            do(office, "enter")  # nothing new, but a receipt
        do(office, "enter")
        office.until("Her, i Dokumenter")
        do(office, "enter")
        office.until("Filen er klar")
        do(office, "enter")
    answer = next(name for name in files(tmp_path) if name != file)
    with at(homes.mentor, homes.passphrase, tmp_path) as mentor:
        do(mentor, "f8", "ctrl+o")
        mentor.until(answer[:40])
        do(mentor, "enter")
        mentor.until("liste over computere")
        do(mentor, "left", "enter")
        mentor.until("2 ting, du har sendt, er modtaget.")
        do(mentor, "enter")
        mentor.until("kommunen har alt")
        shown = do(mentor, "f7", "øvede")
        assert NOTE in shown
        do(mentor, "enter")
        mentor.until("modtaget af kommunen")
        do(mentor, "f8")
        mentor.until(f"{before + 2} filer ──")
        do(mentor, "end", "up", "up", "enter")
        mentor.until(f"{before + 2} filer.")
        assert ": hentet" in mentor.shown()
