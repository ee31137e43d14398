"""What waits, for whom, and how urgent it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.course.checklist import ItemLine
from vip2tui.domain.course.copies import PlanItem, PlanStep
from vip2tui.domain.course.plan import PlacedStep
from vip2tui.domain.course.upcoming import (
    THE_ROUND,
    Urgency,
    Waiting,
    already,
    left_over,
    next_step,
    no_course,
    promised,
    urgency,
    waiting_items,
    waiting_steps,
)
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.item import ItemState
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


@pytest.mark.parametrize("soon", [2, 7, 30])
def test_a_day_is_near_from_as_many_days_as_are_set(soon: int) -> None:
    found = [urgency(TODAY + timedelta(days=days), TODAY, soon) for days in (1, soon, soon + 1)]
    assert found == [Urgency.SOON, Urgency.SOON, Urgency.LATER]


def test_what_is_more_urgent_stands_first() -> None:
    found = [urgency(TODAY + timedelta(days=days), TODAY) for days in (8, 1, 0, -1)]
    assert [one.name for one in sorted(found)] == ["OVERDUE", "TODAY", "SOON", "LATER"]
    assert [one.name for one in sorted(Urgency)] == [
        "DRAFT", "DOUBT", "OVERDUE", "TODAY", "SOON", "LATER",
    ]  # fmt: skip


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


def a_line(item: str, day: int, every: int | None = None, count: int = 1, **more: Any) -> ItemLine:
    """Return an item that is due so many days from today, first and last."""
    one = PlanItem(id=item, area=item[:3], text=item, owner="M", every=every, **more)
    base = TODAY + timedelta(days=day)
    return ItemLine(one, "c", base, base, count)


def test_the_round_is_one_thing_at_a_mentor_and_the_rest_stand_by_themselves() -> None:
    lines = [a_line("m06.1", 0), a_line("m09.2", 3), a_line("m01.1", 1)]
    round_, key = waiting_items("c", lines, Role.MENTOR, TODAY)
    assert (round_.what, round_.part, round_.due) == (
        "Ugens runde: samtale og fremmøde", THE_ROUND, TODAY,
    )  # fmt: skip
    assert (key.what, key.part, key.name) == ("m01.1", "tjekliste", "m01.1")


def test_a_mentor_is_asked_for_two_ticks_a_week_beside_the_round() -> None:
    often = [a_line(f"m0{n}.1", n, every=7) for n in (1, 2, 3)]
    rare = a_line("m04.1", 4)
    ticked = replace(often[0], count=9, states=((0, _ticked()),))

    def asked(*lines: ItemLine) -> list[str]:
        return [one.what for one in waiting_items("c", lines, Role.MENTOR, TODAY)]

    assert asked(*often, rare) == ["m01.1", "m02.1", "m04.1"]
    assert asked(ticked, *often[1:], rare) == ["m01.1", "m02.1", "m04.1"]


def _ticked() -> ItemState:
    return ItemState(id="m01.1", case="x", course="c", status="klaret", day=TODAY)


@pytest.mark.parametrize(
    ("since", "due"),
    [(None, [-21]), (-30, [-21]), (-14, [-14]), (-10, [-7]), (0, [0]), (1, [])],
)
def test_what_was_due_before_it_was_written_down_is_asked_about_apart(
    since: int | None, due: list[int]
) -> None:
    line = a_line("m01.1", -21, every=7, count=4)
    day = None if since is None else TODAY + timedelta(days=since)
    found = [(one.due - TODAY).days for one in waiting_items("c", [line], Role.MENTOR, TODAY, day)]
    assert found == due
    if day is not None:
        is_asked = already("c", "f", [line], Role.MENTOR, TODAY, day) is not None
        assert is_asked == (day > line.base)


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
