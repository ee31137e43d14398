"""How one citizen stands in the table: who, what is next and when, and how it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable

from screens import words
from vip2tui.base.safe import T_rich, cut
from vip2tui.services.citizen.citizens import CitizenRow
from vip2tui.services.desk import Desk
from vip2tui.text.danish import first_name
from vip2tui.text.days import due_words, short

_PACE = 20
_EDGES = 10
"""Cells that the body, the cells' padding and the scroll bar take."""
_LEAST = 60
_WIDE, _WIDE_PACE = 100, 42
"""From so many cells on there is room for why a course is behind."""


class People(DataTable[Content]):
    """The list: Home and End go to the first and the last person, as in every list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_top", "Første", id="borgere.foerste", tooltip="Til den første",
                show=False),
        Binding("end", "scroll_bottom", "Sidste", id="borgere.sidste", tooltip="Til den sidste",
                show=False),
    ]  # fmt: skip


def widths(room: int) -> tuple[int, int, int]:
    """Return how wide the columns are in a window of so many cells."""
    room = max(room - _EDGES, _LEAST)
    who = room * 3 // 10
    pace = _WIDE_PACE if room >= _WIDE else _PACE
    return who, room - who - pace, pace


def cells_content(
    row: CitizenRow,
    room: tuple[int, int, int],
    desk: Desk,
    mark: str = "",
    shown: Callable[[str, Iterable[str]], str] = lambda text, _: text,
) -> list[Text]:
    """Return the cells, each of two lines.

    Args:
        row: The citizen.
        room: How wide the columns are.
        desk: Whose it is.
        mark: What stands after the name, before all else that must give way.
        shown: Says a text as it is drawn: without names where they are hidden.
    """
    last, what, when = _words(row, desk)
    typed = words.agreed(row.next) if row.next else ()
    texts = (
        (
            _marked(row, shown(row.name, ()), mark, room[0]),
            " · ".join(filter(None, (row.apart, row.package or "ingen jobpakke"))),
        ),
        (what, when),
        _pace(row, last, room[-1]),
    )
    return [
        Text("\n").join(
            [T_rich(cut(shown(one, typed), width)), T_rich(cut(shown(other, typed), width))]
        )
        for (one, other), width in zip(texts, room, strict=True)
    ]


def _marked(row: CitizenRow, name: str, mark: str, room: int) -> str:
    mark += " (øvelse)" if row.practice else ""
    return cut(name, max(room - len(mark), 1)) + mark


def _pace(row: CitizenRow, last: str, room: int) -> tuple[str, str]:
    """Return how far the course is and the last note; why, where there is room for it."""
    if row.standing is None:
        return ("afsluttet" if row.package else "", last)
    now = row.standing.pace.in_words()
    if not row.standing.reason or room < _WIDE_PACE:
        return now, last
    return f"{now} · {last}", f"fordi {row.standing.reason}"


def _words(row: CitizenRow, desk: Desk) -> tuple[str, str, str]:
    """Return the last note, what is next, and when and by whom."""
    last = f"notat {short(row.last_contact, desk.today())}" if row.last_contact else "intet notat"
    if row.doubts:
        return last, "skal afgøres: I har begge rettet det samme", ""
    if row.next is None:
        return last, "intet næste skridt", ""
    turn = words.owner(desk.catalogue, row.next.owner, desk.me.role, first_name(row.name))
    when = due_words(row.next.due, desk.today(), row.next.times)
    return last, row.next.what, f"{when} · {turn}"
