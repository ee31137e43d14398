"""One jobpakke: read section by section, compared, practised, and put into a citizen's plan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from screens import commands, themes
from screens.dialog import WentBack
from screens.dialogs import Tell, find
from screens.listing import ListScreen
from screens.messages import GoTo, To
from screens.packages import local_words, package_use
from screens.packages.package_rows import Does, package_rows
from screens.packages.package_shelf import is_given, more_rows, other_packages
from screens.packages.package_use import ask_citizen, name_of
from screens.page import key_of
from screens.widgets.beside import WithMore
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.catalogue.package import Package
from vip2tui.pictures.signs import Signs
from vip2tui.services.house import Services
from vip2tui.services.packages.editions import to_read
from vip2tui.services.packages.package_text import parts_in_words, sections
from vip2tui.services.packages.package_text_line import Said

_FIRST_OPEN = ("advarsler",)
_START = f"{commands.USE.said} …"


class PackageScreen(ListScreen):
    """A package to read."""

    NAME = "Jobpakke"
    HELP = (
        "Linjer med en pil kan åbnes: tryk Enter, eller klik. Enter igen lukker dem. "
        "Står der et spørgsmålstegn ved en tekst, viser Enter, hvor den kommer fra. Det gør F1 "
        "også, og i et bredt vindue står det ved siden af. "
        "Øverst kan du starte den for en borger: du ser datoerne, før noget bliver skrevet. "
        "Du kan også se, om den er noget for en borger, øve fagets ord sammen og sammenligne "
        "den med en anden jobpakke. Nederst kan du gemme den som en fil.\n"
        "Hos kommunen: Enter eller Ctrl+K på en tekst bekræfter, at I har kontrolleret den. Skriv "
        "også, hvor der er job hos jer. Det går til mentorerne i en fil."
    )

    def __init__(self, services: Services, package_id: str, for_citizen: str | None = None) -> None:
        super().__init__(services)
        self.CITIZEN = for_citizen
        self._package_id, _, self._version = package_id.partition("@")
        self.PACKAGE = package_id
        self._package: Package | None = None
        self._open = set(_FIRST_OPEN)

    @property
    def signs(self) -> Signs:
        """The signs that are drawn here."""
        return themes.signs(self.app)

    def compose_body(self) -> ComposeResult:
        yield Static(self.FIRST, id="said")
        yield WithMore(Rows(), "Jobpakken", "Teksten, og hvor den kommer fra")

    def heading_content(self) -> Content:
        return T(f"Jobpakke: {self._package.name}" if self._package else "Jobpakke")

    def shortcuts(self) -> list[Shortcut]:
        is_office = local_words.is_office(self.services)
        first = commands.CONFIRM if is_office else commands.USE
        return self.around(key_of(first), key_of(commands.ALL))

    def read_again(self) -> None:
        packages, wanted = self.services.packages, (self._package_id, self._version)
        package = self._package = self.read_or_leave(lambda: to_read(packages, *wanted))
        if package is None:
            return
        size = f"{parts_in_words(package)}. Enter åbner en linje med {self.signs.go}"
        self.say_above(size)
        confirm = (
            partial(local_words.confirm, self, package)
            if local_words.is_office(self.services)
            else None
        )
        rows = package_rows(
            self.services.catalogue, package, self._open, self._offer(package), self.signs,
            Does(self._fold, self.way_to, confirm, self._tell),
            dict(other_packages(self.services, package.id)), self._carried(),
            self.services.desk.today(),
        )  # fmt: skip
        self.query_one(Rows).fill([*rows, *more_rows(self, package)])
        self.query_one(WithMore).tell()

    def _tell(self, one: Said) -> None:
        """Show a text, and where it is from."""
        text = "\n\n".join(filter(None, (one.text, one.below, one.stamp)))
        self.app.push_screen(Tell("Teksten, og hvor den kommer fra", text))

    def help_about(self) -> str:
        row = self.query_one(Rows).row
        return "\n".join((row.text, row.below, row.source)) if row and row.source else ""

    def _offer(self, package: Package) -> Iterator[Row]:
        whose, go = name_of(self, self.CITIZEN) if self.CITIZEN else "", f"{self.signs.go} "
        others = any(one != self.CITIZEN for one in self.services.citizens.ids())
        if is_given(self.services, package):
            if whose:
                yield Row(f"Start den for {whose} …", "use", go, act=self.action_use)
            if others or not whose:
                word = "Start den for en anden …" if whose else self.worded(_START)
                yield Row(word, "other", go, act=partial(self._use, None))
        word = f"Er den noget for {whose or self.worded('en borger')}? …"
        yield Row(word, "fits", go, act=self.action_fits)
        if package.words:
            yield Row("Øv ordene sammen", "words", go, act=self.action_practise)
        yield Row("Sammenlign med en anden …", "compare", go, act=self.action_compare)
        yield from local_words.offer(self, package)

    def _carried(self) -> dict[str, str]:
        """Return what the citizen one reads for has shown already of each neighbour's card."""
        if self.CITIZEN is None or self._package is None:
            return {}
        try:
            case = self.services.citizens.get(self.CITIZEN)
        except Vip2Error:
            return {}
        return {one.id: one.shown for one in self.services.card.neighbours(case, self._package)}

    def way_to(self, package: str) -> GoTo:
        """Return the way to another package, or another edition of this one."""
        return GoTo(To.PACKAGE, self.CITIZEN, package)

    def _fold(self, section: str) -> None:
        self._open ^= {section}
        self.read_again()

    def action_unfold(self) -> None:
        """Show every section, or fold all away again."""
        if self._package is None:
            return
        every = {one.id for one in sections(self.services.catalogue, self._package)}
        self._open = set() if every <= self._open else every
        self.read_again()

    def action_practise(self) -> None:
        """Turn the words of the trade over together."""
        if self._package and self._package.words:
            self.post_message(GoTo(To.WORDS, None, self._package_id))
        else:
            self.say("Her er ingen fagord endnu.")

    @work(exclusive=True, group="use")
    async def action_fits(self) -> None:
        """Hold the demands against what is known of a citizen."""
        with suppress(WentBack):
            citizen = self.CITIZEN or await ask_citizen(self, "Hvem skal vi se på?")
            self.post_message(GoTo(To.FITS, citizen, self._package_id))

    @work(exclusive=True, group="use")
    async def action_compare(self) -> None:
        """Ask which other package, and put the two side by side."""
        others = other_packages(self.services, self._package_id)
        with suppress(WentBack):
            options = [(key, T(name)) for key, name in others]
            other = await find(self, "Sammenlign med hvilken?", options)
            self.post_message(GoTo(To.COMPARE, None, f"{self._package_id}+{other}"))

    def action_confirm(self) -> None:
        """Say that the municipality has checked the text one stands on, or take it back."""
        row = self.query_one(Rows).row
        if row is not None and row.own is not None:
            self.do(row.own)
        else:
            local_words.why_not(self)

    async def write_file(self) -> None:
        """Keep the package as a file."""
        from screens.packages.package_file import write

        if self._package is not None:
            await write(self, self._package)

    async def revise(self) -> None:
        """Go on with its draft, a new one if there is none."""
        if await self.write(lambda: self.services.packages.revise(self._package_id)):
            self.post_message(GoTo(To.OWN_PACKAGE, None, self._package_id))

    # Into a citizen's plan

    def action_use(self) -> None:
        self._use(self.CITIZEN)

    def _use(self, citizen: str | None) -> None:
        self.do(partial(package_use.use, self, self._package_id, citizen))
