"""An undo (fortryd): it names the changes that are to be stepped over, and sets nothing."""

from __future__ import annotations

from vip2tui.domain.kinds.fact import Fact
from vip2tui.domain.kinds.kind import Kind, Words
from vip2tui.domain.kinds.places import Place


class Undo(Fact):
    """A change that takes others back."""

    KIND = "undo"


KIND = Kind(
    name=Undo.KIND,
    words=Words("det, der blev fortrudt", "fortrydelse", "fortrydelser"),
    model=Undo,
    with_citizen=False,
    places=frozenset(Place),
)
