"""What stands beside the card's lines: what the workplace says, and what was learnt elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vip2tui.base.safe import typed_line, typed_text
from vip2tui.changes.change import Json
from vip2tui.domain.kinds.card_assessment import CardAssessment, assessment_record
from vip2tui.domain.kinds.education import Education
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.course.card_versions import on_card, said
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.finding import among
from vip2tui.services.records import edit_seen


def assessed(seen: Casework, plan: CoursePlan | None) -> CardAssessment | None:
    """Return what the workplace says of a course, or of none; None if it has said nothing."""
    found = seen.facts[CardAssessment.KIND].get(_assessment(seen, plan))
    return found if isinstance(found, CardAssessment) else None


@dataclass(frozen=True, slots=True)
class CardBesideService:
    """What a person can write of what stands beside the card's lines."""

    desk: Desk

    def assess(self, seen: Casework, plan: CoursePlan | None, **values: Json) -> bool:
        """Write what the workplace says, and whom one may ask; False if it stood so already.

        Args:
            seen: The citizen as the person saw it.
            plan: The course it is about; none where there is none.
            values: The fields that are given, as text and day.

        Raises:
            RefusedError: If it says nothing.
        """
        record, known = self.assessment(seen, plan), assessed(seen, plan)
        case = seen.where(record)
        told = _cleaned(values)
        if not known and not any(map(told.get, ("text", "by", "reference"))):
            raise RefusedError("Skriv, hvad arbejdspladsen siger. Intet er gemt.")
        if any(told.values()) and not told.get("day"):
            day = known.day if known else None
            told["day"] = (day or self.desk.today()).isoformat()
        course = plan.course.id if plan else ""
        fixed: dict[str, Json] = {"citizen": case, "course": course}
        made = edit_seen(seen, case, record, CardAssessment.KIND, told, fixed=fixed)
        return bool(self.desk.act([made]))

    def assessment(self, seen: Casework, plan: CoursePlan | None) -> str:
        """Return the record of what the workplace says of a course, or of none."""
        return _assessment(seen, plan)

    def education(self, seen: Casework, text: str) -> Education:
        """Return the education that an id, its beginning or a name means.

        Raises:
            NotFoundError: If there is none.
            AmbiguousError: If several are called so.
        """
        case = seen.citizen.case
        every = {one.id: one for one in said(on_card(seen.records), case).educations}
        return every[among({one: each.name or "" for one, each in every.items()}, text)]

    def educate(self, seen: Casework, known: Education | None, **values: Json) -> str:
        """Write down an education, or correct the one that is known; return its id.

        Raises:
            RefusedError: If it has no name.
        """
        told = _cleaned(values)
        if not (told.get("name") if "name" in told or not known else known.name):
            raise RefusedError("Skriv, hvad uddannelsen hedder. Intet er gemt.")
        record = known.id if known else self.desk.new_id()
        case = seen.where(record)
        fixed: dict[str, Json] = {"citizen": case}
        self.desk.act([edit_seen(seen, case, record, Education.KIND, told, fixed=fixed)])
        return record

    def put_away(self, seen: Casework, education: Education) -> None:
        """Put an education away that the citizen does not have."""
        case = seen.where(education.id)
        knows = self.desk.seen(case, seen.states[case])
        self.desk.act([
            edit_seen(seen, case, education.id, Education.KIND, {"deleted": True}, knows=knows)
        ])  # fmt: skip


def _assessment(seen: Casework, plan: CoursePlan | None) -> str:
    citizen = plan.course.case if plan else seen.home
    return assessment_record(citizen, plan.course.id if plan else "")


def _cleaned(values: dict[str, Json]) -> dict[str, Json]:
    """Return what was typed as it is kept; a day stays one, and what is empty is nothing."""
    return {
        name: one.isoformat()
        if isinstance(one, date)
        else (typed_text(one).strip() if name == "text" else typed_line(one)) or None
        for name, one in values.items()
        if one is not None
    }
