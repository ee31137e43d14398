"""A file that was taken in; see `vip2tui.exchange.imports`."""

from __future__ import annotations

from typing import Annotated, Any

from vip2tui.base.safe import quoted
from vip2tui.domain.kinds.fact import Fact, Says
from vip2tui.domain.kinds.kind import LOCAL_ONLY, Kind, Said, Words


class Received(Fact):
    """What came with a file, and from whom."""

    KIND = "import"

    file: Annotated[str | None, Says("fil")] = None
    bundle: Annotated[str | None, Says("filens id")] = None
    new: Annotated[Any, Says("det, der kom")] = None
    counts: Annotated[Any, Says("tal")] = None


def _told(said: Said) -> str:
    nothing = "" if said.get("new") else ", der ikke ændrede noget"
    return f"hentning af filen {quoted(said.get('file', ''))}{nothing}"


KIND = Kind(
    name=Received.KIND,
    words=Words("hentningen", "hentning", "hentninger"),
    model=Received,
    with_citizen=False,
    places=LOCAL_ONLY,
    told=_told,
)
