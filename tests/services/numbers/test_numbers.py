"""Numbers over everybody: true for who has the cases; what leaves is told once."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.screens.stage import fill_disk, house
from tests.services.conftest import Office
from tests.services.numbers.town import course_of, lives, professional
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.writer import Draft
from vip2tui.domain.course.plan import step_record
from vip2tui.domain.ids import derived_id
from vip2tui.domain.joins import join_id
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.kinds.told_numbers import ToldNumbers
from vip2tui.domain.numbers.halfyear import HalfYear
from vip2tui.domain.numbers.telling import ToldHalf
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import GOAL
from vip2tui.services.desk import RefusedError
from vip2tui.services.numbers import wording
from vip2tui.services.numbers.numbers import (
    NOT_HERE,
    NOTHING_YET,
    ONE_PLACE,
    TRUE_ONES,
    Leaving,
    write,
)
from vip2tui.storage.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.changes.change import Change

WINTER, SPRING = date(2025, 8, 4), date(2025, 11, 3)


@pytest.fixture
def office() -> Office:
    return Office(Role.OFFICE, "k1")


def test_the_screen_has_the_true_numbers_however_small(office: Office) -> None:
    lives(office.desk, 3, WINTER)
    lives(office.desk, 2, WINTER, SPRING, "job_ord")
    lives(office.desk, 1, WINTER, SPRING, "afbrudt")
    lives(office.desk, 1, date(2026, 9, 1))  # lies ahead
    lives(office.desk, 4, WINTER, practice=True)
    seen = office.all.numbers.here()
    assert wording.brief(seen.every) == (
        "6 begyndt · 3 i gang · 0 på pause · 2 gennemført · 1 afbrudt"
    )
    assert [(one.package, one.started) for one in seen.packages] == [("lager-transport", 6)]
    assert list(wording.details(SHIPPED.codes(), seen.every)) == [
        "Førte til: Ordinært job på samme arbejdsplads: 2",
        "Stoppede på grund af: Ukendt: 1",
        "Halvdelen af dem, der gennemførte, brugte højst 91 dage",
    ]


def test_a_person_counts_once_in_each_package_and_so_do_two_who_are_joined(office: Office) -> None:
    one, other = lives(office.desk, 2, WINTER)
    assert office.all.numbers.here().every.started == 2
    a, b = sorted((one, other))
    said = {"a": a, "b": b}
    office.desk.act([Draft(case, join_id(a, b), "join", said, {}) for case in (a, b)])
    assert office.all.numbers.here().every.started == 1
    office.desk.act([Draft(a, join_id(a, b), "join", {"standing": False}, {})])
    assert office.all.numbers.here().every.started == 2


def test_a_join_that_is_put_away_joins_nobody(office: Office) -> None:
    a, b = sorted(lives(office.desk, 2, WINTER))
    join = join_id(a, b)
    office.desk.act([Draft(case, join, "join", {"a": a, "b": b}, {}) for case in (a, b)])
    office.desk.act([Draft(a, join, "join", {"deleted": True}, {}, seen=office.desk.seen(a))])
    assert office.all.numbers.here().every.started == 2


def stands(office: Office, citizen: str, step: str, status: str, **said: str) -> None:
    course = course_of(citizen)
    values = {"course": course, "status": status, "started": "2026-04-04"} | said
    office.desk.act([Draft(citizen, step_record(course, step), StepState.KIND, values, {})])


def test_who_stands_still_on_every_step_is_on_a_pause(office: Office) -> None:
    one, other, over = lives(office.desk, 3, WINTER)
    stands(office, one, "praktik", "pause", paused="2026-04-24")
    stands(office, other, "praktik", "pause", paused="2026-04-24")
    stands(office, other, "dansk", "i_gang")
    stands(office, over, "dansk", "gennemfoert", finished="2026-05-01")
    every = office.all.numbers.here().every
    assert (every.running, every.paused) == (2, 1)
    seen = office.all.numbers.here()
    assert next(one for one in seen.stairs if one.track == "praktik").days == 20


def test_a_course_that_is_over_or_has_no_start_stands_nowhere(office: Office) -> None:
    [over] = lives(office.desk, 1, WINTER, SPRING, "job_ord")
    stands(office, over, "praktik", "i_gang")
    assert not any(one.now for one in office.all.numbers.here().stairs)
    [nobody] = lives(office.desk, 1, WINTER)
    other = derived_id(nobody, "course", "y")
    said = {"citizen": nobody, "package": "butik", "plan": {"name": "Butik", "steps": []}}
    office.desk.act([Draft(nobody, other, "course", said, {})])
    assert [one.package for one in office.all.numbers.here().packages] == ["lager-transport"]


def test_the_goal_is_the_projects_own_until_another_is_set(office: Office) -> None:
    lives(office.desk, 2, WINTER, SPRING, "job_ord")
    assert wording.goal(office.all.numbers.here()).said == "2 af målet 193"
    office.all.settings.set(GOAL, "4")
    goal = wording.goal(office.all.numbers.here())
    assert (goal.done, goal.of) == (2, 4)


def test_how_it_ended_is_read_where_professionals_have_written_it(office: Office) -> None:
    [job], [hidden], [stopped], [over_again] = (
        lives(office.desk, 1, WINTER, SPRING, outcome)
        for outcome in ("job_ord", "hos_kommunen", "afbrudt", "uddannelse")
    )

    def write_in(citizen: str, record: str, kind: str, **said: object) -> None:
        fixed = {"citizen": citizen, "course": course_of(citizen)}
        office.desk.act([Draft(professional(citizen), record, kind, fixed | said, {})])

    def ending(citizen: str, told: str, **said: object) -> None:
        write_in(citizen, derived_id(course_of(citizen), "ending", told), "ending", **said)

    ending(hidden, "hos_kommunen", outcome="helbredsafklaring")
    ending(
        stopped, "afbrudt", outcome="afbrudt",
        stop_consultant=["fravaer"], stop_citizen=["sprog", "konflikt"],
    )  # fmt: skip
    for number, (week, day, said) in enumerate(
        [(4, "2025-12-01", "ukendt"), (4, "2025-12-03", "ja"), (13, "2026-02-02", "ja"),
         (13, "2026-02-03", "nej")]
    ):  # fmt: skip
        record = derived_id(job, "call", str(number))
        write_in(job, record, "followup", day=day, week=week, in_job=said)
    # What was heard of a job before this one says nothing of this one.
    write_in(job, derived_id(job, "call", "earlier"), "followup",
             day="2025-01-01", week=26, in_job="ja")  # fmt: skip
    # Nor does anybody know of a week that has not come.
    write_in(job, derived_id(job, "call", "ahead"), "followup",
             day="2026-04-26", week=26, in_job="ja")  # fmt: skip
    # After what nobody calls about, an earlier job's calls are nothing.
    ending(over_again, "uddannelse", outcome="uddannelse", start="2025-11-03")
    write_in(over_again, derived_id(over_again, "call", "earlier"), "followup",
             day="2025-12-01", week=4, in_job="ja")  # fmt: skip
    over = office.all.numbers.here().every.over
    assert over.in_job[26] == {"ukendt": 4}
    write_in(job, derived_id(job, "call", "come"), "followup",
             day="2026-04-27", week=26, in_job="ja")  # fmt: skip
    over = office.all.numbers.here().every.over
    assert over.in_job[26] == {"ja": 1, "ukendt": 3}
    assert over.ends == {"gennemfoert": 2, "andet": 1, "afbrudt": 1}
    assert over.stops == {"sprog": 1}
    assert over.in_job[4] == {"ja": 1, "ukendt": 3}
    assert over.in_job[13] == {"nej": 1, "ukendt": 3}


def test_the_staircase_says_who_stands_where_and_how_long(office: Office) -> None:
    first, second = lives(office.desk, 2, date(2026, 3, 2))
    for citizen, step, said in (
        (first, "praktik", {"status": "i_gang", "started": "2026-04-04", "rested": 10}),
        (first, "dansk", {"status": "i_gang", "started": "2026-04-24"}),
        (second, "praktik", {"status": "gennemfoert", "started": "2026-03-02",
                             "finished": "2026-04-01"}),
    ):  # fmt: skip
        course = course_of(citizen)
        record = step_record(course, step)
        values = {"course": course} | said
        office.desk.act([Draft(citizen, record, StepState.KIND, values, {})])
    seen, codes = office.all.numbers.here(), SHIPPED.codes()
    assert list(wording.stairs(codes, seen)) == [
        ("Praktik", "1 borger nu, typisk 20 dage; 1 er gået videre, typisk efter 30 dage"),
        ("Dansk", "1 borger nu, typisk 10 dage"),
    ]
    assert wording.beside(codes, seen) == (
        "1 borger er på flere spor på én gang (Dansk og Praktik: 1)"
    )


def told_records(office: Office) -> list[Change]:
    return [one for one in office.changes() if one.kind == ToldNumbers.KIND]


def town(office: Office) -> None:
    lives(office.desk, 40, WINTER)
    lives(office.desk, 22, WINTER, SPRING, "job_ord")
    lives(office.desk, 11, WINTER, SPRING, "afbrudt")
    lives(office.desk, 12, WINTER, SPRING, "udskudt")
    lives(office.desk, 9, WINTER, package="butik", name="Butik")


def test_a_half_year_leaves_once_and_what_comes_late_changes_nothing(office: Office) -> None:
    town(office)
    told = office.all.numbers.leaving().as_json()
    [half] = told
    assert (half["id"], half["from"], half["to"]) == ("2025-2", "2025-07-01", "2025-12-31")
    [package] = half["packages"]  # nine people are not told of
    assert package["id"] == "lager-transport"
    assert (package["started"], package["closed"]) == (85, 45)
    assert package["ends"] == {"gennemfoert": 22, "afbrudt": 11, "andet": 12}
    lives(office.desk, 3, WINTER, SPRING, "job_ord")
    lives(office.desk, 2, WINTER, package="butik", name="Butik")
    assert office.all.numbers.here().every.started == 99
    office.reopen()
    assert office.all.numbers.leaving().as_json() == told


def test_what_was_put_back_may_not_know_what_left_and_asks_a_person(office: Office) -> None:
    def put_back(writer: str) -> None:
        office.store.commit((), [office.desk.me.with_new_writer(writer).row()])
        office.reopen()

    town(office)
    first = office.all.numbers.leaving().as_json()
    for writer in ("k1b", "k1c"):  # each time anew
        put_back(writer)
        before = office.changes()
        with pytest.raises(RefusedError, match="sikkerhedskopi"):
            office.all.numbers.leaving()
        assert office.changes() == before
        assert office.all.numbers.leaving(is_sure=True).as_json() == first
        office.reopen()
        assert office.all.numbers.leaving().as_json() == first, "asked once"


def test_what_was_put_back_before_anything_left_asks_too(office: Office) -> None:
    town(office)
    office.store.commit((), [office.desk.me.with_new_writer("k1b").row()])
    office.reopen()
    with pytest.raises(RefusedError, match="sikkerhedskopi"):
        office.all.numbers.leaving()
    assert not told_records(office)


@pytest.mark.parametrize("role", [Role.CONSULTANT, Role.MENTOR])
def test_nothing_leaves_from_two_places_that_could_be_subtracted(role: Role) -> None:
    office = Office(role, "k2")
    town(office)
    why = NOT_HERE if role is Role.MENTOR else f"{ONE_PLACE} {TRUE_ONES}"
    with pytest.raises(RefusedError, match=f"^{re.escape(why)}$"):
        office.all.numbers.leaving()
    if role is Role.MENTOR:
        with pytest.raises(RefusedError):
            office.all.numbers.here()
    else:
        assert office.all.numbers.here().every.started == 94


def test_the_file_opens_in_a_danish_spreadsheet_and_calculates_nothing(
    office: Office, tmp_path: Path
) -> None:
    lives(office.desk, 40, WINTER, name='=HYPERLINK("x";"y")')
    lives(office.desk, 22, WINTER, SPRING, "job_ord", name='=HYPERLINK("x";"y")')
    lives(office.desk, 11, WINTER, SPRING, "afbrudt", name='=HYPERLINK("x";"y")')
    lives(office.desk, 12, WINTER, SPRING, "andet", name='=HYPERLINK("x";"y")')
    file = write(office.all.numbers.leaving(), tmp_path)
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == [
        "Halvår", "Fra", "Til", "Jobpakke", "Tal", "Antal", "Procent", "Taget ud første gang",
    ]  # fmt: skip
    lines = {row[4]: row for row in rows[1:]}
    assert lines["Gennemført"] == [
        "2. halvår 2025", "01-07-2025", "31-12-2025", "'=HYPERLINK(\"x\";\"y\")", "Gennemført",
        "22", "48,9", "04-05-2026",
    ]  # fmt: skip
    assert lines["Gennemført: typisk antal dage (median)"][5] == "91"
    assert lines["Begyndt"][6] == ""
    assert data.count(b"\r\n") == len(rows)
    assert write(office.all.numbers.leaving(), tmp_path) != file


def test_where_there_is_nothing_no_file_is_made(office: Office, tmp_path: Path) -> None:
    lives(office.desk, 9, WINTER)
    leaving = office.all.numbers.leaving()
    assert leaving.as_json() == []
    with pytest.raises(RefusedError, match=NOTHING_YET):
        write(leaving, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_kept_does_not_leave() -> None:
    services = house(Role.OFFICE)
    lives(services.desk, 12, WINTER)
    fill_disk(services)
    with pytest.raises(StorageError):
        services.numbers.leaving()
    fill_disk(services, full=False)
    assert len(services.numbers.leaving().as_json()) == 1


def test_every_number_that_leaves_stands_on_a_line_and_no_other() -> None:
    told = {
        "lager": {"started": 12},
        "butik": {"closed": 30, "ends": {"afbrudt": 20}, "parts": {"afbrudt": {"sprog": 10}},
                  "in_job": {"4": {"nej": 15}}},
    }  # fmt: skip
    half = ToldHalf(HalfYear(2025, 2), WINTER, told)
    leaving = Leaving((half,), {"lager": "Lager"}, SHIPPED.codes())
    assert [tuple(one)[1:] for one in leaving.lines()] == [
        ("Lager", "Begyndt", 12, 0),
        ("butik", "Sluttet", 30, 0),
        ("butik", "Afbrudt", 20, 30),
        ("butik", "Afbrudt: Sprog", 10, 20),
        ("butik", "I job efter 4 uger: nej", 15, 30),
    ]
