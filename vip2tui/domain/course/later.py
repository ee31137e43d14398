"""What is put off («udskudt»): a line that waits for another day, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vip2tui.domain.course.upcoming import line_id
from vip2tui.text.days import say_short


@dataclass(frozen=True, slots=True)
class Later:
    """A thing that is put off."""

    citizen: str
    part: str
    name: str
    what: str
    until: date
    why: str
    course: str = ""
    """The course it is of; empty too where one record holds it in all of them."""

    @property
    def id(self) -> str:
        """What the line is called."""
        return line_id(self.citizen, self.part, self.name, self.course)

    def in_words(self, today: date) -> str:
        """Return «udsat til 3. maj: Ugens runde (Venter på svar)»."""
        because = f" ({self.why})" if self.why else ""
        return f"udsat til {say_short(self.until, today)}: {self.what}{because}"
