"""Danish letters, words and counts: searching, sorting and speaking without the computer's locale.

Laptops come with any locale or none, and two laptops must show the same list in the same order,
so nothing here asks the operating system.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from vip2tui.base.safe import clean_line, quoted

# Every letter below is one that decomposition alone would lose or leave: «ł» has no parts.
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
    }
)
_SPELLED_OUT = {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ő": "oe", "œ": "oe"}
_WRITTEN = str.maketrans(_SPELLED_OUT | {"ü": "ue"})
_BARE = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ő": "o", "œ": "o", "ü": "u"}
)
# The alphabet ends z æ ø å. «ÿ» is decomposed before it gets here, so its place is free for å.
_PLACES = str.maketrans({"å": "ÿ", "ä": "æ", "ö": "ø", "ő": "ø", "œ": "ø", "ü": "y", "ű": "y"})
_KEPT_TOGETHER = re.compile("[ao]\u0308|a\u030a|o\u030b|[u]\u0308")
_LONG_A = re.compile("aa+")
_O_WITH_E = re.compile("oe+")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\ufe58\ufe63\uff0d"
"""What is typed or pasted for a hyphen, a dash of any length or a minus."""
_PARTS = rf" ().\-/_{_DASHES}"
"""What divides a telephone number for the eye."""
_NUMBER_IN_TEXT = re.compile(rf"[0-9][0-9{_PARTS}]{{4,}}[0-9]")
_NUMBER = re.compile(rf"(?:(?:tlf|tel|telefon|mobil)\b[.:]* *)?[+0-9{_PARTS}]+", re.IGNORECASE)
_NO_DIGIT = re.compile(r"[^0-9]+")
_SHOWN = 24
_FEWEST_DIGITS = 4
"""Fewer are no part of a telephone number that one would look for: a day, a step, a code."""
_COUNTRY, _LOCAL = "45", 8
_OTHER_DIGITS = re.compile(r"[^\D0-9]")
_PLAIN_DASHES = dict.fromkeys(map(ord, _DASHES), "-")


def fold(text: str) -> str:
    """Return text as one would spell it without Danish letters: «Åse Sørensen» → «aase soerensen».

    Equal for every way of writing the same name (case, NFC or NFD, å or aa), and folding twice
    changes nothing.
    """
    quick = _quick(text)
    if quick is not None:
        return quick.replace("å", "aa").replace("æ", "ae").replace("ø", "oe")
    return _tidy(_letters(text).translate(_WRITTEN))


def search_key(text: str) -> str:
    """Return what `matches` looks in. Make it once for each text and keep it.

    Two spellings lie in it: `fold`, and one where ø and å have lost their stroke and ring,
    because «soren» and «Ase» are what people type on a foreign keyboard. A long number lies in it
    a third time, as its digits alone.
    """
    spelled, short = fold(text), bare(text)
    digits = " ".join(_NO_DIGIT.sub("", one) for one in _NUMBER_IN_TEXT.findall(spelled))
    if digits:
        return f"{spelled}\n{short}\n{digits}"
    return spelled if spelled == short else f"{spelled}\n{short}"


def matches(needle: str, key: str) -> bool:
    """Say whether every word of what was typed is found in a `search_key`, in any order.

    A telephone number is found however it is divided, with the country's 45 or without.
    """
    return finding(needle)(key)


class Needle(NamedTuple):
    """What was typed, folded once for ten thousand keys."""

    words: tuple[tuple[str, str], ...]
    """Each word in both spellings: all must be found, in one or the other."""
    digits: str
    """A telephone number or a piece of one, which is enough by itself; else nothing."""

    def fits(self, key: str) -> bool:
        """Return whether it is found in a `search_key`."""
        return all(spelled in key or bare in key for spelled, bare in self.words) or (
            bool(self.digits) and self.digits in key
        )


def needle_of(typed: str) -> Needle:
    """Return what is looked for in a `search_key`."""
    words = zip(fold(typed).split(), bare(typed).split(), strict=False)
    return Needle(tuple(words), _digits(typed))


def finding(needle: str) -> Callable[[str], bool]:
    """Return `matches` for one needle."""
    return needle_of(needle).fits


def rank(needle: str, key: str) -> int:
    """Return how well what was typed fits a `search_key` it is found in; 0 is best.

    >>> [rank("tal", search_key(one)) for one in ("Tal: alt", "Tallene", "Se tal", "Antal, totalt")]
    [0, 1, 2, 4]
    """
    typed = fold(needle).strip()
    for line in key.split("\n"):
        words = re.findall(r"\w+", line)
        if not words or not typed:
            continue
        begins = line.startswith(typed)
        if begins and typed == " ".join(words[: len(typed.split())]):
            return 0
        if begins:
            return 1
        if typed in words:
            return 2
        if any(one.startswith(typed) for one in words):
            return 3
    return 4


def plain_dashes(text: str) -> str:
    """Return text with every sign that is typed or pasted for a hyphen as «-».

    A word processor makes them long, a web page keeps them from breaking, and a telephone has a
    minus: whoever copies a number has not chosen which.
    """
    return text.translate(_PLAIN_DASHES)


def plain_digits(text: str) -> str:
    """Return text with every sign for a digit as 0–9: «０１» and «٠١» are 01 on other keyboards."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    return _OTHER_DIGITS.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)


def meant_letters(text: str) -> str | None:
    """Return what a text was before it was saved as UTF-8 twice: «BeskÃ¦ftigelse» → Beskæftigelse.

    None for every other text: Danish in one byte a letter is practically never UTF-8 by chance.
    """
    if text.isascii():
        return None
    for letters in ("cp1252", "latin-1"):
        try:
            return text.encode(letters).decode("utf-8")
        except UnicodeError:
            continue
    return None


def phone_digits(number: str) -> str:
    """Return a telephone number as it is dialled in Denmark: «+45 12 34 56 78» → 12345678."""
    number = plain_digits(number)
    digits = _NO_DIGIT.sub("", number)
    is_abroad = number.strip().startswith("+")
    if digits.startswith("00"):
        digits, is_abroad = digits[2:], True
    if is_abroad or len(digits) == len(_COUNTRY) + _LOCAL:
        return digits.removeprefix(_COUNTRY)
    return digits


def sort_key(text: str) -> tuple[str, str, str]:
    """Return what Danish lists are sorted by: æ ø å last, aa as å, capital or not the same.

    Names that stand in one place of the alphabet («Aase», «Åse») keep a fixed order between them.
    """
    nfc = unicodedata.normalize("NFC", text)
    place = _tidy(_letters(nfc)).replace("aa", "å").translate(_PLACES)
    return (place, unicodedata.normalize("NFC", nfc.casefold()), nfc)


def is_same_name(one: str, other: str) -> bool:
    """Return whether two typed names are one, however their letters and spaces stand."""
    return clean_line(one).casefold() == clean_line(other).casefold()


def genitive(name: str) -> str:
    """Return whose it is: Amina → Aminas, Jens → Jens', Laptop 3 → Laptop 3's."""
    name = name.strip()
    last = fold(name)[-1:]
    if not last:
        return name
    if last.isdigit():
        return f"{name}'s"
    return f"{name}'" if last in "sxz" else f"{name}s"


def first_name(name: str) -> str:
    """Return the name a person is called by; «Hassan, Amina» is read the way lists are written."""
    family, comma, given = name.partition(",")
    words = (given if comma and given.strip() else family).split()
    return words[0] if words else ""


def number(value: int) -> str:
    """Return a whole number with the Danish point: 12.500."""
    return f"{value:,}".replace(",", ".")


def capital(text: str) -> str:
    """Return a text as a sentence begins; the rest, such as a name, keeps its letters."""
    return text[:1].upper() + text[1:]


def count(value: int, singular: str, plural: str) -> str:
    """Return «1 borger», «3 borgere», «1.200 borgere»."""
    return f"{number(value)} {singular if abs(value) == 1 else plural}"


def joined(words: Sequence[str]) -> str:
    """Return «a, b og c»."""
    return " og ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def weeks_words(weeks: int) -> str:
    """Return «3 uger»; a step of no weeks is a single day."""
    return count(weeks, "uge", "uger") if weeks else "1 dag"


def _quick(text: str) -> str | None:
    """Return the tidied lower case if ASCII, æøå and our own sentences' signs are all there is.

    That is nine notes of ten, and every line that the program says.
    """
    if text.isascii():
        return _tidy(text.lower())
    lower = text.casefold()
    rest = lower.replace("å", "").replace("æ", "").replace("ø", "")
    if not rest.isascii():
        rest = rest.replace("·", "").replace("«", "").replace("»", "").replace("–", "")
    return _tidy(lower) if rest.isascii() else None


def _letters(text: str) -> str:
    """Return lower-case letters without marks, but for the marks that make another letter."""
    text = unicodedata.normalize("NFKD", plain_digits(text))
    text = unicodedata.normalize("NFKD", text.casefold())
    # Some signs fold to capitals only after they are taken apart, so it is done once more.
    text = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    text = _KEPT_TOGETHER.sub(lambda pair: unicodedata.normalize("NFC", pair[0]), text)
    return "".join(char for char in text if not _is_mark(char))


def _is_mark(char: str) -> bool:
    return not char.isascii() and (
        unicodedata.combining(char) != 0 or unicodedata.category(char) == "Cf"
    )


def not_understood(typed: str, what: str) -> str:
    """Return what is said of something typed that is not «en dag», «en tid» or the like."""
    if not clean_line(typed):
        return f"Der mangler {what}."
    return f"{quoted(typed, _SHOWN)} er ikke {what}, programmet forstår."


def _tidy(text: str) -> str:
    return " ".join(text.split())


def bare(text: str) -> str:
    """Return the shortest spelling: å, aa → a and ø, oe → o; æ stays ae, or «vare» finds «være»."""
    quick = _quick(text)
    if quick is not None:
        short = quick.replace("å", "a").replace("æ", "ae").replace("ø", "o")
    else:
        short = _tidy(_letters(text).translate(_BARE))
    if "aa" in short:
        short = _LONG_A.sub("a", short)
    return _O_WITH_E.sub("o", short) if "oe" in short else short


def _digits(needle: str) -> str:
    """Return the digits of what may be a telephone number or a piece of one; else nothing."""
    typed = plain_digits(needle).strip()
    if not _NUMBER.fullmatch(typed):
        return ""
    digits = phone_digits(typed)
    return digits if len(digits) >= _FEWEST_DIGITS else ""
