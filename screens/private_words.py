"""The question before a text is stored: is there something private in it? Never a block."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.widgets import Button, Static

from screens.dialog import Dialog
from screens.swapping import free_content
from screens.widgets.text_field import TextField
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, cut
from vip2tui.services.free_text import EDIT, KEEP, REMOVE, Asked, FreeTextError

_WIDE = 40


class PrivateWords(Dialog["str | None"]):
    """Asks about one text; answers with the text to store, with an empty one where it is to be
    corrected, and with None where nothing is stored.
    """

    HELP: ClassVar[str] = (
        "Skriv det, der skal tages hensyn til, og ikke hvorfor: «skal sidde ned hver time». "
        "«Fjern den» sætter [fjernet] i stedet. Esc går tilbage, og intet er gemt."
    )

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked

    def compose_box(self) -> ComposeResult:
        yield Static(T(self.worded(self._asked.question)), id="question")
        for one in self._asked.words[:3]:
            yield Static(free_content(f"«{cut(one, _WIDE)}»"), classes="private")
        with Horizontal(id="buttons"):
            yield Button(REMOVE, id="remove", variant="primary")
            yield Button(EDIT, id="edit")
            yield Button(KEEP, id="keep")

    def on_mount(self) -> None:
        self.query_one("#remove", Button).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        answers = {"remove": self._asked.cleaned, "keep": self._asked.text}
        self.dismiss(answers.get(event.button.id or "", ""))

    def on_key(self, event: Key) -> None:
        step = {"left": self.focus_previous, "right": self.focus_next}.get(event.key)
        if step is not None:
            step()


class Rewrite(Dialog["str | None"]):
    """The text itself, to be written otherwise."""

    HELP: ClassVar[str] = "Ret teksten. Tab går til knappen. Esc går tilbage til spørgsmålet."
    ENTER = "Ny linje"

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked

    @property
    def heading(self) -> str:
        return EDIT

    def compose_box(self) -> ComposeResult:
        yield TextField(self._asked.text, id="text")
        with Horizontal(id="buttons"):
            yield Button("Gem", id="yes", variant="primary")
            yield Button("Tilbage", id="no")

    def on_mount(self) -> None:
        text = self.query_one(TextField)
        text.move_cursor(text.document.end)
        text.focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        typed = self.query_one(TextField).text.strip()
        self.dismiss(typed or None if event.button.id == "yes" else None)


async def is_answered(app: App[Any], error: Vip2Error) -> bool:
    """Ask, if a text is to be asked about, and return whether it is stored: so, or otherwise."""
    if not isinstance(error, FreeTextError):
        return False
    asking = app.run_worker(_asked(app, error), exit_on_error=False, group="asked")
    return await asking.wait()


async def _asked(app: App[Any], error: FreeTextError) -> bool:
    while True:
        answer: str | None = await app.push_screen_wait(PrivateWords(error.asked))
        if answer is None:
            return False
        answer = answer or await app.push_screen_wait(Rewrite(error.asked))
        if answer is not None:
            error.answer(answer)
            return True
