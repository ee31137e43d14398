"""A mentor with one citizen is spared the question whom it is about."""

from __future__ import annotations

from itertools import islice

from vip2tui.services.house import Services


def only_citizen(services: Services) -> str | None:
    """Return the citizen's id where a mentor has just one: then F2 goes straight there."""
    if services.desk.me.role != "mentor":
        return None
    some = list(islice(services.citizens.ids(), 2))
    return some[0] if len(some) == 1 else None
