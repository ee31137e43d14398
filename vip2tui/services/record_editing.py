"""What a person changed on a record, as a draft: only what differs from what they saw."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from vip2tui.changes.change import Json
from vip2tui.changes.record import Record
from vip2tui.changes.writer import Draft


def new(case: str, record: str, kind: str, values: Mapping[str, Json]) -> Draft:
    """Return the draft of a new record; what nobody said is left out."""
    return Draft(case, record, kind, {k: v for k, v in values.items() if v is not None})


def edit(
    case: str,
    record: str,
    kind: str,
    known: Record | None,
    values: Mapping[str, Json],
    *,
    fixed: Mapping[str, Json] | None = None,
    seen: Mapping[str, int] | None = None,
) -> Draft | None:
    """Return the draft that sets the values that differ from what is known; None if none do.

    A value that stands in doubt is set again though it is the same: that decides the doubt.

    Args:
        case: Where it stands.
        record: The record's id.
        kind: Its kind.
        known: The record as the person saw it when they began, if there is one.
        values: What they want it to say, and only what they touched.
        fixed: What a record of this kind always says; set where it does not stand yet, so that two
            devices that open the same record are not in doubt.
        seen: For a delete, a close or a lock: what it is made in the knowledge of.
    """
    fixed = fixed or {}
    if known is None:
        said = {name: value for name, value in values.items() if value is not None}
        return Draft(case, record, kind, {**fixed, **said}, seen=seen) if said else None
    doubtful = known.in_doubt()
    said = {
        name: value
        for name, value in values.items()
        if name in doubtful or not same(value, known.get(name))
    }
    if not said:
        return None
    said |= {name: value for name, value in fixed.items() if name not in known.heads}
    over = {name: known.over(name) for name in said}
    return Draft(case, record, kind, said, over, seen=seen)


def same(one: Json, other: Json) -> bool:
    """Return whether two values are one in JSON, where 1 and true differ."""
    if type(one) is type(other) and not isinstance(one, list | dict):
        return bool(one == other)
    option = orjson.OPT_SORT_KEYS
    return orjson.dumps(one, option=option) == orjson.dumps(other, option=option)
