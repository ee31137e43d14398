"""What a package of one's own says beside the plan: that it is needed, agreed on, and looked after.

The shipped packages have none of it: they are patterns, and these things are local.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StrictBool, StrictInt, model_validator

from vip2tui.catalogue.stamped import Day, Item, Line, require_unique


class Party(StrEnum):
    """Who must know a package and say yes to it. Citizen and mentor say yes to each course."""

    WORKPLACE = "virksomhed"
    MUNICIPALITY = "kommune"
    LANGUAGE_SCHOOL = "sprogcenter"
    TRADE_SCHOOL = "skole"


class Opening(Item):
    """Jobs that an employer has (jobåbning)."""

    employer: Line = Field(alias="arbejdsgiver")
    vacancies: Annotated[StrictInt, Field(ge=1, le=10_000)] = Field(alias="antal")
    asked: Day = Field(alias="spurgt")
    """The day the employer was asked."""


class Accepted(Item):
    """A party's yes."""

    party: Party = Field(alias="part")
    day: Day = Field(alias="dato")


class Own(Item):
    """The local side of a package."""

    draft: StrictBool = Field(default=True, alias="kladde")
    """Cannot be given to a citizen yet, whatever it holds."""
    opening: Opening | None = Field(default=None, alias="jobaabning")
    accepted: tuple[Accepted, ...] = Field(default=(), alias="accept")
    tovholder: Line | None = None
    """The one who keeps it up to date, and whom all can ask."""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        require_unique("accept", [one.party for one in self.accepted])
        return self
