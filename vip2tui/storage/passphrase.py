"""Passphrases: five made-up words for any keyboard, and a wary guess at how good one's own is.

The words are built from syllables, always the same list: 9,216 words, so five are 65.8 bits. They
hold no æ, ø or å, no double letters and no pair that sounds alike at the start (c/k, v/w).
"""

from __future__ import annotations

import math
import secrets
import unicodedata
from functools import cache
from itertools import pairwise

from vip2tui.storage.errors import WeakPassphraseError

ENOUGH_BITS = 60
WORDS = 5
_A_WORD = 4
"""Letters: below that there are too few words to draw from."""
_SHORT = (0.0, 1.0, 2.0, 4.0)
"""Bits of a short word, by its letters."""

_STARTS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "bl", "st")
_VOWELS = ("a", "e", "i", "o", "u", "y")
_MIDDLES = ("b", "d", "f", "g", "l", "m", "n", "r")
_ENDS = (*(a + b for a in ("a", "e", "i", "o") for b in ("k", "n")), "as", "el", "ud", "ot")


@cache
def words() -> tuple[str, ...]:
    """Return all the words there are; the order never changes."""
    return tuple(
        start + vowel + middle + end
        for start in _STARTS
        for vowel in _VOWELS
        for middle in _MIDDLES
        for end in _ENDS
    )


def suggest() -> str:
    """Return a fresh passphrase that `require_strong` takes.

    Once in some thousand times a word comes twice, and then the estimate falls short.
    """
    while True:
        drawn = " ".join(secrets.choice(words()) for _ in range(WORDS))
        if is_strong(drawn):
            return drawn


def is_strong(passphrase: str) -> bool:
    """Return whether a person's own passphrase may be used."""
    return bits(passphrase) >= ENOUGH_BITS


def require_strong(passphrase: str) -> None:
    """Refuse a passphrase that could be guessed.

    Raises:
        WeakPassphraseError: If it is one.
    """
    if not is_strong(passphrase):
        raise WeakPassphraseError


def bits(passphrase: str) -> float:
    """Return how many bits a guesser must at least try, as a wary guess.

    A word of four letters or more counts as one drawn from a list of some thousand, so that five
    ordinary words drawn by lot are enough: 12 bits at most, 3 for each different letter, and only
    the first time. The short words that hold a sentence together count next to nothing: a person's
    own sentence is never as random as it looks. What is not a word counts by character, least
    where characters repeat or follow each other. The guess is low on purpose.
    """
    ours = set(words())
    seen: set[str] = set()
    total = 0.0
    for word in unicodedata.normalize("NFKC", passphrase).casefold().split():
        if word in seen:
            continue
        seen.add(word)
        if word in ours:
            total += math.log2(len(ours))
        elif word.isalpha():
            total += _of_letters(word)
        else:
            total += 3.5 * _fresh(word) if len(set(word)) > len(word) / 2 else _fresh(word)
    return total


def _of_letters(word: str) -> float:
    if len(word) < _A_WORD:
        return _SHORT[len(word)]
    return min(12.0, 3.0 * len(set(word)))


def _fresh(word: str) -> int:
    """Count the characters that neither repeat nor continue what stood before (aaa, 123, abc)."""
    steps = [ord(now) - ord(before) for before, now in pairwise(word)]
    return 1 + sum(step not in (-1, 0, 1) for step in steps)
