"""Drafts (kladder) of packages as records, each in a case of its own that never leaves the device.

So «Fortryd», the history and «læg væk» are the ones there always are, and a draft that is written
in for years costs nobody else anything: its case is folded when the draft is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import orjson

from vip2tui.base.safe import cut
from vip2tui.catalogue.catalogue import read_package
from vip2tui.catalogue.package import Package
from vip2tui.changes.change import Change, Json
from vip2tui.changes.fold import CaseState
from vip2tui.changes.record import Record
from vip2tui.changes.undo import undoing
from vip2tui.domain.kinds.package_draft import PackageDraft
from vip2tui.domain.kinds.places import LOCAL, Place, local_case, place_of
from vip2tui.domain.packages.authoring import to_file
from vip2tui.domain.packages.compare import package_diff
from vip2tui.domain.packages.draft_fields import fields_of, file_of
from vip2tui.sentences.records import title
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.packages.editions import TABLE, Edition, row_key
from vip2tui.services.records import edit
from vip2tui.text.danish import fold

EARLIER = "1.0:"
"""How the actions begin that a draft brings from when it was a row: stored last, and done before
much else, they are taken back on the draft's page alone."""
_WIDE = 160
"""Letters of what is named: a question must be read at a glance."""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it stands."""

    record: Record

    @property
    def case(self) -> str:
        """Where it stands."""
        return local_case(self.record.id)

    @property
    def edition(self) -> Edition:
        """What it is an edition of."""
        get, heads = self.record.get, self.record.heads.values()
        last = max((one for found in heads for one in found), key=lambda one: one.order)
        name = title(PackageDraft.KIND, self.record.values)
        return Edition(
            str(get("package")), str(get("version")), name, draft=True, at=last.at, by=last.by
        )

    @property
    def text(self) -> str:
        """The text of its file."""
        return orjson.dumps(file_of(self.record.values)).decode()


@dataclass(frozen=True, slots=True)
class PackageDrafts:
    """The drafts on this device."""

    desk: Desk

    def all(self) -> list[KeptDraft]:
        """Return the drafts that are not put away."""
        return [KeptDraft(one) for state in self._states() for one in state.records.values()]

    def get(self, package_id: str, version: str) -> KeptDraft | None:
        """Return a draft that is not put away; None if there is none."""
        key = row_key(package_id, version)
        return next((one for one in self.all() if one.edition.key == key), None)

    def named(self, text: str) -> str:
        """Return the record of the draft of the package with an id or a name; empty if none is."""
        wanted = fold(text.strip())
        every = ((one.record.id, one.edition) for one in self.all())
        return next((one for one, had in every if wanted in map(fold, (had.id, had.name))), "")

    def away(self) -> dict[str, Edition]:
        """Return those that were put away by their records, the one put away last first."""
        every = [KeptDraft(one) for state in self._states() for one in state.deleted.values()]
        gone = {one.record.id: one.edition for one in every}
        return dict(sorted(gone.items(), key=lambda one: one[1].at, reverse=True))

    def put(self, package: Package) -> None:
        """Keep a draft as it is now, as one action; nothing is written where it says the same.

        Raises:
            StorageError: If it cannot be kept; the draft is as it was then.
        """
        with self.desk.lock:
            known = self.get(package.id, package.version)
            record = known.record if known else None
            said = fields_of(orjson.loads(to_file(package)), record.values if record else {})
            self._act(record, record.id if record else self.desk.new_id(), said)

    def put_away(self, package_id: str, version: str) -> None:
        """Put a draft away («læg væk»). It can be brought back as it was.

        Raises:
            RefusedError: If it is finished: what was given to citizens can always be read.
        """
        draft = self.get(package_id, version)
        if draft is None:
            raise RefusedError("Kun en kladde kan lægges væk. Intet er ændret.")
        record = draft.record
        self._act(record, record.id, {"deleted": True}, self.desk.seen(draft.case))

    def bring_back(self, record: str) -> Edition:
        """Bring a draft back («hent frem») as it was: what put it away is taken back.

        Raises:
            NotFoundError: If it is not put away.
            RefusedError: If another edition has its place.
        """
        one = self.away().get(record)
        if one is None:
            raise NotFoundError("Kladden er ikke lagt væk. Intet er ændret.")
        is_taken = self.desk.store.row(TABLE, one.key) is not None
        if is_taken or self.get(one.id, one.version) is not None:
            raise RefusedError(
                f"Udgave {one.version} af jobpakken er her allerede. Intet er ændret. "
                "Er den en kladde, så læg den væk først."
            )
        self.desk.act(undoing(self.desk.state(local_case(record)).deleted[record].heads["deleted"]))
        return one

    def _act(
        self,
        known: Record | None,
        record: str,
        said: Mapping[str, Json],
        seen: Mapping[str, int] | None = None,
    ) -> None:
        case = local_case(record)
        self.desk.act([edit(case, record, PackageDraft.KIND, known, said, seen=seen)])

    def _states(self) -> list[CaseState]:
        cases = self.desk.store.cases()
        mine = [one for one in cases if place_of(one) is Place.LOCAL and one != LOCAL]
        return [self.desk.state(one) for one in mine]


def is_earlier(change: Change) -> bool:
    """Return whether a change was made of a row: it is stored among the newest and is not."""
    return change.action.startswith(EARLIER)


def answer_words(desk: Desk, action: Sequence[Change]) -> str:
    """Return in words what an action changed in a draft; empty if it is about no draft's answers.

    Args:
        desk: Where to look.
        action: Its changes, whether they stand or were taken back.
    """
    change = action[0]
    if change.kind != PackageDraft.KIND or not change.set.keys().isdisjoint({"package", "deleted"}):
        return ""
    record = desk.state(change.place[1]).records.get(change.record)
    if record is None:
        return ""
    olds = {one.id: one for one in desk.store.changes(change.place[1])}
    known = {name: olds[heads[-1]].set[name] for name, heads in change.over.items()}
    before: dict[str, Json] = {**dict.fromkeys(change.set), **known}
    old, new = (_package({**record.values, **one}) for one in (before, change.set))
    found = [one.rstrip(".") for one in package_diff(old, new, desk.catalogue.codes())]
    more_of = f" (og {len(found) - 1} andre steder)" if len(found) > 1 else ""
    return cut(found[0], _WIDE) + more_of if found else "det sidste, der blev skrevet"


def _package(fields: Mapping[str, Json]) -> Package:
    file = file_of(fields)
    return read_package(orjson.dumps(file), f"{file['id']}.json")
