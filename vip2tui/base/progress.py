"""How far a long work is: told by who does it, shown by whoever waits, and stopped between steps.

A service tells each step before it is done and asks whether to go on. It never knows who looks: a
screen draws a bar, the line rewrites a line on a terminal, and mostly nobody is told at all.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from vip2tui.base.errors import Vip2Error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")

SOON = 0.3
"""Seconds before anything is shown: what is quicker would only flicker."""
EVERY = 0.1
"""Seconds between two drawings."""
WORTH_SAYING = 5
"""Seconds: what is left is told when it is more than this."""
FILES = ("fil", "filer")
MEGABYTES = ("MB", "MB")


class WasStoppedError(Vip2Error):
    """A person stopped it. The text says what stands as it stood."""


class Step(NamedTuple):
    """So many are done of so many, and what comes now."""

    done: int
    of: int
    what: tuple[str, str]
    """What is counted: one, and several."""
    about: str = ""
    """What is being done now, to be cleaned where it is drawn."""


class Progress:
    """Tells nobody and is never stopped; who shows it does more."""

    @property
    def is_stopped(self) -> bool:
        """Whether a person wants no more of it. What is begun is done first."""
        return False

    def tell(self, step: Step) -> None:
        """Take in how far it is. From any thread, and as often as one likes."""


SILENT = Progress()


def each(
    items: Sequence[T],
    what: tuple[str, str],
    progress: Progress,
    about: Callable[[T], str] = lambda _: "",
) -> Iterator[T]:
    """Yield one after the other, told before each; no more once it is stopped."""
    for done, item in enumerate(items):
        if progress.is_stopped:
            return
        progress.tell(Step(done, len(items), what, about(item)))
        yield item


class Tally:
    """Counts the steps of one work that several functions share."""

    def __init__(
        self, progress: Progress, of: int, what: tuple[str, str], stopped: str = ""
    ) -> None:
        """Take who is told, how many steps there are, and what they are.

        Args:
            progress: Who is told.
            of: How many there are, roughly: what comes to more is still told as that many.
            what: What is counted.
            stopped: What is said when a person stops it; empty if it goes on to its end.
        """
        self._progress, self._of, self._what, self._stopped = progress, of, what, stopped
        self._begun = 0

    def one_more(self) -> None:
        """Tell that one more is begun.

        Raises:
            WasStoppedError: If a person has stopped it.
        """
        if self._stopped and self._progress.is_stopped:
            raise WasStoppedError(self._stopped)
        self._progress.tell(Step(min(self._begun, self._of), self._of, self._what))
        self._begun += 1


UNTOLD = Tally(SILENT, 0, MEGABYTES)


def seconds_left(done: int, left: int, spent: float) -> int | None:
    """Return how many seconds the rest takes if it goes on so; None if that is not worth saying.

    Args:
        done: How many were done.
        left: How many are not.
        spent: The seconds those took.
    """
    if done <= 0 or left <= 0 or spent <= 0:
        return None
    seconds = spent * left / done
    return ceil(seconds) if seconds > WORTH_SAYING else None


class Pace:
    """Since when one kind of step is counted, and so how long the rest takes."""

    def __init__(self) -> None:
        self._kind: tuple[int, tuple[str, str]] | None = None
        self._first, self._since = 0, 0.0

    def left(self, step: Step, now: float) -> int | None:
        """Return how many seconds are left at a time of the clock; None if it is not worth saying.

        Another total, or another kind, is another count: it begins anew.
        """
        if self._kind != (step.of, step.what):
            self._kind = (step.of, step.what)
            self._first, self._since = step.done, now
        return seconds_left(step.done - self._first, step.of - step.done, now - self._since)
