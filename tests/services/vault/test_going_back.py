"""Going back in time: what was written since goes as one action, and comes back as one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import Office
from tests.services.exchange.carrying import carry, fetch, note, paired, send, texts
from tests.services.exchange.carrying import given as handed
from tests.services.test_history import _doings
from vip2tui.domain.kinds.places import LOCAL
from vip2tui.domain.kinds.table import stays
from vip2tui.domain.roles import Role
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.history import OWN_STAYS

if TYPE_CHECKING:
    from pathlib import Path


def now_on(one: Office) -> datetime:
    return one.clock.now.replace(tzinfo=None)


def later(*offices: Office, minutes: int = 60) -> None:
    for one in offices:
        one.clock.turn(minutes=minutes)


def back(one: Office, to: datetime) -> str:
    return one.all.going_back.go(one.all.going_back.look(to))


def all_of(one: Office) -> dict[str, dict[str, Any]]:
    """Return every record that stands or is put away, with its heads, but the local."""
    found: dict[str, dict[str, Any]] = {}
    for case in one.store.cases():
        if case == LOCAL:
            continue
        state = one.desk.state(case)
        found |= {
            f"{case} {record.id}": {"values": dict(record.values), "heads": dict(record.heads)}
            for record in (*state.records.values(), *state.deleted.values())
        }
    return found


def values(one: Office) -> dict[str, dict[str, Any]]:
    """Return what stands, but for what going back leaves."""
    return {
        record.id: dict(record.values)
        for case in one.store.cases()
        if case != LOCAL
        for record in one.desk.state(case).records.values()
        if not stays(record.kind)
    }


def test_it_says_what_differs_does_it_and_takes_it_back(mentor: Office) -> None:
    amina = mentor.on_course("Amina Hassan")
    note(mentor, amina, "før")
    before, then = values(mentor), now_on(mentor)
    later(mentor)
    note(mentor, amina, "efter")
    mentor.all.citizens.change(mentor.see(amina), phone="12345678")
    bent = mentor.citizen("Bent Berg")
    after = all_of(mentor)

    seen = mentor.all.going_back.look(then)
    assert all_of(mentor) == after
    assert [(one.id, one.name) for one in seen.cases] == [
        (amina, "Amina Hassan"), (bent, "Bent Berg")]  # fmt: skip
    assert seen.cases[0].words == ("Notatet «efter» er her ikke", "Telefon: tom igen")
    assert seen.cases[1].words == ("Borgeren er her ikke: først skrevet ind siden.",)
    assert seen.sentences[0] == "Tilbage til man 4. maj 2026 kl. 10.00."

    mentor.all.going_back.go(seen)
    assert values(mentor) == before
    assert mentor.all.history.next_undo() == "at gå tilbage til man 4. maj 2026 kl. 10.00"
    mentor.reopen()
    assert values(mentor) == before
    taken = mentor.all.history.undo()
    assert taken is not None
    assert all_of(mentor) == after
    assert mentor.all.history.next_redo() == "at gå tilbage til man 4. maj 2026 kl. 10.00"
    assert mentor.all.history.redo() is not None
    assert values(mentor) == before


def test_going_back_twice_and_forth(mentor: Office) -> None:
    amina = mentor.citizen()
    moments, states = [], []
    for n in range(4):
        note(mentor, amina, f"nr. {n}")
        moments.append(now_on(mentor))
        states.append(values(mentor))
        later(mentor)
    back(mentor, moments[2])
    later(mentor)
    back(mentor, moments[0])
    assert values(mentor) == states[0]
    later(mentor)
    back(mentor, moments[3])  # before either: all of it is there again
    assert values(mentor) == states[3]
    for state in (states[0], states[2], states[3]):
        assert mentor.all.history.undo() is not None
        assert values(mentor) == state


def test_nothing_since_and_nothing_then_are_refused(mentor: Office) -> None:
    with pytest.raises(RefusedError, match="stod ikke noget her"):
        mentor.all.going_back.look(now_on(mentor))
    mentor.citizen()
    with pytest.raises(RefusedError, match="ikke skrevet noget her siden"):
        mentor.all.going_back.look(now_on(mentor))
    with pytest.raises(RefusedError, match=r"Det første er fra man 4\. maj 2026 kl\. 10\.00"):
        mentor.all.going_back.look(now_on(mentor) - timedelta(minutes=1))


def test_what_is_written_after_the_look_is_not_taken_unseen(mentor: Office) -> None:
    amina, then = mentor.citizen(), now_on(mentor)
    later(mentor)
    note(mentor, amina, "set")
    seen = mentor.all.going_back.look(then)
    note(mentor, amina, "ikke set")
    with pytest.raises(RefusedError, match="siden du så"):
        mentor.all.going_back.go(seen)
    assert texts(mentor, amina) == ["ikke set", "set"]


def test_others_words_are_held_back_and_come_again(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    amina = handed(office, mentor, tmp_path)
    note(mentor, amina, "mit")
    then, before = now_on(mentor), values(mentor)
    later(office, mentor)
    carry(mentor, office, tmp_path)
    note(office, amina, "kontorets")
    carry(office, mentor, tmp_path)
    note(mentor, amina, "sendt")
    carry(mentor, office, tmp_path)
    after = all_of(mentor)

    seen = mentor.all.going_back.look(then)
    assert any("1 fil, du har hentet siden" in one for one in seen.around)
    assert any("1 ting, du har gjort siden, er allerede sendt" in one for one in seen.around)
    mentor.all.going_back.go(seen)
    assert values(mentor) == before
    carry(mentor, office, tmp_path)
    assert texts(office, amina) == ["kontorets", "mit"]
    mentor.all.history.undo()
    assert all_of(mentor) == after
    carry(mentor, office, tmp_path)
    assert texts(office, amina) == ["kontorets", "mit", "sendt"]


def test_who_has_the_citizen_and_whose_it_is_are_left(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    first = office.citizen("Første")
    then = now_on(office)
    later(office, mentor)
    amina = handed(office, mentor, tmp_path)
    office.all.assignments.assign(office.see(first), mentor.desk.me.device)
    note(office, first, "x")
    given_to = office.all.assignments.held_by(mentor.desk.me.device)
    back(office, then)
    assert office.all.assignments.held_by(mentor.desk.me.device) == given_to
    assert texts(office, first) == []
    assert amina not in office.all.citizens.ids()
    office.all.history.undo()
    assert amina in office.all.citizens.ids()


def test_an_undo_of_what_is_left_is_left_too(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    amina = office.citizen("Amina")
    office.all.assignments.assign(office.see(amina), mentor.desk.me.device)
    then = now_on(office)
    later(office)
    office.all.history.undo()
    note(office, amina, "x")
    assert office.all.assignments.held_by(mentor.desk.me.device) == []
    back(office, then)
    assert office.all.assignments.held_by(mentor.desk.me.device) == []
    assert texts(office, amina) == []


def test_a_clock_that_was_wrong_takes_the_least(mentor: Office) -> None:
    """What was written while the clock said 2035 lies before what came after it was put right."""
    amina = mentor.citizen()
    mentor.clock.turn(days=3650)
    note(mentor, amina, "2035")
    mentor.clock.turn(days=-3650)
    note(mentor, amina, "rettet")
    then = now_on(mentor)
    later(mentor)
    note(mentor, amina, "siden")
    back(mentor, then)
    assert texts(mentor, amina) == ["2035", "rettet"]


def test_the_days_something_was_written(mentor: Office) -> None:
    amina = mentor.citizen()
    later(mentor)
    note(mentor, amina, "x")
    mentor.clock.turn(days=2)
    note(mentor, amina, "y")
    days = [(one.day.day, one.first.hour, one.last.hour, one.actions)
            for one in mentor.all.going_back.days()]  # fmt: skip
    assert days == [(6, 11, 11, 1), (4, 10, 11, 2)]


@settings(max_examples=40)
@given(st.lists(st.integers(0, 29), min_size=1, max_size=12), st.data())
def test_back_is_the_prefix_and_undoing_that_is_exactly_as_before(
    doings: list[int], data: st.DataObject
) -> None:
    office = Office(Role.MENTOR, "w")
    citizens = [office.on_course("Amina"), office.on_course("Bent")]
    first = {office.all.history.next_undo()}
    moments, states = [now_on(office)], [values(office)]
    for n, doing in enumerate(doings):
        later(office)
        if doing >= 26:
            if n and office.all.history.next_undo() not in (None, *first):
                office.all.history.undo()
        elif doing >= 24:
            office.all.history.redo()
        else:
            _doings(office, citizens[n % 2], doing)
        moments.append(now_on(office))
        states.append(values(office))
    at = data.draw(st.integers(0, len(moments) - 1))
    after = all_of(office)
    try:
        seen = office.all.going_back.look(moments[at])
    except RefusedError:
        assert states[at] == states[-1]
        return
    later(office)
    office.all.going_back.go(seen)
    assert values(office) == states[at]
    assert bool(seen.cases) == (states[at] != states[-1])
    office.reopen()
    assert office.all.history.undo() is not None
    assert all_of(office) == after


@settings(max_examples=25)
@given(st.lists(st.sampled_from("mofFu"), min_size=1, max_size=10), st.data())
def test_with_files_both_ways_back_and_forth_is_exactly_as_before(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str], data: st.DataObject
) -> None:
    """m, o: mentor and office write; f, F: a file to the mentor, to the office; u: Ctrl+Z."""
    folder = tmp_path_factory.mktemp("back")
    office, mentor = paired(Role.MENTOR)
    amina = handed(office, mentor, folder)
    note(mentor, amina, "mit")
    moments, states = [now_on(mentor)], [values(mentor)]
    for n, step in enumerate(steps):
        later(office, mentor)
        if step in "mo":
            note(mentor if step == "m" else office, amina, f"{step} {n}")
        elif step == "f":
            fetch(mentor, send(office, mentor, folder))
        elif step == "F":
            fetch(office, send(mentor, office, folder))
        elif len(texts(mentor, amina)) > 1:
            mentor.all.history.undo()
        moments.append(now_on(mentor))
        states.append(values(mentor))
    at = data.draw(st.integers(0, len(moments) - 1))
    after = all_of(mentor)
    try:
        seen = mentor.all.going_back.look(moments[at])
    except RefusedError:
        assert states[at] == states[-1]
        return
    later(office, mentor)
    mentor.all.going_back.go(seen)
    assert values(mentor) == states[at]
    assert mentor.all.history.undo() is not None
    assert all_of(mentor) == after


def test_a_file_is_taken_back_and_ones_own_later_words_stay(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    amina = handed(office, mentor, tmp_path)
    note(office, amina, "kontorets")
    file = send(office, mentor, tmp_path)
    fetch(mentor, file)
    note(mentor, amina, "mit")
    made = mentor.all.history.undo_file(file.name)
    assert made.left == OWN_STAYS
    assert texts(mentor, amina) == ["mit"]
    with pytest.raises(NotFoundError):
        mentor.all.history.undo_file(file.name)
    assert mentor.all.history.redo() is not None
    assert texts(mentor, amina) == ["kontorets", "mit"]


@settings(max_examples=20)
@given(st.lists(st.sampled_from("mof"), min_size=2, max_size=9), st.data())
def test_of_a_file_that_is_taken_back_only_what_came_with_it_goes(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("file")
    office, mentor = paired(Role.MENTOR)
    amina = handed(office, mentor, folder)
    came: dict[str, list[str]] = {}
    waiting: list[str] = []
    for n, step in enumerate([*steps, "o", "f"]):
        later(office, mentor)
        if step == "f":
            file = send(office, mentor, folder)
            fetch(mentor, file)
            came[file.name], waiting = waiting, []
        else:
            note(mentor if step == "m" else office, amina, f"{step} {n}")
            waiting += [f"o {n}"] if step == "o" else []
    after, before = all_of(mentor), texts(mentor, amina)
    gone = data.draw(st.sampled_from([name for name, some in came.items() if some]))
    mentor.all.history.undo_file(gone)
    assert texts(mentor, amina) == [one for one in before if one not in came[gone]]
    assert mentor.all.history.redo() is not None
    assert all_of(mentor) == after
