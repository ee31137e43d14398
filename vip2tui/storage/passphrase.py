"""Passphrases: five words drawn by lot, and why a person's own is refused.

The words are real Danish ones, without æ, ø and å and different in their first four letters, so
that any keyboard types them and no two are taken for each other. Five of some 2,100 are 55 bits: at
what a guess costs (`keys`), ten thousand computers guess for twenty thousand years.

The vault itself asks here, so no way in, on a screen or a line, has rules of its own.
"""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from typing import Any

from vip2tui.base.datafiles import shipped_json
from vip2tui.storage.errors import WeakPassphraseError
from vip2tui.storage.guessing import KINDS, Known, bits

WORDS = 5
ENOUGH_BITS = 55
"""What five words of some two thousand are worth, rounded down."""
ENOUGH_GUESSES = 12
"""Powers of ten: what `zxcvbn` must at least think. It counts a random letter as one of ten."""
LONGEST_LOOK = 72
"""Signs that `zxcvbn` looks at; its time grows with the square of them."""
_LONGEST = 500
"""Letters that are judged: no person types so many, and a file may hold any number."""
TOO_FEW = "der er for få ord i den, eller de er for korte"
TOO_COMMON = "den ligner de koder, der bliver prøvet først"


@cache
def _data() -> dict[str, Any]:
    return shipped_json("adgangsord.json")


@cache
def words() -> tuple[str, ...]:
    """Return all the words there are, in the order of the alphabet."""
    return tuple(_data()["ord"])


def suggest() -> str:
    """Return a fresh passphrase that `require_strong` takes."""
    return " ".join(secrets.SystemRandom().sample(words(), WORDS))


def drawn(number: int) -> tuple[str, ...]:
    """Return words drawn by lot, each from all of them."""
    return tuple(secrets.choice(words()) for _ in range(number))


def require_strong(passphrase: str) -> None:
    """Refuse a passphrase that could be guessed.

    Raises:
        WeakPassphraseError: If it is one; its sentence says why and what to do.
    """
    if why := fault(passphrase):
        raise WeakPassphraseError(why)


def fault(passphrase: str) -> str:
    """Return why a passphrase could be guessed, to be read after «for let at gætte:»; else nothing.

    What the rules know is taken away, and the rest must do alone: a good passphrase does not
    become a bad one because a date stands beside it.
    """
    text = " ".join(unicodedata.normalize("NFKC", passphrase[:_LONGEST]).split())
    if len(set(text.casefold().split()) & set(words())) >= WORDS:
        return ""  # drawn by lot, or as if
    known, why = _known(), ""
    for said, without in KINDS.items():
        rest = without(text)
        if rest != text:
            why, text = why or said, rest
            if bits(text, known) < ENOUGH_BITS:
                return said
    if bits(text, known) < ENOUGH_BITS:
        return why or TOO_FEW
    return "" if _guesses(text) >= ENOUGH_GUESSES else why or TOO_COMMON


@cache
def _known() -> Known:
    """Return what people choose among: our words, and the names of people, towns and trades."""
    towns = [one["navn"] for one in shipped_json("kommuner.json")["kommuner"]]
    trades = [
        name
        for one in shipped_json("jobpakker/index.json")["jobpakker"]
        for name in (one["navn"], *one.get("alias", ()))
    ]
    return Known.of(words(), (*_data()["navne"], *towns), trades)


def _guesses(text: str) -> float:
    """Return how many guesses `zxcvbn` thinks it takes, in powers of ten.

    Imported only here: it costs a tenth of a second, and a passphrase that is proposed or refused
    by a rule never needs it.
    """
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]  # it carries no types

    look = "".join(text.split())[:LONGEST_LOOK]
    return float(zxcvbn(look, user_inputs=_known().listed)["guesses_log10"]) if look else 0.0
