"""Giving a citizen to a computer (tildeling), and taking it back."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Fact, Says
from vip2tui.domain.kinds.kind import Kind, Said, Words
from vip2tui.domain.roles import Role


class Assignment(Fact):
    """That a computer has a citizen; one a case and computer."""

    KIND = "assignment"

    citizen: Annotated[str | None, Says("borger")] = None
    device: Annotated[str | None, Says("computer")] = None
    until: Annotated[str | None, Says("taget tilbage")] = None
    """When it was taken back."""


def _told(said: Said) -> str:
    if not said.keys() & {"device", "until"}:
        return ""
    return f"borgeren {'taget fra' if said.get('until') else 'givet til'} en computer"


# A mentor's would open a case to whoever they like.
KIND = Kind(
    name=Assignment.KIND,
    words=Words("tildelingen", "tildeling", "tildelinger"),
    model=Assignment,
    with_citizen=False,
    parents=("citizen",),
    setters=frozenset({Role.CONSULTANT, Role.OFFICE}),
    told=_told,
    stays=True,
)
