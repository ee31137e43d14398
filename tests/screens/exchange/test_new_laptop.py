"""«Ny bærbar» at the office: made, withdrawn, and made in the place of one that is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.exchange.exchange import Exchange
from screens.exchange.pairing import Computers
from tests.screens.pair import amina, carry, note, pair, put_in_stick, told
from tests.screens.stage import choose, press, rows, said, seen, showing, stand_on, until, write
from tests.services.exchange.beginning import cheap
from vip2tui.services.exchange import starting
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting.keys, "stretch", lambda words, salt, _: cheap(words, salt))


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return put_in_stick(monkeypatch, tmp_path)


def only(folder: Path) -> Path:
    (file,) = folder.glob("*.vip2start")
    return file


async def answer_rest(pilot: Pilot[None], name: str) -> str:
    """Answer from the telephone on, and return what is told at the end."""
    await told(pilot, "Hvem kan de ringe til?")
    await write(pilot, "Tove Holm, 12 34 56 78")
    await told(pilot, "Hvilke veje må filer gå?")
    await press(pilot, "enter")
    await told(pilot, f"Hvor skal startfilen til «{name}» ligge?")
    await press(pilot, "enter")
    return await told(pilot, "Startfilen er klar", "sig så de seks ord")


async def test_one_is_made_with_a_citizen_and_opens_with_the_words_that_are_shown(
    stick: Path,
) -> None:
    mine, office = pair()
    carry(mine, office, stick)
    async with showing(office, Exchange(office)) as pilot:
        await until(pilot, lambda: "Ny bærbar" in seen(pilot))
        await stand_on(pilot, "en startfil gør den klar")
        await press(pilot, "enter")
        await told(pilot, "Hvad skal den nye computer hedde?")
        await write(pilot, "Laptop Øst")
        await told(pilot, "Hvem skal have «Laptop Øst»?")
        await press(pilot, "enter")
        await told(pilot, "Hvilke borgere skal «Laptop Øst» have med?")
        await choose(pilot, "Amina")
        shown = await answer_rest(pilot, "Laptop Øst")
        assert "Med 1 borger." in shown
        words = starting.typed_words(" ".join(shown.split("med filen:")[1].split()[:6]))
    file = only(stick)
    start = starting.open_with(starting.read_start(file), words)
    assert start.head.name == "Laptop Øst"
    assert start.head.phone == "Tove Holm, 12 34 56 78"
    assert start.head.routes == ("USB-stik",)
    assert office.assignments.held_by(start.head.device) == [amina(office)]


async def test_an_unused_one_is_withdrawn(stick: Path) -> None:
    from vip2tui.services.exchange.start_files import Wish

    _, office = pair()
    office.start_files.make(Wish("Laptop Øst"), stick)
    async with showing(office, Computers(office)) as pilot:
        await stand_on(pilot, "Laptop Øst")
        await press(pilot, "enter")
        await choose(pilot, "Træk startfilen tilbage")
        await told(pilot, "Træk startfilen til «Laptop Øst» tilbage?")
        await press(pilot, "left", "enter")
        await until(pilot, lambda: "er trukket tilbage" in said(pilot))
        assert not any("Laptop Øst" in one.text for one in rows(pilot).shown)


async def test_a_lost_one_is_barred_told_how_far_and_replaced(stick: Path) -> None:
    mine, office = pair()
    carry(mine, office, stick)
    note(mine, "ikke sendt")
    async with showing(office, Computers(office)) as pilot:
        await stand_on(pilot, "Mette Holm")
        await press(pilot, "enter")
        await choose(pilot, "blevet væk")
        await told(pilot, "blevet væk?", "bliver spærret")
        await press(pilot, "left", "enter")
        await told(pilot, "til og med fil nr. 1", "kan være tabt", "i dens sted?")
        assert office.sharing.peers()["dm"].revoked
        await press(pilot, "enter")
        await told(pilot, "Hvad skal den nye computer hedde?")
        await write(pilot, "Laptop Syd")
        shown = await answer_rest(pilot, "Laptop Syd")
        assert "Med 1 borger." in shown
    (one,) = office.start_files.all()
    assert one.replaces == "dm"
    assert office.assignments.held_by(one.device) == [amina(office)]


async def test_a_mentor_makes_none() -> None:
    mine, _ = pair()
    async with showing(mine, Computers(mine)) as pilot:
        assert "Startfiler" not in seen(pilot)


async def test_a_laptop_still_says_whom_to_ring_to() -> None:
    mine, _ = pair()
    told_ = {"tovholder": "", "phone": "Tove Holm, 12 34", "routes": ["USB-stik"], "lost": None}
    mine.desk.store.commit((), [Row(*starting.KEPT, told_)])
    async with showing(mine, Computers(mine)) as pilot:
        assert "Ring til: Tove Holm, 12 34" in seen(pilot)
        assert "Filer må gå med: USB-stik" in seen(pilot)
