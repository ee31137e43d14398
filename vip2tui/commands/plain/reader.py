"""Questions and answers, line by line: for who hears the program or feels it under the fingers.

Nothing is drawn over, nothing moves, and the cursor stands behind the question that is asked. Three
answers mean the same everywhere: an empty one is a step back, «0» is back to the start, «?» says
the question again.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import terminal
from vip2tui.commands.line import as_typed, put
from vip2tui.commands.plain import idle
from vip2tui.text.danish import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vip2tui.commands.line import Line

A = TypeVar("A")

PAGE = 9
"""How many choices are read out before one is asked whether the rest is wanted."""
MORE, AGAIN, START, NOTHING = "+", "?", "0", "-"
_MOST_BYTES = 1023 if sys.platform == "darwin" else 4095
"""A terminal that gathers a line lets what is longer fall, without a word."""
RULES = (
    "Skriv et nummer, og tryk Enter. Tom linje: et skridt tilbage. 0: forsiden. "
    "?: hør spørgsmålet igen."
)


class WentBack(Exception):  # noqa: N818 - nothing went wrong
    """The person went a step back."""


class ToStart(Exception):  # noqa: N818 - nothing went wrong
    """The person went back to the start."""


class NoMoreInput(Exception):  # noqa: N818 - nothing went wrong
    """There is nobody to answer any more."""


class Locked(NoMoreInput):
    """Nobody answered for so long that it is locked."""

    def __init__(self, half: str) -> None:
        super().__init__()
        self.half = half
        """What was typed of the line."""


class Reader:
    """The person who hears what is said and types lines."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.lock_after = 0.0
        """Seconds without an answer after which it is locked; nothing is locked at 0."""

    def say(self, *words: str | None) -> None:
        """Say sentences, a line each; None is one there is no need for.

        A break in what somebody wrote makes no line of its own: it could pass for a choice.
        """
        self._line.say(*(" ".join(one.splitlines()) for one in words if one is not None))

    def worded(self, text: str) -> str:
        """Return a sentence in the words of the vault's office."""
        return self._line.worded(text)

    def typed(self, prompt: str) -> str:
        """Return a line as it was typed.

        Raises:
            NoMoreInput: If the input has ended.
            Locked: If nobody answered.
        """
        while True:
            put(terminal(f"{prompt}: "), ends=False)
            half = idle.half_typed(self.lock_after) if self.lock_after else None
            if half is not None:
                put("")
                raise Locked(half.strip())
            try:
                text = sys.stdin.readline()
            except UnicodeDecodeError:
                text = "\udcff\n"
            if not text:
                put("")
                raise NoMoreInput
            text = as_typed(text.rstrip("\r\n"))
            if any("\ud800" <= letter <= "\udfff" for letter in text):
                self.say("Bogstaverne kan ikke læses. Linjen er ikke brugt. Skriv den igen.")
                continue
            if len(text.encode()) >= _MOST_BYTES and sys.stdin.isatty():
                self.say("Linjen er meget lang, og resten af den kan mangle. Skriv kortere linjer.")
            return text

    def line(self, prompt: str, again: Callable[[], None]) -> str:
        """Return an answer of one line, without the spaces around it.

        Args:
            prompt: What stands before the cursor.
            again: Says the question again.

        Raises:
            WentBack: If it is empty.
            ToStart: If it is «0».
            NoMoreInput: If the input has ended.
        """
        while True:
            text = self.typed(prompt).strip()
            if text == AGAIN:
                again()
                continue
            if not text:
                raise WentBack
            if text == START:
                raise ToStart
            return text

    def answer(self, question: str, read: Callable[[str], A]) -> A:
        """Ask until what is typed is understood.

        Args:
            question: What is asked.
            read: Understands what is typed, or raises what is then said.

        Raises:
            WentBack: If the answer is empty.
            ToStart: If it is «0».
            NoMoreInput: If the input has ended.
        """
        self.say(question)
        while True:
            text = self.line("Svar", lambda: self.say(question))
            try:
                return read(text)
            except Vip2Error as error:
                self.say(str(error))

    def choose(
        self, question: str, options: Sequence[tuple[A, str]], *, is_known: bool = False
    ) -> A:
        """Ask for one of several, by its number or by a part of its name.

        Args:
            question: What is asked.
            options: What one chooses among, and how each is called.
            is_known: Whether the choices were heard before; they are then said when asked for.

        Raises:
            WentBack: If the answer is empty.
            ToStart: If it is «0».
            NoMoreInput: If the input has ended.
        """
        offered = list(enumerate(options, 1))
        at = 0

        def say() -> None:
            page = offered[at : at + PAGE]
            self.say(question, *(f"{number}. {one[1]}" for number, one in page))
            if left := len(offered) - at - len(page):
                self.say(f"{left} til: skriv {MORE} for at høre dem, eller en del af navnet.")

        if is_known:
            self.say(f"{question} {AGAIN}: hør valgene.")
        else:
            say()
        while True:
            text = self.line("Nummer", say)
            if text == MORE and at + PAGE < len(offered):
                at += PAGE
                say()
            elif text.isascii() and text.isdigit():
                if 1 <= int(text[:6]) <= len(options):
                    return options[int(text) - 1][0]
                self.say(f"{text[:6]} er ikke et af numrene. Skriv {AGAIN} for at høre dem igen.")
            else:
                hits = [one for one in enumerate(options, 1) if fold(text) in fold(one[1][1])]
                if len(hits) == 1:
                    return hits[0][1][0]
                if not hits:
                    self.say(f"Det er ikke et af dem. Skriv {AGAIN} for at høre dem igen.")
                    continue
                offered, at = hits, 0
                say()

    def says_yes(self, question: str) -> bool:
        """Ask what is answered with a yes; going back is a no.

        Raises:
            ToStart: If the answer is «0».
            NoMoreInput: If the input has ended.
        """
        try:
            return self.choose(question, [(True, "Ja"), (False, "Nej")])
        except WentBack:
            return False

    def text(self, question: str, keep: Callable[[str], None]) -> str:
        """Ask for a text of several lines, which an empty line ends.

        Args:
            question: What is asked.
            keep: Keeps what is written so far, after each line of it.

        Raises:
            WentBack: If nothing was written.
            ToStart: If a line is «0».
            NoMoreInput: If the input has ended.
        """
        told = f"{question} Skriv en eller flere linjer. En tom linje slutter."
        self.say(told)
        lines: list[str] = []
        while True:
            try:
                text = self.typed(f"Linje {len(lines) + 1}")
            except Locked as locked:
                if locked.half:
                    keep("\n".join([*lines, locked.half]))
                raise
            if text.strip() == AGAIN:
                self.say(told)
            elif text.strip() == START:
                raise ToStart
            elif text.strip() == NOTHING and not lines:
                return ""
            elif text.strip():
                lines.append(text)
                keep("\n".join(lines))
            elif lines:
                return "\n".join(lines)
            else:
                raise WentBack
