"""What every store offers: the changes of this device's cases, and the device's own rows.

One conformance suite (``tests/storage/test_conformance.py``) runs over every store there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from vip2tui.changes.change import Change


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table that is the device's own and never sent: a draft, a diary line, itself."""

    table: str
    key: str
    value: Mapping[str, Any] | None
    """The whole row, or None to remove it. Rows are replaced whole, never blended."""


class Store(Protocol):
    """Where a device keeps its changes. Everything returned is the caller's own copy."""

    @property
    def sequence(self) -> int:
        """How many commits of changes there have been: the number of the newest change, 0 at first.

        Each change gets the next number as it is stored; compaction keeps the numbers.
        """

    @property
    def instance(self) -> str:
        """Empty at first, and another each time the store was put back from a copy.

        What writes in it then takes a new name: its numbers may have been used after the copy.
        """

    def cases(self) -> Collection[str]:
        """Return the cases there are changes of."""

    def changes(self, case: str, *, until: int | None = None) -> Sequence[Change]:
        """Return a case's changes as they were stored; with ``until``, those numbered up to it."""

    def newest(self) -> Iterator[Change]:
        """Yield every change, the one stored last first; each is read only when it is reached."""

    def holding(self, text: str, case: str | None = None) -> Sequence[Change]:
        """Return the changes whose bytes hold a text, case by case; the others are not parsed.

        A line is canonical JSON (`exchange/strict.py`), so ``"kind":"citizen"`` stands there in one
        way only. It may stand deeper down in a line too: the caller looks at what it gets.

        Args:
            text: What they hold.
            case: The one case to look in; all of them if it is left out.
        """

    def has(self, change_id: str) -> bool:
        """Return whether the change is stored."""

    def commit(
        self,
        changes: Sequence[Change] = (),
        rows: Sequence[Row] = (),
        *,
        drops: Sequence[str] = (),
        instead: Sequence[Change] = (),
    ) -> None:
        """Make all of it durable, or nothing, before returning; memory changes only after the disk.

        A change that is stored already is stepped over, also where a value of one of the two was
        taken away: then what is stored stays.

        Args:
            changes: What to store, in this order.
            rows: The device's own rows to replace or remove.
            drops: Ids of changes to let go of in the same step: a restored device's own, written
                again under a new writer, so that others' under the same ids can be stored.
            instead: What takes the place and the number of the same change as it is stored: values
                of it were taken away, or it is whole after all. One not stored is stepped over.

        Raises:
            ForkedChangeError: If another change is stored under the same id.
            StorageError: If the disk refused; nothing is stored, and the store is then read-only
                when it cannot know what the disk holds.
        """

    def row(self, table: str, key: str) -> dict[str, Any] | None:
        """Return one row, or None."""

    def rows(self, table: str) -> dict[str, dict[str, Any]]:
        """Return a table's rows by key, in the order they were first stored."""

    def close(self) -> None:
        """Let go of the files. Committing afterwards is refused."""
