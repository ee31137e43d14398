"""Tailoring: shown before it is written, one action, one undo, and nobody's change in the way."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.conftest import START, Office, met
from vip2tui.base.errors import Vip2Error
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.week import Activity
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.roles import Role
from vip2tui.services.course.pacing import waiting_about
from vip2tui.services.course.pausing import Pause
from vip2tui.services.course.proposing import Proposal, missing_proofs
from vip2tui.services.desk import NotFoundError, RefusedError

if TYPE_CHECKING:
    from vip2tui.domain.course.plan import PlacedStep

WEEK = timedelta(weeks=1)


def step_of(office: Office, citizen: str, name: str) -> PlacedStep:
    found = [one for one in office.plan(citizen).steps if name in (one.step.id, one.step.name)]
    assert len(found) == 1, name
    return found[0]


def do(office: Office, citizen: str, act: str, *args: Any, **more: Any) -> Proposal:
    """Propose and write it, as a screen does after a yes."""
    made: Proposal = getattr(office.all.tailoring, act)(
        office.see(citizen), office.plan(citizen), *args, **more
    )
    office.all.tailoring.do(made)
    return made


def values(office: Office, citizen: str) -> dict[str, dict[str, Any]]:
    """Return what all records say; an emptied field says nothing, like one never set."""
    state = office.desk.state(citizen)
    said = {
        one.id: {name: value for name, value in one.values.items() if value is not None}
        for one in state.records.values()
    }
    return {record: one for record, one in said.items() if set(one) - {"course", "item"}}


def test_a_longer_step_takes_the_later_ones_along_unless_they_are_to_stay(mentor: Office) -> None:
    amina = mentor.on_course()
    before = {one.step.id: one for one in mentor.plan(amina).steps}
    made = do(mentor, amina, "stretch", before["praktik"], 15)
    after = {one.step.id: one for one in mentor.plan(amina).steps}
    longer = 15 - before["praktik"].weeks
    assert longer > 0
    for one in before.values():
        moves = one.start > before["praktik"].end
        assert after[one.step.id].start == one.start + longer * WEEK * moves
    assert {shift.record for shift in made.shifts if shift.kind == "step"} == {
        one.record for one in before.values() if one.start > before["praktik"].end
    }
    assert mentor.all.history.undo() is not None
    assert [one.start for one in mentor.plan(amina).steps] == [o.start for o in before.values()]
    alone = do(mentor, amina, "stretch", step_of(mentor, amina, "praktik"), 15, follow=False)
    assert {shift.kind for shift in alone.shifts} <= {"end", "goal", "item"}


def test_what_is_shown_is_what_will_be(mentor: Office) -> None:
    amina = mentor.on_course()
    before = mentor.plan(amina)
    stored = mentor.store.sequence
    made = mentor.all.tailoring.move_start(mentor.see(amina), before, START + WEEK)
    assert mentor.store.sequence == stored
    mentor.all.tailoring.do(made)
    after = mentor.plan(amina)
    for shift in made.shifts:
        if shift.kind == "step":
            now = next(one for one in after.steps if one.record == shift.record)
            assert (shift.after, shift.days) == (now.start, 7)
        if shift.kind == "item":
            line = next(one for one in after.lines if one.item.id == shift.record)
            assert shift.after == line.current.deadline
    kinds = [shift.kind for shift in made.shifts]
    assert kinds[0] == "course"
    assert kinds.count("step") == sum(one.counts for one in after.steps)
    assert kinds.count("item") > 20


def test_what_is_done_keeps_its_dates_and_one_undo_puts_all_back(mentor: Office) -> None:
    amina = mentor.on_course()
    mentor.tick(amina, "m03.1")
    first = step_of(mentor, amina, "afklaring")
    mentor.all.courses.set_step(mentor.see(amina), first, "gennemfoert")
    before, said = mentor.plan(amina), values(mentor, amina)
    made = do(mentor, amina, "move_start", START + 2 * WEEK)
    assert made.kept == 1
    assert "m03.1" not in {shift.record for shift in made.shifts}
    assert step_of(mentor, amina, "afklaring").start == first.start
    assert mentor.plan(amina).course.start == START + 2 * WEEK
    assert len({change.action for change in mentor.changes()[-2:]}) == 1
    mentor.all.history.undo()
    assert [one.start for one in mentor.plan(amina).steps] == [one.start for one in before.steps]
    assert values(mentor, amina) == said


@settings(max_examples=25, deadline=None)
@given(
    days=st.integers(-400, 400),
    acts=st.lists(
        st.tuples(
            st.sampled_from(["move", "stretch", "add", "done", "drop", "pause", "put"]),
            st.integers(0, 9), st.integers(0, 60),
        ),
        max_size=5,
    ),
)  # fmt: skip
def test_moving_the_start_there_and_back_changes_nothing(
    days: int, acts: list[tuple[str, int, int]]
) -> None:
    office = Office(Role.CONSULTANT, "w")
    amina = office.on_course()
    for act, n, much in acts:
        steps = office.plan(amina).steps
        step = steps[n % len(steps)]
        with suppress(Vip2Error):
            if act == "move":
                do(office, amina, "move", step, step.start + timedelta(days=much - 30))
            elif act == "stretch":
                do(office, amina, "stretch", step, much, follow=bool(n % 2))
            elif act == "add":
                do(office, amina, "add_step", "Eget", "amu", n, START + timedelta(days=much))
            elif act == "drop":
                do(office, amina, "drop", step, "fordi")
            elif act == "put":
                do(office, amina, "put", step, much % len(steps))
            else:
                status = "gennemfoert" if act == "done" else "i_gang"
                office.all.courses.set_step(office.see(amina), step, status)
    before, dates = values(office, amina), [one.start for one in office.plan(amina).steps]
    do(office, amina, "move_start", START + timedelta(days=days))
    do(office, amina, "move_start", START)
    assert values(office, amina) == before
    assert [one.start for one in office.plan(amina).steps] == dates
    assert office.see(amina).unreadable == ()


def test_a_closed_course_and_an_impossible_day_are_refused(mentor: Office) -> None:
    amina = mentor.on_course()
    for act, args in (
        ("move_start", (date(9999, 1, 1),)),
        ("move", (step_of(mentor, amina, "praktik"), date(1800, 1, 1))),
        ("stretch", (step_of(mentor, amina, "praktik"), 261)),
        ("drop", (step_of(mentor, amina, "praktik"), " ")),
        ("add_step", (" ", "amu", 1)),
        ("add_step", ("x", "hval", 1)),
        ("take", (step_of(mentor, amina, "praktik"),)),
    ):
        with pytest.raises(RefusedError):
            do(mentor, amina, act, *args)
    mentor.all.closing.close(mentor.see(amina), mentor.plan(amina), "andet")
    with pytest.raises(RefusedError, match="afsluttet"):
        do(mentor, amina, "move_start", START + WEEK)


def test_a_step_that_is_left_out_can_be_taken_back(mentor: Office) -> None:
    amina = mentor.on_course()
    whole = mentor.plan(amina).end
    do(mentor, amina, "drop", step_of(mentor, amina, "ordinaer"), "har job i forvejen")
    left = step_of(mentor, amina, "ordinaer")
    assert (left.status, left.counts) == ("sprunget_over", False)
    assert mentor.plan(amina).end < whole
    do(mentor, amina, "take", left)
    assert (step_of(mentor, amina, "ordinaer").status, mentor.plan(amina).end) == (
        "planlagt",
        whole,
    )


def test_one_to_choose_is_taken_into_the_plan(mentor: Office) -> None:
    amina = mentor.citizen()
    mentor.start(amina, package="rutebuschauffoer")
    aside = next(one for one in mentor.plan(amina).steps if one.aside)
    with pytest.raises(RefusedError, match="ind i planen"):
        do(mentor, amina, "put", aside, 0)
    do(mentor, amina, "take", aside)
    assert not step_of(mentor, amina, aside.step.id).aside


def test_a_step_of_ones_own_behaves_as_any_other(mentor: Office) -> None:
    amina = mentor.on_course()
    made = do(mentor, amina, "add_step", "Svejsekursus [/]", "amu", 2)
    step = step_of(mentor, amina, "Svejsekursus [/]")
    assert (step.record, step.own, step.weeks, step.step.track) == (made.new, True, 2, "amu")
    assert mentor.plan(amina).steps[-1] == step
    assert step.start == max(one.end for one in mentor.plan(amina).steps[:-1]) + timedelta(days=1)
    mentor.all.courses.set_step(mentor.see(amina), step, "i_gang")
    goal = mentor.all.own_parts.add_goal(mentor.plan(amina), step, "Svejser en søm", 2)
    plan = mentor.plan(amina)
    mentor.all.courses.set_goal(mentor.see(amina), plan, goal, "naaet")
    do(mentor, amina, "rename", step_of(mentor, amina, step.step.id), "Svejsning")
    found = step_of(mentor, amina, "Svejsning")
    assert [(one.goal.text, one.status, one.own) for one in found.goals] == [
        ("Svejser en søm", "naaet", True)
    ]
    mentor.reopen()
    assert step_of(mentor, amina, "Svejsning").status == "i_gang"
    for _ in range(5):
        mentor.all.history.undo()
    assert all(not one.own for one in mentor.plan(amina).steps)


def test_what_others_wrote_on_is_not_taken_back(mentor: Office, consultant: Office) -> None:
    amina = mentor.on_course()
    consultant.fetch(mentor)
    do(mentor, amina, "add_step", "Eget", "amu", 2)
    consultant.fetch(mentor)
    step = step_of(consultant, amina, "Eget")
    consultant.all.courses.set_step(consultant.see(amina), step, "i_gang")
    mentor.fetch(consultant)
    with pytest.raises(RefusedError, match="Andre har skrevet videre"):
        mentor.all.history.undo()
    assert step_of(mentor, amina, "Eget").status == "i_gang"
    name = consultant.all.own_parts.add_item(consultant.plan(amina), "Ting", START)
    mentor.fetch(consultant)
    mentor.tick(amina, name)
    consultant.fetch(mentor)
    with pytest.raises(RefusedError, match="Andre har skrevet videre"):
        consultant.all.history.undo()


def test_a_step_of_another_package_comes_with_its_goals(mentor: Office) -> None:
    amina = mentor.on_course()
    other = SHIPPED.package("rutebuschauffoer")
    source = other.step("medkoersel")
    assert source is not None
    made = do(mentor, amina, "adopt", other, "medkoersel")
    step = step_of(mentor, amina, made.new)
    assert [one.goal.text for one in step.goals] == [str(one) for one in source.goals]
    assert step.state is not None
    assert step.state.source == f"rutebuschauffoer {other.version} medkoersel"
    with pytest.raises(NotFoundError):
        do(mentor, amina, "adopt", other, "findes-ikke")
    mentor.all.history.undo()
    assert all(not one.own for one in mentor.plan(amina).steps)
    goals = mentor.desk.state(amina).of_kind("goal")
    assert not goals


def test_the_row_is_put_in_order_and_no_date_moves(mentor: Office) -> None:
    amina = mentor.on_course()
    dates = {one.record: one.start for one in mentor.plan(amina).steps}
    names = [one.step.id for one in mentor.plan(amina).steps]
    for step, to in (("ordinaer", 0), ("afklaring", 2), ("ordinaer", 9), ("praktik", 1)):
        do(mentor, amina, "put", step_of(mentor, amina, step), to)
        names.remove(step)
        names.insert(to, step)
        assert [one.step.id for one in mentor.plan(amina).steps] == names
    assert {one.record: one.start for one in mentor.plan(amina).steps} == dates
    assert do(mentor, amina, "put", step_of(mentor, amina, "praktik"), 1).is_empty


def test_a_place_between_two_that_stand_close_moves_the_others_too(mentor: Office) -> None:
    amina = mentor.on_course()
    for n in range(24):
        steps = mentor.plan(amina).steps
        do(mentor, amina, "put", steps[2 + n % 2], 1)
        assert mentor.plan(amina).steps[1].record == steps[2 + n % 2].record


def test_two_steps_run_side_by_side(mentor: Office) -> None:
    amina = mentor.on_course()
    one, other = step_of(mentor, amina, "loentilskud"), step_of(mentor, amina, "praktik")
    made = do(mentor, amina, "run_beside", one, other)
    assert step_of(mentor, amina, "loentilskud").start == other.start
    assert any("samtidig" in note for note in made.notes)
    with pytest.raises(RefusedError):
        do(mentor, amina, "run_beside", other, other)


def test_a_long_practice_shows_the_rule_and_is_written(mentor: Office) -> None:
    amina = mentor.on_course()
    limits = []
    for weeks in (4, 5, 13, 14, 26, 27):
        made = do(mentor, amina, "stretch", step_of(mentor, amina, "praktik"), weeks)
        limits.append([note.split(" Reglen")[0] for note in made.notes if "Reglen siger" in note])
        assert step_of(mentor, amina, "praktik").weeks == weeks
    said = "Praktikken er længere end {} uger.".format
    assert limits == [[], [said(4)], [said(4)], [said(13)], [said(13)], [said(26)]]
    note = next(one for one in made.notes if "Reglen" in one)
    assert "§ 61" in note
    assert "tjekket i februar 2026" in note
    old = mentor.all.tailoring.move(
        mentor.see(amina), mentor.plan(amina), step_of(mentor, amina, "praktik"), date(2023, 1, 2)
    )
    assert not any("Reglen" in one for one in old.notes)


def test_a_missing_proof_is_a_sentence_until_it_is_there(mentor: Office) -> None:
    amina = mentor.citizen()
    mentor.start(amina, package="lager-transport")
    said = missing_proofs(mentor.desk, mentor.plan(amina))
    assert "Gaffeltruckcertifikat B" in said[0]
    assert "stopper ikke" in said[0]
    own = mentor.all.own_parts
    for one in ("truck-b", "truck-a"):
        assert own.set_proof(mentor.see(amina), mentor.plan(amina), one, date(2026, 5, 1))
    assert missing_proofs(mentor.desk, mentor.plan(amina)) == []
    assert own.set_proof(mentor.see(amina), mentor.plan(amina), "truck-b", None)
    assert "Gaffeltruckcertifikat B" in missing_proofs(mentor.desk, mentor.plan(amina))[0]
    with pytest.raises(NotFoundError):
        own.set_proof(mentor.see(amina), mentor.plan(amina), "kran", date(2026, 5, 1))


def test_a_later_edition_of_the_package_leaves_the_tailored_plan_alone(
    mentor: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina = mentor.on_course()
    do(mentor, amina, "stretch", step_of(mentor, amina, "praktik"), 10)
    do(mentor, amina, "add_step", "Eget", "dansk", 3)
    before = [change.line for change in mentor.changes()], mentor.plan(amina).steps
    package = SHIPPED.package("produktionsmedarbejder")
    newer = package.model_copy(update={"version": "9.9", "steps": package.steps[:1]})
    monkeypatch.setattr(SHIPPED, "package", lambda _: newer)
    mentor.reopen()
    assert ([change.line for change in mentor.changes()], mentor.plan(amina).steps) == before


def test_two_who_tailor_different_things_are_not_in_doubt(
    mentor: Office, consultant: Office
) -> None:
    amina = mentor.on_course()
    consultant.fetch(mentor)
    do(mentor, amina, "stretch", step_of(mentor, amina, "ordinaer"), 20)
    do(mentor, amina, "add_step", "Mit", "amu", 1)
    mentor.all.own_parts.add_item(mentor.plan(amina), "Min ting", date(2026, 5, 20))
    do(consultant, amina, "rename", step_of(consultant, amina, "ordinaer"), "Job hos Nord")
    do(consultant, amina, "add_step", "Dit", "dansk", 2)
    do(consultant, amina, "move", step_of(consultant, amina, "ordinaer"), date(2027, 3, 1))
    consultant.all.own_parts.add_item(consultant.plan(amina), "Din ting", date(2026, 5, 21))
    for office, row in ((mentor, Activity.PRACTICE), (consultant, Activity.DANISH)):
        office.all.weekplan.set_row(office.see(amina), office.plan(amina), row, "man-fre 8-10")
    met(mentor, consultant)
    shown = []
    for office in (mentor, consultant):
        assert office.all.citizens.row(amina).doubts == 0
        step = step_of(office, amina, "Job hos Nord")
        assert (step.weeks, step.start) == (20, date(2027, 3, 1))
        assert office.all.weekplan.read(office.plan(amina)).week.total == 20 * 60
        own = [line.item.text for line in office.plan(amina).lines if line.item.area == "egne"]
        assert sorted(own) == ["Din ting", "Min ting"]
        shown.append(([one.step.name for one in office.plan(amina).steps], own))
    assert shown[0] == shown[1]
    assert {"Mit", "Dit"} <= set(shown[0][0])


def test_an_item_of_ones_own_is_ticked_moved_and_taken_off(mentor: Office) -> None:
    amina = mentor.on_course()
    own = mentor.all.own_parts
    name = own.add_item(mentor.plan(amina), "Nøgle er udleveret", date(2026, 5, 6), every=7)
    assert mentor.all.checklist.find(mentor.plan(amina), name).due == date(2026, 5, 6)
    assert mentor.tick(amina, name)
    assert mentor.status(amina, f"{name}@2026-05-06") == "klaret"
    assert mentor.all.checklist.find(mentor.plan(amina), name).due == date(2026, 5, 13)
    do(mentor, amina, "move_start", START + timedelta(days=1))
    assert mentor.all.checklist.find(mentor.plan(amina), name).due == date(2026, 5, 15)
    assert own.reword_item(mentor.see(amina), mentor.plan(amina), name, "Nøgle og kort")
    line = next(one for one in mentor.plan(amina).lines if one.item.id == name)
    assert (line.item.text, line.ticked) == ("Nøgle og kort", 1)
    assert own.retire_item(mentor.see(amina), mentor.plan(amina), name)
    assert all(one.item.id != name for one in mentor.plan(amina).lines)
    mentor.all.history.undo()
    assert any(one.item.id == name for one in mentor.plan(amina).lines)
    for bad in (lambda: own.retire_item(mentor.see(amina), mentor.plan(amina), "m03.1"),
                lambda: own.add_item(mentor.plan(amina), " ", START),
                lambda: own.add_item(mentor.plan(amina), "x", START, owner="Q"),
                lambda: own.add_item(mentor.plan(amina), "x", START, every=0)):  # fmt: skip
        with pytest.raises(Vip2Error):
            bad()


def test_any_goal_gets_other_words_for_this_citizen_alone(mentor: Office) -> None:
    amina, bent = mentor.on_course(), mentor.on_course("Bent")
    goal = mentor.plan(amina).steps[0].goals[0]
    mentor.all.own_parts.reword_goal(mentor.see(amina), mentor.plan(amina), goal, "Viser kortet")
    assert mentor.plan(amina).steps[0].goals[0].goal.text == "Viser kortet"
    assert mentor.plan(bent).steps[0].goals[0].goal.text == goal.goal.text


# Pauses


def pause(office: Office, citizen: str, given: Pause, *steps: PlacedStep) -> Proposal:
    made = office.all.pausing.pause(office.see(citizen), office.plan(citizen), steps, given)
    office.desk.act(made.drafts)
    return made


def test_a_planned_step_that_goes_on_is_planned_and_no_step_that_runs(mentor: Office) -> None:
    amina = mentor.on_course()
    for name in ("afklaring", "praktik"):
        step = step_of(mentor, amina, name)
        if name == "afklaring":
            mentor.all.courses.set_step(mentor.see(amina), step, "i_gang")
        made = mentor.all.pausing.pause(
            mentor.see(amina), mentor.plan(amina), [step_of(mentor, amina, name)],
            Pause("ferie", date(2026, 5, 4)),
        )  # fmt: skip
        mentor.all.tailoring.do(made)
    back = mentor.all.pausing.resume(mentor.see(amina), mentor.plan(amina), (), date(2026, 5, 9))
    ran, planned = (step_of(mentor, amina, name).step.name for name in ("afklaring", "praktik"))
    after = "fra lør 9. maj 2026 efter 5 dage."
    assert back.words == f"«{ran}» er i gang igen {after} «{planned}» er planlagt igen {after}"


def test_a_pause_stops_the_clock_and_its_end_takes_the_later_ones_along(mentor: Office) -> None:
    amina = mentor.on_course(start=date(2026, 5, 4))
    step = step_of(mentor, amina, "afklaring")
    mentor.all.courses.set_step(mentor.see(amina), step, "i_gang")
    later = step_of(mentor, amina, "praktik").start
    given = Pause("ferie", date(2026, 5, 11), date(2026, 6, 22), "Ring den 20.", "sommer")
    made = pause(mentor, amina, given)
    assert any("lang pause" in note for note in made.notes)
    state = step_of(mentor, amina, "afklaring").state
    assert state is not None
    assert (state.pause_code, state.expected, state.return_plan) == (
        "ferie", date(2026, 6, 22), "Ring den 20.",
    )  # fmt: skip
    mentor.clock.turn(days=37)
    waiting = waiting_about(mentor.desk, mentor.see(amina))
    assert not any("Tag fat" in one.what for one in waiting)  # the consultant is reminded
    ended = mentor.all.pausing.resume(mentor.see(amina), mentor.plan(amina), (), date(2026, 6, 8))
    mentor.desk.act(ended.drafts)
    step = step_of(mentor, amina, "afklaring")
    assert step.state is not None
    assert (step.status, step.state.rested, step.state.paused) == ("i_gang", 28, None)
    assert step_of(mentor, amina, "praktik").start == later + timedelta(days=28)
    mentor.all.history.undo()
    assert step_of(mentor, amina, "afklaring").status == "pause"
    assert step_of(mentor, amina, "praktik").start == later


def test_a_long_pause_asks(consultant: Office) -> None:
    amina = consultant.on_course()
    step = step_of(consultant, amina, "praktik")
    pause(consultant, amina, Pause("kursusventetid", date(2026, 5, 4)), step)
    consultant.clock.turn(days=29)
    late = [one for one in waiting_about(consultant.desk, consultant.see(amina))
            if one.what.startswith("Tag fat igen")]  # fmt: skip
    assert [one.due for one in late] == [date(2026, 6, 1)]


@pytest.mark.parametrize("code", ["egen_sygdom", "sygdom", "barsel", "barns_sygdom"])
def test_a_reason_that_touches_health_stays_with_professionals(
    mentor: Office, consultant: Office, code: str
) -> None:
    amina = consultant.on_course()
    pause(consultant, amina, Pause(code, date(2026, 5, 4), reason="Hemmelig"),
          step_of(consultant, amina, "praktik"))  # fmt: skip
    mentor.fetch(consultant)
    step = step_of(mentor, amina, "praktik")
    assert step.status == "pause"
    assert mentor.all.pausing.why(mentor.plan(amina), step) == ("", "")
    assert not any(b"Hemmelig" in change.line or code.encode() in change.line
                   for change in mentor.changes())  # fmt: skip
    plan = consultant.plan(amina)
    assert consultant.all.pausing.why(plan, step_of(consultant, amina, "praktik")) == (
        "egen_sygdom" if code == "sygdom" else code, "Hemmelig",
    )  # fmt: skip
    shared = case_at(amina, Place.PROFESSIONAL)
    consultant.all.history.undo()
    assert not consultant.desk.state(shared).of_kind("pause")
    assert step_of(consultant, amina, "praktik").status == "planlagt"


def test_a_pause_that_makes_no_sense_is_refused(mentor: Office) -> None:
    amina = mentor.on_course()
    step, day = step_of(mentor, amina, "praktik"), date(2026, 5, 4)
    for bad in (Pause("hygge", day), Pause("andet", day), Pause("ferie", day, START)):
        with pytest.raises(RefusedError):
            pause(mentor, amina, bad, step)
    with pytest.raises(RefusedError, match="Intet trin er i gang"):
        pause(mentor, amina, Pause("ferie", day))
    with pytest.raises(RefusedError, match="Intet trin holder pause"):
        mentor.all.pausing.resume(mentor.see(amina), mentor.plan(amina), (), day)
    mentor.all.courses.set_step(mentor.see(amina), step, "gennemfoert")
    with pytest.raises(RefusedError, match="slut"):
        pause(mentor, amina, Pause("ferie", day), step_of(mentor, amina, "praktik"))


# The week


def test_a_week_adds_up_row_by_row(mentor: Office) -> None:
    amina = mentor.on_course()
    service = mentor.all.weekplan

    def row(activity: Activity, text: str) -> bool:
        return service.set_row(mentor.see(amina), mentor.plan(amina), activity, text)

    assert row(Activity.PRACTICE, "man-fre 8-13")
    assert row(Activity.DANISH, "tir 12-16")
    assert row(Activity.TRANSPORT, "5 timer")
    found = service.read(mentor.plan(amina))
    assert (found.week.total, found.week.left) == (34 * 60, 3 * 60)
    assert [clash.minutes for clash in found.week.clashes] == [60]
    assert not row(Activity.PRACTICE, "mandag til fredag 8-13")
    assert service.set_target(mentor.see(amina), mentor.plan(amina), 34 * 60)
    assert service.read(mentor.plan(amina)).week.left == 0
    assert row(Activity.TRANSPORT, "")
    assert service.read(mentor.plan(amina)).texts[Activity.TRANSPORT] == ""
    for bad in (lambda: row(Activity.AMU, "hele tiden"),
                lambda: service.set_target(mentor.see(amina), mentor.plan(amina), 0)):  # fmt: skip
        with pytest.raises(Vip2Error):
            bad()
    mentor.reopen()
    assert service.read(mentor.plan(amina)).texts[Activity.PRACTICE] == "man-fre 8.00-13.00"


# Whatever comes


scalars = st.none() | st.integers(-(2**53), 2**53) | st.text(max_size=9) | st.sampled_from(
    ["9999-12-31", "2026-05-04", "pause", "\x1b[2J", "[/b]", "udgaaet", "man-fre 8-14", "truck-b"]
)  # fmt: skip
fields = st.dictionaries(
    st.sampled_from(["name", "track", "place", "weeks", "start", "status", "paused", "expected",
                     "pause_code", "text", "step", "week", "certificate", "owner", "days", "every",
                     "item", "full", "placement", "danish", "source", "rested"]),
    scalars, min_size=1, max_size=6,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 5), st.sampled_from(["step", "goal", "item", "week", "pause"]), fields
        ),
        max_size=6,
    )
)  # fmt: skip
def test_hostile_values_stop_nothing(hostile: list[tuple[int, str, dict[str, Any]]]) -> None:
    office = Office(Role.CONSULTANT, "w")
    amina = office.on_course()
    plan = office.plan(amina)
    new = office.all.tailoring.add_step(office.see(amina), plan, "Eget", "amu", 2)
    office.all.tailoring.do(new)
    records = [plan.steps[0].record, plan.steps[1].goals[0].record, new.new, "frit", "andet", "x"]
    for n, kind, content in hostile:
        place = Place.PROFESSIONAL if kind == "pause" else Place.SHARED
        said = {"course": plan.course.id, **content}
        office.receive(case_at(amina, place), records[n], kind, said)
    for step in office.plan(amina).steps:
        for act, args in (
            ("move", (step, START)), ("stretch", (step, 5)), ("drop", (step, "x")),
            ("take", (step,)), ("put", (step, 1)), ("rename", (step, "y")),
        ):  # fmt: skip
            with suppress(Vip2Error):
                do(office, amina, act, *args)
        with suppress(Vip2Error):
            pause(office, amina, Pause("ferie", START), step)
    do(office, amina, "move_start", START + WEEK)
    office.all.weekplan.read(office.plan(amina))
    missing_proofs(office.desk, office.plan(amina))
    waiting_about(office.desk, office.see(amina))


def test_one_step_that_is_over_is_one() -> None:
    said = [Proposal((), "", kept=steps).kept_words for steps in (0, 1, 2)]
    assert said == ["", "1 trin, der er slut, bliver, hvor det er.",
                    "2 trin, der er slut, bliver, hvor de er."]  # fmt: skip
