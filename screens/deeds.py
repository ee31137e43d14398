"""What can be done from a screen, in words: the menu and Ctrl+P show it, and do it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.worker import WorkerError

from screens import commands
from screens.citizen.alone import only_citizen
from screens.command import OFFICE, OUTSIDE, Command
from screens.messages import GoTo, To
from screens.page import Page, is_seen
from screens.widgets.finder import Finder
from screens.widgets.row import Act, Row
from screens.widgets.rows import Rows
from vip2tui.base.safe import clean_line
from vip2tui.papers.kinds import PACKAGE
from vip2tui.services.drafts import ALL_SAVED
from vip2tui.services.history import TakesBack

if TYPE_CHECKING:
    from vip2tui.services.house import Services


class ActingPage(Page):
    """A page that the commands of the program can be done from."""

    services: Services
    CITIZEN: str | None = None
    """The chosen citizen's id, if the screen has one, so that F4 and F6 know whom."""
    PACKAGE: str | None = None
    """The chosen package's id, if the screen has one."""
    PAPER: ClassVar[str] = ""
    """The paper that holds what the page shows, by its code; F9 has it first."""
    IS_ABOUT: ClassVar[bool] = True
    """Whether the page is about that citizen, and not a list whose cursor stands there."""

    IS_FIRST: ClassVar[bool] = False
    """Whether there is nothing behind the page to go back to."""

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
        return GoTo(where, whose, part or (self.paper if where is To.PAPERS else "") or None)

    @property
    def paper(self) -> str:
        """Which paper F9 has first here: a code, and the package where it is of one; or empty."""
        return f"{PACKAGE.code}/{self.PACKAGE}" if self.PACKAGE else self.PAPER

    def way_of(self, command: Command) -> GoTo:
        """Return the way to where a command is done, and the doing of it."""
        about = self.CITIZEN if command.whose or self.IS_ABOUT else None
        name = self.PACKAGE if command.at is To.PACKAGE else command.part or None
        return GoTo(command.at or To.TODAY, about, name, command.does)

    def action_deed(self, name: str) -> None:
        """Do what a key stands for that is done on one screen: here, or there."""
        wanted = deed(self, _named(name))
        types = self.focused in list(self.query("Field, TextField"))
        if types and not isinstance(self.focused, Finder) and not _can(self, wanted.command):
            self.say(f"{wanted.command.label}: det kan du, når du ikke skriver.")
        else:
            do(self, wanted)

    @property
    def has_card(self) -> bool:
        """Whether a card that teaches stands here."""
        return False

    def do(self, act: Act) -> None:
        """Go where it leads, or call it."""
        raise NotImplementedError

    @work(description="", exclusive=True, group="row")
    async def action_row(self, name: str) -> None:
        """Do what a row of the list does, by the name of the command it is; wait for the list."""
        mine = [one for one in self.workers if one.node is self and one.group == "read"]
        if reading := [one for one in mine if not one.is_finished]:
            with suppress(WorkerError):  # another reading took its place
                await self.workers.wait_for_complete(reading)
        self.call_later(self._do_in_row, _named(name))

    def _do_in_row(self, command: Command) -> None:
        row = _row_of(self, command)
        if row is None or row.act is None:
            self.say(self.worded(command.lacks))
        else:
            self.do(row.act)

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
    if page.services.desk.me.role not in command.roles:
        return Deed(command, said, page.worded(_elsewhere(command)))
    if command is commands.FINISH and not page.services.packages.drafts.all():
        return Deed(command, said, "du har ingen kladde")
    if command is commands.SORT and only_citizen(page.services):
        return Deed(command, said, page.worded("du har kun én borger"))
    if command is commands.CARD_AWAY and not page.has_card:
        return Deed(command, said, "der er intet tip her")
    if command is commands.BACK and page.IS_FIRST:
        return Deed(command, said, "du er på I dag")
    is_away = command.at is None and not _can(page, command)
    return Deed(command, said, page.worded(command.here) if is_away else "")


def do(page: ActingPage, wanted: Deed) -> None:
    """Go where it leads, do it, or say why not."""
    command = wanted.command
    if wanted.why_not:
        page.say(wanted.line)
    elif isinstance(command.does, To):
        page.post_message(page.way_with(command.does, command.part))
    elif command.at is not None and not _can(page, command):
        page.post_message(page.way_of(command))
    else:
        page.call_later(page.run_action, command.does)


def _named(name: str) -> Command:
    return next(one for one in commands.every() if one.id == name)


def _row_of(page: ActingPage, command: Command) -> Row | None:
    """Put the cursor on the row that does it; None where there is none."""
    for rows in filter(is_seen, page.query(Rows)):
        if command.row == "":
            return rows.row
        if rows.wanted:
            rows.narrow("")
        for row in rows.shown:
            if row.act is not None and row.key.startswith(command.row or "") and not row.heading:
                rows.go_to(row.key)
                return row
    return None


def _elsewhere(command: Command) -> str:
    if command.roles == OUTSIDE:
        return "her er du selv kommunen"
    return "på kontorets computer" if command.roles == OFFICE else "hos kommunen"


def _nothing(command: Command, said: str) -> Deed:
    return Deed(command, said, "intet lige nu")


def _can(page: ActingPage, command: Command) -> bool:
    """Return whether a screen knows the action; the ways and the app's own are known to all."""
    does = command.does
    if command.row is not None:
        return False
    return isinstance(does, To) or does.startswith("app.") or hasattr(page, f"action_{does}")
