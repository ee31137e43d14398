"""The curves of Fremskridt as they are drawn: one with its words, and six small ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from screens.widgets.row import wrapped
from vip2tui.base.safe import fit
from vip2tui.pictures.abreast import abreast
from vip2tui.pictures.drawn import Picture, Tone
from vip2tui.pictures.signs import Signs
from vip2tui.pictures.voices import voices
from vip2tui.services.progress.standing import Curve, Progress

LETTERS = {"borger": "B", "konsulent": "K", "mentor": "M"}
"""What stands for a voice."""
LINES = 6
"""Lines under the list: a scale of five and its days."""
_BESIDE = 32
"""Cells of a curve that has words beside it: the three last days."""
_ROWS, _COLUMNS = 2, 3
_TALL = 36
"""Lines of a screen that has room for the small curves over the list."""


def by_question(found: Progress) -> dict[str, list[Curve]]:
    """Return the curves of each question, the citizen's first."""
    every: dict[str, list[Curve]] = {}
    for curve in found.curves:
        every.setdefault(curve.id, []).append(curve)
        every[curve.id].sort(key=lambda one: [*LETTERS].index(one.voice))
    return every


def grid(curves: Sequence[Curve], width: int, signs: Signs) -> Picture:
    """Return the curves of both voices, by their letters."""
    scale = max(one.scale for one in curves)
    every = sorted({at.day for one in curves for at in one.points})
    if not every:
        return ()
    letters = {LETTERS[one.voice]: [(at.day, at.value) for at in one.points] for one in curves}
    days = {day: f"{day.day}/{day.month}-{day:%y}" for day in every}
    return voices(letters, scale, days, width, signs)


def with_words(
    curves: Sequence[Curve], head: str, told: Sequence[str], signs: Signs, width: int
) -> Picture:
    """Return a curve with its words at the right.

    Nothing where it is higher than the room, or there is one figure: then the words have it all.
    """
    drawn = grid(curves, _BESIDE, signs)
    if len(drawn) > LINES or len({at.day for one in curves for at in one.points}) < 2:
        return ()
    words = [(line, Tone.PLAIN) for one in told for line in wrapped(one, width - _BESIDE)]
    said = [((head, Tone.STRONG),), *((one,) for one in words)]
    if len(said) > LINES:
        said = [*said[: LINES - 1], (("…", Tone.MUTED),)]
    return abreast([(drawn, _BESIDE), (tuple(said), width - _BESIDE)])


def small(
    every: Mapping[str, Sequence[Curve]], first: Sequence[str], signs: Signs,
    width: int, height: int,
) -> Picture:  # fmt: skip
    """Return small curves, three beside each other: of what to talk about, and of what moved.

    Args:
        every: The curves of each question, in the order of the questions.
        first: The questions the two see differently: they come first.
        signs: The set it is drawn with.
        width: The cells of a line.
        height: The lines of the screen; a low one needs them for the list.
    """
    drawable = [name for name, its in every.items() if any(one.move for one in its)]
    moved = [one for one in drawable if any(c.move and c.move.steps for c in every[one])]
    chosen = list(dict.fromkeys([*(one for one in first if one in drawable), *moved, *drawable]))
    highest = max((one.scale for its in every.values() for one in its), default=0)
    if height < _TALL or highest >= LINES:
        return ()
    room, lines = width // _COLUMNS, list[tuple[Picture, int]]()
    for name in chosen[: _ROWS * _COLUMNS]:
        title = ((fit(every[name][0].name, room - 1), Tone.STRONG),)
        lines.append(((title, *grid(every[name], room, signs)), room))
    rows = [abreast(lines[at : at + _COLUMNS]) for at in range(0, len(lines), _COLUMNS)]
    return tuple(line for row in rows for line in row)
