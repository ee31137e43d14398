"""What a file would do, shown before it does it; the brake; and what became of it, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Key
from textual.widgets import Button, Static

from screens.dialog import Dialog
from screens.swapping import free_content
from screens.widgets.field import Field
from vip2tui.base.safe import T
from vip2tui.services.exchange.seen import RefusedFile, Seen
from vip2tui.text.danish import count, number

MOST_SINGLES = 500
"""Changes told one by one on the screen."""


class Preview(Dialog[bool]):
    """«Se først, hvad der sker»: the sentences of each file. Enter means no."""

    NO: ClassVar[Any] = False
    CSS_PATH: ClassVar[Any] = [*Dialog.CSS_PATH, "fetch.tcss"]

    def __init__(
        self,
        looked: Sequence[Seen],
        refused: Sequence[RefusedFile],
        singles: Callable[[Seen], list[str]],
    ) -> None:
        """Take what was looked at, and what tells a file's changes one by one."""
        super().__init__()
        self._looked, self._refused, self._singles = looked, refused, singles

    @property
    def heading(self) -> str:
        return "Se først, hvad der sker"

    def compose_box(self) -> ComposeResult:
        with VerticalScroll(id="text"):
            for seen in self._looked:
                yield Static(T(seen.sender).stylize("bold"))
                yield Static(T("\n".join(_would(seen))), classes="told")
            for one in self._refused:
                yield Static(T(f"{one.file}: hentes ikke").stylize("bold"))
                yield Static(T(one.why), classes="told")
        word = "Hent" if len(self._looked) == 1 else f"Hent {len(self._looked)} filer"
        no = Button("Annullér", id="no", variant="primary")
        each = Button("Vis hver ændring", id="each")
        each.display = any(not seen.plan.is_empty for seen in self._looked)
        yield Horizontal(Button(T(word), id="yes"), no, each, id="buttons")

    def on_mount(self) -> None:
        self.query_one("#no", Button).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "each":
            self._open_each()
        else:
            self.dismiss(event.button.id == "yes")

    def _open_each(self) -> None:
        """Tell each change of each file; the cursor goes to «Annullér», and nothing is taken in."""
        lines = [one for seen in self._looked for one in self._singles(seen)]
        if len(lines) > MOST_SINGLES:
            more = number(len(lines) - MOST_SINGLES)
            lines[MOST_SINGLES:] = [f"… og {more} til. Se dem med «vip2tui fetch --preview --each»"]
        scroll = self.query_one("#text", VerticalScroll)
        scroll.mount(Static(free_content("\n".join(lines)), classes="told"))
        self.query_one("#each", Button).display = False
        self.query_one("#no", Button).focus()

    def on_key(self, event: Key) -> None:
        scroll = self.query_one("#text", VerticalScroll)
        steps: dict[str, Callable[[], object]] = {
            "left": self.focus_previous,
            "right": self.focus_next,
            "up": scroll.scroll_up,
            "down": scroll.scroll_down,
            "pageup": scroll.scroll_page_up,
            "pagedown": scroll.scroll_page_down,
        }
        if event.key in steps:
            steps[event.key]()


class Brake(Dialog[bool]):
    """A file would put much away: what it is, and a number to type. Anything else means no."""

    NO: ClassVar[Any] = False
    CSS_PATH: ClassVar[Any] = [*Dialog.CSS_PATH, "fetch.tcss"]

    def __init__(self, sender: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._sender, self._lines = sender, lines

    def compose_box(self) -> ComposeResult:
        number = len(self._lines)
        yield Static(
            T(f"STOP: {self._sender} Den lægger {count(number, 'ting', 'ting')} væk eller lukker "
              "dem. Er det meningen? Ring hellere og spørg."),
            id="question",
        )  # fmt: skip
        yield VerticalScroll(Static(T("\n".join(self._lines))), id="text")
        yield Static(T(f"Skriv tallet {number} for at hente filen alligevel:"), id="ask")
        yield Field(id="number")
        yield Horizontal(
            Button("Hent alligevel", id="yes", variant="error"),
            Button("Annullér", id="no", variant="primary"),
            id="buttons",
        )

    def on_mount(self) -> None:
        self.query_one("#number", Field).focus()

    @on(Field.Submitted)
    @on(Button.Pressed, "#yes")
    def _typed(self) -> None:
        if self.query_one("#number", Field).value.strip() == str(len(self._lines)):
            self.dismiss(True)
        else:
            asked = self.query_one("#ask", Static)
            asked.update(T(f"Det er ikke tallet. Intet er hentet. Skriv {len(self._lines)}, "
                           "eller tryk Esc."))  # fmt: skip

    @on(Button.Pressed, "#no")
    def _leave(self) -> None:
        self.action_no()


def _would(seen: Seen) -> list[str]:
    """Return what a file would do, with everything it would put away."""
    return [*seen.sentences, *(f"  {one}" for one in seen.unseen), *_same(seen)]


def in_short(seen: Seen) -> list[str]:
    """Return whose file it is and its number, what it would do, and how much of it is here."""
    return [seen.sender, *seen.sentences, *_same(seen)]


def _same(seen: Seen) -> list[str]:
    same = 0 if seen.plan.is_empty else seen.plan.same
    return [f"Uændret: {count(same, 'ting', 'ting')}, som er her i forvejen."] if same else []


def result(taken: Sequence[Seen], refused: Sequence[RefusedFile], left: int = 0) -> str:
    """Return what became of the files, in sentences; so many were left when it was stopped."""
    parts = []
    if taken:
        undo = "" if all(seen.changes_nothing for seen in taken) else " Fortryd med Ctrl+Z."
        parts.append(f"{count(len(taken), 'fil', 'filer')} er hentet.{undo}")
    for seen in taken:
        sentences = " ".join(_done(one) for one in seen.sentences)
        received = count(seen.counts.get("receipts", 0), "ting", "ting")
        answered = f"{received}, du har sendt, er modtaget." if seen.counts.get("receipts") else ""
        parts.append("\n".join(filter(None, (seen.sender, sentences, answered))))
    no = "Du sagde nej, og intet er ændret."
    parts += [f"Ikke hentet: {one.file}\n{no if one.needs_yes else one.why}" for one in refused]
    if left:
        parts.append(
            f"Du stoppede. {count(left, 'fil', 'filer')} er ikke hentet endnu. Hent dem, når du "
            "vil; intet kommer dobbelt."
        )
    return "\n\n".join(parts)


def _done(sentence: str) -> str:
    """Return a sentence of what would happen as one of what has happened."""
    turned = sentence.replace(" bliver ændret", " er ændret").replace(" bliver ", " er ")
    return turned.replace("kommer frem igen", "er kommet frem igen")
