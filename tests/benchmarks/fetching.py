"""Many files in one call: what a file costs must not grow with how many there are.

Each of the office's laptops has made one; on stores in memory, as what is measured is the exchange.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from pathlib import Path

from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import Me, desk_on
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


def _office() -> Services:
    return _one("kontor", Role.OFFICE)


def _file(office: Services, folder: Path, n: int) -> Path:
    """Return a laptop's file to the office, which knows it from now on."""
    laptop = _one(f"mentor{n}", Role.MENTOR)
    laptop.devices.trust(office.devices.contact())
    office.devices.trust(laptop.devices.contact())
    citizen = laptop.citizens.add(f"Borger {n}")
    for text in range(NOTES):
        laptop.notes.add(laptop.citizens.get(citizen), Note("note", f"notat {text}"))
    (made,) = laptop.sending.send(office.desk.me.device, folder)
    return made.path


def _one(name: str, role: Role) -> Services:
    store = MemoryStore()
    store.commit((), [Me(name, f"Laptop {name}", "Mette", role, "DEMO", name, (name,)).row()])
    return services_for(desk_on(store))
