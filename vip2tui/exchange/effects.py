"""What a file would do to each case, told by folding it without and with what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vip2tui.changes.claims import ENDS
from vip2tui.changes.doubts import cards
from vip2tui.changes.fold import CaseState
from vip2tui.changes.joined import stands
from vip2tui.changes.record import Record
from vip2tui.changes.vector import missing
from vip2tui.domain.joins import JOIN
from vip2tui.domain.kinds.table import counted_as
from vip2tui.exchange.context import Case, Fold

MANY = 5
"""More removals than this in one file make a person look twice."""


class How(StrEnum):
    """What a file does away with something."""

    AWAY = "away"
    """Put away, and can be brought back."""
    BACK = "back"
    """Its author took it back."""
    ENDED = "ended"
    """A course or a month that is closed."""
    JOINED = "joined"
    """A citizen who becomes one with another."""


@dataclass(frozen=True, slots=True)
class Removal:
    """Something that is there now and would not be afterwards, or not as one works on it."""

    how: How
    case: str
    kind: str
    values: Mapping[str, object]
    """What the record says."""
    field: str = ""
    """The one field that is meant; empty if it is the whole record."""


@dataclass(slots=True)
class Effects:
    """What would be seen afterwards that is not seen now."""

    new: Counter[str] = field(default_factory=Counter)
    """Kind to how many records."""
    changed: Counter[str] = field(default_factory=Counter)
    opened: int = 0
    """Cards that would be asked about, or about more than now."""
    settled: int = 0
    """Cards that would be asked no more."""
    proposals: int = 0
    late: int = 0
    """Records that would come after the end of a course or a month."""
    removals: list[Removal] = field(default_factory=list)
    """Everything that would be put away, taken back, closed or joined, one by one."""
    living: int = 0
    """Records there are now in the cases that change."""
    new_changes: int = 0
    """Changes of records that are new here."""
    changed_changes: int = 0
    gaps: dict[str, dict[str, int]] = field(default_factory=dict)
    """Case to writer to how many numbers would be missing below one that is held."""

    def removed(self, how: How) -> Counter[str]:
        """Return kind to how many whole records go in one way."""
        return Counter(one.kind for one in self.removals if one.how is how and not one.field)

    @property
    def brakes(self) -> bool:
        """Whether a person must say yes a second time: much would be put away, closed or joined."""
        gone = sum(self.removed(how).total() for how in (How.AWAY, How.BACK, How.ENDED))
        return (
            gone > MANY
            or (gone > 1 and gone * 10 > self.living)
            or self.removed(How.JOINED).total() > 0
        )


def effects_of(cases: Iterable[Case], read: Fold) -> Effects:
    """Return what all cases together come to.

    Args:
        cases: Every case, as it is and as it would be.
        read: How this device folds a case.
    """
    effects = Effects()
    for one in cases:
        after = one.after
        before, then = read(one.case, one.held), read(one.case, after)
        here_now = {change.record for change in one.held}
        known = sum(change.record in here_now for change in one.new)
        effects.changed_changes += known
        effects.new_changes += len(one.new) - known
        _count_records(effects, before, then)
        effects.removals += _removals(one.case, before, then)
        were_late = {record.id: record.late_after for record in before.records.values()}
        asked, asks = cards(before), cards(then)
        were, are = ({doubt.id for card in of for doubt in card.doubts} for of in (asked, asks))
        effects.opened += sum(any(one.id not in were for one in card.doubts) for card in asks)
        effects.settled += sum(all(one.id not in are for one in card.doubts) for card in asked)
        effects.late += sum(
            record.late_after != were_late.get(record.id, ())
            for record in then.records.values()
            if record.late_after
        )
        lines = {change.line for change in before.proposals}
        effects.proposals += sum(change.line not in lines for change in then.proposals)
        if holes := missing(after):
            effects.gaps[one.case] = holes
    return effects


def _count_records(effects: Effects, before: CaseState, then: CaseState) -> None:
    effects.living += len(before.records)
    pairs = [(before.records.get(one.id), one) for one in then.records.values()]
    effects.new.update(counted_as(now.kind, now.values) for old, now in pairs if old is None)
    effects.changed.update(
        counted_as(now.kind, now.values)
        for old, now in pairs
        if old is not None and old.heads != now.heads and old.values != now.values
    )


def _removals(case: str, before: CaseState, then: CaseState) -> Iterator[Removal]:
    """Yield what goes: records put away or taken back, values taken back, what ends or is joined.

    The one place that says what a file removes; the brake, the sentences and the lists read it.
    """
    for record_id, record in before.records.items():
        after = then.records.get(record_id)
        if after is None:
            how = How.AWAY if record_id in then.deleted else How.BACK
            yield Removal(how, case, record.kind, record.values)
        elif after.heads != record.heads:
            for name, heads in record.heads.items():
                value = record.values[name]
                if heads[-1].id in then.dead and value is not None and after.get(name) != value:
                    yield Removal(How.BACK, case, record.kind, record.values, name)
    for record in then.records.values():
        old = before.records.get(record.id)
        if old is not None and any(record.get(end) and not old.get(end) for end in ENDS):
            yield Removal(How.ENDED, case, record.kind, record.values)
        if _joins(record) and (old is None or not _joins(old)):
            yield Removal(How.JOINED, case, record.kind, record.values)


def _joins(record: Record) -> bool:
    return record.kind == JOIN and stands(record)
