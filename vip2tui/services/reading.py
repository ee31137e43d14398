"""From a folded record to a fact: one value that does not validate never hides the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import ValidationError

from vip2tui.domain.facts import Fact

if TYPE_CHECKING:
    from vip2tui.changes.record import Record

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Reading(Generic[F]):
    """What could be read of a record."""

    fact: F | None
    """None when what the fact cannot do without is missing or cannot be read."""
    unreadable: tuple[str, ...] = ()
    """Fields that are kept and sent on, but «kan ikke læses»."""


def read(model: type[F], record: Record, case: str) -> Reading[F]:
    """Return the record as a fact, without the fields that do not validate."""
    values = record.values | {"id": record.id, "case": case}
    unreadable: list[str] = []
    while True:
        try:
            return Reading(model.model_validate(values), tuple(unreadable))
        except ValidationError as error:
            wrong = {str(part["loc"][0]) for part in error.errors(include_input=False)}
        wrong &= values.keys()
        if not wrong:
            return Reading(None, tuple(unreadable))
        unreadable.extend(sorted(wrong))
        values = {name: value for name, value in values.items() if name not in wrong}


def read_all(model: type[F], records: list[Record], case: str) -> list[F]:
    """Return the facts that can be read; the others are found by `read` one by one."""
    readings = (read(model, record, case) for record in records if record.kind == model.KIND)
    return [reading.fact for reading in readings if reading.fact is not None]
