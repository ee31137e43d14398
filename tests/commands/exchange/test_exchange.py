"""The exchange's lines: stable keys, wrong use, and a vault from before there were keys."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import PHRASE, bytes_of, make_vault
from vip2tui.domain.roles import Role
from vip2tui.storage import rescue

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

PEER = "authority files_made id name person revoked role seen trusted words"
KEYS = {
    (
        "device",
        "show",
    ): "authority id line name person ready received role told underway until waiting words",
    ("device", "list"): f"{PEER} missing next silent",
    ("send", "--to", "Laptop Syd", "--out", "usb"): "changes file files id number size to words",
    ("diary",): "at computer counts device file id person what words",
    ("fetch", "usb"): "changed doubts files gaps new refused unchanged",
}


@pytest.fixture
def office(home: Path, vip: Vip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make the mentor and an office known to each other; return the office's folder."""
    other = str(tmp_path / "kontor")
    make_vault(tmp_path / "kontor", Role.OFFICE, "Laptop Syd")
    monkeypatch.chdir(tmp_path)
    for one, more in ((("--home", other), ()), ((), ("--home", other))):
        done = vip(*one, "device", "contact", "--out", "kontakt", "--json")
        vip(*more, "device", "trust", "kontakt", "--words", done.json["words"], "--json")
    assert home.exists()
    return other


def test_the_keys_programs_read_are_these(office: str, vip: Vip) -> None:
    for words, keys in KEYS.items():
        home = ("--home", office) if words[0] == "fetch" else ()
        found = vip("--json", *home, *words).json
        row = found[0] if isinstance(found, list) else found
        assert sorted(row) == sorted(keys.split()), words


def test_nothing_new_is_said_and_the_file_is_made(office: str, vip: Vip) -> None:
    for _ in range(2):
        done = vip("send", "--to", "Laptop Syd", "--out", "usb")
        assert done.code == 0
    assert "ikke noget nyt" in done.out
    assert "Filen er en kvittering" in vip("--home", office, "fetch", "usb").out
    assert vip("--home", office, "fetch", "us*", "--json").json["refused"] == []
    assert vip("--home", office, "fetch", "nej*", "--json").code == 1
    assert vip("doubt", "list").out == "Der er ikke noget, der skal afgøres.\n"


def test_another_of_the_programs_own_files_is_called_by_its_name(office: str, vip: Vip) -> None:
    backup = vip("backup", "make", "--json").json["path"]
    vip("send", "--open-copy", "kopi.json", "--yes")
    for file, name in (
        (backup, "et arkiv"),
        ("kopi.json", "en ulåst kopi"),
        ("kontakt", "en kont"),
    ):
        done = vip("--home", office, "fetch", file)
        assert done.code == 1
        assert f"Det er ikke en låst fil, men {name}" in done.err
        assert "beskadiget" not in done.err


def test_the_identity_stands_where_the_page_about_the_exchange_says(office: str) -> None:
    rows = subprocess.run(
        [sys.executable, rescue.__file__, str(max(Path(office).glob("vault-*.v2t")))],
        input=PHRASE.encode(),
        capture_output=True,
        check=True,
    ).stdout.splitlines()
    device = [row["row"] for row in map(json.loads, rows) if row["table"] == "device"]
    (identity,) = [row["value"]["identity"] for row in device if row["key"] == "keys"]
    assert identity.startswith("AGE-SECRET-KEY-1")


WRONG = {
    "nothing": ("send",),
    "no place": ("send", "--to", "x"),
    "no computer": ("send", "--out", "x"),
    "both": ("send", "--to", "x", "--out", "y", "--open-copy", "z"),
    "no file": ("fetch",),
    "no choice": ("doubt", "decide", "x"),
    "no one": ("citizen", "assign", "x"),
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
def test_wrong_use_is_2(words: tuple[str, ...], vip: Vip) -> None:
    assert vip(*words).code == 2


def test_what_is_not_known_is_1_and_changes_nothing(home: Path, vip: Vip) -> None:
    vip("citizen", "add", "--name", "Amina")
    before = bytes_of(home)
    for words in (
        ("send", "--to", "ukendt", "--out", "usb"),
        ("device", "revoke", "ukendt"),
        ("device", "trust", "ingen-fil"),
        ("doubt", "decide", "x.text", "--keep", "both"),
        ("citizen", "assign", "Amina", "--to", "ukendt"),
        ("citizen", "withdraw", "Amina", "--from", "ukendt"),
        ("fetch", "ingen-fil"),
    ):
        done = vip(*words)
        assert (done.code, done.out) == (1, ""), words
        assert done.err.strip()
    assert bytes_of(home) == before


def test_a_vault_without_keys_gets_them_when_they_are_needed(home: Path, vip: Vip) -> None:
    words = vip("device", "show", "--json").json["words"]
    before = bytes_of(home)
    assert vip("device", "show", "--json").json["words"] == words
    assert bytes_of(home) == before


def test_without_keys_no_file_is_for_this_computer(office: str, vip: Vip, tmp_path: Path) -> None:
    vip("send", "--to", "Laptop Syd", "--out", "usb")
    make_vault(tmp_path / "ny")
    before = bytes_of(tmp_path / "ny")
    for more in ((), ("--preview",)):
        done = vip("--home", str(tmp_path / "ny"), "fetch", "usb", *more)
        assert done.code == 1
        assert "ikke til denne computer" in done.err
    assert bytes_of(tmp_path / "ny") == before
    assert office


def test_hostile_names_stay_words(office: str, vip: Vip, tmp_path: Path) -> None:
    make_vault(tmp_path / "ond", Role.MENTOR, "[/] \x1b[2J\x1b]0;x\x07")
    done = vip("--home", str(tmp_path / "ond"), "device", "contact", "--out", "ond")
    assert "\x1b" not in done.out + done.err
    for words in (("trust", "ond"), ("trust", "ond", "--yes"), ("list",), ("revoke", "[/]")):
        done = vip("--home", office, "device", *words)
        assert "\x1b" not in done.out + done.err, words


def test_with_two_offices_a_new_citizen_needs_one(tmp_path: Path, vip: Vip) -> None:
    laptop, west, east = (tmp_path / name for name in ("laptop", "vest", "oest"))
    make_vault(laptop)
    for home, name in ((west, "Kontor Vest"), (east, "Kontor Øst")):
        make_vault(home, Role.OFFICE, name)
        contact = tmp_path / f"{home.name}.vip2kontakt"
        assert vip("device", "contact", "--out", str(contact), "--home", str(home)).code == 0
        assert vip("device", "trust", str(contact), "--yes", "--home", str(laptop)).code == 0
    here = ("--home", str(laptop))
    refused = vip("citizen", "add", "--name", "Amina", *here)
    assert refused.code == 2
    assert "Hvilken kommune hører borgeren til?" in refused.err
    assert "Vejle Kommune (Kontor Vest)" in refused.err
    assert vip("citizen", "list", "--json", *here).json == []
    add = vip("citizen", "add", "--name", "Amina", "--office", "Kontor Øst", "--json", *here)
    whose = vip("citizen", "office", "Amina", "--json", *here).json
    assert whose["id"] == add.json["id"]
    assert whose["name"] == "Vejle Kommune (Kontor Øst)"
    moved = vip("citizen", "office", "Amina", "--to", "Kontor Vest", *here)
    assert (moved.code, "Kun det kontor" in moved.err) == (1, True)
    for name, changes in (("Kontor Vest", 0), ("Kontor Øst", 1)):
        out = str(tmp_path)
        sent = vip("send", "--to", name, "--out", out, "--json", *here).json
        assert sent["changes"] == changes
