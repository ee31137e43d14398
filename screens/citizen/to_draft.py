"""Where a draft is written on: the way there from wherever it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.messages import GoTo, To
from vip2tui.services import draft_list

if TYPE_CHECKING:
    from vip2tui.services.house import Services


def to_draft(services: Services, place: str) -> GoTo:
    """Return the way to where a draft is written; to I dag if it is there no more."""
    found = [one for one in draft_list.waiting(services.desk) if one.place == place]
    if not found:
        return GoTo(To.TODAY)
    [draft] = found
    match draft.kind:
        case draft_list.NOTE:
            return GoTo(To.NOTE, draft.citizen)
        case draft_list.ROUND:
            return GoTo(To.ROUND, draft.citizen)
        case draft_list.CORRECTION:
            return GoTo(To.CITIZEN, draft.citizen, f"notater/{draft.about}")
        case _:
            return GoTo(To.CITIZEN, draft.citizen)
