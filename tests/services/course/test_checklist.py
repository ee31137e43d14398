"""The checklist: the right time of the right item, by the right hand, and nothing forgotten."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.conftest import MONDAY, START, Office, met
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import ItemStatus
from vip2tui.services.course.pacing import waiting_about
from vip2tui.services.desk import NotFoundError, RefusedError

if TYPE_CHECKING:
    from vip2tui.domain.course.checklist import DueItem


def _do(office: Office, citizen: str, verb: str, item: str, *args: Any) -> bool:
    case, plan = office.see(citizen), office.plan(citizen)
    time = office.all.checklist.find(plan, item)
    done: bool = getattr(office.all.checklist, verb)(case, plan, time, *args)
    return done


def _find(office: Office, citizen: str, name: str) -> DueItem:
    return office.all.checklist.find(office.plan(citizen), name)


def test_an_item_is_found_by_name_day_or_number(mentor: Office) -> None:
    amina = mentor.on_course(start=date(2026, 5, 3))
    assert _find(mentor, amina, " M06.1 ").name == "m06.1@7"
    assert _find(mentor, amina, "m06.1@14").due == date(2026, 5, 18)
    assert _find(mentor, amina, "m06.1@2026-05-18").name == "m06.1@14"
    assert _find(mentor, amina, "m06.1@2026-05-17").name == "m06.1@14"
    assert _find(mentor, amina, "m03.4@2026-05-06").name == "m03.4"
    for wrong in ("m06.1@2026-05-19", "m99.1", "", "@7", "m06.1@8", "m06.1@-7"):
        with pytest.raises(NotFoundError):
            _find(mentor, amina, wrong)


def test_a_put_off_item_is_found_by_its_new_day(mentor: Office) -> None:
    amina = mentor.on_course()
    _do(mentor, amina, "put_off", "m03.3", date(2026, 6, 2))
    assert _find(mentor, amina, "m03.3@2026-06-02").status == ItemStatus.PUT_OFF


def test_a_tick_says_who_and_when_and_is_undone(mentor: Office) -> None:
    amina = mentor.on_course()
    assert mentor.tick(amina, "m03.1", note="god snak")
    assert not mentor.tick(amina, "m03.1")
    state = _find(mentor, amina, "m03.1").state
    assert state is not None
    assert (state.day, state.note, state.item) == (MONDAY, "god snak", "m03.1")
    mentor.all.history.undo()
    assert mentor.status(amina, "m03.1") == ItemStatus.OPEN


def test_the_earliest_open_is_ticked_and_a_missed_one_stays_missed(mentor: Office) -> None:
    amina = mentor.on_course()
    mentor.tick(amina, "m06.1@14")
    assert _find(mentor, amina, "m06.1").name == "m06.1@21"
    assert mentor.status(amina, "m06.1@7") == ItemStatus.OPEN
    assert mentor.tick(amina, "m06.1@7")
    line = next(one for one in mentor.plan(amina).lines if one.item.id == "m06.1")
    assert (line.ticked, line.current.name) == (2, "m06.1@21")
    assert line.last_settled is not None
    assert line.last_settled.name == "m06.1@14"


def test_an_untick_asks_why_and_keeps_both_in_the_history(mentor: Office) -> None:
    amina = mentor.on_course()
    mentor.tick(amina, "m04.4", note="sagt")
    with pytest.raises(RefusedError):
        _do(mentor, amina, "untick", "m04.4", " ")
    assert _do(mentor, amina, "untick", "m04.4", "forkert borger")
    time = _find(mentor, amina, "m04.4")
    assert time.state is not None
    assert (time.status, time.state.day, time.state.on_behalf) == (ItemStatus.OPEN, None, None)
    said = [one.value for one in mentor.all.history.of(time.record) if one.field == "status"]
    assert said == [ItemStatus.DONE, ItemStatus.OPEN]
    assert not _do(mentor, amina, "untick", "m04.4", "igen")
    assert mentor.tick(amina, "m04.4")


def test_a_mentor_ticks_for_the_leader_and_says_so(mentor: Office) -> None:
    amina = mentor.on_course()
    mentor.tick(amina, "m01.4")
    state = _find(mentor, amina, "m01.4").state
    assert state is not None
    assert state.on_behalf == "L"
    mentor.tick(amina, "m03.1")
    own = _find(mentor, amina, "m03.1").state
    assert own is not None
    assert own.on_behalf is None


def test_the_municipalitys_items_are_closed_to_the_mentor(
    mentor: Office, consultant: Office
) -> None:
    amina = mentor.on_course()
    for verb, args in (
        ("tick", ()),
        ("untick", ("x",)),
        ("not_relevant", ("x",)),
        ("put_off", (date(2026, 7, 1),)),
    ):
        with pytest.raises(RefusedError, match="kommunen"):
            _do(mentor, amina, verb, "m01.1", *args)
    consultant.fetch(mentor)
    assert consultant.tick(amina, "m01.1")
    waiting = waiting_about(mentor.desk, mentor.see(amina))
    assert {one.owner for one in waiting if one.part == "tjekliste"} == {"M", "L"}


def test_nothing_of_the_municipalitys_is_ever_late_at_the_mentor(mentor: Office) -> None:
    amina = mentor.on_course(start=date(2026, 1, 5))
    late = [one for one in waiting_about(mentor.desk, mentor.see(amina)) if one.owner == "J"]
    assert all(one.due >= MONDAY for one in late)


def test_not_relevant_asks_why_and_can_be_taken_up_again(mentor: Office) -> None:
    amina = mentor.on_course()
    with pytest.raises(RefusedError):
        _do(mentor, amina, "not_relevant", "m03.3", "")
    assert _do(mentor, amina, "not_relevant", "m03.3", "taler ikke i grupper")
    assert mentor.status(amina, "m03.3") == ItemStatus.NOT_RELEVANT
    assert _do(mentor, amina, "untick", "m03.3", "alligevel")
    assert mentor.status(amina, "m03.3") == ItemStatus.OPEN


@pytest.mark.parametrize("days", [0, -1])
def test_put_off_wants_a_day_ahead(mentor: Office, days: int) -> None:
    amina = mentor.on_course()
    with pytest.raises(RefusedError):
        _do(mentor, amina, "put_off", "m03.3", MONDAY + timedelta(days=days))
    assert mentor.status(amina, "m03.3") == ItemStatus.OPEN


def test_put_off_moves_the_limit_and_never_takes_a_tick(mentor: Office) -> None:
    amina = mentor.on_course()
    until = MONDAY + timedelta(days=3)
    assert _do(mentor, amina, "put_off", "m03.3", until)
    assert _find(mentor, amina, "m03.3").deadline == until
    waiting = {one.name: one for one in waiting_about(mentor.desk, mentor.see(amina))}
    assert waiting["m03.3"].due == until
    assert mentor.tick(amina, "m03.3")
    with pytest.raises(RefusedError):
        _do(mentor, amina, "put_off", "m03.3", until)
    assert mentor.status(amina, "m03.3") == ItemStatus.DONE
    with pytest.raises(RefusedError):
        _do(mentor, amina, "put_off", "m03.1", date(9999, 1, 1))


def test_events_never_ask_for_themselves(mentor: Office, consultant: Office) -> None:
    amina = mentor.on_course(start=date(2026, 1, 5))
    consultant.fetch(mentor)
    for office in (mentor, consultant):
        names = {
            one.name.partition("@")[0] for one in waiting_about(office.desk, office.see(amina))
        }
        assert names.isdisjoint({"m09.3", "m09.5", "m08.4"})
    assert mentor.tick(amina, "m09.3")


def test_a_trades_own_item_is_on_the_list(mentor: Office) -> None:
    amina = mentor.on_course()
    time = _find(mentor, amina, "x-produktionsmedarbejder.1")
    assert (time.item.area, time.item.owner, time.due) == ("m05", "M", START + timedelta(days=7))
    assert mentor.tick(amina, time.name)


def test_a_stale_screen_makes_a_doubt_not_a_loss(mentor: Office, consultant: Office) -> None:
    amina = mentor.on_course()
    consultant.fetch(mentor)
    case, plan = mentor.see(amina), mentor.plan(amina)
    consultant.tick(amina, "m03.3", note="hos konsulenten")
    mentor.fetch(consultant)
    time = mentor.all.checklist.find(plan, "m03.3")
    mentor.all.checklist.not_relevant(case, plan, time, "ikke her")
    assert mentor.all.citizens.row(amina).doubts > 0
    met(mentor, consultant)
    record = consultant.desk.state(amina).records[time.record]
    assert {head.set["status"] for head in record.heads["status"]} == {
        ItemStatus.DONE,
        ItemStatus.NOT_RELEVANT,
    }


def test_a_course_that_runs_late_keeps_its_weekly_items(mentor: Office) -> None:
    amina = mentor.on_course(start=date(2024, 1, 1))
    plan = mentor.plan(amina)
    assert plan.end < MONDAY
    line = next(one for one in plan.lines if one.item.id == "m06.1")
    assert MONDAY - line.times[-1].due < timedelta(days=7)


def test_a_tick_is_shown_though_the_end_moved_before_it(mentor: Office) -> None:
    amina = mentor.on_course(start=date(2026, 5, 4))
    mentor.tick(amina, "m06.1@280")
    case = mentor.see(amina)
    for step in mentor.plan(amina).steps[1:]:
        mentor.all.courses.set_step(case, step, "sprunget_over", reason="kort")
    line = next(one for one in mentor.plan(amina).lines if one.item.id == "m06.1")
    assert line.ticked == 1


def test_another_role_ticks_on_behalf(consultant: Office) -> None:
    amina = consultant.on_course()
    consultant.tick(amina, "m03.1")
    consultant.tick(amina, "m01.1")
    states = [_find(consultant, amina, name).state for name in ("m03.1", "m01.1")]
    assert [state.on_behalf for state in states if state] == ["M", None]
    assert consultant.desk.me.role is Role.CONSULTANT
