"""A mentor's or a consultant's whole case load in one file: made, planned, taken in, counted.

On stores in memory: what is measured is the exchange. The disk's part of a commit is measured in
`commit`.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tests.benchmarks.sample import changes
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import Me, desk_on
from vip2tui.services.house import Services, services_for
from vip2tui.storage.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
WRITER = "mentorwriter"
"""Who wrote the sample."""


def measure(count: int, rounds: int) -> dict[str, float]:
    """Return median seconds of each part, and the sizes of the file and of plain JSON, in bytes."""
    times: dict[str, list[float]] = {}
    sizes = {"file": 0.0, "plain": 0.0}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            mentor, office = _two(count)
            path = _carried(mentor, office, Path(folder), times, count)
            sizes["file"] = path.stat().st_size
        lines = [one.line for case in mentor.desk.store.cases()
                 for one in mentor.desk.store.changes(case)]  # fmt: skip
        sizes["plain"] = sum(map(len, lines)) + len(lines)
        citizen = next(iter(mentor.citizens.ids()))
        timed(times, "line after sending", mentor.outbox.line)
        mentor.notes.add(mentor.citizens.get(citizen), Note("note", "nyt"))
        timed(times, "line after one", mentor.outbox.line)
        timed(times, "line unchanged", mentor.outbox.line)
    return {name: statistics.median(found) for name, found in times.items()} | sizes


def _carried(
    mentor: Services, office: Services, folder: Path, times: dict[str, list[float]], count: int
) -> Path:
    timed(times, "line", mentor.outbox.line)
    (made,) = timed(times, "send", lambda: mentor.sending.send(office.desk.me.device, folder))
    seen = timed(times, "plan", lambda: office.fetching.look(made.path))
    timed(times, "apply", lambda: office.fetching.take_in(seen))
    again = timed(times, "again", lambda: office.fetching.look(made.path))
    assert again.plan.same == count
    return made.path


def timed(times: dict[str, list[float]], name: str, do: Callable[[], T]) -> T:
    gc.collect()
    start = time.perf_counter()
    made = do()
    times.setdefault(name, []).append(time.perf_counter() - start)
    return made


def _two(count: int) -> tuple[Services, Services]:
    """Return a mentor with a case load and an office that knows nothing of it yet."""
    found = []
    for role, writer in ((Role.MENTOR, WRITER), (Role.OFFICE, "officewriter")):
        store = MemoryStore()
        name = f"Laptop {writer}"
        store.commit((), [Me(writer, name, "Mette", role, "DEMO", writer, (writer,)).row()])
        found.append(services_for(desk_on(store)))
    mentor, office = found
    mentor.desk.store.commit(list(changes(count)))
    for one, other in ((mentor, office), (office, mentor)):
        one.devices.trust(other.devices.contact())
    for case in mentor.desk.store.cases():
        mentor.desk.state(case)
    return mentor, office
