"""Many files in one call: what a file costs must not grow with how many there are.

Each of the office's laptops has made one; on stores in memory, as what is measured is the exchange.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from vip2tui.base.progress import Progress, Step
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import Me, desk_on
from vip2tui.services.exchange.inbox import report
from vip2tui.services.house import Services, services_for
from vip2tui.storage.memory import MemoryStore
from vip2tui.storage.port import Row

NOTES = 10
"""In each file, about one citizen."""


def measure(counts: tuple[int, ...], rounds: int) -> dict[int, float]:
    """Return the median seconds a file takes, for each number of files in one call."""
    times: dict[int, list[float]] = {count: [] for count in counts}
    with tempfile.TemporaryDirectory() as name:
        office = _office()
        files = [_file(office, Path(name), n) for n in range(max(counts) + 1)]
        rows = [
            Row(table, key, value)
            for table in ("device", "peers")
            for key, value in office.desk.store.rows(table).items()
        ]
        for _ in range(rounds):
            for count in counts:
                fresh = MemoryStore()
                fresh.commit((), rows)
                again = services_for(desk_on(fresh))
                again.fetching.fetch(files[:1], lambda _: True)  # what is read once is read
                gc.collect()
                start = time.process_time()
                done = again.fetching.fetch(files[1 : count + 1], lambda _: True)
                times[count].append((time.process_time() - start) / count)
                assert len(done.taken) == count
    return {count: statistics.median(found) for count, found in times.items()}


def desk(files: int, notes: int) -> tuple[float, float]:
    """Return the median seconds of the first and of the last fiftieth file of one folder.

    Each is from a laptop of its own, with one citizen and so many notes, written in one act each;
    all of it is done in one call, as «Indbakke» does.
    """
    with tempfile.TemporaryDirectory() as name:
        office = _office()
        every = [_file(office, Path(name), n, notes) for n in range(files)]
        watch = _Clock()
        gc.collect()
        done = office.fetching.fetch(every, lambda _: True, watch)
        took = [after - before for before, after in pairwise(watch.times)]
        told = report(done)
        assert len(told.computers) == files
        assert all(one.counts["new"] >= notes for one in told.computers)
    return statistics.median(took[1:51]), statistics.median(took[-50:])


class _Clock(Progress):
    """Looks at the processor's clock before each file."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def tell(self, step: Step) -> None:
        self.times.append(time.process_time())


def _office() -> Services:
    return _one("kontor", Role.OFFICE)


def _file(office: Services, folder: Path, n: int, notes: int = NOTES) -> Path:
    """Return a laptop's file to the office, which knows it from now on."""
    laptop = _one(f"mentor{n}", Role.MENTOR)
    laptop.devices.trust(office.devices.contact())
    office.devices.trust(laptop.devices.contact())
    citizen = laptop.citizens.add(f"Borger {n}")
    for text in range(notes):
        laptop.notes.add(laptop.citizens.get(citizen), Note("note", f"notat {text}"))
    (made,) = laptop.sending.send(office.desk.me.device, folder)
    return made.path


def _one(name: str, role: Role) -> Services:
    store = MemoryStore()
    store.commit((), [Me(name, f"Laptop {name}", "Mette", role, "DEMO", name, (name,)).row()])
    return services_for(desk_on(store))
