"""What was ever written of each citizen that people are known by, whether it stands or not."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

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


class Written:
    """Citizens by what was written of them: a new one is held against a few, not against all."""

    def __init__(self) -> None:
        self._of: dict[str, tuple[set[str], set[NameKey]]] = {}
        """Case to what it says, and to its names as near ones are found."""
        self._cases: dict[str, set[str]] = {}
        """What is said to the cases it was ever written in."""
        self._near = NearNames()

    def take(self, changes: Iterable[Change]) -> None:
        """Note what changes say; of other kinds they may be, and are stepped over."""
        for change in changes:
            if change.kind not in KINDS:
                continue
            case = shared_case(change.place[1])
            said, keys = self._of.setdefault(case, (set(), set()))
            new = {name: value for name, value in change.set.items() if isinstance(value, str)}
            if name := new.get("name"):
                said.add(_called(fold(name)))
                keys.add(NameKey.of(name))
            said |= _others(new.get("phone"), new.get("case_key"), new.get("cpr"))
            for one in said:
                self._cases.setdefault(one, set()).add(case)
            for key in keys:
                self._near.add(case, key)

    def forget(self, case: str) -> None:
        """Let go of what a citizen's changes said."""
        said, keys = self._of.pop(case, (set(), set()))
        for one in said:
            self._cases[one].discard(case)
        for key in keys:
            self._near.remove(case, key)

    def named(self, name: str) -> list[str]:
        """Return the cases in which a folded name was ever written."""
        return sorted(self._cases.get(_called(name), ()))

    def like(self, person: Person) -> list[str]:
        """Return the cases of others in which a number, a key or a near name was ever written."""
        found = self._near.near(person.called)
        for other in _others(person.phone, person.case_key, person.cpr):
            found |= self._cases.get(other, set())
        return sorted(found - {person.id})


def _called(name: str) -> str:
    return f"n{name}"


def _others(phone: str | None, case_key: str | None, cpr: str | None) -> set[str]:
    """Return telephone number, short key and CPR number, each with its first letter before it."""
    found = {f"t{phone_digits(phone)}" if phone else "", f"k{fold(case_key)}" if case_key else ""}
    with suppress(CprNotUnderstoodError):
        number = parse_cpr(cpr) if cpr else None
        found |= {f"c{number.number}", f"f{number.born}"} if number else set()
    return found - {"", "t", "k"}
