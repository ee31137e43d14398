"""The mutation gate: ``python -m tests.house.mutating [--count 200] [--seed 7]``.

Draws wrong changes by a fixed seed over what decides anything, writes each into a copy of the
project and runs the folder's own tests that come past the changed line, quick ones first. What
lives is printed: it is to be killed by a test, or shown to change nothing and listed below.

It takes about an hour and is not part of the ordinary run. What comes past a line is asked once,
by coverage, and kept in the work folder.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING

from tests.house.mutants import mutants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.house.mutants import Mutant

ROOT = Path(__file__).parents[2]
FOLDERS = ("domain", "changes", "exchange", "services", "storage")
BOUND = 0.9
"""How many of them must be killed."""
_QUICK = 40
"""Test functions that are tried first; all others that come past the line follow."""
_LONGEST = 900
WORKERS = 2
"""How many are tried at a time, each in a copy of its own."""
EQUAL: dict[str, str] = {
    "storage/replay.py: False -> None": "whether a frame was taken in is only asked with `not`",
    "domain/people.py: 95 -> 96": "no other score lies between 95 and 100, and it only orders",
    "exchange/words.py: * -> +": "8 * 9 // 8 and 8 + 9 // 8 are both 9",
    'services/exchange/withdrawn.py: "" -> None': "what is empty is told to nobody",
    "exchange/scope.py: False -> None": "who may have a case is only asked whether it is so",
}
"""``file: was -> instead`` to why that changes nothing anybody can see."""


def drawn(count: int, seed: int) -> list[Mutant]:
    """Return that many wrong changes, drawn by a seed.

    Each has a lot of its own by its file, its line as it is written and what is wrong: a change
    elsewhere in the source draws no others.
    """
    every = [one for folder in FOLDERS for path in _sources(folder) for one in mutants(path)]
    lots: Counter[str] = Counter()
    found: list[tuple[bytes, Mutant]] = []
    for one in every:
        line = one.path.read_bytes().splitlines()[one.line - 1].strip().decode()
        said = f"{one.path.relative_to(ROOT).as_posix()} {line} {one.what}"
        lots[said] += 1
        found.append((hashlib.sha256(f"{seed} {said} {lots[said]}".encode()).digest(), one))
    found.sort(key=lambda pair: pair[0])
    return [one for _, one in found[:count]]


def _sources(folder: str) -> Iterator[Path]:
    yield from sorted((ROOT / "vip2tui" / folder).rglob("*.py"))


def covered(work: Path) -> dict[tuple[str, int], list[str]]:
    """Return by file and line the test functions of the folder that come past it."""
    known: dict[tuple[str, int], list[str]] = defaultdict(list)
    with ThreadPoolExecutor(WORKERS) as workers:
        for database in workers.map(lambda folder: _asked(work, folder), FOLDERS):
            _read(database, known)
    return known


def _read(database: Path, known: dict[tuple[str, int], list[str]]) -> None:
    with sqlite3.connect(database) as read:
        rows = read.execute(
            "select file.path, context.context, line_bits.numbits from line_bits "
            "join file on file.id = file_id join context on context.id = context_id"
        )
        for path, context, bits in rows:
            if not context:
                continue
            for place, byte in enumerate(bits):
                for bit in range(8):
                    if byte >> bit & 1:
                        known[path.partition("/vip2tui/")[2], place * 8 + bit].append(context)


def _asked(work: Path, folder: str) -> Path:
    """Return what coverage saw of a folder's tests, asked now if it never was."""
    database = work / f"coverage-{folder}"
    if database.exists():
        return database
    settings, there = work / f"{folder}.rc", _copy(work, f"asked-{folder}")
    settings.write_text(
        f"[run]\nsource = vip2tui/{folder}\ndata_file = {database}.part\n"
        "dynamic_context = test_function\nconcurrency = thread\n",
        encoding="utf-8",
    )
    subprocess.run(
        [sys.executable, "-m", "coverage", "run", f"--rcfile={settings}", "-m", "pytest", "-q",
         "-n", "0", "-p", "no:cacheprovider", f"tests/{folder}"],
        cwd=there, check=False, env=_environment(there) | {"VIP2TUI_FEW": "1"},
    )  # fmt: skip
    return Path(f"{database}.part").rename(database)


def _copy(work: Path, name: str = "project") -> Path:
    """Return a copy of the project that may be spoiled."""
    there = work / name
    shutil.rmtree(there, ignore_errors=True)
    left_out = shutil.ignore_patterns(".venv", ".git", "__pycache__", ".hypothesis", ".*_cache")
    shutil.copytree(ROOT, there, ignore=left_out)
    return there


def tests_of(one: Mutant, known: dict[tuple[str, int], list[str]]) -> list[str]:
    """Return the folder's own tests that come past a change, as pytest names them.

    What runs while a module is imported belongs to no test: whoever comes past any of its lines.
    """
    inside = one.path.relative_to(ROOT / "vip2tui")
    file, folder = inside.as_posix(), f"tests.{inside.parts[0]}."
    past = known.get((file, one.line)) or [
        name for (where, _), names in known.items() if where == file for name in names
    ]
    return sorted(filter(None, map(_named, {name for name in past if folder in f"{name}."})))


def _named(context: str) -> str:
    """Return ``tests/domain/test_x.py::test_y`` for ``tests.domain.test_x.test_y``."""
    module, _, name = context.rpartition(".")
    path = Path(*module.split(".")).with_suffix(".py")
    return f"{path.as_posix()}::{name}" if (ROOT / path).exists() else ""


def is_killed(one: Mutant, tests: list[str], there: Path) -> bool:
    """Return whether a test fails once the change is in."""
    file = there / one.path.relative_to(ROOT)
    whole = one.path.read_bytes()
    file.write_bytes(one.written(whole))
    try:
        quick, rest = tests[:_QUICK], tests[_QUICK:]
        return any(_fails(some, there) for some in (quick, rest) if some)
    finally:
        file.write_bytes(whole)


class Killed:
    """What was killed before, kept in the work folder: a gate that was stopped goes on."""

    def __init__(self, work: Path) -> None:
        self._file = work / "killed"
        self._file.touch()
        self._known = set(self._file.read_text(encoding="utf-8").splitlines())

    def __contains__(self, one: Mutant) -> bool:
        return self._name(one) in self._known

    def add(self, one: Mutant) -> None:
        """Keep it for as long as its file is the same."""
        with self._file.open("a", encoding="utf-8") as out:
            out.write(f"{self._name(one)}\n")

    def _name(self, one: Mutant) -> str:
        written = one.written(one.path.read_bytes())
        return f"{one.path.relative_to(ROOT)} {hashlib.sha256(written).hexdigest()}"


def _fails(tests: list[str], there: Path) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider"]
    try:
        done = subprocess.run(
            [*command, *tests], cwd=there, capture_output=True, check=False, timeout=_LONGEST,
            env=_environment(there),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        # It never ends, and a person would see that; whoever reads the count can judge it.
        print(f"not ended in {_LONGEST} s: {tests[0]} …", flush=True)
        return True
    return done.returncode != 0


def _environment(there: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(there), "PYTHONDONTWRITEBYTECODE": "1"}


def main() -> int:
    """Run the gate; 0 if enough are killed and no survivor is unexplained."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--count", type=int, default=200)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "vip2tui-mutants")
    given = asked.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    known, begun = covered(given.work), time.monotonic()
    lived, equal = list[str](), 0
    every = drawn(given.count, given.seed)
    killed_before = Killed(given.work)
    copies: Queue[Path] = Queue()
    for number in range(WORKERS):
        copies.put(_copy(given.work, f"project-{number}"))

    def lives(one: Mutant) -> bool:
        if one in killed_before:
            return False
        there = copies.get()
        try:
            if is_killed(one, tests_of(one, known), there):
                killed_before.add(one)
                return False
            return True
        finally:
            copies.put(there)

    with ThreadPoolExecutor(WORKERS) as workers:
        tried = workers.map(lives, every)
        for number, (one, is_alive) in enumerate(zip(every, tried, strict=True), 1):
            if not is_alive:
                continue
            name = f"{one.path.relative_to(ROOT / 'vip2tui').as_posix()}: {one.what}"
            if name in EQUAL:
                equal += 1
                continue
            lived.append(f"{name} (line {one.line}, {len(tests_of(one, known))} tests)")
            print(f"{number}/{len(every)} lives: {lived[-1]}", flush=True)
    counted = len(every) - equal
    killed = counted - len(lived)
    minutes = (time.monotonic() - begun) / 60
    print(
        f"{killed} of {counted} killed ({killed / counted:.0%}), {equal} equal, {minutes:.0f} min"
    )
    return 0 if killed >= BOUND * counted else 1


if __name__ == "__main__":
    sys.exit(main())
