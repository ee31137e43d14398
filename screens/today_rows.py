"""The lines of «I dag» as rows: what waits, whose turn it is, and where it is settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from screens import themes, words
from screens.base import BaseScreen
from screens.hiding import LEAST_NAME
from screens.today_acts import act_of, tick_of
from screens.today_folds import (
    Folds,
    fold_rows,
    key_of,
    later_rows,
    rest_rows,
)
from screens.today_names import WIDEST, shortened
from screens.today_put_off import put_off_row
from screens.today_room import fitted
from screens.widgets.row import Row
from vip2tui.base.safe import clean_line, cut, width_of
from vip2tui.changes.record import UNDONE
from vip2tui.domain.course import limits
from vip2tui.domain.course.day_list import DOES, TodayLine
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


def today_rows(page: Folds, apart: Mapping[str, str]) -> list[Row]:
    """Return the lines under a heading for each urgency, the drafts in a line of their own last.

    Args:
        page: Where they stand, with what waits.
        apart: What tells citizens from others of one name.
    """
    now = page.now
    begun = [line for line in now.lines if line.at]
    lines = [*(line for line in now.lines if not line.at), *page.rest]
    later = now.later if page.is_later_shown else ()
    one_row = _drawn(page, [*lines, *begun, *later], apart)
    rows = [
        *_grouped(page, lines, now.counts, one_row),
        *rest_rows(page),
        *map(one_row, begun),
        *later_rows(page, [one_row(line) for line in later]),
        *fold_rows(page),
        *put_off_row(page, now.put_off),
    ]
    return fitted(rows, *page.app.size)


def found_rows(
    page: Folds, lines: Sequence[TodayLine], counts: Mapping[Urgency, int], apart: Mapping[str, str]
) -> list[Row]:
    """Return the rows of what was found by typing, as far as it is drawn.

    Args:
        page: Where they stand.
        lines: The first lines with the words, drafts last.
        counts: How many lines with the words there are of each urgency.
        apart: What tells citizens from others of one name.
    """
    one_row = _drawn(page, lines, apart)
    begun = [line for line in lines if line.at]
    waits = [line for line in lines if not line.at]
    return fitted([*_grouped(page, waits, counts, one_row), *map(one_row, begun)], *page.app.size)


def _drawn(
    page: BaseScreen, lines: Sequence[TodayLine], apart: Mapping[str, str]
) -> Callable[[TodayLine], Row]:
    """Return what makes a row of a line: the columns are as wide as what stands in them."""
    signs = themes.signs(page.app)
    whose = {line.citizen: whose_name(page, line, apart) for line in lines}
    shown = shortened(whose)
    columns = _Columns.of(page, lines, shown.values())
    return lambda line: _row(page, line, (whose[line.citizen], shown[line.citizen]), columns, signs)


def _grouped(
    page: BaseScreen,
    lines: Sequence[TodayLine],
    counts: Mapping[Urgency, int],
    one_row: Callable[[TodayLine], Row],
) -> Iterator[Row]:
    """Yield lines under a heading for each urgency, with how many there are of it."""
    signs = themes.signs(page.app)
    groups = _GROUPS | {Urgency.SOON: near_words(number_of(page.services.desk.store, SOON))}
    for urgency, said in groups.items():
        found = [line for line in lines if line.waiting.urgency is urgency]
        if found:
            yield _heading(urgency, said, counts.get(urgency, len(found)), signs)
            yield from map(one_row, found)


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


def whose_name(page: BaseScreen, line: TodayLine, apart: Mapping[str, str]) -> str:
    """Return whom a line is about, as people are called here; empty if it is about nobody."""
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
