"""Notat (F6): write, Ctrl+S, done. What is typed is a draft until then, and never lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Select, Static, TextArea

from screens.base import BaseScreen
from screens.citizen import note_reading as reading
from screens.citizen.drafting import Drafting
from screens.sheet import BASE_CSS
from screens.widgets.field import Field
from screens.widgets.text_field import TextField
from screens.words import called
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import MAX_TEXT, T, clean_line, clean_text
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.overlapping import remarks, remarks_on
from vip2tui.services.house import Services
from vip2tui.text.danish import number
from vip2tui.text.days import say
from vip2tui.text.hours import clock, say_minutes


class NoteScreen(Drafting, BaseScreen):
    """Write a note about a citizen, or correct one."""

    NAME = "Notat"
    HELP = (
        "Skriv, og tryk Ctrl+S. Datoen er i dag, og den slags, du oftest bruger, er valgt. "
        "Med Tab kommer du til dato og tid. Tiden kan skrives som 90, 1:30 eller 1,5, eller "
        "fra–til: 9.00-10.30. Forlader du siden, bliver det, du skrev, her som kladde."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, Path(__file__).with_name("note.tcss")]
    DAYS: ClassVar[Mapping[str, bool]] = {"day": True}

    def __init__(self, services: Services, citizen_id: str, *, correcting: str = "") -> None:
        super().__init__(services)
        self.CITIZEN = citizen_id
        self._citizen = citizen_id
        self._correcting = correcting
        self._case: Casework | None = None
        self.place = f"correct:{correcting}" if correcting else f"note:{citizen_id}"

    def compose_body(self) -> ComposeResult:
        yield TextField(id="text", placeholder="Hvad skete der? Skriv et par linjer.")
        with Vertical(id="facts"):
            with Horizontal(classes="fact"):
                yield Static("Dato", classes="word")
                yield Field(id="day", placeholder="fx i går eller 3/5", compact=True)
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
            else:
                with Horizontal(classes="fact"):
                    yield Static("Slags", classes="word")
                    yield self._types()
                    yield Static("Hvem ser det", classes="word wide")
                    yield self._who()
            yield Static(id="stays", classes="echo")
        with Horizontal(id="deeds"):
            yield Button("Gem (Ctrl+S)", id="save", variant="primary")
            yield Static(id="count", classes="echo")

    def _types(self) -> Select[str]:
        kinds = [(T(one.name), one.code) for one in self.services.catalogue.codes().written]
        return Select(kinds, value=self._usual, allow_blank=False, id="type", compact=True)

    def _who(self) -> Select[str]:
        who = [(T(self.worded(word)), code) for code, word in self._readers.items()]
        return Select(who, value="", allow_blank=False, id="who", compact=True)

    @property
    def _readers(self) -> dict[str, str]:
        """For whom a note can be, by its place; a mentor has no «kun kommunen»."""
        hidden = (".f",) if self.services.desk.me.role is Role.MENTOR else ()
        return {code: word for code, word in reading.WHO.items() if code not in hidden}

    @property
    def _usual(self) -> str:
        """The kind a note is unless something else is chosen."""
        return "mentormoede" if self.services.desk.me.role is Role.MENTOR else "samtale"

    def on_mount(self) -> None:
        self.begin_with(self._entry_fields() if self._correcting else {})
        self._tell()
        text = self.query_one("#text", TextField)
        text.move_cursor(text.document.end)
        text.focus()

    def read_again(self) -> None:
        """Read the citizen once: what was on the screen when the writing began is what counts."""
        if self._case is None:
            try:
                self._case = self.services.citizens.get(self._citizen)
            except Vip2Error as error:
                self.refuse(error)
                self.action_back()

    def day_turned(self) -> None:
        super().day_turned()
        self._tell()

    def heading_content(self) -> Content:
        if self._case is None:
            return T(self.NAME)
        name = called(self.services, self._citizen, self._case.citizen.name)
        return T(f"{'Ret notat' if self._correcting else 'Notat'} om {name}")

    # What is typed

    def typed(self) -> dict[str, str]:
        fields = {
            "text": self.query_one("#text", TextField).text,
            "day": self.query_one("#day", Field).value,
            "time": self.query_one("#time", Field).value,
        }
        if self._correcting:
            return fields | {"reason": self.query_one("#reason", Field).value}
        kind, who = self._chosen("type"), self._chosen("who")
        # What nobody chose is no draft: an untouched page leaves nothing behind.
        return fields | {"type": "" if kind == self._usual else kind, "who": who}

    def fill(self, fields: dict[str, str]) -> None:
        self.query_one("#text", TextField).load_text(clean_text(fields.get("text", "")))
        self.query_one("#day", Field).value = clean_line(fields.get("day", ""))
        self.query_one("#time", Field).value = clean_line(fields.get("time", ""))
        if self._correcting:
            self.query_one("#reason", Field).value = clean_line(fields.get("reason", ""))
            return
        self._choose("type", fields.get("type") or self._usual)
        self._choose("who", fields.get("who", ""))

    def _chosen(self, name: str) -> str:
        return str(self.query_one(f"#{name}", Select).value)

    def _choose(self, name: str, code: str) -> None:
        written = self.services.catalogue.codes().written
        codes = [one.code for one in written] if name == "type" else self._readers
        if code in codes:
            self.query_one(f"#{name}", Select).value = code

    def _entry(self) -> Entry | None:
        self.read_again()
        entries = self._case.entries if self._case else ()
        return next((one for one in entries if one.id == self._correcting), None)

    def _entry_fields(self) -> dict[str, str]:
        entry = self._entry()
        if entry is None:
            return {}
        time = "" if entry.minutes is None else say_minutes(entry.minutes)
        return {"text": entry.text, "day": say(entry.day), "time": time}

    def _day(self) -> date:
        """Return the day the note is of: the one that is typed, else the one it stands on."""
        entry = self._entry() if self._correcting else None
        return self.day_of("day") or (entry.day if entry else self.begun)

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(Select.Changed)
    def _tell(self) -> None:
        """Say back what was understood, before anything is saved."""
        try:
            day = self._day()
            said = reading.date_echo(day, self.services.desk.today(), has_happened=True)
        except Vip2Error:
            day, said = self.begun, reading.NO_DAY
        self.query_one("#day-echo", Static).update(T(said))
        self.query_one("#time-echo", Static).update(
            T(reading.time_echo(self.query_one("#time", Field).value, day))
        )
        private = not self._correcting and self._chosen("who") == Place.PRIVATE.value
        self.query_one("#stays", Static).update(T(reading.STAYS if private else ""))
        length = len(self.query_one("#text", TextField).text)
        over = length - MAX_TEXT
        self.query_one("#count", Static).update(
            T(f"{number(over)} tegn for meget. Teksten bliver her som kladde." if over > 0 else "")
        )
        self.later()

    # Saving

    def write_it(self) -> Callable[[], str] | None:
        self.read_again()
        if self._case is None:
            return None
        return self._correction(self._case) if self._correcting else self._addition(self._case)

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
        minutes, start, end = reading.read_time(fields["time"])
        return Note(
            self._chosen("type"), fields["text"], day=self._day(), minutes=minutes, start=start,
            end=end, place=Place(self._chosen("who")),
        )  # fmt: skip

    def _correction(self, case: Casework) -> Callable[[], str]:
        """Return what corrects the note, and says so."""
        fields, day = self.typed(), self._day()
        minutes, start, end = reading.read_time(fields["time"])

        def write() -> str:
            self.services.notes.correct(
                case, self._correcting, reason=fields["reason"], text=fields["text"],
                minutes=minutes, day=day, start=start, end=end,
            )  # fmt: skip
            seen = self.services.citizens.get(self._citizen)
            told = remarks_on(self.services.desk, seen, self._correcting)
            now = clock(self.services.desk.now())
            return " ".join([f"Notatet er rettet kl. {now}. Det gamle kan ses.", *told])

        return write
