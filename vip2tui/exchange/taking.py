"""Whose word takes a value away, and what that makes of what is held and of what came.

The office's does, of anybody's words, on every device that gets it. Its author's does only before
anybody had it: then what is left is all that was ever sent. Whoever has the whole change keeps it
whole against its author, so what was read cannot be hidden afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.changes.redaction import is_covered, left_of, redactions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vip2tui.changes.change import Change
    from vip2tui.changes.redaction import Redaction


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


@dataclass(frozen=True, slots=True)
class Settled:
    """What a case comes to when what is to go has gone."""

    new: list[Change]
    """What is not held yet, as it is to be stored."""
    instead: list[Change]
    """What takes the place of the same change as it is held."""


def settle(
    held: Sequence[Change], new: Sequence[Change], came: Iterable[Change], authority: Authority
) -> Settled:
    """Return what is to be stored of a case so that nothing an office took away is in it.

    The order of arrival makes no difference: whole where the whole is known, without what the
    office took away.

    Args:
        held: What stays of what is stored.
        new: What is not stored yet.
        came: All that the file has of the case, new or not.
        authority: Whose word counts.
    """
    cut = {change.id: change for change in held if change.is_cut}
    whole: dict[str, Change] = {}
    if cut:  # nearly never: a file is not read once more for nothing
        whole = {
            change.id: change
            for change in came
            if change.id in cut
            and not change.is_cut
            and cut[change.id].fingerprint == change.fingerprint
        }
    stands = [whole.get(change.id, change) for change in held]
    left = left_of([*stands, *new], authority.of_offices([*held, *new]))
    after = [left.get(change.id, change) for change in stands]
    return Settled(
        [left.get(change.id, change) for change in new],
        [now for now, was in zip(after, held, strict=True) if now.line != was.line],
    )
