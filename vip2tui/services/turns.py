"""Long readings beside somebody who types: the screen has its turn again and again.

A whole office takes seconds to read. In a thread of its own it would still keep the screen waiting:
Python runs one thread at a time, a lock that is let go of is taken again at once by the one who is
running, and the garbage collector looks at everything there is.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterable, Iterator
from time import monotonic, sleep
from typing import TypeVar

T = TypeVar("T")

SLICE = 0.004
"""Seconds that are read before the others have their turn."""
TURN = 0.001
"""Seconds they have; who needs longer keeps it."""
QUIET = 0.15
"""Seconds after a key in which the screen has it all to itself: what a key asks for is drawn."""
SETTLED = 64
"""Cases that are folded before they are said to stay."""


class Turns:
    """Who goes first on a desk: the one who types, then the readings beside."""

    def __init__(self) -> None:
        self._typed = float("-inf")
        self._folded = 0

    def folded(self) -> None:
        """Note that a case was folded; now and then it is said that what was read stays."""
        self._folded += 1
        if self._folded % SETTLED == 0:
            settle()

    def typed(self) -> None:
        """Note that a key was pressed: readings wait until it is answered."""
        self._typed = monotonic()

    def _quiet(self) -> float:
        """Return how many seconds the screen still has to itself."""
        return self._typed + QUIET - monotonic()

    def each(self, steps: Iterable[T], *, waits: bool = True) -> Iterator[T]:
        """Yield the steps, each the work of a moment, and let other threads go on between them.

        Nothing may be locked across a step. In the main thread nobody is waiting.

        Args:
            steps: What is read.
            waits: Whether it stands still after a key. It never does for one from before it began:
                what that asks for may be just what is read.
        """
        is_beside = threading.current_thread() is not threading.main_thread()
        first = begun = monotonic()
        for step in steps:
            yield step
            if is_beside and monotonic() - begun > SLICE:
                sleep(TURN)
                while waits and first < self._typed and (left := self._quiet()) > 0:
                    sleep(left)  # at one go: each look at the clock takes the turn from the screen
                begun = monotonic()


def settle() -> None:
    """Say that what was read stays: the garbage collector need not look at it again.

    Looking through a thousand folded citizens takes it half a second, in which no key is answered.
    They hold no circles, so what is replaced goes without it.
    """
    gc.collect(0)
    gc.freeze()
