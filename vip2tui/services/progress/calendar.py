"""When a course is measured, and what of it waits for the one at this computer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from vip2tui.catalogue.instrument import Rhythm
from vip2tui.domain.course.checklist import CONSULTANT, MENTOR
from vip2tui.domain.course.plan import work_start
from vip2tui.domain.course.tailor import running, stands_still
from vip2tui.domain.course.upcoming import Urgency, Waiting
from vip2tui.domain.kinds.measurement import Measurement, Voice
from vip2tui.domain.kinds.measurement_delay import MeasurementDelay, delay_record
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.kinds.workplace_measurement import WorkplaceMeasurement
from vip2tui.domain.progress.blind import OTHER, waited_for
from vip2tui.domain.progress.rounds import ASKED, WORK, Round, Stage, at, at_work, of_voice, rounds
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.casework import Casework, CoursePlan, written_since
from vip2tui.services.desk import Desk
from vip2tui.services.records import written_days
from vip2tui.text.danish import count, joined
from vip2tui.text.days import say, say_short

F = TypeVar("F", Measurement, WorkplaceMeasurement)

PART = "fremskridt"
"""The part of a line of «I dag» that asks for a measurement."""
VOICES = (Voice.CONSULTANT, Voice.CITIZEN)
"""In the order they answer: the one who knows less of the other's answers comes first."""
WHOSE = {Voice.CONSULTANT: "konsulentens svar", Voice.CITIZEN: "borgerens svar"}
_AT_WORK = "otte korte svar om arbejdet"
_URGENCIES = {
    Stage.COMING: Urgency.SOON,
    Stage.DUE: Urgency.TODAY,
    Stage.LATE: Urgency.OVERDUE,
}


@dataclass(frozen=True, slots=True)
class DueMeasurement:
    """A measurement that is asked for now."""

    course: str
    round: Round
    stage: Stage
    voices: tuple[Voice, ...]
    """Whose answers are missing; none where it is the mentor's at work."""

    def words(self, today: date) -> str:
        """Return whose answers are missing: «Måling forfalder: konsulentens svar»."""
        whose = joined([WHOSE[one] for one in self.voices]) or _AT_WORK
        if self.stage is Stage.LATE:
            return f"Måling forsinket: {whose}"
        due = self.round.due
        since = f" (fra {say_short(due, today)})" if due < today else ""
        return f"Måling forfalder{since}: {whose}"


def forms_of(seen: Casework, course: str) -> tuple[Measurement, ...]:
    """Return the forms of a course, by day and as they were written."""
    return _of(seen, Measurement, course)


def at_work_of(seen: Casework, course: str) -> tuple[WorkplaceMeasurement, ...]:
    """Return what was measured at work in a course, by day and as it was written."""
    return _of(seen, WorkplaceMeasurement, course)


def _of(seen: Casework, model: type[F], course: str) -> tuple[F, ...]:
    every = (one for one in seen.facts[model.KIND].values() if isinstance(one, model))
    mine = (one for one in every if one.course == course)
    return tuple(sorted(mine, key=lambda one: (one.day, _written(seen, one))))


def _written(seen: Casework, form: Measurement | WorkplaceMeasurement) -> tuple[int, str, str]:
    """Return what orders forms as they were written: the same on every computer."""
    stamp = seen.states[form.case].records[form.id].stamp("course")
    return (*(stamp.order if stamp else (0, "")), form.id)


def shared_occasions(seen: Casework, forms: Iterable[F]) -> dict[str, bool]:
    """Return the forms that are not alone on their occasion, and whether each is what counts.

    Two computers that have not met may answer for one voice in one round, and a mentor may answer
    twice on one day. That is no movement: the form written last counts, and all are listed. A
    small step alone is no answer, and takes no figure away.
    """
    occasions: dict[tuple[str, ...], list[F]] = defaultdict(list)
    for one in forms:
        if one.answers or isinstance(one, Measurement):
            occasions[_occasion(one)].append(one)
    several = [every for every in occasions.values() if len(every) > 1]
    last = {max(every, key=lambda one: _written(seen, one)).id for every in several}
    return {one.id: one.id in last for every in several for one in every}


def _occasion(form: Measurement | WorkplaceMeasurement) -> tuple[str, ...]:
    day = form.day.isoformat()
    if isinstance(form, WorkplaceMeasurement):
        return (day,)
    return (form.voice or "", form.round or day)


def too_early(plan: CoursePlan, rhythm: Rhythm, day: date) -> str:
    """Return why a day lies too long before a course to be measured; empty if it does not."""
    start = plan.course.start
    if day >= start - timedelta(days=rhythm.slack):
        return ""
    return (
        f"Forløbets første dag er {say(start)}, og en måling kan højst ligge "
        f"{count(rhythm.slack, 'dag', 'dage')} før."
    )


def again_words(seen: Casework, course: str, day: date) -> str:
    """Return what is said where it was measured at work on that day already; else nothing."""
    if not any(one.day == day for one in at_work_of(seen, course)):
        return ""
    return (
        "Der var allerede en måling fra den dag, så nu er der to, og den sidste gælder. "
        "Fortryd, hvis det var en fejl."
    )


def rounds_of(seen: Casework, plan: CoursePlan, rhythm: Rhythm, day: date) -> tuple[Round, ...]:
    """Return the rounds of a course up to a day and the next one after it."""
    course, begun = plan.course, dict[str, date]()
    for one in forms_of(seen, course.id):
        begun.setdefault(one.round or "", one.day)
    return rounds(course.start, rhythm, day, closed=course.closed, still=still(plan), begun=begun)


def round_of(seen: Casework, plan: CoursePlan, rhythm: Rhythm, day: date, voice: Voice) -> Round:
    """Return the round that a voice's answer of a day is of."""
    forms = forms_of(seen, plan.course.id)
    return _of_voice(rounds_of(seen, plan, rhythm, day), forms, day, voice)


def _of_voice(
    every: Sequence[Round], forms: Sequence[Measurement], day: date, voice: Voice
) -> Round:
    spoke = {one.round for one in forms if one.voice is voice}
    alone: dict[str, date] = {}
    for one in forms:
        if one.round and one.voice is OTHER[voice] and one.round not in spoke:
            alone[one.round] = one.day
    return of_voice(every, day, alone)


def turn(
    seen: Casework, plan: CoursePlan, rhythm: Rhythm, day: date
) -> tuple[Round, tuple[Voice, ...]]:
    """Return the round that is answered on a day, and the voices that have not, in their order.

    One in which a voice waits for the other comes before one that has opened since.
    """
    every, forms = rounds_of(seen, plan, rhythm, day), forms_of(seen, plan.course.id)
    now = at(every, day)
    theirs = (_of_voice(every, forms, day, voice) for voice in VOICES)
    one = next((other for other in theirs if other.code != now.code), now)
    spoke = {form.voice for form in forms if form.round == one.code}
    return one, tuple(voice for voice in VOICES if voice not in spoke)


def unanswered(seen: Casework, plan: CoursePlan, rhythm: Rhythm, day: date) -> tuple[Voice, ...]:
    """Return the voices that have not answered in the round of a day, in the order they answer."""
    return () if too_early(plan, rhythm, day) else turn(seen, plan, rhythm, day)[1]


def still(plan: CoursePlan) -> date | None:
    """Return since when the whole course stands still; None while any step of it runs."""
    if running(plan.steps):
        return None
    paused = (one.state.paused for one in stands_still(plan.steps) if one.state)
    return max((day for day in paused if day), default=None)


def due(desk: Desk, seen: Casework) -> Iterator[DueMeasurement]:
    """Yield the measurements that are asked for of the one at this computer.

    The mentor is asked about work; the consultant about both voices' answers.
    """
    rhythm, today = desk.catalogue.instrument().rhythm, desk.today()
    for plan in seen.courses:
        if desk.me.role is Role.MENTOR:
            yield from _at_work(seen, plan, rhythm, today)
        elif desk.me.role is Role.CONSULTANT:
            yield from _in_voices(seen, plan, rhythm, today)


def ahead(desk: Desk, seen: Casework) -> Iterator[tuple[str, date]]:
    """Yield the next measurement of each course that runs and is not asked for yet, and its day.

    At the municipality it is both voices' answers, at a mentor's what is seen at work.
    """
    rhythm, today = desk.catalogue.instrument().rhythm, desk.today()
    for plan in seen.courses:
        if plan.course.closed is not None:
            continue
        if desk.me.role is Role.MENTOR:
            every = list(_next_at_work(seen, plan, rhythm, today))
        else:
            spoke = {form.round for form in forms_of(seen, plan.course.id)}
            every = [
                _stage(seen, plan, one, rhythm, today)
                for one in rounds_of(seen, plan, rhythm, today)
                if one.code not in spoke
            ]
        if day := next((one.due for one, stage in every if stage is Stage.AHEAD), None):
            yield plan.course.id, day


def _in_voices(
    seen: Casework, plan: CoursePlan, rhythm: Rhythm, today: date
) -> Iterator[DueMeasurement]:
    now, silent = turn(seen, plan, rhythm, today)
    if since := written_since(seen, plan):
        now = replace(now, due=max(now.due, since))  # nothing was late before it was written here
    now, stage = _stage(seen, plan, now, rhythm, today)
    forms = [one for one in forms_of(seen, plan.course.id) if one.round == now.code]
    written = written_days(seen.states, forms)
    missing = tuple(
        voice
        for voice in silent
        if not any(one.voice is OTHER[voice] and waited_for(one, today, written) for one in forms)
    )
    if missing and stage in ASKED:
        yield DueMeasurement(plan.course.id, now, stage, missing)


def _stage(
    seen: Casework, plan: CoursePlan, one: Round, rhythm: Rhythm, today: date
) -> tuple[Round, Stage]:
    """Return how a round stands; one that is put off lies ahead until then, and is due then.

    A mentor puts off what a mentor is asked, and nothing else.
    """
    delay = seen.facts[MeasurementDelay.KIND].get(delay_record(plan.course.id, one.code))
    of_work = one.code.startswith(WORK)
    if (
        isinstance(delay, MeasurementDelay)
        and delay.until
        and (place_of(delay.case) is Place.SHARED) == of_work
    ):
        one = replace(one, due=max(one.due, delay.until))
        if today < delay.until:
            return one, Stage.AHEAD
    return one, one.stage(today, rhythm)


def _at_work(
    seen: Casework, plan: CoursePlan, rhythm: Rhythm, today: date
) -> Iterator[DueMeasurement]:
    for now, stage in _next_at_work(seen, plan, rhythm, today):
        if stage in ASKED:
            yield DueMeasurement(plan.course.id, now, stage, ())


def _next_at_work(
    seen: Casework, plan: CoursePlan, rhythm: Rhythm, today: date
) -> Iterator[tuple[Round, Stage]]:
    """Yield what the mentor measures next, and how it stands; nothing where work stands still."""
    course = plan.course
    if course.closed is not None or still(plan):
        return
    began = max(work_start(plan.steps, course.start), written_since(seen, plan) or course.start)
    # One that is dated ahead came from a computer whose day is wrong: it silences no asking.
    days = (one.day for one in at_work_of(seen, course.id) if one.day <= today)
    since = max(days, default=began)
    yield _stage(seen, plan, at_work(since, rhythm), rhythm, today)


def waiting_measurements(desk: Desk, seen: Casework) -> list[Waiting]:
    """Return the measurements that are asked for, as lines of «I dag».

    One that has come due is to be done today, as there is time for it; after 21 days it is late.
    """
    today, owner = desk.today(), MENTOR if desk.me.role is Role.MENTOR else CONSULTANT
    return [
        Waiting(
            seen.citizen.id,
            desk.worded(one.words(today)),
            today if one.stage is Stage.DUE else one.round.due,
            owner,
            _URGENCIES[one.stage],
            PART,
            one.course,
        )
        for one in due(desk, seen)
    ]
