"""The card as it stood when somebody said yes to it, and whether that is how it stands now.

Nothing of this is stored but the yes. Which version the card is follows from what it says: as soon
as it says anything else, also by a change from another computer, it is a draft of the next one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar

import orjson

from vip2tui.changes.change import Change, Json
from vip2tui.changes.record import Record
from vip2tui.domain.course.card import FIELDS
from vip2tui.domain.kinds.card_assessment import CardAssessment
from vip2tui.domain.kinds.card_confirmation import CardConfirmation, Whose
from vip2tui.domain.kinds.card_line import CardLine
from vip2tui.domain.kinds.education import Education
from vip2tui.domain.kinds.fact import Fact
from vip2tui.domain.kinds.table import KINDS
from vip2tui.services.records import read
from vip2tui.text.danish import sort_key

F = TypeVar("F", bound=Fact)
Content = bytes
"""What a card says: equal bytes are equal cards."""


class Status(Enum):
    """How far a card is, in the words it is told with."""

    DRAFT = "kladde"
    CONFIRMED = "bekræftet af virksomheden"
    WITH_CITIZEN = "gennemgået med borgeren"


@dataclass(frozen=True, slots=True)
class Yes:
    """One yes: who, when."""

    id: str
    whose: Whose
    name: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Said:
    """What a card says: all that is handed on."""

    lines: tuple[CardLine, ...]
    assessments: tuple[CardAssessment, ...]
    educations: tuple[Education, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A card that somebody said yes to, as it was then."""

    number: int
    said: Said
    every: tuple[Yes, ...]
    """Every yes to it, as they were written."""
    content: Content
    lacks: int = 0
    """How much of it is not here, or was taken away since; then it is no card that stands."""

    def yes(self, whose: Whose) -> Yes | None:
        """Return the last yes of somebody."""
        return next((one for one in reversed(self.every) if one.whose is whose), None)

    @property
    def status(self) -> Status:
        """What it had come to. The citizen's part follows the workplace's."""
        if self.yes(Whose.WORKPLACE) is None:
            return Status.DRAFT
        return Status.WITH_CITIZEN if self.yes(Whose.CITIZEN) else Status.CONFIRMED


def on_card(records: Mapping[str, Record]) -> tuple[Record, ...]:
    """Return the records whose words are on the card as it stands."""
    return _standing(records.values())


def holds(records: Iterable[Record]) -> tuple[str, ...]:
    """Return the sums of the changes that say what the records say, in their order."""
    changes = {
        one.id: one for record in records for heads in record.heads.values() for one in heads
    }
    every = sorted(changes.values(), key=lambda one: one.order)
    return tuple(dict.fromkeys(map(_sum, every)))


def content(records: Iterable[Record]) -> Content:
    """Return what records say, without what is empty: equal for equal cards, whoever wrote them."""
    said = {
        one.id: [one.kind, {name: value for name, value in one.values.items() if value is not None}]
        for one in records
    }
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)


def said(records: Iterable[Record], case: str) -> Said:
    """Return records as facts, in the order they are read."""
    every = tuple(records)
    lines = sorted(_read(CardLine, every, case), key=_place)
    assessments = _read(CardAssessment, every, case)
    educations = _read(Education, every, case)
    return Said(
        tuple(lines),
        tuple(sorted(assessments, key=lambda one: (one.day or date.max, one.id))),
        tuple(sorted(educations, key=lambda one: (sort_key(one.name or ""), one.id))),
    )


def versions(
    confirmations: Iterable[CardConfirmation],
    records: Mapping[str, Record],
    case: str,
    changes: Callable[[], Sequence[Change]],
) -> tuple[Version, ...]:
    """Return every card that somebody said yes to, the first one first.

    Args:
        confirmations: Every yes there is.
        records: The records as they stand: what orders the yeses.
        case: Where they stand.
        changes: Gives their changes; not asked for where nobody has said yes.
    """
    every = sorted(
        (one for one in confirmations if one.whose and one.holds),
        key=lambda one: (_order(records, one), one.id),
    )
    if not every:
        return ()
    written = {_sum(one): one for one in changes() if one.kind in _ON_IT}
    found: dict[Content, list[CardConfirmation]] = {}
    held: dict[Content, tuple[tuple[Record, ...], int]] = {}
    for one in every:
        known = [written[name] for name in one.holds or () if name in written]
        stood, lacks = _standing(_replayed(known)), len(one.holds or ()) - len(known)
        key = content(stood) if not lacks else orjson.dumps(one.holds)
        found.setdefault(key, []).append(one)
        held[key] = (stood, lacks)
    return tuple(
        Version(number, said(held[key][0], case), tuple(map(_yes, found[key])), key, held[key][1])
        for number, key in enumerate(found, 1)
    )


def _standing(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(one for one in records if one.kind in _ON_IT and _ON_IT[one.kind](one))


def _replayed(changes: Iterable[Change]) -> list[Record]:
    """Return the records that changes made in turn: the last that set a field is its head."""
    heads: dict[str, dict[str, tuple[Change, ...]]] = {}
    kinds: dict[str, str] = {}
    for one in changes:
        kinds[one.record] = one.kind
        heads.setdefault(one.record, {}).update(dict.fromkeys(one.set, (one,)))
    return [Record(record, kinds[record], heads[record]) for record in heads]


def _sum(change: Change) -> str:
    """Return what stands for what a change says: the same wherever it was written again."""
    told = [change.record, change.kind, change.set]
    return hashlib.sha256(orjson.dumps(told, option=orjson.OPT_SORT_KEYS, default=dict)).hexdigest()


def _order(records: Mapping[str, Record], one: CardConfirmation) -> tuple[int, str]:
    record = records.get(one.id)
    stamp = record.stamp("whose") if record else None
    return stamp.order if stamp else (0, "")


def _yes(one: CardConfirmation) -> Yes:
    return Yes(one.id, one.whose or Whose.WORKPLACE, one.name or "", one.day)


def _read(model: type[F], records: Iterable[Record], case: str) -> list[F]:
    spare: Mapping[str, Json] = KINDS[model.KIND].stands_in
    every = (read(model, one, case, spare).fact for one in records if one.kind == model.KIND)
    return [one for one in every if one is not None]


def _place(line: CardLine) -> tuple[int, tuple[str, str, str], str]:
    field = line.field or ""
    place = FIELDS.index(field) if field in FIELDS else len(FIELDS)
    return (place, sort_key(line.name or ""), line.id)


_ON_IT: Mapping[str, Callable[[Record], bool]] = {
    CardLine.KIND: lambda one: one.get("taken") is True and bool(one.get("name")),
    CardAssessment.KIND: lambda one: any(map(one.get, ("text", "by", "reference"))),
    Education.KIND: lambda one: bool(one.get("name")),
}
"""The kinds whose words are on the card, and when one of them says anything."""
