"""Data beside the program's folder: where the mark lies there, and where it was before."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from vip2tui.base import paths


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as it lies on a stick, with this program started from it."""
    folder = tmp_path / "E" / "vip2tui"
    (folder / "python").mkdir(parents=True)
    (folder / paths.START).write_bytes(b"")
    monkeypatch.setattr(sys, "executable", str(folder / "python" / "python.exe"))
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path / "ingen")
    return folder


def test_without_the_mark_it_is_the_users_own_folder(program: Path, tmp_path: Path) -> None:
    assert paths.beside_program() is None
    assert paths.home() == tmp_path / "ingen"


def test_with_the_mark_it_lies_beside_and_is_told_so(program: Path) -> None:
    (program / paths.BESIDE_MARK).write_bytes(b"")
    place = program.parent / paths.BESIDE
    assert paths.home() == place
    assert not place.exists()
    assert "ved siden af programmet" in paths.told(place)
    assert "ved siden af programmet" not in paths.told(program.parent / "andet")


def test_a_newer_folder_without_the_mark_finds_what_lies_there(program: Path) -> None:
    place = program.parent / paths.BESIDE
    place.mkdir()
    (place / "vault-00000001.v2t").write_bytes(paths.SEALED)
    assert paths.home() == place


def test_a_folder_somebody_put_there_takes_nobody_from_their_own(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = program.parent / paths.BESIDE
    place.mkdir()
    assert paths.beside_program() is None
    (place / "vault-00000001.v2t").write_bytes(paths.SEALED)
    own = tmp_path / "egen"
    own.mkdir()
    (own / "vault-00000001.v2t").write_bytes(paths.SEALED)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: own)
    assert paths.home() == own


def test_what_is_given_or_named_still_wins(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program / paths.BESIDE_MARK).write_bytes(b"")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "valgt"))
    assert paths.home() == tmp_path / "valgt"
    assert paths.home(tmp_path / "givet") == tmp_path / "givet"


def test_a_mark_beside_any_other_python_means_nothing(program: Path) -> None:
    (program / paths.START).unlink()
    (program / paths.BESIDE_MARK).write_bytes(b"")
    assert paths.beside_program() is None
