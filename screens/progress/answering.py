"""The lines of a measurement that is being answered, and which course it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from textual import events
from textual.message import Message

from screens.widgets.row import Row
from screens.widgets.rows import Rows
from vip2tui.domain.kinds.measurement import NO_ANSWER, Answer, Voice
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.house import Services
from vip2tui.services.progress.calendar import WHOSE, again_words
from vip2tui.services.progress.measuring import Form, MeasureService
from vip2tui.services.progress.questions import Question

STEP = "step"
"""What the small step is called in a draft."""
MARKS = {
    "read_aloud": "Spørgsmålene blev læst op",
    "interpreted": "Der var tolk med",
    "declined": "Ønskede ikke at svare",
}
"""What can be said of the citizen's form besides the answers."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one voice has answered, as it stands on the screen."""

    voice: Voice | None
    """None is the mentor."""
    asked: tuple[str, ...]
    typed: Mapping[str, str]
    day: date

    def write(self, service: MeasureService, case: Casework, plan: CoursePlan) -> str:
        """Write it, and return what to say.

        Raises:
            RefusedError: If there is nothing to write.
        """
        said: dict[str, Answer] = {
            name: NO_ANSWER if one == NO_ANSWER else int(one)
            for name, one in self.typed.items()
            if name in self.asked
        }
        if self.voice is None:
            step = self.typed.get(STEP, "")
            service.add_at_work(case, plan, said, small_step=step, day=self.day)
            return f"Mentorens svar er gemt. {again_words(case, plan.course.id, self.day)}".strip()
        marks = {name: name in self.typed for name in MARKS}
        service.add(case, plan, Form(self.voice, said, self.day, **marks))
        return f"{WHOSE[self.voice].capitalize()} er gemt."


class AnswerRows(Rows):
    """The questions: a figure answers the one that is chosen, Enter goes to the next."""

    @dataclass
    class Answered(Message):
        """A figure or «-» was typed; nothing, where one only goes on."""

        sign: str

    def on_key(self, event: events.Key) -> None:
        is_answer = event.character is not None and event.character in f"0123456789{NO_ANSWER}"
        goes_on = event.key == "enter" and self.row is not None and self.row.tick is None
        if is_answer or goes_on:
            event.stop()
            event.prevent_default()
            self.post_message(self.Answered(event.character or "" if is_answer else ""))


def rows_of(
    asked: Mapping[str, Question],
    answers: Mapping[str, str],
    scale: int,
    mark: Callable[[str], None] | None,
) -> Iterator[Row]:
    """Yield a line for each question, with its answer; what the figures mean stands beside it.

    Args:
        asked: The questions.
        answers: What is answered, and what is crossed.
        scale: The highest figure.
        mark: Crosses what can be said of the form besides; None where nothing can.
    """
    wide = len(str(scale))
    for name, one in asked.items():
        means = " · ".join(f"{figure} {words}" for figure, words in one.anchors.items())
        text = f"{one.text} (valgfrit)" if one.is_optional else one.text
        yield Row(text, name, f"[{answers.get(name, ''):>{wide}}] ", source=means)
    for name, words in MARKS.items() if mark else ():
        sign, act = "x" if name in answers else "", partial(mark, name) if mark else None
        yield Row(words, name, f"[{sign:>{wide}}] ", tick=act, act=act,
                  source="Mellemrum eller Enter sætter et kryds.")  # fmt: skip


def plan_of(services: Services, citizen: str, course: str | None) -> CoursePlan | None:
    """Return the course that is measured: the one named, else the one that runs."""
    if not services.desk.state(citizen).records:
        return None
    seen = services.citizens.get(citizen)
    named = next((one for one in seen.courses if one.course.id == course), None)
    return named or seen.course
