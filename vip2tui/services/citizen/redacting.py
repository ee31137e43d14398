"""«Fjern overalt»: a value taken away for good, by its author before sending, the office after.

The vault's change loses the value in the same step as it is said who took it away and why; what the
value was written in before is destroyed right after, or at the next opening if that was cut short.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vip2tui.base.safe import clean_line, cut
from vip2tui.changes.change import Change, split_id
from vip2tui.changes.fold import CaseState
from vip2tui.changes.redaction import KIND, redacting, without
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import is_sent
from vip2tui.domain.kinds.table import KINDS, is_free, is_sealed
from vip2tui.domain.roles import Role
from vip2tui.sentences.records import field_words
from vip2tui.sentences.values import SEALED
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.exchange.exposure import Exposure
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.finding import cases_with
from vip2tui.services.typed import required
from vip2tui.services.vault.scrubbing import PENDING, finish
from vip2tui.storage.port import Row
from vip2tui.storage.rows import DRAFTS
from vip2tui.text.danish import count
from vip2tui.text.days import say_short

ON_PAPER = "Papirer og ulåste kopier, der er lavet, må du selv ødelægge."
FOR_GOOD = "Det fjernes fra arkivet, sikkerhedskopierne og kladderne og kan ikke fortrydes."
GONE = "fjernet"
"""What stands in the place of a value that was taken away."""
_SHORT = 4
"""A value with fewer letters is met by chance in what was written about something else."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value as it was once written, which can be taken away."""

    change: Change
    field: str
    stands: bool
    """Whether it is what is shown now."""

    @property
    def words(self) -> str:
        """«tekst: «…» (Mette Holm, 3. maj)»: which value it is, as one line."""
        name = field_words(self.change.kind, self.field)
        day = say_short(date.fromisoformat(self.change.at[:10]), None)
        rest = "" if self.stands else ", står der ikke mere"
        who = cut(clean_line(self.change.by), 40)
        said = SEALED if self.told is None else f"«{cut(self.text, 80)}»"
        return f"{name}: {said} ({who}, {day}{rest})"

    @property
    def is_free(self) -> bool:
        """Whether it was written freely."""
        return is_free(self.change.kind, self.field)

    @property
    def text(self) -> str:
        """The value itself, as one line; of an answer that is never said by itself, that it is."""
        if is_sealed(self.change.kind, self.field):
            return SEALED
        return clean_line(str(self.change.set[self.field]))

    @property
    def told(self) -> str | None:
        """The value as programs are told it: nothing of an answer that is never said by itself."""
        return None if is_sealed(self.change.kind, self.field) else self.text


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken away."""

    values: int
    finished: bool
    """Whether every byte of it is gone from this computer; else the next opening sees to it."""
    by_office: bool

    @property
    def words(self) -> str:
        """What was done, what it means elsewhere, and what a person must see to."""
        done = f"Fjernet: {count(self.values, 'tekst', 'tekster')}. "
        if not self.finished:
            done += (
                "Gamle filer på denne computer er ikke skrevet om endnu; det sker, næste gang "
                "arkivet åbnes. "
            )
        elsewhere = (
            "De andre computere fjerner det også, når de henter din næste fil."
            if self.by_office
            else "Det kommer ikke med i nogen fil."
        )
        return f"{done}{elsewhere} {ON_PAPER}"


@dataclass(frozen=True, slots=True)
class RedactService:
    """Taking values away for good."""

    _sharing: Sharing
    _exposure: Exposure

    @property
    def _desk(self) -> Desk:
        return self._sharing.desk

    def values(self, what: str) -> list[Value]:
        """Return every value that can be taken away of a record, or of one change; newest first.

        Args:
            what: The record's id, or the change's.

        Raises:
            NotFoundError: If there is none.
        """
        found = list(self._values(what))
        if not found:
            raise NotFoundError("Her er ikke skrevet noget under det navn, som kan fjernes.")
        found.sort(key=lambda one: (one.change.order, one.field), reverse=True)
        return found

    def chosen(self, what: str, field: str | None = None, change: str | None = None) -> list[Value]:
        """Return what goes if nobody points at one value: all that was ever written as the text.

        Of what is no note it is what else a person typed, where that is one field; where it is
        several, which must be said. Days and codes go only by name.

        Args:
            what: The record's id, or the change's.
            field: Only this field's values.
            change: Only this change's.

        Raises:
            NotFoundError: If there is nothing.
            RefusedError: If it could be one of several fields; they are named.
        """
        every = [one for one in self.values(what) if change in (None, one.change.id)]
        is_note = any(one.change.kind == Entry.KIND for one in every)
        wanted = field or ("text" if is_note else None)
        if found := [one for one in every if one.field == (wanted or "text")]:
            return found
        if wanted or not every:
            raise NotFoundError("Det er der ikke skrevet noget i. Intet er fjernet.")
        typed = [one for one in every if one.field in _typed(one.change.kind)]
        fields = {one.field: field_words(one.change.kind, one.field) for one in typed}
        if len(fields) > 1:
            named = ", ".join(f"{name} ({said})" for name, said in sorted(fields.items()))
            raise RefusedError(f"Nævn feltet med --field: {named}. Intet er fjernet.")
        if typed:
            return typed
        raise NotFoundError(
            "Her er ikke mere tekst at fjerne. Nævn feltet, hvis det er et andet. Intet er fjernet."
        )

    def texts(self, record: str) -> list[Value]:
        """Return the values of a record that a person wrote freely, newest first; none is none."""
        found = [one for one in self._values(record) if one.is_free]
        return sorted(found, key=lambda one: (one.change.order, one.field), reverse=True)

    def _values(self, what: str) -> Iterator[Value]:
        parts = what.split(".", 1)
        is_change = len(parts) > 1 and self._desk.store.has(what)
        cases = [parts[1].rpartition(".")[0]] if is_change else cases_with(self._desk, what)
        for case in cases:
            state = self._desk.state(case)
            for change in self._desk.store.changes(case):
                if change.kind == KIND or what not in (change.id, change.record):
                    continue
                record = state.records.get(change.record)
                for name, value in change.set.items():
                    if value is not None and value != "":
                        heads = record.heads.get(name, ()) if record else ()
                        yield Value(change, name, any(head.id == change.id for head in heads))

    def why_not(self, change: Change) -> str | None:
        """Return why this person may not take away of a change; None if they may."""
        desk, (writer, case, n) = self._desk, change.place
        if desk.me.role is Role.OFFICE or not is_sent(case):
            return None
        mine = writer in self._sharing.writers
        made = any(
            file.reach.get(case, {}).get(writer, 0) >= n for file in self._sharing.sent().values()
        )
        known = any(
            peer.have.get(case, {}).get(writer, (0, ""))[0] >= n
            for peer in self._sharing.peers().values()
        )
        # A file with what everybody refuses reached nobody, and would stop every later one.
        if mine and not known and (not made or self._exposure.is_refused(change)):
            return None
        called = "Kun kommunen kan fjerne det nu. Ring til kommunen og sig, hvilket notat det er."
        if mine:
            return f"Det er allerede lagt i en fil. {called} Intet er fjernet."
        return f"Det er skrevet på en anden computer. {called} Intet er fjernet."

    def redact(self, values: Sequence[Value], reason: str) -> Taken:
        """Take values away, with the reason that everybody who has the case will read.

        Raises:
            RefusedError: If this person may not, or there is no reason, or the value stands in it.
            StorageError: If the disk refused; nothing is changed.
        """
        why = required(reason, "Skriv kort, hvorfor det fjernes. Intet er fjernet.")
        if any(len(one.text) >= _SHORT and one.text.lower() in why.lower() for one in values):
            raise RefusedError(
                "Begrundelsen gentager det, der skal fjernes, og den kan alle læse. "
                "Skriv fx «CPR-nummer». Intet er fjernet."
            )
        fields: dict[str, set[str]] = {}
        for one in values:
            fields.setdefault(one.change.id, set()).add(one.field)
        with self._desk.lock:
            changes = self._as_held(fields)
            for change in changes.values():
                if refused := self.why_not(change):
                    raise RefusedError(refused)
            drafts = [
                redacting(change, fields[one], self._desk.new_id(), why)
                for one, change in changes.items()
            ]
            left = [without(change, fields[one]) for one, change in changes.items()]
            rows = [*cleaned_drafts(self._desk, left), PENDING]
            self._desk.act(drafts, rows, instead=left)
        return Taken(len(values), finish(self._desk), self._desk.me.role is Role.OFFICE)

    def _as_held(self, ids: Collection[str]) -> dict[str, Change]:
        """Return changes as they are now: since they were shown, more may have gone of them.

        Raises:
            NotFoundError: If one is not here any more.
        """
        held = {
            change.id: change
            for case in {split_id(one)[1] for one in ids}
            for change in self._desk.store.changes(case)
            if change.id in ids
        }
        if len(held) != len(ids):
            raise NotFoundError("Det er ikke her mere. Intet er fjernet.")
        return held


def _typed(kind: str) -> frozenset[str]:
    """Return the fields of a kind that hold what a person typed; none of one nobody knows here."""
    return KINDS[kind].typed if kind in KINDS else frozenset()


def cleaned_drafts(desk: Desk, left: Sequence[Change]) -> list[Row]:
    """Return the rows of half-written texts without what goes; read before it is gone.

    What is left of a change says which values go; what they were is still stored.
    """
    records, cases = ({one.record for one in left}, {one.place[1] for one in left})
    held = {one.id: one for case in cases for one in desk.store.changes(case)}
    known = ((one, held[one.id]) for one in left if one.id in held)
    values = (str(was.set[name]) for one, was in known for name in one.gone - was.gone)
    gone = {value for value in values if len(value) >= _SHORT}
    rows: list[Row] = []
    for place, row in desk.store.rows(DRAFTS).items():
        fields = {name: _emptied(text, gone) for name, text in row["fields"].items()}
        if any(one in place for one in records):
            rows.append(Row(DRAFTS, place, None))  # a correction begun of it holds all of it
        elif fields != row["fields"]:
            kept = {name: text for name, text in fields.items() if text}
            rows.append(Row(DRAFTS, place, {**row, "fields": kept} if kept else None))
    return rows


def _emptied(text: Any, gone: set[str]) -> Any:
    if not isinstance(text, str):
        return text
    for value in gone:
        text = text.replace(value, "")
    return text


def gone_words(state: CaseState, record_id: str, field: str) -> str:
    """Return «fjernet af Lene Holm 3. maj: CPR-nummer»; empty if the value that stands is there."""
    record = state.records.get(record_id)
    head = record.stamp(field) if record else None
    if head is None or field not in head.gone:
        return ""
    said = [
        one
        for one in state.of_kind(KIND)
        if one.get("change") == head.id and field in (one.get("fields") or ())
    ]
    stamp = said[-1].stamp("change") if said else None
    if stamp is None:
        return GONE
    who, day = cut(clean_line(stamp.by), 60), say_short(date.fromisoformat(stamp.at[:10]), None)
    return f"{GONE} af {who} {day}: {clean_line(str(said[-1].get('reason') or ''))}"
