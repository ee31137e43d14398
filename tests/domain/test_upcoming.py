"""What waits, for whom, and how urgent it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.course.copies import PlanStep
from vip2tui.domain.course.plan import PlacedStep
from vip2tui.domain.course.upcoming import (
    Urgency,
    Waiting,
    left_over,
    next_step,
    no_course,
    promised,
    urgency,
    waiting_steps,
)
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.roles import Role
from vip2tui.text.days import due_words

TODAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-400, Urgency.OVERDUE), (-1, Urgency.OVERDUE), (0, Urgency.TODAY), (1, Urgency.SOON),
        (7, Urgency.SOON), (8, Urgency.LATER),
    ],
)  # fmt: skip
def test_how_urgent_a_day_is(days: int, expected: Urgency) -> None:
    assert urgency(TODAY + timedelta(days=days), TODAY) is expected


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_late_is_said_in_words(due: date) -> None:
    late = urgency(due, TODAY) is Urgency.OVERDUE
    assert ("over fristen" in due_words(due, TODAY)) == late


waiting = st.builds(
    lambda days, part, name: Waiting(
        "c", "x", TODAY + timedelta(days=days), "M", urgency(TODAY, TODAY), part, name
    ),
    st.integers(-50, 50),
    st.sampled_from(["plan", "notater", "tjekliste", "tvivl"]),
    st.text("ab", max_size=2),
)


@given(st.lists(waiting, max_size=8))
def test_the_next_step_is_the_earliest_whatever_the_order(found: list[Waiting]) -> None:
    one = next_step(found)
    assert (one is None) == (not found)
    if one is not None:
        assert one.due == min(each.due for each in found)
        again = next_step(reversed(found))
        assert again is not None
        assert (again.due, again.part, again.name) == (one.due, one.part, one.name)


def _entry(day: int, following: str | None, **more: object) -> Entry:
    return Entry(
        id=f"{day}{following}", case="c", type="note", day=TODAY + timedelta(days=day),
        next=following, **more,
    )  # fmt: skip


def test_of_two_promises_the_last_written_counts() -> None:
    newest_first = [_entry(0, None), _entry(0, "z"), _entry(0, "a"), _entry(-3, "b")]
    found = promised("c", newest_first, TODAY)
    assert found is not None
    assert (found.what, found.due, found.owner) == ("z", TODAY + timedelta(days=7), "M")
    assert promised("c", [_entry(0, None)], TODAY) is None
    assert promised("c", [_entry(-15, "gammelt")], TODAY) is None


def test_a_promise_that_is_kept_waits_no_more_and_an_older_one_does_not_come_back() -> None:
    kept = _entry(0, "z", next_done=TODAY)
    assert promised("c", [kept, _entry(-3, "b")], TODAY) is None


def test_a_step_that_stands_aside_is_nobodys_next_step() -> None:
    aside = PlacedStep(
        "r",
        PlanStep(id="s", name="Ekstra", track="amu", weeks=1, optional=True),
        None,
        TODAY,
        1,
        (),
    )
    assert left_over("c", (aside,), TODAY, TODAY, Role.CONSULTANT).what.startswith("Afslut")
    assert list(waiting_steps("c", (aside,), TODAY)) == []


@pytest.mark.parametrize("role", Role)
def test_what_is_left_is_never_late_at_the_mentor(role: Role) -> None:
    long_ago = TODAY - timedelta(days=100)
    for one in (
        left_over("c", (), long_ago, TODAY, role),
        no_course("c", long_ago, TODAY, role),
        no_course("c", None, TODAY, role),
    ):
        assert one.owner == "J"
        assert role is not Role.MENTOR or one.urgency is not Urgency.OVERDUE
