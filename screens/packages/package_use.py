"""A package into a plan: for whom, from when, and the plan in words before it is written."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from screens.dialog import Dialog
from screens.dialogs import AskText, Find
from screens.words import off_day, people, weeks_words
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, fit
from vip2tui.domain.course.plan import length_words
from vip2tui.services.course.cautions import minding_of
from vip2tui.text.days import EXAMPLES, parse_day, say, span

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from screens.base import BaseScreen
    from vip2tui.catalogue.package import Package

_NAME = 31


class Preview(Dialog["str | None"]):
    """What is about to be written: yes, another way, or None for no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", "Op", show=False),
        Binding("down", "scroll(1)", "Ned", show=False),
        Binding("pageup", "scroll(-8)", "Side op", id="plan.side-op", tooltip="Rul op", show=False),
        Binding(
            "pagedown", "scroll(8)", "Side ned", id="plan.side-ned", tooltip="Rul ned", show=False
        ),
    ]
    CSS_PATH: ClassVar[Any] = [
        *Dialog.CSS_PATH, Path(__file__).with_name("package_use.tcss"),
    ]  # fmt: skip

    def __init__(
        self, title: str, text: str, yes: str = "Læg planen", other: str = "Anden dato"
    ) -> None:
        super().__init__()
        self._title, self._text, self._yes, self._other = title, text, yes, other

    def compose_box(self) -> ComposeResult:
        yield Static(T(self._title).stylize("bold"), id="question")
        with VerticalScroll(id="text", can_focus=False):
            yield Static(T(self._text))
        yield Static("Der er mere: tryk pil ned.", id="more")
        with Horizontal(id="buttons"):
            yield Button(T(self._yes), id="yes", variant="primary")
            if self._other:
                yield Button(T(self._other), id="other")
            yield Button("Tilbage", id="no")

    def on_mount(self) -> None:
        self.query_one("#yes", Button).focus()
        text = self.query_one("#text", VerticalScroll)
        self.watch(text, "scroll_y", self._tell_more)
        self.watch(text, "virtual_size", self._tell_more)

    def _tell_more(self) -> None:
        """Say so while some of the text is still below."""
        text = self.query_one("#text", VerticalScroll)
        self.query_one("#more", Static).visible = text.scroll_y < text.max_scroll_y

    def on_button_pressed(self, event: Button.Pressed) -> None:
        answer = event.button.id
        self.dismiss(None if answer == "no" else answer)

    def action_scroll(self, lines: int) -> None:
        self.query_one("#text", VerticalScroll).scroll_relative(y=lines, animate=False)


async def ask_citizen(page: BaseScreen, question: str) -> str | None:
    """Ask which citizen is meant; None if there is none, or the person goes back."""
    every = list(page.services.citizens.ids())
    if not every:
        page.say("Opret en borger først: tryk F2.")
        return None
    return await page.app.push_screen_wait(Find(question, people(page.services, every)))


async def ask_start(page: BaseScreen, name: str, before: date | None = None) -> date | None:
    """Ask for the first day until it is understood; None if the person goes back."""
    typed: str | None = f"{before.day}/{before.month} {before.year}" if before else ""
    while True:
        asked = AskText(f"Hvornår begynder {name}?", typed or "", EXAMPLES)
        typed = await page.app.push_screen_wait(asked)
        if typed is None:
            return None
        try:
            return parse_day(typed, page.services.desk.today())
        except Vip2Error as error:
            page.refuse(error)


def plan_in_words(package: Package, start: date, shown: str = "", today: date | None = None) -> str:
    """Return what to mind first, when each step would lie, and what is shown already."""
    lines = [f"{package.name}, fra {say(start)}"]
    why = off_day(start)
    if why:
        lines.append(f"OBS: den første dag er en fridag ({why}). Det må den gerne være.")
    if told := minding_of(package, start).in_words():
        lines += ["", "Læs først", *(f"!  {one}" for one in told)]
    lines += ["", "Datoerne"]
    last, parts = start, []
    for step in package.steps:
        if step.optional:
            lines.append(f"{fit(step.name, _NAME)} kan vælges til senere")
            continue
        begin = start + timedelta(weeks=step.start)
        end = begin + timedelta(days=max(step.weeks.normal * 7 - 1, 0))
        last = max(last, end)
        parts.append((step.track, begin, end))
        days = span(begin, end, today or start)
        lines.append(f"{fit(step.name, _NAME)} {days} ({weeks_words(step.weeks.normal)})")
    lines += ["", f"Sidste dag er {say(last)} (et skøn): {length_words(parts)}."]
    if shown:
        lines.append(shown)
    lines.append("Planen er en kopi: den kan ændres, og nye udgaver af jobpakken ændrer den ikke.")
    return "\n".join(lines)
