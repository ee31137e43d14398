"""Two groups of the code, typed back from the paper: it is found out now or when it is too late."""

from __future__ import annotations

from dataclasses import dataclass
from random import SystemRandom
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static

from screens import announcing
from screens.widgets.field import Field
from vip2tui.base.safe import T

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

GROUPS = (
    "Skriv to af grupperne fra dit papir, så vi ved, at den er skrevet rigtigt.\n"
    "Når begge passer, går det videre af sig selv."
)


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
        for field, (number, _) in zip(self.query(Field), self._asked, strict=True):
            field.border_title = T(f"Gruppe {number}")

    @on(Field.Changed)
    def _follow(self, event: Field.Changed) -> None:
        """Go on when a group is right: only a wrong one needs to be looked at."""
        field = event.input
        if not self._asked or not isinstance(field, Field) or self._fault(field):
            return
        wrong = self._wrong()
        if wrong is None:
            self.post_message(self.Right(just_typed=True))
        elif field.has_focus:
            wrong.focus()

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

        number, group = self._asked[list(self.query(Field)).index(field)]
        if is_same_group(field.value, group):
            return ""
        if not field.value.strip():
            return f"Skriv gruppe {number} fra dit papir."
        return f"Gruppe {number} passer ikke. Se på papiret, eller se koden igen."
