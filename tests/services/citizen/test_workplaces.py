"""Workplaces: written down, found, corrected, and who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import PACKAGE, START, Office
from tests.services.exchange.carrying import carry, given, paired
from vip2tui.domain.roles import Role
from vip2tui.services.desk import AmbiguousError, NotFoundError, RefusedError

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "Kabel [x] «A/S»\x1b]0;x\x07"


def test_one_is_written_found_corrected_and_undone() -> None:
    one = Office(Role.CONSULTANT, "w").all
    new = one.workplaces.add(name=HOSTILE, contact="Bo", phone="12 34 56 78")
    other = one.workplaces.add(name="Åens Bageri", address=" ")
    assert [each.id for each in one.workplaces.all()] == [new, other]
    seen = one.workplaces.find("kabel")
    assert (seen.name, seen.contact, seen.address) == ("Kabel [x] «A/S»]0;x", "Bo", None)
    assert one.workplaces.find(new[:8]).id == new
    assert one.workplaces.change(seen, name=seen.name, contact="Bodil")
    assert not one.workplaces.change(one.workplaces.find(new), contact="Bodil")
    assert one.workplaces.find(new).contact == "Bodil"
    assert one.history.next_undo() == "arbejdspladsen: kontaktperson"
    one.history.undo()
    assert one.workplaces.find(new).contact == "Bo"
    found = [each.id for each in one.search.find("bageri") if each.kind == "workplace"]
    assert found == [other]


def test_what_cannot_be_is_refused_and_nothing_is_written() -> None:
    office = Office(Role.CONSULTANT, "w")
    one, before = office.all, office.desk.store.sequence
    for values in ({}, {"name": " "}, {"name": "x" * 201}):
        with pytest.raises(Exception, match=r"Skriv|for lang|plads"):
            one.workplaces.add(**values)
    assert office.desk.store.sequence == before
    one.workplaces.add(name="Bageren")
    with pytest.raises(RefusedError, match="Det gamle navn står"):
        one.workplaces.change(one.workplaces.find("Bageren"), name="")
    one.workplaces.add(name="Bagerens Butik")
    assert one.workplaces.find("bageren").name == "Bageren"  # the exact one stands first
    with pytest.raises(AmbiguousError, match="Flere passer"):
        one.workplaces.find("bage")
    with pytest.raises(NotFoundError):
        one.workplaces.find("slagter")


def test_who_is_there_is_read_off_the_courses_and_it_goes_where_they_go(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    amina = given(office, mentor, tmp_path)
    new = office.all.workplaces.add(name="Tænkt & Søn", phone="12345678")
    place = office.all.workplaces.find(new)
    assert office.all.workplaces.citizens(place) == []
    reads = office.desk.catalogue
    package, points = reads.package(PACKAGE), reads.checklist()
    seen = office.see(amina)
    office.all.courses.start(seen, package, points, START, workplace=new)
    assert office.all.workplaces.citizens(place) == [amina]
    carry(office, mentor, tmp_path)
    assert mentor.all.workplaces.find("tænkt").phone == "12345678"
