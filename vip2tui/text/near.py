"""Many names, kept so that those near another are found without looking at each of them."""

from __future__ import annotations

from collections.abc import Iterator

from vip2tui.text.danish import MOST_EDITS, NameKey

_NO_WORD = ""
"""Where names of signs alone stand: they have no word and may be anybody's."""


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
