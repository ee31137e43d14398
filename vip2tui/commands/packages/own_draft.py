"""``vip2tui package new|finish|undo|redo|away|back``: a draft of a package of one's own."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.history import tell_step
from vip2tui.commands.packages.edition import named
from vip2tui.commands.session import opened

if TYPE_CHECKING:
    from vip2tui.catalogue.package import Package
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.packages.edition import Edition


@click.command("new", cls=Command)
@click.argument("name", metavar="NAVN")
@opened
def new(line: Line, open_: Services, name: str) -> None:
    """Begynd en jobpakke med de fælles trin. Skriv den på skærmen, eller i dens fil."""
    from vip2tui.domain.packages.shaping import MOST_NAME, said

    draft = open_.packages.begin(said(name, "Navnet", MOST_NAME))
    line.answer(_row(draft), f"Kladden er gemt: {draft.name} ({draft.id}), udgave {draft.version}.")


@click.command("finish", cls=Command)
@click.argument("package", metavar="JOBPAKKE")
@opened
def finish(line: Line, open_: Services, package: str) -> None:
    """Gør en kladde færdig, når de fem principper er på plads."""
    one = draft_of(open_, package)
    ready = open_.packages.finish(open_.packages.get(one.id, one.version))
    said = f"{ready.name}, udgave {ready.version}, kan nu lægges i en borgers plan."
    line.answer(_row(ready), said)


@click.command("undo", cls=Command)
@click.argument("package", metavar="JOBPAKKE")
@opened
def undo(line: Line, open_: Services, package: str) -> None:
    """Tag det sidste svar i en kladde tilbage."""
    one = draft_of(open_, package)
    undone = open_.packages.steps(one.id, one.version).undo()
    then = " Gør det igen med «vip2tui package redo»."
    tell_step(line, undone, "Fortrudt", nothing="fortryde i kladden", then=then, of=one.id)


@click.command("redo", cls=Command)
@click.argument("package", metavar="JOBPAKKE")
@opened
def redo(line: Line, open_: Services, package: str) -> None:
    """Gør det igen, som lige er fortrudt i en kladde."""
    one = draft_of(open_, package)
    again = open_.packages.steps(one.id, one.version).redo()
    tell_step(line, again, "Gjort igen", nothing="gøre igen", of=one.id)


@click.command("away", cls=Command)
@click.argument("package", metavar="[JOBPAKKE]", required=False, default="")
@opened
def away(line: Line, open_: Services, package: str) -> None:
    """Læg en kladde væk, eller vis dem, der er lagt væk. De kan hentes frem igen."""
    if package:
        one = draft_of(open_, package)
        open_.packages.drafts.put_away(one.id, one.version)
    kept = open_.packages.drafts.away()
    line.answer(
        [asdict(one) | {"id": key, "package": one.id} for key, one in kept.items()],
        *(f"{key} · {one.name} ({one.id}) · udgave {one.version}" for key, one in kept.items()),
        None if kept else "Ingen kladder er lagt væk.",
    )


@click.command("back", cls=Command)
@click.argument("wanted", metavar="ID|JOBPAKKE")
@opened
def back(line: Line, open_: Services, wanted: str) -> None:
    """Hent en kladde frem, der er lagt væk: den nyeste af jobpakken, eller den med det id."""
    kept = open_.packages.drafts.away()
    found = next((key for key, one in kept.items() if wanted in (key, one.id, one.name)), "")
    one = open_.packages.drafts.bring_back(found)
    line.answer(_row(one), f"{one.name}, udgave {one.version}, er hentet frem, som den var.")


def _row(one: Edition | Package) -> dict[str, Any]:
    return {"id": one.id, "version": one.version}


def draft_of(open_: Services, text: str) -> Edition:
    """Return the draft of the package that is meant.

    Raises:
        RefusedError: If it has none.
    """
    from vip2tui.services.desk import RefusedError
    from vip2tui.services.packages import editions

    drafts = {one.id: one for one in editions.shelf(open_.packages) if one.draft}
    found = drafts.get(named(open_.packages, text))
    if found is None:
        raise RefusedError("Jobpakken har ingen kladde her. Intet er ændret.")
    return found


COMMANDS = (new, finish, undo, redo, away, back)
