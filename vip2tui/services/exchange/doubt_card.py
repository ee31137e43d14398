"""A doubt in words, for screen and line: who wrote what, when and on which computer.

Never «lokal», never «fjern».
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from vip2tui.base.safe import clean_line, clean_text, cut, quoted, width_of
from vip2tui.changes.change import Change, Json
from vip2tui.changes.record import differ
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.services.exchange.doubt_about import (
    FEW,
    MOST,
    VALUE,
    about,
    called,
    day_said,
    field_said,
    some,
    tells,
    value_said,
)
from vip2tui.services.exchange.doubts import BOTH, KEEP, LET_GO, OpenDoubt
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.progress.standing import kept_back
from vip2tui.text.danish import capital, first_name

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


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that can stand."""

    keep: str
    """What `DoubtService.decide` is given."""
    words: str
    """«Behold «mandag» (Mette, 3. maj)», clean and on one line."""
    value: Json = None
    """Of several fields, the id of each one's doubt to its value."""
    by: str = ""
    computer: str = ""
    person: str = ""
    """Whose computer it is; empty if it is not known here."""
    day: str = ""


@dataclass(frozen=True)
class CardWords:
    """What is said of one card, or of one field of it."""

    sharing: Sharing
    shown: OpenDoubt

    @property
    def title(self) -> str:
        """What it is about; whose it is stands before it."""
        said = about(self.sharing.desk, self.shown)
        return capital(said) if self.shown.doubt.kind == Citizen.KIND else said

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
        told = (f"{self._told(one, 'skrev')}: {self._did(one, MOST)}." for one in self.acts)
        return [*told, *self.beside()]

    def beside(self) -> list[str]:
        """Return what one of them alone has set: it stands, whatever is chosen."""
        found: dict[tuple[str, str], list[tuple[Change, str]]] = {one.deed: [] for one in self.acts}
        for record in self.sharing.desk.state(self.shown.case).records.values():
            for name, heads in record.heads.items() if self.shown.is_several else ():
                alone = heads[-1].deed in found and not differ(name, heads)
                if alone and tells(record.kind, name):
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
            f"{self._did(one) if self.shown.is_several else quoted(self._value(one), VALUE)} "
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
        found = [self._kept(said, room) for said in self.shown.answers]
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

    def _kept(self, said: Sequence[Change], room: int) -> Choice:
        head, doubts = said[0], self.shown.card.doubts
        stamp = self._stamp(head)
        if self.shown.is_several:
            words = cut(f"Behold alt fra {self._by(head)}: {self._did(head)}", room)
            pairs = zip(doubts, said, strict=True)
            whole: Json = {doubt.id: self._told_value(one, doubt.field) for doubt, one in pairs}
            return self._choice(head.id, words, head, whole)
        left = room - len("Behold «» ()")
        value = cut(self._value(head), max(left - width_of(stamp), left // 2))
        words = f"Behold «{value}» ({cut(stamp, left - width_of(value))})"
        return self._choice(head.id, words, head, self._told_value(head, doubts[0].field))

    def _told_value(self, head: Change, name: str) -> Json:
        """Return a value as programs are told it: none of what is kept back here today."""
        hidden = kept_back(self.sharing.desk, head.place[1], head.kind, head.record)
        return None if name in hidden else head.set[name]

    def _choice(self, keep: str, words: str, head: Change, value: Json = None) -> Choice:
        by = self.sharing.author(head)
        return Choice(keep, words, value, by.person, by.computer, by.owner, head.at[:10])

    def _did(self, act: Change, most: int = FEW) -> str:
        """Return what an action says in the fields of the card."""
        said = [
            (head, doubt.field)
            for doubt in self.shown.card.doubts
            for head in doubt.heads
            if head.deed == act.deed
        ]
        return self._listed(said, most)

    def _listed(self, said: list[tuple[Change, str]], most: int = MOST) -> str:
        """Return fields with their values, by the records they are of where there are several."""
        desk, by_record = self.sharing.desk, dict[str, list[str]]()
        for head, name in said:
            by_record.setdefault(head.record, []).append(field_said(desk, head, name))
        if len(self._records) == 1 and [*by_record] == self._records:
            return ", ".join(by_record[self._records[0]])
        every = called(desk, self.shown.case, dict.fromkeys(by_record, ()))
        told = {one: f"{words}: {', '.join(by_record[one])}" for one, words in every.items()}
        if most == FEW and self._records[0] in told:  # the title names it
            told[self._records[0]] = ", ".join(by_record[self._records[0]])
        return some([*told.values()], most)

    @cached_property
    def _records(self) -> list[str]:
        """The records of the card, as they stand in the plan."""
        records = dict.fromkeys((doubt.record for doubt in self.shown.card.doubts), ())
        return list(called(self.sharing.desk, self.shown.case, records)) or list(records)

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
        name = self.shown.doubt.field
        value = head.set[name]
        if whole and isinstance(value, str) and self.shown.both_can_stand:
            text = clean_text(value)
            return text if len(text) <= _WHOLE else f"{text[:_WHOLE]} …"
        return value_said(self.sharing.desk, head, name)

    def _when(self, head: Change) -> str:
        """Return the day, and the time where two were written on one day."""
        day = day_said(head.at, self.sharing.desk.today())
        if not day or [act.at[:10] for act in self.acts].count(head.at[:10]) == 1:
            return day
        with suppress(ValueError):
            at = datetime.fromisoformat(head.at)
            return f"{day} kl. {at.hour}.{at.minute:02}"
        return day
