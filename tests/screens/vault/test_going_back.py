"""«Gå tilbage»: when, what differs, a yes, and one Ctrl+Z."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from screens.messages import GoTo, To
from screens.widgets.field import Field
from tests.danish import forbidden_in
from tests.screens.stage import AMINA, choose, press, said, seen, until, write
from vip2tui.services.citizen.notes import Note

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.screens.conftest import Opened
    from vip2tui.services.house import Services


def amina(services: Services) -> str:
    return next(one for one in services.citizens.ids()
                if services.citizens.get(one).citizen.name == AMINA)  # fmt: skip


def texts(services: Services) -> list[str]:
    return [one.text for one in services.citizens.get(amina(services)).entries]


def written_later(services: Services) -> None:
    """Write a note the day after."""
    was = services.desk.now
    services.desk.now = lambda: was() + timedelta(days=1)
    services.notes.add(services.citizens.get(amina(services)), Note("note", "dagen efter"))


def value(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(Field).value


def type_(pilot: Pilot[None], text: str) -> None:
    pilot.app.screen.query_one(Field).value = text


async def asked(pilot: Pilot[None]) -> None:
    pilot.app.post_message(GoTo(To.GO_BACK))
    await until(pilot, lambda: "da du sluttede" in seen(pilot))


async def test_a_day_is_chosen_seen_gone_back_to_and_undone(
    opened: Opened, services: Services
) -> None:
    written_later(services)
    async with opened() as pilot:
        await asked(pilot)
        assert "1 ting siden" in seen(pilot)
        await choose(pilot, "1 ting siden")
        await until(pilot, lambda: "Notatet «dagen efter» er her ikke" in seen(pilot))
        assert "Amina" in seen(pilot)
        assert "kvitteringer røres ikke" in seen(pilot)
        assert not forbidden_in(seen(pilot))
        assert texts(services) == ["dagen efter"]
        await press(pilot, "enter")
        await until(pilot, lambda: texts(services) == [])
        await until(pilot, lambda: "det står, som det stod" in said(pilot))
        await press(pilot, "ctrl+z")
        await until(pilot, lambda: "at gå tilbage til" in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: texts(services) == ["dagen efter"])


async def test_a_time_is_typed_with_a_day_from_the_month(
    opened: Opened, services: Services
) -> None:
    written_later(services)
    async with opened() as pilot:
        await asked(pilot)
        await choose(pilot, "En dag og et klokkeslæt")
        type_(pilot, "4/5 kl. 18")
        await until(pilot, lambda: "= man 4. maj 2026 kl. 18.00" in seen(pilot))
        await press(pilot, "f5")
        await until(pilot, lambda: "Maj 2026" in seen(pilot) or "maj 2026" in seen(pilot))
        await press(pilot, "enter")
        type_(pilot, f"{value(pilot)} kl. 18.30")
        await until(pilot, lambda: "= man 4. maj 2026 kl. 18.30" in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: "dagen efter" in seen(pilot))
        await press(pilot, "escape")
        assert texts(services) == ["dagen efter"]


async def test_where_nothing_stood_it_says_so(opened: Opened, services: Services) -> None:
    async with opened() as pilot:
        await asked(pilot)
        await choose(pilot, "En dag og et klokkeslæt")
        await write(pilot, "1/3/2026 kl. 8")
        await until(pilot, lambda: "stod ikke noget her" in seen(pilot))
        assert services.history.next_undo() is not None
