"""What makes a record and what it stands on: no undo takes away what another stands in or on.

A step, a goal or an item of the package is there because the plan is; what is set about it makes
nothing. One that somebody added is made by the change that says what it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vip2tui.domain.course.tailor import OWN_FIELDS, own_item_id
from vip2tui.domain.joins import JOIN
from vip2tui.domain.kinds import PARENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAKES: dict[str, tuple[frozenset[str], ...]] = {
    "citizen": (frozenset({"name"}),),
    "course": (frozenset({"plan"}),),
    "entry": (frozenset({"type"}),),
    "mark": (frozenset({"competence"}),),
    "pause": (frozenset({"step"}),),
    "workplace": (frozenset({"name"}),),
    "step": (OWN_FIELDS["step"],),
    "goal": (OWN_FIELDS["goal"], frozenset({"certificate"})),
    "item": (OWN_FIELDS["item"],),
}
"""Per kind what the change that makes one says; without it the rest of the record says nothing."""

LASTING = frozenset({JOIN})
"""Kinds that no undo reaches: a join is parted by a value, so it is parted in both cases."""


def makes(kind: str, said: Mapping[str, Any], over: Mapping[str, Any]) -> bool:
    """Return whether a change makes its record: it says what the kind needs, over nothing."""
    return any(
        fields <= said.keys() and not any(over.get(name) for name in fields)
        for fields in MAKES.get(kind, ())
    )


def ties(kind: str, record: str, said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what stands on what, as one change says it: the lower one first.

    A goal of one's own stands on its step too. What is set about an item stands on its short name,
    and that on the record of the item, where somebody added it.
    """
    for name in PARENTS.get(kind, ()):
        if name in said:
            yield record, str(said[name])
    if kind == "goal" and "step" in said:
        yield record, str(said["step"])
    if kind == "item" and "item" in said:
        yield record, str(said["item"]).partition("@")[0]
    elif kind == "item" and OWN_FIELDS["item"] <= said.keys():
        yield own_item_id(str(said.get("course")), record), record
