"""What the assignments of a case amount to: which computer has it, and what last decided that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.services.exchange.belonging import ASSIGNMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vip2tui.changes.change import Change
    from vip2tui.changes.fold import CaseState


@dataclass(frozen=True, slots=True)
class Giving:
    """One computer's assignment, as it stands."""

    has_it: bool
    since: str
    """The day it was taken back, where it was."""
    last: Change
    """The newest that counts of what was said about it: a computer that hears of this knows all."""


def givings(about: Sequence[Change], state: CaseState, creator: str | None) -> dict[str, Giving]:
    """Return computer to how it stands.

    Giving a case may be undone after the file was carried away, and words may have been written
    where it came. So that is no other than taking it back, but where the citizen was made: there
    it is as before.

    Args:
        about: The case's assignments, and every undo.
        state: Those folded.
        creator: The computer that made the citizen, if it is known.
    """
    found: dict[str, Giving] = {}
    for record, last in _newest(about, state).items():
        known = state.records.get(record)
        if known is not None:
            until = known.get("until")
            found[str(known.get("device"))] = Giving(until is None, str(until or ""), last)
            continue
        for device in _undone(about, state, record):
            if device != creator:
                found.setdefault(device, Giving(False, last.at[:10], last))
    return found


def _newest(about: Sequence[Change], state: CaseState) -> dict[str, Change]:
    """Return record to the newest live change that sets something of it, or undoes that."""
    record_of = {change.id: change.record for change in about if change.kind == ASSIGNMENT}
    newest: dict[str, Change] = {}
    for change in sorted(about, key=lambda one: one.order):
        if change.id not in state.dead:
            named = (record_of[one] for one in change.undoes if one in record_of)
            newest |= dict.fromkeys([change.record] if change.set else named, change)
    return {record: newest[record] for record in record_of.values() if record in newest}


def _undone(about: Sequence[Change], state: CaseState, record: str) -> Iterator[str]:
    proposals = {change.id for change in state.proposals}
    for change in about:
        if change.record == record and change.id not in proposals:
            device = change.set.get("device")
            if isinstance(device, str):
                yield device
