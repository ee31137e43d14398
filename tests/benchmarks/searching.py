"""Looking for a word in 50,000 notes, beside SQLite's LIKE on the same notes in memory.

LIKE knows nothing of «soren» for «Søren» and asks for whole words in one order; it is the least
somebody could use instead, and gives as many answers, the newest first.
"""

from __future__ import annotations

import gc
import sqlite3
import statistics
import time
from contextlib import closing
from typing import TYPE_CHECKING

from tests.benchmarks.sample import changes
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import Me, desk_on
from vip2tui.services.house import services_for
from vip2tui.storage.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from vip2tui.services.house import Services

TYPED = ("t", "truckkurset", "truckkurset scanner", "værnemidler aften", "xylofon", "og xylofon")
"""A letter, a word of many, two, two with Danish letters, one of none, and one of each."""
MOST = 200


def measure(notes: int, rounds: int) -> dict[str, float]:
    """Return median seconds of the processor's time, which a busy machine does not lengthen.

    ``<typed>`` and ``<typed> like`` are one search each; ``ready`` is the folding beforehand,
    ``first`` a search without it, the cases not even read; ``after one`` a search after a note was
    written; ``worst`` the highest ratio to LIKE.
    """
    services = _office(notes)
    start = time.process_time()
    services.search.find("truckkurset")
    times: dict[str, list[float]] = {"first": [time.process_time() - start]}
    services = _office(notes)
    for case in services.desk.store.cases():
        services.desk.state(case)
    start = time.process_time()
    for _ in services.search.prepare():
        pass
    times["ready"] = [time.process_time() - start]
    with closing(_table(services)) as table:
        for _ in range(rounds):
            for typed in TYPED:
                _timed(times, typed, lambda typed=typed: services.search.find(typed, MOST))
                _timed(times, f"{typed} like", lambda typed=typed: _like(table, typed))
            services.notes.add(services.citizens.get(_one(services)), Note("note", "noget nyt"))
            _timed(times, "after one", lambda: services.search.find("xylofon", MOST))
    found = {name: statistics.median(taken) for name, taken in times.items()}
    return found | {"worst": max(found[typed] / found[f"{typed} like"] for typed in TYPED)}


def _timed(times: dict[str, list[float]], name: str, do: Callable[[], object]) -> None:
    start = time.process_time()
    do()
    times.setdefault(name, []).append(time.process_time() - start)


def _office(notes: int) -> Services:
    store = MemoryStore()
    store.commit((), [Me("d", "Laptop", "Mette", Role.OFFICE, "DEMO", "w", ("w",)).row()])
    store.commit(list(changes(notes * 10 // 6)))
    gc.collect()
    return services_for(desk_on(store))


def _one(services: Services) -> str:
    return next(iter(services.citizens.ids()))


def _table(services: Services) -> sqlite3.Connection:
    table = sqlite3.connect(":memory:")
    table.execute("CREATE TABLE notes (id TEXT, citizen TEXT, day TEXT, text TEXT)")
    rows = [
        (record.id, case, record.get("day"), record.get("text"))
        for case in services.desk.store.cases()
        for record in services.desk.state(case).of_kind("entry")
    ]
    table.executemany("INSERT INTO notes VALUES (?, ?, ?, ?)", rows)
    return table


def _like(table: sqlite3.Connection, typed: str) -> list[tuple[str, ...]]:
    words = [f"%{word}%" for word in typed.split()]
    every = " AND ".join("text LIKE ?" for _ in words)
    asked = f"SELECT * FROM notes WHERE {every} ORDER BY day DESC LIMIT {MOST}"
    return table.execute(asked, words).fetchall()
