"""Stamped texts: no text of a package or a list is without the code of its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictInt, model_validator

Line = Annotated[str, Field(min_length=1, max_length=600)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$", max_length=60)]
Checked = Annotated[str, Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
"""The month or day a rule was last held against its source."""
Day = dt.date
Version = Annotated[str, Field(pattern=r"^[0-9]{1,6}\.[0-9]{1,6}$")]
"""Two numbers, each small enough to be compared as one."""


def order_of(version: str) -> tuple[int, int]:
    """Return what editions are put in order by: 1.10 comes after 1.9."""
    major, _, minor = version.partition(".")
    return int(major), int(minor)


class Item(BaseModel):
    """Part of a data file: never changed, and closed, so that a misspelt key is an error."""

    model_config = ConfigDict(
        defer_build=True, frozen=True, extra="forbid", hide_input_in_errors=True
    )

    def evolve(self, **changes: Any) -> Self:
        """Return a validated copy; ``model_copy(update=...)`` would not validate."""
        return type(self).model_validate(dict(self) | changes, by_alias=False, by_name=True)


class Source(Item):
    """Where a text comes from."""

    name: Line = Field(alias="navn")
    url: Annotated[str, Field(pattern=r"^https?://")] | None = None
    year: Annotated[StrictInt, Field(ge=0, le=9999)] | None = Field(default=None, alias="aar")
    """The year of the text; unknown where the source does not say."""
    read: Checked | None = Field(default=None, alias="laest")
    """When it was read; stands in for the year."""

    def __str__(self) -> str:
        if self.year is not None:
            return f"{self.name}, {self.year}"
        return f"{self.name}, læst {self.read[:4]}" if self.read else self.name


Sources = Mapping[Code, Source]


class Stamped(Item):
    """Anything that names its source."""

    source: Code = Field(alias="kilde")
    """A key of the file's ``kilder``."""


class Text(Stamped):
    """A sentence or a few words, with its source."""

    text: Line = Field(alias="tekst")

    def __str__(self) -> str:
        return self.text


class Note(Text):
    """A text that grows old: a rule, a warning, a word about the market."""

    checked: Checked | None = Field(default=None, alias="kontrolleret")
    """Unknown until somebody has held it against the source."""


class Span(Item):
    """From and to, both included."""

    least: Annotated[StrictInt, Field(ge=0, le=10_000)] = Field(alias="min")
    most: Annotated[StrictInt, Field(ge=0, le=10_000)] = Field(alias="max")


def codes_used(part: object) -> set[str]:
    """Return the source codes that a model and everything in it name."""
    return {one.source for one in stamped_parts(part)}


def stamped_parts(part: object) -> Iterator[Stamped]:
    """Yield everything in a model that names its source, in no order."""
    waiting = [part]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, Stamped):
            yield thing
        if isinstance(thing, BaseModel):
            waiting.extend(value for _, value in thing)
        elif isinstance(thing, tuple):
            waiting.extend(thing)
        elif isinstance(thing, Mapping):
            waiting.extend(thing.values())


class DataFile(Item):
    """A whole file: what it is read as has ``sources``, and no text in it names another."""

    format: Literal[1]

    def ids(self) -> Mapping[str, list[str]]:
        """Return the ids that may stand only once, by what has them."""
        return {}

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if unknown := sorted(codes_used(self) - dict(self)["sources"].keys()):
            raise ValueError(f"ukendt kilde: {', '.join(unknown)}")
        for what, ids in self.ids().items():
            require_unique(what, ids)
        return self


class ListFile(DataFile):
    """A file of which there are editions, and which the program only reads."""

    version: Version
    sources: Sources = Field(alias="kilder")


class Dated(Item):
    """What holds from a day and until another, where they are known."""

    valid_from: Day | None = Field(default=None, alias="gyldig_fra")
    valid_to: Day | None = Field(default=None, alias="gyldig_til")
    """The last day."""

    def holds(self, day: Day) -> bool:
        """Return whether a day is within it."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


def require_unique(what: str, ids: list[str]) -> None:
    """Refuse a list in which an id stands twice.

    Raises:
        ValueError: If it does; the message names the ids.
    """
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise ValueError(f"{what} står to gange: {', '.join(twice)}")


def joined_sources(shipped: Sources, own: Sources) -> dict[Code, Source]:
    """Return both files' sources; one code may not stand for two things.

    Raises:
        ValueError: If it does; the message names the codes.
    """
    if twice := sorted(code for code in shipped.keys() & own if shipped[code] != own[code]):
        raise ValueError(f"kilden findes i forvejen og skal hedde noget andet: {', '.join(twice)}")
    return {**shipped, **own}
