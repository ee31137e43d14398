"""Records: folded ones read as facts, and what a person changed on one as a draft.

One value that does not validate never hides the others. Values are read as strictly as they are
sent: a number is no day and a word is no number, or a hostile file could put meanings in that
nobody wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import orjson
from pydantic import TypeAdapter, ValidationError

from vip2tui.changes.change import Json
from vip2tui.changes.record import Record
from vip2tui.changes.writer import Draft
from vip2tui.domain.kinds.fact import Fact
from vip2tui.domain.kinds.table import KINDS
from vip2tui.sentences.records import field_words
from vip2tui.services.copies import apart

if TYPE_CHECKING:
    from pydantic import BaseModel

    from vip2tui.changes.fold import CaseState
    from vip2tui.domain.kinds.measurement import Measurement
    from vip2tui.services.citizen.casework import Casework, CoursePlan

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Reading(Generic[F]):
    """What could be read of a record."""

    fact: F | None
    """None when what the fact cannot do without is missing or cannot be read."""
    unreadable: tuple[str, ...] = ()
    """Fields that are kept and sent on, but «kan ikke læses»."""


def read(
    model: type[F], record: Record, case: str, instead: Mapping[str, Any] | None = None
) -> Reading[F]:
    """Return the record as a fact, without the fields that do not validate.

    Args:
        model: The fact.
        record: The record.
        case: Where it stands.
        instead: What a field says that is missing or cannot be read.
    """
    values, copies = apart(model, _values(model, record, case, instead))
    unreadable: list[str] = []
    while True:
        try:
            fact = model.model_validate_json(_json(values), strict=True)
        except ValidationError as error:
            wrong = _wrong(error, values)
        else:
            return Reading(_whole(fact, copies), tuple(unreadable))
        if not wrong:
            return Reading(None, tuple(unreadable))
        unreadable.extend(sorted(wrong))
        spare = {name: instead[name] for name in wrong if instead and name in instead}
        values = {name: value for name, value in values.items() if name not in wrong} | spare


def read_together(
    model: type[F], found: Sequence[tuple[Record, str, Mapping[str, Any] | None]]
) -> list[Reading[F]]:
    """Return what `read` returns of each record: in one step, where nothing is wrong with any.

    Args:
        model: The fact.
        found: Record, where it stands, and what stands in for its missing fields.
    """
    if len(found) > 1:
        every = [apart(model, _values(model, *one)) for one in found]
        try:
            values = orjson.dumps([values for values, _ in every])
            facts = _list_of(model).validate_json(values, strict=True)
            return [
                Reading(_whole(fact, copies))
                for fact, (_, copies) in zip(facts, every, strict=True)
            ]
        except (ValidationError, TypeError):
            pass  # one by one, to see which
    return [read(model, *one) for one in found]


def _whole(fact: F, copies: Mapping[str, BaseModel]) -> F:
    """Return the fact with its copies, which were validated when they were read."""
    return fact.model_copy(update=copies) if copies else fact


@cache
def _list_of(model: type[F]) -> TypeAdapter[list[F]]:
    return TypeAdapter(list[model])  # type: ignore[valid-type]


@cache
def _fields_of(model: type[Fact]) -> frozenset[str]:
    return frozenset(model.model_fields)


def _values(
    model: type[Fact], record: Record, case: str, instead: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Return what a fact is read from."""
    known = _fields_of(model)
    values = dict(instead) if instead else {}
    for name, heads in record.heads.items():
        if name in known and not (heads[-1].redacted and name in heads[-1].gone):
            values[name] = heads[-1].set[name]
    values["id"], values["case"] = record.id, case
    return values


def cannot_be_read(kind: str, values: Mapping[str, Any]) -> str | None:
    """Return in Danish why a value cannot be kept, or None: nothing is written that is not read."""
    if kind not in KINDS:
        return None
    model = KINDS[kind].model
    known = {name: value for name, value in values.items() if name in model.model_fields}
    try:
        model.model_validate_json(_json(known | {"id": "-", "case": "-"}), strict=True)
    except ValidationError as error:
        for part in error.errors(include_input=False, include_url=False):
            name = str(part["loc"][0]) if part["loc"] else ""
            if name in known:
                return _sentence(field_words(kind, name), part.get("ctx") or {})
    return None


def _sentence(field: str, limits: Mapping[str, Any]) -> str:
    if "max_length" in limits:
        why = f"der er plads til {limits['max_length']} tegn"
    elif "le" in limits or "ge" in limits:
        why = "det ligger uden for det, der kan passe"
    else:
        why = "det kan ikke læses igen"
    return f"Feltet «{field}» kan ikke gemmes sådan: {why}. Intet er ændret; ret det, og prøv igen."


def _wrong(error: ValidationError, values: Mapping[str, Any]) -> set[str]:
    """Return the fields that cannot be read; when none is named, all that have parts."""
    found = {
        str(part["loc"][0]) if part["loc"] else "" for part in error.errors(include_input=False)
    }
    if "" in found:
        found = {name for name, value in values.items() if isinstance(value, list | dict)}
    return found & values.keys() - {"id", "case"}


def _json(values: Mapping[str, Any]) -> bytes:
    """Return the values as JSON, without what is too deep to be written."""
    try:
        return orjson.dumps(values)
    except TypeError:
        return orjson.dumps({name: _flat(value) for name, value in values.items()})


def _flat(value: Any) -> Any:
    try:
        orjson.dumps(value)
    except TypeError:
        return [[]]
    return value


def written_day(record: Record, name: str) -> date | None:
    """Return the day on which what a field says was written, by the writer's clock."""
    stamp = record.stamp(name)
    with suppress(ValueError):
        return date.fromisoformat(stamp.at[:10]) if stamp else None
    return None


def written_days(states: Mapping[str, CaseState], forms: Iterable[Measurement]) -> dict[str, date]:
    """Return form to the day it was written: when it was said whose answers these are."""
    found = {one.id: written_day(states[one.case].records[one.id], "voice") for one in forms}
    return {name: day for name, day in found.items() if day}


def new(case: str, record: str, kind: str, values: Mapping[str, Json]) -> Draft:
    """Return the draft of a new record; what nobody said is left out."""
    return Draft(case, record, kind, {k: v for k, v in values.items() if v is not None})


def edit(
    case: str,
    record: str,
    kind: str,
    known: Record | None,
    values: Mapping[str, Json],
    *,
    fixed: Mapping[str, Json] | None = None,
    seen: Mapping[str, int] | None = None,
) -> Draft | None:
    """Return the draft that sets the values that differ from what is known; None if none do.

    A value that stands in doubt is set again though it is the same: that decides the doubt.

    Args:
        case: Where it stands.
        record: The record's id.
        kind: Its kind.
        known: The record as the person saw it when they began, if there is one.
        values: What they want it to say, and only what they touched.
        fixed: What a record of this kind always says; set where it does not stand yet, so that two
            devices that open the same record are not in doubt.
        seen: For a delete, a close or a lock: what it is made in the knowledge of.
    """
    fixed = fixed or {}
    if known is None:
        said = {name: value for name, value in values.items() if value is not None}
        return Draft(case, record, kind, {**fixed, **said}, seen=seen) if said else None
    doubtful = known.in_doubt()
    said = {
        name: value
        for name, value in values.items()
        if name in doubtful or not same(value, known.get(name))
    }
    if not said:
        return None
    said |= {name: value for name, value in fixed.items() if name not in known.heads}
    return Draft(case, record, kind, said, {name: known.over(name) for name in said}, seen=seen)


def edit_seen(
    seen: Casework,
    case: str,
    record: str,
    kind: str,
    values: Mapping[str, Json],
    *,
    fixed: Mapping[str, Json] | None = None,
    knows: Mapping[str, int] | None = None,
) -> Draft | None:
    """Do as `edit`, with a record of a citizen as the person saw it."""
    known = seen.states[case].records.get(record)
    return edit(case, record, kind, known, values, fixed=fixed, seen=knows)


def edit_in(
    seen: Casework,
    plan: CoursePlan,
    record: str,
    kind: str,
    values: Mapping[str, Json],
    **fixed: Json,
) -> Draft | None:
    """Do the same with a record of a course, which always says which course it is of."""
    of = {"course": plan.course.id, **fixed}
    return edit_seen(seen, plan.course.case, record, kind, values, fixed=of)


def same(one: Json, other: Json) -> bool:
    """Return whether two values are one in JSON, where 1 and true differ."""
    if type(one) is type(other) and not isinstance(one, list | dict):
        return bool(one == other)
    option = orjson.OPT_SORT_KEYS
    return orjson.dumps(one, option=option) == orjson.dumps(other, option=option)
