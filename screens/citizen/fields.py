"""The fields of a screen about a citizen: what stands in them, and what a day in them means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Select, Static
from textual.widgets.select import InvalidSelectValueError

from screens.base import BaseScreen
from screens.widgets.day_field import MONTH, DayField, MonthSign, open_month
from screens.widgets.field import Field
from screens.widgets.text_field import TextField
from screens.words import called
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, clean_line, clean_text
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.citizen.note_reading import read_day
from vip2tui.services.house import Services
from vip2tui.text.days import DayNotUnderstoodError, say


class Fields(BaseScreen):
    """A screen about a citizen where one writes.

    A day means what it meant when it was typed: «i går» written at two minutes to midnight is the
    same day after it, and in a draft that is found again three days later.
    """

    BINDINGS: ClassVar[list[BindingType]] = MONTH
    DAYS: ClassVar[Mapping[str, bool]] = {}
    """The fields that hold a day, and whether it is the day of something that has happened."""
    usual: Mapping[str, str] = MappingProxyType({})
    """What is chosen where nobody chose: that is no draft, so an untouched page leaves none."""
    _case: Casework | None = None

    def __init__(self, services: Services, citizen_id: str, place: str) -> None:
        """Make it about a citizen; the draft lies in a place such as ``note:<citizen>``."""
        super().__init__(services)
        self.CITIZEN = self.citizen = citizen_id
        self.place = place
        self.begun = services.desk.today()
        """The day the writing began; until something is written it turns with the calendar."""
        self._meant: dict[str, tuple[str, date | None]] = {}
        """What was typed for a day, and what it meant then."""

    def read_again(self) -> None:
        """Read the citizen, so that what is written builds on what is known."""
        try:
            self._case = self.services.citizens.get(self.citizen)
        except Vip2Error as error:
            self.refuse(error)
            self.action_back()

    def heading_content(self) -> Content:
        if self._case is None:
            return T(self.NAME)
        return T(self.heading(called(self.services, self.citizen, self._case.citizen.name)))

    def heading(self, name: str) -> str:
        """Return the title line of what is written about somebody."""
        raise NotImplementedError

    def select(self, name: str, options: Mapping[str, str]) -> Select[str]:
        """Return a field where one of several is chosen, by its code and in words."""
        every = [(T(words), code) for code, words in options.items()]
        usual = self.usual.get(name, "")
        return Select(every, value=usual, allow_blank=False, id=name, compact=True)

    def day_field(self, name: str, placeholder: str) -> ComposeResult:
        """Yield a field for a day, and where one clicks for a month."""
        field = DayField(
            placeholder=placeholder,
            read=lambda _: self.day_of(name),
            today=self.services.desk.today,
            compact=True,
            id=name,
        )
        yield field
        yield MonthSign(field)

    def action_month(self) -> None:
        """Open a month to take the day from."""
        open_month(self)

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields, by name; empty where nobody wrote or chose."""
        fields = {}
        for name, one in self._widgets():
            value = one.text if isinstance(one, TextField) else str(one.value)
            fields[name] = "" if value == self.usual.get(name) else value
        return fields

    def fill(self, fields: Mapping[str, str]) -> None:
        """Put texts into the fields."""
        for name, one in self._widgets():
            value = fields.get(name) or self.usual.get(name, "")
            if isinstance(one, TextField):
                one.load_text(clean_text(value))
            else:
                with suppress(InvalidSelectValueError):  # what a draft of an older program chose
                    one.value = clean_line(value)

    def _widgets(self) -> Iterator[tuple[str, TextField | Field | Select[str]]]:
        for one in self.query("Field, TextField, Select").results():
            if isinstance(one, (TextField, Field, Select)) and one.id:
                yield one.id, one

    def tell(self, fields: Mapping[str, str]) -> None:
        """Say back what was understood, before anything is saved."""
        raise NotImplementedError

    def say_back(self, words: Mapping[str, str]) -> None:
        """Put words beside the fields, each in its place."""
        for place, said in words.items():
            self.query_one(f"#{place}", Static).update(T(said))

    def said_days(self, draft: dict[str, str]) -> dict[str, str]:
        """Return a draft's days as they are said; «i går» from an older program by its own day."""
        found = {}
        for name, has_happened in self.DAYS.items():
            with suppress(DayNotUnderstoodError):
                day = read_day(draft.get(name, ""), self.begun, has_happened=has_happened)
                if day:
                    found[name] = say(day)
        return found

    def day_of(self, name: str) -> date | None:
        """Return the day that stands in a field, as it was meant when it was typed; None if none.

        Raises:
            DayNotUnderstoodError: If what stands there is no day.
        """
        typed = self.query_one(f"#{name}", Field).value
        if self._meant.get(name, ("", None))[0] != typed:
            today = self.services.desk.today()
            self._meant[name] = typed, read_day(typed, today, has_happened=self.DAYS[name])
        return self._meant.get(name, ("", None))[1]

    def dates(self) -> dict[str, str]:
        """Return the days that are understood, as a draft keeps them."""
        found = {}
        for name in self.DAYS:
            with suppress(DayNotUnderstoodError):
                if day := self.day_of(name):
                    found[name] = day.isoformat()
        return found
