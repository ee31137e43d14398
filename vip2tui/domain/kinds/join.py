"""That two citizens are one person; see `vip2tui.domain.joins`."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Fact, Says
from vip2tui.domain.kinds.kind import Kind, Words


class JoinState(Fact):
    """An undirected edge between two citizens, written in both cases."""

    KIND = "join"

    a: Annotated[str | None, Says("den ene borger")] = None
    b: Annotated[str | None, Says("den anden borger")] = None
    apart: Annotated[bool | None, Says("skilt ad")] = None
    """Whether they are parted again."""


KIND = Kind(
    name=JoinState.KIND,
    words=Words("samlingen", "samling af borgere", "samlinger af borgere"),
    model=JoinState,
    with_citizen=False,
    lasting=True,  # parted by a value, so it is parted in both cases
)
