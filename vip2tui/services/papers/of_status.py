"""The status on one page (R86): where the citizen is, what moved, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.statuses import GoalStatus
from vip2tui.papers.paper import Block, Fields, Heading, Paper, Passage, Points, Stairs
from vip2tui.pictures.staircase import StairState
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.course.stairs import stairs_told
from vip2tui.services.progress.standing import Progress
from vip2tui.services.progress.wording import moved
from vip2tui.text.danish import count
from vip2tui.text.days import say, say_short

TITLE = "Status på én side"
AT_WORK = "mentor"
"""The one voice whose answers both have: the others are the municipality's own."""
_LATEST = 6
_AGREED = 4


def status_paper(
    seen: Casework,
    plan: CoursePlan,
    known: Progress,
    today: date,
    sender: str,
) -> Paper:
    """Return the status of a course, in words a leader and a citizen can read together.

    Args:
        seen: The citizen.
        plan: The course.
        known: Its measurements, as they may be seen today; only those at work are told.
        today: The day.
        sender: Who answers for it.
    """
    told = stairs_told(plan, today)
    now = next((at for at, one in enumerate(told) if one.state is not StairState.DONE), None)
    shared = [one for one in seen.entries if place_of(one.case) is Place.SHARED]
    return Paper(
        TITLE,
        today,
        sender,
        (
            Fields(tuple(_head(seen, plan, today))),
            *((Heading("Trappen"), Stairs(tuple((one.name, one.words) for one in told), now))
              if told else ()),
            *_reached(plan, today),
            *_moved(known, today),
            *_agreed(shared, today),
        ),
        under=f"{seen.citizen.name} · {plan.name}",
        pages=1,
    )  # fmt: skip


def _head(seen: Casework, plan: CoursePlan, today: date) -> Iterator[tuple[str, str]]:
    goals = [one for step in plan.steps if step.counts for one in step.goals]
    kept = [one for one in goals if one.status != GoalStatus.GIVEN_UP]
    reached = sum(one.status == GoalStatus.REACHED for one in kept)
    weeks = max(0, (min(today, plan.end) - plan.course.start).days // 7 + 1)
    yield "Begyndt", say(plan.course.start)
    yield "Så langt er vi", f"uge {weeks} · {plan.length_words}"
    yield "Mål", f"{reached} af {count(len(kept), 'mål', 'mål')} nået"
    if seen.citizen.mentor:
        yield "Mentor", seen.citizen.mentor
    if seen.citizen.tovholder:
        yield "Tovholder", seen.citizen.tovholder


def _reached(plan: CoursePlan, today: date) -> Iterator[Block]:
    found = [
        (one.state.day, one.goal.text)
        for step in plan.steps
        for one in step.goals
        if one.status == GoalStatus.REACHED and one.state and one.state.day
    ]
    yield Heading("Det, borgeren har nået sidst")
    latest = sorted(found, reverse=True)[:_LATEST]
    lines = tuple(f"{text} ({say_short(day, today)})" for day, text in latest)
    yield Points(lines) if lines else Passage("Der er ikke nået et mål endnu.")


def _moved(known: Progress, today: date) -> Iterator[Block]:
    curves = [one for one in known.curves if one.voice == AT_WORK]
    lines = [f"{one.name}: {words}" for one in curves if (words := moved(one, today))]
    steps = [one.small_step for one in known.forms if one.voice == AT_WORK and one.small_step]
    if not lines and not steps:
        return
    yield Heading("Fremskridt på arbejdet, som mentoren ser det")
    if lines:
        yield Points(tuple(lines))
    if steps:
        yield Passage(f"Et lille skridt: {steps[-1]}")


def _agreed(entries: Sequence[Entry], today: date) -> Iterator[Block]:
    waits = [one for one in entries if one.next and one.next_done is None][:_AGREED]
    if waits:
        yield Heading("Det, vi har aftalt")
        yield Points(
            tuple(
                f"{one.next} ({say_short(one.next_date, today)})"
                if one.next_date
                else one.next or ""
                for one in waits
            )
        )
