"""Which citizens here are one person: asked by everything that lists or reads citizens.

Only cases in which a join was ever written are looked into for it; nearly no office has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.changes.fold import CaseState
from vip2tui.changes.joined import joins_in
from vip2tui.domain.joins import JOIN, Join, edges, home, people
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.kinds.table import KINDS, parents

if TYPE_CHECKING:
    from vip2tui.services.reading import Reading

_WRITTEN = f'"kind":"{JOIN}"'


def is_citizen(state: CaseState, case: str) -> bool:
    """Return whether a shared case is a citizen's, and not put away.

    What others wrote about a citizen stands, though the one who made the citizen took that back.
    Who has the case, and whose it is, makes nobody a citizen.
    """
    record = state.records.get(case)
    if record is not None:
        return record.kind == Citizen.KIND
    hanging = parents()
    return case not in state.deleted and any(
        one.kind in hanging and not KINDS[one.kind].stays for one in state.records.values()
    )


class Persons:
    """The citizens of a store, each person once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._cases: set[str] = set()
        """Where a join was ever written."""
        self._read = -1
        """How many of the touched cases are looked through."""
        self._basis: tuple[int, int, int] | None = None
        self._joins: list[Join] = []
        self._parts: dict[str, tuple[str, ...]] = {}

    def parts(self, citizen: str) -> tuple[str, ...]:
        """Return the citizens here that are one person with this one, the smallest id first."""
        return self._all().get(citizen, (citizen,))

    def shown(self, citizen: str) -> str:
        """Return the id the person is shown under."""
        return self.parts(citizen)[0]

    def each(self) -> list[str]:
        """Return the shared cases, of a person who has several the one that is shown."""
        parts = self._all()
        every = self._reading.shared_cases()
        return [one for one in every if parts.get(one, (one,))[0] == one] if parts else every

    def joins(self, citizen: str) -> list[Join]:
        """Return what ties a person's cases together."""
        parts = self.parts(citizen)
        return [one for one in self._joins if one.standing and one.a in parts and one.b in parts]

    def home(self, citizen: str) -> str:
        """Return the case that what is new about a person is written in."""
        parts, others = self.parts(citizen), self._reading.others
        if len(parts) == 1:
            return parts[0]
        return home(parts, {one: others.readers(one) for one in parts}, self._reading.me.device)

    def may_be_one(self, one: str, other: str) -> bool:
        """Return whether two may be joined: nobody knows them as two authorities' citizens."""
        mine, theirs = self._reading.others.whose(one), self._reading.others.whose(other)
        return not (mine and theirs) or bool(mine & theirs)

    def _all(self) -> dict[str, tuple[str, ...]]:
        """Return the parts of each citizen that has any other."""
        reading = self._reading
        with reading.lock:
            self._look()
            basis = (len(reading.touched), id(reading.others), reading.others.version)
            if basis != self._basis:
                self._basis = basis
                self._parts = self._together() if self._cases else {}
            return self._parts

    def _look(self) -> None:
        """Take in the cases that were written in since the last time."""
        reading, read = self._reading, self._read
        self._read = len(reading.touched)
        if read < 0:
            found = {one.place[1] for one in reading.store.holding(_WRITTEN)}
        else:
            touched = {*reading.touched[read:]} - self._cases
            found = {case for case in touched if reading.store.holding(_WRITTEN, case)}
        self._cases |= {case for case in found if place_of(case) is Place.SHARED}

    def _together(self) -> dict[str, tuple[str, ...]]:
        states = {case: self._reading.state(case) for case in sorted(self._cases)}
        self._joins = [one for state in states.values() for one in joins_in(state)]
        gone = {one.id for state in states.values() for one in state.deleted.values()
                if one.kind == JOIN}  # fmt: skip
        tied = {one for one in edges(self._joins, gone) if self.may_be_one(*one)}
        self._joins = [one for one in self._joins if (one.a, one.b) in tied]
        state = self._reading.state
        held = [
            one for one in {end for each in tied for end in each} if is_citizen(state(one), one)
        ]
        groups: dict[str, list[str]] = {}
        for one, shown in people(held, tied).items():
            groups.setdefault(shown, []).append(one)
        return {
            one: tuple(sorted(parts))
            for parts in groups.values() if len(parts) > 1 for one in parts
        }  # fmt: skip
