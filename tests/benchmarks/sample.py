"""The same made-up changes for every benchmark: as long and as varied as a mentor's."""

from __future__ import annotations

import random
import uuid
from typing import TYPE_CHECKING

from vip2tui.changes.change import Change, compose

if TYPE_CHECKING:
    from collections.abc import Iterator

PER_CASE = 333
"""Changes per citizen: two years of a course, 300 citizens at 100,000."""

WORDS = [
    "vi",
    "talte",
    "om",
    "truckkurset",
    "og",
    "om",
    "at",
    "møde",
    "til",
    "tiden",
    "hun",
    "klarer",
    "nu",
    "pluk",
    "med",
    "scanner",
    "selv",
    "og",
    "har",
    "øvet",
    "ordene",
    "på",
    "værnemidler",
    "i",
    "dag",
    "gik",
    "det",
    "bedre",
    "end",
    "sidst",
    "næste",
    "gang",
    "prøver",
    "vi",
    "aftenvagten",
]


def changes(count: int, seed: int = 1) -> Iterator[Change]:
    """Yield changes: six of ten new notes, three ticks, one an edit of what was there."""
    dice = random.Random(seed)
    for number in range(-(-count // PER_CASE)):
        case = str(uuid.UUID(int=dice.getrandbits(128), version=4))
        size = min(PER_CASE, count - number * PER_CASE)
        yield from _case(case, size, dice)


def _case(case: str, size: int, dice: random.Random) -> Iterator[Change]:
    last: dict[str, str] = {}
    for n in range(1, size + 1):
        change_id = f"mentorwriter.{case}.{n}"
        kind, record, values = _said(case, n, dice)
        over = {name: [last[record]] for name in values} if record in last else {}
        yield compose(
            id=change_id,
            clock=n,
            action=str(uuid.UUID(int=dice.getrandbits(128), version=4)),
            at=f"2026-{n % 12 + 1:02}-{n % 28 + 1:02}T10:42:05+02:00",
            by="Mette Mentor",
            record=record,
            kind=kind,
            set=values,
            over=over,
        )
        last[record] = change_id


def _said(case: str, n: int, dice: random.Random) -> tuple[str, str, dict[str, object]]:
    if n == 1:
        return "citizen", case, {"name": f"Borger {case[:8]}", "created": "2026-01-05"}
    if n % 10 == 0:
        return (
            "citizen",
            case,
            {"name": f"Borger {dice.randrange(10_000)}", "created": "2026-01-05"},
        )
    record = str(uuid.UUID(int=dice.getrandbits(128), version=4))
    if n % 10 < 4:
        return "item", record, {"course": case, "status": "klaret", "day": "2026-03-04"}
    text = " ".join(dice.choices(WORDS, k=dice.randrange(8, 30)))
    values = {"type": "mentormoede", "day": "2026-03-04", "text": text, "citizen": case}
    return "entry", record, values | {"minutes": dice.randrange(15, 120, 15)}
