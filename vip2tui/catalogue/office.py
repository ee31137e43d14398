"""A file with the municipality's own data: its kind, and every mistake with field and line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from vip2tui.base.faults import Fault, Place
from vip2tui.catalogue.local import LocalFacts
from vip2tui.catalogue.names import (
    CHECKLIST,
    INSTRUMENT,
    KLE,
    LOCAL,
    POINTS,
    RULES,
    TERMS,
    model_of,
)
from vip2tui.catalogue.rawfile import misread, objects, twice, unstamped
from vip2tui.catalogue.stamped import ListFile
from vip2tui.catalogue.written import Remark, Report, in_order, opened, whole

OfficeData = ListFile | LocalFacts
PACKAGE = "jobpakke"
_MARKS = {"trin": PACKAGE, "omraader": CHECKLIST, "punkter": POINTS, "numre": KLE,
          "regler": RULES, "ord": TERMS, "bekraeftelser": LOCAL,
          "indikatorer": INSTRUMENT}  # fmt: skip
"""The key that only one kind of file has; a package has some of the others' too."""
NO_KIND = (
    "det er ikke en fil, programmet kender: der skal stå «ord», «numre», «punkter», «omraader», "
    "«regler», «indikatorer» eller «bekraeftelser» yderst i den"
)
_IDS = {
    POINTS: "skal være som «x01.1»: et x, to cifre, et punktum og et tal",
    RULES: "skal være som «LAB-2027»: store bogstaver, bindestreg og et årstal",
}
_IS_PACKAGE = "det er en jobpakke; hent den under Jobpakker"


def kind_of(raw: Any) -> str:
    """Return what kind of file this is by its outermost keys; empty if it is none."""
    if not isinstance(raw, dict):
        return ""
    return next((kind for key, kind in _MARKS.items() if key in raw), "")


def key_of(found: OfficeData) -> str:
    """Return what it is an edition of: an act, a group of points; empty where there is one."""
    return str(getattr(found, "id", ""))


def look(data: bytes) -> Report[OfficeData]:
    """Return everything there is to say about a file, whatever its bytes are."""
    file = opened(data)
    if isinstance(file, Remark):
        return Report(None, (file,))
    kind = kind_of(file.raw)
    if kind in ("", PACKAGE):
        return Report(None, (whole(_IS_PACKAGE if kind else NO_KIND),), kind)
    found, remarks = file.held(model_of(kind), _placed, partial(_by_kind, kind))
    remarks += [file.remark(one, mistake=False) for one in misread(file.raw)]
    return Report(found, in_order(remarks), kind)


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
