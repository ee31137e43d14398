"""The desk: an opened store, the person at it, the clock and the ids. Every service works on one.

Reading folds a case when it is first asked for and again after each commit to it. Writing goes
through `Desk.act` alone: one action, one commit, then memory, then the word «gemt».
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from threading import RLock
from typing import Any

from vip2tui.base.errors import Vip2Error
from vip2tui.changes.change import Change, split_id
from vip2tui.changes.fold import CaseState, fold, grown
from vip2tui.changes.vector import seen, vector
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.kinds.places import LOCAL, Place, place_of, shared_case
from vip2tui.domain.kinds.table import is_exposed, parents
from vip2tui.domain.roles import Role
from vip2tui.exchange.imports import held_back, with_imports
from vip2tui.exchange.strict import sendable
from vip2tui.services.admitting import (
    MAKING,
    admitting,
    owner_in,
    stood_on,
    waits_for_a_role,
)
from vip2tui.services.authors import Others
from vip2tui.services.copies import Copies
from vip2tui.services.packages.office_editions import TABLE, catalogue_of
from vip2tui.services.record_reading import cannot_be_read
from vip2tui.services.turns import SETTLED, Turns, settle
from vip2tui.storage.port import Row, Store

DEVICE = "device"
SELF = "self"

_SENT = (Place.SHARED, Place.PROFESSIONAL)
"""Cases that others may get: what is written there must be what they can take."""
_PARSED = 4
"""Cases whose changes are kept as they were parsed: a citizen's, while all of it is asked about."""
_KEPT = 400
"""Citizens whose derived facts are kept in memory: a laptop's whole case load."""


class NotFoundError(Vip2Error):
    """Nothing is known under that name or id."""


class AmbiguousError(Vip2Error):
    """Several things fit what was given."""


class RefusedError(Vip2Error):
    """A rule says no, and the sentence says why."""


@dataclass(frozen=True, slots=True)
class Me:
    """This device and the person at it."""

    device: str
    device_name: str
    person: str
    role: Role
    authority: str
    """The office's name: «Jobcenter» is leaving the law, so it is a setting."""
    writer: str
    """The run of numbers this device writes under now."""
    writers: tuple[str, ...] = ()
    """Every writer this device has had, the present one too."""

    def row(self) -> Row:
        """Return it as the device keeps it."""
        return Row(DEVICE, SELF, asdict(self) | {"role": self.role.value})

    def with_new_writer(self, writer: str) -> Me:
        """Return it as it goes on after its vault was restored or copied."""
        return replace(self, writer=writer, writers=(*self.writers, writer))


def me_of(store: Store) -> Me:
    """Return who a store belongs to.

    Raises:
        NotFoundError: If it was never set up.
    """
    row = store.row(DEVICE, SELF)
    if row is None:
        raise NotFoundError("Arkivet er ikke sat op. Start forfra med «vip2tui init».")
    known = row | {"role": Role(row["role"]), "writers": tuple(row.get("writers", ()))}
    return Me(**{name: known[name] for name in Me.__dataclass_fields__})


class Desk:
    """One person's work on one store."""

    def __init__(
        self, store: Store, *, now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        self.store = store
        self.me = me_of(store)
        self.catalogue = catalogue_of(store)
        """What is shipped, as this vault's office says it; another one when it says otherwise."""
        self.now = now
        self.new_id = new_id
        self.saved_at: datetime | None = None
        """When the last action was made durable, for «Gemt kl. …»."""
        self.lock = RLock()
        """Held while something is read and then written on the strength of it."""
        self.others = Others(self)
        """Who the computers are that wrote here; see `introduce`."""
        self._guard: Callable[[Sequence[Draft]], None] = lambda _: None
        self.turns = Turns()
        """Who reads beside somebody who types reads in turns."""
        self.version = 0
        """Another number as soon as any case may amount to something else than before."""
        self.touched: list[str] = []
        """Every case that may amount to something else than before, as they came."""
        self._parsed: dict[str, tuple[tuple[int, int], Sequence[Change]]] = {}
        self._copies = Copies()
        self._folded = 0
        self._states: dict[str, CaseState] = {}
        self._local: CaseState | None = None
        """The local case as it was last folded: what is held back follows from that."""
        self._waiting: set[str] = set()
        """Cases where something could stand once its writer is known."""
        self._leaning: set[str] = set()
        """Shared cases that were asked what stands on them in the citizen's other cases."""
        self._kept: OrderedDict[str, tuple[Any, Any]] = OrderedDict()

    def introduce(self, others: Others, guard: Callable[[Sequence[Draft]], None]) -> None:
        """Ask, from now on, somebody who knows the other computers.

        Args:
            others: Who knows them.
            guard: Asked before anything is written; raises where a person must be asked first.
        """
        self.others, self._guard = others, guard
        self.meet()

    def worded(self, text: str) -> str:
        """Return a sentence of the program's in the words of this vault's office."""
        return self.catalogue.worded(text)

    def today(self) -> date:
        """Return the local day."""
        return self.now().date()

    def state(self, case: str) -> CaseState:
        """Return what a case's changes amount to; empty if there are none."""
        with self.lock:
            known = self._states.get(case)
            if known is None:
                known = self._states[case] = self.fold(case, self.changes(case))
                self._local = known if case == LOCAL else self._local
                self._folded += 1
                if self._folded % SETTLED == 0:
                    settle()
                devices = self.others.bindings()
                unknown = any(writer not in devices for writer in known.numbers)
                if unknown or waits_for_a_role(known.proposals, self.others.roles()):
                    self._waiting.add(case)
            return known

    def changes(self, case: str) -> Sequence[Change]:
        """Return a case's changes, to look at; those of the last few cases are not parsed again."""
        with self.lock:
            at, known = (self.version, self.store.sequence), self._parsed.pop(case, None)
            if known is None or known[0] != at:
                known = (at, self.store.changes(case))
            self._parsed[case] = known
            if len(self._parsed) > _PARSED:
                del self._parsed[next(iter(self._parsed))]
            return known[1]

    def fold(
        self,
        case: str,
        changes: Iterable[Change],
        roles: Mapping[str, Role] | None = None,
        devices: Mapping[str, str] | None = None,
        room: int | None = None,
    ) -> CaseState:
        """Return what changes of a case amount to here, with what is held back.

        Args:
            case: The case.
            changes: Its changes, or what they would be.
            roles: Who the writers are, if more is known of them than is stored.
            devices: Whose they are, likewise.
            room: How much may hang together; see `changes.fold`.
        """
        place, every = place_of(case), [self._copies.shared(change) for change in changes]
        known = self.others.bindings() if devices is None else devices

        def beside() -> Iterable[tuple[str, str]]:
            self._leaning.add(case)
            return stood_on(case, self.state, self.store.changes, known, self.me.device)

        return fold(
            every,
            held=frozenset() if place is Place.LOCAL else self.held(case),
            admits=admitting(place, every, self.others.roles() if roles is None else roles),
            parents=parents(),
            making=MAKING,
            owner=owner_in(place, known, self.me.device),
            beside=beside if place is Place.SHARED else None,
            room=room,
        )

    def meet(self) -> None:
        """Read anew what waited to be told who somebody is: another computer has become known."""
        with self.lock:
            waiting, self._waiting = self._waiting, set()
            self.forget(*waiting)

    def held(self, case: str) -> frozenset[str]:
        """Return the ids held back: what came with files whose import is undone."""
        return frozenset(self._held().get(case, ()))

    def forget(self, *cases: str) -> None:
        """Read cases anew when they are next asked for: something else wrote to the store."""
        with self.lock:
            self.version += bool(cases)
            self.touched.extend(cases)
            for case in cases:
                self._states.pop(case, None)
                if (leaning := shared_case(case)) in self._leaning:
                    self._states.pop(leaning, None)
                    self.touched.append(leaning)

    def cases(self) -> list[str]:
        """Return the cases but the device's own, which are about nobody."""
        return [case for case in self.store.cases() if place_of(case) is not Place.LOCAL]

    def shared_cases(self) -> list[str]:
        """Return the ids of the citizens' shared cases and the workplaces'."""
        return [case for case in self.store.cases() if place_of(case) is Place.SHARED]

    def act(
        self,
        drafts: Iterable[Draft | None],
        rows: Sequence[Row] = (),
        *,
        received: Sequence[Change] = (),
        drops: Sequence[str] = (),
        instead: Sequence[Change] = (),
        action: str = "",
    ) -> list[Change]:
        """Write one action: all of it or nothing, durable when this returns.

        Args:
            drafts: What this device writes; None where nothing differs from what is there.
            rows: The device's own rows that go with it.
            received: Others' changes that are stored in the same step.
            drops: Ids of changes to let go of in the same step.
            instead: What takes the place of the same change as it is stored.
            action: The action's id; a new one if left out.

        Raises:
            StorageError: If the disk refused; nothing is changed then.
            CaseFullError: If a case cannot grow.
            NotSendableError: If another device would refuse it; nothing is written.
            RefusedError: If a value could not be read again; nothing is written.
        """
        real = [draft for draft in drafts if draft is not None]
        for draft in real:
            if problem := cannot_be_read(draft.kind, draft.set):
                raise RefusedError(problem)
            if is_exposed(draft.kind, draft.set, draft.case):
                raise RefusedError(
                    "Det er kun for fagfolk og kan ikke stå, hvor alle kan læse det. "
                    "Intet er skrevet."
                )
        self._guard(real)
        with self.lock:
            if not real and not received and not instead:
                if rows or drops:
                    self.store.commit((), rows, drops=drops)
                    self._lay(rows)
                    self.forget(*{split_id(one)[1] for one in drops})
                return []
            now = self.now()
            made = write(
                real,
                self.state,
                pen=Pen(self.me.writer, self.me.person),
                action=action or self.new_id(),
                at=now.isoformat(timespec="seconds"),
            )
            for change in made:
                if place_of(change.place[1]) in _SENT:
                    sendable(change)
            held = self._held()
            self.store.commit([*received, *made], rows, drops=drops, instead=instead)
            self._lay(rows)
            ids = (*(one.id for one in (*received, *made, *instead)), *drops)
            touched = {split_id(one)[1] for one in ids}
            own = [case for case in touched if place_of(case) is Place.LOCAL]
            larger = {case: self._grown(case, made, held) for case in own}
            self.forget(*touched)
            other = {split_id(one)[1] for one in (*drops, *(each.id for each in instead))}
            self._states |= {case: one for case, one in larger.items() if one and case not in other}
            kept = self._held()
            self.forget(*(case for case in held | kept if held.get(case) != kept.get(case)))
            self.saved_at = now
            return made

    def _grown(
        self, case: str, made: Sequence[Change], held: Mapping[str, Container[str]]
    ) -> CaseState | None:
        """Return one of the device's own cases with what was just written; None to fold it anew.

        They grow for years: a file or an answer must not cost as much as all there ever were.
        """
        state, mine = self._states.get(case), [one for one in made if one.place[1] == case]
        if case == LOCAL:
            return with_imports(state, mine, held)
        for change in mine:
            state = grown(state, change) if state else None
        return state

    def _lay(self, rows: Sequence[Row]) -> None:
        """Let what the office says hold, where rows that were written say something of it."""
        if any(one.table == TABLE for one in rows):
            self.catalogue = catalogue_of(self.store)

    def _held(self) -> dict[str, set[str]]:
        state, held = self.state(LOCAL), dict[str, set[str]]()
        if not state.dead:
            return held

        def read() -> dict[str, set[str]]:
            for one in held_back(self.store.changes(LOCAL), state.dead):
                held.setdefault(split_id(one)[1], set()).add(one)
            return held

        found: dict[str, set[str]] = self.kept("held", self._local, read)
        return found

    def seen(self, case: str, state: CaseState | None = None) -> dict[str, int]:
        """Return what a delete or a close has seen: all there is, or what a person was shown.

        Args:
            case: The case.
            state: The case as it was on the screen, if that may be older than what is stored.
        """
        # What is held back is not on the screen: a delete made now must not cover it.
        held = self.held(case)
        whole = seen(vector(one for one in self.store.changes(case) if one.id not in held))
        if state is None:
            return whole
        shown = {writer: most for writer, (most, _) in state.numbers.items()}
        return {w: min(n, shown[w]) for w, n in whole.items() if w in shown}

    def kept(self, name: str, basis: Any, make: Callable[[], Any]) -> Any:
        """Return what follows from a basis, made again only when the basis is another.

        Args:
            name: What it is.
            basis: What it follows from: states, which are replaced and never altered, and a day.
            make: How it is made.
        """
        with self.lock:
            known = self._kept.get(name)
            if known is not None and known[0] == basis:
                self._kept.move_to_end(name)
                return known[1]
            made = make()
            self._kept[name] = (basis, made)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return made

    def my_actions(self, case: str = "") -> Iterator[list[Change]]:
        """Yield this device's own actions, the one stored last first; no wall clock orders them.

        Args:
            case: The one case to look in; all of them if it is left out.
        """
        mine = set(self.me.writers)
        action: list[Change] = []
        for change in reversed(self.changes(case)) if case else self.store.newest():
            if change.place[0] not in mine:
                continue
            if action and action[0].action != change.action:
                yield action[::-1]
                action = []
            action.append(change)
        if action:
            yield action[::-1]
