"""Twenty doubts of two laptops by keys: three for each, and a name leaves one laptop's alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.exchange.doubts import Card, DoubtsScreen
from tests.screens.pair import theirs
from tests.screens.stage import case, house, press, rows, said, seen, showing, until
from vip2tui.domain.roles import Role
from vip2tui.services.exchange.doubt_about import computers, is_between

if TYPE_CHECKING:
    from vip2tui.services.house import Services

MANY = 20


def in_doubt() -> Services:
    services = house(person="Bent")
    for n in range(MANY):
        citizen = services.citizens.add(f"Borger {n:02}")
        services.citizens.change(case(services, citizen), phone="tirsdag")
        device = ("Laptop Nord", "Laptop Syd")[n % 2]
        theirs(services, citizen, "mandag", pen=f"w{2 + n % 2}", device=device, role=Role.MENTOR)
    return services


def shown(pilot: object) -> int:
    return sum(not one.heading for one in rows(pilot).shown)  # type: ignore[arg-type]


async def test_twenty_are_decided_with_three_keys_each() -> None:
    services = in_doubt()
    assert len(list(services.doubts.all())) == MANY
    keys = 0
    async with showing(services, DoubtsScreen(services)) as pilot:
        await until(pilot, lambda: shown(pilot) == MANY)
        for left in range(MANY, 0, -1):
            await until(pilot, lambda left=left: shown(pilot) == left)
            await press(pilot, "enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, Card))
            await press(pilot, "up", "enter")
            keys += 3
            await until(pilot, lambda: isinstance(pilot.app.screen, DoubtsScreen))
        await until(pilot, lambda: "ikke noget, der skal afgøres" in seen(pilot))
        await until(pilot, lambda: "Fortryd med Ctrl+Z" in said(pilot))
    assert keys == 3 * MANY
    assert list(services.doubts.all()) == []


async def test_a_computers_or_a_citizens_name_leaves_only_its_own() -> None:
    services = in_doubt()
    async with showing(services, DoubtsScreen(services)) as pilot:
        await until(pilot, lambda: shown(pilot) == MANY)
        await press(pilot, *"syd")
        await until(pilot, lambda: shown(pilot) == MANY // 2)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Card))
        await press(pilot, "up", "enter")
        await until(pilot, lambda: shown(pilot) == MANY // 2 - 1)  # and it stays narrowed
        await press(pilot, "escape")
        await until(pilot, lambda: shown(pilot) == MANY - 1)
        await press(pilot, *"borger 04")
        await until(pilot, lambda: shown(pilot) == 1)


def test_a_doubt_is_between_the_computers_that_wrote_its_sides() -> None:
    services = in_doubt()
    every = list(services.doubts.all())
    of = [one for one in every if is_between(services.sharing, one, "dw2")]
    assert len(of) == MANY // 2
    assert all("Mette (Laptop Nord)" in computers(services.sharing, one) for one in of)
