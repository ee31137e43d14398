"""Mentor support in words: a grant, its hours and a month, for screen and command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from vip2tui.base.safe import clean_line
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.catalogue.codes import CheckLevel
from vip2tui.domain.kinds.grant import TASKS, Grant
from vip2tui.domain.kinds.grant_basis import GrantBasis
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.support.checks import POINTS, Finding, longest, points
from vip2tui.domain.support.hours import Clock, Warn
from vip2tui.pictures.signs import Signs
from vip2tui.sentences.records import field_label
from vip2tui.sentences.values import value_words
from vip2tui.services.support.audit import Audit
from vip2tui.services.support.hours import Sheet
from vip2tui.text.danish import count
from vip2tui.text.days import MONTHS, say, say_done
from vip2tui.text.hours import say_minutes

_TITLE = frozenset({"citizen", "course", "follows", "grant", "start", "end"})


def period_words(grant: Grant) -> str:
    """Return «fra man 5. januar 2026 til og med lør 4. juli 2026»."""
    if grant.start is None:
        return "uden første dag"
    end = f"til og med {say(grant.end)}" if grant.end else "uden sidste dag"
    return f"fra {say(grant.start)} {end}"


def field_words(
    catalogue: Catalogue, grant: Grant, basis: GrantBasis | None
) -> Iterator[tuple[str, str, str, str]]:
    """Yield what a grant says, and what is weighed of it where that is held.

    Each is the kind, the field, what it is called and what it says.
    """
    for kind, fact in ((Grant.KIND, grant), (GrantBasis.KIND, basis)):
        stored = fact.model_dump(mode="json") if fact else {}
        for name in KINDS[kind].fields:
            if name not in _TITLE and stored.get(name) not in (None, ""):
                said = value_words(catalogue, kind, name, stored[name])
                label = "Mentors opgave" if name in TASKS else field_label(catalogue, kind, name)
                yield kind, name, label, said


def grant_words(catalogue: Catalogue, grant: Grant, basis: GrantBasis | None) -> Iterator[str]:
    """Yield the same as lines."""
    for _, _, label, said in field_words(catalogue, grant, basis):
        yield f"{label}: {said}"


def clock_words(one: Clock) -> Iterator[str]:
    """Yield how the hours stand, and what to look at before it is too late."""
    yield (
        f"Brugt {say_minutes(one.spent)} af {say_minutes(one.granted)} timer · "
        f"{say_minutes(max(0, one.left))} tilbage"
    )
    way = "foran" if one.ahead > 0 else "bag" if one.ahead < 0 else ""
    yield (
        f"Bevilget til i dag: {say_minutes(one.to_date)} timer"
        + (f" · {say_minutes(abs(one.ahead))} {way}" if way else "")
    )
    yield from (warn_words(warn, one) for warn in one.warns)


def warn_words(warn: Warn, one: Clock) -> str:
    """Return what a warning says."""
    if warn is Warn.SPENT:
        over = say_minutes(-one.left)
        return f"! Alle timer er brugt: {over} over." if one.left < 0 else "! Alle timer er brugt."
    if warn is Warn.NEARLY:
        return f"! Der er {say_minutes(one.left)} timer tilbage."
    if warn is Warn.ENDING:
        return f"! Perioden slutter om {count(one.days_left, 'dag', 'dage')}."
    return f"! {say_minutes(one.outside)} timer ligger uden for perioden."


def sheet_words(catalogue: Catalogue, sheet: Sheet, today: date) -> Iterator[str]:
    """Yield one month: its sum, whether it is locked, what came late, and the citizen's word."""
    yield f"{month_words(sheet.month)}: {say_minutes(sheet.minutes)} timer"
    if sheet.locked:
        yield f"Låst {say_done(sheet.locked, today)}"
    if sheet.late:
        minutes = say_minutes(sum(one.minutes for one in sheet.late))
        yield (
            f"! Skrevet eller rettet efter låsen: {count(len(sheet.late), 'notat', 'notater')}, "
            f"{minutes} timer. De er ikke med i summen."
        )
    if sheet.is_changed:
        but = " uden det, der er rettet efter låsen" if sheet.late else ""
        yield (
            "! Notater fra den låste måned er rettet siden: summen var "
            f"{say_minutes(sheet.minutes)}, de siger nu {say_minutes(sheet.now)}{but}."
        )
    yield from _word_words(catalogue, sheet, today)


def _word_words(catalogue: Catalogue, sheet: Sheet, today: date) -> Iterator[str]:
    """Yield the citizen's word on a month: what was answered, of how many hours, when and how."""
    word = sheet.confirmed
    if word is None or word.day is None:
        yield "Mentoren oplyser timerne. Borgeren har ikke bekræftet dem."
        return
    how = value_words(catalogue, word.KIND, "how", word.how)
    signed = f" af {clean_line(word.by)}" if word.by else ""
    by = f", skrevet af {sheet.told_by}" if sheet.told_by else ""
    when = f"{say_done(word.day, today)} ({how}{signed}{by})."
    hours = say_minutes(word.minutes or 0)
    if word.is_impossible:
        yield f"Mentoren oplyser timerne. Borgeren kunne ikke svare {when}"
    elif not word.is_yes:
        yield f"! Borgeren siger nej til {hours} timer {when}"
    else:
        yield f"Borgeren har bekræftet {hours} timer {when}"
    if not word.is_impossible and word.minutes != sheet.minutes:
        yield "! Summen er en anden nu end den, borgeren svarede på."


def month_words(month: str) -> str:
    """Return «Maj 2026» of «2026-05»."""
    year, _, number = month.partition("-")
    return f"{MONTHS[int(number) - 1].capitalize()} {year}"


def audit_words(one: Audit, today: date, signs: Signs) -> Iterator[str]:
    """Yield what an audit would find: the result with its count, the oldest first, then all."""
    if not one.granted:
        yield "Der er ingen mentorstøtte bevilget, så der er intet at dokumentere."
        return
    found = one.findings
    number = count(len(found), "ting mangler", "ting mangler") if found else "intet mangler"
    yield f"{one.result}: {number}"
    yield points_words(found)
    first, rest = longest(found)
    if rest:
        yield f"Mangler længst: {', '.join(each.check.code for each in first)}"
    yield from (f"{finding_mark(each, signs)} {finding_words(each, today)}" for each in found)
    changed = [each for each in one.limits if each.since is not None]
    if changed:
        said = ", ".join(f"{each.setting.name} {each.value}" for each in changed)
        yield f"Kontorets egne grænser: {said}"


def points_words(found: Sequence[Finding]) -> str:
    """Return how much of what the focus audit asked for is documented: «3 af 4»."""
    return f"Formål, opgaver, kvalifikationer og kontakt: {points(found)} af {len(POINTS)}"


def finding_mark(one: Finding, signs: Signs) -> str:
    """Return the sign of how much it matters; what is only told has none."""
    marks = {CheckLevel.FAULT: signs.over, CheckLevel.WARNING: signs.soon}
    return marks.get(one.check.level, " ")


def finding_words(one: Finding, today: date) -> str:
    """Return «dok-08 Ingen underskrevet aftale (siden 5. januar 2026), 2 steder»."""
    places = f", {len(one.lacks)} steder" if len(one.lacks) > 1 else ""
    since = f" (siden {say(one.since)})" if one.since < today else ""
    return f"{one.check.code} {one.check.name}{since}{places}"
