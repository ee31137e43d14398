"""A package file as somebody wrote it: every mistake with its field and its line.

`read_package` says whether a file can be used; this says what to do about it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from vip2tui.base.faults import Fault, Place
from vip2tui.catalogue.checks import findings
from vip2tui.catalogue.package import Package
from vip2tui.catalogue.rawfile import listed, misread, twice, unstamped
from vip2tui.catalogue.written import Remark, Report, Written, in_order, opened

_LISTS = {"trin": "trinnet", "kompetencer": "kompetencen", "beviser": "beviset"}


def examine(data: bytes, known: Collection[str] = ()) -> Report[Package]:
    """Return everything there is to say about a package file.

    Args:
        data: The file's bytes, whatever they are.
        known: The ids of the packages there are; a neighbour outside them is advised against.
    """
    file = opened(data)
    if isinstance(file, Remark):
        return Report(None, (file,))
    package, remarks = file.held(Package, _placed)
    remarks += [file.remark(one, mistake=False) for one in _odd(file.raw, known)]
    if package is not None:
        remarks += _lacks(package, file)
    return Report(package, in_order(remarks))


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


def _lacks(package: Package, file: Written) -> Iterator[Remark]:
    """Yield what the package lacks before it can be given to a citizen."""
    steps = {step.get("id"): place for place, step in listed(file.raw, ("trin",))}
    for one in findings(package):
        name, _, part = one.field.partition(".")
        place: Place = steps.get(part, ("trin",)) if name == "trin" and part else (name,)
        yield Remark(file.walked.line(place), one.field, one.message, mistake=False)
