"""That somebody asks the office to give a citizen to another: it travels, and gives nothing."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Fact, RecordId, Says, Told
from vip2tui.domain.kinds.kind import Kind, Words


class HandOver(Fact):
    """One asking; what the office writes of `holder` after it is the answer."""

    KIND = "hand_over"

    citizen: Annotated[str | None, Says("borger")] = None
    device: Annotated[RecordId | None, Says("computeren, der beder", is_id=True)] = None
    wish: Annotated[Told | None, Says("hvem der skal have borgeren", free=True)] = None


KIND = Kind(
    name=HandOver.KIND,
    words=Words("ønsket om at give videre", "ønske om at give videre",
                "ønsker om at give videre", new="bedt om at give borgeren videre"),
    model=HandOver,
    with_citizen=False,
    parents=("citizen",),
    beside=frozenset({"device"}),
)  # fmt: skip
