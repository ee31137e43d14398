"""The read log: who opened whom, was shown a CPR number, or took something out, and when.

It says nothing of what stood there. It is the device's own, sealed in the vault, held by its
backups, and never sent: a person who asks for what is known of them gets `ReadLogService.of`. What
is noted costs nothing where it is noted: it waits, and is stored by whoever has time.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Lock
from typing import Any

from vip2tui.services.desk import Desk
from vip2tui.storage import read_log
from vip2tui.storage.read_log import HEAD, TABLE
from vip2tui.text.days import say

AGAIN = timedelta(minutes=15)
"""The same act within this is the same line."""
_LOOKED_AT = 24
"""Lines back in which it is looked for: a command is a process of its own."""
_SALT = 8


class Act(StrEnum):
    """What was done with what is known of somebody."""

    OPENED = "aabnet"
    CPR = "cpr"
    PAPER = "papir"
    SENT = "fil"
    COPIED = "kopi"
    NUMBERS = "tal"
    """Counted with everybody else; of no citizen."""
    RESTORED = read_log.RESTORED
    """Of no citizen, and told with each where lines may be gone."""


WORDS = {
    Act.OPENED: "åbnet",
    Act.CPR: "CPR-nummeret vist, med de sidste cifre skjult",
    Act.PAPER: "lavet som papir",
    Act.SENT: "lagt i en låst fil",
    Act.COPIED: "lagt i en ulåst kopi",
    Act.NUMBERS: "tal lagt i en fil",
    Act.RESTORED: "en sikkerhedskopi blev hentet, og linjer fra tiden før kan mangle",
}


@dataclass(frozen=True, slots=True)
class Read:
    """One line of the log."""

    number: int
    at: str
    by: str
    device: str
    """The computer's name; the writer's where that is not known any more."""
    act: str
    citizen: str

    @property
    def words(self) -> str:
        """What was done, in words; the code where a newer program wrote it."""
        return WORDS[Act(self.act)] if self.act in set(Act) else self.act

    @property
    def time(self) -> datetime | None:
        """When it was; None where that cannot be read."""
        return _time(self.at)


class ReadLogService:
    """Noting who saw what, and telling it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()
        self._waiting: list[dict[str, Any]] = []
        self._noted: dict[tuple[str, str], datetime] = {}

    def note(self, act: Act, *citizens: str) -> bool:
        """Note an act, to be stored with `keep`; return whether it is not noted already.

        Args:
            act: What was done.
            citizens: With whom, by id; of nobody if left out.
        """
        now, new = self._desk.now(), False
        for who in citizens or ("",):
            if not _is_again(self._noted.get((act, who)), now):
                self._noted[act, who] = now
                said = {"at": now.isoformat(timespec="seconds"), "by": self._desk.me.person,
                        "w": self._desk.me.writer, "act": str(act), "who": who}  # fmt: skip
                self._waiting.append(said)
                new = True
        return new

    def keep(self) -> None:
        """Store what waits.

        Raises:
            StorageError: If the disk refused; it waits on.
        """
        store = self._desk.store
        with self._lock:
            if not self._waiting or store.stopped:
                return
            number, said = len(self._waiting), self._fresh()
            if said:
                salts = [secrets.token_hex(_SALT) for _ in said]
                store.commit((), read_log.appended(store.row(TABLE, HEAD), said, salts))
            del self._waiting[:number]

    def of(self, citizen: str) -> tuple[Read, ...]:
        """Return all that is noted of a citizen, the newest first."""
        parts = self._desk.persons.parts(citizen)
        return tuple(
            Read(n, str(row.get("at", "")), str(row.get("by", "")), self._computer(row.get("w")),
                 str(row.get("act", "")), citizen)
            for n, row in reversed([*self._lines()])
            if row.get("who") in parts or row.get("lost")
        )  # fmt: skip

    def _computer(self, writer: object) -> str:
        """Return what a writer's computer is called; what no writer did was done on this one."""
        mine = self._desk.me
        is_mine = writer is None or writer in mine.writers
        return mine.device_name if is_mine else str(writer)

    def _lines(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the lines, what waits too, in their order."""
        kept = self._desk.store.rows(TABLE)
        yield from ((int(key), row) for key, row in kept.items() if key != HEAD)
        yield from enumerate(self._fresh(), len(kept) or 1)

    def _fresh(self) -> list[dict[str, Any]]:
        """Return what waits and was not stored just before, by a program that is closed since."""
        known = self._just_now()
        return [
            one
            for one in self._waiting
            if not _is_again(known.get((one["act"], one["who"])), _time(one["at"]))
        ]

    def _just_now(self) -> dict[tuple[str, str], datetime]:
        """Return when what stands in the last lines was done."""
        found: dict[tuple[str, str], datetime] = {}
        head = self._desk.store.row(TABLE, HEAD)
        last = int(head["n"]) if head else 0
        for number in range(max(1, last - _LOOKED_AT), last + 1):
            row = self._desk.store.row(TABLE, str(number)) or {}
            if row.get("w") == self._desk.me.writer and (at := _time(str(row.get("at", "")))):
                found[str(row.get("act")), str(row.get("who"))] = at
        return found


def fault(desk: Desk) -> str:
    """Return in Danish what is wrong with the log, or nothing."""
    line = read_log.fault(desk.store.rows(TABLE))
    if line is None:
        return ""
    return (
        f"Listen over, hvem der har set hvad, er ikke hel: linje {line} mangler eller er ændret. "
        "Borgernes oplysninger er ikke berørt. Sig det til kommunen."
    )


def gone(desk: Desk) -> tuple[str, ...]:
    """Return in Danish of each backup that was put back where lines may have gone with it."""
    lost = (row for row in desk.store.rows(TABLE).values() if row.get("lost"))
    return tuple(
        "Linjer kan mangle i listen over, hvem der har set hvad: en sikkerhedskopi blev hentet "
        f"{say(at.date())}, og det, der lå her, kunne ikke læses."
        for row in lost
        if (at := _time(str(row.get("at", ""))))
    )


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _is_again(before: datetime | None, now: datetime | None) -> bool:
    """Return whether something was done just before; a clock that was put back says nothing."""
    if before is None or now is None or (before.tzinfo is None) != (now.tzinfo is None):
        return False
    return timedelta(0) <= now - before < AGAIN
