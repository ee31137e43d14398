"""What has left, half-year by half-year: told once, kept, and told again as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from vip2tui.domain.kinds.followup import UNKNOWN
from vip2tui.domain.numbers import halfyear
from vip2tui.domain.numbers.counting import (
    COMPLETED,
    DROPPED,
    ENDS,
    OUTCOMES,
    STILL,
    WEEKS,
    Counted,
    Flow,
    flows,
    tally,
)
from vip2tui.domain.numbers.halfyear import HalfYear
from vip2tui.domain.numbers.shielding import Told, Truth, shielded, told_of

_WINDOW = 1
"""Weeks after the day of a follow-up in which it may still be made."""
Kept = dict[str, Any]
"""Everything that was told, as it is kept: ``through`` is the last half-year that is told and done
with, ``halves`` the ones of which there was something to tell."""


@dataclass(frozen=True, slots=True)
class ToldHalf:
    """A half-year as it leaves."""

    half: HalfYear
    told_on: date
    packages: Mapping[str, Told]
    """By package; one that is not there may have had anything from nobody to nine."""


def tell(courses: Iterable[Counted], stops: Sequence[str], today: date, kept: Kept) -> Kept:
    """Return all that was told with what can be told today; what was told before is as it was.

    Args:
        courses: Every course.
        stops: The reasons to stop there are, as codes.
        today: The day.
        kept: What was told before; empty the first time.
    """
    every = list(courses)
    made: Kept = deepcopy(kept) if kept else {"through": "", "halves": {}}
    happened = flows(every)
    for half in _new_halves(made["through"], every, today):
        packages, members = {}, {}
        for package, flow in sorted(happened.get(half, {}).items()):
            if told := shielded(_truth(flow, stops), [*_before(made, package)]):
                packages[package] = told
                if "closed" in told:
                    members[package] = [one.id for one in flow.closed.values()]
        made["through"] = half.key
        if packages:
            made["halves"][half.key] = {
                "on": today.isoformat(), "packages": packages, "members": members, "asked": {},
            }  # fmt: skip
    known = {one.id: one for one in every}
    for key, row in made["halves"].items():
        for week in WEEKS:
            is_due = halfyear.read(key).is_closed(today, week + _WINDOW)
            if is_due and str(week) not in row["asked"]:
                row["asked"][str(week)] = _asked(row["members"], known, week)
    return made


def halves(kept: Kept) -> Iterator[ToldHalf]:
    """Yield the half-years that were told, the newest first."""
    for key, row in sorted(kept.get("halves", {}).items(), reverse=True):
        packages: dict[str, Told] = {name: dict(told) for name, told in row["packages"].items()}
        for week, said in row["asked"].items():
            for package, parts in said.items():
                packages[package].setdefault("in_job", {})[week] = parts
        yield ToldHalf(halfyear.read(key), date.fromisoformat(row["on"]), packages)


def _new_halves(through: str, courses: Sequence[Counted], today: date) -> Iterator[HalfYear]:
    """Yield the half-years that are closed and not told yet."""
    if through:
        first = halfyear.read(through).next().first
    elif courses:
        first = min(one.start for one in courses)
    else:
        return
    yield from halfyear.closed(first, today)


def _before(made: Kept, package: str) -> Iterator[Told]:
    """Yield what was told of a package up to now."""
    for row in made["halves"].values():
        if package in row["packages"]:
            yield row["packages"][package]


def _truth(flow: Flow, stops: Sequence[str]) -> Truth:
    over = tally(flow.closed.values())
    reasons = dict.fromkeys((*stops, UNKNOWN), 0)
    for code, number in over.stops.items():
        reasons[code if code in reasons else UNKNOWN] += number
    days = over.median_days
    return Truth(
        len(flow.started),
        {end: over.ends[end] for end in ENDS},
        {COMPLETED: {one: over.outcomes[one] for one in OUTCOMES}, DROPPED: reasons},
        {} if days is None else {COMPLETED: days},
    )


def _asked(
    members: Mapping[str, Sequence[str]], known: Mapping[str, Counted], week: int
) -> dict[str, dict[str, int]]:
    """Return what may be told of who is in a job, among those that were counted then."""
    found = {}
    for package, ids in members.items():
        parts = dict.fromkeys(STILL, 0)
        for one in ids:
            said = known[one].in_job.get(week, UNKNOWN) if one in known else UNKNOWN
            parts[said if said in parts else UNKNOWN] += 1
        if told := told_of(parts):
            found[package] = told
    return found
