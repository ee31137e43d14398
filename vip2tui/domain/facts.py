"""What is known, as frozen facts: read off the records, never changed, only replaced.

Dates are ISO days, times are minutes: no float is ever stored. Names and texts stay out of every
``repr``, so none reaches a log or a traceback.
"""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from vip2tui.domain.copies import Plan, PlanChecklist

Named = Annotated[str, Field(min_length=1, max_length=200, repr=False)]
Text = Annotated[str, Field(max_length=10_000, repr=False)]
Minutes = Annotated[int, Field(ge=0, le=24 * 60)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
"""A day somebody can have meant: days are counted on from it, and the calendar has an end."""
StepStatus = Literal["planlagt", "i_gang", "gennemfoert", "pause", "afbrudt", "sprunget_over"]
GoalStatus = Literal["ikke_begyndt", "paa_vej", "naaet", "opgivet"]
ItemStatus = Literal["aaben", "klaret", "ikke_relevant", "udskudt", "udgaaet"]


class Fact(BaseModel):
    """Something known about a citizen, a course or a workplace."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)
    KIND: ClassVar[str]

    id: str
    case: str
    """Where it stands: the shared case, ``.f`` or ``.p``."""


class Role(StrEnum):
    """What the person at this computer is in the course."""

    MENTOR = "mentor"
    CONSULTANT = "consultant"
    OFFICE = "office"


class Citizen(Fact):
    """A person on the way into an ordinary job (borger)."""

    KIND = "citizen"

    name: Named
    case_key: Annotated[str | None, Field(max_length=40)] = None
    """The municipality's short key (sagsnøgle); a mentor's device has no CPR number."""
    phone: Annotated[str | None, Field(max_length=40, repr=False)] = None
    language: Annotated[str | None, Field(max_length=60)] = None
    interpreter: bool | None = None
    tovholder: Annotated[str | None, Field(max_length=200, repr=False)] = None
    """The one person in the municipality everybody can call."""
    tovholder_phone: Annotated[str | None, Field(max_length=40, repr=False)] = None
    mentor: Annotated[str | None, Field(max_length=200, repr=False)] = None
    practice: bool = False
    """Visibly fictional (øvelsesborger), never sent."""
    created: Day | None = None


class Identity(Fact):
    """What only professionals hold about a citizen."""

    KIND = "identity"

    cpr: Annotated[str | None, Field(max_length=10, repr=False)] = None


class Workplace(Fact):
    """A workplace (arbejdsplads), a case of its own."""

    KIND = "workplace"

    name: Named
    address: Annotated[str | None, Field(max_length=200)] = None
    phone: Annotated[str | None, Field(max_length=40)] = None
    contact: Annotated[str | None, Field(max_length=200, repr=False)] = None


class Course(Fact):
    """A job package as one citizen takes it (forløb): a copy that no later edition changes."""

    KIND = "course"

    citizen: str
    package: str
    version: str
    """«Bygger på version …»."""
    start: Day
    plan: Annotated[Plan, Field(repr=False)]
    """The copied steps and goals."""
    checklist: Annotated[PlanChecklist, Field(repr=False)] = PlanChecklist()
    """The copied checklist items."""
    workplace: str | None = None
    closed: Day | None = None
    outcome: str | None = None
    reason: Annotated[str | None, Field(max_length=1_000, repr=False)] = None


class StepState(Fact):
    """What a person set about one step of a course; the rest stands in the copied plan."""

    KIND = "step"

    course: str
    status: StepStatus = "planlagt"
    weeks: Annotated[int | None, Field(ge=0, le=260)] = None
    start: Day | None = None
    started: Day | None = None
    finished: Day | None = None
    paused: Day | None = None
    """Since when it stands still; a pause stops the clock."""
    rested: Annotated[int | None, Field(ge=0, le=3_660)] = None
    """Days of the pauses before this one."""
    reason: Annotated[str | None, Field(max_length=1_000, repr=False)] = None


class GoalState(Fact):
    """What a person set about one goal (delmål)."""

    KIND = "goal"

    course: str
    status: GoalStatus = "ikke_begyndt"
    day: Day | None = None
    evidence: Annotated[str | None, Field(max_length=1_000, repr=False)] = None


class ItemState(Fact):
    """What a person set about one due item of the checklist (punkt)."""

    KIND = "item"

    course: str
    item: Annotated[str | None, Field(max_length=80)] = None
    """Which item, and which time of a repeated one: ``m06.1@14``. The id alone cannot be read."""
    status: ItemStatus = "aaben"
    day: Day | None = None
    note: Annotated[str | None, Field(max_length=1_000, repr=False)] = None
    on_behalf: str | None = None
    """Whose item it is when somebody else ticked: «på lederens vegne»."""
    until: Day | None = None
    """The new date of one that was put off."""


class Entry(Fact):
    """One line of the log (notat): what was done, when, for how long."""

    KIND = "entry"

    type: Annotated[str, Field(min_length=1, max_length=40)]
    day: Day
    text: Text = ""
    citizen: str | None = None
    course: str | None = None
    minutes: Minutes | None = None
    start: time | None = None
    end: time | None = None
    confirmed: bool | None = None
    """The citizen has confirmed the hours."""
    planned: Minutes | None = None
    attended: Minutes | None = None
    absence: Annotated[str | None, Field(max_length=40)] = None
    """Why the citizen was away, as a code; never a diagnosis."""
    next: Annotated[str | None, Field(max_length=1_000, repr=False)] = None
    """What was agreed as the next thing."""
    next_date: Day | None = None
    next_owner: Literal["M", "L", "J", "B"] | None = None
    reason: Annotated[str | None, Field(max_length=1_000, repr=False)] = None
    """Why it was corrected."""


FACTS: dict[str, type[Fact]] = {
    fact.KIND: fact
    for fact in (
        Citizen, Identity, Workplace, Course, StepState, GoalState, ItemState, Entry,
    )
}  # fmt: skip
"""The fact that each kind of record is read as."""
