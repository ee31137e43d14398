"""Two jobpakker side by side: both columns in 80 cells, «≠» at what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from screens import commands
from screens.base import BaseScreen
from screens.page import key_of
from screens.sheet import BASE_CSS
from screens.widgets.frame import Shortcut
from screens.widgets.row import wrapped
from vip2tui.base.safe import T, fit
from vip2tui.domain.packages.compare import DIFFERENT, Compared, compare
from vip2tui.services.house import Services
from vip2tui.services.packages.editions import to_read
from vip2tui.text.danish import count

SECTIONS = {
    "Varighed": "I korte træk",
    "Sprog": "Krav",
    "Læs først": "Læs først: advarsler",
    "Opgaver": "Opgaver i jobbet",
    "Beviser": "Beviser og kurser",
    "Trin": "Forløbet",
    "Faget": "Det, man lærer",
}
"""What a section is called, by the first line it holds."""
_MARK = 2
_LABEL = 11
_GAP = 3
_ROOMY = 100
"""From so many cells the labels stand beside the columns, below it above them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide things are in a window."""

    label: int
    """Cells for the labels beside the columns; 0 if they stand above."""
    side: int

    @classmethod
    def of(cls, width: int) -> Layout:
        label = _LABEL + _MARK if width >= _ROOMY else 0
        return cls(label, (width - label - _GAP) // 2)


class CompareScreen(BaseScreen):
    """What two packages say about the same things."""

    NAME = "Sammenlign"
    HELP = (
        "De to jobpakker står ved siden af hinanden. «≠» står ved det, der er forskelligt, og ved "
        "linjer, som kun den ene har. Pil op og ned ruller. "
        "Ctrl+A viser kun det, der er forskelligt. Menuen (F10) kan bytte om på de to."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, "compare.tcss"]
    AUTO_FOCUS = "#sides"

    def __init__(self, services: Services, one: str, other: str) -> None:
        super().__init__(services)
        self._ids = [one, other]
        self._names = ["", ""]
        self._lines: tuple[Compared, ...] = ()
        self._only = False

    def compose_body(self) -> ComposeResult:
        yield Static(id="names")
        with VerticalScroll(id="sides"):
            yield Static(id="text")

    def heading_content(self) -> Content:
        return T("Sammenlign to jobpakker")

    def shortcuts(self) -> list[Shortcut]:
        return self.around(
            key_of(commands.ALL),
        )

    def status(self) -> str:
        differ = sum(one.differs for one in self._lines)
        return f"{DIFFERENT} {count(differ, 'ting', 'ting')} af {len(self._lines)} er forskellige"

    def read_again(self) -> None:
        both = self.read_or_leave(lambda: [to_read(self.services.packages, i) for i in self._ids])
        if both is None:
            return
        left, right = both
        self._names = [str(left.name), str(right.name)]
        self._lines = tuple(one for one in compare(left, right) if one.left or one.right)
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        width = self.query_one("#sides").scrollable_content_region.width
        if not width or not self._lines:
            return
        layout = Layout.of(width)
        left, right = (fit(name, layout.side) for name in self._names)
        names = T(f"{' ' * layout.label}{left} │ {right}").stylize("bold")
        self.query_one("#names", Static).update(names)
        drawn_content = Content("\n").join(side_by_side(self._lines, layout, only=self._only))
        self.query_one("#text", Static).update(drawn_content)

    async def action_unfold(self) -> None:
        """Show what differs alone, or all."""
        self._only = not self._only
        self._draw()
        self.query_one("#sides").scroll_home(animate=False)
        await self.refresh_frame()

    def action_swap(self) -> None:
        """Let the two change places."""
        self._ids.reverse()
        self.read_again()


def side_by_side(lines: Iterable[Compared], layout: Layout, *, only: bool) -> Iterator[Content]:
    """Yield the lines of the screen: sections, labels, and each side in its own column."""
    section: str | None = None
    for one in lines:
        section = SECTIONS.get(one.label, section)
        if only and not one.differs:
            continue
        if section:
            yield T(f"{section} ".ljust(layout.label + 2 * layout.side + _GAP, "─")).stylize("bold")
            section = ""
        yield from _pair(one, layout)


def _pair(one: Compared, layout: Layout) -> Iterator[Content]:
    left, right = _column(one.left, one.right, layout), _column(one.right, one.left, layout)
    label = f"{one.mark} {one.label}"
    if not layout.label:
        yield T(label).stylize("italic")
    for number, (here, there) in enumerate(zip_longest(left, right, fillvalue="")):
        beside = fit(label if number == 0 else "", layout.label)
        yield T(f"{beside}{fit(here, layout.side)} │ {fit(there, layout.side)}")


def _column(texts: tuple[str, ...], others: tuple[str, ...], layout: Layout) -> list[str]:
    """Return one side's texts in lines that fit it.

    Where the sides share something, each line that the other lacks is marked; else the label is
    mark enough.
    """
    share = bool(set(texts) & set(others))
    found = []
    for text in texts or ("(intet)",):
        mark = DIFFERENT if share and text not in others else " "
        for line in wrapped(text, layout.side - _MARK):
            found.append(f"{mark} {line}")
            mark = " "
    return found
