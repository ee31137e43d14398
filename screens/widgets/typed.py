"""Fields for what is pasted too: every line is kept, and nothing a terminal would obey comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.widgets.field import Field
from screens.widgets.text_field import TextField
from vip2tui.base.safe import clean_text

if TYPE_CHECKING:
    from textual import events
    from textual.document._document import EditResult
    from textual.widgets.text_area import Edit


class Line(Field):
    """One line. Several pasted lines become one; Textual would keep the first and drop the rest."""

    def _on_paste(self, event: events.Paste) -> None:
        text = " ".join(clean_text(event.text).split("\n")).strip()
        if text:
            start, end = self.selection
            self.replace(text, *sorted((start, end)))
        event.stop()
        event.prevent_default()


class Lines(TextField):
    """Several lines."""

    def edit(self, edit: Edit) -> EditResult:
        """Put text in; every edit comes through here, a paste too."""
        edit.text = clean_text(edit.text)
        return super().edit(edit)
