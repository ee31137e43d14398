"""Several lines to type in. Apart from `Field`, so that the prompt need not import an editor."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from screens import hiding
from screens.widgets.field import typing_keys
from vip2tui.base.safe import clean_text


class TextField(TextArea, inherit_bindings=False):
    """Several lines. Tab goes on to the next field."""

    BINDINGS: ClassVar[list[BindingType]] = typing_keys(TextArea.BINDINGS)
    _is_typed_in = False
    """Whether the person has typed here, and so may see it."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - as Textual names it
        classes: str | None = None,
    ) -> None:
        super().__init__(
            clean_text(text),
            placeholder=clean_text(placeholder),
            tab_behavior="focus",
            show_line_numbers=False,
            soft_wrap=True,
            id=id,
            classes=classes,
        )

    def render_line(self, y: int) -> Strip:
        """Draw it; what nobody has typed in this field is hidden where names are."""
        if self._is_typed_in or not self.text or not hiding.is_on(self.app):
            return super().render_line(y)
        shown = hiding.written(self.app, self.text) if y == 0 else ""
        strip = Strip([Segment(shown, self.rich_style)]).crop(0, self.size.width)
        return strip.extend_cell_length(self.size.width, self.rich_style)

    @property
    def selected_text(self) -> str:
        """What is marked, as it is drawn: what is copied says nothing that is hidden."""
        marked = super().selected_text
        return marked if self._is_typed_in else hiding.written(self.app, marked)

    def action_cut(self) -> None:
        """Cut what one can see."""
        if self._is_typed_in or not hiding.is_on(self.app):
            super().action_cut()

    def load_text(self, text: str) -> None:
        self._is_typed_in = False
        super().load_text(clean_text(text))

    def edit(self, edit: Edit) -> EditResult:
        """Put text in place of another; typed and pasted text comes through here."""
        edit.text = clean_text(edit.text)
        self._is_typed_in = True
        return super().edit(edit)

    def action_undo(self) -> None:
        self._step(super().action_undo)

    def action_redo(self) -> None:
        self._step(super().action_redo)

    def _step(self, step: Callable[[], None]) -> None:
        """Go a step back or forth; the key goes on to the screen where there is none."""
        before = self.text
        step()
        if self.text == before:
            raise SkipAction
