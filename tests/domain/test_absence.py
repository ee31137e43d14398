"""Absence: every day once, whoever told it; and what makes somebody ask."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.calendar import is_workday
from vip2tui.domain.course.absence import Absences, Away, Loose, absences, spells, weeks
from vip2tui.domain.course.absence_tasks import Seen, Task, tasks
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.domain.kinds.entry import Entry

CODES = SHIPPED.codes()
RULES = CODES.absence_rules
TODAY = date(2026, 5, 29)
"""A Friday; the Monday before is a day off, and the month ends on the Sunday after."""
MONDAY = date(2026, 5, 4)
LAWFUL = ("ferie", "barsel", "laege_moede", "kommunemoede", "undervisning", "arbejde_andet")


def wrote(day: date, until: date | None = None, reason: str | None = None, **more: Any) -> Absence:
    name = f"{day}{until}{reason}{more}"
    return Absence(id=name, case="c", citizen="c", day=day, until=until, reason=reason, **more)


def note(day: date, absence: str | None = None, **more: Any) -> Entry:
    more.setdefault("type", "fravaer")
    return Entry(id=f"{day}{absence}{more}", case="c", day=day, absence=absence, **more)


def found(*told: Absence | Entry, reasons: dict[str, str] | None = None) -> Absences:
    return absences(
        [one for one in told if isinstance(one, Absence)],
        [one for one in told if isinstance(one, Entry)],
        reasons or {},
        CODES.absence,
    )


def asked(
    *told: Absence | Entry, contacts: tuple[AbsenceContact, ...] = (), today: date = TODAY
) -> list[Task]:
    return [*tasks(found(*told), contacts, CODES.contact_results, RULES, today)]


def seen(*told: Absence | Entry, today: date = TODAY, **more: Any) -> set[Seen]:
    return {one.seen for one in asked(*told, today=today, **more)}


def talk(day: date, result: str = "naaet", back: date | None = None) -> AbsenceContact:
    return AbsenceContact(id=f"{day}{result}", case="c", citizen="c", day=day, result=result,
                          back=back)  # fmt: skip


# ---- the days


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ([wrote(MONDAY)], 1),
        ([wrote(MONDAY, MONDAY + timedelta(days=6))], 5),  # no weekend
        ([wrote(date(2026, 5, 9), date(2026, 5, 10))], 2),  # but who works in one was away in it
        ([wrote(date(2026, 3, 27), date(2026, 3, 30))], 2),  # the hour that is none
        ([wrote(date(2026, 5, 13), date(2026, 5, 15))], 2),  # Kristi himmelfartsdag
        ([wrote(date(2028, 2, 28), date(2028, 3, 1))], 3),
        ([wrote(date(2026, 12, 31), date(2027, 1, 4))], 2),
        ([wrote(MONDAY, MONDAY - timedelta(days=3))], 1),
        ([wrote(MONDAY), wrote(MONDAY, reason="ferie"), note(MONDAY, "ferie")], 1),
        ([note(MONDAY)], 1),  # a note of that kind, without a reason
        ([note(MONDAY, planned=1, attended=0)], 1),
        ([note(MONDAY, type="samtale", absence="transport")], 1),
        ([note(MONDAY, type="fremmoede", planned=5, attended=5)], 0),
        ([note(MONDAY, type="samtale")], 0),
        ([note(MONDAY, "ukendt", planned=5, attended=3)], 2),
        # the round counts the day that is written as such
        ([note(MONDAY, "ukendt", planned=5, attended=3), wrote(MONDAY)], 2),
        ([note(MONDAY, "ukendt", planned=5, attended=4),
          wrote(MONDAY, MONDAY + timedelta(days=2))], 3),
        ([note(MONDAY, "ukendt", planned=5, attended=3),
          note(MONDAY + timedelta(days=4), "ukendt", planned=5, attended=2)], 3),
    ],
)  # fmt: skip
def test_a_day_is_counted_once_whoever_told_it(told: list[Absence | Entry], days: int) -> None:
    assert found(*told).count(date.min, date.max) == days


def test_an_old_word_for_illness_is_told_as_the_one_there_is() -> None:
    assert [one.code for one in CODES.absence if "syg" in one.code] == [
        "egen_sygdom", "barns_sygdom",
    ]  # fmt: skip
    (old,) = found(note(MONDAY, "sygdom")).days
    assert old == Away(MONDAY, "egen_sygdom", lawful=False, part=False)
    assert CODES.name_of("absence", "sygdom") == CODES.name_of("absence", "egen_sygdom")


def test_what_was_learnt_afterwards_explains_a_day() -> None:
    day = wrote(MONDAY, reason="udeblevet")
    assert found(day, wrote(MONDAY, reason="ukendt")).days[0].reason == "udeblevet"
    assert found(day, wrote(MONDAY, reason="egen_sygdom")).days[0].reason == "egen_sygdom"
    assert found(day, reasons={day.id: "laege_moede"}).days[0].lawful
    assert found(day, wrote(MONDAY, excused=True)).days[0].lawful


def test_a_part_of_a_day_is_a_part_unless_somebody_says_it_was_the_whole() -> None:
    part = wrote(MONDAY, reason="transport", planned=360, attended=120)
    assert found(part).days[0].part
    assert not found(part, note(MONDAY)).days[0].part


def test_a_slip_of_a_hundred_years_is_no_hundred_years() -> None:
    assert found(wrote(MONDAY, date(2126, 5, 4))).count(date.min, date.max) < 300


_DAYS = st.integers(0, 80).map(lambda n: date(2026, 3, 20) + timedelta(days=n))
_REASONS = st.sampled_from([None, "sygdom", *(one.code for one in CODES.absence)])
_TOLD = st.lists(
    st.one_of(
        st.builds(lambda day, more, why: wrote(day, day + timedelta(days=more), why),
                  _DAYS, st.integers(0, 12), _REASONS),
        st.builds(lambda day, why: note(day, why), _DAYS, _REASONS),
        st.builds(lambda day, of, came, why: note(day, why, planned=of, attended=min(came, of)),
                  _DAYS, st.integers(0, 7), st.integers(0, 7), _REASONS),
    ),
    max_size=12,
)  # fmt: skip


@given(_TOLD, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing_and_no_day_counts_twice(told: Any, dice: Any) -> None:
    once = found(*told)
    again = [*told, *told[: len(told) // 2]]
    dice.shuffle(again)
    assert found(*again) == once
    days = [one.day for one in once.days]
    assert days == sorted(set(days))
    for week in {*once.weeks}:
        named = [day for day in days if week <= day < week + timedelta(days=7)]
        loose = sum(one.days for one in once.loose if one.monday == week)
        rounds = [max(one.planned - one.attended, 0) for one in told
                  if isinstance(one, Entry) and one.planned and one.planned > 1
                  and one.attended is not None
                  and week <= one.day < week + timedelta(days=7)]  # fmt: skip
        assert len(named) + loose == max([len(named), *rounds])


@given(_TOLD, _DAYS)
def test_lawful_absence_is_part_of_no_task(told: Any, today: date) -> None:
    lawful = [
        one.model_copy(update={"reason" if isinstance(one, Absence) else "absence": "ferie"})
        for one in told
    ]
    assert asked(*lawful, today=today) == []


@given(_TOLD, _DAYS)
def test_a_talk_today_settles_all_and_days_ahead_make_nothing(told: Any, today: date) -> None:
    assert asked(*told, contacts=(talk(today),), today=today) == []
    now = found(*told)
    known = [one for one in now.days if one.day <= today]
    told_by_now = [one for one in now.loose if one.told <= today]
    for loose in (now.loose, tuple(told_by_now)):
        made = [
            [*tasks(Absences(tuple(days), loose), (), CODES.contact_results, RULES, today)]
            for days in (now.days, known)
        ]
        assert made[0] == made[1]


@given(_TOLD)
def test_a_spell_has_no_working_day_within_it_on_which_the_citizen_came(told: Any) -> None:
    now = found(*told)
    away = {one.day for one in now.days}
    for row in spells(now, date.max):
        between = [row.first + timedelta(days=n) for n in range((row.last - row.first).days)]
        assert all(day in away for day in between if is_workday(day))


# ---- what makes somebody ask


@pytest.mark.parametrize("reason", LAWFUL)
def test_lawful_reasons_are_known_as_such(reason: str) -> None:
    days = [MONDAY + timedelta(days=n) for n in (0, 7, 14, 21)]
    assert seen(*(wrote(day, reason=reason) for day in days)) == set()


def test_who_did_not_come_is_called_the_same_day() -> None:
    day = wrote(TODAY, reason="udeblevet")
    assert asked(day) == [Task(Seen.NO_SHOW, TODAY, (TODAY,), 1)]
    assert asked(day, contacts=(talk(TODAY, "ikke_naaet"), talk(TODAY, "besked"))) == asked(day)
    assert asked(day, contacts=(talk(TODAY - timedelta(days=1)),)) == asked(day)
    assert asked(day, contacts=(talk(TODAY),)) == []
    assert asked(day, contacts=(talk(TODAY, "besked", back=TODAY + timedelta(days=3)),)) == []
    assert asked(day, today=TODAY + timedelta(days=27)) == asked(day)
    assert asked(day, today=TODAY + timedelta(days=28)) == []
    weekly = note(TODAY, "udeblevet", planned=5, attended=4)
    assert seen(weekly) == {Seen.NO_SHOW}


APART = (date(2026, 5, 1), date(2026, 5, 7), date(2026, 5, 20))
"""Three absences over the end of a month; the first is four weeks before the last day but one."""


@pytest.mark.parametrize(
    ("days", "today", "often"),
    [
        (APART, date(2026, 5, 20), True),
        (APART, date(2026, 5, 28), True),
        (APART, date(2026, 5, 29), False),  # the first is 28 days away
        (APART[:2], date(2026, 5, 20), False),
        ((MONDAY, MONDAY + timedelta(days=1), date(2026, 5, 20)), date(2026, 5, 20), False),
        # Friday and Monday are one; so are the days around a day off
        ((date(2026, 5, 8), date(2026, 5, 11), date(2026, 5, 20)), date(2026, 5, 20), False),
        ((date(2026, 5, 13), date(2026, 5, 15), date(2026, 5, 20)), date(2026, 5, 20), False),
        # over the new year, and over the hour that comes twice
        ((date(2026, 12, 22), date(2026, 12, 30), date(2027, 1, 7)), date(2027, 1, 8), True),
        ((date(2026, 10, 5), date(2026, 10, 13), date(2026, 10, 26)), date(2026, 11, 1), True),
    ],
)
def test_three_absences_in_four_weeks(days: tuple[date, ...], today: date, often: bool) -> None:
    assert (Seen.OFTEN in seen(*map(wrote, days), today=today)) is often


def test_a_fourth_absence_after_the_talk_is_talked_about_too() -> None:
    told = [wrote(day) for day in APART]
    contacts = (talk(APART[-1]),)
    assert seen(*told, contacts=contacts, today=date(2026, 5, 26)) == set()
    more = [*told, wrote(date(2026, 5, 26))]
    (task,) = asked(*more, contacts=contacts, today=date(2026, 5, 26))
    assert (task.seen, task.times, task.since) == (Seen.OFTEN, 4, date(2026, 5, 26))


def test_rounds_tell_of_one_absence_a_week_and_of_none_beside_a_known_day() -> None:
    told = [note(MONDAY + timedelta(days=7 * n + 3), "ukendt", planned=5, attended=3)
            for n in range(3)]  # fmt: skip
    (task,) = asked(*told, today=date(2026, 5, 22))
    assert (task.seen, task.times) == (Seen.OFTEN, 3)
    assert asked(*told[1:], wrote(date(2026, 5, 21)), today=date(2026, 5, 22)) == []


def test_the_same_weekday_three_times_in_eight_weeks() -> None:
    mondays = [date(2026, 3, 30), date(2026, 4, 20), date(2026, 5, 18)]
    (task,) = asked(*map(wrote, mondays), today=date(2026, 5, 19))
    assert (task.seen, task.days, task.weeks) == (Seen.WEEKDAY, tuple(mondays), 8)
    assert asked(*map(wrote, mondays), today=date(2026, 5, 25)) == []  # the first is 56 days away
    assert asked(*map(wrote, mondays[1:]), today=date(2026, 5, 19)) == []
    long = wrote(date(2026, 4, 13), date(2026, 5, 8))
    assert seen(long, today=date(2026, 5, 9)) == {Seen.LONG}  # a long one has every day in it


def test_more_than_five_days_in_a_row() -> None:
    five, six = wrote(MONDAY, date(2026, 5, 8)), wrote(MONDAY, date(2026, 5, 11))
    assert asked(five, today=date(2026, 5, 12)) == []
    (task,) = asked(six, today=date(2026, 5, 12))
    assert task == Task(Seen.LONG, date(2026, 5, 11), (MONDAY, date(2026, 5, 11)), 6)
    assert asked(six, today=date(2026, 5, 10)) == []  # what is ahead has not been missed
    agreed = talk(date(2026, 5, 6), back=date(2026, 5, 18))
    assert asked(six, contacts=(agreed,), today=date(2026, 5, 18)) == []
    assert seen(six, contacts=(agreed,), today=date(2026, 5, 19)) == {Seen.LONG}
    assert asked(six, contacts=(talk(date(2026, 5, 11)),), today=date(2026, 5, 19)) == []
    # a meeting with the municipality in the middle is no day at work, and none of the five either
    split = [wrote(MONDAY, date(2026, 5, 6)), wrote(date(2026, 5, 7), reason="kommunemoede")]
    assert asked(*split, wrote(date(2026, 5, 8), date(2026, 5, 11)), today=TODAY) == []
    assert seen(*split, wrote(date(2026, 5, 8), date(2026, 5, 12)), today=TODAY) == {Seen.LONG}


def test_thresholds_are_data_that_hold_on_their_days() -> None:
    told = [wrote(day) for day in APART[1:]]
    made = replace_rules(times=2)
    today = date(2026, 5, 20)
    args = (), CODES.contact_results
    assert [one.seen for one in tasks(found(*told), *args, made, today)] == [Seen.OFTEN]
    later = replace_rules(times=2, valid_from=today + timedelta(days=1))
    assert tasks(found(*told), *args, later, today) == ()


def replace_rules(**changes: Any) -> Any:
    return RULES.evolve(**changes)


# ---- the strip


def test_the_last_weeks_are_told_with_lawful_days_apart_and_none_ahead() -> None:
    told = [
        note(date(2026, 5, 8), "ukendt", planned=4, attended=3),
        wrote(date(2026, 5, 12), date(2026, 5, 13), "ferie"),
        wrote(date(2026, 5, 28), date(2026, 6, 2)),
    ]
    notes = [one for one in told if isinstance(one, Entry)]
    drawn = weeks(found(*told), notes, TODAY, 4)
    assert [(one.came, one.away, one.lawful) for one in drawn] == [
        (3, 1, 0), (0, 0, 2), (0, 0, 0), (0, 2, 0),
    ]  # fmt: skip
    assert [one.is_known for one in drawn] == [True, True, False, True]
    assert found(*told).loose == (Loose(MONDAY, 1, date(2026, 5, 8), "ukendt", lawful=False),)
