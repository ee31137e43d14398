"""A case that was let go stays out of older copies, but what is beyond the stub stays in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.storage.helpers import KEY, a_change
from vip2tui.changes.stub import TABLE, Stub
from vip2tui.changes.vector import vector
from vip2tui.storage import stubs_kept, vault
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path


def test_a_copy_keeps_what_nobody_has_receipted(tmp_path: Path) -> None:
    store = vault.create_with_key(tmp_path, KEY)
    changes = [a_change(n) for n in (1, 2, 3)]
    case = changes[0].place[1]
    store.commit(changes[:2])
    older = store.journal.rows.copy()
    store.commit(changes[2:])
    newer = store.journal.rows.copy()
    left = Stub(case, vector(changes[:2]), 2, "2026-05-04", ("kontoret",))
    store.commit((), [Row(TABLE, case, left.row())], drops=[one.id for one in changes])
    gone = stubs_kept.kept(store.journal.rows)
    assert gone == {case: left.row()}
    assert Stub.of(case, gone[case]) == left
    for rows, is_left in ((older, False), (newer, True)):
        stubs_kept.take(rows, gone)
        assert (case in rows.cases) is is_left
        assert (case in stubs_kept.kept(rows)) is not is_left
    store.commit(changes[:1])
    assert stubs_kept.kept(store.journal.rows) == {}, "it is back"
    store.close()
