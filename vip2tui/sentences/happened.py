"""What happened with a citizen, one line each, for the time line (tidslinje)."""

from __future__ import annotations

from enum import StrEnum

from vip2tui.base.safe import clean_line, cut
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.course.absence import tells_absence
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.domain.kinds.absence_reason import AbsenceReason
from vip2tui.domain.kinds.card_assessment import CardAssessment
from vip2tui.domain.kinds.card_confirmation import CardConfirmation
from vip2tui.domain.kinds.card_line import CardLine
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.education import Education
from vip2tui.domain.kinds.ending import Ending
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.followup import FollowUp
from vip2tui.domain.kinds.goal import GoalState
from vip2tui.domain.kinds.item import ItemState
from vip2tui.domain.kinds.mark import Mark
from vip2tui.domain.kinds.measurement import Measurement
from vip2tui.domain.kinds.measurement_delay import MeasurementDelay
from vip2tui.domain.kinds.pause import PauseReason
from vip2tui.domain.kinds.received import Received
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.kinds.week import WeekPlan
from vip2tui.domain.kinds.workplace_measurement import WorkplaceMeasurement
from vip2tui.sentences.values import code_name
from vip2tui.text.hours import say_minutes

_LONGEST = 200


class Sort(StrEnum):
    """What sort of thing happened, as programs are told; the sign and the word follow from it."""

    NOTE = "note"
    PRESENCE = "presence"
    """Days the citizen came."""
    ABSENCE = "absence"
    """Days the citizen was away, and who tried to reach the citizen."""
    POINT = "point"
    """Points of the checklist."""
    GOAL = "goal"
    PLAN = "plan"
    CARD = "card"
    MEASURE = "measure"
    """A measurement: by whom and when, never what was answered."""
    FILE = "file"
    """A file was fetched that brought something."""
    OTHER = "other"
    """The citizen's own facts, and who has them."""


WORDS = {
    Sort.NOTE: "notat", Sort.PRESENCE: "mødt", Sort.ABSENCE: "fravær",
    Sort.POINT: "tjekliste", Sort.GOAL: "delmål",
    Sort.PLAN: "plan", Sort.CARD: "kort", Sort.MEASURE: "måling", Sort.FILE: "hentet",
    Sort.OTHER: "rettet",
}  # fmt: skip
"""One word for each; people search by it."""
WIDEST = max(map(len, WORDS.values()))
_SORTS = {
    **dict.fromkeys((Absence.KIND, AbsenceReason.KIND, AbsenceContact.KIND), Sort.ABSENCE),
    Entry.KIND: Sort.NOTE, ItemState.KIND: Sort.POINT, GoalState.KIND: Sort.GOAL,
    Received.KIND: Sort.FILE,
    **dict.fromkeys(
        (Mark.KIND, CardLine.KIND, CardAssessment.KIND, Education.KIND, CardConfirmation.KIND),
        Sort.CARD,
    ),
    **dict.fromkeys(
        (Measurement.KIND, WorkplaceMeasurement.KIND, MeasurementDelay.KIND), Sort.MEASURE
    ),
    **dict.fromkeys(
        (
            Course.KIND, StepState.KIND, PauseReason.KIND, WeekPlan.KIND, Ending.KIND,
            FollowUp.KIND,
        ),
        Sort.PLAN,
    ),
}  # fmt: skip


def sort_of(kind: str) -> Sort:
    """Return what sort of thing a change of a kind is."""
    return _SORTS.get(kind, Sort.OTHER)


def entry_sort(entry: Entry) -> Sort:
    """Return what sort of thing a note is: days that were counted are told as such."""
    if entry.attended:
        return Sort.PRESENCE
    if tells_absence(entry):
        return Sort.ABSENCE
    return Sort.NOTE if entry.attended is None else Sort.PRESENCE


def entry_words(catalogue: Catalogue, entry: Entry) -> str:
    """Return a note as one line: what kind, how long, how many days, and what it says first."""
    parts = [code_name(catalogue, "entry_types", entry.type)]
    if entry.minutes is not None:
        parts.append(say_minutes(entry.minutes))
    if entry.attended is not None:
        days = f"{entry.attended}" + (f" af {entry.planned}" if entry.planned is not None else "")
        parts += [] if f"ødt {days}" in entry.text else [f"mødt {days}"]
    if entry.absence:
        parts.append(code_name(catalogue, "absence", entry.absence).lower())
    elif entry.excused:
        parts.append("aftalt fravær")
    parts.append(cut(clean_line(entry.text), _LONGEST))
    if entry.next and entry.next not in entry.text:
        parts.append(f"Næste: {cut(clean_line(entry.next), _LONGEST)}")
    return " · ".join(part for part in parts if part)


def fetched_words(person: str, computer: str) -> str:
    """Return that a file was fetched which brought something about the citizen."""
    whose = clean_line(person) or clean_line(computer)
    return f"en fil med nyt fra {cut(whose, 40)}" if whose else "en fil med nyt"
