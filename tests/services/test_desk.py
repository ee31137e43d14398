"""One action is one commit: all of it or nothing, on disk before anything is said."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.conftest import Office, met
from vip2tui.changes.change import compose
from vip2tui.changes.record import Record
from vip2tui.changes.writer import Draft
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import NotFoundError, RefusedError, me_of
from vip2tui.services.records import edit, same
from vip2tui.storage.errors import ReadOnlyError
from vip2tui.storage.memory import MemoryStore


class FullStore(MemoryStore):
    """A disk that is full from a given moment."""

    full = False

    def commit(self, *args: Any, **more: Any) -> None:
        if self.full:
            raise ReadOnlyError
        super().commit(*args, **more)


def test_a_refused_write_leaves_everything_as_it_was() -> None:
    store = FullStore()
    office = Office(Role.MENTOR, "w", store=store)
    amina = office.citizen()
    before = (office.desk.state(amina), office.desk.saved_at, office.desk.store.sequence)
    store.full = True
    with pytest.raises(ReadOnlyError):
        office.all.notes.add(office.see(amina), Note("note", "gik godt"))
    assert (office.desk.state(amina), office.desk.saved_at, office.desk.store.sequence) == before
    store.full = False
    office.clock.turn(minutes=3)
    office.all.notes.add(office.see(amina), Note("note", "gik godt"))
    assert [one.text for one in office.see(amina).entries] == ["gik godt"]
    assert office.desk.saved_at == office.clock.now


def test_numbers_have_no_gap_after_a_refusal(mentor: Office) -> None:
    amina = mentor.citizen()
    with pytest.raises(RefusedError):
        mentor.desk.act(
            [Draft(amina, "r", "entry", {"type": "note", "day": "2026-05-04", "minutes": -1})]
        )
    mentor.all.notes.add(mentor.see(amina), Note("note", "x"))
    assert sorted(one.place[2] for one in mentor.store.changes(amina)) == [1, 2]


def test_many_threads_write_one_after_the_other(mentor: Office) -> None:
    amina = mentor.citizen()
    seen = mentor.see(amina)

    def write(n: int) -> None:
        for k in range(10):
            mentor.all.notes.add(seen, Note("note", f"{n} {k}"))
            mentor.see(amina)

    threads = [Thread(target=write, args=(n,)) for n in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(mentor.see(amina).entries) == 60
    assert [one.place[2] for one in mentor.store.changes(amina)] == list(range(1, 62))


def test_what_a_person_saw_is_what_they_replace(mentor: Office, consultant: Office) -> None:
    """Two who change one field without knowing of each other are asked, not overruled."""
    amina = mentor.citizen(phone="11")
    consultant.fetch(mentor)
    stale = mentor.see(amina)
    consultant.all.citizens.change(consultant.see(amina), phone="22")
    mentor.fetch(consultant)
    mentor.all.citizens.change(stale, phone="33")
    record = mentor.desk.state(amina).records[amina]
    assert record.in_doubt() == ["phone"]
    assert {head.set["phone"] for head in record.heads["phone"]} == {"22", "33"}
    met(mentor, consultant)
    assert consultant.all.citizens.row(amina).doubts == mentor.all.citizens.row(amina).doubts == 1


def test_a_store_that_was_never_set_up_says_so() -> None:
    with pytest.raises(NotFoundError, match="sat op"):
        me_of(MemoryStore())


def test_a_new_writer_keeps_the_old_ones(mentor: Office) -> None:
    mentor.store.commit((), [mentor.desk.me.with_new_writer("wnew").row()])
    me = me_of(mentor.store)
    assert (me.writer, me.writers, me.role) == ("wnew", ("wmentor", "wnew"), Role.MENTOR)


json = st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["", "a", "b"])


def _record(values: dict[str, Any]) -> Record:
    made = compose(
        id="w.c.1", clock=1, action="a", at="", by="", record="r", kind="entry", set=values
    )
    return Record("r", "entry", dict.fromkeys(values, (made,)))


@given(
    st.dictionaries(st.sampled_from("abc"), json), st.dictionaries(st.sampled_from("abcd"), json)
)
def test_only_what_differs_is_written_and_nothing_else(
    known: dict[str, Any], wanted: dict[str, Any]
) -> None:
    draft = edit("c", "r", "entry", _record(known), wanted)
    written = dict(draft.set) if draft else {}
    assert all(name in wanted for name in written)
    after = known | written
    for name, value in wanted.items():
        assert same(after.get(name), value)
        assert (name in written) == (not same(known.get(name), value))
    if draft:
        assert draft.over == {name: ["w.c.1"] if name in known else [] for name in written}


def test_one_is_not_true(mentor: Office) -> None:
    draft = edit("c", "r", "entry", _record({"a": 1, "b": [1]}), {"a": True, "b": [True]})
    assert draft is not None
    assert draft.set == {"a": True, "b": [True]}


def test_a_fixed_value_is_set_once_and_never_again() -> None:
    first = edit("c", "r", "item", None, {"status": "klaret"}, fixed={"course": "k"})
    assert first is not None
    assert first.set == {"course": "k", "status": "klaret"}
    assert edit("c", "r", "item", None, {"note": None}, fixed={"course": "k"}) is None
    known = _record({"course": "k", "status": "klaret"})
    again = edit("c", "r", "item", known, {"status": "aaben"}, fixed={"course": "k"})
    assert again is not None
    assert again.set == {"status": "aaben"}


def test_what_follows_is_read_once_until_something_is_written(mentor: Office) -> None:
    amina = mentor.on_course()
    first = mentor.see(amina)
    assert mentor.see(amina) is first
    mentor.tick(amina, "m03.1")
    second = mentor.see(amina)
    assert second is not first
    mentor.clock.turn(days=1)
    assert mentor.see(amina) is not second
