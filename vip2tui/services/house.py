"""All services over one desk: what a screen or a command is given."""

from __future__ import annotations

from dataclasses import dataclass

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.services.citizen.citizens import CitizenService
from vip2tui.services.citizen.notes import NoteService
from vip2tui.services.citizen.redacting import RedactService
from vip2tui.services.citizen.weekly import WeeklyRound
from vip2tui.services.citizen.workplaces import WorkplaceService
from vip2tui.services.course.card import CardService
from vip2tui.services.course.checklist import ChecklistService
from vip2tui.services.course.courses import CourseService
from vip2tui.services.course.own_parts import OwnPartsService
from vip2tui.services.course.pausing import PausingService
from vip2tui.services.course.tailoring import TailoringService
from vip2tui.services.course.weekplan import WeekPlanService
from vip2tui.services.desk import Desk
from vip2tui.services.drafts import DraftService
from vip2tui.services.exchange.assignments import AssignmentService
from vip2tui.services.exchange.belonging import BelongingService
from vip2tui.services.exchange.devices import DeviceService
from vip2tui.services.exchange.diary import DiaryService
from vip2tui.services.exchange.doubts import DoubtService
from vip2tui.services.exchange.exposure import Exposure
from vip2tui.services.exchange.fetching import FetchService
from vip2tui.services.exchange.outbox import OutboxService
from vip2tui.services.exchange.owing import OwingService
from vip2tui.services.exchange.sending import SendService
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.exchange.withdrawn import WithdrawnService
from vip2tui.services.history import HistoryService
from vip2tui.services.packages import earlier_drafts
from vip2tui.services.packages.local_words import LocalService
from vip2tui.services.packages.office_data import OfficeDataService
from vip2tui.services.packages.own_packages import OwnPackages
from vip2tui.services.search import SearchService
from vip2tui.services.today import TodayService


@dataclass(frozen=True, slots=True)
class Services:
    """The verbs, one service per area."""

    desk: Desk
    citizens: CitizenService
    packages: OwnPackages
    office_data: OfficeDataService
    local: LocalService
    courses: CourseService
    tailoring: TailoringService
    own_parts: OwnPartsService
    pausing: PausingService
    weekplan: WeekPlanService
    card: CardService
    checklist: ChecklistService
    notes: NoteService
    weekly: WeeklyRound
    workplaces: WorkplaceService
    doubts: DoubtService
    drafts: DraftService
    today: TodayService
    history: HistoryService
    redacting: RedactService
    search: SearchService
    sharing: Sharing
    devices: DeviceService
    assignments: AssignmentService
    belonging: BelongingService
    outbox: OutboxService
    sending: SendService
    owing: OwingService
    withdrawn: WithdrawnService
    fetching: FetchService
    diary: DiaryService

    @property
    def catalogue(self) -> Catalogue:
        """What this vault reads, as it is now."""
        return self.desk.catalogue


def services_for(desk: Desk) -> Services:
    """Return every service, working on one desk.

    Drafts of packages that lie as rows, as they did up to 1.0, become records.
    """
    sharing, diary, packages = Sharing(desk), DiaryService(desk), OwnPackages(desk)
    devices, belonging = DeviceService(sharing), BelongingService(sharing)
    exposure, withdrawn = Exposure(sharing), WithdrawnService(sharing)
    sending = SendService(sharing, devices, diary, exposure)
    owing = OwingService(sharing, sending)
    citizens = CitizenService(desk)
    office_data = OfficeDataService(desk)
    desk.introduce(sharing, withdrawn.guard)
    earlier_drafts.take_over(desk)
    return Services(
        desk,
        citizens,
        packages,
        office_data,
        LocalService(desk, office_data),
        CourseService(desk),
        TailoringService(desk),
        OwnPartsService(desk),
        PausingService(desk),
        WeekPlanService(desk),
        CardService(desk, packages),
        ChecklistService(desk),
        NoteService(desk),
        WeeklyRound(desk),
        WorkplaceService(desk),
        DoubtService(desk),
        DraftService(desk),
        TodayService(desk, exposure, owing, belonging.is_asked),
        HistoryService(desk),
        RedactService(sharing, exposure),
        SearchService(desk),
        sharing,
        devices,
        AssignmentService(sharing),
        belonging,
        OutboxService(sharing),
        sending,
        owing,
        withdrawn,
        FetchService(sharing, diary, withdrawn, citizens.people),
        diary,
    )
