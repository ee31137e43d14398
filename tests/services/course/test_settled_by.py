"""What a grant, a visit, an absence or a call settles: derived, taken back, and undone with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.services.conftest import MONDAY, START, Office, met
from tests.services.course.test_settled import settled, untick
from tests.services.exchange.carrying import carry, given, paired
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.checklist import SettledBy
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.absence_writing import Told, Try
from vip2tui.services.citizen.notes import Note
from vip2tui.services.support.visits import Visit

FIRST = (START - timedelta(days=7)).isoformat()
WHOLE = {"purpose": "Holde fast i praktikken på lageret", "task_1": "Følge med på vagterne",
         "start": FIRST, "weekly": 120}  # fmt: skip


def granted(**told: object) -> Callable[[Office, str], object]:
    values = {"start": FIRST} | told
    return lambda one, citizen: one.all.grants.add(
        one.see(citizen), one.plan(citizen), values  # type: ignore[arg-type] - plain values of a form
    )  # fmt: skip


def visited(**more: object) -> Callable[[Office, str], object]:
    return lambda one, citizen: one.all.visits.add(
        one.see(citizen), one.plan(citizen), Visit("ja", **more)  # type: ignore[arg-type]
    )  # fmt: skip


def away(reason: str = "transport", day: date = MONDAY) -> Callable[[Office, str], object]:
    return lambda one, citizen: one.all.absences.add(one.see(citizen), Told(reason, day))


def noted(note: Note) -> Callable[[Office, str], object]:
    return lambda one, citizen: one.all.notes.add(one.see(citizen), note)


def called(
    *, reason: str = "udeblevet", back: date | None = None, day: date = MONDAY
) -> Callable[[Office, str], object]:
    def act(one: Office, citizen: str) -> object:
        one.all.absences.add(one.see(citizen), Told(reason, MONDAY))
        return one.all.absences.contact(one.see(citizen), Try("naaet", day=day, back=back))

    return act


EARLY = "klaret af bevillingen 4. maj"
CASES = [
    (granted(), {}),
    (granted(purpose=WHOLE["purpose"]), {"m01.1": EARLY}),
    (granted(task_1="Følge med på vagterne"), {"m01.2": EARLY}),
    (granted(weekly=120), {"m01.3": EARLY}),
    (granted(**WHOLE), {"m01.1": EARLY, "m01.2": EARLY, "m01.3": EARLY}),
    (visited(), {"m09.4@21": "klaret af besøget 4. maj"}),
    (visited(professional=True), {}),
    (visited(kind="trepart"), {}),
    (noted(Note("vbesoeg", "Set på lageret")), {}),
    (noted(Note("fremmoede", "Mødt 5 af 5", planned=5, attended=5, place=Place.PRIVATE)), {}),
    (away(), {"m09.2@21": "klaret af fraværet 4. maj"}),
    (called(), {"m09.2@21": "klaret af fraværet 4. maj", "m09.3": "klaret af opkaldet 4. maj"}),
    (called(reason="transport"), {"m09.2@21": "klaret af fraværet 4. maj"}),
]  # fmt: skip


@pytest.mark.parametrize(("act", "points"), CASES)
def test_each_settles_its_own_points_and_writes_no_tick(
    consultant: Office, act: Callable[[Office, str], object], points: dict[str, str]
) -> None:
    citizen = consultant.on_course()
    act(consultant, citizen)
    assert settled(consultant, citizen) == points
    assert not [one for one in consultant.changes() if one.kind == "item"]
    if EARLY not in points.values():  # who may grant is known where files are carried: below
        other = Office(Role.MENTOR, "wandenmentor")
        met(consultant, other)
        assert settled(other, citizen) == points, "all computers say the same"


def test_a_mentor_has_the_same_by_file(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    lists = office.desk.catalogue
    package = lists.package("lager-transport")
    office.all.courses.start(
        office.see(citizen), package, lists.checklist(), START, tovholder="Tove Holm"
    )
    granted(**WHOLE)(office, citizen)
    carry(office, mentor, tmp_path)
    found = settled(mentor, citizen)
    assert found == settled(office, citizen)
    assert {"m01.1", "m01.2", "m01.3"} <= set(found)


def test_taking_it_back_opens_the_point_and_undoing_the_evidence_too(consultant: Office) -> None:
    citizen = consultant.on_course()
    consultant.all.grants.add(consultant.see(citizen), consultant.plan(citizen), dict(WHOLE))
    assert set(settled(consultant, citizen)) == {"m01.1", "m01.2", "m01.3"}
    assert untick(consultant, citizen, "m01.2")
    assert set(settled(consultant, citizen)) == {"m01.1", "m01.3"}
    consultant.all.history.undo()
    assert "m01.2" in settled(consultant, citizen)
    consultant.all.history.undo()
    assert settled(consultant, citizen) == {}
    consultant.all.history.redo()
    assert set(settled(consultant, citizen)) == {"m01.1", "m01.2", "m01.3"}


def test_a_visit_that_comes_after_it_was_taken_back_settles_it_again(consultant: Office) -> None:
    citizen = consultant.on_course()
    visited()(consultant, citizen)
    assert untick(consultant, citizen, "m09.4@21")
    assert settled(consultant, citizen) == {}
    visited()(consultant, citizen)
    assert list(settled(consultant, citizen)) == ["m09.4@21"]


def test_an_agreement_about_coming_back_is_the_plan_for_it(consultant: Office) -> None:
    citizen = consultant.on_course()
    consultant.clock.turn(days=3)  # the first is due four weeks after the start
    today = consultant.desk.today()
    called(back=today + timedelta(days=2), day=today)(consultant, citizen)
    assert settled(consultant, citizen)["m09.5@28"] == "klaret af aftalen 7. maj"


def test_every_sort_stands_beside_a_point_of_the_shipped_list() -> None:
    assert set(SHIPPED.shipped_checklist().settled_by.values()) == set(SettledBy)
