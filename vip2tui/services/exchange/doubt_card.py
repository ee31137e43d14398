"""A doubt in words, for screen and line: who wrote what, when and on which computer.

Never «lokal», never «fjern».
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, clean_text, cut, quoted, width_of
from vip2tui.changes.record import differ
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import shared_case
from vip2tui.domain.kinds.table import KINDS
from vip2tui.sentences.records import UNKNOWN, doubtful, field_of, title
from vip2tui.sentences.values import is_habit, value_words
from vip2tui.services.citizen.casework import casework, names_in
from vip2tui.services.exchange.doubts import BOTH, KEEP, LET_GO
from vip2tui.text.danish import count, first_name, joined
from vip2tui.text.days import say_short

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vip2tui.catalogue.catalogue import Catalogue
    from vip2tui.changes.change import Change, Json
    from vip2tui.changes.record import Record
    from vip2tui.services.desk import Desk
    from vip2tui.services.exchange.doubts import OpenDoubt
    from vip2tui.services.exchange.sharing import Sharing

_SETTLED = {KEEP: "Afgjort: det bliver stående.", LET_GO: "Afgjort: det er lagt væk."}
_SO = "Lægges det væk, ses det andre har skrevet i det, heller ikke. Intet bliver slettet."
STAY = "Skal det blive stående?"
"""Asked of what was taken back while others wrote on."""
_YOU = "Du"
_ROOM = 90
"""Cells of a choice by line."""
_WHOLE = 2_000
"""Characters of a value on the card: the rest can be read in the note itself."""
_SHORT = 30
_VALUE = 60
_MOST = 3
"""Records that a card names before it counts the others."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that can stand."""

    keep: str
    """What `DoubtService.decide` is given."""
    words: str
    """«Behold «mandag» (Mette, 3. maj)», clean and on one line."""
    value: Json = None
    by: str = ""
    computer: str = ""
    person: str = ""
    """Whose computer it is; empty if it is not known here."""
    day: str = ""


def about(desk: Desk, shown: OpenDoubt) -> str:
    """Return what is asked about: «telefon», «trinnet «Praktik», start og uger»."""
    fields: dict[str, list[str]] = {}
    for doubt in shown.card.doubts:
        fields.setdefault(doubt.record, []).append(doubt.field)
    return _some(list(_called(desk, shown.case, fields).values()))


@dataclass(frozen=True)
class CardWords:
    """What is said of one card, or of one field of it."""

    sharing: Sharing
    shown: OpenDoubt

    @property
    def title(self) -> str:
        """What it is about; whose it is stands before it."""
        said = about(self.sharing.desk, self.shown)
        return said[:1].upper() + said[1:] if self.shown.doubt.kind == Citizen.KIND else said

    @property
    def asked(self) -> str:
        """What has happened, as it is said of two or of more."""
        if self.shown.doubt.is_undone:
            return "En har fortrudt det, og andre har skrevet videre"
        pens = {head.place[0] for head in self.acts}
        return "I har begge rettet det samme" if len(pens) < 3 else "Flere har rettet det samme"

    @cached_property
    def acts(self) -> list[Change]:
        """A change of each action; what stands meanwhile, wherever it says something, is last."""
        doubts = self.shown.card.doubts
        if not self.shown.is_several:
            return list(doubts[0].heads)
        one = {head.deed: head for doubt in doubts for head in doubt.heads}
        return sorted(one.values(), key=lambda head: (self._stands(head), head.order))

    def told(self) -> list[str]:
        """Return one sentence for each: «Mette skrev «mandag» på Laptop Nord 3. maj.»"""
        if self.shown.doubt.is_undone:
            return [*(f"{self._told(undo, 'har fortrudt det')}." for undo in self.acts), _SO]
        if not self.shown.is_several:
            texts = ((one, self._value(one, whole=True)) for one in self.acts)
            return [f"{self._told(one, f'skrev «{text}»')}." for one, text in texts]
        told = (f"{self._told(one, 'skrev')}: {self._did(one)}." for one in self.acts)
        return [*told, *self.beside()]

    def beside(self) -> list[str]:
        """Return what one of them alone has set: it stands, whatever is chosen."""
        found: dict[tuple[str, str], list[tuple[Change, str]]] = {one.deed: [] for one in self.acts}
        for record in self.sharing.desk.state(self.shown.case).records.values():
            for name, heads in record.heads.items() if self.shown.is_several else ():
                alone = heads[-1].deed in found and not differ(name, heads)
                if alone and _tells(record.kind, name):
                    found[heads[-1].deed].append((heads[-1], name))
        return [
            f"Kun {'du' if self._who(one) == _YOU else self._who(one)} har rettet "
            f"{self._listed(said)}; det bliver stående."
            for one in self.acts
            if (said := found[one.deed])
        ]

    def below(self) -> list[str]:
        """Return the answers short, each with who and when, and which stands meanwhile."""
        if self.shown.doubt.is_undone:
            return [f"fortrudt af {self._stamp(undo)} – står her endnu" for undo in self.acts]
        return [
            f"{self._did(one) if self.shown.is_several else quoted(self._value(one), _VALUE)} "
            f"({self._stamp(one)}){' – står der nu' if self._stands(one) else ''}"
            for one in self.acts
        ]

    def choices(self, room: int = _ROOM) -> list[Choice]:
        """Return what can be kept, the one that stands meanwhile last; then both, if both can.

        Args:
            room: Cells there are for each.
        """
        if self.shown.doubt.is_undone:
            undo = self.acts[-1]
            goes = cut(f"Læg det væk (fortrudt af {self._stamp(undo)})", room)
            return [Choice(KEEP, "Det bliver stående"), self._choice(LET_GO, goes, undo)]
        found = [self._kept(said[0], room) for said in self.shown.answers]
        if self.shown.both_can_stand:
            found.append(Choice(BOTH, "Behold begge: teksterne kommer efter hinanden"))
        return found

    def settled(self, keep: str) -> str:
        """Return what is said when it is decided."""
        if keep in _SETTLED:
            return _SETTLED[keep]
        head = next((head for head in self.shown.doubt.heads if head.id == keep), None)
        if head is None:
            return "Afgjort: begge tekster står der nu."
        if self.shown.is_several:
            return f"Afgjort: alt fra {self._by(head)} står der nu."
        return f"Afgjort: {quoted(self._value(head), _SHORT)}."

    def _stands(self, act: Change) -> bool:
        """Return whether an action's values are those that stand meanwhile."""
        if not self.shown.is_several:
            return act is self.acts[-1]
        return all(
            doubt.heads[-1].deed == act.deed
            for doubt in self.shown.card.doubts
            if any(head.deed == act.deed for head in doubt.heads)
        )

    def _kept(self, head: Change, room: int) -> Choice:
        stamp = self._stamp(head)
        if self.shown.is_several:
            words = cut(f"Behold alt fra {self._by(head)}: {self._did(head)}", room)
            return self._choice(head.id, words, head)
        left = room - len("Behold «» ()")
        value = cut(self._value(head), max(left - width_of(stamp), left // 2))
        words = f"Behold «{value}» ({cut(stamp, left - width_of(value))})"
        return self._choice(head.id, words, head, head.set[self.shown.doubt.field])

    def _choice(self, keep: str, words: str, head: Change, value: Json = None) -> Choice:
        by = self.sharing.author(head)
        return Choice(keep, words, value, by.person, by.computer, by.owner, head.at[:10])

    def _did(self, act: Change) -> str:
        """Return what an action says in the fields of the card."""
        said = [
            (head, doubt.field)
            for doubt in self.shown.card.doubts
            for head in doubt.heads
            if head.deed == act.deed
        ]
        return self._listed(said)

    def _listed(self, said: list[tuple[Change, str]]) -> str:
        """Return fields with their values, by the records they are of where there are several."""
        desk, by_record = self.sharing.desk, dict[str, list[str]]()
        for head, name in said:
            by_record.setdefault(head.record, []).append(_field(desk.catalogue, head, name))
        if (
            by_record.keys()
            == {doubt.record for doubt in self.shown.card.doubts}
            == {said[0][0].record}
        ):
            return ", ".join(by_record[said[0][0].record])
        called = _called(desk, self.shown.case, dict.fromkeys(by_record, ()))
        told = [f"{called.get(one, UNKNOWN)}: {', '.join(of)}" for one, of in by_record.items()]
        return _some(told)

    def _told(self, head: Change, what: str) -> str:
        author = self.sharing.author(head)
        who, device = self._who(head), clean_line(author.computer)
        if author.differs:
            who, device = author.words, ""
        # One's own computer goes without saying, unless both were written by oneself.
        on = f"på {device}" if device and (who != _YOU or self._is_one_persons) else ""
        return " ".join(part for part in (who, what, on, self._when(head)) if part)

    def _stamp(self, head: Change) -> str:
        """Return who and when; the computer too, where the person is the same."""
        author = self.sharing.author(head)
        if author.differs:
            return f"{author.called}, {self._when(head)}"
        device = clean_line(author.computer)
        on = f" på {device}" if device and self._is_one_persons else ""
        return f"{self._called(head)}{on}, {self._when(head)}"

    def _by(self, act: Change) -> str:
        """Return whose an action is; when and where too, if the name alone does not tell."""
        every = [self._who(one) for one in self.acts]
        alone = every.count(self._who(act)) == 1 and not self.sharing.author(act).differs
        return self._called(act) if alone else self._stamp(act)

    def _called(self, head: Change) -> str:
        return "dig" if self._who(head) == _YOU else self._who(head)

    def _who(self, head: Change) -> str:
        """Return «Du», or the first name of who wrote, or the whole where two have that."""
        if self.sharing.author(head).is_me:
            return _YOU
        first = clean_line(first_name(head.by))
        others = {act.by for act in self.acts if clean_line(first_name(act.by)) == first}
        return (first if len(others) == 1 else clean_line(head.by)) or "En uden navn"

    @cached_property
    def _is_one_persons(self) -> bool:
        """Whether two of them have one person's name, so that only the computers differ."""
        me = self.sharing.desk.me
        people = {me.person if act.place[0] in me.writers else act.by for act in self.acts}
        return len(people) < len(self.acts)

    def _value(self, head: Change, *, whole: bool = False) -> str:
        kind, name = self.shown.doubt.kind, self.shown.doubt.field
        value = head.set[name]
        if whole and isinstance(value, str) and self.shown.both_can_stand:
            text = clean_text(value)
            return text if len(text) <= _WHOLE else f"{text[:_WHOLE]} …"
        catalogue = self.sharing.desk.catalogue
        habit = is_habit(catalogue, head)
        return value_words(catalogue, kind, name, value, _VALUE, habit=habit)

    def _when(self, head: Change) -> str:
        """Return the day, and the time where two were written on one day."""
        day = _day(head.at, self.sharing.desk.today())
        if not day or [act.at[:10] for act in self.acts].count(head.at[:10]) == 1:
            return day
        with suppress(ValueError):
            at = datetime.fromisoformat(head.at)
            return f"{day} kl. {at.hour}.{at.minute:02}"
        return day


def whose(desk: Desk, shown: OpenDoubt) -> str:
    """Return the name of whom it is about, or of which workplace; empty if it is not known."""
    case = shared_case(shown.case)
    record = desk.state(case).records.get(case)
    return clean_line(str(record.get("name") or "")) if record else ""


def headline(number: int, people: list[str]) -> str:
    """Return what a list of doubts is about, in one line."""
    if not number:
        return "Der er ikke noget, der skal afgøres."
    whom = f"{joined(people[:3])}{' og flere' if len(people) > 3 else ''}"
    return f"{count(number, 'ting', 'ting')} skal afgøres om {whom}."


def _called(desk: Desk, case: str, records: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Return records as people know them, with some fields: «trinnet «Praktik», start og uger»."""
    known, seen = desk.state(case).records, casework(desk, shared_case(case))
    names = names_in(seen, records.keys()) if seen else {}
    today = desk.today()
    return {
        one: doubtful(
            desk.catalogue,
            known[one].kind,
            fields,
            _name(known[one], fields, names.get(one, ""), today),
        )
        for one, fields in records.items()
        if one in known
    }


def _name(record: Record, fields: Collection[str], name: str, today: date) -> str:
    """Return what tells a record from others of its kind, without what is told beside it."""
    if record.kind != Entry.KIND:
        known = KINDS.get(record.kind)
        said = known is not None and any(one.partition(".")[0] in fields for one in known.called)
        name = name or ("" if said else title(record.kind, record.values))
        return quoted(name, _VALUE) if name else ""
    day = "" if "day" in fields else _day(str(record.get("day") or ""), today)
    text = "" if "text" in fields else clean_line(str(record.get("text") or ""))
    return " ".join([*([f"fra {day}"] if day else []), *([quoted(text, _SHORT)] if text else [])])


def _field(catalogue: Catalogue, head: Change, name: str) -> str:
    """Return a field with its value: what is typed in quotes, what is worded as it is said."""
    value, habit = head.set[name], is_habit(catalogue, head)
    said = value_words(catalogue, head.kind, name, value, _VALUE, habit=habit)
    typed = isinstance(value, str) and value and said == cut(clean_line(value), _VALUE)
    said = quoted(said, _VALUE) if typed else said
    field = field_of(head.kind, name)
    return said if said.endswith(f" {field}") else f"{field} {said}"  # «6 uger»


def _tells(kind: str, name: str) -> bool:
    """Return whether a field is something a person said, not only what it is about."""
    known = KINDS.get(kind)
    if known is None or name not in known.fields or name in known.parents:
        return False
    return name not in known.beside or name in known.free


def _some(every: list[str]) -> str:
    left = len(every) - _MOST
    return "; ".join(every[:_MOST]) + (f" og {left} til" if left > 0 else "")


def _day(at: str, today: date) -> str:
    with suppress(ValueError):
        return say_short(date.fromisoformat(at[:10]), today)
    return ""
