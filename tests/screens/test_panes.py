"""Two panes from 110 columns: how a window is parted, and what stands beside the list."""

from datetime import date, timedelta

import pytest
from textual.containers import Vertical
from textual.pilot import Pilot
from textual.widgets import Button

from screens import hiding
from screens.citizen.person_pane import PersonPane
from screens.panes import Panes, Split, split
from screens.sheet import TWO
from screens.today import Today
from tests.screens.contrast import weak
from tests.screens.stage import HOSTILE, house, press, rows, seen, showing, until, with_course
from vip2tui.services.citizen.notes import Note


@pytest.mark.parametrize("width", range(20, 320, 7))
@pytest.mark.parametrize("height", [10, 23, 24, 40, 90])
def test_a_window_is_parted_by_its_width_and_never_too_narrowly(width: int, height: int) -> None:
    parted = split(width, height)
    assert parted.list + parted.detail == max(width - 2, 0)
    assert (parted.detail > 0) == (width >= TWO and height >= 24)
    if parted.detail:
        assert min(parted.list, parted.detail) >= 50
        assert parted.detail <= 80


def test_the_sizes_everybody_has() -> None:
    assert split(80, 24) == Split(78, 0)
    assert split(109, 40) == Split(107, 0)
    assert split(110, 24) == Split(58, 50)
    assert split(120, 40) == Split(68, 50)
    assert split(250, 60) == Split(168, 80)
    assert split(120, 40, brief=True) == Split(76, 42), "the list keeps its columns"
    assert split(127, 40, brief=True) == Split(83, 42)
    assert split(128, 40, brief=True) == Split(76, 50)
    assert split(250, 60, brief=True) == Split(168, 80)


async def test_the_person_follows_the_cursor_where_there_is_room() -> None:
    services = house()
    for name in ("Amina Hassan", "Bo Li"):
        citizen = with_course(services, name)
        note = Note("mentormoede", f"Godt: {name} kom", next="Tale om vagtplanen")
        services.notes.add(services.citizens.get(citizen), note)
    async with showing(services, Today(services), (120, 40)) as pilot:
        await until(pilot, lambda: "Venter på dig" in seen(pilot) and "ting venter" in seen(pilot))
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "home")
        first = rows(pilot).row
        assert first is not None
        last = "Bo" if first.who[0] == "Amina" else "Amina"
        await until(pilot, lambda: f"«Godt: {first.who[0]}" in seen(pilot))
        for part in ("Lager", "Trappe  ○──○", "Sidst", "Lovet", "vagtplanen (om 7 dage)"):
            assert part in seen(pilot)
        while rows(pilot).row.who[0] != last:  # type: ignore[union-attr]
            await press(pilot, "down")
        await until(pilot, lambda: f"«Godt: {last}" in seen(pilot))
        assert f"«Godt: {first.who[0]}" not in seen(pilot)
        assert not weak(pilot.app.screen, 4.5)


@pytest.mark.parametrize("what", ["Kort", "Tale om vagtplanen og om hvem der har nøglen på mandag"])
async def test_what_waits_is_whole_beside_the_list_where_two_lines_are_enough(what: str) -> None:
    services = house()
    citizen = services.citizens.get(services.citizens.add("Bo Li"))
    day = services.desk.today() - timedelta(days=5)
    services.notes.add(citizen, Note("note", "x", day=day, next=what, next_date=day))
    async with showing(services, Today(services), (120, 40)) as pilot:
        await until(pilot, lambda: "5 dage over" in beside(pilot))
        told = beside(pilot).split("venter", 1)[1]
        assert " ".join(told.split()).startswith(f"! {what} · 5 dage over")


def beside(pilot: Pilot[None]) -> str:
    """Return what stands in the second pane."""
    region = pilot.app.screen.query_one(PersonPane).content_region
    lines = seen(pilot).split("\n")[region.y : region.bottom]
    return "\n".join(line[region.x : region.right] for line in lines)


async def test_it_is_filled_only_while_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    services, filled = house(), list[str | None]()
    with_course(services)
    monkeypatch.setattr(PersonPane, "show", lambda _, citizen: filled.append(citizen))
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: "OVER FRISTEN" in seen(pilot))
        await press(pilot, "down", "up")
        assert not filled
        assert "Venter på dig" not in seen(pilot)
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: bool(filled))
        before = len(filled)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await press(pilot, "down")
        assert len(filled) == before
        assert not pilot.app.screen.query_one(PersonPane).display


async def test_the_pane_holds_no_deed_of_its_own_and_draws_what_was_typed_as_text() -> None:
    services = house()
    for name in HOSTILE[:-1]:
        citizen = with_course(services, name, date(2026, 4, 1))
        note = Note("mentormoede", f"Sagt: {name}", next=name)
        services.notes.add(services.citizens.get(citizen), note)
    async with showing(services, Today(services), (120, 40)) as pilot:
        await until(pilot, lambda: "ting venter" in seen(pilot))
        await pilot.app.workers.wait_for_complete()
        for _ in range(8):
            await press(pilot, "down")
            await pilot.app.workers.wait_for_complete()
            assert "\x1b" not in seen(pilot)
            assert pilot.app.is_running
        pane = pilot.app.screen.query_one(Panes)
        assert not pane.query(Button)
        assert not pilot.app.screen.query_one(PersonPane).can_focus
        assert pane.query_one("#waits", Vertical).region.right <= 78


async def test_names_and_notes_beside_the_list_are_hidden_too() -> None:
    services = house()
    citizen = with_course(services, "Amina Hassan")
    note = Note("mentormoede", "Godt: hun kom", next="Tale om vagtplanen")
    services.notes.add(services.citizens.get(citizen), note)
    async with showing(services, Today(services), (120, 40)) as pilot:
        await until(pilot, lambda: "Godt: hun kom" in seen(pilot))
        hiding.turn(pilot.app, services.names)
        await pilot.pause()
        for typed in ("Amina", "Godt", "vagtplanen"):
            assert typed not in seen(pilot)
        assert "Skjult" in seen(pilot)
