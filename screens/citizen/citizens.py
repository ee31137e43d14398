"""«Borgere»: the case load with what is next; letters typed anywhere narrow it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Button, Static
from textual.worker import get_current_worker

from screens import commands, themes
from screens.base import BaseScreen, GoTo
from screens.citizen.citizen_cells import Cells, Columns, cells_of, citizen_row, columns, needed
from screens.citizen.joining import same_person
from screens.citizen.letting_go import ask_let_go
from screens.citizen.person_pane import PersonPane
from screens.citizen.putting_away import put_away
from screens.messages import To
from screens.page import key_of
from screens.panes import Panes
from screens.sheet import BASE_CSS
from screens.widgets.field import Field
from screens.widgets.finder import NO_MATCH
from screens.widgets.frame import Shortcut
from screens.widgets.people import People
from screens.widgets.rows import Rows
from vip2tui.base.safe import T, cut, quoted
from vip2tui.services.citizen.citizens import by_name, by_need, narrowed
from vip2tui.services.house import Services
from vip2tui.text.danish import count

WHILE_READING = 200
"""Rows shown while the others are read."""
_EVERY = 0.3
_REST = 0.06
"""Seconds the cursor stands still before more is told: a key that is held is not slowed by it."""
NOBODY = "Her er ingen borgere endnu. Tryk Ctrl+N for at oprette den første."
READING = "Et øjeblik, jeg læser …"


class Citizens(BaseScreen):
    """All citizens on this computer."""

    CSS_PATH: ClassVar = [BASE_CSS, "citizens.tcss"]
    NAME = "Borgere"
    IS_ABOUT = False
    HELP = (
        "Her står alle borgere på denne computer med det næste, der skal ske.\n"
        "Skriv en del af et navn eller et telefonnummer for at finde en borger; Esc viser alle "
        "igen. Enter åbner.\n"
        "Når noget er skrevet, siger linjen hvad, og «Vis alle» viser alle igen. Kommer du tilbage "
        "fra en anden side, står alle der.\n"
        "«Rækkefølge» skifter mellem den, der har mest brug for dig, og navnenes rækkefølge.\n"
        "En borger, der er lagt væk, kan altid hentes frem igen med Fortryd (Ctrl+Z)."
    )

    @dataclass
    class Read(Message):
        """More rows are read, or all of them."""

        def __init__(self, cells: list[Cells], done: bool) -> None:
            super().__init__()
            self.cells, self.done = cells, done
            self.need = needed(cells)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._cells: dict[str, Cells] = {}
        self._need = Columns()
        self._done = False
        self._by_need = True
        self._rests: Timer | None = None
        self._was_left = False
        """Whether one has been elsewhere: what was typed then is no longer meant."""

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="deeds"):
            yield Field(placeholder="Skriv en del af et navn", id="wanted")
            yield Button("Vis alle", id="every")
            yield Button(T(self.worded("Ny borger")), id="new")
            yield Button("Rækkefølge", id="sort")
            yield Button("Læg væk", id="away")
        yield Static(READING, id="told")
        first = Vertical(People(id="people", typing=False), id="load")
        first.border_title = T(self.worded("Borgere"))
        yield Panes(first, PersonPane(self.services), brief=True, id="panes")
        yield Static(id="about")

    def on_mount(self) -> None:
        self.query_one("#every").display = False
        self.query_one(People).focus()

    def on_screen_suspend(self) -> None:
        if not self.app.screen.is_modal:
            self._was_left = True

    def on_screen_resume(self) -> None:  # type: ignore[override]  # each class's own is called
        if self._was_left:
            self._was_left = False
            self.query_one("#wanted", Field).value = ""

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Åbn", "screen.choose"), key_of(commands.NEW))

    def read_again(self) -> None:
        self._done = False
        self._read()

    @work(thread=True, exclusive=True, group="read")
    def _read(self) -> None:
        worker = get_current_worker()
        found: list[Cells] = []
        told, hidden = monotonic(), {one.citizen for one in self.services.letting_go.ripe()}
        for row in self.services.citizens.rows():
            if worker.is_cancelled:
                return
            if row.id in hidden:
                continue
            found.append(cells_of(row, self.services.desk, self.services.withdrawn.mark(row.id)))
            if monotonic() - told > _EVERY:
                self.post_message(self.Read(list(found), done=False))
                told = monotonic()
        if not worker.is_cancelled:
            self.post_message(self.Read(found, done=True))

    @on(Read)
    def _show_read(self, message: Read) -> None:
        self._cells = {one.row.id: one for one in message.cells}
        self._need = message.need
        self._done = message.done
        self._fill()

    @on(Field.Changed, "#wanted")
    @on(People.Widened)
    def _fill(self) -> None:
        """Draw the rows that fit what is typed, and keep the cursor on its person."""
        wanted = self.query_one("#wanted", Field).value
        found = narrowed((one.row for one in self._cells.values()), wanted)
        found = by_need(found) if self._by_need else by_name(found)
        people, signs = self.query_one(People), themes.signs(self.app)
        widths = columns(people.measure(), self._need)
        shown = found if self._done else found[:WHILE_READING]
        people.fill(citizen_row(self._cells[row.id], widths, signs, wanted) for row in shown)
        self._tell(len(found), wanted)
        self._follow()

    @on(Rows.Moved)
    def _moved(self) -> None:
        """Know at once who is meant; tell more when the cursor has come to rest."""
        row = self.query_one(People).row
        self.CITIZEN = row.key if row else None
        if self._rests is not None:
            self._rests.stop()
        self._rests = self.set_timer(_REST, self._follow)

    @on(Panes.Parted)
    def _follow(self) -> None:
        """Tell more about who the cursor stands on: beside the list, or in a line under it."""
        row, is_two = self.query_one(People).row, self.query_one(Panes).are_two
        self.CITIZEN = row.key if row else None
        cells = self._cells.get(row.key) if row else None
        about = self.query_one("#about", Static)
        about.display = not is_two
        if is_two:
            self.query_one(PersonPane).show(self.CITIZEN)
        else:
            told = cut(cells.about, max(self.app.size.width - 4, 1)) if cells else ""
            about.update(T(told), layout=False)

    def _tell(self, found: int, wanted: str) -> None:
        """Say how many there are, in which order, and what they are narrowed by."""
        order = "mest brug for dig først" if self._by_need else "efter navn"
        told = self.worded(f"{count(found, 'borger', 'borgere')} · {order}")
        if not self._cells:
            told = self.worded(NOBODY) if self._done else READING
        elif wanted and not found:
            told = f"{NO_MATCH} Esc viser alle."
        elif wanted:
            every = self.worded(count(len(self._cells), "borger", "borgere"))
            told = f"{found} af {every}, der passer på {quoted(wanted, 20)} · Esc viser alle"
        elif not self._done:
            told = READING
        self.query_one("#told", Static).update(T(told))
        self.query_one("#every").display = bool(wanted)

    # ---- doing

    def on_key(self, event: events.Key) -> None:
        """Send letters typed outside a field to the filter."""
        field = self.query_one("#wanted", Field)
        if self.focused is field and event.key in ("down", "enter"):
            self.query_one(People).focus()
        elif self.focused is field and event.key in ("home", "end") and not field.keeps(event.key):
            people = self.query_one(People)
            people.action_first() if event.key == "home" else people.action_last()
        elif isinstance(self.focused, People) and event.key == "backspace" and field.value:
            field.value = field.value[:-1]
        elif isinstance(self.focused, People) and event.is_printable and event.character:
            field.insert(event.character, len(field.value))
        else:
            return
        event.stop()

    def action_back(self) -> None:
        field = self.query_one("#wanted", Field)
        if field.value:
            field.value = ""
        else:
            super().action_back()

    @on(Button.Pressed, "#every")
    def _show_all(self) -> None:
        self.query_one("#wanted", Field).value = ""
        self.query_one(People).focus()

    @on(Button.Pressed, "#new")
    def action_new(self) -> None:
        """Add a citizen."""
        self.post_message(GoTo(To.NEW_CITIZEN))

    @on(Button.Pressed, "#sort")
    def action_sort(self) -> None:
        """Put who needs you first, or sort by name."""
        self._by_need = not self._by_need
        self._fill()

    def action_let_go(self) -> None:
        """Let go of who is done with here, after the number is typed."""
        self.do(partial(ask_let_go, self))

    @on(Button.Pressed, "#away")
    def action_put_away(self) -> None:
        """Put the citizen away, after a question that says who."""
        if self.CITIZEN is not None:
            self.do(partial(put_away, self, self.CITIZEN))

    def action_same(self) -> None:
        """Join the citizen with another who is the same person, or part them again."""
        if self.CITIZEN is not None:
            self.do(partial(same_person, self, self.CITIZEN))
