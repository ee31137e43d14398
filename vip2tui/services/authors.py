"""Who wrote something: the name that was typed, and whose computer it was written on.

Anyone can type another's name. The computer's cannot be faked: its seal is on every word.
"""

from __future__ import annotations

from dataclasses import dataclass

from vip2tui.base.safe import clean_line, cut
from vip2tui.text.danish import first_name

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
        return bool(self.owner) and _folded(self.owner) != _folded(self.person)

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


NOBODY: dict[str, str | None] = {"by": None, "computer": None, "person": None}
"""What programs are given where nobody wrote anything."""


def _folded(name: str) -> str:
    return " ".join(clean_line(name).casefold().split())
