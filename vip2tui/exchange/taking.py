"""Whose word takes a value away, and what that makes of what is held and of what came.

The office's does, of anybody's words, on every device that gets it. Its author's does only before
anybody had it: then what is left is all that was ever sent. Whoever has the whole change keeps it
whole against its author, so what was read cannot be hidden afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.changes.redaction import Redaction, is_covered, left_of, redactions
from vip2tui.exchange.context import Case, Context

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from vip2tui.changes.change import Change
    from vip2tui.exchange.forks import Numbers


@dataclass(frozen=True, slots=True)
class Authority:
    """Which devices' word counts."""

    bound: Mapping[str, str]
    """Writer to its device."""
    offices: Collection[str]
    """The offices' devices."""

    def is_offices(self, redaction: Redaction) -> bool:
        """Return whether an office says it: then it holds of everybody's words."""
        return self.bound.get(redaction.writer) in self.offices

    def counts(self, redaction: Redaction) -> bool:
        """Return whether it may be believed at all: an office's, or of its own device's words."""
        device = self.bound.get(redaction.writer)
        own = device is not None and device == self.bound.get(redaction.target)
        return own or self.is_offices(redaction)

    def of_offices(self, changes: Iterable[Change]) -> list[Redaction]:
        """Return the redactions among a case's changes that an office made."""
        return [one for one in redactions(changes) if self.is_offices(one)]


def unbacked(
    arrived: Iterable[Change], known: Iterable[Change], authority: Authority, sender: str
) -> bool:
    """Return whether a file has what is left of a change, and nobody who may took the rest away.

    Args:
        arrived: What came in one case.
        known: That, and what is held of the case.
        authority: Whose word counts.
        sender: The device that signed the file.
    """
    cut = [change for change in arrived if change.is_cut]
    if not cut:
        return False
    counting = [one for one in redactions(known) if authority.counts(one)]
    return not all(
        is_covered(
            change,
            counting,
            exactly=sender not in (authority.bound.get(change.place[0]), *authority.offices),
        )
        for change in cut
    )


def take_away(file: Context, numbers: Numbers, authority: Authority) -> list[Case]:
    """Return every case as it would be, so that nothing an office took away is in it.

    The order of arrival makes no difference: whole where the whole is known, without what the
    office took away.

    Args:
        file: The file and this device.
        numbers: What is new, and what this device writes again.
        authority: Whose word counts.
    """
    own: dict[str, list[Change]] = {}
    for change in numbers.again:
        own.setdefault(change.place[1], []).append(change)
    arrived, found = file.opened.by_case(), list[Case]()
    for case in sorted({*numbers.cases, *(change.place[1] for change in numbers.drops.values())}):
        held = file.here.held[case].changes()
        stays = [change for change in held if change.id not in numbers.drops]
        came = (change for run in arrived.get(case, ()) for change in run.changes())
        new = numbers.cases[case].new if case in numbers.cases else []
        whole = _whole_again(stays, came)
        stands = [whole.get(change.id, change) for change in stays]
        left = left_of([*stands, *new], authority.of_offices([*stays, *new]))
        after = [left.get(change.id, change) for change in stands]
        instead = [now for now, was in zip(after, stays, strict=True) if now.line != was.line]
        new = [left.get(change.id, change) for change in new]
        found.append(Case(case, held, after, new, own.get(case, []), instead))
    return found


def _whole_again(held: Iterable[Change], came: Iterable[Change]) -> dict[str, Change]:
    """Return those of which only a part is held, and that have come whole."""
    cut = {change.id: change for change in held if change.is_cut}
    if not cut:
        return {}  # nearly always: a file is not read once more for nothing
    return {
        change.id: change
        for change in came
        if change.id in cut
        and not change.is_cut
        and cut[change.id].fingerprint == change.fingerprint
    }
