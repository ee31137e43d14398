"""How one citizen stands in the list: who, what is next and when, and how it goes, in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from screens import words
from screens.hiding import LEAST_NAME
from screens.messages import GoTo, To
from screens.widgets.row import Row
from vip2tui.base.safe import clean_line, cut, width_of
from vip2tui.domain.course.upcoming import Urgency
from vip2tui.pictures.drawn import Tone
from vip2tui.pictures.signs import Signs
from vip2tui.services.citizen.citizens import CitizenRow
from vip2tui.services.citizen.people import called
from vip2tui.services.desk import Desk
from vip2tui.text.danish import first_name
from vip2tui.text.days import due_brief, short

_LEAST = 20
"""What is next keeps so many cells; a column that would take them is left out."""
_WIDEST_NAME, _WIDEST_PACKAGE, _WIDEST_TURN = 30, 24, 14
_SHORT_NAME = 16
"""A name gives the cells over these for how it goes: that stands on every row, or on none."""
_GAP, _MARK = 1, 2
_WIDE = 110
"""In a row of fewer cells a few long names are cut: they do not take the room of everybody's."""


@dataclass(frozen=True, slots=True)
class Cells:
    """What is said of a citizen, column by column."""

    row: CitizenRow
    who: str
    what: str
    when: str
    turn: str
    pace: str
    package: str
    last: str

    @property
    def about(self) -> str:
        """What there is no column for where the window is narrow."""
        going = self.row.standing.pace.in_words() if self.row.standing else self.pace
        said = (self.package, self.last, going, self.why)
        return " · ".join(one for one in said if one)

    @property
    def why(self) -> str:
        """Why the course is behind."""
        reason = self.row.standing.reason if self.row.standing else ""
        return f"fordi {reason}" if reason else ""


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide the columns are; one without cells is left out."""

    who: int = 0
    when: int = 0
    turn: int = 0
    pace: int = 0
    package: int = 0
    last: int = 0
    usual: int = field(default=0, compare=False)
    """How wide two names of three are at most."""
    whole: int = field(default=0, compare=False)
    """How wide the names are that say more than the name; what they say is not cut."""


def cells_of(row: CitizenRow, desk: Desk, mark: str = "") -> Cells:
    """Return what is said of a citizen.

    Args:
        row: The citizen.
        desk: Whose it is.
        mark: What stands after the name.
    """
    name = called(row.name, row.apart) if row.apart else row.name
    name += mark + (" (øvelse)" if row.practice else "")
    last = f"notat {short(row.last_contact, desk.today())}" if row.last_contact else "intet notat"
    ended = "i opfølgning" if row.is_followed else "afsluttet" if row.package else ""
    pace = row.standing.pace.in_few_words() if row.standing else ended
    what, when, turn = _next(row, desk)
    package = row.package or "ingen jobpakke"
    return Cells(row, clean_line(name), what, when, turn, pace, clean_line(package), last)


def _next(row: CitizenRow, desk: Desk) -> tuple[str, str, str]:
    """Return what is next, when, and whose turn it is."""
    if row.doubts:
        return "skal afgøres: I har begge rettet det samme", "", ""
    if row.next is None:
        return "intet næste skridt", "", ""
    turn = words.owner(desk.catalogue, row.next.owner, desk.me.role, first_name(row.name))
    turn = cut(clean_line(turn), _WIDEST_TURN)
    return row.next.what, due_brief(row.next.due, desk.today()), turn


def needed(cells: Iterable[Cells]) -> Columns:
    """Return how wide each column must be for all that stands in it."""
    when = turn = pace = package = last = whole = 0
    names: list[int] = []
    for one in cells:
        names.append(max(LEAST_NAME, width_of(one.who)))
        whole = whole if one.who == clean_line(one.row.name) else max(whole, names[-1])
        when = max(when, width_of(one.when))
        turn, pace = max(turn, width_of(one.turn)), max(pace, width_of(one.pace))
        package, last = max(package, width_of(one.package)), max(last, width_of(one.last))
    names.sort()
    return Columns(
        min(max(names, default=0), _WIDEST_NAME),
        when,
        turn,
        pace,
        min(package, _WIDEST_PACKAGE),
        last,
        min(names[len(names) * 2 // 3], _WIDEST_NAME) if names else 0,
        whole,
    )


def columns(room: int, need: Columns) -> Columns:
    """Return the columns of a row of so many cells: as wide as they must be, as many as fit.

    Who and when always stand there; then how it goes, whose turn, the job package, the last note.
    """
    who = need.usual if need.usual and room < _WIDE else need.who
    left = room - _MARK - who - _GAP - need.when - _GAP
    lacks = _LEAST + need.pace + _GAP - left
    if need.pace and 0 < lacks <= who - max(_SHORT_NAME, need.whole):
        who, left = who - lacks, left + lacks
    found = {"pace": 0, "turn": 0, "package": 0, "last": 0}
    for name in found:
        cells = getattr(need, name)
        if cells and left - cells - _GAP >= _LEAST:
            found[name], left = cells, left - cells - _GAP
    if left < _LEAST:
        who = max(who - (_LEAST - left), _LEAST // 2)
    return Columns(who, need.when, **found)


def citizen_row(cells: Cells, widths: Columns, signs: Signs, hit: str = "") -> Row:
    """Return a citizen as a row of one line; Enter opens it.

    Args:
        cells: What is said of the citizen.
        widths: How wide the columns are.
        signs: The set it is drawn with.
        hit: What was looked for, to be marked.
    """
    urgency = cells.row.next.urgency if cells.row.next else None
    mark, tone = " ", Tone.PLAIN
    if urgency is Urgency.OVERDUE:
        mark, tone = signs.over, Tone.OVER
    if urgency is Urgency.TODAY or cells.row.doubts:
        mark, tone = signs.soon, Tone.SOON
    aside = (
        (cells.when, widths.when),
        (cells.turn, widths.turn),
        (cells.pace, widths.pace),
        (cells.package, widths.package),
        (cells.last, widths.last),
    )
    shown = [one for one in aside if one[1]]
    while shown and not shown[0][0]:  # what waits for no day has the room of its columns
        del shown[0]
    return Row(
        cells.what,
        cells.row.id,
        f"{mark} ",
        aside=tuple(shown),
        tone=tone,
        hit=hit,
        who=(cells.who, widths.who),
        free=words.agreed(cells.row.next) if cells.row.next else (),
        act=GoTo(To.CITIZEN, cells.row.id),
    )
