"""A citizen's progress as it may be seen today: each voice's answers, and what they say together.

The one place that says whether an answer of a measurement is told; it asks `blind` first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vip2tui.catalogue.instrument import Instrument, Prompt
from vip2tui.domain.kinds.measurement import Answer, Measurement, Voice
from vip2tui.domain.kinds.places import shared_case
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.kinds.workplace_measurement import SEEN_SCALE, WorkplaceMeasurement
from vip2tui.domain.progress import blind, moves
from vip2tui.domain.progress.moves import Move, Picture, Point, Said
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.casework import Casework, CoursePlan, casework
from vip2tui.services.desk import Desk
from vip2tui.services.progress.calendar import (
    VOICES,
    at_work_of,
    forms_of,
    round_of,
    shared_occasions,
)
from vip2tui.services.progress.questions import asked_of
from vip2tui.services.records import written_days


@dataclass(frozen=True, slots=True)
class FormSeen:
    """One measurement, with the answers that may be shown."""

    id: str
    round: str
    voice: str
    """``borger``, ``konsulent`` or, at work, ``mentor``."""
    day: date
    scale: int
    answers: Mapping[str, Answer]
    """Empty as long as it is hidden."""
    is_hidden: bool = False
    declined: bool = False
    read_aloud: bool = False
    interpreted: bool = False
    is_after: bool = False
    """Whether the consultant wrote, or corrected, it after the citizen had answered."""
    corrected: str = ""
    """Why it was corrected last."""
    small_step: str = ""
    by: str = ""
    is_one_of_several: bool = False
    """Whether the same voice answered more than once in the round, or at work on the day."""
    counts: bool = True
    """Whether it gives the occasion's figures: of several, the one written last does."""

    @property
    def said(self) -> Said:
        return Said(self.day, self.answers, self.scale)


@dataclass(frozen=True, slots=True)
class Curve:
    """One question in one voice: the figures that can be compared, and how it moved."""

    id: str
    name: str
    voice: str
    scale: int
    """How far the scale of its figures goes."""
    points: tuple[Point, ...]
    move: Move | None
    now: Answer | None
    """What was answered last: a figure, «-», or nothing."""


@dataclass(frozen=True, slots=True)
class Progress:
    """All that can be said of a course's measurements today."""

    course: str
    forms: tuple[FormSeen, ...]
    """Every measurement, oldest first."""
    curves: tuple[Curve, ...]
    pictures: Mapping[str, Picture]
    """Voice to how many went up, stayed and went down; none while too few are answered."""
    talk_about: tuple[str, ...]
    """The indicators on which the two voices of the last whole round differ most."""
    prompts: tuple[Prompt, ...]
    """Questions for a talk, never conclusions."""
    caution: str


def progress(
    desk: Desk, seen: Casework, plan: CoursePlan, *, with_belief: bool = False
) -> Progress:
    """Return a course's measurements, as the one at this computer may see them today.

    A mentor sees the workplace's alone.

    Args:
        desk: The desk.
        seen: The citizen.
        plan: The course.
        with_belief: Whether the answers that are shown to nobody unless asked for are among them.
    """
    instrument, course = desk.catalogue.instrument(), plan.course.id
    kept_back = {one.id for one in instrument.indicators if one.hidden and not with_belief}
    is_mentor = desk.me.role is Role.MENTOR
    # Taken away before anything follows from them: a count or a question would tell the answer.
    forms = () if is_mentor else [_without(one, kept_back) for one in _in_voices(desk, seen, plan)]
    every_at_work = at_work_of(seen, course)
    again = shared_occasions(seen, every_at_work)
    at_work = tuple(_at_work(desk, seen, one, again) for one in every_at_work)
    every = (*forms, *at_work)
    curves = [
        *_curves(instrument, forms),
        *_curve_rows(at_work, [(one.id, str(one)) for one in instrument.work_items], "mentor"),
    ]
    differing = () if is_mentor else _differing(forms)
    ids = dict.fromkeys([
        *([moves.DIFFERENCE] if differing else []),
        *(one for voice in VOICES for one in moves.prompts(_told(forms, voice))),
        *moves.prompts_at_work(_told(at_work, "mentor")),
    ])  # fmt: skip
    return Progress(
        course,
        tuple(sorted(every, key=lambda one: one.day)),
        tuple(curves),
        dict(_pictures(instrument, forms, kept_back)),
        differing,
        tuple(one for name in ids if (one := instrument.prompt(name))),
        str(instrument.caution),
    )


def _without(form: FormSeen, kept_back: Collection[str]) -> FormSeen:
    shown = {name: one for name, one in form.answers.items() if name not in kept_back}
    return replace(form, answers=shown)


def hidden_forms(desk: Desk, seen: Casework, plan: CoursePlan) -> frozenset[str]:
    """Return the forms of a course whose answers the one at this computer is not shown today."""
    forms = forms_of(seen, plan.course.id)
    fresh = {plan.course.id} if _is_new_here(desk, seen, plan, forms) else set()
    written = written_days(seen.states, forms)
    return blind.hidden(forms, desk.today(), written=written, fresh=fresh)


def kept_back(desk: Desk, case: str, kind: str, record: str) -> frozenset[str]:
    """Return the fields of a record that the one at this computer is not told today.

    Asked wherever a stored value is told by itself, as in the history and of a doubt: the answers
    of a form that may not be seen yet, or is not read here, and those shown to nobody by default.

    Args:
        desk: The desk.
        case: Where the record stands.
        kind: Its kind.
        record: Its id.
    """
    known = KINDS.get(kind)
    sealed = frozenset(known.sealed if known else ())
    if not sealed:
        return sealed
    seen = None if desk.me.role is Role.MENTOR else casework(desk, shared_case(case))
    form = seen.facts[Measurement.KIND].get(record) if seen else None
    if seen is None or not isinstance(form, Measurement) or form.case != case:
        return sealed
    plan = next((one for one in seen.courses if one.course.id == form.course), None)
    if plan is None or form.id in hidden_forms(desk, seen, plan):
        return sealed
    return sealed & {one.id for one in desk.catalogue.instrument().indicators if one.hidden}


def _in_voices(desk: Desk, seen: Casework, plan: CoursePlan) -> tuple[FormSeen, ...]:
    forms, hidden = forms_of(seen, plan.course.id), hidden_forms(desk, seen, plan)
    several = shared_occasions(seen, forms)
    return tuple(
        FormSeen(
            one.id,
            one.round or "",
            one.voice.value if one.voice else "",
            one.day,
            one.scale,
            {} if one.id in hidden else one.answers,
            is_hidden=one.id in hidden,
            declined=bool(one.declined),
            read_aloud=bool(one.read_aloud),
            interpreted=bool(one.interpreted),
            is_after=_is_after(seen, one, forms),
            corrected=one.reason or "",
            by=_by(desk, seen, one, "voice"),
            is_one_of_several=one.id in several,
            counts=several.get(one.id, True),
        )
        for one in forms
    )


def _is_new_here(
    desk: Desk, seen: Casework, plan: CoursePlan, forms: Sequence[Measurement]
) -> bool:
    """Return whether a professional is about to answer for the first time (rule 9).

    That is a consultant, and the office, which may answer in the consultant's place.
    Then what other professionals answered before is not seen until it is done.
    """
    mine = [one for one in forms if one.voice is Voice.CONSULTANT]
    if desk.me.role is Role.MENTOR or not mine:
        return False
    today = desk.today()
    now = round_of(seen, plan, desk.catalogue.instrument().rhythm, today, Voice.CONSULTANT)
    is_open = now.opens <= today <= now.until and all(one.round != now.code for one in mine)
    return is_open and not any(_is_mine(desk, seen, one) for one in mine)


def _is_mine(desk: Desk, seen: Casework, form: Measurement) -> bool:
    stamp = seen.states[form.case].records[form.id].stamp("voice")
    return stamp is not None and desk.others.author(stamp).is_me


def _is_after(seen: Casework, form: Measurement, forms: Sequence[Measurement]) -> bool:
    """Return whether a consultant's answer was set after the citizen's of the round was saved."""
    if form.voice is not Voice.CONSULTANT:
        return False
    records = seen.states[form.case].records
    theirs = [
        stamp.clock
        for one in forms
        if (one.round, one.voice) == (form.round, Voice.CITIZEN)
        and one.case == form.case
        and (stamp := records[one.id].stamp("voice"))
    ]
    heads = records[form.id].heads
    mine = [heads[name][-1].clock for name in form.answers if name in heads]
    return bool(theirs and mine) and max(mine) > min(theirs)


def _at_work(
    desk: Desk, seen: Casework, one: WorkplaceMeasurement, several: Mapping[str, bool]
) -> FormSeen:
    return FormSeen(
        one.id,
        "",
        "mentor",
        one.day,
        SEEN_SCALE,
        one.answers,
        corrected=one.reason or "",
        small_step=one.small_step or "",
        by=_by(desk, seen, one, "course"),
        is_one_of_several=one.id in several,
        counts=several.get(one.id, True),
    )


def _by(desk: Desk, seen: Casework, form: Measurement | WorkplaceMeasurement, field: str) -> str:
    stamp = seen.states[form.case].records[form.id].stamp(field)
    return desk.others.author(stamp).words if stamp else ""


def _told(forms: Sequence[FormSeen], voice: str) -> list[Said]:
    """Return what a voice said: one answer each occasion."""
    return [one.said for one in forms if one.voice == voice and one.counts and one.answers]


def _curves(instrument: Instrument, forms: Sequence[FormSeen]) -> Iterator[Curve]:
    """Yield a curve for each question and voice, question by question."""
    for one in instrument.indicators:
        for voice in VOICES:
            yield from _curve_rows(forms, [(one.id, str(one.name))], voice)


def _curve_rows(
    forms: Sequence[FormSeen], questions: Sequence[tuple[str, str]], voice: str
) -> Iterator[Curve]:
    said = _told(forms, voice)
    for name, words in questions:
        answered = [one for one in said if name in one.answers]
        if answered:
            figures, now = moves.points(said, name), answered[-1].answers[name]
            scale = answered[-1].scale
            moved = moves.move(figures, scale) if isinstance(now, int) else None
            yield Curve(name, words, voice, scale, figures, moved, now)


def _pictures(
    instrument: Instrument, forms: Sequence[FormSeen], kept_back: Collection[str]
) -> Iterator[tuple[str, Picture]]:
    rhythm = instrument.rhythm
    least = {Voice.CONSULTANT: rhythm.picture_consultant, Voice.CITIZEN: rhythm.picture_citizen}
    for voice in VOICES:
        asked = [one.id for one in asked_of(instrument, voice) if one.id not in kept_back]
        if found := moves.picture(_told(forms, voice), asked, least[voice]):
            yield voice.value, found


def _differing(forms: Sequence[FormSeen]) -> tuple[str, ...]:
    """Return what to talk about of the last round that both have answered and both may be seen."""
    last = [one for one in reversed(forms) if one.counts and one.answers]
    for one in last:
        for other in last:
            if (one.round, one.voice, other.voice) == (other.round, *VOICES):
                return moves.talk_about(one.said, other.said)
    return ()
