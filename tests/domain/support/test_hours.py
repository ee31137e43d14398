"""The hours clock: what counts, what was granted by a day, and what is told in time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.support.hours import (
    Spent,
    Warn,
    clock,
    counts,
    grant_of,
    granted,
    granted_until,
    shared_out,
    spent,
    supports,
    within,
)

CODES = SHIPPED.codes()
KINDS = {one.code: one.counts for one in CODES.entry_types}
RULES = CODES.support
MONDAY = date(2026, 1, 5)


def entry(kind: str, minutes: int | None = 60, **more: Any) -> Entry:
    return Entry(id="e", case="c", type=kind, day=more.pop("day", MONDAY), minutes=minutes, **more)


def grant(id_: str = "g", **said: Any) -> Grant:
    return Grant(id=id_, case="c", citizen="c", **said)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (entry("mentormoede"), True),
        (entry("oplaering"), True),
        (entry("ledsagelse"), True),
        (entry("samtale"), False),
        (entry("samtale", mentor_time=True), True),
        (entry("mentormoede", mentor_time=False), False),
        (entry("telefon", 30), True),
        (entry("telefon", 31), False),
        (entry("telefon", 31, mentor_time=True), True),
        (entry("amu"), False),
        (entry("sms", mentor_time=True), False),
        (entry("fravaer", mentor_time=True), False),
        (entry("mentormoede", attended=0), False),
        (entry("mentormoede", attended=1), True),
        (entry("mentormoede", absence="udeblevet", mentor_time=True), False),
        (entry("vbesoeg", mentor_time=True), False),
        (entry("ukendt_slags", mentor_time=True), False),
    ],
)
def test_the_kind_decides_and_only_what_is_open_can_be_said_otherwise(
    one: Entry, expected: bool
) -> None:
    assert counts(one, KINDS, RULES.short) is expected


@pytest.mark.parametrize(
    ("said", "day", "expected"),
    [
        ({"start": MONDAY, "weekly": 150}, MONDAY - timedelta(days=1), 0),
        ({"start": MONDAY, "weekly": 150}, MONDAY, 21),
        ({"start": MONDAY, "weekly": 140}, MONDAY + timedelta(days=6), 140),
        ({"start": MONDAY, "weekly": 140}, MONDAY + timedelta(days=9), 200),
        # over the end nothing more is granted
        ({"start": MONDAY, "weekly": 140, "end": MONDAY + timedelta(days=6)},
         date(2027, 1, 1), 140),
        # a leap day is a day, and so is the one on which the clocks are put on or back
        ({"start": date(2028, 2, 28), "weekly": 70}, date(2028, 3, 5), 70),
        ({"start": date(2026, 3, 23), "weekly": 70}, date(2026, 3, 29), 70),
        ({"start": date(2026, 10, 19), "weekly": 70}, date(2026, 10, 25), 70),
        # the year turns within a week
        ({"start": date(2026, 12, 28), "weekly": 70}, date(2027, 1, 3), 70),
        # a week without hours, agreed before, also where it is half outside
        ({"start": MONDAY, "weekly": 70, "holidays": "2026-W03"}, MONDAY + timedelta(days=20), 140),
        ({"start": MONDAY, "weekly": 70, "holidays": "2026-W03"}, MONDAY + timedelta(days=8), 70),
        ({"start": MONDAY, "weekly": 70, "holidays": "2026-W02 2026-W02"},
         MONDAY + timedelta(days=13), 70),
        ({"start": MONDAY, "weekly": 70, "holidays": "x 2026-W99 W [/]"},
         MONDAY + timedelta(days=6), 70),
        ({"weekly": 70}, MONDAY, 0),
        ({"start": MONDAY}, MONDAY, 0),
    ],
)  # fmt: skip
def test_what_is_granted_by_a_day(said: dict[str, Any], day: date, expected: int) -> None:
    assert granted_until(grant(**said), day) == expected


END = MONDAY + timedelta(days=69)
PERIOD: dict[str, Any] = {"start": MONDAY, "end": END, "weekly": 60}
"""Ten weeks of an hour."""


@pytest.mark.parametrize(
    ("minutes", "day", "expected"),
    [
        (479, MONDAY, ()),
        (480, MONDAY, (Warn.NEARLY,)),
        (599, MONDAY, (Warn.NEARLY,)),
        (600, MONDAY, (Warn.SPENT,)),
        (700, MONDAY, (Warn.SPENT,)),
        (0, END - timedelta(days=29), ()),
        (0, END - timedelta(days=28), (Warn.ENDING,)),
        (0, END, (Warn.ENDING,)),
        (0, END + timedelta(days=1), ()),
    ],
)
def test_one_is_told_before_it_is_too_late(
    minutes: int, day: date, expected: tuple[Warn, ...]
) -> None:
    stands = clock(grant(**PERIOD), [Spent("e", MONDAY, minutes)], day, RULES)
    assert stands.warns == expected
    assert (stands.granted, stands.left) == (600, 600 - minutes)


def test_hours_outside_the_period_are_told_and_never_among_the_spent() -> None:
    after = END + timedelta(days=1)
    given_ = [Spent("a", MONDAY, 90), Spent("b", after, 30)]
    stands = clock(grant(**PERIOD), given_, MONDAY + timedelta(days=13), RULES)
    assert (stands.spent, stands.outside, stands.to_date, stands.ahead) == (90, 30, 120, -30)
    assert stands.warns == (Warn.OUTSIDE,)


def test_hours_that_have_not_been_are_not_spent() -> None:
    given_ = [Spent("a", MONDAY, 90), Spent("b", MONDAY + timedelta(days=14), 600)]
    stands = clock(grant(**PERIOD), given_, MONDAY + timedelta(days=13), RULES)
    assert (stands.spent, stands.left, stands.ahead, stands.warns) == (90, 510, -30, ())
    then = clock(grant(**PERIOD), given_, MONDAY + timedelta(days=14), RULES)
    assert (then.spent, then.warns) == (690, (Warn.SPENT,))


def test_what_is_written_as_the_whole_stands_before_what_the_weeks_come_to() -> None:
    written = grant(**PERIOD, total=100)
    assert granted(written) == 100
    assert clock(written, (), date(2027, 1, 1), RULES).to_date == 100


DAYS = st.integers(0, 400).map(lambda n: MONDAY + timedelta(days=n))
GRANTS = st.lists(st.tuples(DAYS, st.integers(0, 200), st.integers(0, 2220)), max_size=4).map(
    lambda every: [
        grant(f"g{n}", start=first, end=first + timedelta(days=days), weekly=weekly)
        for n, (first, days, weekly) in enumerate(every)
    ]
)
ENTRIES = st.lists(
    st.builds(
        lambda kind, day, minutes, said: entry(kind, minutes, day=day, mentor_time=said),
        st.sampled_from([*KINDS, "ukendt"]),
        DAYS,
        st.none() | st.integers(0, 600),
        st.none() | st.booleans(),
    ),
    max_size=20,
)


@given(grants=GRANTS, entries=ENTRIES, day=DAYS)
def test_the_hours_of_all_grants_are_the_sum_of_the_log(
    grants: list[Grant], entries: list[Entry], day: date
) -> None:
    every = list(spent(entries, KINDS, RULES.short))
    told = sum(one.minutes or 0 for one in entries if counts(one, KINDS, RULES.short))
    assert sum(one.minutes for one in every) == told
    shared = shared_out(grants, every)
    clocks = [clock(one, shared[one.id], day, RULES) for one in grants]
    to_come = sum(
        given_.minutes
        for one in grants
        for given_ in shared[one.id]
        if within(one, given_.day) and given_.day > day
    )
    assert sum(one.spent + one.outside for one in clocks) + to_come == (told if grants else 0)


@given(grants=GRANTS, first=DAYS, days=st.integers(0, 60))
def test_nothing_granted_is_taken_back_by_a_later_day(
    grants: list[Grant], first: date, days: int
) -> None:
    for one in grants:
        assert granted_until(one, first) <= granted_until(one, first + timedelta(days=days))
        assert granted_until(one, first) <= granted(one)


@given(grants=GRANTS, day=DAYS)
def test_a_days_hours_are_of_a_grant_that_holds_it_if_one_does(
    grants: list[Grant], day: date
) -> None:
    found = grant_of(grants, day)
    assert (found is None) is (not grants)
    if found and any(within(one, day) for one in grants):
        assert within(found, day)
    assert grant_of(reversed(grants), day) == found


@pytest.mark.parametrize(
    ("said", "of"),
    [
        ({"by": "bent  prøvesen"}, "g1"),
        ({"by": "Åse Prøvesen", "course": "k1"}, "g2"),
        ({"by": "En vikar", "course": "k1"}, "g1"),
        ({"by": "En vikar", "course": "k2"}, "g2"),
        ({"by": "En vikar"}, "g2"),
        ({}, "g2"),
        ({"by": "Bent Prøvesen", "day": date(2027, 1, 1)}, "g1"),
    ],
)
def test_an_hour_is_of_its_own_mentors_grant_else_of_its_courses(
    said: dict[str, Any], of: str
) -> None:
    first = grant("g1", course="k1", mentor="Bent Prøvesen", start=MONDAY, end=date(2026, 6, 1))
    second = grant("g2", course="k2", mentor="Åse Prøvesen", start=MONDAY + timedelta(days=7))
    known = {"day": MONDAY + timedelta(days=14)} | said
    shared = shared_out([second, first], [Spent("e", minutes=60, **known)])
    assert {name for name, given_ in shared.items() if given_} == {of}


def test_a_support_is_the_periods_of_one_course_and_what_prolongs_them() -> None:
    every = [
        grant("g1", course="k1", start=MONDAY),
        grant("g2", course="k2", start=MONDAY + timedelta(days=1)),
        grant("g3", course="k3", start=MONDAY + timedelta(days=2), follows="g1"),
        grant("g4", course=None, start=MONDAY + timedelta(days=3)),
        grant("g5", course="k2", start=None),
    ]
    told = [[one.id for one in each] for each in supports(reversed(every))]
    assert told == [["g1", "g3", "g4"], ["g2", "g5"]]
