"""«I dag» as a list: a line of it, and which lines are told where there is not room for all.

Pure: what is told follows from what waits and from the room there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from vip2tui.domain.course.later import Later
from vip2tui.domain.course.queue import Tasks, queue
from vip2tui.domain.course.upcoming import Urgency, Waiting

OFFICE = "kommune"
"""The part of a line that asks whose a citizen is."""
DOUBT = "tvivl"
"""The part of a line that asks what shall stand."""
HANDING = "videre"
"""The part of a line about who has a citizen."""
REMOVE, ANSWER, LYING, LET_GO = "fjern", "kvittering", "papirer", "slip"
"""The parts of lines that wait for no day and stand on no page; what Enter does is their own."""
DOES = {
    REMOVE: "Enter viser, hvad der fjernes",
    ANSWER: "Enter laver filerne til dem alle",
    LYING: "Enter viser, hvor de ligger, og sletter dem",
    LET_GO: "Enter viser dem, og hvad der forlader computeren",
}
LINES = 7
"""How many lines «I dag» shows at 80×24 (R9), and one of drafts beside them; the rest is a number
and a key away. A bigger screen asks for more."""


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One line of «I dag»."""

    citizen: str
    name: str
    """Whose it is; empty if it is about no citizen."""
    waiting: Waiting
    more: int = 0
    """How much else waits about the same citizen; for a draft, how many other drafts there are."""
    at: datetime | None = None
    """When a draft was written."""

    @property
    def id(self) -> str:
        """What it is called: the same as long as it waits."""
        return self.waiting.id

    @property
    def has_day(self) -> bool:
        """Whether there is a day by which it is to be done."""
        return self.waiting.urgency > Urgency.DOUBT and self.waiting.part not in DOES


def people(read: Iterable[list[TodayLine]]) -> int:
    """Return how many citizens something waits about."""
    return sum(bool(lines[0].citizen) for lines in read)


@dataclass(frozen=True, slots=True)
class Arranged:
    """«I dag» as it is shown: drafts first, then the rest in its order."""

    lines: tuple[TodayLine, ...]
    rest: tuple[TodayLine, ...] = ()
    """What there was no room for, in its order."""
    later: tuple[TodayLine, ...] = ()
    """What there is no time for this week, in its order."""
    minutes: float = 0
    """How long that takes, about."""
    put_off: tuple[Later, ...] = ()
    """What comes back on another day."""
    counts: Mapping[Urgency, int] = field(default_factory=dict)
    """How many lines there are of each urgency, those without room among them."""

    @property
    def left(self) -> int:
        """How many lines there was no room for."""
        return len(self.rest)


def arranged(
    read: Iterable[list[TodayLine]],
    tasks: Tasks,
    most: int = LINES,
    minutes: float | None = None,
) -> Arranged:
    """Return the lines to show.

    With few citizens every thing has its line; when there is not room, each citizen gets one, the
    most urgent, with the number of the others. Drafts take nobody's line: they are one more, which
    names the one written last. What is due later than a week is shown only when nothing nearer
    waits about that citizen.

    Args:
        read: What waits, by citizen.
        tasks: The sorts of what waits: they give the order.
        most: How many lines there is room for.
        minutes: How long this week's may take; what there is no time for folds.
    """
    near = [line for lines in read for line in _near(lines)]
    # What was begun keeps its place and takes none of the week's minutes.
    begun = [line for line in near if line.at]
    found = queue([line for line in near if not line.at], _waiting, tasks, minutes, _who)
    begun.sort(key=lambda line: str(line.at), reverse=True)
    every = [*found.now]
    if len(every) + len(begun) > most:
        begun = [replace(newest, more=len(begun) - 1) for newest in begun[:1]]
        if len(every) > most:
            every = _one_each(every)
    counts = Counter(line.waiting.urgency for line in (*begun, *every))
    lines, rest = (*begun, *every[:most]), tuple(every[most:])
    return Arranged(lines, rest, found.later, found.minutes, counts=counts)


def every_line(read: Iterable[list[TodayLine]], tasks: Tasks) -> tuple[TodayLine, ...]:
    """Return every line there is, in the one order, and each draft as a line of its own, last."""
    every = queue([line for lines in read for line in lines], _waiting, tasks, who=_who).now
    return tuple(sorted(every, key=lambda line: line.at is not None))


def _waiting(line: TodayLine) -> Waiting:
    return line.waiting


def _who(line: TodayLine) -> str:
    return line.name


def _one_each(lines: Sequence[TodayLine]) -> list[TodayLine]:
    """Return each citizen's first line, with the number of the others; if there are several."""
    whose: dict[str, list[TodayLine]] = {}
    for line in lines:
        # What is about nobody is a thing by itself.
        whose.setdefault(line.citizen or f"{line.waiting.part} {line.waiting.name}", []).append(
            line
        )
    if len(whose) == 1:
        return list(lines)
    return [replace(some[0], more=len(some) - 1) for some in whose.values()]


def _near(lines: list[TodayLine]) -> list[TodayLine]:
    """Return the lines of a citizen that are near, or the first one; and the drafts."""
    begun = [line for line in lines if line.at]
    waits = [line for line in lines if line.at is None]
    near = [line for line in waits if line.waiting.urgency < Urgency.LATER]
    return [*begun, *(near or waits[:1])]
