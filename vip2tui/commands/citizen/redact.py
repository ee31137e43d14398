"""``vip2tui redact``: a value taken away for good, in every copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.session import opened
from vip2tui.commands.words import LINE

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.redacting import Value


@click.command("redact", cls=Command)
@click.argument("entry", metavar="NOTAT")
@click.option("--reason", type=LINE, required=True, help="Hvorfor; alle med borgeren kan læse det.")
@click.option("--field", metavar="FELT", help="Et andet felt end teksten, fx next eller reason.")
@click.option("--change", metavar="ÆNDRING", help="Kun det, der blev skrevet dér; se «history».")
@click.option("--preview", is_flag=True, help="Vis, hvad der forsvinder, og fjern intet.")
@opened
def redact_command(
    line: Line,
    open_: Services,
    entry: str,
    reason: str,
    field: str | None,
    change: str | None,
    *,
    preview: bool,
) -> None:
    """Fjern en tekst overalt, fx et CPR-nummer i et notat.

    Dag, navn og timer bliver stående. Det kan ikke fortrydes. Den, der har skrevet det, kan gøre
    det, til det er lagt i en fil; derefter kan kun kommunens kontor.
    """
    from vip2tui.services.citizen.redacting import FOR_GOOD

    values = open_.redacting.chosen(_meant(open_, entry), field, change)
    if preview:
        line.answer(
            {"id": entry, "values": [_shown(one) for one in values]},
            *(one.words for one in values),
            f"{FOR_GOOD} Intet er fjernet endnu.",
        )
        return
    taken = open_.redacting.redact(values, reason)
    line.answer({
        "id": values[0].change.record, "values": taken.values, "finished": taken.finished,
        "changes": sorted({one.change.id for one in values}),
    }, taken.words)  # fmt: skip


def _meant(open_: Services, text: str) -> str:
    """Return what is meant: a record's beginning, or what stands nowhere else: a change's id."""
    from vip2tui.services import finding
    from vip2tui.services.desk import NotFoundError

    try:
        return finding.record(open_.desk, text)
    except NotFoundError:
        return text.strip()


def _shown(one: Value) -> dict[str, object]:
    return {
        "change": one.change.id, "field": one.field, "text": one.told, "at": one.change.at,
        "by": one.change.by, "stands": one.stands,
    }  # fmt: skip
