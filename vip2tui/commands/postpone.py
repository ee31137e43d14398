"""``vip2tui postpone``: put a line of «I dag» off until a day, and see what is put off."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from vip2tui.commands.danish import Command, Group
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import opened
from vip2tui.commands.words import DAY, LINE, Code

A = TypeVar("A")

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.course.day_list import TodayLine
    from vip2tui.domain.course.later import Later


@click.group("postpone", cls=Group)
def postpone_command() -> None:
    """Udskyd en linje på I dag, og se, hvad der er udskudt."""


@postpone_command.command("add", cls=Command)
@click.argument("what", metavar="LINJE")
@click.option("--until", type=DAY, required=True, help="Dagen, linjen kommer igen.")
@click.option("--reason", type=Code("put_off"), required=True, help="Hvorfor, som kode.")
@click.option("--note", type=LINE, default="", help="Hvorfor, i få ord; skal med ved «andet».")
@opened
def add(line: Line, open_: Services, what: str, until: date, reason: str, note: str) -> None:
    """Udskyd en linje: dens id fra «today --json», eller en del af det, der står."""
    from vip2tui.text.days import say

    found = _line(open_, what)
    warning = open_.putting_off.warning(found.waiting)
    seen = open_.citizens.get(open_.putting_off.may(found.waiting).citizen)
    said = open_.putting_off.put_off(seen, found.waiting, until, reason, note)
    line.answer(
        {"id": found.id, "until": until.isoformat(), "warning": warning or None},
        warning or None,
        f"Udskudt til {say(until)}: {said}. Gemt.",
    )


@postpone_command.command("list", cls=Command)
@opened
def list_(line: Line, open_: Services) -> None:
    """Vis det, der er udskudt, til hvornår og hvorfor."""
    every, today = _later(open_), open_.desk.today()
    line.answer(
        [_told(open_, one) for one in every],
        *(f"{_name(open_, one)}: {one.in_words(today)}" for one in every),
        None if every else "Intet er udskudt.",
    )


@postpone_command.command("back", cls=Command)
@click.argument("what", metavar="LINJE")
@opened
def back(line: Line, open_: Services, what: str) -> None:
    """Tag noget frem igen, før dagen er kommet."""
    every = _later(open_)
    found = [one for one in every if what in (one.id, one.name)] or [
        one for one in every if what.casefold() in f"{_name(open_, one)}: {one.what}".casefold()
    ]
    one = _only(found)
    open_.putting_off.take_back(open_.citizens.get(one.citizen), one)
    line.answer({"id": one.id}, f"Venter igen: {one.what}. Gemt.")


def _line(open_: Services, what: str) -> TodayLine:
    every = [one for group in open_.today.read() for one in group]
    found = [one for one in every if what == one.id] or [
        one
        for one in every
        if what.casefold() in f"{one.name}: {one.waiting.what}".casefold() and not one.at
    ]
    return _only(found)


def _only(found: Sequence[A]) -> A:
    if len(found) != 1:
        many = "Flere linjer passer" if found else "Ingen linje passer"
        raise WrongUseError(f"{many}. Se «vip2tui today --all» og skriv mere. Intet er ændret.")
    return found[0]


def _later(open_: Services) -> list[Later]:
    for _ in open_.today.read():
        pass
    return open_.today.later()


def _name(open_: Services, one: Later) -> str:
    return open_.citizens.get(one.citizen).citizen.name


def _told(open_: Services, one: Later) -> dict[str, Any]:
    return {
        "id": one.id, "citizen": one.citizen, "citizen_name": _name(open_, one),
        "what": one.what, "until": one.until.isoformat(), "reason": one.why or None,
    }  # fmt: skip
