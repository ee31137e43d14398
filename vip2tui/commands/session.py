"""From the line to an open vault: the passphrase, and the services for as long as a command runs.

Without a terminal nothing is asked: the command ends and says what to give.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from functools import partial, wraps
from typing import TYPE_CHECKING, Any

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.base.paths import is_there
from vip2tui.base.privacy import PASSPHRASE_VARIABLE
from vip2tui.base.safe import clean_line, cut
from vip2tui.commands.line import WrongUseError, as_typed, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    # the two that every command is given, from here
    from vip2tui.commands.line import Line as Line
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.free_text import Asked
    from vip2tui.services.house import Services as Services


class CannotOpenError(Vip2Error):
    """The disk refused while the vault was opened: nothing was done."""

    exit_code = 3


class NotAgreedError(Vip2Error):
    """The person did not say yes."""


_LARGEST = 64 * 1024


@contextmanager
def services(line: Line) -> Iterator[Services]:
    """Open the vault, give all services, and close it whatever happens.

    Raises:
        VaultError: If it cannot be opened.
        WrongUseError: If there is no passphrase and nobody to ask.
    """
    from vip2tui.services.house import services_for
    from vip2tui.services.vault import opening, upkeep
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
        line.tell(*(notice.text for notice in desk.store.notices))
        upkeep.finish_erasing(desk)
        open_ = services_for(desk)
        open_.withdrawn.ask = partial(_writes_on, line)
        open_.free_text.ask = partial(_private, line)
        yield open_
        with suppress(StorageError):  # what was read is shown already
            open_.reads.keep()
    finally:
        desk.store.close()


def opened(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the line and the services of its vault, which is open while it runs."""

    @click.pass_obj
    @wraps(command)
    def run(line: Line, /, **given: Any) -> Any:
        with services(line) as open_:
            return command(line, open_, **given)

    return run


def of_citizen(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give an `opened` command the case of the citizen who stands on the line."""

    @opened
    @wraps(command)
    def run(line: Line, open_: Services, /, *, citizen: str, **given: Any) -> Any:
        return command(line, open_, case_of(open_, citizen), **given)

    return run


def case_of(open_: Services, citizen: str) -> Casework:
    """Return the case of the citizen that an id, a beginning of one, or a name means."""
    from vip2tui.services.vault.read_log import Act

    found = open_.citizens.get(open_.citizens.find(citizen))
    open_.reads.note(Act.OPENED, found.citizen.id)
    return found


def _writes_on(line: Line, question: str) -> bool:
    """Return whether somebody writes on about a citizen who was taken back from this computer."""
    return says_yes(
        line, "Skriv ja, hvis du vil skrive alligevel", question,
        unasked=f"{question} Intet er skrevet. Giv --yes, hvis du vil skrive alligevel.",
    )  # fmt: skip


def _private(line: Line, asked: Asked) -> str:
    """Return the text to store, of one that seems to hold something private.

    A script is told, and what it gave is stored, unless it says what is to be done.

    Raises:
        RefusedError: If it is not to be stored.
    """
    from vip2tui.services.desk import RefusedError
    from vip2tui.services.free_text import EDIT, KEEP, NOT_SAVED, REMOVE

    answer = line.private
    if not answer and is_terminal() and not line.yes:
        line.tell(asked.question, *(f"  «{clean_line(one)}»" for one in asked.words))
        line.tell(f"1. {REMOVE}", f"2. {EDIT}", f"3. {KEEP}")
        answer = {"1": "remove", "2": "edit", "3": "keep"}.get(typed("Nummer"), "refuse")
    elif answer != "refuse":
        line.tell(asked.question)
    if answer == "edit" and (text := typed("Skriv teksten igen")):
        return text
    if answer in {"edit", "refuse"}:
        raise RefusedError(f"{asked.question} {NOT_SAVED}" if line.private else NOT_SAVED)
    return asked.cleaned if answer == "remove" else asked.text


def typed(prompt: str) -> str:
    """Return a line that is typed at the terminal; empty if nothing was."""
    said = click.prompt(prompt, err=True, default="", show_default=False, prompt_suffix=": ")
    return as_typed(str(said)).strip()


def says_yes(
    line: Line, prompt: str, *told: str, unasked: str = "", words: Container[str] = ("ja",)
) -> bool:
    """Return whether somebody says yes: by --yes, or at the terminal after what is told.

    Args:
        line: What was given.
        prompt: What is to be typed.
        told: What it is about, line by line.
        unasked: What to say where there is nobody to ask; if nothing, the answer there is no.
        words: What counts as a yes, in small letters.

    Raises:
        WrongUseError: If there is nobody to ask.
    """
    if line.yes:
        return True
    if not is_terminal():
        if unasked:
            raise WrongUseError(unasked)
        return False
    line.tell(*told)
    return typed(prompt).casefold() in words


def passphrase(line: Line, *, is_first: bool = False) -> str:
    """Return the passphrase: from the file, the environment, or the person at the terminal.

    Args:
        line: What was given.
        is_first: Whether it is chosen now, for a vault that is not there yet.

    Raises:
        WrongUseError: If there is none, and nobody to ask.
    """
    if line.passphrase_file:
        return first_line(line.passphrase_file)
    if given := _read(line.given, PASSPHRASE_VARIABLE):
        return given
    if is_terminal() and is_first:
        return new_passphrase(line, None, asking="Vælg en adgangskode: ")
    if is_terminal():
        return _asked("Adgangskode: ")
    raise WrongUseError(
        "Der mangler en adgangskode, og her er ingen terminal at spørge i. "
        f"Intet er {'oprettet' if is_first else 'ændret'}. "
        f"Giv --passphrase-file FIL, eller sæt {PASSPHRASE_VARIABLE}."
    )


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
