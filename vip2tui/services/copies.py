"""Big values that many cases hold alike, a course's copied plan before all: each is kept once.

A thousand citizens take a dozen packages. Each course has its own copy in the vault, and must; in
memory equal copies are one object. Whoever reads them alters nothing, here or anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import orjson
from pydantic import BaseModel

from vip2tui.domain.course.copies import Plan, PlanChecklist
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.fact import Fact

if TYPE_CHECKING:
    from vip2tui.changes.change import Change

T = TypeVar("T")
P = TypeVar("P", bound=BaseModel)

MOST = 128
"""Different copies that are kept: more than there are editions in use."""
_BIG = 4_096
"""Bytes of a change's line below which nothing in it is worth sharing."""
_COPIED: Mapping[type[Fact], Mapping[str, tuple[type[BaseModel], Any]]] = {
    Course: {"plan": (Plan, {"name": "", "steps": []}), "checklist": (PlanChecklist, {})},
}
"""Per fact, the fields that are copies: what they are read as, and the least that can be read."""


class Kept:
    """What was made of something: the newest so many of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[Hashable, tuple[Any, Any]] = {}

    def of(self, name: Hashable, basis: Any, make: Callable[[], T]) -> T:
        """Return what goes by a name; it is made again only when its basis is another."""
        known = self._made.pop(name, None)
        if known is None or known[0] != basis:
            known = (basis, make())
        self._made[name] = known
        if len(self._made) > self._most:
            del self._made[next(iter(self._made))]
        made: T = known[1]
        return made


class Copies:
    """The big values of the cases on one desk."""

    def __init__(self) -> None:
        self._kept = Kept(MOST)

    def shared(self, change: Change) -> Change:
        """Return the change; where it holds a big value that is known, it holds the known one."""
        if len(change.line) < _BIG:
            return change
        return change._replace(set={name: self._one(value) for name, value in change.set.items()})

    def _one(self, value: Any) -> Any:
        if not isinstance(value, dict | list):
            return value
        return self._kept.of(orjson.dumps(value), None, lambda: value)


def apart(model: type[Fact], values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, BaseModel]]:
    """Return a fact's values without its copies, and the copies, each read once for all.

    A copy that cannot be read stays among the values, and is found wrong there.
    """
    fields = _COPIED.get(model)
    if not fields:
        return values, {}
    copies = {
        name: copy
        for name, (kind, _) in fields.items()
        if name in values and (copy := _read(kind, values[name])) is not None
    }
    return values | {name: fields[name][1] for name in copies}, copies


def _read(model: type[P], value: Any) -> P | None:
    try:
        copy: P = _once(model, orjson.dumps(value))
    except (ValueError, TypeError):  # no copy of this kind, or too deep to be written
        return None
    return copy


@lru_cache(maxsize=MOST)
def _once(model: type[P], data: bytes) -> P:
    return model.model_validate_json(data, strict=True)
