"""What Windows takes for a file's name and path, and what has a hand in a folder there."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.commands.helpers import PHRASE
from vip2tui.base import shared_disks, targets, windows_names
from vip2tui.base.safe import file_stem
from vip2tui.domain.roles import Role
from vip2tui.papers.kinds import KINDS
from vip2tui.services.handing_out import edition_stem
from vip2tui.services.vault import opening
from vip2tui.storage import folder, traces

BAD = [
    "CON", "con", "aux.", "NUL.txt", "nul .txt", "Com1", "LPT9.vip2", "com¹.pdf", "CONIN$",
    "aux.tar.gz", "slutter.", "slutter ", "...", "møde 10:30.pdf", "a*b", "hvad?.txt", 'a"b',
    "a<b", "a>b", "a|b", "a/b", "a\\b", "linje\nskift", "nul\x00",
]  # fmt: skip
GOOD = ["conrad.txt", "aux-1.pdf", "com10", "lpt", "nulpunkt", "jobpakke.v1.yaml", " foran", "æøå"]
ODD = st.text(st.characters(codec="utf-8"), max_size=30)


@pytest.mark.parametrize("name", BAD)
def test_what_windows_does_not_take_is_said_and_made_into_something_it_does(name: str) -> None:
    assert windows_names.fault_of(name)
    assert not windows_names.fault_of(windows_names.safe(name))


@pytest.mark.parametrize("name", GOOD)
def test_what_windows_takes_is_left_as_it_is(name: str) -> None:
    assert windows_names.fault_of(name) == ""
    assert windows_names.safe(name) == name


@given(ODD | st.sampled_from(BAD), st.sampled_from(["", ".", ".txt", ".vip2"]))
def test_a_name_made_safe_is_safe_and_stays_so(stem: str, suffix: str) -> None:
    name = windows_names.safe(stem + suffix)
    assert not windows_names.fault_of(name)
    assert windows_names.safe(name) == name


@given(ODD, st.integers())
def test_no_name_the_program_makes_is_one_that_windows_refuses(typed: str, number: int) -> None:
    made = [
        file_stem(date(2026, 11, 30), typed, number) + ".vip2",
        edition_stem(f"{typed.replace('/', '')}@2026-11-30T10:00") + ".zip",
    ]
    names = [windows_names.safe(one) for one in made]
    assert not any(map(windows_names.fault_of, names))
    assert names[0] == made[0]


def test_no_name_in_the_vault_and_of_no_paper_is_one_that_windows_refuses(tmp_path: Path) -> None:
    names = [traces.LOCK, traces.ANCHOR, traces.BALLAST, folder.longest_in(tmp_path).name]
    names += [f"{kind.code}-2026-11-30.pdf" for kind in KINDS]
    assert len(names) > 10
    assert not any(map(windows_names.fault_of, names))


@pytest.mark.parametrize("stem", ["CON", "a:b", "nul.", "hvad?"])
def test_a_file_in_a_folder_has_a_name_that_every_computer_takes(stem: str, tmp_path: Path) -> None:
    made = targets.in_folder(tmp_path, stem, ".vip2").path
    assert not windows_names.fault_of(made.name)
    targets.put(targets.Target(made), lambda out: out.write(b"x"))
    assert targets.in_folder(tmp_path, stem, ".vip2").path != made


@pytest.mark.parametrize("typed", ["aux.pdf", "brev 10:30.pdf", "con/brev.pdf", "brev.pdf.", "a?"])
def test_a_typed_name_that_windows_does_not_take_is_refused_there_alone(typed: str) -> None:
    path = Path("/tmp") / typed
    with pytest.raises(targets.BadNameError, match=r"på Windows: .* Der er ikke skrevet .* Vælg"):
        targets.must_be_a_name(path, "win32")
    targets.must_be_a_name(path, "linux")


def test_a_path_longer_than_windows_opens_is_said_before_anything_is_written() -> None:
    deep = Path("/", *["mappe" * 10] * 4)
    targets.must_be_a_name(deep / "brev.pdf", "win32")
    with pytest.raises(targets.PathTooLongError, match=r"for lang .* 259 tegn.* ikke skrevet"):
        targets.must_be_a_name(deep / ("b" * 60 + ".pdf"), "win32")
    with pytest.raises(targets.PathTooLongError):
        targets.must_be_a_name(deep / "mappe" / "mappe" / ("a" * 20) / "b.pdf", "win32")
    with pytest.raises(targets.NameTooLongError):
        targets.must_be_a_name(Path("/") / ("🙂" * 128), "win32")
    assert windows_names.is_too_long("C:\\" + "x" * 257)
    assert not windows_names.is_too_long("C:\\" + "x" * 256)


CLOUDS = [
    (r"C:\Users\ida\OneDrive - Lillerød Kommune\vip2tui", "OneDrive"),
    (r"C:\Users\ida\OneDrive\vip2tui", "OneDrive"),
    (r"D:\Sky\arkiv\vip2tui", "OneDrive"),
    (r"C:\Users\ida\Dropbox\vip2tui", "Dropbox"),
    (r"G:\Google Drev\vip2tui", "Google Drev"),
    (r"\\server\hjem$\ida\vip2tui", shared_disks.NETWORK),
    (r"\\?\UNC\server\hjem\vip2tui", shared_disks.NETWORK),
    (r"H:\vip2tui", shared_disks.NETWORK),
    (r"C:\Users\ida\AppData\Local\vip2tui", ""),
    (r"\\?\C:\Users\ida\vip2tui", ""),
    (r"C:\Users\ida\onedriver\vip2tui", ""),
]
KERNEL = SimpleNamespace(GetDriveTypeW=lambda root: 4 if root == "H:\\" else 3)


@pytest.mark.parametrize(("path", "place"), CLOUDS)
def test_a_cloud_or_a_network_is_known_by_its_path(path: str, place: str) -> None:
    environ = {"OneDriveCommercial": r"D:\Sky", "OneDrive": ""}
    assert shared_disks.on_windows(PureWindowsPath(path), environ, KERNEL) == place


def test_a_vault_in_a_cloud_is_told_of_once_and_again_when_it_is_moved_there(
    tmp_path: Path,
) -> None:
    def told(home: Path) -> list[str]:
        desk = opening.unlock(home, PHRASE)
        found = [one.text for one in desk.store.notices if one.kind == "place"]
        desk.store.close()
        return found

    home = tmp_path / "Dropbox" / "arkiv"
    desk, _ = opening.create(
        home, passphrase=PHRASE, name="Ida", role=Role.MENTOR, authority="Lillerød"
    )
    assert [one.kind for one in desk.store.notices] == ["place"]
    assert "Dropbox" in desk.store.notices[0].text
    desk.store.close()
    assert told(home) == []
    own = home.rename(tmp_path / "arkiv")
    assert told(own) == []
    (said,) = told(own.rename(home))
    assert "Alt er i behold" in said
