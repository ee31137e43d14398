"""How much of something is done: a bar with its numbers, and weeks as dots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, width_of
from vip2tui.pictures.drawn import Tone, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vip2tui.pictures.drawn import Line, Picture, Piece
    from vip2tui.pictures.signs import Signs

_MOST_DOTS = 7
"""Days of a week."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many: points of a phase, hours of a grant."""

    name: str
    done: int
    of: int
    words: str = ""
    """Said after the bar instead of «6 af 9»."""
    tone: Tone = Tone.PLAIN

    @property
    def said(self) -> str:
        return self.words or f"{self.done} af {self.of}"

    @property
    def meaning(self) -> Tone:
        """What it means: all of it is done, or what the facts say."""
        return Tone.DONE if self.tone is Tone.PLAIN and self.done >= self.of else self.tone


def bar(done: int, of: int, cells: int, signs: Signs, tone: Tone = Tone.PLAIN) -> Line:
    """Return a bar of so many cells. Begun is never drawn as nothing, nor nearly as all."""
    full = min(done * cells // of, cells) if of > 0 else 0
    if 0 < done < of:
        full = min(max(full, 1), cells - 1)
    return (signs.full * full, tone), (signs.light * (cells - full), Tone.MUTED)


def shares(rows: Sequence[Share], width: int, signs: Signs) -> Picture:
    """Return a bar a row with its numbers; what has nothing in it is left out."""
    known = [row for row in rows if row.of > 0]
    if not known:
        return ()
    said = max(width_of(clean_line(row.said)) for row in known)
    name = min(max(width_of(clean_line(row.name)) for row in known), max(width // 3, 8))
    cells = max(width - name - said - 2, 2)
    return tuple(
        (
            (f"{fitted(row.name, name)} ", Tone.PLAIN),
            *bar(row.done, row.of, cells, signs, row.meaning),
            (f" {fitted(row.said, said)}", row.tone),
        )
        for row in known
    )


@dataclass(frozen=True, slots=True)
class WeekDots:
    """A week: so many days present of so many agreed."""

    name: str
    """«uge 47»."""
    present: int
    planned: int
    is_known: bool = True
    """Whether anybody said; what nobody said is drawn as blanks, never as absence."""
    lawful: int = 0
    """Of the agreed days, those away that nobody asks about."""


def dots(week: WeekDots, signs: Signs) -> Line:
    """Return the days of a week as dots: «●●●○─», lawful absence last and apart."""
    days = min(max(week.planned, week.present), _MOST_DOTS)
    here = min(week.present, days)
    if not week.is_known:
        return ((" " * days, Tone.PLAIN),)
    lawful = min(week.lawful, days - here)
    met: Piece = (signs.now * here, Tone.DONE)
    away: Piece = (signs.ahead * (days - here - lawful), Tone.MUTED)
    return (met, away, (signs.flat * lawful, Tone.MUTED)) if lawful else (met, away)


def week_dots(weeks: Sequence[WeekDots], width: int, signs: Signs) -> Picture:
    """Return weeks side by side, names under their dots, as many of the last ones as fit."""
    if not weeks:
        return ()
    cells = max(_MOST_DOTS, *(width_of(week.name) for week in weeks)) + 1
    shown = weeks[-max(width // cells, 1) :]
    top = [piece for week in shown for piece in _filled(dots(week, signs), cells)]
    return tuple(top), (("".join(fitted(week.name, cells) for week in shown), Tone.MUTED),)


def _filled(line: Line, cells: int) -> Line:
    used = sum(width_of(text) for text, _ in line)
    return (*line, (" " * max(cells - used, 0), Tone.PLAIN))
