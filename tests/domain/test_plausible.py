"""What is odd and may be so all the same: just right, just wrong, and not about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.plausible import AGES, Written, meet, of_absence, of_note, of_number
from vip2tui.text.cpr import Cpr, CprKind

TODAY = date(2026, 5, 4)
NOTE = Written("mentormoede", TODAY, "x", minutes=60, words="mentormøde i dag")
MOST = 480


def told(one: Written, *others: Written) -> list[str]:
    return list(of_note(one, TODAY, others, MOST))


@pytest.mark.parametrize(("ahead", "is_told"), [(0, False), (-1, False), (1, True), (400, True)])
def test_a_day_ahead(ahead: int, is_told: bool) -> None:
    said = told(replace(NOTE, day=TODAY + timedelta(days=ahead)))
    assert said == (["Dagen ligger efter i dag."] if is_told else [])


@pytest.mark.parametrize(
    ("minutes", "other", "said"),
    [
        (1_440, {"minutes": 0}, ""),
        (60, {"minutes": 1_380}, ""),
        (61, {"minutes": 1_380}, "Så har du skrevet 24,02 timer"),
        (61, {"minutes": 1_380, "whose": "Bo Holm"}, "Så har du skrevet"),
        (61, {"minutes": 1_380, "is_mine": False}, ""),
        (61, {"minutes": 1_380, "day": TODAY - timedelta(days=1)}, ""),
        (61, {"minutes": None}, ""),
        (None, {"minutes": 1_441}, ""),
    ],
)
def test_more_than_a_day_has(minutes: int | None, other: dict[str, object], said: str) -> None:
    there = replace(NOTE, text="andet", **other)  # type: ignore[arg-type]  # as the test says
    found = told(replace(NOTE, minutes=minutes), there)
    assert "".join(found).startswith(said) if said else found == []


@pytest.mark.parametrize(
    ("mentor", "other", "is_told"),
    [
        (480, {}, False),
        (481, {}, True),
        (60, {"mentor": 420}, False),
        (61, {"mentor": 420}, True),
        (61, {"mentor": 420, "is_mine": False}, True),
        (61, {"mentor": 420, "whose": "Bo Holm"}, False),
        (61, {"mentor": 420, "day": TODAY - timedelta(days=1)}, False),
        (0, {"mentor": 600}, False),
    ],
)
def test_more_mentor_time_than_a_working_day(
    mentor: int, other: dict[str, object], is_told: bool
) -> None:
    there = replace(NOTE, text="andet", minutes=0, **other)  # type: ignore[arg-type]  # the same
    found = told(replace(NOTE, minutes=mentor, mentor=mentor), there)
    assert any("mentortid den dag: passer det?" in one for one in found) is is_told


@pytest.mark.parametrize(
    ("first", "second", "is_so"),
    [
        ((9, 10), (10, 11), False),
        ((9, 11), (10, 12), True),
        ((9, 12), (10, 11), True),
        ((22, 6), (5, 7), False),
        ((9, None), (9, 10), False),
    ],
)
def test_times_meet(first: tuple[int, int | None], second: tuple[int, int], is_so: bool) -> None:
    begun, ended = first
    one = replace(NOTE, start=time(begun), end=time(ended) if ended else None)
    other = replace(NOTE, start=time(second[0]), end=time(second[1]), text="andet")
    assert meet(one, other) is meet(other, one) is is_so
    assert any(one.startswith("Den tid") for one in told(one, other)) is is_so
    elsewhere = replace(other, whose="Bo Holm")
    assert any("hos to borgere: Bo Holm" in one for one in told(one, elsewhere)) is is_so
    assert told(one, replace(elsewhere, is_mine=False)) == []


def test_a_night_meets_the_next_morning() -> None:
    night = replace(NOTE, start=time(22), end=time(6))
    morning = replace(NOTE, day=TODAY + timedelta(days=1), start=time(5), end=time(7))
    assert meet(night, morning)
    assert not meet(night, replace(morning, start=time(6)))


@pytest.mark.parametrize(("years", "is_told"), [(14, True), (15, False), (80, False), (81, True)])
def test_an_age_that_few_have(years: int, is_told: bool) -> None:
    born = date(TODAY.year - years, TODAY.month, TODAY.day)
    number = Cpr(f"{born:%d%m%y}9999", CprKind.REPLACEMENT, born)
    said = [one.text for one in of_number(number, TODAY)]
    assert said == ([f"personen er {years} år: passer det?"] if is_told else [])
    day_before = Cpr(number.number, number.kind, born + timedelta(days=1))
    assert bool(of_number(day_before, TODAY)) is (years - 1 not in AGES)


MINUTES = st.integers(0, 1_440)


@given(MINUTES, st.lists(MINUTES, max_size=6))
def test_what_is_told_of_a_day_depends_on_its_sum_alone(minutes: int, others: list[int]) -> None:
    there = [replace(NOTE, text=f"{n}", minutes=one) for n, one in enumerate(others)]
    said = told(replace(NOTE, minutes=minutes), *there)
    assert said == told(replace(NOTE, minutes=minutes), *reversed(there))
    assert bool(said) is (minutes > 0 and minutes + sum(others) > 1_440)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (TODAY, None, []),
        (TODAY, TODAY + timedelta(days=365), []),
        (TODAY, TODAY + timedelta(days=366), ["Det er 367 dage til og med"]),
        (TODAY, date(2099, 5, 4), ["dage til og med man 4. maj 2099: passer det?"]),
        (TODAY + timedelta(days=367), None, ["Den første dag er"]),
        (TODAY - timedelta(days=367), None, ["Den første dag er"]),
        (TODAY - timedelta(days=366), TODAY, ["Det er 367 dage"]),
    ],
)
def test_absence_of_years_is_asked_about(first: date, last: date | None, said: list[str]) -> None:
    found = of_absence(first, last, TODAY)
    assert len(found) == len(said)
    assert all(words in one for words, one in zip(said, found, strict=True))
