"""From a data key to every case folded, beside parsing the same data and no more."""

from __future__ import annotations

import gc
import os
import statistics
import time
import tracemalloc
from typing import TYPE_CHECKING

import orjson

from tests.benchmarks.sample import changes
from vip2tui.changes.change import parse
from vip2tui.changes.fold import fold
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Desk, Me, local_now, new_id
from vip2tui.storage import vault

if TYPE_CHECKING:
    from pathlib import Path


def measure(folder: Path, count: int, rounds: int) -> dict[str, float]:
    """Return median seconds: parsing alone, opening, folding all, and the first case folded."""
    key = os.urandom(32)
    store = vault.create_with_key(folder / "vault", key)
    store.commit((), [Me("d", "Laptop", "Mette", Role.MENTOR, "DEMO", "w", ("w",)).row()])
    known = list(changes(count))
    store.commit(known)
    store.compact()
    store.close()
    data = b"[" + b",".join(change.line for change in known) + b"]"
    del known
    times: dict[str, list[float]] = {"loads": [], "open": [], "first": [], "all": []}
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        parsed = orjson.loads(data)
        times["loads"].append(time.perf_counter() - start)
        del parsed
        gc.collect()
        start = time.perf_counter()
        store = vault.open_with_key(folder / "vault", key)
        times["open"].append(time.perf_counter() - start)
        desk = Desk(store, now=local_now, new_id=new_id)
        for number, case in enumerate(store.cases()):
            desk.state(case)
            if number == 0:
                times["first"].append(time.perf_counter() - start)
        times["all"].append(time.perf_counter() - start)
        store.close()
        del desk, store
    return {name: statistics.median(found) for name, found in times.items()}


def bytes_per_change(count: int) -> dict[str, float]:
    """Return the memory one change takes: its bytes alone, and with everything folded."""
    lines = [change.line for change in changes(count)]
    bare = sum(map(len, lines)) / count
    gc.collect()
    tracemalloc.start()
    cases: dict[str, list[bytes]] = {}
    for line in lines:
        cases.setdefault(line.split(b'"id":"', 1)[1].split(b".", 2)[1].decode(), []).append(line)
    states = [fold(map(parse, case)) for case in cases.values()]
    used = tracemalloc.get_traced_memory()[0] / count
    tracemalloc.stop()
    del states
    return {"bytes": bare, "folded": bare + used}
