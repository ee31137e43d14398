"""Indbakke by keys: a folder, what is in it, all of it fetched, and the receipts to all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.exchange.exchange import Exchange
from tests.screens.pair import amina, case, computer, meet, note, pair, put_in_stick, told
from tests.screens.stage import press, rows, seen, showing, stand_on, until
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from vip2tui.services.house import Services


def two_files(stick: Path) -> tuple[Services, Services]:
    mine, office = pair()
    other = computer(Role.MENTOR, "Ole Holm", "Laptop Syd", "o")
    meet(other, office)
    note(mine)
    other.citizens.add("Yusuf Ali")
    for one in (mine, other):
        one.sending.send(office.desk.me.device, stick)
    (stick / "halv.vip2").write_bytes(b"age-encryption.org/v1")
    return mine, office


async def to_inbox(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "Indbakke" in seen(pilot) and "Computere, du kender" in seen(pilot))
    await stand_on(pilot, "en mappe med filer")
    await press(pilot, "enter")
    await told(pilot, "Hvilken mappe ligger filerne i?")
    await press(pilot, "enter")
    await told(pilot, "3 filer i mappen", "Se først, hvad der sker")


async def test_a_folder_is_fetched_told_by_computer_and_all_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = put_in_stick(monkeypatch, tmp_path)
    mine, office = two_files(stick)
    async with showing(office, Exchange(office)) as pilot:
        await to_inbox(pilot)
        await press(pilot, "enter")
        shown = await told(pilot, "2 filer er hentet", "Lav 2 kvitteringer")
        assert "Mette Holm (Laptop Nord): 1 fil" in shown
        assert "Ole Holm (Laptop Syd): 1 fil" in shown
        await press(pilot, "enter")
        await told(pilot, "Der bliver lavet 2 filer. Hvor?")
        await press(pilot, "enter")
        await told(pilot, "Filerne er klar")
        await press(pilot, "enter")
        await until(pilot, lambda: "Lav 2 kvitteringer" not in seen(pilot))
    assert office.owing.waiting() == []
    assert case(office, amina(mine)).entries


async def test_it_is_seen_first_and_esc_fetches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = put_in_stick(monkeypatch, tmp_path)
    _, office = two_files(stick)
    async with showing(office, Exchange(office)) as pilot:
        await to_inbox(pilot)
        await press(pilot, "down", "enter")
        shown = await told(pilot, "Intet er ændret endnu.", "Hent 3 filer")
        assert "Ole Holm (Laptop Syd): 1 fil" in shown
        await press(pilot, "escape")
        await until(pilot, lambda: rows(pilot).has_focus)
    assert office.owing.waiting() == []
    assert list(office.citizens.ids()) == []


async def test_a_mentor_has_no_inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_stick(monkeypatch, tmp_path)
    mine, _ = pair()
    async with showing(mine, Exchange(mine)) as pilot:
        await until(pilot, lambda: "Computere, du kender" in seen(pilot))
        assert "Indbakke" not in seen(pilot)
