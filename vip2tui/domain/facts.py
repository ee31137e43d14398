"""What is known, as frozen facts: read off the records, never changed, only replaced.

Dates are ISO days, times are minutes: no float is ever stored. Names and texts stay out of every
``repr``, so none reaches a log or a traceback.
"""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from vip2tui.domain.course.copies import Days, Plan, PlanChecklist, Weeks

Named = Annotated[str, Field(min_length=1, max_length=200, repr=False)]
Text = Annotated[str, Field(max_length=10_000, repr=False)]
Minutes = Annotated[int, Field(ge=0, le=24 * 60)]
DaysCounted = Annotated[int, Field(ge=0, le=24 * 60)]
"""Days, as «4 af 5». The bound is as wide as it ever was: nothing stored becomes unreadable."""
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
"""A day somebody can have meant: days are counted on from it, and the calendar has an end."""
OfficeId = Annotated[str, Field(min_length=1, max_length=100)]
"""The id of an office's computer: names of offices change, and two may have one."""
WeekRow = Annotated[str | None, Field(max_length=400, repr=False)]
"""Days and times as `vip2tui.domain.course.week_text` writes them: «man-fre 8.00-14.00»."""
StepStatus = Literal["planlagt", "i_gang", "gennemfoert", "pause", "afbrudt", "sprunget_over"]
GoalStatus = Literal["ikke_begyndt", "paa_vej", "naaet", "opgivet"]
ShownBy = Literal["set", "bevis", "udtalelse", "produkt"]
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
    """The municipality's short key (sagsnummer); a mentor's device has no CPR number."""
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
    office: OfficeId | None = None
    """The office's computer that this was made for, where it was not made there; never changed."""


class Belonging(Fact):
    """Which office a citizen's case belongs to, as an office says it; it may move to another."""

    KIND = "belonging"

    citizen: str
    office: OfficeId | None = None
    """One of that authority's computers."""


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
    """What a person set about one step of a course; the rest stands in the copied plan.

    A step of the citizen's own has nothing there: its record has a random id and says it all.
    """

    KIND = "step"

    course: str
    name: Annotated[str | None, Field(min_length=1, max_length=200, repr=False)] = None
    track: Annotated[str | None, Field(max_length=40, repr=False)] = None
    source: Annotated[str | None, Field(max_length=200, repr=False)] = None
    """The package, edition and step it was taken from: ``lager-transport 1.0 praktik``."""
    place: Annotated[int | None, Field(ge=-1_000_000_000, le=1_000_000_000)] = None
    """Where it stands among the steps; low is first."""
    status: StepStatus = "planlagt"
    weeks: Weeks | None = None
    start: Day | None = None
    started: Day | None = None
    finished: Day | None = None
    paused: Day | None = None
    """Since when it stands still; a pause stops the clock."""
    rested: Annotated[int | None, Field(ge=0, le=3_660)] = None
    """Days of the pauses before this one."""
    pause_code: Annotated[str | None, Field(max_length=40, repr=False)] = None
    """Why it stands still; what touches health stands in `PauseReason`."""
    expected: Day | None = None
    """When it is expected to go on."""
    agreed: Annotated[str | None, Field(max_length=200, repr=False)] = None
    """Whom the pause is agreed with."""
    return_plan: Annotated[str | None, Field(max_length=1_000, repr=False)] = None
    """What is agreed about going on."""
    reason: Annotated[str | None, Field(max_length=1_000, repr=False)] = None


class PauseReason(Fact):
    """Why a step stands still where that touches health: for professionals only."""

    KIND = "pause"

    course: str
    step: Annotated[str, Field(max_length=100, repr=False)]
    """The step's record."""
    paused: Day | None = None
    """The first day of the pause it is about; another pause has another reason."""
    pause_code: Annotated[str | None, Field(max_length=40, repr=False)] = None
    reason: Annotated[str | None, Field(max_length=1_000, repr=False)] = None


class GoalState(Fact):
    """What a person set about one goal (delmål); a goal of one's own says it all."""

    KIND = "goal"

    course: str
    step: Annotated[str | None, Field(max_length=100, repr=False)] = None
    """The record of the step that a goal of one's own is in."""
    text: Annotated[str | None, Field(min_length=1, max_length=200, repr=False)] = None
    target: Annotated[str | None, Field(max_length=200, repr=False)] = None
    week: Weeks | None = None
    """The week of its step it is aimed at."""
    certificate: Annotated[str | None, Field(max_length=40, repr=False)] = None
    """The proof (bevis) of the package it is about, if it is one and no goal of a step."""
    status: GoalStatus = "ikke_begyndt"
    day: Day | None = None
    """The day it was reached; one that is reached has it."""
    shown_by: ShownBy | None = None
    """What kind of thing shows that it is reached. Reached before this was asked, it has none."""
    evidence: Annotated[str | None, Field(max_length=1_000, repr=False)] = None
    """A few words about it."""


class ItemState(Fact):
    """What a person set about one due item of the checklist (punkt)."""

    KIND = "item"

    course: str
    item: Annotated[str | None, Field(max_length=80)] = None
    """Which item, and which time of a repeated one: ``m06.1@14``. The id alone cannot be read."""
    text: Annotated[str | None, Field(min_length=1, max_length=200, repr=False)] = None
    """What an item of the citizen's own says; its record has a random id and is no time it is due.
    """
    owner: Literal["M", "L", "J", "B"] | None = None
    days: Days | None = None
    every: Annotated[int | None, Field(ge=1, le=3_660)] = None
    status: ItemStatus = "aaben"
    day: Day | None = None
    note: Annotated[str | None, Field(max_length=1_000, repr=False)] = None
    on_behalf: str | None = None
    """Whose item it is when somebody else ticked: «på lederens vegne»."""
    until: Day | None = None
    """The new date of one that was put off."""


class WeekPlan(Fact):
    """A week of a course (ugens timer): per activity, when it is, as people write it.

    A field per row, so that two who plan different rows are not in doubt.
    """

    KIND = "week"

    course: str
    full: Annotated[int | None, Field(ge=1, le=7 * 24 * 60)] = None
    """Minutes the week should have, if not 37 hours."""
    placement: WeekRow = None
    danish: WeekRow = None
    amu: WeekRow = None
    paid: WeekRow = None
    transport: WeekRow = None
    job_search: WeekRow = None


class Observed(BaseModel):
    """What somebody saw that a citizen can. One value: a level never takes another's day."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    level: Annotated[int, Field(ge=0, le=4)]
    """0 is not tried, 4 is as well as the colleagues; the words are in the list of codes."""
    day: Day
    by: Annotated[str | None, Field(max_length=200, repr=False)] = None
    """Who saw it, where that is another than who wrote it."""


class Mark(Fact):
    """How far a citizen is with one competence (kompetencekort), as somebody saw it.

    What it is called stands here too: a package may change or not be on this computer.
    """

    KIND = "mark"

    citizen: str
    competence: Annotated[str, Field(max_length=100, repr=False)]
    """Its id: a shared one's, which is the same for every package, or one of `package`'s."""
    package: Annotated[str | None, Field(max_length=100)] = None
    """The package whose trade it belongs to; none for a shared one."""
    name: Annotated[str | None, Field(min_length=1, max_length=200, repr=False)] = None
    field: Annotated[str | None, Field(max_length=40, repr=False)] = None
    """Which of the card's four fields it stands in, as a code."""
    observed: Observed | None = None
    note: Annotated[str | None, Field(max_length=1_000, repr=False)] = None
    """What shows it: a task, a day, a paper."""


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
    planned: DaysCounted | None = None
    """Days the citizen was to come."""
    attended: DaysCounted | None = None
    """Days of them the citizen came."""
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
        Citizen, Belonging, Identity, Workplace, Course, StepState, PauseReason, GoalState,
        ItemState, WeekPlan, Mark, Entry,
    )
}  # fmt: skip
"""The fact that each kind of record is read as."""
