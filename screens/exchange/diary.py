"""«Sendt og hentet»: every file, with date, direction, counts, name and computer."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from textual import on

from screens import themes
from screens.base import BaseScreen
from screens.dialogs import Tell
from screens.listing import ListScreen
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from screens.words import searching
from vip2tui.base.safe import clean_line, cut
from vip2tui.papers import kinds
from vip2tui.pictures.signs import Signs
from vip2tui.sentences.people import whose_words
from vip2tui.services.exchange.diary import FETCHED, SENT, WHAT, Line
from vip2tui.text.danish import count
from vip2tui.text.days import say, say_short


class DiaryScreen(ListScreen):
    """All files, the newest first; typing finds a file, a computer or a day."""

    NAME = "Sendt og hentet"
    PAPER = kinds.SLIP.code
    HELP = (
        "Her står alle filer, der er lavet, hentet eller ikke taget imod på denne computer, den "
        "nyeste øverst. Pil op og ned vælger, og Enter viser det hele. Skriv et ord for at finde "
        "en fil, en computer eller en måned."
    )

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Vis det hele", "screen.choose"), self.people_key())

    def read_again(self) -> None:
        lines = self.services.diary.lines()
        self._say(len(lines))
        self.query_one(Rows).fill(_row(self, line) for line in lines)

    def _say(self, number: int, typed: str = "") -> None:
        said = f"{count(number, 'fil', 'filer')}. Enter viser det hele. Bogstaver søger."
        if typed:
            said = searching(typed, count(number, "fil", "filer"))
        elif not number:
            said = "Der er ikke sendt eller hentet nogen filer endnu."
        self.say_above(said)

    @on(Rows.Narrowed)
    def _narrowed(self, event: Rows.Narrowed) -> None:
        self._say(event.found, event.text)


def sign(line: Line, signs: Signs) -> str:
    """Return the sign of which way a file went."""
    return {SENT: signs.sent, FETCHED: signs.fetched}.get(line.what, signs.over)


def whole(line: Line) -> str:
    """Return all that is known of a file."""
    whose = other(line) or "kunne ikke ses"
    direction = "Til" if line.what == SENT else "Fra"
    return f"{line.file}\n{direction}: {whose}\n\n{line.words}"


def look(page: BaseScreen, line: Line) -> None:
    """Show all that is known of a file."""
    title = f"Fil {WHAT.get(line.what, clean_line(line.what))}, {_when(line)}"
    page.app.push_screen(Tell(cut(title, 60), whole(line)))


def _row(page: DiaryScreen, line: Line) -> Row:
    beside = [part for part in (other(line), clean_line(line.words)) if part]
    return Row(
        f"{_when(line)}: {WHAT.get(line.what, line.what)}",
        line.id,
        f"{sign(line, themes.signs(page.app))}  ",
        below="\n".join([clean_line(line.file), " · ".join(beside)]),
        most=2,
        act=partial(look, page, line),
    )


def other(line: Line) -> str:
    """Return whose computer a file is from, or to: «Mette Holm (Laptop Nord)»."""
    return whose_words(line.person, line.computer)


def day(line: Line, today: date) -> str:
    """Return a file's day as it is said in a column; empty if it cannot be read."""
    try:
        return say_short(datetime.fromisoformat(line.at).date(), today)
    except ValueError:
        return ""


def _when(line: Line) -> str:
    try:
        at = datetime.fromisoformat(line.at)
    except ValueError:
        return "en dag, der ikke kan læses"
    return f"{say(at.date())} kl. {at.hour}.{at.minute:02}"
