"""Hent: seen before it is taken in, braked where much would go, and taken back as one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from screens import hiding
from screens.exchange import inside
from screens.exchange.exchange import Exchange
from screens.exchange.fetch import FetchScreen
from tests.screens.pair import amina, carry, note, pair, put_in_stick, told
from tests.screens.stage import (
    HOSTILE,
    case,
    choose,
    press,
    row,
    rows,
    seen,
    showing,
    stand_on,
    until,
    went,
)
from tests.screens.test_words import words
from vip2tui.services.exchange.diary import REFUSED

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from vip2tui.services.house import Services


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return put_in_stick(monkeypatch, tmp_path)


def made(one: Services, other: Services, folder: Path, at: int = 0) -> Path:
    """Let a computer make a file to the other, and return it."""
    (file,) = one.sending.send(other.desk.me.device, folder)
    if at:
        os.utime(file.path, (at, at))
    return file.path


async def found(pilot: Pilot[None], files: int) -> None:
    """Wait until the files are in the list."""
    await until(pilot, lambda: len(rows(pilot).shown) == files + 2)


async def test_a_file_is_seen_first_and_enter_twice_takes_nothing_in(stick: Path) -> None:
    mine, office = pair()
    note(mine, "Det gik [/] godt")
    made(mine, office, stick)
    async with showing(office, FetchScreen(office)) as pilot:
        await found(pilot, 1)
        assert "USB (E:)" in rows(pilot).shown[0].below
        await press(pilot, "enter")
        shown = await told(pilot, "Se først, hvad der sker")
        assert "Fil 1 fra Mette Holm (Laptop Nord)." in shown
        assert "Nyt: 1 borger, 1 forløb, 1 notat." in shown
        assert not words(shown)
        await press(pilot, "enter")
        assert list(office.citizens.ids()) == []
        await press(pilot, "enter")
        await told(pilot, "Se først")
        await press(pilot, "escape")
        assert list(office.citizens.ids()) == []


async def test_what_is_in_a_file_stands_beside_the_list_and_nothing_is_written(stick: Path) -> None:
    mine, office = pair()
    note(mine)
    made(mine, office, stick, at=1_777_900_000)
    (stick / "x.vip2").write_bytes(b"x")
    os.utime(stick / "x.vip2", (1_777_800_000, 1_777_800_000))
    before = office.desk.store.sequence
    async with showing(office, FetchScreen(office), (120, 40)) as pilot:
        await found(pilot, 2)
        shown = await told(pilot, "Fil 1 fra Mette Holm (Laptop Nord).", "I filen")
        assert "Nyt: 1 borger, 1 forløb, 1 notat." in shown
        await press(pilot, "down")
        await told(pilot, "Filen kan ikke hentes.", "Det er ikke en låst fil")
        assert not office.diary.lines()
        assert office.desk.store.sequence == before
        hiding.turn(pilot.app, office.names)
        await press(pilot, "up")
        await told(pilot, "Fil 1 fra Person")
        assert "Mette" not in seen(pilot)
        hiding.turn(pilot.app, office.names)
        await press(pilot, "enter")
        await told(pilot, "Se først")
        await press(pilot, "left", "enter")
        await told(pilot, "1 fil er hentet.")
        await press(pilot, "enter")
        await told(pilot, "Alt i filen er her allerede.")


async def test_the_preview_opens_to_each_change_and_enter_still_takes_nothing_in(
    stick: Path,
) -> None:
    mine, office = pair()
    note(mine, "Det gik [/] godt")
    made(mine, office, stick)
    async with showing(office, FetchScreen(office)) as pilot:
        await found(pilot, 1)
        await press(pilot, "enter")
        await told(pilot, "Se først, hvad der sker", "Vis hver ændring")
        await press(pilot, "right", "enter", *["pagedown"] * 4)
        shown = await told(pilot, "Amina Hassan: notatet «Det gik [/] godt»")
        assert "Vis hver ændring" not in shown
        await press(pilot, "enter")
        assert list(office.citizens.ids()) == []


async def test_a_file_is_read_unasked_only_beside_the_list_and_only_where_it_is_quick(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, office = pair()
    made(mine, office, stick)
    looked: list[Path] = []
    look = office.fetching.look
    monkeypatch.setattr(type(office.fetching), "look", lambda _, at: looked.append(at) or look(at))
    async with showing(office, FetchScreen(office)) as pilot:
        await found(pilot, 1)
        await pilot.pause(0.3)
        assert not looked
        monkeypatch.setattr(inside, "_MOST", 100)
        await pilot.resize_terminal(120, 40)
        await told(pilot, "Filen er stor. Enter læser den")
        assert not looked
        await press(pilot, "enter")
        await told(pilot, "Se først")
        assert looked


async def test_it_is_taken_in_told_and_taken_back_as_one(stick: Path) -> None:
    mine, office = pair()
    note(mine)
    made(mine, office, stick)
    async with showing(office, FetchScreen(office)) as pilot:
        await found(pilot, 1)
        await press(pilot, "enter")
        await told(pilot, "Se først")
        await press(pilot, "left", "enter")
        shown = await told(pilot, "1 fil er hentet. Fortryd med Ctrl+Z.")
        assert "Nyt: 1 borger, 1 forløb, 1 notat." in shown
        assert not words(shown)
        await press(pilot, "enter")
        assert len(list(office.citizens.ids())) == 1
        await until(pilot, lambda: "hentet før, man 4. maj 2026" in rows(pilot).shown[0].below)
        await press(pilot, "ctrl+z")
        await told(pilot, "Fortryd: hentning af filen «2026-05-04-laptop-nord-til-kontoret-1")
        await press(pilot, "enter")
        assert list(office.citizens.ids()) == []
        await press(pilot, "ctrl+y")
        assert len(list(office.citizens.ids())) == 1


async def test_the_same_file_again_changes_nothing(stick: Path) -> None:
    mine, office = pair()
    path = made(mine, office, stick)
    office.fetching.take_in(office.fetching.look(path))
    async with showing(office, FetchScreen(office)) as pilot:
        await found(pilot, 1)
        await press(pilot, "enter")
        await told(pilot, "Alt i filen er her allerede. Intet bliver ændret.")
        await press(pilot, "left", "enter")
        await told(pilot, "Alt i filen er her allerede. Intet er ændret.")


async def test_several_are_chosen_the_newest_first_and_a_bad_one_stops_no_other(
    stick: Path,
) -> None:
    mine, office = pair()
    made(mine, office, stick, at=1_777_800_000)
    note(mine)
    made(mine, office, stick, at=1_777_900_000)
    bad = stick / "2026-05-01-beskadiget.vip2"
    bad.write_bytes(b"age-encryption.org/v1\n" + b"x" * 99)
    os.utime(bad, (1_777_700_000, 1_777_700_000))
    (stick / "._2026.vip2").write_bytes(b"what a Mac leaves behind")
    (stick / "mappe.vip2").mkdir()
    async with showing(office, FetchScreen(office)) as pilot:
        await found(pilot, 3)
        names = [one.text.removesuffix(".vip2")[-10:] for one in rows(pilot).shown[:3]]
        assert names == ["kontoret-2", "kontoret-1", "beskadiget"]
        for _ in range(3):
            await press(pilot, "space", "down")
        assert "3 filer fundet, 3 valgt." in seen(pilot)
        await stand_on(pilot, "kontoret-1")
        await press(pilot, "enter")
        shown = await told(pilot, "Hent 2 filer")
        assert "beskadiget.vip2: hentes ikke" in shown
        await press(pilot, "left", "enter")
        shown = await told(pilot, "2 filer er hentet.")
        assert "Dine egne oplysninger er ikke ændret." in shown
        await press(pilot, "enter")
    assert len(case(office, amina(office)).entries) == 1
    assert sorted(line.what for line in office.diary.lines()) == ["fetched", "fetched", "refused"]


async def test_only_bad_files_are_told_in_one_sentence_each(stick: Path) -> None:
    mine, _ = pair()
    (stick / "a.vip2").write_bytes(b"x")
    stranger = pair()[0]
    made(stranger, pair()[1], stick)
    async with showing(mine, FetchScreen(mine)) as pilot:
        await found(pilot, 2)
        await press(pilot, "space", "down", "space", "enter")
        shown = await told(pilot, "Ikke hentet")
        assert shown.count("Dine egne oplysninger er ikke ændret.") == 2
        assert not words(shown)
    assert mine.desk.store.sequence == 3, "Amina, her tovholder and her course, and nothing else"


async def test_much_that_goes_brakes_and_wants_a_number(stick: Path, tmp_path: Path) -> None:
    mine, office = pair()
    entries = [note(mine, f"Notat {number}") for number in range(7)]
    carry(mine, office, tmp_path)
    for entry in entries:
        delete(mine, entry)
    made(mine, office, stick)
    async with showing(office, FetchScreen(office)) as pilot:
        await found(pilot, 1)
        for typed in ("6", "", "7"):
            await press(pilot, "enter")
            await told(pilot, "7 notater bliver lagt væk")
            await press(pilot, "left", "enter")
            shown = await told(pilot, "STOP", "Skriv tallet 7")
            assert "Notatet «Notat 0» (Amina Hassan): lægges væk" in shown
            await press(pilot, *typed, "enter")
            if typed != "7":
                await told(pilot, "Det er ikke tallet. Intet er hentet.")
                await press(pilot, "escape")
                await told(pilot, "Du sagde nej")
                await press(pilot, "enter")
                assert len(case(office, amina(office)).entries) == 7
        await told(pilot, "7 notater er lagt væk og kan hentes frem igen.")
    assert case(office, amina(office)).entries == ()


def delete(services: Services, entry: str) -> None:
    """Put a note away."""
    from vip2tui.changes.writer import Draft

    desk, citizen = services.desk, amina(services)
    seen = desk.seen(citizen)
    desk.act([Draft(citizen, entry, "entry", {"deleted": True}, seen=seen)])


async def test_what_is_refused_after_the_yes_is_in_the_diary_too(stick: Path) -> None:
    mine, office = pair()
    note(mine)
    file = made(mine, office, stick)
    async with showing(office, FetchScreen(office)) as pilot:
        await found(pilot, 1)
        await press(pilot, "enter")
        await told(pilot, "Se først")
        office.devices.revoke(mine.desk.me.device)
        await press(pilot, "left", "enter")
        await told(pilot, "Ikke hentet", "spærret")
    (line,) = office.diary.lines()
    assert (line.what, line.file) == (REFUSED, file.name)


async def test_a_new_doubt_is_offered_at_once(stick: Path, tmp_path: Path) -> None:
    mine, office = pair()
    carry(mine, office, tmp_path)
    carry(office, mine, tmp_path)
    mine.citizens.change(case(mine, amina(mine)), phone="11")
    office.citizens.change(case(office, amina(office)), phone="22")
    made(office, mine, stick)
    async with showing(mine, FetchScreen(mine)) as pilot:
        await found(pilot, 1)
        await press(pilot, "enter")
        await told(pilot, "1 ting skal afgøres.")
        await press(pilot, "left", "enter")
        await told(pilot, "1 fil er hentet.", "Afgør nu")
        await press(pilot, "enter")
        assert [wish.where for wish in went(pilot)] == ["tvivl"]
    async with showing(mine, Exchange(mine)) as pilot:
        await until(pilot, lambda: "Skal afgøres 1 ting" in " ".join(seen(pilot).split()))


async def test_the_answer_is_told_as_what_has_been_received(stick: Path, tmp_path: Path) -> None:
    mine, office = pair()
    note(mine)
    carry(mine, office, tmp_path)
    made(office, mine, stick)
    async with showing(mine, FetchScreen(mine)) as pilot:
        await found(pilot, 1)
        await press(pilot, "enter")
        await told(pilot, "Filen er en kvittering.")
        await press(pilot, "left", "enter")
        await told(pilot, "4 ting, du har sendt, er modtaget.")
        await press(pilot, "enter")
        await until(pilot, lambda: "kommunen har alt" in seen(pilot).split("\n")[0])


async def test_a_file_or_a_folder_elsewhere_can_be_typed(tmp_path: Path, stick: Path) -> None:
    mine, office = pair()
    away = tmp_path / "andet sted"
    away.mkdir()
    path = made(mine, office, away)
    async with showing(office, FetchScreen(office)) as pilot:
        await found(pilot, 0)
        assert "Sæt stikket i" in seen(pilot)
        for typed in (str(tmp_path / "ingenting"), f'"{path}"', str(away)):
            await press(pilot, "enter")
            await told(pilot, "Hvilken mappe eller fil?", "Skriv stedet")
            await choose(pilot, "Skriv stedet")
            await told(pilot, "Skriv den helt ud")
            pilot.app.focused.value = typed  # type: ignore[union-attr]
            await press(pilot, "enter")
            if "ingenting" in typed:
                await told(pilot, "Ikke hentet", "Der er ingen mappe og ingen fil på det sted")
                await press(pilot, "enter")
            elif typed.startswith('"'):
                await told(pilot, "Se først")
                await press(pilot, "escape")
        await found(pilot, 1)


async def test_a_stick_put_in_later_is_found(stick: Path) -> None:
    mine, office = pair()
    async with showing(office, FetchScreen(office)) as pilot:
        await found(pilot, 0)
        assert "Her er ingen filer." in seen(pilot)
        await stand_on(pilot, "Se efter igen")
        await press(pilot, "enter")
        await until(pilot, lambda: "Der er stadig ingen filer (kl. 10.00)." in seen(pilot))
        made(mine, office, stick)
        await stand_on(pilot, "Se efter igen")
        await press(pilot, "enter")
        await found(pilot, 1)


async def test_ones_own_file_stands_last_and_says_so(stick: Path) -> None:
    mine, office = pair()
    made(office, mine, stick, at=1_777_800_000)
    made(mine, office, stick, at=1_777_900_000)
    async with showing(mine, FetchScreen(mine)) as pilot:
        await found(pilot, 2)
        assert rows(pilot).shown[1].weak
        assert "lavet her" in row(pilot, "laptop-nord-til-kontoret").below


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_file_names_and_senders_are_words(
    text: str, stick: Path, tmp_path: Path
) -> None:
    mine, office = pair()
    name = text.replace("/", "-").encode()[:100].decode(errors="ignore").strip() or "x"
    path = made(mine, office, tmp_path)
    path.rename(stick / f"{name}.vip2")
    office.devices.trust(
        mine.devices.contact().model_copy(update={"name": text[:200], "person": text[:200]})
    )
    async with showing(office, FetchScreen(office)) as pilot:
        await found(pilot, 1)
        shown = seen(pilot)
        await press(pilot, "enter")
        shown += await told(pilot, "Se først")
        await press(pilot, "left", "enter")
        shown += await told(pilot, "1 fil er hentet.")
        assert not {"\x1b", "\u202e", "\x07"} & set(shown)
