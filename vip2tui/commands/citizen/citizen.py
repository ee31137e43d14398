"""``vip2tui citizen``: the case load, one citizen, a new one, and which computers have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.citizen import citizen_fields
from vip2tui.commands.danish import Group
from vip2tui.commands.line import Line, WrongUseError, table
from vip2tui.commands.session import is_terminal, services
from vip2tui.commands.words import LINE, OneOf, Words

if TYPE_CHECKING:
    from vip2tui.services.citizen.citizens import CitizenRow
    from vip2tui.services.house import Services
    from vip2tui.text.cpr import Remark

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
@click.pass_obj
def list_(line: Line, text: str, by: str) -> None:
    """Vis borgerne, eller dem, der passer på et navn eller en telefon, med næste skridt."""
    from vip2tui.commands import shown
    from vip2tui.services.citizen.citizens import by_name, by_need, narrowed
    from vip2tui.services.citizen.people import called
    from vip2tui.text.days import say_relative

    with services(line) as open_:
        rows = (by_need if by == "need" else by_name)(narrowed(open_.citizens.rows(), text))
        today = open_.desk.today()
        line.result([_row(row) | {"withdrawn": open_.withdrawn.is_so(row.id)} for row in rows])
        if not rows and text:
            line.say(line.worded("Ingen borger her passer på det, du skrev."))
            return
        if not rows:
            line.say(
                line.worded(
                    "Her er ingen borgere endnu. Opret den første med «vip2tui citizen add»."
                )
            )
            return
        line.say(
            table(
                [
                    (
                        row.id[:8],
                        called(row.name, row.apart)
                        + open_.withdrawn.mark(row.id)
                        + (" (øvelsesborger)" if row.practice else ""),
                        row.standing.pace.in_words() if row.standing else "",
                        say_relative(row.last_contact, today) if row.last_contact else "",
                        shown.next_words(row.next, today),
                    )
                    for row in rows
                ],
                (8, 60, 21, 16, 70),
            )
        )


def _row(row: CitizenRow) -> dict[str, Any]:
    from vip2tui.commands import shown

    return {
        "id": row.id,
        "name": row.name,
        "apart": row.apart or None,
        "package": row.package,
        "next": shown.waiting(row.next),
        "pace": shown.pace(row.standing),
        "last_contact": shown.day(row.last_contact),
        "doubts": row.doubts,
        "practice": row.practice,
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
@click.pass_obj
def add(
    line: Line, /, name: str, *, practice: bool, office: str | None, **fields: str | None
) -> None:
    """Opret en borger. Kun navnet er nødvendigt."""
    from vip2tui.base.safe import cut

    given = {key: value for key, value in fields.items() if value}
    with services(line) as open_:
        whose = _office(line, open_, office, is_needed=not practice)
        alike = open_.citizens.alike(name, **given)
        new = open_.citizens.add(name, practice=practice, office=whose, **given)
        line.result({"id": new, "maybe_same": [
            {"id": one.person.id, "name": one.person.name, "why": one.why} for one in alike
        ]})  # fmt: skip
        line.say(f"{name} er oprettet og gemt. Id: {new}")
        for one in alike:
            line.tell(f"Måske findes {cut(name, 40)} allerede: {one.called}, {one.why}. "
                      f"Id: {one.person.id}")  # fmt: skip


def _office(line: Line, open_: Services, office: str | None, *, is_needed: bool) -> str | None:
    """Return whose a new citizen is: said, asked where it can be one of several, or nothing."""
    from vip2tui.base.safe import clean_line

    if office is not None:
        return open_.belonging.find(office)
    known = list(open_.desk.others.offices().items())
    if len(known) < 2 or not is_needed or open_.desk.me.role == "office":
        return None
    listed = [f"{n}. {clean_line(name)} [{one[:8]}]" for n, (one, name) in enumerate(known, 1)]
    asked = line.worded("Hvilken kommune hører borgeren til?")
    if not is_terminal():
        raise WrongUseError("\n".join([asked, *listed, "Giv --office COMPUTER. Intet er gemt."]))
    line.tell("\n".join([asked, *listed]))
    typed = click.prompt(f"Skriv et tal fra 1 til {len(known)}", err=True, prompt_suffix=": ",
                         type=click.IntRange(1, len(known)))  # fmt: skip
    return known[typed - 1][0]


@citizen_command.command("office")
@click.argument("citizen", metavar="BORGER")
@click.option("--to", "device", metavar="COMPUTER", help="Et af kommunens kontorer: navn eller id.")
@click.pass_obj
def office_(line: Line, citizen: str, device: str | None) -> None:
    """Vis, hvilken kommune en borger hører til, eller sig det, når ingen kan vide det."""
    from vip2tui.base.safe import clean_line

    with services(line) as open_:
        case = open_.citizens.get(open_.citizens.find(citizen))
        if device is not None:
            open_.belonging.say(case, open_.belonging.find(device))
        whose = open_.belonging.of(case)
        line.result({"id": case.citizen.id, "office": whose.office, "name": whose.called or None})
        called = clean_line(whose.called) or "en, der ikke kendes her"
        if whose.office is None:
            line.say(line.worded("Det vides ikke, hvilken kommune borgeren hører til. Intet "
                                 "sendes, før det er sagt med --to COMPUTER."))  # fmt: skip
        else:
            line.say(f"{case.citizen.name} hører til {called}.")


@citizen_command.command("show")
@click.argument("citizen", metavar="BORGER")
@click.pass_obj
def show(line: Line, citizen: str) -> None:
    """Vis én borger: oplysninger, forløb, det der venter, og det der mangler."""
    from vip2tui.commands import shown
    from vip2tui.services import draft_list
    from vip2tui.services.course.pacing import standing_of
    from vip2tui.text.days import due_words, say

    with services(line) as open_:
        row = open_.citizens.row(open_.citizens.find(citizen))
        case = open_.citizens.get(row.id)
        today = open_.desk.today()
        waits = sorted(open_.citizens.waiting(case), key=lambda one: (one.urgency, one.due))
        missing = open_.citizens.missing(case)
        drafts = draft_list.about(draft_list.waiting(open_.desk), row.id)
        facts = {key: getattr(case.citizen, key) for key in (*_WORDS, "interpreter")}
        line.result(
            _row(row)
            | {"withdrawn": open_.withdrawn.is_so(row.id)}
            | facts
            | {
                "courses": [
                    shown.course(plan, standing_of(open_.desk, plan)) for plan in case.courses
                ],
                "waiting": [shown.waiting(one) for one in waits],
                "missing": missing,
                "notes": len(case.entries),
                "unreadable": list(case.unreadable),
                "drafts": [
                    {"id": one.place, "at": one.at.isoformat(), "what": one.what} for one in drafts
                ],
            }
        )
        mark = open_.withdrawn.mark(row.id) + (" (øvelsesborger)" if row.practice else "")
        line.say(f"{row.name}{mark} · id {row.id}")
        for key, word in _WORDS.items():
            if facts[key]:
                line.say(f"  {line.worded(word)}: {facts[key]}")
        if case.citizen.interpreter is not None:
            line.say(f"  tolk: {'ja' if case.citizen.interpreter else 'nej'}")
        for plan in case.courses:
            ended = f", afsluttet {say(plan.course.closed)}" if plan.course.closed else ""
            line.say(f"  forløb: {plan.name}{ended}")
            line.say(f"  planen: {say(plan.course.start)} – {say(plan.end)}")
        if row.standing:
            line.say(f"  tempo: {row.standing.in_words()}")
            line.say(f"  slut: {say(row.standing.forecast)} (skøn)")
        for draft in drafts:
            line.say(f"  {draft.words(today)}")
        for one in waits[:7]:
            name = f" [{one.name}]" if one.name else ""
            line.say(f"  {due_words(one.due, today, one.times)}: {one.what}{name}")
        if len(waits) > 7:
            line.say(f"  … og {len(waits) - 7} til. Se «vip2tui checklist show».")
        if missing:
            line.say(
                f"  mangler: {line.worded(', '.join(_WORDS.get(name, name) for name in missing))}"
            )
        if case.unreadable:
            line.say(f"  kan ikke læses: {len(case.unreadable)}. Resten virker.")


@citizen_command.command("assign")
@click.argument("citizen", metavar="BORGER")
@click.option(
    "--to", "device", required=True, metavar="COMPUTER", help="Computerens navn eller id."
)
@click.pass_obj
def assign(line: Line, citizen: str, device: str) -> None:
    """Giv en borger til en computer: alt om borgeren kommer med i den næste fil dertil."""
    with services(line) as open_:
        case, peer = open_.citizens.get(open_.citizens.find(citizen)), open_.devices.find(device)
        record = open_.assignments.assign(case, peer.device)
        line.result({"id": record, "citizen": case.citizen.id, "device": peer.device})
        line.say(f"{case.citizen.name} er givet til {peer.contact.name} "
                 f"({peer.contact.person}). Gemt.")  # fmt: skip


@citizen_command.command("withdraw")
@click.argument("citizen", metavar="BORGER")
@click.option("--from", "device", required=True, metavar="COMPUTER",
              help="Computerens navn eller id.")  # fmt: skip
@click.pass_obj
def withdraw(line: Line, citizen: str, device: str) -> None:
    """Tag en borger tilbage fra en computer. Det, den endnu ikke har sendt, kommer stadig."""
    with services(line) as open_:
        case, peer = open_.citizens.get(open_.citizens.find(citizen)), open_.devices.find(device)
        record = open_.assignments.withdraw(case, peer.device)
        line.result({"id": record, "citizen": case.citizen.id, "device": peer.device})
        line.say(f"{case.citizen.name} er taget tilbage fra {peer.contact.name}. Gemt.")


@citizen_command.command("cpr")
@click.argument("citizen", metavar="BORGER")
@click.option("--number", type=LINE, help="Nummeret; «-» tager det væk igen.")
@click.pass_obj
def cpr(line: Line, citizen: str, number: str | None) -> None:
    """Gem eller vis en borgers CPR-nummer (kun konsulent og kontor); det vises altid skjult."""
    with services(line) as open_:
        case = open_.citizens.get(open_.citizens.find(citizen))
        told: tuple[Remark, ...] = ()
        if number is not None:
            told = open_.citizens.set_cpr(case, "" if number == "-" else number)
            case = open_.citizens.get(case.citizen.id)
        masked = open_.citizens.masked_cpr(case)
        line.result({"id": case.citizen.id, "cpr": masked, "remarks": [one.text for one in told]})
        line.say(masked or "Intet CPR-nummer endnu.")
        for remark in told:
            line.say(f"  {remark.text}")


for one in (citizen_fields.edit, citizen_fields.away, citizen_fields.back):
    citizen_command.add_command(one)
