"""One case while its story is written: just enough of its state to write what comes next.

The changes are made by the same `edit` and `write` as at a desk. Folding the case again after every
action would cost as much as all the actions before it, so the heads are kept here as they are set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.changes.fold import CaseState
from vip2tui.changes.record import Record
from vip2tui.changes.undo import undoing
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.ids import derived_id
from vip2tui.services.exchange.sharing import ASSIGNMENT
from vip2tui.services.records import edit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from vip2tui.changes.change import Change, Json
    from vip2tui.services.desk import Me


class Book:
    """A case as its writers have it before them."""

    def __init__(self, case: str, new_id: Callable[[], str]) -> None:
        self.case = case
        self.lines: list[bytes] = []
        """The changes' bytes, in the order they were made."""
        self.last: datetime | None = None
        self._new_id = new_id
        self._clock = 0
        self._numbers: dict[str, tuple[int, int]] = {}
        self._heads: dict[str, dict[str, tuple[Change, ...]]] = {}

    def draft(
        self, record: str, kind: str, values: Mapping[str, Json], *, claims: bool = False
    ) -> Draft | None:
        """Return what sets the values that differ; a delete or a close claims to have seen all."""
        heads = self._heads.get(record)
        known = None if heads is None else Record(record, kind, heads)
        seen = {writer: n for writer, (n, _) in self._numbers.items()} if claims else None
        return edit(self.case, record, kind, known, values, seen=seen)

    def get(self, record: str, name: str) -> Json:
        """Return a field's value, or None."""
        heads = self._heads.get(record, {}).get(name)
        return heads[-1].set[name] if heads else None

    def act(self, who: Me, at: datetime, *drafts: Draft | None) -> list[Change]:
        """Write one action."""
        return self._write(who, at, drafts, CaseState(clock=self._clock, numbers=self._numbers))

    def apart(self, *turns: tuple[Me, datetime, Draft | None]) -> None:
        """Write actions of people who have not seen each other's."""
        before = CaseState(clock=self._clock, numbers=dict(self._numbers))
        for who, at, draft in turns:
            self._write(who, at, (draft,), before)

    def undo(self, who: Me, at: datetime, made: Sequence[Change]) -> None:
        """Take an action that made something new back."""
        self.act(who, at, *undoing(made))
        for change in made:
            del self._heads[change.record]

    def _write(
        self, who: Me, at: datetime, drafts: Sequence[Draft | None], state: CaseState
    ) -> list[Change]:
        made = write(
            [draft for draft in drafts if draft is not None],
            lambda _: state,
            pen=Pen(who.writer, who.person),
            action=self._new_id(),
            at=at.isoformat(timespec="seconds"),
        )
        for change in made:
            self._take(change)
        self.last = at
        return made

    def _take(self, change: Change) -> None:
        writer, _, n = change.place
        # orjson hands out bytes in a 4 KB allocation, ten times what most lines need; a copy fits.
        self.lines.append(bytes(memoryview(change.line)))
        self._numbers[writer] = (n, n)
        self._clock = max(self._clock, change.clock)
        if change.set:
            heads = self._heads.setdefault(change.record, {})
            for name in change.set:
                replaced = change.over.get(name, ())
                kept = tuple(head for head in heads.get(name, ()) if head.id not in replaced)
                heads[name] = (*kept, change)


def give(book: Book, who: Me, at: datetime, to: Me, citizen: str | None = None) -> None:
    """Give a case to a computer: a citizen's, or a workplace's."""
    values = {"device": to.device, "citizen": citizen}
    record = derived_id(book.case, ASSIGNMENT, to.device)
    book.act(who, at, book.draft(record, ASSIGNMENT, values))
