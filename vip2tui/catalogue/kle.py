"""The few KLE numbers a note for the municipality's own system needs; the plan is not shipped."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from vip2tui.catalogue.stamped import (
    Checked,
    Code,
    Dated,
    Line,
    ListFile,
    Stamped,
    joined_sources,
)


class KleNumber(Dated, Stamped):
    """A number and what it is for here; several of them end with the reform of 2026 to 2029."""

    topic: Code = Field(alias="emne")
    number: Annotated[str, Field(pattern=r"^\d\d\.\d\d\.\d\d$")] = Field(alias="nr")
    name: Line = Field(alias="navn")


class Kle(ListFile):
    """The defaults; a municipality may put its own."""

    read: Checked = Field(alias="laest")
    numbers: tuple[KleNumber, ...] = Field(alias="numre")

    def number(self, topic: str, day: date) -> KleNumber | None:
        """Return the number of a topic on a day, or nothing if none is valid."""
        found = (one for one in self.numbers if one.topic == topic and one.holds(day))
        return next(found, None)

    def with_own(self, own: Kle) -> Kle:
        """Return these numbers, those of every topic that a municipality's file names replaced."""
        named = {one.topic for one in own.numbers}
        kept = tuple(one for one in self.numbers if one.topic not in named)
        return self.evolve(
            version=own.version,
            read=own.read,
            numbers=(*kept, *own.numbers),
            sources=joined_sources(self.sources, own.sources),
        )
