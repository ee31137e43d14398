"""What people choose when they are asked for a passphrase, and how little it is worth.

Pure functions on text. Each kind takes away what it knows; `bits` is a wary guess at what is left.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vip2tui.storage.keyboard import without_walks

_A_WORD = 4
"""Letters: below that there are too few words to draw from."""
_SHORT = (0.0, 1.0, 2.0, 4.0)
"""Bits of a short word, by its letters."""
_OF_A_WORD, _OF_A_NAME, _OF_NAMES = 12.0, 7.0, 28.0
"""Bits of an unknown word, of one name, and of all names together."""
_OF_A_SIGN, _OF_A_DIGIT, _OF_A_YEAR = 3.5, 3.3, 5.0
_DRAWN, _OF_A_DRAWN_SIGN = 14, 5.0
"""A row of so many signs that holds no words was not made by a person."""


# ---- addresses

_MAIL = re.compile(r"\W*[\w.+-]{2,}@[\w-]{2,}(\.[\w-]{2,})*\.[^\W\d_]{2,}\W*")
_WEB = re.compile(
    r"(https?://|www\.)\S*|[\w-]+(\.[\w-]+)*\.(dk|com|org|net|eu|nu)(/\S*)?", re.IGNORECASE
)
_STREET = re.compile(
    r"\w*(vej|gade|all[eé]|stræde|plads|torv|vænget?|parken|boulevard|bakken|have|haven)"
    r"\s*\d+\s?[a-z]?\b,?(\s*\d+\.?\s*(tv|th|mf|sal)\b\.?)*",
    re.IGNORECASE,
)
_TOWN = re.compile(r"\b(dk-?)?\d{4}\s+[a-zæøå]{2,}(\s[ksncvnø]{1,2}\b)?", re.IGNORECASE)


def without_addresses(text: str) -> str:
    """Return the text without e-mail addresses, web addresses, streets and towns."""
    kept = [one for one in text.split() if not (_MAIL.fullmatch(one) or _WEB.fullmatch(one))]
    rest = " ".join(kept)
    return _TOWN.sub(" ", _STREET.sub(" ", rest)) if _STREET.search(rest) else rest


# ---- rows

_DAYS = """
    mandag tirsdag onsdag torsdag fredag lørdag søndag loerdag soendag lordag sondag
    man tir ons tor fre lør søn monday tuesday wednesday thursday friday saturday sunday
"""
_MONTH_NAMES = """
    januar februar marts april maj juni juli august september oktober november december
    jan feb mar apr jun jul aug sep sept okt nov dec january february march may june july october
"""
_SEASONS = "forår sommer efterår vinter foraar efteraar spring summer autumn winter"
_NUMERALS = """
    nul en et to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten
    atten nitten tyve tredive fyrre halvtreds tres halvfjerds firs halvfems hundrede tusind million
    første anden tredje fjerde femte sjette syvende ottende niende tiende
    zero one two three four five six seven eight nine ten
"""
_FAMILIES = tuple(names.split() for names in (_DAYS, _MONTH_NAMES, _SEASONS, _NUMERALS))
_MONTHS = "|".join(sorted(_MONTH_NAMES.split(), key=len, reverse=True))
_DATE = re.compile(
    rf"\b(0?[1-9]|[12]\d|3[01])\.?\s*({_MONTHS})\.?\s*(\d{{4}}|\d{{2}})?\b", re.IGNORECASE
)
_NUMBER = re.compile(r"[\d./:,+_#()-]*\d[\d./:,+_#()-]*")
_LONG_NUMBER = 16
"""Digits: so many in one row may be drawn by lot, if they are no dates."""
_DAY = r"(0[1-9]|[12]\d|3[01])"
_MONTH = r"(0[1-9]|1[0-2])"
_DATES = re.compile(
    rf"({_DAY}{_MONTH}\d\d){{2,}}|({_DAY}{_MONTH}(19|20)\d\d){{2,}}|((19|20)\d\d{_MONTH}{_DAY}){{2,}}"
)


def without_rows(text: str) -> str:
    """Return the text without days, months, seasons and numbers by name, where several stand."""
    for family in _FAMILIES:
        long = "|".join(sorted((one for one in family if len(one) > 3), key=len, reverse=True))
        short = "|".join(one for one in family if len(one) <= 3)
        pattern = re.compile(rf"{long}|(?<!\w)({short or '$'})(?!\w)", re.IGNORECASE)
        if len(pattern.findall(text)) > 1:
            text = " ".join(pattern.sub(" ", text).split())
    return text


def without_numbers(text: str) -> str:
    """Return the text without dates, and without numbers where several stand."""
    text = " ".join(_DATE.sub(" ", text).split()) if _DATE.search(text) else text
    chunks = text.split()
    numbers = [one for one in chunks if _NUMBER.fullmatch(one) and not _may_be_drawn(one)]
    if len(numbers) > 1 or len(numbers) == len(chunks):
        return " ".join(one for one in chunks if one not in numbers)
    return text


def _may_be_drawn(number: str) -> bool:
    return number.isdigit() and len(number) >= _LONG_NUMBER and not _DATES.fullmatch(number)


# ---- the same again

_LETTERS = re.compile(r"[^\W\d_]{4,}")


def without_repeats(text: str) -> str:
    """Return the text with each stem once: «sommer», «Sommer1» and «sommerhus» are one."""
    seen: set[str] = set()

    def once(found: re.Match[str]) -> str:
        word = found[0].casefold()
        stem = word[:_A_WORD]
        if stem in seen or any(len(one) > _A_WORD and one in word for one in seen):
            return " "
        seen.update((stem, word))
        return found[0]

    rest = _LETTERS.sub(once, text)
    kept = list(dict.fromkeys(rest.split()))
    return " ".join(kept) if len(kept) < len(text.split()) or rest != text else text


KINDS: dict[str, Callable[[str], str]] = {
    "en adresse kender andre også": without_addresses,
    "dage, måneder og tal på række bliver prøvet først": without_rows,
    "datoer og tal kan andre finde frem til": without_numbers,
    "det samme ord går igen": without_repeats,
    "tasterne ligger ved siden af hinanden på tastaturet": without_walks,
}
"""What is guessed first, and what takes it away: the first that leaves too little says why."""


# ---- what is left


@dataclass(frozen=True, slots=True)
class Known:
    """What a guesser has lists of."""

    words: frozenset[str]
    names: frozenset[str]
    """Of people, towns and trades."""
    triples: frozenset[str]
    """Three letters that follow each other in some word."""
    listed: tuple[str, ...]
    """All of it, for whoever wants one list."""

    @classmethod
    def of(cls, words: Sequence[str], names: Sequence[str], trades: Sequence[str]) -> Known:
        """Return it ready for use."""
        own = frozenset(words)
        called = [part for one in (*names, *trades) for part in _parts(one) if part not in own]
        listed = tuple(dict.fromkeys((*words, *called)))
        triples = frozenset(one[at : at + 3] for one in listed for at in range(len(one) - 2))
        return cls(own, frozenset(called), triples, listed)


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\W\d_]+", name.casefold()) if len(part) > 2]


def bits(text: str, known: Known) -> float:
    """Return how many bits a guesser must at least try, as a wary guess.

    A word of four letters or more counts as one drawn from a list of some thousand, so that five
    ordinary words drawn by lot are enough: 12 bits at most, 3 for each different letter, and only
    the first time. The short words that hold a sentence together count next to nothing: a person's
    own sentence is never as random as it looks. What is no word counts by sign, least where signs
    repeat or follow each other. The guess is low on purpose.
    """
    total = names = 0.0
    for chunk in dict.fromkeys(text.split()):
        low = chunk.casefold()
        if low in known.names:
            names += _OF_A_NAME
        elif chunk.isalpha() and (len(chunk) < _DRAWN or _is_wordlike(chunk, known)):
            total += _of_word(low, known)
        elif _is_drawn(chunk, known):
            total += _OF_A_DRAWN_SIGN * _fresh(chunk)
        else:
            total += sum(_of_run(run, known) for run in _RUN.findall(chunk))
    return total + min(names, _OF_NAMES)


_DOUBLE = re.compile(r"(.)\1+")
_RUN = re.compile(r"[^\W\d_]+|\d+|[\W_]+")


def _of_word(word: str, known: Known) -> float:
    if len(word) < _A_WORD:
        return _SHORT[len(word)]
    most = math.log2(len(known.words)) if word in known.words else _OF_A_WORD
    return min(most, 3.0 * len(set(word)))


def _of_run(run: str, known: Known) -> float:
    if run.isdigit():
        is_year = re.fullmatch(r"(19|20)\d\d", run)
        return _OF_A_YEAR if is_year else _OF_A_DIGIT * _fresh(run)
    if run.casefold() in known.names:
        return _OF_A_NAME
    if len(run) >= _A_WORD and run.isalpha() and _is_wordlike(run, known):
        return _of_word(run.casefold(), known)
    return _OF_A_SIGN * _fresh(run)


def _is_drawn(chunk: str, known: Known) -> bool:
    """Return whether a row of signs looks as if a machine had made it."""
    runs = _LETTERS.findall(chunk)
    listed = (known.words, known.names)
    known_letters = [len(run) for run in runs if any(run.casefold() in one for one in listed)]
    if len(chunk) < _DRAWN or sum(known_letters) > _A_WORD:
        return False
    return sum(len(run) for run in runs if _is_wordlike(run, known)) < len(chunk) * 0.7


def _is_wordlike(run: str, known: Known) -> bool:
    """Return whether letters could be a word: written as words are, of parts that words have."""
    if not (run.islower() or run.isupper() or run[1:].islower()):
        return False
    low = run.casefold()
    triples = [low[at : at + 3] for at in range(len(low) - 2)]
    return low in known.words or 2 * sum(map(known.triples.__contains__, triples)) > len(triples)


def _fresh(text: str) -> int:
    """Count the signs that neither repeat nor go on as those before (123, cba); a double is one."""
    text = _DOUBLE.sub(r"\1", text)
    steps = [ord(now) - ord(before) for before, now in pairwise(text)]
    return len(text) - sum(one == two and abs(one) <= 1 for one, two in pairwise(steps))
