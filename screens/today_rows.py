"""The lines of «I dag» as rows: what waits, whose turn it is, and where it is settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from screens import themes, words
from screens.base import BaseScreen
from screens.hiding import LEAST_NAME
from screens.panes import split
from screens.today_acts import act_of, tick_of
from screens.today_later import later_rows
from screens.today_names import WIDEST, shortened
from screens.today_put_off import put_off_row
from screens.widgets.row import Row, wrapped
from vip2tui.base.safe import clean_line, cut, width_of
from vip2tui.changes.record import UNDONE
from vip2tui.domain.course import limits
from vip2tui.domain.course.day_list import DOES, LINES, Arranged, TodayLine
from vip2tui.domain.course.upcoming import Urgency
from vip2tui.domain.settings import SOON
from vip2tui.pictures.drawn import Tone
from vip2tui.pictures.ruled import ruled
from vip2tui.pictures.signs import Signs
from vip2tui.services.citizen.people import called as named
from vip2tui.services.today.words import line_words
from vip2tui.services.vault.settings import number_of
from vip2tui.text.danish import first_name
from vip2tui.text.days import due_brief


def today_rows(
    page: BaseScreen,
    now: Arranged,
    apart: Mapping[str, str],
    *,
    unfold: Callable[[], object],
    every: bool,
) -> list[Row]:
    """Return the lines under a heading for each urgency, the drafts in a line of their own last.

    Args:
        page: Where they stand.
        now: What waits, in its order.
        apart: What tells citizens from others of one name.
        unfold: Shows what there is no time for this week.
        every: Whether that is shown.
    """
    lines = (*now.lines, *(now.later if every else ()))
    signs = themes.signs(page.app)
    whose = {line.citizen: _whose(page, line, apart) for line in lines}
    shown = shortened(whose)
    columns = _Columns.of(page, lines, shown.values())
    rows: list[Row] = []

    def one_row(line: TodayLine) -> Row:
        names = (whose[line.citizen], shown[line.citizen])
        return _row(page, line, names, columns, signs)

    groups = _GROUPS | {Urgency.SOON: near_words(number_of(page.services.desk.store, SOON))}
    for urgency in (*groups, Urgency.DRAFT):
        found = [line for line in now.lines if line.waiting.urgency is urgency]
        if found and urgency in groups:
            said = groups[urgency]
            rows.append(_heading(urgency, said, now.counts.get(urgency, len(found)), signs))
        rows += [one_row(line) for line in found]
    more = [one_row(line) for line in (now.later if every else ())]
    rows += [*later_rows(page, now, more, unfold), *put_off_row(page, now.put_off)]
    return fitted(rows, *page.app.size)


def key_of(line: TodayLine) -> str:
    """Return the key of a line's row."""
    waiting = line.waiting
    return f"{line.citizen} {waiting.part} {waiting.name} {waiting.course}"


_GROUPS = {
    Urgency.DOUBT: "SKAL AFGØRES",
    Urgency.OVERDUE: "OVER FRISTEN",
    Urgency.TODAY: "I DAG",
    Urgency.SOON: "DENNE UGE",  # or so many days as a person has set
    Urgency.LATER: "SENERE",
}
_TONES = {
    Urgency.DOUBT: Tone.SOON,
    Urgency.OVERDUE: Tone.OVER,
    Urgency.TODAY: Tone.SOON,
}
_AROUND = 9
"""Lines of the screen that are not the list's: title, week, what is left out, buttons and keys."""
_BESIDE = 1
"""Cells of a row for the bar of the one that is chosen."""
_MOST = 3
_HIGH = 34
"""From so many lines of the screen on, more than seven things have room."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide who, when, whose turn and how much more are: as wide as what stands in them."""

    who: int
    when: int
    turn: int
    more: int

    @classmethod
    def of(cls, page: BaseScreen, lines: Sequence[TodayLine], whose: Iterable[str]) -> _Columns:
        named = [width_of(who) for who in whose]
        asides = [_aside(page, line) for line in lines]
        widest = (max(map(width_of, column), default=0) for column in zip(*asides, strict=True))
        return cls(min(max([LEAST_NAME, *named]), WIDEST), *(*widest, 0, 0, 0)[:3])


def most_lines(width: int, height: int) -> int:
    """Return how many things a screen of so many cells shows at most, each in a line or two."""
    if height < _HIGH:
        return LINES
    frame = 2 if split(width, height, brief=True).detail else 0
    return max(LINES, (height - _AROUND - frame - len(_GROUPS) - 1) // 2)


def fitted(rows: Sequence[Row], width: int, height: int) -> list[Row]:
    """Return the rows with the lines they may take, so that all stand on the screen at once.

    What is left of a screen of so many cells goes to the texts that are longer than a line, the
    most urgent first.
    """
    parted = split(width, height, brief=True)
    frame = 2 if parted.detail else 0
    cells = parted.list - _BESIDE - 2 * frame
    spare = height - _AROUND - frame - len(rows) - sum(bool(row.below) for row in rows)
    found = []
    for row in rows:
        beside = sum(wide + 1 for _, wide in (row.who, *row.aside) if wide)
        lines = len(wrapped(row.text, max(cells - width_of(row.mark) - beside, 1)))
        more = max(min(lines - 1, spare, _MOST - 1), 0)
        spare -= more
        found.append(row if row.heading else replace(row, most=1 + more))
    return found


def _whose(page: BaseScreen, line: TodayLine, apart: Mapping[str, str]) -> str:
    who = words.called(page.services, line.citizen, line.name) if line.citizen else ""
    if told := apart.get(line.citizen):
        who = named(who, told)
    return clean_line(who + page.services.withdrawn.mark(line.citizen))


def _mark(urgency: Urgency, signs: Signs) -> str:
    marks = {
        Urgency.DOUBT: signs.soon,
        Urgency.OVERDUE: signs.over,
        Urgency.TODAY: signs.soon,
        Urgency.DRAFT: signs.note,
    }
    return marks.get(urgency, " ")


def near_words(soon: int) -> str:
    """Return what the days are called that are near."""
    return _GROUPS[Urgency.SOON] if soon == limits.SOON else f"DE NÆSTE {soon} DAGE"


def _heading(urgency: Urgency, said: str, many: int, signs: Signs) -> Row:
    mark, tone = _mark(urgency, signs), _TONES.get(urgency, Tone.PLAIN)
    line = partial(ruled, said, str(many), signs=signs, mark=mark, tone=tone)
    return Row("", heading=True, drawn=lambda width: (line(width=width),))


def _row(
    page: BaseScreen, line: TodayLine, names: tuple[str, str], columns: _Columns, signs: Signs
) -> Row:
    """Return one line; `names` is whom it is about, whole and as it has room in the column."""
    urgency, (who, shown) = line.waiting.urgency, names
    row = Row(
        line.waiting.what,
        key=key_of(line),
        mark=f"{_mark(urgency, signs)} ",
        tone=_TONES.get(urgency, Tone.PLAIN),
        below=_below(line),
        free=words.agreed(line.waiting),
        act=act_of(page, line),
        tick=tick_of(page, line),
    )
    if urgency is Urgency.DRAFT:
        return replace(row, text=line_words(line, who))
    if not who:  # about nobody: it has the row to itself
        return row
    when, turn, more = _aside(page, line)
    aside = [(when, columns.when), (turn, columns.turn), (more, columns.more)]
    if not when:  # what waits for no day has the room of the columns
        aside = aside[2:] if more else []
    return replace(
        row,
        who=(shown, columns.who),
        find=who,
        aside=tuple(one for one in aside if one[1]),
    )


def _aside(page: BaseScreen, line: TodayLine) -> tuple[str, str, str]:
    """Return when it is due, whose turn it is, and how much more waits about the citizen."""
    more = f"+{line.more}" if line.more and not line.at else ""
    if not line.has_day or line.waiting.urgency is Urgency.DRAFT:
        return "", "", more
    waiting, desk = line.waiting, page.services.desk
    turn = words.owner(desk.catalogue, waiting.owner, desk.me.role, first_name(line.name))
    return due_brief(waiting.due, desk.today()), cut(turn, WIDEST), more


def _below(line: TodayLine) -> str:
    """Return what the line itself does not say: what Enter does, or why it must be settled."""
    waiting = line.waiting
    if waiting.part in DOES:
        return DOES[waiting.part]
    if waiting.urgency is not Urgency.DOUBT:
        return ""
    if waiting.name.endswith(f".{UNDONE}"):
        return "En har fortrudt det, og andre har skrevet videre; vælg, om det skal stå"
    return "I har begge rettet det samme; vælg, hvad der skal stå"
