"""A file as somebody wrote it: what it holds, and every mistake with its field and its line.

Whatever the bytes are, something sensible is said and nothing is raised.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from vip2tui.base.datafiles import BOM, MOST_BYTES
from vip2tui.base.faults import Fault, faults
from vip2tui.catalogue.positions import Positions, positions
from vip2tui.catalogue.rawfile import at
from vip2tui.text.danish import number

if TYPE_CHECKING:
    from pydantic import BaseModel

    Model = TypeVar("Model", bound=BaseModel)

Found = TypeVar("Found")

MOST_REMARKS = 100
"""Nobody mends more at one sitting, and the next look tells the rest."""
_HINTED = 20
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


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
class Report(Generic[Found]):
    """What came of looking at a file."""

    found: Found | None
    """What it holds, if it can be used."""
    remarks: tuple[Remark, ...]
    kind: str = ""
    """Of the municipality's own data: which; empty if it could not be told."""

    @property
    def mistakes(self) -> tuple[Remark, ...]:
        return tuple(one for one in self.remarks if one.mistake)

    @property
    def advice(self) -> tuple[Remark, ...]:
        return tuple(one for one in self.remarks if not one.mistake)


@dataclass(frozen=True, slots=True)
class Written:
    """A file as somebody wrote it."""

    text: str
    raw: Any
    walked: Positions

    def remark(self, fault: Fault, *, mistake: bool) -> Remark:
        line = self.walked.line(fault.place)
        return Remark(line, fault.field, fault.message, mistake=mistake)

    def held(
        self,
        model: type[Model],
        placed: Callable[[Any], Iterator[Fault]],
        said: Callable[[Fault], Fault] = lambda fault: fault,
    ) -> tuple[Model | None, list[Remark]]:
        """Return what the file holds, if it can be used, and every mistake.

        Args:
            model: What it is read as.
            placed: Finds what breaks a rule between fields, each at the field one would change.
            said: Says a mistake in other words.
        """
        from pydantic import ValidationError

        wrong = [Remark(line, one.field, one.message, mistake=True)
                 for one, line in self.walked.repeated]  # fmt: skip
        try:
            found = model.model_validate_json(self.text)
        except ValidationError as error:
            every = [said(one) for one in faults(error)]
            told = [hinted(one, self.raw, model) for one in every[:_HINTED]] + every[_HINTED:]
            if better := list(placed(self.raw)):
                # pydantic tells a rule between fields of the whole file, and stops at the first.
                told = [*(one for one in told if one.place), *better]
            return None, [*wrong, *(self.remark(one, mistake=True) for one in told)]
        return None if wrong else found, wrong


def in_order(remarks: list[Remark]) -> tuple[Remark, ...]:
    """Return the mistakes and then the rest as they stand, as many as one mends at a sitting."""
    remarks.sort(key=lambda one: (not one.mistake, one.line or 0, one.field))
    more = len(remarks) - MOST_REMARKS
    if more <= 0:
        return tuple(remarks)
    rest = whole(f"og {number(more)} til; ret de første, og se filen igennem igen")
    return (*remarks[:MOST_REMARKS], rest)


def opened(data: bytes) -> Written | Remark:
    """Return a file to be looked at, or why it cannot be read."""
    text = _text_of(data)
    if isinstance(text, Remark):
        return text
    walked = positions(text)
    if walked.broken is not None:
        fault, line = walked.broken
        return Remark(line, fault.field, fault.message, mistake=True)
    try:
        return Written(text, json.loads(text), walked)
    except (ValueError, RecursionError):
        # A number of five thousand digits: walked through, but no reader takes it.
        return whole("et tal i filen er for langt")


def _text_of(data: bytes) -> str | Remark:
    if len(data) > MOST_BYTES:
        return whole("filen fylder mere end 1 MB; det gør ingen fil, programmet bruger")
    data = data.removeprefix(BOM)
    if not data.strip():
        return whole("filen er tom")
    if data.startswith(_UTF16) or b"\0" in data[:4]:
        return whole("filen er gemt som UTF-16; gem den igen som UTF-8")
    if b"\0" in data:
        return whole("der er et nul-tegn; filen er beskadiget", _line(data, data.index(b"\0")))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        said = "et bogstav er ikke gemt som UTF-8 (tit æ, ø eller å); gem filen igen som UTF-8"
        return whole(said, _line(data, error.start))


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def whole(message: str, line: int | None = None) -> Remark:
    """Return a mistake of no one field."""
    return Remark(line, "hele filen", message, mistake=True)


def hinted(fault: Fault, raw: Any, model: Any) -> Fault:
    """Return an unknown field with the one that was probably meant."""
    if fault.type != "extra_forbidden":
        return fault
    around = at(raw, fault.place[:-1])
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
