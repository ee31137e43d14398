"""Which office a citizen's case belongs to, as an office says it; it may move to another."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Fact, OfficeId, Says
from vip2tui.domain.kinds.kind import Kind, Said, Words
from vip2tui.domain.roles import Role


class Belonging(Fact):
    """Which office a citizen's case belongs to, as an office says it; it may move to another."""

    KIND = "belonging"

    citizen: Annotated[str, Says("borger")]
    office: Annotated[OfficeId | None, Says("kommune")] = None
    """One of that authority's computers."""


def _told(said: Said) -> str:
    return "borgeren hører til en anden kommune" if "office" in said else ""


# Whose a case is decides where its words go: another's would send them to whoever they like.
KIND = Kind(
    name=Belonging.KIND,
    words=Words("kommunen, borgeren hører til", "borgers kommune", "borgeres kommune"),
    model=Belonging,
    with_citizen=False,
    parents=("citizen",),
    setters=frozenset({Role.OFFICE}),
    told=_told,
    stays=True,
)
