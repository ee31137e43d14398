"""That two citizens are one person; see `vip2tui.domain.joins`."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.joins import STANDING
from vip2tui.domain.kinds.fact import Fact, RecordId, Says
from vip2tui.domain.kinds.kind import Kind, Said, Words


class JoinState(Fact):
    """An undirected edge between two citizens, written in both cases."""

    KIND = "join"

    a: Annotated[str | None, Says("den ene borger", is_id=True)] = None
    b: Annotated[str | None, Says("den anden borger", is_id=True)] = None
    standing: Annotated[bool | None, Says("samlet til én")] = None
    """Whether they are one; no in either case parts them."""
    kept: Annotated[dict[str, RecordId] | None, Says("hvis oplysninger der gælder")] = None
    """Field to the citizen whose value stands, where the two differed: never the value itself, as
    who reads one case must not read the other here."""


def _told(said: Said) -> str:
    if STANDING not in said:
        return ""
    return "borgeren samlet med en anden" if said[STANDING] else "borgeren skilt fra en anden igen"


KIND = Kind(
    name=JoinState.KIND,
    words=Words("samlingen", "samling af borgere", "samlinger af borgere"),
    model=JoinState,
    with_citizen=False,
    lasting=True,  # parted by a value, so it is parted in both cases
    told=_told,
)
