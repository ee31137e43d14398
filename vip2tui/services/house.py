"""All services over one desk: what a screen or a command is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.services.assignments import AssignmentService
from vip2tui.services.card import CardService
from vip2tui.services.checklist import ChecklistService
from vip2tui.services.citizens import CitizenService
from vip2tui.services.courses import CourseService
from vip2tui.services.devices import DeviceService
from vip2tui.services.diary import DiaryService
from vip2tui.services.doubts import DoubtService
from vip2tui.services.drafts import DraftService
from vip2tui.services.fetching import FetchService
from vip2tui.services.history import HistoryService
from vip2tui.services.notes import NoteService
from vip2tui.services.office_data import OfficeDataService
from vip2tui.services.outbox import OutboxService
from vip2tui.services.own_packages import OwnPackages
from vip2tui.services.own_parts import OwnPartsService
from vip2tui.services.pausing import PausingService
from vip2tui.services.search import SearchService
from vip2tui.services.sending import SendService
from vip2tui.services.sharing import Sharing
from vip2tui.services.tailoring import TailoringService
from vip2tui.services.today import TodayService
from vip2tui.services.weekly import WeeklyRound
from vip2tui.services.weekplan import WeekPlanService

if TYPE_CHECKING:
    from vip2tui.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Services:
    """The verbs, one service per area."""

    desk: Desk
    citizens: CitizenService
    packages: OwnPackages
    office_data: OfficeDataService
    courses: CourseService
    tailoring: TailoringService
    own_parts: OwnPartsService
    pausing: PausingService
    weekplan: WeekPlanService
    card: CardService
    checklist: ChecklistService
    notes: NoteService
    weekly: WeeklyRound
    doubts: DoubtService
    drafts: DraftService
    today: TodayService
    history: HistoryService
    search: SearchService
    sharing: Sharing
    devices: DeviceService
    assignments: AssignmentService
    outbox: OutboxService
    sending: SendService
    fetching: FetchService
    diary: DiaryService


def services_for(desk: Desk) -> Services:
    """Return every service, working on one desk; the office's own data holds from now on."""
    sharing, diary, packages = Sharing(desk), DiaryService(desk), OwnPackages(desk)
    devices = DeviceService(sharing)
    office_data = OfficeDataService(desk)
    office_data.lay()
    return Services(
        desk,
        CitizenService(desk),
        packages,
        office_data,
        CourseService(desk),
        TailoringService(desk),
        OwnPartsService(desk),
        PausingService(desk),
        WeekPlanService(desk),
        CardService(desk, packages),
        ChecklistService(desk),
        NoteService(desk),
        WeeklyRound(desk),
        DoubtService(desk),
        DraftService(desk),
        TodayService(desk),
        HistoryService(desk),
        SearchService(desk),
        sharing,
        devices,
        AssignmentService(sharing),
        OutboxService(sharing),
        SendService(sharing, devices, diary),
        FetchService(sharing, diary),
        diary,
    )
