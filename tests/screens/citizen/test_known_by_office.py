"""How far a note has come stands beside it, and what the office knows on the citizen's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.citizen.known import KnownScreen
from screens.citizen.screen import CitizenScreen
from screens.messages import GoTo, To
from tests.screens.pair import amina, carry, note, pair, told
from tests.screens.stage import case, press, row, rows, seen, showing, stand_on
from tests.screens.test_words import words
from vip2tui.domain.kinds.places import Place
from vip2tui.services.citizen.notes import Note

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_note_says_how_far_it_has_come(tmp_path: Path) -> None:
    mine, office = pair()
    note(mine, "Først")
    mine.notes.add(case(mine, amina(mine)), Note("samtale", "Kun mit", place=Place.PRIVATE))
    screen = CitizenScreen(mine, amina(mine), "notater")
    async with showing(mine, screen) as pilot:
        assert row(pilot, "Først").lead.endswith("klar til at sende")
        assert row(pilot, "Kun mit").lead.endswith("kun for mig")
        mine.sending.send(office.desk.me.device, tmp_path)
        screen.read_again()
        assert row(pilot, "Først").lead.endswith("undervejs")
        carry(mine, office, tmp_path)
        carry(office, mine, tmp_path)
        screen.read_again()
        assert row(pilot, "Først").lead.endswith("modtaget af kommunen")
        await stand_on(pilot, "Først")
        assert "modtaget af kommunen" in seen(pilot)
        note(mine, "Ny")
        screen.read_again()
        assert row(pilot, "Ny").lead.endswith("klar til at sende")
        assert row(pilot, "Først").lead.endswith("modtaget af kommunen")


async def test_the_overview_says_what_the_office_knows(tmp_path: Path) -> None:
    mine, office = pair()
    carry(mine, office, tmp_path)
    carry(office, mine, tmp_path)
    screen = CitizenScreen(mine, amina(mine))
    async with showing(mine, screen) as pilot:
        assert row(pilot, "Kommunen har alt, du har skrevet her.")
        note(mine)
        screen.read_again()
        said = row(pilot, "1 skal sendes. Kommunen har resten.")
        assert said.act == GoTo(To.KNOWN, amina(mine))


async def test_each_thing_says_whether_it_is_only_here_under_way_or_there(tmp_path: Path) -> None:
    mine, office = pair()
    carry(mine, office, tmp_path)
    carry(office, mine, tmp_path)
    note(mine, "Ordet æøå [/] x")
    async with showing(mine, KnownScreen(mine, amina(mine))) as pilot:
        shown = await told(pilot, "Hvad ved kommunen om Amina", "Kun her: skal sendes")
        assert shown.index("Ordet æøå [/] x") < shown.index("Kommunen har det")
        assert not words(shown)
        mine.sending.send(office.desk.me.device, tmp_path)
        pilot.app.screen.read_again()  # type: ignore[attr-defined]
        await told(pilot, "Undervejs: i fil 2 fra 4. maj, ikke kvitteret endnu")
        await press(pilot, *"ordet")
        assert await told(pilot, "Ordet æøå [/] x")


async def test_the_office_sees_who_has_the_citizen(tmp_path: Path) -> None:
    mine, office = pair()
    carry(mine, office, tmp_path)
    async with showing(office, CitizenScreen(office, amina(office))) as pilot:
        assert not any("Hvad ved" in one.text for one in rows(pilot).shown)
        assert row(pilot, "Mette Holm (Laptop Nord)")


async def test_what_the_office_answers_for_is_never_late_at_the_mentor(tmp_path: Path) -> None:
    mine, office = pair()
    screen = CitizenScreen(mine, amina(mine), "tjekliste")

    def aside() -> set[str]:
        theirs = [one for one in rows(pilot).shown if one.aside and one.aside[0][0] == "kommunen"]
        return {one.aside[1][0] for one in theirs}

    async with showing(mine, screen) as pilot:
        assert "hos kommunen" in aside()
        assert not any("over fristen" in one for one in aside())
        carry(mine, office, tmp_path)
        carry(office, mine, tmp_path)
        screen.read_again()
        assert "senest hørt 4. maj" in aside()
        assert not any("over fristen" in one for one in aside())
    async with showing(office, CitizenScreen(office, amina(office), "tjekliste")) as pilot:
        assert any("over fristen" in one.aside[1][0] for one in rows(pilot).shown if one.aside)
