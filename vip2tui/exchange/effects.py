"""What a file would do to a case, told by folding it without and with what is new."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vip2tui.changes.doubts import questions
from vip2tui.changes.vector import missing
from vip2tui.domain.joins import JOIN
from vip2tui.domain.kinds.table import counted_as

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vip2tui.changes.change import Change
    from vip2tui.changes.fold import CaseState
    from vip2tui.exchange.admission import Here

MANY = 5
"""More removals than this in one file make a person look twice."""

_ENDS = ("closed", "locked")


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something that is seen now and would not be afterwards."""

    case: str
    kind: str
    values: Mapping[str, object]
    """What the record says now."""
    field: str = ""
    """The one field that is meant; empty if it is the whole record."""
    away: bool = False
    """Put away, and can be brought back; else its author took it back."""


@dataclass(slots=True)
class Effects:
    """What would be seen afterwards that is not seen now."""

    new: Counter[str] = field(default_factory=Counter)
    """Kind to how many records."""
    changed: Counter[str] = field(default_factory=Counter)
    opened: list[tuple[str, str]] = field(default_factory=list)
    """Case and id of the doubts that would open."""
    settled: int = 0
    """Doubts that would close."""
    proposals: int = 0
    removed: Counter[str] = field(default_factory=Counter)
    """Kind to how many records a delete would hide."""
    taken_back: Counter[str] = field(default_factory=Counter)
    """Kind to how many records their author took back."""
    unseen: list[Unseen] = field(default_factory=list)
    """Everything that would no longer be seen, one by one."""
    ended: int = 0
    """Courses and months that would be closed."""
    joined: int = 0
    living: int = 0
    """Records there are now in the cases that change."""
    new_changes: int = 0
    """Changes of records that are new here."""
    changed_changes: int = 0
    gaps: dict[str, dict[str, int]] = field(default_factory=dict)
    """Case to writer to how many numbers would be missing below one that is held."""

    @property
    def brakes(self) -> bool:
        """Whether a person must say yes a second time: much would be put away, closed or joined."""
        gone = self.removed.total() + self.taken_back.total() + self.ended
        return gone > MANY or (gone > 1 and gone * 10 > self.living) or self.joined > 0

    def add(
        self,
        case: str,
        held: Sequence[Change],
        after: Sequence[Change],
        fresh: Sequence[Change],
        here: Here,
    ) -> None:
        """Count one case.

        Args:
            case: The case.
            held: Its changes here.
            after: Its changes as they would be.
            fresh: Those of them that others wrote and that are new here.
            here: This device.
        """
        before, then = here.fold(case, held), here.fold(case, after)
        here_now = {change.record for change in held}
        for change in fresh:
            if change.record in here_now:
                self.changed_changes += 1
            else:
                self.new_changes += 1
        joins = [change for change in fresh if change.kind == JOIN and change.set]
        self.joined += sum(not change.set.get("apart") for change in joins)
        self._records(before, then)
        self._unseen(case, before, then)
        asked = {doubt.id for doubt in questions(before)}
        asks = {doubt.id for doubt in questions(then)}
        self.opened += [(case, doubt) for doubt in sorted(asks - asked)]
        self.settled += len(asked - asks)
        known = {change.line for change in before.proposals}
        self.proposals += sum(change.line not in known for change in then.proposals)
        if holes := missing(after):
            self.gaps[case] = holes

    def _records(self, before: CaseState, then: CaseState) -> None:
        self.living += len(before.records)
        for record in then.records.values():
            old = before.records.get(record.id)
            if old is None:
                self.new[counted_as(record.kind, record.values)] += 1
            elif old.heads != record.heads:
                values = record.values
                if old.values != values:
                    self.changed[counted_as(record.kind, values)] += 1
                self.ended += any(values.get(end) and not old.get(end) for end in _ENDS)

    def _unseen(self, case: str, before: CaseState, then: CaseState) -> None:
        """Name the records that would be put away or taken back, and the values taken back."""
        for record_id, record in before.records.items():
            values = record.values
            after = then.records.get(record_id)
            if record_id in then.deleted:
                self.removed[record.kind] += 1
                self.unseen.append(Unseen(case, record.kind, values, away=True))
            elif after is None:
                self.taken_back[record.kind] += 1
                self.unseen.append(Unseen(case, record.kind, values))
            elif after.heads != record.heads:
                self.unseen += [
                    Unseen(case, record.kind, values, name)
                    for name, heads in record.heads.items()
                    if heads[-1].id in then.dead and values[name] is not None
                    if after.get(name) != values[name]
                ]
