"""What screens tell the app. They know neither the app nor each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from vip2tui.services.desk import Desk


@dataclass
class GoTo(Message):
    """A person wants to be somewhere else; the app knows the way."""

    where: str
    """``idag``, ``borgere``, ``borger``, ``jobpakker``, ``jobpakke``, ``sammenlign``,
    ``passer`` (is it for this citizen), ``ord``, ``egen`` (a package of one's own),
    ``tjekliste``, ``notat``, ``runde``, ``uge``, ``soeg``, ``hjaelp``, ``send`` (Send/hent),
    ``hent``, ``tvivl``, ``sendt``, ``computere``, ``ny`` (a new citizen) or ``menu``."""
    citizen: str | None = None
    """Whose, by id; where it is needed and missing, the app asks."""
    name: str | None = None
    """A package's id, an item's name, a part of the citizen's page."""


@dataclass
class Trouble(Message):
    """Nothing can be saved, or it can again (``text`` is None): every screen must say so."""

    text: str | None


class Leave(Message, namespace="way"):
    """The person wants one step back. The namespace keeps it apart from Textual's own `Leave`."""


@dataclass
class Opened(Message):
    """The vault is open; the day can begin."""

    desk: Desk
