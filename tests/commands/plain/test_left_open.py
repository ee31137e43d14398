"""Left open on the desk, or stopped: it locks, and what was typed, also of a line, is a draft."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from tests.commands.helpers import PHRASE
from tests.commands.plain.test_week import NOTE
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

SOON = """
from vip2tui.services.vault.settings import SettingService
SettingService.lock_after = property(lambda _: 3 / 60)
from vip2tui import cli
cli.main(["--plain"])
"""


def opened(home: Path, command: str = SOON) -> Terminal:
    return Terminal([sys.executable, "-c", command], home=home, env={"VIP2TUI_PASSPHRASE": PHRASE})


def text_of(vip: Vip) -> str:
    (draft,) = vip("draft", "list", "--json").json
    return str(draft["fields"]["text"])


def test_it_locks_and_keeps_the_line_that_was_half_typed(amina: str, home: Path, vip: Vip) -> None:
    assert amina
    with opened(home) as seen:
        seen.until("Nummer:")
        seen.press(NOTE, "enter")
        seen.until("Linje 1:")
        seen.press("Første linje", "enter")
        seen.until("Linje 2:")
        seen.press("halv sø")
        seen.until("Låst, fordi ingen svarede.")
        assert seen.ended() == 0
        assert "er gemt som kladde" in seen.shown()
    assert text_of(vip) == "Første linje\nhalv sø"


def test_it_locks_at_a_choice(amina: str, home: Path) -> None:
    assert amina
    with opened(home) as seen:
        seen.until("Låst, fordi ingen svarede.")
        assert seen.ended() == 0


def test_ctrl_c_leaves_a_draft(amina: str, home: Path, vip: Vip) -> None:
    assert amina
    with opened(home, "from vip2tui import cli; cli.main(['--plain'])") as seen:
        seen.until("Nummer:")
        seen.press(NOTE, "enter")
        seen.until("Linje 1:")
        seen.press("Første linje", "enter")
        seen.until("Linje 2:")
        seen.process.send_signal(signal.SIGINT)
        assert seen.ended() == 130
        assert "Afbrudt." in seen.shown()
    assert text_of(vip) == "Første linje"
