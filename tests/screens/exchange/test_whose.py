"""Two offices on one laptop: whose a citizen is is asked where it can be several, not elsewhere."""

from tests.screens.conftest import Opened
from tests.screens.pair import computer, meet, pair
from tests.screens.stage import AMINA, press, rows, said, seen, until
from vip2tui.changes.writer import Draft
from vip2tui.domain.roles import Role
from vip2tui.services.house import Services

OTHER = "Kommune [/] Øst"


def with_two() -> tuple[Services, Services, Services]:
    """Return a mentor's computer that works with two offices, and both."""
    mine, west = pair()
    east = computer(Role.OFFICE, "Ulla Øst", OTHER, "oest")
    meet(mine, east)
    return mine, west, east


async def test_a_new_citizen_is_asked_whose_it_is(opened: Opened) -> None:
    mine, west, east = with_two()
    async with opened(mine) as pilot:
        await press(pilot, "ctrl+n", *"Bo Ny", "enter")
        await until(pilot, lambda: "Hvilken kommune hører Bo Ny til?" in seen(pilot))
        assert OTHER in seen(pilot)
        await press(pilot, "escape")
        assert [mine.citizens.get(one).citizen.name for one in mine.citizens.ids()] == [AMINA]
        await press(pilot, "ctrl+n", *"Bo Ny", "enter")
        await until(pilot, lambda: "Hvilken kommune hører Bo Ny til?" in seen(pilot))
        await press(pilot, "down", "enter")
        await until(pilot, lambda: len(list(mine.citizens.ids())) == 2)
    new = mine.citizens.find("Bo Ny")
    chosen = list(mine.desk.others.offices())[1]
    assert mine.belonging.of(mine.citizens.get(new)).office == chosen
    counts = {one.desk.me.device: mine.sending.look(one.desk.me.device).counted["citizen"]
              for one in (west, east)}  # fmt: skip
    assert counts[chosen] == (2 if chosen == west.desk.me.device else 1)


async def test_with_one_office_it_is_not_asked(opened: Opened) -> None:
    mine, _ = pair()
    async with opened(mine) as pilot:
        await press(pilot, "ctrl+n", *"Bo Ny", "enter")
        await until(pilot, lambda: len(list(mine.citizens.ids())) == 2)
        assert "Hvilken kommune" not in seen(pilot)


async def test_i_dag_asks_once_whose_an_old_citizen_is(opened: Opened) -> None:
    mine, _, east = with_two()
    old = mine.desk.new_id()
    mine.desk.act([Draft(old, old, "citizen", {"name": "Gamle Ole"})])
    device = east.desk.me.device
    assert mine.sending.look(device).changes == 0
    async with opened(mine) as pilot:
        await until(pilot, lambda: any("hvilken kommune" in one.text for one in rows(pilot).shown))
        at = next(n for n, one in enumerate(rows(pilot).shown) if "hvilken kommune" in one.text)
        rows(pilot).highlighted = at
        await pilot.pause()
        await press(pilot, "enter")
        await until(pilot, lambda: "Hvilken kommune skal have Gamles oplysninger?" in seen(pilot))
        await press(pilot, *["down"] * list(mine.desk.others.offices()).index(device), "enter")
        await until(pilot, lambda: "Gemt. Gamle kommer med" in said(pilot))
        await until(
            pilot, lambda: not any("hvilken kommune" in one.text for one in rows(pilot).shown)
        )
    assert mine.sending.look(device).changes == 1


async def test_send_names_the_offices_where_there_are_several(opened: Opened) -> None:
    mine, _, _ = with_two()
    async with opened(mine) as pilot:
        await press(pilot, "f8")
        await until(pilot, lambda: "Et øjeblik" not in seen(pilot))
        shown = seen(pilot)
        assert "Til Eksempelkøbing («Kontoret»): 1 borger, 1 forløb" in shown
        assert f"Til Eksempelkøbing («{OTHER}»): Der er ikke noget nyt" in shown
