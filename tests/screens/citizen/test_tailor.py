"""Fitting the plan on the screen: asked in words, shown first, done with Enter, nothing locked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from screens.citizen.screen import CitizenScreen
from tests.domain.test_authoring import a_ready
from tests.screens.stage import (
    AMINA,
    HOSTILE,
    case,
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
    with_course,
    write,
)
from vip2tui.domain.packages.authoring import local
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from vip2tui.domain.course.plan import PlacedStep
    from vip2tui.services.citizen.casework import CoursePlan
    from vip2tui.services.house import Services


def plan_of(services: Services, citizen: str) -> CoursePlan:
    plan = case(services, citizen).course
    assert plan is not None
    return plan


def step_of(services: Services, citizen: str, name: str) -> PlacedStep:
    steps = plan_of(services, citizen).steps
    return next(one for one in steps if name in (one.step.id, one.step.name))


def plan_screen(services: Services, citizen: str, at: str = "praktik") -> CitizenScreen:
    return CitizenScreen(services, citizen, f"plan/{at}")


async def test_a_step_is_made_longer_and_the_later_ones_go_along() -> None:
    services = house()
    citizen = with_course(services)
    later = step_of(services, citizen, "loentilskud").start
    async with showing(services, plan_screen(services, citizen)) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "længere eller kortere (13 uger nu)")
        await write(pilot, "mange")
        assert "helt antal uger" in seen(pilot)
        await write(pilot, "16 uger")
        shown = seen(pilot)
        assert "varer 16 uger" in shown
        assert "længere end 13 uger" in shown
        assert "§ 61" in shown
        await press(pilot, "enter")
        assert step_of(services, citizen, "praktik").weeks == 16
        assert (step_of(services, citizen, "loentilskud").start - later).days == 21
        assert "Fortryd med Ctrl+Z" in said(pilot)
        await press(pilot, "ctrl+z", "enter")
        assert step_of(services, citizen, "praktik").weeks == 13
        assert step_of(services, citizen, "loentilskud").start == later


async def test_a_step_is_moved_alone_with_the_mouse() -> None:
    services = house()
    citizen = with_course(services)
    later = step_of(services, citizen, "loentilskud").start
    async with showing(services, plan_screen(services, citizen)) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "flyt den første dag")
        await write(pilot, "på søndag")
        assert "Det kører samtidig med" in seen(pilot)
        await press(pilot, *["down"] * 8)
        assert "søndag)" in seen(pilot)
        await click_text(pilot, "Kun dette trin")
        assert step_of(services, citizen, "praktik").start == date(2026, 5, 10)
        assert step_of(services, citizen, "loentilskud").start == later
        assert "fridag (søndag)" in row(pilot, "Virksomhedspraktik").below


async def test_esc_in_the_preview_changes_nothing() -> None:
    services = house()
    citizen = with_course(services)
    stored = services.desk.store.sequence
    async with showing(services, plan_screen(services, citizen)) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "længere eller kortere")
        await write(pilot, "4")
        await press(pilot, "escape")
        assert services.desk.store.sequence == stored
        await press(pilot, "enter")
        await choose(pilot, "længere eller kortere")
        await write(pilot, "13")
        assert "Det stod der allerede" in said(pilot)


async def test_a_new_step_has_a_track_and_stands_last_until_it_is_put() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, plan_screen(services, citizen)) as pilot:
        await stand_on(pilot, "Tilpas planen")
        await press(pilot, "enter")
        await choose(pilot, "Nyt trin")
        await write(pilot, "Svejsning [/]")
        await choose(pilot, "AMU-kursus")
        await write(pilot, "2")
        await write(pilot, "")
        await press(pilot, "enter")
        assert plan_of(services, citizen).steps[-1].step.name == "Svejsning [/]"
        assert "jeres eget trin" in row(pilot, "Svejsning [/]").below
        await stand_on(pilot, "Svejsning [/]")
        await press(pilot, "enter")
        await choose(pilot, "anden plads")
        await choose(pilot, "Før «Afklaring")
        assert plan_of(services, citizen).steps[0].own
        await stand_on(pilot, "Svejsning [/]")
        await press(pilot, "enter")
        await choose(pilot, "nyt delmål")
        await write(pilot, "Svejser en søm")
        await stand_on(pilot, "Svejser en søm")
        await press(pilot, "enter")
        await choose(pilot, "skriv delmålet om")
        await write(pilot, "Svejser to")
        assert row(pilot, "Svejser to")
        await stand_on(pilot, "Svejsning [/]")
        await press(pilot, "enter")
        await choose(pilot, "andet navn")
        await write(pilot, "Svejsekursus")
        assert row(pilot, "Svejsekursus")
        await press(pilot, "enter")
        await choose(pilot, "sammen med et andet trin")
        await choose(pilot, "Løntilskud")
        await press(pilot, "enter")
        own = step_of(services, citizen, "Svejsekursus")
        assert own.start == step_of(services, citizen, "loentilskud").start


async def test_a_step_comes_from_another_package() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, plan_screen(services, citizen)) as pilot:
        await stand_on(pilot, "Tilpas planen")
        await press(pilot, "enter")
        await choose(pilot, "anden jobpakke")
        await choose(pilot, "bus")
        await choose(pilot, "medkørsel")
        await write(pilot, "1/9")
        await press(pilot, "enter")
        step = plan_of(services, citizen).steps[-1]
        assert (step.own, step.start) == (True, date(2026, 9, 1))
        assert step.goals


async def test_the_whole_course_is_moved_after_the_list_is_seen() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, plan_screen(services, citizen)) as pilot:
        await stand_on(pilot, "Tilpas planen")
        await press(pilot, "enter")
        await choose(pilot, "Flyt hele forløbet")
        await write(pilot, "1/6")
        assert "Forløbets første dag" in seen(pilot)
        await press(pilot, "enter")
        assert plan_of(services, citizen).course.start == date(2026, 6, 1)
        await press(pilot, "ctrl+z", "enter")
        assert plan_of(services, citizen).course.start == date(2026, 4, 1)


async def test_a_pause_is_asked_in_five_answers_and_ended_in_one() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, plan_screen(services, citizen, "afklaring")) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "I gang")
        await press(pilot, "enter")
        await choose(pilot, "Pause")
        await choose(pilot, "Ferie")
        await write(pilot, "1/4")
        await write(pilot, "8/5")
        await write(pilot, "Bent [bold")
        await write(pilot, "Ring [/]")
        await press(pilot, "enter")
        below = next(one.below for one in rows(pilot).shown if one.mark == "▒ ")
        assert "pause siden 1. april (ferie), ventes tilbage 8. maj" in below
        assert "aftalt med Bent [bold" in below
        assert "plan: Ring [/]" in below
        assert "har holdt pause i 33 dage" in row(pilot, "holdt pause").text
        await stand_on(pilot, "holdt pause")
        await press(pilot, "enter")
        await choose(pilot, "I gang")
        await write(pilot, "i dag")
        await press(pilot, "enter")
        state = step_of(services, citizen, "afklaring").state
        assert state is not None
        assert (state.status, state.rested) == ("i_gang", 33)


async def test_why_in_a_pause_is_not_told_to_a_mentor() -> None:
    services = house(Role.CONSULTANT)
    citizen = with_course(services)
    async with showing(services, plan_screen(services, citizen)) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "Pause")
        await choose(pilot, "Egen sygdom")
        await write(pilot, "i dag")
        await write(pilot, "")
        await write(pilot, "")
        await write(pilot, "")
        await press(pilot, "enter")
        assert "(egen sygdom)" in row(pilot, "Virksomhedspraktik").below
    shared = [change.line for change in services.desk.store.changes(citizen)]
    assert not any(b"sygdom" in line for line in shared)


async def test_a_limit_on_a_day_off_is_told_where_it_is_written() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, plan_screen(services, citizen)) as pilot:
        await stand_on(pilot, "Tilpas planen")
        await press(pilot, "enter")
        await choose(pilot, "Nyt punkt")
        await write(pilot, "Nøgle")
        await choose(pilot, "Lederen")
        await write(pilot, "26/12 2026")
        assert "for 26. december er 2. juledag" in " ".join(said(pilot).split())


async def test_an_item_and_a_proof_of_ones_own() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, plan_screen(services, citizen)) as pilot:
        await stand_on(pilot, "Tilpas planen")
        await press(pilot, "enter")
        await choose(pilot, "Nyt punkt")
        await write(pilot, "Nøgle [/]")
        await choose(pilot, "Lederen")
        await write(pilot, "på mandag")
        line = plan_of(services, citizen).lines[-1]
        assert (line.item.text, line.item.owner) == ("Nøgle [/]", "L")
        assert line.current.due == date(2026, 5, 11)
        await press(pilot, "f4")
        assert row(pilot, "Nøgle [/]")
        await press(pilot, "left")
        await stand_on(pilot, "Tilpas planen")
        await press(pilot, "enter")
        await choose(pilot, "egne punkter om")
        await choose(pilot, "Nøgle [/]")
        await write(pilot, "Nøgle og kort [/]")
        assert plan_of(services, citizen).lines[-1].item.text == "Nøgle og kort [/]"
        await stand_on(pilot, "Tilpas planen")
        await press(pilot, "enter")
        await choose(pilot, "af tjeklisten")
        await choose(pilot, "Nøgle og kort [/]")
        assert all("Nøgle" not in one.item.text for one in plan_of(services, citizen).lines)
        found = row(pilot, "Beviser at huske (2)")
        assert "Det stopper ikke planen" in found.below
        await stand_on(pilot, "Beviser at huske")
        await press(pilot, "enter")
        await choose(pilot, "certifikat B")
        assert "bestå en prøve" in seen(pilot)
        await press(pilot, "enter")
        await write(pilot, "1/5")
        assert row(pilot, "Beviser at huske (1)")
        assert "Beviset er skrevet på planen: fre 1. maj 2026." in said(pilot)
        assert plan_of(services, citizen).proofs["truck-b"].day == date(2026, 5, 1)


async def test_a_full_disk_is_told_and_changes_nothing() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, plan_screen(services, citizen)) as pilot:
        fill_disk(services)
        await press(pilot, "enter")
        await choose(pilot, "andet navn")
        await write(pilot, "Nyt")
        assert "GEMMES IKKE" in seen(pilot)
        assert step_of(services, citizen, "praktik").step.name != "Nyt"


@pytest.mark.parametrize("text", HOSTILE[:-1])
async def test_hostile_names_are_shown_as_text(text: str) -> None:
    services = house()
    citizen = with_course(services)
    seen_case, plan = case(services, citizen), plan_of(services, citizen)
    made = services.tailoring.add_step(seen_case, plan, text, "amu", 1)
    services.tailoring.do(made)
    async with showing(services, plan_screen(services, citizen, made.new)) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "længere")
        await write(pilot, "3")
        assert "\x1b" not in seen(pilot)
        await press(pilot, "enter")
        assert next(o for o in plan_of(services, citizen).steps if o.own).weeks == 3


async def test_the_week_is_a_key_away_and_a_closed_course_is_left_alone() -> None:
    services = house()
    citizen = with_course(services, AMINA)
    async with showing(services, plan_screen(services, citizen)) as pilot:
        await stand_on(pilot, "Ugens timer")
        await press(pilot, "enter")
        course = plan_of(services, citizen).course.id
        assert (went(pilot)[0].where, went(pilot)[0].name) == ("uge", course)
        services.closing.close(case(services, citizen), plan_of(services, citizen), "andet")
        await press(pilot, "f4", "left")
        assert not any("Tilpas" in one.text for one in rows(pilot).shown)
        await stand_on(pilot, "Virksomhedspraktik")
        await press(pilot, "enter")
        assert "Tilpas" not in seen(pilot)


async def test_a_step_of_ones_own_package_is_taken_into_a_plan() -> None:
    services = house()
    citizen = with_course(services)
    services.packages.finish(a_ready(name=local("Grøn [/] gartner")))
    services.packages.begin("Kladden")
    async with showing(services, plan_screen(services, citizen)) as pilot:
        await stand_on(pilot, "Tilpas planen")
        await press(pilot, "enter")
        await choose(pilot, "Hent et trin fra en anden jobpakke")
        assert "Kladden" not in seen(pilot)
        await choose(pilot, "Grøn [/] gartner")
        await choose(pilot, "Branchedansk")
        await press(pilot, "enter", "enter")
    own = [one for one in plan_of(services, citizen).steps if one.own]
    assert [one.step.name for one in own] == ["Branchedansk og introduktion"]
    assert own[0].state is not None
    assert own[0].state.source == "gartner 1.0 branchedansk"
