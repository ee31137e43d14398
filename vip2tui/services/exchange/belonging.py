"""Whose a citizen is, where this computer works with the offices of several authorities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line
from vip2tui.changes.change import Change
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.places import LOCAL
from vip2tui.domain.roles import Role
from vip2tui.exchange.authority import (
    BELONGING,
    NOBODY,
    OFFICE,
    Authority,
    belongs,
    trail_of,
    vouching,
)
from vip2tui.services.citizen.casework import Casework, is_citizen
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.exchange.devices import DeviceService
from vip2tui.services.records import edit

if TYPE_CHECKING:
    from vip2tui.services.exchange.sharing import Sharing

ASSIGNMENT = "assignment"
"""The kind of record that gives a case to a computer: fields device, citizen, until."""
SETTING = "setting"
"""The kind of what a person answered on this computer: here fields case and office."""


class OfficeNeededError(RefusedError):
    """A new citizen may be one of several authorities', and it must be said whose."""

    def __init__(self, offices: Mapping[str, str]) -> None:
        listed = ", ".join(f"{clean_line(name)} [{one[:8]}]" for one, name in offices.items())
        super().__init__(
            f"Denne computer arbejder sammen med flere kommuner: {listed}. Sig, hvilken "
            "borgeren hører til. Intet er gemt."
        )


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose a citizen is."""

    office: str | None
    """One computer of the authority; None if nobody can say."""
    called: str
    """What it is called; empty if nobody can say, or it is not known here."""


@dataclass(frozen=True, slots=True)
class BelongingService:
    """Which authority's a citizen is: asked for once, and moved by an office."""

    sharing: Sharing

    def of(self, seen: Casework) -> Whose:
        """Return whose a citizen is."""
        fact = self.sharing.fact(seen.citizen.case)
        whose = fact.belongs if fact is not None and fact.belongs else NOBODY
        for office, called in self.sharing.offices().items():
            if office in whose:
                return Whose(office, called)
        return Whose(min(whose, default=None), "")

    def find(self, text: str) -> str:
        """Return the office's computer that is meant: this one, or one known here.

        Raises:
            NotFoundError: If none fits.
            AmbiguousError: If several do.
        """
        me = self.sharing.desk.me
        if me.role is Role.OFFICE and text.strip() in (me.device, me.device_name):
            return me.device
        return DeviceService(self.sharing).find(text).device

    def is_asked(self, citizen: str) -> bool:
        """Return whether nobody can say whose a citizen is; until it is said nothing is sent."""
        if not self.sharing.offices():
            return False
        fact = self.sharing.fact(citizen)
        return fact is not None and not fact.practice and not fact.belongs

    def asked(self) -> Iterator[str]:
        """Yield the citizens it is asked about."""
        state, every = self.sharing.desk.state, self.sharing.desk.shared_cases()
        return (case for case in every if self.is_asked(case) and is_citizen(state(case), case))

    def say(self, seen: Casework, office: str) -> None:
        """Say whose a citizen is: an office for everybody, a laptop for itself where nobody knows.

        Raises:
            RefusedError: If that office is not known here, or another one has to say it.
        """
        desk, known, now = self.sharing.desk, self.sharing.authorities(), self.of(seen)
        whole = known.get(office)
        if whole is None:
            raise RefusedError("Det er ikke et kontor, der kendes her. Intet er ændret.")
        case, is_mine = seen.citizen.case, desk.me.device in known.get(now.office or "", NOBODY)
        if desk.me.role is Role.OFFICE and (is_mine or now.office is None):
            _set(desk, case, derived_id(case, BELONGING), BELONGING,
                 {"citizen": seen.citizen.id, OFFICE: office})  # fmt: skip
        elif now.office is None or case in answers(desk):
            _set(desk, LOCAL, derived_id(case, SETTING, OFFICE), SETTING,
                 {"case": case, OFFICE: office})  # fmt: skip
        elif now.office not in whole:
            raise RefusedError(
                "Kun det kontor, borgeren hører til, kan flytte borgeren til et andet. "
                "Intet er ændret."
            )


def _set(desk: Desk, case: str, record: str, kind: str, values: Mapping[str, str]) -> None:
    draft = edit(case, record, kind, desk.state(case).records.get(record), values)
    desk.act([draft] if draft else [])


def offices(sharing: Sharing) -> dict[str, str]:
    """Return one computer of each authority known here, and what that is called."""
    me, every = sharing.desk.me, sharing.peers()

    def rank(one: str) -> tuple[bool, str]:
        return one == me.device, every[one].seen or "" if one in every else ""

    found: dict[Authority, str] = {}
    for one, whole in sorted(sharing.authorities().items()):
        found[whole] = max(found.get(whole, one), one, key=rank)
    contacts = {one: every[one].contact if one in every else None for one in found.values()}
    return {
        one: f"{contact.authority} ({contact.name})" if contact else me.authority
        for one, contact in contacts.items()
    }


def belongs_to(
    sharing: Sharing, case: str, changes: Sequence[Change], follows: Iterable[str]
) -> Authority:
    """Return the offices a shared case belongs to.

    Args:
        sharing: This computer's part of the exchange.
        case: The case.
        changes: All its changes.
        follows: For a workplace: the citizens' cases that name it.
    """
    known, bound, every = sharing.authorities(), sharing.bindings(), sharing.peers()
    state = sharing.desk.state(case)
    trail = trail_of(
        changes,
        (*state.dead, *(one.id for one in state.proposals)),
        lambda writer: bound.get(writer, ""),
        lambda device: vouching(device, sharing.me, every),
        ASSIGNMENT,
    )
    holders = [one for one in known if one in every and case in every[one].have]
    answer = answers(sharing.desk).get(case)
    found = belongs(trail, known, answer=answer, holders=holders)
    if found or trail.named or answer:
        return found
    facts = [sharing.fact(one) for one in follows]
    whose = {one.belongs for one in facts if one is not None}
    return (whose.pop() or NOBODY) if len(whose) == 1 else NOBODY


def answers(desk: Desk) -> Mapping[str, str]:
    """Return case to the office the person here said it belongs to."""
    state = desk.state(LOCAL)

    def read() -> dict[str, str]:
        said = ((one.get("case"), one.get(OFFICE)) for one in state.of_kind(SETTING))
        return {str(case): str(office) for case, office in said if case and office}

    return desk.kept("answers", state, read)
