"""What an edition of the municipality's words about the packages says and changes, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vip2tui.catalogue.local import SHARED, Confirmed, LocalFacts
from vip2tui.text.days import say


def diff(old: LocalFacts | None, new: LocalFacts, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what is confirmed, what no longer is, and where else there are jobs.

    Args:
        old: What holds now; None if nothing does.
        new: What is to hold.
        names: What the packages are called, by id.
    """
    was = {one.place: one for one in old.confirmed} if old else {}
    now = {one.place: one for one in new.confirmed}
    for place, one in now.items():
        if place not in was or _said(old, was[place]) != _said(new, one):
            yield f"{_name(one.package, names)}: «{one.words}» er {_said(new, one)}."
    for place, one in was.items():
        if place not in now:
            yield f"{_name(one.package, names)}: «{one.words}» er ikke længere bekræftet."
    notes = {one.package: one for one in old.market} if old else {}
    for note in new.market:
        if str(notes.get(note.package, "")) != str(note):
            yield f"{_name(note.package, names)}, hvor der er job: {note}."
    for key in notes.keys() - {one.package for one in new.market}:
        yield f"{_name(key, names)}: det, der stod om, hvor der er job, udgår."


def _said(facts: LocalFacts | None, one: Confirmed) -> str:
    return confirmed_words(facts, one) if facts else ""


def confirmed_words(facts: LocalFacts, one: Confirmed) -> str:
    """Return «bekræftet af Nordstrand Kommune, man 4. maj 2026»."""
    return f"bekræftet af {facts.sources[one.source].name}, {say(one.day)}"


def _name(package_id: str, names: Mapping[str, str]) -> str:
    return "Alle jobpakker" if package_id == SHARED else names.get(package_id, package_id)
