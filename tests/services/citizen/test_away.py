"""«Jeg var væk» at work: one step for all, nothing late because of it, and one step back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import MONDAY, Office
from tests.services.exchange.carrying import carry, paired
from vip2tui.domain.course.upcoming import Urgency
from vip2tui.domain.kinds.away import Away
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.absence_due import PART
from vip2tui.services.citizen.absence_writing import Told
from vip2tui.services.citizen.away import foreseen_words
from vip2tui.services.citizen.notes import Note
from vip2tui.services.course.pacing import waiting_about
from vip2tui.services.desk import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

FIRST, LAST = date(2026, 5, 4), date(2026, 5, 22)
BACK = date(2026, 5, 26)
"""Monday 25 May is Whit Monday."""


def late(one: Office) -> set[tuple[str, date]]:
    return {
        (line.waiting.name, line.waiting.due)
        for lines in one.all.today.read()
        for line in lines
        if line.waiting.urgency == Urgency.OVERDUE
    }


def write(one: Office, first: date = FIRST, last: date = LAST) -> int:
    return one.all.away.add(one.all.away.foresee(first, last))


def test_three_weeks_away_are_one_step_for_everybody_and_one_step_back(mentor: Office) -> None:
    amina, olena = mentor.on_course(), mentor.on_course("Olena")
    free = mentor.citizen("Søren")
    before = late(mentor)
    mentor.clock.turn(days=(BACK - MONDAY).days)
    assert any(FIRST <= due <= LAST for _, due in late(mentor))
    made = mentor.all.away.foresee(FIRST, LAST)
    assert [one.case.citizen.id for one in made.about] == [amina, olena]
    assert made.points == sum(one.points for one in made.about) > 6
    assert foreseen_words(made, BACK)[0] == "3 uger: jeg var væk (4. maj til 22. maj)."
    assert mentor.all.away.add(made) == 2
    assert not any(FIRST <= due <= LAST for _, due in late(mentor))
    assert late(mentor) <= before, "only what was late before them is late"
    assert not mentor.see(free).facts[Away.KIND]
    assert mentor.all.away.foresee(FIRST, LAST).about == (), "it stands already"
    assert [one for one, _ in mentor.all.away.mine()] == [made.span]
    mentor.all.history.undo()
    assert mentor.all.away.mine() == ()
    assert any(FIRST <= due <= LAST for _, due in late(mentor))


def test_the_checklist_says_why_and_a_tick_goes_before_it(mentor: Office) -> None:
    amina = mentor.on_course()
    write(mentor)
    mentor.clock.turn(days=(BACK - MONDAY).days)
    line = next(one for one in mentor.plan(amina).lines if one.item.id == "m06.1")
    notes = [one.state.note for one in line.times if one.state]
    assert notes == ["3 uger: jeg var væk"] * 3
    mentor.all.notes.add(mentor.see(amina), Note("mentormoede", "Vi sås alligevel", FIRST))
    line = next(one for one in mentor.plan(amina).lines if one.item.id == "m06.1")
    assert len([one for one in line.times if one.state]) == 2
    assert line.done_on == (FIRST,)


def test_an_agreement_of_the_days_away_waits_for_the_day_back(mentor: Office) -> None:
    amina = mentor.on_course()
    mentor.all.notes.add(mentor.see(amina), Note(
        "samtale", "x", next="Ringe til Bent", next_date=date(2026, 5, 6), next_owner="M",
    ))  # fmt: skip
    write(mentor)
    mentor.clock.turn(days=(BACK - MONDAY).days)
    (agreed,) = [one for one in waiting_about(mentor.desk, mentor.see(amina))
                 if one.part == "notater"]  # fmt: skip
    assert (agreed.due, agreed.urgency) == (BACK, Urgency.TODAY)


def test_while_one_is_away_today_reaches_to_the_day_back(mentor: Office) -> None:
    amina = mentor.on_course()
    write(mentor)
    near = [one for one in waiting_about(mentor.desk, mentor.see(amina))
            if one.urgency == Urgency.SOON]  # fmt: skip
    assert BACK in {one.due for one in near}
    assert all(one.due <= BACK for one in near)


def test_it_travels_and_is_an_explanation_at_the_municipality(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    amina = office.on_course()
    office.all.grants.add(office.see(amina), office.plan(amina), {
        "start": "2026-04-13", "weekly": 120, "purpose": "Få og holde fast i arbejdet",
    })  # fmt: skip
    office.all.notes.add(office.see(amina), Note("mentormoede", "Vi øvede", date(2026, 4, 30), 60))
    office.all.assignments.assign(office.see(amina), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    for one in (office, mentor):
        one.clock.turn(days=(BACK - MONDAY).days)

    def codes() -> dict[str, list[date]]:
        found = office.all.audit.of(office.see(amina)).findings
        return {one.check.code: [lack.since for lack in one.lacks] for one in found}

    empty = [date(2026, 5, n) for n in (4, 11, 18)]
    assert set(empty) <= set(codes()["dok-20"])
    assert "dok-17" in codes()
    write(mentor)
    carry(mentor, office, tmp_path)
    assert not set(empty) & set(codes().get("dok-20", []))
    assert "dok-17" not in codes(), "the days away are not days of silence"
    line = next(one for one in office.plan(amina).lines if one.item.id == "m06.1")
    assert "3 uger: mentoren var væk" in {one.state.note for one in line.times if one.state}


def test_a_consultant_settles_a_consultants_points_alone(consultant: Office) -> None:
    amina = consultant.on_course()
    write(consultant)
    told = {line.item.owner for line in consultant.plan(amina).lines for one in line.times
            if one.state}  # fmt: skip
    assert told == {"J"}


def test_what_cannot_be_is_refused(mentor: Office) -> None:
    with pytest.raises(RefusedError, match="den, der selv var væk"):
        Office(Role.OFFICE, "w").all.away.foresee(FIRST)
    with pytest.raises(RefusedError, match="før den første"):
        mentor.all.away.foresee(LAST, FIRST)
    with pytest.raises(RefusedError, match="mere end et år"):
        mentor.all.away.foresee(FIRST, FIRST + timedelta(days=400))
    with pytest.raises(RefusedError, match="Intet er skrevet"):
        mentor.all.away.add(mentor.all.away.foresee(FIRST))


def test_whatever_else_today_asks_of_the_days_away_waits_for_the_day_back(mentor: Office) -> None:
    amina = mentor.on_course()
    mentor.all.absences.add(mentor.see(amina), Told("udeblevet", FIRST))
    mentor.clock.turn(days=(BACK - MONDAY).days)

    def asked() -> set[date]:
        return {
            line.waiting.due
            for lines in mentor.all.today.read()
            for line in lines
            if line.waiting.part == PART
        }

    assert asked() == {FIRST}
    write(mentor)
    assert asked() == {BACK}
