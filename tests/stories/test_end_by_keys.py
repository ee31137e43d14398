"""The end of a course and the half year after, played by keys at 80×24 at three computers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.screens.stage import case, press, row, rows, seen, stand_on, until
from tests.stories.test_progress_by_keys import NAME, Street

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from vip2tui.services.house import Services

CLOSED = 182


@pytest.fixture
def street(tmp_path: Path) -> Street:
    made = Street(tmp_path)
    made.begin()
    return made


async def to_plan(pilot: Pilot[None]) -> None:
    """Go from I dag to the plan of the citizen."""
    await press(pilot, "f2")
    if "Borgere" in seen(pilot).split("\n")[0]:
        await press(pilot, "enter")
    await press(pilot, "right")
    assert "[Plan]" in seen(pilot)


async def answered(street: Street, one: Services) -> list[str]:
    """Return what a computer says of each week."""
    async with street.at(one) as pilot:
        await to_plan(pilot)
        return [each.text for each in rows(pilot).shown if each.text.startswith("Uge ")]


async def call(street: Street, days: int, *keys: str) -> str:
    """Answer the line of I dag at the consultant's, and return what is left of it there."""
    street.go_to(days)
    async with street.at(street.consultant) as pilot:
        await until(pilot, lambda: "ring og hør" in seen(pilot))
        await stand_on(pilot, "ring og hør")
        await press(pilot, "enter")
        assert f"er {NAME} stadig i job?" in seen(pilot)
        await press(pilot, *keys)
        return next((line for line in seen(pilot).split("\n") if "ring og hør" in line), "")


async def test_from_the_end_to_the_last_call(street: Street) -> None:
    # The consultant ends it: the outcome, and one form with the first day in it.
    street.go_to(CLOSED)
    async with street.at(street.consultant) as pilot:
        await to_plan(pilot)
        await press(pilot, *"afslut", "enter", "enter")
        shown = seen(pilot)
        for asked in ("Timer om ugen", "Fast job", "Første dag", "Er formålet nået", "Gem"):
            assert asked in shown
        await press(pilot, *"37", "tab", "enter", "down", "enter")
        assert "Ja" in seen(pilot)
        await press(pilot, *["tab"] * 6, "enter")
        assert "Ordinært job på samme arbejdsplads" in row(pilot, "Afsluttet").text
        assert "37:00 timer om ugen · fast job" in row(pilot, "Afsluttet").below
    street.carry_all()

    # The mentor sees that it is closed, and is asked nothing.
    async with street.at(street.mentor) as pilot:
        await to_plan(pilot)
        closed = row(pilot, "Afsluttet")
        assert (closed.act, closed.below) == (None, "")
        assert not [one for one in rows(pilot).shown if one.text.startswith("Uge ")]

    # Week 1 is answered at once; week 4 takes two tries, and «ukendt» is an answer.
    await call(street, CLOSED + 7, "enter", *["tab"] * 6, "enter")
    left = await call(street, CLOSED + 28, "down", "down", "enter")
    assert "uge 4, 1 forsøg" in left
    assert not await call(street, CLOSED + 29, "down", "down", "enter")
    street.carry_all()
    told = await answered(street, street.office)
    assert "stadig i job" in told[0]
    assert "ukendt efter 2 forsøg" in told[1]
    assert told[2].endswith("senere")
    assert await answered(street, street.mentor) == []

    # Out of the job in week 13, and in one again in week 26: each is asked by itself.
    await call(
        street, CLOSED + 91, "down", "enter", "enter", "down", "enter", *["tab"] * 3, "enter"
    )
    street.carry_all()
    async with street.at(street.office) as pilot:
        await press(pilot, "f2")
        await until(pilot, lambda: NAME in seen(pilot))
    assert "ikke i job" in (await answered(street, street.office))[2]
    await call(street, CLOSED + 182, "enter", *["tab"] * 6, "enter")
    street.carry_all()
    for one in (street.office, street.consultant):
        assert "stadig i job" in (await answered(street, one))[3]
        assert not one.citizens.row(next(iter(one.citizens.ids()))).is_followed

    # The job did not last: the course is opened again with a reason, and all can read it.
    async with street.at(street.office) as pilot:
        await to_plan(pilot)
        await press(pilot, *"afsluttet", "enter", "down", "enter", *"Holdt ikke", "enter")
        assert not [one for one in rows(pilot).shown if one.text.startswith("Uge ")]
    street.carry_all()
    (citizen,) = street.mentor.citizens.ids()
    course = case(street.mentor, citizen).courses[0].course
    assert (course.closed, course.reason) == (None, "Holdt ikke")
