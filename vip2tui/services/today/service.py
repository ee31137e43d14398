"""«I dag»: what waits, the most urgent first; read citizen by citizen, so it is drawn at once."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from vip2tui.changes.change import Change
from vip2tui.changes.fold import CaseState
from vip2tui.domain.course.day_list import (
    ANSWER,
    LET_GO,
    LINES,
    LYING,
    OFFICE,
    REMOVE,
    Arranged,
    TodayLine,
    arranged,
)
from vip2tui.domain.course.later import Later
from vip2tui.domain.course.queue import Tasks
from vip2tui.domain.course.upcoming import Urgency, Waiting
from vip2tui.domain.roles import Role
from vip2tui.services import drafts
from vip2tui.services.citizen.casework import is_citizen
from vip2tui.services.desk import Desk
from vip2tui.services.drafts import DraftSeen
from vip2tui.services.exchange.exposure import WHAT, Exposure
from vip2tui.services.exchange.letting_go import Done, ripe_words
from vip2tui.services.exchange.owing import OwingService, owing_words
from vip2tui.services.papers.lying import LyingPaper, old_words
from vip2tui.services.today.known import Known, basis_of, known_of
from vip2tui.services.today.looking import Looking
from vip2tui.services.today.week import WeekSeen
from vip2tui.services.today.words import HOMELESS, NOT_LISTED


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
    ripe: Callable[[], Sequence[Done]] = tuple
    """Gives the citizens who are done with here and may be let go."""
    handing: Callable[[str], Iterable[Waiting]] = lambda _: ()
    """Gives what the office has to do about who has a citizen."""
    _hidden: dict[str, tuple[CaseState, list[Change]]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _known: dict[str, Known] = field(default_factory=dict, repr=False, compare=False)

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
        for citizen_id in self.desk.turns.each(reversed(self.desk.persons.each())):
            known = self.of(citizen_id)
            if known is None:
                continue
            shown.update(self.desk.persons.parts(citizen_id))
            found = list(known.waiting)
            found += self.handing(citizen_id)
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
        if ripe := self.ripe():
            said = self.desk.worded(ripe_words(ripe))
            yield [TodayLine("", "", Waiting("", said, today, "", Urgency.SOON, LET_GO))]
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

    def looking(
        self, read: Sequence[list[TodayLine]], called: Callable[[TodayLine], str]
    ) -> Looking:
        """Return what is looked through of what is read: every line of it.

        Args:
            read: What waits, by citizen.
            called: Gives whom a line is about, as people are called here.
        """
        return Looking(read, self.tasks, called)

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

    def of(self, citizen_id: str) -> Known | None:
        """Return what waits because of the cases, anew only where something is written since."""
        now, known = basis_of(self.desk, citizen_id), self._known.get(citizen_id)
        if known is not None and known.basis == now:
            return known
        made = known_of(self.desk, self.exposure, self.tasks, citizen_id, now)
        if made is not None:
            self._known[citizen_id] = made
        return made


def _begun(one: DraftSeen, today: date) -> Waiting:
    """Return what was begun about a citizen and is no more than a draft."""
    words, day = one.words(today), one.at.date()
    return Waiting(one.citizen, words, day, "", Urgency.DRAFT, drafts.PART, one.place)
