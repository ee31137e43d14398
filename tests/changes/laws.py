"""The laws of the design, each as a function that raises AssertionError where it is broken.

They call the product through its modules, so that a test can take a rule out and see a law fail.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import orjson

from tests.changes.canonical import canonical
from tests.changes.fleet import (
    CASES,
    FIELDS,
    LASTING,
    MAKING,
    PARENTS,
    Device,
    Dice,
    Fleet,
    add,
    admits,
    claim,
    decide,
    edit,
    edit_two,
    folded,
    join,
    kind_of,
    known,
    over,
    owner,
)
from tests.changes.reference import Reference, plain
from vip2tui.changes import doubts as doubting
from vip2tui.changes import redaction
from vip2tui.changes import undo as undoing
from vip2tui.changes import vector as vectors
from vip2tui.changes import writer as writing
from vip2tui.changes.change import AHEAD, MAX_CLOCK, compose, parse
from vip2tui.changes.writer import Draft, Pen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from random import Random

    from vip2tui.changes.change import Change, Json
    from vip2tui.changes.fold import CaseState

    Law = Callable[[Fleet, Random], None]

_AT = "2026-05-03T12:00:00+02:00"


def look(state: CaseState) -> Json:
    """All a person could see of a case; not how many changes it took."""
    seen = orjson.loads(canonical(state))
    del seen["clock"], seen["numbers"]
    return seen


def looks(device: Device) -> list[Json]:
    return [look(device.state(case)) for case in CASES]


def heads(state: CaseState) -> set[tuple[str, str, str]]:
    return {
        (record.id, name, head.id)
        for record in (*state.records.values(), *state.deleted.values())
        for name, standing in record.heads.items()
        for head in standing
    }


def doubt_ids(state: CaseState) -> list[str]:
    return [doubt.id for doubt in doubting.doubts(state)]


def held_sets(fleet: Fleet) -> Iterator[tuple[str, list[Change], frozenset[str]]]:
    """What each device holds of each case and holds back, and all that was ever written."""
    for case in CASES:
        for device in fleet.devices:
            yield case, device.changes(case), frozenset(device.held)
        yield case, fleet.changes(case), frozenset()


# ── a. the set alone ─────────────────────────────────────────────────────────────────────────────


def any_order_repetition_and_grouping_give_the_same(fleet: Fleet, luck: Random) -> None:
    for _, changes, held in held_sets(fleet):
        _same_in_any_order(changes, held, luck)
    for case in CASES:
        parts = [device.changes(case) for device in fleet.devices]
        parts.append(fleet.changes(case))
        whole = canonical(folded(fleet.changes(case)))
        while len(parts) > 1:
            luck.shuffle(parts)
            parts.append(parts.pop() + parts.pop())
        assert canonical(folded(parts[0])) == whole


def _same_in_any_order(changes: list[Change], held: frozenset[str], luck: Random) -> None:
    again = changes + luck.choices(changes, k=len(changes)) if changes else []
    luck.shuffle(again)
    one, other = folded(changes, held), folded(again, held)
    assert canonical(one) == canonical(other)
    assert doubt_ids(one) == doubt_ids(other)
    assert vectors.vector(changes) == vectors.vector(again)
    assert vectors.digest(changes) == vectors.digest(again)
    assert vectors.missing(changes) == vectors.missing(again)


def after_all_have_met_all_are_equal(fleet: Fleet, luck: Random) -> None:
    fleet.meet()
    for case in CASES:
        sets = [device.changes(case) for device in fleet.devices]
        assert len({canonical(folded(changes)) for changes in sets}) == 1
        assert len({vectors.digest(changes) for changes in sets}) == 1
        assert all(vectors.vector(changes) == vectors.vector(sets[0]) for changes in sets)


# ── b. nothing is ever gone ──────────────────────────────────────────────────────────────────────


def every_value_is_current_replaced_in_doubt_or_undone(fleet: Fleet, luck: Random) -> None:
    for _, changes, held in held_sets(fleet):
        nothing_gone(changes, held)


def nothing_gone(changes: Sequence[Change], held: frozenset[str]) -> None:
    """Ask of each value ever set where it is, with a question of its own for every answer."""
    state = folded(changes, held)
    standing = heads(state)
    proposed = {change.id for change in state.proposals}
    live = [change for change in changes if change.id not in state.dead]
    _dead_only_with_a_reason(changes, held, state, live)
    _deleted_only_knowingly(state, live)
    for change in changes:
        if not change.set or change.id in held or change.id in proposed:
            continue
        if any(change.id in undo.undoes and not undo.set for undo in live):
            continue
        assert change.id not in state.dead, "dead, but nobody took it back"
        for name in change.set:
            stands = (change.record, name, change.id) in standing
            replaced = any(_replaces(later, change, name, changes) for later in live)
            assert stands or replaced, f"{change.id} {name} is gone"


def _dead_only_with_a_reason(
    changes: Sequence[Change], held: frozenset[str], state: CaseState, live: Sequence[Change]
) -> None:
    ids = Counter(line.id for line in {change.line: change for change in changes}.values())
    kinds = {(change.record, change.kind) for change in live if change.set}
    for change in changes:
        if change.id in state.dead:
            undone = any(
                change.id in undo.undoes and not undo.set and undo.order > change.order
                for undo in live
            )
            clashes = any(r == change.record and k != change.kind for r, k in kinds)
            barred = ids[change.id] > 1 or not admits(change) or bool(change.set and clashes)
            barred = barred or change.clock > AHEAD + sum(ids.values())
            barred = barred or not _is_own(change)
            assert undone or change.id in held or barred
            if not undone and change.id not in held:
                assert change in state.proposals


def _is_own(undo: Change) -> bool:
    """Whether it takes back nothing that another device wrote; an unknown writer is another."""
    pen = undo.place[0]
    return bool(undo.set) or all(
        target.split(".")[0] == pen or (owner(pen) and owner(target.split(".")[0]) == owner(pen))
        for target in undo.undoes
    )


def _replaces(later: Change, change: Change, name: str, changes: Sequence[Change]) -> bool:
    """Return whether a chain of `over` leads from one to the other."""
    by_id = {other.id: other for other in changes}
    waiting, found = [later], set()
    while waiting:
        for named in waiting.pop().over.get(name, ()):
            if named in by_id and named not in found:
                found.add(named)
                waiting.append(by_id[named])
    return change.id in found and later.order > change.order


def _deleted_only_knowingly(state: CaseState, live: Sequence[Change]) -> None:
    deletes = [change for change in live if change.seen is not None and change.set.get("deleted")]
    for change in live:
        if change.record in state.deleted and change.set and change not in deletes:
            writer, _, n = change.place
            assert any((delete.seen or {}).get(writer, 0) >= n for delete in deletes)


def what_a_person_writes_they_see(fleet: Fleet, luck: Random) -> None:
    """A save from the present screen is what stands, alone; from an older one it is a head."""
    for device in fleet.devices:
        done = len(device.actions)
        before = {case: device.state(case) for case in CASES}
        luck.choice((edit, edit_two, add))(fleet, device, Dice(luck.randbytes(8)))
        for made in device.actions[done] if len(device.actions) > done else ():
            now = known(device.state(made.place[1]), made.record)
            if made.id in device.state(made.place[1]).dead:
                assert made in device.state(made.place[1]).proposals
                continue
            assert now is not None
            assert made.clock > before[made.place[1]].clock
            for name, value in made.set.items():
                assert now.heads[name][-1] == made
                assert now.get(name) == value
                was = known(before[made.place[1]], made.record)
                if was is None or set(made.over.get(name, ())) == set(was.over(name)):
                    spared = device.state(made.place[1]).spared
                    assert [h for h in now.heads[name] if h.id not in spared] == [made]


def no_mixture_of_two_is_shown(fleet: Fleet, luck: Random) -> None:
    """Of all who meet on a card, the one who acted last stands in every doubted field they set;
    of any two, the later stands before the earlier wherever both have said something."""
    for _, changes, held in held_sets(fleet):
        state = folded(changes, held)
        live = [change for change in changes if change.id not in state.dead]
        for card in doubting.cards(state):
            if card.doubts[0].is_undone:
                continue
            acts = {(h.place[0], h.action) for doubt in card.doubts for h in doubt.heads}
            last = {
                act: max(c.order for c in live if (c.place[0], c.action) == act) for act in acts
            }
            for doubt in card.doubts:
                stands = state.records[doubt.record].stamp(doubt.field)
                assert stands is not None
                highest = max(last[(h.place[0], h.action)] for h in doubt.heads)
                assert last[(stands.place[0], stands.action)] == highest
            for said in card.covering:
                assert len({(head.place[0], head.action) for head in said}) == 1
                assert all(h in d.heads for h, d in zip(said, card.doubts, strict=True))


def the_plain_fold_says_the_same(fleet: Fleet, luck: Random) -> None:
    for _, changes, held in held_sets(fleet):
        as_the_reference(changes, held)


def as_the_reference(changes: Sequence[Change], held: frozenset[str]) -> None:
    state = folded(changes, held)
    assert plain(state, changes) == reference(changes, held).plain()


def reference(changes: Iterable[Change], held: Iterable[str]) -> Reference:
    return Reference(changes, frozenset(held), admits, PARENTS, MAKING, owner)


# ── c. undo ──────────────────────────────────────────────────────────────────────────────────────

ACTS = (edit, edit_two, add, claim, decide, join, edit)


def an_undo_restores_exactly_what_was(fleet: Fleet, luck: Random) -> None:
    """The act, its undo, the redo, the undo of the redo: each is where it should be.

    A record that others stand in or on stays as it was, marked; a join is not taken back.
    """
    for device in fleet.devices:
        before, spared = looks(device), _spared(device)
        done = len(device.actions)
        luck.choice(ACTS)(fleet, device, Dice(luck.randbytes(8)))
        if len(device.actions) == done:
            continue
        made, after = device.actions[-1], looks(device)
        for expected in (before, after, before, after):
            made = fleet.write(device, undoing.undoing(made))
            lasts = any(change.kind in LASTING for change in device.actions[done])
            if expected is before and (lasts or _spared(device) != spared):
                expected = looks(device)
            assert looks(device) == expected


def _spared(device: Device) -> set[str]:
    return {one for case in CASES for one in device.state(case).spared}


def an_undone_undo_is_as_before_it(fleet: Fleet, luck: Random) -> None:
    """Of any action of the device, however long ago, and whatever was built on it."""
    for device in fleet.devices:
        action = _any_action(device, luck)
        if action:
            before = looks(device)
            made = fleet.write(device, undoing.undoing(action))
            fleet.write(device, undoing.undoing(made))
            assert looks(device) == before


def an_undo_hides_nothing_its_author_had_not_seen(fleet: Fleet, luck: Random) -> None:
    """Merged with all there is, what an undo takes off the screens is what it named, no more."""
    for device in fleet.devices:
        action = _any_action(device, luck)
        if device.wrote_on_from is not None or not action:
            continue
        there = {case: fleet.changes(case) for case in CASES}
        for undo in fleet.write(device, undoing.undoing(action)):
            case = undo.place[1]
            if undo.id in {change.id for change in there[case]}:
                continue
            before, after = folded(there[case]), folded([*there[case], undo])
            back = [c for c in there[case] if c.id in before.dead and c.id not in after.dead]
            for record, name, hidden in heads(before) - heads(after):
                change = next(c for c in there[case] if c.id == hidden)
                knowingly = any(
                    record == c.record and _replaces(c, change, name, there[case]) for c in back
                )
                assert hidden in after.dead or knowingly


def an_undo_of_others_words_is_a_proposal(fleet: Fleet, luck: Random) -> None:
    """Whoever's it is, whole, and whatever of one's own it names beside theirs."""
    for device in fleet.devices:
        changes = [change for case in CASES for change in device.changes(case)]
        others = [change for change in changes if owner(change.place[0]) != device.name]
        if not others:
            continue
        named = [luck.choice(others), *luck.sample(changes, min(len(changes), 3))]
        before = {case: device.state(case) for case in CASES}
        made = fleet.write(device, undoing.undoing(named))
        for undo in made:
            case, state = undo.place[1], device.state(undo.place[1])
            if _is_own(undo):
                continue
            assert undo in state.proposals
            assert heads(state) >= heads(before[case]) or len(made) > 1
        if not any(_is_own(undo) for undo in made):
            assert all(heads(device.state(case)) == heads(before[case]) for case in CASES)


def no_undo_takes_away_what_others_stand_on(fleet: Fleet, luck: Random) -> None:
    """What made a record is undone only where nobody else's live words are in it or on it."""
    for _, changes, held in held_sets(fleet):
        spares_what_others_stand_on(changes, held)


def spares_what_others_stand_on(changes: Sequence[Change], held: frozenset[str]) -> None:
    state, plainly = folded(changes, held), reference(changes, held)
    live = [change for change in plainly.folded if change.id not in state.dead]
    for change in plainly.folded:
        undone = change.id in state.dead and change.id not in held
        if undone and MAKING.makes(change.kind, change.set, change.over):
            if any(c.record == change.record and _makes(c) for c in live):
                continue
            below = plainly.beneath(change.record)
            words = [c for c in live if not plainly.says(c, "deleted")]
            stand = {plainly.hand(c.id) for c in words if c.record in below}
            assert stand <= {plainly.hand(change.id)}, "taken from under another's feet"
    for change_id in state.spared:
        change = next(one for one in changes if one.id == change_id)
        assert change_id not in state.dead
        record = known(state, change.record)
        assert record is not None
        kept = [c for c in live if c.record == change.record and plainly.says(c, "kept")]
        assert record.undone_by or kept


def _makes(change: Change) -> bool:
    return MAKING.makes(change.kind, change.set, change.over)


def what_was_taken_back_is_asked_until_answered(fleet: Fleet, luck: Random) -> None:
    """To keep it ends the question wherever the answer is; to put it away hides it."""
    for device in fleet.devices:
        case = luck.choice(CASES)
        state, changes = device.state(case), device.changes(case)
        asked = sorted(r.id for r in state.records.values() if r.undone_by)
        if not asked or not _knows_all_it_holds(device, changes):
            continue
        record = state.records[luck.choice(asked)]
        name = luck.choice(("kept", "deleted"))
        saw = vectors.seen(vectors.vector(changes))
        draft = Draft(case, record.id, record.kind, {name: True}, over(state, record.id, [name]),
                      seen=saw)  # fmt: skip
        (made,) = fleet.write(device, [draft])
        after = device.state(case)
        if name == "deleted":
            assert record.id in after.deleted
            assert made not in after.proposals
            continue
        assert record.undone_by != after.records[record.id].undone_by == ()
        values = dict(after.records[record.id].values)
        del values["kept"]
        assert values == {n: v for n, v in record.values.items() if n != "kept"}
        anew = next((c for c in record.undone_by if owner(c.place[0]) == device.name), None)
        if anew is not None:
            action = [c for c in changes if c.id in anew.undoes]
            fleet.write(device, undoing.undoing(action))
            assert device.state(case).records[record.id].undone_by, "taken back anew"


def _any_action(device: Device, luck: Random) -> list[Change]:
    every = [change for case in CASES for change in device.changes(case)]
    changes = [change for change in every if owner(change.place[0]) == device.name]
    named = luck.choice(changes).action if changes else None
    return [change for change in changes if change.action == named]


def the_keys_go_back_and_forth(fleet: Fleet, luck: Random) -> None:
    """Ctrl+Z as often as there is something, then Ctrl+Y as often: every stop is met again."""
    for device in fleet.devices:
        stops = [looks(device)]
        while len(stops) < 4:
            action = device.to_undo()
            if not action:
                break
            fleet.write(device, undoing.undoing(action))
            stops.append(looks(device))
        for stop in reversed(stops[:-1]):
            action = device.to_redo()
            assert action
            fleet.write(device, undoing.undoing(action))
            assert looks(device) == stop


# ── d. what is new ───────────────────────────────────────────────────────────────────────────────


def what_is_new_is_only_added(fleet: Fleet, luck: Random) -> None:
    for case in CASES:
        every = fleet.changes(case)
        state = folded(every)
        for change in every:
            if change.record[0] == "e" and change.id not in state.dead:
                assert change.record in state.records or change.record in state.deleted
        parts = [_first_words(device.changes(case)) for device in fleet.devices]
        together = folded([change for part in parts for change in part])
        new = {change.record for part in parts for change in part}
        waiting = {change.record for change in together.proposals}
        waiting -= {c.record for part in parts for c in part if c.id not in together.dead}
        assert set(together.records) == new - waiting
        assert len(together.of_kind("entry")) == len(new) - len(waiting)
        assert not doubting.doubts(together)
        for change in (change for part in parts for change in part):
            if change.id not in together.dead:
                assert together.records[change.record].values == change.set


def _first_words(changes: Iterable[Change]) -> list[Change]:
    """The changes that made an entry, under whichever writer."""
    return [c for c in changes if c.record[0] == "e" and "course" in c.set and not c.over]


# ── e. wall clocks ───────────────────────────────────────────────────────────────────────────────


def no_wall_clock_decides_anything(fleet: Fleet, luck: Random) -> None:
    for _, changes, held in held_sets(fleet):
        other = [_at_another_time(change, luck) for change in changes]
        ids = Counter(change.id for change in changes)
        if max(ids.values(), default=1) == 1:
            assert canonical(folded(other, held)) == canonical(folded(changes, held))


def _at_another_time(change: Change, luck: Random) -> Change:
    raw = orjson.loads(change.line)
    raw["at"] = f"{luck.randint(1970, 2099)}-01-01T00:00:00+00:00"
    return parse(orjson.dumps(raw))


# ── f. deletes, ends and decisions ───────────────────────────────────────────────────────────────


def a_delete_holds_for_what_it_saw(fleet: Fleet, luck: Random) -> None:
    for device in fleet.devices:
        case = luck.choice(CASES)
        changes = device.changes(case)
        state = device.state(case)
        if not state.records or not _knows_all_it_holds(device, changes):
            continue
        record = luck.choice(sorted(state.records))
        below = reference(changes, device.held).hangs_on(record)
        before = heads(state)
        seen = vectors.seen(vectors.vector(changes))
        delete = Draft(
            case, record, state.records[record].kind, {"deleted": True},
            over(state, record, ["deleted"]), seen=seen,
        )  # fmt: skip
        (made,) = fleet.write(device, [delete])
        after = device.state(case)
        assert set(after.deleted) >= below
        assert not below & set(after.records)
        assert {head for head in heads(after) if head[1] != "deleted"} == {
            head for head in before if head[1] != "deleted"
        }
        late = _unseen(device, case, luck.choice(sorted(below)), record, luck)
        both = folded([*device.changes(case), late], device.held)
        assert late.record in both.records
        assert made in both.records[record].deleted_by


def _knows_all_it_holds(device: Device, changes: list[Change]) -> bool:
    """Above a hole, or a number used twice, nobody can say that they have seen."""
    return device.wrote_on_from is None and _whole(changes)


def _unseen(device: Device, case: str, member: str, top: str, luck: Random) -> Change:
    """A change of the record, or something new below it, by someone who knows none of it."""
    new = luck.random() < 0.5 and kind_of(top) in ("course", "step")
    return compose(
        id=f"Z.{case}.1", clock=1, action="z", at="2026-03-01T12:00:00+01:00", by="Z",
        record="e0" if new else member, kind="entry" if new else kind_of(member),
        set={"text": "z", "course": top} if new else {"text": "z"},
    )  # fmt: skip


def an_end_marks_what_comes_after(fleet: Fleet, luck: Random) -> None:
    for device in fleet.devices:
        case = luck.choice(CASES)
        changes, state = device.changes(case), device.state(case)
        if not state.records or not _knows_all_it_holds(device, changes):
            continue
        record = luck.choice(sorted(state.records))
        name = luck.choice(("closed", "locked"))
        end = Draft(
            case, record, state.records[record].kind, {name: "2026-03-01"},
            over(state, record, [name]), seen=vectors.seen(vectors.vector(changes)),
        )  # fmt: skip
        (made,) = fleet.write(device, [end])
        assert not any(made in r.late_after for r in device.state(case).records.values())
        late = _unseen(device, case, record, record, luck)
        both = folded([*device.changes(case), late], device.held)
        assert made in both.records[late.record].late_after
        assert set(both.records) >= set(state.records)


def a_decision_ends_a_doubt(fleet: Fleet, luck: Random) -> None:
    for device in fleet.devices:
        case = luck.choice(CASES)
        found = doubting.doubts(device.state(case))
        if not found:
            continue
        doubt = luck.choice(found)
        others = device.changes(case)
        over_all = {doubt.field: [head.id for head in doubt.heads]}
        draft = Draft(case, doubt.record, doubt.kind, {doubt.field: "så"}, over_all)
        (made,) = fleet.write(device, [draft])
        assert doubt.id not in doubt_ids(device.state(case))
        some = luck.sample(others, luck.randint(0, len(others)))
        assert doubt.id not in doubt_ids(folded([*some, *device.changes(case)], device.held))
        alone = compose(
            id=f"Y.{case}.1", clock=made.clock, action="y", at=made.at, by="Y",
            record=made.record, kind=made.kind, set={doubt.field: "nej"}, over=made.over,
        )  # fmt: skip
        both = folded([*device.changes(case), alone], device.held)
        standing = both.records[doubt.record].heads[doubt.field]
        assert {head.id for head in standing} == {made.id, alone.id}
        assert doubt.id in doubt_ids(both)


def a_card_is_answered_whole(fleet: Fleet, luck: Random) -> None:
    """By what one action says, over all there is: the card is gone, and no other field moves."""
    for device in fleet.devices:
        case = luck.choice(CASES)
        found = [card for card in doubting.cards(device.state(case)) if card.covering]
        if not found:
            continue
        card, before = luck.choice(found), device.state(case)
        said = luck.choice(card.covering)
        answer = [(d, head.set[d.field]) for d, head in zip(card.doubts, said, strict=True)]
        fleet.write(device, doubting.deciding(case, answer))
        after = device.state(case)
        fields = {(doubt.record, doubt.field) for doubt in card.doubts}
        assert not fields & {(doubt.record, doubt.field) for doubt in doubting.doubts(after)}
        for doubt, value in answer:
            assert after.records[doubt.record].get(doubt.field) == value
        for record in before.records.values() if after.dead == before.dead else ():
            now = known(after, record.id)
            assert now is not None
            for name in record.heads.keys() - {name for one, name in fields if one == record.id}:
                assert now.get(name) == record.get(name)


# ── g. restored vaults ───────────────────────────────────────────────────────────────────────────


def a_restored_vault_loses_nothing(fleet: Fleet, luck: Random) -> None:
    device, office = fleet.devices[:2]
    fleet.new_writer(device)
    fleet.new_writer(office)
    device.wrote_on_from = None
    device.held.clear()
    device.stale.update(CASES)
    _some_work(fleet, device, luck)
    image = {case: dict(lines) for case, lines in device.cases.items()}
    _some_work(fleet, device, luck)
    ahead = {case: device.changes(case) for case in CASES}
    fleet.deliver([change for case in CASES for change in ahead[case]], office)
    _some_work(fleet, office, luck)

    device.cases = {case: dict(lines) for case, lines in image.items()}
    device.wrote_on_from = image
    device.stale.update(CASES)
    writer = device.writer
    _some_work(fleet, device, luck)
    was = {case: device.changes(case) for case in CASES}
    for case in CASES:
        _fork_shows(was[case], ahead[case], writer)
    looked = looks(device)
    fleet.deliver([change for case in CASES for change in office.changes(case)], device)
    mine = [c for case in CASES for c in was[case] if c.line not in image[case]]
    mine = [change for change in mine if change.place[0] == writer]
    met = any(c.place[0] == writer and c not in was[case] for case in CASES for c in ahead[case])
    if not met:
        return
    made = fleet.reissues[-1].made
    names = {
        old.id: new.id for old, new in zip(sorted(mine, key=lambda c: c.order), made, strict=True)
    }
    _written_again_whole(mine, made, names)
    for case, before in zip(CASES, looked, strict=True):
        again = [change for change in was[case] if change not in mine]
        again += [change for change in made if change.place[1] == case]
        assert _renamed(look(folded(again)), {}) == _renamed(before, names)
        merged = device.changes(case)
        assert {change.line for change in office.changes(case)} <= {c.line for c in merged}
        both = folded(merged)
        _claims_know_what_they_knew(mine, made, names, was[case], ahead[case])
        assert not {new.id for new in made} & {change.id for change in both.proposals}
        nothing_gone(merged, frozenset())


def _some_work(fleet: Fleet, device: Device, luck: Random) -> None:
    for _ in range(luck.randint(1, 3)):
        luck.choice((edit, edit_two, add, claim))(fleet, device, Dice(luck.randbytes(8)))
    if luck.random() < 0.4 and device.own_actions():
        fleet.write(device, undoing.undoing(luck.choice(device.own_actions())))


def _fork_shows(mine: list[Change], theirs: list[Change], writer: str) -> None:
    """The same n with another hash, or a higher n: the vector alone tells it."""
    one, other = vectors.vector(mine).get(writer), vectors.vector(theirs).get(writer)
    own = {change.line for change in mine if change.place[0] == writer}
    if {change.line for change in theirs if change.place[0] == writer} - own:
        assert other is not None
        assert one is None or one != other


def _written_again_whole(mine: list[Change], made: list[Change], names: dict[str, str]) -> None:
    for old, new in zip(sorted(mine, key=lambda c: c.order), made, strict=True):
        assert (old.set, old.clock, old.at, old.by, old.action, old.record, old.kind) == (
            new.set, new.clock, new.at, new.by, new.action, new.record, new.kind,
        )  # fmt: skip
        assert sorted(names.get(i, i) for i in old.undoes) == sorted(new.undoes)
        assert {name: sorted(names.get(i, i) for i in ids) for name, ids in old.over.items()} == {
            name: sorted(ids) for name, ids in new.over.items()
        }


def _claims_know_what_they_knew(
    mine: list[Change],
    made: list[Change],
    names: dict[str, str],
    held: list[Change],
    ahead: list[Change],
) -> None:
    new_of = {change.id: change for change in made}
    for old in mine:
        if old.seen is None:
            continue
        new = new_of[names[old.id]]
        for change in held:
            if change.place[1] == old.place[1]:
                now = new_of[names[change.id]] if change.id in names else change
                assert _knew(new, now) == _knew(old, change)
        for change in ahead:
            if change.id in names and change.place[1] == old.place[1] and change not in held:
                assert not _knew(new, change)


def _knew(claim_: Change, change: Change) -> bool:
    writer, _, n = change.place
    return (claim_.seen or {}).get(writer, 0) >= n and change.order < claim_.order


def _renamed(seen: Json, names: dict[str, str]) -> Json:
    """A look with its ids changed, heads as sets: of equal clocks the id decides the order."""
    if isinstance(seen, dict):
        return {key: _renamed(value, names) for key, value in seen.items()}
    if isinstance(seen, list):
        return sorted((_renamed(value, names) for value in seen), key=repr)
    return names.get(seen, seen) if isinstance(seen, str) else seen


# ── h. vectors ───────────────────────────────────────────────────────────────────────────────────


def vectors_tell_what_is_held(fleet: Fleet, luck: Random) -> None:
    for case in CASES:
        every = fleet.changes(case)
        sets = [device.changes(case) for device in fleet.devices]
        sets += [luck.sample(every, luck.randint(0, len(every))) for _ in range(2)]
        for one in sets:
            for other in sets:
                same = {change.line for change in one} == {change.line for change in other}
                assert same == (vectors.digest(one) == vectors.digest(other))
                if _whole(one) and _whole(other):
                    assert same == (vectors.vector(one) == vectors.vector(other))
        for changes in sets:
            _holes_show(changes)
            _other_bytes_show(changes, luck)


def _whole(changes: list[Change]) -> bool:
    twice = len({change.id for change in changes}) < len({change.line for change in changes})
    return not twice and not vectors.missing(changes)


def _other_bytes_show(changes: list[Change], luck: Random) -> None:
    """One change with other bytes makes another digest, and another vector if that reached it."""
    if not changes:
        return
    one = luck.choice(changes)
    other = [_at_another_time(change, luck) if change is one else change for change in changes]
    assert vectors.digest(changes) != vectors.digest(other)
    writer, _, n = one.place
    before, after = vectors.vector(changes), vectors.vector(other)
    if before.get(writer, (0, ""))[0] >= n:
        assert before[writer] != after[writer]


def _holes_show(changes: list[Change]) -> None:
    numbers: dict[str, set[int]] = {}
    for change in changes:
        numbers.setdefault(change.place[0], set()).add(change.place[2])
    state = folded(changes)
    vector, missing = vectors.vector(changes), vectors.missing(changes)
    for writer, held in numbers.items():
        holes = set(range(1, max(held) + 1)) - held
        assert missing.get(writer, 0) == len(holes)
        assert state.numbers[writer] == (max(held), len(held))
        reached = vector.get(writer, (0, ""))[0]
        if len({c.line for c in changes if c.place[0] == writer}) == len(held):
            assert reached == (min(holes) - 1 if holes else max(held))
        assert set(range(1, reached + 1)) <= held


# ── i. held back ─────────────────────────────────────────────────────────────────────────────────


def what_is_held_back_comes_in_again(fleet: Fleet, luck: Random) -> None:
    for _, changes, _ in held_sets(fleet):
        held = frozenset(
            change.id for change in luck.sample(changes, luck.randint(0, len(changes)))
        )
        before = canonical(folded(changes))
        state = folded(changes, held)
        assert held <= set(state.dead)
        assert not {head for _, _, head in heads(state)} & held
        rest = [change for change in changes if change.id not in held]
        if not any(held & set(ids) for change in rest for ids in change.over.values()):
            assert look(state) == look(folded(rest))
        nothing_gone(changes, held)
        assert canonical(folded(changes)) == before


# ── j. hostile changes ───────────────────────────────────────────────────────────────────────────


def hostile(changes: list[Change], case: str, luck: Random) -> list[Change]:
    """What no honest program writes; every line of it would pass a check of its form."""
    made: list[Change] = []
    for n in range(1, luck.randint(2, 7)):
        mine = [f"X.{case}.{k}" for k in range(1, 9)]
        ids = [c.id for c in (*changes, *made)] + mine
        ids += [f"A.{case}.99", "A.other.1", "nonsense"]
        records = [c.record for c in (*changes, *made)] + ["k0", "s0"]
        most = AHEAD + len(changes)
        clocks = [c.clock for c in (*changes, *made)] + [0, 1, MAX_CLOCK, most - 1, most, most + 8]
        names = luck.sample(("status", "text", "course", "deleted", "closed"), luck.randint(0, 3))
        some = luck.choice((1, 3, len(ids)))
        all_seen = {change.place[0]: 2**53 for change in changes}
        seen = {luck.choice("ABCX"): luck.choice((-1, 1, 2**53)) for _ in range(3)}
        made.append(
            compose(
                id=luck.choice(ids[:-2]) if luck.random() < 0.25 else f"X.{case}.{n}",
                clock=luck.choice(clocks),
                action="x",
                at="9999-12-31T23:59:59+00:00",
                by="X",
                record=luck.choice(records),
                kind=luck.choice(("course", "step", "entry", "unknown", "undo")),
                set={name: luck.choice((True, "k0", "s0", None)) for name in names},
                over={name: luck.choices(ids, k=some) for name in names},
                undoes=luck.choices(luck.choice((ids, mine)), k=some)
                if luck.random() < 0.5
                else None,
                seen=luck.choice((None, None, seen, all_seen)),
            )
        )
    return made


def no_clock_runs_away(fleet: Fleet, luck: Random) -> None:
    """Whatever came, the case is never full, and what is written next stands and is the newest."""
    for case in CASES:
        changes = [*fleet.changes(case), *hostile(fleet.changes(case), case, luck)]
        lines = {change.line for change in changes}
        ids = [change.id for change in changes]
        held = frozenset(luck.sample(ids, luck.choice((0, 0, len(ids) // 2))))
        state = folded(changes, held)
        far = {change.id for change in changes if change.clock > AHEAD + len(lines)}
        assert far <= state.dead
        assert far - held <= {change.id for change in state.proposals}
        assert state.clock <= AHEAD + len(lines)
        draft = Draft(case, "e-new", "entry", {"text": "nyt"})
        (made,) = writing.write(
            [draft], lambda _, state=state: state, pen=Pen("Z", "Z"), action="z", at=_AT
        )
        after = folded([*changes, made], held)
        assert made.id not in after.dead
        assert after.clock == made.clock == state.clock + 1


def hostile_changes_break_nothing(fleet: Fleet, luck: Random) -> None:
    for case in CASES:
        changes = fleet.changes(case)
        changes += hostile(changes, case, luck)
        ids = [change.id for change in changes]
        for held in (frozenset[str](), frozenset(luck.sample(ids, luck.randint(0, len(ids))))):
            _same_in_any_order(changes, held, luck)
            nothing_gone(changes, held)
            as_the_reference(changes, held)
            spares_what_others_stand_on(changes, held)


def what_is_taken_away_is_gone_and_nothing_else(fleet: Fleet, luck: Random) -> None:
    for case in CASES:
        changes = fleet.changes(case)
        left: dict[bytes, Change] = {}
        for change in changes:
            fields = [name for name in FIELDS if name in change.set and luck.random() < 0.4]
            if fields and luck.random() < 0.5:
                left[change.line] = redaction.without(change, fields)
        after = [left.get(change.line, change) for change in changes]
        for was, now in zip(changes, after, strict=True):
            assert vectors.digest([was]) == vectors.digest([now])
            assert (was.place, was.order, was.at, was.by) == (now.place, now.order, now.at, now.by)
            assert {name: None if name in now.gone else value for name, value in was.set.items()} \
                == now.set  # fmt: skip
            more = redaction.without(now, luck.sample(FIELDS, 1))
            assert more.gone >= now.gone
            assert vectors.digest([was]) == vectors.digest([more])
        assert vectors.vector(changes) == vectors.vector(after)
        assert vectors.digest(changes) == vectors.digest(after)
        whole, cut = folded(changes), folded(after)
        assert heads(whole) == heads(cut)
        assert (whole.deleted.keys(), whole.dead) == (cut.deleted.keys(), cut.dead)
        assert (whole.clock, whole.numbers) == (cut.clock, cut.numbers)
        both = [*changes, *after, *changes[:3]]
        luck.shuffle(both)
        assert canonical(folded(both)) == canonical(cut)
        assert vectors.vector(both) == vectors.vector(changes)
        words = reference(both, ()).plain()
        said = plain(cut, after)
        assert {name: words[name] for name in ("heads", "shown", "gone")} \
            == {name: said[name] for name in ("heads", "shown", "gone")}  # fmt: skip


LAWS: dict[str, tuple[Law, ...]] = {
    "the set alone decides": (
        any_order_repetition_and_grouping_give_the_same,
        after_all_have_met_all_are_equal,
    ),
    "nothing is gone": (
        every_value_is_current_replaced_in_doubt_or_undone,
        the_plain_fold_says_the_same,
        no_mixture_of_two_is_shown,
        what_a_person_writes_they_see,
    ),
    "undo restores": (
        an_undo_restores_exactly_what_was,
        an_undone_undo_is_as_before_it,
        an_undo_hides_nothing_its_author_had_not_seen,
        an_undo_of_others_words_is_a_proposal,
        the_keys_go_back_and_forth,
    ),
    "others' words are spared": (
        no_undo_takes_away_what_others_stand_on,
        what_was_taken_back_is_asked_until_answered,
    ),
    "the new is only added": (what_is_new_is_only_added,),
    "no wall clock decides": (no_wall_clock_decides_anything,),
    "claims hold for what they saw": (
        a_delete_holds_for_what_it_saw,
        an_end_marks_what_comes_after,
        a_decision_ends_a_doubt,
        a_card_is_answered_whole,
    ),
    "restoring loses nothing": (a_restored_vault_loses_nothing,),
    "vectors tell": (vectors_tell_what_is_held,),
    "held back comes in again": (what_is_held_back_comes_in_again,),
    "what is taken away is gone": (what_is_taken_away_is_gone_and_nothing_else,),
    "hostile changes break nothing": (hostile_changes_break_nothing, no_clock_runs_away),
}
"""The laws, in sets that share their examples."""
