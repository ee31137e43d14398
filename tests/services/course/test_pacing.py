"""How a course stands, and what a computer may tell about why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import START, Office
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.upcoming import Urgency
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.settings import BEHIND, SOON
from vip2tui.domain.statuses import StepStatus
from vip2tui.pictures.drawn import Tone
from vip2tui.services.citizen.absence_writing import Told
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.person_seen import person_seen
from vip2tui.services.course.pacing import evidence_kinds, standing_of
from vip2tui.services.course.pausing import Pause
from vip2tui.services.course.plan_picture import bar_of
from vip2tui.services.records import edit
from vip2tui.services.vault.settings import number_of

if TYPE_CHECKING:
    from vip2tui.domain.course.pace import Standing


def standing(office: Office, citizen: str) -> Standing:
    found = standing_of(office.desk, office.plan(citizen))
    assert found is not None
    return found


def written_before(office: Office) -> str:
    """Return a citizen whose course was written down before it began."""
    office.clock.turn(days=-40)
    citizen = office.on_course()
    office.clock.turn(days=40)
    return citizen


def begin_first(office: Office, citizen: str) -> None:
    """Begin the first step on the day it was planned."""
    course = office.plan(citizen)
    values = {"course": course.course.id, "status": "i_gang", "started": START.isoformat()}
    office.desk.act([edit(citizen, course.steps[0].record, "step", None, values)])


def test_what_is_not_begun_is_told_and_begun_it_follows_the_plan(mentor: Office) -> None:
    amina = written_before(mentor)
    found = standing(mentor, amina)
    assert found.in_words() == (
        "langt bagud (3 uger), fordi «Afklaring og kompetencekort» ikke er begyndt "
        "(21 dage efter planen)"
    )
    assert found.forecast - found.end == timedelta(days=21)
    begin_first(mentor, amina)
    assert standing(mentor, amina).in_words() == "følger planen"


def test_a_closed_course_has_no_pace(mentor: Office) -> None:
    amina = mentor.on_course()
    mentor.all.closing.close(mentor.see(amina), mentor.plan(amina), "job_ord")
    assert standing_of(mentor.desk, mentor.plan(amina)) is None
    assert mentor.all.citizens.row(amina).standing is None


@pytest.mark.parametrize(("code", "told"), [("sygdom", False), ("ferie", True)])
def test_a_health_reason_is_never_in_the_line_on_a_mentors_computer(
    mentor: Office, consultant: Office, code: str, *, told: bool
) -> None:
    """Begun two weeks late and resting since: the pause is the reason, its own reason is not."""
    for office in (mentor, consultant):
        amina = office.on_course(start=date(2026, 3, 2))
        step = office.plan(amina).steps[0]
        late = {"course": office.plan(amina).course.id, "status": "i_gang", "started": "2026-03-23"}
        draft = edit(amina, step.record, "step", None, late)
        office.desk.act([draft] if draft else [])
        for other in office.plan(amina).steps[1:]:
            office.all.courses.set_step(office.see(amina), other, "sprunget_over", reason="x")
        plan = office.plan(amina)
        made = office.all.pausing.pause(
            office.see(amina), plan, [plan.steps[0]], Pause(code, date(2026, 4, 6))
        )
        office.desk.act(made.drafts)
        words = standing(office, amina).reason
        assert words.startswith("«Afklaring og kompetencekort» holder pause, 28 dage i alt")
        word = SHIPPED.codes().name_of("pauses", code).lower()
        assert (word in words) == (told or office is consultant)


def test_a_course_begun_before_the_evidence_was_copied_asks_its_package(mentor: Office) -> None:
    amina = mentor.on_course()
    plan = mentor.plan(amina)
    assert all(goal.goal.evidence for step in plan.steps for goal in step.goals)
    fresh = evidence_kinds(mentor.desk, plan)
    old = mentor.desk.state(amina).records[plan.course.id].get("plan")
    assert isinstance(old, dict)
    bare = old | {
        "steps": [
            step | {"goals": [
                {key: value for key, value in goal.items() if key != "evidence"}
                for goal in step["goals"]
            ]}
            for step in old["steps"]
        ]
    }  # fmt: skip
    over = {
        "plan": [head.id for head in mentor.desk.state(amina).records[plan.course.id].heads["plan"]]
    }
    mentor.receive(amina, plan.course.id, "course", {"plan": bare}, over=over)
    assert not any(goal.goal.evidence for step in mentor.plan(amina).steps for goal in step.goals)
    assert evidence_kinds(mentor.desk, mentor.plan(amina)) == fresh
    assert set(fresh.values()) >= {"set", "bevis"}


def test_what_is_near_and_behind_follows_the_settings_at_once(mentor: Office) -> None:
    amina = written_before(mentor)
    in_ten = mentor.desk.today() + timedelta(days=10)
    mentor.all.notes.add(mentor.see(amina), Note("note", "x", next="ring", next_date=in_ten))
    desk, step = mentor.desk, mentor.plan(amina).steps[0]
    state = StepState(id=step.record, case=amina, course="c", status=StepStatus.RUNNING)
    running = replace(step, state=state, start=in_ten - timedelta(days=step.weeks * 7 - 1))

    def near() -> int:
        """Return how many things are near in «I dag», as its own memory has them."""
        read = [line.waiting for lines in mentor.all.today.read() for line in lines]
        return sum(one.urgency is Urgency.SOON for one in read)

    def said() -> tuple[str, str, Tone]:
        row, beside = mentor.all.citizens.row(amina), person_seen(desk, mentor.see(amina))
        assert row.standing is not None
        bar = bar_of(running, SHIPPED, desk.today(), number_of(desk.store, SOON))
        return row.standing.in_words(), beside.pace, bar.tone

    before = near()
    behind, beside, tone = said()
    assert behind == beside
    assert behind.startswith("langt bagud (3 uger), fordi")
    assert tone is Tone.PLAIN
    mentor.all.settings.set(SOON, "30")
    mentor.all.settings.set(BEHIND, "60")
    assert near() == before + 1
    assert said() == ("følger planen", "følger planen", Tone.SOON)


def test_a_long_absence_is_behind_and_a_lawful_one_is_not(mentor: Office) -> None:
    for reason, words in (
        ("egen_sygdom", "2 uger bagud, fordi der har været langt fravær (12 dage)"),
        ("ferie", "følger planen"),
    ):
        amina = written_before(mentor)
        begin_first(mentor, amina)
        told = Told(reason, START + timedelta(days=7), until=START + timedelta(days=20))
        mentor.all.absences.add(mentor.see(amina), told)
        assert standing(mentor, amina).in_words() == words
