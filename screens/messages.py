"""What screens tell the app. They know neither the app nor each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from vip2tui.services.desk import Desk


class To(StrEnum):
    """Every place one can go to; `routes.ROUTES` knows the screen of each."""

    TODAY = "idag"
    PEOPLE = "borgere"
    NEW_CITIZEN = "ny"
    """Asks for a name first."""
    CITIZEN = "borger"
    CHECKLIST = "tjekliste"
    """A part of the citizen's page, with a key of its own."""
    NOTE = "notat"
    BEFORE = "foer"
    """Before a talk: one card."""
    SAMPLE = "stikproeve"
    """Cases drawn at random, to be looked at."""
    CALLS = "ringeliste"
    """Who is silent, and whom to call."""
    AWAY = "jeg-var-vaek"
    """The days one was away oneself."""
    PAPERS = "papirer"
    ROUND = "runde"
    WEEK = "uge"
    MEASURE = "maal"
    """Asks the questions of a measurement."""
    SHOW = "vis"
    """«Vis til borgeren»: a page over everything, which only the passphrase leaves."""
    PACKAGES = "jobpakker"
    START = "start"
    """The packages, to choose one for a citizen's plan."""
    PACKAGE = "jobpakke"
    COMPARE = "sammenlign"
    FITS = "passer"
    """Is a package for this citizen."""
    WORDS = "ord"
    OWN_PACKAGE = "egen"
    RULES = "regler"
    WORKPLACES = "arbejdspladser"
    WORKPLACE = "arbejdsplads"
    NUMBERS = "tal"
    """What the packages have led to, over everybody."""
    METHOD = "metoden"
    SEARCH = "soeg"
    HELP = "hjaelp"
    EXCHANGE = "send"
    """Send/hent."""
    FETCH = "hent"
    DOUBTS = "tvivl"
    DIARY = "sendt"
    COMPUTERS = "computere"
    HISTORY = "hvem"
    """Who wrote what: about one, or about all."""
    KNOWN = "kender"
    """What the office knows of what was written here of one."""
    READS = "set"
    """Who has seen what of one."""
    SETTINGS = "indstillinger"
    KEYS = "taster"
    """The key test, in a dialog."""
    CHECK = "tjek"
    """Ten looks at the installation, in a dialog; no vault is needed."""
    BACKUPS = "kopier"
    GO_BACK = "gaa-tilbage"
    """Asks when, and shows what differs."""
    PASSPHRASE = "adgangskode"  # noqa: S105 - a place
    CODE = "noedkode"
    """Asks what is wanted first, as the next does."""
    FIND = "find"

    @property
    def action(self) -> str:
        """What a key or the menu calls on a screen to go there."""
        return f"go('{self}')"


@dataclass
class GoTo(Message):
    """A person wants to be somewhere else; the app knows the way."""

    where: To
    citizen: str | None = None
    """Whose, by id; where it is needed and missing, the app asks."""
    name: str | None = None
    """A package's id, an item's name, a part of the citizen's page."""
    then: str = ""
    """The action that is done there."""


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
