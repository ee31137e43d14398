"""Two citizens who may be one person, and two of one name told apart: pure, the same everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from vip2tui.text.cpr import Cpr, CprNotUnderstoodError, parse_cpr
from vip2tui.text.danish import first_name, fold, phone_digits
from vip2tui.text.days import say_short
from vip2tui.text.near import MAYBE_SAME, NameKey, same_person_score

SHORT_ID = 8
"""Characters of an id that are shown to be typed."""
_SHORTEST_PHONE = 6
"""Digits of a telephone number that is one: «112» is nobody's own."""
_MOST_SAID = 2
_FULL = 100


@dataclass(frozen=True)
class Person:
    """What is known of a citizen that tells one person from another."""

    id: str
    name: str = field(repr=False)
    phone: str | None = field(default=None, repr=False)
    case_key: str | None = None
    cpr: str | None = field(default=None, repr=False)
    """On a mentor's computer there is none."""
    mentor: str | None = field(default=None, repr=False)
    package: str | None = None
    created: date | None = None

    @cached_property
    def number(self) -> Cpr | None:
        """The CPR number, if it can be one."""
        try:
            return parse_cpr(self.cpr) if self.cpr else None
        except CprNotUnderstoodError:
            return None

    @cached_property
    def dialled(self) -> str:
        """The telephone number as it is dialled; empty if it is none."""
        digits = phone_digits(self.phone or "")
        return digits if len(digits) >= _SHORTEST_PHONE else ""

    @cached_property
    def called(self) -> NameKey:
        """The name as it is compared."""
        return NameKey.of(self.name)

    @cached_property
    def key(self) -> str:
        """The municipality's short key, folded."""
        return fold(self.case_key or "")


def maybe_same(one: Person, other: Person) -> tuple[int, str]:
    """Return how much two citizens look like one person, and why, in a few words.

    It is 0 where they are not to be asked about, and never between that and `MAYBE_SAME`.

    Two CPR numbers that differ are two people's, whatever they are called, unless one of them is a
    replacement number, which a person has until the real one comes.
    """
    mine, theirs = one.number, other.number
    if mine is not None and theirs is not None:
        if mine.number == theirs.number:
            return _FULL, "samme CPR-nummer"
        if mine.kind is theirs.kind:
            return 0, ""
    found: list[tuple[int, str]] = []
    is_near = one.called.may_be(other.called)
    score = same_person_score(one.name, other.name) if is_near else 0
    if score >= MAYBE_SAME:
        found.append((score, "samme navn" if score == _FULL else "næsten samme navn"))
    if one.key and one.key == other.key:
        found.append((95, "samme sagsnummer"))
    if one.dialled and one.dialled == other.dialled:
        found.append((85, "samme telefon"))
    if mine is not None and theirs is not None and mine.born == theirs.born:
        is_called = fold(first_name(one.name)) == fold(first_name(other.name))
        found += [(90, "samme fødselsdag")] if is_called or found else []
    return max((score for score, _ in found), default=0), " og ".join(why for _, why in found)


def told_apart(people: Iterable[Person]) -> dict[str, str]:
    """Return for each citizen what tells them from the others of one name; empty for the only one.

    What all of them have alike says nothing; where nothing else differs the beginning of the id
    does.
    """
    names: dict[str, list[Person]] = {}
    for one in people:
        names.setdefault(fold(one.name), []).append(one)
    told: dict[str, str] = {}
    for group in names.values():
        told |= _apart(group) if len(group) > 1 else {group[0].id: ""}
    return told


def _apart(group: Sequence[Person]) -> dict[str, str]:
    shown: dict[str, list[str]] = {one.id: [] for one in group}
    for shows, means in _SAYS:
        words = {one.id: shows(one) for one in group}
        if len({means(one) if means else fold(words[one.id]) for one in group}) > 1:
            for one, word in words.items():
                shown[one] += [word] if word and len(shown[one]) < _MOST_SAID else []
    joined = {one: ", ".join(words) for one, words in shown.items()}
    times = Counter(joined.values())
    begins = short_ids(joined)
    return {
        one: text if text and times[text] == 1 else ", ".join(filter(None, (text, begins[one])))
        for one, text in joined.items()
    }


def short_ids(ids: Iterable[str]) -> Mapping[str, str]:
    """Return each id's beginning, long enough to be no other's of these."""
    every = sorted(set(ids))
    found: dict[str, str] = {}
    for at, one in enumerate(every):
        beside = [every[near] for near in (at - 1, at + 1) if 0 <= near < len(every)]
        length = SHORT_ID
        while length < len(one) and any(near[:length] == one[:length] for near in beside):
            length += 1
        found[one] = one[:length]
    return found


def _day(day: date) -> str:
    return say_short(day, None)


def _born(one: Person) -> str:
    return f"født {_day(one.number.born)}" if one.number else ""


def _said(before: str, field_of: Callable[[Person], str | None]) -> Callable[[Person], str]:
    return lambda one: f"{before} {' '.join(text.split())}" if (text := field_of(one)) else ""


_SAYS: tuple[tuple[Callable[[Person], str], Callable[[Person], str] | None], ...] = (
    (_born, None),
    # Two ways of writing one telephone number tell nobody apart.
    (_said("tlf.", lambda one: one.phone), lambda one: one.dialled or fold(one.phone or "")),
    (_said("sagsnummer", lambda one: one.case_key), None),
    (_said("mentor", lambda one: one.mentor), None),
    (lambda one: one.package or "", None),
    (lambda one: f"oprettet {_day(one.created)}" if one.created else "", None),
)
"""What tells people apart, what says most first; and what it means, if that is not what it says."""
