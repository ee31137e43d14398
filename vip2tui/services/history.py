"""«Hvem skrev hvad» and «Fortryd»: both are read off the changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.changes.undo import next_redo, next_undo, undoing
from vip2tui.services.desk import NotFoundError
from vip2tui.texts import described

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vip2tui.changes.change import Change, Json
    from vip2tui.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Event:
    """One field of one record as it was set once."""

    change: str
    at: str
    by: str
    kind: str
    field: str
    value: Json
    stands: bool
    """Whether it is what stands now (or one of several in doubt)."""
    undone: bool


@dataclass(frozen=True, slots=True)
class Undone:
    """What «Fortryd» took back, in words."""

    words: str
    action: str


@dataclass(frozen=True, slots=True)
class HistoryService:
    """Who wrote what, and taking it back."""

    desk: Desk

    def of(self, record_id: str) -> list[Event]:
        """Return everything that was ever set in a record, oldest first.

        Raises:
            NotFoundError: If nothing here has that id.
        """
        events: list[Event] = []
        for case in self.desk.store.cases():
            state = self.desk.state(case)
            record = state.records.get(record_id) or state.deleted.get(record_id)
            for change in sorted(self.desk.store.changes(case), key=lambda one: one.order):
                if change.record != record_id:
                    continue
                for name, value in change.set.items():
                    heads = record.heads.get(name, ()) if record else ()
                    stands = any(head.id == change.id for head in heads)
                    undone = change.id in state.dead
                    events.append(
                        Event(
                            change.id,
                            change.at,
                            change.by,
                            change.kind,
                            name,
                            value,
                            stands,
                            undone,
                        )
                    )
        if not events:
            raise NotFoundError("Her er ikke skrevet noget under det navn.")
        return events

    def next_undo(self) -> str | None:
        """Return in words what «Fortryd» would take back; None if there is nothing."""
        action = next_undo(self.desk.my_actions(), self._is_dead)
        return described(action) if action else None

    def undo(self) -> Undone | None:
        """Take this device's last action back; None if there is nothing to take back."""
        action = next_undo(self.desk.my_actions(), self._is_dead)
        if not action:
            return None
        self.desk.act(undoing(action))
        return Undone(described(action), action[0].action)

    def redo(self) -> Undone | None:
        """Do again what was taken back last, if nothing new was written since."""
        found = next_redo(self.desk.my_actions(), self._is_dead, self._named)
        if not found:
            return None
        words = described(self._named(found))
        self.desk.act(undoing(found))
        return Undone(words, found[0].action)

    def _is_dead(self, change: Change) -> bool:
        return change.id in self.desk.state(change.place[1]).dead

    def _named(self, action: Sequence[Change]) -> list[Change]:
        """Return the changes an undo names."""
        named = {target for change in action for target in change.undoes}
        cases = {change.place[1] for change in action}
        return [c for case in sorted(cases) for c in self.desk.store.changes(case) if c.id in named]
