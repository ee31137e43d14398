"""«Fortryd» and «hvem skrev hvad»: everything back, in words, whatever the clock says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import START, Office, met
from vip2tui.changes.undo import undoing
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.weekly import Round
from vip2tui.services.desk import NotFoundError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

STATUSES = ("i_gang", "pause", "gennemfoert", "planlagt")


def _note(office: Office, citizen: str, text: str) -> str:
    return office.all.notes.add(office.see(citizen), Note("note", text))


def _records(office: Office) -> dict[str, dict[str, object]]:
    return {
        record.id: dict(record.values)
        for case in office.store.cases()
        for record in office.desk.state(case).records.values()
    }


def _doings(office: Office, citizen: str, n: int) -> None:
    """Do one of many things."""
    case = office.see(citizen)
    plan = office.plan(citizen)
    ways: list[Callable[[], object]] = [
        lambda: office.all.notes.add(case, Note("note", f"note {n}")),
        lambda: office.all.citizens.change(case, phone=str(n)),
        lambda: office.tick(citizen, ("m03.1", "m03.2", "m03.5", "m08.1")[n % 4]),
        lambda: office.all.courses.set_step(case, plan.steps[n % 3], STATUSES[n % 4], reason="x"),
        lambda: office.all.courses.set_goal(
            case, plan, plan.steps[0].goals[0].record, ("paa_vej", "naaet")[n % 2]
        ),
        lambda: office.all.weekly.save(case, Round(good=f"uge {n}", minutes=n)),
    ]  # fmt: skip
    ways[n % len(ways)]()


def test_sixty_actions_are_taken_back_and_done_again(mentor: Office) -> None:
    amina, bent = mentor.on_course("Amina"), mentor.on_course("Bent")
    states = [_records(mentor)]
    for n in range(70):
        _doings(mentor, (amina, bent)[n % 2], n)
        if _records(mentor) != states[-1]:
            states.append(_records(mentor))
        mentor.clock.turn(minutes=-7)
    assert len(states) > 50
    for n, state in enumerate(reversed(states[:-1])):
        if n == 25:
            mentor.reopen()
        assert mentor.all.history.undo() is not None
        assert _records(mentor) == state
    mentor.reopen()
    for state in states[1:]:
        assert mentor.all.history.redo() is not None
        assert _records(mentor) == state
    assert mentor.all.history.redo() is None


def test_everything_back_to_the_first_is_nothing(mentor: Office) -> None:
    amina = mentor.on_course()
    _note(mentor, amina, "x")
    while mentor.all.history.undo():
        pass
    assert list(mentor.all.citizens.ids()) == []
    assert mentor.all.history.next_undo() is None
    for _ in range(3):
        assert mentor.all.history.redo() is not None
    assert mentor.see(amina).entries[0].text == "x"


def test_something_new_ends_doing_again(mentor: Office) -> None:
    amina = mentor.citizen()
    _note(mentor, amina, "en")
    mentor.all.history.undo()
    _note(mentor, amina, "to")
    assert mentor.all.history.redo() is None
    assert [one.text for one in mentor.see(amina).entries] == ["to"]


@settings(max_examples=25)
@given(st.lists(st.sampled_from("wwwur"), max_size=25))
def test_undo_and_redo_are_a_pile(steps: list[str]) -> None:
    office = Office(Role.MENTOR, "w")
    amina = office.citizen()
    done: list[str] = []
    back: list[str] = []
    for n, step in enumerate(steps):
        if step == "w":
            _note(office, amina, str(n))
            done.append(str(n))
            back.clear()
        elif step == "u" and done:
            assert office.all.history.undo() is not None
            back.append(done.pop())
        elif step == "r":
            assert (office.all.history.redo() is not None) == bool(back)
            if back:
                done.append(back.pop())
        assert [one.text for one in reversed(office.see(amina).entries)] == done


def test_another_persons_work_is_not_mine_to_take_back(mentor: Office, consultant: Office) -> None:
    amina = mentor.on_course()
    consultant.fetch(mentor)
    _note(consultant, amina, "deres")
    mentor.fetch(consultant)
    words = mentor.all.history.next_undo()
    assert words is not None
    assert "deres" not in words
    assert consultant.all.history.next_undo() == "notatet «deres» (Amina)"


def test_what_another_built_upon_stands(mentor: Office, consultant: Office) -> None:
    amina = mentor.citizen(phone="11")
    mentor.all.citizens.change(mentor.see(amina), phone="22")
    consultant.fetch(mentor)
    consultant.all.citizens.change(consultant.see(amina), phone="33")
    mentor.fetch(consultant)
    assert mentor.all.history.undo() is not None
    assert mentor.see(amina).citizen.phone == "33"
    met(mentor, consultant)
    assert consultant.see(amina).citizen.phone == "33"


def test_what_others_wrote_in_is_not_hidden_by_an_undo(mentor: Office, consultant: Office) -> None:
    amina = mentor.on_course()
    consultant.fetch(mentor)
    consultant.tick(amina, "m01.1")
    mentor.fetch(consultant)
    before = mentor.store.sequence
    with pytest.raises(RefusedError, match="Andre har skrevet videre"):
        mentor.all.history.undo()
    assert mentor.store.sequence == before
    assert mentor.status(amina, "m01.1") == "klaret"


def test_what_arrives_after_the_undo_stays_whole_and_is_asked_about(
    mentor: Office, consultant: Office
) -> None:
    amina = mentor.citizen()
    consultant.fetch(mentor)
    _note(consultant, amina, "vigtigt")
    mentor.all.history.undo()
    met(mentor, consultant)
    for office in (mentor, consultant):
        assert office.see(amina).citizen.name == "Amina Hassan"
        assert office.see(amina).entries[0].text == "vigtigt"
        assert [row.doubts for row in office.all.citizens.rows()] == [1]
    assert mentor.all.history.next_undo() is None, "it was taken back once; it is asked about now"
    assert mentor.all.history.redo() is not None
    met(mentor, consultant)
    assert [row.doubts for row in consultant.all.citizens.rows()] == [0]
    assert mentor.see(amina).citizen.name == "Amina Hassan"


def test_an_undo_that_had_not_fetched_leaves_course_and_tick(
    mentor: Office, consultant: Office
) -> None:
    """A mentor starts a course, the office ticks a point, the mentor takes the start back."""
    amina = mentor.on_course()
    consultant.fetch(mentor)
    consultant.tick(amina, "m01.1")
    assert mentor.all.history.undo() is not None
    assert mentor.see(amina).course is None, "here nothing was known of the tick"
    met(mentor, consultant)
    for office in (mentor, consultant):
        assert office.status(amina, "m01.1") == "klaret"
        assert office.plan(amina).course.closed is None


def test_what_another_wrote_where_only_professionals_see_keeps_the_citizen(
    mentor: Office, consultant: Office
) -> None:
    amina = mentor.citizen()
    consultant.fetch(mentor)
    consultant.all.citizens.set_cpr(consultant.see(amina), "0701801234")
    mentor.all.history.undo()
    met(mentor, consultant)
    assert list(mentor.all.citizens.ids()) == [], "a mentor's computer has nothing of that"
    assert consultant.see(amina).identity is not None
    assert [row.doubts for row in consultant.all.citizens.rows()] == [1]
    consultant.all.history.undo()
    assert list(consultant.all.citizens.ids()) == [], "nobody stands on it any more"


def test_a_tick_of_ones_own_item_and_a_goal_in_ones_own_step_keep_them(
    mentor: Office, consultant: Office
) -> None:
    amina = mentor.on_course()
    point = mentor.all.own_parts.add_item(mentor.plan(amina), "Nøgle", START)
    consultant.fetch(mentor)
    consultant.tick(amina, point)
    mentor.all.history.undo()
    met(mentor, consultant)
    assert mentor.status(amina, point) == "klaret"
    assert [row.doubts for row in mentor.all.citizens.rows()] == [1]


def test_an_undo_of_anothers_words_changes_nothing_here(mentor: Office, consultant: Office) -> None:
    amina = mentor.on_course()
    consultant.fetch(mentor)
    made = [one for one in consultant.store.changes(amina) if one.record == amina]
    consultant.desk.act(undoing(made))
    met(mentor, consultant)
    for office in (mentor, consultant):
        assert office.see(amina).citizen.name == "Amina Hassan"
        assert [one.kind for one in office.desk.state(amina).proposals] == ["undo"]


@pytest.mark.parametrize(
    ("words", "do"),
    [
        ("flueben sat ved «I har haft en rolig snak om andet end o…» (Amina)",
         lambda o, c: o.tick(c, "m03.1")),
        ("borgeren: telefon, sprog (Amina)",
         lambda o, c: o.all.citizens.change(o.see(c), phone="1", language="dari")),
        ("forløbet afsluttet (Amina)",
         lambda o, c: o.all.closing.close(o.see(c), o.plan(c), "job_ord")),
        ("trinnet «Afklaring og kompetencekort» sat i gang (Amina)",
         lambda o, c: o.all.courses.set_step(o.see(c), o.plan(c).steps[0], "i_gang")),
        ("notatet «[/ æøå» (Amina)", lambda o, c: _note(o, c, "[/ \x1b]æøå".replace("]", ""))),
    ],
)  # fmt: skip
def test_what_is_taken_back_is_said_in_words(
    mentor: Office, words: str, do: Callable[[Office, str], object]
) -> None:
    amina = mentor.on_course()
    do(mentor, amina)
    assert mentor.all.history.next_undo() == words
    undone = mentor.all.history.undo()
    assert undone is not None
    assert undone.words == words
    again = mentor.all.history.redo()
    assert again is not None
    assert again.words == words


def test_a_new_citizen_is_named_once(mentor: Office) -> None:
    mentor.citizen("Amina Hassan")
    assert mentor.all.history.next_undo() == "ny borger «Amina Hassan»"


def test_the_history_says_who_when_what_stands_and_what_was_undone(mentor: Office) -> None:
    amina = mentor.citizen(phone="11")
    mentor.clock.turn(hours=-2)
    mentor.all.citizens.change(mentor.see(amina), phone="22")
    mentor.all.citizens.change(mentor.see(amina), phone="33")
    mentor.all.history.undo()
    events = [one for one in mentor.all.history.of(amina) if one.field == "phone"]
    assert [(one.value, one.stands, one.undone) for one in events] == [
        ("11", False, False), ("22", True, False), ("33", False, True),
    ]  # fmt: skip
    assert {one.by for one in events} == {"P wmentor"}
    assert events[0].at > events[1].at
    with pytest.raises(NotFoundError):
        mentor.all.history.of("x")


def test_the_history_of_what_is_put_away_or_undone_can_be_read(mentor: Office) -> None:
    amina = mentor.citizen()
    note = _note(mentor, amina, "x")
    mentor.all.history.undo()
    assert mentor.all.history.of(note)[0].undone
    mentor.all.citizens.put_away(mentor.see(amina))
    assert any(one.field == "deleted" and one.stands for one in mentor.all.history.of(amina))


def test_a_text_that_was_taken_back_is_told_of_and_can_be_taken_away_for_good(
    mentor: Office,
) -> None:
    amina = mentor.on_course()
    note = mentor.all.notes.add(mentor.see(amina), Note("note", "Hun hedder 010190-1234"))
    undone = mentor.all.history.undo()
    assert undone is not None
    assert undone.left
    assert undone.told.endswith(undone.left)
    assert any(b"010190-1234" in one.line for one in mentor.changes()), "it can be done again"
    (left,) = mentor.all.redacting.texts(note)
    mentor.all.redacting.redact([left], "CPR-nummer")
    assert not any(b"010190-1234" in one.line for one in mentor.changes())
    mentor.tick(amina, "m06.1")
    ticked = mentor.all.history.undo()
    assert ticked is not None
    assert ticked.left == ""
