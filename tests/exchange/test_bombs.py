"""Whatever a file holds, looking at it costs little: refused or planned, in a process of its own.

The time asked is the processor's, held against a piece of work that is always the
same, so that a slow machine is none of the file's doing.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import pytest

from tests.exchange.bombs import BOMBS, Scene, clashing_writers, roster_of, ticks
from vip2tui.services.desk import Me

if TYPE_CHECKING:
    from tests.exchange.device import Device

SECONDS = 2.0
MEGABYTES = 300
UNIT = 0.12
"""Seconds the piece of work takes where these figures were measured."""
LOOK = """
import re, resource, sys, time
from pathlib import Path
import orjson, pyrage
from vip2tui.exchange.errors import RefusedFileError
from vip2tui.services.house import services_for
from vip2tui.services.desk import desk_on
from vip2tui.storage.memory import MemoryStore
from vip2tui.storage.port import Row

resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
rows, *before, file = map(Path, sys.argv[1:])
store = MemoryStore()
store.commit((), [Row(*row) for row in orjson.loads(rows.read_bytes())])
office = services_for(desk_on(store))
for one in before:
    office.fetching.take_in(office.fetching.look(one))


def most():
    # Not getrusage: that begins with what the process had that started this one.
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024


def unit():
    start, seen = time.process_time(), {}
    for n in range(250_000):
        seen[str(n)] = [n]
    return time.process_time() - start


units = [unit()]
held, start = most(), time.process_time()
try:
    office.fetching.look(file)
    said = "taken"
except RefusedFileError as error:
    said = type(error).__name__
took, grew = time.process_time() - start, most() - held
units.append(unit())
print(said, took, grew, max(units))
"""


def look(device: Device, folder: Path, *files: bytes) -> tuple[str, float, int]:
    """Return what becomes of the last file, seconds and megabytes; the others are fetched first."""
    me = Me(device.device, "Kontoret", "Mette", device.role, "K", device.writer,
            tuple(device.writers))  # fmt: skip
    rows = [
        ["device", "self", asdict(me)],
        ["device", "keys", device.keys.row() | {"made": ""}],
        *(["peers", peer.device, peer.row()] for peer in device.peers.values()),
    ]
    (folder / "rows").write_bytes(orjson.dumps(rows))
    paths = [folder / f"{n}.vip2" for n in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", LOOK, folder / "rows", *paths],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2_000:]
    said, took, grew, unit = done.stdout.split()
    return said, float(took) / max(1.0, float(unit) / UNIT), int(grew)


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the memory is asked of Linux")


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_is_refused_or_planned_at_little_cost(name: str, tmp_path: Path) -> None:
    make, outcome = BOMBS[name]
    scene = Scene()
    said, took, grew = look(scene.office, tmp_path, make(scene))
    assert said == outcome
    assert took < SECONDS
    assert grew < MEGABYTES


def test_an_office_that_lists_as_many_as_may_be(tmp_path: Path) -> None:
    scene = Scene()
    said, took, grew = look(scene.mentor, tmp_path, roster_of(scene, 4_000))
    assert said == "taken"
    assert took < SECONDS
    assert grew < MEGABYTES


def test_writers_that_all_say_something_else_the_second_time(tmp_path: Path) -> None:
    scene = Scene()
    said, took, grew = look(scene.office, tmp_path, *clashing_writers(scene, 5_000))
    assert said == "taken"
    assert took < SECONDS
    assert grew < MEGABYTES


def test_a_sound_file_takes_at_most_twelve_times_its_bytes(tmp_path: Path) -> None:
    scene = Scene()
    file = ticks(scene, 50_000)
    said, took, grew = look(scene.office, tmp_path, file)
    assert said == "taken"
    assert took < SECONDS
    assert grew * 2**20 < 12 * len(file)
