"""What settles a point that nobody ticked: it is read off what is written, and never stored."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import START, Office, met
from tests.services.progress.test_measuring import B, K, measure
from vip2tui.domain.course.checklist import MEASURED, ROUND, DueItem
from vip2tui.domain.course.upcoming import waiting_items
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import ItemStatus
from vip2tui.services.citizen.notes import Note
from vip2tui.services.course.phases import phases_of
from vip2tui.services.desk import RefusedError
from vip2tui.text.teaching import STEPS, Lesson

TALK, HOURS, ATTENDANCE = ROUND
TALKED = Note("mentormoede", "God snak", day=START + timedelta(days=8))
"""In the second week: the one that is due on day 14."""


def write(one: Office, citizen: str, note: Note = TALKED) -> str:
    return one.all.notes.add(one.see(citizen), note)


def time(one: Office, citizen: str, name: str) -> DueItem:
    return one.all.checklist.find(one.plan(citizen), name)


def settled(one: Office, citizen: str) -> dict[str, str]:
    """Return what is settled by what was written: time to the sentence."""
    today = one.desk.today()
    times = (time for line in one.plan(citizen).lines for time in line.times)
    return {each.name: each.why.in_words(today) for each in times if each.why}


def untick(one: Office, citizen: str, name: str, why: str = "Det var en anden") -> bool:
    at = time(one, citizen, name)
    return one.all.checklist.untick(one.see(citizen), one.plan(citizen), at, why)


@pytest.mark.parametrize(
    ("note", "points"),
    [
        (Note("mentormoede", "God snak"), {TALK}),
        (Note("mentormoede", "God snak", minutes=60), {TALK, HOURS}),
        (Note("mentormoede", minutes=60), {HOURS}),
        (Note("oplaering", "Kassen", minutes=30), {HOURS}),
        (Note("oplaering", "Kassen"), set()),
        (Note("samtale", "På kontoret", minutes=30), set()),
        (Note("trepart", "Alle tre", minutes=30), set()),
        (Note("fremmoede", "Mødt 5 af 5 dage.", planned=5, attended=5), {ATTENDANCE}),
        (Note("fravaer", "Syg", planned=5, attended=0, absence="egen_sygdom"), {ATTENDANCE}),
        (Note("mentormoede", "Kun for mig", minutes=60, place=Place.PRIVATE), set()),
        (Note("vbesoeg", "Besøg"), set()),
    ],
)
def test_each_kind_of_note_settles_its_own_points(
    mentor: Office, note: Note, points: set[str]
) -> None:
    citizen = mentor.on_course()
    write(mentor, citizen, note)
    assert settled(mentor, citizen) == {f"{one}@21": "klaret af notat 4. maj" for one in points}


def test_no_change_is_written_and_every_count_reads_it(mentor: Office) -> None:
    citizen = mentor.on_course()
    lists, today = mentor.desk.catalogue.checklist(), mentor.desk.today()
    before = {one.name: one.share.done for one in phases_of(mentor.plan(citizen), lists, today)}
    asked = {one.name for one in waiting_items(citizen, mentor.plan(citizen).lines, Role.MENTOR,
                                               today)}  # fmt: skip
    write(mentor, citizen, Note("mentormoede", "God snak"))
    assert {one.kind for one in mentor.changes()} & {"item"} == set()
    after = {one.name: one.share.done for one in phases_of(mentor.plan(citizen), lists, today)}
    assert sum(after.values()) == sum(before.values()) + 1
    line = next(one for one in mentor.plan(citizen).lines if one.item.id == TALK)
    assert (line.overdue(today), line.ticked, line.current.name) == ([], 1, f"{TALK}@28")
    now = {one.name for one in waiting_items(citizen, mentor.plan(citizen).lines, Role.MENTOR,
                                             today)}  # fmt: skip
    assert asked != now
    assert not mentor.tick(citizen, f"{TALK}@21"), "it is settled, so there is nothing to tick"


def test_the_tick_goes_when_the_evidence_is_undone_and_comes_back_with_it(mentor: Office) -> None:
    citizen = mentor.on_course()
    write(mentor, citizen)
    assert settled(mentor, citizen) == {f"{TALK}@14": "klaret af notat 21. apr"}
    mentor.all.history.undo()
    assert settled(mentor, citizen) == {}
    assert mentor.status(citizen, f"{TALK}@14") == ItemStatus.OPEN
    mentor.all.history.redo()
    assert list(settled(mentor, citizen)) == [f"{TALK}@14"]


def test_a_note_that_moves_to_another_day_settles_that_week(mentor: Office) -> None:
    citizen = mentor.on_course()
    note = write(mentor, citizen)
    mentor.all.notes.correct(
        mentor.see(citizen), note, reason="Forkert dag", day=START + timedelta(days=1)
    )
    assert list(settled(mentor, citizen)) == [f"{TALK}@7"]


def test_a_tick_taken_back_stays_away_until_something_new_is_written(mentor: Office) -> None:
    citizen = mentor.on_course()
    note = write(mentor, citizen)
    assert untick(mentor, citizen, f"{TALK}@14")
    assert mentor.status(citizen, f"{TALK}@14") == ItemStatus.OPEN
    mentor.all.notes.correct(mentor.see(citizen), note, reason="Tastefejl", text="Bedre snak")
    assert settled(mentor, citizen) == {}, "what is corrected is not new"
    write(mentor, citizen, Note("mentormoede", "En til", day=TALKED.day))
    assert list(settled(mentor, citizen)) == [f"{TALK}@14"]
    mentor.all.history.undo()
    assert settled(mentor, citizen) == {}
    write(mentor, citizen, Note("mentormoede", "Ugen efter", day=START + timedelta(days=15)))
    assert list(settled(mentor, citizen)) == [f"{TALK}@21"]


def test_what_a_person_set_goes_before(mentor: Office) -> None:
    citizen = mentor.on_course()
    mentor.tick(citizen, f"{TALK}@14", note="I frokosten")
    write(mentor, citizen)
    at = time(mentor, citizen, f"{TALK}@14")
    assert (at.status, at.why, at.state and at.state.note) == (
        ItemStatus.DONE, None, "I frokosten",
    )  # fmt: skip
    line = next(one for one in mentor.plan(citizen).lines if one.item.id == TALK)
    assert line.ticked == 1, "one time is counted once"


def test_one_that_is_put_off_is_settled_all_the_same(mentor: Office) -> None:
    citizen = mentor.on_course()
    at = time(mentor, citizen, f"{TALK}@14")
    later = mentor.desk.today() + timedelta(days=3)
    mentor.all.checklist.put_off(mentor.see(citizen), mentor.plan(citizen), at, later)
    write(mentor, citizen)
    assert mentor.status(citizen, f"{TALK}@14") == ItemStatus.DONE


NOTES = st.lists(
    st.tuples(st.integers(-10, 60), st.sampled_from(["mentormoede", "oplaering", "samtale"]),
              st.none() | st.integers(1, 90)),
    max_size=6,
)  # fmt: skip


@settings(max_examples=25)
@given(notes=NOTES, more=NOTES)
def test_what_is_settled_follows_from_what_stands_alone(
    notes: list[tuple[int, str, int | None]], more: list[tuple[int, str, int | None]]
) -> None:
    """What was written and taken back again leaves no trace, and all computers say the same."""
    one, other = Office(Role.MENTOR, "wmentor"), Office(Role.MENTOR, "wanden")
    citizen = one.on_course()

    def add(days: int, kind: str, minutes: int | None) -> None:
        write(one, citizen, Note(kind, "x", day=START + timedelta(days=days), minutes=minutes))

    for each in notes:
        add(*each)
    before = settled(one, citizen)
    for each in more:
        add(*each)
    for _ in more:
        one.all.history.undo()
    assert settled(one, citizen) == before
    met(one, other)
    assert settled(other, citizen) == before
    assert not [change for change in one.changes() if change.kind == "item"]


# The points that measuring settles


def rounds(one: Office, citizen: str) -> dict[str, str]:
    lines = (line for line in one.plan(citizen).lines if line.item.id in MEASURED)
    return {at.name: at.status for line in lines for at in line.times if at.why}


@pytest.fixture
def late(consultant: Office) -> tuple[Office, str]:
    citizen = consultant.on_course()
    consultant.clock.turn(days=100)
    return consultant, citizen


def test_measuring_points_are_settled_by_measuring_alone(late: tuple[Office, str]) -> None:
    one, citizen = late
    assert {line.item.id for line in one.plan(citizen).lines} >= MEASURED.keys()
    assert rounds(one, citizen) == {}
    for name in MEASURED:
        at = time(one, citizen, name)
        for act in (
            lambda at=at: one.all.checklist.tick(one.see(citizen), one.plan(citizen), at),
            lambda at=at: one.all.checklist.not_relevant(
                one.see(citizen), one.plan(citizen), at, "x"
            ),
        ):
            with pytest.raises(RefusedError, match="klares ved at måle"):
                act()
    measure(one, citizen, K, {"p01": 3}, day=START)
    measure(one, citizen, B, {"p01": 3}, day=START)
    assert rounds(one, citizen) == {"m05.5": "klaret"}
    measure(one, citizen, K, {"p01": 3})
    assert rounds(one, citizen) == {"m05.5": "klaret"}, "one voice is half a measurement"
    measure(one, citizen, B, {}, declined=True)
    assert rounds(one, citizen) == {"m05.5": "klaret", "m07.6@91": "klaret"}
    one.all.history.undo()
    assert rounds(one, citizen) == {"m05.5": "klaret"}


def test_a_voice_that_never_answers_is_waited_for_fourteen_days(late: tuple[Office, str]) -> None:
    one, citizen = late
    measure(one, citizen, K, {"p01": 3}, day=one.desk.today() - timedelta(days=13))
    assert rounds(one, citizen) == {}
    one.clock.turn(days=13)  # who dates it back waits no less
    assert rounds(one, citizen) == {}
    one.clock.turn(days=1)
    assert rounds(one, citizen) == {"m07.6@91": "klaret"}


def test_the_end_is_settled_by_the_measurement_of_it(consultant: Office) -> None:
    citizen = consultant.on_course()
    consultant.all.closing.close(consultant.see(citizen), consultant.plan(citizen), "afbrudt")
    for voice in (K, B):
        measure(consultant, citizen, voice, {"p01": 3})
    assert rounds(consultant, citizen) == {"m10.7": "klaret"}


def test_they_are_asked_for_as_measurements_and_never_twice(late: tuple[Office, str]) -> None:
    one, citizen = late
    lines, today = one.plan(citizen).lines, one.desk.today()
    asked = {each.name.partition("@")[0] for each in
             waiting_items(citizen, lines, Role.CONSULTANT, today)}  # fmt: skip
    assert asked
    assert not asked & MEASURED.keys()


def test_a_mentor_has_neither_the_measurement_nor_the_points(mentor: Office) -> None:
    citizen = mentor.on_course()
    assert not {line.item.id for line in mentor.plan(citizen).lines} & MEASURED.keys()


def test_nothing_that_is_hidden_shows_in_what_is_settled() -> None:
    """Whether a round is measured follows from who spoke, and never from what was said."""
    found: list[Any] = []
    for figure in (1, 5):
        one = Office(Role.CONSULTANT, "wkonsulent")
        citizen = one.on_course()
        measure(one, citizen, K, {"p01": figure}, day=START)
        measure(one, citizen, B, {"p01": figure}, day=START)
        found.append((rounds(one, citizen), settled(one, citizen)))
    assert found[0] == found[1]
    assert found[0][1] == {"m05.5": f"klaret af måling {START.day}. apr"}


def test_a_note_is_no_tick_of_the_tour(mentor: Office) -> None:
    """Who is to try Space has not done so by writing a note that settles a point."""
    citizen = mentor.on_course()
    tick = next(n for n, one in enumerate(STEPS) if one.lesson is Lesson.TICK)
    before = mentor.all.tour._done(citizen, tick)
    write(mentor, citizen)
    assert settled(mentor, citizen)
    assert mentor.all.tour._done(citizen, tick) == before
    mentor.tick(citizen, "m01.7")
    assert mentor.all.tour._done(citizen, tick) == before + 1
