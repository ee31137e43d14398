"""All services over one desk: what a screen or a command is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.services.checklist import ChecklistService
from vip2tui.services.citizens import CitizenService
from vip2tui.services.courses import CourseService
from vip2tui.services.doubts import DoubtService
from vip2tui.services.drafts import DraftService
from vip2tui.services.history import HistoryService
from vip2tui.services.notes import NoteService
from vip2tui.services.search import SearchService
from vip2tui.services.today import TodayService
from vip2tui.services.weekly import WeeklyRound

if TYPE_CHECKING:
    from vip2tui.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Services:
    """The verbs, one service per area."""

    desk: Desk
    citizens: CitizenService
    courses: CourseService
    checklist: ChecklistService
    notes: NoteService
    weekly: WeeklyRound
    doubts: DoubtService
    drafts: DraftService
    today: TodayService
    history: HistoryService
    search: SearchService


def services_for(desk: Desk) -> Services:
    """Return every service, working on one desk."""
    return Services(
        desk,
        CitizenService(desk),
        CourseService(desk),
        ChecklistService(desk),
        NoteService(desk),
        WeeklyRound(desk),
        DoubtService(desk),
        DraftService(desk),
        TodayService(desk),
        HistoryService(desk),
        SearchService(desk),
    )
