"""A tick beside a draft of a package that was written in for years: it must cost what it did.

Two vaults on the disk, alike but for the draft, take turns.
"""

from __future__ import annotations

import os
import statistics
import time
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.change import compose
from vip2tui.domain.kinds.package_draft import PackageDraft
from vip2tui.domain.packages.authoring import local
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Me
from vip2tui.services.house import Services, services_for
from vip2tui.services.vault.opening import desk_on
from vip2tui.storage import vault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vip2tui.catalogue.package import Package
    from vip2tui.services.packages.own_packages import OwnPackages
    from vip2tui.storage.port import Store


def measure(folder: Path, edits: int, rounds: int) -> dict[str, float]:
    """Return median seconds of a tick with no draft and with one of so many edits.

    ``none`` and ``many`` are of a program that runs, ``first none`` and ``first many`` the first
    after it was opened; ``undo`` asks what «Fortryd» would take back; ``draft`` is one more answer,
    which is read again.
    """
    times: dict[str, list[float]] = {}
    key = os.urandom(32)
    with (
        closing(_made(folder / "none", key)) as none,
        closing(_made(folder / "many", key)) as many,
    ):
        _write_in(many, edits)
        running = {"none": services_for(desk_on(none)), "many": services_for(desk_on(many))}
        for services in running.values():
            _turn(services)
        for n in range(rounds):
            for name, services in running.items():
                _timed(times, name, lambda one=services: _turn(one))
                _timed(times, f"{name} undo", services.history.next_undo)
            if n % 10 == 0:
                own = running["many"].packages
                said = own.get("gartner").evolve(trade=local(f"Faget {n}"))
                _timed(times, "draft", lambda own=own, said=said: _answer(own, said))
        for _ in range(rounds):
            for name, store in (("none", none), ("many", many)):
                services = services_for(desk_on(store))
                _timed(times, f"first {name}", lambda one=services: _turn(one))
    return {name: statistics.median(found) for name, found in times.items()}


def _made(folder: Path, key: bytes) -> Store:
    """Return a vault with one citizen on a course."""
    store = vault.create_with_key(folder, key)
    me = Me("d", "Laptop", "En mentor", Role.CONSULTANT, "Kommunen", "wmentor", ("wmentor",))
    store.commit((), [me.row()])
    services = services_for(desk_on(store))
    new = services.citizens.add("Amina Opdigtet")
    package = SHIPPED.package("butik")
    seen = services.citizens.get(new)
    services.courses.start(seen, package, SHIPPED.checklist(), date(2026, 4, 13), tovholder="T")
    return store


def _write_in(store: Store, edits: int) -> None:
    """Write so many answers in one draft, each over the one before."""
    services = services_for(desk_on(store))
    services.packages.begin("Gartner")
    (draft,) = services.packages.drafts.all()
    over, made = draft.record.over("sektor"), []
    for n in range(2, edits + 2):
        change = compose(
            id=f"wmentor.{draft.case}.{n}", clock=n, action=f"a{n}", at="2026-05-04T10:00:00+02:00",
            by="En mentor", record=draft.record.id, kind=PackageDraft.KIND,
            set={"sektor": {"tekst": f"Faget nummer {n}", "kilde": "lokal"}}, over={"sektor": over},
        )  # fmt: skip
        over = [change.id]
        made.append(change)
    store.commit(made)


def _answer(own: OwnPackages, said: Package) -> None:
    """Keep a draft and read it again, as its page does."""
    own.save(said)
    assert own.get(said.id, said.version) == said


def _turn(services: Services) -> None:
    """Tick the first item, or take the tick away."""
    (citizen,) = services.citizens.ids()
    case = services.citizens.get(citizen)
    assert case.course is not None
    time_ = case.course.lines[0].times[0]
    if time_.status == "klaret":
        assert services.checklist.untick(case, case.course, time_, "En fejl")
    else:
        assert services.checklist.tick(case, case.course, time_)


def _timed(times: dict[str, list[float]], name: str, do: Callable[[], object]) -> None:
    start = time.perf_counter()
    do()
    times.setdefault(name, []).append(time.perf_counter() - start)
