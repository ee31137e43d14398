"""Papirer: a paper stands there within three keys and is read before it is a file."""

from __future__ import annotations

import atexit
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from screens import copying
from screens.citizen.screen import CitizenScreen
from screens.exchange.diary import DiaryScreen
from screens.form import Form
from screens.messages import To
from screens.method import MethodScreen
from screens.numbers.numbers import NumbersScreen
from screens.packages.package import PackageScreen
from screens.papers.papers import PapersScreen
from screens.preview import Weigh
from screens.routes import screen_for
from screens.support.calls import CallsScreen
from screens.support.sample import SampleScreen
from tests.screens.pair import put_in_stick, told
from tests.screens.stage import (
    HOSTILE,
    case,
    click_text,
    house,
    press,
    rows,
    seen,
    showing,
    stand_on,
    until,
    went,
    with_course,
)
from vip2tui.base import drives, viewer
from vip2tui.base.clipboard import SystemClipboard
from vip2tui.base.drives import Drive
from vip2tui.domain.roles import Role
from vip2tui.papers import as_pdf
from vip2tui.services.citizen.notes import Note
from vip2tui.services.exchange.diary import remember_place
from vip2tui.services.papers.papers import NO_PDF, WARNING

if TYPE_CHECKING:
    from collections.abc import Callable

    from screens.base import BaseScreen
    from vip2tui.services.house import Services


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def taken(services: Services, folder: Path) -> None:
    """Let the folder used last be one of the test's."""
    remember_place(services.desk, str(folder))


async def test_f9_leads_there_and_what_cannot_be_made_says_why() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        await press(pilot, "f9")
        assert (went(pilot)[-1].where, went(pilot)[-1].citizen) == (To.PAPERS, citizen)
    async with showing(services, PapersScreen(services, citizen)) as pilot:
        shown = seen(pilot)
        assert WARNING.split(",")[0] in shown
        assert "Plan på én side" in shown
        texts = [one.text for one in rows(pilot).shown]
        heading = texts.index("Kan ikke laves endnu")
        assert texts.index("Tjekliste, blank") < heading < texts.index("Timeseddel")
        assert "ingen mentortimer" in shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_paper_is_read_before_it_is_a_file(size: tuple[int, int], tmp_path: Path) -> None:
    services = house()
    citizen = with_course(services, HOSTILE[0])
    taken(services, tmp_path)
    async with showing(services, PapersScreen(services, citizen), size=size) as pilot:
        await stand_on(pilot, "Plan på én side")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Weigh))
        assert WARNING.split(",")[0] in seen(pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, PapersScreen))
        assert files(tmp_path) == []


async def test_a_paper_is_saved_and_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    services = house()
    citizen = with_course(services)
    taken(services, tmp_path)
    opened: list[Path] = []
    monkeypatch.setattr(viewer, "show", lambda path: bool(opened.append(path)) or True)
    async with showing(services, PapersScreen(services, citizen)) as pilot:
        await stand_on(pilot, "Plan på én side")
        await press(pilot, "enter", "enter")
        await click_text(pilot, "Her, ")
        await until(pilot, lambda: bool(opened))
        (file,) = files(tmp_path)
        assert opened == [file]
        assert file.read_bytes().startswith(b"%PDF-")
        assert case(services, citizen).citizen.name not in file.name
        await until(pilot, lambda: "gemt og åbnet" in seen(pilot))


async def test_where_no_program_shows_it_the_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = house()
    citizen = with_course(services)
    taken(services, tmp_path)
    monkeypatch.setattr(viewer, "show", lambda _: False)
    async with showing(services, PapersScreen(services, citizen)) as pilot:
        await stand_on(pilot, "Bliver du syg?")
        await press(pilot, "enter", "enter")
        await click_text(pilot, "Her, ")
        await until(pilot, lambda: "intet program" in seen(pilot))
        assert files(tmp_path)[0].name in seen(pilot)


async def test_a_text_is_copied_and_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    services = house()
    citizen = with_course(services)
    said: list[str] = []
    monkeypatch.setattr(SystemClipboard, "put", lambda _, __: False)
    monkeypatch.setattr(copying, "KEPT", 0.2)
    async with showing(services, PapersScreen(services, citizen)) as pilot:
        monkeypatch.setattr(pilot.app, "copy_to_clipboard", said.append)
        await stand_on(pilot, "Plan på én side")
        await press(pilot, "enter")
        await click_text(pilot, "Kopiér")
        await until(pilot, lambda: len(said) == 2)
        assert said[0].startswith("PLAN PÅ ÉN SIDE")
        assert said[1] == ""
        assert "papir" in {read.act for read in services.reads.of(citizen)}


async def test_a_text_is_taken_back_too_where_the_program_ends_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services = house()
    citizen = with_course(services)
    at_end: list[Callable[[], None]] = []
    taken_back: list[str] = []
    monkeypatch.setattr(atexit, "register", at_end.append)
    monkeypatch.setattr(atexit, "unregister", at_end.remove)
    monkeypatch.setattr(SystemClipboard, "put", lambda _, __: True)
    monkeypatch.setattr(SystemClipboard, "take_back", lambda _, text: taken_back.append(text))
    monkeypatch.setattr(copying, "KEPT", 0.3)
    async with showing(services, PapersScreen(services, citizen)) as pilot:
        await stand_on(pilot, "Plan på én side")
        await press(pilot, "enter")
        await click_text(pilot, "Kopiér")
        await until(pilot, lambda: len(at_end) == 1 or bool(taken_back))
        await until(pilot, lambda: len(taken_back) == 1)
        assert at_end == [], "what is taken back is not asked for again at the end"
        monkeypatch.setattr(copying, "KEPT", 60)
        await press(pilot, "enter")
        await click_text(pilot, "Kopiér")
        await until(pilot, lambda: len(at_end) == 1)
    at_end[0]()
    assert len(taken_back) == 2
    assert taken_back[1].startswith("PLAN PÅ ÉN SIDE")


async def test_a_paper_is_saved_on_the_stick_that_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = house()
    citizen = with_course(services)
    stick = put_in_stick(monkeypatch, tmp_path)
    async with showing(services, PapersScreen(services, citizen)) as pilot:
        await stand_on(pilot, "Plan på én side")
        await press(pilot, "enter")
        await click_text(pilot, "Gem på stikket")
        await until(pilot, lambda: "ligger på USB (E:)" in seen(pilot))
        (file,) = files(stick)
        assert file.name in seen(pilot)
        assert file.read_bytes().startswith(b"%PDF-")
        (lying,) = services.lying.every()
        assert lying.path == file


async def test_without_a_stick_it_is_said_what_to_do_and_of_two_one_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = house()
    citizen = with_course(services)
    monkeypatch.setattr(drives, "removable", list)
    async with showing(services, PapersScreen(services, citizen)) as pilot:
        await stand_on(pilot, "Plan på én side")
        await press(pilot, "enter")
        await click_text(pilot, "Gem på stikket")
        await told(pilot, "ikke noget stik", "Sæt det i")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PapersScreen))
        for name in "ab":
            (tmp_path / name).mkdir()
        both = [Drive(tmp_path / name, f"USB ({name})", is_removable=True) for name in "ab"]
        monkeypatch.setattr(drives, "removable", lambda: both)
        await press(pilot, "enter")
        await click_text(pilot, "Gem på stikket")
        await told(pilot, "Hvilket stik?")
        await press(pilot, "down", "enter")
        await until(pilot, lambda: bool(files(tmp_path / "b")))
        assert files(tmp_path / "a") == []


async def test_a_paper_can_be_saved_as_text_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = house()
    citizen = with_course(services)
    taken(services, tmp_path)
    async with showing(services, PapersScreen(services, citizen)) as pilot:
        await stand_on(pilot, "Plan på én side")
        await press(pilot, "enter")
        await click_text(pilot, "Andet")
        await click_text(pilot, "Gem som tekst")
        await click_text(pilot, "Her, ")
        await told(pilot, "Papiret er klar")
        (file,) = files(tmp_path)
        assert file.read_text(encoding="utf-8").startswith("PLAN PÅ ÉN SIDE")


@pytest.mark.parametrize(
    ("page", "first"),
    [
        (NumbersScreen, "Tal"),
        (CallsScreen, "Ringeliste"),
        (SampleScreen, "Stikprøve"),
        (MethodScreen, "Metoden på én side"),
        (DiaryScreen, "Følgeseddel"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
async def test_the_paper_of_the_page_stands_first(page: type[BaseScreen], first: str) -> None:
    services = house(Role.OFFICE)
    async with showing(services, page(services)) as pilot:
        await press(pilot, "f9")
        wish = went(pilot)[-1]
        assert (wish.where, wish.citizen) == (To.PAPERS, None)
    made = screen_for(wish, services, None)
    async with showing(services, made) as pilot:
        texts = [one.text for one in rows(pilot).shown if not one.heading]
        assert texts[0] == first
        assert texts.count(first) == 1
        assert "Papirer om en borger …" in texts


@pytest.mark.parametrize(
    ("part", "first"),
    [("plan", "Plan på én side"), ("tjekliste", "Tjekliste"), ("kort", "Kompetencekort"),
     ("fremskridt", "Status på én side"), ("overblik", "Før samtalen"),
     ("mentorstoette", "Før samtalen")],
)  # fmt: skip
async def test_the_paper_of_the_part_stands_first_where_it_can_be_made(
    part: str, first: str
) -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, part)) as pilot:
        await press(pilot, "f9")
        wish = went(pilot)[-1]
        assert wish.citizen == citizen
    async with showing(services, screen_for(wish, services, None)) as pilot:
        texts = [one.text for one in rows(pilot).shown if not one.heading]
        assert texts[0] == first
        assert texts.count(first) == 1


async def test_a_package_is_on_paper_from_its_page_and_from_who_is_in_it() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, PackageScreen(services, "butik")) as pilot:
        await press(pilot, "f9")
        wish = went(pilot)[-1]
        assert (wish.citizen, wish.name) == (None, "jobpakke/butik")
    async with showing(services, screen_for(wish, services, None)) as pilot:
        assert rows(pilot).shown[0].text == "Jobpakken på én side"
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Weigh))
        assert "BUTIKSMEDHJÆLPER" in seen(pilot)
    async with showing(services, PapersScreen(services, citizen)) as pilot:
        await stand_on(pilot, "Jobpakken på én side")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Weigh))
        assert "BUTIKSMEDHJÆLPER" not in seen(pilot)


async def test_what_is_told_of_everybody_is_made_once_it_is_wanted(tmp_path: Path) -> None:
    services = house(Role.OFFICE)
    citizen = with_course(services)
    taken(services, tmp_path)
    async with showing(services, PapersScreen(services, None, "stikproeve")) as pilot:
        assert not services.reads.of(citizen)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Weigh))
        assert "kun for kommunen" in " ".join(seen(pilot).split()) or "0 af 0" in seen(pilot)
        await press(pilot, "escape")
        await stand_on(pilot, "Tal")
        await press(pilot, "enter")
        await until(pilot, lambda: "halvår" in seen(pilot))
        assert files(tmp_path) == []


async def test_a_sample_on_paper_is_the_one_on_the_screen() -> None:
    services = house(Role.OFFICE)
    async with showing(services, SampleScreen(services)) as pilot:
        await until(pilot, lambda: "Træk igen" in seen(pilot))
        await press(pilot, "enter", *"ask", "enter")
        await until(pilot, lambda: "ordet «ask»" in seen(pilot))
        await press(pilot, "f9")
        wish = went(pilot)[-1]
    async with showing(services, screen_for(wish, services, None)) as pilot:
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Weigh))
        assert "ordet «ask»" in seen(pilot)


async def test_space_on_a_signed_paper_asks_who_and_when_and_is_taken_back(tmp_path: Path) -> None:
    services = house(Role.CONSULTANT)
    citizen = with_course(services)
    seen_ = case(services, citizen)
    services.grants.add(seen_, seen_.course, {"start": "2026-04-01", "mentor": HOSTILE[0]})
    async with showing(services, PapersScreen(services, citizen)) as pilot:
        await stand_on(pilot, "Mentoraftale")
        await press(pilot, "space")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        assert "Hvem har skrevet under på mentoraftalen?" in seen(pilot)
        await press(pilot, "enter", "enter")
        await until(pilot, lambda: services.grants.of(case(services, citizen))[0].agreed)
        await until(pilot, lambda: "√] Mentoraftale" in seen(pilot))
        assert "underskrevet" in seen(pilot)
        await press(pilot, "ctrl+z")
        await press(pilot, "enter")
        await until(pilot, lambda: "[ ] Mentoraftale" in seen(pilot))
        assert services.grants.of(case(services, citizen))[0].agreed is None


async def test_the_menu_asks_which_paper_came_back_and_a_mentor_is_told_why_not() -> None:
    services = house()
    citizen = with_course(services)
    note = Note("mentormoede", "Vi øvede", services.desk.today(), 45)
    services.notes.add(case(services, citizen), note)
    async with showing(services, PapersScreen(services, citizen)) as pilot:
        await stand_on(pilot, "Plan på én side")
        await pilot.app.screen.run_action("sign")
        await told(pilot, "Hvilket papir er kommet underskrevet tilbage?", "Timeseddel")
        await click_text(pilot, "Timeseddel: ")
        await told(pilot, "skrives af kommunen")


async def test_the_municipality_has_a_journal_and_a_mentor_has_not() -> None:
    for role, has in ((Role.MENTOR, False), (Role.CONSULTANT, True)):
        services = house(role)
        citizen = with_course(services)
        async with showing(services, PapersScreen(services, citizen)) as pilot:
            texts = [one.text for one in rows(pilot).shown]
            assert any("Journalnotat" in one for one in texts) is has
            assert any("Aktindsigt" in one for one in texts) is has


async def test_where_pdf_is_left_out_it_is_said_and_papers_are_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = house()
    citizen = with_course(services)
    taken(services, tmp_path)
    monkeypatch.setattr(as_pdf, "is_here", lambda: False)
    monkeypatch.setattr(viewer, "show", lambda _: True)
    async with showing(services, PapersScreen(services, citizen)) as pilot:
        assert NO_PDF in seen(pilot)
        await stand_on(pilot, "Plan på én side")
        await press(pilot, "enter", "enter")
        await click_text(pilot, "Her, ")
        await until(pilot, lambda: "gemt og åbnet" in seen(pilot))
        (file,) = files(tmp_path)
        assert file.suffix == ".txt"
        assert file.read_text(encoding="utf-8").startswith("PLAN PÅ ÉN SIDE")


async def test_a_journal_note_of_a_period_is_read_and_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services = house(Role.CONSULTANT)
    citizen = with_course(services)
    today = services.desk.today()
    for days, text in ((0, "Nu"), (40, "Længe siden")):
        note = Note("samtale", text, today - timedelta(days=days))
        services.notes.add(case(services, citizen), note)
    said: list[str] = []
    monkeypatch.setattr(SystemClipboard, "put", lambda _, __: False)
    async with showing(services, PapersScreen(services, citizen)) as pilot:
        monkeypatch.setattr(pilot.app, "copy_to_clipboard", said.append)
        await stand_on(pilot, "Journalnotat")
        await press(pilot, "enter")
        await click_text(pilot, "Fra en anden dag")
        await press(pilot, "-", "5", "0", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Weigh))
        assert "Længe siden" in seen(pilot)
        await click_text(pilot, "Kopiér teksten")
        await until(pilot, lambda: bool(said))
        assert "Længe siden" in said[0]
        await stand_on(pilot, "Journalnotat")
        await press(pilot, "enter")
        await click_text(pilot, "Denne måneds")
        await until(pilot, lambda: isinstance(pilot.app.screen, Weigh))
        assert "Nu" in seen(pilot)
        assert "Længe siden" not in seen(pilot)
