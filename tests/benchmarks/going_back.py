"""Going back over all there is, and over the last of ten parts, beside opening and folding it."""

from __future__ import annotations

import gc
import os
import time
from datetime import datetime
from typing import TYPE_CHECKING

from tests.benchmarks.sample import changes
from vip2tui.changes.change import compose, parse
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Me, desk_on
from vip2tui.services.house import services_for
from vip2tui.storage import vault

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.changes.change import Change

_FIRST, _EARLY, _LATE = "2024-01-01", "2025-01-01", "2026-01-01"
_CASE = "0c2b1f0e-0000-4000-8000-000000000000"


def measure(folder: Path, count: int) -> dict[str, float]:
    """Return seconds: opening with all folded, then looking and going back over all and a part."""
    key = os.urandom(32)
    store = vault.create_with_key(folder / "vault", key)
    me = Me("d", "Laptop", "Mette", Role.MENTOR, "DEMO", "w", ("w", "mentorwriter"))
    first = compose(
        id=f"mentorwriter.{_CASE}.1", clock=1, action="first", at=f"{_FIRST}T10:00:00+01:00",
        by="Mette", record=_CASE, kind="citizen", set={"name": "Første"},
    )  # fmt: skip
    known = list(changes(count))
    store.commit((), [me.row()])
    store.commit([first, *(_at(one, n < count * 0.9) for n, one in enumerate(known))])
    store.compact()
    store.close()
    took: dict[str, float] = {}
    for name, to in (("part", _EARLY), ("all", _FIRST)):
        gc.collect()
        start = time.perf_counter()
        store = vault.open_with_key(folder / "vault", key)
        desk = desk_on(store)
        for case in store.cases():
            desk.state(case)
        took["open"] = time.perf_counter() - start
        going = services_for(desk).going_back
        start = time.perf_counter()
        back = going.look(datetime.fromisoformat(f"{to}T23:59:59"))
        took[f"look {name}"] = time.perf_counter() - start
        start = time.perf_counter()
        if name == "all":
            going.go(back)
        took[f"go {name}"] = time.perf_counter() - start
        store.close()
    return took


def _at(change: Change, is_early: bool) -> Change:
    day = _EARLY if is_early else _LATE
    old, new = f'"at":"{change.at}"', f'"at":"{day}T10:42:05+01:00"'
    return parse(change.line.replace(old.encode(), new.encode()))
