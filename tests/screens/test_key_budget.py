"""What is done often, and the most keys it may take; typing apart. A row is added by who builds it.

The screens are played as a person would who knows the way; what waits for a disk or a thread is
waited for between two keys, and no key is pressed twice for luck.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest

from tests.screens.pair import note, pair, put_in_stick, told
from tests.screens.stage import press, rows, seen, until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.screens.conftest import Opened
    from vip2tui.services.house import Services


class Keys:
    """Presses keys and counts them."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.pressed = 0

    async def __call__(self, *keys: str) -> None:
        self.pressed += len(keys)
        await press(self.pilot, *keys)


class Street:
    """A mentor's computer and the office's, and where files can lie."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.mine, self.office = pair()
        note(self.mine)
        self.stick = put_in_stick(monkeypatch, folder)
        self.documents = folder / "documents"
        self.documents.mkdir()
        self._monkeypatch = monkeypatch

    def without_stick(self) -> None:
        self._monkeypatch.setattr("vip2tui.base.drives.removable", list)


def body(pilot: Pilot[None]) -> str:
    """Return what stands under the top line."""
    return seen(pilot).split("\n", 1)[1]


Task = Callable[[Keys, Street], Awaitable[None]]


def sender(street: Street) -> Services:
    return street.mine


def fetcher(street: Street) -> Services:
    return street.office


async def send_with_a_stick(press: Keys, street: Street) -> None:
    await press("f8")
    await until(press.pilot, lambda: "3 skal sendes" in body(press.pilot))
    await press("enter")
    await told(press.pilot, "Her, på USB (E:)")
    await press("enter")
    await told(press.pilot, "Filen er klar")
    assert len(list(street.stick.iterdir())) == 1


async def send_without_a_stick(press: Keys, street: Street) -> None:
    street.without_stick()
    await press("f8")
    await until(press.pilot, lambda: "3 skal sendes" in body(press.pilot))
    await press("enter")
    await told(press.pilot, "► Dokumenter")
    await press("enter")
    await told(press.pilot, "Her, i Dokumenter")
    await press("enter")
    await told(press.pilot, "Filen er klar")
    assert len(list(street.documents.iterdir())) == 1


async def fetch_without_a_stick(press: Keys, street: Street) -> None:
    street.without_stick()
    street.mine.sending.send(street.office.desk.me.device, street.documents)
    await press("f8", "ctrl+o")
    await until(press.pilot, lambda: len(rows(press.pilot).shown) == 3)
    await press("enter")
    await told(press.pilot, "Se først")
    await press("left", "enter")
    await told(press.pilot, "1 fil er hentet")


BUDGET: list[tuple[Task, Callable[[Street], Services], int]] = [
    (send_with_a_stick, sender, 3),
    (send_without_a_stick, sender, 4),
    (fetch_without_a_stick, fetcher, 5),
]
"""The task, whose computer it is done on, and how many keys it may take."""


@pytest.mark.parametrize(
    ("task", "whose", "most"), BUDGET, ids=lambda one: getattr(one, "__name__", "")
)
async def test_what_is_done_often_takes_few_keys(
    task: Task,
    whose: Callable[[Street], Services],
    most: int,
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    street = Street(tmp_path, monkeypatch)
    async with opened(whose(street)) as pilot:
        keys = Keys(pilot)
        await task(keys, street)
        assert keys.pressed <= most
