"""A package: a ready plan for a trade, which each citizen's course is copied from.

Ids of packages, steps, goals and competences are never renamed: citizens' records hang on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictInt, model_validator

from vip2tui.catalogue.own import Own
from vip2tui.catalogue.season import Season
from vip2tui.catalogue.stamped import (
    Checked,
    DataFile,
    Day,
    Item,
    Line,
    ListFile,
    Note,
    Sources,
    Span,
    Stamped,
    Text,
    Version,
)

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
GoalId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$")]
Count = Annotated[StrictInt, Field(ge=0, le=100_000)]


class Track(StrEnum):
    """Steps of one kind; several tracks run at the same time."""

    CLARIFICATION = "afklaring"
    PRACTICE = "praktik"
    SUBSIDY = "loentilskud"
    AMU = "amu"
    DANISH = "dansk"
    MENTOR = "mentor"
    JOB_SEARCH = "jobsoegning"
    ORDINARY = "ordinaer"


class CardField(StrEnum):
    """The four fields of the competence card."""

    TRADE = "faglige"
    GENERAL = "almene"
    PERSONAL = "personlige"
    LANGUAGE = "sproglige"


class Evidence(StrEnum):
    """What shows that a goal is reached."""

    SEEN = "set"
    CERTIFICATE = "bevis"
    STATEMENT = "udtalelse"
    PRODUCT = "produkt"


class Goal(Text):
    """Something one can see or measure that the citizen can; the number may differ by workplace."""

    id: GoalId
    """``<step>.<name>``, unique in the package."""
    target: Count = Field(alias="maal")
    unit: Line = Field(alias="enhed")
    direction: Literal["mindst", "hoejst"] = Field(default="mindst", alias="retning")
    """At least the target, or at most."""
    week: Count | None = Field(default=None, alias="uge")
    """The week of the step it is aimed at."""
    evidence: Evidence = Field(default=Evidence.SEEN, alias="dokumentation")

    @property
    def in_words(self) -> str:
        """The target in words: «mindst 90 % af dagene», «højst 5 %», «1 kontrakt»."""
        plain = f"{self.target} {self.unit}"
        if self.direction == "hoejst":
            return f"højst {plain}" if self.target else f"ingen {self.unit}"
        return plain if self.target == 1 else f"mindst {plain}"

    @property
    def target_words(self) -> str:
        """What is said after the goal's text: nothing where the text alone says «once»."""
        return "" if (self.direction, self.target) == ("mindst", 1) else self.in_words


class Weeks(Item):
    """How long a step takes."""

    normal: Count
    least: Count = Field(alias="min")
    most: Count = Field(alias="max")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.least <= self.normal <= self.most:
            raise ValueError("uger skal være min ≤ normal ≤ max")
        return self


class Step(Stamped):
    """A part of the course with its own weeks and goals. No step waits for another."""

    id: Slug
    name: Line = Field(alias="navn")
    track: Track = Field(alias="spor")
    start: Count
    """Weeks from the start of the course to the start of the step."""
    weeks: Weeks = Field(alias="uger")
    optional: StrictBool = Field(default=False, alias="valgfrit")
    """Left out unless somebody takes it in."""
    ready: Text = Field(alias="klar")
    """When one is ready for what comes next: advice, never a lock."""
    notes: tuple[Note, ...] = Field(default=(), alias="noter")
    goals: tuple[Goal, ...] = Field(alias="delmaal")


class Demands(Item):
    """What one must bring."""

    language: tuple[Text, ...] = Field(default=(), alias="sprog")
    age: tuple[Text, ...] = Field(default=(), alias="alder")
    body: tuple[Text, ...] = Field(default=(), alias="fysik")
    licence: tuple[Text, ...] = Field(default=(), alias="koerekort")
    record: tuple[Text, ...] = Field(default=(), alias="attest")
    health: tuple[Text, ...] = Field(default=(), alias="helbred")
    other: tuple[Text, ...] = Field(default=(), alias="andet")


class Certificate(Stamped):
    """A proof, who needs it, and the rule behind it."""

    id: Slug
    name: Line = Field(alias="navn")
    when: Line = Field(alias="naar")
    """The task it is needed for."""
    rule: Line = Field(alias="regel")
    renewal: Line | None = Field(default=None, alias="fornyelse")
    """Unknown if empty."""
    required: StrictBool = Field(alias="lovkrav")
    """The task must not be planned unsupervised before its date."""
    checked: Checked | None = Field(default=None, alias="kontrolleret")


class AmuCourse(Stamped):
    """A short trade course. Numbers change often; one that is unknown stops nothing."""

    name: Line = Field(alias="navn")
    number: Annotated[str, Field(pattern=r"^\d{5}$")] | None = Field(default=None, alias="nr")
    days: Span | None = Field(default=None, alias="dage")
    confirmed: Day | None = Field(default=None, alias="bekraeftet")
    """The day somebody looked the number up; never, for all that is shipped."""
    note: Line | None = Field(default=None, alias="bemaerkning")


class Competence(Stamped):
    """A line of the competence card."""

    id: Slug
    field: CardField = Field(alias="felt")
    name: Line = Field(alias="navn")


class SharedCompetence(Competence):
    """A competence that stands on every card."""

    habit: StrictBool = Field(default=False, alias="vane")
    """Whether one does it more or less often, rather than learns it with help."""


class Word(Stamped):
    """A word of the trade."""

    danish: Line = Field(alias="da")
    english: Line = Field(alias="en")


class Risk(Stamped):
    """Why people drop out, how it is first seen, and what helps."""

    risk: Line = Field(alias="risiko")
    sign: Line | None = Field(default=None, alias="tegn")
    action: Line = Field(alias="handling")


class Neighbour(Text):
    """Another package that what is learnt here carries over to."""

    id: Slug


class Package(DataFile):
    """One trade's plan, complete in itself: it is read without any other file."""

    id: Slug
    version: Version
    valid_from: Day = Field(alias="gaelder_fra")
    name: Text = Field(alias="navn")
    aliases: tuple[Text, ...] = Field(default=(), alias="alias")
    english: Text
    trade: Text = Field(alias="sektor")
    parties: tuple[Text, ...] = Field(default=(), alias="parter")
    danish: Text = Field(alias="dansk_kort")
    hard_demand: Text | None = Field(default=None, alias="haardt_krav")
    duration: Text = Field(alias="varighed")
    warnings: tuple[Note, ...] = Field(default=(), alias="advarsler")
    """What must be read before the package is chosen."""
    season: Season | None = Field(default=None, alias="saeson")
    market: tuple[Note, ...] = Field(default=(), alias="marked")
    rules: tuple[Note, ...] = Field(default=(), alias="regler")
    tasks: tuple[Text, ...] = Field(alias="opgaver")
    demands: Demands = Field(alias="krav")
    certificates: tuple[Certificate, ...] = Field(default=(), alias="beviser")
    amu: tuple[AmuCourse, ...] = ()
    steps: tuple[Step, ...] = Field(alias="trin")
    competences: tuple[Competence, ...] = Field(alias="kompetencer")
    """The trade's own; the shared ones stand in `Shared`."""
    words: tuple[Word, ...] = Field(alias="ord")
    sentences: tuple[Text, ...] = Field(default=(), alias="saetninger")
    mentor: tuple[Text, ...] = ()
    """The trade's own points for the mentor; the shared ones stand in `Shared`."""
    risks: tuple[Risk, ...] = Field(default=(), alias="frafald")
    neighbours: tuple[Neighbour, ...] = Field(default=(), alias="naboer")
    own: Own | None = Field(default=None, alias="egen")
    """Only of a package that was made outside."""
    sources: Sources = Field(alias="kilder")

    @property
    def weeks(self) -> int:
        """Normal weeks up to ordinary work, the follow-up not counted."""
        return max(
            (s.start + s.weeks.normal for s in self.steps if s.track is not Track.ORDINARY),
            default=0,
        )

    def step(self, step_id: str) -> Step | None:
        """Return one step, or nothing if the package has no such step."""
        return next((step for step in self.steps if step.id == step_id), None)

    def goal(self, goal_id: str) -> Goal | None:
        """Return one goal, or nothing if the package has no such goal."""
        return next((g for step in self.steps for g in step.goals if g.id == goal_id), None)

    def ids(self) -> Mapping[str, list[str]]:
        return {
            "trin": [step.id for step in self.steps],
            "delmål": [goal.id for step in self.steps for goal in step.goals],
            "kompetence": [one.id for one in self.competences],
            "bevis": [one.id for one in self.certificates],
        }

    @model_validator(mode="after")
    def _sound(self) -> Self:
        for step in self.steps:
            for goal in step.goals:
                if not goal.id.startswith(f"{step.id}."):
                    raise ValueError(f"delmål {goal.id} hører ikke til trin {step.id}")
        return self


class LanguageCards(Note):
    """Word cards that others publish; named here with languages and address, never copied (R45)."""

    name: Line = Field(alias="navn")
    languages: tuple[Line, ...] = Field(alias="sprog")


class Shared(ListFile):
    """What all packages share, with the ladder that a new package starts from."""

    valid_from: Day = Field(alias="gaelder_fra")
    steps: tuple[Step, ...] = Field(alias="trin")
    """The standard ladder; a package's steps are its own."""
    competences: tuple[SharedCompetence, ...] = Field(alias="kompetencer")
    certificates: tuple[Certificate, ...] = Field(alias="beviser")
    rules: tuple[Note, ...] = Field(alias="regler")
    amu: tuple[Note, ...]
    """Rules of thumb about courses."""
    mentor: tuple[Text, ...]
    risks: tuple[Risk, ...] = Field(alias="frafald")
    cards: LanguageCards = Field(alias="sprogkort")

    @property
    def cards_address(self) -> str:
        """Where the word cards are; empty if their source has no address."""
        return self.sources[self.cards.source].url or ""

    def ids(self) -> Mapping[str, list[str]]:
        return {
            "kompetence": [one.id for one in self.competences],
            "bevis": [one.id for one in self.certificates],
        }
