"""Before the talk: what is open, what is practised, one question, and words that take turns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.course.copies import PlanStep
from vip2tui.domain.course.plan import PlacedStep
from vip2tui.domain.course.talk import (
    one_of,
    open_promises,
    points_near,
    practised,
    words_of_the_week,
)
from vip2tui.domain.course.upcoming import Urgency, Waiting
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.statuses import StepStatus

DAY = date(2026, 5, 4)


def entry(name: str, day: date, **more: object) -> Entry:
    return Entry.model_validate({"id": name, "case": "c", "type": "samtale", "day": day} | more)


def test_an_agreement_is_open_until_it_is_done_and_the_newest_stand_first() -> None:
    log = [
        entry("old", DAY - timedelta(days=9), next="Ringe"),
        entry("done", DAY, next="Skrive", next_done=DAY),
        entry("none", DAY),
        *(entry(f"n{n}", DAY - timedelta(days=n), next="Spørge") for n in range(3)),
    ]
    assert [one.id for one in open_promises(log)] == ["n0", "n1"]
    assert [one.id for one in open_promises(log[:3])] == ["old"]


def step(name: str, start: date, status: StepStatus | None = None) -> PlacedStep:
    state = status and StepState.model_validate(
        {"id": name, "case": "c", "course": "k", "status": status}
    )
    return PlacedStep(name, PlanStep(id=name, name=name, track="praktik", weeks=3), state, start, 3,
                      ())  # fmt: skip


def test_what_is_practised_is_what_runs_else_the_next() -> None:
    later, soon = step("later", DAY + timedelta(days=30)), step("soon", DAY + timedelta(days=3))
    runs = step("runs", DAY - timedelta(days=8), StepStatus.RUNNING)
    over = step("over", DAY - timedelta(days=60), StepStatus.DONE)
    assert [one.record for one in practised([over, later, soon])] == ["soon"]
    assert [one.record for one in practised([over, runs, later, soon])] == ["runs"]
    assert practised([over]) == ()


def test_only_points_of_the_checklist_that_are_late_or_near_are_on_the_card() -> None:
    late = Waiting("c", "a", DAY, "M", Urgency.OVERDUE, "tjekliste", "m1")
    today = replace(late, name="m2", urgency=Urgency.TODAY)
    far, plan = replace(late, name="m3", urgency=Urgency.LATER), replace(late, part="plan")
    assert points_near([far, plan, today, late]) == (late, today)


@given(st.integers(1, 60), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_ten_words_a_week_are_the_same_all_week_and_every_word_has_its_turn(
    many: int, day: date
) -> None:
    words = [*range(many)]
    monday = date.fromordinal(day.toordinal() // 7 * 7)
    week = words_of_the_week(words, monday)
    assert len(week) == len(set(week)) == min(many, 10)
    assert all(words_of_the_week(words, monday + timedelta(days=n)) == week for n in range(7))
    weeks = [words_of_the_week(words, monday + timedelta(weeks=n)) for n in range(many + 1)]
    assert {one for each in weeks for one in each} == set(words)


@given(st.lists(st.text(), min_size=1, unique=True), st.text(), st.text())
def test_one_question_is_drawn_and_the_same_for_the_same_seed(
    pool: list[str], one: str, other: str
) -> None:
    assert one_of(pool, one, other) in pool
    assert one_of(pool, one, other) == one_of(tuple(pool), one, other)
    assert one_of([], one) is None
