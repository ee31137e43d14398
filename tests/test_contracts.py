"""Every import contract holds, and each of them is seen to bite on a copy with a sinner in it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

SINS = {
    "layers": ("vip2tui/domain/sin.py", "import vip2tui.changes.fold"),
    "terminal": ("vip2tui/services/sin.py", "from textual.widgets import Static"),
    "tinydb": ("vip2tui/services/sin.py", "from tinydb import TinyDB"),
    "zxcvbn": ("screens/sin.py", "from zxcvbn import zxcvbn"),
    "offline": ("vip2tui/exchange/sin.py", "import socket"),
    "data": ("packages_data/sin.py", "import vip2tui.base.errors"),
}


def lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    only = [part for contract in contracts for part in ("--contract", contract)]
    code = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache", *only],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("vip2tui", "screens", "packages_data"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_all_contracts_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("contract", SINS)
def test_a_contract_bites(contract: str, copy: Path) -> None:
    path, sin = SINS[contract]
    (copy / path).write_text(f'"""A sinner."""\n\n{sin}\n', encoding="utf-8")
    done = lint(copy, contract)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "sin" in done.stdout


@pytest.mark.parametrize(
    "line",
    ["import vip2tui.cli", "import vip2tui.services.house", "import vip2tui.catalogue.catalogue"],
)
def test_the_line_based_twin_never_imports_textual(line: str) -> None:
    code = f"{line}\nimport sys\nprint([name for name in sys.modules if name == 'textual'])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["zxcvbn", "ctypes"])
def test_what_is_slow_waits_until_the_prompt_stands(name: str) -> None:
    code = (
        "import vip2tui.app, screens.vault.unlock, screens.vault.first_run, vip2tui.commands.root\n"
        f"import sys; print({name!r} in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "False"
