"""Builds the folder that a mentor double-clicks: ``python tools/windows_folder.py --out DIR``.

Runs on Linux, macOS and Windows with Python 3.11 and pip. ``docs/windows.md`` tells an office how.
The same inputs give the same bytes. Nothing of what is carried is run while it is built.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tools.windows.parts import Python, RefusedError, Wheel, known, python, wheel, written  # noqa: E402
from vip2tui.base.paths import PARTS, START, SUMS  # noqa: E402

FOLDER = "vip2tui"
GUIDE = ROOT / "docs" / "brug" / "windows.md"
PAPER_ENGINE = "typst"
FOR_TESTS = "KUN TIL PRØVE: Python er ikke hentet fra Python-projektets egen side."
_WHEN = (2020, 1, 1, 0, 0, 0)
"""What every file of the folder is dated, so that the same folder is the same bytes."""
_SECONDS = 1577880000
_BUILD_LETTERS = 12
_PARTS_LETTERS = 8


def main() -> None:
    """Build a folder, or say why not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help=f"where «{FOLDER}» is made")
    parser.add_argument("--python", type=Path, metavar="ZIP", help="the embeddable CPython; without"
                        " it one from the registry is taken, for tests only")  # fmt: skip
    parser.add_argument("--without-papers", action="store_true",
                        help="leave out what makes PDF: half the size")  # fmt: skip
    parser.add_argument("--zip", action="store_true", help="pack it too")
    given = parser.parse_args()
    try:
        folder = build(given.out, given.python, has_papers=not given.without_papers)
        print(f"{folder}: {said_size(sum(one.stat().st_size for one in every_file(folder)))}")
        if given.zip:
            packed = pack(folder)
            print(f"{packed}: {said_size(packed.stat().st_size)}")
    except RefusedError as error:
        sys.exit(str(error))


def build(out: Path, archive: Path | None, *, has_papers: bool = True) -> Path:
    """Make the folder and return it.

    Raises:
        RefusedError: If something lies there, or a part is missing or unknown.
    """
    folder = out / FOLDER
    if folder.exists():
        raise RefusedError(f"{folder} is there already. Move it away first. Nothing was built.")
    runtime, wheels = parts(archive, has_papers=has_papers)
    out.mkdir(parents=True, exist_ok=True)
    try:
        fill(folder, runtime, wheels)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def parts(archive: Path | None, *, has_papers: bool = True) -> tuple[Python, list[Wheel]]:
    """Return what a folder is made of: read from the archive, the checkout and the registry.

    Raises:
        RefusedError: If a part is missing or unknown.
    """
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        runtime = python(archive or downloaded_python(work))
        every = [own_wheel(work), *downloaded(work, runtime, has_papers=has_papers)]
        wheels = [wheel(one) for one in every]
    _must_be_constrained(wheels)
    return runtime, wheels


def fill(folder: Path, runtime: Python, wheels: list[Wheel]) -> None:
    """Write the folder from its parts: pure but for the disk."""
    wheels = sorted(wheels, key=lambda one: _plain(one.name))
    own = next(one for one in wheels if one.name == FOLDER)
    lib = parts_name(own, wheels)
    files = {f"python/{name}": data for name, data in runtime.files.items()}
    files[f"python/{runtime.stem}._pth"] = windows_text(f"{runtime.stem}.zip\n.\n..\\{lib}\n")
    for one in wheels:
        files |= {f"{lib}/{name}": data for name, data in one.files.items()}
        files |= {f"LICENSES/{_plain(one.name)}/{name}": data
                  for name, data in one.licences.items()}  # fmt: skip
    files["LICENSES/python/LICENSE.txt"] = runtime.files["LICENSE.txt"]
    files |= {f"LICENSES/fonts/{name.rpartition('/')[2]}": data
              for name, data in files.items() if name.endswith("/OFL.txt")}  # fmt: skip
    files["LICENSES/README.txt"] = windows_text(told_licences(runtime, wheels))
    files["Vejledning.txt"] = BOM_UTF8 + windows_text(guide())  # an older Notepad asks for it
    files["VERSION"] = windows_text(told_version(own, runtime, wheels))
    # What Python compiles is kept for this very folder: dates tell nothing where all are alike.
    build_id = sum_of(files)[:_BUILD_LETTERS]
    start = (ROOT / "tools" / "windows" / "start.cmd").read_text(encoding="utf-8")
    files[START] = windows_text(start.replace("@BUILD@", build_id))
    sums = "".join(f"{line}\n" for line in written(folder, files))
    (folder / SUMS).write_bytes(sums.encode())
    for one in every_file(folder):
        os.utime(one, (_SECONDS, _SECONDS))


def parts_name(own: Wheel, wheels: list[Wheel]) -> str:
    """Return what the folder of these very parts is called.

    Where this folder is copied over an older one, what that left lies under another name.
    """
    every = {name: data for one in wheels for name, data in one.files.items()}
    return f"{PARTS}{own.version}-{sum_of(every)[:_PARTS_LETTERS]}"


def sum_of(files: dict[str, bytes]) -> str:
    """Return one sum of many files, by their names."""
    lines = "".join(f"{hashlib.sha256(data).hexdigest()} {name}\n" for name, data in
                    sorted(files.items()))  # fmt: skip
    return hashlib.sha256(lines.encode()).hexdigest()


def windows_text(text: str) -> bytes:
    """Return a text as Windows' own programs read it."""
    return text.replace("\n", "\r\n").encode("utf-8")


def told_version(own: Wheel, runtime: Python, wheels: list[Wheel]) -> str:
    """Return what a technician reads aloud."""
    has_papers = any(one.name == PAPER_ENGINE for one in wheels)
    lines = [
        f"vip2tui {own.version}",
        f"Python {runtime.version}",
        "Papirer som PDF: ja" if has_papers else "Papirer som PDF: nej, kun som tekst",
        *([FOR_TESTS] if runtime.is_for_tests else []),
    ]
    return "\n".join(lines) + "\n"


def told_licences(runtime: Python, wheels: list[Wheel]) -> str:
    """Return the table of what is carried, and under which licence."""
    rows = [("python", runtime.version, "PSF-2.0, see python/LICENSE.txt")]
    rows += [(_plain(one.name), one.version, one.licence) for one in wheels]
    lines = [f"{name:22}{version:16}{licence}" for name, version, licence in sorted(rows)]
    return "\n".join([
        "What this folder carries, and under which licence. The texts lie in the folders beside.",
        "Files that end in .json list what was built into a part, as its makers tell it.",
        "", *lines, "", "fonts/OFL.txt is the licence of the fonts that papers are drawn with.", "",
    ])  # fmt: skip


def guide() -> str:
    """Return the ten lines of the users' page, to lie beside the program."""
    text = GUIDE.read_text(encoding="utf-8")
    part = text.partition("\n## ")[2].partition("\n## ")[0]
    return "\n".join(line for line in part.splitlines() if not line.startswith("![")).strip() + "\n"


def own_wheel(work: Path) -> Path:
    """Build our own wheel from the checkout and return it."""
    place = work / "own"
    _pip("wheel", "--no-deps", "--wheel-dir", str(place), str(ROOT))
    return next(place.glob("*.whl"))


def downloaded(work: Path, runtime: Python, *, has_papers: bool) -> list[Path]:
    """Return the wheels for Windows of what the program needs when it runs, and nothing else."""
    place = work / "wheels"
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needs = [one for one in about["project"]["dependencies"]
             if has_papers or not one.startswith(PAPER_ENGINE)]  # fmt: skip
    _pip("download", "--only-binary=:all:", "--platform", "win_amd64", "--implementation", "cp",
         "--python-version", runtime.minor, "--dest", str(place), *needs)  # fmt: skip
    return sorted(place.glob("*.whl"))


def downloaded_python(work: Path) -> Path:
    """Return the embeddable CPython that a package of the registry carries: for tests only.

    Raises:
        RefusedError: If the registry has it no more.
    """
    line = next(one for one in known() if one["for"] == "tests")
    name, version = line["file"].removesuffix(".tar.gz").rsplit("-", 1)
    wanted = work / "python.txt"
    wanted.write_text(f"{name}=={version} --hash=sha256:{line['sha256']}\n", encoding="utf-8")
    _pip("download", "--no-deps", "--no-binary=:all:", "--require-hashes", "--dest", str(work),
         "--requirement", str(wanted), is_constrained=False)  # fmt: skip
    return work / line["file"]


def _pip(*words: str, is_constrained: bool = True) -> None:
    environment = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if is_constrained:
        environment["PIP_CONSTRAINT"] = str(ROOT / "constraints.txt")
    line = [sys.executable, "-m", "pip", "--quiet", *words]
    done = subprocess.run(line, env=environment, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise RefusedError(f"pip {words[0]} did not succeed. Nothing was built.\n{done.stderr}")


def _must_be_constrained(wheels: Iterable[Wheel]) -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {_plain(name): version for name, sep, version in (one.partition("==") for one in lines)
              if sep}  # fmt: skip
    loose = [f"{one.name} {one.version}" for one in wheels
             if one.name != FOLDER and pinned.get(_plain(one.name)) != one.version]  # fmt: skip
    if loose:
        raise RefusedError(
            f"Not as constraints.txt says: {', '.join(loose)}. Nothing was built. Add a line, run "
            "the tests, and build again."
        )


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def every_file(folder: Path) -> list[Path]:
    """Return the folder's files, in order."""
    return sorted(one for one in folder.rglob("*") if one.is_file())


def pack(folder: Path) -> Path:
    """Pack the folder beside itself and return the file."""
    version = (folder / "VERSION").read_text(encoding="utf-8").split()[1]
    packed = folder.with_name(f"vip2tui-{version}-windows.zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for one in every_file(folder):
            name = f"{FOLDER}/{one.relative_to(folder).as_posix()}"
            archive.writestr(zipfile.ZipInfo(name, _WHEN), one.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed


def said_size(size: int) -> str:
    """Return a size in megabytes."""
    return f"{size / 1_000_000:.1f} MB"


if __name__ == "__main__":
    main()
