"""What should not stand in free text: digits shaped like a CPR number, and words of a watch list.

It asks and never blocks, and keeps and counts nothing of what it found (R137 of
docs/requirements.md): a fact about illness, faith or family is soon written, and hard to take back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_HYPHENS = "\\-\u00ad\u058a\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_CPR = re.compile(rf"(?<!\d)(\d{{6}})[\s{_HYPHENS}·.]{{0,3}}\d{{4}}(?!\d)")
_LETTERS = "(?:[^\\W\\d_][\u0300-\u036f]*)+"
"""With the marks of a letter that was typed as two signs."""
_WORD = re.compile(f"{_LETTERS}(?:-{_LETTERS})*")
_ENDINGS = ("", "e", "en", "et", "n", "er", "ne", "erne", "r", "s", "ens", "ets", "t")
"""What a Danish word may end in beyond its stem."""
_LAST_DAY = 91
"""31, and 60 more for a number that an institution gave."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where something stands that is asked about; the text itself is never kept."""

    start: int
    end: int


def cpr_like(text: str) -> Iterator[Found]:
    """Yield each group of ten digits that can be a CPR number: its first four can be a date."""
    for match in _CPR.finditer(text):
        digits = [unicodedata.digit(one, 0) for one in match[1]]
        day, month = digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]
        if 1 <= day <= _LAST_DAY and 1 <= month <= 12:
            yield Found(match.start(), match.end())


def watched(text: str, stems: Iterable[str]) -> Iterator[Found]:
    """Yield each word of a text that is of the watch list, in any of its forms.

    A form is a stem with an ordinary ending; a longer word that only begins so is another word:
    «angst» is found in «angsten», «astma» not in «astmatisk» unless that is on the list too.
    """
    wanted = {f"{_bare(stem)}{end}" for stem in stems for end in _ENDINGS}
    for match in _WORD.finditer(text):
        if _bare(match[0]) in wanted:
            yield Found(match.start(), match.end())


def _bare(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()
