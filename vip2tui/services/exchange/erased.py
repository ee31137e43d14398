"""What is erased here, as the exchange needs it: the acts, and who is to hear of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from vip2tui.exchange.erasing import ASKED, MOST, Erasure, Judge, erasure_of
from vip2tui.services.papers.lying import LyingService
from vip2tui.storage.forgetting import ERASED
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vip2tui.exchange.peers import Peer
    from vip2tui.services.desk import Desk
    from vip2tui.services.exchange.sharing import Sharing


def erased(desk: Desk) -> dict[str, Erasure]:
    """Return what is in force here, by id, in the order it came."""
    return {act: erasure_of(row) for act, row in desk.store.rows(ERASED).items()}


def asked(desk: Desk) -> dict[str, Erasure]:
    """Return what waits for a second person, by id."""
    return {act: erasure_of(row) for act, row in desk.store.rows(ASKED).items()}


def in_force(desk: Desk, acts: Sequence[Erasure], dropped: Mapping[str, int]) -> list[Row]:
    """Return the rows that keep acts, and how much of their citizens still arrived.

    Args:
        desk: The desk.
        acts: What is in force from now on.
        dropped: Act to how many changes a file had.
    """
    known = {one.id: desk.store.row(ERASED, one.id) or one.row() for one in acts}
    for act in dropped:
        known.setdefault(act, desk.store.row(ERASED, act) or {})
    kept = {
        act: {**row, "dropped": row.get("dropped", 0) + dropped.get(act, 0)}
        for act, row in known.items()
    }
    waited = [Row(ASKED, one.id, None) for one in acts if desk.store.row(ASKED, one.id)]
    return [*(Row(ERASED, act, row) for act, row in kept.items()), *waited]


def held_of(desk: Desk, cases: Iterable[str]) -> list[str]:
    """Return the ids of every change of some cases."""
    return [change.id for case in cases for change in desk.store.changes(case)]


def delete_papers(desk: Desk, acts: Sequence[Erasure]) -> None:
    """Delete the readable papers that tell of somebody who is erased, where they lie."""
    lying = LyingService(desk)
    about = lying.about({one for act in acts for one in act.citizens})
    lying.delete_all(about, names_nobody=True)


def judge_of(sharing: Sharing) -> Judge:
    """Return whose word counts here."""
    return Judge(sharing.me, sharing.keys().public, sharing.peers())


def to_tell(sharing: Sharing, peer: Peer) -> list[Erasure]:
    """Return what a computer has not said it has done, and is to hear."""
    judge, every = judge_of(sharing), erased(sharing.desk)
    left = [one for one in every.values() if peer.erased.get(one.id) is None]
    waits = asked(sharing.desk).values() if left or sharing.desk.store.rows(ASKED) else ()
    return [one for one in (*left, *waits) if judge.is_for(one, peer)][:MOST]
