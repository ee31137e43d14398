"""``vip2tui fetch`` and ``diary``: take files in, or see first what would be; all files ever."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import in_paths
from vip2tui.commands.session import opened, says_yes, services
from vip2tui.commands.watching import watched
from vip2tui.text.danish import count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vip2tui.commands.session import Line, Services
    from vip2tui.services.exchange.diary import Line as DiaryLine
    from vip2tui.services.exchange.seen import RefusedFile, Seen, Summary
    from vip2tui.services.exchange.singles import Single


@click.command("fetch", cls=Command)
@click.argument("files", metavar="FIL|MAPPE …", nargs=-1, required=True)
@click.option("--preview", is_flag=True, help="Se først, hvad der sker; intet bliver ændret.")
@click.option("--each", "singly", is_flag=True, help="Se hver ændring, én linje for hver.")
@click.pass_obj
def fetch_command(line: Line, files: tuple[str, ...], *, preview: bool, singly: bool) -> int:
    """Hent filer eller hele mapper, i den rækkefølge, du vil.

    En fil, der ikke tages imod, stopper ikke de andre.
    """
    from vip2tui.exchange.files import SUFFIX

    paths = [path for file in files for path in in_paths(file, SUFFIX)]
    with services(line) as open_:
        with watched(line, "Filer bliver læst" if preview else "Filer bliver hentet") as progress:
            done = (
                open_.fetching.rehearse(paths, progress)
                if preview
                else open_.fetching.fetch(paths, lambda seen: says_yes_to(line, seen), progress)
            )
        today = open_.desk.today()
        singles = {seen.file: open_.fetching.singles(seen) for seen in done.taken if singly}
        line.answer(
            _result(done, singles),
            *(
                text
                for seen in done.taken
                for text in (
                    *file_words(seen, preview=preview),
                    *(f"    {one.words(today)}" for one in singles.get(seen.file, ())),
                )
            ),
            ending(done, preview=preview) if done.taken else None,
        )
        return tell_refused(line, done.refused)


def tell_refused(line: Line, refused: Sequence[RefusedFile]) -> int:
    """Tell which files were not taken in and why; return what the process ends with."""
    more = " Giv --yes, hvis den skal hentes alligevel."
    line.tell(*(f"{one.file}: {one.why}{more * one.needs_yes}" for one in refused))
    if all(one.needs_yes for one in refused):
        return 2 if refused else 0
    return 1


def file_words(seen: Seen, *, preview: bool) -> list[str]:
    """Return what a file does, or has done, a line each."""
    words = [f"{seen.file}: {seen.sender}", *(f"  {sentence}" for sentence in seen.sentences)]
    if seen.receipts:
        are = count(seen.receipts, "ændring herfra er", "ændringer herfra er")
        words.append(f"  {are} nu modtaget dér.")
    words += [f"    {gone}" for gone in seen.unseen]
    if preview and seen.brakes:
        words.append("  Det er meget på én gang, så du bliver spurgt, før filen hentes.")
    return words


def ending(done: Summary, *, preview: bool) -> str:
    """Return the last line; what changed nothing is nothing to take back."""
    if preview:
        return "Intet er ændret endnu."
    is_news = not all(seen.changes_nothing for seen in done.taken)
    return "Gemt. Fortryd med «vip2tui undo»." if is_news else "Gemt."


def says_yes_to(line: Line, seen: Seen) -> bool:
    """Ask whether a file that puts much away is taken in."""
    told = [
        f"{seen.file}: {seen.sender}",
        *(f"  {sentence}" for sentence in seen.sentences),
        *(f"    {gone}" for gone in seen.removals),
    ]
    return says_yes(line, "Det er meget på én gang. Skriv ja, hvis filen skal hentes", *told)


def _result(done: Summary, singles: Mapping[str, Sequence[Single]]) -> dict[str, Any]:
    return {
        **done.counts,
        "doubts": done.doubts,
        "gaps": done.gaps,
        "refused": [{"file": one.file, "reason": one.why} for one in done.refused],
        "files": [
            {
                "id": seen.plan.opened.manifest.bundle,
                "file": seen.file,
                "from": seen.plan.opened.manifest.sender,
                "number": seen.plan.opened.manifest.number,
                "words": seen.sentences,
                "unseen": list(seen.unseen),
                **seen.counts,
            }
            | (
                {"each": [asdict(one) for one in singles[seen.file]]}
                if seen.file in singles
                else {}
            )
            for seen in done.taken
        ],
    }


@click.command("diary", cls=Command)
@opened
def diary_command(line: Line, open_: Services) -> None:
    """Sendt og hentet: alle filer med dato, computer, person og antal, den nyeste først."""
    lines = open_.diary.lines()
    line.answer(
        [asdict(one) for one in lines],
        *(f"{_head(one)}\n  {one.words}" for one in lines),
        None if lines else "Her er ikke lavet eller hentet nogen fil endnu.",
    )


def _head(one: DiaryLine) -> str:
    from vip2tui.sentences.people import whose_words
    from vip2tui.services.exchange.diary import SENT, WHAT

    way = "til" if one.what == SENT else "fra"
    who = f" {way} {whose_words(one.person, one.computer)}" if one.computer else ""
    return f"{one.at[:16].replace('T', ' ')} {WHAT.get(one.what, one.what)}{who}: {one.file}"
