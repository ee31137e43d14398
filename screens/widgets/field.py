"""A field people type in: with «Fortryd» for the typing, and closed while nothing can be saved.

Ctrl+Z in a field takes back what was typed there; when there is nothing to take back it goes on to
the screen, where it takes back what was saved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.strip import Strip
from textual.widgets import Input

from screens import announcing, commands, hiding
from vip2tui.base.safe import clean_text, cut

_MOST = 200
"""Steps of typing that are kept."""
MOVES = {
    "up": "cursor_up",
    "down": "cursor_down",
    "pageup": "page_up",
    "pagedown": "page_down",
    "enter": "select",
    "home": "first",
    "end": "last",
}
"""Keys that are meant for the list, and what each does in it."""
_ALONE = {"delete", "escape"}
"""Keys that mean what the editor says while one types."""
_TAKEN = {one.key for one in (*commands.every(), commands.MENU) if len(one.key) > 1}
"""A key of the program's means the same while one types: Textual's own second names for it go."""
UNDO: list[BindingType] = [
    Binding(
        "ctrl+z", "undo", "Fortryd", id="felt.fortryd", tooltip="Tag skrivningen tilbage",
        show=False,
    ),
    Binding(
        "ctrl+y", "redo", "Gør igen", id="felt.igen", tooltip="Skriv det igen", show=False,
    ),
]  # fmt: skip


def typing_keys(given: Iterable[BindingType]) -> list[BindingType]:
    """Return the keys of a framework's editor that mean nothing else here, and our «Fortryd»."""
    kept: list[BindingType] = []
    for one in given:
        if isinstance(one, Binding):
            free = [key for key in one.key.split(",") if key in _ALONE or key not in _TAKEN]
            kept += [replace(one, key=",".join(free))] if free else []
    return [*kept, *UNDO]


def _line(text: str) -> str:
    """Return text that can stand in a field: a paste may bring escapes, and spaces stay."""
    return clean_text(text).replace("\n", " ")


class Field(Input, inherit_bindings=False):
    """One line; several pasted lines become one, where Textual would drop all but the first.

    Never with Textual's own validators: their sentences are English.
    """

    BINDINGS: ClassVar[list[BindingType]] = typing_keys(Input.BINDINGS)

    read_only = var(False)
    """Whether what stands here can be read and copied only."""

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        password: bool = False,
        max_length: int = 0,
        compact: bool = False,
        id: str | None = None,  # noqa: A002 - as Textual names it
        classes: str | None = None,
    ) -> None:
        super().__init__(
            clean_text(value),
            clean_text(placeholder),
            password=password,
            max_length=max_length,
            compact=compact,
            select_on_focus=False,  # the first key would otherwise wipe what was written
            id=id,
            classes=classes,
        )
        self._hint = self.placeholder
        """What one might type, whole; as much of it is drawn as there is room for."""
        self._back: list[tuple[str, int]] = []
        self._forth: list[tuple[str, int]] = []
        self._typed_at = -1

    def on_resize(self) -> None:
        """Say what one might type as far as there is room."""
        self.placeholder = cut(self._hint, self.scrollable_content_region.width)

    def render_line(self, y: int) -> Strip:
        """Draw it; what nobody has typed in this field is hidden where names are."""
        if y == 0 and self.value and not self.password and not self._back:
            shown = hiding.in_field(self.app, self.value)
            if shown != self.value:
                strip = Strip([Segment(shown, self.rich_style)]).crop(0, self.size.width)
                return strip.extend_cell_length(self.size.width, self.rich_style)
        return super().render_line(y)

    @property
    def selected_text(self) -> str:
        """What is marked, as it is drawn: what is copied names nobody who is hidden."""
        marked = super().selected_text
        if not marked or self._back:
            return marked
        shown = hiding.in_field(self.app, self.value)
        return marked if shown == self.value else shown

    def validate_value(self, value: str) -> str:
        return _line(value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of another; every edit comes through here."""
        if self.read_only:
            return
        text = _line(text)
        before = (self.value, self.cursor_position)
        super().replace(text, start, end)
        if self.value == before[0]:
            return
        # A word is one step: letters that follow each other are taken back together.
        goes_on = len(text) == 1 and not text.isspace() and start == end == self._typed_at
        if not (goes_on and self._back):
            self._back.append(before)
            del self._back[:-_MOST]
        self._forth.clear()
        self._typed_at = start + 1 if len(text) == 1 else -1

    def _on_paste(self, event: events.Paste) -> None:
        if text := _line(event.text).strip():
            self.replace(text, *sorted(self.selection))
            lines = sum(bool(one.strip()) for one in clean_text(event.text).split("\n"))
            if lines > 1:
                announcing.tell(self.app, f"{lines} linjer står nu på én linje. Se, om det passer.")
        event.stop()
        event.prevent_default()

    def keeps(self, key: str) -> bool:
        """Return whether Home or End still moves in what is typed; only then a list waits."""
        if key == "home":
            return self.cursor_position > 0
        return key == "end" and self.cursor_position < len(self.value)

    def forget(self) -> None:
        """Begin anew: what stands here now was not typed by the person."""
        self._back.clear()
        self._forth.clear()
        self._typed_at = -1

    def action_undo(self) -> None:
        self._step(self._back, self._forth)

    def action_redo(self) -> None:
        self._step(self._forth, self._back)

    def _step(self, source: list[tuple[str, int]], target: list[tuple[str, int]]) -> None:
        if not source or self.read_only:
            raise SkipAction
        target.append((self.value, self.cursor_position))
        self.value, self.cursor_position = source.pop()
        self._typed_at = -1
