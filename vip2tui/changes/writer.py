"""How new changes are made: what a person did becomes numbered changes of one action."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson

from vip2tui.base.errors import Vip2Error
from vip2tui.changes.change import MAX_CLOCK, Change, Json, compose, parse, split_id

if TYPE_CHECKING:
    from vip2tui.changes.fold import CaseState
    from vip2tui.changes.stub import Stub


class CaseFullError(Vip2Error):
    """A case's clock has reached its end.

    No file can bring it there (`change.AHEAD`); what a file raised goes when its import is undone.
    """


@dataclass(frozen=True, slots=True)
class Draft:
    """What one change will say, before it has a number and a time."""

    case: str
    record: str
    kind: str
    set: Mapping[str, Json] = field(default_factory=dict)
    over: Mapping[str, list[str]] = field(default_factory=dict)
    """Per field the heads the person had on the screen; fields not named replace nothing."""
    undoes: tuple[str, ...] = ()
    seen: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes, and where: a writer is one run of numbers of one device, never used twice."""

    writer: str
    by: str


def write(
    drafts: Sequence[Draft],
    states: Callable[[str], CaseState],
    *,
    pen: Pen,
    action: str,
    at: str,
    stubs: Callable[[str], Stub | None] = lambda _: None,
) -> list[Change]:
    """Return one action's changes, numbered after what each case already holds, or once held.

    Raises:
        CaseFullError: If a case's clock cannot grow.
    """
    made: list[Change] = []
    counters: dict[str, tuple[int, int]] = {}
    for draft in drafts:
        if draft.case not in counters:
            state = states(draft.case)
            clock, n = state.clock, state.numbers.get(pen.writer, (0, 0))[0]
            if stub := stubs(draft.case):
                clock, n = max(clock, stub.clock), max(n, stub.vector.get(pen.writer, (0, ""))[0])
            counters[draft.case] = clock, n
        clock, n = counters[draft.case]
        if clock >= MAX_CLOCK:
            raise CaseFullError(
                "Der kan ikke skrives mere om denne borger, som det står nu. Alt, der er skrevet, "
                "er gemt, og det, du skrev, står her endnu. Fortryd (Ctrl+Z eller «vip2tui undo»), "
                "til den fil, der sidst kom om borgeren, er taget tilbage, og gem igen."
            )
        counters[draft.case] = (clock + 1, n + 1)
        made.append(
            compose(
                id=f"{pen.writer}.{draft.case}.{n + 1}",
                clock=clock + 1,
                action=action,
                at=at,
                by=pen.by,
                record=draft.record,
                kind=draft.kind,
                set=draft.set,
                over={name: heads for name, heads in draft.over.items() if name in draft.set},
                undoes=list(draft.undoes),
                seen=draft.seen,
            )
        )
    return made


def reissue(mine: Iterable[Change], *, writer: str, known: Mapping[str, int]) -> list[Change]:
    """Return a restored device's own changes again under a new writer, in their old order.

    A vault that was restored goes on numbering where the image stood, and so uses numbers others
    have seen with other words. What it wrote since is written again, every reference to one of
    these changes following along; text, clock, time and action stay.

    Args:
        mine: The changes to write again.
        writer: The new writer.
        known: Case to the highest n the new writer has used there.
    """
    ordered = sorted(mine, key=lambda change: change.order)
    names: dict[str, str] = {}
    counts = dict(known)
    for change in ordered:
        case = split_id(change.id)[1]
        counts[case] = counts.get(case, 0) + 1
        names[change.id] = f"{writer}.{case}.{counts[case]}"
    return [_renamed(change, names) for change in ordered]


def _renamed(change: Change, names: Mapping[str, str]) -> Change:
    """Return a change under its new id, what a newer program wrote in it included."""
    raw = orjson.loads(change.line)
    raw["id"] = names[change.id]
    if change.over:
        raw["over"] = {name: [names.get(i, i) for i in ids] for name, ids in change.over.items()}
    if change.undoes:
        raw["undoes"] = [names.get(i, i) for i in change.undoes]
    if change.seen is not None:
        raw["seen"] = _reseen(change, change.seen, names)
    if change.redacted:
        raw["redacted"] = {"fields": sorted(change.gone)}  # the bytes are new: so is their hash
    return parse(orjson.dumps(raw, option=orjson.OPT_SORT_KEYS))


def _reseen(claim: Change, seen: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    """Return a claim's knowledge, cut where the old writer's numbers now mean something else.

    What was seen of the case's changes that are written again is seen under their new ids.
    """
    moved = dict(seen)
    for old, new in names.items():
        old_writer, case, n = split_id(old)
        if case == claim.place[1] and seen.get(old_writer, 0) >= n:
            moved[old_writer] = min(moved[old_writer], n - 1)
            new_writer, _, new_n = split_id(new)
            moved[new_writer] = max(moved.get(new_writer, 0), new_n)
    return {name: n for name, n in moved.items() if n}
