"""A jobpakke of one's own: a page for each of the five principles, kept at every step (R6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from screens import saving
from screens.base import BaseScreen, GoTo
from screens.dialogs import Tell, agree
from screens.messages import To
from screens.packages.own.own_package_rows import page_rows
from screens.packages.own.own_pages import (
    ADVICE_PAGE,
    DEMANDS_PAGE,
    DONE_PAGE,
    PAGES,
    WORDS_PAGE,
)
from screens.sheet import BASE_CSS
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Rows
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, cut
from vip2tui.catalogue.package import Package
from vip2tui.domain.packages.authoring import PRINCIPLES, judge
from vip2tui.services.desk import NotFoundError
from vip2tui.services.history import HistoryService
from vip2tui.services.house import Services
from vip2tui.services.packages.editions import shelf

_MORE = {
    DEMANDS_PAGE: ("Hvad skal man have med, og hvad skal man vide først?",
                   "Krav, beviser, kurser og advarsler. De stopper ikke jobpakken."),
    WORDS_PAGE: ("Hvilke ord og sætninger bruger I på arbejdet?",
                 "Dem øver I sammen. De stopper ikke jobpakken."),
    ADVICE_PAGE: ("Hvad hjælper mentoren, hvis det bliver svært?",
                  "Råd, tegn på frafald, og hvor man ellers kan gå hen."),
    DONE_PAGE: ("Er den klar til at blive brugt?",
                "Enter på en linje, der mangler, går til det sted, hvor den skrives."),
}  # fmt: skip


class PageName(Static):
    """The name of a page: a place to click."""

    @dataclass
    class Clicked(Message):
        """The person wants to see it."""

        page: int

    def __init__(self, page: int) -> None:
        super().__init__(id=f"page-{page}")
        self.page = page

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Clicked(self.page))


class OwnPackageScreen(BaseScreen):
    """Write a package. Every answer is kept as soon as it is given."""

    NAME = "Egen jobpakke"
    HELP = (
        "En jobpakke laves efter fem principper, og hver side stiller ét spørgsmål. Pil til højre "
        "og venstre skifter side, eller klik på navnet. Enter på en linje skriver eller retter "
        "den. Alt er gemt som kladde med det samme, og Ctrl+Z tager det sidste svar tilbage, også "
        "i morgen. Jobpakken kan bruges til borgere, når alle "
        "fem er på plads, og du har valgt «Gør jobpakken færdig» på den sidste side."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, "own_package.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,ctrl+left", "turn(-1)", "Forrige", id="egen.forrige", show=False),
        Binding("right,ctrl+right", "turn(1)", "Næste", id="egen.naeste", show=False),
    ]

    def __init__(self, services: Services, package_id: str) -> None:
        super().__init__(services)
        self._package_id = package_id
        self._package: Package | None = None
        self._page = 1

    def compose_body(self) -> ComposeResult:
        yield Horizontal(*map(PageName, PAGES), id="pages")
        yield Static(id="question")
        yield Static(id="why")
        yield Rows()

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

    def heading_content(self) -> Content:
        if self._package is None:
            return T(self.NAME)
        return T(f"Egen jobpakke: {cut(str(self._package.name), 50)} (kladde)")

    def shortcuts(self) -> list[Shortcut]:
        return self.around(
            ("Enter", "Skriv", "screen.choose"),
            ("→", "Næste side", "screen.turn(1)"),
            back="Tilbage (kladde)",
        )

    def read_again(self) -> None:
        packages = self.services.packages
        try:
            version = self._package.version if self._package else None
            self._package = packages.get(self._package_id, version)
        except Vip2Error as error:
            if not isinstance(error, NotFoundError):  # it was put away meanwhile
                self.refuse(error)
            self.action_back()
            return
        own = self._package.own
        if own is None or not own.draft:  # it was finished meanwhile
            self.action_back()
            return
        self._draw(self._package)

    def taking_back(self) -> HistoryService:
        """Return the answers of this draft: «Fortryd» steps back in it and nowhere else."""
        return self.services.packages.steps(self.package.id, self.package.version)

    def _draw(self, package: Package, at: str | None = None) -> None:
        today = self.services.desk.today()
        holds = {one.principle.number: one.holds for one in judge(package, today)}
        for name in self.query(PageName):
            sign = {True: "[x] ", False: "[ ] ", None: ""}[holds.get(name.page)]
            name.update(T(f"{sign}{PAGES[name.page]}"))
            name.set_class(name.page == self._page, "-open")
        asked = {one.number: (one.question, one.help) for one in PRINCIPLES} | _MORE
        question, why = asked[self._page]
        self.query_one("#question", Static).update(T(question).stylize("bold"))
        self.query_one("#why", Static).update(T(why))
        names = {one.id: one.name for one in shelf(self.services.packages)}
        self.query_one(Rows).fill(page_rows(self, package, self._page, today, names), at=at)

    # From page to page

    def action_turn(self, steps: int) -> None:
        """Go to the next page, or back."""
        self.open_page(min(max(self._page + steps, 1), DONE_PAGE))

    @on(PageName.Clicked)
    def _clicked(self, event: PageName.Clicked) -> None:
        self.open_page(event.page)

    def open_page(self, page: int, key: str = "") -> None:
        """Go to a page, at a row of it if one is named."""
        if self._package is None:
            return
        self._page = page
        rows = self.query_one(Rows)
        rows.wanted = ""
        self._draw(self._package, key)
        if not (key and rows.go_to(key)):
            first = next((one for one in rows.shown if not one.heading), None)
            if first is not None:
                rows.go_to(first.key)
        rows.focus()

    # Writing

    def read(self) -> None:
        """Read the package as others see it."""
        name = f"{self.package.id}@{self.package.version}"
        self.post_message(GoTo(To.PACKAGE, None, name))

    async def write_file(self) -> None:
        """Keep the draft as a file."""
        from screens.packages.package_file import write

        await write(self, self.package)

    @property
    def package(self) -> Package:
        """The draft as it is kept. Only asked after it was read."""
        if self._package is None:  # pragma: no cover - nothing can be chosen before
            raise LookupError("nothing is shown yet")
        return self._package

    def put(self, package: Package) -> None:
        """Keep the draft as it is now.

        Raises:
            Vip2Error: If it cannot be kept; the one that was kept before stands.
        """
        self.services.packages.save(package)
        self._package = package

    @work(exclusive=True, group="ask")
    async def action_finish(self) -> None:
        """Make the package one that may be used."""
        try:
            ready = await saving.in_turn(
                self.app, lambda: self.services.packages.finish(self.package)
            )
        except Vip2Error as error:
            self.open_page(DONE_PAGE)
            self.refuse(error)
            return
        text = (
            f"«{cut(str(ready.name), 60)}», udgave {ready.version}, kan nu startes for en "
            "borger. Skal noget ændres siden, laver du en ny udgave; forløb, der er i gang, "
            "beholder den gamle."
        )
        await self.app.push_screen_wait(Tell("Jobpakken er færdig", text))
        self.post_message(GoTo(To.PACKAGE, None, ready.id))

    async def put_away(self) -> None:
        """Put the draft away, after a question."""
        name = cut(str(self.package.name), 60)
        question = (
            f"Læg kladden «{name}» væk? Du kan hente den frem igen nederst på listen over "
            "jobpakker."
        )
        await agree(self, question, "Læg væk")
        one, drafts = self.package, self.services.packages.drafts
        said = "Kladden er lagt væk. Hent den frem nederst på listen over jobpakker."
        await self.write(lambda: drafts.put_away(one.id, one.version), said)
