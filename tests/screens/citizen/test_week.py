"""Ugens timer: a table of six rows, written as people say it, held against 37."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.citizen.week import WeekScreen
from screens.citizen.week_pane import NOTHING
from tests.screens.stage import (
    SOREN,
    case,
    click_text,
    fill_disk,
    house,
    press,
    row,
    rows,
    said,
    seen,
    showing,
    stand_on,
    with_course,
    write,
)
from vip2tui.domain.course.week import Activity

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from vip2tui.services.house import Services


def total(services: Services, citizen: str) -> int:
    plan = case(services, citizen).course
    assert plan is not None
    return services.weekplan.read(plan).week.total


async def test_a_week_is_written_in_rows_and_adds_up() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, WeekScreen(services, citizen)) as pilot:
        assert all(len(line) == 80 for line in seen(pilot).split("\n"))
        await press(pilot, "enter")
        await write(pilot, "mandag til fredag 8-14")
        assert total(services, citizen) == 30 * 60
        assert "Der mangler 7:00 timer." in seen(pilot)
        assert row(pilot, "Praktik").below == "man-fre 8.00-14.00"
        await press(pilot, "down", "enter")
        await write(pilot, "altid")
        assert "kan ikke læses" in seen(pilot)
        await write(pilot, "tir 13-16")
        assert "hinanden i 60 minutter" in seen(pilot)
        assert "Fortryd med Ctrl+Z" in said(pilot)
        await press(pilot, "delete")
        assert total(services, citizen) == 30 * 60
        await press(pilot, "ctrl+z", "enter")
        assert total(services, citizen) == 33 * 60


async def test_beside_the_list_stand_the_days_and_what_is_owed() -> None:
    services = house()
    citizen = with_course(services)
    for activity, typed in (
        (Activity.PRACTICE, "man-fre 8-14"),
        (Activity.DANISH, "tir 13-15, 3 timer"),
    ):
        plan = case(services, citizen).course
        assert plan is not None
        services.weekplan.set_row(case(services, citizen), plan, activity, typed)
    async with showing(services, WeekScreen(services, citizen), (120, 40)) as pilot:
        assert all(len(line) == 120 for line in seen(pilot).split("\n"))
        assert rows(pilot).shown[1].text == "man-fre 8.00-14.00"
        for said in ("mandag ", "6:00  8.00–14.00", "fredag ", "Der mangler 2:00 timer."):
            assert said in seen(pilot)
        assert "lørdag" not in seen(pilot)
        await press(pilot, "down")
        for said in (
            "uden dag",
            "3:00",
            "2:00  13.00–15.00",
            "Praktik tirsdag 8.00–14.00 og dansk",
        ):
            assert said in seen(pilot)
        await stand_on(pilot, "Ugen skal have")
        await press(pilot, "up")
        pane = beside(pilot)
        assert pane.index("praktik") < pane.index("dansk") < pane.index("mandag")
        assert "30:00" in pane
        assert "8:00" in pane, "both of Tuesday"
        await stand_on(pilot, "Transport")
        assert NOTHING in seen(pilot)
        await press(pilot, "home", "down", "enter")
        await write(pilot, "fre 8-9")
        assert "mandag" not in beside(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Dag for dag" not in seen(pilot)
        assert rows(pilot).shown[1].aside[4][0] == "1:00", "the days stand in the list again"


def beside(pilot: Pilot[None]) -> str:
    """Return what stands in the pane beside the list."""
    return "\n".join(line[68:] for line in seen(pilot).split("\n"))


async def test_the_target_is_what_was_agreed() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, WeekScreen(services, citizen)) as pilot:
        await click_text(pilot, "Ugen skal have 37:00")
        await write(pilot, "0")
        await write(pilot, "25")
        assert "Ugen skal have 25:00 timer" in seen(pilot)
        await stand_on(pilot, "Transport")
        await press(pilot, "enter")
        await write(pilot, "25")
        assert "Ugen går op." in seen(pilot)


async def test_what_cannot_be_read_is_told_and_kept() -> None:
    services = house()
    citizen = with_course(services)
    plan = case(services, citizen).course
    assert plan is not None
    services.weekplan.set_row(case(services, citizen), plan, Activity.DANISH, "man 8-9")
    record = next(
        one for one in services.desk.state(citizen).records.values() if one.kind == "week"
    )
    from vip2tui.changes.writer import Draft

    hostile = "[/] \x1b]52;c;aGVq\x07"
    draft = Draft(
        citizen, record.id, "week", {"danish": hostile}, {"danish": record.over("danish")}
    )
    services.desk.act([draft])
    async with showing(services, WeekScreen(services, citizen)) as pilot:
        assert "Kan ikke læses: [/]" in seen(pilot)
        assert "\x1b" not in seen(pilot)


async def test_a_full_disk_and_no_course_are_told() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, WeekScreen(services, citizen)) as pilot:
        fill_disk(services)
        await press(pilot, "enter")
        await write(pilot, "5")
        assert "GEMMES IKKE" in seen(pilot)
        assert total(services, citizen) == 0
    other = house()
    async with showing(other, WeekScreen(other, other.citizens.add(SOREN))) as pilot:
        assert "Start en jobpakke først" in said(pilot)
