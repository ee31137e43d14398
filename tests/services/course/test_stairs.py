"""The staircase in words: how long the citizen stood on each step, and what ran beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.services.conftest import START, Office
from vip2tui.domain.course.copies import PlanStep
from vip2tui.domain.course.plan import PlacedStep
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.statuses import StepStatus
from vip2tui.services.course.stairs import ABOUT, stair_lines, stairs_told

TODAY = date(2026, 5, 4)


def step(name: str, start: int, weeks: int, status: str = "planlagt", **set_: date) -> PlacedStep:
    state = StepState(id=name, case="x", course="c", status=StepStatus(status), **set_)
    known = None if status == "planlagt" else state
    plan = PlanStep(id=name, name=name, track=name, weeks=weeks)
    return PlacedStep(name, plan, known, START + timedelta(weeks=start), weeks, ())


def told(one: Office, *steps: PlacedStep) -> list[str]:
    plan = replace(one.plan(one.on_course()), steps=steps)
    return [said for _, said in stair_lines(plan, TODAY)]


def test_each_step_says_how_long_and_what_ran_beside(mentor: Office) -> None:
    assert told(
        mentor,
        step("Afklaring", 0, 2, "gennemfoert", started=START, finished=START + timedelta(days=9)),
        step("Dansk", 1, 6, "i_gang"),
        step("Praktik", 2, 13, "i_gang", started=date(2026, 5, 1)),
        step("AMU", 4, 2, "pause", started=date(2026, 4, 20), paused=date(2026, 5, 1)),
        step("Løntilskud", 15, 13),
        step("Mentor", 20, 13),
        step("Droppet", 3, 3, "sprunget_over"),
    ) == [
        "Afklaring: klaret på 10 dage, samtidig med Dansk og AMU",
        "Dansk: her i 2 uger, samtidig med Afklaring, Praktik og AMU",
        "Praktik: her i 4 dage, samtidig med Dansk og AMU",
        "AMU: her i 2 uger, holder pause, samtidig med Afklaring, Dansk og Praktik",
        "Løntilskud: planlagt fra 27. juli, samtidig med Mentor",
        "Mentor: planlagt fra 31. august, samtidig med Løntilskud",
    ]


def test_a_course_that_was_closed_counts_to_its_last_day(mentor: Office) -> None:
    plan = mentor.plan(mentor.on_course())
    closed = plan.course.model_copy(update={"closed": START + timedelta(days=6)})
    ended = replace(plan, course=closed, steps=(step("Praktik", 0, 4, "i_gang"),))
    (only,) = stairs_told(ended, TODAY)
    assert only.days == 7


def test_what_is_said_of_it_locks_nothing() -> None:
    assert "Intet trin er låst" in ABOUT
    assert "BIP" in ABOUT
