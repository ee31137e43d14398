"""A sheet of the sample in words and for programs: the same on screen, line and in a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from vip2tui.base.safe import clean_line, clean_text
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.pictures.signs import Signs
from vip2tui.sentences.values import code_name
from vip2tui.services.support.sampling import CaseSheet, Held, Sample
from vip2tui.services.support.support_words import (
    audit_words,
    clock_words,
    grant_words,
    period_words,
    sheet_words,
)
from vip2tui.text.days import say, say_short
from vip2tui.text.hours import say_minutes


def sample_words(sample: Sample) -> str:
    """Return what was drawn, and how to draw it again."""
    seed = f", ordet «{sample.seed}»" if sample.seed else ""
    number = f"{len(sample.citizens)} af {sample.of} med mentorstøtte"
    return f"Stikprøve {say(sample.day)}{seed}: {number}"


def sheet_sections(
    catalogue: Catalogue, sheet: CaseSheet, today: date, signs: Signs
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a sheet as headings with their lines."""
    for grant, basis, clock in sheet.grants:
        lines = (*grant_words(catalogue, grant, basis), *clock_words(clock))
        yield f"Bevilling {period_words(grant)}", lines
    yield "Dokumentationen", tuple(audit_words(sheet.audit, today, signs))
    months = [line for one in sheet.months for line in sheet_words(catalogue, one, today)]
    yield "Timerne", tuple(months) or ("Der er ingen mentortimer.",)
    notes = tuple(held_words(catalogue, one, today) for one in sheet.entries)
    yield "Notater", notes or ("Der er ingen notater.",)


def held_words(catalogue: Catalogue, one: Held, today: date) -> str:
    """Return a note on one line, and when the municipality had it."""
    entry = one.entry
    parts = [
        say_short(entry.day, today),
        code_name(catalogue, "entry_types", entry.type),
        say_minutes(entry.minutes) if entry.minutes is not None else "",
        "kun kommunen" if place_of(entry.case) is Place.PROFESSIONAL else "",
        clean_line(entry.text),
    ]
    said = " · ".join(part for part in parts if part)
    return f"{said} [{catalogue.worded('hos kommunen')} senest {say_short(one.since, today)}]"


def sheet_text(catalogue: Catalogue, sheet: CaseSheet, today: date, signs: Signs) -> str:
    """Return a sheet as plain text."""
    lines = [sheet.case.citizen.name]
    for title, said in sheet_sections(catalogue, sheet, today, signs):
        lines += ["", title, *(f"  {one}" for one in said)]
    return clean_text("\n".join(lines)) + "\n"


def sheet_row(sheet: CaseSheet) -> dict[str, Any]:
    """Return a sheet for programs."""
    audit = sheet.audit
    return {
        "citizen": sheet.case.citizen.id,
        "citizen_name": sheet.case.citizen.name,
        "grants": [
            {"id": grant.id, "start": _iso(grant.start), "end": _iso(grant.end),
             "weekly": grant.weekly, "granted": clock.granted, "to_date": clock.to_date,
             "spent": clock.spent, "left": clock.left, "outside": clock.outside}
            for grant, _, clock in sheet.grants
        ],
        "result": audit.result.value,
        "findings": [
            {"id": one.check.code, "level": one.check.level.value, "text": one.check.name,
             "since": one.since.isoformat()}
            for one in audit.findings
        ],
        "rules": list(audit.rules),
        "months": [
            {"month": one.month, "minutes": one.minutes, "locked": _iso(one.locked)}
            for one in sheet.months
        ],
        "entries": [
            {"id": one.entry.id, "type": one.entry.type, "day": one.entry.day.isoformat(),
             "minutes": one.entry.minutes, "text": one.entry.text,
             "professional": place_of(one.entry.case) is Place.PROFESSIONAL,
             "held_since": one.since.isoformat()}
            for one in sheet.entries
        ],
    }  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
