"""Measuring: write what a voice answered, or what a mentor saw at work, and correct it.

Every measurement is a record of its own; none is written over. A correction keeps what stood in
the history and says why (R28).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vip2tui.base.safe import typed_line
from vip2tui.catalogue.instrument import Instrument
from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.kinds.measurement import NO_ANSWER, Answer, Measurement, Voice
from vip2tui.domain.kinds.measurement_delay import MeasurementDelay, delay_record
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.kinds.workplace_measurement import SEEN_SCALE, WorkplaceMeasurement
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.progress.calendar import WHOSE, due, forms_of, round_of, too_early
from vip2tui.services.progress.questions import asked_of
from vip2tui.services.progress.standing import hidden_forms
from vip2tui.services.records import edit_seen, new
from vip2tui.services.typed import has_come, required
from vip2tui.text.danish import joined

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Form:
    """What one voice says on one occasion."""

    voice: Voice
    answers: Answers
    day: date | None = None
    """Today if left out."""
    read_aloud: bool = False
    interpreted: bool = False
    declined: bool = False
    """Did not wish to answer: then there are no answers."""


@dataclass(frozen=True, slots=True)
class MeasureService:
    """What a person can write of a citizen's progress."""

    desk: Desk

    def add(self, seen: Casework, plan: CoursePlan, form: Form) -> str:
        """Write what a voice answered, in the round of its day; return the record's id.

        Raises:
            RefusedError: If this is a mentor, the day lies ahead or long before the course, there
                is nothing to write, an answer is none of the questions' or beyond the scale, or
                the voice has answered in that round.
        """
        if self.desk.me.role is Role.MENTOR:
            raise RefusedError(
                "Borgerens og konsulentens svar er kun for kommunen og kan ikke skrives på en "
                "mentors computer. Intet er skrevet."
            )
        instrument, day = self.desk.catalogue.instrument(), self._day(plan, form.day)
        asked = [one.id for one in asked_of(instrument, form.voice)]
        _sound(form.answers, asked, len(instrument.scale))
        if form.declined == bool(form.answers):
            raise RefusedError(
                "Den, der ikke ønskede at svare, har ingen svar. Intet er skrevet."
                if form.declined
                else "Der er ingen svar endnu. Intet er skrevet."
            )
        code = round_of(seen, plan, instrument.rhythm, day, form.voice).code
        for one in forms_of(seen, plan.course.id):
            if (one.round, one.voice) == (code, form.voice):
                raise RefusedError(
                    f"{WHOSE[form.voice].capitalize()} er skrevet i den måling. "
                    f"Ret dem i stedet (id {one.id}). Intet er skrevet."
                )
        values: dict[str, Json] = {
            "citizen": plan.course.case,
            "course": plan.course.id,
            "round": code,
            "voice": form.voice.value,
            "day": day.isoformat(),
            "scale": len(instrument.scale),
            "declined": form.declined or None,
            "read_aloud": form.read_aloud or None,
            "interpreted": form.interpreted or None,
            **form.answers,
        }
        case = case_at(plan.course.case, Place.PROFESSIONAL)
        return self._write(case, Measurement.KIND, values)

    def add_at_work(
        self,
        seen: Casework,
        plan: CoursePlan,
        answers: Answers,
        *,
        small_step: str = "",
        day: date | None = None,
    ) -> str:
        """Write what a mentor saw at work, and a small step; return the record's id.

        Raises:
            RefusedError: If the day lies ahead or long before the course, there is nothing to
                write, an answer is none of the questions' or beyond the scale, or the line is too
                long.
        """
        on = self._day(plan, day)
        instrument, step = self.desk.catalogue.instrument(), typed_line(small_step)
        _sound(answers, [one.id for one in instrument.work_items], SEEN_SCALE)
        if not answers and not step:
            raise RefusedError("Der er ingen svar endnu. Intet er skrevet.")
        values: dict[str, Json] = {
            "citizen": seen.where(plan.course.id),
            "course": plan.course.id,
            "day": on.isoformat(),
            "small_step": step or None,
            **answers,
        }
        return self._write(plan.course.case, WorkplaceMeasurement.KIND, values)

    def correct(self, seen: Casework, record: str, answers: Answers, reason: str) -> None:
        """Correct answers of a measurement: what stood is kept in the history, with the reason.

        An answer that is hidden is written whatever stands, or the refusal would tell it.

        Raises:
            NotFoundError: If the measurement is not here.
            RefusedError: If there is no reason, nothing to correct, or an answer does not fit.
        """
        why = required(reason, "Skriv kort, hvorfor du retter. Målingen er ikke ændret.")
        known = seen.facts[Measurement.KIND].get(record)
        at_work = seen.facts[WorkplaceMeasurement.KIND].get(record)
        instrument, values = self.desk.catalogue.instrument(), dict[str, Json](answers)
        if isinstance(known, Measurement):
            is_hidden = self._is_hidden(seen, known)
            more = () if is_hidden else known.answers
            _sound(answers, list(dict.fromkeys([*_ids(instrument, known), *more])), known.scale)
            if known.declined:
                values["declined"] = None
            found: Measurement | WorkplaceMeasurement = known
        elif isinstance(at_work, WorkplaceMeasurement):
            _sound(answers, [one.id for one in instrument.work_items], SEEN_SCALE)
            found, is_hidden = at_work, False
        else:
            raise NotFoundError("Målingen findes ikke her.")
        draft = edit_seen(seen, found.case, record, found.KIND, values) if answers else None
        if draft is None and not (answers and is_hidden):
            raise RefusedError("Der er ikke noget at rette: det står der allerede.")
        # Each correction carries its own reason, also when it is the same as the last one's.
        said = {**(values if is_hidden or draft is None else draft.set), "reason": why}
        stood = seen.states[found.case].records[record]
        over = {name: stood.over(name) for name in said}
        self.desk.act([Draft(found.case, record, found.KIND, said, over)])

    def postpone(self, seen: Casework, plan: CoursePlan, until: date, reason: str) -> str:
        """Put off the measurement that is asked for («udskyd til …»); return its round.

        Raises:
            RefusedError: If there is no reason, the day is not ahead, or none is asked for.
        """
        why = required(reason, "Skriv kort, hvorfor målingen udskydes. Intet er ændret.")
        if until <= self.desk.today():
            raise RefusedError("Vælg en dag, der ligger efter i dag. Målingen er ikke udskudt.")
        course = plan.course.id
        asked = next((one for one in due(self.desk, seen) if one.course == course), None)
        if asked is None:
            raise RefusedError("Der er ingen måling at udskyde nu. Intet er ændret.")
        is_mentor = self.desk.me.role is Role.MENTOR
        case = case_at(plan.course.case, Place.SHARED if is_mentor else Place.PROFESSIONAL)
        code = asked.round.code
        said: dict[str, Json] = {"until": until.isoformat(), "reason": why}
        fixed: dict[str, Json] = {"course": course, "round": code}
        record = delay_record(course, code)
        self.desk.act([edit_seen(seen, case, record, MeasurementDelay.KIND, said, fixed=fixed)])
        return code

    def _day(self, plan: CoursePlan, day: date | None) -> date:
        """Return the day of a measurement: today if nobody said another.

        Raises:
            RefusedError: If it lies ahead, or long before the course.
        """
        at = day or self.desk.today()
        has_come(at, self.desk.today())
        if early := too_early(plan, self.desk.catalogue.instrument().rhythm, at):
            raise RefusedError(f"{early} Intet er skrevet.")
        return at

    def _is_hidden(self, seen: Casework, form: Measurement) -> bool:
        plan = next((one for one in seen.courses if one.course.id == form.course), None)
        # Of a course that is not here nothing is shown, so nothing is told either.
        return plan is None or form.id in hidden_forms(self.desk, seen, plan)

    def _write(self, case: str, kind: str, values: Mapping[str, Json]) -> str:
        record = self.desk.new_id()
        self.desk.act([new(case, record, kind, values)])
        return record


def _ids(instrument: Instrument, form: Measurement) -> list[str]:
    return [one.id for one in asked_of(instrument, form.voice)] if form.voice else []


def _sound(answers: Answers, asked: list[str], scale: int) -> None:
    """Refuse what is no answer to a question that is asked.

    Raises:
        RefusedError: With what can be answered.
    """
    strange = [one for one in answers if one not in asked]
    if strange:
        raise RefusedError(
            f"{joined(strange)} er ikke et spørgsmål her. Vælg af: {', '.join(asked)}. "
            "Intet er skrevet."
        )
    for name, answer in answers.items():
        is_number = type(answer) is int and 1 <= answer <= scale
        if not is_number and answer != NO_ANSWER:
            raise RefusedError(
                f"Svaret på {name} er et tal fra 1 til {scale}, eller «-» for «ved ikke / vil "
                "ikke svare». Intet er skrevet."
            )
