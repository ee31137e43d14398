"""Walks over the keyboard: «qwerty», «1qaz», «asdfgh». Pure."""

from __future__ import annotations

from itertools import pairwise

_A_WALK = 4
"""Keys: three in a row stand in many words."""
_ROWS = (
    (0.0, "1234567890+´", '!"#¤%&/()=?`'),
    (0.5, "qwertyuiopå¨", "QWERTYUIOPÅ^"),
    (0.75, "asdfghjklæø'", "ASDFGHJKLÆØ*"),
    (0.25, "<zxcvbnm,.-", ">ZXCVBNM;:_"),
)
"""The Danish keyboard: how far each row stands in, and its keys without and with Shift."""
_PLACES = {
    key: (row, left + column)
    for row, (left, *sides) in enumerate(_ROWS)
    for side in sides
    for column, key in enumerate(side)
}


def without_walks(text: str) -> str:
    """Return the text without walks, if they are most of it."""
    walked = _walked(text)
    if not any(walked) or 3 * sum(walked) < 2 * len("".join(text.split())):
        return text
    kept = (" " if one else sign for sign, one in zip(text, walked, strict=True))
    return " ".join("".join(kept).split())


def _walked(text: str) -> list[bool]:
    """Return for each sign whether it is part of a walk."""
    walked = [False] * len(text)
    start = 0
    beside = [_are_beside(*pair) for pair in pairwise(text)]
    for at in range(len(text)):
        if at == len(beside) or not beside[at]:
            if at - start + 1 >= _A_WALK:
                walked[start : at + 1] = [True] * (at - start + 1)
            start = at + 1
    return walked


def _are_beside(one: str, other: str) -> bool:
    if one not in _PLACES or other not in _PLACES or one == other:
        return False
    (row, across), (row2, across2) = _PLACES[one], _PLACES[other]
    if row == row2:
        return abs(across - across2) == 1
    return abs(row - row2) == 1 and abs(across - across2) <= 1
