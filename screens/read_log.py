"""«Hvem har set hvad»: when a citizen was opened or taken out of here, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual import work
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from screens.history import READING
from screens.listing import ListScreen
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from screens.words import called
from vip2tui.base.safe import T, clean_line, width_of
from vip2tui.services.house import Services
from vip2tui.services.vault.read_log import Read
from vip2tui.text.danish import count, genitive
from vip2tui.text.days import say
from vip2tui.text.hours import clock

_NO_DAY = "En dag, der ikke kan læses"
_WIDEST = 22


class ReadLogScreen(ListScreen):
    """A line for each time, the newest first; typing finds."""

    NAME = "Hvem har set hvad"
    HELP = (
        "Her står, hvornår borgeren er åbnet på denne computer, hvornår CPR-nummeret er vist, og "
        "hvornår noget er lagt i en fil. Der står ikke, hvad der blev læst. Det samme inden for et "
        "kvarter er én linje. Listen bliver på denne computer; intet kan rettes i den."
    )
    FIRST = READING

    class Told(Message):
        """It is read."""

        def __init__(self, lines: Sequence[Read]) -> None:
            super().__init__()
            self.lines = lines

    def __init__(self, services: Services, citizen: str) -> None:
        super().__init__(services)
        self.CITIZEN = citizen

    def heading_content(self) -> Content:
        citizen = str(self.CITIZEN)
        record = self.services.desk.state(citizen).records.get(citizen)
        who = called(self.services, citizen, str(record.get("name") or "")) if record else ""
        return T(f"Hvem har set {genitive(who)} oplysninger" if who else self.NAME)

    def shortcuts(self) -> list[Shortcut]:
        return self.around(self.people_key())

    def read_again(self) -> None:
        self._read()

    @work(description="", thread=True, exclusive=True, group="read")
    def _read(self) -> None:
        """Read it beside the screen: it may be thousands of lines."""
        worker = get_current_worker()
        lines = self.services.reads.of(str(self.CITIZEN))
        if not worker.is_cancelled:
            self.post_message(self.Told(lines))

    def on_read_log_screen_told(self, message: Told) -> None:
        number = count(len(message.lines), "linje", "linjer")
        self.say_above(f"{number}. Bogstaver søger." if message.lines else "Ingen har set det før.")
        self.query_one(Rows).fill(_rows(message.lines))


def _rows(lines: Sequence[Read]) -> Iterator[Row]:
    """Yield the lines under a heading for each day."""
    wide = min(max((width_of(clean_line(one.by)) for one in lines), default=0), _WIDEST)
    day: date | None = None
    for at, one in enumerate(lines):
        its = one.time.date() if one.time else None
        if at == 0 or its != day:
            day = its
            yield Row(say(day) if day else _NO_DAY, heading=True)
        yield Row(
            f"{one.words} ({clean_line(one.device)})",
            str(one.number),
            f"{clock(one.time) if one.time else '':>5}  ",
            who=(clean_line(one.by), wide),
            find=say(day) if day else "",
        )
