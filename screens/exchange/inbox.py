"""Indbakke: a folder of files in one act, told computer by computer; then the receipts to all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Key
from textual.widgets import Button, Static

from screens.base import BaseScreen
from screens.dialog import Dialog, WentBack
from screens.dialogs import choose
from screens.exchange.fetch_dialogs import Brake
from screens.exchange.places import where
from screens.exchange.send import answer_all
from screens.messages import GoTo, To
from screens.working import Working, working
from vip2tui.base.safe import T
from vip2tui.services.exchange.inbox import files_in, report
from vip2tui.services.exchange.seen import Summary
from vip2tui.text.danish import count

FETCH, LOOK, ANSWER, DECIDE = "fetch", "look", "answer", "decide"
_STOPPING = "Stopper efter denne fil. Alt, der er hentet, er gemt."
_NOT_READ = "Stopper efter denne fil. Intet er hentet."


class Told(Dialog["str | None"]):
    """A line for each computer and each refused file, and what can be done next. Esc does none."""

    CSS_PATH: ClassVar[Any] = [*Dialog.CSS_PATH, "fetch.tcss"]

    def __init__(self, title: str, lines: Sequence[str], ways: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._lines, self._ways = title, lines, ways

    @property
    def heading(self) -> str:
        return self._title

    def compose_box(self) -> ComposeResult:
        yield VerticalScroll(Static(T("\n\n".join(self._lines))), id="text")
        with Horizontal(id="buttons"):
            for key, words in self._ways:
                yield Button(T(words), name=key, variant="primary")
            yield Button("Luk", id="no")

    def on_mount(self) -> None:
        self.query(Button).first().focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.name)

    def on_key(self, event: Key) -> None:
        scroll = self.query_one("#text", VerticalScroll)
        steps: dict[str, Callable[[], object]] = {
            "left": self.focus_previous, "right": self.focus_next, "up": scroll.scroll_up,
            "down": scroll.scroll_down, "pageup": scroll.scroll_page_up,
            "pagedown": scroll.scroll_page_down,
        }  # fmt: skip
        if event.key in steps:
            steps[event.key]()


async def inbox(page: BaseScreen) -> None:
    """Ask which folder, take its files in, tell what came from whom, and answer all who wait."""
    services = page.services
    place = await where(page, "Hvilken mappe ligger filerne i?")
    paths = await working(page, partial(files_in, place))
    files = count(len(paths), "fil", "filer")
    asked = f"{files} i mappen. Rækkefølgen er lige meget, og hver fil kan fortrydes for sig."
    way = await choose(page, asked, [(FETCH, f"Hent {files}"), (LOOK, "Se først, hvad der sker")])
    if way == LOOK:
        box = Working(f"{files} bliver læst …", _NOT_READ)
        seen = await working(page, partial(services.fetching.rehearse, paths, box.progress), box)
        lines = ["Intet er ændret endnu.", *report(seen).lines]
        ways = [(FETCH, f"Hent {files}")] if seen.taken else []
        if await page.app.push_screen_wait(Told("Se først, hvad der sker", lines, ways)) is None:
            raise WentBack
    intake = services.fetching.intake()
    box = Working(f"{files} bliver hentet …", _STOPPING)
    asking = await working(page, partial(intake.begin, paths, box.progress), box)
    while asking is not None:
        yes = await page.app.push_screen_wait(Brake(asking.sender, asking.removals))
        box = Working(f"{files} bliver hentet …", _STOPPING)
        answer = partial(intake.answer, asking, yes=yes, progress=box.progress)
        asking = await working(page, answer, box)
    done = await working(page, partial(services.fetching.summary, intake))
    page.saved()
    await _then(page, done)


async def _then(page: BaseScreen, done: Summary) -> None:
    """Tell what was taken in; the receipts to all and the doubts are a key away."""
    waiting = len(page.services.owing.waiting())
    ways = [(ANSWER, f"Lav {count(waiting, 'kvittering', 'kvitteringer')}")] if waiting else []
    ways += [(DECIDE, "Afgør nu")] if done.doubts else []
    undo = [] if all(one.changes_nothing for one in done.taken) else ["Fortryd med Ctrl+Z."]
    title = f"{count(len(done.taken), 'fil', 'filer')} er hentet"
    told = Told(title, [*report(done).lines, *undo], ways)
    way = await page.app.push_screen_wait(told)
    if way == ANSWER:
        await answer_all(page)
    elif way == DECIDE:
        page.post_message(GoTo(To.DOUBTS))
