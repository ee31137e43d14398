"""Real processes, really killed: nothing that was acknowledged is lost."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.storage import faults
from tests.storage.helpers import a_vault, opened, saved_in

ROOT = Path(__file__).parents[2]


def run_until_killed(home: Path, every: int, at: str, wait: float) -> int:
    """Start a writer, kill it so long after it says the word; return the last acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.writer", str(home), str(every)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert child.stdout
    with child.stdout:
        said = ""
        while at not in said:
            line = child.stdout.readline()
            assert line, "the writer ended by itself"
            said += line
        time.sleep(wait)
        child.kill()
        said += child.stdout.read()
    child.wait()
    whole = said.rpartition("\n")[0].splitlines()  # a line cut short was never said
    numbers = [int(line.split()[1]) for line in whole if line.startswith("saved ")]
    return max(numbers, default=0)


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path, seed: int) -> None:
    """Sixteen kills a seed; a third of them while opening after the kill before."""
    luck = random.Random(seed)
    a_vault(tmp_path).close()
    acknowledged = 0
    for kill in range(16):
        during_opening = kill % 3 == 2
        if during_opening and kill % 2:
            with the_file_in_charge(tmp_path).open("ab") as file:
                file.write(b"V2TF" + luck.randbytes(50))  # what a power cut leaves
        at, wait = (
            ("opening", luck.uniform(0, 0.02)) if during_opening else ("saved", luck.random() / 8)
        )
        every = luck.choice([3, 7, 10**6])
        acknowledged = max(acknowledged, run_until_killed(tmp_path, every, at, wait))
        store = opened(tmp_path, read_only=True)
        saved = saved_in(store)
        assert saved == list(range(1, len(saved) + 1))
        assert acknowledged <= len(saved) <= acknowledged + 1, f"kill {kill}"
        acknowledged = len(saved)
    assert acknowledged >= 11  # each of the eleven that were waited for saved at least one
    store = opened(tmp_path)
    assert len(saved_in(store)) == acknowledged
    store.close()
    assert faults.look(tmp_path) == (list(range(1, acknowledged + 1)), set())


def the_file_in_charge(home: Path) -> Path:
    return max(home.glob("vault-*.v2t"))
