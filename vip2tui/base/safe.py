"""Cleans what people typed: once where it comes in, and again where it is drawn or written.

What is received stays as it was sent, byte for byte, so the second cleaning is the one that
protects: a terminal obeys what lies between the letters, and the screen framework passes it on.

Kept: letters of every script, and line breaks where a text may have them. Taken away: control
characters, marks that turn the reading direction, everything invisible. The invisible joiners go
too; a family emoji falls apart into its members and Persian letters join where they should not,
and in return two names that look the same are the same and every column keeps its width. For the
same reason a hand or a face loses its skin tone: some terminals paint it into the sign before it,
others beside it, and the line would be as long as neither of them counts.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from vip2tui.base.errors import Vip2Error

if TYPE_CHECKING:
    from textual.content import Content

MAX_TEXT = 10_000
"""Characters in a note. Written in a change it stays far below what a receiver refuses."""
MAX_LINE = 200
"""Characters in a name, a title or another single line."""

_MOST_MARKS = (
    4  # Vietnamese needs two, Hebrew with vowels three; more is a tower over the line above
)
_TAB = "    "

# Searched first, because nearly every text ends here: letters that are already in their one form.
_UNUSUAL = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u017f–—‘’“”„•…€]")
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_GONE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
# Half characters, and places that no standard has given a letter: each machine draws its own.
_NOBODYS = re.compile(
    "[\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000)
    )
    + "]"
)
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LATIN = re.compile(r"LATIN (CAPITAL|SMALL) (?:LETTER|LIGATURE) (?:DOTLESS )?([A-Z]{1,2})\b")
_FORMULA = re.compile(r"^(?=[^\S\n]*[=+\-@|%＝＋－＠−])", re.MULTILINE)
_PLAINER = {"…": "...", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"'} | {
    "•": "*", "·": "-", "«": '"', "»": '"', "€": "EUR", "→": "->", "✓": "x", "✗": "-",
    "æ": "ae", "ø": "oe", "å": "aa", "ð": "d", "þ": "th", "ß": "ss", "ŋ": "ng", "ə": "e", "ĸ": "k",
    "×": "x", "÷": "/", "−": "-", "≥": ">=", "≤": "<=", "←": "<-", "►": ">", "ʼ": "'", "´": "'",
    "§": "paragraf", "°": " grader", "µ": "u",
}  # fmt: skip


class TooLongError(Vip2Error):
    """A text is longer than every computer that receives it has promised to take."""

    def __init__(self, length: int, most: int, *, is_kept: bool = False) -> None:
        super().__init__(
            f"Teksten er på {_number(length)} tegn, og der er plads til {_number(most)}. "
            f"{'Den bliver her som kladde og er ikke væk' if is_kept else 'Intet er gemt'}."
            " Gør den kortere, eller del den i to."
        )
        self._length, self._most = length, most

    def kept(self) -> TooLongError:
        """Return what is said when the text is kept as a draft: only who kept it knows."""
        return TooLongError(self._length, self._most, is_kept=True)


def clean_text(text: str) -> str:
    """Return text that may have several lines, safe to keep and to draw; spaces stay."""
    if text.isascii() and text.isprintable():
        return text
    if not _UNUSUAL.search(text):
        return text
    text = _BREAKS.sub("\n", text).replace("\t", _TAB)
    text = _NOBODYS.sub("\ufffd", _GONE.sub("", text))
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", text))
    return text if max(text, default="") < "\u0300" else _without_towers(text)


def clean_line(text: str) -> str:
    """Return one line, such as a name: breaks become spaces, and no space stands double or last."""
    return " ".join(clean_text(text).split())


def typed_text(text: str) -> str:
    """Return what was typed as it is kept.

    Raises:
        TooLongError: If it has more than `MAX_TEXT` characters; the caller keeps it as a draft.
    """
    return _within(clean_text(text), MAX_TEXT)


def typed_line(text: str) -> str:
    """Return a typed name or title as it is kept.

    Raises:
        TooLongError: If it has more than `MAX_LINE` characters.
    """
    return _within(clean_line(text), MAX_LINE)


def T(text: str) -> Content:  # noqa: N802 - one letter, because it stands around every text drawn
    """Return text for a widget. It is never read as markup."""
    from textual.content import Content

    return Content(clean_text(text))


def width_of(text: str) -> int:
    """Return how many cells cleaned text takes in a terminal."""
    if not _UNUSUAL.search(text):
        return len(text)
    # Only asked for other scripts: the command line should not pay for it at every start.
    from rich.cells import cell_len

    return cell_len(text)


_LEAST_QUOTE = 8
"""Cells of a quote that still say what it is."""


def cut(text: str, width: int) -> str:
    """Return one line of at most so many cells; «…» shows that there was more."""
    text = _one_line(text)
    if width_of(text) <= width:
        return text
    if width < 1:
        return ""
    kept = 0
    room = width - 1
    for char in text:
        room -= width_of(char)
        if room < 0:
            break
        kept += 1
    return text[:kept] + ("" if text[:kept].endswith("…") else "…")


def cut_middle(text: str, width: int) -> str:
    """Cut a text in the middle so that it takes no more than `width` cells.

    >>> cut_middle("Anna Marie Sørensen (Nord)", 18)
    'Anna Mari…n (Nord)'
    """
    text = clean_line(text)
    if width_of(text) <= width:
        return text
    end = ""
    for char in reversed(text):
        if width_of(char + end) > width // 2 - 1:
            break
        end = char + end
    return f"{cut(text, width - width_of(end))}{end}"


def quoted(text: object, width: int = 40) -> str:
    """Return what somebody typed in quotes, clean, on one line and no wider than that."""
    return f"«{cut(clean_line(str(text)), width)}»"


def fit(text: str, width: int) -> str:
    """Return one line of exactly so many cells, for columns."""
    text = cut(text, width)
    return text + " " * (width - width_of(text))


def cut_quote(text: str, width: int) -> str:
    """Return a line with its last quote cut, if it then has room: what stands around it, such as
    whom it is about, says more. «…» stands inside the quote.
    """
    text = _one_line(text)
    start, end, over = text.rfind("«"), text.rfind("»"), width_of(text) - width
    if over <= 0 or not 0 <= start < end:
        return text
    inside = text[start + 1 : end]
    room = width_of(inside) - over
    if room < _LEAST_QUOTE:
        return text
    return f"{text[: start + 1]}{cut(inside, room)}{text[end:]}"


def fit_once(text: str, width: int) -> str:
    """Return the same for text of which a piece may be cut already: «…» stands once."""
    text = _one_line(text)
    if width_of(text) > width:
        text = text.replace(" …", "").replace("…", "") + "…"
    return fit(text, width)


def csv_cell(text: str) -> str:
    """Return text that a spreadsheet shows and does not calculate.

    Every line is guarded, because some programs split a cell at its line breaks.
    """
    return _FORMULA.sub("'", clean_text(text))


def ics_text(text: str) -> str:
    """Return text as a calendar file has it: no break and no separator ends the field."""
    text = clean_text(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def terminal(text: str, encoding: str | None = None) -> str:
    """Return text for the command line; a sign the terminal lacks becomes a plainer one.

    An old Windows window would otherwise end the program over a «…».
    """
    text = clean_text(text)
    if text.isascii():
        return text
    encoding = encoding or getattr(sys.stdout, "encoding", None) or "utf-8"
    return text if _shows(text, encoding) else "".join(_plainer(char, encoding) for char in text)


def file_stem(day: date, device: str, number: int) -> str:
    """Return a file name without its ending: date, device and running number, never a person."""
    plain = device.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    plain = re.sub("[^a-z0-9]+", "-", plain.lower())[:40].strip("-")
    return f"{day.isoformat()}-{plain or 'computer'}-{abs(number)}"


def _one_line(text: str) -> str:
    """Return the text in one line with its spaces as they are: columns are made of them."""
    return clean_text(text).replace("\n", " ")


def _without_towers(text: str) -> str:
    """Return text with a few marks on each letter; hundreds would paint over the lines around."""
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char)[0] == "M" else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _within(text: str, most: int) -> str:
    if len(text) > most:
        raise TooLongError(len(text), most)
    return text


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _shows(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def _plainer(char: str, encoding: str) -> str:
    if char.isascii() or _shows(char, encoding):
        return char
    if plain := _PLAINER.get(char.lower()):
        return plain.capitalize() if char.isupper() else plain
    if unicodedata.combining(char):  # on a letter that was made plain
        return ""
    plain = unicodedata.normalize("NFKD", char)[:1]
    return plain if plain.isascii() else _latin(char)


def _latin(char: str) -> str:
    """Return the plain letters of a Latin one that is no base with marks, such as «ł» or «œ».

    A letter of another script becomes its number: «?» would make one name of all of them.
    """
    found = _LATIN.match(unicodedata.name(char, ""))
    if found is None:
        return f"[{ord(char):04X}]"
    return found[2] if found[1] == "CAPITAL" else found[2].lower()
