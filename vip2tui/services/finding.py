"""Which citizen, note or record is meant by what somebody typed, without folding every case.

The vault's own bytes say which cases a record or a name was ever written in; only those are folded,
and what they amount to now decides. So there is no second list of names that could be stale, be
left behind when a case is let go of, or hold a name that was taken back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import orjson

from vip2tui.base.safe import clean_line
from vip2tui.changes.record import Record
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.citizen import NAMELESS, Citizen
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, place_of, shared_case
from vip2tui.domain.people import short_ids
from vip2tui.services.citizen.casework import is_citizen
from vip2tui.services.citizen.people import People, listed
from vip2tui.services.desk import Desk
from vip2tui.services.typed import meant
from vip2tui.text.danish import fold, search_key, sort_key

FEWEST = 4
"""Characters of an id that may stand for it: fewer are met by chance."""
_MOST = 10
"""How many of those that fit are named."""


class Finder:
    """Finds citizens by an id, its beginning, or a name."""

    def __init__(self, desk: Desk, people: People) -> None:
        self._desk = desk
        self._people = people
        self._names: tuple[int, dict[str, set[str]]] | None = None

    def citizen(self, text: str) -> str:
        """Return the id that is meant: an id, its unique beginning, or an unmistakable name.

        Raises:
            NotFoundError: If nobody fits.
            AmbiguousError: If several do; the sentence says who, and what tells them apart.
        """
        return self._meant(text, self._desk.persons.shown)

    def case(self, text: str) -> str:
        """Return the same of one part of a person who is in several cases.

        Raises:
            NotFoundError: If nobody fits.
            AmbiguousError: If several do.
        """
        return self._meant(text, lambda citizen: citizen)

    def _meant(self, text: str, shown: Callable[[str], str]) -> str:
        wanted = _Wanted(text.strip())
        exact = wanted.text.lower()
        if exact in self._desk.store.cases() and self._is_here(exact):
            return shown(exact)
        names = {one: self._name(one) for one in self._candidates(wanted) if self._is_here(one)}
        whole = [*dict.fromkeys(shown(n) for n, name in names.items() if wanted.is_whole(name))]
        near = [*dict.fromkeys(shown(n) for n, name in names.items() if wanted.fits(n, name))]
        return meant((whole, near), self._which, "Ingen borger her passer på det, du skrev.")

    def _which(self, found: Sequence[str]) -> str:
        """Return who fits, each with what tells them apart and the beginning of the id."""
        every = [person for one in found if (person := self._people.person(one)) is not None]
        every.sort(key=lambda one: (sort_key(one.name), one.id))
        more = f"; og {len(every) - _MOST} til" if len(every) > _MOST else ""
        return (
            f"{len(found)} borgere passer på det, du skrev: {listed(every, _MOST)}{more}. "
            "Skriv begyndelsen af det id, du mener."
        )

    def _candidates(self, wanted: _Wanted) -> list[str]:
        """Return the shared cases that may be meant: by the id, or by any name ever written."""
        every, names = self._desk.shared_cases(), self._written()
        if wanted.is_whole(NAMELESS) or wanted.fits("", NAMELESS):
            return every
        return [
            case
            for case in every
            if any(wanted.is_whole(n) or wanted.fits(case, n) for n in names.get(case, ("",)))
        ]

    def _written(self) -> dict[str, set[str]]:
        """Return per case every name that was ever set, whether it stands or not."""
        with self._desk.lock:
            if self._names is None or self._names[0] != self._desk.version:
                names: dict[str, set[str]] = {}
                for change in self._desk.store.holding(f'"kind":"{Citizen.KIND}"'):
                    if change.set.get("name") is not None:
                        names.setdefault(change.record, set()).add(str(change.set["name"]))
                self._names = (self._desk.version, names)
            return self._names[1]

    def _is_here(self, case: str) -> bool:
        return place_of(case) is Place.SHARED and is_citizen(self._desk.state(case), case)

    def _name(self, citizen_id: str) -> str:
        record = self._desk.state(citizen_id).records.get(citizen_id)
        return str(record.get("name", NAMELESS)) if record else NAMELESS


def cases_with(desk: Desk, record: str, *, whole: bool = True) -> list[str]:
    """Return the cases in which a record was ever written, in the store's order.

    Args:
        desk: Where to look.
        record: Its id.
        whole: Whether that is all of the id, or a beginning of it is enough.
    """
    try:
        name = orjson.dumps(record).decode()
    except TypeError:  # half a letter: no line holds one
        return []
    found = desk.store.holding(f'"record":{name if whole else name[:-1]}')
    return list(dict.fromkeys(change.place[1] for change in found))


class _Wanted:
    """What was typed, folded once for all the names it is held against."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._whole = fold(text)
        self._words = [search_key(word).split() for word in re.findall(r"\w+", clean_line(text))]

    def is_whole(self, name: str) -> bool:
        """Return whether it is the whole name."""
        return bool(self.text) and fold(name) == self._whole

    def fits(self, citizen_id: str, name: str) -> bool:
        """Return whether it begins the id, or every word of it begins a word of the name.

        A name that lies inside another («Ida» in «Frida») is a mistake waiting to be written down.
        """
        if begins(self.text, citizen_id):
            return True
        words = re.findall(r"\w+", search_key(name)) if self._words else []
        return bool(self._words) and all(
            any(word.startswith(way) for word in words for way in ways) for ways in self._words
        )


def begins(wanted: str, record_id: str) -> bool:
    """Return whether what was typed is enough of the beginning of an id."""
    return len(wanted) >= FEWEST and record_id.startswith(wanted.lower())


def among(names: Mapping[str, str], text: str) -> str:
    """Return the id of the one among a few that is meant: an id, its beginning, or a name.

    An exact name stands before a near one.

    Args:
        names: Id to name.
        text: What was typed.

    Raises:
        NotFoundError: If none fits.
        AmbiguousError: If several do; the sentence tells them apart.
    """
    wanted = _Wanted(text.strip())
    ways = (
        [one for one in names if one == wanted.text.lower()],
        [one for one, name in names.items() if wanted.is_whole(name)],
        [one for one, name in names.items() if wanted.fits(one, name)],
    )

    def several(found: Sequence[str]) -> str:
        known = ", ".join(f"{clean_line(names[one])} ({one[:8]})" for one in found)
        return f"Flere passer: {known}. Skriv begyndelsen af id'et."

    return meant(ways, several, "Ingen af dem passer på det, du skrev.")


def entry(desk: Desk, text: str) -> tuple[str, str]:
    """Return the citizen and the id of the note that an id, or its unique beginning, names.

    Raises:
        NotFoundError: If there is none.
        AmbiguousError: If several begin so.
    """
    missing = "Notatet findes ikke her. Se notaterne med «vip2tui log list BORGER»."
    return _about_a_citizen(desk, text, (Entry.KIND,), missing)


def absence(desk: Desk, text: str) -> tuple[str, str]:
    """Return the citizen and the id of the absence that an id, or its unique beginning, names.

    A note may tell one, too.

    Raises:
        NotFoundError: If there is none.
        AmbiguousError: If several begin so.
    """
    missing = "Fraværet findes ikke her. Se fravær med «vip2tui absence list BORGER»."
    return _about_a_citizen(desk, text, (Absence.KIND, Entry.KIND), missing)


def _about_a_citizen(
    desk: Desk, text: str, kinds: Collection[str], missing: str
) -> tuple[str, str]:
    found = {(one.id, shared_case(case)) for case, one in _records(desk, text) if one.kind in kinds}
    made, citizen = meant([sorted(found)], lambda some: _begin_so([n for n, _ in some]), missing)
    return citizen, made


def record(desk: Desk, text: str) -> str:
    """Return the id of anything kept here, put away or not, by its id or unique beginning.

    Raises:
        NotFoundError: If there is none.
        AmbiguousError: If several begin so.
    """
    found = sorted({one.id for _, one in _records(desk, text, put_away=True)})
    return meant([found], _begin_so, "Her er ikke skrevet noget under det navn.")


def _records(desk: Desk, text: str, *, put_away: bool = False) -> Iterator[tuple[str, Record]]:
    """Yield the records that an id or its beginning names, with their case."""
    wanted = text.strip().lower()
    for case in cases_with(desk, wanted, whole=len(wanted) < FEWEST):
        state = desk.state(case)
        for one in (*state.records.values(), *(state.deleted.values() if put_away else ())):
            if one.id == wanted or begins(wanted, one.id):
                yield case, one


def _begin_so(ids: Sequence[str]) -> str:
    short, more = short_ids(ids), f" og {len(ids) - _MOST} til" if len(ids) > _MOST else ""
    named = ", ".join(short[one] for one in ids[:_MOST])
    return f"{len(ids)} steder begynder sådan: {named}{more}. Skriv mere af det id, du mener."
