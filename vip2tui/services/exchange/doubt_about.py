"""What a doubt is about, in words: whose, which record and which of its fields, what they say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date

from vip2tui.base.safe import clean_line, cut, quoted
from vip2tui.changes.change import Change
from vip2tui.changes.record import Record
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import shared_case
from vip2tui.domain.kinds.table import KINDS
from vip2tui.sentences.people import whose_words
from vip2tui.sentences.records import doubtful, field_of, title
from vip2tui.sentences.values import is_habit, value_words
from vip2tui.services.citizen.casework import casework, names_in
from vip2tui.services.desk import Desk
from vip2tui.services.exchange.doubts import OpenDoubt
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.progress.standing import kept_back
from vip2tui.text.danish import count, joined
from vip2tui.text.days import say_short

FEW, MOST = 1, 5
"""Records that a line, and the card's own text, name before they count the others."""
VALUE, _SHORT = 60, 30
"""Cells of a value, and of a note's text where it only tells which note."""


def about(desk: Desk, shown: OpenDoubt) -> str:
    """Return what is asked about: «telefon», «trinnet «Praktik», start og uger»."""
    fields: dict[str, list[str]] = {}
    for doubt in shown.card.doubts:
        fields.setdefault(doubt.record, []).append(doubt.field)
    return some(list(called(desk, shown.case, fields).values()), FEW)


def whose(desk: Desk, shown: OpenDoubt) -> str:
    """Return the name of whom it is about, or of which workplace; empty if it is not known."""
    case = shared_case(shown.case)
    record = desk.state(case).records.get(case)
    return clean_line(str(record.get("name") or "")) if record else ""


def computers(sharing: Sharing, shown: OpenDoubt) -> list[str]:
    """Return whose words it is between, by computer: «Mette Holm (Laptop Nord)»."""
    devices = {sharing.bindings().get(one, "") for one in shown.writers}
    return sorted(filter(None, (whose_words(*sharing.owner(one)[::-1]) for one in devices)))


def is_between(sharing: Sharing, shown: OpenDoubt, device: str) -> bool:
    """Return whether a computer wrote one of the sides."""
    return device in {sharing.bindings().get(one) for one in shown.writers}


def headline(number: int, people: list[str]) -> str:
    """Return what a list of doubts is about, in one line."""
    if not number:
        return "Der er ikke noget, der skal afgøres."
    whom = f"{joined(people[:3])}{' og flere' if len(people) > 3 else ''}"
    return f"{count(number, 'ting', 'ting')} skal afgøres om {whom}."


def called(desk: Desk, case: str, records: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Return records as people know them, with some fields: «trinnet «Praktik», start og uger».

    In the order of the plan, so that what was moved stands before what moved along.
    """
    known, seen = desk.state(case).records, casework(desk, shared_case(case))
    names = names_in(seen, records.keys()) if seen else {}
    first, today = [one for one in names if one in records], desk.today()
    found = {}
    for one in dict.fromkeys([*first, *records]):
        if one in known:
            name = _name(known[one], records[one], names.get(one, ""), today)
            found[one] = doubtful(desk.catalogue, known[one].kind, records[one], name)
    return found


def _name(record: Record, fields: Collection[str], name: str, today: date) -> str:
    """Return what tells a record from others of its kind, without what is told beside it."""
    if record.kind != Entry.KIND:
        known = KINDS.get(record.kind)
        said = known is not None and any(one.partition(".")[0] in fields for one in known.called)
        name = name or ("" if said else title(record.kind, record.values))
        return quoted(name, VALUE) if name else ""
    day = "" if "day" in fields else day_said(str(record.get("day") or ""), today)
    text = "" if "text" in fields else clean_line(str(record.get("text") or ""))
    return " ".join([*([f"fra {day}"] if day else []), *([quoted(text, _SHORT)] if text else [])])


def value_said(desk: Desk, head: Change, name: str) -> str:
    """Return a value as it is told at this computer today."""
    catalogue, kind = desk.catalogue, head.kind
    told = name not in kept_back(desk, head.place[1], kind, head.record)
    habit = is_habit(catalogue, head)
    return value_words(catalogue, kind, name, head.set[name], VALUE, habit=habit, told=told)


def field_said(desk: Desk, head: Change, name: str) -> str:
    """Return a field with its value: what is typed in quotes, what is worded as it is said."""
    value, said = head.set[name], value_said(desk, head, name)
    typed = isinstance(value, str) and value and said == cut(clean_line(value), VALUE)
    said = quoted(said, VALUE) if typed else said
    field = field_of(head.kind, name)
    return said if said.endswith(f" {field}") else f"{field} {said}"  # «6 uger»


def tells(kind: str, name: str) -> bool:
    """Return whether a field is something a person said, not only what it is about."""
    known = KINDS.get(kind)
    if known is None or name not in known.fields or name in known.parents:
        return False
    return name not in known.beside or name in known.free


def some(every: list[str], most: int) -> str:
    """Return the first of them, and how many more there are."""
    left = len(every) - most
    return "; ".join(every[:most]) + (f" og {left} til" if left > 0 else "")


def day_said(at: str, today: date) -> str:
    """Return the day of a stored time, short; empty if it is none."""
    with suppress(ValueError):
        return say_short(date.fromisoformat(at[:10]), today)
    return ""
