"""The fold once more, from the design's words alone: slow, plain, and sharing nothing with ours.

Every rule asks its question of all changes anew; nothing is sorted, walked or kept up to date.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from vip2tui.changes.change import Change
    from vip2tui.changes.fold import CaseState

Plain = dict[str, object]


def before(one: Change, other: Change) -> bool:
    return (one.clock, one.id) < (other.clock, other.id)


@dataclass
class Reference:
    """What a set of changes means."""

    every: Iterable[Change]
    held: AbstractSet[str]
    admits: Callable[[Change], bool]
    parents: Mapping[str, tuple[str, ...]]

    @cached_property
    def once(self) -> list[Change]:
        """The changes whose id is theirs alone, that may be set here, and whose clock is near."""
        ids = [change.id for change in self.kept]
        return [
            c
            for c in self.kept
            if ids.count(c.id) == 1 and self.admits(c) and c.clock <= 1_000_000 + len(self.kept)
        ]

    @cached_property
    def kept(self) -> list[Change]:
        """Each change once: as the one that has most taken away of it."""
        lines = {change.line: change for change in self.every}
        return [c for c in lines.values() if not any(self.has_less(o, c) for o in lines.values())]

    def has_less(self, one: Change, other: Change) -> bool:
        """Whether it is the same change, of which more was taken away."""
        return (
            one.id == other.id
            and len(one.gone) > len(other.gone)
            and one.fingerprint == other.fingerprint
        )

    @cached_property
    def clock(self) -> int:
        """The highest one that is not far above what there is, of what is not held back."""
        shown = [c.clock for c in self.kept if c.id not in self.held]
        return max((clock for clock in shown if clock <= 1_000_000 + len(self.kept)), default=0)

    @cached_property
    def live(self) -> list[Change]:
        known: dict[str, bool] = {}

        def in_force(change: Change) -> bool:
            if change.id not in known:
                known[change.id] = change.id not in self.held and not any(
                    in_force(undo)
                    for undo in self.once
                    if change.id in undo.undoes and not undo.set and before(change, undo)
                )
            return known[change.id]

        return [change for change in self.once if in_force(change)]

    def kind(self, record: str) -> str | None:
        """What it was first said to be by a change that stands."""
        said = [change for change in self.live if change.record == record and change.set]
        first = [one for one in said if not any(before(other, one) for other in said)]
        return first[0].kind if first else None

    @cached_property
    def kinds(self) -> dict[str, str | None]:
        return {change.record: self.kind(change.record) for change in self.once}

    @cached_property
    def folded(self) -> list[Change]:
        return [c for c in self.once if c.set and c.kind == self.kinds[c.record]]

    @cached_property
    def standing(self) -> list[Change]:
        """The folded changes that are in force."""
        return [change for change in self.folded if change in self.live]

    def stands_on(self, change: Change, name: str) -> set[str]:
        """What a value replaces: what it names, and what those replaced, in force or not."""
        found: set[str] = set()
        for named in self.folded:
            if (
                named.id in change.over.get(name, ())
                and named.record == change.record
                and name in named.set
                and before(named, change)
            ):
                found |= {named.id} | self.stands_on(named, name)
        return found

    @cached_property
    def heads(self) -> dict[tuple[str, str], list[Change]]:
        heads: dict[tuple[str, str], list[Change]] = {}
        for change in self.standing:
            for name in change.set:
                others = [c for c in self.standing if c.record == change.record and name in c.set]
                if not any(change.id in self.stands_on(other, name) for other in others):
                    heads.setdefault((change.record, name), []).append(change)
        return heads

    @cached_property
    def records(self) -> set[str]:
        return {record for record, _ in self.heads}

    def claims(self, record: str, name: str) -> list[Change]:
        heads = self.heads.get((record, name), [])
        return [head for head in heads if head.seen is not None and head.set[name]]

    def hangs_on(self, record: str) -> set[str]:
        """The record and everything below it."""
        found = {record}
        while True:
            more = {
                child
                for (child, name), heads in self.heads.items()
                if name in self.parents.get(str(self.kinds[child]), ())
                and any(str(head.set[name]) in found for head in heads)
            }
            if more <= found:
                return found
            found |= more

    def knew(self, claim: Change, change: Change) -> bool:
        writer, n = change.id.split(".")[0], int(change.id.split(".")[-1])
        return (claim.seen or {}).get(writer, 0) >= n and before(change, claim)

    def says(self, change: Change, *names: str) -> bool:
        return change.seen is not None and any(change.set.get(name) for name in names)

    def holds(self, delete: Change) -> bool:
        below = self.hangs_on(delete.record)
        return all(
            self.knew(delete, change) or self.says(change, "deleted")
            for change in self.standing
            if change.record in below
        )

    def late(self, record: str) -> set[str]:
        """The ends, of the record or of what it hangs on, whose makers did not know all of it."""
        found: set[str] = set()
        for above in self.records:
            if record not in self.hangs_on(above):
                continue
            for name in ("closed", "locked"):
                ends = self.claims(above, name)
                if ends and any(
                    not any(self.knew(end, change) for end in ends)
                    for change in self.standing
                    if change.record == record
                    and not self.says(change, "deleted", "closed", "locked")
                ):
                    found |= {end.id for end in ends}
        return found

    def plain(self) -> Plain:
        """Everything a state says."""
        gone: set[str] = set()
        marked: dict[str, list[str]] = {}
        for record in self.records:
            deletes = self.claims(record, "deleted")
            if any(self.holds(delete) for delete in deletes):
                gone |= self.hangs_on(record)
            elif deletes:
                marked[record] = sorted(delete.id for delete in deletes)
        live = {change.id for change in self.standing} | {
            change.id for change in self.live if not change.set
        }
        return {
            "heads": {
                place: sorted(head.id for head in heads) for place, heads in self.heads.items()
            },
            "shown": {
                place: max(heads, key=lambda head: (head.clock, head.id)).set[place[1]]
                for place, heads in self.heads.items()
            },
            "doubts": {
                place
                for place, heads in self.heads.items()
                if len({json.dumps(head.set[place[1]]) for head in heads}) > 1
            },
            "kinds": {record: self.kinds[record] for record in self.records},
            "gone": gone,
            "marked": marked,
            "late": {record: late for record in self.records if (late := self.late(record))},
            "live": live,
            "clock": self.clock,
        }


def plain(state: CaseState, changes: Iterable[Change]) -> Plain:
    """Return what our fold says in the same words."""
    both = {**state.records, **state.deleted}
    return {
        "heads": {
            (record.id, name): sorted(head.id for head in heads)
            for record in both.values()
            for name, heads in record.heads.items()
        },
        "shown": {
            (record.id, name): value
            for record in both.values()
            for name, value in record.values.items()
        },
        "doubts": {(record.id, name) for record in both.values() for name in record.in_doubt()},
        "kinds": {record.id: record.kind for record in both.values()},
        "gone": set(state.deleted),
        "marked": {
            record.id: sorted(delete.id for delete in record.deleted_by)
            for record in both.values()
            if record.deleted_by
        },
        "late": {
            record.id: {end.id for end in record.late_after}
            for record in both.values()
            if record.late_after
        },
        "live": {change.id for change in changes} - state.dead,
        "clock": state.clock,
    }
