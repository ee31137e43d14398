"""A record with anything in it, from anybody, stops nothing and hides nobody (R115)."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.conftest import Office
from vip2tui.base.errors import Vip2Error
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.citizens import by_name, by_need
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.weekly import Round

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(max_size=12)
    | st.sampled_from(
        ["", "9999-12-31", "0001-01-01", "2026-05-04", "2026-13-01", "klaret", "udskudt", "pause",
         "i_gang", "24:00", "\x1b[2J", "[/b]", "00000000-0000-4000-8000-000000000000"]
    )
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
names = sorted({name for kind in KINDS.values() for name in kind.fields} | {"deleted", "x"})
kinds = st.sampled_from([*(one.name for one in KINDS.values() if one.travels), "ukendt"])
contents = st.dictionaries(st.sampled_from(names), values, min_size=1, max_size=6)


def _look_everywhere(office: Office) -> None:
    """Do what every screen does."""
    rows = list(office.all.citizens.rows())
    by_name(rows), by_need(rows)
    office.all.today.arranged(office.all.today.read())
    office.all.search.find("a")
    office.all.history.next_undo()
    list(office.all.citizens.away())
    for citizen in list(office.all.citizens.ids()):
        case = office.see(citizen)
        office.all.citizens.missing(case)
        office.all.card.read(case)
        for plan in case.courses:
            office.all.card.after(case, plan)
            for line in plan.lines:
                line.overdue(office.desk.today()), line.current
        for state in case.states.values():
            for record in (*state.records.values(), *state.deleted.values()):
                office.all.history.of(record.id)


def _do_everything(office: Office, citizen: str) -> None:
    """Do what a person does; a refusal is an answer, anything else is a fault."""
    for do in (
        lambda: office.all.notes.add(office.see(citizen), Note("note", "x")),
        lambda: office.all.weekly.save(office.see(citizen), Round(5, 5, minutes=3, good="x")),
        lambda: office.see(citizen).course and office.tick(citizen, "m03.1"),
        lambda: office.all.citizens.change(office.see(citizen), phone="1", name="Ny"),
        lambda: office.all.history.undo(),
        lambda: office.all.history.redo(),
        lambda: office.all.citizens.put_away(office.see(citizen)),
        lambda: office.all.citizens.bring_back(citizen),
    ):
        with suppress(Vip2Error):
            do()


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    hostile=st.lists(
        st.tuples(st.sampled_from(Place), st.integers(0, 6), kinds, contents), max_size=6
    )
)
def test_nothing_anybody_sends_stops_anything(
    hostile: list[tuple[Place, int, str, dict[str, Any]]],
) -> None:
    office = Office(Role.CONSULTANT, "w")
    amina, bent = office.on_course("Amina"), office.citizen("Bent")
    office.tick(amina, "m03.1")
    plan = office.plan(amina)
    note = office.all.notes.add(office.see(amina), Note("note", "x"))
    item = office.all.checklist.find(plan, "m03.1").record
    goal = plan.steps[0].goals[0].record
    records = [amina, plan.course.id, plan.steps[0].record, goal, item, note, "frit"]
    for place, n, kind, content in hostile:
        office.receive(case_at(amina, place), records[n], kind, content)
    _look_everywhere(office)
    _do_everything(office, amina)
    _look_everywhere(office)
    assert office.see(bent).citizen.name == "Bent"


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_field_may_be_anything(kind: str, data: st.DataObject) -> None:
    """Every field of a kind at once, so that one wrong value cannot hide behind another."""
    office = Office(Role.CONSULTANT, "w")
    amina = office.citizen()
    content = {name: data.draw(values) for name in KINDS[kind].model.model_fields}
    office.receive(case_at(amina, Place.PROFESSIONAL), "frit", kind, content)
    office.receive(amina, "ogsaa", kind, content | {"citizen": amina})
    _look_everywhere(office)
    assert office.see(amina).citizen.name == "Amina Hassan"


@pytest.mark.parametrize(
    "content",
    [
        {"start": "9999-12-31"},
        {"start": "0001-01-01"},
        {"start": 5},
        {"closed": "9999-12-31"},
        {"plan": {"name": "x", "steps": [{"id": "a", "name": "b", "track": "c", "weeks": 10**9}]}},
        {"plan": {"name": "x", "steps": []}},
        {"plan": None},
        {"checklist": {"items": [
            {"id": "m06.1", "area": "m06", "text": "x", "owner": "M", "days": 7, "every": -1}]}},
        {"checklist": {"items": [
            {"id": "m06.1", "area": "m06", "text": "x", "owner": "M", "days": 7, "every": 0}]}},
        {"checklist": {"items": [
            {"id": "m06.1", "area": "m06", "text": "x", "owner": "M", "days": -10**9}]}},
        {"checklist": {"items": [
            {"id": "a", "area": "m06", "text": "x", "owner": "M", "days": 0, "every": 1}]},
         "closed": "2199-12-31"},
    ],
)  # fmt: skip
def test_a_course_with_impossible_days_ends(mentor: Office, content: dict[str, Any]) -> None:
    amina = mentor.on_course()
    mentor.receive(amina, mentor.plan(amina).course.id, "course", content)
    _look_everywhere(mentor)
    for plan in mentor.see(amina).courses:
        assert sum(len(line.times) for line in plan.lines) < 10_000


def test_what_cannot_be_read_is_listed_by_name(mentor: Office) -> None:
    amina = mentor.on_course()
    mentor.tick(amina, "m03.1")
    record = mentor.all.checklist.find(mentor.plan(amina), "m03.1").record
    mentor.receive(amina, record, "item", {"status": "færdig", "day": 5})
    mentor.receive(amina, "fri", "entry", {"type": "note"})
    mentor.receive(amina, "ny", "ukendt", {"a": 1})
    seen = mentor.see(amina)
    assert set(seen.unreadable) == {f"{record}.status", f"{record}.day"}
    assert [(one.id, one.day.isoformat()) for one in seen.entries] == [("fri", "2026-05-04")]
    assert mentor.status(amina, "m03.1") == "aaben"
    assert mentor.desk.state(amina).proposals


def test_a_number_is_no_day_and_a_word_no_number(mentor: Office) -> None:
    amina = mentor.citizen()
    entry: dict[str, Any] = {"type": "note", "day": "2026-05-04", "text": "x"}
    every: list[dict[str, Any]] = [
        {"day": 0}, {"minutes": "5"}, {"minutes": True}, {"confirmed": 1}, {"text": 7},
    ]  # fmt: skip
    for n, wrong in enumerate(every):
        mentor.receive(amina, f"e{n}", "entry", entry | wrong)
    seen = mentor.see(amina)
    assert set(seen.unreadable) == {
        "e0.day", "e1.minutes", "e2.minutes", "e3.confirmed", "e4.text",
    }  # fmt: skip
    assert {one.minutes for one in seen.entries} == {None}


def test_one_lost_value_hides_no_course_no_tick_and_no_note(mentor: Office) -> None:
    amina = mentor.on_course()
    mentor.tick(amina, "m03.1")
    note = mentor.all.notes.add(mentor.see(amina), Note("note", "vigtigt"))
    plan = mentor.plan(amina)
    record = mentor.all.checklist.find(plan, "m03.1").record
    mentor.receive(amina, plan.course.id, "course", {"version": None, "package": 5, "citizen": []})
    mentor.receive(amina, record, "item", {"course": None})
    mentor.receive(amina, note, "entry", {"type": "", "day": "i går"})
    assert mentor.status(amina, "m03.1") == "klaret"
    entry = mentor.see(amina).entries[0]
    assert (entry.text, entry.type, entry.day.isoformat()) == ("vigtigt", "note", "2026-05-04")
    assert len(mentor.see(amina).unreadable) == 6


def test_a_correction_stands_though_the_note_was_taken_back(
    mentor: Office, consultant: Office
) -> None:
    amina = mentor.citizen()
    note = mentor.all.notes.add(mentor.see(amina), Note("note", "gik skit"))
    consultant.fetch(mentor)
    consultant.all.notes.correct(consultant.see(amina), note, reason="tast", text="gik fint")
    mentor.all.history.undo()
    mentor.fetch(consultant)
    assert [one.text for one in mentor.see(amina).entries] == ["gik fint"]
