"""``vip2tui package new|finish|undo|redo|away|back``: a draft of a package of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.history import NothingToTakeBackError
from vip2tui.commands.session import services

if TYPE_CHECKING:
    from vip2tui.commands.line import Line
    from vip2tui.services.house import Services
    from vip2tui.services.packages.edition import Edition


@click.command("new", cls=Command)
@click.argument("name", metavar="NAVN")
@click.pass_obj
def new(line: Line, name: str) -> None:
    """Begynd en jobpakke med de fælles trin. Skriv den på skærmen, eller i dens fil."""
    from vip2tui.domain.packages.shaping import MOST_NAME, said

    with services(line) as open_:
        draft = open_.packages.begin(said(name, "Navnet", MOST_NAME))
    line.result({"id": draft.id, "version": draft.version})
    line.say(f"Kladden er gemt: {draft.name} ({draft.id}), udgave {draft.version}.")


@click.command("finish", cls=Command)
@click.argument("package", metavar="JOBPAKKE")
@click.pass_obj
def finish(line: Line, package: str) -> None:
    """Gør en kladde færdig, når de fem principper er på plads."""
    with services(line) as open_:
        one = draft_of(open_, package)
        ready = open_.packages.finish(open_.packages.get(one.id, one.version))
    line.result({"id": ready.id, "version": ready.version})
    line.say(f"{ready.name}, udgave {ready.version}, kan nu lægges i en borgers plan.")


@click.command("undo", cls=Command)
@click.argument("package", metavar="JOBPAKKE")
@click.pass_obj
def undo(line: Line, package: str) -> None:
    """Tag det sidste svar i en kladde tilbage."""
    with services(line) as open_:
        one = draft_of(open_, package)
        undone = open_.packages.steps(one.id, one.version).undo()
    if undone is None:
        raise NothingToTakeBackError("Der er ikke noget at fortryde i kladden. Intet er ændret.")
    line.result({"id": one.id, "words": undone.words})
    line.say(f"Fortrudt: {undone.words}. Gemt. Gør det igen med «vip2tui package redo».")


@click.command("redo", cls=Command)
@click.argument("package", metavar="JOBPAKKE")
@click.pass_obj
def redo(line: Line, package: str) -> None:
    """Gør det igen, som lige er fortrudt i en kladde."""
    with services(line) as open_:
        one = draft_of(open_, package)
        again = open_.packages.steps(one.id, one.version).redo()
    if again is None:
        raise NothingToTakeBackError("Der er ikke noget at gøre igen. Intet er ændret.")
    line.result({"id": one.id, "words": again.words})
    line.say(f"Gjort igen: {again.words}. Gemt.")


@click.command("away", cls=Command)
@click.argument("package", metavar="[JOBPAKKE]", required=False, default="")
@click.pass_obj
def away(line: Line, package: str) -> None:
    """Læg en kladde væk, eller vis dem, der er lagt væk. De kan hentes frem igen."""
    from dataclasses import asdict

    with services(line) as open_:
        if package:
            one = draft_of(open_, package)
            open_.packages.drafts.put_away(one.id, one.version)
        kept = open_.packages.drafts.away()
    line.result([asdict(one) | {"id": key, "package": one.id} for key, one in kept.items()])
    if not kept:
        line.say("Ingen kladder er lagt væk.")
    for key, one in kept.items():
        line.say(f"{key} · {one.name} ({one.id}) · udgave {one.version}")


@click.command("back", cls=Command)
@click.argument("wanted", metavar="ID|JOBPAKKE")
@click.pass_obj
def back(line: Line, wanted: str) -> None:
    """Hent en kladde frem, der er lagt væk: den nyeste af jobpakken, eller den med det id."""
    with services(line) as open_:
        kept = open_.packages.drafts.away()
        found = next((key for key, one in kept.items() if wanted in (key, one.id, one.name)), "")
        one = open_.packages.drafts.bring_back(found)
    line.result({"id": one.id, "version": one.version})
    line.say(f"{one.name}, udgave {one.version}, er hentet frem, som den var.")


def draft_of(open_: Services, text: str) -> Edition:
    """Return the draft of the package that is meant.

    Raises:
        RefusedError: If it has none.
    """
    from vip2tui.services import lookup
    from vip2tui.services.desk import RefusedError
    from vip2tui.services.packages import editions

    drafts = {one.id: one for one in editions.shelf(open_.packages) if one.draft}
    found = drafts.get(lookup.package(text, open_.packages.newest()))
    if found is None:
        raise RefusedError("Jobpakken har ingen kladde her. Intet er ændret.")
    return found


COMMANDS = (new, finish, undo, redo, away, back)
