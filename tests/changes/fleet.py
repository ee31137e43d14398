"""Some devices that write, exchange, undo, restore and mistake the year, as small as can be.

A history is a list of short byte strings, one an operation, so that a failing one shrinks well.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from vip2tui.changes import fold as folding
from vip2tui.changes import undo, writer
from vip2tui.changes.doubts import doubts
from vip2tui.changes.fold import CaseState
from vip2tui.changes.sparing import Making
from vip2tui.changes.vector import seen, vector
from vip2tui.changes.writer import Draft, Pen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from hypothesis.strategies import SearchStrategy

    from vip2tui.changes.change import Change
    from vip2tui.changes.record import Record

CASES = ("c1", "c2.f")
KIND_OF = {"k": "course", "s": "step", "e": "entry", "j": "join"}
"""A record's first letter says its kind; all but the entries' ids are derived."""
PARENTS = {"step": ("course",), "entry": ("course",)}
FIELDS = ("status", "text", "minutes")
YEARS = (2026, 2019, 2035, 2026, 2026)
REFUSED = "unknown"
"""A kind that may not be set in any case here."""
MADE = ("course", "entry")
"""Kinds whose records are made by the change that says their text over nothing."""
LASTING = frozenset({"join"})


def admits(change: Change) -> bool:
    return change.kind != REFUSED


def makes(kind: str, said: Mapping[str, object], over: Mapping[str, object]) -> bool:
    return kind in MADE and "text" in said and not over.get("text")


def ties(kind: str, record: str, said: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name in PARENTS.get(kind, ()):
        if name in said:
            yield record, str(said[name])


def owner(writer: str) -> str | None:
    """A device's writers begin with its name; whose a writer beginning with Z is, nobody knows."""
    return None if writer.startswith("Z") else writer[:1]


MAKING = Making(makes, ties, LASTING)


def folded(changes: Iterable[Change], held: Iterable[str] = ()) -> CaseState:
    return folding.fold(
        changes, held=frozenset(held), admits=admits, parents=PARENTS, making=MAKING, owner=owner
    )


class Dice:
    """Choices read off one operation's bytes; when they are used up, always the first."""

    def __init__(self, operation: bytes) -> None:
        self.left = int.from_bytes(operation, "little")

    def pick(self, sides: int) -> int:
        self.left, picked = divmod(self.left, sides)
        return picked

    def of(self, things: Sequence[T]) -> T:
        return things[self.pick(len(things))]

    def some(self, things: Sequence[T]) -> list[T]:
        """Any of the things, in any order, some of them twice."""
        luck = Random(self.left)
        share = luck.choice((0.2, 0.5, 0.8, 1.0))
        taken = [thing for thing in things if luck.random() < share]
        taken += [thing for thing in taken if luck.random() < 0.2]
        luck.shuffle(taken)
        return taken


if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")


@dataclass
class Device:
    """What one laptop holds. Its sets are by bytes, so that both of two with one id can be held."""

    name: str
    year: int
    writer: str
    cases: dict[str, dict[bytes, Change]] = field(
        default_factory=lambda: {case: {} for case in CASES}
    )
    held: set[str] = field(default_factory=set)
    imports: list[list[str]] = field(default_factory=list)
    actions: list[list[Change]] = field(default_factory=list)
    screens: dict[str, list[CaseState]] = field(
        default_factory=lambda: {case: [CaseState()] for case in CASES}
    )
    image: dict[str, dict[bytes, Change]] = field(
        default_factory=lambda: {case: {} for case in CASES}
    )
    """A backup, made now and then."""
    wrote_on_from: dict[str, dict[bytes, Change]] | None = None
    """The image it goes on from under a writer that may have written more than the image knows."""
    stale: set[str] = field(default_factory=set)

    def changes(self, case: str) -> list[Change]:
        return list(self.cases[case].values())

    def state(self, case: str) -> CaseState:
        if case in self.stale:
            self.stale.discard(case)
            self.screens[case].append(folded(self.changes(case), self.held))
        return self.screens[case][-1]

    def screen(self, case: str, dice: Dice) -> CaseState:
        """What the person has before them: mostly the present, else something older."""
        now = self.state(case)
        return dice.of(self.screens[case][-4:]) if dice.pick(3) == 0 else now

    def keep(self, changes: Iterable[Change]) -> None:
        for change in changes:
            case = change.place[1]
            self.cases[case][change.line] = change
            self.stale.add(case)

    def own_actions(self) -> list[list[Change]]:
        """Those it still holds, the newest first."""
        return [
            action
            for action in reversed(self.actions)
            if all(change.line in self.cases[change.place[1]] for change in action)
        ]

    def is_dead(self, change: Change) -> bool:
        state = self.state(change.place[1])
        return change.id in state.dead or change.id in state.spared

    def named(self, action: Sequence[Change]) -> list[Change]:
        ids = {target for change in action for target in change.undoes}
        return [change for case in CASES for change in self.changes(case) if change.id in ids]

    def to_undo(self) -> Sequence[Change]:
        """What Ctrl+Z would take back."""
        return undo.next_undo(self.own_actions(), self.is_dead) or ()

    def to_redo(self) -> Sequence[Change]:
        return undo.next_redo(self.own_actions(), self.is_dead, self.named) or ()


@dataclass
class Reissue:
    """A device wrote its own changes again, having met its own writer ahead of itself."""

    mine: list[Change]
    made: list[Change]


@dataclass
class Fleet:
    """Some devices and all they ever wrote."""

    devices: list[Device]
    made: dict[str, dict[bytes, Change]] = field(
        default_factory=lambda: {case: {} for case in CASES}
    )
    reissues: list[Reissue] = field(default_factory=list)
    fresh: int = 0
    writers: int = 0
    steps: int = 0

    def __repr__(self) -> str:
        return "\n".join(
            f"{case}:\n" + "\n".join(f"  {line.decode()}" for line in self.made[case])
            for case in CASES
        )

    def changes(self, case: str) -> list[Change]:
        """All that was ever written in a case, by anyone."""
        return list(self.made[case].values())

    def write(self, device: Device, drafts: Sequence[Draft]) -> list[Change]:
        if not drafts:
            return []
        self.steps += 1
        made = writer.write(
            drafts,
            device.state,
            pen=Pen(device.writer, device.name),
            action=f"a{self.steps}",
            at=f"{device.year}-03-{1 + self.steps % 28:02d}T12:00:00+01:00",
        )
        if self.steps % 3 == 0 and device.wrote_on_from is None:
            device.image = {case: dict(lines) for case, lines in device.cases.items()}
        device.keep(made)
        device.actions.append(made)
        for change in made:
            self.made[change.place[1]][change.line] = change
        return made

    def deliver(self, changes: Iterable[Change], to: Device) -> None:
        arrived = list(changes)
        if to.wrote_on_from is not None and any(
            change.place[0] == to.writer and change.line not in to.cases[change.place[1]]
            for change in arrived
        ):
            self.write_again(to, to.wrote_on_from)
        to.keep(arrived)
        to.imports.append([change.id for change in arrived])

    def write_again(self, device: Device, image: dict[str, dict[bytes, Change]]) -> None:
        """It has met its own writer ahead of itself: what it wrote since gets a new writer."""
        mine = [
            change
            for case in CASES
            for line, change in device.cases[case].items()
            if change.place[0] == device.writer and line not in image[case]
        ]
        self.new_writer(device)
        made = writer.reissue(mine, writer=device.writer, known={})
        renamed = {old.id: new for old, new in zip(sorted(mine, key=_order), made, strict=True)}
        for change in mine:
            del device.cases[change.place[1]][change.line]
        device.keep(made)
        device.actions = [
            [renamed.get(change.id, change) if change in mine else change for change in action]
            for action in device.actions
        ]
        for change in made:
            self.made[change.place[1]][change.line] = change
        self.reissues.append(Reissue(mine, made))
        device.wrote_on_from = None

    def new_writer(self, device: Device) -> None:
        self.writers += 1
        device.writer = f"{device.name}{self.writers}"

    def meet(self) -> None:
        """Everyone gets everything that anyone holds."""
        for _ in range(2):
            for case in CASES:
                for giver in self.devices:
                    for taker in self.devices:
                        if giver is not taker:
                            self.deliver(giver.changes(case), taker)


def _order(change: Change) -> tuple[int, str]:
    return change.order


def kind_of(record: str) -> str:
    return KIND_OF[record[0]]


def known(state: CaseState, record: str) -> Record | None:
    return state.records.get(record) or state.deleted.get(record)


def over(state: CaseState, record: str, names: Iterable[str]) -> dict[str, list[str]]:
    held = known(state, record)
    return {name: held.over(name) for name in names} if held else {}


# ── What a person does ───────────────────────────────────────────────────────────────────────────


def _edit(device: Device, dice: Dice, case: str) -> Draft:
    shown = device.screen(case, dice)
    records = sorted({"k0", "s0", "s1", *shown.records, *shown.deleted})
    record = dice.of(records)
    values = {FIELDS[dice.pick(3)]: dice.pick(3) for _ in range(1 + dice.pick(2))}
    if record[0] == "s" and dice.pick(3) == 0:
        values["course"] = dice.of(("k0", "k1"))  # type: ignore[assignment]  # values are JSON
    return Draft(case, record, kind_of(record), values, over(shown, record, values))


def edit(fleet: Fleet, device: Device, dice: Dice) -> None:
    case = dice.of(CASES)
    fleet.write(device, [_edit(device, dice, case)])


def edit_two(fleet: Fleet, device: Device, dice: Dice) -> None:
    """One action over two cases, and mostly over two records of the first."""
    drafts = [_edit(device, dice, case) for case in (*CASES, CASES[0])]
    fleet.write(device, list({(draft.case, draft.record): draft for draft in drafts}.values()))


def add(fleet: Fleet, device: Device, dice: Dice) -> None:
    fleet.fresh += 1
    values = {"text": f"n{fleet.fresh}", "minutes": dice.pick(3), "course": dice.of(("k0", "s0"))}
    fleet.write(device, [Draft(dice.of(CASES), f"e{fleet.fresh}", "entry", values)])


def undo_last(fleet: Fleet, device: Device, dice: Dice) -> None:
    fleet.write(device, undo.undoing(device.to_undo()))


def redo(fleet: Fleet, device: Device, dice: Dice) -> None:
    fleet.write(device, undo.undoing(device.to_redo()))


def undo_any(fleet: Fleet, device: Device, dice: Dice) -> None:
    """From the history: an action of one's own, an undo too; of somebody else's, it is in vain."""
    actions = defaultdict(list)
    everyones = dice.pick(5) == 0
    for case in CASES:
        for change in device.changes(case):
            if everyones or owner(change.place[0]) == device.name:
                actions[change.action].append(change)
    if actions:
        fleet.write(device, undo.undoing(actions[dice.of(sorted(actions))]))


def claim(fleet: Fleet, device: Device, dice: Dice) -> None:
    """Put away, close or lock, mostly having seen all; at times with a word why."""
    case = dice.of(CASES)
    state = device.state(case)
    if state.records:
        record = dice.of(sorted(state.records))
        name = dice.of(("deleted", "deleted", "closed", "locked"))
        values: dict[str, object] = {name: dice.of((True, True, True, None))}
        if dice.pick(3) == 0:
            values["text"] = "fordi"
        saw = seen(vector(c for c in device.changes(case) if c.id not in device.held))
        if dice.pick(4) == 0:
            saw = {run: n - dice.pick(2) for run, n in saw.items()}
        kind = state.records[record].kind
        drafts = [Draft(case, record, kind, values, over(state, record, values), seen=saw)]
        fleet.write(device, drafts)


def decide(fleet: Fleet, device: Device, dice: Dice) -> None:
    case = dice.of(CASES)
    open_ = doubts(device.state(case))
    if open_:
        doubt = dice.of(open_)
        value = dice.of(doubt.heads).set[doubt.field]
        heads = {doubt.field: [head.id for head in doubt.heads]}
        fleet.write(device, [Draft(case, doubt.record, doubt.kind, {doubt.field: value}, heads)])


def settle(fleet: Fleet, device: Device, dice: Dice) -> None:
    """What somebody took back, and others stand on: it stays, or it is put away."""
    case = dice.of(CASES)
    state = device.state(case)
    asked = sorted(record.id for record in state.records.values() if record.undone_by)
    if asked:
        record = state.records[dice.of(asked)]
        name = dice.of(("kept", "deleted"))
        saw = seen(vector(c for c in device.changes(case) if c.id not in device.held))
        over_all = over(state, record.id, [name])
        fleet.write(device, [Draft(case, record.id, record.kind, {name: True}, over_all, seen=saw)])


def join(fleet: Fleet, device: Device, dice: Dice) -> None:
    fleet.write(
        device,
        [Draft(case, "j1", "join", {"text": CASES[0], "status": CASES[1]}) for case in CASES],
    )


# ── What happens to files and laptops ────────────────────────────────────────────────────────────


def exchange(fleet: Fleet, device: Device, dice: Dice) -> None:
    to = dice.of([other for other in fleet.devices if other is not device])
    changes = [change for case in CASES for change in device.changes(case)]
    fleet.deliver(dice.some(changes), to)


def exchange_all(fleet: Fleet, device: Device, dice: Dice) -> None:
    to = dice.of([other for other in fleet.devices if other is not device])
    fleet.deliver([change for case in CASES for change in device.changes(case)], to)


def restore(fleet: Fleet, device: Device, dice: Dice) -> None:
    """An old image is put back; it is noticed at once, or it writes on under the old writer."""
    device.cases = {case: dict(lines) for case, lines in device.image.items()}
    device.held &= {change.id for case in CASES for change in device.changes(case)}
    device.imports.clear()
    device.stale.update(CASES)
    if dice.pick(3) == 0 or device.wrote_on_from is not None:
        fleet.new_writer(device)
        device.wrote_on_from = None
    else:
        device.wrote_on_from = device.image


def hold_back(fleet: Fleet, device: Device, dice: Dice) -> None:
    if device.imports:
        ids = set(dice.of(device.imports[-5:]))
        device.held = device.held - ids if ids <= device.held else device.held | ids
        device.stale.update(CASES)


DOES: tuple[Callable[[Fleet, Device, Dice], None], ...] = (
    edit, exchange_all, add, edit, exchange, claim, edit, undo_last, exchange_all, decide, undo_any,
    exchange, edit_two, claim, undo_any, edit, redo, decide, exchange_all, hold_back, restore, join,
    edit, settle, undo_last, settle,
)  # fmt: skip


def play(devices: int, operations: Iterable[bytes]) -> Fleet:
    """Let a fleet do what the operations say."""
    names = "ABCDE"[:devices]
    fleet = Fleet([Device(name, year, name) for name, year in zip(names, YEARS, strict=False)])
    for operation in operations:
        dice = Dice(operation)
        does = dice.of(DOES)
        does(fleet, dice.of(fleet.devices), dice)
    return fleet


def by_luck(seed: int, operations: int = 40) -> Fleet:
    """The same fleet for the same seed, always."""
    luck = Random(seed)
    return play(luck.randint(3, 5), [luck.randbytes(8) for _ in range(operations)])


def histories(devices: tuple[int, int] = (3, 5), operations: int = 40) -> SearchStrategy[Fleet]:
    """Fleets that have done anything."""
    return st.builds(
        play,
        st.integers(*devices),
        st.lists(st.binary(min_size=8, max_size=8), min_size=operations // 2, max_size=operations),
    )
