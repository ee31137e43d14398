"""Long work shows itself on the screen, is stopped between two steps, and never flickers."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button

from screens.exchange.fetch import FetchScreen
from screens.today import Today
from screens.working import Working, working
from tests.screens.pair import note, pair, put_in_stick, told
from tests.screens.stage import press, seen, settled, showing, until
from vip2tui.base.progress import FILES, Step
from vip2tui.services.exchange.fetching import FetchService

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from vip2tui.services.exchange.seen import Seen
    from vip2tui.services.house import Services

LONG = 20


class Slow:
    """Work of four steps, each of which waits until it is let go."""

    def __init__(self, box: Working) -> None:
        self.box = box
        self.done = 0
        self._gates = [Event() for _ in range(4)]

    def __call__(self) -> int:
        for gate in self._gates:
            if self.box.progress.is_stopped:
                break
            self.box.progress.tell(Step(self.done, 4, FILES, f"fil [{self.done}]\x1b.vip2"))
            assert gate.wait(LONG)
            self.done += 1
        return self.done

    def let_go(self, steps: int = 4) -> None:
        for gate in self._gates[:steps]:
            gate.set()


def begin(pilot: Pilot[None], slow: Slow) -> list[int]:
    done: list[int] = []

    async def run() -> None:
        done.append(await working(pilot.app.screen, slow, slow.box))  # type: ignore[arg-type]

    pilot.app.screen.run_worker(run())
    return done


async def stands(pilot: Pilot[None], slow: Slow) -> None:
    await until(pilot, lambda: pilot.app.screen is slow.box and slow.box.is_mounted)


@pytest.mark.parametrize("key", ["escape", "click", "tab"])
async def test_it_says_how_far_it_is_and_stops_after_the_file_it_is_at(
    services: Services, key: str
) -> None:
    slow = Slow(Working("4 filer bliver hentet …", "Stopper efter denne fil. Alt er gemt."))
    async with showing(services, Today(services)) as pilot:
        done = begin(pilot, slow)
        await stands(pilot, slow)
        slow.let_go(2)
        await until(pilot, lambda: "2 af 4 filer" in seen(pilot))
        shown = seen(pilot)
        assert "4 filer bliver hentet …" in shown
        assert "fil [2].vip2" in shown
        assert "█" in shown
        if key == "click":
            await pilot.click("#no")
        elif key == "tab":
            await pilot.press("tab", "enter")
        else:
            await pilot.press("escape")
        await until(pilot, lambda: "Stopper efter denne fil. Alt er gemt." in seen(pilot))
        assert slow.box.query_one(Button).disabled
        assert done == []
        slow.let_go()
        await until(pilot, lambda: done == [3])
        await until(pilot, lambda: isinstance(pilot.app.screen, Today))


async def test_what_cannot_be_stopped_has_no_button_and_esc_does_nothing(
    services: Services,
) -> None:
    slow = Slow(Working("Kopien bliver lavet …"))
    async with showing(services, Today(services)) as pilot:
        done = begin(pilot, slow)
        await stands(pilot, slow)
        assert not slow.box.query(Button)
        slow.box.action_no()
        slow.let_go()
        await until(pilot, lambda: done == [4])
        await until(pilot, lambda: isinstance(pilot.app.screen, Today))


async def test_what_is_quick_never_shows_a_box(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(Working("Kopien bliver lavet …"))
    slow.let_go()
    async with showing(services, Today(services)) as pilot:
        pushed: list[object] = []
        monkeypatch.setattr(pilot.app, "push_screen", pushed.append)
        done = begin(pilot, slow)
        await until(pilot, lambda: done == [4])
        await pilot.pause(0.5)
        assert pushed == []


async def test_an_enter_typed_ahead_does_not_stop_it(services: Services) -> None:
    slow = Slow(Working("4 filer bliver hentet …", "Stopper."))
    async with showing(services, Today(services)) as pilot:
        begin(pilot, slow)
        await stands(pilot, slow)
        await pilot.press("enter")
        assert not slow.box.progress.is_stopped
        slow.let_go()
        await until(pilot, lambda: isinstance(pilot.app.screen, Today))


async def test_fetching_stopped_says_what_is_left_and_the_next_time_takes_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, office = pair()
    stick = put_in_stick(monkeypatch, tmp_path)
    for number in range(3):
        note(mine, f"n{number}")
        mine.sending.send(office.desk.me.device, stick)
    take_in = FetchService.take_in
    began, go_on = Event(), Event()

    def slow(self: FetchService, seen_: Seen) -> Seen:
        began.set()
        assert go_on.wait(LONG)
        return take_in(self, seen_)

    monkeypatch.setattr(FetchService, "take_in", slow)
    async with showing(office, FetchScreen(office)) as pilot:
        await until(pilot, lambda: "3 fundet" in seen(pilot) or "3 filer fundet" in seen(pilot))
        await press(pilot, "space", "down", "space", "down", "space", "enter")
        await told(pilot, "Se først", "Hent 3 filer")
        await pilot.press("left", "enter")
        await until(pilot, began.is_set)
        await told(pilot, "3 filer bliver hentet …", "0 af 3 filer")
        await pilot.press("escape")
        await told(pilot, "Stopper efter denne fil. Alt, der er hentet, er gemt.")
        go_on.set()
        await told(pilot, "1 fil er hentet.", "2 filer er ikke hentet endnu.")
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "enter")
        await told(pilot, "Se først")
        await press(pilot, "left", "enter")
        await told(pilot, "1 fil er hentet.")
        await press(pilot, "enter")
    assert len(office.diary.lines()) == 2
