"""That a value was taken away for good; see `vip2tui.changes.redaction`."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Fact, Says, Told
from vip2tui.domain.kinds.kind import ANYWHERE, Kind, Words


class RedactionState(Fact):
    """Which values of which change went, and why."""

    KIND = "redaction"

    change: Annotated[str | None, Says("ændring")] = None
    fields: Annotated[tuple[str, ...] | None, Says("felter")] = None
    sha256: Annotated[str | None, Says("sum af linjen før")] = None
    left: Annotated[str | None, Says("sum af det, der er tilbage")] = None
    reason: Annotated[Told | None, Says("begrundelse", typed=True)] = None


# Whose word takes a value away is `vip2tui.exchange.taking`'s.
KIND = Kind(
    name=RedactionState.KIND,
    words=Words("den fjernede tekst", "besked om fjernet tekst", "beskeder om fjernet tekst"),
    model=RedactionState,
    with_citizen=False,
    places=ANYWHERE,
    stays=True,
)
