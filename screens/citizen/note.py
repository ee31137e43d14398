"""Notat (F6): write, Ctrl+S, done. What is typed is a draft until then, and never lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from screens.base import BaseScreen
from screens.citizen.drafting import Drafting
from screens.sheet import BASE_CSS
from screens.widgets.field import Field
from screens.widgets.text_field import TextField
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import MAX_TEXT, T, cut
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place
from vip2tui.services import drafts
from vip2tui.services.citizen import note_reading as reading
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.overlapping import locked_words, remarks, remarks_on
from vip2tui.services.house import Services
from vip2tui.services.progress import noting
from vip2tui.services.support.hours import is_locked
from vip2tui.services.support.limits import codes_of
from vip2tui.text.danish import number
from vip2tui.text.days import say
from vip2tui.text.hours import clock, say_minutes

_FRAME = 70
"""Cells of the frame for whom it is about."""


class NoteScreen(Drafting, BaseScreen):
    """Write a note about a citizen, or correct one."""

    NAME = "Notat"
    HELP = (
        "Skriv, og tryk Ctrl+S. Datoen er i dag, og den slags, du oftest bruger, er valgt. "
        "Med Tab kommer du til dato og tid, og F5 åbner en kalender. Tiden kan skrives som 90, "
        "1:30 eller 1,5, eller fra–til: 9.00-10.30. Forlader du siden, bliver det, "
        "du skrev, her som kladde."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, Path(__file__).with_name("note.tcss")]
    DAYS: ClassVar[Mapping[str, bool]] = {"day": True}

    def __init__(
        self,
        services: Services,
        citizen_id: str,
        *,
        correcting: str = "",
        measurement: str = "",
    ) -> None:
        """Write about a citizen, and correct that note or tell of that measurement, if one is."""
        place = f"correct:{correcting}" if correcting else f"note:{citizen_id}"
        if measurement:
            place = f"{drafts.MEASURED}:{citizen_id}:{measurement}"
        super().__init__(services, citizen_id, place)
        self._correcting, self._measurement = correcting, measurement
        self._made: Note | None = None
        """The note about the measurement, as it is before anything is typed."""
        self.usual = {"type": reading.usual_kind(services.desk.me.role)}

    def compose_body(self) -> ComposeResult:
        yield TextField(id="text", placeholder="Hvad skete der? Skriv et par linjer.")
        with Vertical(id="facts"):
            with Horizontal(classes="fact"):
                yield Static("Dato", classes="word")
                yield from self.day_field("day", "fx i går eller 3/5")
                yield Static(id="day-echo", classes="echo")
            with Horizontal(classes="fact"):
                yield Static("Tid", classes="word")
                yield Field(id="time", placeholder="fx 1:30 eller 9.00-10.30", compact=True)
                yield Static(id="time-echo", classes="echo")
            if self._correcting:
                with Horizontal(classes="fact"):
                    yield Static("Hvorfor", classes="word")
                    yield Field(
                        id="reason", placeholder="Skriv kort, hvorfor du retter", compact=True
                    )
            elif not self._measurement:
                with Horizontal(classes="fact"):
                    yield Static("Slags", classes="word")
                    written = self.services.catalogue.codes().written
                    yield self.select("type", {one.code: one.name for one in written})
                    yield Static("Hvem ser det", classes="word wide")
                    who = reading.readers(self.services.desk.me.role)
                    yield self.select("who", {key: self.worded(word) for key, word in who.items()})
            if not self._measurement:
                with Horizontal(classes="fact"):
                    yield Static("Tæller", classes="word")
                    yield self.select("counts", reading.COUNTS)
                    yield Static(id="counts-echo", classes="echo")
            yield Static(id="stays", classes="echo")
        with Horizontal(id="deeds"):
            yield Button("Gem (Ctrl+S)", id="save", variant="primary")
            yield Static(id="count", classes="echo")

    def on_mount(self) -> None:
        self.begin_with(self._stood())
        self._tell()
        text = self.query_one("#text", TextField)
        text.move_cursor(text.document.end)
        text.focus()

    def read_again(self) -> None:
        """Read the citizen once: what was on the screen when the writing began is what counts."""
        if self._case is None:
            super().read_again()

    def heading_content(self) -> Content:
        """Return whom it is about: it stands in the frame of the text too, where one looks."""
        content = super().heading_content()
        self.query_one("#text", TextField).border_title = T(cut(content.plain, _FRAME))
        return content

    def heading(self, name: str) -> str:
        if self._measurement:
            return f"Notat om en måling: {name}"
        return f"{'Ret notat' if self._correcting else 'Notat'} om {name}"

    # What is typed

    def _entry(self) -> Entry | None:
        self.read_again()
        entries = self._case.entries if self._case else ()
        return next((one for one in entries if one.id == self._correcting), None)

    def _stood(self) -> dict[str, str]:
        """Return what the fields begin with: the note that is corrected, or what was measured."""
        if self._measurement:
            self._made = self.read_or_leave(self._measured)
        if self._made is not None:
            return {"text": self._made.text, "day": say(self._made.day or self.begun)}
        return self._entry_fields() if self._correcting else {}

    def _measured(self) -> Note:
        seen = self.services.citizens.get(self.citizen)
        return noting.note_of(self.services.desk, seen, self._measurement)

    def _entry_fields(self) -> dict[str, str]:
        entry = self._entry()
        if entry is None:
            return {}
        time = "" if entry.minutes is None else say_minutes(entry.minutes)
        counts = next(key for key, said in reading.SAYS.items() if said is entry.mentor_time)
        return {"text": entry.text, "day": say(entry.day), "time": time, "counts": counts}

    def _kind(self, fields: Mapping[str, str]) -> str:
        entry = self._entry() if self._correcting else None
        return entry.type if entry else fields.get("type") or self.usual["type"]

    def _day(self) -> date:
        """Return the day the note is of: the one that is typed, else the one it stands on."""
        entry = self._entry() if self._correcting else None
        return self.day_of("day") or (entry.day if entry else self.begun)

    def tell(self, fields: Mapping[str, str]) -> None:
        try:
            day = self._day()
            said = reading.date_echo(day, self.services.desk.today(), has_happened=True)
        except Vip2Error:
            day, said = self.begun, reading.NO_DAY
        is_private = fields.get("who") == Place.PRIVATE.value
        over = len(fields["text"]) - MAX_TEXT
        long = f"{number(over)} tegn for meget. Teksten bliver her som kladde." if over > 0 else ""
        self.say_back(
            {
                "day-echo": said,
                "time-echo": reading.time_echo(fields["time"], day),
                "stays": reading.STAYS if is_private else self._who_sees(),
                "count": long,
            }
        )
        if not self._measurement:
            codes = codes_of(self.services.desk, self.citizen)
            said = reading.counts_echo(fields, self._kind(fields), day, codes)
            self.say_back({"counts-echo": said})
            if said.startswith(reading.COUNTED) and self._case and is_locked(self._case, day):
                self.say_back({"stays": locked_words(day)})

    def _who_sees(self) -> str:
        """Return who sees a note of a measurement, which is nobody's to choose."""
        if self._made is None:
            return ""
        return self.worded(f"Hvem ser det: {reading.WHO[self._made.place.value].lower()}.")

    # Saving

    def write_it(self, case: Casework) -> Callable[[], str]:
        return self._correction(case) if self._correcting else self._addition(case)

    def _addition(self, case: Casework) -> Callable[[], str]:
        """Return what writes the note, and says so."""
        note = self._note()
        said = reading.note_words(note, self.begun, self.services.desk)

        def write() -> str:
            told = " ".join(remarks(self.services.desk, case, note))
            self.services.notes.add(case, note)
            return f"{said} {told}".strip()

        return write

    def _note(self) -> Note:
        fields = self.typed()
        codes = codes_of(self.services.desk, self.citizen)
        note = reading.note_of(fields, self._kind(fields), self._day(), codes)
        if self._made is None:
            return note
        return replace(note, type=self._made.type, place=self._made.place, is_made=True)

    def _correction(self, case: Casework) -> Callable[[], str]:
        """Return what corrects the note, and says so."""
        fields, day = self.typed(), self._day()
        minutes, start, end = reading.read_time(fields["time"])
        entry = self._entry()
        said = (
            reading.counted(fields, entry, codes_of(self.services.desk, self.citizen))
            if entry
            else None
        )

        def write() -> str:
            self.services.notes.correct(
                case, self._correcting, reason=fields["reason"], text=fields["text"],
                minutes=minutes, day=day, start=start, end=end, mentor_time=said,
            )  # fmt: skip
            seen = self.services.citizens.get(self.citizen)
            told = remarks_on(self.services.desk, case, seen, self._correcting)
            now = clock(self.services.desk.now())
            return " ".join([f"Notatet er rettet kl. {now}. Det gamle kan ses.", *told])

        return write
