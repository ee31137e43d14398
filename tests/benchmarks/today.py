"""«I dag» over many citizens in courses, with grants and absences, beside one pass over the same.

The pass looks once at every value of every record, as it stands folded in memory. Beside it stands
reading the same records as facts with what follows from them: without it nobody knows what waits.
"""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

from tests.benchmarks.numbers import office, one_pass
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.casework import casework
from vip2tui.services.citizen.notes import Note

if TYPE_CHECKING:
    from collections.abc import Callable

    from vip2tui.services.house import Services


def measure(citizens: int) -> dict[str, float]:
    """Return seconds worked: a pass, reading as facts, I dag at first, again, after one change."""
    services = office(citizens, Role.CONSULTANT, supported=True)
    desk = services.desk
    cases = list(desk.shared_cases())
    for case in desk.cases():
        desk.state(case)

    def shown() -> None:
        services.today.arranged(services.today.read())

    def changed() -> None:
        seen = services.citizens.get(cases[0])
        services.notes.add(seen, Note("note", "Talt sammen"))
        shown()

    acts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("pass", lambda: one_pass(services)),
        ("facts", lambda: _facts(services, cases)),
        ("first", shown),
        ("again", shown),
        ("changed", changed),
    )
    took = {}
    for name, act in acts:
        gc.collect()
        start = time.process_time()
        act()
        took[name] = time.process_time() - start
    return took


def _facts(services: Services, cases: list[str]) -> int:
    return sum(casework(services.desk, case) is not None for case in cases)
