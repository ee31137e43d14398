"""Unpack what the tests need besides the folder: ``python -m tests.windows.parts PYTHON INTO``."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
NEEDED = {
    "attrs", "colorama", "coverage", "execnet", "hypothesis", "iniconfig", "jsonschema",
    "jsonschema-specifications", "packaging", "pluggy", "pyte", "pytest", "pytest-asyncio",
    "pytest-xdist", "python-calamine", "referencing", "rpds-py", "sortedcontainers", "wcwidth",
}  # fmt: skip


def main(python: Path, into: Path) -> None:
    pinned = [
        line
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower() in NEEDED
    ]
    assert len(pinned) == len(NEEDED), "constraints.txt no longer pins what the tests need"
    (found,) = python.glob("python3*.zip")
    version = found.stem.removeprefix("python3")
    with tempfile.TemporaryDirectory() as wheels:
        subprocess.run(
            [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", "download",
             "--no-deps", "--only-binary=:all:", "--platform", "win_amd64",
             "--implementation", "cp", "--python-version", f"3.{version}",
             "--dest", wheels, *pinned],
            check=True,
        )  # fmt: skip
        for wheel in sorted(Path(wheels).glob("*.whl")):
            zipfile.ZipFile(wheel).extractall(into)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
