"""What is told in passing: one line of success, or why not. Never a pile, never over a dialog.

There is one such message in the whole program. It follows a person from screen to screen, since
most of what is saved leads back to where one came from, and it goes when a later key does
something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import Any, Protocol, runtime_checkable
from weakref import WeakKeyDictionary

from textual.app import App

from screens.opened import worded
from vip2tui.base.safe import clean_line, width_of

NOT_UTF8 = (
    "Der kom et tegn, som programmet ikke kan læse: terminalen bruger ikke UTF-8. Det, du har "
    "skrevet, er i behold. Ret det sted, hvor der står \ufffd, eller brug en anden terminal."
)
SECONDS = {False: 1.0, True: 2.5}
"""How long a message stays whatever is pressed, by whether it is a refusal: type-ahead must not
take away what nobody has had time to see."""


@dataclass
class Told:
    """The message that stands now; none if the text is empty."""

    text: str = ""
    is_refusal: bool = False
    at: float = 0.0
    is_old: bool = False
    """Whether somebody has done something since."""
    backup: str = ""
    """About the backup, beside «Gemt kl. …»; it stays."""

    def line(self, usual: str, room: int) -> str:
        """Return the status line: what was told and what it usually says, as far as both fit."""
        parts = [] if self.is_refusal or not self._fits(room) else [self.text]
        for part in (*usual.split(" · "), self.backup):
            if any(part.casefold() in said.casefold() for said in parts):  # what was told said it
                continue
            if part and width_of(" · ".join([*parts, part])) <= room:
                parts.append(part)
        return " · ".join(part for part in parts if part)

    def bar(self, room: int) -> str:
        """Return what stands above the status line: a refusal, or what is too long for it."""
        return self.text if self.is_refusal or not self._fits(room) else ""

    def _fits(self, room: int) -> bool:
        return width_of(self.text) <= room


_TOLD: WeakKeyDictionary[App[Any], Told] = WeakKeyDictionary()


@runtime_checkable
class Teller(Protocol):
    """A screen that has a place for the message."""

    def show_told(self) -> None:
        """Draw what is told now."""


def told(app: App[Any]) -> Told:
    """Return the message of an app."""
    return _TOLD.setdefault(app, Told())


def tell(app: App[Any], text: str, *, is_refusal: bool = False) -> None:
    """Put a message in the place of the one before."""
    now = told(app)
    now.text, now.is_refusal, now.at = clean_line(worded(app, text)), is_refusal, monotonic()
    now.is_old = False
    _draw(app)


def tell_backup(app: App[Any], text: str) -> None:
    """Say about the backup what is true from now on."""
    told(app).backup = text
    _draw(app)


def fade(app: App[Any]) -> None:
    """Take the message away, if there has been time to read it: a person does something else."""
    now = told(app)
    if now.text and monotonic() - now.at > SECONDS[now.is_refusal]:
        clear(app)


def acted(app: App[Any]) -> None:
    """Note that somebody does something: what was told before was told of something else."""
    told(app).is_old = True


def page_turned(app: App[Any]) -> None:
    """Take away why something could not be done on the page before."""
    now = told(app)
    if now.is_refusal and now.is_old:
        clear(app)


def clear(app: App[Any]) -> None:
    """Take the message away: what it said is over."""
    tell(app, "")


def loud(app: App[Any], text: str) -> str:
    """Return what is said while nothing can be saved."""
    begins = "DER GEMMES IKKE"
    return worded(app, text if text.startswith(begins) else f"{begins}: {text}")


def _draw(app: App[Any]) -> None:
    if not app.screen_stack:
        return
    screen = app.screen
    if isinstance(screen, Teller) and screen.is_mounted:
        screen.show_told()
