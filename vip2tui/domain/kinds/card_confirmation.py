"""That somebody has said yes to the competence card as it stood (bekræftelse, gennemgang)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from vip2tui.domain.kinds.fact import Day, Fact, Line, Says
from vip2tui.domain.kinds.kind import Kind, Said, Words

MOST_HELD = 900
"""So many changes can stand on a card that is confirmed: their sums fill one line's 64 KB."""
Sum = Annotated[str, Field(max_length=64)]


class Whose(StrEnum):
    """Whose yes it is: the workplace confirms, then the card is gone through with the citizen."""

    WORKPLACE = "virksomhed"
    CITIZEN = "borger"


class CardConfirmation(Fact):
    """One yes to the card. Nobody's is ever written over.

    It names what stood by sums of what was written, so it holds no second copy of a text that may
    have to be taken away, and is true of nothing but what the person saw. No id is named: a vault
    that was put back from a copy writes its own again under others.
    """

    KIND = "card_confirmation"

    citizen: Annotated[str, Says("borger")]
    whose: Annotated[Whose | None, Says("hvem der bekræfter")] = None
    name: Annotated[Line | None, Says("navn", free=True, searched=True, named=True)] = None
    day: Annotated[Day | None, Says("dato")] = None
    holds: Annotated[
        Annotated[tuple[Sum, ...], Field(max_length=MOST_HELD)] | None, Says("det, der stod")
    ] = None


def _told(said: Said) -> str:
    done = {Whose.WORKPLACE: "kompetencekortet bekræftet af virksomheden",
            Whose.CITIZEN: "kompetencekortet gennemgået med borgeren"}  # fmt: skip
    return next((words for whose, words in done.items() if said.get("whose") == whose), "")


KIND = Kind(
    name=CardConfirmation.KIND,
    words=Words("bekræftelsen af kompetencekortet", "bekræftelse af kompetencekortet",
                "bekræftelser af kompetencekortet"),
    model=CardConfirmation,
    parents=("citizen",),
    stands_in={"citizen": ""},
    makes=(frozenset({"whose"}),),
    called=("name",),
    page="kort",
    told=_told,
)  # fmt: skip
