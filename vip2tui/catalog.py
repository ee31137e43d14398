"""What is shipped as data, read when it is first asked for and kept.

Importing this module reads nothing and imports no pydantic: a list of packages is drawn from the
index alone, and a package is read without the other eleven. Every function raises
`BrokenDataError` if its file cannot be used.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from vip2tui.domain.catalogue.names import PackageName
from vip2tui.errors import Vip2Error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pydantic import BaseModel, ValidationError

    from vip2tui.domain.catalogue.checklist import Checklist
    from vip2tui.domain.catalogue.codes import Codes, Municipality, Terms
    from vip2tui.domain.catalogue.package import Competence, Package, Shared

    Model = TypeVar("Model", bound=BaseModel)

__all__ = [
    "BrokenDataError",
    "PackageName",
    "PackageNotFoundError",
    "checklist",
    "codes",
    "competences",
    "find_packages",
    "municipalities",
    "package",
    "package_names",
    "read_package",
    "shared",
    "terms",
]

_NEAR = 3
_ALIKE = 0.5
_SHOWN = 5


class PackageNotFoundError(Vip2Error):
    """There is no package of that id."""

    def __init__(self, asked: str, near: tuple[PackageName, ...]) -> None:
        hint = " eller ".join(f"«{one.name}» ({one.id})" for one in near)
        super().__init__(
            f"Der er ingen jobpakke, der hedder «{asked}»."
            + (f" Mente du {hint}?" if near else " Se listen over jobpakker.")
        )
        self.near = near


class BrokenDataError(Vip2Error):
    """A data file cannot be used; says which file and which field."""

    def __init__(self, file: str, problems: Iterable[str]) -> None:
        self.file = file
        self.problems = tuple(problems)
        more = len(self.problems) - _SHOWN
        shown = "; ".join(self.problems[:_SHOWN]) + (f"; og {more} til" if more > 0 else "")
        super().__init__(f"Filen «{file}» kan ikke bruges: {shown}.")


@cache
def package_names() -> tuple[PackageName, ...]:
    """Return the packages as a list shows them, in the project's order; reads the index alone."""
    file = "jobpakker/index.json"
    try:
        return tuple(
            PackageName(
                id=row["id"],
                name=row["navn"],
                aliases=tuple(row["alias"]),
                english=row["english"],
                weeks=row["uger"],
                weeks_text=row["varighed"],
                danish=row["dansk_kort"],
                hard_demand=row["haardt_krav"],
                version=row["version"],
            )
            for row in _json(file)["jobpakker"]
        )
    except KeyError as error:
        raise BrokenDataError(file, [f"{error.args[0]}: mangler"]) from error
    except (TypeError, AttributeError) as error:
        raise BrokenDataError(file, ["listen har en anden form"]) from error


@cache
def package(package_id: str) -> Package:
    """Return one package, whole.

    Raises:
        PackageNotFoundError: If there is none; suggests the nearest.
    """
    if all(one.id != package_id for one in package_names()):
        raise PackageNotFoundError(package_id, _nearest(package_id))
    return read_package(_bytes(f"jobpakker/{package_id}.json"), f"jobpakker/{package_id}.json")


def read_package(data: bytes, file: str) -> Package:
    """Return the package that the bytes of a file hold, wherever they came from.

    Raises:
        BrokenDataError: If they hold none; names every field that is wrong.
    """
    from vip2tui.domain.catalogue.package import Package

    return _model(Package, data, file)


def find_packages(text: str) -> tuple[PackageName, ...]:
    """Return the packages a text points at, nearest first. No text finds all.

    Name, alias, English name, trade, task, certificate, word of the trade: every word that was
    typed must be found in one of them, all in the same one.
    """
    from vip2tui.domain.danish import matches

    if not text.strip():
        return package_names()
    best: list[tuple[int, int]] = []
    for place, places in enumerate(_places()):
        ranks = [rank for rank, found in places if matches(text, found)]
        if ranks:
            best.append((min(ranks), place))
    return tuple(package_names()[place] for _, place in sorted(best))


@cache
def shared() -> Shared:
    """Return what all packages share: ladder, competences, certificates, advice, risks."""
    from vip2tui.domain.catalogue.package import Shared

    return _load(Shared, "faelles.json")


def competences(package_id: str) -> tuple[Competence, ...]:
    """Return every line of a package's competence card: the trade's own, then the shared ones.

    Raises:
        PackageNotFoundError: If there is no such package.
    """
    return (*package(package_id).competences, *shared().competences)


@cache
def checklist() -> Checklist:
    """Return the mentor's checklist."""
    from vip2tui.domain.catalogue.checklist import Checklist

    return _load(Checklist, "tjekliste.json")


@cache
def codes() -> Codes:
    """Return every list of stored codes with their words."""
    from vip2tui.domain.catalogue.codes import Codes

    return _load(Codes, "koder.json")


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return the 98 municipalities in the order of their codes."""
    from vip2tui.domain.catalogue.codes import Municipalities

    return _load(Municipalities, "kommuner.json").every


@cache
def terms() -> Terms:
    """Return the words of the screen as they are shipped."""
    from vip2tui.domain.catalogue.codes import Terms

    return _load(Terms, "ord.json")


def _bytes(file: str) -> bytes:
    from importlib.resources import files

    try:
        return files("packages_data").joinpath(*file.split("/")).read_bytes()
    except OSError as error:
        raise BrokenDataError(file, ["den kan ikke læses"]) from error


def _json(file: str) -> dict[str, Any]:
    import orjson

    try:
        found = orjson.loads(_bytes(file))
    except orjson.JSONDecodeError as error:
        raise BrokenDataError(file, [f"linje {error.lineno} er ikke gyldig JSON"]) from error
    if not isinstance(found, dict):
        raise BrokenDataError(file, ["den har en anden form"])
    return found


def _load(model: type[Model], file: str) -> Model:
    return _model(model, _bytes(file), file)


def _model(model: type[Model], data: bytes, file: str) -> Model:
    from pydantic import ValidationError

    try:
        return model.model_validate_json(data)
    except ValidationError as error:
        raise BrokenDataError(file, _problems(error)) from error


def _problems(error: ValidationError) -> Iterator[str]:
    for one in error.errors(include_input=False, include_url=False):
        where = ".".join(str(part) for part in one["loc"])
        yield f"{where or 'hele filen'}: {_DANISH.get(one['type'], _other)(one)}"


def _other(one: Any) -> str:
    reason = (one.get("ctx") or {}).get("error")
    return str(reason) if reason else "har en anden form, end den skal"


_DANISH: dict[str, Callable[[Any], str]] = {
    "missing": lambda _: "mangler",
    "extra_forbidden": lambda _: "kendes ikke",
    "json_invalid": lambda _: "er ikke gyldig JSON",
    "string_too_short": lambda _: "er tom",
    "string_too_long": lambda _: "er for lang",
    "int_type": lambda _: "skal være et helt tal",
}


@cache
def _places() -> tuple[tuple[tuple[int, str], ...], ...]:
    """Per package, where a search looks: rank (low is near) and search key."""
    from vip2tui.domain.danish import search_key

    return tuple(
        tuple((rank, search_key(text)) for rank, text in _looked_in(one)) for one in package_names()
    )


def _looked_in(one: PackageName) -> Iterator[tuple[int, str]]:
    file = f"jobpakker/{one.id}.json"
    raw = _json(file)
    yield 0, one.name
    yield 0, one.id
    for text in (*one.aliases, one.english):
        yield 1, text
    try:
        yield 2, raw["sektor"]["tekst"]
        for task in raw["opgaver"]:
            yield 3, task["tekst"]
        for proof in raw["beviser"]:
            yield 3, proof["navn"]
        for word in raw["ord"]:
            yield 4, word["da"]
            yield 4, word["en"]
    except (KeyError, TypeError) as error:
        raise BrokenDataError(
            file, [f"{error.args[0]}: mangler eller har en anden form"]
        ) from error


def _nearest(asked: str) -> tuple[PackageName, ...]:
    from difflib import SequenceMatcher

    from vip2tui.domain.danish import fold

    if found := find_packages(asked):
        return found[:_NEAR] if asked.strip() else ()
    wanted = fold(asked)

    def likeness(one: PackageName) -> float:
        return max(
            SequenceMatcher(None, wanted, fold(name)).ratio()
            for name in (one.id, one.name, *one.aliases)
        )

    close = [one for one in package_names() if likeness(one) > _ALIKE]
    return tuple(sorted(close, key=likeness, reverse=True)[:_NEAR])
