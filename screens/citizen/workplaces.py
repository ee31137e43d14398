"""Arbejdspladser: a list of them; Enter opens one, and the first row writes a new one in."""

from __future__ import annotations

from functools import partial

from textual import on

from screens import themes
from screens.citizen.workplace import ask_workplace, more_of
from screens.listing import ListScreen
from screens.messages import GoTo, To
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from screens.words import called, name_of, searching
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.kinds.workplace import Workplace
from vip2tui.pictures.drawn import Tone
from vip2tui.services.house import Services
from vip2tui.text.danish import count, joined

_NEW = "ny"
_FIRST = KINDS[Workplace.KIND].asked


class WorkplacesScreen(ListScreen):
    """All workplaces; typing finds one by its name, its people or its telephone."""

    NAME = "Arbejdspladser"
    ABOUT = "Om arbejdspladsen"
    HELP = (
        "Her står arbejdspladserne: hvem man spørger efter, telefonen, og hvilke borgere der er "
        "der. Enter åbner én, og øverste linje skriver en ny ind. Skriv et ord for at finde en. "
        "«Spørg om job igen» står der, når det er længe siden, nogen spurgte."
    )

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._count = self._again = 0

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Åbn", "screen.choose"), self.people_key())

    def read_again(self) -> None:
        service = self.services.workplaces
        every = service.all()
        self._count, self._again = len(every), sum(map(service.is_to_ask, every))
        self._say(self._count)
        go = f"{themes.signs(self.app).go} "
        act = partial(ask_workplace, self, None, _FIRST)
        new = Row("Skriv en arbejdsplads ind", _NEW, go, act=act)
        self.query_one(Rows).fill([new, *(self._row(one) for one in every)])

    def _say(self, number: int, typed: str = "") -> None:
        said = count(number, "arbejdsplads", "arbejdspladser")
        again = f" Spørg om job igen: {self._again}." if self._again else ""
        self.say_above(searching(typed, said) if typed else f"{said}.{again}")

    @on(Rows.Narrowed)
    def _narrowed(self, event: Rows.Narrowed) -> None:
        self._say(event.found if event.text else self._count, event.text)

    def _row(self, one: Workplace) -> Row:
        services, signs = self.services, themes.signs(self.app)
        there = services.workplaces.citizens(one)
        names = [called(services, each, name_of(services, each)) for each in there]
        known = [part for part in (one.contact, one.phone, one.address) if part]
        again = services.workplaces.is_to_ask(one)
        said = (
            " · ".join(known),
            f"Her er {joined(names)}" if names else "",
            "Spørg om job igen" if again else "",
        )
        return Row(
            one.name,
            one.id,
            f"{signs.soon} " if again else "  ",
            below="\n".join(filter(None, said)),
            tone=Tone.SOON if again else Tone.PLAIN,
            find=" ".join(filter(None, (one.leader, one.mentors, one.safety, one.cvr))),
            more=partial(more_of, self, one),
            act=GoTo(To.WORKPLACE, None, one.id),
        )
