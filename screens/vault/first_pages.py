"""The pages of the first run: what they show and ask. Turning them is the screen's work."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, RadioButton, RadioSet, Static

from screens.widgets.field import Field
from screens.widgets.new_passphrase import NewPassphrase
from vip2tui.base.safe import MAX_LINE, T

WELCOME = "Velkommen. Her laver du dit arkiv. Det bliver på denne computer og er låst med en kode."
FIVE_WORDS = (
    "Adgangskoden åbner dit arkiv. Programmet foreslår fem ord; du kan også skrive dine egne. "
    "Skriv dem på papir, og gem papiret et andet sted end computeren."
)
WAIT = (
    "Et øjeblik …\n\nNøglen til dit arkiv bliver lavet. "
    "Det tager lidt tid med vilje: så er den svær at gætte."
)
CODE = (
    "Det her er din nødkode. Den åbner arkivet, hvis du glemmer adgangskoden.\n"
    "Den vises kun nu. Skriv den på papir, gruppe for gruppe."
)
GROUPS = "Skriv to af grupperne fra dit papir, så vi ved, at den er skrevet rigtigt."
PRACTICE = (
    "Dit arkiv er klar, og alt er gemt.\n\n"
    "Vil du øve dig først? Så laver programmet en opdigtet borger, «Øvelse Eksempel», med et "
    "forløb. Den sendes aldrig, og du kan lægge den væk igen."
)


class Role(RadioButton):
    """One role; the dot is there only when it is chosen, for those who see no colour."""

    BUTTON_INNER = " "

    def watch_value(self) -> None:
        self.BUTTON_INNER = "•" if self.value else " "
        super().watch_value()


class WhoPage(Vertical):
    """Who sits here."""

    def __init__(self, computer: str, *, id: str) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self._computer = computer

    def compose(self) -> ComposeResult:
        yield Static(WELCOME, classes="lead")
        name = Field(id="name", max_length=MAX_LINE)
        name.border_title = "Dit navn"
        yield name
        with RadioSet(id="role"):
            yield Role("Mentor: jeg hjælper en kollega i gang på arbejdspladsen", value=True)
            yield Role("Konsulent: jeg følger borgere for kommunen")
            yield Role("Kommunen: kontoret, der tager imod filer")
        authority = Field(id="authority", max_length=MAX_LINE)
        authority.border_title = "Kommunens navn"
        yield authority
        device = Field(self._computer, id="device", max_length=MAX_LINE)
        device.border_title = "Computerens navn"
        yield device
        with Horizontal(classes="deeds"):
            yield Button("Videre", id="to-secret", variant="primary")


class SecretPage(Vertical):
    """The passphrase."""

    def compose(self) -> ComposeResult:
        yield Static(FIVE_WORDS, classes="lead")
        yield NewPassphrase()
        with Horizontal(classes="deeds"):
            yield Button("Lav mit arkiv", id="make", variant="primary")


class WaitPage(Vertical):
    """While the key is made."""

    def compose(self) -> ComposeResult:
        yield Static(WAIT, classes="lead")


class CodePage(Vertical):
    """The recovery code, for paper."""

    def compose(self) -> ComposeResult:
        yield Static(CODE, classes="lead")
        yield Static(id="code-text")
        with Horizontal(classes="deeds"):
            yield Button(
                "Jeg har skrevet den ned", id="written", variant="primary", classes="first"
            )

    def show(self, groups: Sequence[str]) -> None:
        """Show the groups, each with its number."""
        lines = [f"Gruppe {place}:   {'  '.join(one)}" for place, one in enumerate(groups, 1)]
        self.query_one("#code-text", Static).update(T("\n".join(lines)))


class GroupsPage(Vertical):
    """Two groups typed back."""

    def compose(self) -> ComposeResult:
        yield Static(GROUPS, classes="lead")
        yield Field(id="group-1")
        yield Field(id="group-2")
        with Horizontal(classes="deeds"):
            yield Button("Videre", id="check", variant="primary")
            yield Button("Se koden igen", id="see-again")

    def ask(self, places: Sequence[int]) -> None:
        """Say which groups are wanted."""
        for number, place in enumerate(places, 1):
            self.query_one(f"#group-{number}", Field).border_title = T(f"Gruppe {place + 1}")

    def typed(self) -> list[str]:
        return [self.query_one(f"#group-{number}", Field).value for number in (1, 2)]


class PracticePage(Vertical):
    """A fictional citizen, if wanted."""

    def compose(self) -> ComposeResult:
        yield Static(PRACTICE, classes="lead")
        with Horizontal(classes="deeds"):
            yield Button(
                "Ja, lav en øvelsesborger", id="with-practice", variant="primary", classes="first"
            )
            yield Button("Nej, begynd", id="without")
