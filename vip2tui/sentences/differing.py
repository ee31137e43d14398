"""What differs between a case as it is and as it would be, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vip2tui.base.safe import quoted
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.changes.fold import CaseState
from vip2tui.changes.record import Record
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.table import KINDS, is_sealed, makes, stays
from vip2tui.sentences.records import doubtful, field_of, record_words, title
from vip2tui.sentences.values import says_habit, value_words

_WIDE = 50
"""Cells of a name or a value."""


def differing(
    catalogue: Catalogue,
    citizen: str,
    pairs: Iterable[tuple[CaseState, CaseState]],
    names: Mapping[str, str],
) -> list[str]:
    """Return what would be otherwise about a citizen, a line each; nothing where nothing is.

    Args:
        catalogue: Whose words they are.
        citizen: The citizen.
        pairs: Each of the citizen's cases as it is, and as it would be.
        names: Record to what it is called: a step, a goal, a point.
    """
    every = list(pairs)
    if _is_gone(citizen, every):
        return [catalogue.worded("Borgeren er her ikke: først skrevet ind siden.")]
    told = [line for pair in every for line in _lines(catalogue, *pair, names)]
    return list(dict.fromkeys(told))


def nameless(citizen: str, pairs: Sequence[tuple[CaseState, CaseState]]) -> set[str]:
    """Return the records that differ and say nothing themselves that they could be called by."""
    if _is_gone(citizen, pairs):
        return set()
    return {
        one.id
        for before, then in pairs
        for part, other in ((before.records, then.records), (then.records, before.records))
        for one in part.values()
        if not title(one.kind, one.values)
        and (one.id not in other or other[one.id].heads != one.heads)
    }


def _is_gone(citizen: str, pairs: Sequence[tuple[CaseState, CaseState]]) -> bool:
    """Return whether the citizen would be here no more, or nothing of what there is."""
    is_there = any(before.records for before, _ in pairs)
    return any(citizen in before.records and citizen not in then.records
               for before, then in pairs) or (
        is_there and not any(then.records for _, then in pairs)
    )  # fmt: skip


def _lines(
    catalogue: Catalogue, before: CaseState, then: CaseState, names: Mapping[str, str]
) -> Iterator[str]:
    for one in before.records.values():
        if one.id not in then.records and not stays(one.kind):
            if not makes(
                one.kind, one.values, {}
            ):  # the plan has it: only what was said of it goes
                yield f"{_called(catalogue, one, names)}: som før"
                continue
            gone = "er lagt væk igen" if one.id in then.deleted else "er her ikke"
            yield f"{_called(catalogue, one, names)} {gone}"
    for one in then.records.values():
        old = before.records.get(one.id)
        if stays(one.kind):
            continue
        if old is None:
            how = " er her igen" if makes(one.kind, one.values, {}) else ": som før"
            yield f"{_called(catalogue, one, names)}{how}"
        elif fields := _other(old, one):
            yield _changed(catalogue, old, one, fields, names)


def _called(catalogue: Catalogue, one: Record, names: Mapping[str, str]) -> str:
    name = names.get(one.id, "")
    is_named = name and not title(one.kind, one.values) and one.kind != Citizen.KIND
    words = record_words(catalogue, one.kind, one.values)
    words = f"{words} {quoted(name, _WIDE)}" if is_named else words
    return f"{words[:1].upper()}{words[1:]}"


def _other(old: Record, now: Record) -> list[str]:
    """Return the fields that say something else, but for what only says what it is about."""
    kind = KINDS.get(now.kind)
    beside = {*kind.parents, *kind.beside} if kind else set()
    every = dict.fromkeys((*old.heads, *now.heads))
    return [one for one in every if one not in beside and old.get(one) != now.get(one)]


def _changed(
    catalogue: Catalogue,
    old: Record,
    now: Record,
    fields: Sequence[str],
    names: Mapping[str, str],
) -> str:
    name = names.get(now.id) or ("" if now.kind == Citizen.KIND else title(now.kind, now.values))
    what = doubtful(catalogue, now.kind, fields, quoted(name, _WIDE) if name else "")
    what = f"{what[:1].upper()}{what[1:]}"
    if now.in_doubt() and not old.in_doubt():
        return f"{what}: skal afgøres igen"
    is_plain = len(fields) == 1 and not is_sealed(now.kind, fields[0])
    if not is_plain or field_of(now.kind, fields[0]) == "et felt":
        return f"{what}: som før"
    if now.get(fields[0]) in (None, "", [], {}):
        return f"{what}: tom igen"
    habit = says_habit(catalogue, now.values)
    said = value_words(catalogue, now.kind, fields[0], now.get(fields[0]), _WIDE, habit=habit)
    return f"{what}: igen «{said}»"
