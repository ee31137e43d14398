"""What every store keeps to, `Upkeep` too. A new store is one more line in `STORES`.

A store with no `backup_folder` makes no backups; `KEPT` are those that do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.storage.helpers import CHEAP, OTHER, PHRASE, a_change, a_vault, lines, opened, saved_in
from vip2tui.base.errors import Vip2Error
from vip2tui.changes.change import parse
from vip2tui.changes.redaction import without
from vip2tui.storage import read_log, vault
from vip2tui.storage.errors import (
    ForkedChangeError,
    OnlyInMemoryError,
    StorageError,
    WrongPassphraseError,
)
from vip2tui.storage.memory import MemoryStore
from vip2tui.storage.port import Backup, Report, Row, Store
from vip2tui.storage.recovery import new_code


def same(_: Path, store: Store) -> Store:
    return store


def reopened(home: Path, store: Store) -> Store:
    store.close()
    return opened(home)


def compacted(home: Path, store: Any) -> Store:
    store.compact()
    return reopened(home, store)


STORES = {
    "memory": (lambda _: MemoryStore(), same),
    "tiny": (a_vault, same),
    "tiny, reopened": (a_vault, reopened),
    "tiny, compacted": (a_vault, compacted),
}


KEPT = [name for name in STORES if name != "memory"]
NOW = datetime(2026, 11, 3, 10, 42).astimezone()
kept = pytest.mark.parametrize("kind", KEPT, indirect=True)


@pytest.fixture(params=STORES)
def kind(request: pytest.FixtureRequest) -> Any:
    return STORES[request.param]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def store(kind: Any, home: Path) -> Store:
    store: Store = kind[0](home)
    return store


@pytest.fixture
def again(kind: Any, home: Path) -> Callable[[Store], Store]:
    """The store as it is found later: the same, opened anew, or opened after compaction."""
    return lambda store: kind[1](home, store)


Again = Callable[[Store], Store]


def test_a_new_store_is_empty(store: Store, again: Again) -> None:
    store = again(store)
    assert (store.sequence, list(store.cases()), list(store.changes("sag1"))) == (0, [], [])
    assert store.row("drafts", "a") is None
    assert store.rows("drafts") == {}


def test_the_read_log_is_kept_whole_line_by_line(store: Store, again: Again) -> None:
    for n, who in enumerate(["amina", "soren", "amina"], 1):
        head = store.row(read_log.TABLE, read_log.HEAD)
        store.commit((), read_log.appended(head, [{"who": who, "at": f"{n}"}], [f"{n:016x}"]))
    store = again(store)
    kept = store.rows(read_log.TABLE)
    assert read_log.fault(kept) is None
    assert [kept[f"{n}"]["who"] for n in (1, 2, 3)] == ["amina", "soren", "amina"]
    store.commit((), read_log.without(kept, "amina"))
    store = again(store)
    kept = store.rows(read_log.TABLE)
    assert read_log.fault(kept) is None
    assert "amina" not in str(kept)
    store.commit((), [Row(read_log.TABLE, "2", None)])
    assert read_log.fault(again(store).rows(read_log.TABLE)) == 2


@kept
def test_a_backup_holds_the_read_log_and_putting_it_back_keeps_the_newer_lines(
    store: Store, home: Path
) -> None:
    store.commit((), read_log.appended(None, [{"who": "amina"}], ["0" * 16]))
    made = store.back_up(NOW)
    store.commit((), read_log.appended(store.row("reads", "head"), [{"who": "soren"}], ["1" * 16]))
    back = store.restore(made)
    assert home.is_dir()
    assert read_log.fault(back.rows(read_log.TABLE)) is None
    told = [row.get("who") for row in back.rows(read_log.TABLE).values()]
    assert [one for one in told if one] == ["amina", "soren"]
    back.close()


def test_the_changes_that_hold_a_text_are_found_in_every_case(store: Store, again: Again) -> None:
    said = [a_change(1, text="truck"), a_change(2, text='"record":"truck'), a_change(3, text="bus")]
    store.commit(said)
    store = again(store)
    assert [change.line for change in store.holding("truck")] == [c.line for c in said[:2]]
    assert list(store.holding('"record":"truck')) == []
    assert list(store.holding("tog")) == []
    assert list(store.holding("truck", said[0].place[1])) == list(store.holding("truck"))
    assert list(store.holding("truck", "sag9")) == []
    store.commit([a_change(1, "sag9", text="truck")])
    assert [change.place[1] for change in store.holding("truck", "sag9")] == ["sag9"]
    store.commit([], drops=[change.id for change in store.holding("truck", "sag9")])
    store.commit([a_change(4, text="et tog")], drops=[said[0].id])
    assert [change.id for change in store.holding("truck")] == [said[1].id]
    assert [change.set["text"] for change in store.holding("tog")] == ["et tog"]


def test_changes_come_back_byte_for_byte_in_their_order(store: Store, again: Again) -> None:
    made = [a_change(n, text=f"linje {n} æøå 😀 \u2028") for n in (3, 1, 2)]
    store.commit(made[:2])
    store.commit(made[2:])
    store = again(store)
    assert lines(store.changes("sag1")) == lines(made)
    assert store.sequence == 3


def test_bytes_that_our_own_writer_would_not_make_are_kept(store: Store, again: Again) -> None:
    line = a_change().line.replace(b'{"action"', b'{ "zz_new":[1.5,{}],\t"action"')
    store.commit([parse(line)])
    assert lines(again(store).changes("sag1")) == [line]


def test_cases_are_apart(store: Store, again: Again) -> None:
    store.commit([a_change(1, "a"), a_change(1, "b"), a_change(2, "a"), a_change(1, "a.f")])
    store = again(store)
    assert set(store.cases()) == {"a", "b", "a.f"}
    assert [change.id for change in store.changes("a")] == ["w1.a.1", "w1.a.2"]
    assert [change.id for change in store.changes("a.f")] == ["w1.a.f.1"]


def test_a_case_can_be_read_as_it_was(store: Store, again: Again) -> None:
    store.commit([a_change(1), a_change(1, "anden")])
    store.commit([a_change(2)])
    store = again(store)
    assert [len(store.changes("sag1", until=n)) for n in (0, 1, 2, 3, 99)] == [0, 1, 1, 2, 2]


def test_numbers_go_on_where_they_were(store: Store, again: Again) -> None:
    store.commit([a_change(1), a_change(1, "b")])
    store = again(store)
    store.commit([a_change(2)])
    assert store.sequence == 3
    assert lines(store.changes("sag1", until=2)) == lines([a_change(1)])


def test_a_change_stored_before_is_stepped_over(store: Store, again: Again) -> None:
    store.commit([a_change(1)])
    store = again(store)
    store.commit([a_change(1), a_change(2), a_change(2)])
    store = again(store)
    store.commit([a_change(2)])
    assert (store.sequence, len(store.changes("sag1"))) == (2, 2)


def test_the_same_id_with_other_bytes_refuses_everything(store: Store, again: Again) -> None:
    store.commit([a_change(1)])
    store = again(store)
    with pytest.raises(ForkedChangeError):
        store.commit([a_change(2), a_change(1, text="andet")], [Row("drafts", "a", {})])
    with pytest.raises(ForkedChangeError):
        store.commit([a_change(5), a_change(5, text="andet")])
    assert lines(store.changes("sag1")) == lines([a_change(1)])
    assert store.row("drafts", "a") is None
    store.commit([a_change(2)])
    assert lines(again(store).changes("sag1")) == lines([a_change(1), a_change(2)])


def test_it_knows_which_changes_it_has(store: Store, again: Again) -> None:
    store.commit([a_change(1), a_change(1, "b.f")])
    store = again(store)
    store.commit([a_change(2)])
    assert [store.has(f"w1.sag1.{n}") for n in (1, 2, 3)] == [True, True, False]
    assert store.has("w1.b.f.1")
    assert not store.has("noget helt andet")
    assert not store.has("w1.ukendt.1")


def test_a_row_is_replaced_whole(store: Store, again: Again) -> None:
    store.commit(rows=[Row("drafts", "a", {"text": "x", "phone": "12345678"})])
    store = again(store)
    store.commit(rows=[Row("drafts", "a", {"text": "y"})])
    assert again(store).row("drafts", "a") == {"text": "y"}


def test_a_row_can_be_removed_and_made_again(store: Store, again: Again) -> None:
    store.commit(rows=[Row("t", "a", {"n": 1}), Row("t", "b", {"n": 2})])
    store.commit(rows=[Row("t", "a", None), Row("t", "unknown", None)])
    store = again(store)
    assert store.rows("t") == {"b": {"n": 2}}
    store.commit(rows=[Row("t", "a", {"n": 3})])
    assert list(again(store).rows("t").items()) == [("b", {"n": 2}), ("a", {"n": 3})]


def test_rows_keep_the_order_they_were_first_stored_in(store: Store, again: Again) -> None:
    store.commit(rows=[Row("t", key, {"key": key}) for key in "cab"])
    store.commit(rows=[Row("t", "c", {"key": "replaced"})])
    assert list(again(store).rows("t")) == ["c", "a", "b"]


def test_the_last_of_several_rows_of_one_key_stands(store: Store, again: Again) -> None:
    store.commit(rows=[Row("t", "a", {"n": 1}), Row("t", "a", {"n": 2})])
    assert again(store).rows("t") == {"a": {"n": 2}}


def test_tables_are_apart(store: Store, again: Again) -> None:
    store.commit(rows=[Row("t", "a", {"n": 1}), Row("u", "a", {"n": 2})])
    store = again(store)
    assert (store.rows("t"), store.rows("u")) == ({"a": {"n": 1}}, {"a": {"n": 2}})


def test_what_is_handed_out_is_the_callers_own(store: Store) -> None:
    value = {"tags": ["a"]}
    store.commit([a_change(1)], [Row("t", "a", value)])
    value["tags"].append("outside")
    for _ in range(2):
        found = store.row("t", "a")
        assert found == {"tags": ["a"]}
        found["tags"].append("inside")
        store.rows("t")["a"]["tags"].append("inside")
        change = store.changes("sag1")[0]
        assert change.set == {"text": "noget"}
        change.set["text"] = "changed"  # type: ignore[index]


def test_changes_are_not_rows(store: Store) -> None:
    with pytest.raises(ValueError):
        store.commit(rows=[Row("changes", "a", {})])


def test_a_row_that_is_no_json_stores_nothing(store: Store) -> None:
    with pytest.raises(TypeError):
        store.commit([a_change(1)], [Row("t", "a", {"n": object()})])
    assert (store.sequence, store.rows("t")) == (0, {})
    store.commit([a_change(1)])
    assert store.sequence == 1


def test_a_closed_store_refuses(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StorageError) as refused:
        store.commit([a_change(1)])
    assert isinstance(refused.value, Vip2Error)
    assert "DER GEMMES IKKE" in str(refused.value)


def test_an_empty_commit_is_nothing(store: Store, again: Again) -> None:
    store.commit()
    assert again(store).sequence == 0


def test_many_changes_of_many_cases_at_once(store: Store, again: Again) -> None:
    made = [a_change(n, f"sag{n % 7}", text="x" * n) for n in range(1, 3001)]
    store.commit(made, [Row("t", str(n), {"n": n}) for n in range(500)])
    store = again(store)
    assert sum(len(store.changes(case)) for case in store.cases()) == store.sequence == 3000
    assert lines(store.changes("sag3")) == [c.line for c in made if c.place[1] == "sag3"]
    assert [row["n"] for row in store.rows("t").values()] == list(range(500))
    assert orjson.loads(store.changes("sag0")[0].line)["id"] == "w1.sag0.7"


def test_a_dropped_change_gives_its_id_to_another(kind: Any, home: Path) -> None:
    store: Store = kind[0](home)
    mine, theirs, other = a_change(1, text="min"), a_change(1, text="deres"), a_change(2)
    store.commit([mine, other])
    before = store.sequence
    store.commit([theirs], drops=[mine.id, "nobody.known.1"])
    store = kind[1](home, store)
    assert lines(store.changes("sag1")) == [other.line, theirs.line]
    assert store.has(mine.id)
    assert store.sequence == before + 1
    store.commit([theirs])
    store.commit(drops=[other.id])
    assert lines(list(store.newest())) == [theirs.line]
    store.commit(drops=[theirs.id])
    assert list(store.cases()) == []


def test_a_change_gives_its_place_to_what_is_left_of_it(
    kind: Any, home: Path, store: Store
) -> None:
    store.commit([a_change(1), a_change(2), a_change(3)])
    whole = a_change(2)
    left = without(whole, ["text"])
    store.commit(
        [a_change(4)], [Row("t", "k", {"a": 1})], instead=[left, without(a_change(9), ["text"])]
    )
    store = kind[1](home, store)
    case = whole.place[1]
    assert [one.id for one in store.changes(case)] == [a_change(n).id for n in (1, 2, 3, 4)]
    assert store.changes(case)[1].line == left.line
    assert [one.id for one in store.changes(case, until=2)] == [a_change(n).id for n in (1, 2)]
    assert [one.line for one in store.newest()][2] == left.line
    assert (store.sequence, store.has(whole.id), store.row("t", "k")) == (4, True, {"a": 1})
    store.commit([whole])
    assert store.changes(case)[1].line == left.line
    store.commit(instead=[whole])
    assert store.changes(case)[1].line == whole.line
    assert store.sequence == 4


def test_another_change_does_not_take_a_place(store: Store) -> None:
    store.commit([a_change(1)])
    other = parse(a_change(1).line.replace(b"noget", b"andet"))
    with pytest.raises(ForkedChangeError):
        store.commit([a_change(2)], instead=[other])
    assert store.sequence == 1


def test_a_new_store_tells_nothing_and_a_closed_one_says_why_it_stopped(store: Store) -> None:
    assert (store.notices, store.stopped, store.has_stored) == ([], None, False)
    store.commit([a_change(1)])
    assert (store.notices, store.stopped, store.has_stored) == ([], None, True)
    store.close()
    assert "DER GEMMES IKKE" in str(store.stopped)


def test_a_look_at_everything_counts_what_is_kept(store: Store, again: Again) -> None:
    store.commit([a_change(1), a_change(2), a_change(1, "b")], [Row("t", "a", {})])
    store = again(store)
    store.commit([a_change(3)], [Row("u", "a", {}), Row("t", "a", None)])
    assert store.verify() == Report(ok=True, counts={"changes": 4, "u": 1})


def test_tidying_changes_nothing_that_is_read(store: Store, again: Again) -> None:
    made = [a_change(n, text="x" * 300_000) for n in range(1, 6)]
    store.commit(made)
    store.commit([a_change(6)], [Row("t", "a", {"n": 1})])
    store.tidy()
    assert lines(store.changes("sag1", until=5)) == lines(made)
    store.commit([a_change(7)])
    store = again(store)
    assert (store.sequence, store.row("t", "a"), store.verify().ok) == (7, {"n": 1}, True)


def test_scrubbing_leaves_what_is_there_as_it_is(store: Store, again: Again) -> None:
    store.commit([a_change(1), a_change(2)], [Row("t", "a", {"n": 1})])
    left = without(a_change(2), ["text"])
    store.commit(instead=[left])
    for _ in range(2):
        store.scrub()
    if store.backup_folder:
        store.scrub_backups(store.backup_folder)
    store = again(store)
    assert lines(store.changes("sag1")) == [a_change(1).line, left.line]
    assert (store.row("t", "a"), store.verify().ok) == ({"n": 1}, True)


@kept
def test_a_backup_is_listed_in_its_folder_and_knows_nothing_newer(
    store: Store, again: Again, tmp_path: Path
) -> None:
    store.commit([a_change(1)])
    store.try_backup()
    assert store.backups() == []
    first = store.back_up(NOW)
    second = store.back_up(NOW + timedelta(minutes=1))
    away = store.back_up(NOW, tmp_path / "stik")
    assert (first.at, first.path.parent) == (NOW.replace(tzinfo=None), store.backup_folder)
    store = again(store)
    assert store.backups() == [second, first]
    assert store.backups(tmp_path / "stik") == [away]
    assert store.newer_backup() is store.newer_backup(tmp_path / "stik") is None


@kept
def test_a_backup_is_put_back_as_another_instance(store: Store, again: Again) -> None:
    store.commit([a_change(1), a_change(1, "b")], [Row("t", "a", {"n": 1})])
    made = store.back_up(NOW)
    store = again(store)
    store.commit([a_change(2)], [Row("t", "a", {"n": 2})])
    before = store.instance
    fresh = store.restore(made)
    assert isinstance(store.stopped, StorageError)
    assert lines(fresh.changes("sag1")) == lines([a_change(1)])
    assert (fresh.row("t", "a"), set(fresh.cases())) == ({"n": 1}, {"sag1", "b"})
    assert fresh.instance not in (before, "")
    assert [notice.kind for notice in fresh.notices] == ["restored"]
    fresh.commit([a_change(9)])
    assert fresh.has_stored
    fresh.close()


@kept
def test_what_was_taken_away_is_in_no_backup_afterwards(
    store: Store, again: Again, tmp_path: Path
) -> None:
    store.commit([a_change(1), a_change(2, text="hemmeligt")])
    stick = tmp_path / "stik"
    store.back_up(NOW)
    store.back_up(NOW, stick)
    left = without(a_change(2, text="hemmeligt"), ["text"])
    store.commit(instead=[left])
    store.scrub_backups(stick)
    store.scrub()
    store = again(store)
    for folder in (stick, None):
        store = store.restore(store.backups(folder)[0])
        assert lines(store.changes("sag1")) == [a_change(1).line, left.line]


@kept
def test_a_new_passphrase_keeps_everything(store: Store, again: Again) -> None:
    store.commit([a_change(1)])
    made = store.back_up(NOW)
    store.change_passphrase(OTHER)
    store.commit([a_change(2)])
    assert (saved_in(store), store.verify().ok, store.backups()[0].at) == ([1, 2], True, made.at)
    assert saved_in(store.restore(store.backups()[0])) == [1]


def test_a_new_code_keeps_everything(home: Path) -> None:
    store, _ = vault.create(home, PHRASE, cost=CHEAP)
    store.commit([a_change(1)])
    made = store.back_up(NOW)
    with pytest.raises(WrongPassphraseError):
        store.change_recovery_code(OTHER, new_code())
    store.change_recovery_code(PHRASE, new_code())
    store.must_open_with(PHRASE)
    with pytest.raises(WrongPassphraseError):
        store.must_open_with(OTHER)
    assert (saved_in(store), store.verify().ok, store.backups()[0].at) == ([1], True, made.at)
    assert saved_in(store.restore(store.backups()[0])) == [1]


def test_memory_says_by_name_that_it_has_no_backup(tmp_path: Path) -> None:
    store: Store = MemoryStore()
    store.commit([a_change(1)])
    assert (store.backup_folder, store.backups(), store.newer_backup(tmp_path)) == (None, [], None)
    made = Backup(NOW, 0, tmp_path / "vip2tui-20261103-104200.v2t", 1)
    for act in (
        store.try_backup,
        lambda: store.back_up(NOW, tmp_path),
        lambda: store.restore(made),
        lambda: store.change_passphrase(OTHER),
        lambda: store.must_open_with(OTHER),
        lambda: store.change_recovery_code(OTHER, new_code()),
    ):
        with pytest.raises(OnlyInMemoryError):
            act()
    assert (saved_in(store), store.stopped, list(tmp_path.iterdir())) == ([1], None, [])


def test_whoever_has_a_store_asks_it_nothing_the_port_does_not_say() -> None:
    """No `getattr`, no `hasattr`, no `isinstance` on a store, and no store by its own name."""
    root = Path(__file__).parents[2]
    others = [
        path
        for folder in ("vip2tui", "screens")
        for path in sorted((root / folder).rglob("*.py"))
        if root / "vip2tui" / "storage" not in path.parents
    ]
    sins = re.compile(
        r"TinyStore|JournalUpkeep|store\.(journal|db)\b"
        r"|\b(getattr|hasattr|isinstance)\([\w.]*\bstore\b(?!\.stopped)"
    )
    found = {
        path.relative_to(root).as_posix(): match.group()
        for path in others
        if (match := sins.search(path.read_text(encoding="utf-8")))
    }
    assert found == {}
    assert len(others) > 300
