"""The pages behind the prompt: for a forgotten passphrase, and for a vault that does not open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from screens.widgets.field import Field
from screens.widgets.new_passphrase import NewPassphrase

if TYPE_CHECKING:
    from vip2tui.base.progress import Progress
    from vip2tui.services.desk import Desk

FORGOTTEN = (
    "Skriv nødkoden fra papiret: syv grupper med fem tegn. Store og små bogstaver er lige gode. "
    "Vælg så en ny adgangskode; den gamle gælder ikke mere."
)


class Restored(Protocol):
    """A backup that was put back."""

    @property
    def desk(self) -> Desk:
        """The vault, open."""


class Back(Protocol):
    """A way back, with what was typed."""

    def __call__(self, *, progress: Progress) -> Restored:
        """Put a backup in the vault's place."""


class Rescue(Protocol):
    """What can be done about a vault that cannot be opened."""

    def newest(self) -> str:
        """Return when the newest backup was made, in words; empty if there is none."""

    def read(self, passphrase: str) -> Desk:
        """Open what is sound, for reading only."""

    def restore(self, passphrase: str, *, progress: Progress) -> Restored:
        """Put the newest sound backup in the vault's place."""

    def restore_with_code(
        self, code: str, new_passphrase: str = "", *, progress: Progress
    ) -> Restored:
        """Do so with the code from paper, and set a new passphrase."""


def code_page() -> Vertical:
    """Return the page for a forgotten passphrase."""
    code = Field(id="code")
    code.border_title = "Nødkode"
    deeds = Horizontal(
        Button("Skift adgangskode", id="recover", variant="primary"),
        Button("Begge koder er væk", id="both-gone"),
        Button("Tilbage", id="back"),
        classes="deeds",
    )
    return Vertical(Static(FORGOTTEN, classes="lead"), code, NewPassphrase(), deeds, id="code-page")


def problem_page() -> Vertical:
    """Return the page that says why the vault cannot be opened."""
    deeds = Horizontal(
        Button("Prøv igen", id="retry", variant="primary"),
        Button("Luk programmet", id="leave"),
        classes="deeds",
    )
    others = Horizontal(
        Button("Læs det, der er helt", id="read"),
        Button("Hent sikkerhedskopi", id="restore"),
        Button("Kig på et USB-stik", id="look"),
        classes="deeds",
    )
    title = Static("Arkivet kan ikke åbnes", classes="title")
    return Vertical(title, Static(id="reason"), deeds, others, id="problem")
