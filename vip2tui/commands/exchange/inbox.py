"""``vip2tui inbox``: the office's folder of files in one act, with a line for each computer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.exchange.fetch import ending, says_yes_to, tell_refused
from vip2tui.commands.exchange.send import NotAllError, answered_words, missing_words
from vip2tui.commands.line import out_path
from vip2tui.commands.session import services
from vip2tui.commands.watching import watched

if TYPE_CHECKING:
    from vip2tui.commands.session import Line
    from vip2tui.services.exchange.inbox import FromComputer


@click.command("inbox", cls=Command)
@click.argument("folder", metavar="MAPPE")
@click.option("--preview", is_flag=True, help="Se først, hvad der sker; intet bliver ændret.")
@click.option("--out", "out", metavar="MAPPE",
              help="Lav kvitteringer til alle, der venter, og læg dem her.")  # fmt: skip
@click.pass_obj
def inbox_command(line: Line, folder: str, out: str | None, *, preview: bool) -> int:
    """Indbakke: hent en mappe med filer på én gang, og se, hvad der kom fra hver computer.

    Rækkefølgen er lige meget, og hver fil kan fortrydes for sig.
    """
    from vip2tui.base import places
    from vip2tui.services.exchange.inbox import files_in, report

    place = out_path(out) if out is not None and not preview else None
    found = places.folder(folder)
    with services(line) as open_:
        paths = files_in(found)
        with watched(line, "Filer bliver læst" if preview else "Filer bliver hentet") as progress:
            done = (
                open_.fetching.rehearse(paths, progress)
                if preview
                else open_.fetching.fetch(paths, lambda seen: says_yes_to(line, seen), progress)
            )
        answers = []
        if place is not None:
            with watched(line, "Kvitteringer bliver lavet") as progress:
                answers = open_.owing.answer_all(place, progress)
        told = report(done)
        line.answer(
            {
                **done.counts,
                "doubts": done.doubts,
                "gaps": done.gaps,
                "computers": [_row(one) for one in told.computers],
                "refused": [{"file": one.file, "reason": one.why} for one in told.refused],
                "receipts": [str(file.path) for one in answers for file in one.made],
            },
            *(one.words for one in told.computers),
            ending(done, preview=preview) if done.taken else None,
            *(answered_words(answers) if place is not None else ()),
        )
        code = tell_refused(line, told.refused)
        if missing := missing_words(answers):
            raise NotAllError("\n".join(missing))
        return code


def _row(one: FromComputer) -> dict[str, Any]:
    return {
        "id": one.device,
        "whose": one.whose,
        "files": one.files,
        "numbers": sorted(one.numbers),
        "unseen": one.unseen,
        "next": one.next,
        "missing": one.missing,
        **{name: one.counts[name] for name in ("new", "changed", "unchanged", "doubts")},
    }
