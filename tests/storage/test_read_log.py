"""The read log's chain: a line that is gone or altered is found, and an erased citizen's may go."""

from __future__ import annotations

import copy
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.helpers import KEY, a_change, a_vault, opened, put_back, the_file
from tests.storage.test_erase import NOW, holding
from vip2tui.storage import backup, erase, read_log
from vip2tui.storage.port import Row
from vip2tui.storage.read_log import HEAD, TABLE, appended, fault, without
from vip2tui.storage.replay import reread

if TYPE_CHECKING:
    from pathlib import Path

Table = dict[str, dict[str, Any]]
WHOM = st.lists(st.sampled_from(["amina", "soren", "ali", ""]), min_size=1, max_size=12)


def put(kept: Table, rows: list[Any]) -> Table:
    """Return the table as a store would have it with these rows."""
    return {**kept, **{one.key: dict(one.value) for one in rows}}


def log(*whom: str, kept: Table | None = None) -> Table:
    said = [{"act": "aabnet", "who": who, "at": f"2026-05-04T10:{n:02}"} for n, who in
            enumerate(whom)]  # fmt: skip
    start = kept or {}
    return put(start, appended(start.get(HEAD), said, [f"{n:016x}" for n in range(len(said))]))


def test_an_empty_log_and_a_grown_one_are_whole() -> None:
    assert fault({}) is None
    kept = log("amina", "soren", kept=log("amina"))
    assert fault(kept) is None
    assert kept[HEAD]["n"] == 3
    assert kept["2"]["p"] != kept["3"]["p"]


@given(WHOM, st.data())
def test_a_line_that_is_gone_or_altered_is_found(whom: list[str], data: st.DataObject) -> None:
    kept = log(*whom)
    number = data.draw(st.integers(1, len(whom)))
    row = kept[str(number)]
    name = data.draw(st.sampled_from(sorted(row)))
    altered = {**kept, str(number): {**row, name: f"{row[name]}x"}}
    assert fault(altered) is not None
    assert fault({key: one for key, one in kept.items() if key != str(number)}) == number
    less = {key: one for key, one in row.items() if key != name}
    assert fault({**kept, str(number): less}) is not None
    digest = {"p": row["p"], "d": read_log._digest(row)}
    assert fault({**kept, str(number): digest}) == number, "nobody said that it was taken away"


@given(WHOM)
def test_the_end_cannot_be_cut_off(whom: list[str]) -> None:
    kept = log(*whom)
    shorter = {key: one for key, one in kept.items() if key != str(len(whom))}
    assert fault(shorter) == len(whom)
    assert fault({**shorter, HEAD: {**kept[HEAD], "n": len(whom) - 1}}) is not None
    assert fault({key: one for key, one in kept.items() if key != HEAD}) == 1
    assert fault({**kept, str(len(whom) + 1): kept["1"]}) is not None
    assert fault({**kept, HEAD: {"n": "x", "tip": ""}}) == 1


@given(WHOM, WHOM)
def test_two_lines_cannot_change_places(first: list[str], then: list[str]) -> None:
    kept = log(*first, "amina", "soren", *then)
    one, other = str(len(first) + 1), str(len(first) + 2)
    assert fault({**kept, one: kept[other], other: kept[one]}) is not None


@given(WHOM, WHOM)
def test_a_citizens_lines_go_and_the_chain_stays(first: list[str], then: list[str]) -> None:
    before = log(*first, "amina")
    kept = put(before, without(before, "amina"))
    assert fault(kept) is None
    assert "amina" not in str(kept)
    assert [key for key, row in kept.items() if row.get("who") == "soren"] == [
        key for key, row in before.items() if row.get("who") == "soren"
    ]
    assert without(kept, "amina") == []
    again = log(*then, kept=kept)
    assert fault(again) is None
    gone = put(again, without(again, "soren"))
    assert fault(gone) is None
    number = str(len(first) + 1)  # amina's
    assert "s" not in gone[number], "the salt goes: nobody can try out who it was"


def test_of_ten_thousand_lines_one_says_which_went() -> None:
    kept = log(*["amina"] * 10_000)
    kept = put(kept, without(kept, "amina"))
    assert fault(kept) is None
    assert kept["10001"]["ns"] == [[1, 10_000]]


def a_store_with(home: Path, stick: Path, whom: str = "gone") -> Any:
    """Return a vault with a citizen who was opened, and backups from before and after."""
    store = a_vault(home)
    for n in range(1, 4):
        store.commit([a_change(n, "keep"), a_change(n, whom)])
        said = [{"act": "aabnet", "who": who, "at": str(n)} for who in ("keep", whom)]
        store.commit((), appended(store.row(TABLE, HEAD), said, [f"{n}a", f"{n}b"]))
        backup.make_backup(store.journal, NOW + timedelta(n), stick)
    return store


def test_erasing_takes_the_lines_out_of_vault_and_backups(tmp_path: Path) -> None:
    home, stick = tmp_path / "home", tmp_path / "stick"
    store = a_store_with(home, stick)
    erase.erase(store.journal, "gone", stick)
    assert holding(tmp_path, "gone") == []
    assert fault(store.rows(TABLE)) is None
    assert [row.get("who") for row in store.rows(TABLE).values()].count("keep") == 3
    assert store.verify().ok
    before = copy.deepcopy(store.rows(TABLE))
    erase.erase(store.journal, "gone", stick)  # a second time takes nothing more
    assert store.rows(TABLE) == before
    for made in backup.list_backups(stick):
        kept = put_back(tmp_path / made.path.stem, made.path).rows(TABLE)
        assert fault(kept) is None
        assert "gone" not in str(kept)
        assert [row.get("who") for row in kept.values()].count("keep") >= 1
    store.close()
    assert fault(opened(home).rows(TABLE)) is None


def test_a_file_cut_short_loses_whole_lines_or_none(tmp_path: Path) -> None:
    home = tmp_path / "home"
    store = a_store_with(home, tmp_path / "stick")
    store.close()
    whole = the_file(home).read_bytes()
    lengths = set[int]()
    for cut in range(1, 1_000, 7):
        rows = reread(whole[:-cut], KEY).rows.table(TABLE).values()
        kept = {row["key"]: row["value"] for row in map(orjson.loads, rows)}
        assert fault(kept) is None
        lengths.add(len(kept))
    assert lengths == {7, 5, 3}, "two lines and the head's number come together"


@pytest.mark.parametrize("number", ["1", "4", "6"])
def test_an_altered_line_in_a_sound_file_is_found(tmp_path: Path, number: str) -> None:
    store = a_store_with(tmp_path / "home", tmp_path / "stick")
    row = {**(store.row(TABLE, number) or {}), "at": "9"}
    store.commit((), [Row(TABLE, number, row)])
    assert store.verify().ok, "the file itself is as it was written"
    assert fault(store.rows(TABLE)) == int(number)


def noted(store: Any, *whom: str) -> None:
    for n, who in enumerate(whom):
        said = {"act": "aabnet", "who": who, "at": f"{n}"}
        store.commit((), appended(store.row(TABLE, HEAD), [said], [f"{n:016x}"]))


def whom(store: Any) -> list[str]:
    kept = store.rows(TABLE)
    return [kept[str(n)].get("who", "") for n in range(1, kept[HEAD]["n"] + 1)]


def test_a_backup_put_back_takes_the_lines_along_that_came_after_it(tmp_path: Path) -> None:
    home, stick = tmp_path / "home", tmp_path / "stick"
    store = a_vault(home)
    noted(store, "amina")
    made = backup.make_backup(store.journal, NOW, stick)
    noted(store, "soren", "ali")
    erase.erase(store.journal, "soren")  # the folder was away: it still knows of the citizen
    store.close()
    again = put_back(home, made.path)
    assert fault(again.rows(TABLE)) is None
    assert whom(again) == ["amina", "", "ali", "", ""]
    assert "soren" not in str(again.rows(TABLE))
    told = read_log.restored(again.rows(TABLE))
    assert told is not None
    assert (told["n"], "lost" in told) == (3, False)
    assert any("3 linjer" in one.text for one in again.notices)
    again.close()
    once_more = put_back(home, made.path)
    assert whom(once_more) == ["amina", "", "ali", "", "", ""]
    assert fault(once_more.rows(TABLE)) is None


def test_where_it_cannot_take_them_along_a_line_says_so(tmp_path: Path) -> None:
    home, stick = tmp_path / "home", tmp_path / "stick"
    store = a_vault(home)
    noted(store, "amina")
    made = backup.make_backup(store.journal, NOW, stick)
    noted(store, "soren", "ali")
    store.close()
    whole = the_file(home).read_bytes()
    the_file(home).write_bytes(whole[:-30])
    again = put_back(home, made.path)
    assert fault(again.rows(TABLE)) is None
    assert whom(again)[:2] == ["amina", "soren"]
    told = read_log.restored(again.rows(TABLE))
    assert told is not None
    assert (told["n"], told["lost"]) == (len(whom(again)) - 2, True)
    assert any("kan mangle; det står" in one.text for one in again.notices)


def test_an_older_vault_and_an_empty_place_lose_nothing(tmp_path: Path) -> None:
    home, stick = tmp_path / "home", tmp_path / "stick"
    store = a_vault(home)
    noted(store, "amina")
    first = the_file(home).read_bytes()
    noted(store, "soren")
    made = backup.make_backup(store.journal, NOW, stick)
    store.close()
    the_file(home).write_bytes(first)
    for place in (home, tmp_path / "elsewhere"):
        again = put_back(place, made.path)
        assert whom(again) == ["amina", "soren"]
        again.close()


@given(WHOM, WHOM, WHOM)
def test_two_logs_that_parted_keep_one_whole_and_say_so(
    before: list[str], here: list[str], there: list[str]
) -> None:
    parted = log(*before)
    one, other = log(*here, "x", kept=parted), log(*there, "y", kept=parted)
    kept = put(one, read_log.after_restore(one, other, {"at": "1"}, "ab", is_whole=True))
    assert fault(kept) is None
    told = read_log.restored(kept)
    assert told is not None
    assert told["lost"]
    joined = read_log.after_restore(parted, one, {"at": "1"}, "ab", is_whole=True)
    kept = put(parted, joined)
    assert fault(kept) is None
    assert {key: row for key, row in kept.items() if key in one and key != HEAD} == {
        key: row for key, row in one.items() if key != HEAD
    }
    assert read_log.after_restore(one, parted, {"at": "1"}, "ab", is_whole=True) == []
