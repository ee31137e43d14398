"""What may stand anywhere on the line, and how a command speaks: people, programs, errors."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from vip2tui.base import paths, sharers
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line, cut, fit, terminal, width_of
from vip2tui.catalogue.catalogue import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vip2tui.catalogue.catalogue import Catalogue
    from vip2tui.pictures.drawn import Picture
    from vip2tui.pictures.signs import Signs
    from vip2tui.services.desk import Desk


_WIDTH = 80


class WrongUseError(Vip2Error):
    """Something is missing or contradicts itself on the line."""

    exit_code = 2


class ReaderGoneError(Exception):
    """Whoever read our output has closed the pipe: they have what they wanted."""


class CannotPrintError(Vip2Error):
    """The terminal, the pipe or the file behind it refuses what is printed."""


@dataclass(slots=True)
class Line:
    """What was given anywhere on the line."""

    json: bool = False
    home_given: str | None = None
    who: str = ""
    """The letters of the person whose vault it is, where several have one."""
    passphrase_file: str | None = None
    yes: bool = False
    private: str = ""
    """What is done with a text that seems to hold something private; asked or told if empty."""
    ascii: bool = False
    """Whether pictures are drawn with ASCII signs, whatever is set."""
    given: str = field(default="", repr=False)
    """The passphrase that stood in the environment when the process began."""
    opened: Desk | None = field(default=None, repr=False)
    """The desk of the vault that the command opened."""
    before_words: Callable[[], None] | None = field(default=None, repr=False)
    """Takes away what stands on the terminal only while something goes on."""

    @property
    def base(self) -> Path:
        """The folder of the vault, or of several people's."""
        return paths.home(path_of(self.home_given) if self.home_given else None)

    @property
    def home(self) -> Path:
        """The vault's folder.

        Raises:
            WrongUseError: If several people have one here and it is not said who is meant.
        """
        try:
            return sharers.chosen(self.base, self.who or os.environ.get(sharers.WHO_VARIABLE, ""))
        except sharers.WhoError as error:
            raise WrongUseError(str(error)) from error

    def answer(self, value: Any, *words: str | None) -> None:
        """Give a command's answer: the value where a program reads, else the words.

        Args:
            value: What JSON can be made of.
            words: A line each, or several; None is a line there is no need for.
        """
        self.result(value)
        self.say(*words)

    def say(self, *words: str | None) -> None:
        """Print for people, as `answer` does; nothing where a program reads."""
        if not self.json:
            self._make_room()
            for text in words:
                if text is not None:
                    put(terminal(text))

    def result(self, value: Any) -> None:
        """Print for programs, if one reads."""
        if self.json:
            put(as_json(value))

    def tell(self, *words: str) -> None:
        """Say something beside the result, on stderr, each text on a line of its own."""
        self._make_room()
        for text in words:
            warn(self.worded(text))

    def _make_room(self) -> None:
        if self.before_words is not None:
            self.before_words()

    @property
    def width(self) -> int:
        """How many cells a picture has: the terminal's, or 80 where there is none."""
        import shutil

        return shutil.get_terminal_size((_WIDTH, 0)).columns

    @property
    def signs(self) -> Signs:
        """The signs a picture is drawn with: as they are set, and never one the reader lacks."""
        from vip2tui.domain.settings import SIGNS
        from vip2tui.pictures.signs import ASCII, ASCII_VARIABLE, SETS
        from vip2tui.services.vault.settings import value_of

        if self.ascii or ASCII_VARIABLE in os.environ or self.opened is None:
            return ASCII
        signs = SETS[value_of(self.opened.store, SIGNS)]
        drawn = "".join(signs)
        return signs if terminal(drawn) == drawn else ASCII

    @staticmethod
    def drawn(picture: Picture) -> str | None:
        """Return a picture as lines to say; None where there is none."""
        from vip2tui.pictures.drawn import as_text

        return as_text(picture) or None

    @property
    def catalogue(self) -> Catalogue:
        """What the vault reads that was opened, also once it is closed; else what is shipped."""
        return self.opened.catalogue if self.opened else SHIPPED

    def worded(self, text: str) -> str:
        """Return a sentence of the program's in the words of the vault's office."""
        return self.catalogue.worded(text)


def as_typed(word: str) -> str:
    """Return a word as it was typed, where the system's own reading is narrower than the keyboard.

    In the bare C locale «Søren» comes as bytes nobody has read; kept so, the name would be lost.
    """
    if word.isascii():
        return word
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeError:
        return word


def as_given(words: Sequence[str]) -> list[str]:
    """Return the words of a line as they were typed.

    Raises:
        WrongUseError: If the letters of one cannot be read. A path may have such letters, since a
            file of long ago may; a name kept so would be lost.
    """
    given = [as_typed(word) for word in words]
    for word in given:
        if any("\ud800" <= letter <= "\udfff" for letter in word) and not _is_path(word):
            raise WrongUseError(
                f"Bogstaverne i «{cut(clean_line(word), 40)}» er ikke UTF-8 og kan ikke læses. "
                "Intet er ændret. Skriv linjen igen i en terminal, der bruger UTF-8."
            )
    return given


def _is_path(word: str) -> bool:
    """Return whether a word, or what an option is given in it, is a path that is there."""
    typed = word.partition("=")[2] if word.startswith("--") else word
    if not typed.strip():
        return False
    path = path_of(typed)
    try:
        return os.path.lexists(path) or (len(path.parts) > 1 and paths.is_folder(path.parent))
    except ValueError:
        return False


def _given(text: str) -> str:
    """Return a path as it was typed.

    Raises:
        WrongUseError: If it is empty, as a variable that was never set: nobody means the folder
            they happen to stand in.
    """
    if not text.strip():
        raise WrongUseError("Der mangler et navn på en fil eller mappe. Intet er ændret.")
    return text


def path_of(text: str) -> Path:
    """Return a path that is the program's own to read or to make: a vault's folder, a secret."""
    return paths.expanded(_given(text))


def out_path(text: str) -> Path:
    """Return where something is to be written; see `places.typed`."""
    from vip2tui.base import places

    return places.typed(_given(text))


def in_folder(text: str) -> Path:
    """Return the folder that is to be looked in; see `places.folder`."""
    from vip2tui.base import places

    return places.folder(_given(text))


def in_path(text: str, suffix: str) -> Path:
    """Return the one file that is to be read; see `places.the_one`."""
    from vip2tui.base import places

    return places.the_one(_given(text), suffix)


def in_paths(text: str, suffix: str) -> list[Path]:
    """Return the files that are to be read; see `places.meant`."""
    from vip2tui.base import places

    return places.meant(_given(text), suffix)


def as_json(value: Any) -> str:
    """Return JSON in plain ASCII: no encoding can break it and no terminal obeys it."""
    text = json.dumps(value, ensure_ascii=True, indent=2, default=str)
    return text.replace("\x7f", "\\u007f")


def warn(text: str) -> None:
    """Print on stderr, whatever it can show."""
    click.echo(terminal(text, getattr(sys.stderr, "encoding", None)), err=True)


def put(text: str, *, ends: bool = True) -> None:
    """Print on stdout what is safe to print; a line that is answered on does not end."""
    try:
        click.echo(text, nl=ends)
    except BrokenPipeError as error:
        raise ReaderGoneError from error
    except OSError as error:
        raise CannotPrintError(
            "Svaret kunne ikke skrives ud. Det, kommandoen skulle gemme, er gemt. "
            "Gør plads, eller skriv det et andet sted hen."
        ) from error


def table(rows: Sequence[Sequence[str]], most: Sequence[int]) -> str:
    """Return rows as columns, each as wide as it needs, at most as wide as given."""
    short = [[cut(cell, limit) for cell, limit in zip(row, most, strict=True)] for row in rows]
    widths = [
        max((width_of(cell) for cell in column), default=0) for column in zip(*short, strict=True)
    ]
    return "\n".join(
        "  ".join(fit(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in short
    )


PRIVATE = ("keep", "remove", "refuse")
"""What can be done with a text that seems to hold something private."""


def _put(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Keep what was given at any level; one that is left out takes nothing away."""
    if param.name == "free_text" and value not in (None, *PRIVATE):
        raise WrongUseError(f"Skriv --free-text {' eller '.join(PRIVATE)}. Intet er ændret.")
    if value:
        setattr(ctx.find_root().obj, _FIELDS[str(param.name)], value)


_FIELDS = {
    "json": "json",
    "home": "home_given",
    "who": "who",
    "passphrase_file": "passphrase_file",
    "yes": "yes",
    "free_text": "private",
    "ascii": "ascii",
}

STANDING: list[click.Parameter] = [
    click.Option(
        [name],
        is_flag=metavar is None,
        metavar=metavar,
        expose_value=False,
        callback=_put,
        help=told,
    )
    for name, metavar, told in (
        ("--json", None, "Skriv svaret til et program i stedet for til mennesker."),
        ("--home", "MAPPE",
         "Mappen med dit arkiv; ellers VIP2TUI_HOME eller computerens faste sted."),
        ("--who", "BOGSTAVER",
         "Hvis arkiv, når flere bruger computeren; ellers VIP2TUI_WHO."),
        ("--passphrase-file", "FIL",
         "Læs adgangskoden af filens første linje; ellers VIP2TUI_PASSPHRASE."),
        ("--yes", None, "Svar ja til det, der ellers ville blive spurgt om."),
        ("--free-text", "|".join(PRIVATE),
         "Er der noget privat i en tekst: gem den, fjern det, eller gem ikke."),
        ("--ascii", None, "Tegn billeder og rammer med tastaturets tegn alene."),
    )
]  # fmt: skip
"""The same objects for every command; they hold no state."""
