"""The menu bar (F10): the heads over the title line, and the open menu under its head.

Both are there only while it is open. They are children of the screen they are for: what is chosen
is done there, and the cursor goes back to where it stood.
"""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens import commands, deeds, hiding
from screens.command import Command
from screens.deeds import ActingPage, Deed
from screens.widgets.barred import Barred, beside_bar_content
from screens.widgets.picture import MUTED
from vip2tui.base.safe import T, cut_quote, fit, fit_once, width_of

HEADS = tuple(commands.MENUS)
_EDGES = 3
"""Cells beside the lines: the frame, and the bar of the chosen one."""
_GAP = 2
_BESIDE = 12
"""Cells at least of what is under the menu: it is seen to lie there."""
_OWN = {"up", "down", "home", "end", "pageup", "pagedown", "enter"}
"""What moves in the list; any other key is for the screen, and closes the menu on its way."""


class Head(Static):
    """The name of a menu: a place to click, in brackets while it is open."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place

    def mark(self, place: int) -> None:
        """Show whether it is the open one."""
        name, is_open = HEADS[self.place], self.place == place
        self.set_class(is_open, "-open")
        self.update(T(f"[{name}]" if is_open else f" {name} "))

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        self.screen.query_one(Menu).turn_to(self.place)


class MenuBar(Horizontal):
    """The heads, side by side."""


class Menu(Barred):
    """The lines of the open menu."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Forrige", show=False),
        Binding("right", "turn(1)", "Næste", show=False),
        Binding("escape", "close", commands.BACK.label, show=False),
        Binding("f10", "close", commands.MENU.label, show=False),
    ]

    def __init__(self, page: ActingPage, bar: MenuBar) -> None:
        super().__init__(markup=False, compact=True)
        self._page, self._bar = page, bar
        self._before = page.focused
        self._place = 0
        self._deeds: list[Deed] = []
        self._is_open = True

    def on_mount(self) -> None:
        self.screen.screen_layout_refresh_signal.subscribe(self, self._fit_in)
        self.turn_to(0)
        self.focus()

    def turn_to(self, place: int) -> None:
        """Open one of the menus."""
        self._place = place % len(HEADS)
        self._deeds = [deeds.deed(self._page, one) for one in self._commands]
        for head in self._bar.query(Head):
            head.mark(self._place)
        keys = max((width_of(one.command.shown) for one in self._deeds), default=0)
        most = self.app.size.width - _BESIDE - _EDGES - _GAP - keys
        lines = [hiding.text(self.app, one.line) for one in self._deeds]
        room = min(max(map(width_of, lines)), most)
        self.set_options(
            Option(beside_bar_content(_line_content(one, line, room, keys)), id=one.command.id)
            for one, line in zip(self._deeds, lines, strict=True)
        )
        self.highlighted = 0
        width, height = room + _GAP + keys + _EDGES, len(self._deeds) + 2
        before = sum(width_of(name) + 2 for name in HEADS[: self._place])
        self.set_styles(f"width: {width}; height: {height}; offset: {before} 1;")

    @property
    def _commands(self) -> tuple[Command, ...]:
        return commands.MENUS[HEADS[self._place]]

    def action_turn(self, step: int) -> None:
        """Open the neighbour; the last is followed by the first."""
        self.turn_to(self._place + step)

    def action_close(self) -> None:
        """Close the menu; the cursor stands where it stood."""
        self.close()

    def close(self) -> None:
        """Take the menu away; where the cursor went nowhere else, it goes back."""
        if not self._is_open:
            return
        self._is_open = False
        if self._page.focused in (self, None):
            self._page.set_focus(self._before if _stands(self._before) else None)
        self._bar.remove()
        self.remove()

    def pressed(self, event: events.MouseDown) -> None:
        """Close when the mouse is pressed beside it."""
        if not any(one.region.contains(event.screen_x, event.screen_y) for one in self._parts):
            self.close()

    @property
    def _parts(self) -> tuple[Widget, ...]:
        return self, self._bar

    def _fit_in(self, screen: Screen[Any]) -> None:
        """Close where the window has become too small to see what it is about."""
        if _is_covered(screen):
            self.close()

    def on_blur(self) -> None:
        self.close()

    def on_key(self, event: events.Key) -> None:
        if event.key in _OWN or event.key in {str(one.key) for one in self._keys}:
            return
        if event.is_printable:  # it would be typed into what is under the menu
            event.stop()
            event.prevent_default()
        else:
            self.close()

    @property
    def _keys(self) -> list[Binding]:
        return [one for one in self.BINDINGS if isinstance(one, Binding)]

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        wanted = self._deeds[event.option_index]
        self.close()
        deeds.do(self._page, wanted)


async def open_menu(page: ActingPage) -> None:
    """Open the first menu over a screen, if there is room to see it."""
    if _is_covered(page) or page.query(Menu):
        return
    bar = MenuBar(*(Head(place) for place in range(len(HEADS))))
    await page.mount(bar, Menu(page, bar))


def _is_covered(screen: Screen[Any]) -> bool:
    """Return whether the window is too small, and says so."""
    return screen.has_class("-narrow") or screen.has_class("-low")


def _stands(widget: Widget | None) -> bool:
    return widget is not None and widget.is_attached and widget.display


def _line_content(one: Deed, line: str, room: int, keys: int) -> Content:
    """Return one line: what it is, and its key at the right."""
    said = fit_once(cut_quote(line, room), room)
    content = T(f"{said}{' ' * _GAP}{fit(one.command.shown, keys)}")
    return content.stylize(MUTED) if one.why_not else content
