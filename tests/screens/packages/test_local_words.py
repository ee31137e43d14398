"""The office confirms texts on a package's page, writes where the jobs are, and hands it on."""

from pathlib import Path

import pytest

from screens.packages.package import PackageScreen
from screens.packages.packages import PackagesScreen
from screens.packages.rules import RulesScreen
from tests.screens.stage import (
    choose,
    house,
    press,
    row,
    rows,
    said,
    seen,
    showing,
    stand_on,
    write,
)
from vip2tui.domain.roles import Role

CABLE = "kabel-ledning"


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_a_text_is_confirmed_with_enter_and_taken_back_with_the_key_in_the_footer() -> None:
    services = house(Role.OFFICE)
    async with showing(services, PackageScreen(services, CABLE)) as pilot:
        footer = seen(pilot).split("\n")[-1]
        assert "Ctrl+K  Bekræft" in footer
        assert "Esc  Tilbage" in footer
        await stand_on(pilot, "Elkabler må kun")
        await press(pilot, "enter")
        assert "hos jer i dag?" in seen(pilot)
        await press(pilot, "escape")
        assert "bekræftet" not in row(pilot, "Elkabler må kun").below
        await press(pilot, "enter", "enter")
        assert row(pilot, "Elkabler må kun").below.endswith(
            "(bekræftet af Kommunen, man 4. maj 2026)"
        )
        assert rows(pilot).row == row(pilot, "Elkabler må kun"), "one stands where one stood"
        assert any("1 er bekræftet af Kommunen." in one.below for one in rows(pilot).shown)
        await press(pilot, "ctrl+k")
        assert "Tag det tilbage" in seen(pilot)
        await press(pilot, "enter")
        assert not any("bekræftet af" in one.below for one in rows(pilot).shown)


async def test_a_neighbour_opens_with_enter_and_is_confirmed_with_the_key() -> None:
    services = house(Role.OFFICE)
    async with showing(services, PackageScreen(services, CABLE)) as pilot:
        await press(pilot, "ctrl+a")
        text = "Lagerarbejder indenfor transport:"
        await stand_on(pilot, text)
        await press(pilot, "ctrl+k", "enter")
        assert "(bekræftet af Kommunen" in row(pilot, text).below
        await stand_on(pilot, "Forløbets trin")
        await press(pilot, "ctrl+k")
        assert "Stå på en tekst" in said(pilot)


@pytest.mark.parametrize("role", [Role.MENTOR, Role.CONSULTANT])
async def test_others_are_told_that_only_the_office_can(role: Role) -> None:
    services = house(role)
    async with showing(services, PackageScreen(services, CABLE)) as pilot:
        assert "Ctrl+K" not in seen(pilot)
        assert not any("Skriv, hvor der er job" in one.text for one in rows(pilot).shown)
        await stand_on(pilot, "Elkabler må kun")
        await press(pilot, "enter")
        assert "Kun kommunens kontor" not in said(pilot)
        assert "(kilde:" in seen(pilot)
        await press(pilot, "escape", "ctrl+k")
        assert said(pilot) == "Bekræft en tekst (på kontorets computer)"
        assert services.office_data.editions() == ()


async def test_where_there_are_jobs_is_written_and_removed() -> None:
    services = house(Role.OFFICE)
    async with showing(services, PackageScreen(services, CABLE)) as pilot:
        await stand_on(pilot, "Skriv, hvor der er job hos jer")
        await press(pilot, "enter")
        await write(pilot, "Kabelfolk [/]")
        await write(pilot, "mange")
        await press(pilot, "enter")
        assert "helt tal" in said(pilot)
        await press(pilot, "enter")
        await write(pilot, "Kabelfolk [/]")
        await write(pilot, "3")
        await write(pilot, "1/5")
        assert "Gemt under «Hvor der er job»." in said(pilot)
        await stand_on(pilot, "Hvor der er job (2)")
        await press(pilot, "enter")
        note = row(pilot, "Kabelfolk [/]: 3 ledige job, spurgt fre 1. maj 2026")
        assert (note.below, note.source) == ("", "(kilde: Kommunen, 2026)")
        await stand_on(pilot, "Skriv, hvor der er job hos jer")
        await press(pilot, "enter")
        await write(pilot, "")
        await press(pilot, "enter")
        assert any(one.text == "Hvor der er job (1)" for one in rows(pilot).shown)


async def test_it_is_written_as_a_file_and_fetched_by_a_mentor(tmp_path: Path) -> None:
    services, mentor = house(Role.OFFICE), house(writer="w2")
    async with showing(services, PackageScreen(services, CABLE)) as pilot:
        assert not any("som en fil" in one.text and "Gem kommunens" in one.text
                       for one in rows(pilot).shown)  # fmt: skip
        await stand_on(pilot, "Elkabler må kun")
        await press(pilot, "enter", "enter")
        await stand_on(pilot, "Gem kommunens oplysninger")
        await press(pilot, "enter")
        await choose(pilot, "Skriv stedet")
        await write(pilot, str(tmp_path))
        assert "Filen er klar" in seen(pilot)
    (made,) = files_in(tmp_path)
    assert made.name == "kommunen-lokalt-1.0.json"
    async with showing(mentor, PackagesScreen(mentor)) as pilot:
        await stand_on(pilot, "Hent en jobpakke fra en fil")
        await press(pilot, "enter")
        await choose(pilot, "Skriv stedet")
        await write(pilot, str(made))
        assert "Jobpakkernes lokale oplysninger" in seen(pilot)
        await press(pilot, "enter")
        await pilot.app.push_screen(PackageScreen(mentor, CABLE))
        await pilot.pause()
        assert "(bekræftet af Kommunen" in row(pilot, "Elkabler må kun").below
        await pilot.app.push_screen(RulesScreen(mentor))
        await pilot.pause()
        edition = await stand_on(pilot, "Jobpakkernes lokale oplysninger, udgave 1.0")
        assert edition.below.startswith("gælder · hentet")
        await press(pilot, "enter")
        await choose(pilot, "Tag den tilbage")
        await press(pilot, "enter")
        assert mentor.office_data.editions()[0].back
