"""Courses: a copy nobody changes afterwards, steps in any order, one course from two devices."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import MONDAY, START, Office, met
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.pace import pace
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import GoalStatus, StepStatus
from vip2tui.services.course.courses import copied_checklist, copied_plan
from vip2tui.services.desk import NotFoundError, RefusedError


def _step(office: Office, citizen: str, n: int, status: str, reason: str = "") -> None:
    plan = office.plan(citizen)
    office.all.courses.set_step(office.see(citizen), plan.steps[n], status, reason=reason)


def test_a_course_says_which_edition_it_builds_on(mentor: Office) -> None:
    plan = mentor.plan(mentor.on_course())
    package = SHIPPED.package("produktionsmedarbejder")
    assert (plan.course.package, plan.course.version) == (package.id, package.version)
    assert [one.step.name for one in plan.steps] == [one.name for one in package.steps]
    assert len(plan.lines) == len(SHIPPED.checklist().points_for(package.id))


@pytest.mark.parametrize("name", [one.id for one in SHIPPED.package_names()])
def test_every_package_can_be_read_back(mentor: Office, name: str) -> None:
    amina = mentor.citizen()
    mentor.start(amina, package=name)
    plan = mentor.plan(amina)
    assert mentor.see(amina).unreadable == ()
    assert {line.item.area for line in plan.lines} <= {one.id for one in SHIPPED.checklist().areas}
    assert any(line.item.id.startswith("x-") for line in plan.lines)
    assert plan.end == max(step.end for step in plan.steps)


@pytest.mark.parametrize("name", [one.id for one in SHIPPED.package_names()])
def test_a_limit_of_one_is_not_lost_on_the_way_into_the_plan(name: str) -> None:
    goals = [goal for step in SHIPPED.package(name).steps for goal in step.goals]
    copied = {
        goal["id"]: goal["target"]
        for step in copied_plan(SHIPPED.package(name))["steps"]
        for goal in step["goals"]
    }
    assert {one.id: copied[one.id] for one in goals if one.direction == "hoejst"} == {
        one.id: one.in_words for one in goals if one.direction == "hoejst"
    }
    assert all(copied[one.id] == one.in_words for one in goals if one.target > 1)


def test_the_same_package_is_not_started_twice(mentor: Office) -> None:
    amina = mentor.on_course()
    before = mentor.store.sequence
    with pytest.raises(RefusedError, match="allerede"):
        mentor.start(amina)
    assert mentor.store.sequence == before


def test_a_second_press_with_an_old_screen_starts_no_second_course(mentor: Office) -> None:
    amina = mentor.citizen(tovholder="Tove Holm")
    stale = mentor.see(amina)
    package, checklist = SHIPPED.package("produktionsmedarbejder"), SHIPPED.checklist()
    for _ in range(2):
        mentor.all.courses.start(stale, package, checklist, START)
    assert len(mentor.see(amina).courses) == 1
    assert mentor.all.citizens.row(amina).doubts == 0


def test_two_devices_that_start_the_same_package_start_one_course(
    mentor: Office, consultant: Office
) -> None:
    amina = mentor.citizen()
    consultant.fetch(mentor)
    mentor.start(amina)
    consultant.start(amina)
    mentor.tick(amina, "m03.1")
    consultant.tick(amina, "m03.1")
    _step(mentor, amina, 0, "i_gang")
    met(mentor, consultant)
    for office in (mentor, consultant):
        assert len(office.see(amina).courses) == 1
        assert office.all.citizens.row(amina).doubts == 0
        assert office.status(amina, "m03.1") == "klaret"


def test_two_start_days_are_in_doubt_and_nothing_else(mentor: Office, consultant: Office) -> None:
    amina = mentor.citizen()
    consultant.fetch(mentor)
    mentor.start(amina, START)
    consultant.start(amina, START + timedelta(days=7))
    met(mentor, consultant)
    course = mentor.plan(amina).course
    assert mentor.desk.state(amina).records[course.id].in_doubt() == ["start"]


def test_a_package_can_be_taken_again_after_it_was_closed(mentor: Office) -> None:
    amina = mentor.on_course()
    mentor.tick(amina, "m03.1")
    first = mentor.plan(amina)
    mentor.all.closing.close(mentor.see(amina), first, "afbrudt", {"reason": "flyttede"})
    mentor.start(amina)
    assert len(mentor.see(amina).courses) == 2
    assert mentor.plan(amina).course.id != first.course.id
    assert mentor.status(amina, "m03.1") == "aaben"


def test_a_start_that_was_taken_back_can_be_made_again(mentor: Office) -> None:
    amina = mentor.on_course()
    mentor.all.history.undo()
    assert mentor.see(amina).courses == ()
    mentor.start(amina, START + timedelta(days=1))
    assert mentor.plan(amina).course.start == START + timedelta(days=1)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(9999, 12, 31)])
def test_a_day_nobody_can_mean_is_refused(mentor: Office, day: date) -> None:
    amina = mentor.citizen()
    with pytest.raises(RefusedError, match="start"):
        mentor.start(amina, day)
    assert mentor.see(amina).courses == ()


@pytest.mark.parametrize("status", StepStatus)
@pytest.mark.parametrize("after", StepStatus)
def test_any_order_of_steps_is_allowed(mentor: Office, status: str, after: str) -> None:
    amina = mentor.on_course()
    _step(mentor, amina, 3, status, "fordi")
    _step(mentor, amina, 3, after, "fordi")
    step = mentor.plan(amina).steps[3]
    assert step.status == after
    assert (mentor.see(amina).unreadable, mentor.all.citizens.row(amina).doubts) == ((), 0)
    if step.state is not None:
        assert (step.state.finished is not None) == (after == "gennemfoert")
        assert (step.state.paused is not None) == (after == "pause")


def test_leaving_a_step_out_asks_why(mentor: Office) -> None:
    amina = mentor.on_course()
    for status in ("sprunget_over", "afbrudt"):
        with pytest.raises(RefusedError):
            _step(mentor, amina, 0, status, "  ")
    with pytest.raises(RefusedError, match="Et trin kan ikke være «faerdig»"):
        _step(mentor, amina, 0, "faerdig")
    assert mentor.plan(amina).steps[0].state is None
    _step(mentor, amina, 0, "sprunget_over", "kan det i forvejen")
    _step(mentor, amina, 0, "i_gang")
    state = mentor.plan(amina).steps[0].state
    assert state is not None
    assert state.reason is None


def test_a_pause_stops_the_clock(mentor: Office) -> None:
    amina = mentor.on_course(start=date(2026, 5, 4))
    _step(mentor, amina, 0, "i_gang")
    mentor.clock.turn(days=5)
    _step(mentor, amina, 0, "pause")
    before = pace(mentor.plan(amina).steps[:1], mentor.desk.today())
    assert (before.done, before.behind) == (5, 0)
    mentor.clock.turn(days=30)
    assert pace(mentor.plan(amina).steps[:1], mentor.desk.today()) == before
    _step(mentor, amina, 0, "i_gang")
    assert pace(mentor.plan(amina).steps[:1], mentor.desk.today()) == before
    mentor.clock.turn(days=2)
    assert pace(mentor.plan(amina).steps[:1], mentor.desk.today()).done == 7
    _step(mentor, amina, 0, "pause")
    mentor.clock.turn(days=10)
    _step(mentor, amina, 0, "i_gang")
    assert pace(mentor.plan(amina).steps[:1], mentor.desk.today()).done == 7
    state = mentor.plan(amina).steps[0].state
    assert state is not None
    assert state.rested == 40


def test_a_goal_keeps_the_day_it_was_reached(mentor: Office) -> None:
    amina = mentor.on_course()
    goal = mentor.plan(amina).steps[0].goals[0].record

    def set_goal(status: str, **more: str) -> None:
        plan = mentor.plan(amina)
        mentor.all.courses.set_goal(mentor.see(amina), plan, goal, status, **more)

    set_goal("naaet", evidence="bevis")
    mentor.clock.turn(days=3)
    set_goal("naaet", evidence="bevis fra kursus")
    state = mentor.plan(amina).steps[0].goals[0].state
    assert state is not None
    assert (state.day, state.evidence) == (date(2026, 5, 4), "bevis fra kursus")
    set_goal("paa_vej")
    state = mentor.plan(amina).steps[0].goals[0].state
    assert state is not None
    assert (state.day, state.status) == (None, "paa_vej")
    with pytest.raises(RefusedError):
        set_goal("færdig")
    with pytest.raises(NotFoundError):
        mentor.all.courses.set_goal(mentor.see(amina), mentor.plan(amina), "x", "naaet")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(GoalStatus), st.none() | st.integers(-40, 3),
            st.none() | st.sampled_from(["set", "bevis", "udtalelse", "produkt"]),
        ),
        min_size=1, max_size=5,
    ),
    st.integers(0, 30),
)  # fmt: skip
def test_a_goal_that_is_reached_always_has_a_day_and_what_shows_it(
    said: list[tuple[str, int | None, str | None]], which: int
) -> None:
    office = Office(Role.MENTOR, "w")
    amina = office.on_course()
    every = [goal for step in office.plan(amina).steps for goal in step.goals]
    goal = every[which % len(every)]
    for status, back, kind in said:
        day = None if back is None else MONDAY + timedelta(days=back)
        office.all.courses.set_goal(
            office.see(amina), office.plan(amina), goal.record, status, day=day, shown_by=kind
        )
        now = next(
            one.state for step in office.plan(amina).steps for one in step.goals
            if one.record == goal.record
        )  # fmt: skip
        if status == "ikke_begyndt" and now is None:
            continue
        assert now is not None
        assert now.status == status
        reached = status == "naaet"
        assert ((now.day is not None), (now.shown_by is not None)) == (reached, reached)
        if reached and day:
            assert now.day == day
        if reached and kind:
            assert now.shown_by == kind


def test_what_shows_a_goal_is_as_the_plan_has_it_unless_somebody_says_another(
    mentor: Office, consultant: Office
) -> None:
    amina = mentor.on_course()
    step = next(one for one in mentor.plan(amina).steps if one.step.id == "praktik")
    goal = next(one for one in step.goals if one.goal.evidence == "bevis")
    consultant.fetch(mentor)
    for office in (mentor, consultant):
        seen, plan = office.see(amina), office.plan(amina)
        office.all.courses.set_goal(seen, plan, goal.record, "naaet")
    met(mentor, consultant)
    assert not mentor.all.doubts.of(amina)
    state = next(
        one.state for one in mentor.plan(amina).steps for one in one.goals
        if one.record == goal.record
    )  # fmt: skip
    assert state is not None
    assert (state.day, state.shown_by) == (MONDAY, "bevis")
    with pytest.raises(RefusedError, match="listen"):
        mentor.all.courses.set_goal(
            mentor.see(amina), mentor.plan(amina), goal.record, "naaet", shown_by="rygte"
        )


def test_a_goal_reached_before_it_was_asked_still_reads(mentor: Office) -> None:
    amina = mentor.on_course()
    goal = next(one for one in mentor.plan(amina).steps[0].goals if one.goal.evidence == "set")
    which = mentor.plan(amina).steps[0].goals.index(goal)
    mentor.receive(amina, goal.record, "goal", {
        "course": mentor.plan(amina).course.id, "status": "naaet", "day": "2026-04-20",
        "evidence": "Så det",
    })  # fmt: skip
    state = mentor.plan(amina).steps[0].goals[which].state
    assert state is not None
    assert (state.status, state.shown_by, state.evidence) == ("naaet", None, "Så det")
    mentor.all.courses.set_goal(mentor.see(amina), mentor.plan(amina), goal.record, "naaet")
    state = mentor.plan(amina).steps[0].goals[which].state
    assert state is not None
    assert (state.day, state.shown_by, state.evidence) == (date(2026, 4, 20), "set", "Så det")


def test_a_course_closes_once_with_an_outcome_of_the_list(mentor: Office) -> None:
    amina = mentor.on_course()
    plan = mentor.plan(amina)
    with pytest.raises(RefusedError, match="listen"):
        mentor.all.closing.close(mentor.see(amina), plan, "sejr")
    mentor.all.closing.close(mentor.see(amina), plan, "job_ord")
    assert mentor.plan(amina).course.closed == date(2026, 5, 4)
    with pytest.raises(RefusedError, match="allerede"):
        mentor.all.closing.close(mentor.see(amina), mentor.plan(amina), "andet")
    assert mentor.all.citizens.row(amina).next is None


def test_what_comes_after_a_close_is_marked_not_dropped(mentor: Office, consultant: Office) -> None:
    amina = mentor.on_course()
    consultant.fetch(mentor)
    consultant.all.closing.close(consultant.see(amina), consultant.plan(amina), "job_ord")
    mentor.tick(amina, "m03.1")
    met(mentor, consultant)
    for office in (mentor, consultant):
        assert office.status(amina, "m03.1") == "klaret"
        record = office.all.checklist.find(office.plan(amina), "m03.1").record
        assert office.desk.state(amina).records[record].late_after


def test_a_later_edition_changes_no_course(mentor: Office) -> None:
    package, checklist = SHIPPED.package("produktionsmedarbejder"), SHIPPED.checklist()
    assert copied_plan(package) == copied_plan(package)
    amina = mentor.on_course()
    stored = mentor.desk.state(amina).records[mentor.plan(amina).course.id]
    assert stored.get("plan") == copied_plan(package)
    assert stored.get("checklist") == copied_checklist(checklist, package.id)
