"""«Hvem skrev hvad»: everything that was set, day by day, with when and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from screens.citizen.removing import REMOVE, remove
from screens.dialogs import Tell, pick
from screens.listing import ListScreen
from screens.widgets.frame import Shortcut
from screens.widgets.long_rows import LongRows
from screens.widgets.rows import Row, Rows
from screens.words import called, searching
from vip2tui.base.safe import T, clean_line, width_of
from vip2tui.services.history_words import MOST, Wrote
from vip2tui.services.house import Services
from vip2tui.text.danish import count, genitive
from vip2tui.text.days import say
from vip2tui.text.hours import clock

_WIDEST = 22
"""Cells of who wrote it, and of whom it is about."""
READING = "Et øjeblik …"
_NO_DAY = "En dag, der ikke kan læses"
Headed = tuple[str, Wrote]
"""A heading, and a line that stands under it."""


class HistoryScreen(ListScreen):
    """A line for each thing that was set, the newest first; typing finds."""

    NAME = "Hvem skrev hvad"
    HELP = (
        "Her står alt, der er skrevet og rettet, dag for dag, det nyeste øverst: hvornår, af hvem, "
        "hvad der blev skrevet, og om det gælder endnu. Intet kan rettes her. "
        "Skriv et ord, et navn eller en måned for at finde det. Enter viser det hele, og er en "
        "tekst fortrudt, kan den fjernes overalt derfra.\n"
        f"Om én borger står det hele her; om alle de sidste {MOST:,} ændringer.".replace(",", ".")
    )
    FIRST = READING
    SAYS_WHO = True
    NOTHING = "Her er ikke skrevet noget endnu."

    class Read(Message):
        """It is read."""

        def __init__(self, told: list[Headed], names: dict[str, str]) -> None:
            super().__init__()
            self.told, self.names = told, names

    def __init__(self, services: Services, citizen: str | None = None) -> None:
        super().__init__(services)
        self.CITIZEN = citizen
        self._told = 0

    def compose_body(self) -> ComposeResult:
        yield Static(self.FIRST, id="said")
        yield LongRows()

    def heading_content(self) -> Content:
        who = self.called(self.CITIZEN) if self.CITIZEN else ""
        return T(f"{self.NAME}: {genitive(who)} oplysninger" if who else self.NAME)

    def when(self, one: Wrote) -> str:
        """Return when something was written, as it stands before its line."""
        return f"{clock(one.at) if one.at else '':>5}  "

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Vis det hele", "screen.choose"), self.people_key())

    def read_again(self) -> None:
        self._read()

    @work(description="", thread=True, exclusive=True, group="read")
    def _read(self) -> None:
        """Read it beside the screen: the keys never wait."""
        worker = get_current_worker()
        told = self.told()
        names = {one: self.called(one) for one in {each.citizen for _, each in told} if one}
        if not worker.is_cancelled:
            self.post_message(self.Read(told, names))

    def told(self) -> list[Headed]:
        """Return what is told, each line with the heading it stands under. In a thread."""
        return [(_day(one), one) for one in self.services.history_words.of(self.CITIZEN)]

    def called(self, citizen: str) -> str:
        record = self.services.desk.state(citizen).records.get(citizen)
        return called(self.services, citizen, str(record.get("name") or "")) if record else ""

    @on(Read)
    def _show(self, message: Read) -> None:
        self._told = len(message.told)
        self._say()
        self.query_one(Rows).fill(_rows(self, message.told, message.names))

    def _say(self, found: int | None = None, typed: str = "") -> None:
        number = self._told if found is None else found
        lines = count(number, "linje", "linjer")
        said = f"{lines}. Enter viser det hele. Bogstaver søger."
        if typed:
            said = searching(typed, lines)
        elif not number:
            said = self.NOTHING
        self.say_above(said)

    @on(Rows.Narrowed)
    def _narrowed(self, event: Rows.Narrowed) -> None:
        self._say(event.found if event.text else None, event.text)


def _day(one: Wrote) -> str:
    return say(one.at.date()) if one.at else _NO_DAY


def _rows(page: HistoryScreen, told: list[Headed], names: dict[str, str]) -> Iterator[Row]:
    """Yield the lines under their headings."""
    wide = min(max((width_of(clean_line(one.event.who)) for _, one in told), default=0), _WIDEST)
    last = ""
    for heading, one in told:
        if heading != last:
            last = heading
            yield Row(heading, heading=True)
        about = names.get(one.citizen, "") if page.CITIZEN is None else ""
        words = f"{clean_line(about)}: {one.words}" if about else one.words
        yield Row(
            words,
            f"{one.event.change} {one.event.field}",
            page.when(one),
            who=(clean_line(one.event.who), wide) if page.SAYS_WHO else ("", 0),
            find=f"{heading} {_day(one)}",
            free=(one.typed,),
            act=partial(_look, page, one, about),
        )


async def _look(page: HistoryScreen, one: Wrote, about: str) -> None:
    """Show a line whole; a text that was taken back can be taken away for good from here.

    Raises:
        WentBack: If the person goes back.
    """
    when = f"{_day(one)} kl. {clock(one.at)}" if one.at else _NO_DAY
    title = clean_line(f"{one.event.who}, {when}")
    text = f"{about}\n\n{one.words}" if about else one.words

    def show() -> None:
        page.app.push_screen(Tell(title, text, free=bool(one.typed)))

    event, redacting = one.event, page.services.redacting
    left = [each for each in redacting.texts(event.change) if each.field == event.field]
    if event.undone and left:
        await pick(page, title, [("Vis det hele", show), (REMOVE, partial(remove, page, left))])
    else:
        show()
