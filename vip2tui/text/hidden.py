"""Names and numbers of people swapped for others in a text that is to be drawn.

A text is looked through once, word by word, and a word is looked up: what it costs does not grow
with how many people there are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vip2tui.base.safe import clean_line, width_of

HIDDEN = "Skjult"
"""Stands for what people wrote."""
NO_CPR = "······-····"
CITIZEN, PERSON, WORKPLACE = "Borger", "Person", "Arbejdsplads"
_WORD = re.compile(r"[^\W_]+")
_OURS = "vip2tui "
"""How a line of the program begins, where it is quoted."""
_CPR = re.compile(r"(?<!\d)\d{6}[- ]?[\dxX*•·]{4}(?![\dxX*•·])")
_QUOTE = re.compile("«([^«»]*)»")
_APOSTROPHES = ("'", "’")
_GENITIVE = re.compile(r"['’](?:s\b|(?=[ \t]+\w))")
"""How names that end in s, x or z, or in a number, say whose it is."""
_FEW = 2
"""A last name of fewer letters is an initial, and no name of anybody."""
_ARE_WORDS = frozenset("iIåÅ")
"""Words of one letter: a name that is one is hidden only where it stands alone."""
_OF_THE_PLAN = frozenset(["trin", "trinnet", "forløb", "forløbet", "jobpakke", "jobpakken"])
"""What is quoted after these is the plan's own name for it, and what nobody wrote of anybody."""
_LONG = 4
"""A word that begins with a small letter must have so many to be a name's last part."""
_COLUMN = "  "
"""Two spaces or more stand between columns, so a word there keeps its width."""


class Edit(NamedTuple):
    """From where to where, and what stands there instead."""

    start: int
    end: int
    new: str


class Swap:
    """Who is called what, and what is drawn instead."""

    def __init__(self) -> None:
        self._called: dict[str, dict[str, str]] = {}
        """First word to the names that begin with it, and what stands for each."""
        self._longest: dict[str, list[str]] = {}
        """The same names, the longest first; made when one of them is met."""
        self._every: list[str] = []
        """All of them in order, so that a name that was cut is found; made when one is."""
        self._odd: dict[str, str] = {}
        """Names without a letter."""
        self._plain: set[str] = set()
        self._own: set[str] = set()
        """Whole texts of the program's."""
        self._alone: dict[str, str] = {}
        """Names that are hidden only where nothing else stands, and what stands for each."""

    def spare(self, quoted: Iterable[str]) -> None:
        """Let these stand in quotes: they are the program's own words."""
        self._plain.update(quoted)

    def leave(self, texts: Iterable[str]) -> None:
        """Let these stand where nothing else does: they are the program's own words."""
        self._own.update(texts)

    def name(self, text: str) -> str:
        """Return a text that is somebody's name as it is drawn, however short the name."""
        return self._alone.get(text.strip()) or self.text(text)

    def add(self, name: str, instead: str, *, parts: bool = True) -> None:
        """Take a name in.

        Args:
            name: As it was typed.
            instead: What stands for it.
            parts: Whether first name and last name are hidden alone too, as a person's are.
        """
        name = clean_line(name)
        words = list(_WORD.finditer(name))
        if not words:
            if name:
                self._odd[name] = instead
            return
        self._note(name[words[0].start() : words[-1].end()], instead)
        if parts:
            for place, part in enumerate(_parts(name)):
                if place == 0 or len(part) >= _FEW:
                    self._note(part, instead)

    def _note(self, called: str, instead: str) -> None:
        if called.isdigit() or called in _ARE_WORDS:
            before = self._alone.setdefault(called, instead)
            self._alone[called] = instead if before == instead else instead.split(" ", 1)[0]
            return
        spellings = (called, called.upper(), called[0].upper() + called[1:])
        for spelled in dict.fromkeys(spellings if len(called) >= _FEW else (called,)):
            first = _WORD.match(spelled)
            if first is None or spelled in (CITIZEN, PERSON, WORKPLACE, HIDDEN):
                continue
            known = self._called.setdefault(first[0], {})
            if spelled not in known:
                known[spelled] = instead
                self._longest.pop(first[0], None)
                self._every = []
            elif known[spelled] != instead:  # several are called so
                known[spelled] = instead.split(" ", 1)[0]

    def text(self, text: str) -> str:
        """Return a text as it is drawn."""
        done, at = [], 0
        for start, end, new in self.edits(text):
            done += [text[at:start], new]
            at = end
        return "".join([*done, text[at:]]) if done else text

    def edits(self, text: str) -> list[Edit]:
        """Return what is drawn otherwise in a text, from its beginning on."""
        found: list[Edit] = []
        if (alone := self._alone.get(text.strip())) is not None:
            return [Edit(len(text) - len(text.lstrip()), len(text.rstrip()), alone)]
        if text.strip() in self._own:
            return []
        if self._odd or "«" in text or _CPR.search(text):
            found = sorted([*self._quotes(text), *self._numbers(text), *self._odd_ones(text)])
            found = [one for n, one in enumerate(found) if not n or one.start >= found[n - 1].end]
        names = list(self._names(text, found))
        return [_in_column(text, one) for one in sorted([*found, *names])]

    def _quotes(self, text: str) -> Iterator[Edit]:
        """Yield what is quoted: what one quotes is what people wrote, or a button's words."""
        if "«" not in text:
            return
        for match in _QUOTE.finditer(text):
            inside = match[1].strip()
            before = text[: match.start()].split()
            is_plans = bool(before) and before[-1].lower() in _OF_THE_PLAN
            is_ours = inside in self._plain or inside.startswith(_OURS)
            if " " in inside and not is_ours and not is_plans:
                yield Edit(match.start(1), match.end(1), HIDDEN)

    def _numbers(self, text: str) -> Iterator[Edit]:
        for match in _CPR.finditer(text):
            yield Edit(match.start(), match.end(), NO_CPR)

    def _odd_ones(self, text: str) -> Iterator[Edit]:
        for name, instead in self._odd.items():
            at = text.find(name)
            while at >= 0:
                yield Edit(at, at + len(name), instead)
                at = text.find(name, at + len(name))

    def _names(self, text: str, taken: list[Edit]) -> Iterator[Edit]:
        at, is_cut = 0, "…" in text
        gone = iter(taken)
        next_gone = next(gone, None)
        for match in _WORD.finditer(text):
            start = match.start()
            while next_gone is not None and next_gone.end <= start:
                at, next_gone = max(at, next_gone.end), next(gone, None)
            if start < at or (next_gone is not None and start >= next_gone.start):
                continue
            word = match[0]
            may_be = word in self._called or word[-1] in "sS"
            edit = self._at(text, word, start) if may_be else None
            if edit is None and is_cut:
                edit = self._cut(text, match[0], start)
            if edit is not None:
                at = edit.end
                yield edit

    def _at(self, text: str, word: str, start: int) -> Edit | None:
        """Return the longest name that begins here, also in its genitive."""
        for first in (word, word[:-1]) if word[-1] in "sS" else (word,):
            known = self._called.get(first)
            if known is None:
                continue
            longest = self._longest.get(first)
            if longest is None:
                longest = self._longest[first] = sorted(known, key=len, reverse=True)
            for name in longest:
                end = start + len(name)
                is_here = text.startswith(name, start) and _ends(text, end)
                if is_here and _is_no_mark(text, start, end):
                    return _whose(text, Edit(start, end, known[name]))
        return None

    def _cut(self, text: str, word: str, start: int) -> Edit | None:
        """Return a name of which only the beginning, or only the end, is drawn."""
        self._every = self._every or sorted(one for each in self._called.values() for one in each)
        end = text.find("…", start)
        begins = text[start:end].rstrip() if end > 0 else ""
        if begins:
            place = bisect_left(self._every, begins)
            if place < len(self._every) and self._every[place].startswith(begins):
                name = self._every[place]
                instead = self._called[_WORD.findall(name)[0]][name]
                return Edit(start, start + len(begins), instead)
        if start and text[start - 1] == "…" and len(word) >= _FEW:
            for name in self._every:
                if name.endswith(word):
                    return Edit(start, start + len(word), HIDDEN)
        return None


def _parts(name: str) -> Iterator[str]:
    """Yield what a person is called by alone: the first word, and each that is a name's."""
    words = name.split()
    has_capitals = name != name.lower()
    for place, word in enumerate(words):
        runs = list(_WORD.finditer(word))
        if not runs:
            continue
        begins = runs[0][0]
        is_name = begins != begins.lower() or begins == begins.swapcase()
        is_last = place == len(words) - 1 and not has_capitals and len(begins) >= _LONG
        if place == 0 or is_name or is_last:
            yield word[runs[0].start() : runs[-1].end()]
            if len(runs) > 1:
                yield from (one[0] for one in runs)


def _ends(text: str, at: int) -> bool:
    """Return whether a word ends here, or has only its «s» left."""
    if at < len(text) and text[at] in "sS":
        at += 1
    return at >= len(text) or not (text[at].isalnum() or text[at] == "_")


def _whose(text: str, edit: Edit) -> Edit:
    """Return it with the genitive of what stands there instead: «Jens' runde», «Borger 2s runde».

    What the name wrote it with is no matter: «Borger 2'» would tell how it ends.
    """
    is_quoted = text[max(edit.start - 1, 0) : edit.start] in _APOSTROPHES
    if edit.start and is_quoted:
        return edit
    ending = _GENITIVE.match(text, edit.end)
    return Edit(edit.start, ending.end(), f"{edit.new}s") if ending else edit


def _is_no_mark(text: str, start: int, end: int) -> bool:
    """Return whether it is more than one letter, or one that ticks no box and begins no word."""
    return end - start > 1 or not (
        text[start - 1 : start] in ("[", "(", "-") or text[end : end + 1] in ("]", ")", "-", "/")
    )


def _in_column(text: str, edit: Edit) -> Edit:
    """Return it as wide as it was, where spaces follow it as between columns."""
    start, end, new = edit
    wider = width_of(new) - width_of(text[start:end])
    if not wider or not text.startswith(_COLUMN, end):
        return edit
    if wider < 0:
        return Edit(start, end, new + " " * -wider)
    room = len(text[end:]) - len(text[end:].lstrip(" ")) - 1
    return Edit(start, end + min(wider, room), new)
