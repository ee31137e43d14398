"""When this computer had a change at the latest: written here, or brought by a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from vip2tui.changes.change import Change
from vip2tui.exchange.imports import KIND


def held_since(
    local: Iterable[Change], case: str, changes: Iterable[Change], mine: Collection[str]
) -> dict[str, str]:
    """Return change to the moment (ISO) it was here at the latest.

    A change that no file is known to have brought, as after a vault was put back, is left out: all
    that is known of it is that it is here now.

    Args:
        local: The changes of the local case, which name what each file brought.
        case: Where the changes stand.
        changes: The changes that are asked about.
        mine: The writers of this computer.
    """
    came: dict[str, list[tuple[int, int, str]]] = {}
    for one in local:
        if one.kind == KIND and one.set:
            for writer, pairs in one.set.get("new", {}).get(case, {}).items():
                came.setdefault(writer, []).extend((first, last, one.at) for first, last in pairs)
    found = dict[str, str]()
    for change in changes:
        writer, _, n = change.place
        if writer in mine:
            found[change.id] = change.at
        elif at := min((at for first, last, at in came.get(writer, ()) if first <= n <= last),
                       default=""):  # fmt: skip
            found[change.id] = at
    return found
