"""«I dag»: seven lines or what there is room for, the most urgent first; Enter does the next thing.

The frame stands at once; the lines come as the cases are read, in a thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static
from textual.worker import Worker, get_current_worker

from screens import commands, page, themes, today_words, words
from screens.base import GoTo
from screens.citizen.alone import only_citizen
from screens.citizen.person_pane import PersonPane
from screens.messages import To
from screens.panes import Panes
from screens.reading import go_through
from screens.sheet import BASE_CSS
from screens.today_later import below_content, left_content
from screens.today_names import round_of
from screens.today_put_off import PutsOff
from screens.today_rows import key_of, most_lines, today_rows
from screens.widgets.frame import Shortcut
from screens.widgets.picture import PictureBox
from screens.widgets.rows import Rows
from vip2tui.base.safe import T
from vip2tui.domain.course.day_list import LINES, Arranged, TodayLine, people
from vip2tui.domain.roles import Role
from vip2tui.pictures.week_strip import week_strip
from vip2tui.services.house import Services
from vip2tui.services.today.week import WeekSeen
from vip2tui.text.days import say

_EVERY = 0.15
"""Seconds between two drawings while the cases are read."""


class Today(PutsOff):
    """What waits for the person at this computer."""

    CSS_PATH: ClassVar = [BASE_CSS, "today.tcss"]
    NAME = "I dag"
    IS_ABOUT = False
    HELP = today_words.HELP
    _shown: Today.Read | None = None

    @dataclass
    class Read(Message):
        """More cases are read, or all of them."""

        now: Arranged
        people: int
        done: bool
        apart: Mapping[str, str] = field(default_factory=dict)
        """What tells citizens from others of one name."""
        week: WeekSeen | None = None
        """The week, once every case is read."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._top_waits = False
        self._is_unfolded = self._is_seeking = False
        """Whether what there is no time for this week is shown, and whether while one looks."""
        self._most = LINES
        self._more_content = T("")
        """What there was no room for."""

    def compose_body(self) -> ComposeResult:
        yield PictureBox(id="week")
        yield Static(today_words.READING, id="empty")
        first = Vertical(Rows(id="lines", ticks=True), Static(id="more"), id="waits")
        first.border_title = "Venter på dig"
        yield Panes(first, PersonPane(self.services), brief=True, id="panes")
        with Horizontal(id="deeds"):
            yield Button("Øv dig først", id="practise", variant="primary")
            yield Button("Ugens runde", id="round", variant="primary")
            yield Button("Notat", id="note")
            yield Button(T(self.worded("Ny borger")), id="new")
            yield Button("Søg", id="search")

    def heading_content(self) -> Content:
        return T(f"I dag · {say(self.services.desk.today())}")

    def shortcuts(self) -> list[Shortcut]:
        usual = super().shortcuts()
        usual[-2:] = [page.key_of(commands.SEND), usual[-2]]
        return usual

    def on_resize(self) -> None:
        if self._lines and self._most != most_lines(self.app.size.width, self.app.size.height):
            self._read()

    def read_again(self) -> None:
        self._read()

    def _read_top(self) -> None:
        """Let the top line wait for the first line: counting reads every case, as this does."""
        self._top_waits = True

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
            self.post_message(self._so_far(groups, many, done=True))
            # The texts are folded now that every case is read: whoever presses F7 need not wait.
            go_through(self.services.search.prepare(), worker)

    def _so_far(self, groups: list[list[TodayLine]], people: int, *, done: bool) -> Read:
        self._most = most = most_lines(self.app.size.width, self.app.size.height)
        now = self.services.today.arranged(groups, most)
        known, apart = self.services.citizens.people, dict[str, str]()
        if known.is_ready:
            whose = dict.fromkeys(one.citizen for one in (*now.lines, *now.later) if one.citizen)
            for citizen in self.services.desk.turns.each(whose):
                apart[citizen] = known.told(citizen)
        week = self.services.today.week() if done else None
        return self.Read(now, people, done, apart, week)

    def _know_the_names(self, worker: Worker[object]) -> None:
        """Read who is called what, for what tells two of one name apart; the first line stands."""
        go_through(self.services.desk.turns.each(self.services.citizens.people.prepare()), worker)

    @on(Read)
    def _show(self, message: Read) -> None:
        now = message.now
        self._lines = {key_of(line): line for line in (*now.lines, *now.later)}
        if self._top_waits:
            self._top_waits = False
            super()._read_top()
        rows = self.query_one("#lines", Rows)
        # The lines come in as they are read: who stands on the first one stays on the first one.
        first = next((row for row in rows.shown if not row.heading), None)
        at = "" if rows.row is None or rows.row is first else None
        self._shown, every = message, self._is_unfolded or self._is_seeking
        shown = today_rows(self, now, message.apart, unfold=self._unfold, every=every)
        rows.fill(shown, at=at)
        self.query_one(Panes).display = bool(shown)
        empty = self.query_one("#empty", Static)
        empty.display = not shown
        if message.done:
            empty.update(
                T(self.worded(today_words.NOTHING if message.people else today_words.NOBODY))
            )
            self.query_one("#practise").display = not message.people
        self._more_content = left_content(self.worded, now)
        self._follow()
        if (week := message.week) and message.people:
            seen = partial(week_strip, week.written, week.today, week.rounds, week.of)
            self.query_one("#week", PictureBox).draw(
                lambda width: seen(width, themes.signs(self.app))
            )
        if message.done and not page.is_seen(self.focused):
            begins = "#lines" if shown else "#new" if message.people else "#practise"
            self.query_one(begins).focus()

    def _unfold(self) -> None:
        """Show what there is no time for this week, and stand on the first of it."""
        self._is_unfolded = True
        if self._shown:
            self._show(self._shown)
            self.query_one("#lines", Rows).go_to(key_of(self._shown.now.later[0]))

    @on(Rows.Narrowed)
    def _seek(self, event: Rows.Narrowed) -> None:
        """Look in what is folded too, as long as somebody looks for something."""
        if self._shown and self._is_seeking != bool(event.text):
            self._is_seeking = bool(event.text)
            self._show(self._shown)

    def _say_more(self) -> None:
        """Say what is searched for, else why the line stands there and what is left out."""
        rows = self.query_one("#lines", Rows)
        line = self._lines.get(rows.row.key) if rows.row else None
        self.query_one("#more", Static).update(below_content(self, rows, line, self._more_content))

    def _who(self) -> str | None:
        row = self.query_one("#lines", Rows).row
        if row is not None and row.key in self._lines:
            return self._lines[row.key].citizen or None
        return only_citizen(self.services)

    @on(Rows.Moved)
    @on(Rows.Narrowed)
    @on(Panes.Parted)
    def _follow(self) -> None:
        """Say who the cursor stands on: on the button, and beside the list where there is room."""
        self._name_round()
        self._say_more()
        rows = self.query_one("#lines", Rows)
        can_tick = rows.row is not None and rows.row.tick is not None and not rows.wanted
        self.query_one("#waits").border_subtitle = today_words.TICKS if can_tick else ""
        if self.query_one(Panes).are_two:
            self.query_one(PersonPane).show(self.CITIZEN)

    def _name_round(self) -> None:
        """Say on the button whose round it is."""
        self.CITIZEN = who = self._who()
        name = self.services.desk.state(who).records[who].get("name", "") if who else ""
        button = self.query_one("#round", Button)
        button.label = T(round_of(words.called(self.services, who or "", str(name))))
        does = self.services.desk.me.role is not Role.OFFICE
        button.display = does and bool(self._lines or who)

    @on(Button.Pressed, "#new")
    def action_new(self) -> None:
        """Add a citizen."""
        self.post_message(GoTo(To.NEW_CITIZEN))

    @on(Button.Pressed, "#practise")
    def _practise(self) -> None:
        self.set_focus(None)  # the list takes it when there is one
        self.action_tour()

    @on(Button.Pressed, "#note")
    def _write_note(self) -> None:
        self.action_go(To.NOTE)

    @on(Button.Pressed, "#search")
    def _search(self) -> None:
        self.action_go(To.SEARCH)

    @on(Button.Pressed, "#round")
    def action_round(self) -> None:
        """Begin the weekly round with whom the cursor stands on."""
        self.post_message(GoTo(To.ROUND, self._who()))
