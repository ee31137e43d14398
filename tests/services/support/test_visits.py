"""A visit: what the guidance wants in it is there, and what is known is not asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.services.conftest import MONDAY, Office
from vip2tui.base.errors import Vip2Error
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.roles import Role
from vip2tui.domain.support.visits import PARTS, attendance, last_visit, proposed
from vip2tui.services.citizen.absence_writing import Told
from vip2tui.services.citizen.notes import Note
from vip2tui.services.support.support_words import field_words
from vip2tui.services.support.visits import Visit


@pytest.fixture
def office() -> Office:
    return Office(Role.CONSULTANT, "wk")


def written(one: Office, citizen: str, visit: Visit) -> Entry:
    made = one.all.visits.add(one.see(citizen), one.plan(citizen), visit)
    return next(entry for entry in one.see(citizen).entries if entry.id == made)


def waits(one: Office) -> list[tuple[str, date]]:
    return [
        (line.waiting.what, line.waiting.due) for found in one.all.today.read() for line in found
    ]


def test_each_thing_the_guidance_names_stands_in_the_note(office: Office) -> None:
    citizen = office.on_course()
    goal, other, *_ = office.all.visits.goals(office.plan(citizen))
    told = {name: f"«{name}»" for name, _ in PARTS}
    entry = written(office, citizen, Visit(
        "delvist", told, form="video", next="Spørg om flere timer", next_owner="L",
        next_by=MONDAY + timedelta(days=3), next_date=MONDAY + timedelta(days=28),
        goals={goal.record: "naaet"},
    ))  # fmt: skip
    lines = entry.text.split("\n")
    assert [f"{words}: «{name}»" for name, words in PARTS] == lines[: len(PARTS)]
    assert (
        f"Delmål: {goal.goal.text.rstrip('.')}: nået, noget, der er lavet eller skrevet"
        in entry.text
    )
    assert f"Delmål: {other.goal.text.rstrip('.')}: ikke begyndt" in lines
    assert lines[-1] == "Form: video"
    assert (entry.day, entry.form, entry.delivered) == (MONDAY, "video", "delvist")
    assert (entry.next, entry.next_owner, entry.next_date, entry.again) == (
        "Spørg om flere timer", "L", MONDAY + timedelta(days=3), MONDAY + timedelta(days=28),
    )  # fmt: skip


def test_attendance_since_the_last_visit_is_read_and_not_asked(office: Office) -> None:
    citizen = office.on_course()
    week = timedelta(days=7)
    office.all.notes.add(office.see(citizen), Note("fremmoede", "", MONDAY - week, planned=5,
                                                   attended=5))  # fmt: skip
    assert (
        "Fremmøde: mødt 5 af 5 dage siden 13. april"
        in written(office, citizen, Visit("ja", day=MONDAY - timedelta(days=3))).text
    )
    office.all.notes.add(office.see(citizen), Note("fremmoede", "", MONDAY, planned=5, attended=3))
    office.all.absences.add(office.see(citizen), Told("egen_sygdom", MONDAY))
    text = written(office, citizen, Visit("ja")).text
    assert "Fremmøde: mødt 3 af 5 dage · meldt fraværende 1 dag siden 1. maj" in text
    assert "sygdom" not in text.lower()


def test_what_only_the_municipality_knows_is_not_counted_in_what_a_mentor_reads() -> None:
    shared = Entry(id="1", case="a", type="fremmoede", day=MONDAY, planned=5, attended=4)
    hidden = shared.model_copy(update={"id": "2", "case": "a.f"})
    assert attendance([shared, hidden], (), MONDAY, MONDAY) == "mødt 4 af 5 dage siden 4. maj"
    assert attendance([hidden], (), MONDAY, MONDAY) == ""
    assert attendance([shared], (), MONDAY + timedelta(days=1), MONDAY) == ""


def test_purpose_and_who_was_there_come_from_the_last_visit(office: Office) -> None:
    citizen = office.on_course()
    first = office.all.visits.proposed(office.see(citizen), office.plan(citizen))
    assert first["present"] == "borger, mentor, leder, konsulent"
    assert first["purpose"].startswith("Opfølgning")
    written(office, citizen, Visit(
        "ja", {"present": "borger og mentor"}, next="Prøv kassen", professional=False
    ))  # fmt: skip
    written(office, citizen, Visit("ja", {"present": "kun leder"}, next="Hemmeligt",
                                   professional=True))  # fmt: skip
    again = office.all.visits.proposed(office.see(citizen), office.plan(citizen))
    assert again == {"purpose": "Følge op på: Prøv kassen", "present": "borger og mentor"}
    assert proposed(None, "«Praktik»")["purpose"] == "Opfølgning på «Praktik»"


def test_an_agreement_and_the_next_visit_wait_each_for_itself(office: Office) -> None:
    citizen, third = office.on_course(), MONDAY + timedelta(days=3)
    written(office, citizen, Visit("ja", next="Ring til lederen", next_by=third,
                                   next_date=MONDAY + timedelta(days=5)))  # fmt: skip
    assert ("Ring til lederen", third) in waits(office)
    assert ("Næste besøg", MONDAY + timedelta(days=5)) in waits(office)
    office.clock.turn(days=5)
    written(office, citizen, Visit("ja"))
    assert "Næste besøg" not in [what for what, _ in waits(office)]


def test_only_the_day_a_job_was_talked_about_goes_to_the_workplace(office: Office) -> None:
    citizen = office.on_course()
    place = office.all.workplaces.find(office.all.workplaces.add(name="Bageren"))
    office.all.workplaces.put(office.see(citizen), office.plan(citizen), place)
    written(office, citizen, Visit("ja"))
    assert office.all.workplaces.find(place.id).asked is None
    written(office, citizen, Visit("ja", {"job": "Amina kan få ti timer"}))
    now = office.all.workplaces.find(place.id)
    assert (now.asked, now.jobs) == (MONDAY, None)
    written(office, citizen, Visit("ja", {"job": "Før"}, day=MONDAY - timedelta(days=9)))
    assert office.all.workplaces.find(place.id).asked == MONDAY
    office.all.history.undo()
    office.all.history.undo()
    assert office.all.workplaces.find(place.id).asked is None, "one step to take back"


def test_a_visit_ahead_is_not_the_last_one() -> None:
    ahead = Entry(id="1", case="a", type="vbesoeg", day=MONDAY + timedelta(days=1))
    assert last_visit([ahead], MONDAY) is None
    assert last_visit([ahead], MONDAY + timedelta(days=1)) is ahead


def test_planned_follow_ups_wait_one_by_one_until_somebody_was_there(office: Office) -> None:
    citizen = office.on_course()
    said = {"start": "2026-05-04", "follow_ups": "18/5, 1/6 og 18. maj"}
    made = office.all.grants.add(office.see(citizen), office.plan(citizen), said)
    grant = office.all.grants.find(office.see(citizen), made)
    assert grant.follow_ups == "2026-05-18 2026-06-01"
    assert ("Næste besøg", date(2026, 5, 18)) in waits(office)
    label = next(said for _, name, _, said in field_words(office.desk.catalogue, grant, None)
                 if name == "follow_ups")  # fmt: skip
    assert label == "man 18. maj 2026 og man 1. juni 2026"
    office.clock.turn(days=9)
    written(office, citizen, Visit("ja"))
    assert [day for what, day in waits(office) if what == "Næste besøg"] == [date(2026, 6, 1)]
    seen = office.see(citizen)
    again = office.all.grants.find(seen, made)
    assert not office.all.grants.change(seen, again, {"follow_ups": again.follow_ups})
    with pytest.raises(Vip2Error):
        office.all.grants.change(seen, again, {"follow_ups": "3/5, hekseri"})
