"""Where a file may be written, and that nothing is written anywhere else."""

from __future__ import annotations

import ast
import os
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.systems import posix_only
from vip2tui.base import places, targets
from vip2tui.base.paths import SEALED
from vip2tui.exchange.errors import NotSendableError

ROOT = Path(__file__).parent.parent
OURS = ("vault-00000001.v2t", "vault-00000002.v2t.bak", "anchor.json", "vault.lock", "ballast.bin")


def a_vault_folder(folder: Path) -> Path:
    """What a vault's folder looks like, file by file."""
    copies = folder / "sikkerhedskopier"
    copies.mkdir(parents=True)
    for name in OURS:
        (folder / name).write_bytes(SEALED if ".v2t" in name else b"{}")
    (copies / "vip2tui-20260504-100000.v2t").write_bytes(SEALED)
    return folder


@pytest.mark.parametrize("name", [*OURS, "ny.json", "sikkerhedskopier/ny.json", "sikkerhedskopier"])
def test_nothing_is_written_in_a_vaults_folder(name: str, tmp_path: Path) -> None:
    home = a_vault_folder(tmp_path / "arkiv")
    with pytest.raises(targets.BadTargetError):
        targets.named(home / name, lambda _: True)


def test_a_way_round_to_a_vaults_folder_is_no_way(tmp_path: Path) -> None:
    home = a_vault_folder(tmp_path / "arkiv")
    (tmp_path / "andet").mkdir()
    ways = [tmp_path / "andet" / ".." / "arkiv" / "ny.json"]
    if sys.platform != "win32":
        (tmp_path / "genvej").symlink_to(home)
        (tmp_path / "fil.json").symlink_to(home / "anchor.json")
        os.link(home / "vault-00000001.v2t", tmp_path / "anden.json")
        ways += [tmp_path / "genvej" / "ny.json", tmp_path / "fil.json", tmp_path / "anden.json"]
    for way in ways:
        with pytest.raises(targets.OurOwnFileError):
            targets.named(way, lambda _: True)
    with pytest.raises(targets.OurOwnFileError):
        targets.in_folder(home, "ny", ".vip2")
    with pytest.raises(targets.OurOwnFileError):
        targets.into(home / "sikkerhedskopier")


def test_a_sealed_file_anywhere_is_no_target(tmp_path: Path) -> None:
    copy = tmp_path / "vip2tui-20260504-100000.v2t"
    copy.write_bytes(SEALED + b"more")
    with pytest.raises(targets.OurOwnFileError):
        targets.named(copy, lambda _: True)


def test_a_folder_about_to_hold_a_vault_is_none_for_other_files(tmp_path: Path) -> None:
    with pytest.raises(targets.OurOwnFileError):
        targets.named(tmp_path / "kode.txt", vault=tmp_path)


def test_only_a_file_of_the_same_kind_is_replaced(tmp_path: Path) -> None:
    there = tmp_path / "brev.docx"
    there.write_bytes(b"PK something of mine")
    with pytest.raises(targets.OtherFileThereError):
        targets.named(there, lambda head: head.startswith(b"age"))
    with pytest.raises(targets.OtherFileThereError):
        targets.named(tmp_path, lambda _: True)
    there.write_bytes(b"age")
    assert targets.named(there, lambda head: head.startswith(b"age")).replaces
    with pytest.raises(targets.OtherFileThereError):
        targets.named(there)


@pytest.mark.parametrize("typed", ["vaek/", "vaek/fil.vip2", "fil.vip2/", "fil.vip2/anden.vip2"])
def test_a_folder_that_is_not_there_is_said(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("fil.vip2").write_bytes(b"age")
    with pytest.raises(targets.NoFolderError, match="Der er ingen mappe"):
        targets.named(places.typed(typed), lambda _: True)
    assert [one.name for one in tmp_path.iterdir()] == ["fil.vip2"]


@pytest.mark.parametrize(
    "name",
    ["to  mellemrum", " foran", "Besøg".encode().decode(), unicodedata.normalize("NFD", "æå")],
)
def test_a_path_is_used_as_it_was_typed(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    folder.mkdir()
    assert places.typed(str(folder)) == folder
    assert places.typed(f'"{folder}"') == folder
    assert places.typed(f"{folder}/") == folder


def test_the_other_way_to_write_the_same_letters_is_found(tmp_path: Path) -> None:
    folder = tmp_path / unicodedata.normalize("NFD", "Ålborg")
    folder.mkdir()
    assert places.typed(unicodedata.normalize("NFC", str(folder))).is_dir()


@posix_only("a name is counted in letters on Windows")
def test_a_name_may_be_as_long_as_a_name_can_be(tmp_path: Path) -> None:
    longest = tmp_path / ("a" * 250 + ".vip2")
    targets.put(targets.named(longest), lambda file: file.write(b"abc"))
    assert longest.read_bytes() == b"abc"
    with pytest.raises(targets.NameTooLongError, match="for langt"):
        targets.named(tmp_path / ("a" * 251 + ".vip2"))
    with pytest.raises(targets.NameTooLongError):
        targets.named(tmp_path / ("å" * 128))


def test_the_next_number_is_found_with_few_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, there = [], os.path.lexists
    monkeypatch.setattr(os.path, "lexists", lambda path: bool(looks.append(path)) or there(path))
    names = list[str]()
    for _ in range(150):
        target = targets.in_folder(tmp_path, "plan-2026-05-04", ".pdf")
        target.path.touch()
        names.append(target.path.name)
    assert names[:3] == ["plan-2026-05-04.pdf", "plan-2026-05-04-2.pdf", "plan-2026-05-04-3.pdf"]
    assert names[-1] == "plan-2026-05-04-150.pdf"
    looks.clear()
    assert targets.in_folder(tmp_path, "plan-2026-05-04", ".pdf").path.name.endswith("-151.pdf")
    assert len(looks) < 20
    (tmp_path / names[0]).unlink()
    assert targets.in_folder(tmp_path, "plan-2026-05-04", ".pdf").path.name == names[0]


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    order: list[str] = []
    first = targets.in_folder(tmp_path, "2026-05-04-laptop-nord-7", ".vip2")
    size = targets.put(
        first,
        lambda file: file.writelines([b"abc"]),
        lambda data: order.append(data.decode()),
        lambda: order.append("late" if first.path.exists() else "kept"),
    )
    assert (size, first.path.read_bytes(), order) == (3, b"abc", ["abc", "kept"])
    second = targets.in_folder(tmp_path, "2026-05-04-laptop-nord-7", ".vip2")
    assert second.path.name == "2026-05-04-laptop-nord-7-2.vip2"

    def fails(_: object) -> None:
        raise OSError(28, "no room")

    def refuses(_: object) -> None:
        raise NotSendableError("for stor")

    with pytest.raises(targets.NotWrittenError):
        targets.put(second, fails)
    with pytest.raises(NotSendableError):
        targets.put(second, lambda file: None, refuses)
    assert [one.name for one in tmp_path.iterdir()] == [first.path.name]


WRITERS = {
    "vip2tui/base/sharers.py",
    "vip2tui/base/targets.py",
    "vip2tui/storage/disk.py",
    "vip2tui/storage/lock.py",
    "vip2tui/storage/rekey.py",
    "vip2tui/storage/sealed_file.py",
}
"""The one home for files that people get, and the vault's own."""
_WRITING = {"write_bytes", "write_text", "symlink_to", "hardlink_to"}
_MOVING = {"rename", "renames", "replace", "copy", "copyfile", "copytree", "move"}


def writes(source: str) -> list[int]:
    """Return the lines of a module where a file is written, made or moved."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        owner = getattr(getattr(node.func, "value", None), "id", "")
        words = [one.value for one in node.args if isinstance(one, ast.Constant)]
        modes = [one for one in words if isinstance(one, str) and set(one) <= set("rwxabt+")]
        if (
            name in _WRITING
            or (name == "open" and any(set(mode) & set("wxa+") for mode in modes))
            or (name == "open" and owner == "os" and "O_CREAT" in ast.unparse(node))
            or (name in _MOVING and owner in {"os", "shutil"})
        ):
            found.append(node.lineno)
    return found


def test_every_file_for_people_is_written_in_one_place() -> None:
    product = [*(ROOT / "vip2tui").rglob("*.py"), *(ROOT / "screens").rglob("*.py")]
    known = {path.relative_to(ROOT).as_posix(): path for path in product}
    found = {name for name, path in known.items() if writes(path.read_text(encoding="utf-8"))}
    assert "vip2tui/base/targets.py" in known
    assert found <= WRITERS


@pytest.mark.parametrize(
    "line",
    [
        'path.write_bytes(b"")',
        'path.open("w")',
        'open(name, "xb")',
        "os.open(path, os.O_WRONLY | os.O_CREAT)",
        "os.replace(a, b)",
        "shutil.copy(a, b)",
    ],
)
def test_the_check_sees_a_writer(line: str) -> None:
    assert writes(line) == [1]
