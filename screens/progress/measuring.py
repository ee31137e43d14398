"""Mål: the questions of one voice after the other, answered with a figure each.

The consultant answers first and hands over the screen; a page between the two hides the answers.
What is half done is a draft of the course's, and says whose it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Button, Static

from screens.base import BaseScreen
from screens.citizen.drafting import Drafting
from screens.progress.answering import MARKS, STEP, AnswerRows, Sheet, plan_of, rows_of
from screens.progress.between import Between, Figures, SmallStep, hand_over_words, none_words
from screens.sheet import BASE_CSS
from screens.widgets.beside import WithMore
from screens.widgets.field import Field
from screens.widgets.frame import Shortcut
from screens.words import called
from vip2tui.base.safe import T
from vip2tui.domain.kinds.measurement import NO_ANSWER, Voice
from vip2tui.domain.kinds.workplace_measurement import SEEN_SCALE
from vip2tui.domain.roles import Role
from vip2tui.services import drafts
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.desk import NotFoundError
from vip2tui.services.house import Services
from vip2tui.services.progress.calendar import WHOSE, too_early, unanswered
from vip2tui.services.progress.questions import Question, questions

_YES = "ja"
_UNDER = 4
_HIGHEST = "10"


class MeasureScreen(Drafting, BaseScreen):
    """A measurement of one course."""

    NAME = "Måling"
    HELP = (
        "Hvert spørgsmål har sin linje. Skriv et tal, så går du selv videre til det næste; «-» er "
        "«ved ikke / vil ikke svare». Hvad tallene betyder, står ved det spørgsmål, du står på. "
        "Pil op og ned skifter spørgsmål, og et nyt tal retter svaret. Er der ti trin, går Enter "
        "videre. Ctrl+S gemmer. Konsulenten svarer først og giver så skærmen til borgeren; ingen "
        "ser den andens svar, før begge har svaret. "
        "Forlader du siden, bliver svarene her som kladde."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, Path(__file__).with_name("measuring.tcss")]
    AUTO_FOCUS = ""

    def __init__(self, services: Services, citizen_id: str, course_id: str | None = None) -> None:
        self._plan = plan_of(services, citizen_id, course_id)
        course = self._plan.course.id if self._plan else ""
        self._base = f"{drafts.MEASURE}:{citizen_id}:{course}"
        super().__init__(services, citizen_id, self._base)
        self._voice: Voice | None = None
        self._is_mentor = services.desk.me.role is Role.MENTOR
        instrument = services.catalogue.instrument()
        self._scale = SEEN_SCALE if self._is_mentor else len(instrument.scale)
        self._instrument = instrument
        self._asked: dict[str, Question] = {}
        self._answers: dict[str, str] = {}
        """What is answered and marked so far, as a draft keeps it."""
        self._half = ""
        """The question whose figure was typed last: a nought makes ten of its one."""

    def compose_body(self) -> ComposeResult:
        yield Between()
        with Vertical(id="asking"):
            yield Static(id="how", classes="hint")
            yield WithMore(
                AnswerRows(ticks=True, typing=False), "Spørgsmål", "Hvad tallene betyder", _UNDER
            )
            yield SmallStep(self._instrument.small_step)
            yield Figures(self._scale)

    def on_mount(self) -> None:
        self.read_again()
        self.query_one(SmallStep).display = self._is_mentor
        voices = self._voices()
        if voices:
            half = (one for one in voices if one and self.services.drafts.get(self._place(one)))
            self._ask(next(half, voices[0]))
        else:
            words = none_words(self._case, self._fresh(), self._instrument.rhythm, self.begun)
            self._show_between(words, can_begin=False)

    def heading(self, name: str) -> str:
        whose = f": {self.worded(WHOSE[self._voice])}" if self._voice else ""
        return f"Måling af {name}{whose}"

    def shortcuts(self) -> list[Shortcut]:
        return super().shortcuts() if self._asked else self.around()

    # Whose turn it is

    def _voices(self) -> tuple[Voice | None, ...]:
        """Return who has not answered yet in the round; a mentor may answer at any time."""
        plan = self._fresh()
        if plan is None or self._case is None:
            return ()
        if self._is_mentor:
            return () if too_early(plan, self._instrument.rhythm, self.begun) else (None,)
        return unanswered(self._case, plan, self._instrument.rhythm, self.begun)

    def _place(self, voice: Voice | None) -> str:
        """Return where a voice's draft lies: each has its own, so that none takes another's."""
        return f"{self._base}+{voice.value}" if voice else self._base

    def _fresh(self) -> CoursePlan | None:
        """Return the course as it was read last."""
        if self._case is None or self._plan is None:
            return None
        course = self._plan.course.id
        return next((one for one in self._case.courses if one.course.id == course), None)

    def _ask(self, voice: Voice | None) -> None:
        """Show the questions of a voice, none of them answered but by its own draft."""
        self._voice, self.place = voice, self._place(voice)
        self.begun = self.services.desk.today()
        self._answers, self._half = {}, ""
        self._asked = {one.id: one for one in questions(self._instrument, voice)}
        self.query_one(Between).display = False
        self.query_one("#asking").display = True
        self.query_one("#how", Static).update(T(self._how()))
        self._draw(next(iter(self._asked), ""))
        self.begin_with({})
        self._draw(next((one for one in self._asked if one not in self._answers), None))
        self._list.focus()
        self.run_worker(self.refresh_frame())

    def _how(self) -> str:
        after = "går videre" if self._scale < int(_HIGHEST) else "svarer, Enter går videre"
        return f"1–{self._scale} {after}. - er «{self._instrument.no_answer}»."

    def _hand_over(self) -> None:
        """Hide what was answered, until the one whose turn it is begins."""
        self._voice, self._answers, self._asked = None, {}, {}
        self._draw(None)
        name = called(self.services, self.citizen, self._case.citizen.name if self._case else "")
        self._show_between(hand_over_words(name), can_begin=True)

    def _show_between(self, words: str, *, can_begin: bool) -> None:
        self.query_one("#asking").display = False
        self.query_one(Between).show(self.worded(words), can_begin=can_begin)
        self.run_worker(self.refresh_frame())

    @on(Button.Pressed, "#begin")
    def _begin(self) -> None:
        if voices := self._voices():
            self._ask(voices[0])
        else:
            self.action_back()

    # Answering

    @property
    def _list(self) -> AnswerRows:
        return self.query_one(AnswerRows)

    @on(AnswerRows.Answered)
    def _typed(self, event: AnswerRows.Answered) -> None:
        event.stop()
        self._take(event.sign)

    @on(Button.Pressed, "Figure")
    def _clicked(self, event: Button.Pressed) -> None:
        event.stop()
        self._take(event.button.name or "")
        self._list.focus()

    def _take(self, sign: str) -> None:
        """Take a figure for the question that is chosen, and go on where it is whole."""
        row = self._list.row
        name = row.key if row else ""
        if name not in self._asked:
            self._next()
            return
        if sign == "0" and name == self._half and self._answers.get(name) == "1":
            sign = _HIGHEST
        if sign and sign != NO_ANSWER and not 1 <= int(sign) <= self._scale:
            self.say(f"Svar med et tal fra 1 til {self._scale}, eller {NO_ANSWER}.")
            return
        if sign:
            self._answers[name], self._half = sign, name
            self.later()
        if not sign or sign == NO_ANSWER or self._scale < int(_HIGHEST):
            self._next()
        else:
            self._draw(None)

    def _next(self) -> None:
        """Go to the question after; after a mentor's last one the small step is typed."""
        self._half = ""
        keys = [row.key for row in self._list.shown]
        at = self._list.highlighted or 0
        is_last = at + 1 >= len(keys)
        self._draw(None if is_last else keys[at + 1])
        if is_last:
            self.query_one(f"#{STEP}" if self._is_mentor else "#save").focus()

    def _draw(self, at: str | None) -> None:
        mark = self._mark if self._voice is Voice.CITIZEN else None
        self._list.fill(rows_of(self._asked, self._answers, self._scale, mark), at=at)
        self.query_one(WithMore).tell()

    def _mark(self, name: str) -> None:
        if self._answers.pop(name, None) is None:
            self._answers[name] = _YES
        self.later()
        self._draw(None)

    # The draft, and saving

    def typed(self) -> dict[str, str]:
        step = self.query_one(f"#{STEP}", Field).value.strip()
        return self._answers | ({STEP: step} if step else {})

    def fill(self, fields: Mapping[str, str]) -> None:
        known = {*self._asked, *MARKS}
        self._answers = {name: one for name, one in fields.items() if name in known and one}
        self.query_one(f"#{STEP}", Field).value = fields.get(STEP, "")
        self._draw(None)

    def tell(self, fields: Mapping[str, str]) -> None:
        """Say nothing back: each answer stands in its line."""

    def write_it(self, case: Casework) -> Callable[[], str]:
        plan = self._fresh()
        if plan is None:
            raise NotFoundError("Forløbet findes ikke her mere. Intet er skrevet.")
        said = Sheet(self._voice, tuple(self._asked), self.typed(), self.begun)
        return lambda: self.worded(said.write(self.services.measuring, case, plan))

    def go_on(self) -> None:
        if self._voice is Voice.CONSULTANT and self._voices() == (Voice.CITIZEN,):
            self._hand_over()
        else:
            self.action_back()

    def action_save(self) -> None:
        if self.query_one("#asking").display:
            super().action_save()
