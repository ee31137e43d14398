"""The end of a course: how it ended, what is told of it, and opening it again with a reason.

That it is closed, and how, everybody reads who has the citizen. What is told of it is for
professionals only; so is an outcome that touches health.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from vip2tui.base.errors import about
from vip2tui.base.safe import typed_line
from vip2tui.catalogue.codes import NamedCode, OutcomeCode
from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.course.outcome import (
    DETAILS,
    Outcome,
    asked_for,
    outcome_of,
    said_outcome,
)
from vip2tui.domain.course.plan import PlacedStep
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.ending import STOPS, Ending, ending_record
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import GoalStatus
from vip2tui.sentences.records import field_words
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.course.tovholder import drafted
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.records import edit_seen
from vip2tui.services.typed import of_list, required
from vip2tui.text.danish import capital, fold, joined
from vip2tui.text.days import say
from vip2tui.text.hours import say_minutes

ASSESSED = ("reached", "mentor_citizen", "mentor_leader", "reason")
"""What is told of every end, whatever the outcome."""
_MOST_WEEKLY = 60 * 60
"""Minutes of work a week."""
_A_YEAR = timedelta(days=366)
_AHEAD = {"start": 1, "until": 5, "again": 5}
"""The days that are told, and how many years after the end each may lie."""
_TYPED = ("trade", "education", "type", "text", "reason")


@dataclass(frozen=True, slots=True)
class ClosingService:
    """What a person can do about the end of a course."""

    desk: Desk

    def close(
        self,
        seen: Casework,
        plan: CoursePlan,
        outcome: str,
        told: Mapping[str, Json] | None = None,
    ) -> None:
        """End a course. What arrives later is marked «kommet efter lukning», never dropped.

        Args:
            seen: The citizen as the person saw it.
            plan: The course.
            outcome: How it ended.
            told: What is told of it, by the fields of `Ending`; nothing is needed.

        Raises:
            RefusedError: If it is closed, this is a mentor whom a municipality has given the
                citizen, the outcome is none of the list, or something told is not asked for by it.
        """
        if plan.course.closed is not None:
            raise RefusedError("Forløbet er allerede afsluttet. Intet er ændret.")
        self.check_may(seen)
        self._known(outcome)
        said = self._sound(plan, outcome, told or {})
        shared: dict[str, Json] = {
            "closed": self.desk.today().isoformat(),
            "outcome": said_outcome(self.desk.catalogue.codes(), outcome),
            # A mentor who is alone has nowhere else to write it.
            "reason": said.pop("reason", None) if self.desk.me.role is Role.MENTOR else None,
        }
        case = plan.course.case
        knows = self.desk.seen(case, seen.states[case])
        ended = edit_seen(seen, case, plan.course.id, Course.KIND, shared, knows=knows)
        # What was told of an earlier end with the same outcome is not told of this one.
        values = dict.fromkeys((*DETAILS, *ASSESSED)) | said
        self.desk.act([ended, self._tell(seen, plan, outcome, values)])

    def correct(
        self, seen: Casework, plan: CoursePlan, outcome: str, told: Mapping[str, Json]
    ) -> None:
        """Say otherwise, or more, of how a closed course ended; the day it closed stays.

        Raises:
            RefusedError: If it is not closed, this is a mentor, or something does not fit.
        """
        course = plan.course
        if course.closed is None:
            raise RefusedError("Forløbet er ikke afsluttet. Intet er ændret.")
        self.check_may(seen)
        self._known(outcome)
        said = self._sound(plan, outcome, told)
        public = said_outcome(self.desk.catalogue.codes(), outcome)
        values: dict[str, Json] = {"closed": course.closed.isoformat(), "outcome": public}
        if self.desk.me.role is Role.MENTOR and "reason" in said:
            values["reason"] = said.pop("reason")
        ended = None
        if public != course.outcome or values.get("reason", course.reason) != course.reason:
            state = seen.states[course.case]
            known = state.records[course.id]
            # The day is said again with it, or the new outcome would have come after the end.
            ended = Draft(
                course.case, course.id, Course.KIND, values,
                {name: known.over(name) for name in values},
                seen=self.desk.seen(course.case, state),
            )  # fmt: skip
        self.desk.act([ended, self._tell(seen, plan, outcome, said)])

    def reopen(self, seen: Casework, plan: CoursePlan, reason: str) -> None:
        """Let a closed course go on; what was told of its end stays in the history.

        Raises:
            RefusedError: If it is not closed, there is no reason, this is a mentor, another
                course on the same package runs, or there is not exactly one tovholder.
        """
        course = plan.course
        if course.closed is None:
            raise RefusedError("Forløbet er ikke afsluttet. Intet er ændret.")
        self.check_may(seen)
        why = required(reason, "Skriv kort, hvorfor forløbet åbnes igen. Intet er ændret.")
        if any(
            one.course.package == course.package and one.course.closed is None
            for one in seen.courses
        ):
            raise RefusedError(
                f"{seen.citizen.name} har et nyere forløb på den samme jobpakke. Intet er ændret."
            )
        values: dict[str, Json] = {"closed": None, "outcome": None, "reason": why}
        opened = edit_seen(seen, course.case, course.id, Course.KIND, values)
        self.desk.act([opened, drafted(self.desk, seen)])

    def municipality(self, typed: str) -> str:
        """Return the code of the municipality that a code or a name means.

        Raises:
            RefusedError: If there is none.
        """
        wanted = fold(typed)
        for one in self.desk.catalogue.municipalities():
            if wanted in (one.code, fold(one.name)):
                return one.code
        raise RefusedError("Skriv kommunens navn eller dens fire cifre. Intet er ændret.")

    def proposed(self, plan: CoursePlan, outcome: str) -> dict[str, Json]:
        """Return what can be told of the end from the plan, by the fields of `Ending`.

        A person sees it and says yes; nothing of it is written before.
        """
        asked = asked_for(self.desk.catalogue.codes(), outcome)
        found: dict[str, Json] = {}
        job = _step(plan, "loentilskud" if "until" in asked else "ordinaer")
        if "start" in asked:
            began = job.state.started if job and job.state else None
            found["start"] = (began or self.desk.today()).isoformat()
        if "until" in asked and job:
            found["until"] = job.end.isoformat()
        if "weekly" in asked and plan.week and plan.week.full:
            found["weekly"] = plan.week.full
        goals = [goal.status for step in plan.steps if not step.aside for goal in step.goals]
        reached = sum(one == GoalStatus.REACHED for one in goals)
        if reached:
            found["reached"] = "ja" if reached == len(goals) else "delvist"
        return found

    @property
    def may(self) -> bool:
        """Whether the one at this computer says how a course ended.

        A mentor whom a municipality has given citizens does not; one who knows none is alone.
        """
        return self.desk.me.role is not Role.MENTOR or not self.desk.others.offices()

    def check_may(self, seen: Casework) -> None:
        """Refuse who may not, before anything is written.

        Raises:
            RefusedError: If it is a mentor whom a municipality has given citizens.
        """
        if not self.may:
            raise RefusedError(
                self.desk.worded(
                    "Kommunen afslutter forløbet. Ring til tovholderen, hvis forløbet for "
                    f"{seen.citizen.name} er slut. Intet er ændret."
                )
            )

    def choices(self) -> tuple[OutcomeCode, ...]:
        """Return the outcomes that the one at this computer can say.

        What is for professionals only has nowhere to stand on a mentor's computer.
        """
        every = self.desk.catalogue.codes().ends
        is_mentor = self.desk.me.role is Role.MENTOR
        return tuple(one for one in every if not (one.confidential and is_mentor))

    def _known(self, outcome: str) -> None:
        of_list(self.choices(), outcome, "Vælg resultatet fra listen. Forløbet er ikke ændret.")

    def _sound(self, plan: CoursePlan, outcome: str, told: Mapping[str, Json]) -> dict[str, Json]:
        """Return what is told, cleaned.

        Raises:
            RefusedError: If the outcome does not ask for it, it is not of its list, or a day of it
                cannot be meant.
        """
        codes = self.desk.catalogue.codes()
        said = {
            name: (typed_line(str(value)) or None) if name in _TYPED and value else value
            for name, value in told.items()
        }
        strange = [
            field_words(Ending.KIND, name)
            for name, value in said.items()
            if value is not None and name not in (*asked_for(codes, outcome), *ASSESSED)
        ]
        if strange:
            raise RefusedError(
                f"Ved resultatet «{codes.name_of('outcomes', outcome)}» spørges der ikke om "
                f"{joined(strange)}. Intet er ændret."
            )
        for voice in STOPS.values():
            with about(voice):
                said |= {voice: self._reasons(said[voice])} if said.get(voice) else {}
        places = [one.code for one in self.desk.catalogue.municipalities()]
        if said.get("municipality") not in (None, *places):
            raise RefusedError("Vælg kommunen fra listen. Intet er ændret.")
        weekly = said.get("weekly")
        check_weekly(weekly if isinstance(weekly, int) else None)
        _of(codes.reached, said.get("reached"), "Vælg ja, delvist eller nej. Intet er ændret.")
        for name, most in _AHEAD.items():
            with about(name):
                self._near(plan, name, said.get(name), most)
        start, until = said.get("start"), said.get("until")
        with about("until"):
            if start and until and str(until) < str(start):
                raise RefusedError("Den sidste dag ligger før den første. Intet er ændret.")
        return said

    def _near(self, plan: CoursePlan, name: str, value: Json, most: int) -> None:
        """Refuse a day that is most likely a slip of the finger in its year.

        Raises:
            RefusedError: If it lies before the course, or more than so many years ahead.
        """
        if not value:
            return
        day, course = date.fromisoformat(str(value)), plan.course
        said = f"{field_words(Ending.KIND, name)}, {say(day)}, ligger"
        said = capital(said)
        if day < course.start:
            raise RefusedError(
                f"{said} før forløbet begyndte ({say(course.start)}). Se efter, om dagen er "
                "skrevet rigtigt. Intet er ændret."
            )
        if day > max(course.closed or self.desk.today(), course.start) + most * _A_YEAR:
            raise RefusedError(
                f"{said} mere end {most} år frem. Se efter, om året er skrevet rigtigt. "
                "Intet er ændret."
            )

    def _reasons(self, value: Json) -> list[Json]:
        """Return the reasons one voice gives: each once, at most two, the main one first."""
        reasons: list[Json] = list(dict.fromkeys(value)) if isinstance(value, list) else [value]
        for one in reasons:
            stops = self.desk.catalogue.codes().stops
            _of(stops, one, "Vælg grunden fra listen. Intet er ændret.")
        if len(reasons) > 2:
            raise RefusedError("Der er plads til to grunde fra hver. Intet er ændret.")
        return reasons

    def _tell(
        self, seen: Casework, plan: CoursePlan, outcome: str, values: Mapping[str, Json]
    ) -> Draft | None:
        """Return the draft of what is told; nothing told is not written down."""
        codes = self.desk.catalogue.codes()
        case, said = case_at(plan.course.case, Place.PROFESSIONAL), said_outcome(codes, outcome)
        record = ending_record(plan.course.id, said)
        is_told = any(value is not None for value in values.values()) or said != outcome
        if not is_told and record not in seen.states[case].records:
            return None
        if self.desk.me.role is Role.MENTOR:
            raise RefusedError(
                "På en mentors computer kan du kun skrive resultatet. Intet er ændret."
            )
        of: dict[str, Json] = {"citizen": plan.course.case, "course": plan.course.id}
        every = {"outcome": outcome, **values}
        return edit_seen(seen, case, record, Ending.KIND, every, fixed=of)


def check_weekly(minutes: int | None) -> None:
    """Refuse hours that no job has in a week: most likely a slip of the finger.

    Raises:
        RefusedError: If they are more than `_MOST_WEEKLY`.
    """
    if minutes is not None and minutes > _MOST_WEEKLY:
        with about("weekly"):
            raise RefusedError(
                f"{say_minutes(minutes)} timer om ugen er for meget: skriv højst "
                f"{_MOST_WEEKLY // 60}. Intet er skrevet."
            )


def _step(plan: CoursePlan, track: str) -> PlacedStep | None:
    """Return the last step of a track that is not left out."""
    return next(
        (one for one in reversed(plan.steps) if one.step.track == track and not one.aside), None
    )


def ended_as(seen: Casework, plan: CoursePlan) -> Outcome | None:
    """Return how a course ended, as far as it is known here; None while it runs."""
    facts = seen.facts[Ending.KIND].values()
    return outcome_of(plan.course, (one for one in facts if isinstance(one, Ending)))


def _of(codes: Iterable[NamedCode], code: Json, missing: str) -> None:
    of_list(codes, None if code is None else str(code), missing)
