"""TinyDB on the vault's journal: its tables and queries, without what it cannot keep safe.

TinyDB rewrites the whole database for every insert, hands out the rows it keeps and changes memory
before the disk. Here a write is one frame, a read is parsed anew from bytes, and what cannot be
both whole and durable is refused by name. The only module that imports tinydb.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from vip2tui.changes.change import split_id
from vip2tui.storage.layout import grouped
from vip2tui.storage.rows import CHANGES, Held

if TYPE_CHECKING:
    from tinydb.queries import QueryLike


class NotDurableError(NotImplementedError):
    """This part of TinyDB's API cannot be kept whole and durable; a programmer's error."""


class JournalStorage(Storage):
    """TinyDB's storage: reads parse, and writing everything at once is refused."""

    def __init__(self, journal: Held) -> None:
        self.journal = journal

    def read(self) -> dict[str, dict[str, Any]]:
        with self.journal.lock:
            tables = {name: dict(rows) for name, rows in self.journal.rows.tables.items() if rows}
        return {
            name: {str(number): orjson.loads(row) for number, row in rows.items()}
            for name, rows in tables.items()
        }

    def write(self, data: dict[str, dict[str, Any]]) -> NoReturn:  # noqa: ARG002
        raise NotDurableError("drop_table(s) is not offered: remove the rows")

    def close(self) -> None:
        self.journal.close()


class RowsView(Mapping[str, Mapping[str, Any]]):
    """A table as TinyDB reads it: by number as text; each row is parsed when it is asked for."""

    def __init__(self, rows: dict[int, bytes]) -> None:
        self._rows = rows

    def __getitem__(self, number: str) -> Mapping[str, Any]:
        try:
            row: Mapping[str, Any] = orjson.loads(self._rows[int(number)])
        except ValueError as error:  # no number: there is no such row
            raise KeyError(number) from error
        return row

    def __iter__(self) -> Iterator[str]:
        return map(str, list(self._rows))

    def __len__(self) -> int:
        return len(self._rows)


class JournalTable(Table):
    """One table: insert, replace by number, remove, and all of TinyDB's reading."""

    storage: JournalStorage

    def __init__(self, storage: JournalStorage, name: str, cache_size: int = 0) -> None:
        """Never cache: a cached answer is shared by all who ask."""
        super().__init__(storage, name, cache_size=min(cache_size, 0))
        self._journal = storage.journal

    @property
    def rows(self) -> dict[int, bytes]:
        """The exact bytes, by number, in the order they were first stored."""
        return self._journal.rows.table(self.name)

    def next_number(self) -> int:
        """Return the number the next row gets; numbers are not given twice."""
        return self._journal.rows.newest.get(self.name, 0) + 1

    def insert(self, document: Mapping[str, Any]) -> int:
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert them all, durably, or none."""
        with self._journal.lock:
            number, given = self.next_number(), {}
            for document in documents:
                if not isinstance(document, Mapping):
                    raise ValueError("Document is not a Mapping")  # noqa: TRY004 - as TinyDB does
                place = document.doc_id if isinstance(document, Document) else number
                if place in self.rows or place in given:
                    raise ValueError(f"Document with ID {place} already exists")
                given[place] = orjson.dumps(dict(document))
                number = max(number, place + 1)
            self._write(given)
            return list(given)

    def replace(self, doc_id: int, document: Mapping[str, Any]) -> None:
        """Put a whole row in the place of another, durably.

        Raises:
            KeyError: If there is no such row.
        """
        with self._journal.lock:
            if doc_id not in self.rows:
                raise KeyError(doc_id)
            self._write({doc_id: orjson.dumps(dict(document))})

    def remove(
        self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None
    ) -> list[int]:
        """Remove them all, durably, or none; numbers that are not there are stepped over."""
        with self._journal.lock:
            if doc_ids is not None:
                gone = [number for number in dict.fromkeys(doc_ids) if number in self.rows]
            elif cond is not None:
                gone = [n for n, row in self.rows.items() if cond(orjson.loads(row))]
            else:
                raise NotDurableError("truncate is not offered: name the rows to remove")
            self._write(dict.fromkeys(gone))
            return gone

    def _write(self, rows: Mapping[int, bytes | None]) -> None:
        """Write rows as one frame; changes go by their case."""
        if rows:
            self._journal.append(
                grouped((self.name, self._label(n, row), n, row) for n, row in rows.items())
            )

    def _label(self, number: int, row: bytes | None) -> str:
        if self.name != CHANGES:
            return ""
        return split_id(orjson.loads(self.rows[number] if row is None else row)["id"])[1]

    def _read_table(self) -> Any:
        return RowsView(self.rows)

    def _refuse(self, *_: Any, name: str, **__: Any) -> NoReturn:
        raise NotDurableError(f"{name} is not offered: replace the row whole")

    update = functools.partialmethod(_refuse, name="update")
    update_multiple = functools.partialmethod(_refuse, name="update_multiple")
    upsert = functools.partialmethod(_refuse, name="upsert")
    truncate = functools.partialmethod(_refuse, name="truncate")
    _update_table = functools.partialmethod(_refuse, name="writing past the table")


class Database(TinyDB):
    """TinyDB with our storage and tables, and no default that writes a plain file."""

    table_class = JournalTable  # type: ignore[assignment]  # TinyDB names its own class there
    default_storage_class = JournalStorage  # type: ignore[assignment]

    def table(self, name: str, **options: Any) -> JournalTable:
        table: JournalTable = super().table(name, **options)  # type: ignore[assignment]
        return table

    def drop_table(self, name: str) -> None:  # noqa: ARG002
        raise NotDurableError("drop_table is not offered: remove the rows")

    def drop_tables(self) -> None:
        raise NotDurableError("drop_tables is not offered: remove the rows")
