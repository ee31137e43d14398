"""The municipality's logo on its papers: one file of the office's, for all its computers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.fact import Code, Fact, Says
from vip2tui.domain.kinds.kind import Kind, Said, Words
from vip2tui.domain.roles import Role

PIECE = 9_000
"""Signs of one piece: a text of a change has at most 10,000."""
MOST_PIECES = 5
"""So that all of them fit in one line of 64 KB."""
_Piece = Annotated[str, Field(max_length=PIECE)]


class OfficeLogo(Fact):
    """A picture in the office's own case; it goes, like the office's limits, where its citizens go.

    Nothing of it is believed: who draws it looks at it first.
    """

    KIND = "office_logo"

    format: Annotated[Code | None, Says("slags billede")] = None
    data: Annotated[
        Annotated[tuple[_Piece, ...], Field(max_length=MOST_PIECES)] | None, Says("billedet")
    ] = None
    """The file in base64; nothing where it was taken away."""


def logo_record(case: str) -> str:
    """Return the id of an office's logo: the same on every device."""
    return derived_id(case, "logo")


def _told(said: Said) -> str:
    if "data" not in said:
        return ""
    return "kommunens logo sat på papirerne" if said["data"] else "kommunens logo fjernet"


KIND = Kind(
    name=OfficeLogo.KIND,
    words=Words("kommunens logo", "logo", "logoer"),
    model=OfficeLogo,
    setters=frozenset({Role.OFFICE}),
    with_citizen=False,
    makes=(frozenset({"data"}),),
    told=_told,
)
