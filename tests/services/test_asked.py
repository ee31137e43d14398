"""What a mentor is asked for: one round, two ticks a week, and one question about before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.services.conftest import MONDAY, Office
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.checklist import ROUND
from vip2tui.domain.course.upcoming import ALREADY, THE_ROUND, Urgency, Waiting
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.weekly import Round
from vip2tui.services.course.pacing import standing_of, waiting_about
from vip2tui.services.desk import RefusedError


def waits(office: Office, citizen: str) -> list[Waiting]:
    return waiting_about(office.desk, office.see(citizen))


def since_the_start(office: Office, start: date, name: str = "Amina Hassan") -> str:
    """Return a citizen who was written down before the course began, seen today."""
    back = (office.desk.today() - start).days + 20
    office.clock.turn(days=-back)
    citizen = office.on_course(name, start)
    office.clock.turn(days=back)
    return citizen


def test_what_was_due_before_is_one_question_and_nothing_is_late(mentor: Office) -> None:
    amina = mentor.on_course(start=MONDAY - timedelta(weeks=30))
    found = waits(mentor, amina)
    assert [one.urgency for one in found if one.urgency is Urgency.OVERDUE] == []
    asked = [one for one in found if one.part == ALREADY]
    assert len(asked) == 1
    assert asked[0].what.startswith("Er forløbet allerede i gang? 3")
    assert "punkter på tjeklisten" in asked[0].what


def test_before_it_is_answered_nobody_says_how_far_behind(mentor: Office) -> None:
    amina = mentor.on_course(start=MONDAY - timedelta(weeks=30))
    standing = standing_of(mentor.desk, mentor.plan(amina))
    assert standing is not None
    assert standing.in_words() == "ikke kendt endnu"
    mentor.all.checklist.begun(mentor.see(amina), mentor.plan(amina), is_done=False)
    standing = standing_of(mentor.desk, mentor.plan(amina))
    assert standing is not None
    assert standing.in_words().startswith("langt bagud")


@pytest.mark.parametrize("role", [Role.MENTOR, Role.CONSULTANT])
@pytest.mark.parametrize("days", [0, 1, 5])
def test_a_course_that_has_not_begun_is_not_asked_about(role: Role, days: int) -> None:
    office = Office(role, "w")
    start = office.desk.today() + timedelta(days=days)
    amina = office.on_course(start=start)
    found = waits(office, amina)
    assert ALREADY not in {one.part for one in found}
    assert all(one.urgency is not Urgency.OVERDUE for one in found)
    early = [one for one in office.plan(amina).lines if one.item.days < 0 and not one.item.every]
    assert all(one.current.deadline >= office.desk.today() for one in early)


@pytest.mark.parametrize("is_done", [True, False])
def test_it_is_asked_once_whatever_the_answer(mentor: Office, is_done: bool) -> None:
    amina = mentor.on_course(start=MONDAY - timedelta(weeks=30))
    asked = next(one for one in waits(mentor, amina) if one.part == ALREADY)
    before = mentor.store.sequence
    settled = mentor.all.checklist.begun(mentor.see(amina), mentor.plan(amina), is_done=is_done)
    assert f"? {settled} punkter" in asked.what
    assert ALREADY not in {one.part for one in waits(mentor, amina)}
    assert all(one.urgency is not Urgency.OVERDUE for one in waits(mentor, amina))
    assert sum(line.ticked for line in mentor.plan(amina).lines) == 0, "nobody saw it done"
    with pytest.raises(RefusedError):
        mentor.all.checklist.begun(mentor.see(amina), mentor.plan(amina), is_done=is_done)
    mentor.clock.turn(days=8)
    late = [one for one in waits(mentor, amina) if one.urgency is Urgency.OVERDUE]
    assert bool(len(late) > 5) is not is_done, "what is missing is asked for, a week later"
    mentor.all.history.undo()
    assert mentor.store.sequence > before
    assert ALREADY in {one.part for one in waits(mentor, amina)}


def test_what_is_late_since_then_is_late(mentor: Office) -> None:
    amina = since_the_start(mentor, MONDAY - timedelta(weeks=3))
    found = waits(mentor, amina)
    assert ALREADY not in {one.part for one in found}
    assert Urgency.OVERDUE in {one.urgency for one in found}


def test_the_round_is_one_thing_to_do_and_says_what_is_missing(mentor: Office) -> None:
    amina = since_the_start(mentor, MONDAY - timedelta(weeks=3))
    rounds = [one for one in waits(mentor, amina) if one.part == THE_ROUND]
    assert [one.what for one in rounds] == ["Ugens runde: samtale, timer og fremmøde"]
    assert rounds[0].times == 2
    mentor.all.weekly.save(mentor.see(amina), Round(minutes=60))
    rounds = [one for one in waits(mentor, amina) if one.part == THE_ROUND]
    assert [one.what for one in rounds] == ["Ugens runde: samtale og fremmøde"]
    mentor.all.weekly.save(mentor.see(amina), Round(5, 5, good="Godt"))
    rounds = [one for one in waits(mentor, amina) if one.part == THE_ROUND]
    assert [(one.what, one.urgency) for one in rounds] == [
        ("Ugens runde: samtale, timer og fremmøde", Urgency.SOON)
    ]


def test_two_ticks_a_week_are_asked_of_a_mentor_through_half_a_year(mentor: Office) -> None:
    """With today's list, and with the one a course copied before, where four fell in one week."""
    for old in (False, True):
        amina = since_the_start(mentor, MONDAY, f"Borger {old}")
        if old:
            _copy_as_before(mentor, amina)
        for line in mentor.plan(amina).lines:  # what is done once is another matter
            if (
                not line.item.every
                and not line.item.habit
                and mentor.all.checklist.may(line.current)
            ):
                mentor.tick(amina, line.item.id)
        ticks = 0
        for _ in range(26):
            asked = []
            for _ in range(6):
                often = [one for one in waits(mentor, amina) if _repeats(mentor, amina, one)]
                near = [one for one in often if one.urgency < Urgency.LATER]
                if not near:
                    break
                asked.append(near[0].name)
                mentor.tick(amina, near[0].name)
            assert len(asked) <= 2, asked
            ticks += len(asked)
            mentor.clock.turn(days=7)
        assert 40 <= ticks <= 52, "and none is forgotten for it"
        mentor.clock.turn(days=-26 * 7)


def _repeats(office: Office, citizen: str, one: Waiting) -> bool:
    if one.part != "tjekliste" or one.name.partition("@")[0] in ROUND:
        return False
    return office.all.checklist.find(office.plan(citizen), one.name).item.every is not None


def _copy_as_before(office: Office, citizen: str) -> None:
    """Let the course have the items as they were copied before: all of a month on one day."""
    course = office.plan(citizen).course
    items = [one.model_dump(exclude_defaults=True) for one in course.checklist.items]
    for item in items:
        if item.get("every") == 28:
            item["days"] = 28
        if item.pop("habit", False):
            item |= {"days": 7, "every": 7}
    more = {"area": "m05", "text": "Målt", "owner": "M", "days": 14}
    items.append({"id": "m05.5", **more})
    items.append({"id": "m10.2", "area": "m10", "text": "Svar", "owner": "L", "days": -28,
                  "from_end": True})  # fmt: skip
    items = [
        one for n, one in enumerate(items) if one["id"] not in {x["id"] for x in items[n + 1 :]}
    ]
    office.receive(citizen, course.id, Course.KIND,
                   {"checklist": {"version": "1.0", "items": items}},
                   over={"checklist": _heads(office, citizen, course.id)})  # fmt: skip


def _heads(office: Office, citizen: str, record: str) -> list[str]:
    return [one.id for one in office.desk.state(citizen).records[record].heads["checklist"]]


def test_a_course_that_runs_follows_the_list_of_today_and_ticks_stay(mentor: Office) -> None:
    amina = since_the_start(mentor, MONDAY - timedelta(weeks=3))
    _copy_as_before(mentor, amina)
    ids = {line.item.id: line for line in mentor.plan(amina).lines}
    assert "m05.5" not in ids
    assert ids["m07.1"].item.habit
    work = next(one for one in mentor.plan(amina).steps if one.step.track == "loentilskud")
    assert 0 <= (ids["m10.2"].times[0].due - (work.end - timedelta(days=28))).days <= 3
    assert mentor.plan(amina).end > work.end + timedelta(weeks=25)
    with pytest.raises(RefusedError, match="god vane"):
        mentor.tick(amina, "m07.1")
    shipped = SHIPPED.checklist()
    assert shipped.point("m05.5") is not None


def test_a_habit_never_waits(mentor: Office, consultant: Office) -> None:
    for office in (mentor, consultant):
        amina = since_the_start(office, MONDAY - timedelta(weeks=20))
        names = {one.name.partition("@")[0] for one in waits(office, amina)}
        assert not names & SHIPPED.checklist().standing.habits
        assert office.desk.me.role in (Role.MENTOR, Role.CONSULTANT)
        assert office.all.weekly.habit(office.see(amina))


def test_a_day_ahead_is_never_the_last_contact(mentor: Office) -> None:
    from vip2tui.services.citizen.notes import Note

    amina = mentor.on_course()
    mentor.all.notes.add(mentor.see(amina), Note("note", "x", day=MONDAY - timedelta(days=2)))
    mentor.all.notes.add(mentor.see(amina), Note("note", "y", day=MONDAY + timedelta(days=2)))
    assert mentor.all.citizens.row(amina).last_contact == MONDAY - timedelta(days=2)
