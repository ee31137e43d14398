"""The one order of «I dag»: total, the same however it is read, and for the time there is."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.absence_tasks import Seen
from vip2tui.domain.course.day_list import ANSWER, DOUBT, OFFICE, REMOVE
from vip2tui.domain.course.queue import Tasks, queue
from vip2tui.domain.course.upcoming import (
    ALREADY,
    CHOOSE,
    THE_ROUND,
    TICK,
    VISIT,
    Urgency,
    Waiting,
    urgency,
)
from vip2tui.services import drafts
from vip2tui.services.citizen import absence_due, replies, workplace_changes
from vip2tui.services.course import followups, tovholder
from vip2tui.services.progress import calendar
from vip2tui.services.support import due

TODAY = date(2026, 5, 4)
CODES = SHIPPED.codes()
TASKS = Tasks(CODES.tasks)
PARTS = (ALREADY, CHOOSE, THE_ROUND, TICK, VISIT, "notater", "plan", drafts.PART, followups.PART,
         absence_due.PART, tovholder.PART, workplace_changes.PART, replies.PART, Seen.NO_SHOW.value,
         calendar.PART, due.PART, due.PERIOD, ANSWER, DOUBT, OFFICE, REMOVE)  # fmt: skip
few = st.sampled_from(("a", "b"))
waits = st.builds(
    Waiting,
    citizen=few,
    what=few,
    due=st.dates(TODAY - timedelta(days=2), TODAY + timedelta(days=2)),
    owner=st.sampled_from("MJ"),
    urgency=st.sampled_from([one for one in Urgency if one is not Urgency.DRAFT]),
    part=st.sampled_from(("plan", TICK, THE_ROUND, OFFICE, "ukendt")),
    name=few,
    times=st.integers(1, 2),
    kind=st.sampled_from(("", VISIT)),
    course=st.sampled_from(("", "f1", "f2")),
)


def same(one: Waiting) -> Waiting:
    return one


@given(st.lists(waits, max_size=12, unique=True), st.randoms(), st.none() | st.integers(0, 30))
def test_the_order_is_the_same_however_it_is_read(
    found: list[Waiting], random: Random, most: int | None
) -> None:
    before = queue(found, same, TASKS, most)
    random.shuffle(found)
    assert queue(found, same, TASKS, most) == before


@given(waits, waits)
def test_no_two_things_that_differ_stand_equal(one: Waiting, other: Waiting) -> None:
    assert (TASKS.rank(one) == TASKS.rank(other)) == (one == other)


@given(waits, st.sampled_from(("", "f1", "f2")))
def test_the_same_thing_of_another_course_has_a_place_and_a_name_of_its_own(
    one: Waiting, course: str
) -> None:
    other = replace(one, course=course)
    assert (TASKS.rank(one) == TASKS.rank(other)) == (one.id == other.id) == (one == other)


def test_whatever_a_thing_says_decides_its_place() -> None:
    """A field that is added later must be in the rank too, or two things could stand equal."""
    one = Waiting("c", "x", TODAY, "M", Urgency.TODAY, "plan")
    other = {"due": TODAY + timedelta(days=1), "urgency": Urgency.SOON, "times": 2}
    for field in fields(one):
        changed = replace(one, **{field.name: other.get(field.name, "anden")})
        assert TASKS.rank(changed) != TASKS.rank(one), field.name


@given(st.lists(waits, max_size=40, unique=True), st.integers(0, 30))
def test_what_is_for_now_takes_no_more_than_there_is(found: list[Waiting], most: int) -> None:
    parted = queue(found, same, TASKS, most)
    assert sorted((*parted.now, *parted.later), key=TASKS.rank) == list(TASKS.ordered(found))
    stays = [one for one in parted.now if TASKS.stays(one)]
    assert not [one for one in parted.later if TASKS.stays(one)], "what is not safe never folds"
    takes = sum(TASKS.of(one).minutes for one in parted.now)
    assert takes <= max(most, sum(TASKS.of(one).minutes for one in stays))
    assert parted.minutes == sum(TASKS.of(one).minutes for one in parted.later)
    rest = [one for one in parted.now if not TASKS.stays(one)]
    firsts = {x.citizen: x for x in sorted((*rest, *parted.later), key=TASKS.rank, reverse=True)}
    for one in parted.later:
        before = [x for x in rest if TASKS.rank(x) > TASKS.rank(one)]
        assert {x.citizen for x in before} <= {"a", "b"} - {one.citizen}
        assert all(firsts[x.citizen] is x for x in before), "only who would be hidden goes before"


def test_what_waits_for_twenty_minutes_of_a_week() -> None:
    rounds = [Waiting(f"c{n}", "runde", TODAY, "M", Urgency.TODAY, THE_ROUND) for n in range(8)]
    tick = Waiting("c", "punkt", TODAY, "M", Urgency.TODAY, TICK)
    doubt = Waiting("c", "tvivl", TODAY, "", Urgency.DOUBT, DOUBT)
    parted = queue([tick, *rounds, doubt], same, TASKS, CODES.today.week)
    assert CODES.today.week == 20
    assert parted.now == (doubt, *rounds[:6])  # 1 + 6 × 3 minutes
    assert parted.later == (*rounds[6:], tick)
    assert parted.minutes == 6.5
    assert queue([tick, *rounds], same, TASKS).later == ()


@pytest.mark.parametrize("part", PARTS)
def test_every_part_says_how_long_it_takes_and_who_asks(part: str) -> None:
    assert part in {one.code for one in CODES.tasks}


def test_no_part_is_forgotten() -> None:
    """Every part that a line of «I dag» is made with stands in the table above."""
    found = set()
    for path in Path("vip2tui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "Waiting(" in text:
            found |= set(re.findall(r'^(?:PART|PERIOD|TICK) = "(\w+)"', text, re.MULTILINE))
    assert found <= set(PARTS)


@pytest.mark.parametrize(
    ("days", "part", "times", "said"),
    [
        (-3, TICK, 1, "3 dage over fristen · krav fra tjeklisten"),
        (-20, THE_ROUND, 3, "20 dage over, 3 gange · krav fra tjeklisten"),
        (0, "plan", 1, "frist i dag · krav fra planen"),
        (4, "notater", 1, "frist om 4 dage · aftalt i et notat"),
        (0, OFFICE, 1, "intet sendes før"),
        (-2, Seen.NO_SHOW.value, 1, "der ringes samme dag"),
        (2, "ukendt", 1, "frist om 2 dage · venter på dig"),
    ],
)
def test_a_line_says_why_it_stands_there(days: int, part: str, times: int, said: str) -> None:
    day = TODAY + timedelta(days=days)
    one = Waiting("c", "x", day, "M", urgency(day, TODAY), part, times=times)
    assert TASKS.reason(one, TODAY) == said
