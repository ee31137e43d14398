"""The checklist at work: tick, untick with a reason, put off, not relevant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from vip2tui.base.safe import typed_line
from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.course.checklist import CONSULTANT, MEASURED, MENTOR, DueItem, ItemLine
from vip2tui.domain.course.upcoming import WEEK, asked_about
from vip2tui.domain.kinds.item import ItemState
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import ItemStatus
from vip2tui.services.citizen.casework import Casework, CoursePlan, written_since
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.records import edit_in
from vip2tui.services.typed import required

BEFORE = "Var i gang, før det blev skrevet ind her"
"""Why an item that was due before then is set aside."""


BY_MEASURING = "Det punkt klares ved at måle. Mål under Fremskridt. Intet er ændret."


@dataclass(frozen=True, slots=True)
class ChecklistService:
    """What a person can do to the items of a citizen's checklist."""

    desk: Desk

    def find(self, plan: CoursePlan, name: str) -> DueItem:
        """Return what is meant: ``m06.1`` the earliest open, ``m06.1@2026-05-10`` that one.

        The day may be the one it is due, the one it was put off to, or the day before it moved to
        a working day; a number counts days as the item's own name does.

        Raises:
            NotFoundError: If the list has no such item or it is not due that day.
        """
        wanted, _, due = name.strip().lower().partition("@")
        for line in plan.lines:
            if line.item.id == wanted:
                if not due:
                    return line.current
                named = [(_days(line, time), time) for time in line.times]
                fits = [time for way in range(3) for days, time in named if due in days[way]]
                if fits:
                    return fits[0]
        raise NotFoundError("Punktet findes ikke på denne tjekliste. Se navnene i tjeklisten.")

    def waiting(self, seen: Casework, name: str, course: str = "") -> tuple[CoursePlan, DueItem]:
        """Return an open time of an item, as what waits is named, and the course it is in.

        Args:
            seen: The citizen.
            name: What the time, its record or the item is called.
            course: The course to look in, where that is known; else the first that has it.

        Raises:
            NotFoundError: If none is open any more.
        """
        for plan in (one for one in seen.courses if course in ("", one.course.id)):
            for time in (one for line in plan.lines for one in line.times):
                if time.is_open and name in (time.name, time.record, time.item.id):
                    return plan, time
        raise NotFoundError("Punktet venter ikke mere. Intet er ændret.")

    def ticking(
        self, seen: Casework, plan: CoursePlan, time: DueItem, *, day: date, note: str = ""
    ) -> Draft | None:
        """Return the draft of a tick, for an action that does more; None if it is ticked.

        A day ahead is taken as it is: on a laptop whose clock stopped, today lies ahead.
        """
        self._may(time)
        if time.status == ItemStatus.DONE:
            return None
        own = MENTOR if self.desk.me.role is Role.MENTOR else CONSULTANT
        values: dict[str, Json] = {
            "status": ItemStatus.DONE,
            "day": day.isoformat(),
            "until": None,
            "on_behalf": time.item.owner if time.item.owner != own else None,
            "note": typed_line(note) or None,
        }
        return _draft(seen, plan, time, values)

    def tick(
        self,
        seen: Casework,
        plan: CoursePlan,
        time: DueItem,
        *,
        day: date | None = None,
        note: str = "",
    ) -> bool:
        """Tick an item; another's is ticked «på lederens vegne». False if it was ticked.

        Raises:
            RefusedError: If the item is the municipality's and this is a mentor.
        """
        draft = self.ticking(seen, plan, time, day=day or self.desk.today(), note=note)
        return bool(self.desk.act([draft]))

    def untick(self, seen: Casework, plan: CoursePlan, time: DueItem, reason: str) -> bool:
        """Take a tick away; both events stay in the history. Asks why.

        Raises:
            RefusedError: If the reason is missing.
        """
        self._may(time)
        if time.status == ItemStatus.OPEN:
            return False
        return self._act(seen, plan, time, _without_day(ItemStatus.OPEN, _reason(reason)))

    def not_relevant(self, seen: Casework, plan: CoursePlan, time: DueItem, reason: str) -> bool:
        """Set an item aside for this citizen; asks why, since it feeds the documentation."""
        self._may(time)
        return self._act(seen, plan, time, _without_day(ItemStatus.NOT_RELEVANT, _reason(reason)))

    def put_off(
        self, seen: Casework, plan: CoursePlan, time: DueItem, until: date, why: str = ""
    ) -> bool:
        """Put an item off to a later day («udskyd til …»), with the reason if one is given.

        Raises:
            RefusedError: If the day is not ahead, or the item is settled: a tick goes by untick.
        """
        self._may(time)
        if not time.is_open:
            raise RefusedError("Punktet er allerede klaret eller sat til side. Intet er ændret.")
        if until <= self.desk.today():
            raise RefusedError("Vælg en dag, der ligger efter i dag. Punktet er ikke flyttet.")
        said: dict[str, Json] = {"note": why} if why else {}
        return self._act(seen, plan, time, _put_off_to(until) | said)

    def begun(self, seen: Casework, plan: CoursePlan, *, is_done: bool) -> int:
        """Answer what was due before it was written down here; return how many items it settled.

        Args:
            seen: The citizen.
            plan: The course.
            is_done: Whether it was done by then: it is set aside with that as the reason, since
                nobody here saw it. Else what is done once waits for a week more.

        Raises:
            RefusedError: If there is nothing to answer.
        """
        today, since = self.desk.today(), written_since(seen, plan)
        asked = asked_about(plan.lines, self.desk.me.role, since) if since else []
        if not asked:
            raise RefusedError("Der er ikke noget fra før, der mangler. Intet er ændret.")
        later, aside = _put_off_to(today + WEEK), _without_day(ItemStatus.NOT_RELEVANT, BEFORE)
        # The weeks that passed cannot be done now; what comes back does so by itself.
        answers = ((time, aside if is_done or time.item.every else later) for time in asked)
        self.desk.act([_draft(seen, plan, time, values) for time, values in answers])
        return len(asked)

    def may(self, time: DueItem) -> bool:
        """Return whether the person at this computer settles such an item; nobody a habit, and
        nobody what only measuring settles.
        """
        return self.answers_for(time) and time.item.id not in MEASURED

    def answers_for(self, time: DueItem) -> bool:
        """Return whether it is the person at this computer who is late with such an item."""
        is_theirs = time.item.owner == CONSULTANT and self.desk.me.role is Role.MENTOR
        return not (is_theirs or time.item.habit)

    def _may(self, time: DueItem) -> None:
        if time.item.habit:
            raise RefusedError("Det er en god vane og har intet flueben. Den står i Ugens runde.")
        if time.item.id in MEASURED:
            raise RefusedError(BY_MEASURING)
        if not self.may(time):
            raise RefusedError("Det punkt klarer kommunen. Du kan se det, men ikke sætte flueben.")

    def _act(
        self, seen: Casework, plan: CoursePlan, time: DueItem, values: dict[str, Json]
    ) -> bool:
        return bool(self.desk.act([_draft(seen, plan, time, values)]))


def _draft(
    seen: Casework, plan: CoursePlan, time: DueItem, values: dict[str, Json]
) -> Draft | None:
    return edit_in(seen, plan, time.record, ItemState.KIND, values, item=time.name)


def _without_day(status: ItemStatus, why: str) -> dict[str, Json]:
    return {"status": status, "day": None, "note": why, "until": None, "on_behalf": None}


def _put_off_to(until: date) -> dict[str, Json]:
    return {"status": ItemStatus.PUT_OFF, "until": until.isoformat()}


def _days(line: ItemLine, time: DueItem) -> tuple[tuple[str, ...], ...]:
    """Return the days a time is called by: it is due, it was put off to, and before it moved."""
    own = time.name.partition("@")[2]
    before = line.base + timedelta(days=int(own or time.item.days))
    return (time.due.isoformat(), own), (time.deadline.isoformat(),), (before.isoformat(),)


def _reason(text: str) -> str:
    return required(text, "Skriv kort hvorfor. Punktet er ikke ændret.")
