"""Aktindsigt: everything that is held here on one citizen, readable, for the citizen (R139).

The one paper that keeps nothing back: what is for professionals only, what somebody wrote for
oneself, both voices' answers and the CPR number stand on it, each under the name of its part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from vip2tui.base.safe import clean_line
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.changes.change import Change
from vip2tui.changes.fold import CaseState
from vip2tui.domain.kinds.kind import Kind
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.kinds.table import KINDS
from vip2tui.papers.paper import Block, Fields, Heading, Paper, Passage, Points, Weight
from vip2tui.sentences.records import field_label
from vip2tui.sentences.values import MANY, SEALED, in_full
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.history_words import Wrote
from vip2tui.services.vault.read_log import Read
from vip2tui.text.danish import capital, count
from vip2tui.text.days import say
from vip2tui.text.hours import clock

TITLE = "Alt, der står om dig"
PARTS = {
    Place.SHARED: "Det, som både kommunen og mentoren kan læse",
    Place.PROFESSIONAL: "Det, som kun kommunen kan læse",
    Place.PRIVATE: "Det, som kun den, der skrev det, kan læse",
}
_SAID = ("name", "text", "title", "danish")
_ABOVE = "(står ovenfor)"
_ORDER = {name: n for n, name in enumerate(KINDS)}
_ABOUT = (
    "Her står alt, hvad denne computer har om dig, som det er nu, derefter alt, hvad der er "
    "skrevet og rettet, og til sidst, hvem der har åbnet det. Andre computere kan have noget mere."
)


def disclosure(
    catalogue: Catalogue,
    seen: Casework,
    wrote: Sequence[Wrote],
    changes: Mapping[str, Change],
    reads: Sequence[Read],
    today: date,
    sender: str,
) -> Paper:
    """Return everything on one citizen.

    Args:
        catalogue: Whose words they are.
        seen: The citizen.
        wrote: All that was ever set, newest first.
        changes: The changes it was set by, by id: what others are not told is told here.
        reads: Who opened it, newest first.
        today: The day.
        sender: Who answers for it.
    """
    blocks: list[Block] = [Passage(_ABOUT), *_records(catalogue, seen)]
    if seen.unreadable:
        blocks.append(Passage(_unread(len(seen.unreadable)), Weight.STRONG))
    blocks.append(Heading("Alt, der er skrevet og rettet"))
    blocks.append(Points(tuple(_wrote(catalogue, one, changes) for one in wrote)))
    blocks.append(Heading("Hvem har åbnet det"))
    blocks.append(Points(tuple(map(_read, reads))) if reads else Passage("Ingen er skrevet op."))
    return Paper(TITLE, today, sender, tuple(blocks), under=seen.citizen.name)


def _records(catalogue: Catalogue, seen: Casework) -> Iterator[Block]:
    names = {
        one.id: _name(one.values)
        for state in seen.states.values()
        for one in state.records.values()
        if one.id != seen.citizen.id
    }
    names |= {one.course.id: one.name for one in seen.courses}
    for case, state in seen.states.items():
        kept = sorted(
            (one for one in state.records.values() if one.kind in KINDS),
            key=lambda one: (_ORDER[one.kind], str(one.values.get("day") or ""), one.id),
        )
        if not kept:
            continue
        yield Heading(PARTS[place_of(case)])
        for record in kept:
            kind = KINDS[record.kind]
            pairs = tuple(_pairs(catalogue, kind, record.values, names))
            what = catalogue.worded(kind.words.one)
            gone = " (lagt væk)" if _is_away(state, record.id) else ""
            yield Passage(f"{capital(what)}{gone}", Weight.STRONG)
            yield Fields(pairs or (("Indhold", "intet"),))


def _is_away(state: CaseState, record: str) -> bool:
    return record in state.deleted


def _pairs(
    catalogue: Catalogue, kind: Kind, values: Mapping[str, object], names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for field in kind.fields:
        value = values.get(field)
        if value is None or value == "":
            continue
        label = field_label(catalogue, kind.name, field)
        if field in kind.parents or kind.fields[field].is_id:
            if name := names.get(str(value)):
                yield label, name
        elif isinstance(value, dict | list):
            yield label, in_full(catalogue, kind.name, field, value, every=_leaves(value))
        else:
            yield label, in_full(catalogue, kind.name, field, value)


def _leaves(value: object) -> str:
    """Return what people read of something nested, as a copied plan: its names and texts."""
    if isinstance(value, dict):
        told = [value[one] for one in _SAID if isinstance(value.get(one), str)]
        inside = [_leaves(one) for one in value.values() if isinstance(one, dict | list)]
        return " · ".join(filter(None, (*map(clean_line, told), *inside)))
    if isinstance(value, list):
        return "; ".join(filter(None, map(_leaves, value)))
    return clean_line(str(value)) if isinstance(value, str) else ""


def _name(values: Mapping[str, object]) -> str:
    return next((clean_line(str(values[one])) for one in ("name", "text") if values.get(one)), "")


def _wrote(catalogue: Catalogue, one: Wrote, changes: Mapping[str, Change]) -> str:
    event, words = one.event, one.words
    when = f"{say(one.at.date())} kl. {clock(one.at)}" if one.at else event.at
    made = changes.get(event.change)
    if event.sealed and not event.gone and made is not None:
        said = in_full(catalogue, event.kind, event.field, made.set.get(event.field))
        words = words.replace(SEALED, said)
    elif MANY in words and made is not None:
        whole = _ABOVE if event.stands else _leaves(made.set.get(event.field))
        words = words.replace(MANY, whole or _ABOVE)
    return f"{when}, {clean_line(event.who)}: {words}"


def _read(one: Read) -> str:
    at = one.time
    when = f"{say(at.date())} kl. {clock(at)}" if at else one.at
    return f"{when}, {clean_line(one.by)} ({clean_line(one.device)}): {one.words}"


def _unread(number: int) -> str:
    return f"{count(number, 'oplysning', 'oplysninger')} kan ikke læses af denne udgave."
