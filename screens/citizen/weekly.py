"""Ugens runde: five questions in three minutes. One Ctrl+S writes note, hours, days and ticks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input, Static

from screens.base import BaseScreen
from screens.citizen.drafting import Drafting
from screens.sheet import BASE_CSS
from screens.widgets.field import Field
from screens.widgets.text_field import TextField
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.services.citizen.absence_reasons import offered_reasons
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.citizen.note_reading import NO_DAY, date_echo, time_echo
from vip2tui.services.citizen.weekly import Round
from vip2tui.services.citizen.weekly_reading import (
    USUAL_DAYS,
    WELL_DONE,
    days_echo,
    is_away,
    round_of,
    written,
)
from vip2tui.services.house import Services
from vip2tui.text.days import say


class WeeklyScreen(Drafting, BaseScreen):
    """The weekly round of one citizen."""

    NAME = "Ugens runde"
    HELP = (
        "Fem spørgsmål om ugen, der gik. Du behøver ikke svare på dem alle. "
        "Enter eller Tab går til det næste felt; Enter går forbi de aftalte dage, for tallet "
        "står der fra sidst. Tiden kan skrives som 90, 1:30 eller 1,5. "
        "F5 åbner en kalender til svaret på «hvornår». "
        "Ctrl+S gemmer det hele på én gang: notat, timer, fremmøde og flueben. "
        "Forlader du siden, bliver det, du skrev, her som kladde."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, Path(__file__).with_name("weekly.tcss")]
    DAYS: ClassVar[Mapping[str, bool]] = {"when": False}

    def __init__(self, services: Services, citizen_id: str) -> None:
        super().__init__(services, citizen_id, f"round:{citizen_id}")
        self.usual = {"absence": "ukendt"}

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="questions", can_focus=False):
            with Horizontal(classes="ask"):
                yield Static("1  Mødt?", classes="word")
                yield Field(id="days", placeholder="fx 4", compact=True)
                yield Static("af", classes="small")
                yield Field(id="planned", placeholder="fx 5", compact=True)
                yield Static("dage", classes="small")
                yield Static(id="days-echo", classes="echo")
            with Horizontal(classes="ask", id="why"):
                yield Static("   Hvorfor ikke?", classes="word")
                reasons = offered_reasons(self.services.desk)
                yield self.select("absence", {one.code: one.name for one in reasons})
            with Horizontal(classes="ask"):
                yield Static("2  Timer?", classes="word")
                yield Field(id="time", placeholder="fx 1:30, 1,5 eller 90", compact=True)
                yield Static(id="time-echo", classes="echo")
            yield Static("3  Hvad gik godt?", classes="word over")
            yield TextField(id="good")
            yield Static("4  Hvad var svært?", classes="word over")
            yield TextField(id="hard")
            with Horizontal(classes="ask"):
                yield Static("5  Hvad er næste?", classes="word")
                yield Field(id="next", placeholder="Skriv det, I har aftalt", compact=True)
            with Horizontal(classes="ask"):
                yield Static("   Hvornår?", classes="word")
                yield from self.day_field("when", "fx på mandag, 3/5 eller +7")
                yield Static(id="when-echo", classes="echo")
            yield Static(id="habit", classes="echo")
            yield Button("Gem (Ctrl+S)", id="save", variant="primary")

    def on_mount(self) -> None:
        self.read_again()
        entries = self._case.entries if self._case else ()
        planned = next((one.planned for one in entries if one.planned), USUAL_DAYS)
        habit = self.services.weekly.habit(self._case) if self._case else ""
        self.query_one("#habit", Static).update(T(f"God vane: {habit}" if habit else ""))
        self.begin_with({"planned": str(planned)})
        self._tell()
        self.query_one("#days", Field).focus()

    def heading(self, name: str) -> str:
        since = "" if self.begun == self.services.desk.today() else f", {say(self.begun)}"
        return f"Ugens runde: {name}{since}"

    # What is typed

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        """Go to the next field; how many days were agreed stands there already."""
        planned = self.query_one("#planned", Field)
        if event.input.id == "days" and planned.value:
            self.set_focus(planned)
        self.focus_next()

    def tell(self, fields: Mapping[str, str]) -> None:
        days, planned = fields["days"], fields["planned"]
        self.query_one("#why").display = is_away(days, planned)
        self.say_back(
            {
                "days-echo": days_echo(days, planned),
                "time-echo": time_echo(fields["time"], self.begun),
                "when-echo": self._when_words(),
            }
        )

    def _when_words(self) -> str:
        try:
            day = self.day_of("when")
        except Vip2Error:
            return NO_DAY
        return date_echo(day, self.begun, has_happened=False) if day else ""

    # Saving

    def write_it(self, case: Casework) -> Callable[[], str]:
        service, answers = self.services.weekly, self._answers()

        def write() -> str:
            ticks = service.save(case, answers)
            return " ".join([written(answers, ticks), WELL_DONE, *service.remarks(case, answers)])

        return write

    def _answers(self) -> Round:
        return round_of(self.typed(), self.begun, self.day_of("when"))
