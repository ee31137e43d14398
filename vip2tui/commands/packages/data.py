"""``vip2tui data``: the office's own data, which go from computer to computer as files."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vip2tui.base.datafiles import SUFFIX, own_bytes, peeked
from vip2tui.commands.danish import Group
from vip2tui.commands.line import in_path, out_path
from vip2tui.commands.session import opened, services

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.packages.office_editions import Edition

data_command = Group(
    "data", help="Kommunens egne ord, numre, regler, punkter og oplysninger om jobpakkerne."
)


@data_command.command("check")
@click.argument("file", metavar="FIL")
@click.pass_obj
def check(line: Line, file: str) -> int:
    """Se en fil igennem: hver fejl med felt og linje."""
    from vip2tui.catalogue.office import look

    path = in_path(file, SUFFIX)
    looked = look(peeked(path))
    remarks = [
        {"id": one.field, "line": one.line, "message": one.message, "mistake": one.mistake}
        for one in looked.remarks
    ]
    line.answer(
        {"id": looked.kind or None, "ok": not remarks, "remarks": remarks},
        *(f"  {one}" for one in looked.remarks),
        f"{path.name} kan ikke bruges, som den er."
        if looked.found is None
        else f"{path.name} kan bruges. Se med «--preview», hvad den ændrer.",
    )
    return int(bool(remarks))


@data_command.command("fetch")
@click.argument("file", metavar="FIL")
@click.option("--preview", is_flag=True, help="Se, hvad filen ændrer, uden at ændre noget.")
@click.pass_obj
def fetch(line: Line, file: str, preview: bool) -> None:
    """Hent en fil med ord, numre, regler eller punkter. Forløb, der er i gang, ændres ikke."""
    from vip2tui.services.packages.office_data import HOLDS

    path = in_path(file, SUFFIX)
    data = own_bytes(path)
    with services(line) as open_:
        received = open_.office_data.preview(data, path.name)
        if not preview:
            open_.office_data.take(received)
    edition = received.edition
    same = "Filen siger det samme som det, der gælder nu."
    line.answer(
        {"id": edition.id, "kind": edition.kind, "version": edition.version,
         "changed": list(received.differs), "taken": not preview},
        f"{edition.name}, udgave {edition.version}",
        f"(kilde: {edition.source or 'står ikke i filen'})",
        *(f"  - {sentence}" for sentence in received.differs),
        None if received.differs else same,
        "Intet er ændret endnu." if preview else f"Hentet og gemt. {HOLDS[edition.kind]}",
    )  # fmt: skip


@data_command.command("list")
@opened
def list_(line: Line, open_: Services) -> None:
    """Vis alle udgaver, der er hentet, også de gamle."""
    found = [(one, open_.office_data.holds(one)) for one in open_.office_data.editions()]
    here = {one.id: "skrevet" for one, _ in found if open_.local.made_here(one.id)}
    none = "Her er ikke hentet noget fra kommunen. Det, programmet kom med, gælder."
    line.answer(
        [asdict(one) | {"holds": holds} for one, holds in found],
        None if found else line.worded(none),
        *(
            f"{one.id} · {one.name} · udgave {one.version} · {_state(one, holds)}\n"
            f"    {here.get(one.id, 'hentet')} {one.at[:10]} af {one.by} "
            f"(kilde: {one.source or 'ukendt'})"
            for one, holds in found
        ),
    )


def _state(one: Edition, holds: bool) -> str:
    if holds:
        return "gælder"
    return f"taget tilbage {one.back[:10]}" if one.back else "gammel udgave"


@data_command.command("show")
@click.argument("edition", metavar="UDGAVE")
@opened
def show(line: Line, open_: Services, edition: str) -> None:
    """Vis, hvad en udgave siger, også en gammel; med --json filen, som den kom."""
    data = open_.office_data.file_of(edition)
    line.answer(json.loads(data), *(f"  - {text}" for text in open_.office_data.told(edition)))


@data_command.command("export")
@click.argument("edition", metavar="UDGAVE")
@click.option("--out", metavar="FIL", help="Hvor filen skal ligge; ellers i mappen «udmappe».")
@click.pass_obj
def export(line: Line, edition: str, out: str | None) -> None:
    """Skriv en udgave i en fil, som andre kan hente. Der står intet om borgere i den."""
    from vip2tui.base import targets
    from vip2tui.base.datafiles import SUFFIX
    from vip2tui.services import handing_out

    target = targets.named(out_path(out)) if out is not None else None
    with services(line) as open_:
        data = open_.local.hand_on(edition)
        if target is None:
            place, stem = handing_out.folder(open_.desk), handing_out.edition_stem(edition)
            target = targets.in_folder(place, stem, SUFFIX)
    targets.put(target, lambda file: file.write(data))
    line.answer(
        {"id": edition, "file": str(target.path), "size": len(data)},
        f"Udgaven er skrevet: {target.path}",
    )


@data_command.command("back")
@click.argument("edition", metavar="UDGAVE")
@opened
def back(line: Line, open_: Services, edition: str) -> None:
    """Tag en udgave tilbage: den før den gælder igen. Filen kan stadig læses."""
    before = open_.office_data.take_back(edition)
    line.answer(
        {"id": edition, "holds": before.id if before else None},
        "Udgaven er taget tilbage.",
        f"Nu gælder udgave {before.version}." if before else "Nu gælder det, programmet kom med.",
    )
