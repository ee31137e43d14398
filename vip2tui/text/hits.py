"""Where in a text the words stand that were looked for, however either is spelled."""

from __future__ import annotations

from functools import lru_cache

from vip2tui.text.danish import bare, fold

MOST = 5_000
"""Characters that are looked through; further on nothing is marked."""


@lru_cache(maxsize=2_000)
def _folded(char: str) -> tuple[str, str]:
    """Return a character in the two spellings that are searched; a space stays one."""
    return (" ", " ") if char.isspace() else (fold(char), bare(char))


def spans(text: str, wanted: str) -> list[tuple[int, int]]:
    """Return from where to where each word of what was typed stands in a text, in order."""
    words = list(zip(fold(wanted).split(), bare(wanted).split(), strict=False))
    found: set[tuple[int, int]] = set()
    for way in (0, 1):
        letters, places = _spelled(text[:MOST], way)
        for word in words:
            at = letters.find(word[way])
            while at >= 0:
                found.add((places[at], places[at + len(word[way]) - 1] + 1))
                at = letters.find(word[way], at + 1)
    return _joined(sorted(found))


def _spelled(text: str, way: int) -> tuple[str, list[int]]:
    """Return a text in one spelling, and which character each letter of it comes from."""
    parts = [_folded(char)[way] for char in text]
    return "".join(parts), [place for place, part in enumerate(parts) for _ in part]


def _joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in found:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined


def excerpt(text: str, wanted: str, around: int, most: int) -> str:
    """Return the piece of one line where a word that was looked for stands.

    Args:
        text: One line.
        wanted: What was typed.
        around: Letters shown before the word.
        most: Letters shown.
    """
    first = next(iter(spans(text, wanted)), (0, 0))
    if len(text) <= most or first[1] <= most - around:
        return text if len(text) <= most else f"{text[: most - 1]}…"
    begin = max(min(first[0] - around, len(text) - most + 1), 0)
    space = text.find(" ", begin, first[0])
    begin = space + 1 if space >= 0 else begin
    rest = text[begin:]
    return f"…{rest}" if len(rest) < most else f"…{rest[: most - 2]}…"
