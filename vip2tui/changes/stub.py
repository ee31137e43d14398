"""What is left of a case that was let go: its numbers, so none is ever used or sent for again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vip2tui.changes.vector import Vector

TABLE = "stubs"
"""The device's own rows: case to its stub. It stays when the case comes back, as a floor."""


@dataclass(frozen=True, slots=True)
class Stub:
    """A case that was let go here; it is gone while no change of it is stored."""

    case: str
    vector: Vector
    """All that was held of it, and what it was."""
    clock: int
    """The highest clock in it."""
    at: str
    """The day (ISO) it was let go, for people to read."""
    offices: tuple[str, ...] = ()
    """Devices of the authority that has receipted it: they alone are told that it is gone."""

    def row(self) -> dict[str, Any]:
        """Return it as it is kept."""
        vector = {writer: list(entry) for writer, entry in sorted(self.vector.items())}
        return {"have": vector, "clock": self.clock, "at": self.at, "offices": list(self.offices)}

    @classmethod
    def of(cls, case: str, row: Mapping[str, Any]) -> Stub:
        """Return a kept one."""
        vector = {writer: (entry[0], entry[1]) for writer, entry in row["have"].items()}
        return cls(case, vector, row["clock"], row["at"], tuple(row["offices"]))


def is_beyond(known: Vector, place: tuple[str, int]) -> bool:
    """Return whether a writer's number is none of those a vector tells of."""
    writer, n = place
    return n > known.get(writer, (0, ""))[0]
