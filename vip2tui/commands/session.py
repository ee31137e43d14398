"""From the line to an open vault: the passphrase, and the services for as long as a command runs.

Without a terminal nothing is asked: the command ends and says what to give.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.base.paths import is_there
from vip2tui.base.privacy import PASSPHRASE_VARIABLE
from vip2tui.commands.line import WrongUseError, as_typed, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.commands.line import Line
    from vip2tui.services.house import Services


class CannotOpenError(Vip2Error):
    """The disk refused while the vault was opened: nothing was done."""

    exit_code = 3


_LARGEST = 64 * 1024


@contextmanager
def services(line: Line) -> Iterator[Services]:
    """Open the vault, give all services, and close it whatever happens.

    Raises:
        VaultError: If it cannot be opened.
        WrongUseError: If there is no passphrase and nobody to ask.
    """
    from vip2tui.services.house import services_for
    from vip2tui.services.vault import opening, scrubbing
    from vip2tui.storage.errors import NoVaultError, StorageError

    if not is_there(line.home):
        raise NoVaultError
    phrase = passphrase(line)
    try:
        desk = opening.unlock(line.home, phrase)
    except StorageError as error:
        raise CannotOpenError(str(error)) from error
    line.opened = desk
    try:
        for notice in desk.store.notices:
            line.tell(notice.text)
        scrubbing.finish(desk)
        open_ = services_for(desk)
        open_.withdrawn.ask = partial(_writes_on, line)
        yield open_
    finally:
        desk.store.close()


def _writes_on(line: Line, question: str) -> bool:
    """Return whether somebody writes on about a citizen who was taken back from this computer."""
    if line.yes:
        return True
    if not is_terminal():
        raise WrongUseError(
            f"{question} Intet er skrevet. Giv --yes, hvis du vil skrive alligevel."
        )
    line.tell(question)
    typed = click.prompt("Skriv ja, hvis du vil skrive alligevel", err=True, default="",
                         show_default=False, prompt_suffix=": ")  # fmt: skip
    return bool(typed.strip().casefold() == "ja")


def passphrase(line: Line, *, asking: str = "Adgangskode: ") -> str:
    """Return the passphrase: from the file, the environment, or the person at the terminal."""
    if line.passphrase_file:
        return first_line(line.passphrase_file)
    if given := given_passphrase(line):
        return given
    if is_terminal():
        return _asked(asking)
    raise WrongUseError(
        "Der mangler en adgangskode, og her er ingen terminal at spørge i. Intet er ændret. "
        f"Giv --passphrase-file FIL, eller sæt {PASSPHRASE_VARIABLE}."
    )


def given_passphrase(line: Line) -> str:
    """Return the passphrase that stood in the environment; empty if there was none.

    Raises:
        WrongUseError: If its letters cannot be read.
    """
    return _read(line.given, PASSPHRASE_VARIABLE)


def new_passphrase(line: Line, file: str | None, *, asking: str = "Ny adgangskode: ") -> str:
    """Return a passphrase that is to be set: from the file, or typed twice, after a proposal."""
    if file:
        return first_line(file)
    if not is_terminal():
        raise WrongUseError(
            "Der mangler en ny adgangskode, og her er ingen terminal at spørge i. "
            "Intet er ændret. Giv --new-passphrase-file FIL."
        )
    from vip2tui.storage.passphrase import suggest

    line.tell(f"Forslag til adgangskode (fem ord): {suggest()}")
    typed = _asked(asking)
    if typed != _asked("Skriv den igen: "):
        raise WrongUseError("De to var ikke ens. Intet er ændret. Prøv igen.")
    return typed


def is_terminal() -> bool:
    """Return whether somebody can be asked: they read what is shown and can answer."""
    try:
        return sys.stdin.isatty() and sys.stderr.isatty()
    except (AttributeError, ValueError):  # closed, or there is none
        return False


def first_line(file: str) -> str:
    """Return a secret's line of a file; Windows' marks at the start and the end are no part of it.

    Raises:
        WrongUseError: If it cannot be read or holds nothing.
    """
    text = whole_text(file)
    found = text.splitlines()[0] if text.splitlines() else ""
    if not found.strip():
        raise WrongUseError(f"{_named(file)} er tom. Skriv koden på filens første linje.")
    return found


def whole_text(file: str) -> str:
    """Return a small text file, as UTF-8 or as what Windows PowerShell writes."""
    try:
        with path_of(file).open("rb") as opened:
            data = opened.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise WrongUseError(f"{_named(file)} er for stor til at være en kode.")
        wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        return data.decode("utf-16" if wide else "utf-8-sig")
    except (OSError, ValueError) as error:
        raise WrongUseError(f"{_named(file)} kan ikke læses. Intet er ændret.") from error


def _named(file: str) -> str:
    from vip2tui.base.safe import clean_line, cut

    return f"Filen «{cut(clean_line(file), 60)}»"


def _asked(prompt: str) -> str:
    from getpass import getpass

    typed = getpass(prompt, stream=sys.stderr)
    if not typed.strip():
        raise WrongUseError("Der blev ikke skrevet noget. Intet er ændret.")
    return _read(typed, "terminalen")


def _read(text: str, source: str) -> str:
    """Return a secret as it was typed; half a letter has no key."""
    text = as_typed(text)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise WrongUseError(
            f"Bogstaverne i adgangskoden fra {source} er ikke UTF-8 og kan ikke læses. "
            "Intet er ændret. Giv den med --passphrase-file i stedet."
        )
    return text
