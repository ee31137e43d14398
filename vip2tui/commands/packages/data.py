"""``vip2tui data``: the office's own data, which go from computer to computer as files."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.line import Line, in_path, out_path
from vip2tui.commands.session import services

if TYPE_CHECKING:
    from vip2tui.services.packages.office_editions import Edition

data_command = Group(
    "data", help="Kommunens egne ord, numre, regler, punkter og oplysninger om jobpakkerne."
)


@data_command.command("check")
@click.argument("file", metavar="FIL")
@click.pass_obj
def check(line: Line, file: str) -> int:
    """Se en fil igennem: hver fejl med felt og linje."""
    from vip2tui.base.datafiles import SUFFIX, peeked
    from vip2tui.catalogue.office import look

    path = in_path(file, SUFFIX)
    looked = look(peeked(path))
    remarks = [
        {"id": one.field, "line": one.line, "message": one.message, "mistake": one.mistake}
        for one in looked.remarks
    ]
    line.result({"id": looked.kind or None, "ok": not remarks, "remarks": remarks})
    for one in looked.remarks:
        line.say(f"  {one}")
    if looked.found is None:
        line.say(f"{path.name} kan ikke bruges, som den er.")
    else:
        line.say(f"{path.name} kan bruges. Se med «--preview», hvad den ændrer.")
    return int(bool(remarks))


@data_command.command("fetch")
@click.argument("file", metavar="FIL")
@click.option("--preview", is_flag=True, help="Se, hvad filen ændrer, uden at ændre noget.")
@click.pass_obj
def fetch(line: Line, file: str, preview: bool) -> None:
    """Hent en fil med ord, numre, regler eller punkter. Forløb, der er i gang, ændres ikke."""
    from vip2tui.base.datafiles import SUFFIX, own_bytes
    from vip2tui.services.packages.office_data import HOLDS

    path = in_path(file, SUFFIX)
    data = own_bytes(path)
    with services(line) as open_:
        received = open_.office_data.preview(data, path.name)
        if not preview:
            open_.office_data.take(received)
    edition = received.edition
    line.result({"id": edition.id, "kind": edition.kind, "version": edition.version,
                 "changed": list(received.differs), "taken": not preview})  # fmt: skip
    line.say(f"{edition.name}, udgave {edition.version}")
    line.say(f"(kilde: {edition.source or 'står ikke i filen'})")
    for sentence in received.differs:
        line.say(f"  - {sentence}")
    if not received.differs:
        line.say("Filen siger det samme som det, der gælder nu.")
    line.say("Intet er ændret endnu." if preview else f"Hentet og gemt. {HOLDS[edition.kind]}")


@data_command.command("list")
@click.pass_obj
def list_(line: Line) -> None:
    """Vis alle udgaver, der er hentet, også de gamle."""
    with services(line) as open_:
        found = [(one, open_.office_data.holds(one)) for one in open_.office_data.editions()]
        here = {one.id for one, _ in found if open_.local.made_here(one.id)}
    line.result([asdict(one) | {"holds": holds} for one, holds in found])
    if not found:
        said = "Her er ikke hentet noget fra kommunen. Det, programmet kom med, gælder."
        line.say(line.worded(said))
    for one, holds in found:
        line.say(f"{one.id} · {one.name} · udgave {one.version} · {_state(one, holds)}")
        came = "skrevet" if one.id in here else "hentet"
        line.say(f"    {came} {one.at[:10]} af {one.by} (kilde: {one.source or 'ukendt'})")


def _state(one: Edition, holds: bool) -> str:
    if holds:
        return "gælder"
    return f"taget tilbage {one.back[:10]}" if one.back else "gammel udgave"


@data_command.command("show")
@click.argument("edition", metavar="UDGAVE")
@click.pass_obj
def show(line: Line, edition: str) -> None:
    """Vis, hvad en udgave siger, også en gammel; med --json filen, som den kom."""
    import json

    with services(line) as open_:
        data = open_.office_data.file_of(edition)
        told = open_.office_data.told(edition)
    line.result(json.loads(data))
    for text in told:
        line.say(f"  - {text}")


@data_command.command("export")
@click.argument("edition", metavar="UDGAVE")
@click.option("--out", required=True, metavar="FIL", help="Hvor filen skal ligge.")
@click.pass_obj
def export(line: Line, edition: str, out: str) -> None:
    """Skriv en udgave i en fil, som andre kan hente. Der står intet om borgere i den."""
    from vip2tui.base import targets

    target = targets.named(out_path(out))
    with services(line) as open_:
        data = open_.local.hand_on(edition)
    targets.put(target, lambda file: file.write(data))
    line.result({"id": edition, "file": str(target.path), "size": len(data)})
    line.say(f"Udgaven er skrevet: {target.path}")


@data_command.command("back")
@click.argument("edition", metavar="UDGAVE")
@click.pass_obj
def back(line: Line, edition: str) -> None:
    """Tag en udgave tilbage: den før den gælder igen. Filen kan stadig læses."""
    with services(line) as open_:
        before = open_.office_data.take_back(edition)
    line.result({"id": edition, "holds": before.id if before else None})
    line.say("Udgaven er taget tilbage.")
    line.say(f"Nu gælder udgave {before.version}." if before
             else "Nu gælder det, programmet kom med.")  # fmt: skip
