"""The words of a trade as cards: turned over together, and those that were hard come again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vip2tui.catalogue.package import Word


@dataclass(frozen=True, slots=True)
class Card:
    """A word and what it means."""

    danish: str
    english: str


class First(StrEnum):
    """What of a word one meets first on its card, as the setting has it."""

    DANISH = "dansk"
    ENGLISH = "engelsk"
    DANISH_ALONE = "kun-dansk"
    """Nothing is turned: the citizen says in other words what it means."""


def sides(card: Card, first: First) -> tuple[str, ...]:
    """Return the front of a card, and its back if it has one."""
    match first:
        case First.DANISH:
            return card.danish, card.english
        case First.ENGLISH:
            return card.english, card.danish
    return (card.danish,)


@dataclass(frozen=True, slots=True)
class Quiz:
    """A round of cards as it stands. Answering gives another one; nothing is kept afterwards."""

    waiting: tuple[Card, ...]
    """Cards still to turn, the next one first."""
    known: tuple[Card, ...] = ()
    missed: frozenset[Card] = frozenset()
    """Cards that were wrong at least once."""
    tries: int = 0

    @property
    def card(self) -> Card | None:
        """The card to turn, or nothing when all are known."""
        return self.waiting[0] if self.waiting else None

    def answer(self, *, right: bool) -> Quiz:
        """Return the round after a card: a wrong one comes again last. When it is over, itself."""
        if not self.waiting:
            return self
        card, *rest = self.waiting
        tries = self.tries + 1
        if right:
            return replace(self, waiting=tuple(rest), known=(*self.known, card), tries=tries)
        return replace(self, waiting=(*rest, card), missed=self.missed | {card}, tries=tries)

    def in_words(self) -> str:
        """Return how the round stands: «12 af 25 ord · 3 at øve mere»."""
        whole = len(self.waiting) + len(self.known)
        more = f" · {len(self.missed)} at øve mere" if self.missed else ""
        return f"{len(self.known)} af {whole} ord{more}"


def start(words: Iterable[Word], seed: str, most: int | None = None) -> Quiz:
    """Return a round in an order that the seed decides, the same on every computer.

    Args:
        words: The words of a package.
        seed: Anything, such as the day: another seed, another order.
        most: How many cards, if not all.
    """
    cards = dict.fromkeys(Card(word.danish, word.english) for word in words)
    shuffled = sorted(cards, key=lambda card: sha256(f"{seed}\n{card.danish}".encode()).digest())
    return Quiz(tuple(shuffled[:most]))
