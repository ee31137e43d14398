"""A field to type in with the list that it narrows: arrows and Enter go to the list."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from screens.widgets.field import MOVES, Field

NO_MATCH = "Ingen passer. Slet lidt af det, du skrev."
"""What is said where nothing in a list has the words that are typed."""


class Finder(Field):
    """Where one types what to find. It keeps the cursor while the list is moved in."""

    @dataclass
    class Moved(Message):
        """An arrow or Enter that is meant for the list."""

        action: str

    def on_key(self, event: events.Key) -> None:
        action = MOVES.get(event.key)
        if action is not None and not self.keeps(event.key):
            event.stop()
            event.prevent_default()
            self.post_message(self.Moved(action))
