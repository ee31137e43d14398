"""What a command of the program is: where it leads, or what it does and where that is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding

from screens.messages import To
from vip2tui.domain.roles import Role

MUNICIPAL = (Role.CONSULTANT, Role.OFFICE)
"""What is done at the municipality alone."""
OFFICE = (Role.OFFICE,)
OUTSIDE = (Role.MENTOR, Role.CONSULTANT)
"""What is done on every computer but the office's own."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do. A key is the same command on every screen that answers to it."""

    id: str
    key: str
    """As Textual names it; empty for what only the menu has."""
    shown: str
    """As it stands on the key and on the screen."""
    label: str
    """One word."""
    does: To | str
    """Where it leads, or the action it is."""
    tip: str
    """What it does, as a sentence for the mouse and for who types what they want."""
    line: str = ""
    """What the menu calls it, where that is not the label."""
    part: str = ""
    """The part of the citizen's page it leads to."""
    here: str = ""
    """Where it can be done, if one is led to no such place."""
    at: To | None = None
    """Where it is done: from elsewhere one is led there first."""
    whose: bool = False
    """Whether it is done there for the citizen that was chosen where one was."""
    row: str | None = None
    """What the key of the row begins with that does it; empty is the one the cursor stands on."""
    lacks: str = ""
    """What is said where there is no such row."""
    roles: tuple[Role, ...] = tuple(Role)
    """Whose computer it is done on."""

    @property
    def action(self) -> str:
        """What its key calls on a screen."""
        if self.at is not None:
            return f"deed('{self.id}')"
        if not isinstance(self.does, To):
            return self.does
        return f"go('{self.does}', '{self.part}')" if self.part else self.does.action

    @property
    def said(self) -> str:
        """What the menu calls it."""
        return self.line or self.label

    def binding(self, name: str = "") -> Binding:
        """Return the key for it; with a name of its own where one screen answers to it."""
        tip_content = self.tip  # all of them are written in this file
        name = name or f"alle.{self.id}"
        return Binding(
            self.key, self.action, self.label, show=False, id=name, key_display=self.shown,
            tooltip=tip_content,
        )  # fmt: skip


def at_row(
    id: str,  # noqa: A002 - as the command has it
    label: str,
    row: str,
    lacks: str,
    tip: str,
    line: str,
    *,
    part: str = "",
    at: To = To.CITIZEN,
    roles: tuple[Role, ...] = tuple(Role),
) -> Command:
    """Return what a row of a list does: one is led to the row, and it is done."""
    return Command(id, "", "", label, f"row('{id}')", tip, line, part, at=at,
                   whose=at is To.CITIZEN, row=row, lacks=lacks, roles=roles)  # fmt: skip


def keys(room: str, commands: Iterable[Command]) -> list[Binding]:
    """Return the keys of what one screen can do."""
    return [one.binding(f"{room}.{one.id}") for one in commands if one.key]
