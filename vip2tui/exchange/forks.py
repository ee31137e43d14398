"""Numbers used twice: a vault that was restored or copied wrote on where others had been before.

Nothing is dropped on either side. What this device wrote under numbers that mean something else
elsewhere is written again under another writer; the others' words are taken in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson

from vip2tui.changes.change import is_same
from vip2tui.changes.undo import UNDO
from vip2tui.changes.writer import reissue
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.exchange.admission import unknown_echo
from vip2tui.exchange.chains import Chains

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from vip2tui.changes.change import Change
    from vip2tui.exchange.admission import Admitted, Here
    from vip2tui.exchange.reader import Arrived, Opened


Twin = tuple[int, str, str, str, str, bytes]


@dataclass(slots=True)
class Sorted:
    """What becomes of the runs that came in one case."""

    case: str
    new: list[Change] = field(default_factory=list)
    same: int = 0
    """Already here, under these or other numbers."""
    aside: int = 0
    """Not taken in: the author's device must first sort out its own numbers."""
    drops: dict[str, Change] = field(default_factory=dict)
    """Held, and standing now under other numbers."""
    mine: list[Change] = field(default_factory=list)
    """Of the dropped, those this device writes again."""
    unkept: set[str] = field(default_factory=set)
    """Writers whose seal does not fit what is held."""
    agreed: dict[str, int] = field(default_factory=dict)
    """Own writer to how far its numbers mean the same here and there, as the lines show."""


def sort_out(
    case: str, runs: Iterable[Arrived], chains: Chains, here: Here, admitted: Admitted
) -> Sorted:
    """Return what is new, known and clashing of what came in one case."""
    done = Sorted(case)
    runs = list(runs)
    said = _Said(runs, chains, admitted)
    if case in admitted.waiting:
        done.aside = sum(len(run.lines) for run in runs)
        done.unkept = {run.writer for run in runs}
        return done
    for run in runs:
        held = chains.held.get(run.writer, {})
        below = chains.at(run.writer, run.first - 1)
        if below is not None and below != run.before:
            done.aside += _unheld(run, held)
            done.unkept.add(run.writer)
            continue
        changes = list(run.changes())
        clash = next((n for n, one in enumerate(changes, run.first)
                      if n in held and not is_same(held[n].line, one)), None)  # fmt: skip
        sound = changes if clash is None else changes[: clash - run.first]
        if run.writer in here.writers and below is not None:
            done.agreed[run.writer] = run.first + len(sound) - 1
        _take(done, sound, held)
        if clash is not None:
            rest = changes[len(sound) :]
            twins = said.elsewhere(run.writer)
            _resolve(done, run.writer, rest, [held[n] for n in sorted(held) if n >= clash], twins,
                     is_mine=run.writer in here.writers)  # fmt: skip
    return done


def forgotten(opened: Opened, here: Here, admitted: Admitted) -> set[str]:
    """Return writers that others know as this device's and that its vault has no trace of."""
    names = {
        run.writer
        for run in opened.runs
        if admitted.seals[run.case, run.writer].device == here.me.device
    }
    echo = unknown_echo(opened, here)
    return (names | ({echo} if echo else set())) - here.writers


def is_reborn(opened: Opened, here: Here, chains: Mapping[str, Chains]) -> bool:
    """Return whether the other side has seen under this device's writer what it has not itself.

    Then its vault was restored or copied, and that writer's numbers are not its own alone. Earlier
    writers were given up for that reason already: whatever comes under them is no news.
    """
    if unknown_echo(opened, here) == here.writer:
        return True
    for run in opened.runs:
        held = chains[run.case].held.get(run.writer, {})
        if run.writer == here.writer and _unheld(run, held):
            return True
    if opened.sender is None:
        return False
    for case, vector in opened.manifest.have.items():
        entry = vector.get(here.writer)
        if entry is not None and not chains[case].agrees(here.writer, entry):
            return True
    return False


def unshared(here: Here, opened: Opened, sorted_out: Mapping[str, Sorted]) -> list[Change]:
    """Return what this device wrote under its writer beyond what others are known to share.

    Asked when it was reborn. From there on the old numbers are the others', and whatever they
    still bring under them, early or late, meets nothing here.
    """
    found: list[Change] = []
    for case in here.cases:
        if place_of(case) not in (Place.SHARED, Place.PROFESSIONAL):
            continue
        chains = Chains(here.changes(case))
        if here.writer not in chains.held:
            continue
        entries = [peer.have.get(case, {}).get(here.writer) for peer in here.peers.values()]
        entries.append(opened.manifest.have.get(case, {}).get(here.writer))
        agreed = [e[0] for e in entries if e is not None and chains.agrees(here.writer, e)]
        if case in sorted_out:
            agreed.append(sorted_out[case].agreed.get(here.writer, 0))
        most = max(agreed, default=0)
        found += [change for n, change in chains.held[here.writer].items() if n > most]
    return found


def written_again(mine: Iterable[Change], here: Here, writer: str) -> list[Change]:
    """Return this device's changes under another writer, numbered after what that one has."""
    mine = list(mine)
    known = {
        case: max(Chains(here.changes(case)).held.get(writer, {0: None}))
        for case in {change.place[1] for change in mine}
    }
    return reissue(mine, writer=writer, known=known)


def doubled(
    new: Iterable[Change], held: Iterable[Change], here: Here, dead: AbstractSet[str]
) -> list[Change]:
    """Return what is to be undone: words written again that have now come back themselves.

    Of a word that stands twice the one that came back stays, as what was written in the time that
    was lost is about that one. If its copy was undone since, it is undone too. Undos that are
    there twice do no harm, and undoing one would.

    Args:
        new: What came.
        held: What was here, and what is written again now.
        here: This device.
        dead: What is undone when all of it is put together.
    """
    back = [change for change in new if change.place[0] in here.writers and change.set]
    if not back:
        return []
    copies: dict[object, list[Change]] = {}
    for change in held:
        if change.place[0] in here.writers and change.set:
            copies.setdefault(twin(change), []).append(change)
    undone: dict[str, Change] = {}
    for change in back:
        if change.id in dead:
            continue
        others = copies.get(twin(change), [])
        live = {copy.id: copy for copy in others if copy.id not in dead}
        undone |= live or {one.id: one for one in [change] if others}
        if live or not others:
            copies[twin(change)] = [change]
    return list(undone.values())


def twin(change: Change) -> Twin:
    """Return what a change and the same written again under another writer have in common."""
    said = orjson.dumps(dict(change.set), option=orjson.OPT_SORT_KEYS)
    kind = change.kind if change.set else UNDO
    return (change.clock, change.action, change.at, change.record, kind, said)


class _Said:
    """What each device says in a case, here or in this file, and under which of its writers."""

    def __init__(self, runs: Iterable[Arrived], chains: Chains, admitted: Admitted) -> None:
        self._runs, self._chains, self._bindings = runs, chains, admitted.bindings
        self._devices: dict[str | None, dict[Twin, str | None]] = {}

    def elsewhere(self, writer: str) -> Elsewhere:
        """Return what the writer's device says under its other writers."""
        device = self._bindings.get(writer)
        if device not in self._devices:
            self._devices[device] = self._read(device)
        return Elsewhere(writer, self._devices[device])

    def _read(self, device: str | None) -> dict[Twin, str | None]:
        """Return each thing it says with its one writer; None stands for several."""
        said: dict[Twin, str | None] = {}
        every = [(writer, held.values()) for writer, held in self._chains.held.items()]
        for writer, changes in (*every, *((run.writer, run.changes()) for run in self._runs)):
            if self._bindings.get(writer) == device:
                for change in changes:
                    known = twin(change)
                    said[known] = writer if said.get(known, writer) == writer else None
        return said


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a device says under other writers than this one: read once for all of its writers."""

    writer: str
    said: Mapping[Twin, str | None]

    def __contains__(self, one: object) -> bool:
        """Return whether it does."""
        return one in self.said and self.said[one] != self.writer  # type: ignore[index]


def _resolve(
    done: Sorted,
    writer: str,
    came: list[Change],
    held: list[Change],
    twins: Elsewhere,
    *,
    is_mine: bool,
) -> None:
    """Decide between two sets of changes under the same numbers; neither is lost."""
    if all(twin(change) in twins for change in came):
        done.same += len(came)
        done.unkept.add(writer)
    elif is_mine or all(twin(change) in twins for change in held):
        done.drops |= {change.id: change for change in held}
        done.mine += [change for change in held if is_mine and twin(change) not in twins]
        done.new += came
    else:
        done.aside += len(came)
        done.unkept.add(writer)


def _take(done: Sorted, changes: list[Change], held: Mapping[int, Change]) -> None:
    for change in changes:
        if change.place[2] in held:
            done.same += 1
        else:
            done.new.append(change)


def _unheld(run: Arrived, held: Mapping[int, Change]) -> int:
    """Return how many of the lines are not held exactly so."""
    changes = enumerate(run.changes(), run.first)
    return sum(n not in held or not is_same(held[n].line, one) for n, one in changes)
