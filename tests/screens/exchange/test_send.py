"""Send/hent and Send: few keys, the right words, and refusals that lose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button

from screens.exchange.exchange import Exchange
from screens.messages import GoTo
from screens.widgets.frame import MOST_KEYS, Key
from tests.screens.pair import amina, carry, note, pair, put_in_stick, strangers, told
from tests.screens.stage import (
    AMINA,
    HOSTILE,
    case,
    choose,
    click_text,
    press,
    row,
    said,
    seen,
    showing,
    stand_on,
    until,
    went,
)
from tests.screens.test_words import words
from vip2tui.base.targets import NotWrittenError
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.screens.conftest import Opened


async def counted(pilot: Pilot[None]) -> str:
    """Wait until what waits is counted, and return the screen."""
    await until(pilot, lambda: "Et øjeblik" not in seen(pilot))
    return seen(pilot)


async def test_from_i_dag_a_file_lies_on_the_stick_after_three_keys(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, office = pair()
    note(mine)
    stick = put_in_stick(monkeypatch, tmp_path)
    async with opened(mine) as pilot:
        await press(pilot, "f8")
        await counted(pilot)
        await press(pilot, "enter")
        await told(pilot, "Send 1 borger, 1 forløb, 1 notat til kommunen. Hvor?")
        await press(pilot, "enter")
        shown = await told(pilot, "Filen er klar")
        (file,) = stick.iterdir()
        assert file.name == "2026-05-04-laptop-nord-til-kontoret-1.vip2"
        assert f"Gemt på USB (E:) som {file.name}" in shown
        assert "Tag stikket ud, og giv det til kommunen." in shown
        assert AMINA not in file.name
        assert not words(shown)
        await press(pilot, "enter")
        await until(pilot, lambda: "undervejs" in seen(pilot).split("\n")[0])
    assert office.fetching.take_in(office.fetching.look(file)).counts["new"]


async def test_the_first_page_says_what_waits_and_who_answered_when() -> None:
    mine, _ = pair()
    note(mine)
    async with showing(mine, Exchange(mine)) as pilot:
        shown = await counted(pilot)
        first = row(pilot, "1 borger, 1 forløb, 1 notat")
        assert (first.who[0], first.aside[0][0]) == ("Til kommunen", "3 skal sendes")
        assert "Kommunen har ikke svaret endnu." in shown
        assert row(pilot, "ikke noget lige nu").who[0] == "Skal afgøres"
        assert row(pilot, "1 computer").who[0] == "Computere, du kender"
        assert not words(shown)


async def test_an_answer_is_told_with_its_day(tmp_path: Path) -> None:
    mine, office = pair()
    carry(mine, office, tmp_path)
    carry(office, mine, tmp_path)
    async with showing(mine, Exchange(mine)) as pilot:
        shown = await counted(pilot)
        assert "Kommunen svarede sidst man 4. maj 2026." in " ".join(shown.split())
        assert "Der er ikke noget nyt at sende." in shown


async def test_nothing_to_send_offers_a_receipt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, office = pair()
    carry(mine, office, tmp_path)
    carry(office, mine, tmp_path)
    stick = put_in_stick(monkeypatch, tmp_path)
    async with showing(mine, Exchange(mine)) as pilot:
        await counted(pilot)
        await press(pilot, "enter")
        await told(pilot, "Der er ikke noget nyt at sende", "Vil du sende en kvittering?")
        await press(pilot, "escape")
        assert list(stick.iterdir()) == []
        await press(pilot, "enter")
        await told(pilot, "Vil du sende en kvittering?")
        await press(pilot, "enter")
        await told(pilot, "Hvor?")
        await press(pilot, "enter")
        assert "kvittering" in await told(pilot, "Filen er klar")
    assert len(list(stick.iterdir())) == 1


async def test_a_computer_that_knows_nobody_is_shown_the_way() -> None:
    mine, _ = strangers()
    async with showing(mine, Exchange(mine)) as pilot:
        assert "kender ikke nogen at sende til endnu" in " ".join((await counted(pilot)).split())
        await press(pilot, "enter")
        await told(pilot, "Gør det nu")
        await press(pilot, "enter")
        assert [wish.where for wish in went(pilot)] == ["computere"]


async def test_the_office_chooses_whom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, office = pair()
    carry(mine, office, tmp_path)
    third, _ = strangers()
    office.devices.trust(third.devices.contact().model_copy(update={"device": "d3", "name": "3"}))
    stick = put_in_stick(monkeypatch, tmp_path)
    async with showing(office, Exchange(office)) as pilot:
        assert "Filer kan laves til 2 computere." in await counted(pilot)
        await stand_on(pilot, "Filer kan laves")
        await press(pilot, "enter")
        await told(pilot, "Hvem skal have filen?", "Mette Holm, mentor (Laptop Nord)")
        await press(pilot, "enter")
        await told(pilot, "kvittering?")
        await press(pilot, "enter")
        await told(pilot, "Hvor?")
        await press(pilot, "enter")
        await told(pilot, "Filen er klar", "til Mette Holm.")
    assert [one.name for one in stick.iterdir()] == ["2026-05-04-kontoret-til-laptop-nord-1.vip2"]


async def test_the_place_used_last_stands_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, _ = pair()
    put_in_stick(monkeypatch, tmp_path)
    (tmp_path / "documents").mkdir()
    async with showing(mine, Exchange(mine)) as pilot:
        await counted(pilot)
        await press(pilot, "enter")
        await told(pilot, "Hvor?", "Her, på USB (E:)")
        await press(pilot, "backspace")
        shown = await told(pilot, "Dokumenter")
        assert shown.index("USB (E:)") < shown.index("Dokumenter")
        await choose(pilot, "Dokumenter")
        await told(pilot, "Her, i Dokumenter")
        await press(pilot, "enter")
        await told(pilot, "Gemt i Dokumenter som")
        await press(pilot, "enter")
        await told(pilot, "1 borger, 1 forløb 2 undervejs", "intet kommer dobbelt.")
        await press(pilot, "enter")
        await told(pilot, "Alt er undervejs.", "én gang til. Hvor?", "Her, i Dokumenter")


async def test_another_folder_can_be_typed_and_a_wrong_one_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, _ = pair()
    put_in_stick(monkeypatch, tmp_path)
    there = tmp_path / "mappe med [b] i"
    there.mkdir()
    async with showing(mine, Exchange(mine)) as pilot:
        await counted(pilot)
        for typed in (str(tmp_path / "findes-ikke"), str(there)):
            await press(pilot, "enter")
            await told(pilot, "Hvor?")
            await choose(pilot, "Skriv stedet")
            await told(pilot, "Hvilken mappe?")
            pilot.app.focused.value = typed  # type: ignore[union-attr]
            await press(pilot, "enter")
            if typed != str(there):
                assert "Der er ingen mappe" in said(pilot)
        await told(pilot, "Filen er klar", "Gemt i mappen mappe med [b] i")
    assert len(list(there.iterdir())) == 1


async def test_a_stick_that_cannot_be_written_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, _ = pair()
    stick = put_in_stick(monkeypatch, tmp_path)

    def full(*_: object, **__: object) -> None:
        raise NotWrittenError

    monkeypatch.setattr("vip2tui.base.targets.put", full)
    async with showing(mine, Exchange(mine)) as pilot:
        await counted(pilot)
        await press(pilot, "enter")
        await told(pilot, "Hvor?")
        await press(pilot, "enter")
        await until(pilot, lambda: "Filen kunne ikke skrives dér" in said(pilot))
        assert not pilot.app.screen.is_modal
    assert list(stick.iterdir()) == []
    assert mine.outbox.box().underway == 0


async def test_both_choices_can_be_clicked_and_reached_by_arrows() -> None:
    mine, _ = pair()
    async with showing(mine, Exchange(mine)) as pilot:
        await counted(pilot)
        for name in ("#send", "#fetch"):
            assert pilot.app.screen.query_one(name, Button).region.width > 10
        await click_text(pilot, "Alle filer")
        await click_text(pilot, "Computere, du kender")
        await press(pilot, "home", "down", "enter")
        await pilot.click("#fetch")
        assert [wish.where for wish in went(pilot)] == ["sendt", "computere", "hent", "hent"]


async def test_the_top_line_says_it_on_every_screen(opened: Opened, tmp_path: Path) -> None:
    mine, office = pair()
    async with opened(mine) as pilot:
        for key in ("f2", "f3", "f4", "f6", "f7", "f1", "f8", "ctrl+t"):
            await press(pilot, key)
            await until(pilot, lambda: "2 skal sendes" in seen(pilot).split("\n")[0])
        carry(mine, office, tmp_path)
        await press(pilot, "f8")
        await until(pilot, lambda: "undervejs" in seen(pilot).split("\n")[0])
        carry(office, mine, tmp_path)
        await press(pilot, "ctrl+t")
        await until(pilot, lambda: "kommunen har alt" in seen(pilot).split("\n")[0])
        note(mine)
        await press(pilot, "f8")
        await until(pilot, lambda: "1 skal sendes" in seen(pilot).split("\n")[0])
        await pilot.resize_terminal(200, 40)
        await until(pilot, lambda: "1 skal sendes" in seen(pilot).split("\n")[0])


async def test_the_top_line_is_a_way_to_send(opened: Opened) -> None:
    mine, _ = pair()
    async with opened(mine) as pilot:
        await until(pilot, lambda: "2 skal sendes" in seen(pilot))
        await click_text(pilot, "2 skal sendes")
        await until(pilot, lambda: isinstance(pilot.app.screen, Exchange))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_names_are_words(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, office = strangers(Role.CONSULTANT)
    contact = office.devices.contact().model_copy(
        update={"name": text[:200], "person": text[:200], "authority": text[:200]}
    )
    mine.devices.trust(contact)
    mine.citizens.add("Navn")
    put_in_stick(monkeypatch, tmp_path, f"USB ({text[:60]})")
    async with showing(mine, Exchange(mine)) as pilot:
        shown = await counted(pilot)
        await press(pilot, "enter")
        shown += await told(pilot, "Hvor?")
        await press(pilot, "enter")
        shown += await told(pilot, "Filen er klar")
        assert not {"\x1b", "\u202e", "\x07"} & set(shown)
    assert case(mine, amina(mine)).citizen.name == "Navn"


async def test_the_keys_at_the_bottom_all_fit(opened: Opened) -> None:
    mine, _ = pair()
    async with opened(mine) as pilot:
        for where in ("send", "hent", "tvivl", "sendt", "computere"):
            pilot.app.screen.post_message(GoTo(where))
            await pilot.pause()
            await until(pilot, lambda where=where: pilot.app.screen.way[0] == where)  # type: ignore[attr-defined,misc]
            keys = list(pilot.app.screen.query(Key))
            assert 1 <= len(keys) <= MOST_KEYS
            assert all(one.region.right <= 80 for one in keys), where
