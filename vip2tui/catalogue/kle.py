"""The few KLE numbers a note for the municipality's own system needs; the plan is not shipped."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from vip2tui.catalogue.stamped import (
    Checked,
    Code,
    Day,
    Item,
    Line,
    Sources,
    Stamped,
    Version,
    joined_sources,
    require_sources,
)


class KleNumber(Stamped):
    """A number and what it is for here; several of them end with the reform of 2026 to 2029."""

    topic: Code = Field(alias="emne")
    number: Annotated[str, Field(pattern=r"^\d\d\.\d\d\.\d\d$")] = Field(alias="nr")
    name: Line = Field(alias="navn")
    valid_from: Day | None = Field(default=None, alias="gyldig_fra")
    valid_to: Day | None = Field(default=None, alias="gyldig_til")
    """The last day, where it is known."""

    def holds(self, day: date) -> bool:
        """Return whether the number may be used on a day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


class Kle(Item):
    """The defaults; a municipality may put its own."""

    format: Literal[1]
    version: Version
    read: Checked = Field(alias="laest")
    numbers: tuple[KleNumber, ...] = Field(alias="numre")
    sources: Sources = Field(alias="kilder")

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

    @model_validator(mode="after")
    def _sound(self) -> Self:
        require_sources(self, self.sources)
        return self
