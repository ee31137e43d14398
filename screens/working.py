"""What takes a while shows itself: how far it is, how long is left, and a way to stop it.

It is done in a thread, in its turn. What is quicker than a moment shows nothing at all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from time import monotonic
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Static

from screens import commands, saving, themes
from screens.dialog import Dialog
from screens.widgets.frame import Shortcut
from screens.widgets.picture import PictureBox
from vip2tui.base.progress import EVERY, SOON, Pace, Progress, Step
from vip2tui.base.safe import T, clean_line, cut
from vip2tui.pictures.how_far import how_far

W = TypeVar("W")
_WIDE = 60


class Working(Dialog[None]):
    """A box with how far it is. Esc and the button stop it where that is safe."""

    NO: ClassVar[None] = None
    HELP = ""
    AUTO_FOCUS = ""  # an Enter that was typed ahead is not meant for the button

    class Told(Message):
        """It has come further."""

    def __init__(self, text: str, stopping: str = "") -> None:
        """Take what is going on, and what is said once a person stops it.

        Args:
            text: What is going on.
            stopping: What it stops after, and what stands then; empty where it cannot be stopped.
        """
        super().__init__()
        self._text, self._stopping = text, stopping
        self.progress = _Watch()
        self._drawn: tuple[Step, int | None] | None = None
        self.is_done = False

    @property
    def takes_keys(self) -> bool:
        """Whether a key is let in though something is being written: it may stop just that."""
        return bool(self._stopping)

    def compose_box(self) -> ComposeResult:
        yield Static(T(self.worded(self._text)), id="question")
        yield PictureBox(id="how-far")
        yield Static(id="about")
        if self._stopping:
            yield Static(id="stopping")
            yield Horizontal(Button("Stop", id="no"), id="buttons")

    def shortcuts(self) -> list[Shortcut]:
        return [(commands.BACK.shown, "Stop", "screen.no")] if self._stopping else []

    def on_mount(self) -> None:
        self.progress.look = lambda: self.post_message(self.Told())
        self._draw()

    def on_screen_resume(self) -> None:
        if self.is_done:
            self.dismiss()

    @on(Told)
    def _draw(self) -> None:
        """Draw how far it is now, and once more a little later if it is further then."""
        if self.progress.last is None or self.progress.last == self._drawn:
            self.progress.is_looked_at = False
            return
        self._drawn = step, left = self.progress.last
        signs = themes.signs(self.app)
        self.query_one("#how-far", PictureBox).draw(
            lambda width: (line,) if (line := how_far(step, left, width, signs)) else ()
        )
        self.query_one("#about", Static).update(T(cut(clean_line(step.about), _WIDE)))
        self.set_timer(EVERY, self._draw)

    @on(Button.Pressed, "#no")
    def action_no(self) -> None:
        """Stop it between two steps, if it can be; else wait."""
        if self._stopping and not self.progress.is_stopped:
            self.progress.stop()
            self.query_one("#stopping", Static).update(T(self.worded(self._stopping)))
            self.query_one("#no", Button).disabled = True

    def end(self) -> None:
        """Go away, at once or when what lies above it has."""
        self.is_done = True
        if self.is_current:
            self.dismiss()


class _Watch(Progress):
    """Hears of each step in the thread that works, and tells the box now and then."""

    def __init__(self) -> None:
        self._stop = Event()
        self._pace = Pace()
        self.last: tuple[Step, int | None] | None = None
        """How far it is, and the seconds that are left."""
        self.look: Callable[[], object] | None = None
        """Calls who looks; nobody until the box stands there."""
        self.is_looked_at = True
        """Whether who looks sees what comes without being called."""

    @property
    def is_stopped(self) -> bool:
        return self._stop.is_set()

    def stop(self) -> None:
        self._stop.set()

    def tell(self, step: Step) -> None:
        self.last = step, self._pace.left(step, monotonic())
        if self.look is not None and not self.is_looked_at:
            self.is_looked_at = True
            self.look()


async def working(page: Screen[Any], act: Callable[[], W], box: Working | None = None) -> W:
    """Do what may take a while in a thread.

    Args:
        page: Where it is done.
        act: What takes a while.
        box: What stands there once it has taken a moment, if there is something to say.

    Raises:
        Vip2Error: What the act raises.
    """
    if box is None:
        return await saving.in_turn(page.app, act)
    timer = page.app.set_timer(SOON, partial(page.app.push_screen, box))
    try:
        return await saving.in_turn(page.app, act)
    finally:
        timer.stop()
        if box in page.app.screen_stack:
            box.end()
