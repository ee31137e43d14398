"""«I dag»: what waits, the most urgent first; read citizen by citizen, so it is drawn at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from vip2tui.changes.change import Change
from vip2tui.changes.fold import CaseState
from vip2tui.domain.course.away import moved
from vip2tui.domain.course.checklist import ROUND
from vip2tui.domain.course.queue import Tasks, queue
from vip2tui.domain.course.upcoming import Urgency, Waiting
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import SOON
from vip2tui.services import drafts
from vip2tui.services.citizen.absence_due import waiting_absence
from vip2tui.services.citizen.casework import Casework, away_of, basis, casework, is_citizen
from vip2tui.services.citizen.places import places
from vip2tui.services.citizen.workplace_changes import waiting_changes
from vip2tui.services.course.pacing import soon_for, waiting_about
from vip2tui.services.course.tovholder import waiting_tovholder
from vip2tui.services.desk import Desk
from vip2tui.services.drafts import DraftSeen
from vip2tui.services.exchange.doubt_about import about
from vip2tui.services.exchange.doubts import DoubtService
from vip2tui.services.exchange.exposure import WHAT, Exposure
from vip2tui.services.exchange.owing import OwingService, owing_words
from vip2tui.services.papers.lying import LyingPaper, old_words
from vip2tui.services.progress.calendar import waiting_measurements
from vip2tui.services.putting_off import Later, parted
from vip2tui.services.support.due import waiting_support
from vip2tui.services.support.limits import states_of
from vip2tui.services.vault.settings import number_of
from vip2tui.text.danish import count
from vip2tui.text.hours import say_about

OFFICE = "kommune"
"""The part of a line that asks whose a citizen is."""
HOMELESS = "hvilken kommune? Intet sendes, før du har svaret"
NOT_LISTED = "En borger, der er lagt væk, eller en arbejdsplads"
DOUBT = "tvivl"
"""The part of a line that asks what shall stand."""
REMOVE, ANSWER, LYING = "fjern", "kvittering", "papirer"
"""The parts of lines that wait for no day and stand on no page; what Enter does is their own."""
DOES = {
    REMOVE: "Enter viser, hvad der fjernes",
    ANSWER: "Enter laver filerne til dem alle",
    LYING: "Enter viser, hvor de ligger, og sletter dem",
}
WHICH_DRAFT = "Hvilken kladde vil du skrive videre på?"
LINES = 7
"""How many lines «I dag» shows at 80×24 (R9), and one of drafts beside them; the rest is a number
and a key away. A bigger screen asks for more."""


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One line of «I dag»."""

    citizen: str
    name: str
    """Whose it is; empty if it is about no citizen."""
    waiting: Waiting
    more: int = 0
    """How much else waits about the same citizen; for a draft, how many other drafts there are."""
    at: datetime | None = None
    """When a draft was written."""

    @property
    def id(self) -> str:
        """What it is called: the same as long as it waits."""
        return self.waiting.id

    @property
    def has_day(self) -> bool:
        """Whether there is a day by which it is to be done."""
        return self.waiting.urgency > Urgency.DOUBT and self.waiting.part not in DOES


@dataclass(frozen=True, slots=True)
class _Known:
    """What waits about one citizen as long as nothing new is written, on one day.

    Who comes back to «I dag» has it at once; a thousand citizens would be derived anew each time.
    """

    basis: tuple[Any, ...]
    name: str
    waiting: tuple[Waiting, ...]
    written: frozenset[int]
    """The days of this week something was written, Monday being 0."""
    is_round_done: bool | None
    """Whether this week's round is done; None where no course has begun."""
    later: tuple[Later, ...] = ()
    """What is put off."""


@dataclass(frozen=True, slots=True)
class WeekSeen:
    """This week, over all citizens here."""

    written: frozenset[int]
    """The days something was written, Monday being 0."""
    today: int
    rounds: int
    """How many weekly rounds are done."""
    of: int
    """How many citizens are in a course that has begun."""


@dataclass(frozen=True, slots=True)
class TodayService:
    """What waits for the person at this computer."""

    desk: Desk
    exposure: Exposure
    owing: OwingService
    is_homeless: Callable[[str], bool] = lambda _: False
    """Whether nobody can say which office a citizen belongs to."""
    lying: Callable[[], tuple[LyingPaper, ...]] = tuple
    """Gives the papers that have lain too long where anybody can read them."""
    _hidden: dict[str, tuple[CaseState, list[Change]]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _known: dict[str, _Known] = field(default_factory=dict, repr=False, compare=False)

    def read(self) -> Iterator[list[TodayLine]]:
        """Yield what waits, one list per citizen, as the cases are read."""
        today, tasks = self.desk.today(), self.tasks
        if waiting := self.owing.waiting():
            words, day = owing_words(waiting)[0], waiting[0].day
            yield [TodayLine("", "", Waiting("", words, day, "", Urgency.TODAY, ANSWER))]
        if old := self.lying():
            yield [TodayLine("", "", Waiting("", old_words(old), today, "", Urgency.TODAY, LYING))]
        begun = drafts.waiting(self.desk)
        for draft in begun:
            if draft.kind == drafts.NEW_CITIZEN:
                new = replace(_begun(draft, today), what=self.desk.worded(draft.words(today)))
                yield [TodayLine("", "", new, at=draft.at)]
        shown: set[str] = set()
        # Who came last has most often something waiting: a first line stands there soonest.
        for citizen_id in self.desk.turns.each(reversed(self.desk.shared_cases())):
            known = self._of(citizen_id)
            if known is None:
                continue
            shown.add(citizen_id)
            found = list(known.waiting)
            if self.is_homeless(citizen_id):
                found.append(
                    Waiting(
                        citizen_id, self.desk.worded(HOMELESS), today, "", Urgency.TODAY, OFFICE
                    )
                )
            lines = [
                TodayLine(citizen_id, known.name, _begun(one, today), at=one.at)
                for one in drafts.about(begun, citizen_id)
            ]
            lines += (TodayLine(citizen_id, known.name, one) for one in tasks.ordered(found))
            if lines:
                yield lines
        for gone in self._known.keys() - shown:
            self._known.pop(gone, None)  # another reading may have seen it too
        for one in self._bared(shown):
            about = Waiting("", f"{NOT_LISTED} {WHAT}", today, "", Urgency.DOUBT, REMOVE, one.id)
            yield [TodayLine("", "", about)]

    def _bared(self, shown: Container[str]) -> Iterator[Change]:
        """Yield what stands open in a case that is not listed; one that changed is read again.

        Looking through all of them after each note would cost more than all the rest.
        """
        for case in self.desk.shared_cases():
            if case in shown:
                continue
            state, kept = self.desk.state(case), self._hidden.get(case)
            if kept is None or kept[0] is not state:
                kept = self._hidden[case] = (state, self.exposure.of(case)[:1])
            yield from kept[1]

    @property
    def tasks(self) -> Tasks:
        """The sorts of what waits."""
        return Tasks(self.desk.catalogue.codes().tasks)

    def arranged(
        self, read: Iterable[list[TodayLine]], most: int = LINES, *, every: bool = False
    ) -> Arranged:
        """Return the lines to show of what is read; with `every`, nothing is folded.

        A mentor is asked for so many minutes of what is due this week.
        """
        is_mentor = self.desk.me.role is Role.MENTOR
        minutes = self.desk.catalogue.codes().today.week if is_mentor and not every else None
        found = arranged(read, self.tasks, most, minutes)
        return replace(found, put_off=tuple(self.later()))

    def drafts(self) -> list[DraftSeen]:
        """Return the drafts about those who are here or new, the one written last first."""
        begun = drafts.waiting(self.desk)
        return [
            one
            for one in begun
            if one.kind == drafts.NEW_CITIZEN
            or (one.citizen and is_citizen(self.desk.state(one.citizen), one.citizen))
        ]

    def later(self) -> list[Later]:
        """Return what is put off about those that are read by now, what comes first at the top."""
        found = [one for known in list(self._known.values()) for one in known.later]
        return sorted(
            found, key=lambda one: (one.until, one.citizen, one.part, one.name, one.course)
        )

    def week(self) -> WeekSeen:
        """Return the week of those that are read by now."""
        known = list(self._known.values())
        rounds = [one.is_round_done for one in known if one.is_round_done is not None]
        if self.desk.me.role is Role.OFFICE:  # the round is the mentor's
            rounds = []
        written = frozenset[int]().union(*(one.written for one in known))
        return WeekSeen(written, self.desk.today().weekday(), sum(rounds), len(rounds))

    def _basis(self, citizen_id: str) -> tuple[Any, ...]:
        there = [self.desk.state(place) for place in places(self.desk).of(citizen_id)]
        limits = states_of(self.desk, citizen_id)
        return (*basis(self.desk, citizen_id), number_of(self.desk.store, SOON), *there, *limits)

    def _of(self, citizen_id: str) -> _Known | None:
        """Return what waits because of the cases; None if there is no such citizen here."""
        now, known = self._basis(citizen_id), self._known.get(citizen_id)
        if known is not None and known.basis == now:
            return known
        case = casework(self.desk, citizen_id)
        if case is None:
            return None
        today = self.desk.today()
        doubts = [
            Waiting(citizen_id, f"skal afgøres: {about(self.desk, one)}", today, "",
                    Urgency.DOUBT, DOUBT, one.id)
            for place in case.states
            for one in DoubtService(self.desk).of(place)
        ]  # fmt: skip
        bared = [
            Waiting(citizen_id, WHAT, today, "", Urgency.DOUBT, REMOVE, one.id)
            for one in self.exposure.of(citizen_id)[:1]
        ]
        every = (
            *bared,
            *doubts,
            *waiting_tovholder(self.desk, case),
            *waiting_about(self.desk, case),
            *waiting_measurements(self.desk, case),
            *waiting_support(self.desk, case),
            *waiting_changes(self.desk, case),
            *waiting_absence(self.desk, case),
        )
        running = {one.course.id: one.name for one in case.courses if one.course.closed is None}
        if len(running) > 1:
            every = tuple(
                replace(one, package=running.get(one.course or one.name, "")) for one in every
            )
        if spans := away_of(case):
            soon = soon_for(self.desk, spans)
            every = tuple(moved(one, spans, today, soon) for one in every)
        if case.citizen.practice and self.desk.me.role is Role.MENTOR:
            # It is sent to nobody, so the municipality never does its part.
            every = tuple(one for one in every if one.owner != "J")
        waiting, later = parted(self.desk, case, every, self.tasks)
        made = self._known[citizen_id] = _Known(
            now,
            case.citizen.name,
            waiting,
            _written(case, today),
            _is_round_done(case, today),
            later,
        )
        return made


def _written(case: Casework, today: date) -> frozenset[int]:
    monday = today - timedelta(days=today.weekday())
    return frozenset(one.day.weekday() for one in case.entries if monday <= one.day <= today)


def _is_round_done(case: Casework, today: date) -> bool | None:
    """Return whether anything of the round was done this week, in a course that has begun."""
    plan, monday = case.course, today - timedelta(days=today.weekday())
    if plan is None or plan.course.closed is not None or plan.course.start > today:
        return None
    return any(
        day is not None and monday <= day <= today
        for line in plan.lines
        if line.item.id in ROUND
        for day in line.done_on
    )


def people(read: Iterable[list[TodayLine]]) -> int:
    """Return how many citizens something waits about."""
    return sum(bool(lines[0].citizen) for lines in read)


@dataclass(frozen=True, slots=True)
class Arranged:
    """«I dag» as it is shown: drafts first, then the rest in its order."""

    lines: tuple[TodayLine, ...]
    left: int = 0
    """How many lines there was no room for."""
    later: tuple[TodayLine, ...] = ()
    """What there is no time for this week, in its order."""
    minutes: float = 0
    """How long that takes, about."""
    put_off: tuple[Later, ...] = ()
    """What comes back on another day."""
    counts: Mapping[Urgency, int] = field(default_factory=dict)
    """How many lines there are of each urgency, those without room among them."""


def arranged(
    read: Iterable[list[TodayLine]],
    tasks: Tasks,
    most: int = LINES,
    minutes: float | None = None,
) -> Arranged:
    """Return the lines to show.

    With few citizens every thing has its line; when there is not room, each citizen gets one, the
    most urgent, with the number of the others. Drafts take nobody's line: they are one more, which
    names the one written last. What is due later than a week is shown only when nothing nearer
    waits about that citizen.

    Args:
        read: What waits, by citizen.
        tasks: The sorts of what waits: they give the order.
        most: How many lines there is room for.
        minutes: How long this week's may take; what there is no time for folds.
    """
    near = [line for lines in read for line in _near(lines)]
    # What was begun keeps its place and takes none of the week's minutes.
    begun = [line for line in near if line.at]
    found = queue([line for line in near if not line.at], _waiting, tasks, minutes, _who)
    begun.sort(key=lambda line: str(line.at), reverse=True)
    every = [*found.now]
    if len(every) + len(begun) > most:
        begun = [replace(newest, more=len(begun) - 1) for newest in begun[:1]]
        if len(every) > most:
            every = _one_each(every)
    counts = Counter(line.waiting.urgency for line in (*begun, *every))
    lines, left = (*begun, *every[:most]), max(len(every) - most, 0)
    return Arranged(lines, left, found.later, found.minutes, counts=counts)


def _waiting(line: TodayLine) -> Waiting:
    return line.waiting


def _who(line: TodayLine) -> str:
    return line.name


def _one_each(lines: Sequence[TodayLine]) -> list[TodayLine]:
    """Return each citizen's first line, with the number of the others; if there are several."""
    whose: dict[str, list[TodayLine]] = {}
    for line in lines:
        # What is about nobody is a thing by itself.
        whose.setdefault(line.citizen or f"{line.waiting.part} {line.waiting.name}", []).append(
            line
        )
    if len(whose) == 1:
        return list(lines)
    return [replace(some[0], more=len(some) - 1) for some in whose.values()]


def _begun(one: DraftSeen, today: date) -> Waiting:
    """Return what was begun about a citizen and is no more than a draft."""
    words, day = one.words(today), one.at.date()
    return Waiting(one.citizen, words, day, "", Urgency.DRAFT, drafts.PART, one.place)


def _near(lines: list[TodayLine]) -> list[TodayLine]:
    """Return the lines of a citizen that are near, or the first one; and the drafts."""
    begun = [line for line in lines if line.at]
    waits = [line for line in lines if line.at is None]
    near = [line for line in waits if line.waiting.urgency < Urgency.LATER]
    return [*begun, *(near or waits[:1])]


def later_words(one: Arranged) -> str:
    """Return what there is no time for this week: «senere: 6 ting, ca. 25 min», or nothing."""
    many = len(one.later)
    return f"senere: {count(many, 'ting', 'ting')}, {say_about(one.minutes)}" if many else ""


def put_off_words(later: Sequence[Later]) -> str:
    """Return how much is put off: «udskudt: 2 ting», or nothing."""
    return f"udskudt: {count(len(later), 'ting', 'ting')}" if later else ""


def line_words(line: TodayLine, who: str) -> str:
    """Return the line in words, with the one it is about, if any, as people are called here."""
    what = line.waiting.what
    if line.waiting.part == drafts.PART:
        several = f"{line.more + 1} kladder, den nyeste" if line.more else "Kladde"
        return what.replace("Kladde", f"{several} om {who}" if who else several, 1)
    return f"{who}: {what}" if who else what
