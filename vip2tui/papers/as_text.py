"""A paper as text: for reading aloud, for braille, and where no PDF can be made.

The same blocks in the same order; what is drawn on paper stands as words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from vip2tui.base.safe import clean_line, clean_text, fit, width_of
from vip2tui.papers.paper import (
    HERE,
    Bars,
    Blanks,
    Block,
    Fields,
    Heading,
    Paper,
    Passage,
    Points,
    Signatures,
    Stairs,
    Table,
    Ticks,
)
from vip2tui.text.days import say

WIDTH = 76
"""Cells of a line: what an e-mail, a note and a terminal show without breaking it."""
_LEAST = 6
_BETWEEN = 2


def as_text(paper: Paper) -> str:
    """Return the paper as lines of at most `WIDTH` cells."""
    foot = " · ".join(filter(None, (paper.sender, f"skrevet {say(paper.made)}", paper.note)))
    parts = [_lines(paper.title.upper()), _lines(paper.under) if paper.under else []]
    parts += [list(_block(one)) for one in paper.blocks]
    parts.append(["-" * WIDTH, *_lines(foot)])
    return "\n\n".join("\n".join(one) for one in parts if one) + "\n"


def _lines(text: str, first: str = "", then: str | None = None, width: int = WIDTH) -> list[str]:
    """Return running text, broken between words; its own breaks stay."""
    found: list[str] = []
    for line in clean_text(text).split("\n"):
        start = first if not found else (first if then is None else then)
        after = " " * len(first) if then is None else then
        found += wrap(
            clean_line(line), width, initial_indent=start, subsequent_indent=after
        ) or [start.rstrip()]  # fmt: skip
    return found


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            text = clean_line(block.text)
            yield from (text, "-" * min(width_of(text), WIDTH))
        case Passage():
            yield from _lines(block.text)
        case Points():
            for one in block.lines:
                yield from _lines(one, "- ", "  ")
        case Ticks():
            for point in block.points:
                words = f" · {point.words}" if point.words else ""
                yield from _lines(
                    f"{point.text}{words}", "[x] " if point.is_done else "[ ] ", "    "
                )
        case Fields():
            for name, said in block.pairs:
                yield from _lines(f"{name}: {said}", "", "  ")
        case Table():
            yield from _table(block)
        case Bars():
            for bar in block.bars:
                yield from _lines(f"{bar.name}: {bar.words}", "", "  ")
        case Stairs():
            for at, (name, words) in enumerate(block.steps):
                here = f" ({HERE})" if at == block.now else ""
                yield from _lines(f"{at + 1}. {name}: {words}{here}", "", "   ")
        case Signatures():
            for who in block.who:
                yield f"{clean_line(who)}, dato og underskrift: {'_' * 30}"
        case Blanks():
            if block.label:
                yield from _lines(block.label)
            yield from ["_" * WIDTH] * block.lines


def _table(table: Table) -> Iterator[str]:
    rows = [tuple(map(clean_line, row)) for row in (table.head, *table.rows)]
    total = tuple(map(clean_line, table.total)) if table.total else ()
    widths = _widths([*rows, *([total] if total else [])])
    yield from _row(rows[0], widths, table.right)
    yield " ".join("-" * one + " " * (_BETWEEN - 1) for one in widths).rstrip()
    for row in rows[1:]:
        yield from _row(row, widths, table.right)
    if total:
        yield " ".join("-" * one + " " * (_BETWEEN - 1) for one in widths).rstrip()
        yield from _row(total, widths, table.right)


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return how wide each column is: what it needs, the widest giving way first."""
    widths = [max(_LEAST, *(width_of(one) for one in column)) for column in zip(*rows, strict=True)]
    room = WIDTH - _BETWEEN * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _LEAST:
        widest = widths.index(max(widths))
        over = sum(widths) - room
        next_widest = max([one for at, one in enumerate(widths) if at != widest], default=_LEAST)
        widths[widest] -= max(1, min(over, widths[widest] - max(next_widest, _LEAST)))
    return widths


def _row(cells: Iterable[str], widths: Sequence[int], right: frozenset[int]) -> Iterator[str]:
    broken = [wrap(one, width) or [""] for one, width in zip(cells, widths, strict=True)]
    for at in range(max(map(len, broken))):
        line = [
            _cell(one[at] if at < len(one) else "", width, is_right=column in right)
            for column, (one, width) in enumerate(zip(broken, widths, strict=True))
        ]
        yield (" " * _BETWEEN).join(line).rstrip()


def _cell(text: str, width: int, *, is_right: bool) -> str:
    return " " * max(0, width - width_of(text)) + text if is_right else fit(text, width)
