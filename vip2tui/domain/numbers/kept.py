"""What was told, as it is kept: parted into records that travel, and put together of them again.

An office may have several computers. What one has let out holds for all of them as soon as they
hear of it; where two told one half-year before they did, the one that was told first stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from vip2tui.domain.kinds.told_numbers import MOST_MEMBERS, ToldNumbers
from vip2tui.domain.numbers.telling import Kept

_SAID = ("started", "closed", "ends", "parts", "median_days")


def gathered(records: Iterable[ToldNumbers]) -> Kept:
    """Return everything that was told, whichever computer told it."""
    every = sorted(records, key=lambda one: (one.day, one.telling, one.id))
    made: Kept = {"through": max((one.half for one in every), default=""), "halves": {}}
    first: dict[tuple[str, int | None], str] = {}
    for one in every:
        if one.package is not None or one.week is not None:
            first.setdefault((one.half, one.week), one.telling)
    standing = [one for one in every if first.get((one.half, one.week)) == one.telling]
    for one in standing:
        if one.week is None and one.package is not None:
            row = made["halves"].setdefault(
                one.half, {"on": one.day.isoformat(), "packages": {}, "members": {}, "asked": {}}
            )
            said = {name: value for name in _SAID if (value := getattr(one, name)) is not None}
            if said:
                row["packages"][one.package] = said
            if one.members:
                row["members"].setdefault(one.package, []).extend(one.members)
    for one in standing:
        if one.week is not None and one.half in made["halves"]:
            asked = made["halves"][one.half]["asked"].setdefault(str(one.week), {})
            if one.package in made["halves"][one.half]["packages"] and one.in_job:
                asked[one.package] = one.in_job
    return made


def parted(
    before: Kept, after: Kept, new_id: Callable[[], str], asked_on: date | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the fields of the records that say what is told now and was not before.

    Args:
        before: What was told before.
        after: All that is told.
        new_id: Makes an id nobody has had.
        asked_on: The day it was asked who is in a job; the half-year's own if nobody knows.
    """
    old = before.get("halves", {})
    for key, row in after["halves"].items():
        said = {"half": key, "day": row["on"], "telling": new_id()}
        for package, told in row["packages"].items() if key not in old else ():
            yield said | {"package": package} | told
            members = row["members"].get(package, [])
            for at in range(0, len(members), MOST_MEMBERS):
                yield said | {"package": package, "members": members[at : at + MOST_MEMBERS]}
        for week, parts in row["asked"].items():
            if week not in old.get(key, {}).get("asked", {}):
                day = asked_on.isoformat() if asked_on else row["on"]
                asked = {"half": key, "week": int(week), "day": day, "telling": new_id()}
                yield asked
                for package, answers in parts.items():
                    yield asked | {"package": package, "in_job": answers}
    through = after["through"]
    if through > before.get("through", "") and through not in after["halves"]:
        day = asked_on.isoformat() if asked_on else _last(after)
        yield {"half": through, "day": day, "telling": new_id()}


def _last(kept: Kept) -> str:
    """Return the last day on which anything was told; the first there is if nothing was."""
    return max((row["on"] for row in kept["halves"].values()), default="1900-01-01")
