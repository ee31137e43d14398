"""Who wrote something: the name that was typed, and whose computer it was written on.

Anyone can type another's name. The computer's cannot be faked: its seal is on every word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, cut
from vip2tui.domain.roles import Role
from vip2tui.text.danish import first_name, is_same_name

if TYPE_CHECKING:
    from vip2tui.changes.change import Change
    from vip2tui.services.desk import Desk

HERE = "denne computer"
_WIDE = 40


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a change, and where."""

    person: str
    """As it was typed."""
    computer: str
    """Empty if it is not known here."""
    owner: str
    """The computer's own person, from the roster or the contact file; empty if not known here."""
    is_me: bool

    @property
    def differs(self) -> bool:
        """Whether another name was typed than that of the computer's own person."""
        return bool(self.owner) and not is_same_name(self.owner, self.person)

    @property
    def words(self) -> str:
        """«Mette Holm», or «Mette Holm (skrevet på Laptop Nord, Lene Friis)»."""
        return self._said(clean_line(self.person), self.owner)

    @property
    def called(self) -> str:
        """The same with first names, for where there is little room."""
        first = clean_line(first_name(self.person) or self.person)
        return self._said(cut(first, _WIDE), first_name(self.owner) or self.owner)

    @property
    def place(self) -> str:
        """«skrevet på Laptop Nord, Lene Friis» where that is not who it says; else empty."""
        return self._place(self.owner) if self.differs else ""

    def row(self) -> dict[str, str]:
        """Return it for programs; what is not known here is empty."""
        return {"by": self.person, "computer": self.computer, "person": self.owner}

    def _said(self, name: str, owner: str) -> str:
        return f"{name} ({self._place(owner)})".strip() if self.differs else name

    def _place(self, owner: str) -> str:
        where = HERE if self.is_me else cut(clean_line(self.computer), _WIDE)
        return f"skrevet på {where}, {cut(clean_line(owner), _WIDE)}"


class Others:
    """Who the computers are that wrote here. This one knows none but its own."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.version = 0
        """Another number when more is known of the others."""

    @property
    def writers(self) -> frozenset[str]:
        """Every writer this computer has had."""
        return frozenset((*self.desk.me.writers, self.desk.me.writer))

    def roles(self) -> Mapping[str, Role]:
        """Return writer to the role of the person at its computer, as far as it is known."""
        return dict.fromkeys(self.writers, self.desk.me.role)

    def bindings(self) -> Mapping[str, str]:
        """Return writer to the device it belongs to."""
        return dict.fromkeys(self.writers, self.desk.me.device)

    def author(self, change: Change) -> Author:
        """Return who wrote a change, and on which computer."""
        if change.place[0] in self.writers:
            return Author(change.by, self.desk.me.device_name, self.desk.me.person, is_me=True)
        return Author(change.by, "", "", is_me=False)

    def whose(self, _case: str) -> frozenset[str]:
        """Return the offices a citizen belongs to; of none in particular, those known here."""
        me = self.desk.me
        return frozenset({me.device} if me.role is Role.OFFICE else ())

    def readers(self, _case: str) -> frozenset[str]:
        """Return the computers that a citizen is given to, as far as it is known."""
        return frozenset()

    def offices(self) -> Mapping[str, str]:
        """Return one computer of each authority known here, and what that is called."""
        return {}


NOBODY: dict[str, str | None] = {"by": None, "computer": None, "person": None}
"""What programs are given where nobody wrote anything."""
