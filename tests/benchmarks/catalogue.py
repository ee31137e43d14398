"""What reading the shipped data costs: the names, a package, and their share of a start.

The measure is `json.loads` and `orjson.loads` of the same bytes, in the same process.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import orjson

from tests.benchmarks.starting import PHRASE, a_vault
from vip2tui.base import datafiles
from vip2tui.catalogue.catalogue import SHIPPED, Catalogue
from vip2tui.catalogue.package import Package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHILD = """
import json, os, sys, time
begun = time.perf_counter()
spent = 0.0
deep = 0

def timed(call):
    def run(*args, **named):
        global spent, deep
        start = time.perf_counter()
        deep += 1
        try:
            return call(*args, **named)
        finally:
            deep -= 1
            if not deep:
                spent += time.perf_counter() - start
    return run

start = time.perf_counter()
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.base import datafiles
spent += time.perf_counter() - start
for name in ("read", "shipped_json", "shipped_bytes"):
    setattr(datafiles, name, timed(getattr(datafiles, name)))
from vip2tui import cli
sys.stdout = open(os.devnull, "w")
assert cli.run(["today"]) == 0
sys.stdout = sys.__stdout__
print(json.dumps([spent, time.perf_counter() - begun]))
"""
"""«vip2tui today» in a process of its own, and what of it was the catalogue."""


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """Return median seconds: the names, a package, each beside plain readers; the share of a start.

    ``worst`` is the package that takes longest.
    """
    index = datafiles.shipped_bytes("jobpakker/index.json")
    files = [f"jobpakker/{one.id}.json" for one in SHIPPED.package_names()]
    each = [_package(datafiles.shipped_bytes(file), file, rounds) for file in files]
    spent, whole = _share(folder, rounds)
    return {
        "names": _median(rounds, _names),
        "names json": _median(rounds, lambda: json.loads(index)),
        "names orjson": _median(rounds, lambda: orjson.loads(index)),
        "package": statistics.median(one[0] for one in each),
        "worst": max(one[0] for one in each),
        "package json": statistics.median(one[1] for one in each),
        "package orjson": statistics.median(one[2] for one in each),
        "spent": spent,
        "start": whole,
    }


def files_read(call: Callable[[], object]) -> list[str]:
    """Return the shipped files that a call reads."""
    read: list[str] = []
    plain = datafiles.shipped_bytes

    def noted(file: str) -> bytes:
        read.append(file)
        return plain(file)

    datafiles.shipped_bytes = noted
    try:
        call()
    finally:
        datafiles.shipped_bytes = plain
    return read


def _names() -> None:
    Catalogue().package_names()


def _package(data: bytes, file: str, rounds: int) -> tuple[float, float, float]:
    return (
        _median(rounds, lambda: datafiles.shipped(Package, file)),
        _median(rounds, lambda: json.loads(data)),
        _median(rounds, lambda: orjson.loads(data)),
    )


def _share(folder: Path, rounds: int) -> tuple[float, float]:
    home = folder / "home"
    a_vault(home)
    known = {"VIP2TUI_HOME": str(home), "VIP2TUI_PASSPHRASE": PHRASE}
    found = []
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-c", CHILD],
            env={**os.environ, **known},
            capture_output=True,
            check=True,
        )
        found.append(json.loads(done.stdout))
    return statistics.median(one[0] for one in found), statistics.median(one[1] for one in found)


def _median(rounds: int, call: Callable[[], object]) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)
