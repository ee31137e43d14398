"""Text drawn large, for who sits across the table: each letter of blocks, three wide, five high."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line

if TYPE_CHECKING:
    from vip2tui.pictures.signs import Signs

HEIGHT = 5
"""Lines of a letter."""
_LETTERS = {
    "A": "010 101 111 101 101", "B": "110 101 110 101 110", "C": "011 100 100 100 011",
    "D": "110 101 101 101 110", "E": "111 100 110 100 111", "F": "111 100 110 100 100",
    "G": "011 100 101 101 011", "H": "101 101 111 101 101", "I": "1 1 1 1 1",
    "J": "001 001 001 101 010", "K": "101 101 110 101 101", "L": "100 100 100 100 111",
    "M": "10001 11011 10101 10001 10001", "N": "1001 1101 1011 1001 1001",
    "O": "010 101 101 101 010", "P": "110 101 110 100 100", "Q": "0110 1001 1001 1011 0111",
    "R": "110 101 110 101 101", "S": "011 100 010 001 110", "T": "111 010 010 010 010",
    "U": "101 101 101 101 111", "V": "101 101 101 101 010", "W": "10001 10001 10101 11011 10001",
    "X": "101 101 010 101 101", "Y": "101 101 010 010 010", "Z": "111 001 010 100 111",
    "Æ": "01111 10100 11110 10100 10111", "Ø": "0111 1011 1011 1101 1110",
    "Å": "010 000 010 101 111", "0": "111 101 101 101 111", "1": "01 11 01 01 01",
    "2": "111 001 111 100 111", "3": "111 001 011 001 111", "4": "101 101 111 001 001",
    "5": "111 100 111 001 111", "6": "111 100 111 101 111", "7": "111 001 001 010 010",
    "8": "111 101 111 101 111", "9": "111 101 111 001 111", "-": "000 000 111 000 000",
    ">": "00100 00010 11111 00010 00100", " ": "00 00 00 00 00", ":": "0 1 0 1 0",
}  # fmt: skip


@lru_cache(maxsize=256)
def _rows(letter: str) -> tuple[str, ...]:
    return tuple(_LETTERS[letter].split())


def can_be(text: str) -> bool:
    """Return whether every letter of a text can be drawn large."""
    return all(letter in _LETTERS for letter in clean_line(text).upper())


def large(text: str, signs: Signs, wide: int = 1) -> tuple[str, ...]:
    """Return a text as five lines; «>» is drawn as an arrow.

    Args:
        text: What is drawn; see `can_be`.
        signs: The sign of a block is taken from.
        wide: Cells of a block.
    """
    ink = {"1": signs.full * wide, "0": " " * wide}
    letters = [_rows(letter) for letter in clean_line(text).upper()]
    return tuple(
        (" " * wide).join("".join(ink[block] for block in rows[line]) for rows in letters)
        for line in range(HEIGHT)
    )
