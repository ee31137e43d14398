"""Where a draft is written on: the way there from wherever it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.messages import GoTo
from vip2tui.services import draft_list

if TYPE_CHECKING:
    from vip2tui.services.house import Services


def to_draft(services: Services, place: str) -> GoTo:
    """Return the way to where a draft is written; to I dag if it is there no more."""
    found = [one for one in draft_list.waiting(services.desk) if one.place == place]
    if not found:
        return GoTo("idag")
    [draft] = found
    match draft.kind:
        case draft_list.NOTE:
            return GoTo("notat", draft.citizen)
        case draft_list.ROUND:
            return GoTo("runde", draft.citizen)
        case draft_list.CORRECTION:
            return GoTo("borger", draft.citizen, f"notater/{draft.about}")
        case _:
            return GoTo("borger", draft.citizen)
