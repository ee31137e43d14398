"""What lies at the workplace: the first day, a sheet of attendance, what is agreed, the words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from vip2tui.domain.calendar import is_workday
from vip2tui.papers.paper import (
    Blanks,
    Block,
    Fields,
    Heading,
    Paper,
    Passage,
    Points,
    Signatures,
    Table,
    Tick,
    Ticks,
)
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.text.days import say, week

FIRST_DAY, ATTENDANCE = "Den første dag", "Fremmødeark"
AGREEMENT, WORDS = "Aftale om forløbet", "Fagets ord"
_FIRST_WEEK = 7
"""Days from the start that the first-day sheet reaches."""
_WEEKS = 4
_WHO = ("Borgeren", "Arbejdspladsen", "Kommunen")


def first_day_paper(seen: Casework, plan: CoursePlan, today: date, sender: str) -> Paper:
    """Return what is to be in place before the first day, and what is done in the first week."""
    start = plan.course.start
    near = [
        (line, line.near(start))
        for line in plan.lines
        if not line.item.habit and not line.item.event
    ]
    before = [line.item.text for line, time in near if time.due < start]
    after = [
        line.item.text
        for line, time in near
        if start <= time.due <= start + timedelta(days=_FIRST_WEEK)
    ]
    blocks: tuple[Block, ...] = (
        Fields((("Første dag", say(start)), *_people(seen))),
        Heading("Er det på plads?"),
        Ticks(tuple(Tick(one, is_done=False) for one in before)),
        Heading("I den første uge"),
        Ticks(tuple(Tick(one, is_done=False) for one in after)),
        Blanks("Mødested og tid", 2),
    )
    return Paper(FIRST_DAY, today, sender, blocks, under=_under(seen, plan), pages=2)


def attendance_paper(seen: Casework, plan: CoursePlan, today: date, sender: str) -> Paper:
    """Return four weeks to tick off by hand, from the Monday of this week."""
    monday = today - timedelta(days=today.weekday())
    every = [monday + timedelta(days=one) for one in range(7 * _WEEKS)]
    days = [one for one in every if one.weekday() < 5 and is_workday(one)]
    first = {week(one): one for one in reversed(days)}
    rows = tuple(
        (f"Uge {week(one)}" if first[week(one)] == one else "", say(one), "", "", "")
        for one in days
    )
    return Paper(
        ATTENDANCE, today, sender,
        (
            Table(("Uge", "Dag", "Mødt fra–til", "Ikke mødt, og hvem sagde det", "Navn"),
                  rows, (3, 6, 5, 8, 4), by_hand=True),
            Passage("Skriv ikke, hvad borgeren fejler. «Syg» er nok."),
        ),
        under=_under(seen, plan), pages=1,
    )  # fmt: skip


def company_paper(seen: Casework, plan: CoursePlan, today: date, sender: str) -> Paper:
    """Return what the workplace, the citizen and the municipality agree on, to be signed."""
    steps = [
        f"{one.step.name}: {say(one.start)} til {say(one.end)}" for one in plan.steps if one.counts
    ]
    return Paper(
        AGREEMENT, today, sender,
        (
            Fields((("Fra og til", f"{say(plan.course.start)} til {say(plan.end)}"),
                    *_people(seen))),
            Heading("Trinene"),
            Points(tuple(steps)),
            Blanks("Opgaver på arbejdspladsen", 3),
            Blanks("Dage og timer om ugen", 1),
            Blanks("Det, vi ellers har aftalt", 3),
            Signatures(_WHO),
        ),
        under=_under(seen, plan), pages=1,
    )  # fmt: skip


def words_paper(
    words: Sequence[tuple[str, str]], plan: CoursePlan, today: date, sender: str
) -> Paper:
    """Return the words of the trade, with room for the citizen's own language."""
    rows = tuple((danish, english, "") for danish, english in words)
    return Paper(
        WORDS, today, sender,
        (Table(("Dansk", "Engelsk", "Dit sprog"), rows, (4, 4, 5), by_hand=True),),
        under=plan.name,
    )  # fmt: skip


def _people(seen: Casework) -> list[tuple[str, str]]:
    citizen = seen.citizen
    found = [
        ("Mentor", citizen.mentor or ""),
        ("Tovholder", " · ".join(filter(None, (citizen.tovholder, citizen.tovholder_phone)))),
    ]
    return [(name, said) for name, said in found if said]


def _under(seen: Casework, plan: CoursePlan) -> str:
    return f"{seen.citizen.name} · {plan.name}"
