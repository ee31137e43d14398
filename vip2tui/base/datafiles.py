"""Reading data files: those shipped with the program, and those a municipality puts beside them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from vip2tui.base.errors import Vip2Error
from vip2tui.base.paths import bytes_of

if TYPE_CHECKING:
    from pydantic import BaseModel

    Model = TypeVar("Model", bound=BaseModel)

BOM = b"\xef\xbb\xbf"
"""What Windows' Notepad may put before the first letter; it says nothing."""
SUFFIX = ".json"
MOST_BYTES = 1_000_000
"""A data file that is larger was not made for this: the largest shipped one is 35 kB."""
_SHOWN = 5
_OUTSIDE = " Intet er ændret. Se efter, om du har valgt den rigtige fil."
"""What is to be done where somebody chose the file."""


class BrokenDataError(Vip2Error):
    """A data file cannot be used; says which file and which field."""

    def __init__(self, file: str, problems: Iterable[str], then: str = "") -> None:
        self.file = file
        self.problems = tuple(problems)
        more = len(self.problems) - _SHOWN
        shown = "; ".join(self.problems[:_SHOWN]) + (f"; og {more} til" if more > 0 else "")
        super().__init__(f"Filen «{file}» kan ikke bruges: {shown}.{then}")


def shipped_bytes(file: str) -> bytes:
    """Return a shipped file.

    Raises:
        BrokenDataError: If it cannot be read.
    """
    from importlib.resources import files

    try:
        return files("packages_data").joinpath(*file.split("/")).read_bytes()
    except OSError as error:
        raise BrokenDataError(file, ["den kan ikke læses"]) from error


def shipped_names(folder: str) -> list[str]:
    """Return the names of a shipped folder's data files."""
    from importlib.resources import files

    found = (one.name for one in files("packages_data").joinpath(folder).iterdir())
    return sorted(name for name in found if name.endswith(".json"))


def shipped_json(file: str) -> dict[str, Any]:
    """Return a shipped file unvalidated: for lists, which must be quick.

    Raises:
        BrokenDataError: If it is no JSON object.
    """
    import orjson

    try:
        found = orjson.loads(shipped_bytes(file))
    except orjson.JSONDecodeError as error:
        raise BrokenDataError(file, [f"linje {error.lineno} er ikke gyldig JSON"]) from error
    if not isinstance(found, dict):
        raise BrokenDataError(file, ["den har en anden form"])
    return found


def shipped(model: type[Model], file: str) -> Model:
    """Return what a shipped file holds.

    Raises:
        BrokenDataError: If it does not fit the model.
    """
    return read(model, shipped_bytes(file), file)


def peeked(path: Path) -> bytes:
    """Return a file from outside, or enough of it to tell that it is too large.

    Raises:
        BrokenDataError: If it cannot be read.
    """
    try:
        return bytes_of(path, MOST_BYTES)
    except OSError as error:
        raise BrokenDataError(path.name, ["den kan ikke læses"], _OUTSIDE) from error


def own_bytes(path: Path) -> bytes:
    """Return a file from outside, no more of it than a data file may fill.

    Raises:
        BrokenDataError: If it cannot be read or is too large.
    """
    data = peeked(path)
    _bounded(data, path.name, _OUTSIDE)
    return data


def read(model: type[Model], data: bytes, file: str) -> Model:
    """Return what the bytes of a file hold, wherever they came from.

    Raises:
        BrokenDataError: If they do not fit the model; names every field that is wrong.
    """
    from pydantic import ValidationError

    from vip2tui.base.faults import faults

    _bounded(data, file)
    try:
        return model.model_validate_json(data.removeprefix(BOM))
    except ValidationError as error:
        raise BrokenDataError(file, map(str, faults(error))) from error


def _bounded(data: bytes, file: str, then: str = "") -> None:
    if len(data) > MOST_BYTES:
        raise BrokenDataError(file, ["den fylder mere end 1 MB"], then)
