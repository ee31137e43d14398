"""TinyDB's own API on the vault: what is offered is durable and whole, the rest refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tinydb import Query, where
from tinydb.operations import delete
from tinydb.table import Document

from tests.storage import faults
from tests.storage.helpers import a_change, a_vault, lines, opened, saved_in
from vip2tui.storage.errors import StorageError
from vip2tui.storage.port import Row
from vip2tui.storage.tiny import NotDurableError

if TYPE_CHECKING:
    from pathlib import Path


def test_queries_read_what_was_inserted(tmp_path: Path) -> None:
    table = a_vault(tmp_path).db.table("peers")
    assert table.insert({"name": "Mette", "n": 1}) == 1
    assert table.insert_multiple([{"name": "Ali", "n": 2}, {"name": "Søren", "n": 3}]) == [2, 3]
    found = table.get(where("name") == "Ali")
    assert found
    assert (found, found.doc_id) == ({"name": "Ali", "n": 2}, 2)
    assert [row["n"] for row in table.search(Query().n > 1)] == [2, 3]
    assert table.count(Query().n >= 1) == len(table) == len(table.all()) == 3
    assert table.contains(doc_id=3)
    assert not table.contains(doc_id=9)
    assert table.get(doc_id=9) is None
    assert table.get(doc_id=float("nan")) is None  # type: ignore[call-overload]
    assert [row.doc_id for row in table.get(doc_ids=[1, 3])] == [1, 3]


def test_each_write_is_one_frame_and_survives(tmp_path: Path) -> None:
    store = a_vault(tmp_path)
    table = store.db.table("peers")
    assert store.journal.file
    start = store.journal.file.number
    table.insert_multiple({"n": n} for n in range(5))
    table.replace(2, {"n": "replaced"})
    assert table.remove(doc_ids=[1, 1, 99]) == [1]
    assert table.remove(Query().n == 4) == [5]
    assert table.remove(Query().n == 4) == []
    assert store.journal.file.number == start + 4
    store.journal.release_without_closing()
    store = opened(tmp_path)
    rows = [(row.doc_id, row["n"]) for row in store.db.table("peers")]
    assert rows == [(2, "replaced"), (3, 2), (4, 3)]
    assert store.db.table("peers").insert({"n": 6}) == 6
    assert store.db.tables() == {"peers"}


def test_what_is_read_is_not_what_is_kept(tmp_path: Path) -> None:
    table = a_vault(tmp_path).db.table("peers")
    tags = {"tags": ["a"]}
    table.insert(tags)
    tags["tags"].append("outside")
    query = where("tags").any(["a"])
    for _ in range(2):
        for row in (*table.search(query), *table.all(), table.get(doc_id=1), table.get(query)):
            assert row == {"tags": ["a"]}
            row["tags"].append("inside")


def test_what_cannot_be_whole_and_durable_is_refused_by_name(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 1)
    table = store.db.table("peers")
    table.insert({"a": 1})
    refused: dict[str, Any] = {
        "update": lambda: table.update({"a": 2}),
        "update_multiple": lambda: table.update_multiple([({"a": 2}, where("a") == 1)]),
        "upsert": lambda: table.upsert({"a": 2}, where("a") == 1),
        "truncate": table.truncate,
        "drop_table ": lambda: store.db.drop_table("peers"),
        "drop_tables ": store.db.drop_tables,
        "drop_table(s)": lambda: store.db.storage.write({}),
    }
    for name, act in refused.items():
        with pytest.raises(NotDurableError, match=name.replace("(s)", r"\(s\)")):
            act()
    with pytest.raises(NotDurableError):
        table.update(delete("a"))
    with pytest.raises(NotDurableError):
        table.remove()
    assert (table.all(), saved_in(store)) == ([{"a": 1}], [1])


def test_a_bad_insert_stores_nothing(tmp_path: Path) -> None:
    table = a_vault(tmp_path).db.table("peers")
    with pytest.raises(ValueError, match="not a Mapping"):
        table.insert_multiple([{"a": 1}, "no mapping"])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        table.insert_multiple([{"a": 1}, {"a": object()}])
    with pytest.raises(ValueError):
        table.insert_multiple([Document({"a": 1}, 7), Document({"a": 2}, 7)])
    with pytest.raises(KeyError):
        table.replace(1, {})
    assert table.all() == []
    assert table.insert(Document({"a": 1}, 7)) == 7
    assert table.insert({"a": 2}) == 8


def test_a_refused_write_changes_nothing(tmp_path: Path) -> None:
    disk = faults.FaultyDisk()
    table = a_vault(tmp_path, disk=disk).db.table("peers")
    table.insert({"a": 1})
    (tmp_path / "ballast.bin").unlink()
    disk.room = 10
    for act in (
        lambda: table.insert({"a": 2}),
        lambda: table.replace(1, {"a": 3}),
        lambda: table.remove(doc_ids=[1]),
    ):
        with pytest.raises(StorageError):
            act()
    assert table.all() == [{"a": 1}]
    disk.room = None
    assert table.insert({"a": 2}) == 2


def test_the_store_and_the_tables_see_the_same(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 2)
    store.commit(rows=[Row("drafts", "a", {"n": 1})])
    assert store.row("drafts", "b") is None
    store.db.table("drafts").insert({"key": "b", "value": {"n": 2}})
    assert store.row("drafts", "b") == {"n": 2}
    changes = store.db.table("changes")
    assert [row["id"] for row in changes.all()] == ["w1.sag1.1", "w1.sag1.2"]
    assert store.has("w1.sag1.1")
    changes.remove(doc_ids=[1])
    assert (saved_in(store), store.has("w1.sag1.1"), store.sequence) == ([2], False, 2)
    store.close()
    store = opened(tmp_path)
    assert (saved_in(store), store.sequence) == ([2], 2)
    store.db.table("changes").remove(doc_ids=[2])
    assert (list(store.cases()), store.sequence) == ([], 2)
    store.commit([a_change(3)])
    assert lines(store.changes("sag1", until=3)) == lines([a_change(3)])
    assert store.sequence == 3


def test_a_change_replaced_keeps_its_place(tmp_path: Path) -> None:
    """Redacting takes a value away and leaves number, id and order."""
    store = a_vault(tmp_path, 3)
    redacted = a_change(2, text="")
    stored = store.db.table("changes").get(doc_id=2)
    assert stored
    store.db.table("changes").replace(2, {**stored, "set": {}})
    store.close()
    store = opened(tmp_path)
    assert saved_in(store) == [1, 2, 3]
    assert store.changes("sag1")[1].set == {}
    assert redacted.id == store.changes("sag1")[1].id
