"""Who watches a long work in a test: what was told, and a stop after so many steps."""

from __future__ import annotations

from vip2tui.base.progress import Progress, Step
from vip2tui.pictures.how_far import how_far_words


class Watch(Progress):
    """Keeps what it is told; with ``stop_at`` it is stopped once that many are done."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[Step] = []
        self._stop_at = stop_at

    @property
    def is_stopped(self) -> bool:
        done = self.steps[-1].done + 1 if self.steps else 0
        return self._stop_at is not None and done >= self._stop_at

    def tell(self, step: Step) -> None:
        assert 0 <= step.done <= step.of
        self.steps.append(step)

    @property
    def told(self) -> list[str]:
        """What a person would have been told, without the time."""
        return [how_far_words(step, None) for step in self.steps]
