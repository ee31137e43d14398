"""Notat: first what happened; day, time, kind and reader are as usual unless they are chosen."""

from __future__ import annotations

from datetime import date

from vip2tui.catalogue.codes import Codes
from vip2tui.commands.plain.form import Form
from vip2tui.domain.kinds.places import Place
from vip2tui.services import drafts
from vip2tui.services.citizen import note_reading as reading
from vip2tui.services.citizen.overlapping import remarks
from vip2tui.services.support.limits import codes_of
from vip2tui.text.days import parse_day, say


class NoteForm(Form):
    """A note about one citizen."""

    TITLE = "Notat"
    KIND = drafts.NOTE

    def labels(self) -> dict[str, str]:
        return {
            "text": "Tekst",
            "day": "Dato",
            "time": "Tid",
            "type": "Slags",
            "who": "Hvem ser det",
            "counts": "Mentortid",
        }

    def first(self) -> tuple[str, ...]:
        return ("text",)

    def ask(self, name: str) -> None:
        match name:
            case "text":
                self.ask_text("text", "Hvad skete der?")
            case "day":
                self.ask_day("day", "Hvilken dag var det? Fx i går eller 3/5.", has_happened=True)
            case "time":
                self.ask_time("Hvor lang tid tog det? Fx 1:30 eller 9.00-10.30.")
            case "type":
                self.ask_choice("type", "Hvad slags notat er det?", self._kinds)
            case "counts":
                self.ask_choice("counts", "Tæller tiden som mentortid?", reading.COUNTS)
            case _:
                self.ask_choice("who", "Hvem skal kunne se det?", self._readers)
                if self.fields["who"] == Place.PRIVATE.value:
                    self.reader.say(reading.STAYS)

    @property
    def _kinds(self) -> dict[str, str]:
        return {one.code: one.name for one in self.open.catalogue.codes().written}

    @property
    def _readers(self) -> dict[str, str]:
        known = reading.readers(self.open.desk.me.role)
        return {code: self.reader.worded(word) for code, word in known.items()}

    @property
    def _kind(self) -> str:
        return self.fields.get("type") or reading.usual_kind(self.open.desk.me.role)

    def said(self, name: str) -> str:
        match name:
            case "day":
                return self.day_words("day") or say(self.begun)
            case "time":
                return self.time_words()
            case "type":
                return self._kinds.get(self._kind, self._kind)
            case "counts":
                codes = self._codes
                return reading.counts_echo(
                    self.fields, self._kind, self._day(), codes
                ).removeprefix("= ")
            case "who":
                return self._readers.get(self.fields.get("who", ""), "")
            case _:
                return super().said(name)

    @property
    def _codes(self) -> Codes:
        return codes_of(self.open.desk, self.case.citizen.case)

    def _day(self) -> date:
        typed = self.fields.get("day", "")
        return parse_day(typed, self.begun, has_happened=True) if typed else self.begun

    def write(self) -> str:
        codes = self._codes
        note = reading.note_of(self.fields, self._kind, self._day(), codes)
        told = remarks(self.open.desk, self.case, note)
        self.open.notes.add(self.case, note)
        return "\n".join([reading.note_words(note, self.begun, self.open.desk), *told])
