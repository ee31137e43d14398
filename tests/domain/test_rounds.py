"""When a course is measured: every occasion at month ends, leap days and when clocks change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.progress.rounds import Round, Stage, at, at_work, of_voice, rounds

RHYTHM = SHIPPED.instrument().rhythm
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def made(
    start: str, day: str, closed: str = "", still: str = "", begun: Mapping[str, str] | None = None
) -> list[tuple[str, str, str]]:
    found = rounds(
        date.fromisoformat(start),
        RHYTHM,
        date.fromisoformat(day),
        closed=date.fromisoformat(closed) if closed else None,
        still=date.fromisoformat(still) if still else None,
        begun={code: date.fromisoformat(first) for code, first in (begun or {}).items()},
    )
    return [(one.code, one.due.isoformat(), one.until.isoformat()) for one in found]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        # Over the end of a month, and a February of 28 and of 29 days.
        ("2026-01-31", [("start", "2026-02-14"), ("91", "2026-05-02"), ("182", "2026-08-01")]),
        ("2027-12-01", [("start", "2027-12-15"), ("91", "2028-03-01"), ("182", "2028-05-31")]),
        ("2028-02-29", [("start", "2028-03-14"), ("91", "2028-05-30"), ("182", "2028-08-29")]),
        ("2027-02-28", [("start", "2027-03-14"), ("91", "2027-05-30"), ("182", "2027-08-29")]),
        # Over the nights the clock is put on and back: 29 March and 25 October 2026.
        ("2026-03-15", [("start", "2026-03-29"), ("91", "2026-06-14"), ("182", "2026-09-13")]),
        ("2026-07-26", [("start", "2026-08-09"), ("91", "2026-10-25"), ("182", "2027-01-24")]),
        # Over New Year.
        ("2026-12-31", [("start", "2027-01-14"), ("91", "2027-04-01"), ("182", "2027-07-01")]),
    ],
)
def test_the_start_and_every_ninety_one_days(start: str, expected: list[tuple[str, str]]) -> None:
    first = date.fromisoformat(start)
    found = made(start, (first + timedelta(days=100)).isoformat())
    assert [(code, due) for code, due, _ in found] == expected


@pytest.mark.parametrize(
    ("day", "code", "stage"),
    [
        ("2026-05-03", "start", Stage.AHEAD),  # before the course
        ("2026-05-04", "start", Stage.AHEAD),
        ("2026-05-10", "start", Stage.AHEAD),
        ("2026-05-11", "start", Stage.COMING),  # 7 days before the 14th day
        ("2026-05-17", "start", Stage.COMING),
        ("2026-05-18", "start", Stage.DUE),
        ("2026-06-08", "start", Stage.DUE),
        ("2026-06-09", "start", Stage.LATE),  # more than 21 days
        ("2026-07-19", "start", Stage.LATE),
        ("2026-07-20", "91", Stage.AHEAD),  # 14 days before the 91st
        ("2026-07-26", "91", Stage.AHEAD),
        ("2026-07-27", "91", Stage.COMING),
        ("2026-08-03", "91", Stage.DUE),
        ("2026-08-24", "91", Stage.DUE),
        ("2026-08-25", "91", Stage.LATE),
        ("2026-10-19", "182", Stage.AHEAD),
        ("2026-11-02", "182", Stage.DUE),
    ],
)
def test_how_a_round_stands_on_a_day(day: str, code: str, stage: Stage) -> None:
    today = date.fromisoformat(day)
    now = at(rounds(date(2026, 5, 4), RHYTHM, today), today)
    assert (now.code, now.stage(today, RHYTHM)) == (code, stage)


def test_one_that_nobody_measured_gives_way_and_is_missing() -> None:
    first, *_ = rounds(date(2026, 5, 4), RHYTHM, date(2026, 8, 3))
    assert first.until == date(2026, 7, 19)
    assert first.stage(date(2026, 7, 20), RHYTHM) is Stage.MISSED


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        ("2026-05-20", [("start", "2026-05-19"), ("slut:2026-05-20", "2026-08-12")]),
        (
            "2026-08-03",
            [("start", "2026-07-19"), ("91", "2026-08-02"), ("slut:2026-08-03", "2026-10-26")],
        ),
        ("2028-02-29", [("slut:2028-02-29", "2028-05-23")]),
        (
            "2026-05-04",
            [("slut:2026-05-04", "2026-07-27")],
        ),  # closed on its first day: one measurement
    ],
)
def test_the_end_is_measured_within_a_week(closed: str, expected: list[tuple[str, str]]) -> None:
    found = made("2026-05-04", "2028-06-01", closed)
    assert [(code, until) for code, _, until in found][-len(expected) :] == expected
    code, due, _ = found[-1]
    end = date.fromisoformat(closed)
    assert (code, date.fromisoformat(due)) == (f"slut:{closed}", end + timedelta(days=7))


@pytest.mark.parametrize(
    ("still", "codes"),
    [
        ("2026-05-10", ["start"]),  # the baseline is open: it serves
        ("2026-06-01", ["start"]),
        ("2026-06-02", ["start", "pause:2026-06-02"]),
        ("2026-07-19", ["start", "pause:2026-07-19"]),
        ("2026-07-20", ["start", "91"]),  # the 91 days' is open: it serves
        ("2026-08-17", ["start", "91"]),
        ("2026-08-18", ["start", "91", "pause:2026-08-18"]),
    ],
)
def test_a_course_that_stands_still_is_measured_then_and_the_rest_waits(
    still: str, codes: list[str]
) -> None:
    assert [code for code, *_ in made("2026-05-04", "2027-01-01", still=still)] == codes


PAUSED = "pause:2026-06-10"


@pytest.mark.parametrize(
    ("begun", "expected"),
    [
        # A pause that somebody has answered in stays until the next round opens.
        ({PAUSED: "2026-06-12"}, [("start", "2026-06-09"), (PAUSED, "2026-07-19")]),
        # So does an end, though the course goes on.
        ({"slut:2026-06-10": "2026-06-12"},
         [("start", "2026-06-09"), ("slut:2026-06-10", "2026-07-19")]),
        ({"slut": "2026-06-12"}, [("start", "2026-06-11"), ("slut", "2026-07-19")]),
        ({"91": "2026-06-12"}, [("start", "2026-07-19")]),
        # What a file may have brought is no round: no day, one before the course, one ahead.
        ({"pause:i går": "2026-06-12", "pause:20260610": "2026-06-12", "slut:": "2026-06-12",
          "pause:2026-05-03": "2026-06-12", "pause:9999-12-31": "2026-06-12",
          "": "2026-06-12"}, [("start", "2026-07-19")]),
    ],
)  # fmt: skip
def test_a_round_that_was_begun_stays_one_when_the_course_goes_on(
    begun: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    found = made("2026-05-04", "2026-07-01", begun=begun)
    assert [(code, until) for code, _, until in found if not code.isdecimal()] == expected
    assert found[-1][0] == "91"


def test_a_pause_that_follows_close_on_one_that_was_measured_is_of_that_one() -> None:
    begun = {PAUSED: "2026-06-10"}
    found = made("2026-05-04", "2026-07-10", still="2026-06-20", begun=begun)
    assert [code for code, *_ in found] == ["start", PAUSED]
    found = made("2026-05-04", "2026-07-10", still="2026-07-09", begun=begun)
    assert [code for code, *_ in found] == ["start", PAUSED, "pause:2026-07-09"]


@pytest.mark.parametrize(
    ("first", "codes"),
    [
        ("2026-06-20", ["slut"]),  # measured after this end, before ends had their day
        ("2026-06-15", ["slut"]),
        ("2026-06-14", ["slut", "slut:2026-06-15"]),  # of an earlier end
    ],
)
def test_an_end_that_was_measured_before_ends_had_their_day_is_that_end(
    first: str, codes: list[str]
) -> None:
    found = made("2026-05-04", "2026-06-20", closed="2026-06-15", begun={"slut": first})
    assert [code for code, *_ in found] == ["start", *codes]


@pytest.mark.parametrize(
    ("day", "alone", "expected", "until"),
    [
        # The round of 91 days has opened on 20 July, between the two.
        ("2026-07-20", {"start": "2026-07-19"}, "start", "2026-08-01"),
        ("2026-08-01", {"start": "2026-07-19"}, "start", "2026-08-01"),
        ("2026-08-02", {"start": "2026-07-19"}, "91", "2026-10-18"),  # its 14 days are gone
        ("2026-07-19", {"91": "2026-07-20"}, "91", "2026-10-19"),  # dated back before it opened
        ("2026-05-20", {"91": "2026-07-20"}, "start", "2026-07-19"),  # an answer of long before
        ("2026-07-20", {}, "91", "2026-10-18"),
        # The nearest of several.
        ("2026-07-28", {"start": "2026-07-19", "91": "2026-07-25"}, "91", "2026-10-18"),
        ("2026-07-20", {"start": "2026-07-19", "91": "2026-07-25"}, "start", "2026-08-01"),
        # A round that is none any more: the course was paused from an earlier day afterwards.
        ("2026-06-12", {"pause:2026-06-10": "2026-06-11"}, "pause:2026-06-10", "2026-06-24"),
        ("2026-06-25", {"pause:2026-06-10": "2026-06-11"}, "start", "2026-07-19"),
    ],
)
def test_a_round_in_which_one_voice_waits_takes_the_others_answer_first(
    day: str, alone: dict[str, str], expected: str, until: str
) -> None:
    on = date.fromisoformat(day)
    waiting = {code: date.fromisoformat(said) for code, said in alone.items()}
    found = of_voice(rounds(date(2026, 5, 4), RHYTHM, on), on, waiting)
    assert (found.code, found.until.isoformat()) == (expected, until)
    if expected in alone and day >= alone[expected]:
        assert found.stage(on, RHYTHM) in {Stage.DUE, Stage.COMING, Stage.LATE}


@pytest.mark.parametrize(
    ("since", "due"),
    [
        ("2026-01-31", "2026-02-28"),
        ("2028-02-01", "2028-02-29"),
        ("2026-03-15", "2026-04-12"),
        ("2026-10-11", "2026-11-08"),
        ("2026-12-20", "2027-01-17"),
    ],
)
def test_the_mentor_is_asked_every_twenty_eight_days(since: str, due: str) -> None:
    now = at_work(date.fromisoformat(since), RHYTHM)
    assert now.due == date.fromisoformat(due)
    stages = [now.stage(now.due + timedelta(days=n), RHYTHM) for n in (-8, -7, -1, 0, 21, 22)]
    assert stages == [
        Stage.AHEAD, Stage.COMING, Stage.COMING, Stage.DUE, Stage.DUE, Stage.LATE,
    ]  # fmt: skip


@given(
    start=DAYS,
    after=st.integers(-10, 800),
    closed=st.none() | st.integers(0, 700),
    still=st.none() | st.integers(0, 700),
    begun=st.dictionaries(
        st.sampled_from(["pause:", "slut:", "slut"]), st.integers(-10, 800), max_size=3
    ),
)
def test_every_day_is_of_one_round_and_no_two_are_called_alike(
    start: date, after: int, closed: int | None, still: int | None, begun: dict[str, int]
) -> None:
    day = start + timedelta(days=after)

    def on(days: int | None) -> date | None:
        return None if days is None else start + timedelta(days=days)

    days = {code: start + timedelta(days=n) for code, n in begun.items()}
    was = {f"{code}{one}" if code.endswith(":") else code: one for code, one in days.items()}
    found = rounds(start, RHYTHM, day, closed=on(closed), still=on(still), begun=was)
    assert len({one.code for one in found}) == len(found)
    assert all(one.opens <= one.until for one in found)
    for one, following in pairwise(found):
        assert one.until < following.opens
    now: Round = at(found, day)
    assert now.opens <= day or now == found[0]
    assert [one for one in found if one.opens <= day <= one.until] in ([], [now])
