"""«Vis til borgeren»: what moved, in large figures (R32)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.geometry import Size

from screens import asking, saving
from screens.base import BaseScreen
from screens.dialog import WentBack
from screens.held import Held
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


class ToCitizen(Held):
    """What moved, in large figures."""

    def __init__(self, shown: ToShow, check: Callable[[str], None]) -> None:
        """Show something; `check` does nothing if a passphrase is the one."""
        super().__init__(check)
        self._shown = shown

    def drawn(self, size: Size, signs: Signs) -> Picture:
        return page(self._shown, *size, signs)


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
