"""«I dag»: what waits, in one order, why each thing stands there, and how much of it is for now.

Pure: the order follows from what waits and from nothing else, so what is read in another turn
stands in the same place. No two things that differ stand equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from vip2tui.catalogue.codes import OTHER_TASK, Task
from vip2tui.domain.course.upcoming import Urgency, Waiting
from vip2tui.text.days import due_words

T = TypeVar("T")

Rank = tuple[int, int, int, str, str, str, str, str, str, str, int, str, str]


@dataclass(frozen=True, slots=True)
class Tasks:
    """The sorts of what waits: how long each takes, who asks for it, and which stands first."""

    every: tuple[Task, ...]
    _places: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {one.code: place for place, one in enumerate(self.every)}
        object.__setattr__(self, "_places", places)

    def of(self, one: Waiting) -> Task:
        """Return what sort of thing something is."""
        return self.every[self._place(one)]

    def rank(self, one: Waiting, who: str = "") -> Rank:
        """Return what things are put in order by: how urgent, by when, what sort, then the rest.

        Everything a thing says is in it, so two things that differ never stand equal.

        Args:
            one: The thing.
            who: What the one it is about is called, where several stand in one list.
        """
        return (
            int(one.urgency),
            one.due.toordinal(),
            self._place(one),
            one.name,
            who,
            one.citizen,
            one.part,
            one.kind,
            one.what,
            one.owner,
            one.times,
            one.course,
            one.package,
        )

    def ordered(self, waiting: Iterable[Waiting]) -> tuple[Waiting, ...]:
        """Return what waits in its one order."""
        return tuple(sorted(waiting, key=self.rank))

    def stays(self, one: Waiting) -> bool:
        """Return whether it is always seen: what was begun, what is in doubt, what is not safe."""
        return one.urgency <= Urgency.DOUBT or self.of(one).stays

    def reason(self, one: Waiting, today: date) -> str:
        """Return why it stands where it stands: «3 dage over fristen · krav fra planen».

        Of a citizen who is in several courses, with the one it is of.
        """
        why = " · ".join(filter(None, (self.of(one).why, one.package)))
        if self.stays(one):
            return why
        return f"{due_words(one.due, today, one.times)} · {why}"

    def _place(self, one: Waiting) -> int:
        by_part = self._places.get(one.part, self._places[OTHER_TASK])
        return self._places.get(one.kind, by_part)


@dataclass(frozen=True, slots=True)
class Queue(Generic[T]):
    """What waits, in its order, parted in what is for now and what can wait."""

    now: tuple[T, ...]
    later: tuple[T, ...] = ()
    minutes: float = 0
    """How long what can wait takes, about."""


def queue(
    things: Iterable[T],
    waiting: Callable[[T], Waiting],
    tasks: Tasks,
    most: float | None = None,
    who: Callable[[T], str] = lambda _: "",
) -> Queue[T]:
    """Return what waits in its one order, and of it what so many minutes are enough for.

    What always stays takes its minutes first; then each citizen's first thing, so that one who is
    far behind hides nobody; then the rest. Each follows in the order until the first thing there
    is no time for: a small thing further down never stands before a bigger one that is more urgent.

    Args:
        things: What waits, in any order.
        waiting: What each of them says of itself.
        tasks: The sorts of what waits.
        most: The minutes there are; all of it is for now if left out.
        who: What the one a thing is about is called.
    """
    every = sorted(things, key=lambda one: tasks.rank(waiting(one), who(one)))
    if most is None:
        return Queue(tuple(every))
    staying = {n for n, one in enumerate(every) if tasks.stays(waiting(one))}
    firsts: dict[str, int] = {}
    for n, one in enumerate(every):
        if n not in staying:
            firsts.setdefault(waiting(one).citizen, n)
    rest = [*firsts.values(), *(n for n in range(len(every)) if n not in firsts.values())]
    takes = [tasks.of(waiting(one)).minutes for one in every]
    left, shown = most - sum(takes[n] for n in staying), set(staying)
    for n in (n for n in rest if n not in staying):
        left -= takes[n]
        if left < 0:
            break
        shown.add(n)
    later = [n for n in range(len(every)) if n not in shown]
    return Queue(
        tuple(every[n] for n in sorted(shown)),
        tuple(every[n] for n in later),
        sum(takes[n] for n in later),
    )
