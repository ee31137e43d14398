"""Every test module is read where POSIX' own modules are missing, as on Windows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
MISSING = ("resource", "termios", "fcntl", "pty", "tty", "pwd", "grp")
READ = """
import importlib, sys, traceback
from pathlib import Path

import pytest
import textual.app  # the framework's own driver for this system may have them

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in %r:
            raise ModuleNotFoundError(name)

for name in %r:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Missing())
wrong = []
for path in sorted(Path("tests").rglob("*.py")):
    name = ".".join(path.with_suffix("").parts)
    if name.endswith("__main__"):
        continue
    try:
        importlib.import_module(name)
    except pytest.skip.Exception:
        pass
    except BaseException as error:
        wrong.append(f"{name}: {type(error).__name__}: {error}")
print("\\n".join(wrong))
"""


def test_no_test_module_needs_what_windows_lacks() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ % (MISSING, MISSING)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
