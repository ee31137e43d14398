"""«Skal afgøres»: all that two have written differently, and the card where a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import Key
from textual.message import Message
from textual.widgets import Button, Static
from textual.worker import get_current_worker

from screens import themes
from screens.base import BaseScreen
from screens.dialog import Dialog
from screens.listing import ListScreen
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from screens.words import called
from vip2tui.base.safe import T, cut
from vip2tui.domain.kinds.citizen import NAMELESS
from vip2tui.domain.kinds.places import shared_case
from vip2tui.services.exchange.doubt_about import computers, headline, whose
from vip2tui.services.exchange.doubt_card import STAY, CardWords
from vip2tui.services.exchange.doubts import OpenDoubt
from vip2tui.services.house import Services

READING = "Et øjeblik, jeg ser efter …"
_ROOM = 56
"""Cells of a button on the card."""
_NAME = 30
"""Cells of a name there: what it is about stands after it."""
APART = "apart"
"""Answered: each field for itself."""


class Card(Dialog["str | None"]):
    """One card: who wrote what, and what can be kept. Esc leaves it open.

    The cursor stands on «Afgør senere», so a key too many decides nothing.
    """

    CSS_PATH: ClassVar[Any] = [*Dialog.CSS_PATH, "doubts.tcss"]

    def __init__(self, services: Services, one: OpenDoubt) -> None:
        super().__init__()
        self._one, self._words = one, CardWords(services.sharing, one)
        self._whose = _whose(services, one)

    def compose_box(self) -> ComposeResult:
        words = self._words
        yield Static(T(f"{cut(self._whose, _NAME)}: {words.title}"), id="what")
        question = STAY if self._one.doubt.is_undone else "Hvad er rigtigt?"
        yield Static(T(f"{words.asked}. {question}"))
        with VerticalScroll(id="told", can_focus=False):
            yield Static(T("\n".join(words.told())))
        go = themes.signs(self.app).go
        with Vertical(id="keep"):
            for choice in words.choices(_ROOM):
                yield Button(T(f"{go} {choice.words}"), name=choice.keep, classes="choice")
            if len(self._one.apart()) > 1:
                yield Button(T(f"{go} Afgør et felt ad gangen"), name=APART, classes="choice")
            yield Button(T(f"{go} Afgør senere"), id="later")

    def on_mount(self) -> None:
        self.query_one("#later", Button).focus()

    @on(Button.Pressed)
    def _chosen(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.name)

    def on_key(self, event: Key) -> None:
        steps = {"up": self.focus_previous, "down": self.focus_next}
        step = steps.get(event.key)
        if step is not None:
            step()
            event.stop()
        elif event.key in ("pageup", "pagedown"):
            scroll = self.query_one("#told", VerticalScroll)
            (scroll.scroll_page_up if event.key == "pageup" else scroll.scroll_page_down)()


async def settle(page: BaseScreen, one: OpenDoubt) -> bool:
    """Show the card, and write what the person decided over all the values they saw.

    Returns:
        Whether it was decided; «Afgør senere» ends a walk through the fields, too.
    """
    services = page.services
    keep = await page.app.push_screen_wait(Card(services, one))
    if keep == APART:
        for field in one.apart():
            if not await settle(page, field):
                return False
        return True
    if keep is None:
        return False
    done = await page.write(
        lambda: services.doubts.decide(one, keep),
        lambda _: f"{CardWords(services.sharing, one).settled(keep)} Fortryd med Ctrl+Z.",
    )
    if not done:
        page.read_again()
    return done


def _whose(services: Services, one: OpenDoubt) -> str:
    return called(services, shared_case(one.case), whose(services.desk, one) or NAMELESS)


class DoubtsScreen(ListScreen):
    """All open doubts on this computer, by person."""

    NAME = "Skal afgøres"
    HELP = (
        "Her står det, som to har skrevet hver sit om. Begge dele er gemt, og den enes står der, "
        "til du vælger. Det, en har rettet på én gang, hører sammen og kan besvares på én gang. "
        "Her står også det, som en har fortrudt, mens andre skrev videre: det bliver stående, til "
        "du vælger. Enter viser, hvem der skrev hvad, og pil op og Enter vælger et "
        "svar. Skriv en borgers eller en computers navn, så står kun det, der er derfra. "
        "Vælg efter det, der står, ikke efter hvem der skrev sidst. "
        "Det, du afgør, kommer med i den næste fil, så de andre ikke bliver spurgt igen."
    )
    CSS_PATH: ClassVar[Any] = [*ListScreen.CSS_PATH, "doubts.tcss"]
    FIRST = READING

    @dataclass
    class Read(Message):
        """The cases are read."""

        found: list[tuple[str, Row]]

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Se og afgør", "screen.choose"), self.people_key())

    def read_again(self) -> None:
        self._read()

    @work(thread=True, exclusive=True, group="read")
    def _read(self) -> None:
        worker = get_current_worker()
        found = []
        for one in self.services.doubts.all():
            if worker.is_cancelled:
                return
            words, act = CardWords(self.services.sharing, one), partial(settle, self, one)
            find = " ".join([_whose(self.services, one), *computers(self.services.sharing, one)])
            row = Row(
                words.title, one.id, "!  ", below="\n".join(words.below()), find=find, act=act
            )
            found.append((_whose(self.services, one), row))
        found.sort(key=lambda pair: pair[0].casefold())
        self.post_message(self.Read(found))

    @on(Read)
    def _show(self, message: Read) -> None:
        people = list(dict.fromkeys(name for name, _ in message.found))
        self.say_above(headline(len(message.found), people))
        rows: list[Row] = []
        for name, found in groupby(message.found, key=itemgetter(0)):
            rows += [Row(name, heading=True), *(row for _, row in found)]
        self.query_one(Rows).fill(rows)
