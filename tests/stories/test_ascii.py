"""``vip2tui --ascii``: frames, bars and signs of the keyboard alone, also after a lock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.app import App

from screens import themes
from tests.stories.helpers import by_line, made, unlock
from tests.terminal import OURS, Terminal
from vip2tui.pictures.signs import ASCII, FINE, in_ascii

if TYPE_CHECKING:
    from pathlib import Path

DRAWN = re.compile("[\u2190-\u2bff]")


def test_nothing_is_drawn_with_more_than_ascii_and_a_lock_changes_nothing(tmp_path: Path) -> None:
    home = made(tmp_path / "hjem")
    with Terminal([*OURS, "--ascii"], home=home) as seen:
        unlock(seen)
        today = seen.settle()
        assert "+--" in today
        assert not DRAWN.search(today)
        seen.press("f2")
        assert not DRAWN.search(seen.settle())
        seen.press("f10")
        assert not DRAWN.search(seen.settle())
        seen.press("esc", "ctrl+l")
        seen.until("Adgangskode")
        assert not DRAWN.search(unlock(seen))


def test_the_setting_does_the_same(tmp_path: Path) -> None:
    home = made(tmp_path / "hjem")
    assert by_line(home, "setting", "set", "tegn", "ascii")[0] == 0
    with Terminal(home=home) as seen:
        unlock(seen)
        assert not DRAWN.search(seen.settle())


def test_without_it_frames_are_drawn_as_always(tmp_path: Path) -> None:
    with Terminal(home=made(tmp_path / "hjem")) as seen:
        unlock(seen)
        assert DRAWN.search(seen.settle())


def test_it_stands_above_what_is_set() -> None:
    app: App[None] = App()
    themes.draw_with(app, "fine")
    assert themes.signs(app) == FINE
    themes.draw_ascii_alone(app)
    themes.draw_with(app, "fine")
    assert themes.signs(app) == ASCII


def test_each_sign_stands_for_one_cell_and_is_of_the_keyboard() -> None:
    table = in_ascii()
    assert all(len(plain) == 1 and plain.isascii() and plain.isprintable()
               for plain in table.values())  # fmt: skip
    assert "┌──┐│├┼ ▌►√✓█░▓ ▼←".translate(table) == "+--+|++ |>vv#.% v<"
    assert ASCII.chosen != table[ord("│")], "in a menu the bar stands beside the frame"
    assert "Ærø – «å» …".translate(table) == "Ærø – «å» …"
