"""``vip2tui draft``: what was begun and not saved, seen and let go of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.commands.danish import Group
from vip2tui.commands.line import Line, WrongUseError
from vip2tui.commands.session import is_terminal, services

if TYPE_CHECKING:
    from vip2tui.services.draft_list import DraftSeen
    from vip2tui.services.house import Services

draft_command = Group("draft", help="Kladder: det, du er begyndt på og ikke har gemt færdigt.")


class KeptError(Vip2Error):
    """The person did not say yes."""


@draft_command.command("list")
@click.pass_obj
def list_(line: Line) -> None:
    """Vis kladderne, den nyeste først."""
    from vip2tui.services import draft_list

    with services(line) as open_:
        every = draft_list.waiting(open_.desk)
        line.result([_row(open_, one) for one in every])
        for one in every:
            line.say(f"{one.words(open_.desk.today(), _name(open_, one))}")
            line.say(f"  {one.place}")
        if not every:
            line.say("Her er ingen kladder.")


@draft_command.command("show")
@click.argument("draft", metavar="KLADDE")
@click.pass_obj
def show(line: Line, draft: str) -> None:
    """Vis, hvad der står i en kladde. Den skrives færdig på skærmen eller med sin kommando."""
    with services(line) as open_:
        one = _find(open_, draft)
        line.result(_row(open_, one))
        line.say(one.words(open_.desk.today(), _name(open_, one)))
        for name, text in one.fields.items():
            line.say(f"  {name}: {text}")


@draft_command.command("drop")
@click.argument("draft", metavar="KLADDE")
@click.pass_obj
def drop(line: Line, draft: str) -> None:
    """Smid en kladde væk. Det, der er gemt, er ikke rørt."""
    with services(line) as open_:
        one = _find(open_, draft)
        words = one.words(open_.desk.today(), _name(open_, one))
        if not line.yes:
            if not is_terminal():
                raise WrongUseError(f"{words}. Intet er ændret. Giv --yes for at smide den væk.")
            line.tell(f"{words}. Den kan ikke hentes frem igen.")
            typed = click.prompt("Skriv ja for at smide den væk", err=True, default="",
                                 show_default=False, prompt_suffix=": ")  # fmt: skip
            if typed.strip().casefold() != "ja":
                raise KeptError("Kladden er der endnu. Intet er ændret.")
        open_.drafts.drop(one.place)
        line.result({"id": one.place})
        line.say("Kladden er smidt væk.")


def _row(open_: Services, one: DraftSeen) -> dict[str, Any]:
    return {
        "id": one.place,
        "kind": one.kind,
        "citizen": one.citizen or None,
        "citizen_name": _name(open_, one) or None,
        "at": one.at.isoformat(),
        "what": one.what,
        "fields": one.fields,
    }


def _name(open_: Services, one: DraftSeen) -> str:
    record = open_.desk.state(one.citizen).records.get(one.citizen) if one.citizen else None
    return str(record.get("name", "")) if record else ""


def _find(open_: Services, text: str) -> DraftSeen:
    """Return the draft that an id, its beginning, or the name of whom it is about means."""
    from vip2tui.services import draft_list, finding

    every = {one.place: one for one in draft_list.waiting(open_.desk)}
    wanted = [one for place, one in every.items() if place == text or place.startswith(text)]
    if len(wanted) == 1:
        return wanted[0]
    names = {place: _name(open_, one) for place, one in every.items()}
    return every[finding.among(names, text)]
