"""Drafts (kladder): what is being typed, kept sealed: neither Esc nor a power cut takes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vip2tui.services.desk import Desk
from vip2tui.storage.port import Row
from vip2tui.storage.rows import DRAFTS

TABLE = DRAFTS


@dataclass(frozen=True, slots=True)
class DraftService:
    """Half-written texts by the place they are written in, such as ``note:<citizen>``."""

    desk: Desk

    def keep(self, place: str, fields: dict[str, str], begun: date | None = None) -> None:
        """Keep what stands in the fields now; when all are empty, drop it.

        Args:
            place: Where it is written.
            fields: What stands there. A day is given as a date, never as «i går».
            begun: The day the writing began: what a field without a day means.
        """
        old = self.desk.store.row(TABLE, place)
        text = {name: value for name, value in fields.items() if value}
        if not text:
            if old is not None:
                self.desk.act([], [Row(TABLE, place, None)])
        elif old is None or old.get("fields") != text:
            now = self.desk.now()
            at, begun = now.isoformat(timespec="seconds"), begun or now.date()
            kept = {"at": at, "begun": begun.isoformat(), "fields": text}
            self.desk.act([], [Row(TABLE, place, kept)])

    def get(self, place: str) -> dict[str, str]:
        """Return what was kept; empty if nothing was."""
        row = self.desk.store.row(TABLE, place)
        return dict(row["fields"]) if row else {}

    def begun(self, place: str) -> date | None:
        """Return the day the writing began; None if nothing is kept there."""
        row = self.desk.store.row(TABLE, place)
        if row is None:
            return None
        return date.fromisoformat(str(row.get("begun") or row["at"])[:10])

    def add(self, place: str, fields: dict[str, str]) -> None:
        """Keep a draft beside any other that waits in the place; `take_up` finds it."""
        self.keep(f"{place}:{self.desk.new_id()}" if self.get(place) else place, fields)

    def found(self, place: str) -> str:
        """Return where the draft to go on with lies: in the place, else beside it."""
        beside = (one for one in self.places() if one.startswith(f"{place}:"))
        return place if self.get(place) else next(beside, place)

    def take_up(self, place: str) -> dict[str, str]:
        """Return the draft to go on with, and let it lie in the place.

        Raises:
            StorageError: If one that lay beside cannot be moved.
        """
        beside = self.found(place)
        if beside != place:
            row = self.desk.store.row(TABLE, beside)
            self.desk.act([], [Row(TABLE, beside, None), Row(TABLE, place, row)])
        return self.get(place)

    def drop(self, place: str) -> None:
        """Forget a draft: what it became is written."""
        if self.desk.store.row(TABLE, place) is not None:
            self.desk.act([], [Row(TABLE, place, None)])

    def places(self) -> list[str]:
        """Return where drafts wait."""
        return list(self.desk.store.rows(TABLE))
