"""``vip2tui --plain``: a mentor's whole week as numbered questions and answers, line by line."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from vip2tui.base.errors import Vip2Error
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.plain.reader import RULES, Locked, NoMoreInput, Reader, ToStart, WentBack
from vip2tui.commands.session import services
from vip2tui.services.drafts import at_rest_words
from vip2tui.text.days import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from vip2tui.commands.session import Line, Services
    from vip2tui.services.free_text import Asked

_CLOSE = "close"
LOCKED = "Låst, fordi ingen svarede. Alt, der er meldt gemt, er gemt, og resten er kladder."
ENDED = "Her er ikke flere svar. Alt, der er meldt gemt, er gemt, og resten er kladder."


def run(line: Line) -> int:
    """Ask and do until the person closes it, and return what the process ends with.

    Raises:
        WrongUseError: If a program is to read the answers.
    """
    if line.json:
        raise WrongUseError("--plain er for mennesker. Brug en kommando sammen med --json.")
    from vip2tui.services.vault import upkeep

    reader = Reader(line)
    with services(line) as open_:
        # Whatever is asked is asked here, in the same voice.
        open_.withdrawn.ask = lambda question: reader.says_yes(f"{question} Skriv alligevel?")
        open_.free_text.ask = partial(_private, reader)
        me = open_.desk.me
        reader.say(
            f"vip2tui, linje for linje. {me.person}, {me.device_name}. {say(open_.desk.today())}."
        )
        reader.say(RULES)
        reader.lock_after = open_.settings.lock_after * 60.0
        is_known = False
        try:
            while _once(reader, open_, is_known=is_known):
                is_known = True
        except NoMoreInput as left:
            # The process ends, and the keys go with it.
            reader.say(LOCKED if isinstance(left, Locked) else ENDED)
        else:
            missing = open_.outbox.left_words()
            reader.say(f"Lukket. {at_rest_words(open_.desk)} {missing}".rstrip())
            with suppress(Vip2Error):  # the vault goes on as it was
                upkeep.tidy(open_.desk)
    return 0


def _private(reader: Reader, asked: Asked) -> str:
    """Return the text to store, of one that seems to hold something private.

    Raises:
        RefusedError: If the person goes back.
    """
    from vip2tui.services.desk import RefusedError
    from vip2tui.services.free_text import EDIT, KEEP, NOT_SAVED, REMOVE

    said = " ".join([asked.question, *(f"«{one}»" for one in asked.words)])
    answers = [(asked.cleaned, REMOVE), ("", EDIT), (asked.text, KEEP)]
    try:
        return reader.choose(said, answers) or reader.text("Skriv teksten igen.", lambda _: None)
    except WentBack:
        raise RefusedError(NOT_SAVED) from None


def _once(reader: Reader, open_: Services, *, is_known: bool) -> bool:
    """Ask what is wanted and do it; return whether to ask again."""
    tasks = _tasks(reader, open_)
    options = [(name, name) for name in tasks]
    try:
        every = [*options, (_CLOSE, "Luk")]
        chosen = reader.choose("Forsiden. Hvad vil du?", every, is_known=is_known)
        if chosen == _CLOSE:
            return False
        tasks[chosen]()
    except (WentBack, ToStart):
        return True
    except Vip2Error as error:
        reader.say(str(error))
    _back_up(reader, open_)
    return True


def _tasks(reader: Reader, open_: Services) -> dict[str, Callable[[], None]]:
    """Return what can be done, in the order of a mentor's week."""
    from vip2tui.commands.plain import carrying, doubts, today
    from vip2tui.services.exchange.doubts import open_doubts

    tasks = {
        "I dag": lambda: today.today(reader, open_),
        "Ugens runde": lambda: _round(reader, open_),
        "Notat": lambda: _note(reader, open_),
        "Flueben": lambda: _ticks(reader, open_),
        "Send": lambda: carrying.send_file(reader, open_),
        "Hent": lambda: carrying.fetch_files(reader, open_),
        "Fortryd det sidste": lambda: _undo(reader, open_),
    }
    if number := open_doubts(open_.desk):
        tasks[f"Det, der skal afgøres: {number}"] = lambda: doubts.doubts(reader, open_)
    return tasks


def _round(reader: Reader, open_: Services) -> None:
    from vip2tui.commands.plain.round import RoundForm
    from vip2tui.commands.plain.whom import whom

    if case := whom(reader, open_):
        RoundForm(reader, open_, case).run()


def _note(reader: Reader, open_: Services) -> None:
    from vip2tui.commands.plain.note import NoteForm
    from vip2tui.commands.plain.whom import whom

    if case := whom(reader, open_):
        NoteForm(reader, open_, case).run()


def _ticks(reader: Reader, open_: Services) -> None:
    from vip2tui.commands.plain.ticks import ticks
    from vip2tui.commands.plain.whom import whom

    if case := whom(reader, open_):
        ticks(reader, open_, case)


def _undo(reader: Reader, open_: Services) -> None:
    made = open_.history.undo()
    reader.say(f"Fortrudt: {made.words}. Gemt." if made else "Der er ikke noget at fortryde.")


def _back_up(reader: Reader, open_: Services) -> None:
    """Make the day's first backup, as the screen does after its first save; say why if not."""
    from vip2tui.services.vault import upkeep

    if not open_.desk.store.has_stored:
        return
    try:
        said = upkeep.back_up_once_a_day(open_.desk)
    except Vip2Error as error:
        said = str(error)
    reader.say(said or None)
