"""What a person answered on this computer, for this computer alone."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Fact, OfficeId, Says
from vip2tui.domain.kinds.kind import LOCAL_ONLY, Kind, Said, Words


class Setting(Fact):
    """Which office a citizen belongs to, as it was answered here."""

    KIND = "setting"

    about: Annotated[str | None, Says("borger")] = None
    office: Annotated[OfficeId | None, Says("kommune")] = None


def _told(said: Said) -> str:
    return "svaret om, hvilken kommune borgeren hører til" if "office" in said else ""


KIND = Kind(
    name=Setting.KIND,
    words=Words("indstillingen", "indstilling", "indstillinger"),
    model=Setting,
    with_citizen=False,
    places=LOCAL_ONLY,
    told=_told,
    stays=True,
)
