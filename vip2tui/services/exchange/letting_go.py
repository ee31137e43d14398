"""«Giv slip»: a citizen who is done with leaves this computer, once the office has all of it.

What stays is a stub (`vip2tui.changes.stub`). The office has everything, and may give the citizen
to this computer again; nothing else brings the citizen back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vip2tui.base.safe import clean_line, cut
from vip2tui.changes import stub
from vip2tui.changes.stub import Stub
from vip2tui.changes.vector import vector
from vip2tui.domain.course.followup import still_open
from vip2tui.domain.kinds.citizen import NAMELESS, Citizen
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, place_of, shared_case
from vip2tui.domain.kinds.table import counted_as
from vip2tui.domain.leaving import Leaving, leaving
from vip2tui.domain.roles import Role
from vip2tui.exchange.chains import Chains
from vip2tui.exchange.receipts import unreceipted
from vip2tui.sentences.records import listed
from vip2tui.services import drafts
from vip2tui.services.citizen.casework import Casework, CoursePlan, casework
from vip2tui.services.course.followups import weeks_of
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.support.limits import rules_of
from vip2tui.services.vault.scrubbing import PENDING, finish
from vip2tui.storage.port import Row
from vip2tui.text.danish import count
from vip2tui.text.days import say

NOT_THE_OFFICE = (
    "Kommunens kontor er dér, alle andre har borgerne fra, så her gives ikke slip. Intet er ændret."
)
NOBODY = "Ingen borger er færdig her."
WHO = "Borgere, der er færdige her. Hvem skal slippes?"
GONE_SAID = "sluppet fra denne computer."
_STAYS = "Kommunen har kvitteret for alt andet og kan give en borger hertil igen."
_WIDE = 40


def _not_that(things: int) -> str:
    return f"Der skal slippes {things} ting, og det er det tal, der skal skrives. Intet er ændret."


def ripe_words(ripe: Sequence[Done]) -> str:
    """Return what is said of those who may be let go, before the citizens' own lines."""
    return f"{count(len(ripe), 'borger er færdig', 'borgere er færdige')} her og kan slippes"


@dataclass(frozen=True, slots=True)
class Done:
    """A citizen who is done with here, and what would leave."""

    citizen: str
    name: str
    leaving: Leaving
    unsent: int
    """Changes the office is not known to have, and half-written texts."""
    counted: Counter[str]
    """Kind to how many there are."""
    private: int
    """Notes that are mine alone: nobody else has them, and they go too."""

    @property
    def things(self) -> int:
        """How many things leave: the number that is asked back."""
        return self.counted.total()

    def is_ripe(self, today: date) -> bool:
        """Return whether it may be let go: receipted, and the days have passed."""
        return not self.unsent and self.leaving.due <= today

    def words(self, today: date) -> str:
        """Return «Amina Hassan: afsluttet 3. maj 2026, kan slippes»."""
        how = "taget tilbage" if self.leaving.taken_back else "afsluttet"
        if self.unsent:
            can = f"{self.unsent} har kommunen ikke kvitteret for"
        elif self.leaving.due > today:
            can = f"kan slippes {say(self.leaving.due)}"
        else:
            can = "kan slippes"
        return f"{cut(clean_line(self.name), _WIDE)}: {how} {say(self.leaving.since)}, {can}"


class LettingGoService:
    """Which citizens are done with on this computer, and letting go of them."""

    def __init__(self, sharing: Sharing) -> None:
        self._sharing = sharing

    @property
    def _desk(self) -> Desk:
        return self._sharing.desk

    def done(self) -> list[Done]:
        """Return the citizens who are done with, those to be let go first; none at the office."""
        if self._desk.me.role is Role.OFFICE:
            return []
        every = filter(None, map(self._of, self._desk.persons.each()))
        return sorted(every, key=lambda one: (one.leaving.due, one.citizen))

    def ripe(self) -> list[Done]:
        """Return those that may be let go today: from then on no list shows them."""
        if self._desk.me.role is Role.OFFICE:
            return []
        today = self._desk.today()
        found = [
            self._of(one)
            for one in self._desk.persons.each()
            if (known := self._leaving(one)) is not None and known.due <= today
        ]
        return [one for one in found if one and one.is_ripe(today)]

    @staticmethod
    def read(every: Sequence[Done], typed: str) -> int:
        """Return the number of things that leave, if that is what a person typed.

        Raises:
            RefusedError: If it is not.
        """
        things = sum(one.things for one in every)
        if typed.strip() != str(things):
            raise RefusedError(_not_that(things))
        return things

    def about(self, seen: Casework) -> Done:
        """Return what would leave with a citizen.

        Raises:
            RefusedError: If the citizen is not to leave yet.
        """
        if self._desk.me.role is Role.OFFICE:
            raise RefusedError(NOT_THE_OFFICE)
        found = self._of(seen.citizen.id)
        if found is None:
            raise RefusedError(
                self._desk.worded(
                    "Borgeren har ikke et afsluttet forløb og er ikke taget tilbage. Der gives "
                    "ikke slip på nogen, der er i gang. Intet er ændret."
                )
            )
        self.refuse([found])
        return found

    def preview(self, every: Sequence[Done]) -> tuple[str, ...]:
        """Return what letting go would do, sentence by sentence."""
        total: Counter[str] = Counter()
        for one in every:
            total += one.counted
        private = sum(one.private for one in every)
        mine = "" if not private else (
            f"{count(private, 'notat', 'notater')} «Kun for mig» har ingen andre. De forsvinder "
            "for altid."
        )  # fmt: skip
        who = count(len(every), "borger", "borgere")
        told = (
            *(one.words(self._desk.today()) for one in every),
            f"{who} forlader denne computer: {listed(self._desk.catalogue, total)}.",
            mine,
            f"{_STAYS} Det kan ikke fortrydes her.",
        )
        return tuple(self._desk.worded(one) for one in told if one)

    def let_go(self, every: Sequence[Done], number: int | None) -> list[Stub]:
        """Let go of citizens, as one step, and destroy what they were written in.

        Args:
            every: Who, as the person saw it.
            number: The number of things the person typed.

        Raises:
            RefusedError: If it is another number, or something of it is not receipted now.
            StorageError: If the disk refused; nobody is let go then.
        """
        desk = self._desk
        with desk.lock:
            now = [found for one in every if (found := self._of(one.citizen))]
            self.refuse(now)
            things = sum(one.things for one in now)
            if len(now) != len(every) or number != things:
                raise RefusedError(_not_that(things))
            left = [self._stub(case) for one in now for case in self._cases(one.citizen)]
            rows = [Row(stub.TABLE, one.case, one.row()) for one in left]
            drops = [each.id for one in left for each in desk.store.changes(one.case)]
            desk.act([], [*rows, PENDING], drops=drops)
            self._sharing.written(())
        finish(desk)
        return left

    def gone(self) -> list[Stub]:
        """Return the citizens that were let go here and are not back, the last one first."""
        every = [one for case, one in self._desk.gone().items() if case == shared_case(case)]
        return sorted(every, key=lambda one: one.at, reverse=True)

    def refuse(self, every: Sequence[Done]) -> None:
        """Say no where somebody is not to leave yet.

        Raises:
            RefusedError: With whom, and when or why.
        """
        today = self._desk.today()
        for one in every:
            if not one.is_ripe(today):
                raise RefusedError(f"{one.words(today)}. Intet er ændret.")

    def _of(self, citizen: str) -> Done | None:
        desk, seen, found = self._desk, casework(self._desk, citizen), self._leaving(citizen)
        if seen is None or found is None:
            return None
        total: Counter[str] = Counter({Citizen.KIND: 1})
        unsent = len(drafts.about(drafts.waiting(desk), citizen))
        private = 0
        for case in self._cases(citizen):
            records = [one for one in desk.state(case).records.values() if one.kind != Citizen.KIND]
            total.update(counted_as(one.kind, one.values) for one in records)
            if place_of(case) is Place.PRIVATE:
                private += sum(one.kind == Entry.KIND for one in records)
            else:
                unsent += self._unsent(case)
        return Done(citizen, seen.citizen.name or NAMELESS, found, unsent, total, private)

    def _leaving(self, citizen: str) -> Leaving | None:
        desk, seen = self._desk, casework(self._desk, citizen)
        if seen is None or seen.citizen.practice:
            return None
        return leaving(
            [_ended(desk, seen, plan) for plan in seen.courses],
            self._taken_back(citizen),
            rules_of(desk, citizen, desk.today()).keep,
        )

    def _unsent(self, case: str) -> int:
        office = self._sharing.office(case)
        theirs = dict(office.have.get(case, {})) if office else {}
        return unreceipted(Chains(self._desk.changes(case)), theirs, self._sharing.writers)

    def _taken_back(self, citizen: str) -> date | None:
        """Return the day the last of a person's cases was taken back; None while one is not."""
        days: list[date] = []
        for part in self._desk.persons.parts(citizen):
            mine = self._sharing.givings.of(part).get(self._desk.me.device)
            if mine is None or mine.has_it:
                return None
            days.append(date.fromisoformat((mine.since or mine.last.at)[:10]))
        return max(days)

    def _cases(self, citizen: str) -> list[str]:
        parts = self._desk.persons.parts(citizen)
        return [case for case in self._desk.cases() if shared_case(case) in parts]

    def _stub(self, case: str) -> Stub:
        desk, fact = self._desk, self._sharing.fact(shared_case(case))
        office = self._sharing.office(case)
        offices = (fact.belongs if fact and fact.belongs else None) or (
            {office.device} if office else set()
        )
        return Stub(
            case,
            vector(desk.store.changes(case)),
            max((one.clock for one in desk.store.changes(case)), default=0),
            desk.today().isoformat(),
            tuple(sorted(offices)),
        )


def _ended(desk: Desk, seen: Casework, plan: CoursePlan) -> date | None:
    """Return the last day something was done about a course; None while it is not done with.

    Somebody is called for half a year after the end: so long the citizen stays here.
    """
    if plan.course.closed is None:
        return None
    every = weeks_of(desk, seen, plan)
    if every and still_open(every, desk.today()):
        return None
    return max([plan.course.closed, *(call.day for week in every for call in week.calls)])
