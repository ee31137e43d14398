"""Mentor support on paper: the agreement (mentoraftale) and a month's hours (timeseddel, R87)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.grant import TASKS, Grant
from vip2tui.domain.support.hours import Spent
from vip2tui.papers.paper import (
    Blanks,
    Block,
    Fields,
    Heading,
    Paper,
    Passage,
    Points,
    Signatures,
    Table,
    Weight,
)
from vip2tui.sentences.records import field_label
from vip2tui.sentences.values import code_name
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.support.hours import Sheet
from vip2tui.services.support.support_words import (
    field_words,
    month_words,
    period_words,
    sheet_words,
)
from vip2tui.text.days import say
from vip2tui.text.hours import clock, say_minutes

AGREEMENT = "Mentoraftale"
SHEET = "Timeseddel"
SIGNERS = ("Borgeren", "Mentoren", "Kommunen")
COMPLAINT = (
    "Er du ikke enig i afgørelsen om mentorstøtte, kan du klage til kommunen. Klagevejledningen "
    "står i kommunens afgørelse."
)
_DEMANDED = ("purpose", "mentor", "phone", "weekly")
"""What an agreement must say beside period, tasks and how to complain."""
_SUBJECTS = (
    "Hvor og hvornår vi mødes, og hvordan vi melder afbud",
    "Det, der bliver mellem os, og hvornår det ikke gør",
    "Det, vi ikke taler om, og hvem der bestemmer, hvad vi taler om",
    "Det, der skrives ned, hvem der ser det, og hvornår det slettes",
    "Sprog og tolk",
    "Når mentoren er syg eller har ferie, og hvordan man skifter mentor",
    "Hvornår vi ser på, hvordan det går",
)
"""What the agreement should be about too, as the checklist says; written by hand, together."""
_ROUNDED = "timer og minutter, ikke rundet af"


def agreement_paper(
    catalogue: Catalogue, seen: Casework, grant: Grant, today: date, sender: str
) -> Paper:
    """Return the written agreement about a period of mentor support, with room for what is missing.

    What the municipality weighed is not on it: it is for all three.
    """
    return Paper(
        AGREEMENT,
        today,
        sender,
        (
            Fields((("Periode", period_words(grant)), *pairs(catalogue, grant))),
            *(Blanks(_label(catalogue, name), 1) for name in _DEMANDED if not getattr(grant, name)),
            *tasks(grant),
            Heading("Det, vi ellers aftaler"),
            *(Blanks(one, 1) for one in _SUBJECTS),
            Passage(COMPLAINT, Weight.SMALL),
            Signatures(SIGNERS),
        ),
        under=seen.citizen.name,
        pages=1,
    )


def _label(catalogue: Catalogue, name: str) -> str:
    label = field_label(catalogue, Grant.KIND, name)
    return f"{label[:1].upper()}{label[1:]}"


def pairs(catalogue: Catalogue, grant: Grant) -> Iterator[tuple[str, str]]:
    """Yield what a grant says but for its period and the tasks."""
    for kind, name, label, said in field_words(catalogue, grant, None):
        if kind == Grant.KIND and name not in TASKS:
            yield label, said


def tasks(grant: Grant) -> tuple[Block, Block]:
    """Return what the mentor is to do, or room to write it."""
    told = grant.tasks
    return Heading("Mentors opgaver"), Points(told) if told else Blanks("", 3)


def sheet_paper(
    catalogue: Catalogue, seen: Casework, sheet: Sheet, today: date, sender: str
) -> Paper:
    """Return a month's hours: each day's time and kind, their sum, and three signatures."""
    entries = {one.id: one for one in seen.entries}
    late = {one.entry for one in sheet.late}
    return Paper(
        f"{SHEET}: {month_words(sheet.month).lower()}",
        today,
        sender,
        tuple(_sheet(catalogue, sheet, entries, late, today)),
        under=seen.citizen.name,
        note=_ROUNDED,
    )


def _sheet(
    catalogue: Catalogue, sheet: Sheet, entries: Mapping[str, Entry], late: set[str], today: date
) -> Iterator[Block]:
    in_sum = [one for one in sheet.given if one.entry not in late]
    yield Table(
        ("Dag", "Fra–til", "Hvad", "Timer"),
        tuple(_rows(catalogue, in_sum, entries)),
        (4, 3, 5, 2),
        frozenset({3}),
        ("I alt", "", "", say_minutes(sheet.now)),
    )
    if sheet.late:
        yield Heading("Skrevet eller rettet, efter at måneden blev låst")
        yield Table(
            ("Dag", "Fra–til", "Hvad", "Timer"),
            tuple(_rows(catalogue, sheet.late, entries)),
            (4, 3, 5, 2),
            frozenset({3}),
        )
    yield Passage("\n".join(list(sheet_words(catalogue, sheet, today))[1:]))
    yield Signatures(SIGNERS)


def _rows(
    catalogue: Catalogue, given: Iterable[Spent], entries: Mapping[str, Entry]
) -> Iterator[tuple[str, ...]]:
    for one in given:
        entry = entries.get(one.entry)
        times = (entry.start, entry.end) if entry else ()
        span = "–".join(clock(each) for each in times if each)
        kind = code_name(catalogue, "entry_types", entry.type) if entry else ""
        yield say(one.day), span, kind, say_minutes(one.minutes)
