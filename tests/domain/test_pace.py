"""The pace with its reason and the likely end: laws over any plan, and the reasons one by one."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.course.absence import Spell
from vip2tui.domain.course.copies import Plan, PlanGoal, PlanStep
from vip2tui.domain.course.limits import BEHIND
from vip2tui.domain.course.pace import forecast, pace, standing
from vip2tui.domain.course.plan import (
    PlacedStep,
    goal_record,
    placed,
    planned_end,
    step_record,
)
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.goal import GoalState
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.statuses import StepStatus

START = date(2026, 5, 4)
TEST = goal_record("c", "s0", "s0.g")


def after(days: int) -> date:
    return START + timedelta(days=days)


def a_plan(
    *steps: tuple[int, int, dict[str, Any]], track: str = "praktik", goal: str = "ikke_begyndt",
    **first: Any,
) -> tuple[PlacedStep, ...]:  # fmt: skip
    """Return steps as start, weeks and state; the first one has a goal, in its second week."""
    goals = (PlanGoal(id="s0.g", text="Truckprøven er bestået", **({"week": 2} | first)),)
    made = tuple(
        PlanStep(
            id=f"s{n}", name=f"Trin {n} [/]", track=track, start=start, weeks=weeks,
            goals=() if n else goals,
        )
        for n, (start, weeks, _) in enumerate(steps)
    )  # fmt: skip
    course = Course(
        id="c", case="x", citizen="x", package="p", version="1", start=START,
        plan=Plan(name="P", steps=made),
    )  # fmt: skip
    states = {
        step_record("c", f"s{n}"): StepState(
            id=step_record("c", f"s{n}"), case="x", course="c", **said
        )
        for n, (_, _, said) in enumerate(steps)
        if said
    }
    reached = {TEST: GoalState(id=TEST, case="x", course="c", status=goal)}  # type: ignore[arg-type]
    return placed(course, states, reached)


def why(steps: tuple[PlacedStep, ...], days: int, **known: Any) -> str:
    return standing(steps, START, after(days), **known).reason


RUNNING = {"status": "i_gang", "started": START}
DONE = {"status": "gennemfoert"}
OPEN: dict[str, Any] = {}


# The reasons, most telling first


def test_one_that_follows_the_plan_has_no_reason() -> None:
    assert why(a_plan((0, 4, RUNNING), (4, 4, OPEN)), 20) == ""
    assert standing(a_plan((0, 4, RUNNING)), START, after(20)).in_words() == "følger planen"
    assert why(a_plan((0, 4, OPEN)), BEHIND - 1) == ""


def test_a_course_that_was_not_taken_is_what_is_missing() -> None:
    steps = a_plan((0, 2, OPEN), track="amu")
    found = standing(steps, START, after(14))
    assert found.in_words() == "2 uger bagud, fordi «Trin 0 [/]» mangler"


@pytest.mark.parametrize("days", [8, 20, 27, 28])
def test_a_course_that_is_not_begun_is_missing_before_its_last_day_too(days: int) -> None:
    assert why(a_plan((0, 4, OPEN), track="amu"), days) == "«Trin 0 [/]» mangler"


def test_a_proof_whose_day_is_gone_comes_before_what_is_not_begun() -> None:
    steps = a_plan((0, 4, RUNNING), (2, 4, OPEN))
    assert why(steps, 24, proofs={TEST}) == "delmålet «Truckprøven er bestået» ikke er nået"
    assert why(steps, 24) == "«Trin 1 [/]» ikke er begyndt (10 dage efter planen)"
    reached = a_plan((0, 4, RUNNING), (2, 4, OPEN), goal="naaet")
    assert "ikke er begyndt" in why(reached, 24, proofs={TEST})
    later = a_plan((0, 4, RUNNING), (2, 4, OPEN), week=None)
    assert "ikke er begyndt" in why(later, 24, proofs={TEST})
    assert "ikke er nået" in why(later, 29, proofs={TEST})


def test_of_two_that_are_not_begun_the_one_that_waits_longest_is_named() -> None:
    steps = a_plan((1, 4, OPEN), (0, 4, OPEN), (2, 4, OPEN))
    assert why(steps, 20) == "«Trin 1 [/]» ikke er begyndt (20 dage efter planen)"


def test_a_pause_before_is_named_with_its_reason_where_it_may_be_told() -> None:
    rested = {"status": "i_gang", "started": after(14), "rested": 5}
    steps = a_plan((0, 8, rested))
    assert why(steps, 40) == "«Trin 0 [/]» har holdt pause, 5 dage i alt"
    still = {"status": "pause", "started": after(10), "paused": after(20), "rested": 2}
    steps = a_plan((0, 8, still))
    record = steps[0].record
    assert why(steps, 30, pauses={record: "ferie"}) == (
        "«Trin 0 [/]» holder pause, 12 dage i alt (ferie)"
    )


def test_goals_left_after_the_planned_end_are_counted() -> None:
    late = {"status": "i_gang", "started": after(20)}
    assert why(a_plan((0, 4, late)), 29) == "1 delmål ikke er nået"


def test_what_most_of_the_days_come_from_is_what_is_said() -> None:
    late = {"status": "i_gang", "started": after(18)}
    steps = a_plan((0, 3, late), (2, 4, OPEN))
    assert why(steps, 19) == "«Trin 0 [/]» begyndte 18 dage senere end planlagt"
    assert why(steps, 35) == "«Trin 1 [/]» ikke er begyndt (21 dage efter planen)"


def test_one_that_began_late_says_so() -> None:
    late = {"status": "i_gang", "started": after(9)}
    assert why(a_plan((0, 4, late)), 20) == "«Trin 0 [/]» begyndte 9 dage senere end planlagt"


def test_where_no_fact_tells_why_there_is_no_because() -> None:
    still = {"status": "pause", "started": after(15), "paused": after(20)}
    found = standing(a_plan((0, 3, still), goal="naaet"), START, after(20))
    assert found.pace.behind == 15
    assert found.in_words() == "2 uger bagud"


def test_a_name_of_any_length_is_a_few_words_on_one_line() -> None:
    steps = a_plan((0, 2, {"name": "x\x1b[2J" * 40, "track": "amu"}))
    found = why(steps, 14)
    assert len(found) < 70
    assert "\x1b" not in found


# The likely end


@pytest.mark.parametrize(
    ("steps", "days", "end"),
    [
        (((0, 4, RUNNING), (4, 4, OPEN)), 10, 55),
        (((0, 4, OPEN), (4, 4, OPEN)), 10, 65),
        (((0, 4, {"status": "pause", "started": START, "paused": after(7)}), (4, 4, OPEN)), 10, 58),
        (((0, 4, {"status": "pause", "started": START, "paused": after(7)}), (4, 4, OPEN)), 40, 88),
        (((0, 4, {"status": "i_gang", "started": START, "rested": 6}),), 20, 33),
        (((0, 4, DONE), (4, 4, {"status": "gennemfoert", "finished": after(40)})), 99, 40),
        (((0, 4, DONE), (4, 4, DONE)), 99, 55),
    ],
)
def test_the_end_is_the_planned_one_with_the_pause_and_the_days_behind(
    steps: tuple[tuple[int, int, dict[str, Any]], ...], days: int, end: int
) -> None:
    assert forecast(a_plan(*steps), START, after(days)) == after(end)


days = st.integers(-30, 400)
day = days.map(after)
states = st.fixed_dictionaries(
    {"status": st.sampled_from(StepStatus)},
    optional=dict.fromkeys(("start", "started", "finished", "paused"), day)
    | {"rested": st.integers(0, 3_660), "weeks": st.integers(0, 260)},
)
plans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), st.just({}) | states), max_size=6
)


@given(plans, days, st.randoms(use_true_random=False))
def test_it_is_the_same_in_whatever_order_the_steps_stand(
    plan: list[tuple[int, int, dict[str, Any]]], now: int, chance: Any
) -> None:
    steps = a_plan(*plan)
    other = list(steps)
    chance.shuffle(other)
    assert standing(steps, START, after(now), proofs={TEST}) == standing(
        other, START, after(now), proofs={TEST}
    )


@given(plans, days)
def test_a_reason_is_given_only_where_it_is_behind_and_the_end_is_never_before_the_planned_one(
    plan: list[tuple[int, int, dict[str, Any]]], now: int
) -> None:
    steps = a_plan(*plan)
    found = standing(steps, START, after(now), proofs={TEST})
    assert not (found.reason and found.pace.behind < BEHIND)
    assert found.end == planned_end(steps, START)
    if any(step.counts and step.status != "gennemfoert" for step in steps):
        assert found.forecast >= found.end


@given(plans, days)
def test_when_all_is_done_the_end_is_the_day_it_was(
    plan: list[tuple[int, int, dict[str, Any]]], now: int
) -> None:
    done = [(start, weeks, said | {"status": "gennemfoert"}) for start, weeks, said in plan]
    steps = a_plan(*done)
    ends = [(one.state.finished if one.state else None) or one.end for one in steps]
    assert forecast(steps, START, after(now)) == max(ends, default=START)
    assert pace(steps, after(now)).behind <= 0


@given(
    st.lists(
        st.tuples(
            st.integers(0, 60), st.integers(0, 60),
            st.sampled_from([{}, DONE, {"status": "sprunget_over"}, {"status": "planlagt"}]),
        ),
        max_size=5,
    ),
    st.integers(0, 200), st.integers(1, 60),
)  # fmt: skip
def test_a_paused_day_moves_the_end_a_day(
    plan: list[tuple[int, int, dict[str, Any]]], paused: int, more: int
) -> None:
    still = {"status": "pause", "started": START, "paused": after(paused)}
    steps = a_plan((0, 40, still), *plan)
    ends = [forecast(steps, START, after(paused + n)) for n in range(more + 1)]
    assert [(later - ends[0]).days for later in ends] == list(range(more + 1))


@given(st.integers(0, 200))
def test_a_plan_that_leaves_the_calendar_is_no_fault(many: int) -> None:
    far: dict[str, Any] = {"start": date(2199, 12, 31), "weeks": 260, "rested": 3_660}
    old: dict[str, Any] = {"start": date(1900, 1, 1), "weeks": 260}
    steps = a_plan((0, 1, far), *[(0, 260, old)] * many)
    assert forecast(steps, START, date(9999, 12, 31)) <= date.max
    assert standing(steps, START, date(1, 1, 1)).forecast >= START


# From when it is said


@pytest.mark.parametrize(
    ("days", "limit", "said"),
    [
        (6, 7, "følger planen"), (7, 7, "1 uge bagud"), (20, 7, "3 uger bagud"),
        (21, 7, "langt bagud (3 uger)"), (13, 14, "følger planen"), (14, 14, "2 uger bagud"),
        (41, 14, "6 uger bagud"), (42, 14, "langt bagud (6 uger)"), (2, 3, "følger planen"),
        (3, 3, "3 dage bagud"), (9, 3, "langt bagud (1 uge)"),
    ],
)  # fmt: skip
def test_it_is_behind_from_as_many_days_as_are_set(days: int, limit: int, said: str) -> None:
    found = standing(a_plan((0, 10, OPEN)), START, after(days), limit=limit)
    assert found.pace.in_words() == said
    few = re.sub(r"langt bagud \((.*)\)", r"\1 bagud", said)
    assert found.pace.in_few_words() == few
    assert found.pace.is_behind is bool(found.reason) is (days >= limit)


def test_ahead_is_said_from_as_many_days() -> None:
    ahead = a_plan((10, 4, RUNNING))
    assert pace(ahead, after(5), 5).in_words() == "5 dage foran planen"
    assert pace(ahead, after(5), 5).in_few_words() == "5 dage foran"
    assert pace(ahead, after(5), 6).in_words() == "følger planen"


# Long absence


def gone(first: int, last: int) -> Spell:
    return Spell(tuple(after(n) for n in range(first, last + 1)))


AWAY = (gone(7, 20),)
"""Fourteen days of the calendar."""


@pytest.mark.parametrize(
    ("steps", "days", "behind"),
    [
        (((0, 8, RUNNING),), 21, 14),
        (((0, 8, RUNNING),), 13, 7),  # as far as it has come
        (((0, 8, RUNNING),), 6, 0),
        (((0, 8, RUNNING), (0, 8, RUNNING)), 21, 14),  # two at a time lose the same days
        (((0, 3, DONE),), 30, 0),  # what is done was done
        (((21, 3, {"status": "i_gang", "started": after(21)}),), 30, 0),  # begun afterwards
        (((0, 8, {"status": "pause", "started": START, "paused": after(7)}),), 21, 1),
        (((0, 8, RUNNING | {"rested": 14}),), 35, 0),  # a pause has counted them
        (((0, 8, RUNNING | {"rested": 10}),), 35, 4),
    ],
)
def test_long_absence_is_days_in_which_nothing_moved_on(
    steps: tuple[Any, ...], days: int, behind: int
) -> None:
    plan = a_plan(*steps)
    before, now = pace(plan, after(days)), pace(plan, after(days), away=AWAY)
    assert now.behind - before.behind == behind
    assert now.done == max(before.done - behind, 0)


def test_long_absence_is_told_as_a_reason_and_moves_the_end_and_never_says_why() -> None:
    steps = a_plan((0, 8, RUNNING))
    found = standing(steps, START, after(21), away=AWAY)
    assert found.in_words() == "2 uger bagud, fordi der har været langt fravær (14 dage)"
    assert found.forecast == standing(steps, START, after(21)).forecast + timedelta(days=14)
    assert standing(steps, START, after(21)).in_words() == "følger planen"
