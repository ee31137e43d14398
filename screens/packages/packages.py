"""Jobpakker (F3): the list, found by name, trade, task or word; Enter reads one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from screens import commands, themes
from screens.base import BaseScreen, GoTo
from screens.command import Command
from screens.dialogs import choose
from screens.messages import To
from screens.packages.package_use import name_of
from screens.panes import split
from screens.sheet import BASE_CSS
from screens.widgets.beside import WithMore
from screens.widgets.finder import Finder
from screens.widgets.frame import Shortcut
from screens.widgets.long_rows import LongRows
from screens.widgets.rows import Row, Rows
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, cut
from vip2tui.catalogue.names import PackageName
from vip2tui.catalogue.package import Package
from vip2tui.pictures.signs import Signs
from vip2tui.sentences.values import day_words
from vip2tui.services.house import Services
from vip2tui.services.packages import editions
from vip2tui.services.packages.editions import Edition
from vip2tui.text.danish import count

SHORT_FORMS = "DU er danskuddannelse, M er modul."
"""What stands in every line and not every mentor knows."""
_NEW, _FETCH, _AWAY, _OPEN, _RULES = "ny:", "hent:", "vaek:", "kladde:", "regler:"
_WRITER, _BELOW = 30, 150
_NAME, _WEEKS, _DANISH = 35, 10, 20
_LEAST_NAME = 24
_MARKS = 7
"""Cells of a row for its mark, the sign of a demand, and what stands between the columns."""
_FRAME = 7
"""Cells of the list's frame, padding and bars, where a pane stands beside it."""
_ROOMY = 76
"""Cells of a row where the list has the window to itself."""
_LINES = 3
"""What is said of a package under the list."""
_DRAFT = "Kladde: kan ikke bruges endnu"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a row is drawn: by which signs, and in how many cells."""

    signs: Signs
    room: int
    """Cells of the list's rows."""

    @property
    def name(self) -> int:
        """Cells of the name: the columns stand beside it as long as it keeps so many."""
        left = self.room - _MARKS - _WEEKS - _DANISH
        return min(left, _NAME) if left >= _LEAST_NAME else _NAME

    def columns(self, weeks: str, danish: str, *, has_demand: bool) -> tuple[tuple[str, int], ...]:
        every = ((self.signs.over if has_demand else "", 1), (weeks, _WEEKS), (danish, _DANISH))
        return every[:2] if self.room - _MARKS - _WEEKS - _DANISH < _LEAST_NAME else every


class PackagesScreen(BaseScreen):
    """The packages, for reading or for a citizen's plan."""

    NAME = "Jobpakker"
    HELP = (
        "En jobpakke er en færdig plan for et fag. Skriv et ord, fx «lager» eller «truck», "
        "så bliver listen kortere. Pil op og ned vælger, Enter læser jobpakken. "
        "Derinde kan du starte den for en borger, sammenligne den med en anden og øve fagets "
        "ord. Nederst på listen kan du lave din egen jobpakke eller hente en fra en fil."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, "packages.tcss"]

    def __init__(
        self, services: Services, for_citizen: str | None = None, *, for_plan: bool = False
    ) -> None:
        """Take whom they are read for, and whether it is to choose one for the plan."""
        super().__init__(services)
        self.CITIZEN = for_citizen
        self._for_plan = for_plan
        self._rows_of: dict[Edition, Row] = {}

    def compose_body(self) -> ComposeResult:
        yield Finder(id="find", placeholder="Skriv for at finde: fag, opgave eller ord")
        yield Static(id="found")
        yield WithMore(LongRows(typing=False), "Jobpakker", "Jobpakken", _LINES)

    def on_mount(self) -> None:
        self.query_one(Finder).focus()

    def heading_content(self) -> Content:
        name = name_of(self, self.CITIZEN) if self.CITIZEN and self._for_plan else ""
        return T(f"{commands.START.said} for {name}" if name else self.NAME)

    def way_of(self, command: Command) -> GoTo:
        """Return the way to what is done with the package the cursor stands on."""
        self._choose()
        return super().way_of(command)

    @property
    def paper(self) -> str:
        """The paper of the package the cursor stands on."""
        self._choose()
        return super().paper

    def _choose(self) -> None:
        row = self.query_one(Rows).row
        self.PACKAGE = row.key if row and ":" not in row.key else None

    @property
    def _signs(self) -> Signs:
        return themes.signs(self.app)

    @property
    def _look(self) -> _Look:
        width, height = self.app.size
        two = self.query_one(WithMore).are_two
        return _Look(self._signs, split(width, height).list - _FRAME if two else _ROOMY)

    @on(WithMore.Parted)
    def _parted(self) -> None:
        """The columns are made for the room the list has."""
        self.read_again()

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Læs", "screen.choose"), self.people_key())

    def read_again(self) -> None:
        self._rows_of = dict(self._read_rows())
        self._narrow()

    def _read_rows(self) -> Iterator[tuple[Edition, Row]]:
        names = {one.id: one for one in self.services.catalogue.package_names()}
        for one in editions.shelf(self.services.packages):
            if one.id in names and not one.draft:
                yield one, package_row(names[one.id], one, self.CITIZEN, self._look)
                continue
            try:
                package = self.services.packages.get(one.id, one.version)
            except Vip2Error as error:  # one that cannot be read hides no other
                self.refuse(error)
            else:
                yield one, own_row(one, package, self.CITIZEN, self._look)

    @on(Input.Changed)
    def _narrow(self) -> None:
        wanted = self.query_one(Finder).value
        try:
            found = editions.find(self.services.packages, wanted)
        except Vip2Error as error:
            self.refuse(error)
            found = ()
        shown = [one for one in found if one in self._rows_of]
        listed = self._rows(shown, whole=not wanted.strip())
        self.query_one(Rows).fill(listed, asked=wanted)
        self.query_one(WithMore).tell()
        over = f" {self._signs.over} er et særligt krav."
        words = f"{count(len(shown), 'jobpakke', 'jobpakker')}. {SHORT_FORMS}{over}"
        nothing = "Ingen jobpakke har det ord. Prøv et kortere ord."
        self.query_one("#found", Static).update(T(words if shown else nothing))

    def _rows(self, found: list[Edition], *, whole: bool) -> Iterator[Row]:
        shipped, go = self.services.catalogue.package_names(), f"{self._signs.go} "
        known = {one.id for one in shipped}
        own = [one for one in found if one.id not in known or one.draft]
        yield from (self._rows_of[one] for one in found if one not in own)
        if own:
            yield Row("Jeres egne jobpakker", heading=True)
            yield from (self._rows_of[one] for one in own)
        if whole:
            yield Row("Lav eller hent en jobpakke", heading=True)
            yield Row("Lav din egen jobpakke …", _NEW, go, act=self.action_own)
            yield Row("Hent en jobpakke fra en fil …", _FETCH, go, act=self.action_fetch)
            if away := self.services.packages.drafts.away():
                kept = count(len(away), "kladde", "kladder")
                yield Row(f"Hent en kladde frem: {kept} er lagt væk …", _AWAY, go,
                          act=self._bring_back)  # fmt: skip
            yield Row("Regler og ord", heading=True)
            rules = self.worded("Reglerne i dag, ordene, og det, kommunen har sendt")
            yield Row(rules, _RULES, go, act=GoTo(To.RULES))

    def action_own(self) -> None:
        """Begin a package of one's own."""
        from screens.packages.own.own_asking import begin

        self.do(partial(begin, self))

    def action_fetch(self) -> None:
        """Fetch a package from a file."""
        from screens.packages.package_file import fetch

        self.do(partial(fetch, self))

    async def _bring_back(self) -> None:
        """Ask which draft that was put away is wanted, and bring it back."""
        away = self.services.packages.drafts.away()
        options = [(key, f"{one.name} · udgave {one.version} · {day_words(one.at[:10])}")
                   for key, one in away.items()]  # fmt: skip
        chosen = await choose(self, "Hvilken kladde?", options)
        said = "Kladden er hentet frem, som den var."
        if await self.write(lambda: self.services.packages.drafts.bring_back(chosen), said):
            self.post_message(GoTo(To.OWN_PACKAGE, None, away[chosen].id))


def package_row(one: PackageName, edition: Edition, citizen: str | None, look: _Look) -> Row:
    """Return a package as the list shows it: its name, how long it takes, the Danish."""
    other = f"udgave {edition.version}" if edition.version != one.version else ""
    below = [one.weeks_text, f"dansk: {one.danish}", one.hard_demand, other]
    act = GoTo(To.PACKAGE, citizen, one.id)
    aside = look.columns(one.weeks_text, one.danish, has_demand=bool(one.hard_demand))
    return Row("", one.id, f"{look.signs.go} ", aside, lead=one.name,
               below=" · ".join(filter(None, below)), who=(one.name, look.name),
               act=act)  # fmt: skip


def own_row(one: Edition, package: Package, citizen: str | None, look: _Look) -> Row:
    """Return a package of one's own; a draft says that it is one."""
    key, act = one.id, GoTo(To.PACKAGE, citizen, one.id)
    below = [str(package.duration), f"dansk: {package.danish}", f"udgave {one.version}",
             str(package.hard_demand or "")]  # fmt: skip
    demand = bool(package.hard_demand)
    aside = look.columns(str(package.duration), str(package.danish), has_demand=demand)
    if one.draft:
        key, act = f"{_OPEN}{one.id}", GoTo(To.OWN_PACKAGE, None, one.id)
        below = [_DRAFT, f"skrevet af {cut(one.by, _WRITER)}"]
        aside = look.columns("kladde", "", has_demand=False)
    told = cut(" · ".join(filter(None, below)), _BELOW)
    return Row("", key, f"{look.signs.go} ", aside, lead=one.name, below=told,
               who=(one.name, look.name), act=act)  # fmt: skip
