"""What only professionals hold about a citizen: the CPR number."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vip2tui.domain.kinds.fact import Fact, Says
from vip2tui.domain.kinds.kind import PROFESSIONAL, Kind, Words


class Identity(Fact):
    """What only professionals hold about a citizen."""

    KIND = "identity"

    citizen: Annotated[str | None, Says("borger")] = None
    cpr: Annotated[str | None, Field(max_length=10), Says("CPR-nummer", confidential=True)] = None


KIND = Kind(
    name=Identity.KIND,
    words=Words("CPR-nummeret", "CPR-nummer", "CPR-numre"),
    model=Identity,
    places=PROFESSIONAL,
    parents=("citizen",),
)
