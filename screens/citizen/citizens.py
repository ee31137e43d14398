"""«Borgere»: the case load with what is next; letters typed anywhere narrow it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Button, DataTable, Static
from textual.worker import get_current_worker

from screens import commands, hiding
from screens.base import BaseScreen, GoTo
from screens.citizen.citizen_cells import People, cells_content, widths
from screens.messages import To
from screens.page import key_of
from screens.sheet import BASE_CSS
from screens.widgets.field import Field
from screens.widgets.frame import Shortcut
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, cut
from vip2tui.services.citizen.citizens import CitizenRow, by_name, by_need, narrowed
from vip2tui.services.house import Services
from vip2tui.text.danish import count

MOST = 2_000
"""Rows drawn at once; beyond that a person types part of a name first."""
WHILE_READING = 200
_EVERY = 0.3
NOBODY = "Her er ingen borgere endnu. Tryk Ctrl+N for at oprette den første."
NO_MATCH = "Ingen passer på det, du skrev. Tryk Esc for at se alle igen."
READING = "Et øjeblik, jeg læser …"


class Citizens(BaseScreen):
    """All citizens on this computer."""

    CSS_PATH: ClassVar = [BASE_CSS, "citizens.tcss"]
    NAME = "Borgere"
    HELP = (
        "Her står alle borgere på denne computer med det næste, der skal ske.\n"
        "Skriv en del af et navn eller et telefonnummer for at finde en borger; Esc viser alle "
        "igen. Enter åbner.\n"
        "«Rækkefølge» skifter mellem den, der har mest brug for dig, og navnenes rækkefølge.\n"
        "En borger, der er lagt væk, kan altid hentes frem igen med Fortryd (Ctrl+Z)."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*commands.keys("borgere", [commands.AWAY])]

    @dataclass
    class Read(Message):
        """More rows are read, or all of them."""

        rows: list[CitizenRow]
        done: bool

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._rows: list[CitizenRow] = []
        self._done = False
        self._by_need = True
        self._columns_for = 0

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="deeds"):
            yield Field(placeholder="Skriv en del af et navn", id="wanted")
            yield Button(T(self.worded("Ny borger")), id="new")
            yield Button("Rækkefølge", id="sort")
            yield Button("Læg væk", id="away")
        yield Static(READING, id="told")
        yield People(id="people", cursor_type="row", cell_padding=1, show_header=False)

    def on_mount(self) -> None:
        self.query_one("#people", DataTable).focus()

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Åbn", "screen.choose"), key_of(commands.NEW))

    # ---- reading

    def read_again(self) -> None:
        self._done = False
        self._read()

    @work(thread=True, exclusive=True, group="read")
    def _read(self) -> None:
        worker = get_current_worker()
        rows: list[CitizenRow] = []
        told = monotonic()
        for row in self.services.citizens.rows():
            if worker.is_cancelled:
                return
            rows.append(row)
            if monotonic() - told > _EVERY:
                self.post_message(self.Read(list(rows), done=False))
                told = monotonic()
        if not worker.is_cancelled:
            self.post_message(self.Read(rows, done=True))

    @on(Read)
    def _show_read(self, message: Read) -> None:
        self._rows = message.rows
        self._done = message.done
        self._fill()

    # ---- showing

    @on(Field.Changed, "#wanted")
    def _fill(self) -> None:
        """Draw the rows that fit what is typed, and keep the cursor on its person."""
        wanted = self.query_one("#wanted", Field).value
        found = narrowed(self._rows, wanted)
        found = by_need(found) if self._by_need else by_name(found)
        table = self.query_one("#people", DataTable)
        before = self._at()
        room = widths(self.app.size.width)
        if self._columns_for != sum(room):
            self._columns_for = sum(room)
            table.clear(columns=True)
            for width in room:
                table.add_column("", width=width)
        else:
            table.clear()
        shown = partial(hiding.text, self.app)
        listed = found[: MOST if self._done else WHILE_READING]
        for row in listed:
            mark = self.services.withdrawn.mark(row.id)
            cells = cells_content(row, room, self.services.desk, mark, shown)
            table.add_row(*cells, key=row.id, height=2)
        keys = [row.id for row in listed]
        if before in keys:
            table.move_cursor(row=keys.index(before))
        self._tell(len(found), len(listed), bool(wanted))

    def _tell(self, found: int, shown: int, wanted: bool) -> None:
        people = count(found, "borger", "borgere")
        if not self._rows:
            told = NOBODY if self._done else READING
        elif not found:
            told = NO_MATCH
        elif shown < found and self._done:
            told = f"Viser {shown} af {people}: skriv mere af navnet"
        elif not wanted and not self._done:
            told = READING
        else:
            told = f"{people} · {'mest brug for dig først' if self._by_need else 'efter navn'}"
        self.query_one("#told", Static).update(T(self.worded(told)))

    def names_turned(self) -> None:
        """Fill the cells again: they are measured here."""
        self._fill()

    def on_resize(self) -> None:
        if self._columns_for and self._columns_for != sum(widths(self.app.size.width)):
            self._fill()

    # ---- doing

    def _at(self) -> str | None:
        table = self.query_one("#people", DataTable)
        if not table.row_count or not table.is_valid_coordinate(table.cursor_coordinate):
            return None
        return table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value

    def on_key(self, event: events.Key) -> None:
        """Send letters typed outside a field to the filter."""
        field = self.query_one("#wanted", Field)
        if self.focused is field and event.key in ("down", "enter"):
            self.query_one("#people", DataTable).focus()
        elif self.focused is field and event.key in ("home", "end") and not field.keeps(event.key):
            table = self.query_one("#people", DataTable)
            table.move_cursor(row=0 if event.key == "home" else table.row_count - 1)
        elif isinstance(self.focused, DataTable) and event.key == "backspace" and field.value:
            field.value = field.value[:-1]
        elif isinstance(self.focused, DataTable) and event.is_printable and event.character:
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

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self.CITIZEN = self._at()

    @on(DataTable.RowSelected)
    def action_choose(self) -> None:
        """Open the citizen the cursor stands on."""
        if found := self._at():
            self.post_message(GoTo(To.CITIZEN, found))

    @on(Button.Pressed, "#new")
    def action_new(self) -> None:
        """Add a citizen."""
        self.post_message(GoTo(To.NEW_CITIZEN))

    @on(Button.Pressed, "#sort")
    def action_sort(self) -> None:
        """Put who needs you first, or sort by name."""
        self._by_need = not self._by_need
        self._fill()

    @on(Button.Pressed, "#away")
    @work(exclusive=True, group="away")
    async def action_put_away(self) -> None:
        """Put the citizen away, after a question that says who."""
        from screens.dialogs import Confirm

        chosen = self._at()
        if chosen is None:
            return
        try:
            seen = self.services.citizens.get(chosen)
            name = cut(seen.citizen.name, 60)
            question = f"Læg {name} væk? Intet slettes, og du kan hente det frem med Fortryd."
        except Vip2Error as error:
            self.refuse(error)
            return
        if await self.app.push_screen_wait(Confirm(question, "Læg væk", "Behold", danger=True)):
            await self.write(lambda: self.services.citizens.put_away(seen), f"Lagt væk: {name}")
