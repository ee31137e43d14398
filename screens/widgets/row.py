"""One row of a list: what it says, what it is for, and how it is drawn in so many cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from textual.content import Content

from screens.messages import GoTo
from screens.widgets.picture import MUTED, line_content
from vip2tui.base.safe import T, clean_line, clean_text, cut, fit, width_of
from vip2tui.pictures.drawn import Picture, Tone
from vip2tui.text.danish import finding, search_key
from vip2tui.text.hits import spans

Act = Callable[[], object] | GoTo
"""What a row does: a call, awaited if it asks something, or the way somewhere."""

_NARROW = 24
"""A text column is never made narrower; the columns beside it go below it then."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. A heading is passed over by the cursor."""

    text: str
    key: str = ""
    """What it is about, so that the cursor finds it again. It says nothing of what is done."""
    mark: str = ""
    """Stands before the text; the text hangs after it. A heading only keeps its width free."""
    aside: tuple[tuple[str, int], ...] = ()
    """Columns to the right: text and width."""
    lead: str = ""
    """Stands above the text, stronger."""
    below: str = ""
    """More, weaker, under the text."""
    source: str = ""
    """Where it is from: told beside the list and by «Hjælp», not in the list."""
    heading: bool = False
    weak: bool = False
    tone: Tone = Tone.PLAIN
    """What it means: its mark and the first column beside it are coloured so. Sign and word say
    the same."""
    drawn: Callable[[int], Picture] | None = field(default=None, compare=False)
    """Makes a picture for so many cells. It stands under the text."""
    more: Callable[[int], Picture] | None = field(default=None, compare=False)
    """Makes, for so many cells, what is said of it beside the list and not in it."""
    under: Callable[[int], Picture] | None = field(default=None, compare=False)
    """Makes, for so many cells, what is told of it under the list, in place of its words."""
    find: str = ""
    """What typing finds beside the text."""
    free: tuple[str, ...] = ()
    """Pieces of it that people wrote freely: hidden whole while names are."""
    most: int = 0
    """The most lines of text that are shown; 0 for all."""
    hit: str = ""
    """What was looked for: it is marked where it stands."""
    who: tuple[str, int] = ("", 0)
    """A column before the text, stronger: what it says and its width."""
    act: Act | None = field(default=None, compare=False)
    """What Enter or a click does, or where it leads; none for what is only read."""
    tick: Act | None = field(default=None, compare=False)
    """What Space or a click on the mark does."""
    own: Act | None = field(default=None, compare=False)
    """What the page's own key does: Ctrl+K on a package's text, Delete in a week."""


def row_content(row: Row, width: int) -> Content:
    """Return a row as it stands in a list of so many cells."""
    if row.heading:
        hang = " " * width_of(row.mark)
        lines = [T(hang + line) for line in wrapped(row.text, width - len(hang))]
        lines = [line.stylize("bold") for line in lines] if row.text else []
        lines += map(line_content, row.drawn(width) if row.drawn else ())
        return Content("\n").join(lines)
    side = sum(cells + 1 for _, cells in row.aside)
    who, cells = row.who
    before = cells + 1 if cells else 0
    room = width - width_of(row.mark) - before - side
    below = row.below
    if row.aside and room < _NARROW:
        words = " · ".join(clean_line(text) for text, _ in row.aside if text.strip())
        below = f"{words}\n{below}" if below else words
        room, row = room + side, replace(row, aside=())
    hang = " " * (width_of(row.mark) + before)
    texts = wrapped(row.text, room)
    if row.most and len(texts) > row.most:
        texts = [*texts[: row.most - 1], _goes_on(texts[row.most - 1], room)]
    lines = [T(line).stylize("bold") for line in wrapped(row.lead, width)] if row.lead else []
    for number, line in enumerate(texts):
        lead = row.mark if number == 0 else hang
        content = line_content([(lead, row.tone if number == 0 else Tone.PLAIN)])
        if before and number == 0:
            content += line_content([(fit(who, cells), Tone.STRONG), (" ", Tone.PLAIN)])
        content += T(fit(line, room) if row.aside and number == 0 else line)
        if number == 0:
            for place, (text, cells) in enumerate(row.aside):
                tone = row.tone if place == 0 else Tone.PLAIN
                content += T(" ") + line_content([(fit(text, cells), tone)])
        lines.append(marked(content.stylize(MUTED) if row.weak else content, row.hit))
    for part in below.split("\n") if below else ():
        lines += [T(hang + line).stylize(MUTED) for line in wrapped(part, width - len(hang))]
    lines += map(line_content, row.drawn(width) if row.drawn else ())
    return Content("\n").join(lines)


def _goes_on(line: str, room: int) -> str:
    """Return the last line that is shown: «…» stands after its last whole word."""
    while width_of(line) + 2 > room and " " in line:
        line = line.rsplit(" ", 1)[0]
    return f"{line} …" if width_of(line) + 2 <= room else cut(f"{line}…", room)


def line_row_content(row: Row, width: int) -> Content:
    """Return a row as one line: what does not fit is cut, with «…»."""
    side = "".join(f" {fit(text, cells)}" for text, cells in row.aside)
    if row.heading:
        room = max(width - width_of(side), 1)
        head = fit(clean_line(row.text), room) if side else cut(clean_line(row.text), room)
        return T(head).stylize("bold") + T(side)
    room = max(width - width_of(row.mark) - width_of(side), 1)
    who, cells = row.who
    room = max(room - cells - 1, 1) if cells else room
    named = line_content([(f"{fit(who, cells)} ", Tone.STRONG)]) if cells else Content("")
    content = line_content([(row.mark, row.tone)]) + named + T(fit(clean_line(row.text), room))
    content += line_content([(side, Tone.MUTED)])
    return marked(content.stylize(MUTED) if row.weak else content, row.hit)


def marked(content: Content, wanted: str) -> Content:
    """Return a line in which the words that were looked for are marked."""
    for begin, end in spans(content.plain, wanted) if wanted else ():
        content = content.stylize("bold underline", begin, end)
    return content


def wrapped(text: str, width: int) -> list[str]:
    """Return cleaned text in lines of at most so many cells, never none."""
    lines: list[str] = []
    for part in clean_text(text).split("\n"):
        line = ""
        for word in part.split(" "):
            longer = f"{line} {word}" if line else word
            if width_of(longer) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *whole, line = _chopped(word, max(width, 2))
            lines += whole
        lines.append(line)
    return lines


def _chopped(word: str, width: int) -> list[str]:
    """Return a word that is longer than the line in pieces that fit."""
    if width_of(word) <= width:
        return [word]
    pieces, piece, room = [], "", width
    for char in word:
        cells = width_of(char)
        if cells > room:
            pieces.append(piece)
            piece, room = "", width
        piece += char
        room -= cells
    return [*pieces, piece]


def findable(row: Row) -> str:
    """Return what typing looks in. It is made once for each filling of a list."""
    return search_key(f"{row.lead} {row.who[0]} {row.text} {row.find} {row.below} {row.source}")


def under_headings(rows: Iterable[tuple[Row, str]], wanted: str) -> Iterable[Row]:
    """Yield the rows that have the words, each under its nearest heading.

    Args:
        rows: Each with what is looked in.
        wanted: The words.
    """
    heading: Row | None = None
    fits = finding(wanted)
    for row, key in rows:
        if row.heading:
            heading = row
        elif fits(key):
            if heading is not None:
                yield heading
                heading = None
            yield row
