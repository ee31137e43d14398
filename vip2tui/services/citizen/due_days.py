"""The days on which something about a citizen waits, for a calendar."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from vip2tui.base.errors import Vip2Error
from vip2tui.domain.course.upcoming import Urgency
from vip2tui.services.course.pacing import waiting_about

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from vip2tui.services.house import Services


def due_days(services: Services, citizen: str | None) -> Mapping[date, list[str]]:
    """Return what waits about a citizen by its day; nothing for nobody, or who cannot be read."""
    found: dict[date, list[str]] = defaultdict(list)
    if citizen is None:
        return found
    try:
        case = services.citizens.get(citizen)
    except Vip2Error:  # the page itself says why
        return found
    for one in waiting_about(services.desk, case):
        if one.urgency > Urgency.DOUBT:
            found[one.due].append(one.what)
    return found
