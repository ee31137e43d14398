"""Where what was told lies: each computer of the office has a case of its own for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from vip2tui.changes.writer import Draft
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.places import Place, case_at, place_of, shared_case
from vip2tui.domain.kinds.told_numbers import ToldNumbers
from vip2tui.domain.numbers.kept import parted
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Desk
from vip2tui.services.exchange.belonging import belongs_to
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.records import new
from vip2tui.services.records import read as read_fact
from vip2tui.storage.errors import ReadOnlyError
from vip2tui.storage.port import Row

EARLIER = ("numbers", "told")
"""The row in which a vault kept it before it travelled."""


def told_here(sharing: Sharing) -> Iterator[ToldNumbers]:
    """Yield all that is known here of what the office's computers have told.

    What another municipality's office told is another's: it holds nobody back here.
    """
    desk = sharing.desk
    citizens = set(desk.shared_cases())
    for case in desk.store.cases():
        if place_of(case) is not Place.PROFESSIONAL or shared_case(case) in citizens:
            continue
        records = list(desk.state(case).of_kind(ToldNumbers.KIND))
        whose = belongs_to(sharing, case, desk.changes(case), ()) if records else ()
        if whose and desk.me.device not in whose:
            continue
        facts = (read_fact(ToldNumbers, one, case).fact for one in records)
        yield from (one for one in facts if one is not None)


def drafts_of(desk: Desk, said: Iterable[Mapping[str, Any]]) -> list[Draft]:
    """Return what is written of something told."""
    case = case_at(derived_id(desk.me.device, "numbers"), Place.PROFESSIONAL)
    return [new(case, desk.new_id(), ToldNumbers.KIND, values) for values in said]


def take_over(desk: Desk) -> None:
    """Make records of what lies as a row, all in one step.

    Raises:
        StorageError: If the disk refused; it lies as it did.
    """
    row = desk.store.row(*EARLIER)
    if row is None or desk.me.role is not Role.OFFICE:
        return
    with suppress(ReadOnlyError):  # it becomes records when the vault can be written in
        desk.act(drafts_of(desk, parted({}, row, desk.new_id)), [Row(*EARLIER, None)])
