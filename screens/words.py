"""How dates, states and people are said on the screens: sentences of plain strings.

What is made here may hold what people typed, so it is cleaned where it is drawn.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, clean_line, cut
from vip2tui.catalogue import catalog
from vip2tui.catalogue.overlay import worded
from vip2tui.domain.calendar import off_day as off_day
from vip2tui.domain.facts import Role
from vip2tui.services.citizen.casework import NAMELESS
from vip2tui.services.citizen.people import called as named
from vip2tui.text.danish import first_name, sort_key
from vip2tui.text.danish import weeks_words as weeks_words
from vip2tui.text.days import say, say_short, span
from vip2tui.text.days import short as short
from vip2tui.text.hours import say_minutes
from vip2tui.texts import CODED, FIELD_WORDS, KIND_WORDS, level_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.content import Content

    from vip2tui.domain.course.plan import PlacedStep
    from vip2tui.services.house import Services

CITIZEN_FIELDS = {
    "name": "Navn",
    "case_key": "Sagsnummer (ikke CPR)",
    "phone": "Telefon",
    "language": "Sprog",
    "tovholder": "Tovholder",
    "tovholder_phone": "Tovholders telefon",
    "mentor": "Mentor",
}
"""What can be written about a citizen, in the order it is shown."""

_CODED = {
    ("step", "status"): "step_status",
    ("goal", "status"): "goal_status",
    ("item", "status"): "point_status",
} | CODED


def called(services: Services, citizen_id: str, name: str) -> str:
    """Return what a person is called: a mentor uses the first name, where it is one person's."""
    if services.desk.me.role is not Role.MENTOR:
        return name
    first = first_name(name)
    try:
        return first if first and services.citizens.find(first) == citizen_id else name
    except Vip2Error:
        return name


def people(services: Services, ids: Iterable[str]) -> list[tuple[str, Content]]:
    """Return citizens as one chooses among them: by name, and what tells two of one name apart."""
    names = {one: name_of(services, one) for one in ids}
    apart = services.citizens.people.apart(names)
    order = sorted(names, key=lambda one: (sort_key(names[one]), apart[one], one))
    mark = services.withdrawn.mark
    return [(one, T(f"{named(names[one], apart[one])}{mark(one)}")) for one in order]


def name_of(services: Services, citizen: str) -> str:
    """Return a citizen's name as it stands now."""
    record = services.desk.state(citizen).records.get(citizen)
    return str(record.get("name") or NAMELESS) if record else NAMELESS


def owner(code: str | None, role: Role, first: str) -> str:
    """Return whose turn it is, as one is spoken to: «dig», «lederen», «kommunen», «Amina»."""
    if (code, role) in (("M", Role.MENTOR), ("J", Role.CONSULTANT)):
        return "dig"
    consultant = "kommunen" if role is Role.MENTOR else "konsulenten"
    words = {"M": "mentoren", "L": "lederen", "J": consultant}
    return worded(words[code]) if code in words else first


def code_name(group: str, code: str | None) -> str:
    """Return the word for a stored code."""
    return catalog.codes().name_of(group, code) if code else ""


def step_dates(step: PlacedStep, today: date) -> str:
    """Return «1. apr – 21. apr»."""
    return span(step.start, step.end, today)


def off_words(step: PlacedStep) -> str:
    """Return the mark of a step that begins on a day off: «begynder 2. påskedag»."""
    why = off_day(step.start)
    return f"begynder på en fridag ({why})" if why else ""


def field_name(kind: str, name: str) -> str:
    """Return what a field of a record is called."""
    if kind == "citizen" and name in CITIZEN_FIELDS:
        return worded(CITIZEN_FIELDS[name])
    return worded(f"{KIND_WORDS.get(kind, kind)}: {FIELD_WORDS.get(name, name)}")


def value_words(kind: str, name: str, value: Any, *, habit: bool = False) -> str:
    """Return a stored value as people read it, short."""
    group = _CODED.get((kind, name))
    if group and isinstance(value, str):
        return code_name(group, value).lower()
    if value is None or value == "":
        return "(tomt)"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if name == "minutes" and isinstance(value, int):
        return f"{say_minutes(value)} timer"
    if isinstance(value, str):
        return iso_words(value) or cut(clean_line(value), 60)
    if isinstance(value, int):
        return cut(str(value), 60)
    return cut(level_words(value, habit=habit), 60) or "(mange oplysninger)"


def iso_words(value: str) -> str:
    """Return a stored day, or a stored time's day, as «søn 3. maj 2026»; empty if it is none."""
    try:
        return say(date.fromisoformat(value[:10]))
    except ValueError:
        return ""


def stamped(by: str, at: str, today: date) -> str:
    """Return «Mette, 3. maj»."""
    try:
        return f"{by}, {say_short(date.fromisoformat(at[:10]), today)}"
    except ValueError:
        return by


def listed(words: list[str]) -> str:
    """Return «a, b og c»."""
    return " og ".join(([", ".join(words[:-1])] if words[:-1] else []) + words[-1:])


def package_name(services: Services, package_id: str | None) -> str:
    """Return what a package is called, or its id where it is not on this computer."""
    editions = services.packages.editions(package_id) if package_id else ()
    return editions[-1].name if editions else package_id or ""
