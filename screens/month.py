"""A month below a field, to take a day from. It never covers the field it is for."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from screens import themes
from screens.base import BaseScreen
from screens.dialog import Dialog, Tell
from screens.sheet import BASE_CSS
from screens.widgets.frame import Shortcut
from screens.widgets.picture import picture_content
from vip2tui.base.safe import T, cut
from vip2tui.domain.calendar import holiday_name, holidays
from vip2tui.pictures.month import WIDTH, day_at, month
from vip2tui.services.citizen.due_days import due_days
from vip2tui.text.days import say

if TYPE_CHECKING:
    from collections.abc import Mapping

BOX = Size(34, 11)
"""The box with its frame: the month, and a line that names the chosen day."""
_NAMED = BOX.width - 4
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
"""What can be typed."""
_HELP = (
    "Piletasterne går en dag eller en uge. PgUp og PgDn går en måned. Home går til i dag. "
    "Enter skriver dagen i feltet, og Esc lader det stå, du havde skrevet.\n\n"
    "{off} foran en dag: en helligdag.\n"
    "{soon} foran en dag: noget skal være klaret den dag. Det står nederst, hvad det er."
)
_KEYS: tuple[Shortcut, ...] = (
    ("F1", "Hjælp", "screen.help"),
    ("Enter", "Vælg", "screen.take"),
    ("PgUp", "Før", "screen.months(-1)"),
    ("PgDn", "Efter", "screen.months(1)"),
    ("Home", "I dag", "screen.today"),
    ("Esc", "Tilbage", "screen.no"),
)
_ARROW = 3
"""Cells of the title at each end that turn the month."""


class Sheet(Static):
    """The picture of the month, where one clicks on a day and turns with the wheel."""

    @dataclass
    class Touched(Message):
        """A cell was clicked on."""

        row: int
        column: int

    @dataclass
    class Turned(Message):
        """The wheel was turned."""

        months: int

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Touched(event.y, event.x))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(self.Turned(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(self.Turned(-1))


class Month(Dialog["date | None"]):
    """Arrows move days, Page Up and Page Down months; a click takes the day."""

    CSS_PATH: ClassVar[Any] = [
        BASE_CSS,
        BASE_CSS.with_name("dialogs.tcss"),
        BASE_CSS.with_name("month.tcss"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "days(-1)", show=False),
        Binding("right", "days(1)", show=False),
        Binding("up", "days(-7)", show=False),
        Binding("down", "days(7)", show=False),
        Binding("pageup", "months(-1)", "Før", id="maaned.foer",
                tooltip="En måned tilbage", show=False),
        Binding("pagedown", "months(1)", "Efter", id="maaned.efter",
                tooltip="En måned frem", show=False),
        Binding("home", "today", "I dag", id="maaned.idag",
                tooltip="Tilbage til i dag", show=False),
        Binding("f5", "no", "Kalender", id="maaned.luk", tooltip="Luk kalenderen", show=False),
        Binding("enter", "take", "Vælg", id="maaned.vaelg",
                tooltip="Skriv dagen i feltet", show=False),
    ]  # fmt: skip

    def __init__(self, field: Widget, chosen: date | None, today: date) -> None:
        super().__init__()
        self._field, self._today = field, today
        self._chosen = min(max(chosen or today, _FIRST), _LAST)
        self._due: Mapping[date, list[str]] = {}

    def shortcuts(self) -> list[Shortcut]:
        return list(_KEYS)

    def compose_box(self) -> ComposeResult:
        yield Sheet(id="sheet")
        yield Static(id="named")

    def on_mount(self) -> None:
        box, signs = self.query_one("#box"), themes.signs(self.app)
        box.border_title = "Vælg en dag"
        box.border_subtitle = T(f"{signs.off} helligdag  {signs.soon} frist")
        self._draw()
        self._read_due()

    @work(thread=True, exclusive=True, exit_on_error=False, group="due")
    def _read_due(self) -> None:
        pages = [one for one in self.app.screen_stack if isinstance(one, BaseScreen)]
        if pages:
            due = due_days(pages[-1].services, pages[-1].CITIZEN)
            self.app.call_from_thread(partial(self._show_due, due))

    def _show_due(self, due: Mapping[date, list[str]]) -> None:
        self._due = due
        if self.is_attached:
            self._draw()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#box").styles.offset = beside(self._field.region, BOX, event.size)

    def _draw(self) -> None:
        years = {self._chosen.year + n for n in (-1, 0, 1)}
        off = {day for year in years for day in holidays(year)}
        signs = themes.signs(self.app)
        drawn = month(self._chosen, self._today, signs, off=off, due=self._due)
        self.query_one("#sheet", Static).update(picture_content(drawn))
        self.query_one("#named", Static).update(T(cut(self._named(), _NAMED)))

    def _named(self) -> str:
        """Return what the chosen day is: a holiday, what waits then, else its weekday."""
        name, due = holiday_name(self._chosen), self._due.get(self._chosen, [])
        is_today = "i dag" if self._chosen == self._today else ""
        words = [one for one in (is_today, name, *due) if one]
        return " · ".join(words) if words else say(self._chosen)

    # What a person does

    @on(Sheet.Turned)
    def _wheel(self, event: Sheet.Turned) -> None:
        self.action_months(event.months)

    @on(Sheet.Touched)
    def _touch(self, event: Sheet.Touched) -> None:
        """Do what stands at a cell of the picture: take the day, or turn the month."""
        if event.row == 0 and not _ARROW <= event.column < WIDTH - _ARROW:
            self.action_months(-1 if event.column < _ARROW else 1)
        elif day := day_at(self._chosen, event.row, event.column):
            self.dismiss(day)

    def action_months(self, months: int) -> None:
        """Go so many months on; a day that is not in that one is its last."""
        number = self._chosen.year * 12 + self._chosen.month - 1 + months
        year, of_year = divmod(number, 12)
        if _FIRST.year <= year <= _LAST.year:
            last = monthrange(year, of_year + 1)[1]
            self._go(date(year, of_year + 1, min(self._chosen.day, last)))

    def _go(self, day: date) -> None:
        self._chosen = min(max(day, _FIRST), _LAST)
        self._draw()

    def action_days(self, days: int) -> None:
        """Go some days on."""
        self._go(self._chosen + timedelta(days=days))

    def action_help(self) -> None:
        """Say what the keys do, and what the signs mean."""
        signs = themes.signs(self.app)
        self.app.push_screen(Tell("Kalender", _HELP.format(off=signs.off, soon=signs.soon)))

    def action_today(self) -> None:
        """Go to today."""
        self._go(self._today)

    def action_take(self) -> None:
        """Answer with the chosen day."""
        self.dismiss(self._chosen)

    def on_click(self, event: events.Click) -> None:
        """Go back when one clicks beside the box."""
        if event.widget is self:
            self.action_no()


def beside(field: Region, box: Size, room: Size) -> Offset:
    """Return where a box stands that covers nothing of a field: below it, else above.

    In 24 lines there is room on one side of a field of three lines for a box of eleven.
    """
    below = field.bottom + box.height <= room.height
    y = field.bottom if below else max(field.y - box.height, 0)
    return Offset(max(min(field.x, room.width - box.width), 0), y)
