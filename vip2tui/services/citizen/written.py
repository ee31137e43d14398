"""What was ever written of each citizen that people are known by, whether it stands or not."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from vip2tui.changes.change import Change
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.identity import Identity
from vip2tui.domain.kinds.places import shared_case
from vip2tui.domain.people import Person
from vip2tui.text.cpr import CprNotUnderstoodError, parse_cpr
from vip2tui.text.danish import fold, phone_digits
from vip2tui.text.near import NameKey, NearNames

KINDS = (Citizen.KIND, Identity.KIND)
"""The records in which it stands."""


@dataclass(slots=True)
class _One:
    """What was written of one."""

    names: set[str] = field(default_factory=set)
    """Folded."""
    keys: set[NameKey] = field(default_factory=set)
    others: set[str] = field(default_factory=set)


class Written:
    """Citizens by what was written of them: a new one is held against a few, not against all."""

    def __init__(self) -> None:
        self._of: dict[str, _One] = {}
        self._named: dict[str, set[str]] = {}
        """Folded name to the cases it was ever written in."""
        self._others: dict[str, set[str]] = {}
        """The same of what `_others` makes of numbers and keys."""
        self._near = NearNames()

    def take(self, changes: Iterable[Change]) -> None:
        """Note what changes say; of other kinds they may be, and are stepped over."""
        for change in changes:
            if change.kind not in KINDS:
                continue
            case = shared_case(change.place[1])
            one = self._of.setdefault(case, _One())
            said = {name: value for name, value in change.set.items() if isinstance(value, str)}
            if name := said.get("name"):
                one.names.add(fold(name))
                one.keys.add(NameKey.of(name))
            one.others |= _others(said.get("phone"), said.get("case_key"), said.get("cpr"))
            self._index(case, one)

    def forget(self, case: str) -> None:
        """Let go of what a citizen's changes said."""
        one = self._of.pop(case, None)
        if one is None:
            return
        for name in one.names:
            self._named[name].discard(case)
        for key in one.keys:
            self._near.remove(case, key)
        for other in one.others:
            self._others[other].discard(case)

    def named(self, name: str) -> list[str]:
        """Return the cases in which a folded name was ever written."""
        return sorted(self._named.get(name, ()))

    def like(self, person: Person) -> list[str]:
        """Return the cases of others in which a number, a key or a near name was ever written."""
        found = self._near.near(person.called)
        for other in _others(person.phone, person.case_key, person.cpr):
            found |= self._others.get(other, set())
        return sorted(found - {person.id})

    def _index(self, case: str, one: _One) -> None:
        for name in one.names:
            self._named.setdefault(name, set()).add(case)
        for key in one.keys:
            self._near.add(case, key)
        for other in one.others:
            self._others.setdefault(other, set()).add(case)


def _others(phone: str | None, case_key: str | None, cpr: str | None) -> set[str]:
    """Return telephone number, short key and CPR number, each with its first letter before it."""
    found = {f"t{phone_digits(phone)}" if phone else "", f"k{fold(case_key)}" if case_key else ""}
    with suppress(CprNotUnderstoodError):
        number = parse_cpr(cpr) if cpr else None
        found |= {f"c{number.number}", f"f{number.born}"} if number else set()
    return found - {"", "t", "k"}
