"""Stikprøve at work: who is drawn, and when the municipality had each note at the latest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import MONDAY, START, Office
from tests.services.exchange.carrying import carry, paired
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.pictures.signs import PLAIN
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import RefusedError
from vip2tui.services.support.sample_words import sheet_row, sheet_text

if TYPE_CHECKING:
    from pathlib import Path


def granted(one: Office, name: str = "Amina Hassan") -> str:
    citizen = one.on_course(name)
    one.all.grants.add(one.see(citizen), one.plan(citizen), {
        "start": START.isoformat(), "weekly": 120, "purpose": "Få og holde fast i arbejdet",
    })  # fmt: skip
    return citizen


def held(one: Office, citizen: str) -> dict[str, date]:
    sheet = one.all.sample.sheet(citizen)
    assert sheet is not None
    return {each.entry.text: each.since for each in sheet.entries}


def test_only_cases_with_mentor_support_are_drawn_and_only_at_the_office() -> None:
    office = Office(Role.OFFICE, "wo")
    some = [granted(office, f"Person {n}") for n in range(4)]
    office.on_course("Uden støtte")
    drawn = office.all.sample.draw("æble", 3)
    assert (drawn.of, len(drawn.citizens), set(drawn.citizens) <= set(some)) == (4, 3, True)
    assert office.all.sample.draw("æble", 3) == drawn
    assert {*office.all.sample.draw("", 20).citizens} == set(some)
    office.clock.turn(days=3)
    assert office.all.sample.draw("æble", 3, MONDAY) == drawn
    for role in (Role.MENTOR, Role.CONSULTANT):
        with pytest.raises(RefusedError, match="kontor"):
            Office(role, "w").all.sample.draw()


def test_beside_a_note_stands_the_day_the_file_came_that_brought_it_as_it_stands(
    tmp_path: Path,
) -> None:
    office, mentor = paired(Role.MENTOR)
    amina = granted(office)
    office.all.assignments.assign(office.see(amina), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    old = mentor.all.notes.add(mentor.see(amina), Note("mentormoede", "Først", MONDAY, 60))
    mentor.all.notes.add(mentor.see(amina), Note("mentormoede", "Urørt", MONDAY, 30))
    for one in (office, mentor):
        one.clock.turn(days=3)
    carry(mentor, office, tmp_path)
    came = MONDAY.replace(day=7)
    assert held(office, amina) == {"Først": came, "Urørt": came}
    mentor.all.notes.correct(mentor.see(amina), old, reason="galt", text="Rettet")
    for one in (office, mentor):
        one.clock.turn(days=5)
    carry(mentor, office, tmp_path)
    office.clock.turn(days=9)
    office.all.notes.add(office.see(amina), Note("note", "Vores", MONDAY, place=Place.PROFESSIONAL))
    assert held(office, amina) == {
        "Rettet": date(2026, 5, 12), "Urørt": came, "Vores": date(2026, 5, 21),
    }  # fmt: skip


def test_what_no_file_is_known_to_have_brought_is_held_today() -> None:
    office, mentor = Office(Role.OFFICE, "wo"), Office(Role.MENTOR, "wm")
    amina = granted(office)
    mentor.fetch(office)
    mentor.all.notes.add(mentor.see(amina), Note("note", "Udefra"))
    office.fetch(mentor)
    office.clock.turn(days=30)
    assert held(office, amina) == {"Udefra": office.desk.today()}


def test_a_sheet_says_grant_checks_hours_and_notes_and_is_written_under_no_name(
    tmp_path: Path,
) -> None:
    office = Office(Role.OFFICE, "wo")
    amina = granted(office)
    office.all.notes.add(office.see(amina), Note("mentormoede", "Vi øvede", MONDAY, 90))
    sheet = office.all.sample.sheet(amina)
    assert sheet is not None
    text = sheet_text(office.desk.catalogue, sheet, MONDAY, PLAIN)
    for words in ("Få og holde fast", "Mangelfuld", "Maj 2026: 1:30 timer",
                  "Mentormøde · 1:30 · Vi øvede [hos kommunen senest 4. maj]"):  # fmt: skip
        assert words in text, text
    assert sheet_row(sheet)["entries"][0]["held_since"] == "2026-05-04"
    before = office.changes()
    made = office.all.sample.write([sheet, sheet], tmp_path, lambda _: b"x", ".txt")
    assert {one.path for one in office.all.lying.every()} == set(made)
    assert [one.name for one in made] == [f"stikproeve-2026-05-04-0{n}.txt" for n in (1, 2)]
    assert all(one.read_bytes() == b"x" for one in made)
    assert office.changes() == before, "read, and no more"
    office.all.reads.keep()
    assert {one.act for one in office.all.reads.of(amina)} >= {"papir", "aabnet"}
