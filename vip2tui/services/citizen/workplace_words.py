"""A workplace in words: its fields, who is and was there, and who there is another now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line
from vip2tui.domain.kinds.workplace import Workplace
from vip2tui.sentences.records import field_label, field_words
from vip2tui.text.danish import count
from vip2tui.text.days import say_short, span

if TYPE_CHECKING:
    from vip2tui.catalogue.catalogue import Catalogue
    from vip2tui.domain.course.placements import Placement
    from vip2tui.services.citizen.workplace_changes import PersonChange


def field_lines(
    catalogue: Catalogue, one: Workplace, always: Iterable[str], today: date
) -> Iterator[str]:
    """Yield what is known of a workplace: a field that holds nothing is silent, but a few."""
    for name in Workplace.model_fields:
        said = getattr(one, name)
        if name in ("id", "case") or (said is None and name not in always):
            continue
        words = say_short(said, today) if isinstance(said, date) else clean_line(str(said or ""))
        yield f"{field_label(catalogue, one.KIND, name)}: {words or '(tomt)'}"


def stay_words(one: Placement, today: date) -> str:
    """Return who is or was there: «Amina · 3. maj–9. aug. · 12 uger praktik · job»."""
    when = span(one.first, one.last, today) if one.last else f"siden {say_short(one.first, today)}"
    weeks = f"{count(one.weeks, 'uge', 'uger')} praktik" if one.weeks else ""
    if one.is_running and one.planned:
        weeks = f"{one.weeks} af {count(one.planned, 'uge', 'uger')} praktik"
    return " · ".join(part for part in (clean_line(one.name), when, weeks, one.outcome) if part)


def changed_words(catalogue: Catalogue, one: PersonChange, today: date) -> str:
    """Return who there is another: «3. maj: kontaktperson var Bo, nu Ida»."""
    return f"{say_short(one.day, today)}: {shift_words(catalogue, one)}"


def shift_words(catalogue: Catalogue, one: PersonChange) -> str:
    """Return the same without its day."""
    what = catalogue.worded(field_words(Workplace.KIND, one.field))
    new = f", nu {clean_line(one.new)}" if one.new else ", nu er der ingen"
    return f"{what} var {clean_line(one.old)}{new}"
