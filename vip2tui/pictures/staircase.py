"""The staircase (trappe): a map of the way to an ordinary job. Nothing on it is locked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, cut, width_of
from vip2tui.pictures.drawn import Tone, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vip2tui.pictures.drawn import Line, Picture, Piece
    from vip2tui.pictures.signs import Signs

_BEFORE = 5
"""Cells of «┌─ ● » before a name."""
_LOWEST_RISE = 2


class StairState(Enum):
    """Where the citizen is with a step."""

    DONE = auto()
    NOW = auto()
    LATE = auto()
    AHEAD = auto()


@dataclass(frozen=True, slots=True)
class Stair:
    """One step of the staircase, lowest first."""

    name: str
    state: StairState


def _sign(stair: Stair, signs: Signs) -> Piece:
    return {
        StairState.DONE: (signs.done, Tone.DONE),
        StairState.NOW: (signs.now, Tone.STRONG),
        StairState.LATE: (signs.over, Tone.OVER),
        StairState.AHEAD: (signs.ahead, Tone.MUTED),
    }[stair.state]


def stair_line(stairs: Sequence[Stair], signs: Signs) -> Line:
    """Return the staircase in one line: «√──√──●──○»; nothing where there is no step."""
    pieces: list[Piece] = []
    for stair in stairs:
        if pieces:
            pieces.append((signs.flat * 2, Tone.LINE))
        pieces.append(_sign(stair, signs))
    return runs(pieces)


def staircase(stairs: Sequence[Stair], width: int, signs: Signs) -> Picture:
    """Return the staircase as a map, the highest step on top; nothing where there is no step."""
    if not stairs:
        return ()
    longest = max(width_of(clean_line(stair.name)) for stair in stairs)
    rise = max((width - longest - _BEFORE) // max(len(stairs) - 1, 1), _LOWEST_RISE)
    rise = min(rise, longest + _BEFORE + 3)
    lines = [
        runs(_stair(stair, number, rise, width, number + 1 < len(stairs), signs))
        for number, stair in enumerate(stairs)
    ]
    return tuple(reversed(lines))


def _stair(
    stair: Stair, number: int, rise: int, width: int, leads_on: bool, signs: Signs
) -> Iterator[Piece]:
    indent = min(number * rise, max(width - _BEFORE - 1, 0))
    edge = f"{signs.tread}{signs.flat} " if number else f"{signs.flat}{signs.flat} "
    sign, tone = _sign(stair, signs)
    name = cut(clean_line(stair.name), max(width - indent - _BEFORE, 1))
    yield " " * indent, Tone.PLAIN
    yield edge, Tone.LINE
    yield f"{sign} ", tone
    yield name, tone
    gap = (number + 1) * rise - indent - _BEFORE - width_of(name)
    if leads_on and gap >= 2:
        yield f" {signs.flat * (gap - 1)}{signs.rise}", Tone.LINE
