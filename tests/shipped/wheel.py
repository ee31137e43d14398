"""The wheel alone, in an environment of its own, outside the checkout.

Its parts come from the registry, so it is a stage of CI: ``pytest -n 0 tests/shipped/wheel.py``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal import Terminal
from vip2tui import __version__

ROOT = Path(__file__).parents[2]
PACKAGES = ("vip2tui", "screens", "packages_data")
WHERE = f"import {', '.join(PACKAGES)} as p; print(vip2tui.__file__, screens.__file__, p.__file__)"
ABOUT = (
    "from importlib.metadata import metadata as m; a = m('vip2tui'); "
    "print(a['License-Expression'], *a.get_all('License-File'), *a.get_all('Project-URL'), sep='|')"
)


@dataclass(frozen=True)
class Alone:
    """An environment with the wheel and what it needs."""

    folder: Path
    wheel: Path
    warned: str

    @property
    def programs(self) -> Path:
        return self.folder / "alone" / ("Scripts" if sys.platform == "win32" else "bin")

    def run(self, *line: str | Path) -> str:
        """Run a line far from the checkout and return what it said; nobody is at the keys."""
        done = subprocess.run(
            line,
            cwd=self.folder,
            env=self.env(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def vip2tui(self, *words: str) -> str:
        return self.run(self.programs / "vip2tui", *words)

    def env(self) -> dict[str, str]:
        known = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
        return known | {"HOME": str(self.folder), "PYTHONUTF8": "1"}


@pytest.fixture(scope="module")
def alone() -> Alone:
    with tempfile.TemporaryDirectory(prefix="vip2tui-wheel-") as place:
        folder = Path(place)
        constraints = ("-c", ROOT / "constraints.txt")
        for name in ("build", "alone"):
            venv.create(folder / name, with_pip=True)
        bare = Alone(folder, folder, "")
        maker = folder / "build" / bare.programs.name / "python"
        bare.run(maker, "-m", "pip", "-q", "install", *constraints, "hatchling")
        made = subprocess.run(
            [maker, "-W", "error", "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        wheel = next(folder.glob("*.whl"))
        bare.run(bare.programs / "python", "-m", "pip", "-q", "install", *constraints, wheel)
        yield Alone(folder, wheel, "\n".join(
            one for one in made.stderr.splitlines() if not one.endswith(wheel.name)))  # fmt: skip


def test_it_is_built_without_a_warning(alone: Alone) -> None:
    assert alone.warned == ""


def test_it_holds_our_three_packages_and_nothing_else(alone: Alone) -> None:
    with zipfile.ZipFile(alone.wheel) as wheel:
        names = wheel.namelist()
    info = f"vip2tui-{__version__}.dist-info"
    assert {one.split("/")[0] for one in names} == {*PACKAGES, info}
    assert not [one for one in names if "__pycache__" in one or "/tests/" in one]
    for one in ("screens/base.tcss", "packages_data/papirer/papir.typ", "vip2tui/py.typed"):
        assert one in names


def test_it_is_its_own_and_not_the_checkouts(alone: Alone) -> None:
    places = alone.run(alone.programs / "python", "-c", WHERE).split()
    assert len(places) == len(PACKAGES)
    assert all(Path(one).is_relative_to(alone.folder) for one in places)


def test_it_says_its_licences_and_where_to_read_on(alone: Alone) -> None:
    licence, *others = alone.run(alone.programs / "python", "-c", ABOUT).strip().split("|")
    assert licence == "MIT AND OFL-1.1"
    assert {"LICENSE", "packages_data/papirer/skrifter/OFL.txt"} <= set(others)
    assert any(one.partition(", ")[2].startswith("https://") for one in others)


def test_a_line_runs(alone: Alone) -> None:
    assert alone.vip2tui("--version").strip() == f"vip2tui {__version__}"
    assert len(alone.vip2tui("package", "list").splitlines()) >= 12
    assert "I dag" in alone.vip2tui("demo", "--into", str(alone.folder / "demo"))


def test_a_shell_can_be_told_to_complete_its_words(alone: Alone) -> None:
    asked = alone.env() | {"_VIP2TUI_COMPLETE": "bash_complete", "COMP_WORDS": "vip2tui pack",
                           "COMP_CWORD": "1"}  # fmt: skip
    done = subprocess.run([alone.programs / "vip2tui"], env=asked, cwd=alone.folder,
                          capture_output=True, encoding="utf-8", check=False)  # fmt: skip
    assert "plain,package" in done.stdout.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_the_first_picture_of_the_app_stands(alone: Alone) -> None:
    command = (str(alone.programs / "vip2tui"),)
    with Terminal(command, home=alone.folder / "arkiv", env=alone.env()) as terminal:
        terminal.until("Hvem er du?", seconds=60)
        terminal.settle()
        assert "Velkommen" in terminal.shown()
