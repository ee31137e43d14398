"""Nothing that goes wrong ends in a traceback, in English, or with a changed file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import PHRASE, bytes_of, make_vault, process
from tests.systems import posix_only
from vip2tui.storage import vault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

ADD = ("citizen", "add", "--name", "Ny Borger")


def refused(done: Done, code: int, words: str) -> None:
    assert done.code == code, done.err
    assert done.out == ""
    assert words in done.err


def the_file(home: Path) -> Path:
    (path,) = home.glob("vault-*.v2t")
    return path


def test_there_is_no_vault(vip: Vip) -> None:
    refused(vip("today"), 3, "intet arkiv endnu")


def test_a_wrong_passphrase(home: Path, vip: Vip, monkeypatch: pytest.MonkeyPatch) -> None:
    before = bytes_of(home)
    monkeypatch.setenv("VIP2TUI_PASSPHRASE", "noget helt andet end det rigtige")
    refused(vip(*ADD), 3, "passer ikke")
    assert bytes_of(home) == before


def test_no_passphrase_and_nobody_to_ask(
    home: Path, vip: Vip, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("VIP2TUI_PASSPHRASE")
    refused(vip(*ADD), 2, "--passphrase-file")
    refused(vip("passphrase", "change"), 2, "--new-passphrase-file")
    refused(vip("recover"), 2, "--recovery-key-file")
    refused(vip("today", "--passphrase-file", str(tmp_path / "ingen")), 2, "kan ikke læses")
    (tmp_path / "tom").write_text("\n", encoding="utf-8")
    refused(vip("today", "--passphrase-file", str(tmp_path / "tom")), 2, "er tom")
    assert home.exists()


def test_init_twice_and_init_over_a_paper(home: Path, vip: Vip, tmp_path: Path) -> None:
    words = ("init", "--name", "x", "--role", "mentor", "--authority", "y")
    before = bytes_of(home)
    refused(vip(*words), 3, "allerede et arkiv")
    assert bytes_of(home) == before
    (tmp_path / "papir").write_text("andet", encoding="utf-8")
    more = ("--home", str(tmp_path / "ny"), "--recovery-key-file", str(tmp_path / "papir"))
    refused(vip(*words, *more), 2, "Der ligger allerede en anden fil")
    assert (tmp_path / "papir").read_text(encoding="utf-8") == "andet"
    assert not (tmp_path / "ny").exists()


def test_a_weak_passphrase_leaves_nothing_behind(
    vip: Vip, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VIP2TUI_PASSPHRASE", "sommer2026")
    paper = tmp_path / "papir"
    done = vip("init", "--name", "x", "--role", "mentor", "--authority", "y",
               "--recovery-key-file", str(paper))  # fmt: skip
    refused(done, 1, "for let at gætte")
    assert not paper.exists()


def test_a_damaged_vault(home: Path, vip: Vip) -> None:
    vip(*ADD)
    vip(*ADD)
    data = bytearray(the_file(home).read_bytes())
    data[-700] ^= 1
    the_file(home).write_bytes(data)
    refused(vip("verify"), 3, "beskadiget")
    refused(vip(*ADD), 3, "Filen er ikke ændret")
    assert the_file(home).read_bytes() == data


def test_a_file_that_lost_what_was_saved_is_not_called_whole(home: Path, vip: Vip) -> None:
    vip(*ADD)
    whole = the_file(home).read_bytes()
    vip("citizen", "add", "--name", "Meldt Gemt")
    cut = the_file(home).read_bytes()[: len(whole) + 40]
    the_file(home).write_bytes(cut)
    refused(vip("citizen", "list"), 3, "Det sidste af arkivets fil mangler")
    assert the_file(home).read_bytes() == cut


def test_half_a_frame_is_told_and_what_was_saved_is_there(home: Path, vip: Vip) -> None:
    vip(*ADD)
    whole, anchor = the_file(home).read_bytes(), (home / "anchor.json").read_bytes()
    vip("citizen", "add", "--name", "Halv Borger")
    the_file(home).write_bytes(the_file(home).read_bytes()[: len(whole) + 40])
    (home / "anchor.json").write_bytes(anchor)  # a crash leaves it as the last closing did
    done = vip("citizen", "list", "--json")
    assert done.code == 0
    assert [one["name"] for one in done.json] == ["Ny Borger"]
    assert "slukket midt i en gemning" in done.err
    assert the_file(home).read_bytes().startswith(whole)
    assert vip("verify").code == 0


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\x00" + bytes(5000), b"x" * 200])
def test_somebody_elses_file(home: Path, vip: Vip, data: bytes) -> None:
    the_file(home).write_bytes(data)
    done = vip(*ADD)
    assert done.code == 3
    assert done.out == ""
    assert the_file(home).read_bytes() == data


def test_a_newer_vault(home: Path, vip: Vip) -> None:
    from vip2tui.storage import header

    data = the_file(home).read_bytes()
    newer = data.replace(b'"format":1', b'"format":9', 1)
    if newer == data:
        pytest.skip("the header is written another way: tests/storage covers newer files")
    the_file(home).write_bytes(newer)
    assert header
    assert vip(*ADD).code == 3
    assert the_file(home).read_bytes() == newer


def test_a_vault_that_is_open_in_another_process(home: Path, vip: Vip) -> None:
    store = vault.open(home, PHRASE)
    before = bytes_of(home)
    refused(vip(*ADD), 3, "allerede åben i et andet vindue")
    assert bytes_of(home) == before
    store.close()


def test_a_folder_that_cannot_be_written(
    home: Path, vip: Vip, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bytes_of(home)
    real = os.open

    def refuse(path: object, flags: int, *more: int) -> int:
        if str(path).startswith(str(home)) and flags & (os.O_WRONLY | os.O_RDWR):
            raise PermissionError(13, "refused")
        return real(str(path), flags, *more)

    monkeypatch.setattr(os, "open", refuse)
    refused(vip(*ADD), 3, "kan ikke skrives")
    assert bytes_of(home) == before


def test_what_is_missing_is_said_in_a_sentence(amina: str, vip: Vip) -> None:
    for words in (
        ("citizen", "show", "Bo"),
        ("checklist", "tick", "Amina", "m99.9"),
        ("log", "correct", "00000000", "--reason", "x", "--text", "y"),
        ("history", "00000000"),
        ("package", "show", "astronaut"),
        ("course", "show", "Amina", "--course", "nej"),
        ("log", "add", "Amina", "--type", "note", "--text", " "),
        ("course", "start", "Amina", "--package", "kabel", "--start", "i dag"),
    ):
        done = vip(*words)
        assert (done.code, done.out) == (1, ""), words
        assert done.err.endswith(".\n"), words
    assert amina


def test_there_is_nothing_to_undo(home: Path, vip: Vip) -> None:
    refused(vip("undo"), 1, "ikke noget at fortryde")
    assert home.exists()


def test_a_fault_of_our_own_names_nobody(
    vip: Vip, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    from vip2tui.services.citizen.citizens import CitizenService

    def fail(*_: object, **__: object) -> None:
        raise ValueError("Amina Søgaard 010190-1234")

    monkeypatch.setattr(CitizenService, "add", fail)
    done = vip(*ADD)
    assert done.code == 1
    assert "Amina" not in done.err
    assert "ValueError" in done.err
    assert home.exists()


posix = posix_only("limits and shells")


@posix
def test_a_full_disk(home: Path) -> None:
    resource = pytest.importorskip("resource", exc_type=ImportError)

    before = bytes_of(home)
    size = the_file(home).stat().st_size

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, size + 100))

    done = process(home, "citizen", "add", "--name", "x" * 200, preexec_fn=full)
    assert done.returncode == 1, done.stderr
    assert "DER GEMMES IKKE" in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    now = bytes_of(home)
    assert now[the_file(home).name].startswith(before[the_file(home).name])
    after = process(home, "citizen", "list", "--json")
    assert (after.returncode, after.stdout.strip()) == (0, b"[]")


@posix
def test_a_reader_that_leaves_and_a_disk_that_is_full_behind_a_pipe(home: Path) -> None:
    import subprocess

    command = f"{sys.executable} -m vip2tui"
    env = {**os.environ, "VIP2TUI_HOME": str(home), "VIP2TUI_PASSPHRASE": PHRASE}
    gone = f"set -o pipefail; {command} package list --json | head -c 1 >/dev/null"
    full = f"{command} package list > /dev/full"
    for line, code in ((gone, 0), (full, 1)):
        if line is full and not os.path.exists("/dev/full"):  # noqa: PTH110
            continue
        done = subprocess.run(["bash", "-c", line], env=env, capture_output=True, check=False)
        assert done.returncode == code, done.stderr
        assert b"Traceback" not in done.stderr
        assert b"Exception ignored" not in done.stderr
        assert bool(done.stderr) is (line is full)


@posix
def test_ctrl_c_says_that_nothing_is_half_done(
    home: Path, vip: Vip, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vip2tui.services.citizen.citizens import CitizenService

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(CitizenService, "rows", stop)
    done = vip("citizen", "list")
    assert done.code == 130
    assert "Intet er gjort halvt" in done.err
    monkeypatch.undo()
    make_vault(home.parent / "andet")
    assert process(home, "verify").returncode == 0, "the lock is free again"


def test_verify_does_not_call_well_what_cannot_be_backed_up(vip: Vip, home: Path) -> None:
    made = vip("verify", "--json")
    assert (made.code, made.json["ok"]) == (0, True)
    assert not list(home.glob("sikkerhedskopier/*")), "a trial leaves nothing"
    (home / "sikkerhedskopier").rmdir()
    (home / "sikkerhedskopier").write_text("en fil i vejen")
    refused(vip("verify"), 1, "der kan ikke laves en sikkerhedskopi")
    assert vip("verify", "--json").json["ok"] is False


def test_one_change_is_one_by_the_words_of_verify(vip: Vip, home: Path) -> None:
    assert home.exists()
    assert "rummer 0 ændringer, og alt" in vip("verify").out
    assert vip("citizen", "add", "--name", "Amina Søgaard").code == 0
    assert "rummer 1 ændring, og alt" in vip("verify").out


@pytest.mark.parametrize("kind", ["rettelse", "maaling", "milepael", "Måling"])
def test_a_note_is_not_of_a_kind_that_something_else_makes(home: Path, vip: Vip, kind: str) -> None:
    assert home.exists()
    assert vip("citizen", "add", "--name", "Amina Søgaard").code == 0
    done = vip("log", "add", "Amina", "--type", kind, "--text", "Ny sko")
    assert done.code != 0
    assert "kendes ikke" in done.err
    assert kind not in vip("log", "add", "--help").out.lower()
    assert vip("log", "list", "Amina", "--type", kind).code == 0, "old ones are found"
