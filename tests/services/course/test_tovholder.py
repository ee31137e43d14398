"""A course begins with exactly one tovholder, and one that has none is asked about (R4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import PACKAGE, START, Office, met
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.roles import Role
from vip2tui.services.course import tovholder
from vip2tui.services.desk import RefusedError

if TYPE_CHECKING:
    from vip2tui.services.citizen.casework import Casework


def begin(one: Office, citizen: str, who: str | None = None) -> Casework:
    """Begin a course as a line or a screen does, and return the citizen afterwards."""
    reads = one.desk.catalogue
    one.all.courses.start(
        one.see(citizen), reads.package(PACKAGE), reads.checklist(), START, tovholder=who
    )
    return one.see(citizen)


def test_a_mentor_who_knows_nobody_is_told_who_is_missing(mentor: Office) -> None:
    amina = mentor.citizen("Amina Hassan")

    with pytest.raises(RefusedError, match=r"Amina Hassan har ingen tovholder.*«Mangler».*--tov"):
        begin(mentor, amina)

    assert not mentor.see(amina).courses
    assert begin(mentor, amina, "Tove Holm").citizen.tovholder == "Tove Holm"


def test_a_mentor_is_spared_the_question_where_all_others_have_one_and_the_same(
    mentor: Office,
) -> None:
    for name in ("Bashir", "Chen"):
        mentor.citizen(name, tovholder="Tove Holm")
    mentor.citizen("Øvelse", tovholder="Eksempel", practice=True)
    assert begin(mentor, mentor.citizen("Amina")).citizen.tovholder == "Tove Holm"

    mentor.citizen("Dina", tovholder="Bo Lind")
    with pytest.raises(tovholder.TovholderMissingError):
        begin(mentor, mentor.citizen("Emil"))


@pytest.mark.parametrize("role", [Role.CONSULTANT, Role.OFFICE])
def test_who_begins_it_for_the_municipality_is_tovholder_until_another_is_named(
    role: Role,
) -> None:
    one = Office(role, "wk")
    assert begin(one, one.citizen("Amina")).citizen.tovholder == "P wk"
    assert begin(one, one.citizen("Bo", tovholder="Tove Holm")).citizen.tovholder == "Tove Holm"


def test_it_is_one_action_and_taken_back_as_one(consultant: Office) -> None:
    amina = consultant.citizen("Amina")
    begin(consultant, amina)
    consultant.all.history.undo()

    seen = consultant.see(amina)
    assert (seen.courses, seen.citizen.tovholder) == ((), None)


def test_two_must_be_one_before_a_course_begins(mentor: Office, consultant: Office) -> None:
    amina = mentor.citizen("Amina Hassan")
    met(mentor, consultant)
    mentor.all.citizens.change(mentor.see(amina), tovholder="Bo Lind")
    consultant.all.citizens.change(consultant.see(amina), tovholder="Tove Holm")
    met(mentor, consultant)

    for one in (mentor, consultant):
        with pytest.raises(RefusedError, match=r"2 tovholdere: «Bo Lind» og «Tove Holm»"):
            begin(one, amina)
        assert not one.see(amina).courses
    assert begin(consultant, amina, "Tove Holm").citizen.tovholder == "Tove Holm"


def test_the_same_name_from_two_is_one(mentor: Office, consultant: Office) -> None:
    amina = mentor.citizen("Amina Hassan")
    met(mentor, consultant)
    for one in (mentor, consultant):
        one.all.citizens.change(one.see(amina), tovholder="Tove Holm")
    met(mentor, consultant)

    assert tovholder.named(consultant.see(amina)) == ("Tove Holm",)
    assert begin(consultant, amina).course is not None


def without(one: Office) -> str:
    """Return a citizen whose course was begun before a tovholder was asked for."""
    amina = one.citizen("Amina Hassan")
    begin(one, amina, "X")
    one.all.citizens.change(one.see(amina), tovholder="")
    return amina


def lines(one: Office) -> list[str]:
    return [line.waiting.what for found in one.all.today.read() for line in found]


@pytest.mark.parametrize("role", [Role.CONSULTANT, Role.OFFICE])
def test_a_course_without_one_is_asked_about_and_never_locked(role: Role) -> None:
    one = Office(role, "wk")
    amina = without(one)
    assert tovholder.MISSING in lines(one)
    assert one.tick(amina, "m01.1"), "nothing is locked meanwhile"

    one.all.citizens.change(one.see(amina), tovholder="Tove Holm")
    assert tovholder.MISSING not in lines(one)


def test_a_mentor_and_who_has_no_course_are_not_asked(mentor: Office, consultant: Office) -> None:
    without(mentor)
    consultant.citizen("Bo uden forløb")
    assert tovholder.MISSING not in [*lines(mentor), *lines(consultant)]


def test_a_file_from_elsewhere_is_taken_in_as_it_is(consultant: Office) -> None:
    new = "11111111-0000-4000-8000-000000000000"
    consultant.receive(new, new, Citizen.KIND, {"name": "Fra en anden"})
    plan = {"name": "Kabel", "steps": []}
    said = {"citizen": new, "package": "x", "version": "1", "start": "2026-04-13", "plan": plan}
    consultant.receive(new, "22222222-0000-4000-8000-000000000000", Course.KIND, said)

    assert consultant.plan(new).name == "Kabel"
    assert "tovholder" in consultant.all.citizens.missing(consultant.see(new))
    assert tovholder.MISSING in lines(consultant)


def test_a_course_that_goes_on_again_needs_one_too(consultant: Office, mentor: Office) -> None:
    amina = consultant.citizen("Amina")
    begin(consultant, amina)
    consultant.all.closing.close(consultant.see(amina), consultant.plan(amina), "job_timer", {})
    consultant.all.citizens.change(consultant.see(amina), tovholder="")
    consultant.clock.turn(days=1)
    consultant.all.closing.reopen(consultant.see(amina), consultant.plan(amina), "Prøver igen")

    assert consultant.see(amina).citizen.tovholder == "P wkonsulent"


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Kim K og Bo B", False),
        ("Kim K, Bo B", False),
        ("Kim/Bo", False),
        ("Kim & Bo", False),
        ("Kim K + Bo", False),
        ("Georg Oggesen", True),
        ("Anne-Marie Holm", True),
        ("Kim K,", True),
        ("", True),
    ],
)
def test_two_names_in_one_field_are_not_one_tovholder(
    name: str, is_one: bool, consultant: Office, mentor: Office
) -> None:
    amina, bo = consultant.citizen("Amina"), mentor.citizen("Bo")
    if is_one:
        consultant.all.citizens.change(consultant.see(amina), tovholder=name)
        assert (consultant.see(amina).citizen.tovholder or "") == name
        return
    with pytest.raises(RefusedError, match="kun ét navn"):
        consultant.all.citizens.change(consultant.see(amina), tovholder=name)
    with pytest.raises(RefusedError, match="kun ét navn"):
        consultant.citizen("Chen", tovholder=name)
    with pytest.raises(RefusedError, match="kun ét navn"):
        begin(mentor, bo, name)
    consultant.receive(amina, amina, Citizen.KIND, {"tovholder": name})
    with pytest.raises(RefusedError, match="kun ét navn"):
        begin(consultant, amina)
    assert not consultant.see(amina).courses
