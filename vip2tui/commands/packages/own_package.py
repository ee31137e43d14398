"""``vip2tui package own|fetch|export``: packages that were not shipped; these open the vault."""

from __future__ import annotations

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import Line, in_path, out_path
from vip2tui.commands.session import services


@click.command("own", cls=Command)
@click.argument("text", metavar="[SØG]", required=False, default="")
@click.pass_obj
def own(line: Line, text: str) -> None:
    """Vis egne jobpakker og nye udgaver på denne computer, eller dem, der passer på SØG."""
    from dataclasses import asdict

    from vip2tui.services.packages import editions

    with services(line) as open_:
        every = editions.find(open_.packages, text) if text.strip() else open_.packages.editions()
    kept = [one for one in every if one.at]
    line.result([asdict(one) for one in kept])
    if not kept:
        none = "Ingen af jeres egne jobpakker passer på det." if text.strip() else ""
        line.say(none or "Her er ingen egne jobpakker.")
    for one in kept:
        state = " · kladde" if one.draft else ""
        line.say(f"{one.id} · {one.name} · udgave {one.version}{state} · {one.by}")


@click.command("fetch", cls=Command)
@click.argument("file", metavar="FIL")
@click.option("--preview", is_flag=True, help="Se, hvad filen ændrer, uden at ændre noget.")
@click.pass_obj
def fetch(line: Line, file: str, preview: bool) -> None:
    """Hent en jobpakke fra en fil. Forløb, der er i gang, beholder den udgave, de har."""
    from vip2tui.base.datafiles import SUFFIX, own_bytes
    from vip2tui.services.packages.own_packages import OwnPackages

    data = own_bytes(in_path(file, SUFFIX))
    with services(line) as open_:
        packages = OwnPackages(open_.desk)
        received = packages.preview(data)
        if not preview:
            packages.take(received)
    package = received.package
    line.result({"id": package.id, "version": package.version, "new": received.is_new,
                 "changed": list(received.differs), "taken": not preview})  # fmt: skip
    line.say(f"{package.name}: {received.in_words(open_.catalogue)}")
    line.say("Intet er ændret endnu." if preview else "Jobpakken er hentet og gemt.")


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
    from vip2tui.services import lookup

    target = targets.named(out_path(out))
    with services(line) as open_:
        known = lookup.package(package, open_.packages.newest())
        whole = open_.packages.get(known, edition)
    if without_names:
        whole = authoring.without_names(whole)
    names, data = authoring.names_in(whole), authoring.to_file(whole)
    targets.put(target, lambda file: file.write(data))
    line.result({"id": known, "file": str(target.path), "size": len(data), "names": list(names)})
    line.say(f"Jobpakken er skrevet: {target.path}")
    if names:
        line.say("Filen er ikke låst, og disse navne står i den (--without-names udelader dem):")
        for one in names:
            line.say(f"  - {one}")
