"""Which limits of mentor support hold on a day: what an office set, over what is shipped; pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from vip2tui.catalogue.codes import SupportRules
from vip2tui.domain.kinds.support_limit import SupportLimit


def holding(said: Iterable[SupportLimit], day: date) -> dict[str, SupportLimit]:
    """Return by name what was set last of what has begun by a day."""
    found: dict[str, SupportLimit] = {}
    begun = [one for one in said if one.name and one.since is not None and one.since <= day]
    for one in sorted(begun, key=lambda limit: (limit.since or day, limit.case, limit.id)):
        found[str(one.name)] = one
    return found


def rules_on(shipped: SupportRules, said: Iterable[SupportLimit], day: date) -> SupportRules:
    """Return the limits of a day; a name or a number that cannot be meant is passed over."""
    rules = shipped
    for name, one in holding(said, day).items():
        if one.value is None or name not in SupportRules.model_fields:
            continue
        try:
            rules = rules.evolve(**{name: one.value})
        except ValueError:
            continue
    return rules
