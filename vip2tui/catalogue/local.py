"""What a municipality says about the job packages: texts it vouches for, and where the jobs are.

A text is vouched for by its words: where another edition says something else, or it elsewhere,
nobody has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Annotated

from pydantic import BaseModel, Field, StrictInt

from vip2tui.catalogue.package import Package, Shared, Slug
from vip2tui.catalogue.stamped import (
    DataFile,
    Day,
    Line,
    Sources,
    Stamped,
    Version,
    stamped_parts,
)
from vip2tui.text.danish import count
from vip2tui.text.days import say

SHARED = "faelles"
"""What stands for a package's id at a text that all packages share."""
Words = Annotated[str, Field(min_length=1, max_length=4_000)]
Place = tuple[str, str, str]
"""Package, where in it, and the words: what a text is known by."""
_NO_WORDS = ("id", "source", "checked")


class Confirmed(Stamped):
    """A text somebody at the office has held against what they know."""

    package: Slug = Field(alias="jobpakke")
    where: Line = Field(alias="sted")
    words: Words = Field(alias="ord")
    day: Day = Field(alias="dag")

    @property
    def place(self) -> Place:
        return self.package, self.where, self.words


class MarketNote(Stamped):
    """Where there is work here, as it was on a day."""

    package: Slug = Field(alias="jobpakke")
    companies: Line = Field(alias="virksomheder")
    vacancies: Annotated[StrictInt, Field(ge=0, le=10_000)] | None = Field(
        default=None, alias="antal"
    )
    """Unknown if empty."""
    asked: Day = Field(alias="spurgt")

    def __str__(self) -> str:
        many = count(self.vacancies or 0, "ledigt", "ledige")
        jobs = f"{many} job, " if self.vacancies is not None else ""
        return f"{self.companies}: {jobs}spurgt {say(self.asked)}"


class LocalFacts(DataFile):
    """Everything one municipality says, in one edition."""

    version: Version
    confirmed: tuple[Confirmed, ...] = Field(alias="bekraeftelser")
    market: tuple[MarketNote, ...] = Field(default=(), alias="jobmarked")
    sources: Sources = Field(alias="kilder")

    def note(self, package_id: str) -> MarketNote | None:
        """Return what is said of the market for a package."""
        return next((one for one in self.market if one.package == package_id), None)

    def ids(self) -> Mapping[str, list[str]]:
        return {
            "jobmarked": [one.package for one in self.market],
            "bekræftelse": [" · ".join(one.place) for one in self.confirmed],
        }


def placed_parts(owner: Package | Shared) -> Iterator[tuple[str, Stamped]]:
    """Yield everything in a package that has a source, with where it stands.

    A line of a list is known by its list and its words, never by its number; one that has an id
    never changes it, and is known by that too.
    """
    for name, field in type(owner).model_fields.items():
        for part in stamped_parts(getattr(owner, name)):
            key = getattr(part, "id", "")
            yield f"{field.alias or name}{'/' if key else ''}{key}", part


def words_of(part: Stamped) -> str:
    """Return all that a line says itself: not its source, nor what hangs below it.

    What says no more than it would if left out is left out, so that a field a later program knows
    takes no confirmation away.
    """
    return " · ".join(_values(part))


def _values(part: BaseModel) -> Iterator[str]:
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if name in _NO_WORDS or value in (None, (), field.default) or isinstance(value, Stamped):
            continue
        if isinstance(value, tuple):
            if not isinstance(value[0], Stamped):
                yield ", ".join(map(str, value))
        elif isinstance(value, BaseModel):
            yield "–".join(_values(value))
        elif isinstance(value, bool):
            if value:
                yield field.alias or name
        else:
            yield str(value.value if isinstance(value, Enum) else value)
