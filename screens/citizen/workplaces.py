"""Arbejdspladser: a list of them; Enter corrects one, and the first row writes a new one in."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from screens import themes
from screens.base import BaseScreen
from screens.form import Ask, Form
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from screens.words import called, name_of, searching
from vip2tui.base.safe import T
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.kinds.workplace import Workplace
from vip2tui.sentences.records import field_label
from vip2tui.services.house import Services
from vip2tui.text.danish import count, joined

_NEW = "ny"
_ASKED = KINDS[Workplace.KIND].asked


class WorkplacesScreen(BaseScreen):
    """All workplaces; typing finds one by its name, its people or its telephone."""

    NAME = "Arbejdspladser"
    HELP = (
        "Her står arbejdspladserne: hvem man spørger efter, telefonen, og hvilke borgere der er "
        "der. Enter retter én, og øverste linje skriver en ny ind. Skriv et ord for at finde en."
    )

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._count = 0

    def compose_body(self) -> ComposeResult:
        yield Static(classes="hint")
        yield Rows()

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Ret", "screen.choose"), self.people_key())

    def read_again(self) -> None:
        every = self.services.workplaces.all()
        self._count = len(every)
        self._say(self._count)
        go = f"{themes.signs(self.app).go} "
        new = Row("Skriv en arbejdsplads ind", _NEW, go, act=partial(self.ask, None))
        self.query_one(Rows).fill([new, *(_row(self, one) for one in every)])

    def _say(self, number: int, typed: str = "") -> None:
        said = count(number, "arbejdsplads", "arbejdspladser")
        line = searching(typed, said) if typed else f"{said}."
        self.query_one(".hint", Static).update(T(line))

    @on(Rows.Narrowed)
    def _narrowed(self, event: Rows.Narrowed) -> None:
        self._say(event.found if event.text else self._count, event.text)

    async def ask(self, one: Workplace | None) -> None:
        """Ask for everything about one, or a new one; what is not touched stays."""
        kind, service = Workplace.KIND, self.services.workplaces
        catalogue = self.services.desk.catalogue
        asks = [
            Ask(name, field_label(catalogue, kind, name), getattr(one, name, None) or "")
            for name in _ASKED
        ]
        question = f"Ret «{one.name}»" if one else "En ny arbejdsplads"

        def write(typed: dict[str, str]) -> object:
            return service.change(one, **typed) if one else service.add(**typed)

        place = f"{kind}:{one.id if one else _NEW}"
        form = Form(question, asks, write, self.services.drafts, place)
        if await self.app.push_screen_wait(form) == "gemt":
            self.saved("Arbejdspladsen er gemt. Fortryd med Ctrl+Z.")


def _row(screen: WorkplacesScreen, one: Workplace) -> Row:
    there = screen.services.workplaces.citizens(one)
    names = [called(screen.services, each, name_of(screen.services, each)) for each in there]
    known = [part for part in (one.contact, one.phone, one.address) if part]
    below = [" · ".join(known), f"Her er {joined(names)}" if names else ""]
    return Row(
        one.name,
        one.id,
        "  ",
        below="\n".join(filter(None, below)),
        act=partial(screen.ask, one),
    )
