"""Jobpakker (F3): the list, found by name, trade, task or word; Enter reads one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.widgets import Input, Static

from screens.base import BASE_CSS, BaseScreen, GoTo
from screens.widgets.finder import Finder, move
from screens.widgets.rows import Row, Rows
from screens.words import called
from vip2tui import catalog
from vip2tui.domain.danish import count, genitive
from vip2tui.errors import Vip2Error
from vip2tui.safe import T

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from screens.widgets.frame import Shortcut
    from vip2tui.domain.catalogue.names import PackageName
    from vip2tui.services.house import Services


SHORT_FORMS = "DU er danskuddannelse, M er modul."
"""What stands in every line and not every mentor knows."""


class PackagesScreen(BaseScreen):
    """The packages, for reading or for a citizen's plan."""

    NAME = "Jobpakker"
    HELP = (
        "En jobpakke er en færdig plan for et fag. Skriv et ord, fx «lager» eller «truck», "
        "så bliver listen kortere. Pil op og ned vælger, Enter læser jobpakken. "
        "Derinde kan du lægge den i en borgers plan."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, Path(__file__).with_name("packages.tcss")]

    def __init__(self, services: Services, for_citizen: str | None = None) -> None:
        super().__init__(services)
        self.CITIZEN = for_citizen

    def compose_body(self) -> ComposeResult:
        yield Finder(id="find", placeholder="Skriv for at finde: fag, opgave eller ord")
        yield Static(id="found")
        yield Rows(typing=False)

    def on_mount(self) -> None:
        self.query_one(Finder).focus()

    def heading_content(self) -> Content:
        if self.CITIZEN is None:
            return T("Jobpakker")
        try:
            name = self.services.citizens.get(self.CITIZEN).citizen.name
        except Vip2Error:
            return T("Jobpakker")
        whose = genitive(called(self.services, self.CITIZEN, name))
        return T(f"Jobpakker: vælg en til {whose} plan")

    def shortcuts(self) -> list[Shortcut]:
        return [
            ("F1", "Hjælp", "screen.go('hjaelp')"),
            ("Enter", "Læs jobpakken", "screen.read"),
            self.people_key(),
            ("F10", "Menu", "screen.go('menu')"),
            ("Esc", "Tilbage", "screen.back"),
        ]

    def read_again(self) -> None:
        self._narrow()

    @on(Input.Changed)
    def _narrow(self) -> None:
        wanted = self.query_one(Finder).value
        try:
            found = catalog.find_packages(wanted) if wanted.strip() else catalog.package_names()
        except Vip2Error as error:
            self.refuse(error)
            found = ()
        self.query_one(Rows).fill(package_row(one) for one in found)
        words = f"{count(len(found), 'jobpakke', 'jobpakker')}. {SHORT_FORMS}"
        nothing = "Ingen jobpakke har det ord. Prøv et kortere ord."
        self.query_one("#found", Static).update(T(words if found else nothing))

    @on(Finder.Moved)
    def _move(self, event: Finder.Moved) -> None:
        move(self.query_one(Rows), event.action)

    @on(Rows.Chosen)
    def _read(self, event: Rows.Chosen) -> None:
        self.post_message(GoTo("jobpakke", self.CITIZEN, event.row.key))

    def action_read(self) -> None:
        self.query_one(Rows).action_select()


def package_row(one: PackageName) -> Row:
    """Return a package as the list shows it."""
    below = [one.weeks_text, f"dansk: {one.danish}"]
    if one.hard_demand:
        below.append(one.hard_demand)
    return Row(one.name, one.id, "► ", below=" · ".join(below))
