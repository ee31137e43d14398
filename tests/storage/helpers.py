"""Builders for the storage tests: changes, passphrases, a cheap cost, and vaults opened by key."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from vip2tui.base.errors import Vip2Error
from vip2tui.changes.change import Change, compose
from vip2tui.storage import replay, vault
from vip2tui.storage.keys import Cost
from vip2tui.storage.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vip2tui.storage.upkeep import TinyStore

KEY = bytes(range(32))
CHEAP = Cost(memory=64 * 1024, time=1, lanes=1)
PHRASE = "gondol student ramme telt blyant"
OTHER = "mikrofon stakit hylde dagbog lund"


def a_change(n: int = 1, case: str = "sag1", *, text: str = "noget", writer: str = "w1") -> Change:
    return compose(
        id=f"{writer}.{case}.{n}",
        clock=n,
        action=f"a{n}",
        at="2026-11-03T10:42:00+01:00",
        by="Søren Ærø",
        record="r1",
        kind="entry",
        set={"text": text},
    )


def lines(changes: Sequence[Change]) -> list[bytes]:
    return [change.line for change in changes]


def a_vault(home: Path, saved: int = 0, **more: Any) -> TinyStore:
    """A new vault with so many changes, one commit each."""
    store = vault.create_with_key(home, KEY, **more)
    for n in range(1, saved + 1):
        store.commit([a_change(n)])
    return store


def opened(home: Path, **more: Any) -> TinyStore:
    return vault.open_with_key(home, KEY, **more)


def put_back(home: Path, made: Path, key: bytes = KEY, **more: Any) -> TinyStore:
    """The store on a backup that was put in a vault's place, opened by the data key."""
    return vault.restore(home, [made], more.pop("unlock", lambda _: key), **more)[0]


def saved_in(store: Any) -> list[int]:
    """The numbers of the changes of the one case there is."""
    return [change.place[2] for change in store.changes("sag1")]


def bytes_in(home: Path) -> dict[str, bytes]:
    """Every file of a vault but the lock, by name."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.name != "vault.lock"
    }


def the_file(home: Path) -> Path:
    (path,) = home.glob("vault-*.v2t")
    return path


def insides(place: Path, key: bytes = KEY) -> dict[str, bytes]:
    """What the frames of each file hold that opens with the key, what was replaced since too."""
    found: dict[str, bytes] = {}
    load, held = Rows.load, list[bytes]()

    def recording(rows: Rows, data: bytes) -> None:
        held.append(data)
        load(rows, data)

    with patch.object(Rows, "load", recording):
        for path in place.rglob("*"):
            held.clear()
            with suppress(Vip2Error):
                if path.is_file():
                    replay.reread(path.read_bytes(), key)
                    found[str(path.relative_to(place))] = b"".join(held)
    return found
