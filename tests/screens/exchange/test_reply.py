"""A line from the municipality by keys: written on a note, seen on the mentor's I dag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.messages import GoTo, To
from tests.screens.pair import amina, carry, note, pair, told
from tests.screens.stage import press, seen, stand_on, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.conftest import Opened


async def test_the_office_answers_a_note_and_the_mentor_sees_it(
    opened: Opened, tmp_path: Path
) -> None:
    mine, office = pair()
    note(mine, "Kan hun få truckkurset?")
    carry(mine, office, tmp_path)
    async with opened(office) as pilot:
        pilot.app.screen.post_message(GoTo(To.CITIZEN, amina(office), "notater"))
        await until(pilot, lambda: "truckkurset" in seen(pilot))
        await stand_on(pilot, "truckkurset")
        await press(pilot, "enter")
        await told(pilot, "Læs det hele", "Svar på det")
        await press(pilot, "down", "enter")
        await told(pilot, "Hvad skal mentoren vide?")
        await press(pilot, *"bestilt", "enter")
        await until(pilot, lambda: bool(office.replies.all(office.citizens.get(amina(office)))))
    carry(office, mine, tmp_path)
    async with opened(mine) as pilot:
        await until(pilot, lambda: "har læst det: bestilt" in seen(pilot))
        await stand_on(pilot, "har læst det")
        await press(pilot, "enter")
        await told(pilot, "Kim Kontor har læst det: bestilt", "Set")
        await press(pilot, "enter")
        await until(pilot, lambda: "har læst det" not in seen(pilot))
    assert list(mine.replies.unseen(mine.citizens.get(amina(mine)))) == []
