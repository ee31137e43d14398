"""Ugens runde, question by question. All of it is saved at once: note, hours, days and ticks."""

from __future__ import annotations

from vip2tui.commands.plain.form import Form
from vip2tui.services import drafts
from vip2tui.services.citizen.absence_reasons import UNKNOWN, offered_reasons
from vip2tui.services.citizen.weekly_reading import (
    USUAL_DAYS,
    WELL_DONE,
    days_echo,
    is_away,
    read_days,
    round_of,
    written,
)
from vip2tui.text.days import parse_day

_LABELS = {
    "days": "Mødt",
    "absence": "Hvorfor ikke",
    "time": "Timer",
    "good": "Hvad gik godt",
    "hard": "Hvad var svært",
    "next": "Hvad er næste",
    "when": "Hvornår",
}


class RoundForm(Form):
    """The weekly round of one citizen."""

    TITLE = "Ugens runde"
    KIND = drafts.ROUND

    def labels(self) -> dict[str, str]:
        hidden = set() if self._is_away else {"absence"}
        if not self.fields.get("next"):
            hidden.add("when")
        return {name: label for name, label in _LABELS.items() if name not in hidden}

    def first(self) -> tuple[str, ...]:
        if habit := self.open.weekly.habit(self.case):
            self.reader.say(f"God vane: {habit}")
        return tuple(_LABELS)

    @property
    def _is_away(self) -> bool:
        return is_away(self.fields.get("days", ""), self.fields.get("planned", ""))

    def ask(self, name: str) -> None:
        match name:
            case "days":
                self._ask_days()
            case "absence":
                self.ask_choice("absence", "Hvorfor ikke?", self._reasons)
            case "time":
                self.ask_time("Hvor lang tid brugte du? Fx 1:30, 1,5 eller 90.")
            case "good":
                self.ask_text("good", "Hvad gik godt?")
            case "hard":
                self.ask_text("hard", "Hvad var svært?")
            case "next":
                self.ask_line("next", "Hvad er næste? Skriv det, I har aftalt.")
            case _:
                self.ask_day("when", "Hvornår? Fx på mandag, 3/5 eller +7.", has_happened=False)

    def _ask_days(self) -> None:
        planned = next((one.planned for one in self.case.entries if one.planned), USUAL_DAYS)
        question = (
            f"Mødt: hvor mange dage af {planned}? Skriv fx 4, eller 4 af 5. "
            f"Ingen dage skrives 0 af {planned}."
        )

        def read(text: str) -> str:
            came, agreed = read_days(text, str(planned))
            return f"{came} af {agreed}"

        self.ask_line("days", question, read)
        came, _, agreed = self.fields["days"].partition(" af ")
        self.put(days=came, planned=agreed)
        if came:
            self.reader.say(self.said("days"))

    @property
    def _reasons(self) -> dict[str, str]:
        return {one.code: one.name for one in offered_reasons(self.open.desk)}

    def said(self, name: str) -> str:
        match name:
            case "days":
                fields = self.fields
                return days_echo(fields.get("days", ""), fields.get("planned", "")).removeprefix(
                    "= "
                )
            case "absence":
                return self._reasons.get(self.fields.get("absence") or UNKNOWN, "")
            case "time":
                return self.time_words()
            case "when":
                return self.day_words("when")
            case _:
                return super().said(name)

    def write(self) -> str:
        typed = self.fields.get("when", "") if self.fields.get("next") else ""
        when = parse_day(typed, self.begun) if typed else None
        answers = round_of(self.fields, self.begun, when)
        ticks = self.open.weekly.save(self.case, answers)
        told = self.open.weekly.remarks(self.case, answers)
        return "\n".join([written(answers, ticks), WELL_DONE, *told])
