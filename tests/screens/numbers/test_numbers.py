"""Tal: the true numbers by keys, the goal, and the file that leaves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from screens.numbers.numbers import NumbersScreen
from tests.screens.stage import house, press, rows, seen, settled, showing, stand_on, until
from tests.services.numbers.town import course_of, lives
from vip2tui.changes.writer import Draft
from vip2tui.domain.course.plan import step_record
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import GOAL
from vip2tui.services.numbers.numbers import NOT_HERE, ONE_PLACE
from vip2tui.services.numbers.told import told_here
from vip2tui.services.vault.settings import number_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from vip2tui.services.house import Services

WINTER, SPRING = date(2025, 8, 4), date(2025, 11, 3)


def town(role: Role = Role.OFFICE) -> Services:
    services = house(role)
    desk = services.desk
    here = lives(desk, 40, WINTER)
    lives(desk, 22, WINTER, SPRING, "job_ord")
    lives(desk, 11, WINTER, SPRING, "afbrudt")
    lives(desk, 12, WINTER, SPRING, "udskudt")
    lives(desk, 3, WINTER, package="butik", name="Butik")
    for citizen in here[:7]:
        for step in ("praktik", "dansk"):
            values = {"course": course_of(citizen), "status": "i_gang", "started": "2026-01-05"}
            record = step_record(course_of(citizen), step)
            desk.act([Draft(citizen, record, StepState.KIND, values, {})])
    return services


def walks(folder: Path) -> Callable[..., Awaitable[str]]:
    """Return who walks to a folder and takes it."""

    async def walk(*_: object) -> str:
        return str(folder)

    return walk


async def enter(pilot: Pilot[None], key: str) -> None:
    await stand_on(pilot, key)
    await press(pilot, "enter")


async def counted(pilot: Pilot[None]) -> str:
    await pilot.app.workers.wait_for_complete()
    await settled(pilot)
    return seen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_the_packages_led_to_stands_there_however_few(size: tuple[int, int]) -> None:
    services = town(Role.CONSULTANT)
    async with showing(services, NumbersScreen(services), size) as pilot:
        shown = await counted(pilot)
        assert "88 begyndt på 2 jobpakker." in shown
        assert "22 af målet 193" in shown
        assert "320 borgere gennemførte" in " ".join(shown.split())
        for name, began, runs, done in (("Lager", 85, 40, 22), ("Butik", 3, 3, 0)):
            [line] = [one for one in shown.split("\n") if f"► {name}" in one]
            assert f"{began} begyndt" in line
            assert f"{runs} i gang" in line
            assert f"{done} gennemført" in line
        assert "● Praktik: 7" in shown
        assert "○ Løntilskud: 0" in shown
        await enter(pilot, "Lager")
        told = seen(pilot)
        for line in ("Afbrudt", "I job efter 26 uger", "0 ja · 0 nej · 45 ukendt",
                     "Ordinært job på samme arbejdsplads: 22", "højst 91 dage"):  # fmt: skip
            assert line in told
        await press(pilot, "enter")
        assert rows(pilot).shown[-1].act is None, "a consultant's numbers stay here"
        assert rows(pilot).shown[-1].text == ONE_PLACE
        assert "siden Tal" not in ONE_PLACE, "this is that page"


async def test_enter_on_the_goal_sets_another() -> None:
    services = town()
    async with showing(services, NumbersScreen(services)) as pilot:
        await counted(pilot)
        await enter(pilot, "skal gennemføre")
        await press(pilot, *["backspace"] * 3, *"44", "enter")
        assert "22 af målet 44" in await counted(pilot)
        assert number_of(services.desk.store, GOAL) == 44


async def test_the_office_hands_the_closed_half_years_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = town()
    monkeypatch.setattr("screens.exchange.places.walk", walks(tmp_path))
    async with showing(services, NumbersScreen(services), (120, 40)) as pilot:
        await counted(pilot)
        await enter(pilot, "Gem de lukkede halvår")
        await until(pilot, lambda: "Filen er klar" in seen(pilot))
    written = (tmp_path / "tal.csv").read_bytes()
    assert b"Butik" not in written
    assert b";Lager;Begyndt;85;" in written


async def test_a_mentor_is_told_where_the_own_citizens_stand() -> None:
    services = town(Role.MENTOR)
    async with showing(services, NumbersScreen(services)) as pilot:
        assert NOT_HERE.split(".")[0] in " ".join((await counted(pilot)).split())
        assert not rows(pilot).shown


async def test_after_a_backup_was_put_back_a_person_says_yes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = town()
    services.desk.me = services.desk.me.with_new_writer("k1b")
    monkeypatch.setattr("screens.exchange.places.walk", walks(tmp_path))
    async with showing(services, NumbersScreen(services), (120, 40)) as pilot:
        await counted(pilot)
        await enter(pilot, "Gem de lukkede halvår")
        assert "hentet fra en sikkerhedskopi" in " ".join(seen(pilot).split())
        await press(pilot, "enter")
        assert not list(told_here(services.sharing)), "Enter says no"
        await enter(pilot, "Gem de lukkede halvår")
        await press(pilot, "left", "enter")
        await until(pilot, lambda: "Filen er klar" in seen(pilot))
        assert "send en fil til den anden" in " ".join(seen(pilot).split())
