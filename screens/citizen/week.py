"""Ugens timer: what the hours of a week go to, held against 37, and what lies on top of what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from screens import command, commands, themes
from screens.base import BaseScreen
from screens.citizen.part import STOOD
from screens.citizen.week_pane import by_day, by_kind
from screens.question import Question, answer
from screens.widgets.beside import WithMore
from screens.widgets.rows import Row, Rows
from screens.words import called
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.domain.course.week import NAMES, Activity, Block
from vip2tui.domain.course.week_text import EXAMPLES
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.course.weekplan import PlannedWeek
from vip2tui.services.desk import NotFoundError
from vip2tui.services.house import Services
from vip2tui.text.danish import capital
from vip2tui.text.days import WEEKDAYS
from vip2tui.text.hours import parse_hours, say_minutes

_DAY, _SUM, _NAME = 5, 6, 13
_TARGET = "full"


class WeekScreen(BaseScreen):
    """The week of one course."""

    NAME = "Ugens timer"
    HELP = (
        "Her lægger I ugen: praktik, dansk, kursus, timer med løn, transport og jobsøgning. "
        "Enter på en linje skriver, hvornår det er: «man-fre 8-14», «ons 3 timer» eller bare "
        "«15 timer» om ugen. Nederst står, om ugen går op, og om noget ligger oven i hinanden. "
        "Skal ugen være mindre end 37 timer, så vælg linjen «Ugen skal have». "
        "Ugen er en plan at tale om. Alt kan fortrydes med Ctrl+Z."
    )
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [*command.keys("uge", [commands.EMPTY])]

    def __init__(self, services: Services, citizen_id: str, course_id: str | None = None) -> None:
        super().__init__(services)
        self.CITIZEN = citizen_id
        self._course = course_id
        self._called = self.NAME
        self._case: Casework | None = None

    def compose_body(self) -> ComposeResult:
        yield Static(T("Enter skriver, hvornår det er. Del sætter linjen tilbage."), classes="hint")
        yield WithMore(Rows(), "Ugen", "Dag for dag")

    def heading_content(self) -> Content:
        return T(self._called)

    def read_again(self) -> None:
        """Read the course, and draw the week where the cursor stands."""
        try:
            self._case = self.services.citizens.get(self.CITIZEN or "")
            plan = self._plan
        except Vip2Error as error:
            self.refuse(error)
            self.action_back()
            return
        name = called(self.services, self._case.citizen.id, self._case.citizen.name)
        self._called = f"Ugens timer: {name}"
        self.query_one("#heading", Static).update(self.heading_content())
        table = self.query_one(Rows)
        begins = Activity.PRACTICE.value if table.row is None else None
        found = self.services.weekplan.read(plan)
        made = beside_rows if self.query_one(WithMore).are_two else week_rows
        table.fill(made(self, found), at=begins)

    @on(WithMore.Parted)
    def _parted(self) -> None:
        """The pane says the days, where it is shown."""
        if self._case is not None:
            self.read_again()

    @property
    def _plan(self) -> CoursePlan:
        """The course the week is of: the one named, else the one that runs."""
        courses = self._case.courses if self._case else ()
        for plan in courses:
            if self._course in (None, plan.course.id):
                return plan
        raise NotFoundError("Der er ikke noget forløb endnu. Start en jobpakke først.")

    # Writing

    async def ask_row(self, activity: Activity) -> None:
        """Ask until the row is understood, or the person goes back."""
        plan, service = self._plan, self.services.weekplan
        await self._ask(
            f"Hvornår er der {NAMES[activity]}? Tomt: ikke i denne uge.",
            service.read(plan).texts[activity],
            EXAMPLES,
            lambda case, typed: service.set_row(case, plan, activity, typed),
        )

    async def ask_target(self) -> None:
        """Ask how many hours the week should have."""
        plan, service = self._plan, self.services.weekplan
        await self._ask(
            "Hvor mange timer skal ugen have? 37 er en hel uge.",
            say_minutes(service.read(plan).week.target),
            "fx 30",
            lambda case, typed: service.set_target(case, plan, parse_hours(typed)),
        )

    async def _ask(
        self, question: str, initial: str, example: str, act: Callable[[Casework, str], bool]
    ) -> None:
        """Ask until it can be written, or the person goes back."""
        typed, is_written = initial, False
        while self._case is not None and not is_written:
            typed = await answer(self, Question(question, str, typed, example))
            is_written = await self.write(partial(act, self._case, typed), _said)

    def action_empty(self) -> None:
        """Take the row the cursor stands on out of the week."""
        row = self.query_one(Rows).row
        if row is not None and row.own is not None:
            self.do(row.own)

    async def empty(self, activity: Activity) -> None:
        """Take a row out of the week."""
        if self._case is not None:
            act = partial(self.services.weekplan.set_row, self._case, self._plan, activity, "")
            await self.write(act, _said)


def _said(changed: bool) -> str:
    return "Ugen er gemt. Fortryd med Ctrl+Z." if changed else STOOD


def week_rows(page: WeekScreen, found: PlannedWeek) -> Iterator[Row]:
    """Yield the week as a table: a row per activity, the days, the sum, and how it stands."""
    days = [(name[:3], _DAY) for name in WEEKDAYS]
    yield Row("", "", "", (*days, ("i alt", _SUM)), weak=True)
    for activity, blocks in found.rows.items():
        total = sum(block.minutes for block in blocks)
        text = found.texts[activity]
        if activity in found.unreadable:
            text = f"Kan ikke læses: {text}"
        yield Row(capital(NAMES[activity]), activity.value, "",
                  (*_cells(blocks), (_time(total), _SUM)), below=text,
                  act=partial(page.ask_row, activity),
                  own=partial(page.empty, activity))  # fmt: skip
    every = [block for blocks in found.rows.values() for block in blocks]
    yield Row("I alt", "", "", (*_cells(every), (_time(found.week.total), _SUM)))
    yield from _sums(page, found)


def beside_rows(page: WeekScreen, found: PlannedWeek) -> Iterator[Row]:
    """Yield the week where its days stand beside it: what was written, the sum, how it stands."""
    signs, owed = themes.signs(page.app), found.week.owed
    yield Row("", "", "", (("i alt", _SUM),), weak=True)
    for activity, blocks in found.rows.items():
        clashes = [capital(str(one)) for one in found.week.clashes if activity in one.activities]
        text, name = found.texts[activity], NAMES[activity]
        if activity in found.unreadable:
            text = f"Kan ikke læses: {text}"
        sums = (_time(sum(block.minutes for block in blocks)), _SUM)
        yield Row(text, activity.value, "", (sums,), who=(capital(name), _NAME), most=1,
                  more=partial(by_day, blocks, [*clashes, owed], signs=signs),
                  act=partial(page.ask_row, activity),
                  own=partial(page.empty, activity))  # fmt: skip
    yield Row("", "", "", ((_time(found.week.total), _SUM),), who=("I alt", _NAME),
              more=partial(by_kind, found.rows, [owed], signs=signs))  # fmt: skip
    yield from _sums(page, found)


def _sums(page: WeekScreen, found: PlannedWeek) -> Iterator[Row]:
    """Yield the hours the week should have, and how it stands, in sentences."""
    sentences = found.week.sentences()
    clashes, go = len(found.week.clashes), themes.signs(page.app).go
    yield Row(f"Ugen skal have {say_minutes(found.week.target)} timer", _TARGET, f"{go} ",
              more=partial(by_kind, found.rows, [found.week.owed], signs=themes.signs(page.app)),
              act=page.ask_target)  # fmt: skip
    for n, sentence in enumerate(sentences):
        yield Row(sentence, "", "!  " if n >= len(sentences) - clashes else "  ")


def _cells(blocks: Iterable[Block]) -> list[tuple[str, int]]:
    """Return the hours of each day, nothing where there are none."""
    sums = [0] * len(WEEKDAYS)
    for block in blocks:
        if block.day is not None:
            sums[block.day] += block.minutes
    return [(_time(minutes), _DAY) for minutes in sums]


def _time(minutes: int) -> str:
    return say_minutes(minutes) if minutes else ""
