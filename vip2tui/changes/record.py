"""One record as the fold leaves it: per field the heads, and the marks a person must see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import orjson

if TYPE_CHECKING:
    from vip2tui.changes.change import Change, Json


UNDONE = "undone"
"""Stands for the whole record where a field is named: it was taken back, and others stand on it."""


class Record(NamedTuple):
    """One record of a case. Its values are read off the heads; nothing is copied.

    A tuple, as folding an office makes a hundred thousand: see `Change`.
    """

    id: str
    kind: str
    heads: Mapping[str, tuple[Change, ...]]
    """Per field the changes that stand, the one whose value is shown last; more than one may be a
    doubt. Those that agree are in their order, those in doubt by the last change of their action.
    """
    deleted_by: tuple[Change, ...] = ()
    """Deletes made without knowing all that was written: «var slettet af X»."""
    late_after: tuple[Change, ...] = ()
    """Closes and locks made without knowing something written here: «kommet efter lukning»."""
    undone_by: tuple[Change, ...] = ()
    """Undos that would take it away while others stand in it or on it: «fortrudt af X»."""

    def get(self, name: str, default: Json = None) -> Json:
        """Return a field's value; in a doubt, that of the action with the highest (clock, id)."""
        return self.heads[name][-1].set[name] if name in self.heads else default

    @property
    def values(self) -> dict[str, Json]:
        """All fields with the values that stand."""
        return {name: heads[-1].set[name] for name, heads in self.heads.items()}

    def over(self, name: str) -> list[str]:
        """Return the ids a new value of the field replaces, as it is seen now."""
        return [change.id for change in self.heads.get(name, ())]

    def stamp(self, name: str) -> Change | None:
        """Return the change whose value stands: who, when and where from."""
        return self.heads[name][-1] if name in self.heads else None

    def in_doubt(self) -> list[str]:
        """Return the fields where the heads differ; heads that agree are no doubt."""
        # The length is asked first: nearly every field has one head, and every case is asked.
        several = [name for name, heads in self.heads.items() if len(heads) > 1]
        return sorted(name for name in several if differ(name, self.heads[name]))


def differ(name: str, heads: tuple[Change, ...]) -> bool:
    """Return whether the changes set a field to different values. JSON's 1 and true differ."""
    said = (orjson.dumps(head.set[name], option=orjson.OPT_SORT_KEYS) for head in heads)
    first = next(said, None)  # one by one: there may be as many heads as changes
    return any(other != first for other in said)
