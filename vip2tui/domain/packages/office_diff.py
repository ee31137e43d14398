"""What a file with the municipality's own data changes, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from vip2tui.catalogue.checklist import Checklist, Point
from vip2tui.catalogue.codes import Terms, forms_of
from vip2tui.catalogue.instrument import Indicator, Instrument
from vip2tui.catalogue.kle import Kle
from vip2tui.catalogue.local import SHARED, Confirmed, LocalFacts
from vip2tui.catalogue.rulebook import Rule, RuleSet
from vip2tui.domain.packages.compare import changed
from vip2tui.text.days import say

_OWNERS = {"M": "mentoren", "L": "lederen", "J": "konsulenten"}
_FORMS = ("the", "one", "many", "the_many")


def terms_diff(old: Terms, new: Terms) -> Iterator[str]:
    """Yield what is called something else."""
    for was in old.terms:
        now = new.term(was.id)
        if now is None:
            continue
        for form in forms_of(was.id):
            before, after = getattr(was, form), getattr(now, form)
            if before != after:
                yield f"«{before}» hedder nu «{after}»."
        if was.explanation != now.explanation:
            yield f"«{now.one}» forklares nu sådan: {now.explanation}"
    known = {one.letters: one.explanation for one in old.short_forms}
    for one in new.short_forms:
        if known.get(one.letters) != one.explanation:
            yield f"Forkortelsen {one.letters} forklares nu sådan: {one.explanation}"
    kept = {one.letters for one in new.short_forms}
    yield from (f"Forkortelsen {letters} udgår." for letters in known if letters not in kept)


def kle_diff(old: Kle, new: Kle) -> Iterator[str]:
    """Yield which numbers are others."""
    was, now = _by_topic(old), _by_topic(new)
    for topic, numbers in now.items():
        if topic not in was:
            yield f"KLE-nummer kommer til: {'; '.join(numbers)}."
        elif numbers != was[topic]:
            yield f"KLE-nummer {'; '.join(was[topic])} bliver til {'; '.join(numbers)}."
    yield from (f"KLE-nummer udgår: {'; '.join(was[topic])}." for topic in was if topic not in now)


def told(found: object, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what an edition says, line by line, whatever kind it is.

    Args:
        found: The edition.
        names: What the packages are called, by id.
    """
    # The models are known by what they hold: importing them here would read in pydantic for words.
    every: Any = found
    if hasattr(every, "numbers"):
        for one in every.numbers:
            yield f"{one.number} {one.name}{_span(one.valid_from, one.valid_to)}"
    elif hasattr(every, "terms"):
        for one in every.terms:
            yield ", ".join(dict.fromkeys(getattr(one, form) for form in _FORMS))
        for one in every.short_forms:
            yield f"{one.letters}: {one.explanation}"
    elif hasattr(every, "rules"):
        yield from rules_diff(None, every)
    elif hasattr(every, "indicators"):
        yield from (f"{one.id} {one.name}{_off(one)}: {one.consultant}" for one in every.indicators)
    elif hasattr(every, "confirmed"):
        yield from local_diff(None, every, names)
    else:
        points = _points(every).values() if hasattr(every, "areas") else every.points
        for one in points:
            yield f"{one.id} {one} ({_who(one)}, {_due(one)})"


def _by_topic(every: Kle) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in every.numbers:
        said = f"{one.number} {one.name}{_span(one.valid_from, one.valid_to)}"
        found.setdefault(one.topic, []).append(said)
    return found


def checklist_diff(old: Checklist, new: Checklist) -> Iterator[str]:
    """Yield what is other for new courses, point by point."""
    was, now = _points(old), _points(new)
    yield from changed("Tjeklistens navn", str(old.title), str(new.title))
    for kind in ("phases", "areas"):
        before = {one.id: one.name for one in getattr(old, kind)}
        for one in getattr(new, kind):
            yield from changed("Overskriften", before.get(one.id, "(ny)"), one.name)
    for key, point in now.items():
        if key not in was:
            yield f"Punkt {key} kommer til: «{point}» ({_who(point)}, {_due(point)})."
        elif point != was[key]:
            yield from _point(was[key], point)
    yield from (f"Punkt {key} udgår: «{was[key]}»." for key in was if key not in now)


def instrument_diff(old: Instrument, new: Instrument) -> Iterator[str]:
    """Yield what is asked otherwise, question by question."""
    if len(old.scale) != len(new.scale):
        yield (
            f"Svarene går nu fra 1 til {len(new.scale)}. "
            "De svar, der er givet, står, som de blev givet."
        )
    was = {one.id: one for one in old.indicators}
    now = {one.id: one for one in new.indicators}
    for key, one in now.items():
        before = was.get(key)
        if before is None:
            yield f"Spørgsmålet {key} {one.name} kommer til: {one.consultant}"
            continue
        if before.off != one.off:
            again = "spørges der ikke om mere" if one.off else "spørges der om igen"
            yield f"{key} {one.name} {again}."
        for voice in ("citizen", "consultant"):
            said, says = (str(getattr(each, voice) or "(intet)") for each in (before, one))
            yield from changed(f"Spørgsmålet {key}", said, says)
        meant, means = (", ".join(map(str, each.anchors)) for each in (before, one))
        yield from changed(f"Det, tallene betyder i {key}", meant, means)
    yield from (f"Spørgsmålet {key} {was[key].name} udgår." for key in was if key not in now)


def _off(one: Indicator) -> str:
    return " (spørges der ikke om)" if one.off else ""


def rules_diff(old: RuleSet | None, new: RuleSet) -> Iterator[str]:
    """Yield what an act brings: when it holds, which act it ends, and rule by rule what is new."""
    if old is None or old.waits != new.waits or old.valid_from != new.valid_from:
        begins = f"gælder fra {say(new.valid_from)}" if new.valid_from else "gælder"
        yield f"«{new.name}» {'afventer og gælder ikke endnu' if new.waits else begins}."
    if new.valid_to and (old is None or old.valid_to != new.valid_to):
        yield f"Sidste dag er {say(new.valid_to)}."
    if new.replaces and (old is None or old.waits or old.replaces != new.replaces):
        yield f"Den afløser reglerne i {new.replaces} fra den dag."
    was = {one.id: one for one in old.rules} if old else {}
    now = {one.id: one for one in new.rules}
    for key, rule in now.items():
        if key not in was:
            yield f"Regel {key} kommer til: «{rule}»{_span(rule.valid_from, rule.valid_to)}"
        else:
            yield from _rule(was[key], rule)
    yield from (f"Regel {key} udgår: «{was[key]}»" for key in was if key not in now)


def _rule(was: Rule, now: Rule) -> Iterator[str]:
    where = f"Regel {now.id}"
    yield from changed(where, str(was), str(now))
    for name in dict.fromkeys((*was.numbers, *now.numbers)):
        before, after = was.numbers.get(name, "intet"), now.numbers.get(name, "intet")
        if before != after:
            words = name.replace("_", " ")
            yield f"{where}, {words}: {before} bliver til {after}."
    spans = [_span(one.valid_from, one.valid_to).strip(" ()") or "altid" for one in (was, now)]
    yield from changed(f"{where}, gælder", *spans)
    yield from changed(f"{where}, hjemmel", was.law or "ukendt", now.law or "ukendt")
    if was.checked != now.checked:
        yield f"{where} er kontrolleret {now.checked or 'af ingen endnu'}."


def _points(listed: Checklist) -> Mapping[str, Point]:
    extra = (point for one in listed.extras for point in one.points)
    return {point.id: point for point in (*listed.points, *extra, *listed.own)}


def _point(was: Point, now: Point) -> Iterator[str]:
    where = f"Punkt {now.id}"
    yield from changed(where, str(was), str(now))
    yield from changed(f"{where}, hvem", _who(was), _who(now))
    yield from changed(f"{where}, frist", _due(was), _due(now))
    yield from changed(f"{where}, hjælp", was.help or "ingen", now.help or "ingen")
    if was.important != now.important:
        word = "skal med" if now.important else "skal ikke længere med"
        yield f"{where} {word} i dokumentationen."
    if was.event != now.event:
        said = "kommer kun, når noget er sket" if now.event else "har nu sin egen frist"
        yield f"{where} {said}."


def _who(point: Point) -> str:
    return _OWNERS.get(point.owner.value, point.owner.value)


_ORIGINS = {
    "start": "første dag",
    "slut": "den planlagte slutdag",
    "arbejde": "den sidste dag i praktik eller løntilskud",
}


def _due(point: Point) -> str:
    due = point.due
    if due is None:
        return "en vane uden frist" if point.habit else "uden frist"
    origin = _ORIGINS[due.origin]
    if due.days == 0:
        said = f"på {origin}"
    else:
        side = "efter" if due.days > 0 else "før"
        said = f"{abs(due.days)} {'dag' if abs(due.days) == 1 else 'dage'} {side} {origin}"
    return f"{said}, igen hver {due.every}. dag" if due.every else said


def _span(first: object, last: object) -> str:
    parts = [f"{word} {one}" for word, one in (("fra", first), ("til", last)) if one]
    return f" ({' '.join(parts)})" if parts else ""


def local_diff(old: LocalFacts | None, new: LocalFacts, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what is confirmed, what no longer is, and where else there are jobs.

    Args:
        old: What holds now; None if nothing does.
        new: What is to hold.
        names: What the packages are called, by id.
    """
    was = {one.place: one for one in old.confirmed} if old else {}
    now = {one.place: one for one in new.confirmed}
    for place, one in now.items():
        if place not in was or _vouched(old, was[place]) != _vouched(new, one):
            yield f"{_package(one.package, names)}: «{one.words}» er {_vouched(new, one)}."
    for place, one in was.items():
        if place not in now:
            yield f"{_package(one.package, names)}: «{one.words}» er ikke længere bekræftet."
    notes = {one.package: one for one in old.market} if old else {}
    for note in new.market:
        if str(notes.get(note.package, "")) != str(note):
            yield f"{_package(note.package, names)}, hvor der er job: {note}."
    for key in notes.keys() - {one.package for one in new.market}:
        yield f"{_package(key, names)}: det, der stod om, hvor der er job, udgår."


def _vouched(facts: LocalFacts | None, one: Confirmed) -> str:
    return confirmed_words(facts, one) if facts else ""


def confirmed_words(facts: LocalFacts, one: Confirmed) -> str:
    """Return «bekræftet af Nordstrand Kommune, man 4. maj 2026»."""
    return f"bekræftet af {facts.sources[one.source].name}, {say(one.day)}"


def _package(package_id: str, names: Mapping[str, str]) -> str:
    return "Alle jobpakker" if package_id == SHARED else names.get(package_id, package_id)
