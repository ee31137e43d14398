"""The pace of a course (tempo): how far it is, why it is behind, and when it is likely to end.

The reason is read off the facts, most telling first; where they give none, none is said. The end is
an estimate («skøn»): the planned end, the days it stands still now, and the days it is behind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vip2tui.base.safe import clean_line, cut
from vip2tui.domain.course.absence import Spell
from vip2tui.domain.course.limits import BEHIND
from vip2tui.domain.course.plan import PlacedStep, goal_day, planned_end
from vip2tui.domain.statuses import GoalStatus, StepStatus
from vip2tui.text.danish import count

_Found = Iterator[tuple[int, str, str]]
"""What a reason weighs in days, the record that settles it between two, and the words."""
_FAR = 3
"""Far behind is so many times what is behind."""
_WEEK = 7
_COURSE = "amu"
_SETTLED = (GoalStatus.REACHED, GoalStatus.GIVEN_UP)
_WIDE = 50


@dataclass(frozen=True, slots=True)
class Pace:
    """How far a course is, in days (tempo)."""

    done: int
    """Days of finished steps and of running ones so far."""
    whole: int
    """Days of all steps that count."""
    behind: int
    """Days behind the plan; negative when ahead."""
    limit: int = BEHIND
    """Days from which it is said to be behind, or ahead."""
    asked: bool = False
    """Whether it is asked if the course was going already: until then the pace is not known."""

    @property
    def is_behind(self) -> bool:
        return not self.asked and self.behind >= self.limit

    def in_words(self) -> str:
        """Return «2 uger bagud», «følger planen»."""
        if self.asked:
            return "ikke kendt endnu"
        days = abs(self.behind)
        if days < self.limit:
            return "følger planen"
        if self.behind < 0:
            return f"{self._long} foran planen"
        is_far = days >= _FAR * self.limit
        return f"langt bagud ({self._long})" if is_far else f"{self._long} bagud"

    def in_few_words(self) -> str:
        """Return the same for a column, where no line is so long that none of them has room."""
        if self.asked or abs(self.behind) < self.limit:
            return self.in_words()
        return f"{self._long} {'foran' if self.behind < 0 else 'bagud'}"

    @property
    def _long(self) -> str:
        days = abs(self.behind)
        if days < _WEEK:
            return count(days, "dag", "dage")
        return count(round(days / _WEEK), "uge", "uger")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a course stands on a day."""

    pace: Pace
    reason: str
    """Why it is behind, as it stands after «fordi»; empty if it is not, or nobody can tell."""
    end: date
    """The last planned day."""
    forecast: date
    """The day it is likely to end: an estimate."""

    def in_words(self) -> str:
        """Return «2 uger bagud, fordi «Truckkursus» mangler»."""
        words = self.pace.in_words()
        return f"{words}, fordi {self.reason}" if self.reason else words


def standing(
    steps: Sequence[PlacedStep],
    start: date,
    today: date,
    *,
    proofs: Collection[str] = (),
    pauses: Mapping[str, str] | None = None,
    limit: int = BEHIND,
    away: Sequence[Spell] = (),
) -> Standing:
    """Return how a course stands.

    Args:
        steps: The steps, in any order.
        start: The course's first day.
        today: The day it is asked.
        proofs: The records of the goals that are reached by a proof or a course.
        pauses: Why steps stand still, by record, as far as the person here may know.
        limit: Days from which it is said to be behind.
        away: Long absence: in those days nothing moved on, unless a pause has counted them.
    """
    now = pace(steps, today, limit, away)
    reason = ""
    if now.is_behind:
        reason = _reason(
            [one for one in steps if one.counts], start, today, proofs, pauses or {}, away
        )
    return Standing(now, reason, planned_end(steps, start), forecast(steps, start, today, away))


def pace(
    steps: Sequence[PlacedStep], today: date, limit: int = BEHIND, away: Sequence[Spell] = ()
) -> Pace:
    """Return the pace: what should be done by today against what is.

    Long absence is days in which nothing was done, once, however many steps were under way.
    """
    done = whole = behind = 0
    for step in steps:
        if step.counts:
            whole += step.weeks * _WEEK
            now = _clock(step, today)
            done += _done_by(step, now)
            behind += _behind(step, now)
    lost = _lost(steps, today, away)
    return Pace(max(done - lost, 0), whole, behind + lost, limit)


def forecast(
    steps: Sequence[PlacedStep], start: date, today: date, away: Sequence[Spell] = ()
) -> date:
    """Return the day a course is likely to end; when every step is done, the day it did.

    While a step stands still, the days count in the steps that run: the others wait for it. What
    rested before and goes on again has its own end later; whoever let it go on has moved the rest.
    """
    mine = [step for step in steps if step.counts]
    if mine and all(step.status == StepStatus.DONE for step in mine):
        return max((step.state.finished if step.state else None) or step.end for step in mine)
    still = [step.state.paused for step in mine if step.state and step.status == StepStatus.PAUSED]
    since = min([day for day in still if day is not None and day <= today], default=today)
    late = sum(
        _behind(step, _clock(step, today if step.status == StepStatus.RUNNING else since))
        for step in mine
    )
    late += _lost(mine, today, away)
    rested = [_later(step.end, _rested(step)) for step in mine if step.status != StepStatus.DONE]
    end = max(rested, default=planned_end(steps, start))
    return _later(max(end, planned_end(steps, start)), (today - since).days + max(late, 0))


def _reason(
    steps: Sequence[PlacedStep],
    start: date,
    today: date,
    proofs: Collection[str],
    pauses: Mapping[str, str],
    away: Sequence[Spell],
) -> str:
    """Return the first of the reasons that there is; of several alike, what weighs most."""
    for found in (
        _missing(steps, today, proofs),
        _not_begun(steps, today),
        _stood_still(steps, today, pauses),
        _absent(steps, today, away),
        _left_open(steps, start, today),
        _began_late(steps, today),
    ):
        if best := max(found, default=None):
            return best[-1]
    return ""


def _missing(steps: Iterable[PlacedStep], today: date, proofs: Collection[str]) -> _Found:
    """Yield courses that were not taken and proofs that should be there."""
    for step in steps:
        late = (_clock(step, today) - step.end).days
        if step.step.track == _COURSE and step.status in (StepStatus.PLANNED, StepStatus.RUNNING):
            begun = (today - step.start).days if step.status == StepStatus.PLANNED else late
            if begun > 0:
                yield begun, step.record, f"{_quoted(step.step.name)} mangler"
        if step.status not in (StepStatus.RUNNING, StepStatus.DONE):
            continue
        for goal in step.goals:
            aim = goal_day(step, goal)
            days = (_clock(step, today) - aim).days - 1 if aim else late
            if goal.record in proofs and goal.status not in _SETTLED and days > 0:
                yield days, goal.record, f"delmålet {_quoted(goal.goal.text)} ikke er nået"


def _not_begun(steps: Sequence[PlacedStep], today: date) -> _Found:
    """Yield the steps that are not begun, if one of them is what most of the days come from."""
    most = max((_behind(step, _clock(step, today)) for step in steps), default=0)
    for step in steps:
        if step.status == StepStatus.PLANNED and 0 < most == _behind(step, _clock(step, today)):
            days = (_clock(step, today) - step.start).days
            late = count(days, "dag", "dage")
            words = f"{_quoted(step.step.name)} ikke er begyndt ({late} efter planen)"
            yield days, step.record, words


def _stood_still(steps: Iterable[PlacedStep], today: date, pauses: Mapping[str, str]) -> _Found:
    for step in steps:
        state, days = step.state, _rested(step)
        if state and step.status == StepStatus.PAUSED and state.paused and state.paused < today:
            days += (today - state.paused).days
        if days > 0:
            why = clean_line(pauses.get(step.record, ""))
            verb = "holder" if step.status == StepStatus.PAUSED else "har holdt"
            words = f"{_quoted(step.step.name)} {verb} pause, {count(days, 'dag', 'dage')} i alt"
            yield days, step.record, f"{words} ({cut(why, _WIDE)})" if why else words


def _absent(steps: Sequence[PlacedStep], today: date, away: Sequence[Spell]) -> _Found:
    """Yield that there was long absence: how long, and never why."""
    if lost := _lost(steps, today, away):
        yield lost, "", f"der har været langt fravær ({count(lost, 'dag', 'dage')})"


def _lost(steps: Iterable[PlacedStep], today: date, away: Sequence[Spell]) -> int:
    """Return the days of long absence that a step under way lost; of several steps, the most.

    Days that its pauses have counted are not lost as well.
    """
    most = 0
    for step in steps:
        state = step.state
        if (
            not away
            or not step.counts
            or step.status not in (StepStatus.RUNNING, StepStatus.PAUSED)
        ):
            continue
        begun = (state.started if state else None) or step.start
        still = state.paused if state and step.status == StepStatus.PAUSED else None
        until = min(still or today, today)
        days = sum(max((min(one.last, until) - max(one.first, begun)).days + 1, 0) for one in away)
        most = max(most, days - _rested(step))
    return most


def _left_open(steps: Iterable[PlacedStep], start: date, today: date) -> _Found:
    """Yield the goals that are open after the planned end, as one."""
    mine = list(steps)
    left = sum(goal.status not in _SETTLED for step in mine for goal in step.goals)
    if left and planned_end(mine, start) < today:
        yield left, "", f"{count(left, 'delmål', 'delmål')} ikke er nået"


def _began_late(steps: Iterable[PlacedStep], today: date) -> _Found:
    for step in steps:
        begun = step.state.started if step.state else None
        days = (begun - step.start).days if begun else 0
        if (
            step.status == StepStatus.RUNNING
            and days > 0
            and _behind(step, _clock(step, today)) > 0
        ):
            late = count(days, "dag", "dage")
            yield (
                days,
                step.record,
                f"{_quoted(step.step.name)} begyndte {late} senere end planlagt",
            )


def _behind(step: PlacedStep, now: date) -> int:
    """Return the days a step is behind, as its clock says."""
    return _within(now - step.start, step.weeks * _WEEK) - _done_by(step, now)


def _done_by(step: PlacedStep, now: date) -> int:
    if step.status == StepStatus.DONE:
        return step.weeks * _WEEK
    if step.status not in (StepStatus.RUNNING, StepStatus.PAUSED):
        return 0
    begun = (step.state.started if step.state else None) or step.start
    return _within(now - begun, step.weeks * _WEEK)


def _clock(step: PlacedStep, today: date) -> date:
    """Return the day it is for a step: pauses stop the clock."""
    if step.state is None:
        return today
    now = step.state.paused if step.status == StepStatus.PAUSED and step.state.paused else today
    return _later(min(now, today), -_rested(step))


def _rested(step: PlacedStep) -> int:
    return step.state.rested or 0 if step.state else 0


def _within(passed: timedelta, days: int) -> int:
    return min(max(passed.days, 0), days)


def _later(day: date, days: int) -> date:
    """Return a day so much later; the calendar has two ends, and no plan reaches beyond them."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _quoted(text: str) -> str:
    return f"«{cut(clean_line(text), _WIDE)}»"
