"""A backup that is stopped leaves nothing behind, and one that is put back says how far it is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.storage.helpers import KEY, a_change, a_vault, put_back, saved_in
from tests.watch import Watch
from vip2tui.base.progress import WasStoppedError
from vip2tui.storage import rows
from vip2tui.storage.backup import folder_of, list_backups, make_backup, try_out

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.storage.upkeep import TinyStore

NOW = datetime.fromisoformat("2026-11-03T10:42:07")
SAVED = 6


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinyStore:
    """A vault of several chunks, each as small as a change."""
    for module in ("rows", "replay", "restore", "upkeep"):
        monkeypatch.setattr(f"vip2tui.storage.{module}.CHUNK_BYTES", 200)
    assert rows.CHUNK_BYTES == 200
    return a_vault(tmp_path / "home", SAVED)


def files(store: TinyStore) -> list[str]:
    return sorted(str(path) for path in store.journal.home.rglob("*") if path.is_file())


def test_a_backup_tells_how_far_it_is_to_the_end(store: TinyStore) -> None:
    watch = Watch()
    make_backup(store.journal, NOW, progress=watch)
    last = watch.steps[-1]
    assert last.of - 2 <= last.done + 1 <= last.of
    assert watch.told[0] == f"0 af {last.of} MB"


def test_stopped_at_any_step_it_leaves_nothing_and_the_next_one_is_made(store: TinyStore) -> None:
    first = make_backup(store.journal, NOW)
    whole = Watch()
    try_out(store.journal, progress=whole)
    before = files(store)
    for stop_at in range(1, len(whole.steps)):
        for act in (
            lambda watch: make_backup(store.journal, NOW, progress=watch),
            lambda watch: try_out(store.journal, progress=watch),
        ):
            with pytest.raises(WasStoppedError, match="ikke lavet en ny sikkerhedskopi"):
                act(Watch(stop_at))
            assert files(store) == before
    assert list_backups(folder_of(store.journal.home)) == [first]
    store.commit([a_change(SAVED + 1)])
    made = make_backup(store.journal, NOW, progress=Watch())
    assert len(list_backups(folder_of(store.journal.home))) == 2
    assert saved_in(put_back(store.journal.home.parent / "ny", made.path, KEY))[-1] == SAVED + 1


def test_putting_back_is_told_and_cannot_be_stopped_halfway(store: TinyStore) -> None:
    made = make_backup(store.journal, NOW)
    watch = Watch(stop_at=1)
    back = put_back(store.journal.home.parent / "ny", made.path, KEY, progress=watch)
    assert saved_in(back) == list(range(1, SAVED + 1))
    assert len(watch.steps) > SAVED
    assert back.verify(watched := Watch()).ok
    assert watched.told[0].startswith("0 af ")
