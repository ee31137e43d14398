"""A course (forløb): a job package as one citizen takes it."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.course.copies import Plan, PlanChecklist
from vip2tui.domain.kinds.fact import Day, Fact, Says, Told
from vip2tui.domain.kinds.kind import Kind, Said, Words


class Course(Fact):
    """A job package as one citizen takes it (forløb): a copy that no later edition changes."""

    KIND = "course"

    citizen: Annotated[str, Says("borger")]
    package: Annotated[str, Says("jobpakke")]
    version: Annotated[str, Says("udgave")]
    """«Bygger på version …»."""
    start: Annotated[Day, Says("start")]
    plan: Annotated[Plan, Says("plan")]
    """The copied steps and goals."""
    checklist: Annotated[PlanChecklist, Says("tjekliste")] = PlanChecklist()
    """The copied checklist items."""
    workplace: Annotated[str | None, Says("arbejdsplads", searched=True)] = None
    closed: Annotated[Day | None, Says("afsluttet")] = None
    outcome: Annotated[str | None, Says("resultat", codes="outcomes")] = None
    reason: Annotated[Told | None, Says("begrundelse", free=True)] = None


def _told(said: Said) -> str:
    if "closed" not in said:
        return ""
    return "forløbet afsluttet" if said["closed"] else "forløbet åbnet igen"


KIND = Kind(
    name=Course.KIND,
    words=Words("forløbet", "forløb", "forløb", new="nyt forløb"),
    model=Course,
    parents=("citizen",),
    stands_in={"citizen": "", "package": "", "version": ""},
    makes=(frozenset({"plan"}),),
    called=("plan.name",),
    found="arbejdsplads",
    beside=frozenset({"reason"}),
    told=_told,
)
