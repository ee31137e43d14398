"""Each command that writes a file, aimed at every file of the vault itself (R153)."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import bytes_of, make_vault
from vip2tui.base import drives, places
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

WRITING = {
    "open copy": ("send", "--open-copy"),
    "locked file": ("send", "--to", "Laptop Syd", "--out"),
    "contact": ("device", "contact", "--out"),
    "package": ("package", "export", "kabel", "--out"),
    "backup": ("backup", "make", "--folder"),
}
"""Every command with a place to write to, but those that make a vault."""


@pytest.fixture
def known(home: Path, vip: Vip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A mentor's vault with everything a vault's folder can hold, and an office it knows."""
    monkeypatch.chdir(tmp_path)
    make_vault(tmp_path / "kontor", Role.OFFICE, "Laptop Syd")
    for mine, theirs in (((), ("--home", "kontor")), (("--home", "kontor"), ())):
        done = vip(*mine, "device", "contact", "--out", "kontakt", "--json")
        vip(*theirs, "device", "trust", "kontakt", "--words", done.json["words"])
    vip("citizen", "add", "--name", "Amina")
    vip("backup", "make")
    shutil.copy(next(home.glob("vault-*.v2t")), home / "vault-00000009.v2t.partial")
    return home


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
@pytest.mark.parametrize("yes", [(), ("--yes",)], ids=["asked", "yes"])
def test_our_own_files_are_no_target(
    words: tuple[str, ...], yes: tuple[str, ...], known: Path, vip: Vip
) -> None:
    before = bytes_of(known)
    copies = known / "sikkerhedskopier"
    files = [path for path in known.rglob("*") if path.is_file()]
    places = [*files, known, copies, known / "ny.json", copies / "ny.json", copies / "ny"]
    for place in places:
        done = vip(*words, str(place), *yes)
        assert done.code == 1, (place.name, done.out, done.err)
        assert "i behold" in done.err or "Den er ikke rørt" in done.err
        assert not done.out
    assert bytes_of(known) == before
    assert vip("citizen", "list").code == 0


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_another_file_stays_as_it_is_also_with_yes(
    words: tuple[str, ...], known: Path, vip: Vip
) -> None:
    brev = Path("brev.docx")
    brev.write_bytes(b"PK\x03\x04 mit brev")
    assert vip(*words, str(brev), "--yes").code == 1
    assert brev.read_bytes() == b"PK\x03\x04 mit brev"


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_a_folder_that_is_not_there_is_said(
    words: tuple[str, ...], known: Path, vip: Vip, tmp_path: Path
) -> None:
    (tmp_path / "MEDIA").mkdir()
    done = vip(*words, "MEDIA/USB/")
    assert done.code == 1
    assert "Der er ingen mappe" in done.err
    assert not list((tmp_path / "MEDIA").iterdir())


def test_a_backup_folder_is_made_on_a_stick_or_after_a_yes(
    known: Path, vip: Vip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, disk = tmp_path / "MEDIA", tmp_path / "disk"
    stick.mkdir()
    disk.mkdir()
    monkeypatch.setattr(drives, "is_removable", lambda path: path == stick)
    assert vip("backup", "make", "--folder", str(stick / "kopi")).code == 0
    assert vip("backup", "make", "--folder", str(disk / "kopi")).code == 1
    assert vip("backup", "make", "--folder", str(disk / "a" / "b"), "--yes").code == 1
    assert not list(disk.iterdir())
    assert vip("backup", "make", "--folder", str(disk / "kopi"), "--yes").code == 0
    assert [len(list((place / "kopi").iterdir())) for place in (stick, disk)] == [1, 1]


def test_the_recovery_code_is_not_written_beside_what_it_opens(
    vip: Vip, tmp_path: Path, known: Path
) -> None:
    fresh = tmp_path / "ny"
    before = bytes_of(known)
    given = ("--name", "Mette", "--role", "mentor", "--authority", "Vejle")
    for place in (fresh / "kode.txt", known / "kode.txt", known / "anchor.json"):
        done = vip("--home", str(fresh), "init", *given, "--recovery-key-file", str(place))
        assert done.code == 2, done.err
        assert not list(fresh.glob("*"))
    assert bytes_of(known) == before


def test_the_demo_is_not_laid_in_a_vault(known: Path, vip: Vip) -> None:
    before = bytes_of(known)
    for place in (known, known / "sikkerhedskopier", known / "anchor.json"):
        assert vip("demo", "--into", str(place), "--citizens", "1").code == 1
    assert bytes_of(known) == before


def test_a_folder_gives_its_files_and_what_lies_beside_them_is_stepped_over(
    known: Path, vip: Vip, tmp_path: Path
) -> None:
    stick = tmp_path / "STIK"
    stick.mkdir()
    vip("send", "--to", "Laptop Syd", "--out", str(stick))
    [made] = stick.iterdir()
    (stick / f"._{made.name}").write_bytes(b"\x00\x05\x16\x07 what a Mac keeps for itself")
    (stick / "brev.docx").write_bytes(b"PK\x03\x04word/")
    for typed in (str(stick), f"{stick}/", f"{stick}/*.vip2", f"{stick}/20??-*.vip2"):
        done = vip("--home", "kontor", "fetch", typed, "--json")
        assert done.code == 0, done.err
        assert [one["file"] for one in done.json["files"]] == [made.name]
    made.unlink()
    done = vip("--home", "kontor", "fetch", str(stick))
    assert done.code == 1
    assert "ingen låste filer i mappen" in done.err


def test_a_name_that_leads_nowhere_hides_no_file_of_a_folder(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.vip2").write_bytes(b"x")
        (tmp_path / f"{number}-væk.vip2").symlink_to(tmp_path / "taget-ud")
    found = places.meant(str(tmp_path), ".vip2")
    assert {one.name for one in found} == {f"{number}.vip2" for number in range(20)}


def test_a_folder_of_backups_that_is_not_there_is_not_called_empty(
    known: Path, vip: Vip, tmp_path: Path
) -> None:
    before = bytes_of(known)
    for typed in ("USB9", "USB9/"):
        for words in (("list",), ("restore",)):
            done = vip("backup", *words, "--folder", str(tmp_path / typed))
            assert done.code == 1
            assert "Der er ingen mappe, der hedder" in done.err
    assert bytes_of(known) == before


NOT_OURS = {
    "brev.docx": (b"PK\x03\x04....[Content_Types].xml word/document.xml", "et Word-dokument"),
    "ark.xlsx": (b"PK\x03\x04....xl/workbook.xml", "et regneark"),
    "alt.zip": (b"PK\x03\x04....fil.txt", "en pakket mappe"),
    "brev.pdf": (b"%PDF-1.7\n\x00\x01", "et PDF-dokument"),
    "foto.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "et billede"),
    "foto.png": (b"\x89PNG\r\n\x1a\n\x00", "et billede"),
    "tom.vip2": (b"", "en tom fil"),
    "nuller.vip2": (bytes(5000), "en tom fil"),
    "note.txt": ("Husk at ringe til Søren".encode(), "en tekstfil"),
    "gammel.txt": ("Husk at ringe til Søren".encode("cp1252"), "en tekstfil"),
    "side.html": (b"<!doctype html><p>", "en hjemmeside"),
    "pakke.json": (b'{"id": "gartner", "gaelder_fra": "2026-01-01"}', "en jobpakke"),
    "andet.json": (b'{"a": 1}', "en fil til et andet program"),
    "genvej.lnk": (b"L\x00\x00\x00\x01\x14\x02\x00...", "en genvej"),
    "setup.exe": (b"MZ\x90\x00", "et program"),
    "laast.vip2": (b"-----BEGIN AGE ENCRYPTED FILE-----\n", "låst med et andet program"),
}


@pytest.mark.parametrize("name", NOT_OURS)
def test_a_file_that_is_none_of_ours_is_called_by_what_it_is(
    name: str, home: Path, vip: Vip, tmp_path: Path
) -> None:
    vip("device", "show")  # the computer's keys are made
    data, called = NOT_OURS[name]
    (tmp_path / name).write_bytes(data)
    done = vip("fetch", str(tmp_path / name))
    assert done.code == 1
    assert called in done.err
    assert "beskadiget" not in done.err


READING = {
    "fetch": ("fetch",),
    "trust": ("device", "trust"),
    "data": ("data", "check"),
    "package": ("package", "fetch"),
}
NOWHERE = {
    "too long": "b" * 300,
    "too long in all": "bbbbbbb/" * 700,
    "nobody's home": "~$brev.docx",
    "in nobody's home": "~ingen-her/fil",
}
"""Paths no file can have, or that begin as a home does and are none."""


@pytest.mark.parametrize("words", [*WRITING.values(), *READING.values()], ids=[*WRITING, *READING])
@pytest.mark.parametrize("path", NOWHERE.values(), ids=NOWHERE)
def test_a_path_that_can_be_nothing_is_a_sentence(
    words: tuple[str, ...], path: str, known: Path, vip: Vip
) -> None:
    if path == NOWHERE["nobody's home"] and words in WRITING.values():
        pytest.skip("a name a file can have")
    done = vip(*words, path, "--yes")
    assert done.code == 1, (done.out, done.err)
    assert "fejl i selve programmet" not in done.err
    assert known.is_dir()


@pytest.mark.parametrize("path", NOWHERE.values(), ids=NOWHERE)
def test_a_home_that_can_be_nothing_holds_no_vault(path: str, vip: Vip) -> None:
    done = vip("--home", path, "today")
    assert done.code == 3
    assert "intet arkiv" in done.err


def test_an_empty_path_is_not_the_folder_one_stands_in(
    known: Path, vip: Vip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = bytes_of(known)
    there = sorted(tmp_path.iterdir())
    for words in (
        ("send", "--to", "Laptop Syd", "--out", ""),
        ("send", "--open-copy", " ", "--yes"),
        ("device", "contact", "--out", ""),
        ("backup", "make", "--folder", ""),
        ("backup", "list", "--folder", ""),
        ("fetch", ""),
    ):
        done = vip(*words)
        assert done.code == 2, words
        assert "Der mangler et navn" in done.err
    assert bytes_of(known) == before
    assert sorted(tmp_path.iterdir()) == there
