"""Start files made and used by desks on stores that forget, with words that cost nothing."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tests.services.conftest import Office, counted_id
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Desk, Me
from vip2tui.services.exchange import starting
from vip2tui.services.exchange.sharing import fresh_keys
from vip2tui.services.exchange.start_files import MadeStart, StartFileService, Wish
from vip2tui.services.house import services_for
from vip2tui.storage.memory import MemoryStore

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Clock
    from vip2tui.exchange.startfile import Start


def cheap(words: str, salt: bytes) -> bytes:
    """Stand in for Argon2id: a quarter of a gigabyte a guess is not what is tested."""
    return sha256(salt + words.encode()).digest()


def start_files(office: Office) -> StartFileService:
    return replace(office.all.start_files, stretch=cheap)


def made(office: Office, folder: Path, *citizens: str, **wish: Any) -> MadeStart:
    """Return a start file for a laptop with some citizens."""
    given = {"name": "Laptop Nord", "role": Role.MENTOR, **wish}
    seen = tuple(office.see(one) for one in citizens)
    return start_files(office).make(Wish(citizens=seen, **given), folder)


def opened(start: MadeStart) -> Start:
    return starting.open_with(starting.read_start(start.path), start.words, cheap)


class Laptop(Office):
    """A laptop that was set up with a start file."""

    def __init__(self, start: Start, person: str, clock: Clock, writer: str = "wny") -> None:
        head = start.head
        me = Me(head.device, head.name, person, start.role, head.office.authority,
                writer, (writer,))  # fmt: skip
        self.role, self.writer, self.clock, self.store = start.role, writer, clock, MemoryStore()
        keys = fresh_keys(clock().isoformat(timespec="seconds"))
        self.store.commit((), [me.row(), keys, *starting.rows_of(start)])
        self.reopen()

    def reopen(self) -> None:
        self.desk = Desk(self.store, now=self.clock, new_id=counted_id)
        self.all = services_for(self.desk)
