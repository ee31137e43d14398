"""«Skjul navne»: F12 swaps all names for numbers in what is drawn, and nothing else.

It is done where every text is laid out (`swapping`), so no screen can forget it: headings, rows,
dialogs, buttons and what is told in passing. What stands in memory, in fields and in the vault is
the true text throughout, so one works on as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable
from weakref import WeakKeyDictionary

from textual._context import active_app
from textual.app import App
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from screens import commands, swapping
from screens.quoted import QUOTED

if TYPE_CHECKING:
    from screens.widgets.row import Row
    from vip2tui.services.desk import Desk
    from vip2tui.services.names import NamesService
    from vip2tui.text.hidden import Swap

LEAST_NAME = len("Borger 12")
"""Cells a column of names has at least, so that nothing moves when they are hidden."""
_TABLE, _KEY = "settings", "names"
_MOST = 4_000
"""Texts whose swapped form is kept."""
_PIECE = 3
"""Letters of a piece that is looked for; less says nothing."""
_WORDS = 2
"""A field's text of so many words or more is hidden whole."""


@dataclass
class _Hiding:
    names: NamesService
    edition: int = -1
    texts: dict[str, str] = field(default_factory=dict)
    made: dict[tuple[str, tuple[Any, ...]], Content] = field(default_factory=dict)

    def swap(self) -> Swap:
        swap = self.names.now()
        if self.edition != self.names.edition:
            self.edition = self.names.edition
            self.made.clear()
            self.texts.clear()
        return swap

    def said(self, shown: str) -> str:
        """Return a text as it is drawn; the same ones are drawn again and again."""
        swap = self.swap()
        if shown not in self.texts:
            if len(self.texts) > _MOST:
                self.texts.clear()
            self.texts[shown] = swap.text(shown)
        return self.texts[shown]


_NOW: WeakKeyDictionary[App[Any], _Hiding] = WeakKeyDictionary()


@runtime_checkable
class Redrawn(Protocol):
    """A widget that measures its texts itself, and so must do it again."""

    def names_turned(self) -> None:
        """Draw with names or without, as it is now."""


class Band(Static):
    """Says that names are hidden, as long as they are, where it moves nothing that is read."""

    def __init__(self) -> None:
        super().__init__("Navne er skjult · F12", classes="names-hidden")

    def on_mount(self) -> None:
        self.names_turned()

    def names_turned(self) -> None:
        """Stand there, or not."""
        self.display = is_on(self.app)
        if isinstance(self.parent, Widget):
            self.parent.set_class(self.display, "-hiding")

    async def on_click(self) -> None:
        await self.app.run_action(commands.NAMES.does)


def is_on(app: App[Any]) -> bool:
    """Return whether names are hidden."""
    return app in _NOW


def turn(app: App[Any], names: NamesService) -> bool:
    """Hide names, or show them again; return whether they are hidden now."""
    if is_on(app):
        del _NOW[app]
    else:
        _hide(app, names)
    for screen in app.screen_stack:
        for widget in list(screen.walk_children(Widget, with_self=True)):
            widget.clear_cached_dimensions()
            widget.notify_style_update()
            if isinstance(widget, Redrawn):
                widget.names_turned()
            widget.refresh(layout=True)
    return is_on(app)


def restore(app: App[Any], desk: Desk, names: NamesService) -> None:
    """Hide names from the first picture on, if they were left hidden."""
    row = desk.store.row(_TABLE, _KEY)
    if row is not None and row.get("hidden") and not is_on(app):
        _hide(app, names)


def keep(desk: Desk, *, hidden: bool) -> None:
    """Keep whether names are hidden.

    Raises:
        StorageError: If it cannot be kept; they are until the program is closed.
    """
    from vip2tui.storage.port import Row

    desk.act([], [Row(_TABLE, _KEY, {"hidden": hidden})])


def text(app: App[Any], shown: str, pieces: Iterable[str | None] = ()) -> str:
    """Return a text as it is drawn now, for what is measured before it is drawn.

    Args:
        app: Where it is drawn.
        shown: The text.
        pieces: What of it people wrote freely.
    """
    from vip2tui.text.hidden import HIDDEN

    hiding = _NOW.get(app)
    if hiding is None:
        return shown
    for piece in pieces:
        if piece and len(piece) >= _PIECE:
            shown = shown.replace(piece, HIDDEN)
    return hiding.said(shown)


def written(app: App[Any], shown: str) -> str:
    """Return what people wrote as it is drawn now."""
    from vip2tui.text.hidden import HIDDEN

    return HIDDEN if is_on(app) and shown.strip() else shown


def selected(screen: Screen[Any]) -> str | None:
    """Return what is marked on a screen as it is drawn, for who copies it."""
    parts: list[str] = []
    for widget, selection in screen.selections.items():
        drawn = widget.render() if widget.is_attached else None
        if isinstance(drawn, Content):
            parts += [selection.extract(_hidden(drawn).plain), "\n"]
    return "".join(parts).rstrip("\n") or None


def in_field(app: App[Any], shown: str) -> str:
    """Return what stands in a field nobody has typed in yet."""
    return written(app, shown) if len(shown.split()) >= _WORDS else text(app, shown)


def row(app: App[Any], one: Row) -> Row:
    """Return a row as it is drawn now; its key and what it does are the same."""
    if not is_on(app):
        return one
    return replace(
        one,
        hit="",
        text=text(app, one.text, one.free),
        who=(_NOW[app].swap().name(text(app, one.who[0], one.free)), one.who[1]),
        lead=text(app, one.lead, one.free),
        below=text(app, one.below, one.free),
        aside=tuple((text(app, words, one.free), cells) for words, cells in one.aside),
    )


def _hide(app: App[Any], names: NamesService) -> None:
    from vip2tui.domain.settings import SETTINGS

    swapping.teach(_hidden)
    _NOW[app] = _Hiding(names)
    said = _said("NAME", "HINT") | commands.MENUS.keys()
    for one in (*commands.every(), commands.MENU):
        said |= {one.label, one.said, one.tip}
    names.swap.leave(said)
    # A help names people as examples, so that only what it quotes is left.
    texts = said | _said("HELP")
    names.swap.spare(one.strip() for text in texts for one in re.findall("«([^«»]*)»", text))
    names.swap.spare(said | QUOTED)
    names.swap.spare(word for one in SETTINGS.values() for word in one.choices.values())


def _said(*fields: str) -> set[str]:
    """Return what the program's own screens say of themselves."""
    texts = set[str]()
    classes: list[type[Widget]] = [Screen, Vertical]
    while classes:
        one = classes.pop()
        classes += one.__subclasses__()
        texts |= {getattr(one, field, None) or "" for field in fields}
    return texts - {""}


def _hidden(content: Content) -> Content:
    """Return a text with names or without, as the app that draws it has it."""
    app = active_app.get(None)
    hiding = _NOW.get(app) if app is not None else None
    if hiding is None or not content.plain:
        return content
    swap = hiding.swap()
    key = (content.plain, tuple(content.spans))
    made = hiding.made.get(key)
    if made is None:
        if len(hiding.made) > _MOST:
            hiding.made.clear()
        made = hiding.made[key] = swapping.swapped(content, swap)
    return made
