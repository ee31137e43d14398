"""A file's changes one by one (R51): whose, when, by whom and what, before it is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vip2tui.base.safe import clean_line, cut
from vip2tui.changes.change import Change
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.places import shared_case
from vip2tui.exchange.plan import ImportPlan
from vip2tui.sentences.deeds import described
from vip2tui.services.citizen.casework import casework, names_in
from vip2tui.services.desk import Desk
from vip2tui.text.days import say_short

_WIDE = 40


@dataclass(frozen=True, slots=True)
class Single:
    """One change that a file brings."""

    id: str
    name: str
    """Whose it is; empty where that is no citizen known here or in the file."""
    day: str
    """As it was written (ISO)."""
    by: str
    what: str

    def words(self, today: date) -> str:
        """Return «3. maj Mette Holm · Amina Hassan: notatet «gik godt»»."""
        whose = f"{self.name}: " if self.name else ""
        try:
            day = say_short(date.fromisoformat(self.day), today)
        except ValueError:
            day = ""
        return " ".join(filter(None, (day, self.by, "·", f"{whose}{self.what}")))


def singles(desk: Desk, plan: ImportPlan) -> list[Single]:
    """Return every change that taking a file in would store, case by case, as they were written."""
    found = list[Single]()
    for case, changes in plan.new.items():
        seen = casework(desk, shared_case(case))
        names = names_in(seen, {one.record for one in changes}) if seen else {}
        name = seen.citizen.name if seen else _arriving(plan, case)
        found += [_single(desk, one, clean_line(name), names) for one in changes]
    return found


def _single(desk: Desk, change: Change, name: str, names: Mapping[str, str]) -> Single:
    by = cut(clean_line(change.by), _WIDE)
    what = described(desk.catalogue, [change], names)
    return Single(change.id, cut(name, _WIDE), change.at[:10], by, what)


def _arriving(plan: ImportPlan, case: str) -> str:
    """Return what a citizen is called who comes with the file."""
    told = [
        str(one.set["name"])
        for one in plan.new.get(shared_case(case), ())
        if one.kind == Citizen.KIND and one.set.get("name")
    ]
    return told[-1] if told else ""
