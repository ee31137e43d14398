"""Reading in a thread of its own, for as long as somebody waits for what is read."""

from __future__ import annotations

from collections.abc import Iterable

from textual.worker import Worker


def go_through(steps: Iterable[object], worker: Worker[object]) -> None:
    """Go through the steps, as long as somebody waits for what comes of them."""
    for _ in steps:
        if worker.is_cancelled:
            return
