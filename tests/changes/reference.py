"""The fold once more, from the design's words alone: slow, plain, and sharing nothing with ours.

Every rule asks its question of all changes anew; nothing is sorted, walked or kept up to date.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vip2tui.changes import doubts as doubting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from vip2tui.changes.change import Change
    from vip2tui.changes.fold import CaseState
    from vip2tui.changes.sparing import Making

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
    making: Making
    owner: Callable[[str], str | None]

    def hand(self, change_id: str) -> str:
        """Whose device wrote it; a writer nobody knows is as good as a device of its own."""
        writer = change_id.split(".")[0]
        return self.owner(writer) or f"writer {writer}"

    def is_own(self, change: Change) -> bool:
        """Whether it takes back nothing that another device wrote."""
        return bool(change.set) or {self.hand(i) for i in change.undoes} <= {self.hand(change.id)}

    @cached_property
    def once(self) -> list[Change]:
        """The changes whose id is theirs alone, that may be set here, whose clock is near, and
        which are no undo of others' words."""
        ids = [change.id for change in self.kept]
        return [
            c
            for c in self.kept
            if ids.count(c.id) == 1 and self.admits(c) and c.clock <= 1_000_000 + len(self.kept)
            if self.is_own(c)
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
    def named(self) -> dict[str, list[Change]]:
        """Id to the undos in force that name it."""
        known: dict[str, list[Change]] = {}

        def undos(change: Change) -> list[Change]:
            if change.id not in known:
                lasts = change.set and change.kind in self.making.lasting
                known[change.id] = [
                    undo
                    for undo in self.once
                    if change.id in undo.undoes and not undo.set and before(change, undo)
                    if not lasts and undo.id not in self.held and not undos(undo)
                ]
            return known[change.id]

        return {change.id: undos(change) for change in self.once}

    @cached_property
    def untouched(self) -> list[Change]:
        """What is in force before it is asked what must be spared."""
        return [c for c in self.once if c.id not in self.held and not self.named[c.id]]

    def made(self, record: str) -> list[Change]:
        """What made a record that nothing untouched makes: taken back, and not held back."""
        makers = [
            c for c in self.folded
            if c.record == record and self.making.makes(c.kind, c.set, c.over)
        ]  # fmt: skip
        if any(change in self.untouched for change in makers):
            return []
        return [c for c in makers if self.named[c.id] and c.id not in self.held]

    @cached_property
    def pairs(self) -> set[tuple[str, str]]:
        """What stands on what, by all that was ever said of what is there or in question."""
        here = {c.record for c in self.folded if c in self.untouched}
        here |= {record for record in self.kinds if self.made(record)}
        said = [c for c in self.folded if c.id not in self.held and c.record in here]
        return {pair for c in said for pair in self.making.ties(c.kind, c.record, c.set)}

    def beneath(self, record: str) -> set[str]:
        """The record and all that anything ever said stands on it."""
        pairs = self.pairs
        found = {record}
        while True:
            more = {low for low, high in pairs if high in found}
            if more <= found:
                return found
            found |= more

    @cached_property
    def spared(self) -> dict[str, list[Change]]:
        """Record to the undos that must spare it, as others stand in it or on it."""
        taken = {record: made for record in self.kinds if (made := self.made(record))}
        beneath = {record: self.beneath(record) for record in taken}
        spared: set[str] = set()
        while True:
            words = [c for c in self.folded if c in self.untouched and not self.says(c, "deleted")]
            stands = [(c.record, self.hand(c.id)) for c in words]
            stands += [(c.record, "whoever") for c in words if self.says(c, "kept")]
            stands += [(one, self.hand(c.id)) for one in spared for c in taken[one]]
            more = {
                record
                for record, made in taken.items()
                if any(
                    low in beneath[record] and device != self.hand(maker.id)
                    for low, device in stands
                    for maker in made
                )
            }
            if more <= spared:
                break
            spared |= more
        return {one: [undo for c in taken[one] for undo in self.named[c.id]] for one in spared}

    @cached_property
    def live(self) -> list[Change]:
        """What is in force: untouched, or taken back by no other undo than must spare it."""
        back = [
            c for c in self.folded
            if c not in self.untouched
            and c.record in self.spared
            and c.id not in self.held
            and all(undo in self.spared[c.record] for undo in self.named[c.id])
        ]  # fmt: skip
        return [*self.untouched, *back]

    def kind(self, record: str) -> str | None:
        """What it was first said to be by a change that stands, spared or not."""
        said = [change for change in self.untouched if change.record == record and change.set]
        said = said or [change for change in self.once if change.record == record and change.set]
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

    def differs(self, place: tuple[str, str]) -> bool:
        """Whether what stands in a field is not one and the same value."""
        return len({json.dumps(head.set[place[1]]) for head in self.heads[place]}) > 1

    def act(self, change: Change) -> tuple[str, str]:
        """What one person did at once, under one of their writers."""
        return change.id.split(".")[0], change.action

    def groups(self, places: Iterable[tuple[str, str]]) -> list[set[tuple[str, str]]]:
        """The doubted fields among these, each with all that an action leads to from there."""
        acts = {
            place: {self.act(head) for head in self.heads[place]}
            for place in places
            if self.differs(place)
        }
        groups: list[set[tuple[str, str]]] = []
        for place in acts:
            group = {place}
            while True:
                met = {act for one in group for act in acts[one]}
                more = {one for one, theirs in acts.items() if theirs & met}
                if more <= group:
                    break
                group |= more
            if group not in groups:
                groups.append(group)
        return groups

    @cached_property
    def shown(self) -> dict[tuple[str, str], object]:
        """What is read meanwhile: the highest action of a group, then the next, field by field."""
        shown: dict[tuple[str, str], object] = {}
        for group in self.groups(self.heads):
            acts: dict[tuple[str, str], list[Change]] = {}
            for change in [*self.standing, *(undo for undo in self.live if not undo.set)]:
                acts.setdefault(self.act(change), []).append(change)
            left = set(group)
            while left:
                meet = {self.act(head) for place in left for head in self.heads[place]}
                highest = max(meet, key=lambda act: max((c.clock, c.id) for c in acts[act]))
                for place in list(left):
                    said = [head for head in self.heads[place] if self.act(head) == highest]
                    if said:
                        shown[place] = max(said, key=lambda c: (c.clock, c.id)).set[place[1]]
                        left.discard(place)
        for place, heads in self.heads.items():
            shown.setdefault(place, max(heads, key=lambda c: (c.clock, c.id)).set[place[1]])
        return shown

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
                    and not self.says(change, "deleted", "closed", "locked", "kept")
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
        kept = [change for change in self.standing if self.says(change, "kept")]
        asked = {
            record: unanswered
            for record, undos in self.spared.items()
            if (
                unanswered := {
                    undo.id for undo in undos
                    if not any(c.record == record and self.knew(c, undo) for c in kept)
                }
            )
        }  # fmt: skip
        live = {change.id for change in self.standing} | {
            change.id for change in self.live if not change.set
        }
        return {
            "heads": {
                place: sorted(head.id for head in heads) for place, heads in self.heads.items()
            },
            "shown": self.shown,
            "doubts": {place for place in self.heads if self.differs(place)},
            "cards": {
                frozenset(group)
                for group in self.groups(place for place in self.heads if place[0] not in gone)
            },
            "kinds": {record: self.kinds[record] for record in self.records},
            "gone": gone,
            "asked": asked,
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
        "cards": {
            frozenset((doubt.record, doubt.field) for doubt in card.doubts)
            for card in doubting.cards(state)
            if not card.doubts[0].is_undone
        },
        "kinds": {record.id: record.kind for record in both.values()},
        "gone": set(state.deleted),
        "asked": {
            record.id: {undo.id for undo in record.undone_by}
            for record in both.values()
            if record.undone_by
        },
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
