"""Tables and the calendar, read back by other libraries than wrote them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tests.services.conftest import MONDAY, Office
from tests.services.support.test_support import gave, grant
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.papers.table_kinds import COURSES, HOURS, OPEN, TABLES, TableKind
from vip2tui.papers.tables import MARK, workbook_bytes
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import RefusedError
from vip2tui.services.support.visits import Visit

SECRET = "kun kommunen"


@pytest.fixture
def office() -> Office:
    return Office(Role.OFFICE, "o1")


def as_csv(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8")
    assert text.startswith(MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(MARK)), delimiter=";"))


def as_workbook(data: bytes) -> list[list[Any]]:
    book = python_calamine.load_workbook(io.BytesIO(data))
    return [list(row) for row in book.get_sheet_by_index(0).to_python()]


def days(data: bytes) -> list[tuple[date, str]]:
    """Return what a calendar holds, by its lines as RFC 5545 has them."""
    text = data.decode("utf-8").replace("\r\n ", "")
    found: list[tuple[date, str]] = []
    for part in text.split("BEGIN:VEVENT")[1:]:
        lines = dict(one.split(":", 1) for one in part.split("\r\n") if ":" in one)
        day = lines["DTSTART;VALUE=DATE"]
        words = re.sub(r"\\(.)", r"\1", lines["SUMMARY"])
        found.append((date(int(day[:4]), int(day[4:6]), int(day[6:])), words))
    return found


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(1, 28), st.integers(1, 400)), min_size=1, max_size=8))
def test_the_hours_of_the_table_are_those_of_the_log(given_: list[tuple[int, int]]) -> None:
    one = Office(Role.CONSULTANT, "c1")
    citizen = one.on_course()
    for day, minutes in given_:
        gave(one, citizen, date(2026, 3, day), minutes)
    wanted = sum(minutes for _, minutes in given_)
    head, *rows = as_csv(one.all.lists.table(HOURS, is_workbook=False))
    place = head.index("Minutter")
    assert sum(int(row[place]) for row in rows) == wanted
    _, *cells = as_workbook(one.all.lists.table(HOURS, is_workbook=True))
    assert sum(int(row[place]) for row in cells) == wanted
    assert {row[head.index("Dag")] for row in cells} == {date(2026, 3, day) for day, _ in given_}


@pytest.mark.parametrize("kind", TABLES, ids=lambda one: one.code)
def test_a_table_has_each_citizen_and_nothing_of_the_municipalitys_own(
    kind: TableKind, office: Office
) -> None:
    for name in ("=1+1", "Åse [bold", "Amina; Hassan"):
        citizen = office.on_course(name, MONDAY - timedelta(weeks=9))
        office.all.citizens.set_cpr(office.see(citizen), "010190-1234")
        note = Note("mentormoede", SECRET, MONDAY, 30, place=Place.PROFESSIONAL)
        office.all.notes.add(office.see(citizen), note)
        gave(office, citizen, MONDAY)
    office.clock.turn(days=60)
    data = office.all.lists.table(kind, is_workbook=False)
    rows = as_csv(data)
    assert {row[1] for row in rows[1:]} == {"'=1+1", "Åse [bold", "Amina; Hassan"}
    assert {len(row) for row in rows} == {len(rows[0])}
    assert SECRET not in data.decode()
    assert "0101901234" not in data.decode().replace("-", "")
    cells = as_workbook(office.all.lists.table(kind, is_workbook=True))
    assert {row[1] for row in cells[1:]} == {"=1+1", "Åse [bold", "Amina; Hassan"}, "as text"


def test_nothing_calculates_in_a_workbook() -> None:
    data = workbook_bytes("Ark", ["x"], [["=1+1"], ["+1"], ["@SUM(A1)"], ["-2"], ["=cmd|' /C'!A0"]])
    assert [row[0] for row in as_workbook(data)[1:]] == [
        "=1+1", "+1", "@SUM(A1)", "-2", "=cmd|' /C'!A0",
    ]  # fmt: skip
    import zipfile

    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet


def test_a_course_is_one_row_with_what_is_reached(office: Office) -> None:
    citizen = office.on_course()
    head, row = as_csv(office.all.lists.table(COURSES, is_workbook=False))
    plan = office.plan(citizen)
    assert row[head.index("Begyndt")] == f"{plan.course.start:%d-%m-%Y}"
    assert row[head.index("Mål i alt")] == str(
        sum(len(step.goals) for step in plan.steps if step.counts)
    )


def test_a_mentor_makes_no_table_over_everybody() -> None:
    mentor = Office(Role.MENTOR, "m1")
    mentor.on_course()
    with pytest.raises(RefusedError, match="kommunen"):
        mentor.all.lists.table(OPEN, is_workbook=False)


def test_the_calendar_names_nobody_unless_it_is_asked_for(office: Office) -> None:
    citizen = office.on_course("Amina Hassan")
    later = office.desk.today() + timedelta(days=3)
    note = Note("samtale", "Vi talte", next="Ringe til; Bent, «x [/] y»", next_date=later)
    office.all.notes.add(office.see(citizen), note)
    plain, named = office.all.lists.calendar(), office.all.lists.calendar(with_names=True)
    assert b"Amina" not in plain
    assert (later, "Aftale") in days(plain)
    assert any("Amina Hassan" in words and "Ringe til" in words for _, words in days(named))
    assert len(days(plain)) == len(days(named)) > 1
    again = {str(one["uid"]) for one in Calendar.from_ical(named).walk("VEVENT")}
    assert len(again) == len(days(named)), "each has a key of its own"


def test_what_is_done_or_past_is_in_no_calendar(office: Office) -> None:
    citizen = office.on_course()
    today = office.desk.today()
    for day in (today - timedelta(days=1), today + timedelta(days=2)):
        made = office.all.notes.add(
            office.see(citizen), Note("samtale", "Vi talte", next="Øve", next_date=day)
        )
    office.all.notes.settle(office.see(citizen), made)
    assert "Aftale" not in [words for _, words in days(office.all.lists.calendar())]


ACTS = st.lists(
    st.sampled_from(
        ["note", "professional", "private", "tick", "grant", "visit", "off", "other", "later"]
    ),
    max_size=7,
)


def acted(one: Office, citizen: str, acts: list[str]) -> None:
    """Do something about a citizen that has a day."""
    for n, what in enumerate(acts):
        seen, ahead = one.see(citizen), one.desk.today() + timedelta(days=n)
        match what:
            case "note" | "professional" | "private":
                place = {"note": Place.SHARED, "professional": Place.PROFESSIONAL}.get(
                    what, Place.PRIVATE
                )
                note = Note("samtale", "x", next=f"Aftalt {n}", next_date=ahead, place=place)
                one.all.notes.add(seen, note)
            case "tick":
                one.tick(citizen, "m05.3")
            case "grant":
                end = (ahead + timedelta(days=30)).isoformat()
                grant(one, citizen, start="2026-01-05", end=end)
            case "visit":
                visit = Visit(delivered="ja", next="Se igen", next_date=ahead, next_by=ahead)
                one.all.visits.add(seen, one.plan(citizen), visit)
            case "off":
                lines = [each for group in one.all.today.read() for each in group]
                for each in lines[:1]:
                    with suppress(RefusedError):
                        until = ahead + timedelta(days=1)
                        one.all.putting_off.put_off(seen, each.waiting, until, "venter")
            case "other":
                if len(seen.courses) == 1:
                    one.start(citizen, one.desk.today(), "butik")
            case _:
                one.clock.turn(days=3)


@settings(max_examples=30)
@given(st.sampled_from([Role.CONSULTANT, Role.MENTOR]), ACTS)
def test_whatever_waits_on_i_dag_with_a_day_ahead_is_in_the_calendar_once(
    role: Role, acts: list[str]
) -> None:
    one = Office(role, "c1")
    citizen = one.on_course("Amina")
    with suppress(RefusedError):  # what is not the mentor's to do
        acted(one, citizen, acts)
    today, about = one.desk.today(), " (Amina)"
    shared = {entry.id for entry in one.see(citizen).entries if entry.case == citizen}
    wanted, points = Counter[tuple[date, str]](), Counter[tuple[date, str]]()
    for line in (each for group in one.all.today.read() for each in group):
        waits = line.waiting
        if line.has_day and line.at is None and waits.due >= today:
            hides = waits.part == "notater" and waits.name not in shared
            found = points if waits.part == "tjekliste" else wanted
            found[waits.due, "Aftale" if hides else waits.what] += 1
    assert wanted or points
    events = days(one.all.lists.calendar(with_names=True))
    said = Counter((day, words.removesuffix(about)) for day, words in events)
    told = Counter(
        (day, point)
        for day, words in said
        for point in words.removeprefix("Tjeklisten: ").split("; ")
        if words.startswith("Tjeklisten: ")
    )
    for line, times in wanted.items():
        assert said[line] == times, line
    for line, times in points.items():
        assert told[line] == times, line
    again = [str(each["uid"]) for each in Calendar.from_ical(
        one.all.lists.calendar()).walk("VEVENT")]  # fmt: skip
    assert len(set(again)) == len(again) == len(events)


def test_deadlines_that_nobody_is_asked_about_yet_are_in_the_calendar(office: Office) -> None:
    one = Office(Role.CONSULTANT, "c1")
    citizen = one.on_course("Amina")
    end = one.desk.today() + timedelta(days=150)
    grant(one, citizen, start="2026-05-01", end=end.isoformat())
    closed = one.on_course("Bo", MONDAY - timedelta(weeks=30))
    plan = one.plan(closed)
    one.all.closing.close(one.see(closed), plan, "job_ord")
    events = days(one.all.lists.calendar(with_names=True))
    assert (end, "En periode med mentorstøtte slutter (Amina)") in events
    assert sum("ring og hør" in words for _, words in events) >= 3
    measured = [day for day, words in events if words == "Måling (Amina)"]
    assert len(measured) == 1
    assert measured[0] > one.desk.today()
    plain = days(one.all.lists.calendar())
    assert {words for _, words in plain} <= {
        "Aftale", "Et trin i planen", "Et trin slutter", "Måling", "Opfølgning", "Ugens runde",
        "Mentorstøtte", "En periode med mentorstøtte slutter", "Tjeklisten", "Tjeklisten: 1 punkt",
        *(f"Tjeklisten: {n} punkter" for n in range(2, 20)),
    }  # fmt: skip


def test_practice_is_in_no_calendar() -> None:
    mentor = Office(Role.MENTOR, "m1")
    mentor.start(mentor.citizen("Øve", practice=True))
    assert days(mentor.all.lists.calendar()) == []
