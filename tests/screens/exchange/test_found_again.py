"""A barred computer that was found again: its file as proposals, and letting them in, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.exchange.pairing import Computers
from tests.screens.pair import amina, carry, note, pair, put_in_stick, told
from tests.screens.stage import case, choose, press, said, showing, stand_on, until

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return put_in_stick(monkeypatch, tmp_path)


async def test_its_file_is_fetched_as_proposals_and_let_in(stick: Path, tmp_path: Path) -> None:
    mine, office = pair()
    carry(mine, office, tmp_path)
    office.devices.revoke("dm")
    note(mine, "fundet igen")
    mine.sending.send("dk", stick)
    async with showing(office, Computers(office)) as pilot:
        await stand_on(pilot, "Mette Holm")
        await press(pilot, "enter")
        await choose(pilot, "Den er fundet")
        await told(pilot, "1 fil fundet")
        await press(pilot, "enter")
        await told(pilot, "kun forslag", "Hent filen?")
        await press(pilot, "enter")
        await until(pilot, lambda: "Hentet som forslag" in said(pilot))
        assert not case(office, amina(office)).entries
        await press(pilot, "enter")
        await choose(pilot, "Lad forslagene gælde")
        await told(pilot, "1 ændring som forslag")
        await press(pilot, "enter")
        await until(pilot, lambda: "Forslagene gælder nu" in said(pilot))
    assert [one.text for one in case(office, amina(office)).entries] == ["fundet igen"]
