"""The drivers: what is written to the terminal at the start and at the end."""

from __future__ import annotations

import asyncio
import importlib
import io
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App
from textual.drivers._writer_thread import WriterThread

from screens import drivers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.driver import Driver


class NoKeys:
    """Stands in for the thread that reads a Windows console."""

    def __init__(self, *_: Any) -> None:
        pass

    def start(self) -> None:
        pass

    def join(self) -> None:
        pass


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Driver]]:
    """Textual's driver for Windows, with a console that does nothing."""
    console = ModuleType("textual.drivers.win32")
    console.enable_application_mode = lambda: lambda: None  # type: ignore[attr-defined]
    console.EventMonitor = NoKeys  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "textual.drivers.win32", console)
    monkeypatch.setattr("textual.drivers.win32", console, raising=False)
    monkeypatch.delitem(sys.modules, "textual.drivers.windows_driver", raising=False)
    yield importlib.import_module("textual.drivers.windows_driver").WindowsDriver
    monkeypatch.delitem(sys.modules, "textual.drivers.windows_driver", raising=False)


def written(driver: type[Driver]) -> str:
    """What a whole run of a driver sends to the terminal."""

    async def run() -> str:
        made: Any = driver(App())
        made._file = io.StringIO()
        made.start_application_mode()
        made.stop_application_mode()
        made.close()
        return str(made._file.getvalue())

    return asyncio.run(run())


def test_windows_is_not_asked_for_kittys_keys_and_keeps_all_else(windows: type[Driver]) -> None:
    plain, sent = written(windows), written(drivers.ours(windows, "win32"))
    assert "\x1b[>1u" in plain, "Textual sends it always"
    assert ">1u" not in sent
    assert "<u" not in sent
    for order in ("?1049h", "?1003h", "?2004h", "?1003l", "?2004l", "?1049l", "?25h"):
        assert f"\x1b[{order}" in sent
    assert sent.index("\x1b[2J") < sent.index("\x1b[?1049l")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_window_that_is_closed_holds_nobody_up(windows: type[Driver]) -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError

    async def run() -> None:
        made: Any = drivers.ours(windows, "win32")(App())
        made._writer_thread = WriterThread(Gone())
        made._writer_thread.start()
        made.write("x")
        made._writer_thread.join(5)
        for _ in range(100):  # the queue has room for thirty
            made.write("x")
        made.close()

    asyncio.run(asyncio.wait_for(run(), 10))
