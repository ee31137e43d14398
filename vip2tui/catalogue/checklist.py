"""The mentor's checklist: ten areas in four phases, with who, when and help.

An id is never used again and never renumbered: ticks hang on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr, StrictBool, StrictInt, model_validator

from vip2tui.catalogue.stamped import (
    Code,
    Day,
    Item,
    Line,
    ListFile,
    Stamped,
    Text,
    joined_sources,
)


class Owner(StrEnum):
    """The one person whose turn it is."""

    MENTOR = "M"
    LEADER = "L"
    CONSULTANT = "J"


class Due(Item):
    """When a point should be done: days from the first day at work, or from an end.

    «slut» is the planned end, which has the weeks of follow-up in it; «arbejde» is the last day of
    practice or wage subsidy, before them.
    """

    origin: Literal["start", "slut", "arbejde"] = Field(alias="fra")
    days: StrictInt = Field(alias="dage")
    every: Annotated[StrictInt, Field(ge=1)] | None = Field(default=None, alias="hver")
    """Days until it comes again, until the course closes."""


class SettledBy(StrEnum):
    """What settles a point though nobody ticked it; a grant says the first three and the last."""

    PURPOSE = "formaal"
    TASKS = "opgaver"
    HOURS = "timer_og_periode"
    VISIT = "besoeg"
    """A visit note that says whether the mentor hours were given."""
    ABSENCE = "fravaer"
    CALLED = "opkald"
    """A try to reach who did not come, the same day."""
    BACK = "tilbage"
    """An agreement about coming back."""
    EXTENDED = "forlaengelse"


class Point(Text):
    """One thing that should be in place."""

    id: Annotated[str, Field(pattern=r"^(m(0[1-9]|10)|x-[a-z]+(-[a-z]+)*|x\d\d)\.[1-9]\d*$")]
    english: Line = Field(alias="en")
    owner: Owner = Field(alias="hvem")
    due: Due | None = Field(default=None, alias="frist")
    """A trade's extra point has none until the municipality sets one."""
    important: StrictBool = Field(default=False, alias="vigtig")
    """Needed for the documentation check («!»)."""
    event: StrictBool = Field(default=False, alias="haendelse")
    """Arises from something that happened; until then it never asks to be done."""
    habit: StrictBool = Field(default=False, alias="vane")
    """Something to do every time, and no task: it has no limit and no tick, and is never late."""
    awaits: Literal["maaling", "mentoraftale"] | None = Field(default=None, alias="afventer")
    """What will settle it once the program has that; until then it is not on the list, since a tick
    would be evidence of something that is not there."""
    settled_by: SettledBy | None = Field(default=None, alias="klares_af")
    """What is written elsewhere that settles it, beside what Ugens runde and measuring do."""
    help: Line | None = Field(default=None, alias="hjaelp")
    help_english: Line | None = Field(default=None, alias="hjaelp_en")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the list says today about its own points, for the courses that copied them before."""

    awaiting: frozenset[str]
    habits: frozenset[str]
    from_work: frozenset[str]


class OwnPoint(Point):
    """A point that was not shipped; its id can never be one of ours."""

    id: Annotated[str, Field(pattern=r"^x\d\d\.[1-9]\d*$")]


class Area(Stamped):
    """Points about one subject."""

    id: Annotated[str, Field(pattern=r"^m(0[1-9]|10)$")]
    name: Line = Field(alias="navn")
    english: Line = Field(alias="en")
    phase: Annotated[str, Field(pattern=r"^[A-D]$")] = Field(alias="fase")
    points: tuple[Point, ...] = Field(alias="punkter")


class Phase(Stamped):
    """A part of the time together."""

    id: Annotated[str, Field(pattern=r"^[A-D]$")]
    name: Line = Field(alias="navn")
    english: Line = Field(alias="en")


class Extras(Stamped):
    """A trade's extra points."""

    package: Line = Field(alias="pakke")
    points: tuple[Point, ...] = Field(alias="punkter")


class OwnPoints(ListFile):
    """A municipality's or a workplace's own points, in a file of their own (R25)."""

    id: Code = "egne"
    """Files of different ids stand side by side; a newer edition takes the place of its own."""
    points: tuple[OwnPoint, ...] = Field(alias="punkter")

    def ids(self) -> Mapping[str, list[str]]:
        return {"punkt": [point.id for point in self.points]}


class Checklist(ListFile):
    """The whole list."""

    valid_from: Day = Field(alias="gaelder_fra")
    title: Text = Field(alias="titel")
    phases: tuple[Phase, ...] = Field(alias="faser")
    areas: tuple[Area, ...] = Field(alias="omraader")
    extras: tuple[Extras, ...] = Field(alias="tillaeg")
    own: tuple[OwnPoint, ...] = Field(default=(), alias="egne")
    """Points of one's own, in the order of their ids, whoever wrote them first."""
    _standing: Standing | None = PrivateAttr(default=None)
    _settled_by: Mapping[str, SettledBy] | None = PrivateAttr(default=None)
    _by_id: Mapping[str, Point] | None = PrivateAttr(default=None)

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of the ten areas, in order, without the trades' extra points."""
        return tuple(point for area in self.areas for point in area.points if point.awaits is None)

    @property
    def standing(self) -> Standing:
        """How its points stand, by id; a course that runs is read by it too."""
        if self._standing is None:  # every course that is read asks
            every = self._every()
            self._standing = Standing(
                frozenset(point.id for point in every if point.awaits is not None),
                frozenset(point.id for point in every if point.habit),
                frozenset(one.id for one in every if one.due and one.due.origin == "arbejde"),
            )
        return self._standing

    @property
    def settled_by(self) -> Mapping[str, SettledBy]:
        """What is written elsewhere that settles its points, by their ids."""
        if self._settled_by is None:  # as often
            every = {one.id: one.settled_by for one in self._every()}
            self._settled_by = {one: by for one, by in every.items() if by}
        return self._settled_by

    def points_for(self, package: str) -> tuple[Point, ...]:
        """The ten areas' points, one trade's extra points, and one's own."""
        extra = (point for one in self.extras if one.package == package for point in one.points)
        return (*self.points, *extra, *self.own)

    def point(self, point_id: str) -> Point | None:
        """Return one point, of the areas or of a trade, or nothing if there is none."""
        if self._by_id is None:  # as often
            self._by_id = {point.id: point for point in reversed(self._every())}
        return self._by_id.get(point_id)

    def with_own(self, own: OwnPoints) -> Checklist:
        """Return the list with more points of one's own, in the order of their ids.

        Files are joined in any order to the same list, so two laptops show it alike.

        Raises:
            ValueError: If two files mean different things by one id: neither may take the other's.
        """
        points = {point.id: point for point in self.own}
        for point in own.points:
            if points.setdefault(point.id, point) != point:
                raise ValueError(f"punkt {point.id} findes i forvejen med et andet indhold")
        return self.evolve(
            own=tuple(sorted(points.values(), key=lambda point: _place(point.id))),
            sources=joined_sources(self.sources, own.sources),
        )

    def _every(self) -> tuple[Point, ...]:
        areas = (point for area in self.areas for point in area.points)
        return (*areas, *(point for one in self.extras for point in one.points), *self.own)

    def ids(self) -> Mapping[str, list[str]]:
        return {"punkt": [point.id for point in self._every()]}

    @model_validator(mode="after")
    def _sound(self) -> Self:
        phases = {phase.id for phase in self.phases}
        for area in self.areas:
            if area.phase not in phases:
                raise ValueError(f"område {area.id} har en ukendt fase")
            for point in area.points:
                if not point.id.startswith(f"{area.id}."):
                    raise ValueError(f"punkt {point.id} hører ikke til område {area.id}")
        return self


def _place(point_id: str) -> tuple[int, int]:
    area, _, number = point_id.removeprefix("x").partition(".")
    return int(area), int(number)
