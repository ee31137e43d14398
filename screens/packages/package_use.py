"""A package into a plan: for whom, from when, and the plan in words before it is written."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from screens.base import BaseScreen
from screens.dialog import Dialog
from screens.dialogs import Find
from screens.messages import GoTo, To
from screens.question import a_day, ask
from screens.words import called, off_day, people, weeks_words
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, fit
from vip2tui.catalogue.package import Package
from vip2tui.domain.course.plan import length_words
from vip2tui.domain.packages.fit import shown_words
from vip2tui.services.course.cautions import minding_of
from vip2tui.text.danish import genitive
from vip2tui.text.days import say, span

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
    """Ask for the first day; None if the person goes back."""
    return await ask(page, a_day(f"Hvornår begynder {name}?", page.services.desk.today(), before))


def name_of(page: BaseScreen, citizen: str) -> str:
    """Return what a citizen is called; nothing where the citizen is not here any more."""
    try:
        name = page.services.citizens.get(citizen).citizen.name
    except Vip2Error:
        return ""
    return called(page.services, citizen, name)


async def use(page: BaseScreen, package_id: str, citizen: str | None) -> None:
    """Ask for whom and from when, show the days, and write the plan."""
    services = page.services
    try:
        package = services.packages.for_citizen(package_id)
        citizen = citizen or await ask_citizen(page, "Hvem er jobpakken til?")
        if citizen is None:
            return
        case = services.citizens.get(citizen)
        services.courses.check_start(case, package)
    except Vip2Error as error:
        page.refuse(error)
        return
    name = name_of(page, citizen)
    known = shown_words(services.card.shown_in(case, package))
    answer: str | None = "other"
    start = await ask_start(page, name)
    while start is not None and answer == "other":
        words = plan_in_words(package, start, known, services.desk.today())
        answer = await page.app.push_screen_wait(Preview(f"{genitive(name)} plan", words))
        if answer == "yes":
            await _start(page, citizen, name, package, start)
        elif answer == "other":
            start = await ask_start(page, name, start)


async def _start(page: BaseScreen, citizen: str, name: str, package: Package, start: date) -> None:
    def write() -> None:
        seen = page.services.citizens.get(citizen)
        page.services.courses.start(seen, package, page.services.catalogue.checklist(), start)

    said = f"Jobpakken er lagt i {genitive(name)} plan. Fortryd med Ctrl+Z."
    if await page.write(write, said):
        page.post_message(GoTo(To.CITIZEN, citizen, "plan"))


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
