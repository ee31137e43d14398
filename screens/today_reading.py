"""«I dag» is read case after case, in a thread, and told as it comes: the frame never waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from time import monotonic

from textual import work
from textual.message import Message
from textual.worker import Worker, get_current_worker

from screens.reading import go_through
from screens.today_folds import Folds
from screens.today_room import most_lines
from screens.today_rows import whose_name
from vip2tui.domain.course.day_list import LINES, Arranged, TodayLine, people
from vip2tui.services.today.looking import Looking
from vip2tui.services.today.week import WeekSeen

_EVERY = 0.15
"""Seconds between two drawings while the cases are read."""


class ReadsDay(Folds):
    """A day that is read beside the screen."""

    _most = LINES
    _top_waits = False

    @dataclass
    class Read(Message):
        """More cases are read, or all of them."""

        now: Arranged
        people: int
        done: bool
        looking: Looking
        """All that is read, for who looks for something."""
        apart: Mapping[str, str] = field(default_factory=dict)
        """What tells citizens from others of one name."""
        week: WeekSeen | None = None
        """The week, once every case is read."""

    def on_resize(self) -> None:
        if self._lines and self._most != most_lines(self.app.size.width, self.app.size.height):
            self._read()

    def read_again(self) -> None:
        self._read()

    def _read_top(self) -> None:
        """Let the top line wait for the first line: counting reads every case, as this does."""
        self._top_waits = True

    def read_top_now(self) -> None:
        """Read the top line if it waits."""
        if self._top_waits:
            self._top_waits = False
            super()._read_top()

    @work(thread=True, exclusive=True, group="read")
    def _read(self) -> None:
        """Read case after case and tell what there is so far."""
        worker = get_current_worker()
        groups: list[list[TodayLine]] = []
        told = -_EVERY  # the first line is drawn as soon as it is read
        is_first = not self._lines  # else what stands there stands until all is read again
        for lines in self.services.today.read():
            if worker.is_cancelled:
                return
            groups.append(lines)
            if is_first and monotonic() - told > _EVERY:
                self.post_message(self._so_far(groups, people(groups), done=False))
                told = monotonic()
                self._know_the_names(worker)
        many = people(groups) or sum(1 for _ in self.services.citizens.ids())
        self._know_the_names(worker)
        if not worker.is_cancelled:
            told_all = self._so_far(groups, many, done=True)
            self.post_message(told_all)
            go_through(self.services.desk.turns.each(told_all.looking.prepare()), worker)
            # The texts are folded now that every case is read: whoever presses F7 need not wait.
            go_through(self.services.search.prepare(), worker)

    def _so_far(self, groups: list[list[TodayLine]], people: int, *, done: bool) -> Read:
        self._most = most = most_lines(self.app.size.width, self.app.size.height)
        now = self.services.today.arranged(groups, most)
        known, apart = self.services.citizens.people, dict[str, str]()
        if known.is_ready:
            shown = [one for lines in groups for one in lines[:1]] if done else now.lines
            whose = dict.fromkeys(one.citizen for one in (*shown, *now.later) if one.citizen)
            for citizen in self.services.desk.turns.each(whose):
                apart[citizen] = known.told(citizen)
        week = self.services.today.week() if done else None
        called = partial(whose_name, self, apart=apart)
        looking = self.services.today.looking(tuple(groups), called)
        return self.Read(now, people, done, looking, apart, week)

    def _know_the_names(self, worker: Worker[object]) -> None:
        """Read who is called what, for what tells two of one name apart; the first line stands."""
        go_through(self.services.desk.turns.each(self.services.citizens.people.prepare()), worker)
