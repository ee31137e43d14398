"""A long reading beside the screen lets it have its turn; alone it waits for nobody."""

from __future__ import annotations

import gc
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from vip2tui.services import turns
from vip2tui.services.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.services.conftest import Office


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each turn was; a step takes as long as a turn, by a clock of its own."""
    told: list[float] = []
    ticks = iter(range(10**9))
    monkeypatch.setattr(turns, "sleep", told.append)
    monkeypatch.setattr(turns, "monotonic", lambda: next(ticks) * 1.0)
    return told


def beside(do: object) -> list[object]:
    found: list[object] = []
    thread = Thread(target=lambda: found.append(do()))  # type: ignore[operator]
    thread.start()
    thread.join()
    return found


def test_the_screen_has_its_turn_after_each_step(waited: list[float]) -> None:
    assert beside(lambda: list(Turns().each(range(5)))) == [[0, 1, 2, 3, 4]]
    assert waited == [turns.TURN] * 5


def test_who_has_pressed_a_key_has_it_all_until_it_is_answered(
    waited: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "QUIET", 40)
    order = Turns()

    def typing() -> Iterator[int]:
        yield 0
        order.typed()
        yield from (1, 2)

    assert beside(lambda: list(order.each(typing()))) == [[0, 1, 2]]
    assert len(waited) > 30
    waited.clear()
    assert beside(lambda: list(order.each(typing(), waits=False))) == [[0, 1, 2]]
    assert len(waited) == 3


def test_what_a_key_asks_for_does_not_wait_for_that_key(
    waited: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "QUIET", 40)
    order = Turns()
    order.typed()
    assert beside(lambda: list(order.each(range(3)))) == [[0, 1, 2]]
    assert len(waited) == 3


def test_a_key_soon_after_another_is_not_kept_waiting_by_the_answer_to_that(
    waited: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Esc leads back to «I dag», which is read again, and F1 comes at once."""
    monkeypatch.setattr(turns, "QUIET", 1_000)
    order = Turns()
    order.typed()

    def typing() -> Iterator[int]:
        order.typed()
        yield 0

    assert beside(lambda: list(order.each(typing()))) == [[0]]
    assert len(waited) > 900


def test_where_nobody_waits_nothing_is_waited_for(waited: list[float]) -> None:
    assert list(Turns().each(range(5))) == [0, 1, 2, 3, 4]
    assert waited == []


@pytest.mark.parametrize("what", ["today", "rows", "doubts"])
def test_i_dag_the_list_and_the_doubts_are_read_in_turns(
    mentor: Office, waited: list[float], what: str
) -> None:
    for number in range(4):
        mentor.on_course(f"Borger {number}")
    mentor.reopen()
    reads = {
        "today": mentor.all.today.read,
        "rows": mentor.all.citizens.rows,
        "doubts": mentor.all.doubts.all,
    }
    is_free = []
    lock = mentor.desk.lock

    def noted(seconds: float) -> None:
        def look() -> None:
            is_free.append(lock.acquire(timeout=5))
            lock.release()

        thread = Thread(target=look)
        thread.start()
        thread.join()
        waited.append(seconds)

    turns.sleep = noted  # type: ignore[assignment]  # the fixture puts it back
    beside(lambda: list(reads[what]()))  # type: ignore[call-overload]
    assert len(waited) >= 4
    assert all(is_free), "somebody who types would wait for the lock"


def test_what_is_folded_is_said_to_stay_now_and_then(
    mentor: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the garbage collector looks at every citizen again and again, and no key is answered."""
    for number in range(6):
        mentor.citizen(f"Borger {number}")
    settled: list[int] = []
    monkeypatch.setattr(turns, "SETTLED", 3)
    monkeypatch.setattr(turns, "settle", lambda: settled.append(1))
    mentor.reopen()
    assert len(list(mentor.all.citizens.ids())) == 6
    assert len(settled) == 2


def test_settling_leaves_the_collector_little_to_look_at() -> None:
    before = gc.get_freeze_count()
    kept = [[number] for number in range(1000)]
    try:
        turns.settle()
        assert gc.get_freeze_count() - before > 1000
        assert all(one is not kept for one in gc.get_objects())
    finally:
        gc.unfreeze()
