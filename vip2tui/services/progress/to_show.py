"""«Vis til borgeren»: what moved, in so few words that they are read across the table.

It is the citizen's own answers and nobody else's. A mentor has none of them on the computer (R27),
and shows what was seen at work (w01 to w08), which the mentor answered, and it says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vip2tui.domain.kinds.measurement import Voice
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.progress.standing import Curve, progress
from vip2tui.text.days import say_short

MOST_WORDS = 40
"""Of the whole screen (R32)."""
MOST_LINES = 3
CLOSED_BY = "Luk med adgangskoden"
"""The only way out, as it stands at the foot of the screen."""
_OWN, _AT_WORK = "Dine egne svar", "Set af din mentor"
_NONE = {
    Voice.CITIZEN: "Der er ingen svar fra borgeren at vise endnu. De vises, når begge har svaret.",
    None: "Der er ingen målinger at vise endnu.",
}


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One question: where it stood, where it stands, and which way that is."""

    name: str
    before: int | None
    """What it has moved from; None where it has not moved."""
    now: int
    words: str
    """«op siden 3. marts», «uændret», or of a first answer how far the scale goes: «af 5»."""


@dataclass(frozen=True, slots=True)
class ToShow:
    """All that the citizen is shown."""

    course: str
    heading: str
    lines: tuple[ShownLine, ...]


def to_show(desk: Desk, seen: Casework, plan: CoursePlan) -> ToShow:
    """Return what the citizen is shown of a course: at most three questions, 40 words in all.

    What went up stands first: a small step that is not seen is what takes the courage.

    Raises:
        RefusedError: If there is nothing that may be shown today.
    """
    voice = None if desk.me.role is Role.MENTOR else Voice.CITIZEN
    of_voice = "mentor" if voice is None else voice.value
    found = progress(desk, seen, plan)
    curves = [one for one in found.curves if one.voice == of_voice and isinstance(one.now, int)]
    heading = desk.worded(_AT_WORK if voice is None else _OWN)
    lines = tuple(_within(curves, desk.today(), MOST_WORDS - _count(heading) - _count(CLOSED_BY)))
    if not lines:
        raise RefusedError(_NONE[voice])
    return ToShow(plan.course.id, heading, lines)


def _within(curves: list[Curve], today: date, room: int) -> Iterator[ShownLine]:
    curves.sort(key=lambda one: (-(one.move.steps if one.move else 0), -one.points[-1].value))
    left = MOST_LINES
    for curve in curves:
        line = _line(curve, today)
        cost = _count(f"{line.name} {line.words}") + 1 + (line.before is not None)
        if left and cost <= room:
            left, room = left - 1, room - cost
            yield line


def _line(curve: Curve, today: date) -> ShownLine:
    now, move = curve.points[-1].value, curve.move
    if move is None:
        return ShownLine(curve.name, None, now, f"af {curve.scale}")
    if not move.steps:
        return ShownLine(curve.name, None, now, "uændret")
    before = next(at.value for at in curve.points if at.day == move.since)
    way = "op" if move.steps > 0 else "ned"
    return ShownLine(curve.name, before, now, f"{way} siden {say_short(move.since, today)}")


def _count(text: str) -> int:
    return len(text.split())
