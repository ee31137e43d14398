"""A barred computer that was found again: its file is taken in, and all of it only as proposals.

What is a proposal stands in the case itself, so everybody who gets the case reads it alike; the
office lets it in, or leaves it as it is. Nothing of it is ever thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vip2tui.changes.writer import Draft
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.citizen import NAMELESS
from vip2tui.domain.kinds.found_words import FoundWords
from vip2tui.domain.kinds.places import is_sent, shared_case
from vip2tui.exchange.imports import ranges
from vip2tui.services.records import edit
from vip2tui.text.danish import count

if TYPE_CHECKING:
    from vip2tui.changes.change import Change
    from vip2tui.exchange.arrived import Opened
    from vip2tui.exchange.context import Here
    from vip2tui.services.desk import Desk
    from vip2tui.services.exchange.fetching import FetchService
    from vip2tui.services.exchange.seen import Seen
    from vip2tui.services.exchange.sharing import Sharing


def proposed(opened: Opened, here: Here) -> dict[str, Change]:
    """Return what a barred computer's file brings that is not here yet, by id: all proposals."""
    sender = opened.sender
    if sender is None or not sender.revoked:
        return {}
    own = {(one.case, one.writer) for one in opened.manifest.seals if one.device == sender.device}
    return {
        change.id: change
        for run in opened.runs
        if (run.case, run.writer) in own
        for change in run.changes()
        if change.place[2] not in here.held[run.case].held.get(run.writer, {})
    }


def held_drafts(desk: Desk, found: Iterable[Change]) -> list[Draft]:
    """Return what says in each case that these are proposals, beside what was said before."""
    drafts: list[Draft | None] = []
    for case, writers in ranges(found).items():
        for writer, pairs in writers.items():
            record = derived_id(case, FoundWords.KIND, writer)
            known = desk.state(case).records.get(record)
            before = list(known.get("numbers") or ()) if known else []
            numbers = [*before, *(one for one in pairs if one not in before)]
            values = {"citizen": shared_case(case), "writer": writer, "numbers": numbers}
            drafts.append(edit(case, record, FoundWords.KIND, known, values))
    return [draft for draft in drafts if draft is not None]


@dataclass(frozen=True, slots=True)
class FoundService:
    """What was taken in of computers that were found again."""

    sharing: Sharing
    fetching: FetchService

    def look(self, path: Path) -> Seen:
        """Return what a barred computer's file would do here: nothing of it would count.

        Raises:
            RefusedFileError: With one sentence for each reason.
        """
        return self.fetching.look(path, found=True)

    def waiting(self, device: str) -> Mapping[str, int]:
        """Return case to how many changes of a computer are only proposals in it."""
        desk, bound = self.sharing.desk, self.sharing.bindings()
        found: dict[str, int] = {}
        for case in filter(is_sent, desk.store.cases()):
            for record in desk.state(case).of_kind(FoundWords.KIND):
                pairs = record.get("numbers") or ()
                if pairs and bound.get(str(record.get("writer"))) == device:
                    number = sum(last - first + 1 for first, last in pairs)
                    found[case] = found.get(case, 0) + number
        return found

    def words(self, device: str) -> list[str]:
        """Return the same, a line for each citizen."""
        desk, whole = self.sharing.desk, dict[str, int]()
        for case, number in self.waiting(device).items():
            whole[shared_case(case)] = whole.get(shared_case(case), 0) + number
        lines = []
        for citizen, number in whole.items():
            record = desk.state(citizen).records.get(citizen)
            name = str(record.get("name") or NAMELESS) if record else desk.worded("En ny borger")
            lines.append(f"{name}: {count(number, 'ændring', 'ændringer')} som forslag")
        return lines

    def let_in(self, device: str) -> int:
        """Let all of a computer's proposals count; return how many. Can be undone."""
        desk, waiting = self.sharing.desk, self.waiting(device)
        bound, drafts = self.sharing.bindings(), list[Draft | None]()
        for case in waiting:
            for record in desk.state(case).of_kind(FoundWords.KIND):
                if bound.get(str(record.get("writer"))) == device:
                    drafts.append(edit(case, record.id, FoundWords.KIND, record, {"numbers": []}))
        desk.act(drafts)
        return sum(waiting.values())
