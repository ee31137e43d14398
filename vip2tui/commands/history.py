"""``vip2tui history``, ``undo`` and ``redo``: who wrote what, and taking it back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.commands.danish import Command
from vip2tui.commands.session import services

if TYPE_CHECKING:
    from vip2tui.commands.line import Line
    from vip2tui.services.house import Services


class NothingToTakeBackError(Vip2Error):
    """There is no action to undo or redo."""


@click.command("history", cls=Command)
@click.argument("record", metavar="ID|BORGER|KLADDE")
@click.pass_obj
def history_command(line: Line, record: str) -> None:
    """Hvem skrev hvad: alt, der er sat i et notat, punkt, forløb, en kladde eller om en borger."""
    from vip2tui.base.safe import cut
    from vip2tui.sentences.records import field_words
    from vip2tui.sentences.values import says_habit, value_words
    from vip2tui.services.citizen.redacting import GONE

    with services(line) as open_:
        found = _found(open_, record)
        events = open_.history.of(found)
        line.result([{"id": one.change} | asdict(one) for one in events])
        habit = says_habit(line.catalogue, {one.field: one.value for one in events})
        for one in events:
            state = "fortrudt" if one.undone else "gælder" if one.stands else "rettet siden"
            if one.spared:
                state = "fortrudt, men står endnu" if one.stands else state
            if one.proposal:
                state = "kun et forslag, gælder ikke"
            said = value_words(line.catalogue, one.kind, one.field, one.value, habit=habit)
            value = cut(GONE if one.gone else said, 100)
            word = field_words(one.kind, one.field)
            line.say(f"{one.at[:16].replace('T', ' ')} {one.who}: {word} = {value}"
                     f" ({state})")  # fmt: skip


def _found(open_: Services, text: str) -> str:
    """Return the record that is meant: by its id, a citizen, or the draft of a package."""
    from vip2tui.services import lookup
    from vip2tui.services.desk import NotFoundError

    with suppress(NotFoundError):
        return lookup.record(open_.desk, text)
    try:
        return open_.citizens.find(text)
    except NotFoundError:
        if draft := open_.packages.drafts.named(text):
            return draft
        raise


@click.command("undo", cls=Command)
@click.pass_obj
def undo_command(line: Line) -> None:
    """Fortryd det sidste, du gjorde på denne computer."""
    with services(line) as open_:
        undone = open_.history.undo()
        if undone is None:
            raise NothingToTakeBackError("Der er ikke noget at fortryde. Intet er ændret.")
        line.result({"id": undone.action, "words": undone.words})
        line.say(f"Fortrudt: {undone.words}. Gemt. Gør det igen med «vip2tui redo».")


@click.command("redo", cls=Command)
@click.pass_obj
def redo_command(line: Line) -> None:
    """Gør det igen, som du lige har fortrudt."""
    with services(line) as open_:
        again = open_.history.redo()
        if again is None:
            raise NothingToTakeBackError("Der er ikke noget at gøre igen. Intet er ændret.")
        line.result({"id": again.action, "words": again.words})
        line.say(f"Gjort igen: {again.words}. Gemt.")
