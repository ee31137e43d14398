"""Many folded texts as one run of bytes, so that looking for a word is one look for all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import accumulate

from vip2tui.text.danish import Needle

_END = "\n"
"""Between two keys, as between the spellings in one: no word holds it."""


class Joined:
    """The `search_key` of each of many texts, in a fixed order."""

    def __init__(self, keys: Sequence[str]) -> None:
        parts = [_bytes(key + _END) for key in keys]
        self._bytes = b"".join(parts)
        self._ends = list(accumulate(map(len, parts)))

    def __len__(self) -> int:
        return len(self._ends)

    def key(self, place: int) -> str:
        """Return one key as it was given."""
        start = self._ends[place - 1] if place else 0
        found = self._bytes[start : self._ends[place] - len(_END)]
        return found.decode("utf-8", "surrogatepass")

    def where(self, needle: Needle) -> Iterator[int]:
        """Yield the places of the keys it fits, in order; only as far as somebody asks."""
        words = [{_bytes(one) for one in spellings} for spellings in needle.words]
        found = self._with(words)
        if not needle.digits:
            return found
        return _once(merge(found, self._with([{_bytes(needle.digits)}])))

    def _with(self, words: list[set[bytes]]) -> Iterator[int]:
        """Yield the places where all words are, leaping from one that is rare to the next."""
        nearest = {one: self._bytes.find(one) for spellings in words for one in spellings}
        begun, place = 0, 0
        while place < len(self._ends):
            furthest = begun
            for spellings in words:
                for one in spellings:
                    if 0 <= nearest[one] < begun:
                        nearest[one] = self._bytes.find(one, begun)
                at = min((nearest[one] for one in spellings if nearest[one] >= 0), default=-1)
                if at < 0:
                    return
                furthest = max(furthest, at)
            place = bisect_right(self._ends, furthest, place)
            start = self._ends[place - 1] if place else 0
            if start <= begun:  # every word lies in this one
                yield place
                start, place = self._ends[place], place + 1
            begun = start


def _bytes(text: str) -> bytes:
    # One byte a letter where it matters: one emoji in a note must not widen all the others.
    return text.encode("utf-8", "surrogatepass")


def _once(places: Iterator[int]) -> Iterator[int]:
    last = -1
    for place in places:
        if place != last:
            yield place
        last = place
