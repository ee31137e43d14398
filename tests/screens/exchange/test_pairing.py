"""Computers made known: a contact file, words read aloud, barring, and giving a citizen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.exchange.pairing import Computers
from screens.exchange.pairing_dialogs import Meet, spoken
from tests.screens.pair import amina, carry, computer, meet, pair, put_in_stick, strangers, told
from tests.screens.stage import (
    AMINA,
    HOSTILE,
    choose,
    press,
    row,
    rows,
    said,
    seen,
    showing,
    stand_on,
    with_course,
)
from tests.screens.test_words import words
from vip2tui.domain.roles import Role
from vip2tui.exchange.contact import contact_file

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return put_in_stick(monkeypatch, tmp_path)


def only(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


async def read_first(pilot: Pilot[None]) -> str:
    """Read the first contact file on the stick, and return the card."""
    await stand_on(pilot, "Læs en kontaktfil")
    await press(pilot, "enter")
    await told(pilot, "1 kontaktfil fundet")
    await press(pilot, "enter")
    return await told(pilot, "Læs ordene højt")


async def test_two_computers_are_made_known_by_files_and_words(stick: Path) -> None:
    mine, office = strangers()
    async with showing(mine, Computers(mine)) as pilot:
        assert "Du kender ingen computere endnu" in seen(pilot)
        await press(pilot, "enter")
        await told(pilot, "Hvor skal din kontaktfil ligge?")
        await press(pilot, "enter")
        shown = await told(pilot, "Din kontaktfil er klar", "Gemt på USB (E:)")
        mine_words = mine.devices.contact().words
        assert all(word in shown for word in mine_words)
        assert not words(shown)
    file = only(stick)
    assert "mette" not in file.name.lower()
    async with showing(office, Computers(office)) as pilot:
        shown = await read_first(pilot)
        assert "Computer: Laptop Nord" in shown
        assert shown.index("Person: Mette Holm") < shown.index("Computer: Laptop Nord")
        assert "Person: Mette Holm, mentor" in shown
        assert "Kommune: Eksempelkøbing" in shown
        assert " ".join(mine_words) in shown
        await press(pilot, "enter")
        assert office.devices.all() == []
        assert said(pilot) == "Ikke godkendt. Intet er ændret."
        await read_first(pilot)
        await press(pilot, "shift+tab", "enter")
        assert said(pilot) == "Godkendt: Mette Holm (Laptop Nord)."
        assert [peer.trusted for peer in office.devices.all()] == [True]
        assert row(pilot, "Mette Holm").text == "Mette Holm, mentor (Laptop Nord)"
        assert row(pilot, "Mette Holm").below == "Eksempelkøbing · ikke hørt fra endnu"


async def test_typed_words_must_be_the_same(stick: Path) -> None:
    mine, office = strangers()
    mine.devices.write_contact(stick)
    right = mine.devices.contact().words
    async with showing(office, Computers(office)) as pilot:
        await read_first(pilot)
        field = pilot.app.screen.query_one("#typed")
        field.focus()
        for typed in (" ".join(reversed(right)), " ".join(right).upper()):
            field.value = typed  # type: ignore[attr-defined]
            await press(pilot, "enter")
            if typed.islower():
                await told(pilot, "Kontrolordene passer ikke")
                assert office.devices.all() == []
        assert [peer.trusted for peer in office.devices.all()] == [True]


async def test_a_damaged_file_and_ones_own_are_refused(stick: Path) -> None:
    mine, _ = strangers()
    mine.devices.write_contact(stick)
    async with showing(mine, Computers(mine)) as pilot:
        await read_first(pilot)
        await press(pilot, "shift+tab", "enter")
        await told(pilot, "Det er denne computers egen kontaktfil")
        await press(pilot, "escape")
        file = only(stick)
        file.write_bytes(b"{}")
        await press(pilot, "enter")
        await told(pilot, "1 kontaktfil fundet")
        await press(pilot, "enter")
        assert "Filen er ikke en hel kontaktfil" in said(pilot)


async def test_the_office_bars_a_computer_after_a_question_and_lets_it_in_again() -> None:
    _, office = pair()
    async with showing(office, Computers(office)) as pilot:
        for answer in ("enter", "y"):
            await stand_on(pilot, "Laptop Nord")
            await press(pilot, "enter")
            await choose(pilot, "Spær")
            await told(pilot, "Spær Mette Holm (Laptop Nord)?")
            await press(pilot, *(("enter",) if answer == "enter" else ("left", "enter")))
            revoked = answer == "y"
            assert [peer.revoked for peer in office.devices.all()] == [revoked]
        assert "SPÆRRET" in row(pilot, "Laptop Nord").below
        await press(pilot, "enter")
        await choose(pilot, "Godkend")
        await told(pilot, "Læs ordene højt")
        await press(pilot, "shift+tab", "enter")
        assert [peer.revoked for peer in office.devices.all()] == [False]


async def test_a_mentor_neither_bars_nor_gives() -> None:
    mine, _ = pair()
    async with showing(mine, Computers(mine)) as pilot:
        await stand_on(pilot, "Kontoret")
        await press(pilot, "enter")
        shown = await told(pilot, "Vis kontrolordene")
        assert "Spær" not in shown
        assert "Giv" not in shown
        await press(pilot, "enter")
        shown = await told(pilot, "Kommunens kontor")
        assert all(word in shown for word in mine.devices.all()[0].contact.words)


async def test_a_citizen_is_given_and_taken_back(tmp_path: Path) -> None:
    office = computer(Role.OFFICE, "Kim Kontor", "Kontoret", "k")
    mine = computer(Role.MENTOR, "Mette Holm", "Laptop Nord", "m")
    meet(mine, office)
    citizen = with_course(office, AMINA)
    async with showing(office, Computers(office)) as pilot:
        await stand_on(pilot, "Laptop Nord")
        await press(pilot, "enter")
        await choose(pilot, "Giv en borger")
        await told(pilot, "Hvem skal «Laptop Nord» have?", AMINA)
        await press(pilot, "enter")
        assert said(pilot).startswith(f"{AMINA} er givet til «Laptop Nord»")
        carry(office, mine, tmp_path)
        assert amina(mine) == citizen
        await press(pilot, "enter")
        await choose(pilot, "Giv en borger")
        assert said(pilot) == "Computeren har alle borgere."
        await press(pilot, "enter")
        await choose(pilot, "Tag en borger")
        await told(pilot, "Hvem skal tages tilbage", AMINA)
        await press(pilot, "enter")
        await told(pilot, f"Tag {AMINA} tilbage fra «Laptop Nord»?")
        await press(pilot, "enter")
        fact = office.sharing.fact(citizen)
        assert fact is not None
        assert fact.given == {"dm": False}
        await press(pilot, "ctrl+z", "enter")
        fact = office.sharing.fact(citizen)
        assert fact is not None
        assert fact.given == {"dm": True}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_contacts_are_words(text: str, stick: Path) -> None:
    mine, office = strangers()
    hostile = mine.devices.contact().model_copy(
        update={"name": text[:200], "person": text[:200], "authority": text[:200]}
    )
    (stick / "x.vip2kontakt").write_bytes(contact_file(hostile, mine.sharing.keys()))
    async with showing(office, Computers(office)) as pilot:
        shown = await read_first(pilot)
        assert isinstance(pilot.app.screen, Meet)
        assert "Afvis" in shown
        await press(pilot, "shift+tab", "enter")
        shown += seen(pilot)
        assert not {"\x1b", "\u202e", "\x07"} & set(shown)
        assert len(rows(pilot).shown) == 7


def test_the_words_are_told_in_two_even_lines() -> None:
    one = ("adel", "biograf", "cirkel", "dans", "egern", "fabrik", "gaffel", "kaktus")
    assert spoken(one) == (
        "adel          biograf       cirkel        dans\n"
        "egern         fabrik        gaffel        kaktus"
    )
