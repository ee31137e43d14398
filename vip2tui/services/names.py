"""Who is named on this computer, so that a screen others can see need name nobody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from vip2tui.changes.change import Change
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.places import Place, place_of, shared_case
from vip2tui.domain.kinds.workplace import PEOPLE, Workplace
from vip2tui.exchange import peers
from vip2tui.text.hidden import CITIZEN, PERSON, WORKPLACE, Swap

if TYPE_CHECKING:
    from vip2tui.services.desk import Desk

_KINDS = (Citizen.KIND, Workplace.KIND)
_OTHERS = ("mentor", "tovholder", *PEOPLE)
"""Fields that name somebody else."""


class NamesService:
    """Everybody here by all that they were ever called, each with a number that stays."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.swap = Swap()
        self.edition = 0
        """One more each time somebody new is taken in."""
        self._read = -1
        """How many of the desk's touched cases are read into it; nothing is read yet at -1."""
        self._numbers: dict[str, dict[str, int]] = {}

    def now(self) -> Swap:
        """Return what stands for whom, with who came since it was asked last."""
        desk = self._desk
        if self._read == len(desk.touched):
            return self.swap
        with desk.lock:
            touched, first = desk.touched[max(self._read, 0) :], self._read < 0
            self._read = len(desk.touched)
        for kind in _KINDS:
            text = f'"kind":"{kind}"'
            if first:
                self._take(desk.store.holding(text))
            else:
                for case in dict.fromkeys(touched):
                    if place_of(case) is not Place.LOCAL:
                        self._take(desk.store.holding(text, case))
        self._person(desk.me.person)
        for row in desk.store.rows(peers.TABLE).values():
            self._person(peers.Peer.of(row).contact.person)
        self.edition += 1
        return self.swap

    def _take(self, changes: Iterable[Change]) -> None:
        for change in changes:
            if change.kind not in _KINDS:
                continue
            said = {key: one for key, one in change.set.items() if isinstance(one, str) and one}
            if name := said.get("name"):
                word, key = CITIZEN, shared_case(change.place[1])
                if change.kind == Workplace.KIND:
                    word, key = WORKPLACE, change.record
                self.swap.add(name, self._called(word, key), parts=word == CITIZEN)
            for field in _OTHERS:
                self._person(said.get(field, ""))
            self._person(change.by)

    def _person(self, name: str) -> None:
        if name:
            self.swap.add(name, self._called(PERSON, name))

    def _called(self, word: str, key: str) -> str:
        numbers = self._numbers.setdefault(word, {})
        return f"{word} {numbers.setdefault(key, len(numbers) + 1)}"
