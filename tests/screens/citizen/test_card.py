"""Kompetencekort on the screen: read by field, marked with Enter or a click, taken back."""

from datetime import date, timedelta

from textual.pilot import Pilot

from screens.base import GoTo
from screens.citizen.screen import CitizenScreen
from screens.messages import To
from screens.packages.package import PackageScreen
from tests.screens.contrast import weak
from tests.screens.stage import (
    HOSTILE,
    TODAY,
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
    until,
    went,
    widget,
    with_course,
    write,
)
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.card import Line
from vip2tui.services.house import Services

TRUCK = "Gaffeltruck"


def line(services: Services, citizen: str, name: str = TRUCK) -> Line:
    card = services.card
    return card.find(card.read(services.citizens.get(citizen)), name)


def mark(services: Services, citizen: str, name: str, level: int, note: str = "") -> None:
    services.card.mark(
        services.citizens.get(citizen), line(services, citizen, name), level, note=note
    )


def in_the_box(pilot: Pilot[None]) -> str:
    """Return what stands in the dialog, as one line."""
    lines = [one.split("│")[1] for one in seen(pilot).split("\n") if one.count("│") > 1]
    return " ".join(" ".join(lines).split())


async def test_enter_asks_with_what_each_level_means_and_writes_it() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        assert "Faglige kompetencer: 0 af 12 er vist" in seen(pilot)
        await stand_on(pilot, TRUCK)
        await press(pilot, "enter")
        asked = seen(pilot)
        assert "Hvor langt er Amina med «Gaffeltruck»?" in asked
        for words in ("0  Ikke prøvet", "1  Har set det", "2  Kan med støtte", "3  Kan selv",
                      "4  I samme tempo"):  # fmt: skip
            assert words in asked
        await press(pilot, "down", "down", "down", "enter")
        assert line(services, citizen).level == 3
        assert "Gaffeltruck: niveau 3. Fortryd med Ctrl+Z." in said(pilot)
        found = row(pilot, TRUCK)
        assert found.mark == "[3] "
        assert [text for text, _ in found.aside] == ["███░", "kan selv", "4. maj", "Mette"]
        assert found.below == "Kan selv, når det er rutine. Set af Mette."
        assert rows(pilot).row == found
        assert "Faglige kompetencer: 1 af 12 er vist" in seen(pilot)
        await press(pilot, "enter", "enter")  # the cursor stands on the level there is
        assert line(services, citizen).level == 3
        assert said(pilot) == "Det stod der allerede.", "nothing was written to take back"


async def test_a_figure_chooses_the_level_it_stands_before() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, TRUCK, 1)
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        await stand_on(pilot, TRUCK)
        await press(pilot, "enter", "3")
        assert "niveau 3" in said(pilot)
    assert line(services, citizen).level == 3


async def test_the_level_that_stands_is_not_dated_anew() -> None:
    services = house()
    citizen = with_course(services)
    before = TODAY - timedelta(days=9)
    seen_ = services.citizens.get(citizen)
    services.card.mark(seen_, line(services, citizen), 2, day=before, note="Kørte selv")
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        await stand_on(pilot, TRUCK)
        for key in ("enter", "2"):
            await press(pilot, "enter", key)
            assert said(pilot) == "Det stod der allerede."
    kept = line(services, citizen).mark
    assert kept is not None
    assert kept.observed is not None
    assert (kept.observed.day, kept.note) == (before, "Kørte selv")


async def test_the_day_and_what_shows_it_can_be_said_too() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "kort/moede")) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "en anden dag eller en bemærkning")
        await choose(pilot, "3  For det meste")
        await write(pilot, "i går")
        await write(pilot, "Fire dage i træk")
        found = line(services, citizen, "moede")
        assert found.mark is not None
        assert found.mark.observed is not None
        assert (found.level, found.mark.note) == (3, "Fire dage i træk")
        assert found.mark.observed.day == date(2026, 5, 3)


async def test_a_habit_is_more_or_less_often_and_an_old_level_is_read_as_before() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, "small", 2)
    async with showing(services, CitizenScreen(services, citizen, "kort/small")) as pilot:
        assert row(pilot, "Småsnakker").below == "Kan med støtte. Set af Mette."
        await press(pilot, "enter")
        asked = [one.strip() for one in in_the_box(pilot).split("  ") if one.strip()]
        assert "Har set det" not in in_the_box(pilot)
        asked = in_the_box(pilot)
        places = [asked.find(one) for one in
                  ("1 Sjældent", "2 Kan med støtte (sådan står der nu)", "3 For det meste",
                   "4 Altid")]  # fmt: skip
        assert places == sorted(places)
        assert -1 not in places
        assert "0 Ikke prøvet" not in asked
        await press(pilot, "enter")  # the cursor stands on the level there is
        assert said(pilot) == "Det stod der allerede."
        await press(pilot, "enter")
        await choose(pilot, "4  Altid")
        assert line(services, citizen, "small").level == 4
        assert row(pilot, "Småsnakker").below == "Altid. Set af Mette."
        assert not line(services, citizen, "Følger en instruks").level
        await press(pilot, "enter")
        await choose(pilot, "Se alle niveauer")
        shown = in_the_box(pilot)
        assert "niveau 2, man 4. maj 2026" in shown
        assert "niveau 4 (altid), man 4. maj 2026" in shown
    assert services.history.next_undo() == (
        "niveau 4 (altid), man 4. maj 2026 ved «Småsnakker i pausen» (Amina)"
    )


async def test_the_levels_before_can_be_read() -> None:
    services = house()
    citizen = with_course(services)
    for level in (1, 2, 4):
        mark(services, citizen, TRUCK, level)
    services.history.undo()
    async with showing(services, CitizenScreen(services, citizen, "kort/gaffeltruck")) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "Se alle niveauer")
        shown = in_the_box(pilot)
        assert "niveau 1, man 4. maj 2026 (skrevet af Mette) niveau 2, man 4. maj 2026" in shown
        assert "niveau 4" not in shown
        await press(pilot, "escape")
        assert line(services, citizen).level == 2


async def test_esc_writes_nothing_and_a_click_does() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        await stand_on(pilot, TRUCK)
        await press(pilot, "enter", "escape")
        assert line(services, citizen).mark is None
        await click_text(pilot, "[ ] Stabler", 6)
        await click_text(pilot, "4  I samme tempo", 3)
        assert line(services, citizen, "Stabler").level == 4


async def test_a_full_disk_is_said_and_nothing_is_pretended() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        fill_disk(services)
        await stand_on(pilot, TRUCK)
        await press(pilot, "enter", "enter")
        assert widget(pilot, "#trouble").display
        assert row(pilot, TRUCK).mark == "[ ] "


async def test_without_a_course_there_is_what_all_share_and_a_way_on() -> None:
    services = house()
    citizen = services.citizens.add("Søren Ærø")
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        assert not [one for one in rows(pilot).shown if "Faglige" in one.text]
        assert row(pilot, "Møder til tiden").mark == "[ ] "
        assert row(pilot, "Start en jobpakke").key == "start"


async def test_what_two_have_marked_differently_is_told() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, TRUCK, 3)
    known = line(services, citizen).mark
    assert known is not None
    from vip2tui.changes.change import compose

    services.desk.store.commit([
        compose(
            id=f"fremmed.{citizen}.1", clock=9, action="x", at="2026-05-04T10:00:00", by="Bent",
            record=known.id, kind="mark", set={"observed": {"level": 1, "day": "2026-05-02"}},
        )
    ])  # fmt: skip
    services.desk.forget(citizen)
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        assert "skal afgøres" in row(pilot, TRUCK).below
        await press(pilot, "right", "right")
        found = row(pilot, "niveauet ved «Gaffeltruck»: I har begge rettet det samme")
        assert "niveau 1, lør 2. maj 2026" in found.below
        assert "niveau 3, man 4. maj 2026" in found.below


async def test_a_package_that_does_not_hold_leads_to_its_neighbours() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, "pakning", 3)
    mark(services, citizen, TRUCK, 4)
    mark(services, citizen, "moede", 2)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await stand_on(pilot, "Afslut forløbet for Amina")
        await press(pilot, "enter")
        await choose(pilot, "En anden jobpakke")
        await press(pilot, "enter")
        assert services.citizens.get(citizen).courses[0].course.outcome == "ny_jobpakke"
        shown = in_the_box(pilot)
        assert "► Produktionsmedarbejder i industrien" in shown
        assert "Truck og registrering kan bruges i industrien." in shown
        assert "2 kompetencer er vist allerede: Pakning og mærkning og Møder til tiden." in shown
        await press(pilot, "enter")
        assert went(pilot)[-1] == GoTo(To.PACKAGE, citizen, "produktionsmedarbejder")
        await stand_on(pilot, "Se jobpakker, der ligger tæt på")
        await press(pilot, "enter", "escape")
        assert len(went(pilot)) == 1
    services.courses.start(
        services.citizens.get(citizen), SHIPPED.package("produktionsmedarbejder"),
        SHIPPED.checklist(), TODAY, tovholder="Tove Holm",
    )  # fmt: skip
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        found = row(pilot, "Pakning og mærkning")
        assert (found.mark, found.aside[2][0]) == ("[3] ", "4. maj")
        assert "Vist i Lagerarbejder indenfor transport." in found.below
        assert row(pilot, "Møder til tiden").mark == "[2] "
        every = [one.text for one in rows(pilot).shown]
        assert every.index("Vist i Lagerarbejder indenfor transport") < every.index(TRUCK)


async def test_a_package_that_held_asks_nothing_more() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await stand_on(pilot, "Afslut forløbet for Amina")
        await press(pilot, "enter", "enter", "enter")
        assert "Forløbet er afsluttet" in said(pilot)
        assert not [one for one in rows(pilot).shown if "ligger tæt på" in one.text]


async def test_one_may_ask_for_neighbours_while_a_course_runs() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await stand_on(pilot, "Passer jobpakken ikke?")
        await press(pilot, "enter", "end", "enter")
        assert went(pilot) == []
        await press(pilot, "enter", "down", "enter")
        assert went(pilot) == [GoTo(To.PACKAGE, citizen, "lager-medicinal")]


async def test_reading_a_package_says_what_is_shown_of_its_neighbours() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, "moede", 3)
    async with showing(services, PackageScreen(services, "lager-transport", citizen)) as pilot:
        await stand_on(pilot, "Andre jobpakker, man kan gå til")
        await press(pilot, "enter")
        found = row(pilot, "Produktionsmedarbejder i industrien")
        assert found.below.startswith("1 kompetence er vist allerede: Møder til tiden.")
        assert (found.key, found.mark) == ("package:produktionsmedarbejder", "  ► ")
    async with showing(services, PackageScreen(services, "koekken", citizen)) as pilot:
        await stand_on(pilot, "Start den for Amina")
        await press(pilot, "enter")
        await press(pilot, *"mandag")  # the plan stands under what is typed
        assert "Der er mere" in in_the_box(pilot)  # the warnings stand first
        await press(pilot, *["down"] * 20)
        assert "1 kompetence er vist allerede: Møder til tiden." in in_the_box(pilot)


async def test_hostile_words_are_words() -> None:
    services = house()
    citizen = with_course(services)
    for text in HOSTILE:
        mark(services, citizen, TRUCK, 3, note=text[:190])
        async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
            shown = seen(pilot)
            assert "Gaffeltruck" in shown
            assert "\x1b" not in shown
    assert services.desk.today() == TODAY


async def test_a_level_is_a_bar_a_word_a_day_and_a_name_in_one_line() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, TRUCK, 3, note="Kørte ti paller uden hjælp")
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        await stand_on(pilot, TRUCK)
        lines = seen(pilot).split("\n")
        (field,) = [one for one in lines if "Faglige kompetencer: 1 af 12 er vist" in one]
        assert field.rstrip().endswith("█░░░░░░░░░")
        (found,) = [one for one in lines if "▌[3] Gaffeltruck" in one]
        assert " ".join(found[:76].split()) == "▌[3] Gaffeltruck ███░ kan selv 4. maj Mette"
        (other,) = [one for one in lines if "[ ] Stabler" in one]
        assert " ".join(other[:76].split()) == "[ ] Stabler ikke vurderet"
        assert not {"█", "░"} & set(other), "nothing is drawn of what nobody has seen"
        below = "\n".join(lines[lines.index(found) :])
        assert "Kan selv, når det er rutine. Set af Mette." in below
        assert "Kørte ti paller uden hjælp" in below
        assert not weak(pilot.app.screen, 4.5)


async def test_beside_the_card_stand_the_levels_and_everyone_who_set_one() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, TRUCK, 2)
    mark(services, citizen, TRUCK, 3)
    screen = CitizenScreen(services, citizen, "kort/gaffeltruck")
    async with showing(services, screen, (120, 40)) as pilot:
        shown = " ".join(seen(pilot).translate({ord("│"): " "}).split())
        for words in ("0 ░░░░ Ikke prøvet", "► 3 ███░ Kan selv, når det er rutine",
                      "4 ████ I samme tempo", "Alle niveauer, der er sat",
                      "niveau 2, man 4. maj 2026 (skrevet af Mette)"):  # fmt: skip
            assert words in shown
        line = next(one for one in seen(pilot).split("\n") if "▌[3]" in one)[:68]
        assert "4. maj  Mette" in line, "a column of 80 cells is one of 120 too"
        assert "█" not in line, "the bar is drawn beside the list"
        await pilot.resize_terminal(110, 40)
        await until(pilot, lambda: "4. maj " in seen(pilot))
        line = next(one for one in seen(pilot).split("\n") if "▌[3]" in one)[:56]
        assert "Mette" not in line, "the names get the room there"
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()
        assert "4. maj  Mette" in seen(pilot)
        assert "Alle niveauer" not in seen(pilot)
        await stand_on(pilot, TRUCK)
        await press(pilot, "enter")
        await choose(pilot, "Se alle niveauer")
        assert "niveau 2, man 4. maj 2026" in in_the_box(pilot)
