"""What is handed on as a table or as a calendar: over everybody here, for who works with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import GoalStatus, StepStatus
from vip2tui.papers.calendar_file import calendar_bytes
from vip2tui.papers.table_kinds import COURSES, HOURS, OPEN, TableKind
from vip2tui.papers.tables import Cell, table_bytes, workbook_bytes
from vip2tui.sentences.values import code_name
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.citizen.citizens import CitizenService
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.papers.dated import Dated, calendar_days, dated
from vip2tui.services.papers.masking import without_cpr
from vip2tui.services.support.hours import HoursService
from vip2tui.services.today.service import TodayService
from vip2tui.services.vault.read_log import Act, ReadLogService
from vip2tui.text.hours import say_minutes

_WHO = ("Sagsnummer", "Borger")
CALENDAR = "vip2tui"


@dataclass(frozen=True, slots=True)
class ListService:
    """Tables and the calendar. The professional part is in none of them, and no CPR number."""

    desk: Desk
    citizens: CitizenService
    hours: HoursService
    reads: ReadLogService
    today: TodayService

    def table(self, kind: TableKind, *, is_workbook: bool) -> bytes:
        """Return a table over everybody here as a file.

        Raises:
            RefusedError: If this is a mentor's computer: it has one or two citizens.
        """
        if self.desk.me.role is Role.MENTOR:
            raise RefusedError("Tabeller over alle borgere laves hos kommunen. Intet er skrevet.")
        columns, rows_of = _TABLES[kind]
        everybody = [self.citizens.get(one) for one in self.citizens.ids()]
        rows = [
            without_cpr((seen.citizen.case_key or "", seen.citizen.name, *row))
            for seen in everybody
            for row in rows_of(self, seen)
        ]
        self.reads.note(Act.PAPER, *(one.citizen.id for one in everybody))
        head = (*_WHO, *columns)
        return workbook_bytes(kind.name, head, rows) if is_workbook else table_bytes(head, rows)

    def calendar(self, *, with_names: bool = False) -> bytes:
        """Return what falls on a day from today on, as a calendar file; practice is none of it.

        Args:
            with_names: Whether it says whom it is about: a calendar is often shared with others.
        """
        everybody = [self.citizens.get(one) for one in self.citizens.ids()]
        real = [one for one in everybody if not one.citizen.practice]
        days = [
            replace(day, words=without_cpr(day.words))
            for seen in real
            for day in calendar_days(
                seen.citizen.id, seen.citizen.name, self._dated(seen), with_names=with_names
            )
        ]
        self.reads.note(Act.PAPER, *(one.citizen.id for one in real))
        days.sort(key=lambda one: (one.day, one.key))
        return calendar_bytes(days, CALENDAR, self.desk.today())

    def _dated(self, seen: Casework) -> list[Dated]:
        known = self.today.of(seen.citizen.id)
        waiting, later = (known.waiting, known.later) if known else ((), ())
        return dated(self.desk, seen, waiting, later)


def _hours(lists: ListService, seen: Casework) -> Iterator[tuple[Cell, ...]]:
    entries = {one.id: one for one in seen.entries}
    for one in lists.hours.given(seen):
        kind = entries[one.entry].type
        name = code_name(lists.desk.catalogue, "entry_types", kind)
        yield one.day, name, one.minutes, say_minutes(one.minutes)


def _courses(_: ListService, seen: Casework) -> Iterator[tuple[Cell, ...]]:
    for plan in seen.courses:
        goals = [one for step in plan.steps if step.counts for one in step.goals]
        running = [one.step.name for one in plan.steps if one.status == StepStatus.RUNNING]
        reached = sum(one.status == GoalStatus.REACHED for one in goals)
        course = plan.course
        yield (
            plan.name, course.start, plan.end, ", ".join(running), reached, len(goals),
            course.closed,
        )  # fmt: skip


def _open(lists: ListService, seen: Casework) -> Iterator[tuple[Cell, ...]]:
    plan = seen.course
    if plan is None or plan.course.closed is not None:
        return
    today, owners = lists.desk.today(), lists.desk.catalogue.codes()
    for line in plan.lines:
        late = line.overdue(today, plan.since)
        if late:
            who = owners.name_of("owners", line.item.owner)
            yield line.item.text, who, late[0].deadline, len(late)


Rows = Callable[[ListService, Casework], Iterator[tuple[Cell, ...]]]
_TABLES: dict[TableKind, tuple[tuple[str, ...], Rows]] = {
    HOURS: (("Dag", "Hvad", "Minutter", "Timer"), _hours),
    COURSES: (
        ("Jobpakke", "Begyndt", "Slutter", "Trin nu", "Mål nået", "Mål i alt", "Afsluttet"),
        _courses,
    ),
    OPEN: (("Punkt", "Hvem", "Frist", "Gange"), _open),
}
