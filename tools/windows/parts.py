"""What a folder for Windows is made of: the embeddable CPython and wheels, read as bytes.

Nothing that is read here is run.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path, PurePosixPath

HERE = Path(__file__).parent
KNOWN = HERE / "pythons.json"
_INNER = re.compile(r"data\.zip$")
_FIRST = re.compile(r"^cp\d+/")
_PTH = re.compile(r"^(python\d+)\._pth$")
_LICENCE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_KEPT_OF_INFO = frozenset({"METADATA", "entry_points.txt"})
_NOT_RUN = frozenset({".pyi", ".c", ".h", ".pyc", ".pyo", ".sh"})
_NEVER = frozenset({"tests", "test", "__pycache__"})


class RefusedError(Exception):
    """The folder is not built; says what to do."""


@dataclass(frozen=True, slots=True)
class Python:
    """An embeddable CPython: its files, as they came."""

    version: str
    files: dict[str, bytes]
    is_for_tests: bool

    @property
    def stem(self) -> str:
        """What its library, its zip and its path file are called: ``python313``."""
        return next(found[1] for name in self.files if (found := _PTH.match(name)))

    @property
    def minor(self) -> str:
        """The version that wheels are made for: ``3.13``."""
        return ".".join(self.version.split(".")[:2])


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel: what of it is run, and under which licences."""

    name: str
    version: str
    licence: str
    files: dict[str, bytes] = field(repr=False)
    licences: dict[str, bytes] = field(repr=False)


def known() -> list[dict[str, str]]:
    """Return the archives that a folder may be built with."""
    found: list[dict[str, str]] = json.loads(KNOWN.read_text(encoding="utf-8"))["pythons"]
    return found


def python(archive: Path) -> Python:
    """Read an embeddable CPython.

    Raises:
        RefusedError: If its sum stands nowhere in the list, or it is no such archive.
    """
    try:
        data = archive.read_bytes()
    except OSError as error:
        raise RefusedError(f"{archive} cannot be read. Nothing was built.") from error
    digest = hashlib.sha256(data).hexdigest()
    line = next((one for one in known() if one["sha256"] == digest), None)
    if line is None:
        names = "\n".join(f"  {one['file']}" for one in known() if one["for"] == "offices")
        raise RefusedError(
            f"{archive.name} is not in the list of archives we know. Its SHA-256 is\n  {digest}\n"
            "Nothing was built. Take one of these from the Python project's own pages:\n"
            f"{names}\n"
            "Is it a newer one: compare the sum with the one its page shows, and where they are "
            f"the same add a line to tools/windows/{KNOWN.name}. Are they not: throw it away."
        )
    files = _python_files(data, archive.name)
    if not any(_PTH.match(name) for name in files) or "python.exe" not in files:
        raise RefusedError(f"{archive.name} holds no embeddable CPython. Nothing was built.")
    return Python(line["version"], files, line["for"] == "tests")


def _python_files(data: bytes, name: str) -> dict[str, bytes]:
    if name.endswith(".zip"):
        return _unzipped(data)
    with tarfile.open(fileobj=io.BytesIO(data)) as outer:
        for member in outer:
            inner = outer.extractfile(member) if _INNER.search(member.name) else None
            if inner is not None:
                return {_FIRST.sub("", one): seen for one, seen in _unzipped(inner.read()).items()}
    return {}


def _unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {one: archive.read(one) for one in archive.namelist() if not one.endswith("/")}
    for one in found:
        if one.startswith("/") or ".." in PurePosixPath(one).parts or "\\" in one or ":" in one:
            raise RefusedError(f"«{one}» would lie outside the folder. Nothing was built.")
    return found


def wheel(path: Path) -> Wheel:
    """Read a wheel, without what is never run.

    Raises:
        RefusedError: If it has no licence, or parts that we do not know where to put.
    """
    every = _unzipped(path.read_bytes())
    info = next(one.split("/")[0] for one in every if one.endswith(".dist-info/METADATA"))
    about = HeaderParser().parsestr(every[f"{info}/METADATA"].decode("utf-8"))
    files, licences = dict[str, bytes](), dict[str, bytes]()
    for name, data in every.items():
        first, _, rest = name.partition("/")
        if first == info:
            if rest in _KEPT_OF_INFO:
                files[name] = data
            elif rest.startswith("sboms/") or _LICENCE.search(rest):
                licences[PurePosixPath(rest).name] = data
        elif first.endswith(".data"):
            raise RefusedError(
                f"{path.name} has parts for other places: {name}. Nothing was built."
            )
        elif _is_run(name):
            files[name] = data
            if _LICENCE.fullmatch(PurePosixPath(name).stem):
                licences["-".join(PurePosixPath(name).parts)] = data
    if not licences:
        raise RefusedError(f"{path.name} carries no licence. Nothing was built.")
    return Wheel(about["Name"], about["Version"], _licence(about, licences), files, licences)


def _licence(about: Message, texts: dict[str, bytes]) -> str:
    """Return what a part says its licence is, or the first words of the text itself."""
    said = [about["License-Expression"], about["License"]]
    for one in about.get_all("Classifier", []):
        first, _, rest = one.partition(" :: ")
        if first == "License":
            said.append(rest.rpartition(" :: ")[2])
    said += [texts[one].decode("utf-8", "replace") for one in sorted(texts)]
    return next(one.strip().splitlines()[0] for one in said if one and one.strip())


def _is_run(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix not in _NOT_RUN and path.name != "py.typed" and not _NEVER & set(path.parts)


def written(folder: Path, files: dict[str, bytes]) -> Iterator[str]:
    """Write files under a folder, and yield a line of its sums for each, in order."""
    for name in sorted(files):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
        yield f"{hashlib.sha256(files[name]).hexdigest()}  {name}"
