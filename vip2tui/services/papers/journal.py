"""The journal note (journalnotat) for the municipality's own system: text to paste (R88, R127).

At most 1,500 signs and no markup, because that is what is typed over today. What does not fit is
counted, never cut in the middle: the newest stands first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vip2tui.base.safe import clean_line
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.kinds.entry import Entry
from vip2tui.sentences.happened import entry_words
from vip2tui.services.papers.masking import without_cpr
from vip2tui.text.danish import count
from vip2tui.text.days import say, say_short

MOST = 1_500
"""Signs of a note in the municipality's system."""
_TOPIC = "mentor"
_MOST_OF_ONE = 320


@dataclass(frozen=True, slots=True)
class JournalNote:
    """Text to paste, and how many notes it tells of."""

    text: str
    told: int
    left_out: int


def journal_note(
    catalogue: Catalogue,
    entries: Iterable[Entry],
    first: date,
    last: date,
    today: date,
    name: str,
) -> JournalNote:
    """Return the notes of a period as one text of at most `MOST` signs.

    Args:
        catalogue: Whose words and KLE numbers they are.
        entries: The notes that may be told, newest first.
        first: The first day.
        last: The last day.
        today: The day it is made.
        name: Whom it is about, as the citizen is called in the other system.
    """
    inside = [one for one in entries if first <= one.day <= last]
    head = "\n".join(_head(catalogue, first, last, name))
    told, rest = list[str](), len(inside)
    for one in inside:
        line = f"- {say_short(one.day, today)}: {_told(catalogue, one)}"
        end = _end(rest - 1)
        if len("\n".join([head, *told, line, *end])) > MOST:
            break
        told.append(line)
        rest -= 1
    lines = told or ["Der er ingen notater i perioden."]
    return JournalNote("\n".join([head, *lines, *_end(rest)]), len(told), rest)


def _head(catalogue: Catalogue, first: date, last: date, name: str) -> Iterator[str]:
    kle = catalogue.kle().number(_TOPIC, last)
    yield f"Notat om {without_cpr(clean_line(name))}"
    yield f"{say(first)} til {say(last)}"
    if kle is not None:
        yield f"KLE {kle.number} {kle.name}"
    yield ""


def _told(catalogue: Catalogue, one: Entry) -> str:
    said = without_cpr(clean_line(entry_words(catalogue, one)))
    return said if len(said) <= _MOST_OF_ONE else f"{said[: _MOST_OF_ONE - 1].rstrip()}…"


def _end(left: int) -> list[str]:
    return [f"{count(left, 'ældre notat', 'ældre notater')} er ikke med."] if left else []
