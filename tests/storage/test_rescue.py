"""The reader for the day when the program is gone: alone in a folder, on a real vault."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import vip2tui.storage.rescue as module
from tests.storage import faults
from tests.storage.helpers import CHEAP, PHRASE, a_change, bytes_in, lines, the_file
from vip2tui.storage import vault
from vip2tui.storage.port import Row

ALONE = (
    "import sys; sys.path = [p for p in sys.path if p]; sys.argv = sys.argv[1:];"
    "import runpy; runpy.run_path(sys.argv[0], run_name='__main__');"
    "assert not any(name.split('.')[0] in ('vip2tui', 'orjson', 'tinydb') for name in sys.modules)"
)


@pytest.fixture
def home(tmp_path: Path) -> tuple[Path, str]:
    store, code = vault.create(tmp_path / "vault", PHRASE, cost=CHEAP)
    store.commit([a_change(1), a_change(1, "b")], [Row("drafts", "x", {"æ": 1})])
    store.compact()
    store.commit([a_change(2)], [Row("drafts", "y", {}), Row("drafts", "x", None)])
    store.commit([a_change(3)])
    store.close()
    return tmp_path / "vault", code


def rescued(
    tmp_path: Path, path: Path, secret: str, *more: str
) -> tuple[list[dict[str, Any]], str]:
    alone = Path(shutil.copy(module.__file__, tmp_path / "rescue.py"))
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(alone), *more, str(path)],
        input=secret.encode(),
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    return [json.loads(line) for line in done.stdout.decode().splitlines()], done.stderr.decode()


def test_it_reads_every_row_by_passphrase_and_by_code(
    home: tuple[Path, str], tmp_path: Path
) -> None:
    folder, code = home
    before = bytes_in(folder)
    for found, said in (
        rescued(tmp_path, the_file(folder), PHRASE),
        rescued(tmp_path, the_file(folder), code.lower(), "--recovery"),
    ):
        assert said == ""
        assert {(row["table"], row["label"], row["number"]) for row in found} == {
            ("changes", "sag1", 1),
            ("changes", "b", 2),
            ("changes", "sag1", 3),
            ("changes", "sag1", 4),
            ("drafts", "", 2),
        }
        changes = [row["row"] for row in found if row["label"] == "sag1"]
        expected = [json.loads(line) for line in lines([a_change(n) for n in (1, 2, 3)])]
        assert sorted(changes, key=lambda row: row["id"]) == expected
    assert bytes_in(folder) == before


def test_it_reads_around_damage(home: tuple[Path, str], tmp_path: Path) -> None:
    path = the_file(home[0])
    data = bytearray(path.read_bytes())
    data[faults.heads(bytes(data))[2] + 60] ^= 1
    path.write_bytes(data)
    found, said = rescued(tmp_path, path, PHRASE)
    assert "damage at byte" in said
    assert sorted(r["row"]["id"] for r in found if r["label"] == "sag1") == [
        "w1.sag1.1",
        "w1.sag1.3",
    ]


def test_a_wrong_passphrase_or_another_file_is_said(home: tuple[Path, str], tmp_path: Path) -> None:
    assert "does not fit" in rescued(tmp_path, the_file(home[0]), "forkert")[1]
    other = tmp_path / "x.v2t"
    other.write_bytes(b"x" * 100)
    assert "not a vault" in rescued(tmp_path, other, PHRASE)[1]


def test_it_reads_a_vault_that_the_salvage_reads(home: tuple[Path, str]) -> None:
    data = the_file(home[0]).read_bytes()
    found = module.read(data, PHRASE)
    store = vault.open(home[0], PHRASE, read_only=True)
    for table, rows in store.journal.rows.tables.items():
        assert {n: row for (name, n), (_, row) in found.items() if name == table} == rows


def test_the_code_from_paper_opens_it_as_the_passphrase_does(home: tuple[Path, str]) -> None:
    data = the_file(home[0]).read_bytes()
    assert module.read(data, home[1], is_code=True) == module.read(data, PHRASE)
    assert module.read(data, f" {home[1].lower()} ", is_code=True) == module.read(data, PHRASE)


@pytest.mark.parametrize(("numbers", "lengths"), [([1, 2], [2]), ([1], [2, 2])])
def test_rows_that_nobody_counted_are_not_made_up(numbers: list[int], lengths: list[int]) -> None:
    head = json.dumps([["changes", "sag1", numbers, lengths]]).encode()
    with pytest.raises(ValueError):
        list(module.rows(struct.pack("<I", len(head)) + head + b"{}{}"))


def test_the_format_is_written_down() -> None:
    text = (Path(__file__).parents[2] / "docs" / "vault.md").read_text(encoding="utf-8")
    for said in ("V2TF", "VIP2TUI", "Argon2id", "anchor.json", "ballast.bin", "torn-<time>.bin"):
        assert said in text
