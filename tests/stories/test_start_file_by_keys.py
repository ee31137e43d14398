"""From a start file to the first note, by keys at 80×24, in less than two minutes."""

from __future__ import annotations

import re
from time import monotonic, sleep
from typing import TYPE_CHECKING

from screens.vault.first_run import HABIT
from tests.services.conftest import Office
from tests.stories.test_first_day import do
from tests.terminal import Terminal
from vip2tui.domain.roles import Role
from vip2tui.services.exchange.start_files import Wish

if TYPE_CHECKING:
    from pathlib import Path

TWO_MINUTES = 120


def test_from_a_start_file_to_the_first_note(tmp_path: Path) -> None:
    office = Office(Role.OFFICE, "wkontor")
    amina = office.on_course()
    wish = Wish("Laptop Nord", citizens=[office.see(amina)], tovholder="Tove Holm", phone="1234")
    made = office.all.start_files.make(wish, tmp_path / "ny.vip2start")
    begun = monotonic()
    with Terminal(home=tmp_path / "arkiv") as terminal:
        terminal.until("trin 1 af 4")
        terminal.settle()
        do(terminal, "up", "enter")
        terminal.until("Ingen startfil fundet")
        do(terminal, "down", "enter")
        terminal.until("Hvilken fil?")
        do(terminal, str(made.path), "enter")
        terminal.until("Ring selv til et nummer, du kender")
        shown = terminal.settle()
        assert "Kommunen" in shown
        assert "1234" in shown
        assert "Amina" not in shown
        do(terminal, "agurk agurk", "enter", "Mette Holm", "enter")
        terminal.until("Der skal være 6 ord")
        terminal.settle()
        do(
            terminal,
            *["backspace"] * 11,
            " ".join(word[:4].upper() for word in made.words),
            "enter",
            "enter",
        )
        terminal.until("trin 2 af 4", seconds=60)
        terminal.settle()
        terminal.press("enter")
        terminal.until("trin 3 af 4", seconds=60)
        groups = dict(re.findall(r"Gruppe (\d): +((?:\w +){5})", terminal.settle()))
        terminal.press("enter")
        terminal.until("Skriv to af grupperne")
        for number in re.findall(r"─ Gruppe (\d) ─", terminal.settle()):
            do(terminal, groups[number].replace(" ", ""))
        terminal.until("trin 4 af 4")
        sleep(HABIT)
        terminal.press("enter")
        terminal.until("Amina")
        terminal.settle()
        do(terminal, "f6", "Startet godt", "ctrl+s")
        terminal.until("Gemt")
        assert monotonic() - begun < TWO_MINUTES
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
