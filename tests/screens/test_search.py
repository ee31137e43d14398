"""Søg: people, packages and notes while one types."""

import pytest
from textual.pilot import Pilot

from screens.search import SearchScreen
from screens.widgets.finder import Finder
from tests.domain.test_authoring import a_ready
from tests.screens.stage import (
    HOSTILE,
    SOREN,
    case,
    click_text,
    house,
    press,
    row,
    rows,
    seen,
    showing,
    until,
    went,
    with_course,
)
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.packages.authoring import local
from vip2tui.services.citizen.notes import Note


async def look(pilot: Pilot[None], text: str) -> None:
    """Type, and wait for the thread that looks."""
    pilot.app.screen.query_one(Finder).value = text
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_soren_finds_soren_and_enter_opens() -> None:
    services = house()
    soren = services.citizens.add(SOREN)
    with_course(services)
    async with showing(services, SearchScreen(services)) as pilot:
        await press(pilot, *"soren")
        await until(pilot, lambda: bool(rows(pilot).shown))
        assert [one.text for one in rows(pilot).shown] == [SOREN]
        await press(pilot, "enter")
        assert (went(pilot)[0].where, went(pilot)[0].citizen) == ("borger", soren)


async def test_a_note_is_found_and_opened_at_its_line() -> None:
    services = house()
    citizen = with_course(services)
    entry = services.notes.add(case(services, citizen), Note("samtale", "Om [/] cyklen"))
    async with showing(services, SearchScreen(services)) as pilot:
        await look(pilot, "cyklen")
        found = row(pilot, "Om [/] cyklen")
        assert "Amina" in found.below
        assert "man 4. maj 2026" in found.below
        await click_text(pilot, "Om [/] cyklen", 2)
        assert went(pilot)[0].name == f"notater/{entry}"


async def test_ones_own_package_is_found_any_way_it_is_spelled_and_a_draft_says_so() -> None:
    services = house()
    services.packages.finish(a_ready(name=local("Grøn [/] gartner")))
    services.packages.begin("Skovløber")
    async with showing(services, SearchScreen(services)) as pilot:
        await look(pilot, "gron gart")
        assert [one.text for one in rows(pilot).shown] == ["Grøn [/] gartner"]
        await press(pilot, "enter")
        assert (went(pilot)[0].where, went(pilot)[0].name) == ("jobpakke", "gartner")
        await look(pilot, "skovlob")
        assert [one.text for one in rows(pilot).shown] == ["Skovløber (kladde)"]


async def test_packages_are_found_by_a_word_of_the_trade() -> None:
    services = house()
    async with showing(services, SearchScreen(services)) as pilot:
        await look(pilot, "truckcertifikat")
        await look(pilot, "lager")
        kinds = {one.key.split()[0] for one in rows(pilot).shown}
        assert kinds == {"package"}
        await press(pilot, "enter")
        assert went(pilot)[0].where == "jobpakke"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("terminalarb", "Lagerarbejder indenfor transport · andet navn: Terminalarbejder"),
        ("gaffeltruckcert", "Lagerarbejder indenfor transport · bevis: Gaffeltruckcertifikat B"),
        ("lagerarbejder indenfor", "Lagerarbejder indenfor transport"),
    ],
)
async def test_a_package_says_what_in_it_was_found(typed: str, shown: str) -> None:
    services = house()
    async with showing(services, SearchScreen(services, typed)) as pilot:
        await until(pilot, lambda: bool(rows(pilot).shown))
        assert row(pilot, "Lagerarbejder indenfor transport").text == shown
        assert shown.split()[-1] in " ".join(seen(pilot).split())


async def test_new_words_put_the_cursor_on_the_best_hit() -> None:
    services = house()
    async with showing(services, SearchScreen(services)) as pilot:
        await look(pilot, "l")
        await look(pilot, "lastbil")
        assert len(rows(pilot).shown) > 1
        assert rows(pilot).row is rows(pilot).shown[0]


async def test_a_text_can_be_given_and_nothing_found_is_said() -> None:
    services = house()
    async with showing(services, SearchScreen(services, "xyzq")) as pilot:
        await until(pilot, lambda: "Ingen passer. Slet lidt" in seen(pilot))
        await press(pilot, "enter", "down")
        assert went(pilot) == []


async def test_private_and_set_aside_texts_are_found_too() -> None:
    services = house()
    citizen = with_course(services)
    note = Note("note", "hemmelig lagkage", place=Place.PRIVATE)
    services.notes.add(case(services, citizen), note)
    plan = case(services, citizen).course
    item = services.checklist.find(plan, "m01.7")
    services.checklist.not_relevant(case(services, citizen), plan, item, "lagkage med glasur")
    async with showing(services, SearchScreen(services)) as pilot:
        await look(pilot, "lagkage")
        assert {one.mark.strip() for one in rows(pilot).shown} == {"Notat", "Tjekliste"}


async def test_hostile_texts_are_found_and_drawn_as_they_are() -> None:
    services = house()
    citizen = with_course(services, name="[@click=app.quit]Ali[/]")
    for text in HOSTILE:
        services.notes.add(case(services, citizen), Note("samtale", f"fund {text}"))
    async with showing(services, SearchScreen(services)) as pilot:
        await look(pilot, "fund")
        assert len(rows(pilot).shown) == len(HOSTILE)
        await press(pilot, "down", "down", "end")
        drawn = seen(pilot).replace("\n", "")
        assert not {char for char in drawn if char < " " or "\x7f" <= char < "\xa0"}
        await look(pilot, "[/]")
        assert rows(pilot).shown


async def test_the_hit_is_marked_and_its_word_is_in_the_excerpt() -> None:
    services = house()
    citizen = with_course(services)
    for text in (f"{'Vi talte om vejret og frokosten. ' * 5}Så faldt nålen. Slut.", "NÅLEN først"):
        services.notes.add(case(services, citizen), Note("samtale", text))
    async with showing(services, SearchScreen(services)) as pilot:
        await look(pilot, "naalen")
        assert len(rows(pilot).shown) == 2
        marked = [
            part.text
            for strip in pilot.app.screen._compositor.render_strips()
            for part in strip
            if part.style and part.style.underline
        ]
        assert sorted(marked) == ["NÅLEN", "nålen"]
        assert "Så faldt nålen" in " ".join(seen(pilot).split())
