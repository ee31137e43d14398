"""The hours of mentor support: what each month came to, locking it, and the citizen's word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from vip2tui.base.safe import typed_line
from vip2tui.changes.change import Change, Json
from vip2tui.changes.claims import covers
from vip2tui.changes.record import Record
from vip2tui.domain.kinds.fact import Fact
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.kinds.hours_confirmation import (
    NO,
    YES,
    HoursConfirmation,
    confirmation_record,
)
from vip2tui.domain.kinds.month_sheet import MonthSheet, sheet_record
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.domain.support.hours import Clock, Spent, clock, shared_out, spent
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.records import edit_seen
from vip2tui.services.support.grants import GrantService
from vip2tui.services.support.limits import codes_of
from vip2tui.services.typed import has_come, of_list

_OF_TIME = ("type", "day", "minutes", "start", "end", "mentor_time", "attended", "absence")
"""The fields of a note that its minutes follow from."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One month of a citizen's mentor hours."""

    month: str
    given: tuple[Spent, ...]
    """Every minute that counts, as it stands now; the late ones too."""
    minutes: int
    """The sum: of a locked month, what it was when it was locked."""
    locked: date | None
    late: tuple[Spent, ...]
    """What was written or corrected after it was locked."""
    confirmed: HoursConfirmation | None
    """The citizen's word."""
    told_by: str = ""
    """Who wrote that word down."""

    @property
    def now(self) -> int:
        """What the notes the lock knew of, and nobody has written in since, come to now."""
        late = {one.entry for one in self.late}
        return sum(one.minutes for one in self.given if one.entry not in late)

    @property
    def is_changed(self) -> bool:
        """Whether that is no longer what the month was locked with: something has left it."""
        return self.locked is not None and self.now != self.minutes

    @property
    def is_confirmed(self) -> bool:
        """Whether the citizen has confirmed just what it says."""
        word = self.confirmed
        return word is not None and word.is_yes and word.minutes == self.minutes

    @property
    def is_denied(self) -> bool:
        """Whether the citizen said no to the hours, and nothing else since."""
        word = self.confirmed
        return word is not None and word.day is not None and word.answer == NO

    @property
    def is_excused(self) -> bool:
        """Whether the citizen was asked, and no answer can be had."""
        return self.confirmed is not None and self.confirmed.is_impossible


@dataclass(frozen=True, slots=True)
class HoursService:
    """What can be read and done of the hours."""

    desk: Desk
    grants: GrantService

    def given(self, seen: Casework) -> tuple[Spent, ...]:
        """Return every minute of mentor time, oldest first."""
        codes = codes_of(self.desk, seen.citizen.case)
        shared = (one for one in seen.entries if place_of(one.case) is Place.SHARED)
        records = seen.records
        found = spent(shared, codes.counting, codes.support.short)
        known = (replace(one, by=_writer(records.get(one.entry))) for one in found)
        return tuple(sorted(known, key=_order))

    def clocks(self, seen: Casework) -> tuple[tuple[Grant, Clock], ...]:
        """Return each grant with how its hours stand today; the first period first."""
        every, rules = self.grants.of(seen), codes_of(self.desk, seen.citizen.case).support
        shared, today = shared_out(every, self.given(seen)), self.desk.today()
        return tuple((one, clock(one, shared[one.id], today, rules)) for one in every)

    def sheets(self, seen: Casework) -> tuple[Sheet, ...]:
        """Return each month in which something counts or is locked, oldest first."""
        by_month: dict[str, list[Spent]] = {}
        for one in self.given(seen):
            by_month.setdefault(_month(one.day), []).append(one)
        for kept in seen.facts[MonthSheet.KIND].values():
            if isinstance(kept, MonthSheet) and kept.month and kept.locked:
                by_month.setdefault(kept.month, [])
        return tuple(self._sheet(seen, month, by_month[month]) for month in sorted(by_month))

    def sheet(self, seen: Casework, month: str) -> Sheet:
        """Return one month, also one without hours."""
        found = (one for one in self.sheets(seen) if one.month == month)
        return next(found, None) or self._sheet(seen, month, ())

    def lock(self, seen: Casework, month: str) -> Sheet:
        """Close a month with the sum it has; what comes later stands beside it.

        Raises:
            RefusedError: If it is locked, is not over yet, or has no hours.
        """
        sheet = self.sheet(seen, month)
        if sheet.locked is not None:
            raise RefusedError("Den måned er låst. Det, der er skrevet siden, står for sig selv.")
        if month >= _month(self.desk.today()):
            raise RefusedError("Den måned er ikke slut endnu. Intet er låst.")
        if not sheet.given:
            raise RefusedError("Der er ingen mentortimer i den måned. Intet er låst.")
        values: dict[str, Json] = {
            "minutes": sheet.minutes, "locked": self.desk.today().isoformat(),
        }  # fmt: skip
        self._write(seen, MonthSheet.KIND, sheet_record, month, values, knows=True)
        return sheet

    def confirm(
        self,
        seen: Casework,
        month: str,
        how: str,
        *,
        answer: str = YES,
        day: date | None = None,
        by: str = "",
    ) -> Sheet:
        """Write what the citizen says of a month's hours, as they stand.

        Args:
            seen: The citizen as the person saw it.
            month: Which month.
            how: How it was answered, by its code.
            answer: What was answered, by its code.
            day: When; today if left out.
            by: Who signed the month's sheet, where it is signed.

        Raises:
            RefusedError: If this is a mentor, the way or the answer is none of the list, the day
                lies ahead or before the month, or the month has no hours.
        """
        self.may_confirm()
        ways = self.desk.catalogue.codes().confirmed_how
        of_list(ways, how, "Vælg fra listen, hvordan borgeren bekræftede. Intet er skrevet.")
        answers = self.desk.catalogue.codes().confirmed_answers
        of_list(answers, answer, "Vælg borgerens svar fra listen. Intet er skrevet.")
        asked = day or self.desk.today()
        has_come(asked, self.desk.today())
        if _month(asked) < month:
            raise RefusedError("Den dag er før månedens første dag. Intet er skrevet.")
        sheet = self.sheet(seen, month)
        if not sheet.given:
            raise RefusedError("Der er ingen mentortimer i den måned. Intet er skrevet.")
        values: dict[str, Json] = {
            "minutes": sheet.minutes, "how": how, "day": asked.isoformat(),
            "answer": answer, "by": typed_line(by) or None,
        }  # fmt: skip
        self._write(seen, HoursConfirmation.KIND, confirmation_record, month, values)
        return sheet

    def may_confirm(self) -> None:
        """Do nothing where the citizen's word is written.

        Raises:
            RefusedError: If this is a mentor's computer.
        """
        if self.desk.me.role is Role.MENTOR:
            raise RefusedError(
                "Borgerens bekræftelse skrives af kommunen: den, der får løn for timerne, kan ikke "
                "bekræfte dem. Intet er skrevet."
            )

    def _write(
        self,
        seen: Casework,
        kind: str,
        named: Callable[[str, str], str],
        month: str,
        values: dict[str, Json],
        *,
        knows: bool = False,
    ) -> None:
        case, record = seen.derived(lambda citizen: named(citizen, month))
        known = self.desk.seen(case, seen.states[case]) if knows else None
        fixed: dict[str, Json] = {"citizen": case, "month": month}
        self.desk.act([edit_seen(seen, case, record, kind, values, fixed=fixed, knows=known)])

    def _sheet(self, seen: Casework, month: str, given: Iterable[Spent]) -> Sheet:
        every = tuple(given)
        kept = _of_month(seen, MonthSheet.KIND, sheet_record, month)
        word = _of_month(seen, HoursConfirmation.KIND, confirmation_record, month)
        is_locked = isinstance(kept, MonthSheet) and kept.locked is not None
        late = tuple(one for one in every if is_locked and self._is_late(seen, month, one))
        locked, total = None, sum(one.minutes for one in every)
        if isinstance(kept, MonthSheet) and kept.locked is not None:
            locked, total = kept.locked, kept.minutes or 0
        confirmed = word if isinstance(word, HoursConfirmation) else None
        return Sheet(month, every, total, locked, late, confirmed, self._author(seen, confirmed))

    def _author(self, seen: Casework, word: HoursConfirmation | None) -> str:
        record = seen.states[word.case].records.get(word.id) if word else None
        stamp = record.stamp("day") if record else None
        return self.desk.others.author(stamp).called if stamp else ""

    def _is_late(self, seen: Casework, month: str, one: Spent) -> bool:
        """Return whether a note's time was written without the lock knowing of it."""
        for case in seen.parts:
            records = seen.states[case].records
            if (note := records.get(one.entry)) is not None:
                sheet = records.get(sheet_record(case, month))
                if sheet is None or not sheet.heads.get("locked"):
                    return False  # a month is locked in its own case
                lock = _last(sheet.heads["locked"])
                said = [change for name in _OF_TIME for change in note.heads.get(name, ())]
                return any(not covers(lock, change) for change in said)
        return False


def is_locked(seen: Casework, day: date) -> bool:
    """Return whether the month of a day is locked: what is written of it now stands for itself."""
    sheet = _of_month(seen, MonthSheet.KIND, sheet_record, _month(day))
    return isinstance(sheet, MonthSheet) and sheet.locked is not None


def _of_month(
    seen: Casework, kind: str, named: Callable[[str, str], str], month: str
) -> Fact | None:
    """Return the one record of a month that there is."""
    return seen.facts[kind].get(seen.derived(lambda citizen: named(citizen, month))[1])


def _writer(note: Record | None) -> str:
    stamp = note.stamp("type") if note else None
    return stamp.by if stamp else ""


def _last(heads: Iterable[Change]) -> Change:
    return max(heads, key=lambda one: one.order)


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _order(one: Spent) -> tuple[date, str]:
    return one.day, one.entry
