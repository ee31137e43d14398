"""``vip2tui package own|fetch|export``: packages that were not shipped; these open the vault."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vip2tui.base.datafiles import SUFFIX, own_bytes
from vip2tui.commands.danish import Command
from vip2tui.commands.line import in_path, out_path
from vip2tui.commands.packages.edition import named
from vip2tui.commands.session import opened, services

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services


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
@click.option("--out", required=True, metavar="FIL", help="Hvor filen skal ligge.")
@click.option("--edition", metavar="UDGAVE", help="En bestemt udgave, fx «1.0».")
@click.option(
    "--without-names",
    is_flag=True,
    help="Uden tovholder, arbejdsgiver og aftaler: en kladde hos den, der får den.",
)
@click.pass_obj
def export(line: Line, package: str, out: str, edition: str | None, without_names: bool) -> None:
    """Skriv en jobpakke i en fil, som andre kan hente. Der står intet om borgere i den."""
    from vip2tui.base import targets
    from vip2tui.domain.packages import authoring

    target = targets.named(out_path(out))
    with services(line) as open_:
        known = named(open_.packages, package)
        whole = open_.packages.get(known, edition)
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
