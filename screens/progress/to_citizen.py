"""«Vis til borgeren»: one page with nothing behind it, which only the passphrase leaves (R32).

Who it is shown to may hold the keyboard: every key and every click asks for the passphrase, and
nothing else is done. It is laid over the program as a question is, so no key of the program's
reaches it; the automatic lock goes on counting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from screens import asking, commands, saving, themes
from screens.base import BaseScreen
from screens.dialog import WentBack
from screens.hiding import Band
from screens.sheet import BASE_CSS, HEIGHTS, WIDTHS
from screens.vault.keys import AskPassphrase
from screens.widgets.frame import TooSmall
from screens.widgets.picture import picture_content
from vip2tui.base.safe import width_of
from vip2tui.pictures.drawn import Line, Picture, Tone, line_text
from vip2tui.pictures.large import can_be, large
from vip2tui.pictures.signs import Signs
from vip2tui.services.desk import NotFoundError
from vip2tui.services.progress.to_show import CLOSED_BY, ShownLine, ToShow, to_show

_MARGIN = "  "
_GAP = 4
_AROUND = 4
"""Lines above what is shown and below it."""


class _WayOut(AskPassphrase, inherit_bindings=False):
    """Asks for the passphrase; no key of its own leads anywhere but back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(commands.BACK, does="no").binding("vis.tilbage"),
        commands.LOCK.binding("vis.laas"),
    ]
    HELP = ""

    async def on_mount(self) -> None:
        await self.query(Band).remove()  # a click on it would show names again


class ToCitizen(ModalScreen[None], inherit_bindings=False):
    """What moved, in large figures."""

    CSS_PATH: ClassVar = [BASE_CSS, BASE_CSS.parent / "progress" / "to_citizen.tcss"]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    ALLOW_SELECT = False
    is_held = True
    """No way of the program's leads away from it."""

    def __init__(self, shown: ToShow, check: Callable[[str], None]) -> None:
        """Show something; `check` does nothing if a passphrase is the one."""
        super().__init__()
        self._shown, self._check = shown, check

    def compose(self) -> ComposeResult:
        yield Static(id="shown")
        yield TooSmall()

    def on_resize(self) -> None:
        width, height = self.app.size
        drawn = page(self._shown, width, height, themes.signs(self.app))
        self.query_one("#shown", Static).update(picture_content(drawn))

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        if event.key == commands.LOCK.key:
            self.run_worker(self.app.run_action(commands.LOCK.action))
        else:
            self._ask()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self._ask()

    def _ask(self) -> None:
        self.run_worker(self._leave(), exclusive=True, group="leave")

    async def _leave(self) -> None:
        if await self.app.push_screen_wait(_WayOut("Adgangskoden:", self._check)) is not None:
            self.dismiss()


def page(shown: ToShow, width: int, height: int, signs: Signs) -> Picture:
    """Return the page: the names drawn large too, where there is room for all of it."""
    items = [_large(one, signs) for one in shown.lines]
    high = sum(len(one) + 1 for one in items)
    if high > height - _AROUND or any(_wide(one) > width for one in items):
        items = [_small(one, signs) for one in shown.lines]
    lines: list[Line] = [(), ((_MARGIN, Tone.PLAIN), (shown.heading, Tone.STRONG)), ()]
    for one in items:
        lines += [*one, ()]
    lines += [()] * (height - 1 - len(lines))
    return (*lines, ((_MARGIN, Tone.PLAIN), (CLOSED_BY, Tone.MUTED)))


def _large(one: ShownLine, signs: Signs) -> list[Line]:
    """Return a question with its name drawn large over the figures, where its letters can be."""
    if not can_be(one.name):
        return _small(one, signs)
    name = [((_MARGIN + row, Tone.STRONG),) for row in large(one.name, signs)]
    return [*name, (), *_figures(one, signs, ("", one.words, ""))]


def _small(one: ShownLine, signs: Signs) -> list[Line]:
    """Return a question with its name beside the figures."""
    return _figures(one, signs, (one.name, "", one.words))


def _figures(one: ShownLine, signs: Signs, beside: tuple[str, str, str]) -> list[Line]:
    moved = str(one.now) if one.before is None else f"{one.before}>{one.now}"
    told = ("", *beside, "")
    return [
        ((_MARGIN + row, Tone.DONE), (f"{' ' * _GAP}{said}", Tone.STRONG))
        for row, said in zip(large(moved, signs, wide=2), told, strict=True)
    ]


def _wide(lines: list[Line]) -> int:
    return max(width_of(line_text(line)) for line in lines)


async def show_to_citizen(at: BaseScreen, citizen: str, course: str | None = None) -> None:
    """Show a citizen what moved, on a page that only the passphrase leaves.

    Raises:
        RefusedError: If there is nothing to show.
        StorageError: If there is no passphrase to leave it by.
    """
    services = at.services
    case = services.citizens.get(citizen)
    plan = next((one for one in case.courses if course in (None, one.course.id)), None)
    if plan is None:
        raise NotFoundError("Start en jobpakke, så kan I måle. Der er intet at vise endnu.")
    await saving.written(at.app)
    shown = to_show(services.desk, case, plan)
    at.app.push_screen(ToCitizen(shown, services.desk.store.must_open_with))


async def ask(at: BaseScreen) -> None:
    """Show it to the citizen of a page; where it has none, it is asked whom it is for.

    Raises:
        WentBack: If nobody is chosen.
    """
    whom = at.CITIZEN or await asking.whom(at.app, at.services)
    if whom is None:
        raise WentBack
    await show_to_citizen(at, whom)


def way(at: BaseScreen, citizen: str, course: str) -> Callable[[], object]:
    """Return what a row does that shows it."""
    return partial(show_to_citizen, at, citizen, course)
