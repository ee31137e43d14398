"""A package file as somebody wrote it: every mistake with its field and its line.

`read_package` says whether a file can be used; this says what to do about it. Whatever the
bytes are, something sensible is said and nothing is raised.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from vip2tui.base.datafiles import BOM, MOST_BYTES
from vip2tui.base.faults import Fault, Place, faults, field_of
from vip2tui.base.safe import clean_text, cut
from vip2tui.catalogue.checks import findings
from vip2tui.catalogue.positions import Positions, positions
from vip2tui.text.danish import meant_letters, number

if TYPE_CHECKING:
    from vip2tui.catalogue.package import Package

MOST_REMARKS = 100
"""Nobody mends more at one sitting, and the next look tells the rest."""
HINTED = 20
_SHOWN = 40
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LISTS = {"trin": "trinnet", "kompetencer": "kompetencen", "beviser": "beviset"}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a file that a person should look at."""

    line: int | None
    field: str
    message: str
    mistake: bool
    """Whether the file cannot be used as it is; otherwise advice."""

    def __str__(self) -> str:
        where = f"linje {self.line}, " if self.line else ""
        return f"{where}{self.field}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """What came of looking at a file."""

    package: Package | None
    """What it holds, if it can be used."""
    remarks: tuple[Remark, ...]

    @property
    def mistakes(self) -> tuple[Remark, ...]:
        return tuple(one for one in self.remarks if one.mistake)

    @property
    def advice(self) -> tuple[Remark, ...]:
        return tuple(one for one in self.remarks if not one.mistake)


def examine(data: bytes, known: Collection[str] = ()) -> Report:
    """Return everything there is to say about a package file.

    Args:
        data: The file's bytes, whatever they are.
        known: The ids of the packages there are; a neighbour outside them is advised against.
    """
    text, unread = text_of(data)
    if unread is not None:
        return Report(None, (unread,))
    found = positions(text)
    if found.broken is not None:
        fault, line = found.broken
        return Report(None, (Remark(line, fault.field, fault.message, mistake=True),))
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        # A number of five thousand digits: walked through, but no reader takes it.
        return Report(None, (whole("et tal i filen er for langt"),))
    package, wrong = _validated(text, raw)
    remarks = [Remark(line, one.field, one.message, mistake=True) for one, line in found.repeated]
    remarks += [
        Remark(found.line(one.place), one.field, one.message, mistake=True) for one in wrong
    ]
    remarks += [Remark(found.line(one.place), one.field, one.message, mistake=False)
                for one in _odd(raw, known)]  # fmt: skip
    if package is not None and not any(one.mistake for one in remarks):
        remarks += _lacks(package, raw, found)
    usable = None if any(one.mistake for one in remarks) else package
    ordered = sorted(remarks, key=lambda one: (not one.mistake, one.line or 0, one.field))
    return Report(usable, shortened(ordered))


def shortened(remarks: list[Remark]) -> tuple[Remark, ...]:
    """Return as many as one mends at a sitting."""
    more = len(remarks) - MOST_REMARKS
    if more <= 0:
        return tuple(remarks)
    rest = whole(f"og {number(more)} til; ret de første, og se filen igennem igen")
    return (*remarks[:MOST_REMARKS], rest)


def text_of(data: bytes) -> tuple[str, Remark | None]:
    """Return the letters of a file, or why they cannot be read."""
    if len(data) > MOST_BYTES:
        return "", whole("filen fylder mere end 1 MB; det gør ingen fil, programmet bruger")
    data = data.removeprefix(BOM)
    if not data.strip():
        return "", whole("filen er tom")
    if data.startswith(_UTF16) or b"\0" in data[:4]:
        return "", whole("filen er gemt som UTF-16; gem den igen som UTF-8")
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        return "", Remark(
            line, "hele filen", "der er et nul-tegn; filen er beskadiget", mistake=True
        )
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said = "et bogstav er ikke gemt som UTF-8 (tit æ, ø eller å); gem filen igen som UTF-8"
        return "", Remark(line, "hele filen", said, mistake=True)


def whole(message: str) -> Remark:
    """Return a mistake of no one place."""
    return Remark(None, "hele filen", message, mistake=True)


def _validated(text: str, raw: Any) -> tuple[Package | None, list[Fault]]:
    """Return the package, or what is wrong with it; a rule that is broken is put in its place."""
    from pydantic import ValidationError

    from vip2tui.catalogue.package import Package

    try:
        return Package.model_validate_json(text), []
    except ValidationError as error:
        every = list(faults(error))
    found = [hinted(one, raw, Package) for one in every[:HINTED]] + every[HINTED:]
    if placed := list(_placed(raw)):
        # pydantic tells a rule between fields of the whole file, and stops at the first.
        found = [*(one for one in found if one.place), *placed]
    return None, found


def hinted(fault: Fault, raw: Any, model: Any) -> Fault:
    """Return an unknown field with the one that was probably meant."""
    if fault.type != "extra_forbidden":
        return fault
    around = _at(raw, fault.place[:-1])
    taken = set(around) if isinstance(around, dict) else set()
    names = max(map(_names, _models(model)), key=lambda one: len(one & taken))
    near = get_close_matches(str(fault.place[-1]), sorted(names - taken), n=1)
    hint = f"; mente du «{near[0]}»?" if near else ""
    return Fault(fault.place, fault.message + hint, fault.type)


def _models(model: Any) -> list[Any]:
    """Return a model and every model in it."""
    from pydantic import BaseModel

    found, waiting = [], [model]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, BaseModel):
            if one not in found:
                found.append(one)
                waiting += [field.annotation for field in one.model_fields.values()]
        else:
            waiting += list(getattr(one, "__args__", ()))
    return found


def _names(model: Any) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


def _at(raw: Any, place: Place) -> Any:
    for part in place:
        try:
            raw = raw[part]
        except (LookupError, TypeError):
            return None
    return raw


def _placed(raw: Any) -> Iterator[Fault]:
    """Yield what breaks a rule between fields, each at the field one would change."""
    if not isinstance(raw, dict):
        return
    yield from unstamped(raw)
    for name, what in _LISTS.items():
        yield from twice(listed(raw, (name,)), f"{what} står to gange med samme id")
    goals: list[tuple[Place, Any]] = []
    met: set[str] = set()
    for place, step in listed(raw, ("trin",)):
        mine = listed(raw, (*place, "delmaal"))
        # A step that was copied whole is one mistake, not one for each of its goals.
        goals += [] if str(step.get("id")) in met else mine
        met.add(str(step.get("id")))
        begins = f"{step.get('id')}."
        astray = [where for where, goal in mine if not str(goal.get("id", "")).startswith(begins)]
        for where in astray[:1]:
            yield Fault((*where, "id"), "delmålets id skal begynde med trinnets id og punktum")
    yield from twice(goals, "delmålet står to gange med samme id")


def unstamped(raw: Any) -> Iterator[Fault]:
    """Yield the places that name a source which is not in the file."""
    sources = raw.get("kilder")
    if isinstance(sources, dict):
        for place, one in objects(raw, ()):
            code = one.get("kilde")
            if isinstance(code, str) and code not in sources:
                yield Fault((*place, "kilde"), "kilden står ikke under «kilder»")


def twice(listed: list[tuple[Place, Any]], message: str, key: str = "id") -> Iterator[Fault]:
    """Yield the places where an id stands a second time."""
    met: set[str] = set()
    for place, one in listed:
        if isinstance(one.get(key), str):
            if one[key] in met:
                yield Fault((*place, key), message)
            met.add(one[key])


def listed(raw: Any, place: Place) -> list[tuple[Place, Any]]:
    """Return the objects of a list with their places; nothing if it is no list."""
    found = _at(raw, place)
    if not isinstance(found, list):
        return []
    return [((*place, n), one) for n, one in enumerate(found) if isinstance(one, dict)]


def objects(raw: Any, place: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Yield every group of a file with its place."""
    waiting = [(place, raw)]
    while waiting:
        where, one = waiting.pop()
        if isinstance(one, dict):
            yield where, one
            waiting += [((*where, name), value) for name, value in one.items()]
        elif isinstance(one, list):
            waiting += [((*where, n), value) for n, value in enumerate(one)]


def misread(raw: Any) -> Iterator[Fault]:
    """Yield the places where a text holds what no screen shows, or was saved the wrong way."""
    for place, value in _texts(raw):
        if clean_text(value) != value:
            yield Fault(place, "har usynlige tegn, der ikke bliver vist")
        if (meant := meant_letters(value)) is not None:
            yield Fault(
                place,
                f"er gemt som UTF-8 to gange; det skulle nok være «{cut(meant, _SHOWN)}». "
                "Gem filen igen, og vælg UTF-8 én gang",
            )


def _texts(raw: Any) -> Iterator[tuple[Place, str]]:
    """Yield every text of a file with its place, those that stand in a list by themselves too."""
    for place, one in objects(raw, ()):
        for name, value in one.items():
            if isinstance(value, str):
                yield (*place, name), value
            elif isinstance(value, list):
                for n, each in enumerate(value):
                    if isinstance(each, str):
                        yield (*place, name, n), each


def _odd(raw: Any, known: Collection[str]) -> Iterator[Fault]:
    """Yield what fits the form and is probably not meant."""
    yield from misread(raw)
    if not isinstance(raw, dict):
        return
    yield from twice(listed(raw, ("ord",)), "ordet står to gange", key="da")
    yield from twice(listed(raw, ("naboer",)), "naboen står to gange")
    for place, near in listed(raw, ("naboer",)):
        if near.get("id") == raw.get("id"):
            yield Fault((*place, "id"), "jobpakken er nabo til sig selv")
        elif known and isinstance(near.get("id"), str) and near["id"] not in known:
            yield Fault((*place, "id"), "den jobpakke findes ikke her")


def _lacks(package: Package, raw: Any, found: Positions) -> Iterator[Remark]:
    """Yield what the package lacks before it can be given to a citizen."""
    steps = {step.get("id"): place for place, step in listed(raw, ("trin",))}
    for one in findings(package):
        name, _, part = one.field.partition(".")
        place: Place = steps.get(part, ("trin",)) if name == "trin" and part else (name,)
        yield Remark(found.line(place), one.field or field_of(()), one.message, mistake=False)
