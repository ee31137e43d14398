"""«Sendt og hentet»: every file made, fetched or refused here, and where the last of them lay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from vip2tui.exchange.contact import Contact
from vip2tui.services.desk import Desk
from vip2tui.storage.port import Row

TABLE = "diary"
_PLACES = ("settings", "places")
SENT, FETCHED, REFUSED = "sent", "fetched", "refused"
WHAT = {SENT: "lavet", FETCHED: "hentet", REFUSED: "ikke taget imod"}
"""What happened to a file, in words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One file."""

    id: str
    what: str
    """`SENT`, `FETCHED` or `REFUSED`."""
    at: str
    file: str
    """Its name, without a folder."""
    device: str = ""
    computer: str = ""
    person: str = ""
    """Whose computer it is from, or to; empty if that could not be seen."""
    counts: Mapping[str, int] = field(default_factory=dict)
    words: str = ""

    @classmethod
    def of(cls, key: str, row: Mapping[str, Any]) -> Line:
        """Return a kept one."""
        known = {name: row[name] for name in cls.__dataclass_fields__ if name in row}
        return cls(**{**known, "id": key})


class DiaryService:
    """Reading the diary.

    A file that is refused changes nothing here, not even the diary: it is remembered, and written
    down together with the next file that is made or taken in.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: list[Row] = []

    def lines(self) -> list[Line]:
        """Return every file, the newest first."""
        kept = self._desk.store.rows(TABLE)
        waiting = {row.key: row.value for row in self._waiting if row.value}
        return [Line.of(key, row) for key, row in reversed(list({**kept, **waiting}.items()))]

    def remember(self, file: str, why: str) -> None:
        """Keep in mind that a file was refused."""
        at = self._desk.now().isoformat(timespec="seconds")
        row = {"what": REFUSED, "at": at, "file": file, "words": why}
        self._waiting.append(Row(TABLE, self._desk.new_id(), row))

    def waiting(self) -> list[Row]:
        """Return what waits to be written down, to go with a commit; `written` follows it."""
        return list(self._waiting)

    def written(self) -> None:
        """Say that what waited is stored."""
        self._waiting.clear()


def diary_row(key: str, contact: Contact | None, **facts: Any) -> Row:
    """Return the row of a file that was made or taken in.

    Args:
        key: The row's.
        contact: Whose computer it is from, or to; None if it is this one.
        facts: The line's other fields.
    """
    if contact is not None:
        facts |= {"device": contact.device, "computer": contact.name, "person": contact.person}
    row = asdict(Line(id=key, **facts))
    del row["id"]
    return Row(TABLE, key, row)


def last_place(desk: Desk) -> str:
    """Return the folder a file was last put in or taken from; empty if there was none."""
    row = desk.store.row(*_PLACES)
    return str(row.get("last", "")) if row else ""


def remember_place(desk: Desk, place: str) -> None:
    """Keep the folder for the next time.

    Raises:
        StorageError: If it cannot be kept.
    """
    if last_place(desk) != place:
        desk.act([], [Row(*_PLACES, {"last": place})])
