"""Ask Linux' own programs of what was written under Wine: ``pytest -p tests.windows.programs``.

Windows has no ``qpdf`` nor ``pdfinfo`` to ask; Wine can start the ones beside it, but neither waits
for them nor reads them, so a shell writes what was said into files.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.papers import read_back

SHELL = "Z:\\bin\\sh"
SCRIPT = """
command -v "$1" >/dev/null || set -- sh -c "exit 127"
"$@" >said 2>error
echo $? >code.part
mv code.part code
"""
SECONDS = 120


def run(*words: str | Path) -> str:
    """Return what a program of Linux says, as `read_back.run` does."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        _start([_linux(one) if isinstance(one, Path) else one for one in words], place)
        ends = time.monotonic() + SECONDS
        while not (place / "code").exists():
            assert time.monotonic() < ends, f"{words[0]} did not end"
            time.sleep(0.05)
        code = int((place / "code").read_text(encoding="ascii"))
        if code == 127:
            pytest.skip(f"{words[0]} is not on the Linux that Wine runs on")
        assert code == 0, (place / "error").read_text(encoding="utf-8")
        return (place / "said").read_text(encoding="utf-8")


def _linux(path: Path) -> str:
    name = ctypes.CDLL("kernel32").wine_get_unix_file_name
    name.argtypes, name.restype = [ctypes.c_wchar_p], ctypes.c_char_p
    return bytes(name(str(path.resolve()))).decode("utf-8")


def _start(words: list[str], folder: Path) -> None:
    if sys.platform == "win32":
        import _winapi

        line = subprocess.list2cmdline([SHELL, "-c", SCRIPT, "sh", *words])
        _winapi.CreateProcess(SHELL, line, None, None, False, 0, None, str(folder), None)


read_back.run = run
