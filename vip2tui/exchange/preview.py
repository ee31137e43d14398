"""«Se først, hvad der sker»: what a file would do, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from vip2tui.base.safe import clean_line, cut, quoted
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.kinds.places import shared_case
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.effects import How, Removal
from vip2tui.exchange.plan import Computers, ImportPlan
from vip2tui.exchange.receipts import Outbox
from vip2tui.sentences.people import role_words, whose_words
from vip2tui.sentences.records import doubtful, listed, record_words
from vip2tui.sentences.values import says_habit, value_words
from vip2tui.text.danish import capital, count, joined, number
from vip2tui.text.days import say_short

_MOST = 5
_GOES = {How.AWAY: "lægges væk", How.BACK: "er fortrudt", How.ENDED: "afsluttes"}
_WIDE, _MOST_NAMED = 30, 8


def sentences(catalogue: Catalogue, plan: ImportPlan) -> list[str]:
    """Return what would happen, most important first; what does not happen is not told."""
    effects, computers = plan.effects, _listed(catalogue, plan.computers)
    away, back, ended, joins = map(effects.removed, (How.AWAY, How.BACK, How.ENDED, How.JOINED))
    together = f"{count(joins.total(), 'borger', 'borgere')} bliver samlet til én."
    gone_for_good = (
        f"Tekst i {count(plan.taken, 'ændring', 'ændringer')} bliver fjernet for altid, fordi "
        "kommunen har fjernet den. Det kan ikke fortrydes."
    )
    only_proposed = (
        f"{count(effects.proposals, 'ting', 'ting')} er kun forslag: det bliver gemt, men gælder "
        "ikke. Spørg den, der sendte filen."
    )
    came_late = (
        f"{count(effects.late, 'ting', 'ting')} kommer efter en lukning. Intet går tabt; det "
        "bliver mærket."
    )
    let_go = (
        f"{count(plan.gone, 'ændring', 'ændringer')} om borgere, der er sluppet her, kommer ikke "
        "ind igen. Kommunen har dem."
    )
    going = plan.going
    goes = (
        f"{count(len({shared_case(case) for case in going.cases}), 'borger', 'borgere')} bliver "
        "slettet for altid på denne computer, fordi kommunen har bestemt det. Det kan ikke "
        "fortrydes."
    )
    late = (
        f"{count(sum(going.dropped.values()), 'ændring', 'ændringer')} om en borger, der er "
        "slettet for altid, bliver ikke hentet."
    )
    agree = "Kontoret beder om et ja til at slette en borger for altid: se Sletninger."
    unsigned = (
        "Filen vil slette en borger, uden at to af kommunens computere har skrevet under. Det sker "
        "ikke. Ring til kommunen."
    )
    told = [
        (going.cases, catalogue.worded(goes)),
        (True, _news(catalogue, plan, is_list=bool(computers))),
        (effects.opened, f"{count(effects.opened, 'ting', 'ting')} skal afgøres."),
        (effects.settled, f"{count(effects.settled, 'ting', 'ting')} bliver afgjort."),
        (away, f"{listed(catalogue, away)} bliver lagt væk og kan hentes frem igen."),
        (plan.taken, gone_for_good),
        (back, f"{listed(catalogue, back)} er fortrudt dér og ses ikke længere."),
        (ended, f"{count(ended.total(), 'forløb', 'forløb')} bliver afsluttet."),
        (effects.late, came_late),
        (joins, catalogue.worded(together)),
        (effects.proposals, only_proposed),
        (plan.gone, catalogue.worded(let_go)),
        (sum(going.dropped.values()), catalogue.worded(late)),
        (going.asked, agree),
        (going.refused, unsigned),
    ]
    every = [*(sentence for is_so, sentence in told if is_so), *_met(catalogue, plan), *computers,
             *_trouble(plan)]  # fmt: skip
    return [sentence for sentence in every if sentence]


def removals(
    catalogue: Catalogue, plan: ImportPlan, names: Mapping[str, str], *hows: How
) -> tuple[str, ...]:
    """Return everything that would go in one of some ways, a line for each.

    Args:
        catalogue: Whose words they are.
        plan: What taking the file in would do.
        names: Case to what the citizen is called.
        hows: The ways.
    """
    every = (one for one in plan.effects.removals if one.how in hows)
    return tuple(_removal(catalogue, one, names.get(one.case, "")) for one in every)


def under(words: Sequence[str]) -> list[str]:
    """Return the sentence that somebody wrote under another name; none if nobody did."""
    if not words:
        return []
    shown = ", ".join(words[:_MOST])
    more = f" og {len(words) - _MOST} andre" if len(words) > _MOST else ""
    return [f"Skrevet under et andet navn end computerens: {shown}{more}."]


def _removal(catalogue: Catalogue, one: Removal, name: str) -> str:
    what = record_words(catalogue, one.kind, one.values)
    if one.field:
        habit = says_habit(catalogue, one.values)
        value = value_words(
            catalogue, one.kind, one.field, one.values[one.field], _WIDE, habit=habit
        )
        mark = (
            quoted(one.values["name"]) if one.field == "observed" and one.values.get("name") else ""
        )
        what = f"{doubtful(catalogue, one.kind, [one.field], mark)} «{value}»"
    whose = f" ({cut(clean_line(name), _WIDE)})" if name else ""
    if one.how is How.JOINED:
        return f"{catalogue.worded('En borger samles med en anden')}{whose}"
    return f"{capital(what)}{whose}: {_GOES[one.how]}"


def sender_line(plan: ImportPlan) -> str:
    """Return who the file is from: computer, person and the file's number."""
    sender, manifest = plan.opened.sender, plan.opened.manifest
    if sender is None:
        return f"Filen er lavet på denne computer (fil {manifest.number})."
    contact = sender.contact
    return f"Fil {manifest.number} fra {whose_words(contact.person, contact.name)}."


def ready_words(box: Outbox) -> str:
    """Return «14 skal sendes», as it is said everywhere; empty if there is nothing."""
    return f"{number(box.ready)} skal sendes" if box.ready else ""


def underway_words(box: Outbox) -> str:
    """Return «40 undervejs»; empty if there is nothing."""
    return f"{number(box.underway)} undervejs" if box.underway else ""


def outbox_line(box: Outbox, office: str, today: date | None = None) -> str:
    """Return the top line's words: «14 skal sendes · kommunen har alt til 3. maj».

    Args:
        box: How this device's words stand with the office.
        office: What the office is called, such as «kommunen».
        today: The day; a day of another year then says so.
    """
    parts = [words for words in (ready_words(box), underway_words(box)) if words]
    if not box.unreceipted and box.received:
        parts.append(f"{clean_line(office)} har alt")
    elif box.until:
        until = date.fromisoformat(box.until)
        parts.append(f"{clean_line(office)} har alt til {say_short(until, today or until)}")
    return " · ".join(parts)


def _listed(catalogue: Catalogue, computers: Computers) -> list[str]:
    """Return what the office's list does to whom, by name."""
    told = [(computers.added, "bliver kendt her"), (computers.barred, "bliver spærret"),
            (computers.freed, "bliver godkendt igen")]  # fmt: skip
    found = [f"{_names_of(catalogue, contacts)} {done}." for contacts, done in told if contacts]
    if computers.untouched:
        names = _names_of(catalogue, computers.untouched)
        found.append(
            f"Listen i filen vil spærre {names}, som ikke står under den. "
            "Det sker ikke. Ring til dem, der har sendt filen."
        )
    return found


def _met(catalogue: Catalogue, plan: ImportPlan) -> list[str]:
    """Return that a laptop has used its start file, and is known from now on."""
    if plan.opened.bound is None or plan.opened.sender is None:
        return []
    who = _names_of(catalogue, [plan.opened.sender.contact])
    return [f"{who} har brugt sin startfil og er nu godkendt her."]


def _names_of(catalogue: Catalogue, contacts: Sequence[Contact]) -> str:
    """Return «Laptop Nord (Mette Holm, mentor)», a few of them by name and the rest as a number."""
    named = [
        f"{cut(clean_line(one.name), _WIDE)} ({cut(clean_line(one.person), _WIDE)}, "
        f"{role_words(catalogue, one.role)})"
        for one in contacts[:_MOST_NAMED]
    ]
    left = len(contacts) - len(named)
    named += [count(left, "computer mere", "computere mere")] if left else []
    return joined(named)


def _trouble(plan: ImportPlan) -> list[str]:
    """Return what is missing or out of order, and what will mend it."""
    restored = (
        "Dit arkiv er hentet fra en sikkerhedskopi. Det, du har skrevet siden, er her stadig og "
        "bliver sendt igen."
    )
    waiting = (
        f"{count(plan.aside, 'ændring', 'ændringer')} venter, fordi et arkiv er hentet fra en "
        "sikkerhedskopi. Send en fil til afsenderen; så kommer de med i den næste derfra."
    )
    return [
        *(
            f"En fil mangler: {count(number, 'ændring', 'ændringer')} fra "
            f"{clean_line(name) or 'en anden computer'} er ikke kommet endnu. "
            "Den næste fil har det som regel med."
            for name, number in sorted(plan.missing_from.items())
        ),
        *([restored] if plan.new_writer else []),
        *([waiting] if plan.aside else []),
    ]


def _news(catalogue: Catalogue, plan: ImportPlan, *, is_list: bool) -> str:
    """Return what is new and changed; of a file that changes nothing, what it is.

    Args:
        catalogue: Whose words they are.
        plan: What taking the file in would do.
        is_list: Whether the office's list in it does something.
    """
    if not plan.is_empty:
        told = [("Nyt", plan.effects.new), ("Rettet", plan.effects.changed)]
        return " ".join(f"{word}: {listed(catalogue, some)}." for word, some in told if some)
    if is_list:
        return catalogue.worded(
            "Filen har kontorets liste over computere med. Ingen oplysninger om borgere bliver "
            "ændret."
        )
    if plan.same:
        return "Alt i filen er her allerede. Intet bliver ændret."
    return "Filen er en kvittering. Ingen oplysninger bliver ændret."
