"""``vip2tui history``, ``undo`` and ``redo``: who wrote what, and taking it back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.commands.danish import Command
from vip2tui.commands.session import opened

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.history import Event, Undone


class NothingToTakeBackError(Vip2Error):
    """There is no action to undo or redo."""


@click.command("history", cls=Command)
@click.argument("record", metavar="ID|BORGER|KLADDE", required=False)
@click.option(
    "--all", "every", is_flag=True, help="Alt om borgeren: også notater, punkter og trin."
)
@opened
def history_command(line: Line, open_: Services, record: str | None, *, every: bool) -> None:
    """Hvem skrev hvad: alt, der er sat i et notat, punkt, forløb, en kladde eller om en borger.

    Uden navn: det, der er skrevet sidst om alle, det nyeste øverst.
    """
    if record is None or every:
        told = open_.history_words.of(open_.citizens.find(record) if record else None)
        words = (
            f"{one.name}: {one.words}" if one.name and record is None else one.words for one in told
        )
        line.answer(
            [_row(one.event) | {"citizen": one.citizen} for one in told],
            *(_who(one.event, said) for one, said in zip(told, words, strict=True)),
            None if told else "Her er ikke skrevet noget endnu.",
        )
        return
    events = open_.history_words.of_record(_found(open_, record))
    line.answer([_row(one) for one, _ in events], *(_who(one, said) for one, said in events))


def _row(one: Event) -> dict[str, object]:
    return {"id": one.change} | asdict(one)


def _who(one: Event, words: str) -> str:
    return f"{one.at[:16].replace('T', ' ')} {one.who}: {words}"


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
@click.option(
    "--file",
    metavar="FIL",
    help="Fortryd, at filen blev hentet, også når du har skrevet siden: filens navn eller id.",
)
@opened
def undo_command(line: Line, open_: Services, file: str | None) -> None:
    """Fortryd det sidste, du gjorde på denne computer."""
    if file is not None:
        made = open_.history.undo_file(file)
        line.answer(
            {"id": made.action, "words": made.words},
            f"Fortrudt: {made.words}. Gemt. Gør det igen med «vip2tui redo».",
            made.left or None,
        )
        return
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
        {"id": of or made.action, "words": made.words},
        f"{done}: {made.words}. Gemt.{then}",
        (made.left and f"{made.left} På kommandolinjen: «vip2tui redact».") or None,
    )
