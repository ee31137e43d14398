"""Six months with one citizen, played by keys at 80×24 and read back alike at three computers.

The mentor answers every four weeks, consultant and citizen at the start and every third month; in
between the files are carried.
"""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.screens.pair import carry, computer, meet
from tests.screens.stage import PACKAGE, case, press, rows, seen, stand_on
from tests.screens.walking import standing
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import CARDS
from vip2tui.services.vault.settings import TABLE
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from vip2tui.services.house import Services

NAME = "Amina Hassan"
START = datetime(2026, 1, 5, 10, 0).astimezone()
AT_WORK = [
    (28, "22122221", "Kom selv hen til tavlen"),
    (56, "22222231", ""),
    (84, "33222232", "Ringede selv [/] æøå"),
    (112, "33332232", ""),
    (140, "43333332", ""),
    (168, "44333343", "Spiste med de andre"),
]
"""The day of the course, what the mentor answers to w01–w08, and the small step."""
READ = {
    "Tro på job": {"K": "4 ↑", "B": "5 ↑"},
    "Kender vejene til job": {"K": "3 ↑", "B": "3 →"},
}
"""What the last figures are and which way they go."""


class Street:
    """Three computers, a stick, and one clock for all of them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.day = folder, START
        self.office = computer(Role.OFFICE, "Ulla Holm", "Kontoret", "k")
        self.mentor = computer(Role.MENTOR, "Mette Holm", "Laptop Nord", "m")
        self.consultant = computer(Role.CONSULTANT, "Lars Bech", "Besøgslaptop", "b")
        for one in (self.office, self.mentor, self.consultant):
            one.desk.now = lambda: self.day
            one.desk.store.commit((), [Row(TABLE, CARDS.row, {CARDS.part: "aldrig"})])
        for laptop in (self.mentor, self.consultant):
            meet(self.office, laptop)

    def begin(self) -> None:
        """Let the office write the citizen, start the course and give both of them the case."""
        office, reads = self.office, self.office.catalogue
        citizen = office.citizens.add(NAME)
        seen_now = case(office, citizen)
        office.courses.start(
            seen_now, reads.package(PACKAGE), reads.checklist(), self.day.date()
        )  # fmt: skip
        self.tick_all(citizen)
        for laptop in (self.mentor, self.consultant):
            office.assignments.assign(case(office, citizen), laptop.desk.me.device)
        self.carry_all()

    def tick_all(self, citizen: str) -> None:
        """Tick the whole checklist, so that what is left of I dag is short."""
        for line in case(self.office, citizen).courses[0].lines:
            for due in () if line.item.habit else line.times:
                seen_now = case(self.office, citizen)
                if self.office.checklist.may(due):  # not what only measuring settles
                    self.office.checklist.tick(seen_now, seen_now.courses[0], due)

    def go_to(self, days: int) -> None:
        whole = datetime.combine((START + timedelta(days=days)).date(), time(10))
        self.day = whole.astimezone()

    def carry_all(self) -> None:
        """Let everybody's file reach the office, and the office's everybody."""
        for _ in range(2):
            for laptop in (self.mentor, self.consultant):
                carry(laptop, self.office, self.folder)
                carry(self.office, laptop, self.folder)

    @asynccontextmanager
    async def at(self, one: Services) -> AsyncIterator[Pilot[None]]:
        async with standing(self.folder / "arkiv", one) as pilot:
            yield pilot


async def to_fremskridt(pilot: Pilot[None]) -> None:
    """Go from I dag to what has moved, by the citizen."""
    await press(pilot, "f2")
    if "Borgere" in seen(pilot).split("\n")[0]:
        await press(pilot, "enter")
    for _ in range(8):
        if any(one.key == "maal" for one in rows(pilot).shown):
            return
        await press(pilot, "right")
    raise AssertionError(seen(pilot))


async def measure(pilot: Pilot[None], *keys: str) -> str:
    """Answer from Fremskridt, save, and return what stands there."""
    await to_fremskridt(pilot)
    await press(pilot, "home", "enter", *keys, "ctrl+s")
    return seen(pilot)


async def read(street: Street, one: Services, name: str) -> dict[str, str]:
    """Return by voice the figure and the way of a question, as a computer shows them."""
    async with street.at(one) as pilot:
        await to_fremskridt(pilot)
        line = next((each for each in rows(pilot).shown if each.text == name), None)
        said = " ".join(text for text, _ in line.aside) if line else ""
        return {who: f"{now} {way}" for who, now, way in re.findall(r"\b([BKM]) (\d) (\S)", said)}


@pytest.fixture
def street(tmp_path: Path) -> Street:
    made = Street(tmp_path)
    made.begin()
    return made


async def test_half_a_year_with_one_citizen(street: Street) -> None:
    # At the start: the consultant first, then the citizen at the same screen.
    async with street.at(street.consultant) as pilot:
        between = await measure(pilot, *"22221222221")
        assert "Giv skærmen til Amina" in between
        await press(pilot, "enter", *"3322232-32", "ctrl+s")
        assert "Fremskridt" in seen(pilot)
    for day, answers, step in AT_WORK:
        street.go_to(day)
        async with street.at(street.mentor) as pilot:
            await measure(pilot, *answers, *step)
        if day == 84:
            street.go_to(91)
            async with street.at(street.consultant) as pilot:
                row = await stand_on(pilot, "Måling forfalder")
                assert "konsulentens svar og borgerens svar" in row.text
                await press(pilot, "enter", *"33231222331", "ctrl+s", "enter", *"3332332-32")
                await press(pilot, "ctrl+s")
            street.carry_all()

    # After half a year the consultant answers, and nobody is shown it before the citizen has.
    street.go_to(182)
    async with street.at(street.consultant) as pilot:
        assert "Giv skærmen til Amina" in await measure(pilot, *"43341224411")
        await press(pilot, "escape")
    street.carry_all()
    for one in (street.office, street.consultant):
        assert await read(street, one, "Tro på job") == {"K": "3 ↑", "B": "3 →"}
    async with street.at(street.consultant) as pilot:
        assert "Tror du på" in await measure(pilot)
        await press(pilot, *"5434333-43", "ctrl+s")
    street.carry_all()

    # The same is read at both; the mentor reads what is seen at work, and nothing else.
    for name, said in READ.items():
        for one in (street.office, street.consultant):
            assert await read(street, one, name) == said
        assert await read(street, street.mentor, name) == {}
    for one in (street.mentor, street.office, street.consultant):
        assert await read(street, one, "Spørger, når noget er uklart") == {"M": "4 ↑"}
    async with street.at(street.office) as pilot:
        await to_fremskridt(pilot)
        every = "\n".join(row.text for row in rows(pilot).shown)
        assert "Borgerens svar: 6 op · 3 uændret · 0 ned" in every
        assert "Konsulentens svar: 5 op · 4 uændret · 1 ned" in every
        assert "Ringede selv [/] æøå" in every
        assert "Konsulentens forventning" not in every
