"""Walking to a folder or a file: by keys, by mouse, with hostile names, and never waiting."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import OptionList

from screens.exchange.fetch import FetchScreen
from screens.folders import GONE, LOOKING, Folders, Wanted, walk
from tests.screens.contrast import weak
from tests.screens.pair import note, pair, put_in_stick, told
from tests.screens.stage import choose, click_text, house, press, rows, said, seen, showing, until
from tests.screens.test_words import words
from vip2tui.base import browsing, drives
from vip2tui.base.browsing import Look, Seen
from vip2tui.services.exchange.diary import remember_place

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.screens.conftest import Opened

FOLDER = Wanted("Hvor?", "Skriv stedet")
NAMES = [
    "[bold", "x [_] y", "[@click=app.quit]klik", "\x1b]52;c;aGVq\x07", "\u202egnilmas", "a" * 200,
]  # fmt: skip


def asks(pilot: Pilot[None], wanted: Wanted = FOLDER) -> list[str]:
    """Ask, and return where the answer comes."""
    answers: list[str] = []

    async def ask() -> None:
        answers.append(await walk(pilot.app.screen, wanted))  # type: ignore[arg-type]

    pilot.app.run_worker(ask(), exit_on_error=False)
    return answers


def lines(pilot: Pilot[None]) -> list[str]:
    found = pilot.app.screen.query_one("#choices", OptionList)
    return [str(one.prompt) for one in found.options]


async def shows(pilot: Pilot[None], line: str) -> list[str]:
    await until(pilot, lambda: isinstance(pilot.app.screen, Folders) and line in lines(pilot))
    return lines(pilot)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = put_in_stick(monkeypatch, tmp_path)
    (made / "Filer" / "Maj").mkdir(parents=True)
    (made / ".skjult").mkdir()
    (made / "$RECYCLE.BIN").mkdir()
    (made / "brev.txt").write_text("x")
    for name in ("documents", "desktop", "downloads"):
        (tmp_path / name).mkdir()
    return made


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_one_walks_down_and_up_and_takes_a_folder(
    opened: Opened, stick: Path, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        answers = asks(pilot)
        assert await shows(pilot, "Her, på USB (E:)") == [
            "Her, på USB (E:)", "◄ Andre steder", "► Filer", "Skriv stedet selv …"
        ]  # fmt: skip
        assert not words(seen(pilot))
        assert weak(pilot.app.screen, 4.5) == {}
        await press(pilot, "down", "down", "right")
        await shows(pilot, "Her, i mappen Filer")
        await press(pilot, "down", "down", "enter")
        assert await shows(pilot, "Her, i mappen Maj") == [
            "Her, i mappen Maj", "◄ Op til Filer", "Skriv stedet selv …"
        ]  # fmt: skip
        await press(pilot, "backspace")
        await shows(pilot, "Her, i mappen Filer")
        assert pilot.app.screen.query_one("#choices", OptionList).highlighted == 2
        await press(pilot, "left", "left")
        assert await shows(pilot, "► Dokumenter") == [
            "► USB (E:)", "► Dokumenter", "► Skrivebord", "► Hentede filer", "Skriv stedet selv …"
        ]  # fmt: skip
        await press(pilot, "enter")
        await shows(pilot, "► Filer")
        await choose(pilot, "Filer")
        await shows(pilot, "► Maj")
        await choose(pilot, "Maj")
        await shows(pilot, "Her, i mappen Maj")
        await press(pilot, "enter")
        await until(pilot, lambda: answers == [str(stick / "Filer" / "Maj")])


async def test_one_walks_by_mouse_alone(opened: Opened, stick: Path, tmp_path: Path) -> None:
    (tmp_path / "desktop" / "Breve").mkdir()
    async with opened() as pilot:
        answers = asks(pilot)
        await shows(pilot, "► Filer")
        await click_text(pilot, "Andre steder")
        await shows(pilot, "► Skrivebord")
        await click_text(pilot, "Skrivebord")
        await shows(pilot, "► Breve")
        await click_text(pilot, "► Breve")
        await shows(pilot, "Her, i mappen Breve")
        await click_text(pilot, "Her, i mappen")
        await until(pilot, lambda: answers == [str(tmp_path / "desktop" / "Breve")])


async def test_one_begins_in_the_folder_used_last(opened: Opened, stick: Path) -> None:
    last = stick / "Filer"
    async with opened() as pilot:
        asks(pilot, Wanted("Hvor?", "Skriv", str(last)))
        await shows(pilot, "Her, i mappen Filer")
        await press(pilot, "backspace")
        await shows(pilot, "Her, på USB (E:)")
        await press(pilot, "backspace")
        assert "► Brugt sidst: Filer" in await shows(pilot, "► Dokumenter")


async def test_esc_and_the_button_answer_nothing(opened: Opened, stick: Path) -> None:
    async with opened() as pilot:
        answers = asks(pilot)
        await shows(pilot, "► Filer")
        await press(pilot, "escape")
        assert not pilot.app.screen.is_modal
        answers += asks(pilot)
        await shows(pilot, "► Filer")
        await click_text(pilot, "Tilbage")
        assert not pilot.app.screen.is_modal
        assert answers == []


def below(folder: Path) -> list[Path]:
    """Return the folders that are shown, in their order."""
    return sorted(one for one in folder.iterdir() if one.is_dir() and one.name[0] not in ".$")


async def test_hostile_names_are_words_and_still_the_folder_that_is_meant(
    opened: Opened, stick: Path
) -> None:
    for name in NAMES:
        (stick / name).mkdir()
    async with opened() as pilot:
        for at, folder in enumerate(below(stick)):
            answers = asks(pilot)
            shown = await shows(pilot, "► Filer")
            assert not {one for one in "".join(shown) if one < " " or one == "\u202e"}
            assert all(len(one) <= 50 for one in shown)
            pilot.app.screen.query_one("#choices", OptionList).highlighted = 2 + at
            await press(pilot, "enter")
            await until(pilot, lambda: lines(pilot)[:1] != ["Her, på USB (E:)"])
            await until(pilot, lambda: lines(pilot)[0].startswith("Her, i mappen"))
            await press(pilot, "enter")
            await until(pilot, lambda answers=answers: bool(answers))  # type: ignore[misc]
            assert answers == [str(folder)]


async def test_a_drive_that_does_not_answer_stops_nobody(
    opened: Opened, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered, inside = Event(), browsing.inside

    def slow(folder: Path, *more: Any) -> Seen:
        if folder == stick:
            answered.wait(30)
        return inside(folder, *more)

    monkeypatch.setattr(browsing, "inside", slow)
    async with opened() as pilot:
        answers = asks(pilot)
        assert await shows(pilot, LOOKING) == [LOOKING, "◄ Andre steder", "Skriv stedet selv …"]
        await press(pilot, "enter", "backspace")
        await shows(pilot, "► Dokumenter")
        await choose(pilot, "Dokumenter")
        await shows(pilot, "Her, i Dokumenter")
        await press(pilot, "enter")
        await until(pilot, lambda: answers == [str(tmp_path / "documents")])
        answered.set()


async def test_a_stick_taken_out_meanwhile_is_told_and_one_goes_on(
    opened: Opened, stick: Path, tmp_path: Path
) -> None:
    async with opened() as pilot:
        asks(pilot)
        await shows(pilot, "► Filer")
        (stick / "Filer" / "Maj").rmdir()
        (stick / "Filer").rmdir()
        await choose(pilot, "Filer")
        await shows(pilot, "► Dokumenter")
        assert GONE[:30] in " ".join(seen(pilot).split())


async def test_the_cursor_stands_on_the_file_that_was_walked_to(
    stick: Path, tmp_path: Path
) -> None:
    mine, office = pair()
    note(mine)
    away = tmp_path / "desktop" / "Fra Bent"
    away.mkdir()
    mine.sending.send(office.desk.me.device, away)
    mine.sending.send(office.desk.me.device, stick)
    async with showing(office, FetchScreen(office)) as pilot:
        await until(pilot, lambda: len(rows(pilot).shown) == 3)
        await press(pilot, "down", "enter")
        await shows(pilot, "► Filer")
        await press(pilot, "backspace")
        await shows(pilot, "► Skrivebord")
        await choose(pilot, "Skrivebord")
        await shows(pilot, "► Fra Bent")
        await choose(pilot, "Fra Bent")
        await shows(pilot, "Her, i mappen Fra Bent")
        await press(pilot, "enter")
        await until(pilot, lambda: len(rows(pilot).shown) == 4)
        stood = rows(pilot).row
        assert stood is not None
        assert "Fra Bent" in stood.below
        await press(pilot, "enter")
        await told(pilot, "Se først")


async def test_a_file_can_be_taken_where_one_walks(stick: Path) -> None:
    mine, office = pair()
    note(mine)
    (made,) = mine.sending.send(office.desk.me.device, stick / "Filer")
    async with showing(office, FetchScreen(office)) as pilot:
        await until(pilot, lambda: len(rows(pilot).shown) == 2)
        await press(pilot, "enter")
        await shows(pilot, "► Filer")
        await choose(pilot, "Filer")
        await shows(pilot, made.path.name)
        await choose(pilot, made.path.name)
        await told(pilot, "Se først")
        assert not said(pilot)


def test_places_that_are_gone_are_left_out(stick: Path, tmp_path: Path) -> None:
    (tmp_path / "desktop").rmdir()
    names = [one.name for one in browsing.places(str(tmp_path / "væk")).folders]
    assert names == ["USB (E:)", "Dokumenter", "Hentede filer"]
    assert browsing.begin(str(tmp_path / "væk")).folder == stick
    assert browsing.inside(tmp_path / "væk").is_gone


def test_where_no_place_is_known_ones_own_folder_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = drives.Drive(tmp_path / "væk", "Hentede filer")
    monkeypatch.setattr(drives, "drives", list)
    monkeypatch.setattr(drives, "removable", list)
    monkeypatch.setattr(drives, "downloads", lambda: nowhere)
    assert [(one.path, one.name) for one in browsing.begin().folders] == [
        (Path.home(), "Din egen mappe")
    ]


def test_two_sticks_are_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stick: Path
) -> None:
    other = drives.Drive(tmp_path / "desktop", "USB (F:)", is_removable=True)
    both = [*drives.removable(), other]
    monkeypatch.setattr(drives, "removable", lambda: both)
    assert browsing.begin().folder is None


def test_a_look_has_what_it_saw() -> None:
    look = Look(lambda: Seen(here="her"))
    assert look.seen is None
    look.start()
    look.join(5)
    assert look.seen == Seen(here="her")
    assert look.daemon


async def test_a_remembered_place_is_where_the_next_one_begins(stick: Path) -> None:
    services = house()
    remember_place(services.desk, str(stick / "Filer"))
    async with showing(services, FetchScreen(services)) as pilot:
        await until(pilot, lambda: len(rows(pilot).shown) == 2)
        await press(pilot, "enter")
        await shows(pilot, "Her, i mappen Filer")
