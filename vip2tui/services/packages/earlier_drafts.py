"""Drafts as a vault kept them up to 1.0, as rows with an answer a row: they become records, once.

Every answer becomes a change at its own time, and what was taken back is taken back again, so it
can be taken back and done again as before. What cannot be read stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import orjson

from vip2tui.changes.change import Change, Json
from vip2tui.changes.fold import CaseState
from vip2tui.changes.undo import undoing
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.kinds.package_draft import PackageDraft
from vip2tui.domain.kinds.places import local_case
from vip2tui.domain.packages.draft_fields import fields_of
from vip2tui.services.desk import Desk
from vip2tui.services.packages.editions import TABLE
from vip2tui.services.packages.package_drafts import EARLIER
from vip2tui.services.records import edit
from vip2tui.storage.errors import ReadOnlyError
from vip2tui.storage.port import Row

_AWAY = "packages_away"
_STEPS = "package_steps"

_Kept = dict[str, Any]


def take_over(desk: Desk) -> None:
    """Make records of the drafts that lie as rows, all in one step.

    Raises:
        StorageError: If the disk refused; they lie as they did.
    """
    steps = desk.store.rows(_STEPS)
    made: list[Change] = []
    gone: list[Row] = []
    for table in (TABLE, _AWAY):
        for key, row in desk.store.rows(table).items():
            if not row.get("draft"):
                continue
            mine = {n: one for n, one in steps.items() if one["draft"] == row.get("uid")}
            with suppress(orjson.JSONDecodeError):  # nothing can be read in it: it stays
                made += _Taking(desk, row).changes(mine.values(), is_away=table == _AWAY)
                gone += [Row(table, key, None), *(Row(_STEPS, n, None) for n in mine)]
    if gone:
        with suppress(ReadOnlyError):  # they become records when the vault can be written in
            desk.store.commit(made, gone)


class _Taking:
    """One draft on its way from a row to a record."""

    def __init__(self, desk: Desk, row: _Kept) -> None:
        self._desk = desk
        self._row = row
        self._record = str(row.get("uid") or desk.new_id())
        self._made: list[Change] = []

    def changes(self, steps: Iterable[_Kept], *, is_away: bool) -> list[Change]:
        """Return what the draft is as changes.

        Args:
            steps: Its answers, as rows.
            is_away: Whether it was put away.
        """
        at, now = str(self._row["at"]), int(self._row.get("step", 0))
        every = sorted(steps, key=lambda one: int(one["n"]))
        files = [orjson.loads(self._row["file"])]
        for step in reversed([one for one in every if one["n"] <= now]):
            files.insert(0, files[0] | step["before"])
        back = [one for one in every if one["n"] > now]
        for step in back:
            files.append(files[-1] | step["after"])
        times = [str(one["at"]) for one in every]
        answers = [self._say(*one) for one in zip(files, [*times[:1], *times] or [at], strict=True)]
        for answer in reversed(answers[len(answers) - len(back) :]):
            self._write(undoing(answer), at)
        if is_away:
            self._set({"deleted": True}, at, {self._desk.me.writer: len(self._made)})
        return self._made

    def _say(self, file: _Kept, at: str) -> list[Change]:
        record = self._state().records.get(self._record)
        return self._set(fields_of(file, record.values if record else {}), at)

    def _set(
        self, said: Mapping[str, Json], at: str, seen: Mapping[str, int] | None = None
    ) -> list[Change]:
        known, case = self._state().records.get(self._record), local_case(self._record)
        draft = edit(case, self._record, PackageDraft.KIND, known, said, seen=seen)
        return self._write([draft] if draft else [], at)

    def _write(self, drafts: Sequence[Draft], at: str) -> list[Change]:
        pen = Pen(self._desk.me.writer, str(self._row["by"]))
        action = f"{EARLIER}{self._desk.new_id()}"
        made = write(drafts, lambda _: self._state(), pen=pen, action=action, at=at)
        self._made += made
        return made

    def _state(self) -> CaseState:
        return self._desk.fold(local_case(self._record), self._made)
