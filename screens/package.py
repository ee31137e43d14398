"""One jobpakke: read section by section, and put into a citizen's plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import Static

from screens.base import BASE_CSS, BaseScreen, GoTo
from screens.dialogs import AskText, Find
from screens.package_rows import package_rows, parts_in_words, sections
from screens.package_use import Preview, plan_in_words
from screens.widgets.rows import Rows
from screens.words import called
from vip2tui import catalog
from vip2tui.domain.danish import genitive, sort_key
from vip2tui.domain.days import EXAMPLES, parse_day
from vip2tui.errors import Vip2Error
from vip2tui.safe import T

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.content import Content

    from screens.widgets.frame import Shortcut
    from vip2tui.domain.catalogue.package import Package
    from vip2tui.services.house import Services

_FIRST_OPEN = ("advarsler",)


class PackageScreen(BaseScreen):
    """A package to read."""

    NAME = "Jobpakke"
    HELP = (
        "Linjer med ► kan åbnes: tryk Enter, eller klik. Enter igen lukker dem. "
        "Under hver tekst står, hvor den kommer fra. "
        "Øverst kan du lægge den i en borgers plan: du ser datoerne, før noget bliver skrevet."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, Path(__file__).with_name("package.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+b", "use", "Brug", id="jobpakke.brug", key_display="Ctrl+B",
            tooltip="Læg jobpakken i en borgers plan", show=False,
        ),
        Binding(
            "ctrl+o", "unfold", "Fold ud", id="jobpakke.fold", key_display="Ctrl+O",
            tooltip="Vis alle dele af jobpakken, eller kun navnene", show=False,
        ),
    ]  # fmt: skip

    def __init__(self, services: Services, package_id: str, for_citizen: str | None = None) -> None:
        super().__init__(services)
        self.CITIZEN = for_citizen
        self._package_id = package_id
        self._package: Package | None = None
        self._open = set(_FIRST_OPEN)

    def compose_body(self) -> ComposeResult:
        yield Static(id="size")
        yield Rows()

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

    def heading_content(self) -> Content:
        return T(f"Jobpakke: {self._package.name}" if self._package else "Jobpakke")

    def shortcuts(self) -> list[Shortcut]:
        return [
            ("F1", "Hjælp", "screen.go('hjaelp')"),
            ("Ctrl+B", "Brug", "screen.use"),
            ("Ctrl+O", "Fold ud", "screen.unfold"),
            ("F10", "Menu", "screen.go('menu')"),
            ("Esc", "Tilbage", "screen.back"),
        ]

    def read_again(self) -> None:
        if self._package is None:
            try:
                self._package = catalog.package(self._package_id)
            except Vip2Error as error:
                self.refuse(error)
                self.action_back()
                return
        package = self._package
        size = f"{parts_in_words(package)}. Enter åbner en linje med ►."
        self.query_one("#size", Static).update(T(size))
        self.query_one(Rows).fill(package_rows(package, self._open, self._offer()))

    def _offer(self) -> list[tuple[str, str]]:
        whose = self._name_of(self.CITIZEN) if self.CITIZEN else ""
        if not whose:
            return [("other", "Brug til en borger …")]
        offer = [("use", f"Læg den i {genitive(whose)} plan …")]
        others = any(one != self.CITIZEN for one in self.services.citizens.ids())
        return [*offer, ("other", "Læg den i en andens plan …")] if others else offer

    def _name_of(self, citizen: str) -> str:
        try:
            name = self.services.citizens.get(citizen).citizen.name
        except Vip2Error:
            return ""
        return called(self.services, citizen, name)

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        what, _, section = event.row.key.partition(":")
        if what in ("use", "other"):
            self._use(self.CITIZEN if what == "use" else None)
        elif what == "section":
            self._open ^= {section}
            self.read_again()
        elif what == "package":
            self.post_message(GoTo("jobpakke", self.CITIZEN, section))

    def action_unfold(self) -> None:
        """Show every section, or fold all away again."""
        if self._package is None:
            return
        every = {one.id for one in sections(self._package)}
        self._open = set() if every <= self._open else every
        self.read_again()

    # Into a citizen's plan

    def action_use(self) -> None:
        self._use(self.CITIZEN)

    @work(exclusive=True, group="use")
    async def _use(self, citizen: str | None) -> None:
        """Ask for whom and from when, show the days, and write the plan."""
        package = self._package
        citizen = citizen or await self._ask_citizen()
        if package is None or citizen is None:
            return
        name = self._name_of(citizen)
        start = await self._ask_start(name)
        while start is not None:
            preview = Preview(f"{genitive(name)} plan", plan_in_words(package, start))
            answer = await self.app.push_screen_wait(preview)
            if answer == "yes":
                self._start(citizen, name, package, start)
            if answer != "other":
                return
            start = await self._ask_start(name, start)

    def _start(self, citizen: str, name: str, package: Package, start: date) -> None:
        try:
            seen = self.services.citizens.get(citizen)
            self.services.courses.start(seen, package, catalog.checklist(), start)
        except Vip2Error as error:
            self.refuse(error)
            return
        self.saved(f"Jobpakken er lagt i {genitive(name)} plan. Fortryd med Ctrl+Z.")
        self.post_message(GoTo("borger", citizen, "plan"))

    async def _ask_citizen(self) -> str | None:
        people = [(one.id, one.name) for one in self.services.citizens.rows()]
        if not people:
            self.say("Opret en borger først: tryk F2.")
            return None
        people.sort(key=lambda one: sort_key(one[1]))
        asked = Find("Hvem er jobpakken til?", [(key, T(name)) for key, name in people])
        return await self.app.push_screen_wait(asked)

    async def _ask_start(self, name: str, before: date | None = None) -> date | None:
        """Ask for the first day until it is understood; None if the person goes back."""
        typed: str | None = f"{before.day}/{before.month} {before.year}" if before else ""
        while True:
            asked = AskText(f"Hvornår begynder {name}?", typed or "", EXAMPLES)
            typed = await self.app.push_screen_wait(asked)
            if typed is None:
                return None
            try:
                return parse_day(typed, self.services.desk.today())
            except Vip2Error as error:
                self.refuse(error)
