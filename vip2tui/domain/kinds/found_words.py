"""Words of a barred computer that was found again: proposals until the office lets them in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from vip2tui.domain.kinds.fact import Fact, Says
from vip2tui.domain.kinds.kind import Kind, Said, Words
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role

_Number = Annotated[int, Field(ge=1)]


class FoundWords(Fact):
    """Which numbers under a writer are only proposals in this case; none once they are let in."""

    KIND = "found_words"

    citizen: Annotated[str | None, Says("borger")] = None
    writer: Annotated[str | None, Says("skriver")] = None
    numbers: Annotated[tuple[tuple[_Number, _Number], ...] | None, Says("numre")] = None


def holds(pairs: object, n: int) -> bool:
    """Return whether a number is among pairs of from and to, as somebody may have sent them."""
    if not isinstance(pairs, Iterable):
        return False
    return any(
        isinstance(one, list) and len(one) == 2 and all(type(end) is int for end in one)
        and one[0] <= n <= one[1]
        for one in pairs
    )  # fmt: skip


def _told(said: Said) -> str:
    if "numbers" not in said:
        return ""
    return "ord fra en fundet computer " + ("som forslag" if said["numbers"] else "lukket ind")


# Another's could hide what they like of a case.
KIND = Kind(
    name=FoundWords.KIND,
    words=Words("de fundne ord", "fundne ord", "fundne ord"),
    model=FoundWords,
    with_citizen=False,
    places=frozenset({Place.SHARED, Place.PROFESSIONAL}),
    setters=frozenset({Role.OFFICE}),
    told=_told,
    stays=True,
)
