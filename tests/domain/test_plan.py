"""The plan: days from the start, steps side by side, and a pace that pauses stop."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.course.copies import Plan, PlanGoal, PlanSeason, PlanStep
from vip2tui.domain.course.pace import pace
from vip2tui.domain.course.plan import (
    PlacedGoal,
    PlacedStep,
    length_words,
    placed,
    planned_end,
    step_record,
    work_end,
)
from vip2tui.domain.course.season import out_of_season
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.goal import GoalState
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.statuses import StepStatus

START = date(2026, 5, 4)


def _course(*steps: tuple[int, int]) -> Course:
    made = tuple(
        PlanStep(id=f"s{n}", name=f"S{n}", track="praktik", start=start, weeks=weeks)
        for n, (start, weeks) in enumerate(steps)
    )
    return Course(
        id="c", case="x", citizen="x", package="p", version="1", start=START,
        plan=Plan(name="P", steps=made),
    )  # fmt: skip


def _placed(course: Course, **states: dict[str, Any]) -> tuple[PlacedStep, ...]:
    found = {
        step_record("c", name): StepState(id=step_record("c", name), case="x", course="c", **said)
        for name, said in states.items()
    }
    return placed(course, found, {})


def test_steps_lie_as_the_package_lays_them_and_as_people_move_them() -> None:
    course = _course((0, 3), (2, 4), (6, 0))
    first, second, third = _placed(course)
    assert (first.start, first.end) == (START, START + timedelta(days=20))
    assert second.start < first.end
    assert third.start == third.end == START + timedelta(weeks=6)
    moved = _placed(course, s1={"start": date(2026, 6, 1), "weeks": 0})[1]
    assert (moved.start, moved.end) == (date(2026, 6, 1), date(2026, 6, 1))


def test_a_plan_of_skipped_steps_ends_where_it_began() -> None:
    course = _course((0, 3), (2, 4))
    steps = _placed(course, s0={"status": "sprunget_over"}, s1={"status": "afbrudt"})
    assert planned_end(steps, START) == START
    assert planned_end((), START) == START
    assert pace(steps, START + timedelta(days=40)).whole == 0


def test_the_sign_of_the_pace() -> None:
    course = _course((0, 2), (2, 2))
    today = START + timedelta(days=10)
    assert pace(_placed(course), today).behind == 10
    assert pace(_placed(course, s0={"status": "gennemfoert"}), today).behind == -4
    running = {"status": "i_gang", "started": START}
    assert pace(_placed(course, s0=running), today).behind == 0
    late = {"status": "i_gang", "started": START + timedelta(days=3)}
    assert pace(_placed(course, s0=late), today).behind == 3


days = st.integers(-30, 200)
states = st.fixed_dictionaries(
    {"status": st.sampled_from(StepStatus)},
    optional={
        name: days.map(lambda n: START + timedelta(days=n))
        for name in ("start", "started", "finished", "paused")
    }
    | {"rested": st.integers(0, 60), "weeks": st.integers(0, 30)},
)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), states), max_size=5), days)
def test_done_is_never_more_than_all_and_time_never_undoes(
    plan: list[tuple[int, int, dict[str, Any]]], after: int
) -> None:
    course = _course(*((start, weeks) for start, weeks, _ in plan))
    steps = _placed(course, **{f"s{n}": said for n, (_, _, said) in enumerate(plan)})
    today = START + timedelta(days=after)
    now, later = pace(steps, today), pace(steps, today + timedelta(days=9))
    assert 0 <= now.done <= later.done <= now.whole == later.whole
    assert now.behind + now.done <= now.whole
    whole = [step for step in steps if step.counts]
    if all(step.status == "gennemfoert" for step in whole):
        assert now.done == now.whole
        assert now.behind <= 0


def test_a_plan_says_how_much_of_it_is_follow_up() -> None:
    begin = date(2026, 5, 4)
    parts = [
        ("praktik", begin, begin + timedelta(weeks=30, days=-1)),
        ("ordinaer", begin + timedelta(weeks=30), begin + timedelta(weeks=56, days=-1)),
    ]
    assert length_words(parts) == "56 uger, heraf 26 med opfølgning"
    assert length_words(parts[:1]) == "30 uger"
    assert length_words([("dansk", begin, begin + timedelta(days=6))]) == "1 uge"
    assert length_words([]) == ""


def test_the_work_ends_before_the_follow_up() -> None:
    begin = date(2026, 5, 4)

    def step(track: str, start: int, weeks: int) -> PlacedStep:
        made = PlanStep(id=track, name=track, track=track, start=start, weeks=weeks)
        return PlacedStep(track, made, None, begin + timedelta(weeks=start), weeks, ())

    dansk, praktik, job = step("dansk", 0, 40), step("praktik", 3, 13), step("ordinaer", 40, 26)
    assert work_end((dansk, praktik, job), begin) == praktik.end
    assert work_end((dansk, step("loentilskud", 29, 0), job), begin) == dansk.end
    assert work_end((job,), begin) == job.end
    assert work_end((), begin) == begin


@pytest.mark.parametrize(
    ("said", "own"), [(None, False), ({}, False), ({"text": "x"}, False), ({"step": "s"}, True)]
)
def test_a_goal_that_names_its_step_is_the_citizens_own(
    said: dict[str, Any] | None, own: bool
) -> None:
    state = None if said is None else GoalState(id="g", case="x", course="c", **said)
    assert PlacedGoal("g", PlanGoal(id="g", text="x"), state).own is own


SUMMER = PlanSeason(months=(6, 7, 8), text="Frost stopper arbejdet.")
HELPS = "Begynd helst i juni–august. Frost stopper arbejdet."


@pytest.mark.parametrize(
    ("start", "said", "told"),
    [
        (START, {}, f"Forløbet begynder i maj. {HELPS}"),
        (date(2026, 6, 1), {}, ""),
        (START, {"status": "i_gang"}, ""),
        (START, {"start": date(2026, 6, 1)}, ""),
        (date(2026, 6, 1), {"start": START}, f"«S0» begynder i maj. {HELPS}"),
    ],
)
def test_a_month_that_is_not_good_is_told_until_work_has_begun(
    start: date, said: dict[str, Any], told: str
) -> None:
    steps = _placed(_course((0, 4)).model_copy(update={"start": start}), s0=said)
    assert out_of_season(SUMMER, start, steps) == told


def test_a_plan_without_work_has_no_season() -> None:
    assert out_of_season(SUMMER, START, ()) == ""
    assert out_of_season(SUMMER, START, _placed(_course((0, 0)))) == ""
