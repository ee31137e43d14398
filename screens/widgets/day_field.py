"""A field for a day: typed as people say it, or taken from a month that opens with F5."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any, ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from screens import themes
from screens.widgets.field import Field
from screens.widgets.frame import CALENDAR
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.text.days import say

KEY = CALENDAR[0]
MONTH: list[BindingType] = [
    Binding(
        "f5", "month", "Kalender", id="dag.kalender", tooltip="Vælg dagen i en kalender",
        show=False,
    ),
]  # fmt: skip


class DayField(Field):
    """One day. What is typed stays first; the month only writes in it what one might have typed."""

    BINDINGS: ClassVar[list[BindingType]] = MONTH

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        read: Callable[[str], date | None],
        today: Callable[[], date],
        max_length: int = 0,
        compact: bool = False,
        id: str | None = None,  # noqa: A002 - as Textual names it
    ) -> None:
        """Make a field for a day.

        Args:
            value: What stands there.
            placeholder: What one might type.
            read: Understands what is typed, or raises.
            today: What day it is.
            max_length: Letters at most; 0 for no limit.
            compact: One line without a frame.
            id: Its name.
        """
        super().__init__(value, placeholder, max_length=max_length, compact=compact, id=id)
        self._read, self._today = read, today

    def action_month(self) -> None:
        """Open the month of the day that stands here, or of today."""
        from screens.month import Month

        chosen = None
        with suppress(Vip2Error):
            chosen = self._read(self.value) if self.value.strip() else None
        if isinstance(chosen, datetime):  # a time of that day is typed behind it
            chosen = chosen.date()
        self.app.push_screen(Month(self, chosen, self._today()), self._take)

    def _take(self, day: date | None) -> None:
        if day is not None:
            self.replace(say(day), 0, len(self.value))
            self.cursor_position = len(self.value)
        self.focus()


class MonthSign(Static):
    """Stands beside a field for a day: names the key, and is where one clicks."""

    def __init__(self, field: DayField) -> None:
        super().__init__(classes="month")
        self._field = field

    def render(self) -> Content:
        return T(f" {KEY} {themes.signs(self.app).unfold} ")

    def on_click(self) -> None:
        self._field.action_month()


def open_month(screen: Screen[Any]) -> None:
    """Open the month of the field with the cursor, else of the first one for a day.

    Raises:
        SkipAction: If no day is asked for here.
    """
    fields = [one for one in screen.query(DayField) if one.is_on_screen]
    if not fields:
        raise SkipAction
    next((one for one in fields if one is screen.focused), fields[0]).action_month()
