"""Stikprøve: cases drawn at random, in a way that can be drawn again (R149); pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

COUNT = 20
"""So many cases, where nobody says how many."""


def drawn(ids: Iterable[str], day: date, seed: str, count: int = COUNT) -> tuple[str, ...]:
    """Return some of the cases: the same ones for the same day and seed, on every computer.

    Each case has its place in the draw by itself alone, so one that comes later moves no other.
    """

    def place(case: str) -> bytes:
        return sha256(f"{day.isoformat()}\n{seed}\n{case}".encode()).digest()

    return tuple(sorted(set(ids), key=lambda one: (place(one), one))[:count])
