"""What may be folded here, and what is kept and shown as a proposal: the table of kinds applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.domain.kinds import SETTERS, Place, may_set, may_stand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vip2tui.changes.change import Change
    from vip2tui.domain.facts import Role


def admitting(
    place: Place, changes: Sequence[Change], roles: Mapping[str, Role]
) -> Callable[[Change], bool]:
    """Return whether a change of a case may be folded.

    An undo of what only some may set is itself for those alone.

    Args:
        place: Who the case is for.
        changes: All its changes.
        roles: Writer to the role of the person there, as far as it is known here.
    """
    kept = {change.id: change.kind for change in changes if change.kind in SETTERS}

    def admits(change: Change) -> bool:
        if not may_stand(change.kind, place):
            return False
        if not kept:
            return True
        about = [change.kind, *(kept[one] for one in change.undoes if one in kept)]
        return all(may_set(kind, roles.get(change.place[0])) for kind in about)

    return admits


def waits_for_a_role(proposals: Sequence[Change], roles: Mapping[str, Role]) -> bool:
    """Return whether a proposal may stand once it is known who its writer is."""
    return any(change.place[0] not in roles for change in proposals)
