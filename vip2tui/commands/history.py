"""``vip2tui history``, ``undo`` and ``redo``: who wrote what, and taking it back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import cut
from vip2tui.commands.danish import Command
from vip2tui.commands.session import opened

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.history import Event, Undone


class NothingToTakeBackError(Vip2Error):
    """There is no action to undo or redo."""


@click.command("history", cls=Command)
@click.argument("record", metavar="ID|BORGER|KLADDE")
@opened
def history_command(line: Line, open_: Services, record: str) -> None:
    """Hvem skrev hvad: alt, der er sat i et notat, punkt, forløb, en kladde eller om en borger."""
    from vip2tui.sentences.values import says_habit

    events = open_.history.of(_found(open_, record))
    habit = says_habit(line.catalogue, {one.field: one.value for one in events})
    line.answer(
        [{"id": one.change} | asdict(one) for one in events],
        *(_words(line, one, habit=habit) for one in events),
    )


def _words(line: Line, one: Event, *, habit: bool) -> str:
    from vip2tui.sentences.records import field_words
    from vip2tui.sentences.values import SEALED, value_words
    from vip2tui.services.citizen.redacting import GONE

    if one.proposal:
        state = "kun et forslag, gælder ikke"
    elif one.spared and one.stands:
        state = "fortrudt, men står endnu"
    else:
        state = "fortrudt" if one.undone else "gælder" if one.stands else "rettet siden"
    said = value_words(line.catalogue, one.kind, one.field, one.value, habit=habit)
    value = cut(GONE if one.gone else SEALED if one.sealed else said, 100)
    when = one.at[:16].replace("T", " ")
    return f"{when} {one.who}: {field_words(one.kind, one.field)} = {value} ({state})"


def _found(open_: Services, text: str) -> str:
    """Return the record that is meant: by its id, a citizen, or the draft of a package."""
    from vip2tui.services import finding
    from vip2tui.services.desk import NotFoundError

    with suppress(NotFoundError):
        return finding.record(open_.desk, text)
    try:
        return open_.citizens.find(text)
    except NotFoundError:
        if draft := open_.packages.drafts.named(text):
            return draft
        raise


@click.command("undo", cls=Command)
@opened
def undo_command(line: Line, open_: Services) -> None:
    """Fortryd det sidste, du gjorde på denne computer."""
    then = " Gør det igen med «vip2tui redo»."
    tell_step(line, open_.history.undo(), "Fortrudt", nothing="fortryde", then=then)


@click.command("redo", cls=Command)
@opened
def redo_command(line: Line, open_: Services) -> None:
    """Gør det igen, som du lige har fortrudt."""
    tell_step(line, open_.history.redo(), "Gjort igen", nothing="gøre igen")


def tell_step(
    line: Line, made: Undone | None, done: str, *, nothing: str, then: str = "", of: str = ""
) -> None:
    """Say what was taken back or done again.

    Args:
        line: What was given.
        made: The step; None if there was none.
        done: What is said of it.
        nothing: What there was none to do.
        then: What can be done now.
        of: Whose step it is, for programs; the action itself if left out.

    Raises:
        NothingToTakeBackError: If there was none.
    """
    if made is None:
        raise NothingToTakeBackError(f"Der er ikke noget at {nothing}. Intet er ændret.")
    line.answer(
        {"id": of or made.action, "words": made.words}, f"{done}: {made.words}. Gemt.{then}"
    )
