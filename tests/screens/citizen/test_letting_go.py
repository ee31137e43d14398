"""«Giv slip» by keys: who is done with, what leaves, and the number that is typed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from screens.citizen.citizens import Citizens
from screens.today import Today
from tests.screens.pair import amina, carry, note, pair, told
from tests.screens.stage import NOW, case, choose, press, said, seen, showing, until, write

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.house import Services


def ended(tmp_path: Path) -> tuple[Services, Services, str]:
    """A mentor's Amina, whose course is closed; the office has everything, and the days passed."""
    mine, office = pair()
    citizen = amina(mine)
    note(mine)
    carry(mine, office, tmp_path)
    known = case(office, citizen)
    assert known.course
    office.closing.close(known, known.course, "flyttet", {})
    for one, other in ((office, mine), (mine, office), (office, mine)):
        carry(one, other, tmp_path)
    mine.desk.now = lambda: NOW + timedelta(days=200)
    return mine, office, citizen


async def test_i_dag_tells_of_it_and_the_number_lets_go(tmp_path: Path) -> None:
    mine, office, citizen = ended(tmp_path)
    (ripe,) = mine.letting_go.ripe()
    async with showing(mine, Today(mine)) as pilot:
        await until(pilot, lambda: "1 borger er færdig her og kan slippes" in seen(pilot))
        await press(pilot, "enter")
        await told(pilot, "Hvem skal slippes?")
        await choose(pilot, "Amina")
        shown = await told(pilot, f"Skriv tallet {ripe.things} for at give slip")
        assert "1 notat" in shown
        await write(pilot, str(ripe.things + 1))
        await told(pilot, f"Der skal slippes {ripe.things} ting")
        assert citizen in mine.desk.store.cases()
        await press(pilot, *["backspace"] * 3)
        await write(pilot, str(ripe.things))
        await until(pilot, lambda: "1 borger sluppet fra denne computer." in said(pilot))
    assert citizen not in mine.desk.store.cases()
    assert citizen in office.desk.store.cases()


async def test_who_is_done_with_stands_in_no_list_and_the_menu_lets_go(tmp_path: Path) -> None:
    mine, _, _ = ended(tmp_path)
    async with showing(mine, Citizens(mine)) as pilot:
        await until(pilot, lambda: "Her er ingen borgere" in seen(pilot))
        pilot.app.screen.action_let_go()  # type: ignore[attr-defined]
        await told(pilot, "Hvem skal slippes?")
        await press(pilot, "escape")
    mine.desk.now = lambda: NOW
    async with showing(mine, Citizens(mine)) as pilot:
        await until(pilot, lambda: "Amina" in seen(pilot))
        pilot.app.screen.action_let_go()  # type: ignore[attr-defined]
        await told(pilot, "Hvem skal slippes?", "kan slippes")
        await choose(pilot, "Amina")
        await until(pilot, lambda: "Intet er ændret" in said(pilot))
