"""«I dag»: seven lines or what there is room for, the most urgent first; Enter does the next thing.

The frame stands at once; the lines come as the cases are read, in a thread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from screens import commands, page, themes, today_words, words
from screens.base import GoTo
from screens.citizen.alone import only_citizen
from screens.citizen.person_pane import PersonPane
from screens.messages import To
from screens.panes import Panes
from screens.sheet import BASE_CSS
from screens.today_folds import MOST_FOUND, below_content, key_of
from screens.today_names import round_of
from screens.today_reading import ReadsDay
from screens.today_rows import found_rows, today_rows
from screens.widgets.frame import Shortcut
from screens.widgets.picture import PictureBox
from screens.widgets.rows import Row, Rows
from vip2tui.base.safe import T
from vip2tui.domain.roles import Role
from vip2tui.pictures.week_strip import week_strip
from vip2tui.services.house import Services
from vip2tui.text.days import say


class Today(ReadsDay):
    """What waits for the person at this computer."""

    CSS_PATH: ClassVar = [BASE_CSS, "today.tcss"]
    NAME = "I dag"
    IS_ABOUT, IS_FIRST = False, True
    HELP = today_words.HELP
    _shown: ReadsDay.Read | None = None

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._found = 0
        """How many lines have the words that were typed."""

    def compose_body(self) -> ComposeResult:
        yield PictureBox(id="week")
        yield Static(today_words.READING, id="empty")
        first = Vertical(
            Rows(id="lines", ticks=True, seek=self._seek), Static(id="more"), id="waits"
        )
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

    @on(ReadsDay.Read)
    def _show(self, message: ReadsDay.Read) -> None:
        self._shown, self.now = message, message.now
        self.read_top_now()
        rows = self.query_one("#lines", Rows)
        # The lines come in as they are read: who stands on the first one stays on the first one.
        first = next((row for row in rows.shown if not row.heading), None)
        self.draw_day("" if rows.row is None or rows.row is first else None)
        shown = bool(rows.shown or rows.wanted)
        self.query_one(Panes).display = shown
        empty = self.query_one("#empty", Static)
        empty.display = not shown
        if message.done:
            empty.update(
                T(self.worded(today_words.NOTHING if message.people else today_words.NOBODY))
            )
            self.query_one("#practise").display = not message.people
        self._follow()
        if (week := message.week) and message.people:
            seen = partial(week_strip, week.written, week.today, week.rounds, week.of)
            self.query_one("#week", PictureBox).draw(
                lambda width: seen(width, themes.signs(self.app))
            )
        if message.done and not page.is_seen(self.focused):
            begins = "#lines" if shown else "#new" if message.people else "#practise"
            self.query_one(begins).focus()

    @property
    def _apart(self) -> Mapping[str, str]:
        return self._shown.apart if self._shown else {}

    def draw_day(self, at: str | None = None) -> None:
        """Draw the lines as they are folded now.

        Args:
            at: The row the cursor goes to; it stays if left out.
        """
        self._lines = {key_of(one): one for one in (*self.now.lines, *self.rest, *self.now.later)}
        self.query_one("#lines", Rows).fill(today_rows(self, self._apart), at=at)

    def _seek(self, wanted: str) -> list[Row]:
        """Return the rows of what is found among all lines, drawn here or not."""
        found = self._shown.looking.find(wanted) if self._shown else []
        counts = Counter(one.waiting.urgency for one in found)
        self._found, drawn = len(found), found[:MOST_FOUND]
        self._lines = {**self._lines, **{key_of(one): one for one in drawn}}
        return found_rows(self, drawn, counts, self._apart)

    def _say_more(self) -> None:
        """Say what is searched for, else why the line stands there and what is left out."""
        rows = self.query_one("#lines", Rows)
        line = self._lines.get(rows.row.key) if rows.row else None
        self.query_one("#more", Static).update(below_content(self, rows, line, self._found))

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
