"""Fremskridt of a citizen who was measured for years, beside one who was measured for a quarter.

It is the work that is timed, as in `case_load`: from the wish for the page to its picture. Nothing
of the citizen is kept from the time before.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from screens.citizen.screen import CitizenScreen
from tests.screens.stage import TODAY, case, house, showing, with_course
from vip2tui.domain.kinds.measurement import Voice
from vip2tui.domain.roles import Role
from vip2tui.services.progress.measuring import Form
from vip2tui.services.progress.standing import progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.services.house import Services

FEW, MANY = 4, 40
_SIZE = (80, 24)
_EVERY = 91


def made(count: int) -> tuple[Services, str]:
    """Return a consultant's desk with a citizen who was measured so often, the last time today."""
    services = house(Role.CONSULTANT)
    rounds = count // 2
    start = TODAY - timedelta(days=_EVERY * (MANY // 2 - 1))
    citizen = with_course(services, start=start)
    for at in range(MANY // 2 - rounds, MANY // 2):
        day = start + timedelta(days=_EVERY * at)
        for shift, voice in enumerate((Voice.CONSULTANT, Voice.CITIZEN)):
            seen = case(services, citizen)
            said = {f"p{n:02}": 1 + (at + n + shift) % 5 for n in range(1, 11)}
            services.measuring.add(seen, seen.courses[0], Form(voice, said, day))
    return services, citizen


async def _drawn(services: Services, citizen: str, times: int) -> list[float]:
    """Return how many seconds were worked until the page stood."""
    page = CitizenScreen(services, citizen, "fremskridt")
    took = []
    async with showing(services, page, _SIZE) as pilot:
        gc.collect()
        for _ in range(times):
            services.desk.forget(citizen, f"{citizen}.f")
            start = time.process_time()
            page.open_part("fremskridt")
            await pilot.pause()
            took.append(time.process_time() - start)
    return took


def measure(times: int, rounds: int) -> dict[str, float]:
    """Return median seconds of the page and of what it reads, with few and with many."""
    desks = {FEW: made(FEW), MANY: made(MANY)}
    took: dict[str, list[float]] = {}
    for _ in range(rounds):
        for count, (services, citizen) in desks.items():
            took.setdefault(f"page {count}", []).extend(
                asyncio.run(_drawn(services, citizen, times))
            )
            seen = case(services, citizen)
            for _ in range(times):
                start = time.process_time()
                found = progress(services.desk, seen, seen.courses[0])
                took.setdefault(f"read {count}", []).append(time.process_time() - start)
                assert len(found.forms) == count
    return {name: statistics.median(some) for name, some in took.items()}


def lines() -> Iterator[str]:
    """Yield the lines of the report."""
    took = measure(20, 3)
    few, many = took[f"page {FEW}"], took[f"page {MANY}"]
    yield (
        f"The page from the wish to its picture, in seconds worked and side by side in one run: "
        f"{few * 1e3:.1f} ms with {FEW}, {many * 1e3:.1f} ms with {MANY}: {many / few:.2f} (≤ 2)."
    )
    few, many = took[f"read {FEW}"], took[f"read {MANY}"]
    yield f"Of that, what the rules make of them: {few * 1e3:.1f} ms and {many * 1e3:.1f} ms."
