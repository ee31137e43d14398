"""A new passphrase: five words from the program or one's own, and typed again.

In the first run five words that stand as they were proposed need no typing again: what is on the
paper is tried with the code instead.
"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Button, Static

from screens.widgets.field import Field
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T

WEAK = "For let at gætte: {}."
STRONG = "Stærk nok. Store og små bogstaver skal være, som du skriver dem her."


class NotTheSameError(Vip2Error):
    """The two fields differ, so a slip would lock the person out."""

    def __init__(self) -> None:
        super().__init__("De to adgangskoder er ikke ens. Intet er ændret. Skriv den ene igen.")


class NewPassphrase(Vertical):
    """Two fields, a suggestion, and a word about the strength."""

    def __init__(self, *, is_first: bool = False) -> None:
        super().__init__()
        self._is_first = is_first
        self._proposed: list[str] = []

    def compose(self) -> ComposeResult:
        first = Field(id="phrase")
        first.border_title = "Adgangskode: fem ord"
        again = Field(id="again")
        again.border_title = "Skriv den igen"
        yield first
        yield Static(id="strength")
        yield Button("Foreslå en ny", id="suggest")
        yield again

    def on_mount(self) -> None:
        self._suggest()

    @property
    def phrase(self) -> str:
        """The passphrase, typed alike twice.

        Raises:
            WeakPassphraseError: If it could be guessed.
            NotTheSameError: If the second is another.
        """
        from vip2tui.storage.passphrase import require_strong

        typed = self.query_one("#phrase", Field).value.split()
        require_strong(" ".join(typed))
        again = self.query_one("#again", Field)
        if again.display and typed != again.value.split():
            raise NotTheSameError
        return " ".join(typed)

    @on(Button.Pressed, "#suggest")
    def _suggest(self) -> None:
        from vip2tui.storage.passphrase import suggest

        field = self.query_one("#phrase", Field)
        field.value = proposed = suggest()
        self._proposed = proposed.split()
        field.forget()

    @on(Field.Changed, "#phrase")
    def _judge(self, event: Field.Changed) -> None:
        from vip2tui.storage.passphrase import fault

        why = fault(event.value)
        said = T(WEAK.format(why) if why else STRONG)
        self.query_one("#strength", Static).update(said)
        is_proposed = event.value.split() == self._proposed
        self.query_one("#again").display = not (self._is_first and is_proposed)
