"""Desks on the demo's homes, without a vault where the disk is not what is tested."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from vip2tui.changes.change import Change, parse
from vip2tui.demo.homes import Home, homes_of
from vip2tui.demo.scene import moment
from vip2tui.demo.town import town
from vip2tui.services.desk import desk_on
from vip2tui.services.house import Services, services_for
from vip2tui.storage.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vip2tui.storage.port import Store

TODAY = date(2026, 5, 6)
TYPED = ("text", "note", "reason", "next", "evidence", "name", "workplace", "contact", "address")


def told_homes(
    today: date = TODAY, *, citizens: int = 12, years: float = 0.5, seed: int = 1
) -> dict[str, Home]:
    found = homes_of(town(seed, citizens, years, today))
    return {home.name: home for home in found}


def changes_of(home: Home) -> list[Change]:
    return [parse(line) for lines in home.cases for line in lines]


def services_on(store: Store, today: date = TODAY) -> Services:
    def now() -> datetime:
        return moment(today, time(10))

    return services_for(desk_on(store, now=now))


def services_of(home: Home, today: date = TODAY) -> Services:
    store = MemoryStore()
    store.commit(changes_of(home), [home.author.row()])
    return services_on(store, today)


def typed(changes: Iterable[Change]) -> Iterator[str]:
    """Every text that somebody in the demo wrote; what a package says is not theirs."""
    for change in changes:
        for name, value in change.set.items():
            if (change.kind, name) == ("mark", "name"):
                continue
            if name in TYPED and isinstance(value, str):
                yield value


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
