"""«Send/hent»: what waits in the words of the top line, a line each; two panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button

from screens.exchange.exchange import Exchange
from tests.screens.contrast import weak
from tests.screens.pair import carry, flat, note, pair, put_in_stick, strangers, told
from tests.screens.stage import HOSTILE, press, row, rows, seen, showing, stand_on, until, went
from tests.screens.test_words import words
from vip2tui.base.safe import width_of
from vip2tui.domain.roles import Role
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.screens.conftest import Opened
    from vip2tui.services.house import Services


async def counted(pilot: Pilot[None]) -> str:
    """Wait until all is counted and looked for, and return the screen."""
    await until(pilot, lambda: "Et øjeblik" not in seen(pilot))
    return seen(pilot)


@pytest.fixture
def street(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Services, Services]:
    """A mentor with something new, something under way and a file to fetch; and the office."""
    mine, office = pair()
    stick = put_in_stick(monkeypatch, tmp_path)
    carry(mine, office, tmp_path)
    carry(office, mine, tmp_path)
    note(mine)
    mine.sending.send(office.desk.me.device, tmp_path)
    note(mine, "to")
    note(mine, "tre")
    office.sending.send(mine.desk.me.device, stick)
    return mine, office


async def test_the_page_says_the_numbers_of_the_top_line(
    opened: Opened, street: tuple[Services, Services]
) -> None:
    async with opened(street[0]) as pilot:
        await press(pilot, "f8")
        await until(pilot, lambda: "2 skal sendes · 1 undervejs" in seen(pilot).split("\n")[0])
        shown = await counted(pilot)
        body = shown.split("\n")[1:]
        assert any("Til kommunen" in one and "2 skal sendes" in one for one in body)
        assert any("Undervejs" in one and "1 undervejs" in one for one in body)
        assert "klar til at sende" not in shown


async def test_the_page_is_drawn_in_groups_of_one_line_each(
    street: tuple[Services, Services],
) -> None:
    mine, _ = street
    async with showing(mine, Exchange(mine)) as pilot:
        shown = await counted(pilot)
        assert not words(shown)
        heads = [one for one in shown.split("\n") if "──" in one]
        names = ("SKAL SENDES", "SKAL HENTES", "SENDT OG HENTET", "TVIVL OG COMPUTERE")
        assert all(name in one for name, one in zip(names, heads, strict=False))
        assert "1 fil ──" in heads[1]
        assert "3 filer ──" in heads[2]
        assert "1 fil ligger klar: USB (E:)" in shown
        last = next(one for one in shown.split("\n") if "Lavet" in one)
        assert "Kim Kontor · 1 borger, 1 notat" in last
        assert "4. maj" in last
        assert max(map(width_of, shown.split("\n"))) <= 80
        assert weak(pilot.app.screen, 4.5) == {}


async def test_from_110_columns_the_chosen_line_is_told_beside_the_list(
    street: tuple[Services, Services],
) -> None:
    mine, _ = street
    async with showing(mine, Exchange(mine), (120, 40)) as pilot:
        await until(pilot, lambda: "I den næste fil:" in seen(pilot))
        await counted(pilot)
        await stand_on(pilot, "1 fil ligger klar")
        await until(pilot, lambda: "kontoret-til-laptop-nord-2.vip2" in seen(pilot))
        await stand_on(pilot, "1 computer")
        await until(pilot, lambda: "Kim Kontor, kommunens kontor (Kontoret)" in flat(pilot))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "Kim Kontor, kommunens kontor" not in flat(pilot))


async def test_each_line_does_what_it_says(street: tuple[Services, Services]) -> None:
    mine, _ = street
    async with showing(mine, Exchange(mine)) as pilot:
        await counted(pilot)
        for text in ("1 fil ligger klar", "med dato og antal", "ikke noget lige nu", "1 computer"):
            await stand_on(pilot, text)
            await press(pilot, "enter")
        assert [one.where for one in went(pilot)] == ["hent", "sendt", "tvivl", "computere"]
        await stand_on(pilot, "Kim Kontor · 1 borger, 1 notat")
        await press(pilot, "enter")
        await told(pilot, "Fil lavet, man 4. maj 2026", "Til: Kim Kontor (Kontoret)")
        await press(pilot, "escape")
        await stand_on(pilot, "Lagt i en fil")
        await press(pilot, "enter")
        await told(pilot, "Send 1 borger, 3 notater til kommunen. Hvor?")


async def test_a_missing_file_is_said(
    street: tuple[Services, Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, _ = street
    monkeypatch.setattr(mine.fetching, "gaps", lambda: 3)
    async with showing(mine, Exchange(mine)) as pilot:
        await counted(pilot)
        assert row(pilot, "3 ændringer er ikke kommet.").who[0] == "En fil mangler"


async def test_the_buttons_do_the_same_and_tab_reaches_them(
    street: tuple[Services, Services],
) -> None:
    mine, _ = street
    async with showing(mine, Exchange(mine)) as pilot:
        await counted(pilot)
        await press(pilot, "tab", "tab")
        assert pilot.app.focused is pilot.app.screen.query_one("#fetch", Button)
        await press(pilot, "enter")
        assert [one.where for one in went(pilot)] == ["hent"]
        await pilot.click("#send")
        await told(pilot, "Send 1 borger, 3 notater til kommunen. Hvor?")


async def test_the_office_sees_who_waits_by_name(tmp_path: Path) -> None:
    mine, office = pair()
    carry(mine, office, tmp_path)
    async with showing(office, Exchange(office)) as pilot:
        shown = await counted(pilot)
        assert "1 computer venter på kvittering ──" in shown
        assert row(pilot, "venter på kvittering").who[0] == "Mette Holm"
        assert "Laptop Nord" not in shown


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_names_and_files_are_words(text: str) -> None:
    mine, office = strangers(Role.CONSULTANT)
    contact = office.devices.contact().model_copy(
        update={"name": text[:200], "person": text[:200], "authority": text[:200]}
    )
    mine.devices.trust(contact)
    line = {"what": "fetched", "at": "ingen dag", "file": text, "words": text, "computer": text,
            "person": text}  # fmt: skip
    mine.desk.store.commit((), [Row("diary", "x", line)])
    for size in ((80, 24), (120, 40)):
        async with showing(mine, Exchange(mine), size) as pilot:
            shown = await counted(pilot)
            for number in range(len(rows(pilot).shown)):
                rows(pilot).highlighted = number
                await pilot.pause()
                shown += "\n" + seen(pilot)
            assert not {"\x1b", "\u202e", "\x07"} & set(shown)
            assert max(map(width_of, shown.split("\n"))) <= 120


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_key_of_a_row_never_stands_inside_its_sentence(size: tuple[int, int]) -> None:
    mine, _ = pair()
    async with showing(mine, Exchange(mine), size) as pilot:
        await until(pilot, lambda: "Ingen nye filer." in seen(pilot))
        line = next(one for one in seen(pilot).split("\n") if "Ingen nye filer." in one)
        assert "Ctrl+O" in line
        assert "stikket" not in line
        assert "Er stikket sat i?" in seen(pilot)
