"""``vip2tui log``: write a note, see the notes, and correct one without erasing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import case_of, of_citizen, services
from vip2tui.commands.too_long import keeping, mind, span
from vip2tui.commands.words import CLOCK, DAY, DONE_DAY, LINE, MINUTES, Code
from vip2tui.text.danish import count
from vip2tui.text.days import say
from vip2tui.text.hours import say_hours

if TYPE_CHECKING:
    from datetime import date, time

    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.citizen.notes import Note

log_command = Group("log", help="Notater: møder, timer, fravær og aftaler.")
_COUNTS = click.option("--mentor-time/--no-mentor-time", "mentor_time", default=None,
                       help="Tiden tæller som mentortid, eller gør ikke.")  # fmt: skip


@log_command.command("add")
@click.argument("citizen", metavar="BORGER")
@click.option("--type", "kind", type=Code("written"), required=True, help="Slags notat.")
@click.option("--text", required=True, metavar="TEKST", help="Det, du vil skrive.")
@click.option("--minutes", type=MINUTES, help="Mentortid: 90, 1:30 eller 1,5.")
@click.option("--from", "start", type=CLOCK, help="Mentortid fra, fx 9.30.")
@click.option("--to", "end", type=CLOCK, help="Mentortid til.")
@click.option("--date", "day", type=DONE_DAY, help="Dagen det skete; ellers i dag.")
@click.option("--private", is_flag=True, help="Kun for mig: bliver på denne computer.")
@click.option("--professional", is_flag=True, help="Kun kommunen; ikke på en mentors computer.")
@click.option("--confirmed", is_flag=True, help="Borgeren har bekræftet timerne.")
@_COUNTS
@click.option("--next", "next_", type=LINE, default="", help="Det, I aftalte som det næste.")
@click.option("--next-date", type=DAY, help="Hvornår det næste skal ske.")
@click.pass_obj
def add(
    line: Line,
    citizen: str,
    kind: str,
    text: str,
    minutes: int | None,
    start: time | None,
    end: time | None,
    day: date | None,
    next_: str,
    next_date: date | None,
    *,
    private: bool,
    professional: bool,
    confirmed: bool,
    mentor_time: bool | None,
) -> None:
    """Skriv et notat."""
    from vip2tui.domain.kinds.places import Place
    from vip2tui.services.citizen.notes import Note
    from vip2tui.services.citizen.overlapping import remarks

    _one_way_to_say_time(minutes, start, end)
    if private and professional:
        raise WrongUseError("Vælg enten --private eller --professional. Intet er skrevet.")
    place = Place.PRIVATE if private else Place.PROFESSIONAL if professional else Place.SHARED
    note = Note(kind, text, day, minutes, start, end, confirmed or None, place,
                next=next_, next_date=next_date, mentor_time=mentor_time)  # fmt: skip
    with services(line) as open_:
        case = case_of(open_, citizen)
        with keeping(open_, f"note:{case.citizen.id}", _fields(note)):
            told = remarks(open_.desk, case, note)
            new = open_.notes.add(case, note)
        line.answer(
            {"id": new, "citizen": case.citizen.id, "remarks": list(told)},
            f"Notatet er gemt{f' for {say(day)}' if day else ''}. Id: {new}",
            *mind(line, told),
        )


def _one_way_to_say_time(minutes: int | None, start: time | None, end: time | None) -> None:
    if (start is None) != (end is None):
        raise WrongUseError("Skriv både --from og --to, eller --minutes. Intet er skrevet.")
    if minutes is not None and start is not None:
        raise WrongUseError("Skriv enten --minutes eller --from og --to. Intet er skrevet.")


def _fields(note: Note) -> dict[str, str]:
    """Return the note as the screen keeps it while it is written."""
    return {
        "text": note.text,
        "day": note.day.isoformat() if note.day else "",
        "time": span(note.minutes, note.start, note.end),
        "type": note.type,
        "who": note.place.value,
        "counts": {True: "ja", False: "nej", None: ""}[note.mentor_time],
    }


@log_command.command("list")
@click.argument("citizen", metavar="BORGER")
@click.option("--type", "kind", type=Code("entry_types"), help="Kun en bestemt slags.")
@of_citizen
def list_(line: Line, open_: Services, case: Casework, kind: str | None) -> None:
    """Vis notaterne, det nyeste først."""
    from vip2tui.commands import shown

    found = [one for one in case.entries if kind in (None, one.type)]
    far = {one: way for place in case.states for one, way in open_.outbox.statuses(place).items()}
    minutes = sum(one.minutes or 0 for one in found)
    line.answer(
        [shown.entry(open_.desk, one, case) | {"status": far.get(one.id)} for one in found],
        *(shown.entry_words(open_.desk, one, case, far.get(one.id)) for one in found),
        f"{count(len(found), 'notat', 'notater')}, {say_hours(minutes)} i alt."
        if found
        else "Ingen notater endnu.",
    )


@log_command.command("done")
@click.argument("entry", metavar="NOTAT")
@click.pass_obj
def done(line: Line, entry: str) -> None:
    """Sæt flueben ved det, I aftalte som det næste."""
    from vip2tui.services import finding

    with services(line) as open_:
        citizen, found = finding.entry(open_.desk, entry)
        changed = open_.notes.settle(open_.citizens.get(citizen), found)
        line.answer(
            {"id": found, "changed": changed},
            "Flueben sat ved det, I aftalte. Gemt." if changed else "Det var klaret i forvejen.",
        )


@log_command.command("correct")
@click.argument("entry", metavar="NOTAT")
@click.option("--reason", type=LINE, required=True, help="Hvorfor du retter.")
@click.option("--text", metavar="TEKST", help="Det, der skal stå.")
@click.option("--minutes", type=MINUTES, help="Den rigtige tid.")
@click.option("--date", "day", type=DONE_DAY, help="Den rigtige dag.")
@_COUNTS
@click.pass_obj
def correct(
    line: Line,
    entry: str,
    reason: str,
    text: str | None,
    minutes: int | None,
    day: date | None,
    *,
    mentor_time: bool | None,
) -> None:
    """Ret et notat: det nye står øverst, og det gamle kan stadig ses."""
    from vip2tui.services import finding
    from vip2tui.services.citizen.overlapping import remarks_on

    if text is None and minutes is None and day is None and mentor_time is None:
        raise WrongUseError("Skriv, hvad der skal rettes: --text, --minutes eller --date.")
    with services(line) as open_:
        citizen, found = finding.entry(open_.desk, entry)
        case = open_.citizens.get(citizen)
        typed = {"text": text or "", "day": day.isoformat() if day else "", "time": span(minutes)}
        with keeping(open_, f"correct:{found}", typed | {"reason": reason}):
            open_.notes.correct(case, found, reason=reason, text=text, minutes=minutes, day=day,
                                mentor_time=mentor_time)  # fmt: skip
        told = remarks_on(open_.desk, case, open_.citizens.get(citizen), found)
        on = f" og står nu {say(day)}" if day else ""
        line.answer(
            {"id": found, "remarks": list(told)},
            f"Notatet er rettet{on}. Gemt. Det gamle kan stadig ses med «history».",
            *mind(line, told),
        )
