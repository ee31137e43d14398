"""``vip2tui citizen join|part|duplicates``: two citizens who are one person, and parted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError, table
from vip2tui.commands.session import NotAgreedError, is_terminal, opened, says_yes, typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.joining import Both

_NOTHING = "Intet er ændret."


@click.command("duplicates", cls=Command)
@opened
def duplicates(line: Line, open_: Services) -> None:
    """Vis dem, der måske er den samme; saml dem med «vip2tui citizen join»."""
    found = list(open_.joining.duplicates())
    cells = [(one.one[:8], one.name, one.alike.person.id[:8], one.alike.called, one.alike.why)
             for one in found]  # fmt: skip
    line.answer(
        [
            {"id": one.one, "name": one.name, "other": one.alike.person.id,
             "other_name": one.alike.person.name, "why": one.alike.why}
            for one in found
        ],
        table(cells, (8, 40, 8, 60, 60))
        if found
        else line.worded("Ingen af borgerne her ligner hinanden."),
    )  # fmt: skip


@click.command("join", cls=Command)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--keep", multiple=True, metavar="FELT=A|B",
              help="Hvis navn, telefon osv. der gælder, hvor de to er forskellige.")  # fmt: skip
@opened
def join(line: Line, open_: Services, one: str, other: str, keep: Sequence[str]) -> None:
    """Saml to borgere til én. Intet slettes, ingen får flere borgere, og de kan skilles igen."""
    both = open_.joining.look(open_.citizens.find(one), open_.citizens.find(other))
    kept = _kept(line, both, keep)
    told = [f"A: {both.one.citizen.name} · B: {both.other.citizen.name}"]
    told += [f"  {one.label}: {one.other if kept[one.name] == 'B' else one.one}"
             for one in both.differs]  # fmt: skip
    told.append(open_.joining.along_words(both.counts))
    question = line.worded(open_.joining.question(both))
    if not says_yes(line, "Skriv ja", question, *told,
                    unasked=f"{question} {_NOTHING} Giv --yes, hvis du vil."):  # fmt: skip
        raise NotAgreedError(_NOTHING)
    chosen = {
        field: (both.one if said == "A" else both.other).citizen.id for field, said in kept.items()
    }
    shown = open_.joining.join(both, chosen)
    counts = dict(open_.joining.counts(shown))
    name = open_.citizens.get(shown).citizen.name
    line.answer(
        {"id": shown, "before": dict(both.counts), "after": counts, "kept": kept},
        f"{name} er samlet til én. Gemt. Skil dem igen med «vip2tui citizen part» eller "
        "«vip2tui undo».",
        *told[1:],
    )


def _kept(line: Line, both: Both, keep: Sequence[str]) -> dict[str, str]:
    """Return field to A or B: as said, as answered at the terminal, or A.

    Raises:
        WrongUseError: If a field is none in which the two differ.
    """
    differs = {one.name: one for one in both.differs}
    said: dict[str, str] = {}
    for one in keep:
        name, _, whose = one.partition("=")
        if name not in differs or whose.upper() not in ("A", "B"):
            fields = ", ".join(differs) or "ingen"
            raise WrongUseError(
                f"Skriv --keep FELT=A eller FELT=B. Her er de forskellige i: {fields}. {_NOTHING}"
            )
        said[name] = whose.upper()
    for name, asked in differs.items():
        if name not in said and is_terminal() and not line.yes:
            line.tell(f"{asked.label}: A. {asked.one}  B. {asked.other}")
            said[name] = "B" if typed("Skriv A eller B").upper() == "B" else "A"
    return {name: said.get(name, "A") for name in differs}


@click.command("part", cls=Command)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@opened
def part(line: Line, open_: Services, one: str, other: str) -> None:
    """Skil to borgere ad igen, der er samlet til én. Hver får sit: intet går tabt."""
    parting = open_.joining.parting(open_.citizens.find_case(one), open_.citizens.find_case(other))
    told = open_.joining.stays_words(parting)
    question = line.worded(open_.joining.part_question(parting))
    if not says_yes(line, "Skriv ja", question, *told,
                    unasked=f"{question} {_NOTHING} Giv --yes, hvis du vil."):  # fmt: skip
        raise NotAgreedError(_NOTHING)
    open_.joining.part(parting)
    line.answer(
        {
            "id": parting.one,
            "other": parting.other,
            "before": dict(parting.counts),
            "after": dict(open_.joining.counts(parting.one, parting.other)),
            "since": [{"id": one.citizen, "counts": dict(one.counts)} for one in parting.stays],
        },
        line.worded("De to er skilt ad igen. Gemt. «vip2tui undo» samler dem."),
        *told,
    )
