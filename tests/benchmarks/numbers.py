"""Counting 10,000 citizens, beside one pass over the same records.

The pass is the least that anything over everybody can cost: it looks once at every value of every
record, as it stands folded in memory, and does nothing with it.
"""

from __future__ import annotations

import gc
import statistics
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING

from vip2tui.changes.change import compose
from vip2tui.domain.course.plan import step_record
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Me, desk_on
from vip2tui.services.house import services_for
from vip2tui.storage.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.changes.change import Change
    from vip2tui.services.house import Services

_PACKAGES = ("lager-transport", "koekken", "butik", "slagteri")
_TRACKS = ("afklaring", "praktik", "amu", "dansk", "loentilskud", "jobsoegning")
_POINTS, _NOTES = 12, 12
"""Ticks and notes of each: half a year of a course."""


def measure(citizens: int, rounds: int) -> dict[str, float]:
    """Return median seconds: of a pass over all records, of counting, and of what leaves."""
    services = office(citizens)
    desk = services.desk
    for case in desk.cases():
        desk.state(case)
    services.numbers.leaving()
    took: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, act in (
            ("pass", lambda: one_pass(services)),
            ("here", services.numbers.here),
            ("leaving", services.numbers.leaving),
        ):
            gc.collect()
            start = time.process_time()
            act()
            took.setdefault(name, []).append(time.process_time() - start)
    return {name: statistics.median(found) for name, found in took.items()}


def one_pass(services: Services) -> int:
    """Look once at every value there is."""
    seen = 0
    for case in services.desk.cases():
        for record in services.desk.state(case).records.values():
            for name in record.heads:
                seen += record.get(name) is not None
    return seen


def office(citizens: int, role: Role = Role.OFFICE, *, supported: bool = False) -> Services:
    store = MemoryStore()
    store.commit((), [Me("d", "Kontor", "Ulla", role, "Kommunen", "w", ("w",)).row()])
    for number in range(citizens):
        store.commit(list(_life(number, supported=supported)))
    return services_for(desk_on(store))


def _life(number: int, *, supported: bool) -> Iterator[Change]:
    one = derived_id("00000000-0000-4000-8000-000000000000", str(number))
    course, start = derived_id(one, "course"), date(2024, 1, 8) + timedelta(days=number % 720)
    over = start + timedelta(days=150) if number % 2 else None
    steps = [
        {"id": track, "name": track, "track": track, "start": 4 * at, "weeks": 6}
        for at, track in enumerate(_TRACKS)
    ]
    said = [
        (one, one, "citizen", {"name": f"Borger {number}", "created": start.isoformat()}),
        (one, course, "course", {
            "citizen": one, "package": _PACKAGES[number % 4], "version": "1.0",
            "start": start.isoformat(), "plan": {"name": "Jobpakke", "steps": steps},
            "closed": over.isoformat() if over else None,
            "outcome": ("job_ord", "afbrudt", "job_timer")[number % 3] if over else None,
        }),
    ]  # fmt: skip
    for at, track in enumerate(_TRACKS[:4]):
        began = start + timedelta(weeks=4 * at)
        ended = {"status": "gennemfoert", "finished": (began + timedelta(weeks=6)).isoformat()}
        state = ended if over or at < 2 else {"status": "i_gang"}
        record = step_record(course, track)
        values = {"course": course, "started": began.isoformat()} | state
        said.append((one, record, "step", values))
    for at in range(_POINTS):
        tick = {"course": course, "status": "klaret", "day": start.isoformat()}
        said.append((one, derived_id(course, "item", str(at)), "item", tick))
    for at in range(_NOTES):
        note = {"citizen": one, "type": "note", "day": start.isoformat(), "text": "gik godt"}
        said.append((one, derived_id(one, "entry", str(at)), "entry", note))
    if over:
        case = case_at(one, Place.PROFESSIONAL)
        for week in (4, 13, 26):
            call = {
                "citizen": one, "course": course, "week": week, "in_job": "ja",
                "day": (over + timedelta(weeks=week)).isoformat(),
            }  # fmt: skip
            said.append((case, derived_id(course, "call", str(week)), "followup", call))
    if supported:
        granted = {
            "citizen": one, "course": course, "purpose": "Holde fast i praktikken", "weekly": 120,
            "start": start.isoformat(), "end": (start + timedelta(days=180)).isoformat(),
        }  # fmt: skip
        said.append((one, derived_id(course, "grant"), "grant", granted))
        for at in range(3):
            day = (start + timedelta(days=30 * at)).isoformat()
            away = {"citizen": one, "course": course, "day": day, "reason": "transport"}
            said.append((one, derived_id(course, "absence", str(at)), "absence", away))
    numbers: dict[str, int] = {}
    for case, record, kind, values in said:
        n = numbers[case] = numbers.get(case, 0) + 1
        yield compose(
            id=f"w.{case}.{n}", clock=n, action=f"{number}-{n}", at="2026-01-05T10:42:05+01:00",
            by="Ulla", record=record, kind=kind, set=values, over={},
        )  # fmt: skip
