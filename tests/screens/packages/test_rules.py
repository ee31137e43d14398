"""Regler og ord: the rules of a day, what to check again, and files from the office, by keys."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.base import BaseScreen
from screens.packages import package_file
from screens.packages.packages import PackagesScreen
from screens.packages.rules import RulesScreen
from tests.screens.stage import (
    HOSTILE,
    choose,
    click_text,
    fill_disk,
    house,
    press,
    row,
    rows,
    said,
    seen,
    showing,
    stand_on,
    went,
    write,
)
from tests.services.packages.office_files import (
    BROKEN,
    OFFICE,
    an_act,
    as_file,
    new_checklist,
    points,
    words,
)
from vip2tui.domain.roles import Role


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what puts a file where «Hent» finds it."""

    def put(data: Any) -> None:
        path = tmp_path / "fra-kommunen.json"
        path.write_bytes(data if isinstance(data, bytes) else as_file(data))

        async def found(_page: BaseScreen, *_asked: object) -> Path:
            return path

        monkeypatch.setattr(package_file, "which_file", found)

    return put


def whole(pilot: Pilot[None]) -> str:
    """Return the screen as one line: a sentence may go over several, and a box stands around it."""
    return " ".join(seen(pilot).replace("│", " ").split())


async def enter(pilot: Pilot[None], text: str) -> None:
    await stand_on(pilot, text)
    await press(pilot, "enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_subject_opens_with_paragraph_days_source_and_check(size: tuple[int, int]) -> None:
    services = house()
    async with showing(services, RulesScreen(services), size) as pilot:
        assert "48 regler man 4. maj 2026" in seen(pilot)
        assert not any(one.text.startswith("Tjek igen") for one in rows(pilot).shown)
        await enter(pilot, "Mentorstøtte (18)")
        found = row(pilot, "Mentorstøtte gives højst for 6 måneder")
        assert "Hvornår den begyndte, er ikke kendt · § 167, stk. 1" in found.below
        assert "kontrolleret februar 2026" in found.below
        assert "§ 167, stk. 1" in seen(pilot)
        await enter(pilot, "Mentorstøtte (18)")
        assert all("højst for 6 måneder" not in one.text for one in rows(pilot).shown)


async def test_another_day_shows_its_rules_and_what_to_check_again() -> None:
    services = house()
    async with showing(services, RulesScreen(services)) as pilot:
        await enter(pilot, "Se reglerne på en anden dag")
        await write(pilot, "engang")
        await write(pilot, "1/1 2027")
        assert "fre 1. januar 2027" in seen(pilot)
        assert row(pilot, "Tjek igen").heading
        assert "Afventer: loven er ikke skrevet ind" in row(pilot, "Ny hovedlov").below
        await enter(pilot, "Se reglerne på en anden dag")
        await write(pilot, "")
        assert "man 4. maj 2026" in seen(pilot)


async def test_a_law_is_previewed_taken_read_and_taken_back(given: Any) -> None:
    services = house()
    given(an_act())
    async with showing(services, RulesScreen(services)) as pilot:
        await enter(pilot, "Hent en fil med ord")
        assert "gælder fra fre 1. januar 2027" in seen(pilot)
        assert "Den afløser reglerne i LAB-2024" in whole(pilot)
        await press(pilot, "escape")
        assert said(pilot) == "Intet er ændret."
        assert services.office_data.editions() == ()
        await enter(pilot, "Hent en fil med ord")
        await press(pilot, "enter")
        assert said(pilot) == "Hentet og gemt. Reglerne gælder på de dage, der står i dem."
        kept = row(pilot, "Ny lov om beskæftigelse, udgave 1.0")
        assert kept.below.startswith("gælder · hentet 4. maj af Mette")
        assert "Nordstrand Kommune" in kept.below
        await enter(pilot, "Ny lov om beskæftigelse, udgave 1.0")
        await choose(pilot, "Læs")
        assert "højst 9 måneder ad gangen" in whole(pilot)
        await press(pilot, "escape")
        await enter(pilot, "Ny lov om beskæftigelse, udgave 1.0")
        await choose(pilot, "Tag den tilbage")
        await press(pilot, "enter")
        assert said(pilot) == "Taget tilbage. Nu gælder det, programmet kom med."
        assert row(pilot, "Ny lov om beskæftigelse").below.startswith("taget tilbage")


async def test_the_office_has_another_name_at_once(given: Any) -> None:
    services = house()
    given(words(OFFICE))
    async with showing(services, RulesScreen(services)) as pilot:
        assert "Fra kommunen" in seen(pilot)
        await enter(pilot, "Hent en fil med ord")
        await press(pilot, "enter")
        assert "Fra Huset Nord" in seen(pilot)
        assert "Fra kommunen" not in seen(pilot)


async def test_the_list_of_packages_takes_either_kind_of_file(given: Any) -> None:
    services = house()
    async with showing(services, PackagesScreen(services)) as pilot:
        given(new_checklist())
        await enter(pilot, "Hent en jobpakke fra en fil")
        assert "beholder deres" in whole(pilot)
        await press(pilot, "enter")
        assert services.catalogue.checklist().version == "1.1"
        await stand_on(pilot, "Reglerne i dag")
        await click_text(pilot, "Reglerne i dag")
        assert went(pilot)[-1].where == "regler"


@pytest.mark.parametrize("name", BROKEN)
async def test_a_broken_file_is_refused_in_words(name: str, given: Any) -> None:
    services = house()
    given(BROKEN[name][0])
    async with showing(services, RulesScreen(services)) as pilot:
        await enter(pilot, "Hent en fil med ord")
        if name == "a package":  # fetched as one, as under Jobpakker
            assert "Hent jobpakken" in seen(pilot)
            return
        assert said(pilot)
        assert services.office_data.editions() == ()


@pytest.mark.parametrize("text", HOSTILE)
async def test_what_a_file_says_is_only_letters(text: str, given: Any) -> None:
    services = house()
    given(points(text=text[:500]))
    async with showing(services, RulesScreen(services)) as pilot:
        await enter(pilot, "Hent en fil med ord")
        await press(pilot, "enter")
        await enter(pilot, "Egne punkter")
        await choose(pilot, "Læs")
        assert "\x1b" not in seen(pilot)
        assert services.office_data.editions()[0].kind == "punkter"


async def test_a_full_disk_is_told_and_nothing_holds(given: Any) -> None:
    services = house(Role.CONSULTANT)
    given(words())
    async with showing(services, RulesScreen(services)) as pilot:
        fill_disk(services)
        await enter(pilot, "Hent en fil med ord")
        await press(pilot, "enter")
        assert "DER GEMMES IKKE" in seen(pilot)
        assert services.office_data.editions() == ()
        assert services.desk.worded("jobcentret") == "jobcentret"
