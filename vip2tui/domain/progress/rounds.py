"""The rounds of a course: on which occasions it is measured, and how each stands on a day.

At the start, then every 91 days, when the course stands still, and at the end; what a mentor sees
at work every 28 days (docs/requirements.md, R31; the days are `Rhythm`'s, shipped as data). A round
that nobody measured gives way to the next one: old ones never pile up, and nothing is guessed.
Only days are counted, so no clock that is put on or back moves any of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from vip2tui.catalogue.instrument import Rhythm
from vip2tui.domain.progress.blind import MISSING_AFTER

START, END, PAUSE, WORK = "start", "slut", "pause:", "arbejde:"
_NONE: Mapping[str, date] = MappingProxyType({})


class Stage(StrEnum):
    """How a round stands that is not measured yet."""

    AHEAD = "senere"
    COMING = "snart"
    """Within the days in which one is reminded."""
    DUE = "nu"
    LATE = "forsinket"
    MISSED = "mangler"
    """Another one has taken its place."""


ASKED = (Stage.COMING, Stage.DUE, Stage.LATE)
"""Stages in which a round is asked for."""


@dataclass(frozen=True, slots=True)
class Round:
    """One occasion to measure."""

    code: str
    """``start``, the days from the start (``91``), ``pause:`` and its first day, ``slut:`` and the
    day of that end; or, of what a mentor sees, ``arbejde:`` and the day it is counted from. An end
    that was measured before ends had their day is ``slut`` and stays so."""
    opens: date
    """The first day that a measurement is of this round."""
    due: date
    until: date
    """The last day it is asked for."""

    def stage(self, day: date, rhythm: Rhythm) -> Stage:
        """Return how it stands on a day, as long as it is not measured."""
        if day > self.until:
            return Stage.MISSED
        if day < self.due - timedelta(days=rhythm.remind):
            return Stage.AHEAD
        if day < self.due:
            return Stage.COMING
        return Stage.LATE if day > self.due + timedelta(days=rhythm.late) else Stage.DUE


def rounds(
    start: date,
    rhythm: Rhythm,
    day: date,
    *,
    closed: date | None = None,
    still: date | None = None,
    begun: Mapping[str, date] = _NONE,
) -> tuple[Round, ...]:
    """Return the rounds of a course up to a day and the next one after it, in their order.

    Args:
        start: The course's first day.
        rhythm: The days.
        day: The day.
        closed: The day the course was closed, if it is.
        still: Since when the whole course stands still, if it does: that is a round of its own,
            unless another one is open just then, and the later ones wait until it goes on.
        begun: Round to the first day on which a voice has answered in it. A pause or an end that
            was is a round as long as the other voice can still join it.
    """
    slack, every = timedelta(days=rhythm.slack), timedelta(days=rhythm.every)
    found = [(START, start, start + timedelta(days=rhythm.first)),
             *_regular(start, rhythm, day, closed, still)]  # fmt: skip
    end = None if closed is None else _end(closed, begun)
    for code, since in _begun(begun):
        if code != end and start <= since <= day:
            most = slack if code.startswith(PAUSE) else timedelta(days=rhythm.end)
            found.append((code, since, since + most))
    if still is not None and not any(opens <= still <= due + slack for _, opens, due in found):
        found.append((f"{PAUSE}{still.isoformat()}", still, still + slack))
    if end is not None and closed is not None:
        found.append((end, closed, closed + timedelta(days=rhythm.end)))
    found.sort(key=lambda one: one[1])
    last = found[-1][2] + every - slack
    follow = [opens - timedelta(days=1) for _, opens, _ in found[1:]]
    made = (Round(*one, until) for one, until in zip(found, [*follow, last], strict=True))
    return tuple(one for one in made if one.until >= one.opens)


def _regular(
    start: date, rhythm: Rhythm, day: date, closed: date | None, still: date | None
) -> Iterator[tuple[str, date, date]]:
    every, slack = timedelta(days=rhythm.every), timedelta(days=rhythm.slack)
    most = min(one for one in (day + every, closed, still) if one is not None)
    due, days = start + every, rhythm.every
    while due - slack <= most:
        yield str(days), due - slack, due
        due, days = due + every, days + rhythm.every


def _end(closed: date, begun: Mapping[str, date]) -> str:
    """Return what the end of a day is called: as it was before, if it was measured so already."""
    undated = begun.get(END)
    is_it = undated is not None and undated >= closed
    return END if is_it else f"{END}:{closed.isoformat()}"


def _begun(begun: Mapping[str, date]) -> Iterator[tuple[str, date]]:
    """Yield the pauses and ends that were begun, with the day each is counted from."""
    for code, first in begun.items():
        if code == END:
            yield code, first
        elif code.startswith((PAUSE, f"{END}:")):
            said = code.partition(":")[2]
            with suppress(ValueError):  # whatever a file brought
                day = date.fromisoformat(said)
                if day.isoformat() == said:  # one day is called in one way
                    yield code, day


def round_kind(code: str) -> str:
    """Return what kind of occasion a round is, without its day."""
    return code.partition(":")[0]


def at(every: Sequence[Round], day: date) -> Round:
    """Return the round that a measurement of a day is of: the last that is open by then."""
    return next((one for one in reversed(every) if one.opens <= day), every[0])


def of_voice(every: Sequence[Round], day: date, alone: Mapping[str, date]) -> Round:
    """Return the round that a voice's answer of a day is of.

    One in which the other voice has answered within the days it is waited for comes first, however
    many rounds have opened since: two who answer on one day are never asked to wait for each other
    in a round each. It is asked for at once then, since another one has opened.

    Args:
        every: The rounds of the course.
        day: The day.
        alone: Round to the day on which the other voice answered in it, and this one did not.
    """
    near = {code: abs(day - said) for code, said in alone.items()}
    code = min(near, key=lambda one: (near[one], one), default="")
    now = at(every, day)
    if not code or near[code] >= MISSING_AFTER or code == now.code:
        return now
    said = alone[code]
    until = said + MISSING_AFTER - timedelta(days=1)
    found = next((one for one in every if one.code == code), None)
    if found is None:  # the course was paused or closed from an earlier day afterwards
        return Round(code, said, said, until)
    return replace(found, due=min(found.due, now.opens), until=max(found.until, until))


def at_work(since: date, rhythm: Rhythm) -> Round:
    """Return when the mentor is asked next: so many days after the last time, or after the start.

    Args:
        since: The day it was measured last, or else the first day at work.
        rhythm: The days.
    """
    return Round(
        f"{WORK}{since.isoformat()}", since, since + timedelta(days=rhythm.mentor_every), date.max
    )
