"""A plan shown in words before it is written."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from screens.base import BASE_CSS
from screens.dialog import Dialog
from screens.words import off_day, short, weeks_words
from vip2tui.domain.days import say
from vip2tui.safe import T, fit

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from vip2tui.domain.catalogue.package import Package

_NAME = 31


class Preview(Dialog["str | None"]):
    """What is about to be written: yes, another day, or None for no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", "Op", show=False),
        Binding("down", "scroll(1)", "Ned", show=False),
    ]
    CSS_PATH: ClassVar[Any] = [BASE_CSS, Path(__file__).with_name("package_use.tcss")]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose_box(self) -> ComposeResult:
        yield Static(T(self._title).stylize("bold"), id="question")
        with VerticalScroll(id="text", can_focus=False):
            yield Static(T(self._text))
        with Horizontal(id="buttons"):
            yield Button("Læg planen", id="yes", variant="primary")
            yield Button("Anden dato", id="other")
            yield Button("Tilbage", id="no")

    def on_mount(self) -> None:
        self.query_one("#yes", Button).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        answer = event.button.id
        self.dismiss(None if answer == "no" else answer)

    def action_scroll(self, lines: int) -> None:
        self.query_one("#text", VerticalScroll).scroll_relative(y=lines, animate=False)


def plan_in_words(package: Package, start: date) -> str:
    """Return when each step would lie, and which of them begin on a day off."""
    lines = [f"{package.name}, fra {say(start)}", ""]
    last = start
    for step in package.steps:
        begin = start + timedelta(weeks=step.start)
        end = begin + timedelta(days=max(step.weeks.normal * 7 - 1, 0))
        last = max(last, end)
        days = f"{short(begin)} – {short(end)}"
        lines.append(f"{fit(step.name, _NAME)} {days} ({weeks_words(step.weeks.normal)})")
    lines += ["", f"Sidste dag er {say(last)} (et skøn)."]
    why = off_day(start)
    if why:
        lines.append(f"OBS: den første dag er en fridag ({why}). Det må den gerne være.")
    lines.append("Planen er en kopi: den kan ændres, og nye udgaver af jobpakken ændrer den ikke.")
    return "\n".join(lines)
