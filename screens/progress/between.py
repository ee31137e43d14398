"""What stands around the questions: the page between two voices, the small step, the figures."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from screens.progress.answering import STEP
from screens.widgets.field import Field
from vip2tui.base.safe import T
from vip2tui.catalogue.instrument import Rhythm
from vip2tui.catalogue.instrument import SmallStep as SmallStepOf
from vip2tui.domain.kinds.measurement import NO_ANSWER
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.progress.calendar import rounds_of, too_early
from vip2tui.text.days import say


class Between(Vertical):
    """A page that hides what was answered until the other one begins, or says there is nothing."""

    def compose(self) -> ComposeResult:
        yield Static(id="told")
        yield Button("Begynd", id="begin", variant="primary")

    def show(self, words: str, *, can_begin: bool) -> None:
        """Say something, and let one begin or not."""
        self.display = True
        self.query_one("#told", Static).update(T(words))
        begin = self.query_one("#begin", Button)
        begin.display = can_begin
        if can_begin:
            begin.focus()


class SmallStep(Horizontal):
    """The mentor's free line."""

    def __init__(self, step: SmallStepOf) -> None:
        super().__init__()
        self._step = step

    def compose(self) -> ComposeResult:
        yield Static(T(f"{self._step}:"), classes="word")
        yield Field(id=STEP, max_length=self._step.length, compact=True)


class Figure(Button, can_focus=False):
    """A figure to click; on the keyboard it is typed."""


class Figures(Horizontal):
    """The figures of the scale for who uses the mouse, and where one saves."""

    def __init__(self, scale: int) -> None:
        super().__init__()
        self._highest = scale

    def compose(self) -> ComposeResult:
        for figure in (*map(str, range(1, self._highest + 1)), NO_ANSWER):
            yield Figure(T(f"[{figure}]"), name=figure, compact=True)
        yield Button(T("[ Gem (Ctrl+S) ]"), id="save", compact=True)


def hand_over_words(name: str) -> str:
    """Return what is said to who has answered first."""
    return (
        f"Konsulentens svar er gemt og skjult.\n\nGiv skærmen til {name}, eller læs op. "
        "Tryk Enter for at begynde.\n\nEsc: borgeren svarer en anden dag."
    )


def none_words(seen: Casework | None, plan: CoursePlan | None, rhythm: Rhythm, today: date) -> str:
    """Return why nothing is asked, and when it is next."""
    if seen is None or plan is None:
        return "Der er intet forløb endnu. Start en jobpakke, så kan I måle."
    if early := too_early(plan, rhythm, today):
        return early
    ahead = rounds_of(seen, plan, rhythm, today)
    day = next((one.due for one in ahead if one.opens > today), None)
    after = f" Næste måling er {say(day)}." if day else ""
    return f"Begge har svaret i denne måling.{after}"
