"""Where things stand in a JSON file: the line of every field, and what a plain reader passes over.

An ordinary reader forgets lines and keeps the last of two fields with one name without a word, so
files that people wrote by hand are walked through here first. Nothing recurses: a file nested a
million deep costs no more than its length.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from vip2tui.base.faults import Fault, Place
from vip2tui.text.danish import number

DEEPEST = 20
"""Levels within levels. A package has seven."""
MOST_VALUES = 20_000
"""Fields and list entries in one file. The largest shipped package has 1,400."""

_TOKEN = re.compile(
    r"[ \t\r\n]*+(?:(?P<mark>[\[\]{}:,])"
    r'|(?P<text>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+")'
    r"|(?P<plain>(?:-?(?:0|[1-9]\d*+)(?:\.\d++)?+(?:[eE][+-]?\d++)?+|true|false|null)(?![\w.+-]))"
    r"|(?P<end>\Z))"
)
_SPACE = re.compile(r"[ \t\r\n]*+")

_VALUE, _KEY, _COLON, _NEXT = "en værdi", "et feltnavn i anførselstegn", "kolon (:)", "komma"


@dataclass(slots=True)
class Positions:
    """What walking through a file found."""

    lines: dict[Place, int] = field(default_factory=dict)
    """The line each field begins on."""
    repeated: list[tuple[Fault, int]] = field(default_factory=list)
    """Fields that stand twice in one group, with the line of the second."""
    broken: tuple[Fault, int] | None = None
    """Why it is no JSON, and on which line; the rest was not read."""

    def line(self, place: Place) -> int | None:
        """Return the line of a place, or of the nearest thing around it that is there."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place)


@dataclass(slots=True)
class _Open:
    """A group or a list that is not closed yet."""

    place: Place
    names: set[str] | None
    """The names so far; None in a list."""
    count: int = 0

    def next(self, name: str | None) -> Place:
        part = self.count if name is None else name
        self.count += 1
        return (*self.place, part)


class _BrokenError(Exception):
    """It is not JSON from here on."""


def positions(text: str) -> Positions:
    """Walk through a JSON text once and return where everything stands."""
    return _Walk(text).run()


class _Walk:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.breaks = [at.start() for at in re.finditer("\n", text)]
        self.found = Positions()
        self.open: list[_Open] = []
        self.at = 0
        self.values = 0
        self.start = 0
        """Where the last token begins, behind the space before it."""

    def run(self) -> Positions:
        try:
            self._value(())
            while self.open:
                self._step()
            if self._token()[0] != "end":
                raise _BrokenError("her står mere efter filens slutning")  # noqa: TRY301 - one way out
        except _BrokenError as error:
            place = self.open[-1].place if self.open else ()
            self.found.broken = (Fault(place, str(error), "json"), self._line(self.start))
        return self.found

    def _step(self) -> None:
        """Read the next part of the innermost group or list, or its end."""
        inside = self.open[-1]
        close = "]" if inside.names is None else "}"
        kind, word = self._token()
        if word == close:
            self.open.pop()
            return
        if inside.count:
            if word != ",":
                raise self._expected(_NEXT, kind)
            kind, word = self._token()
            if word == close:
                raise _BrokenError("der er et komma for meget før afslutningen")
        if inside.names is None:
            self._value(inside.next(None), (kind, word))
        else:
            self._named(inside, inside.names, kind, word)

    def _named(self, inside: _Open, names: set[str], kind: str, word: str) -> None:
        if kind != "text":
            raise self._expected(_KEY, kind)
        name, line = _spoken(word), self._line(self.start)
        place = inside.next(name)
        if name in names:
            fault = Fault(place, "står to gange i samme gruppe", "repeated")
            self.found.repeated.append((fault, line))
        names.add(name)
        self.found.lines[place] = line
        kind, word = self._token()
        if word != ":":
            raise self._expected(_COLON, kind)
        self._value(place)

    def _value(self, place: Place, token: tuple[str, str] | None = None) -> None:
        kind, word = token or self._token()
        self.found.lines.setdefault(place, self._line(self.start))
        self.values += 1
        if self.values > MOST_VALUES:
            raise _BrokenError(f"filen har mere end {number(MOST_VALUES)} felter")
        if word in ("{", "["):
            if len(self.open) == DEEPEST:
                raise _BrokenError(f"der er mere end {DEEPEST} lag inden i hinanden")
            self.open.append(_Open(place, set() if word == "{" else None))
        elif kind not in ("text", "plain"):
            raise self._expected(_VALUE, kind)

    def _token(self) -> tuple[str, str]:
        match = _TOKEN.match(self.text, self.at)
        if match is None:
            space = _SPACE.match(self.text, self.at)
            self.start = space.end() if space else self.at
            raise _BrokenError(_unreadable(self.text, self.start))
        kind = match.lastgroup or "end"
        self.start, self.at = match.start(kind), match.end()
        return kind, match[kind]

    def _expected(self, what: str, found: str) -> _BrokenError:
        if found == "end":
            return _BrokenError("filen slutter midt i det hele; noget af den mangler")
        return _BrokenError(f"her skulle stå {what}")

    def _line(self, at: int) -> int:
        return bisect_right(self.breaks, at - 1) + 1 if at else 1


def _unreadable(text: str, at: int) -> str:
    """Return what is wrong where no token begins."""
    if text[at] != '"':
        return "tegnet her hører ikke hjemme i en JSON-fil"
    line, _, _ = text[at + 1 :].partition("\n")
    if re.search(r'(?<!\\)(?:\\\\)*"', line) is None:
        return "en tekst mangler sit anførselstegn til sidst"
    return "en tekst har et tegn, der ikke må stå der (en skråstreg \\ eller et styretegn)"


def _spoken(quoted: str) -> str:
    """Return a name without its quotes; letters that are spelled out as numbers are read."""
    plain = quoted[1:-1]
    if "\\" not in plain:
        return plain
    return str(json.loads(quoted))
