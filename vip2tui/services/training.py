"""Training cards (oplæringskort): each comes once, where it helps, and is put away for good."""

from __future__ import annotations

from dataclasses import dataclass

from vip2tui.domain.settings import CARDS, CARDS_SEEN
from vip2tui.services.desk import Desk
from vip2tui.services.vault.settings import TABLE, value_of
from vip2tui.storage.port import Row
from vip2tui.text.teaching import CARDS as TEXTS


@dataclass(frozen=True, slots=True)
class TrainingService:
    """Which card there is to show."""

    desk: Desk

    def at(self, place: str) -> str:
        """Return the card of a place that was not seen yet; empty if there is none."""
        if place not in TEXTS or place in self._seen():
            return ""
        return TEXTS[place] if value_of(self.desk.store, CARDS) == CARDS.default else ""

    def put_away(self, place: str) -> None:
        """Show the card of a place no more.

        Raises:
            StorageError: If it cannot be kept.
        """
        seen = self._seen()
        if place not in seen:
            self.desk.act([], [Row(TABLE, CARDS_SEEN, {"seen": [*seen, place]})])

    def _seen(self) -> list[str]:
        row = self.desk.store.row(TABLE, CARDS_SEEN)
        return list(row["seen"]) if row else []
