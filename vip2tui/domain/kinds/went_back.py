"""Going back in time (gå tilbage), as an action of this device's own: what makes it one Ctrl+Z."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Fact, Says
from vip2tui.domain.kinds.kind import LOCAL_ONLY, Kind, Said, Words


class WentBack(Fact):
    """To when somebody went back; what it took back stands in the undos of the same action."""

    KIND = "went_back"

    to: Annotated[str | None, Says("tidspunkt")] = None
    """The time that was asked for, ISO 8601 with offset."""
    called: Annotated[str | None, Says("tidspunktet i ord")] = None


def _told(said: Said) -> str:
    return f"at gå tilbage til {said['called']}" if said.get("called") else ""


KIND = Kind(
    name=WentBack.KIND,
    words=Words("det at gå tilbage", "gang tilbage i tiden", "gange tilbage i tiden"),
    model=WentBack,
    with_citizen=False,
    places=LOCAL_ONLY,
    told=_told,
)
