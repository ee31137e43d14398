"""``vip2tui package own|fetch|export|new|…``: packages of one's own and others', and drafts."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from vip2tui.base.datafiles import SUFFIX, own_bytes
from vip2tui.commands.danish import Command
from vip2tui.commands.history import tell_step
from vip2tui.commands.line import in_path, out_path
from vip2tui.commands.packages.edition import named
from vip2tui.commands.session import opened, services

if TYPE_CHECKING:
    from vip2tui.catalogue.package import Package
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.packages.editions import Edition


@click.command("own", cls=Command)
@click.argument("text", metavar="[SØG]", required=False, default="")
@opened
def own(line: Line, open_: Services, text: str) -> None:
    """Vis egne jobpakker og nye udgaver på denne computer, eller dem, der passer på SØG."""
    from vip2tui.services.packages import editions

    is_search = bool(text.strip())
    every = editions.find(open_.packages, text) if is_search else open_.packages.editions()
    kept = [one for one in every if one.at]
    none = (
        "Ingen af jeres egne jobpakker passer på det."
        if is_search
        else "Her er ingen egne jobpakker."
    )
    line.answer(
        [asdict(one) for one in kept],
        None if kept else none,
        *(
            f"{one.id} · {one.name} · udgave {one.version}{' · kladde' * one.draft} · {one.by}"
            for one in kept
        ),
    )


@click.command("fetch", cls=Command)
@click.argument("file", metavar="FIL")
@click.option("--preview", is_flag=True, help="Se, hvad filen ændrer, uden at ændre noget.")
@click.pass_obj
def fetch(line: Line, file: str, preview: bool) -> None:
    """Hent en jobpakke fra en fil. Forløb, der er i gang, beholder den udgave, de har."""
    data = own_bytes(in_path(file, SUFFIX))
    with services(line) as open_:
        received = open_.packages.preview(data)
        if not preview:
            open_.packages.take(received)
    package = received.package
    line.answer(
        {"id": package.id, "version": package.version, "new": received.is_new,
         "changed": list(received.differs), "taken": not preview},
        f"{package.name}: {received.in_words(line.catalogue)}",
        "Intet er ændret endnu." if preview else "Jobpakken er hentet og gemt.",
    )  # fmt: skip


@click.command("export", cls=Command)
@click.argument("package", metavar="JOBPAKKE")
@click.option("--out", metavar="FIL", help="Hvor filen skal ligge; ellers i mappen «udmappe».")
@click.option("--edition", metavar="UDGAVE", help="En bestemt udgave, fx «1.0».")
@click.option(
    "--without-names",
    is_flag=True,
    help="Uden tovholder, arbejdsgiver og aftaler: en kladde hos den, der får den.",
)
@click.pass_obj
def export(
    line: Line, package: str, out: str | None, edition: str | None, without_names: bool
) -> None:
    """Skriv en jobpakke i en fil, som andre kan hente. Der står intet om borgere i den."""
    from vip2tui.base import targets
    from vip2tui.base.datafiles import SUFFIX
    from vip2tui.domain.packages import authoring
    from vip2tui.services import handing_out

    target = targets.named(out_path(out)) if out is not None else None
    with services(line) as open_:
        known = named(open_.packages, package)
        whole = open_.packages.get(known, edition)
        if target is None:
            place, stem = handing_out.folder(open_.desk), handing_out.package_stem(whole)
            target = targets.in_folder(place, stem, SUFFIX)
    if without_names:
        whole = authoring.without_names(whole)
    names, data = authoring.names_in(whole), authoring.to_file(whole)
    targets.put(target, lambda file: file.write(data))
    told = "Filen er ikke låst, og disse navne står i den (--without-names udelader dem):"
    line.answer(
        {"id": known, "file": str(target.path), "size": len(data), "names": list(names)},
        f"Jobpakken er skrevet: {target.path}",
        told if names else None,
        *(f"  - {one}" for one in names),
    )


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
    said = f"{ready.name}, udgave {ready.version}, kan nu startes for en borger."
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


DRAFT_COMMANDS = (new, finish, undo, redo, away, back)
