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


def titled(title: str, field: Field) -> Field:
    """Return a field with what it is called in its frame."""
    field.border_title = T(title)
    return field


class WhoPage(Vertical):
    """Who sits here."""

    def __init__(self, computer: str, *, id: str) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self._computer = computer

    def compose(self) -> ComposeResult:
        yield Static(WELCOME, classes="lead")
        yield titled("Dit navn", Field(id="name", max_length=MAX_LINE))
        with RadioSet(id="role"):
            yield Role("Mentor: jeg hjælper en kollega i gang på arbejdspladsen", value=True)
            yield Role("Konsulent: jeg følger borgere for kommunen")
            yield Role("Kommunen: kontoret, der tager imod filer")
        yield titled("Kommunens navn", Field(id="authority", max_length=MAX_LINE))
        yield titled("Computerens navn", Field(self._computer, id="device", max_length=MAX_LINE))
        yield Horizontal(
            Button("Videre", id="to-secret", variant="primary"),
            classes="deeds",
        )


def secret_page() -> Vertical:
    """Return the page of the passphrase."""
    deeds = Horizontal(Button("Lav mit arkiv", id="make", variant="primary"), classes="deeds")
    return Vertical(Static(FIVE_WORDS, classes="lead"), NewPassphrase(), deeds, id="secret")


def numbered(groups: Sequence[str]) -> str:
    """Return the groups of a code for paper, a line each, with their numbers."""
    return "\n".join(f"Gruppe {n}:   {'  '.join(one)}" for n, one in enumerate(groups, 1))


class CodePage(Vertical):
    """The recovery code, for paper."""

    def compose(self) -> ComposeResult:
        yield Static(CODE, classes="lead")
        yield Static(id="code-text")
        yield Horizontal(
            Button("Jeg har skrevet den ned", id="written", variant="primary", classes="first"),
            classes="deeds",
        )

    def show(self, groups: Sequence[str]) -> None:
        """Show the groups, each with its number."""
        self.query_one("#code-text", Static).update(T(numbered(groups)))


class GroupsPage(Vertical):
    """Two groups typed back."""

    def compose(self) -> ComposeResult:
        yield Static(GROUPS, classes="lead")
        yield Field(id="group-1")
        yield Field(id="group-2")
        yield Horizontal(
            Button("Videre", id="check", variant="primary"),
            Button("Se koden igen", id="see-again"),
            classes="deeds",
        )

    def ask(self, places: Sequence[int]) -> None:
        """Say which groups are wanted."""
        for number, place in enumerate(places, 1):
            self.query_one(f"#group-{number}", Field).border_title = T(f"Gruppe {place + 1}")

    def typed(self) -> list[str]:
        return [self.query_one(f"#group-{number}", Field).value for number in (1, 2)]


def practice_page() -> Vertical:
    """Return the page of a fictional citizen, if one is wanted."""
    yes = Button("Ja, lav en øvelsesborger", id="with-practice", variant="primary", classes="first")
    deeds = Horizontal(yes, Button("Nej, begynd", id="without"), classes="deeds")
    return Vertical(Static(PRACTICE, classes="lead"), deeds, id="practice")
