"""Which papers there are, and making one: as a paper, as PDF, as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from vip2tui.base import targets
from vip2tui.base.targets import Target
from vip2tui.catalogue.package import Package
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import SOON
from vip2tui.papers import as_pdf, kinds
from vip2tui.papers.as_pdf import PdfEngine
from vip2tui.papers.as_text import as_text
from vip2tui.papers.kinds import PLAIN, Asked, PaperKind, Subject
from vip2tui.papers.paper import Paper
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.citizen.talk import TalkService, talk_sections
from vip2tui.services.course.whole_card import WholeCardService
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.history_words import HistoryWords
from vip2tui.services.papers.disclosure import disclosure
from vip2tui.services.papers.journal import JournalNote, journal_note
from vip2tui.services.papers.logo import LogoService
from vip2tui.services.papers.lying import LyingService
from vip2tui.services.papers.masking import masked
from vip2tui.services.papers.of_card import card_paper
from vip2tui.services.papers.of_checklist import checklist_paper
from vip2tui.services.papers.of_extension import after, assessment_paper, extension_paper
from vip2tui.services.papers.of_house import HousePapers
from vip2tui.services.papers.of_package import package_paper
from vip2tui.services.papers.of_plan import plan_paper
from vip2tui.services.papers.of_status import status_paper
from vip2tui.services.papers.of_support import agreement_paper, sheet_paper
from vip2tui.services.papers.of_talk import talk_paper
from vip2tui.services.papers.of_workplace import (
    attendance_paper,
    company_paper,
    first_day_paper,
    words_paper,
)
from vip2tui.services.papers.pocket import ill_card
from vip2tui.services.progress.standing import progress
from vip2tui.services.support.grants import GrantService
from vip2tui.services.support.hours import HoursService
from vip2tui.services.support.support_words import month_words
from vip2tui.services.vault.read_log import Act, ReadLogService
from vip2tui.services.vault.settings import number_of

WARNING = "Papiret kan læses af enhver, der får fat i det."
"""Said before a paper leaves the sealed vault."""
NO_PDF = "PDF er ikke med her: papirer bliver gemt som tekst"

_ELSEWHERE = "{} laves {}. Der er ikke lavet noget."
_OURS = "kun for kommunen"
_MONTHS = 3
"""How many months' sheets are offered; older ones are asked for by their month."""


About = Casework | Package | None
"""What a paper is made of, as `Subject` names it; None is all that is here together."""
_SUBJECTS = {Casework: Subject.CITIZEN, Package: Subject.PACKAGE, type(None): Subject.HOUSE}


def name_of(about: About) -> str:
    """Return what a paper's subject is called; empty where it is all that is here."""
    match about:
        case Casework():
            return about.citizen.name
        case Package():
            return str(about.name)
        case None:
            return ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper one may choose."""

    kind: PaperKind
    about: About
    asked: Asked
    name: str
    paper: Paper | None = None
    """As it would be; None where it cannot be made, and where it is made only once it is wanted."""
    why_not: str = ""

    @property
    def id(self) -> str:
        """What it is called among all that are offered."""
        return f"{self.kind.code}:{self.asked.month}:{self.asked.is_blank}"


class PaperService:
    """Makes papers from what is here, about a citizen, a package or the house.

    Nothing of the professional part is on any that is not for professionals.
    """

    def __init__(
        self,
        desk: Desk,
        card: WholeCardService,
        grants: GrantService,
        hours: HoursService,
        talk: TalkService,
        reads: ReadLogService,
        lying: LyingService,
        history: HistoryWords,
        house: HousePapers,
        logo: LogoService,
    ) -> None:
        self.desk = desk
        self._talk = talk
        self._card = card
        self._grants = grants
        self._hours = hours
        self._reads = reads
        self._lying = lying
        self._history = history
        self._house = house
        self._logo = logo
        self._engine = PdfEngine()

    def make(self, kind: PaperKind, about: About, asked: Asked = PLAIN) -> Paper:
        """Return a paper as it would be written now, without what looks like a CPR number.

        Raises:
            RefusedError: If what it is about is not here, saying what is missing, or it is not
                made on this computer.
        """
        if self.desk.me.role not in kind.roles:
            where = "hos kommunen" if Role.CONSULTANT in kind.roles else "på kommunens kontor"
            raise RefusedError(self.desk.worded(_ELSEWHERE.format(kind.name, where)))
        if kind.of is not _SUBJECTS[type(about)]:
            raise ValueError(f"{kind.code} is made of something else")
        paper = self._made(kind, about, asked)
        note = " · ".join(filter(None, (paper.note, _OURS if kind.is_professional else "")))
        return replace(masked(replace(paper, note=note)), whose=paper.whose)

    def _made(self, kind: PaperKind, about: About, asked: Asked) -> Paper:
        match about:
            case Casework():
                return replace(_MADE[kind](self, about, asked), whose=(about.citizen.id,))
            case Package():
                return package_paper(self.desk.catalogue, about, *self._now)
            case None:
                return self._house.make(kind, asked)

    def offers(self, about: About) -> list[Offer]:
        """Return the papers about something: those that can be made first.

        What is told of everybody is made only once it is wanted.
        """
        mine = [
            one
            for one in kinds.KINDS
            if one.of is _SUBJECTS[type(about)] and self.desk.me.role in one.roles
        ]
        every = [
            self._offer(about, kind, asked) for kind in mine for asked in self._ways(about, kind)
        ]
        return sorted(every, key=lambda one: bool(one.why_not))

    def _ways(self, about: About, kind: PaperKind) -> list[Asked]:
        """Return how a kind can be asked for: the last months, or as it stands and blank."""
        if kind.takes_month and isinstance(about, Casework):
            months = [one.month for one in self._hours.sheets(about)][-_MONTHS:]
            return [Asked(month) for month in reversed(months)] or [Asked()]
        return [Asked(), Asked(is_blank=True)] if kind.takes_blank else [Asked()]

    def _offer(self, about: About, kind: PaperKind, asked: Asked) -> Offer:
        name = f"{kind.name}, blank" if asked.is_blank else kind.name
        name = f"{name}: {month_words(asked.month).lower()}" if asked.month else name
        if about is None:
            return Offer(kind, about, asked, name)
        try:
            return Offer(kind, about, asked, name, self.make(kind, about, asked))
        except (RefusedError, NotFoundError) as error:
            return Offer(kind, about, asked, name, why_not=str(error))

    @property
    def makes_pdf(self) -> bool:
        """Whether papers can be made as PDF here; else they are text."""
        return as_pdf.is_here()

    def target(self, kind: PaperKind, place: Path, about: About = None, *, is_text: bool) -> Target:
        """Return where a paper goes: a free name in a folder, or the file that is named.

        The name says what it is and when, and of which package, never about whom.

        Raises:
            RefusedError: If its name says that it is something else.
            BadTargetError: If nothing may be written there.
        """
        suffix = ".txt" if is_text else ".pdf"
        if not place.is_dir():
            if place.suffix and place.suffix.lower() != suffix:
                raise RefusedError(f"Filens navn skal ende på {suffix}. Intet er skrevet.")
            return targets.named(place)
        what = f"{kind.code}-{about.id}" if isinstance(about, Package) else kind.code
        return targets.in_folder(place, f"{what}-{self.desk.today().isoformat()}", suffix)

    def write(self, kind: PaperKind, paper: Paper, target: Target, *, is_text: bool) -> Path:
        """Write a paper as PDF or as text, and return where it lies; whom it tells of is noted.

        Raises:
            NoEngineError: If PDF cannot be made here.
            TooManyPagesError: If it does not fit.
            NotWrittenError: If the disk refuses.
        """
        if is_text:
            data = as_text(paper).encode()
        else:
            logo = self._logo.of(paper.whose[0] if len(paper.whose) == 1 else "")
            data = self._engine.write(paper, logo)
        path = self._lying.put(target, data, kind.name, paper.whose)
        self._reads.note(Act.PAPER, *paper.whose)
        return path

    @property
    def has_journal(self) -> bool:
        """Whether this computer is one of the municipality's, which has a journal."""
        return self.desk.me.role is not Role.MENTOR

    def journal(
        self, seen: Casework, first: date | None = None, last: date | None = None
    ) -> JournalNote:
        """Return the notes of a period, this month's if none is given, to paste elsewhere.

        Raises:
            RefusedError: If this is a mentor's computer: the municipality writes its own journal.
        """
        if not self.has_journal:
            raise RefusedError("Journalnotatet laves hos kommunen. Der er ikke lavet noget.")
        today = self.desk.today()
        notes = [one for one in seen.entries if place_of(one.case) is not Place.PRIVATE]
        until = last or today
        if first is not None and first > until:
            raise RefusedError("Den første dag ligger efter den sidste. Der er ikke lavet noget.")
        note = journal_note(
            self.desk.catalogue, notes, first or until.replace(day=1), until, today,
            seen.citizen.case_key or seen.citizen.name,
        )  # fmt: skip
        self._reads.note(Act.PAPER, seen.citizen.id)
        return note

    def disclosure(self, seen: Casework) -> Paper:
        """Return everything that is held here on a citizen, with who opened it."""
        wrote, reads = self._history.of(seen.citizen.id), self._reads.of(seen.citizen.id)
        changes = {one.id: one for case in seen.states for one in self.desk.changes(case)}
        paper = disclosure(self.desk.catalogue, seen, wrote, changes, reads, *self._now)
        return replace(paper, whose=(seen.citizen.id,))

    # Each paper: its facts, and whose module says what stands on it.

    def card(self, seen: Casework, _: Asked) -> Paper:
        return card_paper(self.desk.catalogue, seen.citizen.name, self._card.read(seen), *self._now)

    def plan(self, seen: Casework, _: Asked) -> Paper:
        soon = number_of(self.desk.store, SOON)
        today, sender = self._now
        return plan_paper(self.desk.catalogue, seen, _course(seen), today, soon, sender)

    def before(self, seen: Casework, _: Asked) -> Paper:
        today, sender = self._now
        name, me = seen.citizen.name, self.desk.me
        card = self._talk.card(seen)
        sections = talk_sections(self.desk.catalogue, card, me.role, name, today)
        return talk_paper(name, sections, today, sender)

    def status(self, seen: Casework, _: Asked) -> Paper:
        plan = _course(seen)
        known = progress(self.desk, seen, plan)
        return status_paper(seen, plan, known, *self._now)

    def checklist(self, seen: Casework, asked: Asked) -> Paper:
        return self._checklist(seen, is_blank=asked.is_blank, is_leaders=False)

    def leaders(self, seen: Casework, asked: Asked) -> Paper:
        return self._checklist(seen, is_blank=asked.is_blank, is_leaders=True)

    def agreement(self, seen: Casework, _: Asked) -> Paper:
        return agreement_paper(self.desk.catalogue, seen, self._grants.find(seen), *self._now)

    def extension(self, seen: Casework, _: Asked) -> Paper:
        both = after(self._grants, self._hours, seen)
        return extension_paper(self.desk.catalogue, seen, both, *self._now)

    def assessment(self, seen: Casework, _: Asked) -> Paper:
        both = after(self._grants, self._hours, seen)
        return assessment_paper(self.desk.catalogue, seen, both, *self._now)

    def sheet(self, seen: Casework, asked: Asked) -> Paper:
        sheets = self._hours.sheets(seen)
        if not asked.month and not sheets:
            raise RefusedError("Der er ingen mentortimer at skrive en timeseddel over.")
        sheet = self._hours.sheet(seen, asked.month) if asked.month else sheets[-1]
        if not (sheet.given or sheet.late or sheet.locked):
            raise RefusedError(f"Der er ingen mentortimer i {month_words(sheet.month).lower()}.")
        return sheet_paper(self.desk.catalogue, seen, sheet, *self._now)

    def first_day(self, seen: Casework, _: Asked) -> Paper:
        return first_day_paper(seen, _course(seen), *self._now)

    def attendance(self, seen: Casework, _: Asked) -> Paper:
        return attendance_paper(seen, _course(seen), *self._now)

    def company(self, seen: Casework, _: Asked) -> Paper:
        return company_paper(seen, _course(seen), *self._now)

    def words(self, seen: Casework, _: Asked) -> Paper:
        plan = _course(seen)
        package = self._talk.packages.of_course(plan.course)
        words = [(one.danish, one.english) for one in package.words] if package else []
        if not words:
            raise RefusedError("Jobpakken har ingen ordliste. Der er ikke noget at skrive ud.")
        return words_paper(words, plan, *self._now)

    def ill(self, seen: Casework, _: Asked) -> Paper:
        return ill_card(seen.citizen, *self._now)

    def _checklist(self, seen: Casework, *, is_blank: bool, is_leaders: bool) -> Paper:
        return checklist_paper(
            self.desk.catalogue.checklist(), seen, _course(seen), *self._now,
            is_blank=is_blank, is_leaders=is_leaders,
        )  # fmt: skip

    @property
    def _now(self) -> tuple[date, str]:
        """The day, and who answers for the paper."""
        return self.desk.today(), self.desk.me.authority


def _course(seen: Casework) -> CoursePlan:
    if seen.course is None:
        raise RefusedError("Der er ingen jobpakke at lave papiret af. Begynd en først.")
    return seen.course


_MADE: dict[PaperKind, Callable[[PaperService, Casework, Asked], Paper]] = {
    kinds.CARD: PaperService.card,
    kinds.TALK: PaperService.before,
    kinds.PLAN: PaperService.plan,
    kinds.STATUS: PaperService.status,
    kinds.CHECKLIST: PaperService.checklist,
    kinds.LEADERS: PaperService.leaders,
    kinds.SHEET: PaperService.sheet,
    kinds.AGREEMENT: PaperService.agreement,
    kinds.EXTENSION: PaperService.extension,
    kinds.ASSESSMENT: PaperService.assessment,
    kinds.FIRST_DAY: PaperService.first_day,
    kinds.ATTENDANCE: PaperService.attendance,
    kinds.COMPANY: PaperService.company,
    kinds.WORDS: PaperService.words,
    kinds.ILL: PaperService.ill,
}
