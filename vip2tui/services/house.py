"""All services over one desk: what a screen or a command is given."""

from __future__ import annotations

from pydantic import BaseModel

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.services.citizen.absences import AbsenceService
from vip2tui.services.citizen.away import AwayService
from vip2tui.services.citizen.citizens import CitizenService
from vip2tui.services.citizen.erasing import ErasingService
from vip2tui.services.citizen.joining import JoinService
from vip2tui.services.citizen.notes import NoteService
from vip2tui.services.citizen.practising import PracticeService
from vip2tui.services.citizen.redacting import RedactService
from vip2tui.services.citizen.replies import ReplyService
from vip2tui.services.citizen.talk import TalkService
from vip2tui.services.citizen.timeline import TimelineService
from vip2tui.services.citizen.weekly import WeeklyRound
from vip2tui.services.citizen.workplaces import WorkplaceService
from vip2tui.services.course.card import CardService
from vip2tui.services.course.card_beside import CardBesideService
from vip2tui.services.course.checklist import ChecklistService
from vip2tui.services.course.closing import ClosingService
from vip2tui.services.course.courses import CourseService
from vip2tui.services.course.followups import FollowUpService
from vip2tui.services.course.own_parts import OwnPartsService
from vip2tui.services.course.pausing import PausingService
from vip2tui.services.course.tailoring import TailoringService
from vip2tui.services.course.weekplan import WeekPlanService
from vip2tui.services.course.whole_card import WholeCardService
from vip2tui.services.desk import Desk
from vip2tui.services.drafts import DraftService
from vip2tui.services.exchange import starting
from vip2tui.services.exchange.assignments import AssignmentService
from vip2tui.services.exchange.belonging import BelongingService
from vip2tui.services.exchange.devices import DeviceService
from vip2tui.services.exchange.diary import DiaryService
from vip2tui.services.exchange.doubts import DoubtService
from vip2tui.services.exchange.exposure import Exposure
from vip2tui.services.exchange.fetching import FetchService
from vip2tui.services.exchange.found import FoundService
from vip2tui.services.exchange.handing import HandOverService
from vip2tui.services.exchange.known import KnownService
from vip2tui.services.exchange.letting_go import LettingGoService
from vip2tui.services.exchange.outbox import OutboxService
from vip2tui.services.exchange.owing import OwingService
from vip2tui.services.exchange.sending import SendService
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.exchange.start_files import StartFileService
from vip2tui.services.exchange.withdrawn import WithdrawnService
from vip2tui.services.free_text import FreeTextService
from vip2tui.services.history import HistoryService
from vip2tui.services.history_words import HistoryWords
from vip2tui.services.names import NamesService
from vip2tui.services.numbers import told
from vip2tui.services.numbers.numbers import NumbersService
from vip2tui.services.packages import earlier_drafts
from vip2tui.services.packages.local_words import LocalService
from vip2tui.services.packages.office_data import OfficeDataService
from vip2tui.services.packages.own_packages import OwnPackages
from vip2tui.services.papers.lists import ListService
from vip2tui.services.papers.logo import LogoService
from vip2tui.services.papers.lying import LyingService
from vip2tui.services.papers.of_house import HousePapers
from vip2tui.services.papers.papers import PaperService
from vip2tui.services.papers.signing import SigningService
from vip2tui.services.progress.measuring import MeasureService
from vip2tui.services.putting_off import PuttingOffService
from vip2tui.services.search import SearchService
from vip2tui.services.support.audit import AuditService
from vip2tui.services.support.call_list import CallListService
from vip2tui.services.support.grants import GrantService
from vip2tui.services.support.hours import HoursService
from vip2tui.services.support.sampling import SampleService
from vip2tui.services.support.visits import VisitService
from vip2tui.services.today.service import TodayService
from vip2tui.services.touring import TourService
from vip2tui.services.training import TrainingService
from vip2tui.services.vault.going_back import GoingBackService
from vip2tui.services.vault.light import Light, light
from vip2tui.services.vault.read_log import ReadLogService
from vip2tui.services.vault.settings import SettingService


class Services:
    """The verbs, one service per area."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.sharing = Sharing(desk)
        self.reads = ReadLogService(desk)
        self.diary = DiaryService(desk)
        self.devices = DeviceService(self.sharing)
        self.withdrawn = WithdrawnService(self.sharing)
        self.belonging = BelongingService(self.sharing)
        self.assignments = AssignmentService(self.sharing)
        self.handing = HandOverService(self.assignments)
        self.outbox = OutboxService(self.sharing)
        exposure = Exposure(self.sharing)
        self.sending = SendService(self.sharing, self.devices, self.diary, exposure, self.reads)
        self.start_files = StartFileService(
            self.sharing, self.devices, self.assignments, self.sending, starting.stretch_words
        )
        self.owing = OwingService(self.sharing, self.sending)
        self.citizens = CitizenService(desk)
        people = self.citizens.people
        self.joining = JoinService(desk, people)
        self.fetching = FetchService(self.sharing, self.diary, self.withdrawn, people)
        self.letting_go = LettingGoService(self.sharing)
        self.found = FoundService(self.sharing, self.fetching)
        self.doubts = DoubtService(desk)
        self.packages = OwnPackages(desk)
        self.office_data = OfficeDataService(desk)
        self.local = LocalService(desk, self.office_data)
        self.courses = CourseService(desk)
        self.closing = ClosingService(desk)
        self.followups = FollowUpService(desk)
        self.grants = GrantService(desk)
        self.hours = HoursService(desk, self.grants)
        self.audit = AuditService(desk, self.grants, self.hours, self.outbox)
        self.tailoring = TailoringService(desk)
        self.own_parts = OwnPartsService(desk)
        self.pausing = PausingService(desk)
        self.weekplan = WeekPlanService(desk)
        self.card = CardService(desk, self.packages)
        self.whole_card = WholeCardService(desk, self.card)
        self.card_beside = CardBesideService(desk)
        self.checklist = ChecklistService(desk)
        self.measuring = MeasureService(desk)
        self.putting_off = PuttingOffService(desk, self.checklist, self.measuring)
        self.notes = NoteService(desk)
        self.replies = ReplyService(desk)
        self.talk = TalkService(desk, self.packages)
        self.calls = CallListService(desk, self.grants, self.notes)
        self.lying = LyingService(desk)
        self.sample = SampleService(
            desk, self.grants, self.hours, self.audit, self.reads, self.lying
        )
        self.away = AwayService(desk, self.withdrawn)
        self.visits = VisitService(desk, self.notes, self.courses)
        self.weekly = WeeklyRound(desk)
        self.absences = AbsenceService(desk)
        self.workplaces = WorkplaceService(desk)
        self.drafts = DraftService(desk)
        self.today = TodayService(
            desk,
            exposure,
            self.owing,
            self.belonging.is_asked,
            self.lying.old,
            self.letting_go.ripe,
            self.handing.waiting,
        )
        self.lists = ListService(desk, self.citizens, self.hours, self.reads, self.today)
        self.history = HistoryService(desk)
        self.going_back = GoingBackService(self.sharing, self.withdrawn)
        self.history_words = HistoryWords(desk, self.history)
        self.signing = SigningService(desk, self.grants, self.hours, self.whole_card)
        self.known = KnownService(desk, self.outbox, self.history_words)
        self.practice = PracticeService(desk, self.citizens, self.courses)
        self.training = TrainingService(desk)
        self.tour = TourService(desk, self.citizens, self.practice, self.history)
        self.redacting = RedactService(self.sharing, exposure)
        self.erasing = ErasingService(self.sharing, self.lying)
        self.free_text = FreeTextService(desk, self.redacting)
        self.search = SearchService(desk)
        self.settings = SettingService(self.sharing)
        self.timeline = TimelineService(desk)
        self.names = NamesService(desk)
        self.numbers = NumbersService(desk, self.sharing)
        self.logo = LogoService(desk)
        self.papers = PaperService(
            desk, self.whole_card, self.grants, self.hours, self.talk, self.reads, self.lying,
            self.history_words,
            HousePapers(desk, self.calls, self.sample, self.numbers, self.diary, self.erasing),
            self.logo,
        )  # fmt: skip

    def light(self) -> Light:
        """Return when all was last saved, copied, sent and receipted."""
        return light(self.desk, self.sharing, self.outbox)

    @property
    def catalogue(self) -> Catalogue:
        """What this vault reads, as it is now."""
        return self.desk.catalogue


def build(model: type[BaseModel] = BaseModel) -> None:
    """Make ready what data is read as; else whoever is first to read waits for it.

    A line builds only what it reads; an app has time while a passphrase is typed.
    """
    for one in model.__subclasses__():
        one.model_rebuild()
        build(one)


def services_for(desk: Desk) -> Services:
    """Return every service, working on one desk.

    What lay in a start file is taken in. Drafts of packages that lie as rows, as they did up to
    1.0, become records; so does what was told of numbers.
    """
    services = Services(desk)
    desk.introduce(services.sharing, services.withdrawn.guard, services.free_text.checked)
    starting.take_over(services)
    earlier_drafts.take_over(desk)
    told.take_over(desk)
    return services
