"""How a municipality's file is laid over what is shipped: its lists joined, its words said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from vip2tui.text.wording import Wording

    class Joins(Protocol):
        """A list that takes others."""

        def with_own(self, own: Any, /) -> Self: ...

    Joined = TypeVar("Joined", bound=Joins)

_WORDED = frozenset(
    {"tekst", "navn", "hjaelp", "ses_af", "forklaring", "regel", "naar", "handling", "note"}
)
"""Keys of shipped files whose texts are the program's own words."""


_QUOTED = "kilder"
"""The names of sources stand as they are: they tell where a text is from."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file as it came, checked."""

    kind: str
    id: str
    data: bytes


def joined(base: Joined, own: Iterable[Any]) -> Joined:
    """Return a shipped list with files put over it; one that does not go with it is passed over."""
    for one in own:
        try:
            base = base.with_own(one)
        except ValueError:
            continue
    return base


def texts_worded(part: Any, words: Wording, key: str = "") -> Any:
    """Return what a shipped file holds, its texts in the municipality's words."""
    if isinstance(part, dict):
        return {k: v if k == _QUOTED else texts_worded(v, words, k) for k, v in part.items()}
    if isinstance(part, list):
        return [texts_worded(one, words, key) for one in part]
    return words.of(part) if isinstance(part, str) and key in _WORDED else part
