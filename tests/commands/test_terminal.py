"""With somebody at the keyboard: what is asked, and what an answer does."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from tests.commands.helpers import OTHER, PHRASE
from tests.terminal import OURS, Terminal

if TYPE_CHECKING:
    from pathlib import Path


def terminal(home: Path, *words: str, phrase: str = "") -> Terminal:
    return Terminal([*OURS, *words], home=home, env={"VIP2TUI_PASSPHRASE": phrase})


def test_the_passphrase_is_asked_for_and_not_shown(home: Path) -> None:
    with terminal(home, "citizen", "add", "--name", "Søren Ærø") as seen:
        seen.until("Adgangskode:")
        seen.press(PHRASE, "enter")
        assert seen.ended() == 0
        assert "Søren Ærø er oprettet og gemt." in seen.shown()
        assert PHRASE.encode() not in seen.raw


def test_the_open_copy_asks_for_the_word(home: Path) -> None:
    file = home.parent / "kopi.json"
    for typed, code in (("ja", 1), ("ulåst", 0)):
        with terminal(home, "send", "--open-copy", str(file), phrase=PHRASE) as seen:
            seen.until("Skriv «ulåst»")
            assert "ADVARSEL" in seen.shown()
            seen.press(typed, "enter")
            assert seen.ended() == code
        assert file.exists() is (code == 0)


def test_a_new_passphrase_is_typed_twice(home: Path) -> None:
    with terminal(home, "passphrase", "change", phrase=PHRASE) as seen:
        seen.until("Ny adgangskode:")
        seen.press(OTHER, "enter")
        seen.until("Skriv den igen:")
        seen.press(PHRASE, "enter")
        assert seen.ended() == 2
        assert "ikke ens" in seen.shown()


def test_ctrl_c_at_the_question_is_answered_in_danish(home: Path) -> None:
    with terminal(home, "today") as seen:
        seen.until("Adgangskode:")
        seen.process.send_signal(signal.SIGINT)
        assert seen.ended() == 130
        assert "Intet er gjort halvt" in seen.shown()
        assert "Abort" not in seen.shown()
