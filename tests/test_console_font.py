"""Windows' old console gets a font with our signs, and one that has them is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.systems import posix_only
from vip2tui.base import console_font


class Console:
    """What stands for Windows' calls; ``family`` is its font's."""

    def __init__(self, family: int, *, answers: bool = True) -> None:
        self.family, self.answers, self.taken = family, answers, list[str]()
        self.GetStdHandle = lambda _: 7  # takes a ``restype``, which a method does not

    def GetCurrentConsoleFontEx(self, _: Any, __: int, font: Any) -> int:  # noqa: N802
        font._obj.family = self.family
        return int(self.answers)

    def SetCurrentConsoleFontEx(self, _: Any, __: int, font: Any) -> int:  # noqa: N802
        self.taken.append(font._obj.face)
        return 1


def test_a_font_of_256_letters_is_changed() -> None:
    console = Console(family=0x30)
    assert console_font.has_few_letters(console)
    assert console_font.choose(console)
    assert console.taken == ["Consolas"]


@pytest.mark.parametrize("console", [Console(family=0x36), Console(family=0x30, answers=False)])
def test_another_font_and_another_window_are_left_alone(console: Console) -> None:
    assert not console_font.has_few_letters(console)
    assert not console_font.choose(console)
    assert console.taken == []


@posix_only("on Windows it would ask the real console")
def test_elsewhere_nothing_is_asked() -> None:
    assert not console_font.choose()
