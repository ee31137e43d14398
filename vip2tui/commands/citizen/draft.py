"""``vip2tui draft``: what was begun and not saved, seen and let go of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.session import NotAgreedError, opened, says_yes

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.drafts import DraftSeen

draft_command = Group("draft", help="Kladder: det, du er begyndt på og ikke har gemt færdigt.")


@draft_command.command("list")
@opened
def list_(line: Line, open_: Services) -> None:
    """Vis kladderne, den nyeste først."""
    from vip2tui.services import drafts

    every = drafts.waiting(open_.desk)
    line.answer(
        [_row(open_, one) for one in every],
        *(f"{_words(open_, one)}\n  {one.place}" for one in every),
        None if every else "Her er ingen kladder.",
    )


@draft_command.command("show")
@click.argument("draft", metavar="KLADDE")
@opened
def show(line: Line, open_: Services, draft: str) -> None:
    """Vis, hvad der står i en kladde. Den skrives færdig på skærmen eller med sin kommando."""
    one = _find(open_, draft)
    fields = (f"  {name}: {text}" for name, text in one.fields.items())
    line.answer(_row(open_, one), _words(open_, one), *fields)


@draft_command.command("drop")
@click.argument("draft", metavar="KLADDE")
@opened
def drop(line: Line, open_: Services, draft: str) -> None:
    """Smid en kladde væk. Det, der er gemt, er ikke rørt."""
    one = _find(open_, draft)
    words = _words(open_, one)
    unasked = f"{words}. Intet er ændret. Giv --yes for at smide den væk."
    told = f"{words}. Den kan ikke hentes frem igen."
    if not says_yes(line, "Skriv ja for at smide den væk", told, unasked=unasked):
        raise NotAgreedError("Kladden er der endnu. Intet er ændret.")
    open_.drafts.drop(one.place)
    line.answer({"id": one.place}, "Kladden er smidt væk.")


def _words(open_: Services, one: DraftSeen) -> str:
    return one.words(open_.desk.today(), _name(open_, one))


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
    from vip2tui.services import drafts, finding

    every = {one.place: one for one in drafts.waiting(open_.desk)}
    wanted = [one for place, one in every.items() if place == text or place.startswith(text)]
    if len(wanted) == 1:
        return wanted[0]
    names = {place: _name(open_, one) for place, one in every.items()}
    return every[finding.among(names, text)]
