"""The folder for Windows from small parts: what is refused, left out, and always the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from tests.systems import posix_only
from tools import windows_folder
from tools.windows import parts
from tools.windows.parts import RefusedError
from vip2tui.base import paths, program_files

RUNTIME = {
    "python.exe": b"MZ",
    "python399.dll": b"MZ",
    "python399.zip": b"PK",
    "python399._pth": b"python399.zip\r\n.\r\n",
    "LICENSE.txt": b"PSF",
}
ABOUT = "Metadata-Version: 2.4\nName: {}\nVersion: 1.2\nLicense-Expression: MIT\n"


def zipped(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def known(monkeypatch: pytest.MonkeyPatch, folder: Path, data: bytes, use: str = "offices") -> Path:
    """Put an archive in a folder and its sum in the list."""
    listed = folder / "pythons.json"
    line = {
        "file": "p.zip",
        "version": "3.99.1",
        "sha256": hashlib.sha256(data).hexdigest(),
        "for": use,
    }
    listed.write_text(json.dumps({"pythons": [line]}), encoding="utf-8")
    monkeypatch.setattr(parts, "KNOWN", listed)
    (folder / "p.zip").write_bytes(data)
    return folder / "p.zip"


def made_wheel(folder: Path, name: str, files: dict[str, bytes], licence: bytes | None) -> Path:
    info = f"{name}-1.2.dist-info"
    every = {f"{info}/METADATA": ABOUT.format(name).encode(), f"{info}/RECORD": b"", **files}
    if licence is not None:
        every[f"{info}/licenses/LICENSE"] = licence
    path = folder / f"{name}-1.2-py3-none-any.whl"
    path.write_bytes(zipped(every))
    return path


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two wheels that hold more than is run."""
    runtime = parts.python(known(monkeypatch, tmp_path, zipped(RUNTIME)))
    ours = {"vip2tui/cli.py": b"", "vip2tui/py.typed": b"", "vip2tui/__pycache__/cli.pyc": b""}
    other = {
        "ting/a.py": b"",
        "ting/a.pyi": b"",
        "ting/tests/test_a.py": b"",
        "ting-1.2.dist-info/sboms/x.json": b"{}",
        "papirer/OFL.txt": b"OFL",
    }
    wheels = [
        parts.wheel(made_wheel(tmp_path, "vip2tui", ours, b"MIT")),
        parts.wheel(made_wheel(tmp_path, "ting", other, b"MIT")),
    ]
    for place in ("a", "b"):
        windows_folder.fill(tmp_path / place / "vip2tui", runtime, wheels)
        wheels.reverse()
    return tmp_path / "a" / "vip2tui"


def names(folder: Path) -> set[str]:
    return {one.relative_to(folder).as_posix() for one in windows_folder.every_file(folder)}


def lib_of(folder: Path) -> Path:
    """Return where Python looks for the parts."""
    (pth,) = (folder / "python").glob("*._pth")
    return folder / pth.read_text(encoding="utf-8").splitlines()[-1].removeprefix("..\\")


def test_an_unknown_archive_is_refused_with_its_sum_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known(monkeypatch, tmp_path, zipped(RUNTIME))
    other = tmp_path / "python-3.99.2-embed-amd64.zip"
    other.write_bytes(zipped(RUNTIME | {"python.exe": b"other"}))
    with pytest.raises(RefusedError) as refused:
        parts.python(other)
    assert hashlib.sha256(other.read_bytes()).hexdigest() in str(refused.value)
    assert "p.zip" in str(refused.value)
    assert "throw it away" in str(refused.value)


def test_one_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="cannot be read"):
        parts.python(tmp_path / "borte.zip")


BACKSLASH = pytest.param(
    "a\\ud.txt", marks=posix_only("a border between folders there, and read so")
)


@pytest.mark.parametrize("name", ["../ud.txt", "/ud.txt", BACKSLASH, "C:ud.txt"])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.whl"
    path.write_bytes(zipped({name: b""}))
    with pytest.raises(RefusedError, match="outside"):
        parts.wheel(path)


def test_a_known_archive_that_is_none_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = known(monkeypatch, tmp_path, zipped({"readme": b""}))
    with pytest.raises(RefusedError, match="embeddable"):
        parts.python(archive)


def test_what_has_no_licence_is_not_carried(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="licence"):
        parts.wheel(made_wheel(tmp_path, "ting", {"ting.py": b""}, None))


def test_only_what_is_run_and_every_licence_lies_there(built: Path) -> None:
    lib = lib_of(built).name
    assert lib.startswith("lib-1.2-")
    assert {one for one in names(built) if one.startswith((f"{lib}/", "LICENSES/"))} == {
        f"{lib}/vip2tui/cli.py",
        f"{lib}/vip2tui-1.2.dist-info/METADATA",
        f"{lib}/ting/a.py",
        f"{lib}/ting-1.2.dist-info/METADATA",
        f"{lib}/papirer/OFL.txt",
        "LICENSES/README.txt",
        "LICENSES/python/LICENSE.txt",
        "LICENSES/vip2tui/LICENSE",
        "LICENSES/ting/LICENSE",
        "LICENSES/ting/x.json",
        "LICENSES/fonts/OFL.txt",
    }
    told = (built / "LICENSES" / "README.txt").read_text(encoding="utf-8")
    assert "ting                  1.2             MIT" in told


def test_python_looks_in_the_folder_alone(built: Path) -> None:
    path = (built / "python" / "python399._pth").read_text(encoding="utf-8")
    assert path.splitlines() == ["python399.zip", ".", f"..\\{lib_of(built).name}"]


def test_the_same_parts_are_the_same_bytes_in_any_order(built: Path) -> None:
    other = built.parents[1] / "b" / "vip2tui"
    assert names(built) == names(other)
    assert all((built / one).read_bytes() == (other / one).read_bytes() for one in names(built))
    first, second = (windows_folder.pack(one).read_bytes() for one in (built, other))
    assert first == second


def test_the_sums_are_of_every_file(built: Path) -> None:
    lines = (built / paths.SUMS).read_text(encoding="utf-8").splitlines()
    sums = dict(reversed(line.split("  ", 1)) for line in lines)
    assert set(sums) == names(built) - {paths.SUMS}
    for name, wanted in sums.items():
        assert hashlib.sha256((built / name).read_bytes()).hexdigest() == wanted


def test_what_is_double_clicked_is_as_windows_reads_it(built: Path) -> None:
    data = (built / paths.START).read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.startswith(b"@echo off")
    text = data.decode("ascii")  # cmd may lose its way in a file with other letters
    assert "@BUILD@" not in text
    # A path may hold «)», so nothing that names one stands in parentheses.
    assert not [line for line in text.splitlines() if line.rstrip().endswith("(")]


def test_what_python_compiled_for_another_folder_is_not_read_for_this_one(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = parts.python(known(monkeypatch, tmp_path, zipped(RUNTIME)))
    changed = parts.wheel(made_wheel(tmp_path, "vip2tui", {"vip2tui/cli.py": b"#"}, b"MIT"))
    windows_folder.fill(tmp_path / "c", runtime, [changed])
    assert (built / paths.START).read_bytes() != (tmp_path / "c" / paths.START).read_bytes()


def test_copied_over_an_older_one_at_any_moment_python_meets_the_parts_of_one_program(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = parts.python(known(monkeypatch, tmp_path, zipped(RUNTIME)))
    fresh, old, new = tmp_path / "ny", lib_of(built), {"vip2tui/cli.py": b"#", "vip2tui/y.py": b""}
    changed = parts.wheel(made_wheel(tmp_path, "vip2tui", new, b"MIT"))
    windows_folder.fill(fresh, runtime, [changed])
    whole = {windows_folder.sum_of(contents(lib)) for lib in (old, lib_of(fresh))}
    assert len(whole) == 2
    for name in sorted(names(fresh)):  # as a folder is copied
        (built / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(fresh / name, built / name)
        assert windows_folder.sum_of(contents(lib_of(built))) in whole, name
    assert lib_of(built).name == lib_of(fresh).name != old.name
    assert contents(lib_of(built)) == contents(lib_of(fresh))
    seen = program_files.compared(built)
    assert (seen.is_whole, seen.older) == (True, (old.name,))
    shutil.rmtree(old)
    assert program_files.compared(built).older == ()


def contents(folder: Path) -> dict[str, bytes]:
    return {one: (folder / one).read_bytes() for one in names(folder)}


def test_one_for_tests_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = parts.wheel(made_wheel(tmp_path, "vip2tui", {}, b"MIT"))
    for use, says in (("tests", True), ("offices", False)):
        runtime = parts.python(known(monkeypatch, tmp_path, zipped(RUNTIME), use))
        told = windows_folder.told_version(ours, runtime, [ours])
        assert (windows_folder.FOR_TESTS in told) is says
        assert told.startswith("vip2tui 1.2\nPython 3.99.1\nPapirer som PDF: nej")


def test_a_folder_that_is_there_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "vip2tui").mkdir()
    monkeypatch.setattr(sys, "argv", ["x", "--out", str(tmp_path)])
    with pytest.raises(SystemExit, match="is there already"):
        windows_folder.main()
    assert list((tmp_path / "vip2tui").iterdir()) == []


def test_the_list_names_each_archive_once_and_one_for_tests() -> None:
    lines = parts.known()
    assert len({one["sha256"] for one in lines}) == len(lines)
    assert all(len(one["sha256"]) == 64 and one["version"][0] == "3" for one in lines)
    assert [one["for"] for one in lines].count("tests") == 1


def test_the_guide_beside_the_program_is_the_ten_lines() -> None:
    lines = [one for one in windows_folder.guide().splitlines() if one[:1].isdigit()]
    assert [one.split(".")[0] for one in lines] == [str(n) for n in range(1, 11)]
