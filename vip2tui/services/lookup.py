"""Finding what a person means by what they typed: a note, a record, a package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.record import Record
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import shared_case
from vip2tui.domain.people import short_ids
from vip2tui.services.desk import AmbiguousError, Desk, NotFoundError
from vip2tui.services.finding import FEWEST, begins, cases_with
from vip2tui.services.packages.edition import Edition
from vip2tui.text.danish import fold, matches, search_key

T = TypeVar("T", str, tuple[str, str])

_MOST = 10
"""How many of those that fit are named."""


def entry(desk: Desk, text: str) -> tuple[str, str]:
    """Return the citizen and the id of the note that an id, or its unique beginning, names.

    Raises:
        NotFoundError: If there is none.
        AmbiguousError: If several begin so.
    """
    found = [
        (shared_case(case), record.id)
        for case, record in _records(desk, text)
        if record.kind == Entry.KIND
    ]
    return _one(
        sorted(set(found), key=lambda one: one[1]),
        "Notatet findes ikke her. Se notaterne med «vip2tui log list BORGER».",
    )


def record(desk: Desk, text: str) -> str:
    """Return the id of anything kept here, put away or not, by its id or unique beginning.

    Raises:
        NotFoundError: If there is none.
        AmbiguousError: If several begin so.
    """
    found = [one.id for _, one in _records(desk, text, put_away=True)]
    return _one(sorted(set(found)), "Her er ikke skrevet noget under det navn.")


def package(text: str, own: Iterable[Edition] = ()) -> str:
    """Return the id of the package that an id, a name or one of its other names means.

    Args:
        text: What was typed.
        own: Editions that are kept on this device beside the shipped packages.

    Raises:
        PackageNotFoundError: If there is none; suggests the nearest.
        AmbiguousError: If several have such a name.
    """
    wanted = fold(text)
    names: dict[str, tuple[str, ...]] = {one.id: (one.id, one.name) for one in own}
    names |= {one.id: (one.id, one.name, *one.aliases) for one in SHIPPED.package_names()}
    exact = [one for one, called in names.items() if wanted in map(fold, called)]
    near = [
        one
        for one, called in names.items()
        if wanted and any(matches(text, search_key(name)) for name in called)
    ]
    for found in (exact, near):
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousError(f"Flere jobpakker passer: {', '.join(found)}. Skriv en af dem.")
    return SHIPPED.package(text).id


def _records(desk: Desk, text: str, *, put_away: bool = False) -> Iterator[tuple[str, Record]]:
    """Yield the records that an id or its beginning names, with their case."""
    wanted = text.strip().lower()
    for case in cases_with(desk, wanted, whole=len(wanted) < FEWEST):
        state = desk.state(case)
        known = [*state.records.values(), *(state.deleted.values() if put_away else ())]
        for one in known:
            if one.id == wanted or begins(wanted, one.id):
                yield case, one


def _one(found: list[T], missing: str) -> T:
    if not found:
        raise NotFoundError(missing)
    if len(found) > 1:
        ids = [one if isinstance(one, str) else one[-1] for one in found]
        begins = short_ids(ids)
        named = ", ".join(begins[one] for one in ids[:_MOST])
        more = f" og {len(ids) - _MOST} til" if len(ids) > _MOST else ""
        raise AmbiguousError(
            f"{len(ids)} steder begynder sådan: {named}{more}. Skriv mere af det id, du mener."
        )
    return found[0]
