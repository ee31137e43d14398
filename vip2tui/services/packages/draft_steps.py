"""«Fortryd» in a draft of a package: every kept answer can be taken back, one at a time.

A draft is a row of this device alone, so it has no changes to undo. Beside it lies a row for each
answer, with the parts of the file it replaced and what it put there: a few hundred bytes each. They
are written in the same action as the draft, and are gone when it is finished.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from vip2tui.base.safe import cut
from vip2tui.catalogue import catalog
from vip2tui.domain.packages.authoring import to_file
from vip2tui.domain.packages.compare import package_diff
from vip2tui.services.history import Undone
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from vip2tui.catalogue.package import Package
    from vip2tui.services.desk import Desk

TABLE = "packages"
AWAY = "packages_away"
"""Drafts that were put away, by what each is called among its answers."""
STEPS = "package_steps"
MOST_STEPS = 200
"""Answers of one draft that can be taken back; the oldest go first."""

_WIDE = 160
"""Letters of what is named: a question must be read at a glance."""

Kept = dict[str, Any]


def step_rows(desk: Desk, old: Kept, new: Kept) -> list[Row]:
    """Return the rows that let one go back from a draft as it becomes to as it is.

    Args:
        desk: The desk.
        old: The draft's row as it stands.
        new: The row that takes its place; gets its place in the row of answers.
    """
    n = int(old.get("step", 0)) + 1
    new["step"] = n
    before, after = _differing(orjson.loads(old["file"]), orjson.loads(new["file"]))
    key = new["uid"]
    gone = [one for one in _numbers(desk, key) if one >= n or one <= n - MOST_STEPS]
    said = {"draft": key, "n": n, "at": new["at"], "before": before, "after": after}
    return [*(Row(STEPS, _key(key, one), None) for one in gone), Row(STEPS, _key(key, n), said)]


def forgotten(desk: Desk, row: Kept) -> list[Row]:
    """Return the rows that forget what a draft was made of."""
    key = str(row.get("uid", ""))
    return [Row(STEPS, _key(key, n), None) for n in _numbers(desk, key)]


@dataclass(frozen=True, slots=True)
class DraftSteps:
    """What can be taken back in one draft, and done again."""

    desk: Desk
    row_key: str
    """The draft's key among the packages."""

    def next_undo(self) -> str | None:
        """Return in words what «Fortryd» would take back; None if there is nothing."""
        with self.desk.lock:
            row, step = self._step(0)
            if row is None or step is None:
                return None
            return _words(_package(row), _with(row, step["before"]))

    def undo(self) -> Undone | None:
        """Take the last answer back; None if there is none.

        Raises:
            StorageError: If it cannot be kept; the draft is as it was then.
        """
        with self.desk.lock:
            row, step = self._step(0)
            if row is None or step is None:
                return None
            now, before = _package(row), _with(row, step["before"])
            self._keep(row, before, step["n"] - 1)
            return Undone(_words(now, before), self.row_key)

    def redo(self) -> Undone | None:
        """Do again what was taken back last; None if there is nothing.

        Raises:
            StorageError: If it cannot be kept; the draft is as it was then.
        """
        with self.desk.lock:
            row, step = self._step(1)
            if row is None or step is None:
                return None
            now, after = _package(row), _with(row, step["after"])
            self._keep(row, after, step["n"])
            return Undone(_words(after, now), self.row_key)

    def _step(self, on: int) -> tuple[Kept | None, Kept | None]:
        row = self.desk.store.row(TABLE, self.row_key)
        if row is None or not row.get("draft"):
            return None, None
        n = int(row.get("step", 0)) + on
        return row, self.desk.store.row(STEPS, _key(str(row.get("uid", "")), n))

    def _keep(self, row: Kept, package: Package, n: int) -> None:
        said = {
            "name": str(package.name),
            "file": to_file(package).decode(),
            "at": self.desk.now().isoformat(timespec="seconds"),
            "step": n,
        }
        self.desk.act([], [Row(TABLE, self.row_key, row | said)])


def _words(after: Package, before: Package) -> str:
    """Return in words what an answer changed."""
    said = [one.rstrip(".") for one in package_diff(before, after, catalog.codes())]
    if not said:
        return "det sidste, der blev skrevet"
    more = f" (og {len(said) - 1} andre steder)" if len(said) > 1 else ""
    return cut(said[0], _WIDE) + more


def _package(row: Kept) -> Package:
    return catalog.read_package(row["file"].encode(), f"{row['id']}.json")


def _with(row: Kept, values: Kept) -> Package:
    return catalog.read_package(orjson.dumps(orjson.loads(row["file"]) | values), row["id"])


def _differing(before: Kept, after: Kept) -> tuple[Kept, Kept]:
    names = [one for one in before | after if before.get(one) != after.get(one)]
    return {one: before.get(one) for one in names}, {one: after.get(one) for one in names}


def _numbers(desk: Desk, draft: str) -> list[int]:
    return [row["n"] for row in desk.store.rows(STEPS).values() if row["draft"] == draft]


def _key(draft: str, n: int) -> str:
    return f"{draft}#{n}"
