"""Which numbers may leave: none below ten people, and none that the others give away.

What leaves is one half-year of one job package, and no other grouping: a workplace, a mentor or a
filter of one's own would make groups that can be subtracted from each other. Four rules keep it so,
and each looks at nothing but what is told already and at whether a number is below ten:

1. Below ten is not told, and neither is nothing: «0 i job» says as much about each of them.
2. Of a total that is told, the parts of ten and more are told, if those left out are several and
   their sum leaves every one of them open; else no part is told. Both totals that have the same
   parts in two ways (how it ended, who is in a job) are told apart, never crossed.
3. How many are under way is what has begun less what has ended. So what ended is told only while
   at least ten more people are told to have begun, up to then. How many are under way on a day is
   not told at all: with it, two half-years would give away a small one between them.
4. A half-year is told once. What was told is kept as it was and told again; what comes late shows
   on the screen of those who have the cases, and in no later file: two files of one half-year would
   differ by the few who came in between. What can be asked only later (in a job after 26 weeks) is
   told later, of those who were counted then.

So whoever has every file there ever was, and knows these rules, finds for each number that is not
told that it can be anything from 0 to 9; and the numbers alone leave it open upwards, to ten at the
least. `tests/domain/test_shielding.py` shows both with solvers of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

LEAST = 10
"""A number of fewer people is not told (R90)."""
_WEEK = 7


def told_of(parts: Mapping[str, int], least: int = LEAST) -> dict[str, int]:
    """Return the parts of a total that may be told beside it, which is told.

    Args:
        parts: Every part there can be, those that are 0 too: they make up the total.
        least: What is told is no less.
    """
    left_out = [number for number in parts.values() if number < least]
    rest, most = sum(left_out), least - 1
    # Each of them can be 0 and can be `most` only if the others can make up for it.
    if left_out and not least <= rest <= most * (len(left_out) - 1):
        return {}
    return {name: number for name, number in parts.items() if number >= least}


@dataclass(frozen=True, slots=True)
class Truth:
    """What happened to one package in a half-year, before anything is left out."""

    started: int
    ends: Mapping[str, int]
    """How the courses that ended did, every way there is."""
    parts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By a way of ending, every part it has: outcomes, reasons to stop."""
    median_days: Mapping[str, int] = field(default_factory=dict)
    """By a way of ending, where it is known."""

    @property
    def closed(self) -> int:
        return sum(self.ends.values())


Told = dict[str, Any]
"""What is told of one package in a half-year, as it is kept: only what is there is told."""


def shielded(truth: Truth, told_before: Sequence[Told], least: int = LEAST) -> Told:
    """Return what may be told of a package in a half-year; empty if that is nothing.

    Args:
        truth: The numbers.
        told_before: What was told of the package in the half-years before.
        least: What is told is no less.
    """
    told: Told = {}
    if truth.started >= least:
        told["started"] = truth.started
    under_way = sum(one.get("started", 0) for one in (*told_before, told))
    under_way -= sum(one.get("closed", 0) for one in told_before)
    if truth.closed < least or under_way - truth.closed < least:
        return told
    told["closed"] = truth.closed
    if ends := told_of(truth.ends, least):
        told["ends"] = ends
    for end in ends:
        if parts := told_of(truth.parts.get(end, {}), least):
            told.setdefault("parts", {})[end] = parts
        days = truth.median_days.get(end)
        if days is not None:  # whole weeks, so that it is nobody's own
            told.setdefault("median_days", {})[end] = round(days / _WEEK) * _WEEK
    return told
