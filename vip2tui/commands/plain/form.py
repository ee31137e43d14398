"""What is asked field by field, kept as a draft after each line, and said back before it is saved.

The draft is the one of the screen's page, by the same names: what is begun here is finished there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import TooLongError, cut
from vip2tui.commands.plain.reader import NOTHING, Locked, NoMoreInput, Reader, ToStart, WentBack
from vip2tui.commands.plain.whom import name_of
from vip2tui.services.citizen.note_reading import read_time, time_echo
from vip2tui.text.days import parse_day, say
from vip2tui.text.hours import may_mean_hours

if TYPE_CHECKING:
    from collections.abc import Callable

    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.house import Services

SAVE = "save"
UNDO = "Det kan fortrydes fra forsiden."
_NOTHING_YET = "intet svar"
_SHOWN = 200
_SKIP = f"Skriv {NOTHING}, hvis du ikke vil svare."


class Form:
    """Some fields about one citizen."""

    TITLE = ""
    KIND = ""
    """What the draft is called."""

    def __init__(self, reader: Reader, open_: Services, case: Casework) -> None:
        self.reader, self.open, self.case = reader, open_, case
        self.place = f"{self.KIND}:{case.citizen.id}"
        self.name = name_of(open_, case)
        self.begun = open_.desk.today()
        """The day the writing began: what a field without a day means."""
        self.fields: dict[str, str] = {}
        self._failed = False

    def labels(self) -> dict[str, str]:
        """Return the fields that can be filled now, by name, as they are called."""
        raise NotImplementedError

    def first(self) -> tuple[str, ...]:
        """Return the fields that are asked one after the other before anything is chosen."""
        raise NotImplementedError

    def ask(self, name: str) -> None:
        """Ask for one field.

        Raises:
            WentBack: If the person leaves it as it stands.
        """
        raise NotImplementedError

    def said(self, name: str) -> str:
        """Return what stands in a field, in words; empty if nothing does."""
        return self.fields.get(name, "")

    def write(self) -> str:
        """Write it and return what to say.

        Raises:
            Vip2Error: If it is refused; nothing is written then.
        """
        raise NotImplementedError

    def run(self) -> None:
        """Ask until it is saved or left; what was typed is kept whatever happens.

        Raises:
            ToStart: If the person goes to the start.
            NoMoreInput: If the input has ended.
        """
        try:
            self._begin()
            while not self._go_on():
                pass
        except (WentBack, ToStart, NoMoreInput) as left:
            if self.open.drafts.get(self.place):
                self.reader.say("Det, du skrev, er gemt som kladde. Det er ikke gemt færdigt.")
            if not isinstance(left, WentBack):
                raise

    def _begin(self) -> None:
        drafts = self.open.drafts
        self.fields = drafts.take_up(self.place)
        self.begun = drafts.begun(self.place) or self.begun
        self.reader.say(f"{self.TITLE}: {self.name}.")
        if self.fields:
            self.reader.say("Vi fandt en kladde. Den står her, som du forlod den.")
            return
        try:
            for name in self.first():
                if name in self.labels():
                    self.ask(name)
        except WentBack:
            if not any(self.fields.values()):
                raise

    def _go_on(self) -> bool:
        """Offer to save or to change a field; return whether it is saved."""
        options = [(SAVE, "Gem"), *((name, self._line(name)) for name in self.labels())]
        chosen = self.reader.choose(f"{self.TITLE}: gem, eller ret et svar.", options)
        if chosen == SAVE:
            return self._save()
        try:
            self.ask(chosen)
        except WentBack:
            self.reader.say("Svaret er, som det var.")
        return False

    def _line(self, name: str) -> str:
        try:
            said = self.said(name)
        except Vip2Error as error:
            said = str(error)
        return f"{self.labels()[name]}: {cut(said, _SHOWN) or _NOTHING_YET}"

    def _save(self) -> bool:
        try:
            words = self.write()
        except Vip2Error as error:
            self.reader.say(str(error.kept() if isinstance(error, TooLongError) else error))
            return False
        self.open.drafts.drop(self.place)
        self.reader.say(*words.splitlines(), UNDO)
        return True

    # The kinds of answers

    def put(self, **values: str) -> None:
        """Set fields, and keep the draft; where the disk refuses, they stand here all the same."""
        self.fields |= values
        try:
            self.open.drafts.keep(self.place, self.fields, self.begun)
        except Vip2Error as error:
            if not self._failed:  # said once, not at every line
                self._failed = True
                self.reader.say(str(error))
        else:
            self._failed = False

    def ask_line(self, name: str, question: str, read: Callable[[str], str] = str) -> None:
        """Ask for a line; a dash empties it."""
        try:
            typed = self.reader.answer(
                f"{question} {_SKIP}", lambda text: "" if text == NOTHING else read(text)
            )
        except Locked as locked:
            if locked.half:
                self.put(**{name: locked.half})
            raise
        self.put(**{name: typed})

    def ask_text(self, name: str, question: str) -> None:
        """Ask for a text; where one stands already, it is gone on with or written anew."""
        before = self.fields.get(name, "")
        goes_on = False
        if before:
            self.reader.say(*before.splitlines())
            options = [(True, "Skriv videre"), (False, "Skriv det hele om")]
            goes_on = self.reader.choose("Hvad vil du?", options)

        def keep(text: str) -> None:
            # Until the new one is whole the old one stands beside it.
            self.put(**{name: f"{before}\n{text}" if before else text})

        text = self.reader.text(f"{question} {_SKIP}", keep)
        self.put(**{name: f"{before}\n{text}".strip() if goes_on else text})

    def ask_choice(self, name: str, question: str, options: dict[str, str]) -> None:
        """Ask for one of several."""
        self.put(**{name: self.reader.choose(question, [*options.items()])})

    def ask_day(self, name: str, question: str, *, has_happened: bool) -> None:
        """Ask for a day; it is kept as the date it means now."""
        today = self.open.desk.today()

        def read(text: str) -> str:
            return parse_day(text, today, has_happened=has_happened).isoformat()

        self.ask_line(name, question, read)

    def day_words(self, name: str) -> str:
        """Return the day that stands in a field, in words."""
        text = self.fields.get(name, "")
        return say(parse_day(text, self.begun)) if text else ""

    def ask_time(self, question: str) -> None:
        """Ask for the time; a bare «2» may have been two hours, and then it is asked."""

        def read(text: str) -> str:
            read_time(text)
            return text

        while True:
            self.ask_line("time", question, read)
            typed = self.fields["time"]
            if not may_mean_hours(typed):
                break
            options = [(f"{typed}:00", f"{typed} timer"), (f"{typed} min", f"{typed} minutter")]
            try:
                self.put(time=self.reader.choose(f"Du skrev {typed}. Er det …", options))
            except WentBack:
                continue
            break
        if echo := self.time_words():
            self.reader.say(echo)

    def time_words(self) -> str:
        """Return the time that is typed, as it was understood."""
        return time_echo(self.fields.get("time", ""), self.begun).removeprefix("= ")
