"""Names that may be one person's: how near two are, and many kept so that those near are found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

from vip2tui.text.danish import bare, first_name

MAYBE_SAME = 60
"""From this `same_person_score` on, a person is asked whether two citizens are one."""

MOST_EDITS = 2
_MOST_WORDS_SWAPPED = 4  # 24 orders; beyond that the words are compared in sorted order
_NUMERALS = re.compile(r"\d+")
_NO_WORD = ""
"""Where names of signs alone stand: they have no word and may be anybody's."""


def name_distance(one: str, other: str, limit: int = MOST_EDITS) -> int:
    """Return how many slips part two names: letters changed, lost, added or swapped.

    Ways of writing å, æ and ø do not count, nor does the order of the words. More than the limit
    is told as limit + 1, because then nobody needs to know how many.
    """
    mine, theirs = _words(one), _words(other)
    left = " ".join(mine)
    right = " ".join(theirs)
    # One slip changes at most two letters.
    if abs(len(left) - len(right)) > limit or len(set(left) ^ set(right)) > 2 * limit:
        return limit + 1
    orders = permutations(theirs) if len(theirs) <= _MOST_WORDS_SWAPPED else [sorted(theirs)]
    if len(theirs) > _MOST_WORDS_SWAPPED:
        left = " ".join(sorted(mine))
    return min(_edits(left, " ".join(order), limit) for order in orders)


class NameKey(NamedTuple):
    """A name as it is compared with thousands: what says quickly that two cannot be near."""

    words: frozenset[str]
    letters: frozenset[str]
    length: int
    numbers: tuple[str, ...]
    """The numbers in it: «Borger 17» and «Borger 18» were told apart by whoever wrote them."""

    @classmethod
    def of(cls, name: str) -> NameKey:
        """Return a name's. Make it once and keep it."""
        words = _words(name)
        letters = "".join(words)
        return cls(frozenset(words), frozenset(letters), len(letters), _numbers(words))

    def may_be(self, other: NameKey) -> bool:
        """Return False only where `same_person_score` finds nothing to ask about.

        One slip changes at most two letters; where one name has more words, they are the other's
        too.
        """
        if self.numbers != other.numbers:
            return False
        return (
            abs(self.length - other.length) <= MOST_EDITS
            and len(self.letters ^ other.letters) <= 2 * MOST_EDITS
        ) or (self.words <= other.words or other.words <= self.words)


def same_person_score(one: str, other: str) -> int:
    """Return 0–100: how much two names look like one person's. See `MAYBE_SAME`.

    100 same name · 90 and 80 one and two slips · 70 one has a name more in the middle ·
    40 only the first name is given, and it is the same · 0 where the numbers in them differ.
    """
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs or _numbers(mine) != _numbers(theirs):
        return 0
    # Two slips in «Bo Li» make anybody: a short name may have fewer.
    allowed = min(MOST_EDITS, min(sum(map(len, mine)), sum(map(len, theirs))) // 3)
    slips = name_distance(one, other, allowed)
    if slips <= allowed:
        return 100 - 10 * slips
    shared = min(len(mine), len(theirs))
    if not (set(mine) <= set(theirs) or set(theirs) <= set(mine)):
        return 0
    if shared > 1:
        return 70
    return 40 if _words(first_name(one))[:1] == _words(first_name(other))[:1] else 0


class NearNames:
    """Whose the names are that may be near one: as `NameKey.may_be` says of each of them."""

    def __init__(self) -> None:
        self._whose: dict[NameKey, set[str]] = {}
        self._lengths: dict[tuple[tuple[str, ...], int], dict[NameKey, int]] = {}
        """By the numbers in a name and its length: the names, and their letters as bits."""
        self._words: dict[tuple[tuple[str, ...], str], set[NameKey]] = {}
        """By the numbers in a name and one of its words."""
        self._bits: dict[str, int] = {}

    def add(self, who: str, name: NameKey) -> None:
        """Note that somebody has a name."""
        if name not in self._whose:
            self._whose[name] = set()
            bits = sum(self._bits.setdefault(one, 1 << len(self._bits)) for one in name.letters)
            self._lengths.setdefault((name.numbers, name.length), {})[name] = bits
            for place in _places(name):
                self._words.setdefault(place, set()).add(name)
        self._whose[name].add(who)

    def remove(self, who: str, name: NameKey) -> None:
        """Note that somebody has it no more."""
        whose = self._whose.get(name, set())
        whose.discard(who)
        if name in self._whose and not whose:
            del self._whose[name]
            del self._lengths[name.numbers, name.length][name]
            for place in _places(name):
                self._words[place].remove(name)

    def near(self, name: NameKey) -> set[str]:
        """Return who has a name that may be near this one, or is the same."""
        found = {one for one in (*self._spelled(name), *self._worded(name)) if name.may_be(one)}
        return {who for one in found for who in self._whose[one]}

    def _spelled(self, name: NameKey) -> Iterator[NameKey]:
        """Yield those of about the same length and letters."""
        known = [self._bits[one] for one in name.letters if one in self._bits]
        bits, most = sum(known), 2 * MOST_EDITS - (len(name.letters) - len(known))
        for length in range(name.length - MOST_EDITS, name.length + MOST_EDITS + 1):
            for one, theirs in self._lengths.get((name.numbers, length), {}).items():
                if (bits ^ theirs).bit_count() <= most:
                    yield one

    def _worded(self, name: NameKey) -> Iterator[NameKey]:
        """Yield those with a word in common: one name's may all be the other's."""
        if not name.words:
            yield from (one for one in self._whose if one.numbers == name.numbers)
            return
        yield from self._words.get((name.numbers, _NO_WORD), ())
        for place in _places(name):
            yield from self._words.get(place, ())


def _places(name: NameKey) -> Iterator[tuple[tuple[str, ...], str]]:
    return ((name.numbers, word) for word in name.words or (_NO_WORD,))


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", bare(name))


def _numbers(words: list[str]) -> tuple[str, ...]:
    """Return the numbers in a name, whatever order its words have."""
    return tuple(sorted(number for word in words for number in _NUMERALS.findall(word)))


def _edits(left: str, right: str, limit: int) -> int:
    """Return the optimal string alignment distance, or limit + 1 as soon as it must be more."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, char in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, there in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != there))
            if i > 1 and j > 1 and char == right[j - 2] and left[i - 2] == there:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(before) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
