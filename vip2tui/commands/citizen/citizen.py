"""``vip2tui citizen``: the case load, one citizen, a new one, and which computers have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.base.safe import clean_line, cut
from vip2tui.commands.citizen import (
    citizen_fields,
    erase,
    giving,
    handing,
    joining,
    letting_go,
)
from vip2tui.commands.danish import Group
from vip2tui.commands.line import WrongUseError, out_path, table
from vip2tui.commands.session import is_terminal, of_citizen, opened
from vip2tui.commands.words import LINE, OneOf, Words
from vip2tui.text.days import due_words, say, say_relative

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework, CoursePlan
    from vip2tui.services.citizen.citizens import CitizenRow

citizen_command = Group(
    "citizen", help="Borgere: se dem, find én, opret en ny, og giv dem til en computer."
)

_WORDS = {
    "case_key": "sagsnummer", "phone": "telefon", "language": "sprog", "tovholder": "tovholder",
    "tovholder_phone": "tovholders telefon", "mentor": "mentor",
}  # fmt: skip


@citizen_command.command("list")
@click.argument("text", metavar="[SØG]", required=False, default="")
@click.option("--by", type=OneOf("name", "need"), default="name",
              help="Efter navn, eller den, der har mest brug for dig, først.")  # fmt: skip
@opened
def list_(line: Line, open_: Services, text: str, by: str) -> None:
    """Vis borgerne, eller dem, der passer på et navn eller en telefon, med næste skridt."""
    from vip2tui.commands import shown
    from vip2tui.services.citizen.citizens import by_name, by_need, narrowed
    from vip2tui.services.citizen.people import called
    from vip2tui.services.exchange.letting_go import ripe_words

    rows = (by_need if by == "need" else by_name)(narrowed(open_.citizens.rows(), text))
    ripe = () if text else open_.letting_go.ripe()
    rows = [row for row in rows if row.id not in {one.citizen for one in ripe}]
    today = open_.desk.today()
    cells = [
        (
            row.id[:8],
            called(row.name, row.apart) + _mark(open_, row),
            row.standing.pace.in_words() if row.standing else "",
            say_relative(row.last_contact, today) if row.last_contact else "",
            shown.next_words(row.next, today),
        )
        for row in rows
    ]
    none = (
        "Ingen borger her passer på det, du skrev."
        if text
        else "Her er ingen borgere endnu. Opret den første med «vip2tui citizen add»."
    )
    line.answer(
        [_row(open_, row) for row in rows],
        table(cells, (8, 60, 21, 16, 70)) if rows else line.worded(none),
    )
    if ripe:
        line.tell(line.worded(f"{ripe_words(ripe)}: «vip2tui citizen let-go»."))


def _mark(open_: Services, row: CitizenRow) -> str:
    return open_.withdrawn.mark(row.id) + " (øvelsesborger)" * row.practice


def _row(open_: Services, row: CitizenRow) -> dict[str, Any]:
    from vip2tui.commands import shown

    return {
        "id": row.id,
        "name": row.name,
        "apart": row.apart or None,
        "package": row.package,
        "next": shown.waiting(row.next),
        "pace": shown.pace(row.standing),
        "follow_up": row.is_followed,
        "last_contact": shown.day(row.last_contact),
        "doubts": row.doubts,
        "practice": row.practice,
        "withdrawn": open_.withdrawn.is_so(row.id),
    }


@citizen_command.command("add")
@click.option("--name", type=LINE, required=True, help="Borgerens navn; resten kan vente.")
@click.option("--case-key", type=Words(40), help="Kommunens sagsnummer; aldrig et CPR-nummer.")
@click.option("--phone", type=Words(40), help="Borgerens telefon.")
@click.option("--language", type=Words(60), help="Det sprog, borgeren helst taler.")
@click.option("--tovholder", type=LINE, help="Den konsulent, som alle kan ringe til.")
@click.option("--tovholder-phone", type=Words(40), help="Tovholderens telefon.")
@click.option("--mentor", type=LINE, help="Mentoren på arbejdspladsen.")
@click.option("--practice", is_flag=True, help="En øvelsesborger: opdigtet, og sendes aldrig.")
@click.option("--office", metavar="COMPUTER",
              help="Kommunen, borgeren hører til; kun når der kendes flere.")  # fmt: skip
@opened
def add(
    line: Line,
    open_: Services,
    /,
    name: str,
    *,
    practice: bool,
    office: str | None,
    **fields: str | None,
) -> None:
    """Opret en borger. Kun navnet er nødvendigt."""
    given = {key: value for key, value in fields.items() if value}
    whose = _office(line, open_, office, is_needed=not practice)
    alike = open_.citizens.alike(name, **given)
    new = open_.citizens.add(name, practice=practice, office=whose, **given)
    same = [{"id": one.person.id, "name": one.person.name, "why": one.why} for one in alike]
    line.answer({"id": new, "maybe_same": same}, f"{name} er oprettet og gemt. Id: {new}")
    line.tell(
        *(
            f"Måske findes {cut(name, 40)} allerede: {one.called}, {one.why}. Id: {one.person.id}"
            for one in alike
        ),
        *(
            f"Er det samme person, så saml dem: vip2tui citizen join {one.person.id} {new}"
            for one in alike[: 0 if practice else 1]
        ),
    )


def _office(line: Line, open_: Services, office: str | None, *, is_needed: bool) -> str | None:
    """Return whose a new citizen is: said, asked where it can be one of several, or nothing."""
    if office is not None:
        return open_.belonging.find(office)
    known = list(open_.desk.others.offices().items())
    if len(known) < 2 or not is_needed or open_.desk.me.role == "office":
        return None
    listed = [f"{n}. {clean_line(name)} [{one[:8]}]" for n, (one, name) in enumerate(known, 1)]
    asked = line.worded("Hvilken kommune hører borgeren til?")
    if not is_terminal():
        raise WrongUseError("\n".join([asked, *listed, "Giv --office COMPUTER. Intet er gemt."]))
    line.tell(asked, *listed)
    typed = click.prompt(f"Skriv et tal fra 1 til {len(known)}", err=True, prompt_suffix=": ",
                         type=click.IntRange(1, len(known)))  # fmt: skip
    return known[typed - 1][0]


@citizen_command.command("show")
@click.argument("citizen", metavar="BORGER")
@of_citizen
def show(line: Line, open_: Services, case: Casework) -> None:
    """Vis én borger: oplysninger, forløb, det der venter, og det der mangler."""
    from vip2tui.commands import shown
    from vip2tui.services import drafts
    from vip2tui.services.citizen.came_after import came_after
    from vip2tui.services.course.pacing import standing_of, waiting_about
    from vip2tui.services.vault.integrity import unread, unread_words

    row, today = open_.citizens.row(case.citizen.id), open_.desk.today()
    waits = open_.today.tasks.ordered(waiting_about(open_.desk, case))
    missing = open_.citizens.missing(case)
    begun = drafts.about(drafts.waiting(open_.desk), row.id)
    late = list(came_after(open_.desk, case))
    facts = {key: getattr(case.citizen, key) for key in (*_WORDS, "interpreter")}
    lacks = ", ".join(_WORDS.get(name, name) for name in missing)
    line.answer(
        _row(open_, row)
        | facts
        | {
            "courses": [shown.course(plan, standing_of(open_.desk, plan)) for plan in case.courses],
            "waiting": [shown.waiting(one) for one in waits],
            "missing": missing,
            "notes": len(case.entries),
            "unreadable": list(case.unreadable),
            "came_after": [
                {"id": one.record, "what": one.how, "at": one.at, **one.author.row()}
                for one in late
            ],
            "drafts": [
                {"id": one.place, "at": one.at.isoformat(), "what": one.what} for one in begun
            ],
        },
        f"{row.name}{_mark(open_, row)} · id {row.id}",
        *(f"  {line.worded(word)}: {facts[key]}" for key, word in _WORDS.items() if facts[key]),
        {None: None, True: "  tolk: ja", False: "  tolk: nej"}[case.citizen.interpreter],
        *(text for plan in case.courses for text in _course_words(plan)),
        *shown.pace_words(row.standing),
        *(f"  {draft.words(today)}" for draft in begun),
        *(
            f"  {due_words(one.due, today, one.times)}: {one.what}"
            + (f" [{one.name}]" if one.name else "")
            for one in waits[:7]
        ),
        f"  … og {len(waits) - 7} til. Se «vip2tui checklist show»." if waits[7:] else None,
        f"  mangler: {line.worded(lacks)}" if missing else None,
        *(f"  !  {one.words(row.name, today)}" for one in late),
        f"  {unread_words(len(case.unreadable))}" if case.unreadable else None,
        *(f"    {one.words(open_.catalogue)}" for one in unread(open_.catalogue, case)),
    )


@citizen_command.command("timeline")
@click.argument("citizen", metavar="BORGER")
@click.argument("text", metavar="[SØG]", required=False, default="")
@of_citizen
def timeline(line: Line, open_: Services, case: Casework, text: str) -> None:
    """Vis alt, der er sket for en borger, det nyeste først: notater, flueben, plan og filer."""
    from vip2tui.sentences.happened import WIDEST, WORDS
    from vip2tui.services.citizen.timeline import told
    from vip2tui.text.days import short

    found, today = open_.timeline.found(case, text), open_.desk.today()
    cells = [(short(one.first.day, today), WORDS[one.first.sort], one.words) for one in told(found)]
    line.answer(
        [
            {
                "id": one.record or None,
                "day": one.day.isoformat(),
                "sort": one.sort,
                "what": one.words,
                "by": one.by or None,
                "at": one.at or None,
            }
            for one in found
        ],
        table(cells, (12, WIDEST, 120)) if found else "Ingen linjer passer på det, du skrev.",
    )


def _course_words(plan: CoursePlan) -> tuple[str, str]:
    ended = f", afsluttet {say(plan.course.closed)}" if plan.course.closed else ""
    return (
        f"  forløb: {plan.name}{ended}",
        f"  planen: {say(plan.course.start)} – {say(plan.end)}",
    )


for one in (
    giving.office, giving.assign, giving.withdraw, giving.known, handing.hand_over,
    citizen_fields.cpr, citizen_fields.edit, citizen_fields.away, citizen_fields.back,
    joining.join, joining.part, joining.duplicates,
    erase.erase_command, letting_go.let_go,
):  # fmt: skip
    citizen_command.add_command(one)


@citizen_command.command("disclose")
@click.argument("citizen", metavar="BORGER")
@click.option("--out", metavar="FIL|MAPPE", help="Hvor det lægges. Uden den vises det som tekst.")
@click.option("--text", is_flag=True, help="Som tekst i stedet for PDF.")
@of_citizen
def disclose(line: Line, open_: Services, case: Casework, out: str | None, *, text: bool) -> None:
    """Aktindsigt: alt, der står om borgeren her, også det private, CPR-nummeret og læseloggen."""
    from vip2tui.papers.as_text import as_text
    from vip2tui.papers.kinds import DISCLOSURE
    from vip2tui.services.papers.papers import WARNING

    papers = open_.papers
    paper = papers.disclosure(case)
    if out is None:
        told = as_text(paper)
        line.answer({"title": paper.title, "text": told}, told.rstrip("\n"))
        return
    target = papers.target(DISCLOSURE, out_path(out), is_text=text)
    file = papers.write(DISCLOSURE, paper, target, is_text=text)
    line.answer({"file": str(file)}, f"Papiret er lavet: {file}", WARNING)
