"""«Skal afgøres»: all that two have written differently, and the card where a person decides."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Button, Static
from textual.worker import get_current_worker

from screens.base import BASE_CSS, BaseScreen
from screens.dialog import Dialog
from screens.exchange import doubt_words as words
from screens.widgets.rows import Row, Rows
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.services.exchange.doubts import BOTH

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from screens.widgets.frame import Shortcut
    from vip2tui.services.exchange.doubts import OpenDoubt
    from vip2tui.services.house import Services

CSS = Path(__file__).with_name("doubts.tcss")
READING = "Et øjeblik, jeg ser efter …"
_ROOM = 56
"""Cells of a button on the card."""


class Card(Dialog["str | None"]):
    """One doubt: who wrote what, and what can be kept. Esc leaves it open.

    The cursor stands on «Afgør senere», so a key too many decides nothing.
    """

    CSS_PATH: ClassVar[Any] = [BASE_CSS, BASE_CSS.with_name("dialogs.tcss"), CSS]

    def __init__(self, services: Services, one: OpenDoubt) -> None:
        super().__init__()
        self._services, self._one = services, one

    def compose_box(self) -> ComposeResult:
        services, one = self._services, self._one
        yield Static(T(f"{words.whose(services, one)}: {words.about(services, one)}"), id="what")
        question = "Skal det blive stående?" if one.doubt.is_undone else "Hvad er rigtigt?"
        yield Static(T(f"{words.asked(one)}. {question}"))
        with VerticalScroll(id="told", can_focus=False):
            yield Static(T("\n".join(words.told(services, one))))
        with Vertical(id="keep"):
            for change, text in words.choices(services, one, _ROOM):
                yield Button(T(f"► {text}"), name=change, classes="choice")
            if both := words.both(one):
                yield Button(T(f"► {both}"), name=BOTH, classes="choice")
            yield Button("► Afgør senere", id="later")

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


async def settle(page: BaseScreen, one: OpenDoubt) -> None:
    """Show the card, and write what the person decided over all the values they saw."""
    services = page.services
    keep = await page.app.push_screen_wait(Card(services, one))
    if keep is None:
        return
    try:
        services.doubts.decide(one, keep)
    except Vip2Error as error:
        page.refuse(error)
        page.read_again()
    else:
        page.saved(f"{words.kept(one, keep)} Fortryd med Ctrl+Z.")


class DoubtsScreen(BaseScreen):
    """All open doubts on this computer, by person."""

    NAME = "Skal afgøres"
    HELP = (
        "Her står det, som to har skrevet hver sit om. Begge dele er gemt, og det nederste står "
        "der, til du vælger. Her står også det, som en har fortrudt, mens andre skrev videre: det "
        "bliver stående, til du vælger. Enter viser, hvem der skrev hvad. "
        "Vælg efter det, der står, ikke efter hvem der skrev sidst. "
        "Det, du afgør, kommer med i den næste fil, så de andre ikke bliver spurgt igen."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, CSS]

    class Read(Message):
        """The cases are read."""

        def __init__(self, found: list[tuple[str, OpenDoubt]]) -> None:
            super().__init__()
            self.found = found

    def compose_body(self) -> ComposeResult:
        yield Static(READING, id="said")
        yield Rows()

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

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
            found.append((words.whose(self.services, one), one))
        found.sort(key=lambda pair: pair[0].casefold())
        self.post_message(self.Read(found))

    @on(Read)
    def _show(self, message: Read) -> None:
        people = list(dict.fromkeys(name for name, _ in message.found))
        self.query_one("#said", Static).update(T(words.headline(len(message.found), people)))
        rows: list[Row] = []
        last = None
        for name, one in message.found:
            if name != last:
                rows.append(Row(name, heading=True))
                last = name
            below = "\n".join(words.rows_below(self.services, one))
            rows.append(Row(words.about(self.services, one), one.id, "!  ", below=below,
                            act=partial(settle, self, one)))  # fmt: skip
        self.query_one(Rows).fill(rows)
