"""What measurements say when they are read: rules 1 to 8 of the instrument «Skridt».

The rules are vip2tui's own design (R27, R29, R32 and R120 of docs/requirements.md); each function
names its own. A person is compared with himself or herself alone (rule 1): nothing here takes two.
There is no sum, no percentage and no ranking (rule 3): the scale is ordinal, and nobody has shown
that its steps are equally long. «Ved ikke» is an answer, and no figure (rule 8): it is left out of
every comparison.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from vip2tui.domain.kinds.measurement import Answer

LEAST_MOVE = 2
"""Steps of five that are a tendency at once, or something to talk about between two voices."""
DIFFERENCE, P11_LOW, P02_DOWN, P08_P09_DOWN, W01_LOW, QUIET = (
    "forskel", "p11-lav", "p02-ned", "p08-p09-ned", "w01-lav", "stille",
)  # fmt: skip
"""The questions for a talk, by their ids in the instrument."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one voice answered on one day."""

    day: date
    answers: Mapping[str, Answer]
    scale: int = 5


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of one indicator."""

    day: date
    value: int


@dataclass(frozen=True, slots=True)
class Move:
    """How one indicator has moved since the time before; none if there is nothing to compare."""

    steps: int
    is_tendency: bool
    """Whether it may be called «på vej op» or «på vej ned»."""
    since: date
    """The day of the figure that it has moved from without turning round."""


@dataclass(frozen=True, slots=True)
class Picture:
    """How many indicators went up, stayed and went down."""

    up: int
    same: int
    down: int


def points(said: Sequence[Said], indicator: str) -> tuple[Point, ...]:
    """Return the figures of an indicator that can be compared: those on the scale used last.

    Answers on another scale stand as they were given, and are no part of the same curve (R30).
    """
    every = [
        (Point(one.day, answer), one.scale)
        for one in said
        if isinstance(answer := one.answers.get(indicator), int)
    ]
    return tuple(point for point, scale in every if scale == every[-1][1])


def large(scale: int) -> int:
    """Return how many steps of a scale are two of five: on ten steps one step is half as much."""
    return LEAST_MOVE * scale // 5


def move(figures: Sequence[Point], scale: int) -> Move | None:
    """Return how an indicator has moved (rule 2).

    One step is a movement. It is a tendency only when two in a row point the same way, or one is
    of two steps of five or more.
    """
    if len(figures) < 2:
        return None
    steps = [after.value - before.value for before, after in pairwise(figures)]
    run = 1
    while run < len(steps) and _sign(steps[-run - 1]) == _sign(steps[-1]):
        run += 1
    is_twice = run > 1 and steps[-1] != 0
    return Move(steps[-1], is_twice or abs(steps[-1]) >= large(scale), figures[-run - 1].day)


def picture(said: Sequence[Said], asked: Sequence[str], least: int) -> Picture | None:
    """Return the overall picture of a voice: how many went up, stayed and went down (rule 3).

    None as long as too few are answered (rule 4): 8 of the consultant's 11, 6 of the citizen's 10,
    or all that are left where some are switched off.

    Args:
        said: What the voice answered, oldest first.
        asked: The indicators that are asked about.
        least: How many must be answered.
    """
    if not said:
        return None
    now = said[-1]
    answered = [one for one in asked if isinstance(now.answers.get(one), int)]
    if len(answered) < min(least, len(asked)):
        return None
    found = [move(points(said, one), now.scale) for one in answered]
    steps = [one.steps for one in found if one is not None]
    if not steps:
        return None
    return Picture(
        sum(one > 0 for one in steps), sum(one == 0 for one in steps), sum(one < 0 for one in steps)
    )


def talk_about(one: Said, other: Said) -> tuple[str, ...]:
    """Return the indicators on which two voices of one round differ by two steps of five (rule 5).

    Something to talk about («tal om det»), and no fault of either.
    """
    if one.scale != other.scale:
        return ()
    return tuple(
        name
        for name, answer in one.answers.items()
        if isinstance(answer, int)
        and isinstance(theirs := other.answers.get(name), int)
        and abs(answer - theirs) >= large(one.scale)
    )


def prompts(said: Sequence[Said]) -> Iterator[str]:
    """Yield the questions that one voice's answers ask (rules 6 and 7); never a conclusion.

    p11 at two of five or lower · p02 falling while p04 rises · p08 or p09 falling twice in a row ·
    nothing moved for two periods.
    """
    if not said:
        return
    scale = said[-1].scale
    now = {name: one for name, one in said[-1].answers.items() if isinstance(one, int)}
    every = {name: points(said, name) for name in now}
    found = {name: move(figures, scale) for name, figures in every.items()}
    if "p11" in now and now["p11"] <= large(scale):
        yield P11_LOW
    search, skill = found.get("p02"), found.get("p04")
    if search and skill and search.steps < 0 < skill.steps:
        yield P02_DOWN
    if any(_falls_twice(every.get(name, ())) for name in ("p08", "p09")):
        yield P08_P09_DOWN
    if _is_quiet(said):
        yield QUIET


def prompts_at_work(said: Sequence[Said]) -> Iterator[str]:
    """Yield what the mentor's answers ask: w01 below 3, look at transport first (rule 6)."""
    punctual = said[-1].answers.get("w01") if said else None
    if isinstance(punctual, int) and punctual < 3:
        yield W01_LOW


def _falls_twice(figures: Sequence[Point]) -> bool:
    last = [one.value for one in figures[-3:]]
    return len(last) == 3 and last[0] > last[1] > last[2]


def _is_quiet(said: Sequence[Said]) -> bool:
    """Return whether nothing that was answered three times in a row has moved."""
    last = said[-3:]
    if len(last) < 3 or len({one.scale for one in last}) > 1:
        return False
    told = [[one.answers.get(name) for one in last] for name in last[-1].answers]
    figures = [some for some in told if all(isinstance(one, int) for one in some)]
    return bool(figures) and all(len(set(some)) == 1 for some in figures)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
