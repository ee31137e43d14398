"""Whatever ever was a vault's folder leads back to its newest good backup, and to no new vault."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands.helpers import OTHER, PHRASE, bytes_of
from tests.storage.test_traces import SPOILS
from vip2tui.storage.backup import list_backups

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


Vip = "Callable[..., Done]"
INIT = ("init", "--name", "x", "--role", "mentor", "--authority", "y")
ADD = ("citizen", "add", "--name")


def names(vip: Any) -> list[str]:
    done = vip("citizen", "list", "--json")
    assert done.code == 0, done.err
    return sorted(one["name"] for one in done.json)


@pytest.fixture
def used(home: Path, vip: Any) -> Path:
    """A vault with one citizen, and a backup of it."""
    assert vip(*ADD, "Før Kopien").code == 0
    assert vip("backup", "make").code == 0
    return home


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: str(spoil.__name__))
def test_a_lost_vault_is_told_and_its_backup_brings_it_back(
    used: Path, vip: Any, spoil: Callable[[Path], None]
) -> None:
    spoil(used)
    left = bytes_of(used)
    for line in (INIT, ("today",), ("verify",), ("citizen", "list")):
        done = vip(*line)
        assert done.code == 3, line
        assert "Den nyeste sikkerhedskopi er fra" in done.err
        assert "vip2tui backup restore" in done.err
        assert bytes_of(used) == left, "nothing is set aside by being looked at"
    done = vip("backup", "restore", "--json")
    assert done.code == 0, done.err
    assert done.json["id"].startswith("vip2tui-")
    assert done.json["changes"] == 1
    assert all((used / name).exists() for name in done.json["kept"])
    assert names(vip) == ["Før Kopien"]
    assert vip("verify").code == 0


def test_the_code_from_paper_brings_it_back_too(tmp_path: Path, vip: Any, monkeypatch: Any) -> None:
    paper, new = tmp_path / "papir", tmp_path / "ny"
    new.write_text(OTHER, encoding="utf-8")
    assert vip(*INIT, "--recovery-key-file", str(paper)).code == 0
    vip(*ADD, "Før Kopien")
    vip("backup", "make")
    for one in (tmp_path / "hjem").glob("vault-*.v2t"):
        one.write_bytes(bytes(5000))
    monkeypatch.setenv("VIP2TUI_PASSPHRASE", "glemt")
    done = vip("recover", "--recovery-key-file", str(paper), "--new-passphrase-file", str(new))
    assert done.code == 3
    assert "Den nyeste sikkerhedskopi er fra" in done.err
    wrong = vip("backup", "restore")
    assert (wrong.code, "Adgangskoden passer ikke" in wrong.err) == (3, True)
    assert vip("backup", "restore", "--recovery-key-file", str(paper)).code == 0
    done = vip("recover", "--recovery-key-file", str(paper), "--new-passphrase-file", str(new))
    assert done.code == 0, done.err
    monkeypatch.setenv("VIP2TUI_PASSPHRASE", OTHER)
    assert names(vip) == ["Før Kopien"]


def test_the_newest_that_is_whole_is_taken_and_a_chosen_one_is_that(used: Path, vip: Any) -> None:
    kept = used / "sikkerhedskopier"
    vip(*ADD, "Efter Kopien")
    late = vip("backup", "make", "--json").json["id"]
    sound = (kept / late).read_bytes()
    early = next(one.path.name for one in list_backups(kept) if one.path.name != late)
    middle = len(sound) // 2
    (kept / "vip2tui-20991231-235959.v2t").write_bytes(
        sound[:middle] + bytes([sound[middle] ^ 1]) + sound[middle + 1 :]
    )
    (kept / "vip2tui-20991231-235958.v2t").write_bytes(sound[:-1])
    for one in used.glob("vault-*.v2t"):
        one.unlink()
    shown = vip("today").err
    assert "2099 kl. 23.59" in shown, "the flip shows only to who has the key"
    assert vip("backup", "restore").code == 0
    assert names(vip) == ["Efter Kopien", "Før Kopien"]
    for one in used.glob("vault-*.v2t"):
        one.write_bytes(b"")
    for wrong in ("vip2tui-1999", "vip2tui-", ""):
        assert vip("backup", "restore", wrong or "x").code in (1, 3)
    assert vip("backup", "restore", early).code == 0
    assert names(vip) == ["Før Kopien"]


def test_a_vault_that_opens_is_asked_about_and_kept(used: Path, vip: Any) -> None:
    vip(*ADD, "Efter Kopien")
    before = bytes_of(used)
    done = vip("backup", "restore")
    assert done.code == 2
    assert "--yes" in done.err
    assert {name for name in bytes_of(used) if name.startswith("vault")} == {
        name for name in before if name.startswith("vault")
    }
    assert names(vip) == ["Efter Kopien", "Før Kopien"]
    done = vip("backup", "restore", "--yes", "--json")
    assert done.code == 0, done.err
    assert names(vip) == ["Før Kopien"]
    newest = list_backups(used / "sikkerhedskopier")[0].path.name
    assert vip("backup", "restore", newest, "--yes").code == 0
    assert names(vip) == ["Efter Kopien", "Før Kopien"], "what was there can be had again"


def test_a_newer_backup_is_told_by_every_command_and_fetched_without_a_question(
    used: Path, vip: Any
) -> None:
    (file,) = used.glob("vault-*.v2t")
    early = file.read_bytes()
    vip(*ADD, "Efter Kopien")
    vip("backup", "make")
    file.write_bytes(early)
    for _ in range(2):
        done = vip("citizen", "list", "--json")
        assert "er nyere end dit arkiv" in done.err
        assert [one["name"] for one in done.json] == ["Før Kopien"]
    assert vip("backup", "restore").code == 0
    assert names(vip) == ["Efter Kopien", "Før Kopien"]
    assert "nyere" not in vip("today").err


def test_a_backup_on_a_stick_makes_a_vault_on_a_new_computer(
    used: Path, vip: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    stick = tmp_path / "stik"
    shutil.copytree(used / "sikkerhedskopier", stick)
    monkeypatch.setenv("VIP2TUI_HOME", str(tmp_path / "ny"))
    assert vip("backup", "restore").code == 3
    assert not (tmp_path / "ny").exists()
    monkeypatch.setenv("VIP2TUI_PASSPHRASE", OTHER)
    assert vip("backup", "restore", "--folder", str(stick)).code == 3
    assert not (tmp_path / "ny").exists()
    monkeypatch.setenv("VIP2TUI_PASSPHRASE", PHRASE)
    done = vip("backup", "restore", "--folder", str(stick))
    assert done.code == 0, done.err
    assert names(vip) == ["Før Kopien"]
    # On somebody else's computer it takes nobody's place.
    from tests.commands.helpers import make_vault
    from vip2tui.storage import vault

    other = tmp_path / "andens"
    make_vault(other)
    store = vault.open(other, PHRASE)
    store.change_passphrase(OTHER)
    store.close()
    monkeypatch.setenv("VIP2TUI_HOME", str(other))
    before = bytes_of(other)
    done = vip("backup", "restore", "--folder", str(stick), "--yes")
    assert (done.code, "passer ikke" in done.err) == (3, True)
    assert bytes_of(other) == before
