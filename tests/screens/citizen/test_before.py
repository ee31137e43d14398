"""Før samtalen: one card on one screen of 80×24, and the way from each line."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from screens.citizen.before import BeforeScreen
from screens.citizen.screen import CitizenScreen
from screens.messages import To
from tests.screens.stage import (
    HOSTILE,
    TODAY,
    case,
    house,
    press,
    rows,
    seen,
    showing,
    stand_on,
    went,
    with_course,
)
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import StepStatus
from vip2tui.services.citizen.notes import Note

if TYPE_CHECKING:
    from vip2tui.services.house import Services


def promised(services: Services, citizen: str, words: str) -> str:
    return services.notes.add(
        case(services, citizen),
        Note("samtale", "Vi talte", next=words, next_date=TODAY + timedelta(days=2)),
    )


@pytest.mark.parametrize("role", list(Role))
async def test_the_fullest_card_stands_on_one_screen(role: Role) -> None:
    services = house(role)
    citizen = with_course(services)
    for n in range(4):
        promised(services, citizen, f"Aftale nummer {n} med en del ord om det, vi gør ved det")
    plan = case(services, citizen).course
    assert plan is not None
    for step in plan.steps[:2]:
        services.courses.set_step(case(services, citizen), step, StepStatus.RUNNING)
    async with showing(services, BeforeScreen(services, citizen)) as pilot:
        shown = seen(pilot)
        for title in ("aftalt", "øver nu", "Spørg om", "fagets ord"):
            assert title in shown, shown
        assert rows(pilot).max_scroll_y == 0, shown
        last = rows(pilot).shown[-1].text.split(", ")[-1]
        assert last in " ".join(shown.split()), shown


async def test_the_card_opens_from_the_page_and_each_line_goes_where_it_is_from() -> None:
    services = house()
    citizen = with_course(services)
    note = promised(services, citizen, "Ringe til Bent")
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        await stand_on(pilot, "Før samtalen")
        await press(pilot, "enter")
        assert went(pilot)[-1].where is To.BEFORE
    async with showing(services, BeforeScreen(services, citizen)) as pilot:
        await stand_on(pilot, "Ringe til Bent")
        await press(pilot, "enter")
        assert (went(pilot)[-1].where, went(pilot)[-1].name) == (To.CITIZEN, f"notater/{note}")
        rows(pilot).highlighted = len(rows(pilot).shown) - 1
        await press(pilot, "enter")
        assert went(pilot)[-1].where is To.WORDS


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_agreements_are_only_words(text: str) -> None:
    services = house()
    citizen = with_course(services)
    promised(services, citizen, text.strip()[:190])
    async with showing(services, BeforeScreen(services, citizen)) as pilot:
        assert "\x1b]52" not in seen(pilot)
        assert "aftalt" in seen(pilot)
