"""«Hvad ved kommunen?»: all that was written here of a citizen, by how far it has come."""

from __future__ import annotations

from textual.content import Content

from screens.exchange.receipts import office_name
from screens.history import Headed, HistoryScreen
from vip2tui.base.safe import T, clean_line
from vip2tui.services.history_words import Wrote
from vip2tui.services.house import Services
from vip2tui.text.days import short


class KnownScreen(HistoryScreen):
    """What is only here, what is in a file on its way, and what the office has said it has."""

    NAME = "Hvad ved kommunen?"
    SAYS_WHO = False
    HELP = (
        "Her står alt, hvad du har skrevet om borgeren på denne computer, og hvor langt det er "
        "kommet. «Kun her» er gemt og kommer med i den næste fil. «Undervejs» ligger i en fil, som "
        "kommunen ikke har kvitteret for endnu. Resten har kommunen svaret, at den har.\n"
        "Bliver en fil væk, kommer det hele med i den næste. Skriv et ord eller en måned for at "
        "finde noget. Enter viser det hele."
    )

    def __init__(self, services: Services, citizen: str) -> None:
        super().__init__(services, citizen)
        self._citizen, self.NOTHING = citizen, services.desk.worded(services.known.nothing)

    def heading_content(self) -> Content:
        office = office_name(self.services)
        return T(f"Hvad ved {clean_line(office)} om {self.called(self._citizen)}?")

    def told(self) -> list[Headed]:
        office, today = office_name(self.services), self.services.desk.today()
        found = self.services.known.of(self.services.citizens.get(self._citizen))
        return [(one.where(office, today), one.wrote) for one in found]

    def when(self, one: Wrote) -> str:
        day = short(one.at.date(), self.services.desk.today()) if one.at else ""
        return f"{day:<12}  "
