"""What Windows tells of a console that closes: drafts are sealed within the seconds it gives."""

from __future__ import annotations

import ctypes
import signal
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from screens.citizen.note import NoteScreen
from tests.screens.stage import house, press, until, with_course
from vip2tui.app import Vip2App
from vip2tui.base import ending

if TYPE_CHECKING:
    from pathlib import Path

CTRL_C, BREAK, CLOSE, LOG_OFF, SHUTDOWN = 0, 1, 2, 5, 6


@pytest.mark.parametrize("event", [CLOSE, LOG_OFF, SHUTDOWN])
def test_the_system_waits_until_all_is_done(event: int) -> None:
    done, told = threading.Event(), list[int]()
    happened = ending.routine(told.append, done)
    answers: list[int] = []
    waiting = threading.Thread(target=lambda: answers.append(happened(event)))
    waiting.start()
    waiting.join(0.05)
    assert (told, answers) == ([signal.SIGTERM], [])
    done.set()
    waiting.join(5)
    assert answers == [1]


@pytest.mark.parametrize("event", [CTRL_C, BREAK])
def test_ctrl_c_is_left_to_python(event: int) -> None:
    told: list[int] = []
    assert ending.routine(told.append, threading.Event())(event) == 0
    assert told == []


def test_what_never_ends_is_not_waited_for_longer_than_windows_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ending, "_PATIENCE", 0.01)
    assert ending.routine(lambda _: None, threading.Event())(CLOSE) == 1
    monkeypatch.undo()
    assert ending._PATIENCE < 5


def test_the_routine_is_given_to_windows_and_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    set_: list[tuple[Any, int]] = []
    kernel = SimpleNamespace(SetConsoleCtrlHandler=lambda one, on: set_.append((one, on)))
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(ctypes, "WINFUNCTYPE", lambda *_: lambda do: do, raising=False)
    told: list[int] = []
    with ending._console(told.append, threading.Event(), "win32"):
        ((routine, on),) = set_
        assert (routine(CTRL_C), on) == (0, 1)
    assert set_ == [(routine, 1), (routine, 0)]


@pytest.mark.parametrize("event", [CLOSE, LOG_OFF, SHUTDOWN])
async def test_what_is_being_typed_is_kept_when_the_window_is_closed(
    event: int, tmp_path: Path
) -> None:
    services = house()
    with_course(services)
    app = Vip2App(tmp_path / "arkiv", services=services)
    done = threading.Event()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f6")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await press(pilot, *"mødet")
        system = threading.Thread(target=ending.routine(app.end_from_outside, done), args=(event,))
        system.start()
        await until(pilot, lambda: app._exit)
    done.set()
    system.join(5)
    assert not system.is_alive()
    kept = services.desk.store.rows("drafts")
    assert any("mødet" in str(row) for row in kept.values())
