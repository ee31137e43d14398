"""What a hostile file may cost in memory: opened and measured in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from tests.exchange.device import AT, Device, office_and
from tests.exchange.forger import locked, resealed, sealed, unlocked
from vip2tui.changes.change import compose
from vip2tui.domain.facts import Role

if TYPE_CHECKING:
    from collections.abc import Callable

OPEN = """
import re, sys
from pathlib import Path
import orjson
from vip2tui.exchange.errors import RefusedFileError
from vip2tui.exchange.keys import DeviceKeys
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.reader import open_bundle, read_file

known = orjson.loads(Path(sys.argv[1]).read_bytes())
keys = DeviceKeys.of(known["keys"])
peer = Peer.of(known["peer"])


def most():
    # Not getrusage: that begins with what the process had that started this one.
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024


before = most()
try:
    opened = open_bundle(read_file(Path(sys.argv[2])), keys, known["device"], {peer.device: peer})
    print("taken", end=" ")
except RefusedFileError as error:
    print(type(error).__name__, end=" ")
print(most() - before)
"""


def repeated(office: Device, mentor: Device, line: bytes, times: int) -> bytes:
    manifest, _ = unlocked(mentor.send(office), office)
    (case,) = manifest["cases"]
    manifest["cases"][case][mentor.writer][1] = times
    return locked(manifest | {"lines": times}, [line] * times, mentor, office)


def as_many_as_may_be(office: Device, mentor: Device) -> bytes:
    manifest, _ = unlocked(mentor.send(office), office)
    (case,) = manifest["cases"]
    many: dict[str, Any] = {"a": [{}] * 60}
    lines = [
        compose(id=f"{mentor.writer}.{case}.{n}", clock=n, action="a", at=AT, by="x", record="r",
                kind="k", set=many).line
        for n in range(1, 100_001)
    ]  # fmt: skip
    resealed(manifest, lines, mentor)
    return locked(manifest, lines, mentor, office)


FILES: dict[str, tuple[Callable[[Device, Device], bytes], str]] = {
    "deep lines": (
        lambda o, m: repeated(o, m, b'{"a":' * 10_000 + b"{}" + b"}" * 10_000, 630),
        "HostileFileError",
    ),
    "wide lines": (
        lambda o, m: repeated(o, m, b'{"a":[' + b"{}," * 21_000 + b"{}]}", 600),
        "HostileFileError",
    ),
    "a wide first line": (
        lambda o, m: locked(b'{"a":[' + b"{}," * 2_000_000 + b"{}]}", [], m, o),
        "HostileFileError",
    ),
    "a first line nobody signed": (
        lambda o, m: sealed(b'{"a":[' + b"{}," * 20_000_000 + b"{}]}" + b"\n", o),
        "HostileFileError",
    ),
    "no line break": (lambda o, m: sealed(b"x" * 63_000_000, o), "HostileFileError"),
    "as many changes as may be": (as_many_as_may_be, "taken"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="the memory is asked of Linux")
@pytest.mark.parametrize("name", FILES)
def test_opening_takes_less_than_300_megabytes(name: str, tmp_path: Path) -> None:
    make, outcome = FILES[name]
    office, mentor = office_and(Role.MENTOR)
    mentor.new_case()
    (tmp_path / "fil.vip2").write_bytes(make(office, mentor))
    peer = office.peers[mentor.device]
    known = {"keys": office.keys.row(), "device": office.device, "peer": peer.row()}
    (tmp_path / "known").write_bytes(orjson.dumps(known))
    done = subprocess.run(
        [sys.executable, "-c", OPEN, tmp_path / "known", tmp_path / "fil.vip2"],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
    )  # fmt: skip
    said, megabytes = done.stdout.split()
    assert said == outcome
    assert int(megabytes) < 300
