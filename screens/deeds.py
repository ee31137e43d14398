"""What can be done from a screen, in words: the menu and Ctrl+P show it, and do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from screens import commands
from screens.commands import Command
from screens.messages import GoTo, To
from screens.opened import is_mentors
from screens.page import Page
from vip2tui.base.safe import clean_line
from vip2tui.services.drafts import ALL_SAVED
from vip2tui.services.history import TakesBack


class ActingPage(Page):
    """A page that the commands of the program can be done from."""

    CITIZEN: str | None = None
    """The chosen citizen's id, if the screen has one, so that F4 and F6 know whom."""
    IS_ABOUT: ClassVar[bool] = True
    """Whether the page is about that citizen, and not a list whose cursor stands there."""

    def taking_back(self) -> TakesBack:
        """Return whose last act «Fortryd» takes back here."""
        raise NotImplementedError

    def action_go(self, where: str, part: str = "") -> None:
        """Ask the app to go somewhere, with the citizen of this screen."""
        self.post_message(self.way_with(To(where), part))

    def way_with(self, where: To, part: str = "") -> GoTo:
        """Return the way somewhere with this page's citizen; job packages are read for nobody
        until somebody says for whom.
        """
        whose = None if where is To.PACKAGES and not self.IS_ABOUT else self.CITIZEN
        return GoTo(where, whose, part or None)

    def action_save(self) -> None:
        """Save what is typed, where a screen has something to save."""
        rest = self.at_rest()
        self.say(f"Gemt. {rest}" if rest != ALL_SAVED else rest)

    def at_rest(self) -> str:
        """Return what is said where there is nothing to save."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Deed:
    """A command as it stands on one screen now."""

    command: Command
    text: str
    why_not: str = ""
    """Why it cannot be done here, in few words; empty where it can."""

    @property
    def line(self) -> str:
        """What stands in a menu: what cannot be done says why."""
        return f"{self.text} ({self.why_not})" if self.why_not else self.text


def deed(page: ActingPage, command: Command) -> Deed:
    """Return what a command is on a screen: «Fortryd» names what it would take back."""
    said = page.worded(command.said)
    if command is commands.UNDO:
        words = page.taking_back().next_undo()
        return Deed(command, f"{said}: {clean_line(words)}") if words else _nothing(command, said)
    if command is commands.REDO:
        words = page.taking_back().next_redo()
        return Deed(command, f"{said}: {clean_line(words)}") if words else _nothing(command, said)
    if command is commands.SAVE and type(page).action_save is ActingPage.action_save:
        return Deed(command, said, page.at_rest().rstrip(".").lower())
    if command in commands.NOT_A_MENTORS and is_mentors(page.app):
        return Deed(command, said, page.worded("hos kommunen"))
    return Deed(command, said, "" if _can(page, command) else page.worded(command.here))


def do(page: ActingPage, wanted: Deed) -> None:
    """Go where it leads, do it, or say why not."""
    command = wanted.command
    if wanted.why_not:
        page.say(f"{wanted.text}: det kan du {wanted.why_not}." if command.here else wanted.line)
    elif isinstance(command.does, To):
        page.post_message(page.way_with(command.does, command.part))
    else:
        page.call_later(page.run_action, command.does)


def _nothing(command: Command, said: str) -> Deed:
    return Deed(command, said, "intet lige nu")


def _can(page: ActingPage, command: Command) -> bool:
    """Return whether a screen knows the action; the ways and the app's own are known to all."""
    does = command.does
    return isinstance(does, To) or does.startswith("app.") or hasattr(page, f"action_{does}")
