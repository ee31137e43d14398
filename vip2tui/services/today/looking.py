"""Looking through every line of «I dag»: in what the lines say, so that none has to be drawn."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from vip2tui.domain.course.day_list import TodayLine, every_line
from vip2tui.domain.course.queue import Tasks
from vip2tui.text.danish import finding, search_key


class Looking:
    """What is looked through. It is made beside the screen, or when somebody looks before that."""

    def __init__(
        self,
        read: Sequence[list[TodayLine]],
        tasks: Tasks,
        called: Callable[[TodayLine], str],
    ) -> None:
        """Make it of what is read.

        Args:
            read: What waits, by citizen.
            tasks: The sorts of what waits: they give the order.
            called: Gives whom a line is about, as people are called here.
        """
        self._read, self._tasks, self._called = read, tasks, called
        self._ready: list[tuple[TodayLine, str]] | None = None

    def prepare(self) -> Iterator[None]:
        """Make what one looks in, line by line: most texts are the same for many citizens."""
        key = cache(search_key)
        names: dict[str, str] = {}
        ready = []
        for line in every_line(self._read, self._tasks):
            if self._ready is not None:
                return
            if line.citizen not in names:
                names[line.citizen] = key(self._called(line))
            ready.append((line, f"{names[line.citizen]}\n{key(line.waiting.what)}"))
            yield
        self._ready = ready

    def find(self, wanted: str) -> list[TodayLine]:
        """Return the lines with these words, in their order."""
        if self._ready is None:
            deque(self.prepare(), maxlen=0)
        fits = finding(wanted)
        return [line for line, key in self._ready or () if fits(key)]
