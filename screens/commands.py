"""Every command that is the same on all screens: one table for keys, footer, menu and help."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding

from screens.messages import To


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do from anywhere."""

    id: str
    key: str
    """As Textual names it."""
    shown: str
    """As it stands on the key and on the screen."""
    label: str
    """One word."""
    does: To | str
    """Where it leads, or the action it is."""
    tip: str
    """What it does, as a sentence for the menu and for the mouse."""

    @property
    def action(self) -> str:
        """What its key calls on a screen."""
        return self.does.action if isinstance(self.does, To) else self.does

    def binding(self) -> Binding:
        """Return the key for it."""
        tip_content = self.tip  # all of them are written in this file
        name = f"alle.{self.id}"
        return Binding(self.key, self.action, self.label, show=False, id=name, tooltip=tip_content)


HELP = Command("hjaelp", "f1", "F1", "Hjælp", To.HELP, "Hvem du kan ringe til, og taster")
PEOPLE = Command("borgere", "f2", "F2", "Borgere", To.PEOPLE, "Alle dine borgere")
PACKAGES = Command("jobpakker", "f3", "F3", "Jobpakker", To.PACKAGES, "Planer for hvert fag")
CHECKLIST = Command(
    "tjekliste", "f4", "F4", "Tjekliste", To.CHECKLIST, "Hvad der skal være på plads"
)
NOTE = Command("notat", "f6", "F6", "Notat", To.NOTE, "Skriv et par linjer om en borger")
SEARCH = Command("soeg", "f7", "F7", "Søg", To.SEARCH, "Find en borger, et notat, en jobpakke")
SEND = Command("send", "f8", "F8", "Send/hent", To.EXCHANGE, "Send dit nye, hent det, du har fået")
MENU = Command("menu", "f10", "F10", "Menu", To.MENU, "Alt, hvad programmet kan")
PALETTE = Command("find", "ctrl+p", "Ctrl+P", "Find", To.MENU, "Skriv, hvad du vil gøre")
TODAY = Command("idag", "ctrl+t", "Ctrl+T", "I dag", To.TODAY, "Det, der venter på dig")
UNDO = Command("fortryd", "ctrl+z", "Ctrl+Z", "Fortryd", "undo", "Tag det sidste tilbage")
REDO = Command("igen", "ctrl+y", "Ctrl+Y", "Gør igen", "redo", "Gør det, du fortrød, igen")
BACK = Command("tilbage", "escape", "Esc", "Tilbage", "back", "Et skridt tilbage; intet går tabt")
QUIT = Command("afslut", "ctrl+q", "Ctrl+Q", "Afslut", "quit", "Luk programmet; kladder er gemt")
NAMES = Command(
    "navne", "f12", "F12", "Skjul navne", "names", "Skjul alle navne; F12 viser dem igen"
)
LOCK = Command("laas", "ctrl+l", "Ctrl+L", "Lås", "lock", "Lås, når du går; kladder er gemt")

EVERYWHERE = (
    HELP, PEOPLE, PACKAGES, CHECKLIST, NOTE, SEARCH, SEND, MENU, PALETTE, TODAY, UNDO, REDO,
)  # fmt: skip
"""What every screen answers to, once the vault is open."""
IN_MENU = (
    TODAY, PEOPLE, PACKAGES, CHECKLIST, NOTE, SEARCH, SEND, UNDO, REDO, HELP, BACK, NAMES, LOCK,
    QUIT,
)  # fmt: skip
"""What F10 lists, in this order."""
