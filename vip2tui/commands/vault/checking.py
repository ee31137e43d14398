"""``vip2tui check``: ten looks at an installation, and what a code means that is read aloud."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.session import is_terminal, typed
from vip2tui.commands.words import LINE

if TYPE_CHECKING:
    from vip2tui.commands.line import Line
    from vip2tui.services.vault.installation import Installation, Shown


@click.command("check", cls=Command)
@click.option("--read", "code", type=LINE, metavar="KODE",
              help="Sig, hvad en kode betyder, der er læst op: tolv tal.")  # fmt: skip
@click.pass_obj
def check_command(line: Line, code: str | None) -> int:
    """Tjek installationen: ti linjer, og en kode at læse op. Kræver ikke adgangskoden.

    Koden rummer kun svarene og udgaven: ingen navne, ingen mapper.
    """
    from vip2tui.services.desk import local_now
    from vip2tui.services.vault import installation

    if code:
        seen = installation.heard(code)
        line.answer(_row(seen), f"vip2tui {seen.version}", *seen.lines)
        return 0
    seen = installation.look(line.home, _shown(line), local_now())
    line.answer(_row(seen), *seen.lines, "", f"Kode at læse op: {seen.code}")
    return 1 if seen.faults else 0


def _shown(line: Line) -> Shown:
    import shutil

    from vip2tui.base.console_font import has_few_letters
    from vip2tui.services.vault.check_code import LETTERS, State
    from vip2tui.services.vault.installation import Shown

    if line.json or not is_terminal() or not sys.stdout.isatty():
        return Shown()
    keys = State.UNTRIED
    if not line.yes:
        line.tell(f"Skriv {' '.join(LETTERS)} og tryk Enter. Vil du ikke, så tryk kun Enter.")
        if came := typed("Tegn").casefold():
            keys = State.OK if set(LETTERS) <= set(came) else State.FAULT
    size = shutil.get_terminal_size()
    window, encoding = (size.columns, size.lines), sys.stdout.encoding
    return Shown(keys, window, encoding, has_few_letters=has_few_letters())


def _row(seen: Installation) -> dict[str, object]:
    return {
        "ok": not seen.faults,
        "version": seen.version,
        "code": seen.code,
        "points": [
            {
                "id": one.point.id,
                "state": one.state.name.lower(),
                "told": one.told,
                "do": one.point.do if one in seen.faults else None,
            }
            for one in seen.answers
        ],
    }
