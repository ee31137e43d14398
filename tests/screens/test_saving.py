"""A disk that takes its time: what a key asks for is drawn first, and the keys keep their order."""

from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerState

from screens import saving
from screens.citizen.note import NoteScreen
from screens.citizen.screen import CitizenScreen
from screens.messages import GoTo, To
from screens.question import Ask
from screens.today import Today
from tests.screens.conftest import Opened
from tests.screens.stage import case, choose, house, press, rows, seen, showing, until
from tests.screens.test_typeahead import typed
from vip2tui.domain.statuses import ItemStatus
from vip2tui.services.house import Services

LONG = 20
"""Seconds after which a test that stands still has failed."""


class Disk:
    """A store whose commits wait until they are let go, and what happened in which order."""

    def __init__(self, services: Services) -> None:
        self.events: list[str] = []
        self.began, self.let_go = Event(), Event()
        self._commit = services.desk.store.commit
        services.desk.store.commit = self.commit  # type: ignore[method-assign]

    def commit(self, *given: Any, **named: Any) -> None:
        self.began.set()
        assert self.let_go.wait(LONG), "the screen's own thread waits for the disk"
        self._commit(*given, **named)
        self.events.append("stored")

    async def begins(self, pilot: Pilot[None]) -> None:
        await until(pilot, self.began.is_set)


@pytest.fixture
def amina(services: Services) -> str:
    return next(one for one in services.citizens.ids() if case(services, one).courses)


async def on_the_checklist(pilot: Pilot[None], citizen: str) -> None:
    screen = CitizenScreen(pilot.app.services, citizen, "tjekliste")  # type: ignore[attr-defined]
    await pilot.app.push_screen(screen)
    await pilot.pause()


def ticked(services: Services, citizen: str) -> int:
    [plan] = case(services, citizen).courses
    return sum(time.status == ItemStatus.DONE for line in plan.lines for time in line.times)


async def test_the_cursor_moves_before_the_disk_has_stored_the_tick(
    opened: Opened, services: Services, amina: str
) -> None:
    async with opened() as pilot:
        await on_the_checklist(pilot, amina)
        stood = rows(pilot).highlighted
        disk = Disk(services)
        typed(pilot.app, "space", "down")
        await disk.begins(pilot)
        await until(pilot, lambda: rows(pilot).highlighted != stood)
        disk.events.append("drawn")
        disk.let_go.set()
        await until(pilot, lambda: "Flueben sat" in seen(pilot))
        assert disk.events == ["drawn", "stored"]


async def test_a_dialog_is_gone_before_the_disk_has_stored_its_answer(
    opened: Opened, services: Services, amina: str
) -> None:
    async with opened() as pilot:
        await on_the_checklist(pilot, amina)
        await press(pilot, "enter")
        await choose(pilot, "Ikke relevant")
        assert isinstance(pilot.app.screen, Ask)
        disk = Disk(services)
        typed(pilot.app, *"nej", "enter")
        await disk.begins(pilot)
        assert "Skriv kort hvorfor" not in seen(pilot)
        disk.events.append("drawn")
        disk.let_go.set()
        await until(pilot, lambda: "sat til ikke relevant" in seen(pilot))
        assert disk.events == ["drawn", "stored"]


async def test_keys_typed_while_the_disk_stores_come_after_it_and_in_their_order(
    opened: Opened, services: Services, amina: str
) -> None:
    async with opened() as pilot:
        await on_the_checklist(pilot, amina)
        before = ticked(services, amina)
        disk = Disk(services)
        typed(pilot.app, "space", "down", "space", "escape")
        await disk.begins(pilot)
        await pilot.pause(0.1)
        assert isinstance(pilot.app.screen, CitizenScreen)
        assert disk.events == []
        disk.let_go.set()
        await until(pilot, lambda: isinstance(pilot.app.screen, Today))
        assert disk.events == ["stored", "stored"]
        assert ticked(services, amina) == before + 2


async def test_esc_from_what_one_writes_waits_for_the_disk_beside_the_screen(
    opened: Opened, services: Services, amina: str
) -> None:
    async with opened() as pilot:
        pilot.app.post_message(GoTo(To.NOTE, amina))
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        disk = Disk(services)
        typed(pilot.app, *"Vi", "escape")
        await disk.begins(pilot)
        disk.events.append("drawn")
        disk.let_go.set()
        await until(pilot, lambda: isinstance(pilot.app.screen, Today))
        assert disk.events == ["drawn", "stored"]
        assert services.drafts.get(f"note:{amina}") == {"text": "Vi"}


@pytest.mark.parametrize("ends", ["ctrl+q", "ctrl+l"])
async def test_the_end_waits_for_the_disk_beside_the_screen(
    opened: Opened, services: Services, amina: str, ends: str
) -> None:
    async with opened() as pilot:
        pilot.app.post_message(GoTo(To.NOTE, amina))
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        disk = Disk(services)
        typed(pilot.app, *"Vi", ends)
        await disk.begins(pilot)
        disk.events.append("drawn")
        disk.let_go.set()
        await until(pilot, lambda: len(disk.events) > 1)
    assert disk.events == ["drawn", "stored"]
    assert services.drafts.get(f"note:{amina}") == {"text": "Vi"}


async def test_a_new_citizen_is_written_beside_the_screen(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+n")
        await until(pilot, lambda: isinstance(pilot.app.screen, Ask))
        disk = Disk(services)
        typed(pilot.app, *"Bo Ny", "enter")
        await disk.begins(pilot)
        assert isinstance(pilot.app.screen, Today)
        disk.events.append("drawn")
        disk.let_go.set()
        await until(pilot, lambda: isinstance(pilot.app.screen, CitizenScreen))
        assert disk.events[:2] == ["drawn", "stored"]


async def test_a_write_that_the_end_cuts_off_is_no_failure() -> None:
    """Who waits for it is cancelled too; else the program would end with a fault."""
    services, go_on = house(), Event()
    async with showing(services, Today(services)) as pilot:
        app = pilot.app
        waits = app.run_worker(saving.in_turn(app, lambda: go_on.wait(5)), exit_on_error=False)
        while not (writes := [one for one in app.workers if one.group == "write"]):
            await pilot.pause(0.01)
        for one in writes:
            one.cancel()
        with pytest.raises(WorkerCancelled):
            await waits.wait()
        go_on.set()
        assert waits.state is WorkerState.CANCELLED
