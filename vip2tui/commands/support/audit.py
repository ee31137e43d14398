"""``vip2tui audit``: is the documentation of mentor support in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.session import case_of, opened

if TYPE_CHECKING:
    from typing import Any

    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.support.audit import Audit


@click.command("audit", cls=Command)
@click.argument("citizen", metavar="[BORGER]", required=False)
@opened
def audit_command(line: Line, open_: Services, citizen: str | None) -> None:
    """Se efter, om dokumentationen af mentorstøtten er i orden: hos én, eller hos alle.

    Svaret regnes ud, hver gang der spørges; det er aldrig skrevet ned.
    """
    from vip2tui.services.support.support_words import audit_words

    today, rows, said = open_.desk.today(), [], []
    for case in [case_of(open_, one) for one in ([citizen] if citizen else open_.citizens.ids())]:
        found = open_.audit.of(case)
        if not found.granted and not citizen:
            continue
        rows.append(_row(case, found))
        said.append(case.citizen.name)
        said += [f"  {one}" for one in audit_words(found, today, line.signs)]
    line.answer(rows[0] if citizen else rows, *said, None if said else "Ingen har mentorstøtte.")


def _row(case: Casework, found: Audit) -> dict[str, Any]:
    from vip2tui.domain.support.checks import points

    return {
        "citizen": case.citizen.id,
        "citizen_name": case.citizen.name,
        "granted": found.granted,
        "day": found.day.isoformat(),
        "rules": list(found.rules),
        "limits": [
            {"id": one.setting.limit, "name": one.setting.name, "value": one.value,
             "default": one.default, "since": one.since.isoformat() if one.since else None}
            for one in found.limits
        ],
        "result": found.result.value,
        "points": points(found.findings) if found.granted else None,
        "findings": [
            {"id": one.check.code, "level": one.check.level.value, "text": one.check.name,
             "field": one.check.field, "since": one.since.isoformat(),
             "records": list(dict.fromkeys(lack.record for lack in one.lacks if lack.record))}
            for one in found.findings
        ],
    }  # fmt: skip
