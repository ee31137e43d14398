"""The pages of the first run: what they show and ask. Turning them is the screen's work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, RadioButton, RadioSet, Static

from screens import themes
from screens.vault.key_test import KeyTest
from screens.widgets.field import Field
from screens.widgets.new_passphrase import NewPassphrase
from vip2tui.base import paths
from vip2tui.base.safe import MAX_LINE, T

if TYPE_CHECKING:
    from vip2tui.exchange.startfile import Start

_WELCOME = "Velkommen. Her laver du dit arkiv. Det bliver {} og er låst med en kode."
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
LAST = "Dit arkiv er klar, og alt er gemt. Se til sidst, om tasterne virker."


def welcome() -> str:
    """Return what is said first: what is made, and where it lies."""
    is_beside = paths.beside_program() is not None
    return _WELCOME.format("ved siden af programmet" if is_beside else "på denne computer")


class Role(RadioButton):
    """One role; the dot is there only when it is chosen, for those who see no colour."""

    BUTTON_INNER = " "

    def watch_value(self) -> None:
        self.BUTTON_INNER = themes.signs(self.app).now if self.value else " "
        super().watch_value()


def titled(title: str, field: Field) -> Field:
    """Return a field with what it is called in its frame."""
    field.border_title = T(title)
    return field


class Roles(RadioSet, inherit_bindings=False):
    """Who one is: the arrows choose, and Enter goes on with what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "next_button", "Næste", show=False),
        Binding("up", "previous_button", "Forrige", show=False),
        Binding("enter", "submit", "Videre", id="rolle.videre", tooltip="Gå til dit navn",
                show=False),
    ]  # fmt: skip

    class Submitted(Message):
        """The person goes on."""

    def watch__selected(self) -> None:
        super().watch__selected()
        chosen = [one for one in self.query(Role) if one.has_class("-selected")]
        for one in chosen:
            one.value = True

    def action_submit(self) -> None:
        """Go on with the role that is chosen."""
        self.post_message(self.Submitted())


class WhoPage(Vertical):
    """Who sits here: the role first, for the rest depends on it."""

    def compose(self) -> ComposeResult:
        yield Static(T(welcome()), classes="lead")
        with Roles(id="role", classes="panel") as roles:
            roles.border_title = "Hvem er du? Vælg med piletasterne, og tryk Enter"
            yield Role("Mentor: jeg hjælper en kollega i gang på arbejdspladsen", value=True)
            yield Role("Konsulent: jeg følger borgere for kommunen")
            yield Role("Kommunen: kontoret, der tager imod filer")
            yield Role("Jeg har fået en startfil fra kommunen")
        yield titled("Dit navn", Field(id="name", max_length=MAX_LINE))
        yield titled("Kommunens navn", Field(id="authority", max_length=MAX_LINE))
        yield Horizontal(
            Button("Videre", id="to-secret", variant="primary"),
            classes="deeds",
        )


def secret_page() -> Vertical:
    """Return the page of the passphrase."""
    deeds = Horizontal(Button("Lav mit arkiv", id="make", variant="primary"), classes="deeds")
    asked = NewPassphrase(is_first=True)
    return Vertical(Static(FIVE_WORDS, classes="lead"), asked, deeds, id="secret")


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


def keys_page() -> Vertical:
    """Return the page of the key test."""
    deeds = Horizontal(Button("Begynd", id="begin", variant="primary"), classes="deeds")
    return Vertical(Static(LAST, classes="lead", id="last"), KeyTest(), deeds, id="keys-page")


def told_last(page: Screen[Any], start: Start) -> None:
    """Say on the last page what may be lost, where a laptop takes another's place."""
    from vip2tui.services.exchange.lost import HowFar

    if (lost := start.head.lost) is not None:
        far = HowFar(lost.computer, lost.number, lost.day)
        page.query_one("#last", Static).update(T(f"{LAST}\n{far.words}"))
