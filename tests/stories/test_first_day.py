"""A mentor's first day: the program is new, one citizen, one package, three ticks, one note.

Played by key presses in a real terminal of 80×24; what is asserted is what stands on the screen.
"""

from __future__ import annotations

import re
from time import sleep
from typing import TYPE_CHECKING

from screens.vault.first_run import HABIT
from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "[/ æøå @"


def do(terminal: Terminal, *keys: str) -> str:
    """Press keys one by one, each answered before the next; return the screen."""
    for key in keys:
        drawn = len(terminal.raw)
        terminal.press(key)
        terminal.answered(drawn)
    return terminal.settle()


def first_run(terminal: Terminal) -> str:
    """Answer the first run's questions; return the passphrase."""
    terminal.until("trin 1 af 4")
    terminal.settle()
    do(terminal, "enter", "Mette Mentor", "enter", "Eksempelkøbing", "enter")
    terminal.until("trin 2 af 4")
    words = re.search(r"fem ord ─+[^│]*│ +([a-z ]+?) +│", terminal.settle())
    assert words, terminal.shown()
    terminal.press("enter")
    terminal.until("trin 3 af 4", seconds=60)
    groups = dict(re.findall(r"Gruppe (\d): +((?:\w +){5})", terminal.settle()))
    terminal.press("enter")
    terminal.until("Skriv to af grupperne")
    asked = re.findall(r"─ Gruppe (\d) ─", terminal.settle())
    assert len(asked) == 2, terminal.shown()
    for number in asked:
        do(terminal, groups[number].replace(" ", ""))
    terminal.until("trin 4 af 4")
    assert "å √  @ √  [ √  ] √" in do(terminal, "å", "@", "[", "]")
    sleep(HABIT)  # Enter just after the last letter belongs to that letter
    terminal.press("enter")
    return words[1]


def one_day(terminal: Terminal) -> None:
    """Play the day: citizen, package, three ticks, a note and its undo, a search."""
    do(terminal, "ctrl+n", "Søren Ærø", "enter")
    terminal.until("[Overblik]")  # the page is read in when it is first wanted
    assert "Søren" in terminal.settle()
    assert "Lagerarbejder i medicinalindustri" in do(terminal, "f3", "medicin", "enter")
    assert "Hvem er Sørens tovholder?" in do(terminal, "enter")
    assert "Hvornår begynder Søren?" in do(terminal, "Tove Holm", "enter")
    do(terminal, "i morgen", "enter")
    assert "FØR START: 0 af 14" in do(terminal, "f4")
    assert "FØR START: 3 af 14" in do(terminal, "space", "down", "space", "down", "space")
    assert HOSTILE in do(terminal, "f6", HOSTILE)
    do(terminal, "ctrl+s")
    assert "Fortryd: notatet «[/ æøå @»" in do(terminal, "ctrl+z")
    assert "Fortrudt: notatet «[/ æøå @»" in do(terminal, "enter")
    assert HOSTILE in do(terminal, "f6", HOSTILE)
    do(terminal, "ctrl+s")
    found = do(terminal, "f7", "soren")
    assert "Borger" in found
    assert "Søren Ærø" in found


def test_a_mentors_first_day_by_keys(tmp_path: Path) -> None:
    home = tmp_path / "arkiv"
    with Terminal(home=home) as terminal:
        phrase = first_run(terminal)
        terminal.until("Her er ingen borgere endnu.")
        terminal.settle()
        one_day(terminal)
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        assert "Sikkerhedskopien" not in terminal.shown()
    assert list(home.glob("sikkerhedskopier/*.v2t"))
    with Terminal(home=home) as terminal:
        terminal.until("Adgangskode")
        terminal.settle()
        do(terminal, phrase, "enter")
        terminal.until("I dag", seconds=30)
        assert "Søren" in terminal.settle()
        assert do(terminal, "f4").count("[√]") == 3
        assert HOSTILE in do(terminal, "right")
        assert "Fortryd: notatet «[/ æøå @»" in do(terminal, "ctrl+z")
    for name in ("Søren", "Mette", HOSTILE):
        assert not any(name.encode() in path.read_bytes() for path in home.rglob("*.*"))
