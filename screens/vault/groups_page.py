"""Two groups of the code, typed back from the paper: it is found out now or when it is too late."""

from __future__ import annotations

from dataclasses import dataclass
from random import SystemRandom
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static

from screens import announcing, themes
from screens.widgets.field import Field
from vip2tui.base.safe import T

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

GROUPS = (
    "Skriv to af grupperne fra dit papir, så vi ved, at den er skrevet rigtigt.\n"
    "Når begge passer, går det videre af sig selv."
)
SIZE = 5
"""Letters of a group."""


def letters(typed: str) -> str:
    """Return what counts of a group: people write it with spaces and hyphens."""
    from vip2tui.text.danish import plain_dashes

    return "".join(plain_dashes(typed).split()).replace("-", "")


class GroupsPage(Vertical):
    """Asks for two groups, and goes on by itself when both fit."""

    @dataclass
    class Right(Message):
        """Both are as they are in the code."""

        just_typed: bool
        """Whether the last letter did it, so that an Enter may still come."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self._asked: list[tuple[int, str]] = []

    def compose(self) -> ComposeResult:
        yield Static(GROUPS, classes="lead")
        yield Field(id="group-1")
        yield Field(id="group-2")
        yield Horizontal(
            Button("Videre", id="check", variant="primary"),
            Button("Se koden igen", id="see-again"),
            classes="deeds",
        )

    def ask(self, groups: Sequence[str]) -> None:
        """Draw lots which two are wanted; the same ones as long as one turns pages."""
        if not self._asked:
            drawn = sorted(SystemRandom().sample(range(len(groups)), 2))
            self._asked = [(place + 1, groups[place]) for place in drawn]
        for field in self._fields:
            self._mark(field)

    @on(Field.Changed)
    def _follow(self, event: Field.Changed) -> None:
        """Go on when a group is whole; one that does not fit says so itself."""
        field = event.input
        if not self._asked or not isinstance(field, Field):
            return
        if len(letters(field.value)) > SIZE:
            self._part(field)
            return
        self._mark(field)
        wrong = self._wrong()
        if wrong is None:
            self.post_message(self.Right(just_typed=True))
        elif len(letters(field.value)) == SIZE and field.has_focus:
            after = [one for one in self._fields if len(letters(one.value)) < SIZE]
            (after[0] if after else wrong).focus()

    def _part(self, field: Field) -> None:
        """Let each field have its own of what is too much for one: the whole code, or the next."""
        from vip2tui.storage.recovery import GROUPS as EVERY

        text = letters(field.value)
        parts = [text[start : start + SIZE] for start in range(0, len(text), SIZE)]
        fields = self._fields[self._fields.index(field) :]
        if len(text) == EVERY * SIZE:
            fields, parts = self._fields, [parts[number - 1] for number, _ in self._asked]
        for one, part in zip(fields, parts, strict=False):
            if one is field or not one.value or len(part) == SIZE:
                one.value = part
                one.cursor_position = len(part)

    def _mark(self, field: Field) -> None:
        """Say in the frame of a whole group that it does not fit."""
        number, _ = self._asked[self._fields.index(field)]
        is_wrong = len(letters(field.value)) == SIZE and bool(self._fault(field))
        wrong = f" {themes.signs(self.app).over} passer ikke" if is_wrong else ""
        field.border_title = T(f"Gruppe {number}{wrong}")
        field.set_class(is_wrong, "-wrong")

    @property
    def _fields(self) -> list[Field]:
        return list(self.query(Field))

    @on(Field.Submitted)
    @on(Button.Pressed, "#check")
    def _check(self, event: Field.Submitted | Button.Pressed) -> None:
        event.stop()
        wrong = self._wrong()
        if wrong is None:
            self.post_message(self.Right(just_typed=False))
            return
        here = self.screen.focused
        at = here if isinstance(here, Field) and self._fault(here) else wrong
        at.focus()
        announcing.tell(self.app, self._fault(at), is_refusal=bool(at.value))

    def _wrong(self) -> Field | None:
        """Return the first of the two that does not fit."""
        return next((one for one in self.query(Field) if self._fault(one)), None)

    def _fault(self, field: Field) -> str:
        """Return what is wrong with a group; empty where it fits."""
        from vip2tui.storage.recovery import is_same_group

        number, group = self._asked[self._fields.index(field)]
        if is_same_group(field.value, group):
            return ""
        if not field.value.strip():
            return f"Skriv gruppe {number} fra dit papir."
        return f"Gruppe {number} passer ikke. Se på papiret, eller se koden igen."
