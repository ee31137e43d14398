"""The mentor's measurement, question by question: eight figures and a small step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.commands.plain.form import Form
from vip2tui.domain.kinds.measurement import NO_ANSWER
from vip2tui.domain.kinds.workplace_measurement import SEEN_SCALE
from vip2tui.services import drafts
from vip2tui.services.desk import RefusedError
from vip2tui.services.progress.calendar import again_words
from vip2tui.services.progress.questions import questions
from vip2tui.text.danish import plain_digits

if TYPE_CHECKING:
    from vip2tui.commands.plain.reader import Reader
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.house import Services

_STEP = "step"


class MeasureForm(Form):
    """What a mentor saw at work in one course."""

    TITLE = "Måling"
    KIND = drafts.MEASURE

    def __init__(self, reader: Reader, open_: Services, case: Casework, course: str) -> None:
        super().__init__(reader, open_, case)
        self.place = f"{self.place}:{course}"
        self.course = course
        instrument = open_.catalogue.instrument()
        self.asked = {one.id: one for one in questions(instrument, None)}
        self.step = str(instrument.small_step)
        self.no_answer = str(instrument.no_answer)

    def labels(self) -> dict[str, str]:
        return {**{name: one.text for name, one in self.asked.items()}, _STEP: self.step}

    def first(self) -> tuple[str, ...]:
        return tuple(self.labels())

    def ask(self, name: str) -> None:
        if name == _STEP:
            self.ask_line(_STEP, f"{self.step}?")
            return
        one = self.asked[name]
        means = ", ".join(f"{figure} {words}" for figure, words in one.anchors.items())
        question = f"{one.text}: {means}. Skriv 1 til {SEEN_SCALE}, eller {NO_ANSWER} for "
        self.put(**{name: self.reader.answer(f"{question}«{self.no_answer}».", _read)})

    def said(self, name: str) -> str:
        typed = super().said(name)
        return self.no_answer if name != _STEP and typed == NO_ANSWER else typed

    def write(self) -> str:
        plan = next(one for one in self.case.courses if one.course.id == self.course)
        said = {name: self.fields[name] for name in self.asked if self.fields.get(name)}
        self.open.measuring.add_at_work(
            self.case,
            plan,
            {name: NO_ANSWER if one == NO_ANSWER else int(one) for name, one in said.items()},
            small_step=self.fields.get(_STEP, ""),
            day=self.begun,
        )
        again = again_words(self.case, self.course, self.begun)
        return f"Mentorens svar er gemt. {again}".strip()


def _read(typed: str) -> str:
    """Return an answer as it is kept.

    Raises:
        RefusedError: If it is none.
    """
    text = plain_digits(typed).strip()
    if text == NO_ANSWER or text in map(str, range(1, SEEN_SCALE + 1)):
        return text
    raise RefusedError(f"Skriv et tal fra 1 til {SEEN_SCALE}, eller {NO_ANSWER}.")
