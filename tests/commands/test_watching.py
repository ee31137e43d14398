"""How far it is, at the line: on a terminal alone, one line, and gone when it is done."""

from __future__ import annotations

import io
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest

from vip2tui.base.progress import EVERY, FILES, SILENT, SOON, Step
from vip2tui.commands import watching
from vip2tui.commands.line import Line
from vip2tui.commands.watching import OnTerminal, Spoken, watched

if TYPE_CHECKING:
    from collections.abc import Iterator


class Screen(io.StringIO):
    """A terminal of one line, as it is seen."""

    encoding = "utf-8"

    def __init__(self, *, is_terminal: bool = True) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    @property
    def shown(self) -> str:
        cells: list[str] = []
        for part in self.getvalue().split("\r"):
            cells[: len(part)] = part
        return "".join(cells).rstrip()


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    screen = Screen()
    monkeypatch.setattr(watching, "_stream", lambda: screen)
    monkeypatch.setenv("COLUMNS", "80")
    return screen


def test_a_line_is_written_over_and_taken_away(screen: Screen) -> None:
    clock = Clock()
    shown = OnTerminal(Line(), "Filer bliver hentet", clock)
    for done, now in ((0, 0.0), (1, SOON + 0.1), (2, SOON + 0.1 + EVERY / 2)):
        clock.now = now
        shown.tell(Step(done, 40, FILES))
    assert screen.shown.startswith("Filer bliver hentet: ")
    assert screen.shown.endswith(" 1 af 40 filer · ca. 20 sekunder tilbage")
    clock.now = 30.0
    shown.tell(Step(39, 40, FILES))
    assert screen.shown.endswith("39 af 40 filer")
    assert "\n" not in screen.getvalue()
    assert max(map(len, screen.getvalue().split("\r"))) < 80
    shown.clear()
    assert screen.shown == ""


def test_a_long_step_is_shown_though_nothing_comes_after_it(screen: Screen) -> None:
    shown = OnTerminal(Line(), "Filer bliver hentet")
    shown.tell(Step(0, 3, FILES))
    until = monotonic() + 10
    while not screen.shown and monotonic() < until:
        sleep(0.02)
    assert screen.shown.endswith("0 af 3 filer")
    shown.tell(Step(1, 3, FILES))
    while "1 af 3" not in screen.shown and monotonic() < until:
        sleep(0.02)
    assert screen.shown.endswith("1 af 3 filer")
    shown.clear()
    sleep(2 * EVERY)
    assert screen.shown == ""


def test_what_is_quick_writes_nothing(screen: Screen) -> None:
    clock = Clock()
    shown = OnTerminal(Line(), "Filer bliver hentet", clock)
    clock.now = SOON / 2
    shown.tell(Step(3, 4, FILES))
    shown.clear()
    assert screen.getvalue() == ""


def test_a_hostile_name_is_shown_as_words(screen: Screen) -> None:
    clock = Clock()
    shown = OnTerminal(Line(), "Filen bliver hentet", clock)
    clock.now = 1.0
    shown.tell(Step(0, 1, FILES, "\x1b]52;c;AA\x07 \u202e\rnavn\n" + "lang " * 99))
    assert not {"\x1b", "\x07", "\u202e", "\n"} & set(screen.getvalue())
    assert max(map(len, screen.getvalue().split("\r"))) < 80
    assert screen.shown.startswith("Filen bliver hentet: ")


@pytest.mark.parametrize("case", ["pipe", "json", "none"])
def test_in_a_pipe_or_for_a_program_nobody_is_told(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen(is_terminal=case != "pipe")
    monkeypatch.setattr(watching, "_stream", lambda: None if case == "none" else screen)
    with watched(Line(json=case == "json"), "Filer bliver hentet") as progress:
        assert progress is SILENT
    assert screen.getvalue() == ""


def test_what_is_said_beside_it_takes_the_line_away_first(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks: Iterator[float] = iter([0.0, 1.0, 2.0])
    monkeypatch.setattr(OnTerminal.__init__, "__defaults__", (lambda: next(clocks),))
    line = Line()
    with watched(line, "Filer bliver hentet") as progress:
        progress.tell(Step(1, 4, FILES))
        assert "1 af 4 filer" in screen.shown
        line.tell("Det er meget på én gang.")
        assert screen.shown == ""
        progress.tell(Step(2, 4, FILES))
        assert "2 af 4 filer" in screen.shown
    assert screen.shown == ""
    assert line.before_words is None


def test_who_hears_it_is_told_a_sentence_now_and_then() -> None:
    said: list[str] = []
    clock = Clock()
    spoken = Spoken(said.append, clock)
    for second in range(13):
        clock.now = float(second)
        spoken.tell(Step(second, 40, FILES))
    assert said == [
        "5 af 40 filer, ca. 35 sekunder tilbage.",
        "10 af 40 filer, ca. 30 sekunder tilbage.",
    ]
