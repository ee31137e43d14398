"""``vip2tui absence``: days a citizen was away, and the talk about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import of_citizen, services
from vip2tui.commands.too_long import mind
from vip2tui.commands.words import DAY, DONE_DAY, MINUTES, Code, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.course.absence_tasks import Task
    from vip2tui.domain.kinds.absence import Absence
    from vip2tui.domain.kinds.absence_contact import AbsenceContact
    from vip2tui.domain.kinds.entry import Entry
    from vip2tui.services.citizen.casework import Casework

absence_command = Group("absence", help="Fravær: dage, grund, kontakt og aftalen om at komme igen.")


@absence_command.command("add")
@click.argument("citizen", metavar="BORGER")
@click.option("--reason", type=Code("absence"), required=True,
              help="Grunden, fx udeblevet eller egen_sygdom. Aldrig en diagnose.")  # fmt: skip
@click.option("--date", "day", type=DAY, help="Den første dag; ellers i dag.")
@click.option("--until", type=DAY, help="Den sidste dag, hvis det er flere dage.")
@click.option("--planned", type=MINUTES, help="Dagens aftalte tid, hvis det var en del af dagen.")
@click.option("--attended", type=MINUTES, help="Så meget af den borgeren var der.")
@click.option("--told-by", type=Code("tellers"), help="Hvem der meldte det, fx borger.")
@click.option("--told", type=DONE_DAY, help="Dagen det blev meldt.")
@click.option("--how", "told_how", type=Code("forms"), help="Hvordan, fx telefon.")
@of_citizen
def add(line: Line, open_: Services, case: Casework, **told: Any) -> None:
    """Skriv fravær. En grund, der rører helbredet, er kun for kommunen."""
    from vip2tui.services.citizen.absence_writing import Told

    made = open_.absences.add(case, Told(**told))
    case = open_.citizens.get(case.citizen.id)
    odd = open_.absences.remarks(case, made)
    line.answer(
        _absence(open_, case, _written(open_, case, made)) | {"remarks": list(odd)},
        f"Fraværet er skrevet ({made[:8]}). Gemt.",
        *mind(line, odd),
        *_asked(open_, case),
    )


@absence_command.command("edit")
@click.argument("absence", metavar="FRAVÆR")
@click.option("--date", "day", type=DAY, help="Den rigtige første dag.")
@click.option("--until", type=DAY, help="Den rigtige sidste dag.")
@click.option("--reason", type=Code("absence"), help="Den rigtige grund. Aldrig en diagnose.")
@click.option(
    "--came", type=click.IntRange(0, 7), help="I en ugerunde: så mange dage mødte borgeren."
)
@click.pass_obj
def edit(line: Line, /, absence: str, **told: Any) -> None:
    """Ret dage eller grund i et fravær, også det i en ugerunde. «history» viser det gamle."""
    from vip2tui.services import finding
    from vip2tui.services.citizen.absence_writing import Mended

    if all(one is None for one in told.values()):
        raise WrongUseError("Skriv, hvad der skal rettes: --date, --until, --reason eller --came.")
    with services(line) as open_:
        citizen, found = finding.absence(open_.desk, absence)
        changed = open_.absences.edit(open_.citizens.get(citizen), found, Mended(**told))
        case = open_.citizens.get(citizen)
        odd = open_.absences.remarks(case, found)
        line.answer(
            _row(open_, case, found) | {"changed": changed, "remarks": list(odd)},
            "Rettet og gemt." if changed else "Det stod der i forvejen. Intet er ændret.",
            *mind(line, odd),
            *_asked(open_, case),
        )


@absence_command.command("contact")
@click.argument("citizen", metavar="BORGER")
@click.option("--result", type=Code("contact_results"), required=True,
              help="Hvad der kom ud af det: naaet, besked eller ikke_naaet.")  # fmt: skip
@click.option("--date", "day", type=DONE_DAY, help="Dagen; ellers i dag.")
@click.option("--how", type=Code("forms"), help="Hvordan, fx telefon.")
@click.option("--back", type=DAY, help="Den dag borgeren kommer igen, som I har aftalt.")
@click.option("--agreed", type=Words(1_000), default="", help="Det, I aftalte.")
@of_citizen
def contact(line: Line, open_: Services, case: Casework, **tried: Any) -> None:
    """Skriv, at du har prøvet at få fat i borgeren, og hvad I aftalte."""
    from vip2tui.services.citizen.absence_writing import Try

    made = open_.absences.contact(case, Try(**tried))
    case = open_.citizens.get(case.citizen.id)
    one = next(one for one in open_.absences.contacts(case) if one.id == made)
    line.answer(_contact(one), f"Kontakten er skrevet ({made[:8]}). Gemt.", *_asked(open_, case))


@absence_command.command("list")
@click.argument("citizen", metavar="BORGER")
@click.option("--asked", is_flag=True, help="Kun det, der skal tales om, med tekst til samtalen.")
@of_citizen
def list_(line: Line, open_: Services, case: Casework, *, asked: bool) -> None:
    """Vis fravær og kontakt, det nyeste først, og det, der skal tales om."""
    if asked:
        every = open_.absences.tasks(case)
        line.answer(
            [_task(open_, case, one) for one in every],
            *_asked(open_, case),
            None if every else "Der er intet fravær at tale om.",
        )
        return
    rows = list(_rows(open_, case))
    line.answer(
        [row for row, _ in rows],
        *(words for _, words in rows),
        *_asked(open_, case),
        None if rows else "Der er intet fravær.",
    )


def _rows(open_: Services, case: Casework) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each absence, note and talk as programs read it, and in words."""
    from vip2tui.domain.kinds.absence import Absence
    from vip2tui.domain.kinds.entry import Entry
    from vip2tui.text.days import say

    for day, words, one in open_.absences.told(case):
        if isinstance(one, Absence):
            row = _absence(open_, case, one)
        else:
            row = _note(open_, case, one) if isinstance(one, Entry) else _contact(one)
        yield row, f"{say(day)}: {words} [{one.id[:8]}]"


def _absence(open_: Services, case: Casework, one: Absence) -> dict[str, Any]:
    reason = open_.absences.reason(case, one)
    return {
        "id": one.id, "sort": "absence", **one.model_dump(
            mode="json", include={"day", "until", "planned", "attended", "told_by", "told",
                                  "told_how"}),
        "reason": reason or None,
        "lawful": bool(one.excused) or _is_lawful(open_, reason),
    }  # fmt: skip


def _note(open_: Services, case: Casework, one: Entry) -> dict[str, Any]:
    reason = open_.absences.reason(case, one)
    return {
        "id": one.id, "sort": "note", "day": one.day.isoformat(), "planned_days": one.planned,
        "attended_days": one.attended, "reason": reason or None,
        "lawful": bool(one.excused) or _is_lawful(open_, reason),
    }  # fmt: skip


def _row(open_: Services, case: Casework, found: str) -> dict[str, Any]:
    note = next((one for one in case.entries if one.id == found), None)
    if note is not None:
        return _note(open_, case, note)
    return _absence(open_, case, _written(open_, case, found))


def _written(open_: Services, case: Casework, absence: str) -> Absence:
    return next(one for one in open_.absences.written(case) if one.id == absence)


def _contact(one: AbsenceContact) -> dict[str, Any]:
    said = one.model_dump(mode="json", include={"day", "how", "result", "back", "agreed"})
    return {"id": one.id, "sort": "contact", **said}


def _task(open_: Services, case: Casework, one: Task) -> dict[str, Any]:
    from vip2tui.services.citizen.absence_due import task_id

    return {
        "id": task_id(one), "seen": one.seen.value, "since": one.since.isoformat(),
        "days": [day.isoformat() for day in one.days], "times": one.times,
        "weeks": one.weeks or None,
        "text": open_.absences.text(case, case.citizen.name, one),
    }  # fmt: skip


def _asked(open_: Services, case: Casework) -> Iterator[str]:
    """Yield what is to be talked about, with the text that is ready."""
    from vip2tui.services.citizen.absence_words import task_words

    for one in open_.absences.tasks(case):
        yield f"! {task_words(one)}"
        yield from (f"    {words}" for words in
                    open_.absences.text(case, case.citizen.name, one).splitlines())  # fmt: skip


def _is_lawful(open_: Services, reason: str) -> bool:
    return any(one.lawful for one in open_.catalogue.codes().absence if one.code == reason)
