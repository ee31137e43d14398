"""What should not stand in free text: digits shaped like a CPR number, and words of a watch list.

It asks and never blocks, and keeps and counts nothing of what it found (R137 of
docs/requirements.md): a fact about illness, faith or family is soon written, and hard to take back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

GONE = "[fjernet]"
"""What stands in a text where something of it was taken out."""
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
"""Signs that nobody sees between two others."""
_HYPHENS = "\\-\u058a\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_APART = f"[\\s{_HYPHENS}{_UNSEEN}·._/]"
_DAY = r"(?<!\d)(?P<day>\d{2})"
_MONTH = r"(?P<month>\d{2})"
_CPR = re.compile(rf"{_DAY}(?P<sep>[\s.·/{_HYPHENS}]?){_MONTH}(?P=sep)\d{{2}}"
                  rf"(?P<tail>{_APART}{{0,4}})(?P<last>\d{{4}})(?!\d)")  # fmt: skip
"""Six digits of a day, together or two by two, and four more."""
_PHONE = r"\s\d{2}\s\d{2}(?!\d)"
_ODD = re.compile(rf"{_DAY}{_MONTH}(?:\s\d{{2}}{_APART}{{0,4}}\d{{4}}"
                  rf"|\d{{2}}{_APART}{{1,4}}\d{{2}}\s\d{{2}}(?!{_PHONE}))(?!\d)")  # fmt: skip
"""The same, spaced as one may: «0101 80 1234», and «010180 12 34» where no telephone goes on."""
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_LETTERS = f"(?:[^\\W\\d_][\u0300-\u036f{_UNSEEN}]*)+"
"""With the marks of a letter that was typed as two signs."""
_WORD = re.compile(f"{_LETTERS}(?:[{_HYPHENS}]{_LETTERS})*")
_PART = re.compile(_LETTERS)
_NOTHING = re.compile(f"[{_UNSEEN}]")
_ENDINGS = ("", "e", "en", "et", "n", "er", "ne", "ene", "erne", "r", "s", "ens", "ets", "t",
            "ernes", "enes")  # fmt: skip
"""What a Danish word may end in beyond its stem."""
_JOINTS = ("", "s", "e")
"""What may stand between two words that are written as one."""
_LETTER = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e"})
_LAST_DAY = 91
"""31, and 60 more for a number that an institution gave."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where something stands that is asked about; the text itself is never kept."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WatchList:
    """The words that are asked about."""

    stems: tuple[str, ...]
    before: tuple[str, ...] = ()
    """What may stand before one in a longer word: «bryst» in «brystkræft»."""
    after: tuple[str, ...] = ()
    """What may stand after one: «anfald» in «angstanfald»."""
    never: tuple[str, ...] = ()
    """Words that look like a form of one and are others: «kræfter», «hiver»."""


NOTHING = WatchList(())
"""No words at all."""


def cpr_like(text: str) -> Iterator[Found]:
    """Yield each group of ten digits that can be a CPR number: its first four can be a date.

    Digits that stand two by two may be a day with a time of day, if no hyphen stands between.
    """
    for match in _CPR.finditer(text):
        last = _number(match["last"])
        is_apart = match["sep"] and not _HYPHEN.search(match["tail"])
        if is_apart and last // 100 < 24 and last % 100 < 60:
            continue
        if _can_be_a_date(match):
            yield Found(match.start(), match.end())
    for match in _ODD.finditer(text):
        if _can_be_a_date(match):
            yield Found(match.start(), match.end())


def watched(text: str, words: WatchList) -> Iterator[Found]:
    """Yield each word of a text that is of the watch list, in any of its forms.

    A form is a stem with an ordinary ending, alone, as a part of a word with a hyphen, or beside a
    part that the list has; a longer word that only begins so is another word: «angst» is found in
    «angsten», «astma» not in «astmatisk» unless that is on the list too.
    """
    bases, never = _bases(words)
    for match in _WORD.finditer(text):
        if any(_is_form(_bare(part), bases, never) for part in _PART.findall(match[0])):
            yield Found(match.start(), match.end())


def without(text: str, found: Iterable[Found], mark: str = GONE) -> str:
    """Return a text with a mark where something stood that was found."""
    left, at = [], 0
    for one in sorted(found, key=lambda each: (each.start, each.end)):
        if one.start >= at:
            left += [text[at : one.start], mark]
            at = one.end
    return "".join([*left, text[at:]])


def _can_be_a_date(match: re.Match[str]) -> bool:
    return 1 <= _number(match["day"]) <= _LAST_DAY and 1 <= _number(match["month"]) <= 12


def _number(digits: str) -> int:
    return int("".join(str(unicodedata.digit(one, 0)) for one in digits))


def _is_form(word: str, bases: frozenset[str], never: frozenset[str]) -> bool:
    return word not in never and any(
        word.endswith(end) and word[: len(word) - len(end)] in bases for end in _ENDINGS
    )


@lru_cache(maxsize=8)
def _bases(words: WatchList) -> tuple[frozenset[str], frozenset[str]]:
    """Return every word a form may be of, and what is no form of one."""
    stems = [_bare(stem) for stem in words.stems]
    longer = [_bare(one) + stem for one in words.before for stem in stems]
    longer += [f"{stem}{joint}{_bare(one)}"
               for stem in stems for joint in _JOINTS for one in words.after]  # fmt: skip
    return frozenset(stems) | frozenset(longer), frozenset(map(_bare, words.never))


def _bare(word: str) -> str:
    """Return a word as it is compared, however its letters were typed."""
    seen = _NOTHING.sub("", word)
    return unicodedata.normalize("NFKC", seen).casefold().translate(_LETTER)
