"""«Hjælp»: first whom to call, then the screen one came from, then all keys."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from screens import commands, hiding
from screens.base import BaseScreen, Page
from screens.citizen.alone import only_citizen
from screens.messages import GoTo, To
from screens.page import key_of
from screens.sheet import BASE_CSS
from screens.widgets.frame import Shortcut
from vip2tui.base import paths
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, clean_line, fit
from vip2tui.services.house import Services

UNKNOWN = (
    "Hvem du kan ringe til, er ikke skrevet endnu: skriv tovholderens navn og telefon "
    "på borgerens side."
)
MOVING = (
    ("Piletaster", "op og ned i en liste"),
    ("Tab", "videre til næste felt eller knap"),
    ("Enter", "vælg eller åbn det, markøren står på"),
    ("Mus", "klik på alt, hvad der kan vælges, også tasterne nederst"),
)
_KEY = 12


class Help(BaseScreen):
    """What to do and whom to call."""

    CSS_PATH: ClassVar = [BASE_CSS, "help.tcss"]
    NAME = "Hjælp"
    HELP = "Hjælpen hører til det skærmbillede, du kom fra. Esc fører tilbage dertil."

    def __init__(self, services: Services, about: Page | None, citizen: str | None) -> None:
        super().__init__(services)
        self._about = about or self
        self.CITIZEN = citizen or only_citizen(services)

    def compose_body(self) -> ComposeResult:
        yield Static(id="call")
        yield Button(T(commands.CHECK.line), id="check", compact=True)
        with VerticalScroll(id="pages"):
            if here := self._about.help_about():
                head, _, more = here.partition("\n")
                yield Static(T(head).stylize("bold"), classes="part")
                yield Static(T(more))
            yield Static(T(self.worded(self._about.NAME)).stylize("bold"), classes="part")
            yield Static(T(self.worded(self._about.HELP)))
            yield Static("Taster", classes="part title")
            yield Static(T(self.worded(_keys())))
            if (place := self.services.desk.store.backup_folder) is not None:
                yield Static("Arkivet", classes="part title")
                yield Static(T(clean_line(paths.told(place.parent))))

    def shortcuts(self) -> list[Shortcut]:
        return [self.people_key(), key_of(commands.MENU), key_of(commands.BACK)]

    def on_mount(self) -> None:
        self.query_one("#pages").focus()

    @on(Button.Pressed, "#check")
    def _check(self) -> None:
        self.post_message(GoTo(To.CHECK))

    def read_again(self) -> None:
        self.query_one("#call", Static).update(self._call_content())

    def names_turned(self) -> None:
        """Hide the telephone too, or show it."""
        self.read_again()

    def _call_content(self) -> Content:
        """Return whom to call about the chosen citizen."""
        phone = name = ""
        with suppress(Vip2Error):
            citizen = self.services.citizens.get(self.CITIZEN or "").citizen
            phone = clean_line(citizen.tovholder_phone or "")
            name = clean_line(citizen.tovholder or "")
        if not phone and not name:
            return T(self.worded(UNKNOWN))
        phone = hiding.written(self.app, phone)
        number = f", tlf. {phone}" if phone else " (telefonen er ikke skrevet endnu)"
        return T(f"Ring til {name or self.worded('tovholderen')}{number}").stylize("bold")


def _keys() -> str:
    with_keys = (one for one in (*commands.every(), commands.MENU) if one.key)
    every = [(one.shown, f"{one.tip} ({one.here})" if one.here else one.tip) for one in with_keys]
    return "\n".join(f"{fit(key, _KEY)} {what}" for key, what in (*MOVING, *every))
