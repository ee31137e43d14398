"""A file with the municipality's own data: its kind, and every mistake with field and line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vip2tui.base.faults import Fault, Place, faults
from vip2tui.catalogue.examine import (
    HINTED,
    Remark,
    hinted,
    misread,
    objects,
    shortened,
    text_of,
    twice,
    unstamped,
    whole,
)
from vip2tui.catalogue.names import CHECKLIST, KLE, LOCAL, POINTS, RULES, TERMS
from vip2tui.catalogue.positions import positions

if TYPE_CHECKING:
    from vip2tui.catalogue.checklist import Checklist, OwnPoints
    from vip2tui.catalogue.codes import OwnTerms
    from vip2tui.catalogue.kle import Kle
    from vip2tui.catalogue.local import LocalFacts
    from vip2tui.catalogue.rulebook import RuleSet

    OfficeData = Checklist | OwnPoints | OwnTerms | Kle | RuleSet | LocalFacts

PACKAGE = "jobpakke"
_MARKS = {"trin": PACKAGE, "omraader": CHECKLIST, "punkter": POINTS, "numre": KLE,
          "regler": RULES, "ord": TERMS, "bekraeftelser": LOCAL}  # fmt: skip
"""The key that only one kind of file has; a package has some of the others' too."""
NO_KIND = (
    "det er ikke en fil, programmet kender: der skal stå «ord», «numre», «punkter», «omraader», "
    "«regler» eller «bekraeftelser» yderst i den"
)
_IDS = {
    POINTS: "skal være som «x01.1»: et x, to cifre, et punktum og et tal",
    RULES: "skal være som «LAB-2027»: store bogstaver, bindestreg og et årstal",
}
_IS_PACKAGE = "det er en jobpakke; hent den under Jobpakker"


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at a file."""

    kind: str
    """Empty if it could not be told."""
    found: OfficeData | None
    """What it holds, if it can be used."""
    remarks: tuple[Remark, ...]

    @property
    def mistakes(self) -> tuple[Remark, ...]:
        return tuple(one for one in self.remarks if one.mistake)


def kind_of(raw: Any) -> str:
    """Return what kind of file this is by its outermost keys; empty if it is none."""
    if not isinstance(raw, dict):
        return ""
    return next((kind for key, kind in _MARKS.items() if key in raw), "")


def key_of(found: OfficeData) -> str:
    """Return what it is an edition of: an act, a group of points; empty where there is one."""
    return str(getattr(found, "id", ""))


def look(data: bytes) -> Looked:
    """Return everything there is to say about a file, whatever its bytes are."""
    text, unread = text_of(data)
    if unread is not None:
        return Looked("", None, (unread,))
    walked = positions(text)
    if walked.broken is not None:
        fault, line = walked.broken
        return Looked("", None, (Remark(line, fault.field, fault.message, mistake=True),))
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        return Looked("", None, (whole("et tal i filen er for langt"),))
    kind = kind_of(raw)
    if kind in ("", PACKAGE):
        return Looked(kind, None, (whole(_IS_PACKAGE if kind else NO_KIND),))
    found, wrong = _validated(kind, text, raw)
    remarks = [Remark(line, one.field, one.message, mistake=True) for one, line in walked.repeated]
    for listed, mistake in ((wrong, True), (list(misread(raw)), False)):
        remarks += [Remark(walked.line(one.place), one.field, one.message, mistake=mistake)
                    for one in listed]  # fmt: skip
    remarks.sort(key=lambda one: (not one.mistake, one.line or 0, one.field))
    return Looked(kind, None if any(one.mistake for one in remarks) else found, shortened(remarks))


def model_of(kind: str) -> type[OfficeData]:
    """Return the model of a kind."""
    from vip2tui.catalogue.checklist import Checklist, OwnPoints
    from vip2tui.catalogue.codes import OwnTerms
    from vip2tui.catalogue.kle import Kle
    from vip2tui.catalogue.local import LocalFacts
    from vip2tui.catalogue.rulebook import RuleSet

    models: dict[str, type[OfficeData]] = {
        CHECKLIST: Checklist,
        POINTS: OwnPoints,
        TERMS: OwnTerms,
        KLE: Kle,
        RULES: RuleSet,
        LOCAL: LocalFacts,
    }
    return models[kind]


def _validated(kind: str, text: str, raw: Any) -> tuple[OfficeData | None, list[Fault]]:
    from pydantic import ValidationError

    model = model_of(kind)
    try:
        return model.model_validate_json(text), []
    except ValidationError as error:
        every = [_by_kind(kind, one) for one in faults(error)]
    found = [hinted(one, raw, model) for one in every[:HINTED]] + every[HINTED:]
    if placed := list(_placed(raw)):
        # A rule between fields is told for the whole file, and only the first that is broken.
        found = [*(one for one in found if one.place), *placed]
    return None, found


def _by_kind(kind: str, fault: Fault) -> Fault:
    """Return a fault with the form that an id of this kind of file has."""
    is_id = fault.type == "string_pattern_mismatch" and fault.place[-1:] == ("id",)
    if not is_id or kind not in _IDS or (kind == RULES and len(fault.place) > 1):
        return fault
    return Fault(fault.place, _IDS[kind], fault.type)


def _placed(raw: Any) -> Iterator[Fault]:
    """Yield what breaks a rule between fields, each at the field one would change."""
    yield from unstamped(raw)
    lists: dict[str, list[tuple[Place, Any]]] = {}
    for place, one in objects(raw, ()):
        if len(place) > 1 and isinstance(place[-1], int):
            lists.setdefault(str(place[-2]), []).append((place, one))
    for name, listed in lists.items():
        in_order = sorted(listed, key=lambda one: [str(part).zfill(6) for part in one[0]])
        key = "ord" if name == "forkortelser" else "id"
        yield from twice(in_order, "det id står to gange", key=key)
