"""Cases as they are read: folded when they are first asked for, kept until they are written in."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from vip2tui.changes import stub
from vip2tui.changes.change import Change, split_id
from vip2tui.changes.fold import CaseState, fold
from vip2tui.changes.stub import Stub
from vip2tui.changes.vector import seen, vector
from vip2tui.domain.kinds.places import LOCAL, Place, place_of, shared_case
from vip2tui.domain.kinds.table import parents
from vip2tui.domain.roles import Role
from vip2tui.exchange.imports import held_back
from vip2tui.services.admitting import (
    MAKING,
    admitting,
    owner_in,
    stood_on,
)
from vip2tui.services.authors import Others
from vip2tui.services.copies import Copies, Kept
from vip2tui.services.persons import Persons
from vip2tui.services.turns import Turns
from vip2tui.storage.port import Store

if TYPE_CHECKING:
    from vip2tui.services.desk import Me

T = TypeVar("T")

_PARSED = 4
"""Cases whose changes are kept as they were parsed: a citizen's, while all of it is asked about."""
_KEPT = 400
"""Citizens whose derived facts are kept in memory: a laptop's whole case load."""


class Reading:
    """The cases of a store, as they amount to something on this computer."""

    def __init__(self, store: Store, me: Me, others: Others) -> None:
        self.store, self.me = store, me
        self.others = others
        """Who the computers are that wrote here; see `Desk.introduce`."""
        self.lock = RLock()
        """Held while something is read and then written on the strength of it."""
        self.turns = Turns()
        """Who reads beside somebody who types reads in turns."""
        self.version = 0
        """Another number as soon as any case may amount to something else than before."""
        self.touched: list[str] = []
        """Every case that may amount to something else than before, as they came."""
        self.persons = Persons(self)
        """Which citizens are one person."""
        self._parsed, self._kept, self._copies = Kept(_PARSED), Kept(_KEPT), Copies()
        self._states: dict[str, CaseState] = {}
        self._local: CaseState | None = None
        """The local case as it was last folded: what is held back follows from that."""
        self._waiting: set[str] = set()
        """Cases where something could stand once its writer is known."""
        self._leaning: set[str] = set()
        """Shared cases that were asked what stands on them in the citizen's other cases."""

    def state(self, case: str) -> CaseState:
        """Return what a case's changes amount to; empty if there are none."""
        with self.lock:
            known = self._states.get(case)
            if known is None:
                known = self._states[case] = self.fold(case, self.changes(case))
                self._local = known if case == LOCAL else self._local
                self.turns.folded()
                devices, roles = self.others.bindings(), self.others.roles()
                unknown = any(writer not in devices for writer in known.numbers)
                if unknown or any(one.place[0] not in roles for one in known.proposals):
                    self._waiting.add(case)
            return known

    def stub(self, case: str) -> Stub | None:
        """Return what is left of a case that was let go here, also if it is back; or None."""
        row = self.store.row(stub.TABLE, case)
        return Stub.of(case, row) if row else None

    def gone(self) -> dict[str, Stub]:
        """Return the cases that were let go here and are not back."""
        kept = self.store.rows(stub.TABLE)
        here = self.store.cases() if kept else ()
        return {case: Stub.of(case, row) for case, row in kept.items() if case not in here}

    def is_gone(self, citizen: str) -> bool:
        """Return whether a citizen was let go here and is not back."""
        row = self.store.row(stub.TABLE, shared_case(citizen))
        return row is not None and shared_case(citizen) not in self.store.cases()

    def changes(self, case: str) -> Sequence[Change]:
        """Return a case's changes, to look at; those of the last few cases are not parsed again."""
        with self.lock:
            at, store = (self.version, self.store.sequence), self.store
            return self._parsed.of(case, at, lambda: store.changes(case))

    def fold(
        self,
        case: str,
        changes: Iterable[Change],
        roles: Mapping[str, Role] | None = None,
        devices: Mapping[str, str] | None = None,
        room: int | None = None,
        proposed: Container[str] = frozenset(),
        held: AbstractSet[str] | None = None,
    ) -> CaseState:
        """Return what changes of a case amount to here, with what is held back.

        Args:
            case: The case.
            changes: Its changes, or what they would be.
            roles: Who the writers are, if more is known of them than is stored.
            devices: Whose they are, likewise.
            room: How much may hang together; see `changes.fold`.
            proposed: Ids that are to be proposals, besides those that are so said in the case.
            held: Ids that would be held back, if they are others than now.
        """
        place, every = place_of(case), [self._copies.shared(change) for change in changes]
        known = self.others.bindings() if devices is None else devices

        def beside() -> Iterable[tuple[str, str]]:
            self._leaning.add(case)
            return stood_on(case, self.state, self.store.changes, known, self.me.device)

        back = self.held(case) if held is None and place is not Place.LOCAL else held or frozenset()
        given = admitting(place, every, self.others.roles() if roles is None else roles)
        admits = given
        if proposed:
            admits = lambda one: one.id not in proposed and given(one)  # noqa: E731

        return fold(
            every,
            held=frozenset() if place is Place.LOCAL else back,
            admits=admits,
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

    def _held(self) -> dict[str, set[str]]:
        state, held = self.state(LOCAL), dict[str, set[str]]()
        if not state.dead:
            return held

        def read() -> dict[str, set[str]]:
            for one in held_back(self.store.changes(LOCAL), state.dead):
                held.setdefault(split_id(one)[1], set()).add(one)
            return held

        return self.kept("held", self._local, read)

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

    def kept(self, name: str, basis: Any, make: Callable[[], T]) -> T:
        """Return what follows from a basis, made again only when the basis is another.

        Args:
            name: What it is.
            basis: What it follows from: states, which are replaced and never altered, and a day.
            make: How it is made.
        """
        with self.lock:
            return self._kept.of(name, basis, make)

    def my_actions(self, case: str = "") -> Iterator[list[Change]]:
        """Yield this device's own actions, the one stored last first; no wall clock orders them.

        Args:
            case: The one case to look in; all of them if it is left out.
        """
        mine = set(self.me.writers)
        every = reversed(self.changes(case)) if case else self.store.newest()
        own = (one for one in every if one.place[0] in mine)
        for _, action in groupby(own, key=lambda one: one.action):
            yield [*action][::-1]
