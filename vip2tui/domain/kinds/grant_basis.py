"""Why mentor support was granted and what it came to: the municipality's own weighing."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.fact import Code, Day, Fact, RecordId, Says, Told
from vip2tui.domain.kinds.kind import PROFESSIONAL, Kind, Words

_Price = Annotated[int, Field(ge=0, le=10_000_00)]


class GrantBasis(Fact):
    """What the municipality weighs of one period of mentor support: for professionals only."""

    KIND = "grant_basis"

    citizen: Annotated[str, Says("borger")]
    grant: Annotated[RecordId, Says("bevilling")]
    reason: Annotated[Told | None, Says("hvorfor mentor er afgørende", free=True)] = None
    beyond: Annotated[Told | None, Says("hvad der ligger ud over det sædvanlige", free=True)] = None
    qualified: Annotated[Told | None, Says("hvorfor netop denne mentor", free=True)] = None
    assessed: Annotated[Day | None, Says("ny vurdering")] = None
    """The day a new period was weighed anew."""
    assessment: Annotated[Told | None, Says("den nye vurdering", free=True)] = None
    evaluated: Annotated[Day | None, Says("evalueret")] = None
    reached: Annotated[Code | None, Says("nåede vi formålet", codes="reached")] = None
    evaluation: Annotated[Told | None, Says("evaluering", free=True)] = None
    price: Annotated[_Price | None, Says("lønudgift pr. time", unit="ore")] = None


def basis_record(grant: str) -> str:
    """Return the id of what is weighed of a grant: the same on every device."""
    return derived_id(grant, "basis")


KIND = Kind(
    name=GrantBasis.KIND,
    words=Words("begrundelsen for mentorstøtten", "begrundelse", "begrundelser"),
    model=GrantBasis,
    places=PROFESSIONAL,
    parents=("citizen", "grant"),
    stands_in={"citizen": "", "grant": ""},
    makes=(frozenset({"grant"}),),
)
