"""The measurement «Skridt»: the questions in both voices, and what each figure means.

Ids are never renamed or used again: measurements hang on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StrictBool, StrictInt, model_validator

from vip2tui.catalogue.stamped import (
    Code,
    Day,
    Line,
    ListFile,
    Stamped,
    Text,
    joined_sources,
)

Score = Annotated[StrictInt, Field(ge=1, le=10)]
DayCount = Annotated[StrictInt, Field(ge=1, le=3_660)]
ANCHORED = {5: (1, 3, 5), 10: (1, 5, 10)}
"""How far a scale can go, and which of its figures have a meaning of their own."""
CAN_BE_OFF = ("p08", "p09", "p11")
"""What touches health or is only believed: a municipality may choose not to ask it."""


class Viewer(StrEnum):
    """Who may see the answers to an indicator."""

    CITIZEN = "borger"
    CONSULTANT = "konsulent"
    MENTOR = "mentor"


class Phrase(Stamped):
    """A sentence in Danish and in English."""

    danish: Line = Field(alias="da")
    english: Line = Field(alias="en")

    def __str__(self) -> str:
        return self.danish


class Anchor(Phrase):
    """What a figure means."""

    value: Score = Field(alias="vaerdi")


class Indicator(Stamped):
    """Something that may move, asked of the citizen and of the consultant."""

    id: Annotated[str, Field(pattern=r"^p(0[1-9]|1[0-4])$")]
    """Never another question's: one that is parted in two keeps its own, and the new one has a new.
    """
    name: Line = Field(alias="navn")
    citizen: Phrase | None = Field(default=None, alias="borger")
    """Unasked if empty."""
    consultant: Phrase = Field(alias="konsulent")
    anchors: tuple[Anchor, ...] = Field(alias="betyder")
    optional: StrictBool = Field(default=False, alias="valgfri")
    """Like health: may be switched off, and need not be answered."""
    seen_by: tuple[Viewer, ...] = Field(alias="vises_for")
    hidden: StrictBool = Field(default=False, alias="skjult")
    """Shown to nobody unless asked for; the citizen has a right to see it all the same."""
    off: StrictBool = Field(default=False, alias="slukket")
    """Not asked any more; what was answered before is still read under its name."""

    @model_validator(mode="after")
    def _may_be_off(self) -> Self:
        if self.off and self.id not in CAN_BE_OFF:
            raise ValueError(f"kun {', '.join(CAN_BE_OFF)} kan slås fra")
        return self


class WorkItem(Phrase):
    """What the mentor sees at work, scored in two minutes."""

    id: Annotated[str, Field(pattern=r"^w\d\d$")]


class SmallStep(Phrase):
    """The free line: shown on the time line, never scored."""

    length: DayCount = Field(alias="tegn")


class Prompt(Text):
    """A question for a talk: never a conclusion."""

    id: Code


class Rhythm(Stamped):
    """When it is measured, in days, and how much must be answered before a picture is shown."""

    first: DayCount = Field(alias="foerste_senest_dag")
    every: DayCount = Field(alias="hver_dage")
    slack: DayCount = Field(alias="spillerum_dage")
    mentor_every: DayCount = Field(alias="mentor_hver_dage")
    end: DayCount = Field(alias="slut_dage")
    remind: DayCount = Field(alias="paamind_dage")
    late: DayCount = Field(alias="forsinket_dage")
    picture_consultant: DayCount = Field(alias="billede_konsulent")
    picture_citizen: DayCount = Field(alias="billede_borger")


class Instrument(ListFile):
    """The whole measurement."""

    id: Code
    valid_from: Day = Field(alias="gaelder_fra")
    name: Text = Field(alias="navn")
    scale: tuple[Anchor, ...] = Field(alias="svar")
    no_answer: Phrase = Field(alias="uden_svar")
    """An answer too: neither 0 nor 3."""
    caution: Text = Field(alias="forsigtig")
    """Stands on the screen wherever it is measured or read."""
    indicators: tuple[Indicator, ...] = Field(alias="indikatorer")
    work_items: tuple[WorkItem, ...] = Field(alias="mentorpunkter")
    work_anchors: tuple[Anchor, ...] = Field(alias="mentorpunkter_betyder")
    small_step: SmallStep = Field(alias="lille_skridt")
    rhythm: Rhythm = Field(alias="rytme")
    prompts: tuple[Prompt, ...] = Field(alias="samtale")

    def prompt(self, prompt_id: str) -> Prompt | None:
        """Return one question for a talk, or nothing if there is none."""
        return next((one for one in self.prompts if one.id == prompt_id), None)

    def seen_by(self, viewer: Viewer) -> tuple[Indicator, ...]:
        """Return the indicators somebody may see."""
        return tuple(one for one in self.indicators if viewer in one.seen_by)

    @property
    def asked(self) -> tuple[Indicator, ...]:
        """The indicators that are asked about."""
        return tuple(one for one in self.indicators if not one.off)

    def with_own(self, own: OwnInstrument) -> Instrument:
        """Return the measurement with a municipality's questions and scale.

        Raises:
            ValueError: If a question has no meanings for the scale, or one source code stands for
                two things.
        """
        mine = {one.id: one for one in own.indicators}
        kept = [mine.pop(one.id, one) for one in self.indicators]
        return self.evolve(
            version=own.version,
            scale=own.scale or self.scale,
            indicators=tuple(sorted((*kept, *mine.values()), key=lambda one: one.id)),
            sources=joined_sources(self.sources, own.sources),
        )

    def ids(self) -> Mapping[str, list[str]]:
        return {
            "indikator": [one.id for one in self.indicators],
            "mentorpunkt": [one.id for one in self.work_items],
        }

    @model_validator(mode="after")
    def _sound(self) -> Self:
        every = len(self.scale)
        if every not in ANCHORED or [one.value for one in self.scale] != [*range(1, every + 1)]:
            raise ValueError("svarene skal være 1 til 5 eller 1 til 10")
        meant = [(5, self.work_anchors), *((every, one.anchors) for one in self.indicators)]
        for scale, anchors in meant:
            if tuple(one.value for one in anchors) != ANCHORED[scale]:
                *first, last = map(str, ANCHORED[scale])
                raise ValueError(
                    f"{', '.join(first)} og {last} skal have en betydning, i den rækkefølge"
                )
        return self


class OwnInstrument(ListFile):
    """What a municipality asks otherwise: a question by its id, and how far the scale goes."""

    scale: tuple[Anchor, ...] = Field(default=(), alias="svar")
    """As shipped, if left out."""
    indicators: tuple[Indicator, ...] = Field(alias="indikatorer")

    def ids(self) -> Mapping[str, list[str]]:
        return {"indikator": [one.id for one in self.indicators]}
