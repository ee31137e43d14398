"""Numbers used twice: a vault that was restored or copied wrote on where others had been before.

Nothing is dropped on either side. What this device wrote under numbers that mean something else
elsewhere is written again under another writer; the others' words are taken in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from vip2tui.changes.change import Change, is_same
from vip2tui.changes.writer import reissue
from vip2tui.domain.kinds.places import is_sent
from vip2tui.exchange.arrived import Arrived
from vip2tui.exchange.believing import Believed
from vip2tui.exchange.chains import Chains
from vip2tui.exchange.context import Context, Here
from vip2tui.exchange.taking import Twin, twin


@dataclass(slots=True)
class Sorted:
    """What becomes of the runs that came in one case."""

    case: str
    new: list[Change] = field(default_factory=list)
    same: int = 0
    """Already here, under these or other numbers."""
    gone: int = 0
    """Not taken in: the case was let go here."""
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


@dataclass(frozen=True, slots=True)
class Numbers:
    """What becomes of every number, in the file and here."""

    cases: Mapping[str, Sorted]
    """Each case that came."""
    drops: Mapping[str, Change]
    """Id to what must give up its number, because others' words have come under it."""
    again: Sequence[Change]
    """Those of them that this device writes again, under other numbers."""
    writer: str
    """The writer to go on with."""
    own_writers: tuple[str, ...] = ()
    """To be added to this device's own: those it has no trace of, and the new one last; none
    unless its vault was restored or copied."""


def sort_out(
    file: Context, believed: Believed, waiting: Collection[str], gone: Collection[str]
) -> Numbers:
    """Return what is new, known and clashing, and what this device writes under another number.

    Args:
        file: The file and this device.
        believed: What may be believed of it.
        waiting: The cases of which nothing is taken in yet.
        gone: Those that were let go here and stay so.
    """
    here, done = file.here, dict[str, Sorted]()
    for case, runs in sorted(file.opened.by_case().items()):
        lines, writers = sum(len(run.lines) for run in runs), {run.writer for run in runs}
        if case in gone:
            done[case] = Sorted(case, gone=lines, unkept=writers)
        elif case in waiting:
            done[case] = Sorted(case, aside=lines, unkept=writers)
        else:
            done[case] = _sorted(case, runs, here, believed.bindings)
    lost = _forgotten(file, believed)
    is_reborn = bool(lost) or _is_reborn(file) or _is_short(file, done, gone)
    writer = file.fresh.writer if is_reborn else here.writer
    mine = {change.id: change for one in done.values() for change in one.mine}
    drops = {change.id: change for one in done.values() for change in one.drops.values()}
    if is_reborn:
        beyond = {change.id: change for change in _unshared(file, done)}
        mine |= {one: change for one, change in beyond.items() if one not in drops}
        drops |= beyond
    known = {
        case: max(here.held[case].held.get(writer, {0: None}))
        for case in {change.place[1] for change in mine.values()}
    }
    again = reissue(list(mine.values()), writer=writer, known=known)
    return Numbers(done, drops, again, writer, (*sorted(lost), writer) if is_reborn else ())


def _sorted(case: str, runs: Sequence[Arrived], here: Here, bindings: Mapping[str, str]) -> Sorted:
    """Return what is new, known and clashing of what came in one case."""
    done, chains = Sorted(case), here.held[case]
    said = _Said(runs, chains, bindings)
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
        fresh = [change for change in sound if change.place[2] not in held]
        done.new += fresh
        done.same += len(sound) - len(fresh)
        if clash is not None:
            rest = (changes[len(sound) :], [held[n] for n in sorted(held) if n >= clash])
            _resolve(done, said, *rest, is_mine=run.writer in here.writers)
    return done


def _forgotten(file: Context, believed: Believed) -> set[str]:
    """Return writers that others know as this device's and that its vault has no trace of."""
    me, seals = file.here.me.device, believed.seals
    names = {run.writer for run in file.opened.runs if seals[run.case, run.writer].device == me}
    return (names | ({file.echo} if file.echo else set())) - file.here.writers


def _is_reborn(file: Context) -> bool:
    """Return whether the other side has seen under this device's writer what it has not itself.

    Then its vault was restored or copied, and that writer's numbers are not its own alone. Earlier
    writers were given up for that reason already: whatever comes under them is no news.
    """
    here, opened = file.here, file.opened
    mine = [run for run in opened.runs if run.writer == here.writer]
    have = opened.manifest.have if opened.sender else {}
    said = {case: vector[here.writer] for case, vector in have.items() if here.writer in vector}
    return (
        file.echo == here.writer
        or any(map(partial(_is_news, here), mine))
        or any(not here.held[case].agrees(here.writer, entry) for case, entry in said.items())
    )


def _is_news(here: Here, run: Arrived) -> bool:
    """Return whether a run under this device's writer holds what it has not, or had not."""
    chains = here.held[run.case]
    if chains.is_gone:
        return not chains.agrees(run.writer, (run.last, run.chain))
    return bool(_unheld(run, chains.held.get(run.writer, {})))


def _is_short(file: Context, sorted_out: Mapping[str, Sorted], gone: Collection[str]) -> bool:
    """Return whether a case that was let go comes back without all that was written here.

    Its office was put back meanwhile. The numbers that lack were used, and a hole below what is
    written next would keep that from ever being sent: so this device goes on under a new writer.
    """
    here = file.here
    for case in sorted_out.keys() & here.gone.keys() - {*gone}:
        n = here.gone[case].get(here.writer, (0, ""))[0]
        came = [run.last for run in file.opened.runs
                if (run.case, run.writer) == (case, here.writer)]  # fmt: skip
        if max(came, default=0) < n:
            return True
    return False


def _unshared(file: Context, sorted_out: Mapping[str, Sorted]) -> list[Change]:
    """Return what this device wrote under its writer beyond what others are known to share.

    Asked when it was reborn. From there on the old numbers are the others', and whatever they
    still bring under them, early or late, meets nothing here.
    """
    here = file.here
    found: list[Change] = []
    for case in here.cases:
        if not is_sent(case):
            continue
        chains = here.held.glance(case)
        if here.writer not in chains.held:
            continue
        entries = [peer.have.get(case, {}).get(here.writer) for peer in here.peers.values()]
        entries.append(file.opened.manifest.have.get(case, {}).get(here.writer))
        agreed = [e[0] for e in entries if e is not None and chains.agrees(here.writer, e)]
        if case in sorted_out:
            agreed.append(sorted_out[case].agreed.get(here.writer, 0))
        most = max(agreed, default=0)
        found += [change for n, change in chains.held[here.writer].items() if n > most]
    return found


class _Said:
    """What each device says in a case, here or in this file, and under which of its writers."""

    def __init__(
        self, runs: Iterable[Arrived], chains: Chains, bindings: Mapping[str, str]
    ) -> None:
        self._runs, self._chains, self._bindings = runs, chains, bindings
        self._devices: dict[str | None, dict[Twin, str | None]] = {}

    def elsewhere(self, change: Change) -> bool:
        """Return whether its device says the same under another of its writers."""
        writer, said = change.place[0], twin(change)
        device = self._bindings.get(writer)
        if device not in self._devices:
            self._devices[device] = self._read(device)
        known = self._devices[device]
        return said in known and known[said] != writer

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


def _resolve(
    done: Sorted, said: _Said, came: list[Change], held: list[Change], *, is_mine: bool
) -> None:
    """Decide between two sets of changes under the same numbers; neither is lost."""
    if all(map(said.elsewhere, came)):
        done.same += len(came)
        done.unkept.add(came[0].place[0])
    elif is_mine or all(map(said.elsewhere, held)):
        done.drops |= {change.id: change for change in held}
        done.mine += [change for change in held if is_mine and not said.elsewhere(change)]
        done.new += came
    else:
        done.aside += len(came)
        done.unkept.add(came[0].place[0])


def _unheld(run: Arrived, held: Mapping[int, Change]) -> int:
    """Return how many of the lines are not held exactly so."""
    changes = enumerate(run.changes(), run.first)
    return sum(n not in held or not is_same(held[n].line, one) for n, one in changes)
