"""What moves, who follows, where a step stands in the row, and which rule is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.calendar import moved_words
from vip2tui.domain.course.checklist import ItemLine
from vip2tui.domain.course.copies import PlanGoal, PlanItem, PlanStep
from vip2tui.domain.course.plan import APART, PlacedGoal, PlacedStep, goal_day, placed
from vip2tui.domain.course.tailor import (
    beside,
    first_at_work,
    followers,
    long_pauses,
    own_items,
    places,
    shifts,
)
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.goal import GoalState
from vip2tui.domain.kinds.item import ItemState, own_item_id
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.law.rule_words import practice_rule

START = date(2026, 5, 4)


def a_step(
    name: str, week: int, weeks: int, status: str = "planlagt", *, place: int = 0, **said: object
) -> PlacedStep:
    state = StepState.model_validate(
        {"id": name, "case": "x", "course": "c", "status": status, **said}
    )
    step = PlanStep(id=name, name=name, track="praktik", weeks=weeks)
    goal = PlacedGoal(f"{name}-g", PlanGoal(id="g", text="g", week=1), None)
    start = START + timedelta(weeks=week)
    return PlacedStep(name, step, state, start, weeks, (goal,), place)


def test_a_longer_step_moves_what_comes_after_and_not_what_lies_beside() -> None:
    moved = a_step("a", 0, 4)
    steps = (moved, a_step("b", 2, 4), a_step("c", 4, 2), a_step("d", 8, 1, "i_gang"))
    assert [one.record for one in followers(steps, moved, longer=True)] == ["c"]
    assert [one.record for one in followers(steps, moved, longer=False)] == ["b", "c"]
    assert [one.record for one in beside(steps, moved)] == ["b"]


@pytest.mark.parametrize(
    ("week", "weeks", "expected"),
    [(0, 4, False), (0, 5, True), (3, 1, False), (4, 1, True), (7, 1, True), (8, 1, False)],
)  # fmt: skip
def test_steps_that_share_a_week_stand_beside_each_other(
    week: int, weeks: int, expected: bool
) -> None:
    one, other = a_step("a", 4, 4), a_step("b", week, weeks)
    assert (beside([one, other], one) == (other,)) is expected
    assert (beside([one, other], other) == (one,)) is expected


def test_steps_that_share_one_day_stand_beside_each_other() -> None:
    last = a_step("a", 0, 1)
    first = replace(a_step("b", 1, 1), start=last.end)
    assert beside([last, first], first) == (last,)
    assert beside([last, first], last) == (first,)


def test_every_date_that_moves_is_told_once() -> None:
    before = (a_step("a", 0, 2), a_step("b", 2, 2), a_step("c", 4, 2, "sprunget_over"))
    after = (a_step("a", 0, 3), a_step("b", 3, 2), a_step("c", 5, 2, "sprunget_over"))
    found = [(one.kind, one.record, one.days) for one in shifts(before, after)]
    assert found == [
        ("end", "a", 7), ("step", "b", 7), ("end", "b", 7), ("goal", "b-g", 7), ("last", "", 7),
    ]  # fmt: skip
    assert shifts(before, before) == ()


@pytest.mark.parametrize(
    ("more", "status", "moves"),
    [
        ({}, "aaben", True),
        ({}, "klaret", False),
        ({}, "udskudt", False),
        ({"event": True}, "aaben", False),
    ],
)
def test_an_open_limit_moves_with_the_plan_and_a_chosen_day_does_not(
    more: dict[str, bool], status: str, moves: bool
) -> None:
    item = PlanItem(id="m01.1", area="m01", text="Nøgle", owner="L", days=1, **more)
    state = ItemState.model_validate(
        {"id": "m01.1", "case": "x", "course": "c", "status": status, "until": START}
    )
    lines = [ItemLine(item, "c", START, START, 1, ((0, state),))]
    later = [replace(lines[0], base=START + timedelta(days=7))]
    found = [(one.kind, one.record, one.days) for one in shifts((), (), lines, later)]
    assert found == ([("item", "m01.1", 7)] if moves else [])


@given(st.integers(0, 30), st.integers(1, 30))
def test_a_goal_is_never_aimed_at_a_day_after_its_step(weeks: int, week: int) -> None:
    step = a_step("a", 0, weeks)
    goal = PlacedGoal("a-g", PlanGoal(id="g", text="g", week=week), None)
    day = goal_day(step, goal)
    assert day is not None
    assert step.start <= day <= step.end
    assert day == step.start + timedelta(weeks=week, days=-1) or week > weeks


def test_a_limit_on_a_day_off_says_where_it_goes_instead() -> None:
    assert moved_words(date(2026, 12, 28), START) == ""
    told = moved_words(date(2026, 12, 26), START)
    assert told == "Fristen er man 28. december 2026, for 26. december er 2. juledag."
    before = moved_words(date(2026, 5, 2), START)
    assert before == "Fristen er fre 1. maj 2026, for 2. maj er lørdag."


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=6), st.integers(0, 5), st.integers(-2, 9))
def test_a_step_gets_the_place_it_was_given(order: list[int], n: int, to: int) -> None:
    steps = [a_step(f"s{i}", 0, 1, place=place) for i, place in enumerate(sorted(order))]
    moved = steps[n % len(steps)]
    new = places(steps, moved, to)
    rest = [one for one in steps if one is not moved]
    wanted = list(rest)
    wanted.insert(min(max(to, 0), len(rest)), moved)
    now = sorted(steps, key=lambda one: (new.get(one.record, one.place), one.record))
    if new:
        assert now == wanted
    else:
        assert wanted == steps


def test_there_is_room_between_two_places() -> None:
    steps = [a_step(f"s{i}", 0, 1, place=i * APART) for i in range(4)]
    assert places(steps, steps[3], 1) == {"s3": APART // 2}
    assert places(steps, steps[0], 9) == {"s0": 4 * APART}


@pytest.mark.parametrize(("weeks", "limit"), [(4, None), (5, 4), (13, 4), (14, 13), (30, 26)])
def test_the_longest_limit_that_is_passed_is_told(weeks: int, limit: int | None) -> None:
    found = practice_rule(SHIPPED.rule_sets(), weeks, date(2026, 5, 4))
    assert (found[0] if found else None) == limit
    if found:
        assert "§ 61" in str(found[1])
        assert "Kilde: " in str(found[1])


def test_no_rule_is_told_for_a_day_before_there_was_one() -> None:
    assert practice_rule(SHIPPED.rule_sets(), 50, date(2020, 1, 1)) is None
    assert practice_rule((), 50, START) is None


def test_a_pause_is_long_after_28_days() -> None:
    still = a_step("a", 0, 4, "pause", paused="2026-05-04")
    assert long_pauses([still], date(2026, 6, 1)) == ()
    assert long_pauses([still, a_step("b", 0, 1)], date(2026, 6, 2)) == ((still, 29),)


def test_the_next_step_at_work_is_the_earliest_that_is_not_over() -> None:
    steps = [a_step("a", 0, 1, "gennemfoert"), a_step("c", 5, 1), a_step("b", 3, 1)]
    found = first_at_work(steps)
    assert found is not None
    assert found.record == "b"
    assert first_at_work(steps[:1]) is None


def _course() -> Course:
    return Course.model_validate(
        {"id": "c", "case": "x", "citizen": "x", "package": "p", "version": "1",
         "start": START, "plan": {"name": "P", "steps": []}}
    )  # fmt: skip


def test_an_own_item_is_one_that_says_its_text_and_is_no_time_of_another() -> None:
    said = {
        "own": {"text": "Nøgle", "days": 3, "owner": "L"},
        "tick": {"item": "m03.1", "status": "klaret"},
        "both": {"item": "m03.1", "text": "x"},
        "gone": {"text": "y", "status": "udgaaet"},
        "other": {"text": "z", "course": "d"},
    }
    states = {
        record: ItemState.model_validate({"id": record, "case": "x", "course": "c", **one})
        for record, one in said.items()
    }
    items, records = own_items(_course(), states)
    assert [(one.text, one.days, one.owner) for one in items] == [("Nøgle", 3, "L")]
    assert items[0].id == own_item_id("c", "own")
    assert records == {"own", "gone"}


def test_own_steps_and_goals_stand_where_they_were_put() -> None:
    def step(record: str, **said: object) -> StepState:
        return StepState.model_validate({"id": record, "case": "x", "course": "c", **said})

    states = {
        "b": step("b", name="B", place=5), "a": step("a", name="A", place=5),
        "nameless": step("nameless"), "foreign": step("foreign", name="F", course="d"),
    }  # fmt: skip
    goal = GoalState(id="g", case="x", course="c", step="a", text="Kan det")
    found = placed(_course(), states, {"g": goal})
    assert [one.step.name for one in found] == ["A", "B"]
    assert [one.goal.text for one in found[0].goals] == ["Kan det"]
    assert all(one.own and one.start == START for one in found)
