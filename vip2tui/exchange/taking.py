"""What each case would be: without what is taken away for good, and with nothing twice.

The office's word takes a value away, of anybody's words, on every device that gets it. Its
author's does only before anybody had it: then what is left is all that was ever sent. Whoever has
the whole change keeps it whole against its author, so what was read cannot be hidden afterwards.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import orjson

from vip2tui.changes.change import Change
from vip2tui.changes.fold import fold
from vip2tui.changes.redaction import Redaction, is_covered, left_of, redactions
from vip2tui.changes.undo import UNDO, undoing
from vip2tui.changes.writer import Pen, write
from vip2tui.exchange.context import Case, Context, Fold

if TYPE_CHECKING:
    from vip2tui.exchange.forks import Numbers


Twin = tuple[int, str, str, str, str, bytes]


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


def undo_doubled(file: Context, writer: str, cases: Iterable[Case], read: Fold) -> list[Case]:
    """Return the cases with the undos of what would stand there twice.

    Args:
        file: The file and this device.
        writer: The writer this device goes on with.
        cases: Every case, as it would be without them.
        read: How this device folds a case.
    """
    return [replace(one, undos=_undos(file, writer, one, read)) for one in cases]


def _undos(file: Context, writer: str, one: Case, read: Fold) -> list[Change]:
    mine, fresh, after = file.here.writers, file.fresh, one.after
    if not any(change.place[0] in mine for change in one.new):
        return []
    twice = _doubled(one, mine, read(one.case, after).dead)
    pen = Pen(writer, fresh.by)
    return write(undoing(twice), lambda _: fold(after), pen=pen, action=fresh.action, at=fresh.at)


def twin(change: Change) -> Twin:
    """Return what a change and the same written again under another writer have in common."""
    said = orjson.dumps(dict(change.set), option=orjson.OPT_SORT_KEYS)
    kind = change.kind if change.set else UNDO
    return (change.clock, change.action, change.at, change.record, kind, said)


def _doubled(one: Case, mine: Collection[str], dead: Collection[str]) -> list[Change]:
    """Return what is to be undone: words written again that have now come back themselves.

    Of a word that stands twice the one that came back stays, as what was written in the time that
    was lost is about that one. If its copy was undone since, it is undone too. Undos that are
    there twice do no harm, and undoing one would.

    Args:
        one: The case.
        mine: This device's writers.
        dead: What is undone when all of it is put together.
    """
    back = [change for change in one.new if change.place[0] in mine and change.set]
    if not back:
        return []
    copies: dict[object, list[Change]] = {}
    for change in (*one.stays, *one.own):
        if change.place[0] in mine and change.set:
            copies.setdefault(twin(change), []).append(change)
    undone: dict[str, Change] = {}
    for change in back:
        if change.id in dead:
            continue
        others = copies.get(twin(change), [])
        live = {copy.id: copy for copy in others if copy.id not in dead}
        undone |= live or ({change.id: change} if others else {})
        if live or not others:
            copies[twin(change)] = [change]
    return list(undone.values())
