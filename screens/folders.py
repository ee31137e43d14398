"""Where a file shall lie, or lies: one walks there. A path may be typed and never has to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from screens import announcing, saving, themes
from screens.dialog import Dialog, WentBack
from screens.page import Page
from screens.question import Question, answer
from vip2tui.base import browsing
from vip2tui.base.browsing import Look, Seen
from vip2tui.base.drives import Found
from vip2tui.base.safe import T, clean_line, cut

TYPED = "Skriv stedet selv …"
OTHERS = "Andre steder"
LOOKING = "Et øjeblik, jeg ser efter …"
GONE = "Mappen er der ikke mere. Se efter, om stikket sidder i."
_NAME = 44
_AT_ONCE = 0.4
"""Seconds that are waited for a drive before the question stands there without its folders."""
_OFTEN = 0.1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for."""

    question: str
    typed: str
    """What is asked of who types the path."""
    last: str = ""
    """The folder used last, where one begins."""
    suffix: str = ""
    """What the files end on that can be chosen; none where a folder is asked for."""
    found: tuple[Found, ...] = ()
    """Files that are known already, the newest first."""
    is_folder: bool = True
    """Whether a folder is an answer."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    act: Callable[[], object]
    leads: bool = False
    """Whether it leads on, so that the arrow to the right does it too."""
    path: Path | None = None


class Folders(Dialog["str | None"]):
    """Enter goes into a folder or takes what the line says; Backspace goes one up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,left", "up", "En op", id="mappe.op", tooltip="Til mappen ovenover",
                show=False, priority=True),
        Binding("right", "into", "Ind i", priority=True, show=False),
    ]  # fmt: skip

    def __init__(self, wanted: Wanted, look: Look) -> None:
        super().__init__()
        self._wanted, self._look = wanted, look
        self._seen = Seen()
        self._lines: list[_Line] = []
        self._asks_again: Timer | None = None

    def compose_box(self) -> ComposeResult:
        yield Static(T(self.worded(self._wanted.question)), id="question")
        yield OptionList(id="choices")
        with Horizontal(id="buttons"):
            yield Button("Tilbage", id="no")

    def on_mount(self) -> None:
        self.query_one("#choices").focus()
        self._asks_again = self.set_interval(_OFTEN, self._show_seen)
        self._show_seen()

    def _show_seen(self) -> None:
        """Show what was seen, or that it takes a while."""
        seen = self._look.seen
        if seen is None:
            if not self._lines:
                self._fill([_Line(LOOKING, bool), *self._ways(None)])
            return
        if self._asks_again is not None:
            self._asks_again.pause()
        if seen is self._seen:  # the clock had struck once more
            return
        came, self._seen = self._seen.folder, seen
        if seen.is_gone:
            announcing.tell(self.app, GONE, is_refusal=True)
            self.show_told()
        self._fill(self._all_lines(seen), came)

    def _fill(self, lines: list[_Line], came: Path | None = None) -> None:
        self._lines = lines
        choices = self.query_one("#choices", OptionList)
        choices.set_options(Option(T(line.text), id=str(at)) for at, line in enumerate(lines))
        choices.highlighted = self._first(came)

    def _first(self, came: Path | None) -> int:
        """Return the line to stand on: where one came from, else what answers, else a folder."""
        tests: tuple[Callable[[_Line], bool], ...] = (
            lambda line: came is not None and line.path == came,
            lambda line: line.path is not None and not line.leads,
            lambda line: line.path is not None,
        )
        at = (n for is_it in tests for n, line in enumerate(self._lines) if is_it(line))
        return next(at, 0)

    # The lines

    def _all_lines(self, seen: Seen) -> list[_Line]:
        go, lines = themes.signs(self.app).go, []
        if seen.folder is not None and self._wanted.is_folder:
            lines.append(self._answer(f"Her, {seen.here}", seen.folder))
        known = self._wanted.found if seen.folder is None else ()
        lines += [self._answer(f"{_short(one.path.name)} · {one.place}", one.path) for one in known]
        ways = self._ways(seen)
        lines += ways[:-1]
        lines += [self._answer(_short(one.name), one) for one in seen.files]
        lines += [
            _Line(
                f"{go} {_short(one.name)}", partial(self._go, one.path), leads=True, path=one.path
            )
            for one in seen.folders
        ]
        return [*lines, ways[-1]]

    def _answer(self, text: str, path: Path) -> _Line:
        return _Line(text, partial(self.dismiss, str(path)), path=path)

    def _ways(self, seen: Seen | None) -> list[_Line]:
        """Return the way up, where there is one, and the way to type."""
        ways = [_Line(TYPED, partial(self.dismiss, ""))]
        if seen is None or seen.folder is not None:
            name = _short(seen.above.name or str(seen.above)) if seen and seen.above else ""
            words = f"Op til {name}" if name else OTHERS
            up = f"{themes.signs(self.app).back} {words}"
            ways.insert(0, _Line(up, partial(self._go, seen.above if seen else None)))
        return ways

    def _go(self, folder: Path | None) -> None:
        """Look into a folder, or at all places; the lines stand until that is seen."""
        last, suffix = self._wanted.last, self._wanted.suffix
        see = partial(browsing.inside, folder, last, suffix) if folder else partial(
            browsing.places, last
        )  # fmt: skip
        self._look = Look(see)
        self._look.start()
        self._lines = []
        if self._asks_again is not None:
            self._asks_again.resume()
        self._look.join(0.02)
        self._show_seen()

    # What a person does

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._lines[int(event.option.id or 0)].act()

    def on_button_pressed(self) -> None:
        self.action_no()

    def action_up(self) -> None:
        """Go to the folder above, or to all places."""
        if self._seen.folder is not None or self._look.seen is None:
            self._go(self._seen.above)

    def action_into(self) -> None:
        """Go into the folder the cursor stands on."""
        at = self.query_one("#choices", OptionList).highlighted
        if at is not None and self._lines[at].leads:
            self._lines[at].act()


def _short(name: str) -> str:
    return cut(clean_line(name), _NAME) or "(uden navn)"


async def walk(page: Page, wanted: Wanted) -> str:
    """Return the path that a person walks to, or types.

    Raises:
        WentBack: If none was chosen.
    """
    see: Callable[[], Seen] = partial(browsing.begin, wanted.last, wanted.suffix)
    if wanted.found or not wanted.is_folder:
        see = partial(browsing.places, wanted.last)
    look = Look(see)
    look.start()
    await saving.in_turn(page.app, partial(look.join, _AT_ONCE))
    chosen = await page.app.push_screen_wait(Folders(wanted, look))
    if chosen == "":
        chosen = await answer(page, Question(wanted.typed, str))
    if chosen is None or not chosen.strip():
        raise WentBack
    return chosen
