"""Who is and was at a workplace, who there is another now, and what a rule says of it (R17)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import PACKAGE, START, Office, met
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import StepStatus
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.places import places, weeks_there

if TYPE_CHECKING:
    from vip2tui.domain.kinds.workplace import Workplace


@pytest.fixture
def office() -> Office:
    return Office(Role.CONSULTANT, "wk")


def at(one: Office, name: str = "Bageren", **values: object) -> Workplace:
    return one.all.workplaces.find(one.all.workplaces.add(name=name, **values))  # type: ignore[arg-type]


def there(one: Office, place: Workplace, name: str = "Amina Hassan", start: date = START) -> str:
    """Return a citizen whose course is there."""
    new = one.citizen(name, tovholder="Tove Holm")
    reads = one.desk.catalogue
    one.all.courses.start(
        one.see(new), reads.package(PACKAGE), reads.checklist(), start, workplace=place.name
    )
    return new


def practise(one: Office, citizen: str, status: StepStatus) -> None:
    seen = one.see(citizen)
    step = next(each for each in one.plan(citizen).steps if each.step.track == "praktik")
    one.all.courses.set_step(seen, step, status, reason="Stopper" if status == "afbrudt" else None)


def lines(one: Office) -> list[str]:
    return [line.waiting.what for found in one.all.today.read() for line in found]


def told(one: Office, citizen: str) -> list[str]:
    return [each.words for each in one.all.timeline.of(one.see(citizen))]


def test_a_course_keeps_the_workplace_and_not_its_name(office: Office) -> None:
    place = at(office)
    amina = there(office, place)
    assert office.plan(amina).course.workplace == place.id
    office.all.workplaces.change(place, name="Bageren i Nord")
    assert places(office.desk).called(office.plan(amina).course.workplace) == "Bageren i Nord"
    assert office.all.workplaces.citizens(office.all.workplaces.find(place.id)) == [amina]


def test_weeks_and_outcome_are_read_off_the_course(office: Office) -> None:
    place = at(office)
    amina = there(office, place)
    practise(office, amina, StepStatus.RUNNING)
    office.clock.turn(days=20)
    [one] = office.all.workplaces.placements(place)
    assert (one.weeks, one.last, one.outcome, one.is_running) == (3, None, "", True)
    assert one.planned > 3

    practise(office, amina, StepStatus.DONE)
    office.clock.turn(days=50)
    office.all.closing.close(office.see(amina), office.plan(amina), "job_timer", {})
    [one] = office.all.workplaces.placements(place)
    assert (one.weeks, one.last, one.planned) == (3, office.desk.today(), 0)
    assert one.outcome.startswith("Småjob")


def test_who_moves_on_was_there_and_is_at_the_other(office: Office) -> None:
    first, second = at(office), at(office, "Åens Kro")
    amina = there(office, first)
    practise(office, amina, StepStatus.RUNNING)
    office.clock.turn(days=14)
    moved = office.desk.today()
    assert office.all.workplaces.put(office.see(amina), office.plan(amina), second)
    assert not office.all.workplaces.put(office.see(amina), office.plan(amina), second)
    office.clock.turn(days=6)

    [was] = office.all.workplaces.placements(first)
    [now] = office.all.workplaces.placements(second)
    assert (was.last, was.outcome, was.weeks) == (
        moved - timedelta(days=1), "skiftede arbejdsplads", 2,
    )  # fmt: skip
    assert (now.first, now.last, now.weeks) == (moved, None, 1)
    office.all.history.undo()
    assert office.all.workplaces.placements(second) == ()


def test_a_practice_citizen_was_never_there(office: Office) -> None:
    place = at(office)
    amina = there(office, place)
    office.all.citizens.add("Øvelse", practice=True, tovholder="X")
    assert [one.citizen for one in office.all.workplaces.placements(place)] == [amina]


def test_too_many_at_once_and_too_long_is_told_and_never_locked(office: Office) -> None:
    place = at(office, employees=9)
    for name in ("Amina", "Bo"):
        practise(office, there(office, place, name), StepStatus.RUNNING)
    office.clock.turn(weeks=14)
    shown = office.all.workplaces.notes(place, office.all.workplaces.placements(place))
    assert any("9 ansatte: plads til 1 ad gangen. Her er 2." in one for one in shown)
    assert (
        sum("mere end 4 uger (for den, der er tæt på job) og 13 uger" in one for one in shown) == 2
    )
    there(office, place, "Chen")


def test_a_step_that_is_planned_there_counts_what_was_there_before(office: Office) -> None:
    place = at(office)
    amina = there(office, place)
    before = weeks_there(office.desk, office.see(amina).courses, office.plan(amina))
    made = office.all.tailoring.add_step(
        office.see(amina), office.plan(amina), "Mere praktik", "praktik", 20
    )
    total = before + 20
    assert any(f"{total} ugers praktik hos Bageren i alt er mere end" in one for one in made.notes)
    elsewhere = office.on_course("Bo")
    alone = office.all.tailoring.add_step(
        office.see(elsewhere), office.plan(elsewhere), "Mere praktik", "praktik", 20
    )
    assert any(one.startswith("Praktikken er længere end 13 uger.") for one in alone.notes)


def test_it_is_asked_again_after_ninety_days_and_not_before(office: Office) -> None:
    today = office.desk.today()
    place = at(office, asked=today, jobs="Pakning, ti timer")
    never = at(office, "Kroen")
    office.clock.turn(days=89)
    assert not office.all.workplaces.is_to_ask(place)
    office.clock.turn(days=1)
    assert office.all.workplaces.is_to_ask(place)
    assert not office.all.workplaces.is_to_ask(never)
    assert office.all.workplaces.notes(place, ())[0].startswith("Spørg om job igen: sidst spurgt")


def test_numbers_are_kept_as_digits_and_a_wrong_one_is_told_and_kept(office: Office) -> None:
    place = at(office, cvr="DK 10 15 08 17", p_number="1")
    assert (place.cvr, place.p_number) == ("10150817", "1")
    [said] = office.all.workplaces.remarks(place)
    assert "ti cifre" in said
    office.all.workplaces.change(place, cvr="10150818", p_number="", employees=4)
    now = office.all.workplaces.find(place.id)
    assert (now.cvr, now.p_number, now.employees) == ("10150818", None, 4)
    assert "CVR-nummerets kontrolciffer passer ikke" in office.all.workplaces.remarks(now)[0]
    assert not office.all.workplaces.change(now, cvr="10150818", employees=4)


def test_a_telephone_is_changed_once_and_told_once(office: Office) -> None:
    place = at(office, phone="11 11 11 11", contact="Bo")
    for name in ("Amina", "Bashir"):
        there(office, place, name)
    before = len(office.changes())
    office.all.workplaces.change(place, phone="22 22 22 22")
    assert len(office.changes()) == before + 1
    assert not any("telefon" in one for one in lines(office))


def test_another_contact_person_stands_on_the_time_line_and_is_told_to_the_municipality(
    office: Office, mentor: Office
) -> None:
    place = at(office, contact="Bo Lind")
    amina, bashir = there(office, place), office.on_course("Bashir Noor")
    there(office, place, "Chen Li", START + timedelta(days=60))
    met(office, mentor)
    mentor.all.workplaces.change(mentor.all.workplaces.find("Bageren"), contact="Ida Vang")
    met(office, mentor)

    words = "Bageren: kontaktperson var Bo Lind, nu Ida Vang"
    assert told(office, amina).count(words) == 1
    assert told(mentor, amina).count(words) == 1
    assert words not in told(office, bashir)
    asked = "Tal om skiftet hos Bageren: kontaktperson var Bo Lind, nu Ida Vang"
    assert lines(office).count(asked) == 1, "not for who begins later, nor who is elsewhere"
    assert asked not in lines(mentor)

    office.clock.turn(days=1)
    office.all.notes.add(office.see(amina), Note("samtale", "Vi talte om det"))
    assert asked not in lines(office)


def test_a_change_is_told_for_some_weeks_and_one_taken_back_is_not(office: Office) -> None:
    place = at(office, contact="Bo", mentors="Ida")
    amina = there(office, place)
    office.all.workplaces.change(place, mentors="Kim")
    assert any("mentorer var Ida, nu Kim" in one for one in lines(office))
    office.clock.turn(days=28)
    assert any("mentorer var Ida, nu Kim" in one for one in lines(office))
    office.clock.turn(days=1)
    assert not any("mentorer var Ida" in one for one in lines(office))
    assert any("mentorer var Ida" in one for one in told(office, amina))
    office.all.history.undo()
    assert not any("mentorer var Ida" in one for one in told(office, amina))
    office.all.workplaces.change(office.all.workplaces.find(place.id), leader="Ny")
    assert not any("leder" in one for one in lines(office)), "nobody was there before"
