"""What an old vault holds, said so that it can be written down and held against a later reading."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import orjson

from vip2tui.domain.kinds.places import Place, place_of

if TYPE_CHECKING:
    from vip2tui.services.house import Services


_LONG = 200
"""Bytes of JSON: what is longer, such as a whole copied package, is written down by its digest."""


def read(services: Services) -> dict[str, Any]:
    """Return every citizen's records with their values and doubts, and how many changes there are.

    The local case is left out: drafts and settings may be kept another way in a later version.
    """
    desk = services.desk
    cases = [case for case in desk.store.cases() if place_of(case) is not Place.LOCAL]
    return {
        case: {
            "changes": sum(1 for _ in desk.store.changes(case)),
            "proposals": sorted(change.id for change in desk.state(case).proposals),
            "deleted": sorted(desk.state(case).deleted),
            "records": {
                record.id: {
                    "kind": record.kind,
                    "values": {name: _short(value) for name, value in record.values.items()},
                    "in_doubt": record.in_doubt(),
                }
                for record in desk.state(case).records.values()
            },
        }
        for case in sorted(cases)
    }


def _short(value: Any) -> Any:
    whole = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    return value if len(whole) <= _LONG else hashlib.sha256(whole).hexdigest()
