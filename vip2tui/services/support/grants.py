"""Grants of mentor support: given, extended by a new assessment, agreed and evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from vip2tui.base.safe import typed_line
from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.kinds.grant import TASKS, Grant
from vip2tui.domain.kinds.grant_basis import GrantBasis, basis_record
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.law import rules
from vip2tui.domain.roles import Role
from vip2tui.domain.support.hours import last_of, supports, within
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.records import edit_seen, new
from vip2tui.services.support.support_reading import days, weeks
from vip2tui.services.typed import of_list, required
from vip2tui.text.hours import say_minutes

MONTHS = 6
"""How long a period is where no rule of the day says so."""
LEAST_WEEKLY = 15
"""Minutes a week; less is a slip of the finger."""
_KEPT = ("purpose", "purpose_type", *TASKS, "mentor", "phone", "mail", "employer", "mentor_type",
         "weekly", "law")  # fmt: skip
"""What a new period has of the one before it, until somebody says otherwise."""
_BASIS = frozenset(KINDS[GrantBasis.KIND].fields) - {"citizen", "grant"}


@dataclass(frozen=True, slots=True)
class GrantService:
    """What the municipality can do about mentor support."""

    desk: Desk

    def of(self, seen: Casework) -> tuple[Grant, ...]:
        """Return a citizen's grants, the first period first; those without a day stand last."""
        found = (one for one in seen.facts[Grant.KIND].values() if isinstance(one, Grant))
        return tuple(sorted(found, key=lambda one: (one.start or date.max, one.id)))

    def basis(self, seen: Casework, grant: Grant) -> GrantBasis | None:
        """Return what is weighed of a grant; None where nothing is, and at a mentor's."""
        found = seen.facts[GrantBasis.KIND].get(basis_record(grant.id))
        return found if isinstance(found, GrantBasis) else None

    def find(self, seen: Casework, text: str = "") -> Grant:
        """Return the grant that an id or its beginning means; without one, the one that runs.

        Raises:
            NotFoundError: If there is none.
        """
        every = self.of(seen)
        found = [one for one in every if one.id.startswith(text.strip().lower())]
        if not found or (text and len(found) > 1):
            raise NotFoundError(
                "Den bevilling findes ikke her. Se dem med «grant show». Intet er ændret."
                if text and every
                else "Der er ingen mentorstøtte bevilget. Intet er ændret."
            )
        today = self.desk.today()
        return next((one for one in reversed(found) if within(one, today)), found[-1])

    def last_day(self, start: date) -> date:
        """Return the last day a period can have by the rules of its first day."""
        return rules.last_day(start, self.months(start))

    def months(self, start: date) -> int:
        """Return how many months a period can be by the rules of its first day."""
        sets = self.desk.catalogue.rule_sets()
        return rules.number(sets, "mentor-laengde", "maaneder", start) or MONTHS

    def add(self, seen: Casework, plan: CoursePlan | None, told: Mapping[str, Json]) -> str:
        """Grant mentor support; return its id. The last day is the last the law knows if left out.

        Nothing of the rest has to be told at once: what an audit asks for is missing until it is.

        Raises:
            RefusedError: If this is a mentor, there is no first day, or something does not fit.
        """
        self.may()
        values = self._sound(told)
        if not values.get("start"):
            raise RefusedError("Skriv den første dag med mentorstøtte. Intet er skrevet.")
        self._with_end(values)
        grant = self.desk.new_id()
        course, case = (plan.course.id, plan.course.case) if plan else (None, seen.home)
        fixed: dict[str, Json] = {"citizen": case, "course": course}
        self.desk.act([
            new(case, grant, Grant.KIND, fixed | _shared(values)),
            self._weigh(seen, case, grant, values),
        ])  # fmt: skip
        return grant

    def change(self, seen: Casework, grant: Grant, told: Mapping[str, Json]) -> bool:
        """Say more, or otherwise, of a grant; return whether anything changed.

        Raises:
            RefusedError: If this is a mentor, or something does not fit.
        """
        self.may()
        stood = grant.model_dump(mode="json")
        values = self._sound(told, {name: stood[name] for name in ("start", "end")})
        drafts = [
            edit_seen(seen, grant.case, grant.id, Grant.KIND, _shared(values)),
            self._weigh(seen, grant.case, grant.id, values),
        ]
        return bool(self.desk.act(drafts))

    def extend(self, seen: Casework, grant: Grant, told: Mapping[str, Json]) -> str:
        """Grant a new period after one, by a new assessment; return its id.

        It begins the day after the last that is granted of the same support, and has the purpose,
        the tasks, the mentor and the hours of the one before; agreement, complaint guidance and the
        citizen's yes are asked for anew.

        Raises:
            RefusedError: If this is a mentor, the period before it has no last day, a later one
                is there, or nothing is said of why.
        """
        self.may()
        every = self.of(seen)
        own = (each for each in supports(every) if any(one.id == grant.id for one in each))
        last = last_of(next(own))
        if last.end is None or grant.end is None:
            raise RefusedError("Den periode har ingen sidste dag endnu. Skriv den først.")
        is_later = last.start is not None and last.start > grant.end
        if is_later or any(one.follows == grant.id for one in every):
            raise RefusedError("Den periode er forlænget. Forlæng den sidste. Intet er skrevet.")
        required(
            str(told.get("assessment") or ""),
            "Skriv den nye vurdering: hvorfor er mentor stadig afgørende? Intet er skrevet.",
        )
        stood = last.model_dump(mode="json")
        kept = {name: stood[name] for name in _KEPT}
        first: dict[str, Json] = {"start": (last.end + timedelta(days=1)).isoformat()}
        today: dict[str, Json] = {"assessed": self.desk.today().isoformat()}
        values = self._sound({**kept, **first, **today, **told})
        self._with_end(values)
        made = self.desk.new_id()
        fixed: dict[str, Json] = {
            "citizen": last.case, "course": last.course, "follows": last.id,
        }  # fmt: skip
        before = self.basis(seen, last)
        for name in ("beyond", "qualified"):
            values.setdefault(name, getattr(before, name) if before else None)
        self.desk.act([
            new(last.case, made, Grant.KIND, fixed | _shared(values)),
            self._weigh(seen, last.case, made, values),
        ])  # fmt: skip
        return made

    def may(self) -> None:
        """Do nothing where grants are written.

        Raises:
            RefusedError: If this is a mentor's computer.
        """
        if self.desk.me.role is Role.MENTOR:
            raise RefusedError("Mentorstøtte bevilges af kommunen. Intet er skrevet.")

    def _with_end(self, values: dict[str, Json]) -> None:
        if not values.get("end"):
            values["end"] = self.last_day(date.fromisoformat(str(values["start"]))).isoformat()

    def _sound(
        self, told: Mapping[str, Json], stood: Mapping[str, Json] | None = None
    ) -> dict[str, Json]:
        """Return what was told as it is kept.

        Raises:
            RefusedError: If a code is none of its list, the last day lies before the first, the
                hours of a week are too few, or a week without hours is none.
        """
        codes: Any = self.desk.catalogue.codes()
        fields = {**KINDS[Grant.KIND].fields, **KINDS[GrantBasis.KIND].fields}
        values: dict[str, Json] = {}
        for name, value in told.items():
            if isinstance(value, str):
                value = typed_line(value) if not fields[name].free else value.strip()
            if fields[name].codes and value:
                missing = f"Vælg {fields[name].words} fra listen. Intet er skrevet."
                of_list(getattr(codes, fields[name].codes), str(value), missing)
            values[name] = value if value != "" else None
        known = {**(stood or {}), **values}
        first, last = known.get("start"), known.get("end")
        if first and last and str(last) < str(first):
            raise RefusedError("Den sidste dag ligger før den første. Intet er skrevet.")
        weekly = values.get("weekly")
        if isinstance(weekly, int) and weekly < LEAST_WEEKLY:
            raise RefusedError(
                f"Skriv mindst {say_minutes(LEAST_WEEKLY)} timer om ugen. Intet er skrevet."
            )
        if values.get("follow_ups"):
            values["follow_ups"] = days(str(values["follow_ups"]), self.desk.today())
        if values.get("holidays"):
            begins = date.fromisoformat(str(first)) if first else None
            ends = date.fromisoformat(str(last)) if last else begins and self.last_day(begins)
            values["holidays"] = weeks(str(values["holidays"]), begins, ends)
        return values

    def _weigh(
        self, seen: Casework, citizen: str, grant: str, values: Mapping[str, Json]
    ) -> Draft | None:
        case = case_at(citizen, Place.PROFESSIONAL)
        said = {name: value for name, value in values.items() if name in _BASIS}
        fixed: dict[str, Json] = {"citizen": citizen, "grant": grant}
        record = basis_record(grant)
        return edit_seen(seen, case, record, GrantBasis.KIND, said, fixed=fixed)


def _shared(values: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in values.items() if name not in _BASIS}
