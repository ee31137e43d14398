"""Where a file can be carried, on each system."""

from pathlib import Path
from typing import Any, ClassVar

import pytest

from vip2tui.base import drives


class Kernel:
    """Windows with a system disk, an empty card reader, a stick without a name and a large one."""

    TYPES: ClassVar = {"C": 3, "D": 2, "E": 2, "F": 3, "N": 4}
    NAMES: ClassVar = {"E": "", "F": "Mettes stik \x1b[31m"}

    def __init__(self) -> None:
        self.asked: list[str] = []

    def SetErrorMode(self, mode: int) -> None:  # noqa: N802
        assert mode == 1

    def GetLogicalDrives(self) -> int:  # noqa: N802
        return sum(1 << ord(letter) - ord("A") for letter in self.TYPES)

    def GetDriveTypeW(self, root: str) -> int:  # noqa: N802
        return self.TYPES[root[0]]

    def GetVolumeInformationW(self, root: str, room: Any, *_: object) -> int:  # noqa: N802
        self.asked.append(root[0])
        if root[0] not in self.NAMES:
            return 0
        room.value = self.NAMES[root[0]]
        return 1


def test_windows_shows_what_can_be_carried_and_asks_no_network() -> None:
    kernel = Kernel()
    found = list(drives.windows(kernel, "C"))
    assert [one.name for one in found] == ["USB (E:)", "Mettes stik [31m (F:)"]
    assert "N" not in kernel.asked


def test_a_folder_left_behind_by_a_stick_is_no_drive(tmp_path: Path) -> None:
    (tmp_path / "KINGSTON").mkdir()
    (tmp_path / "gammel").mkdir()
    (tmp_path / "fil").touch()
    found = list(drives.mounted([tmp_path, tmp_path / "x"], lambda one: one.name == "KINGSTON"))
    assert [(one.name, one.path) for one in found] == [("USB (KINGSTON)", tmp_path / "KINGSTON")]


def test_the_folders_everybody_knows_are_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import platformdirs

    there = tmp_path / "Dokumenter"
    there.mkdir()
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: there)
    monkeypatch.setattr(platformdirs, "user_desktop_path", lambda: tmp_path / "væk")
    monkeypatch.setattr(drives, "removable", list)
    assert [one.name for one in drives.drives()] == ["Dokumenter"]
    assert drives.name_of(there) == "Dokumenter"
    assert drives.name_of(tmp_path / "m\x1b[2J") == "mappen m[2J"
