"""What is done often, and the most keys it may take; typing apart. A row is added by who builds it.

The screens are played as a person would who knows the way; what waits for a disk or a thread is
waited for between two keys, and no key is pressed twice for luck.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest

from screens.today import Today
from screens.vault.first_run import HABIT
from tests.screens.pair import note, pair, put_in_stick, told
from tests.screens.stage import house, press, rows, seen, until
from vip2tui.app import Vip2App

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


async def test_the_first_run_takes_six_enter_and_two_groups(tmp_path: Path) -> None:
    app = Vip2App(tmp_path / "arkiv")
    code = "0K7K3-QP8T2-S1A4H-04NFF-9PEYV-EB3M7-8K6W2"
    app.doors.create = lambda _answers: (house().desk, code)  # type: ignore[method-assign]
    async with app.run_test(size=(80, 24)) as pilot:
        keys = Keys(pilot)
        await keys("enter")  # a mentor
        await press(pilot, *"Mette")
        await keys("enter")
        await press(pilot, *"Vejle")
        await keys("enter", "enter")
        await until(pilot, lambda: "Gruppe 7" in seen(pilot))
        await keys("enter")
        asked = [int(one) for one in re.findall(r"─ Gruppe (\d) ─", seen(pilot))]
        back = "".join(code.split("-")[number - 1] for number in asked).lower()
        assert len(back) == 10
        await press(pilot, *back)
        await pilot.pause(HABIT)  # by then a person has looked up from the paper
        await keys("enter")
        await until(pilot, lambda: isinstance(app.screen, Today))
        assert keys.pressed <= 6
