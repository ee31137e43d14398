"""Where the vault lies, told once: a cloud or a network that has a hand in its folder."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from vip2tui.base.shared_disks import NETWORK, shared_by
from vip2tui.storage.errors import StorageError
from vip2tui.storage.notices import Notice
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.desk import Desk

TABLE = "place"
_KEY = "told"
_MOVE = (
    "Alt er i behold. Luk programmet, flyt hele mappen til computerens egen disk, og start med"
    " «--home» og den nye mappe. Sikkerhedskopier må gerne ligge, hvor de ligger."
)


def words(place: str) -> str:
    """Return what it means that a vault lies there."""
    if place == NETWORK:
        return (
            "Dit arkiv ligger på et netværksdrev. Er nettet væk, kan der ikke gemmes, og to"
            f" computere kan komme til at skrive i det samme arkiv. {_MOVE}"
        )
    return (
        f"Dit arkiv ligger i en mappe, som {place} kopierer, mens der skrives i den. Kopien er låst"
        f" som arkivet, men {place} kan bytte filen ud med en ældre eller holde fast i den, så der"
        f" ikke kan gemmes. {_MOVE}"
    )


def tell(desk: Desk, home: Path) -> None:
    """Put a notice beside the vault's own, if it lies there and that was not told before."""
    place = shared_by(home)
    known = desk.store.rows(TABLE).get(_KEY, {}).get("place", "")
    if place == known:
        return
    if place:
        desk.store.notices.append(Notice("place", words(place)))
    with suppress(StorageError):  # then it is told again
        desk.store.commit((), [Row(TABLE, _KEY, {"place": place} if place else None)])
