"""The laws of the design over thousands of random histories of three to five devices."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.changes.fleet import CASES, MAKING, PARENTS, Fleet, by_luck, folded, histories
from tests.changes.laws import LAWS
from vip2tui.changes.change import MAX_CLOCK, compose, parse, split_id
from vip2tui.changes.claims import TangledError
from vip2tui.changes.doubts import cards, doubts, questions
from vip2tui.changes.fold import CaseState, fold
from vip2tui.changes.redaction import redacting, without
from vip2tui.changes.undo import next_redo, next_undo
from vip2tui.changes.vector import missing, seen, vector
from vip2tui.changes.writer import CaseFullError, Draft, Pen, reissue, write

if TYPE_CHECKING:
    from tests.changes.laws import Law
    from vip2tui.changes.change import Change, Json


@pytest.mark.parametrize("laws", LAWS.values(), ids=LAWS.keys())
def test_whatever_is_done(laws: tuple[Law, ...]) -> None:
    @settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
    @given(histories(), st.integers(0, 2**16))
    def hold(fleet: Fleet, luck: int) -> None:
        for law in laws:
            law(fleet, Random(luck))

    hold()


def test_the_histories_are_worth_asking() -> None:
    """What the laws are about happens in them, often."""
    met: Counter[str] = Counter()
    for seed in range(300):
        fleet = by_luck(seed)
        met["reissued"] += sum(len(again.mine) for again in fleet.reissues)
        for case in CASES:
            state = folded(fleet.changes(case))
            records = state.records.values()
            met["changes"] += len(fleet.changes(case))
            met["doubts"] += len(doubts(state))
            several = [one for one in cards(state) if len(one.doubts) > 1]
            met["cards of several"] += len(several)
            met["whole answers"] += sum(len(one.covering) > 1 for one in several)
            met["dead"] += len(state.dead)
            met["deleted"] += len(state.deleted)
            met["twice"] += len(state.proposals)
            met["deleted unknowingly"] += sum(bool(record.deleted_by) for record in records)
            met["late"] += sum(bool(record.late_after) for record in records)
            met["spared"] += len(state.spared)
            met["asked"] += sum(bool(record.undone_by) for record in records)
            met["holes"] += sum(bool(missing(d.changes(case))) for d in fleet.devices)
            met["held back"] += sum(bool(device.held) for device in fleet.devices)
    assert min(met.values()) > 10, met
    assert met["changes"] > 5000


A_CHANGE: Json = {"action": "a", "at": "2026-05-03T12:00:00+02:00", "by": "Mette"}


def a_change(
    n: int, clock: int, *, writer: str = "w", record: str = "k0", kind: str = "course", **said: Json
) -> Change:
    said = {**A_CHANGE, **said}
    return compose(id=f"{writer}.c.{n}", clock=clock, record=record, kind=kind, **said)


def test_a_missing_change_heals_what_is_in_doubt_without_it() -> None:
    first = a_change(1, 1, set={"text": "a"})
    second = a_change(2, 2, set={"text": "b"}, over={"text": [first.id]})
    third = a_change(1, 3, writer="v", set={"text": "c"}, over={"text": [second.id]})
    assert len(doubts(folded([first, third]))) == 1
    assert not doubts(folded([third, first, second]))
    assert folded([third, first, second]).records["k0"].get("text") == "c"


def test_what_an_undone_value_replaced_stays_replaced_by_what_was_built_on_it() -> None:
    first = a_change(1, 1, set={"text": "a"})
    second = a_change(2, 2, set={"text": "b"}, over={"text": [first.id]})
    undo = a_change(3, 3, record="x", kind="undo", undoes=[second.id])
    built = a_change(1, 3, writer="v", set={"text": "c"}, over={"text": [second.id]})
    assert folded([first, second, undo]).records["k0"].get("text") == "a"
    record = folded([first, second, undo, built]).records["k0"]
    assert record.get("text") == "c"
    assert not record.in_doubt()


def test_heads_that_agree_are_no_doubt_but_one_and_true_differ() -> None:
    one, other = a_change(1, 1, set={"text": 1}), a_change(1, 1, writer="v", set={"text": 1})
    true = a_change(1, 1, writer="u", set={"text": True})
    assert not doubts(folded([one, other]))
    assert [doubt.id for doubt in doubts(folded([one, other, true]))] == ["k0.text"]


def test_no_mixture_of_two_who_moved_the_same_steps_is_shown() -> None:
    """Each was the last in one of the steps; one of them stands in both, until it is decided."""
    said = {"a": ("s0", "s1"), "b": ("s1", "s0")}
    both = [
        a_change(n, n, writer=one, record=record, kind="step", action=one, set={"text": one})
        for one, records in said.items()
        for n, record in enumerate(records, start=1)
    ]
    state = folded(both)
    assert {record: one.get("text") for record, one in state.records.items()} == {
        "s0": "b", "s1": "b",
    }  # fmt: skip
    (card,) = cards(state)
    assert [one.id for one in card.doubts] == ["s0.text", "s1.text"]
    assert [{head.action for head in whole} for whole in card.covering] == [{"a"}, {"b"}]
    decided = a_change(3, 3, writer="c", record="s1", kind="step", action="c", set={"text": "a"},
                       over={"text": [one.id for one in both if one.record == "s1"]})  # fmt: skip
    left = folded([*both, decided])
    assert left.records["s0"].get("text") == "b", "what is decided in one turns no other round"


def test_what_the_highest_did_not_set_falls_to_the_next_and_its_undo_gives_way() -> None:
    low = a_change(1, 1, writer="a", action="a", set={"text": 1, "status": 1, "minutes": 1})
    next_ = a_change(1, 2, writer="b", action="b", set={"text": 2, "status": 2})
    high = a_change(1, 3, writer="c", action="c", set={"text": 3})
    assert folded([low, next_, high]).records["k0"].values == {
        "text": 3, "status": 2, "minutes": 1,
    }  # fmt: skip
    undo = a_change(2, 4, writer="c", action="d", record="c", kind="undo", undoes=[high.id])
    assert folded([low, next_, high, undo]).records["k0"].get("text") == 2


def test_nobody_adds_to_anothers_action() -> None:
    """Whoever writes another's action id on a change of their own lifts nothing of the other's."""
    mine = a_change(1, 1, writer="a", action="x", set={"text": "a"})
    theirs = a_change(1, 2, writer="b", action="y", set={"text": "b"})
    forged = a_change(1, 9, writer="z", action="x", record="k9", set={"text": "z"})
    assert folded([mine, theirs, forged]).records["k0"].get("text") == "b"


def test_an_id_used_twice_is_shown_and_neither_stands() -> None:
    one, other = a_change(1, 1, set={"text": "a"}), a_change(1, 2, set={"text": "b"})
    later = a_change(2, 3, set={"status": "c"})
    for changes in ([one, other, later], [later, other, one, one]):
        state = folded(changes)
        assert set(state.proposals) == {one, other}
        assert state.records["k0"].values == {"status": "c"}
        assert state.numbers == {"w": (2, 2)}
        assert vector(changes) == {}


def test_a_clash_of_kinds_ends_when_the_intruder_is_undone() -> None:
    honest = a_change(1, 5, set={"text": "a"})
    intruder = a_change(1, 0, writer="x", kind="step", set={"text": "b"})
    undo = a_change(2, 6, writer="x", record="y", kind="undo", undoes=[intruder.id])
    assert folded([honest, intruder]).proposals == (honest,)
    for state in (folded([honest, intruder, undo]), folded([honest, intruder], {intruder.id})):
        assert state.records["k0"].values == {"text": "a"}
        assert not state.proposals
    stray = a_change(1, 0, writer="x", kind="undo", undoes=["nothing"])
    assert folded([honest, stray]).records["k0"].kind == "course"


def test_a_delete_with_a_word_why_holds_and_another_by_its_side_does_not_break_it() -> None:
    made = a_change(1, 1, set={"text": "a"})
    delete = a_change(2, 2, set={"deleted": True, "text": "fejl"}, seen={"w": 1})
    other = a_change(1, 2, writer="v", set={"deleted": True, "why": "x"}, seen={"w": 1})
    assert set(folded([made, delete]).deleted) == {"k0"}
    assert set(folded([made, delete, other]).deleted) == {"k0"}


def test_what_brings_a_record_back_counts_against_a_delete_that_did_not_see_it() -> None:
    made = a_change(1, 1, set={"text": "a"})
    delete = a_change(2, 2, set={"deleted": True}, seen={"w": 1})
    back = a_change(1, 3, writer="v", set={"deleted": None}, over={"deleted": [delete.id]})
    again = a_change(3, 3, set={"deleted": True}, over={"deleted": [delete.id]}, seen={"w": 2})
    assert folded([made, delete, back, again]).records["k0"].deleted_by == (again,)


def test_nobody_has_seen_what_is_ordered_after() -> None:
    made = a_change(1, 1, set={"text": "a"})
    delete = a_change(1, 2, writer="x", set={"deleted": True}, seen={"w": 2**53})
    later = a_change(2, 3, set={"text": "b"}, over={"text": [made.id]})
    assert folded([made, delete, later]).records["k0"].deleted_by == (delete,)


def test_a_delete_made_while_something_is_held_back_has_not_seen_it() -> None:
    made = a_change(1, 1, set={"text": "a"})
    fetched = a_change(1, 2, writer="v", set={"text": "b"}, over={"text": [made.id]})
    held = {fetched.id}
    saw = seen(vector(change for change in (made, fetched) if change.id not in held))
    delete = a_change(2, 3, set={"deleted": True}, seen=saw)
    assert set(folded([made, fetched, delete], held).deleted) == {"k0"}
    let_in = folded([made, fetched, delete])
    assert let_in.records["k0"].get("text") == "b"
    assert let_in.records["k0"].deleted_by == (delete,)


def test_a_close_and_a_lock_are_asked_each_for_itself() -> None:
    made = a_change(1, 1, set={"text": "a"})
    lock = a_change(1, 1, writer="v", set={"locked": True}, seen={})
    close = a_change(2, 2, set={"closed": True}, seen={"w": 1})
    assert folded([made, lock, close]).records["k0"].late_after == (lock,)


def test_reissuing_one_case_leaves_what_was_seen_of_another() -> None:
    other = [compose(id=f"w.d.{n}", clock=n, record="k0", kind="course", set={"n": n}, **A_CHANGE)
             for n in range(1, 6)]  # fmt: skip
    delete = a_change(6, 9, set={"deleted": True}, seen={"w": 5, "v": 2})
    made = reissue([*other, delete], writer="n", known={})
    assert made[-1].seen == {"w": 5, "v": 2}
    assert made[-1].id == "n.c.1"


def test_a_reissued_change_keeps_what_a_newer_program_wrote_in_it() -> None:
    made = a_change(3, 1, set={"text": "a"})
    newer = parse(made.line[:-1] + b',"mood":"glad"}')
    (again,) = reissue([newer], writer="v", known={"c": 7})
    assert again.id == "v.c.8"
    assert b'"mood":"glad"' in again.line


def test_a_full_case_says_so_and_writes_nothing() -> None:
    full = CaseState(clock=MAX_CLOCK)
    with pytest.raises(CaseFullError, match="er gemt"):
        write(
            [Draft("c", "r", "k", {"a": 1})], lambda _: full, pen=Pen("w", "M"), action="a", at=""
        )


def test_an_undo_of_anothers_words_is_whole_a_proposal_and_there_is_nothing_to_do_again() -> None:
    theirs, mine = a_change(1, 1, writer="v", set={"text": "a"}), a_change(1, 2, set={"text": "b"})
    undo = a_change(2, 3, record="a", kind="undo", undoes=[theirs.id, mine.id])
    state = folded([theirs, mine, undo])
    assert state.proposals == (undo,)
    assert len(doubts(state)) == 1
    assert next_redo([[undo]], lambda change: change.id in state.dead, lambda _: [theirs]) is None


def test_an_undo_by_another_writer_waits_until_it_is_known_whose_it_is() -> None:
    first, again = a_change(1, 1, writer="Z1", set={"text": "a"}), "Z2"
    undo = a_change(1, 2, writer=again, record="a", kind="undo", undoes=[first.id])
    assert folded([first, undo]).proposals == (undo,)
    for other in ("d", None):
        devices = {"Z1": "d", "Z2": other}
        state = fold([first, undo], making=MAKING, owner=devices.get)
        assert bool(state.records) == (other is None)
        assert bool(state.proposals) == (other is None)
    same = a_change(2, 2, writer="Z1", record="a", kind="undo", undoes=[first.id])
    assert not folded([first, same]).records


def test_a_writer_that_is_called_as_a_device_is_not_that_device() -> None:
    theirs = a_change(1, 1, writer="v", set={"text": "a"})
    undo = a_change(1, 2, writer="device", record="a", kind="undo", undoes=[theirs.id])
    assert fold([theirs, undo], owner={"v": "device"}.get).proposals == (undo,)


def test_what_another_stands_on_is_not_taken_away_and_people_are_asked() -> None:
    course = a_change(1, 1, set={"text": "a", "minutes": 5})
    said = {"course": "k0", "text": "x"}
    theirs = a_change(1, 2, writer="v", record="e1", kind="entry", set=said)
    undo = a_change(2, 2, record="u", kind="undo", undoes=[course.id])
    state = folded([course, undo, theirs])
    assert state.records["k0"].values == {"text": "a", "minutes": 5}
    assert state.records["k0"].undone_by == (undo,)
    assert state.spared == {course.id}
    assert "k0" not in folded([course, undo]).records


def test_the_whole_answers_of_a_card_are_those_that_say_something_in_every_doubt() -> None:
    def deed(name: str, *records: str) -> list[Change]:
        return [a_change(n, n, writer=name, record=one, kind="step", action=name,
                         set={"text": name}) for n, one in enumerate(records, 1)]  # fmt: skip

    [card] = cards(folded([*deed("a", "s0", "s1"), *deed("b", "s0", "s1"), *deed("c", "s1")]))
    assert [doubt.record for doubt in card.doubts] == ["s0", "s1"]
    answers = [[head.set["text"] for head in heads] for heads in card.covering]
    assert sorted(answers) == [["a", "a"], ["b", "b"]]


def test_the_questions_of_a_case_are_its_doubts_and_then_what_was_taken_back() -> None:
    course = a_change(1, 1, set={"text": "a"})
    theirs = a_change(1, 2, writer="v", record="e1", kind="entry", set={"course": "k0"})
    undo = a_change(2, 2, record="u", kind="undo", undoes=[course.id])
    both = [a_change(n, 3, writer=writer, record="z1", kind="entry", set={"text": writer})
            for n, writer in ((3, "w"), (2, "v"))]  # fmt: skip
    assert [one.id for one in questions(folded([course, theirs, undo, *both]))] == [
        "z1.text", "k0.undone",
    ]  # fmt: skip
    assert questions(folded([course, theirs])) == []


def test_what_was_taken_back_first_stays_so_and_the_rest_is_as_it_was_last() -> None:
    note = a_change(1, 1, record="e1", kind="entry", set={"text": "a"})
    better = a_change(2, 2, record="e1", kind="entry", set={"text": "b"}, over={"text": [note.id]})
    one = a_change(3, 3, record="u", kind="undo", undoes=[better.id])
    two = a_change(4, 4, record="w", kind="undo", undoes=[note.id])
    theirs = a_change(1, 3, writer="v", record="e1", kind="entry", set={"minutes": 60})
    record = folded([note, better, one, two, theirs]).records["e1"]
    assert record.values == {"text": "a", "minutes": 60}
    assert record.undone_by == (two,)
    both = a_change(3, 3, record="u", kind="undo", undoes=[note.id, better.id])
    assert folded([note, better, both, theirs]).records["e1"].get("text") == "b"


def test_a_record_another_made_too_is_not_held_and_gives_back_what_was_undone() -> None:
    mine = a_change(1, 1, set={"text": "a", "status": "x"})
    theirs = a_change(1, 2, writer="v", set={"text": "b"})
    undo = a_change(2, 2, record="u", kind="undo", undoes=[mine.id])
    state = folded([mine, theirs, undo])
    assert state.records["k0"].values == {"text": "b"}
    assert not state.records["k0"].undone_by


def test_what_stays_stands_on_what_is_above_it() -> None:
    making = MAKING._replace(makes=lambda *_: True)
    top = a_change(1, 1, writer="v", record="k0", set={"text": "a"})
    step = a_change(1, 2, record="s0", kind="step", set={"course": "k0"})
    entry = a_change(2, 3, writer="v", record="e0", kind="entry", set={"course": "s0"})
    undos = [
        a_change(3, 4, writer="v", record="u", kind="undo", undoes=[top.id]),
        a_change(2, 4, record="w", kind="undo", undoes=[step.id]),
    ]
    state = fold([top, step, entry, *undos], making=making, parents=PARENTS, owner=str)
    assert set(state.records) == {"k0", "s0", "e0"}
    assert state.records["k0"].undone_by


def test_to_keep_it_answers_the_undos_that_were_seen_and_no_later_one() -> None:
    note = a_change(1, 1, record="e1", kind="entry", set={"text": "a"})
    undo = a_change(2, 2, record="u", kind="undo", undoes=[note.id])
    theirs = a_change(1, 2, writer="v", record="e1", kind="entry", set={"minutes": 60})
    keep = a_change(
        2, 3, writer="v", record="e1", kind="entry", set={"kept": True}, seen={"w": 2, "v": 1}
    )
    state = folded([note, undo, theirs, keep])
    assert not state.records["e1"].undone_by
    assert state.records["e1"].get("text") == "a"
    anew = a_change(3, 4, record="w", kind="undo", undoes=[note.id])
    assert folded([note, undo, theirs, keep, anew]).records["e1"].undone_by == (anew,)


def test_who_keeps_what_they_took_back_keeps_it_also_when_nobody_else_is_left() -> None:
    note = a_change(1, 1, record="e1", kind="entry", set={"text": "a"})
    undo = a_change(2, 2, record="u", kind="undo", undoes=[note.id])
    keep = a_change(3, 3, record="e1", kind="entry", set={"kept": True}, seen={"w": 2})
    assert folded([note, undo, keep]).records["e1"].get("text") == "a"


def test_a_join_is_parted_by_a_value_and_no_undo_reaches_it() -> None:
    join = a_change(1, 1, record="j1", kind="join", set={"a": "1", "b": "2"})
    undo = a_change(2, 2, record="u", kind="undo", undoes=[join.id])
    apart = a_change(3, 3, record="j1", kind="join", set={"standing": False})
    assert folded([join, undo]).records["j1"].values == {"a": "1", "b": "2"}
    assert folded([join, undo, apart]).records["j1"].get("standing") is False


def test_what_is_put_away_is_no_foot_to_stand_on() -> None:
    course = a_change(1, 1, set={"text": "a"})
    step = a_change(2, 2, record="s0", kind="step", set={"course": "k0"})
    away = a_change(
        1, 3, writer="v", record="s0", kind="step", set={"deleted": True}, seen={"w": 2}
    )
    undo = a_change(3, 3, record="u", kind="undo", undoes=[course.id])
    assert "k0" not in folded([course, step, away, undo]).records


@pytest.mark.parametrize("wrong", ["w.c.0", "w.c.-1", "w.c.01", "w.c.1_0", "w.c.٣", "w.c. 1", "w1"])
def test_a_number_is_written_in_one_way(wrong: str) -> None:
    with pytest.raises(ValueError):
        split_id(wrong)


def test_a_change_in_a_traceback_names_no_one() -> None:
    shown = repr(a_change(1, 1, set={"text": "hemmeligt"}))
    assert "Mette" not in shown
    assert "hemmeligt" not in shown


def test_what_took_a_value_away_is_not_undone() -> None:
    note = compose(id="w.c.1", clock=1, record="e", kind="entry", set={"text": "x"}, **A_CHANGE)
    (said,) = write(
        [redacting(note, ["text"], "r", "grund")], lambda _: folded([note]),
        pen=Pen("w", "Mette"), action="b", at=A_CHANGE["at"],
    )  # fmt: skip
    assert next_undo([[said], [note]], lambda _: False) == [note]
    assert next_undo([[said]], lambda _: False) is None


def test_a_change_written_again_has_its_own_hash_and_says_what_is_gone() -> None:
    note = compose(id="w.c.1", clock=1, record="e", kind="entry", set={"text": "x"}, **A_CHANGE)
    (again,) = reissue([without(note, ["text"])], writer="v", known={})
    assert (again.id, again.gone, again.is_cut) == ("v.c.1", {"text"}, False)
    assert again.fingerprint == sha256(again.line).digest()


@pytest.mark.parametrize("name", ["deleted", "closed"])
def test_a_claim_covers_no_lower_number_with_a_later_clock(name: str) -> None:
    """No honest writer's numbers and clocks disagree; somebody else's may."""
    late = a_change(1, 9, writer="v", record="e", kind="entry", set={"text": "sent"})
    early = a_change(2, 3, writer="v", record="e", kind="entry", set={"minutes": 1})
    claim = a_change(1, 7, record="e", kind="entry", set={name: True}, seen={"v": 2})
    state = folded([late, early, claim])
    (record,) = state.records.values()
    assert (record.deleted_by or record.late_after) == (claim,)
    again = a_change(2, 12, record="e", kind="entry", set={name: True}, seen={"v": 2, "w": 1},
                     over={name: [claim.id]})  # fmt: skip
    state = folded([late, early, claim, again])
    assert not any(one.late_after or one.deleted_by for one in state.records.values())
    assert bool(state.deleted) == (name == "deleted")


def test_what_hangs_together_is_bounded_only_where_it_is_asked() -> None:
    courses = [a_change(n, n, record=f"k{n}", kind="step", set={"course": f"k{n - 1}",
               "closed": True}, seen={}) for n in range(1, 60)]  # fmt: skip
    assert len(folded(courses).records) == 59
    whole = sum(range(1, 60))
    assert fold(courses, parents=PARENTS, room=whole).records
    with pytest.raises(TangledError):
        fold(courses, parents=PARENTS, room=whole - 1)
