"""Mentor support in the story: a grant from the first day at work, extended while it goes on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from vip2tui.demo.people import phone
from vip2tui.demo.scene import dice
from vip2tui.domain.calendar import previous_workday
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.kinds.grant_basis import GrantBasis, basis_record
from vip2tui.domain.law.rules import last_day

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.demo.course import CourseStory
    from vip2tui.demo.scene import Scene

MONTHS = 6
PURPOSES = (
    "Få fodfæste på arbejdspladsen og holde fast i praktikken",
    "Lære opgaverne og sproget ved dem, så det kan blive til løn",
)
TASKS = (
    "Tager imod hver morgen og siger farvel",
    "Viser opgaverne og de sikre måder at gøre dem på",
    "Øver at melde sig syg og bede om hjælp",
)
WEEKLY = (60, 90, 120)


def tell_support(scene: Scene, course: CourseStory) -> None:
    """Note the grants of a course; with dice of its own, as the card has."""
    chance = dice(scene.citizen, course.id, "mentorstoette")
    start = course.start
    purpose, weekly = chance.choice(PURPOSES), chance.choice(WEEKLY)
    before: str | None = None
    while start < course.until and previous_workday(start - timedelta(days=5)) < scene.today:
        record = derived_id(course.id, "grant", start.isoformat())
        signed = previous_workday(start - timedelta(days=5))
        values: dict[str, Any] = {
            "citizen": scene.citizen,
            "course": course.id,
            "follows": before,
            "purpose": purpose,
            "purpose_type": "job",
            **{f"task_{n}": task for n, task in enumerate(TASKS, 1)},
            "mentor": scene.mentor.person,
            "phone": phone(chance),
            "employer": scene.workplace.name,
            "mentor_type": "virksomhed",
            "start": start.isoformat(),
            "end": last_day(start, MONTHS).isoformat(),
            "weekly": weekly,
            "law": "inl_23d",
            "agreed": signed.isoformat(),
            "agreed_how": "papir",
            "complaint": signed.isoformat(),
            "accepted": None if chance.random() < 0.1 else signed.isoformat(),
        }
        said = {name: value for name, value in values.items() if value is not None}
        scene.set(scene.office, signed, record, Grant.KIND, said)
        _weigh(scene, record, signed, is_new=before is not None)
        before, start = record, last_day(start, MONTHS) + timedelta(days=1)


def _weigh(scene: Scene, grant: str, day: date, *, is_new: bool) -> None:
    values: dict[str, Any] = {
        "citizen": scene.citizen,
        "grant": grant,
        "qualified": "Har lært andre nye op og kender opgaverne",
        "beyond": "Mere tid hver uge, end andre nye får",
    }
    if is_new:
        values |= {
            "assessed": day.isoformat(),
            "assessment": "Opgaverne går bedre, men telefonen og tempoet kræver støtte endnu",
        }
    else:
        values["reason"] = "Uden en fast kollega bliver praktikken ikke til noget"
    scene.set(scene.office, day, basis_record(grant), GrantBasis.KIND, values,
              scene.professional)  # fmt: skip
