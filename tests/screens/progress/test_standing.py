"""Fremskridt: the part of the citizen's page with the measurements."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from screens import themes
from screens.citizen.screen import CitizenScreen
from screens.messages import To
from tests.pictures.wgl4 import WGL4
from tests.screens.contrast import weak
from tests.screens.stage import (
    HOSTILE,
    NOW,
    TODAY,
    case,
    house,
    press,
    row,
    rows,
    seen,
    showing,
    stand_on,
    went,
    with_course,
)
from vip2tui.domain.kinds.measurement import Voice
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.progress.measuring import Form

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from vip2tui.domain.kinds.measurement import Answer
    from vip2tui.services.house import Services

FIRST, SECOND = date(2026, 2, 2), date(2026, 5, 4)


def under_the_list(pilot: Pilot[None]) -> list[str]:
    """Return the lines that tell of the row one stands on."""
    lines = seen(pilot).split("\n")
    line = max(n for n, one in enumerate(lines) if set(one.strip()) == {"─"})
    return lines[line + 1 : line + 7]


def beside_the_curve(pilot: Pilot[None]) -> str:
    return " ".join(" ".join(one[34:] for one in under_the_list(pilot)).split())


def measured(services: Services, citizen: str, voice: Voice, day: date, **said: Answer) -> None:
    """Write what a voice answered, on the day it did."""
    now = services.desk.now
    services.desk.now = lambda: datetime.combine(day, NOW.time()).astimezone()
    seen_now = case(services, citizen)
    services.measuring.add(seen_now, seen_now.courses[0], Form(voice, said))
    services.desk.now = now


def at_work(services: Services, citizen: str, day: date, step: str = "", **said: Answer) -> None:
    now = case(services, citizen)
    services.measuring.add_at_work(now, now.courses[0], said, small_step=step, day=day)


@pytest.fixture
def office() -> tuple[Services, str]:
    """Return a consultant's desk where both voices have answered twice."""
    services = house(Role.CONSULTANT)
    citizen = with_course(services, start=FIRST)
    figures = [*zip((2, 3, 4, 2, 3, 3), (3, 3, 2, 4, 4, 3), strict=True)]
    for place, day in enumerate((FIRST, SECOND)):
        said = {f"p{at:02}": each[place] for at, each in enumerate(figures, 1)}
        measured(services, citizen, Voice.CONSULTANT, day, **said, p11=1, p07=4, p10=5)
        measured(services, citizen, Voice.CITIZEN, day, **said | {"p01": 5}, p07=4)
    return services, citizen


async def test_the_figure_and_its_way_come_first_then_the_curve_then_the_words(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    async with showing(services, CitizenScreen(services, citizen, "fremskridt")) as pilot:
        shown = seen(pilot)
        assert re.search(r"Faglig kunnen +B 4 ↑ \S+ +K 4 ↑ \S+ +B op siden 2. feb", shown)
        assert re.search(r"Jobsøgning +B 3 → \S+ +K 3 → \S+ +B uændret", shown)
        assert re.search(r"Kender vejene til job +B 2 ↓ \S+ +K 2 ↓ \S+ +B ned siden 2. feb", shown)
        assert re.search(r"» Tro på job +B 5 → \S+ +K 3 ↑ \S+ +Tal om det", shown)
        assert "Borgerens svar: 2 op · 4 uændret · 1 ned" in shown
        assert "B er borgerens svar, K konsulentens" in shown
        await stand_on(pilot, "Faglig kunnen")
        told = beside_the_curve(pilot)
        assert "Borgeren: 2 → 4, på vej op siden 2. februar. 4 betyder «i høj grad»." in told
        await stand_on(pilot, "Tro på job")
        assert "Tal om det: B 5, K 3." in seen(pilot)
        every = " ".join(one.text for one in rows(pilot).shown)
        assert every.count("Målingen er et samtaleredskab") == 1
        assert "forskelligt" in every
        assert not re.search(r"\d ?%|i alt|gennemsnit|Konsulentens forventning", every)


async def test_the_curve_of_the_chosen_question_stands_under_the_list(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    async with showing(services, CitizenScreen(services, citizen, "fremskridt")) as pilot:
        await stand_on(pilot, "Tro på job")
        assert [one[:34].rstrip() for one in under_the_list(pilot)] == [
            "  5 │B        B", "  4 │", "  3 │         K", "  2 │K", "  1 │",
            "     2/2-26   4/5-26",
        ]  # fmt: skip
        assert beside_the_curve(pilot).startswith("Tro på job Tal om det: B 5, K 3. Borgeren: 5")
        assert not weak(pilot.app.screen, 4.5)
        assert not set("".join(under_the_list(pilot))) - WGL4


async def test_a_high_screen_with_two_panes_shows_six_small_curves(
    office: tuple[Services, str],
) -> None:
    """What the two see differently comes first, then what moved."""
    services, citizen = office
    screen = CitizenScreen(services, citizen, "fremskridt")
    async with showing(services, screen, (120, 40)) as pilot:
        lines = seen(pilot).split("\n")[3:17]
        names = [re.split(r" {2,}", lines[at].strip()) for at in (0, 7)]
        assert names == [
            ["Tro på job", "Kender vejene til job", "Faglig kunnen"],
            ["Dansk på jobbet", "Jobsøgning", "Samarbejde"],
        ]
        assert re.match(r" 5 │B +B +5 │ +5 │", lines[1])
        assert re.match(r" 4 │ +4 │BK +4 │ +BK", lines[2])
        assert not weak(pilot.app.screen, 4.5)
        assert not set("".join(lines)) - WGL4
    async with showing(
        services, CitizenScreen(services, citizen, "fremskridt"), (120, 30)
    ) as pilot:
        assert seen(pilot).count("5 │") <= 1  # the list needs the lines


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_hidden_is_drawn(size: tuple[int, int]) -> None:
    """Two pages with curves that differ in the figures of an open round alone are the same."""
    pages = []
    for figure in (1, 5):
        services = house(Role.CONSULTANT)
        citizen = with_course(services, start=FIRST)
        for voice in Voice:
            for day, said in ((FIRST, 2), (SECOND, 3)):
                measured(services, citizen, voice, day, p01=said)
        measured(services, citizen, Voice.CONSULTANT, SECOND + timedelta(days=91), p01=figure)
        later = datetime.combine(SECOND + timedelta(days=92), NOW.time()).astimezone()
        services.desk.now = lambda later=later: later
        screen = CitizenScreen(services, citizen, "fremskridt")
        async with showing(services, screen, size) as pilot:
            await stand_on(pilot, "Tro på job")
            assert "3 │         BK" in seen(pilot)
            pages.append(seen(pilot))
    assert pages[0] == pages[1]


@pytest.mark.parametrize("text", HOSTILE)
async def test_the_notes_behind_the_last_change_stand_under_the_curve(
    office: tuple[Services, str], text: str
) -> None:
    services, citizen = office
    for day, said in ((FIRST - timedelta(days=1), "før"), (SECOND, f"Spurgte selv {text[:40]}")):
        services.notes.add(case(services, citizen), Note("note", said, day=day))
    screen = CitizenScreen(services, citizen, "fremskridt")
    async with showing(services, screen, (120, 40)) as pilot:
        await stand_on(pilot, "Faglig kunnen")
        shown = seen(pilot)
        assert "Notater bag den sidste ændring" in shown
        assert "4. maj  «Spurgte selv" in shown
        assert "«før»" not in shown
        assert not {one for one in shown if (one < " " and one != "\n") or one == "\u202e"}


async def test_two_panes_show_the_letters_on_the_scale(office: tuple[Services, str]) -> None:
    services, citizen = office
    screen = CitizenScreen(services, citizen, "fremskridt")
    async with showing(services, screen, (120, 40)) as pilot:
        await stand_on(pilot, "Tro på job")
        shown = [one.partition("││")[2] for one in seen(pilot).split("\n")]
        lines = [re.match(r" (\d) │(.*)│", one) for one in shown]
        scale = {one[1]: one[2] for one in lines if one}
        assert scale["5"].split() == ["B", "B"]
        assert scale["3"].split() == ["K"]
        assert scale["2"].split() == ["K"]
        assert any("2/2-26" in one and "4/5-26" in one for one in shown)
        assert any("B = borgeren, K = konsulenten" in one for one in shown)


async def test_enter_shows_every_answer_and_mal_nu_leads_to_the_questions(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    async with showing(services, CitizenScreen(services, citizen, "fremskridt")) as pilot:
        await stand_on(pilot, "Faglig kunnen")
        await press(pilot, "enter")
        assert "2. februar 2026: B 2" in seen(pilot)
        await press(pilot, "escape")
        assert "Næste måling er" in row(pilot, "Mål nu").source
        await stand_on(pilot, "Mål nu")
        await press(pilot, "enter")
        [way] = went(pilot)
        assert (way.where, way.citizen) == (To.MEASURE, citizen)


SAID = {"p01": 4, "p02": 2, "p04": 1}
BLIND: list[tuple[Voice, int, bool]] = [
    (Voice.CONSULTANT, 0, True),
    (Voice.CITIZEN, 0, True),
    (Voice.CONSULTANT, 13, True),
    (Voice.CITIZEN, 13, True),
    (Voice.CONSULTANT, 14, False),
    (Voice.CITIZEN, 14, False),
]
"""Who has answered, how many days ago, and whether it is hidden."""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(("voice", "days", "is_hidden"), BLIND)
async def test_what_one_voice_answered_is_not_seen_before_the_other_has(
    voice: Voice, days: int, is_hidden: bool, size: tuple[int, int]
) -> None:
    services = house(Role.CONSULTANT)
    citizen = with_course(services)
    measured(services, citizen, voice, TODAY - timedelta(days=days), **SAID)
    async with showing(services, CitizenScreen(services, citizen, "fremskridt"), size) as pilot:
        every = " ".join(f"{one.text} {one.source} {one.aside}" for one in rows(pilot).shown)
        assert ("Faglig kunnen" in every) is not is_hidden
        assert ("skjult, til der er svaret" in every) is is_hidden
        assert ("Faglig kunnen" in seen(pilot)) is not is_hidden


async def test_two_pages_that_differ_in_hidden_answers_alone_are_the_same() -> None:
    pages = []
    for figure in (1, 5):
        services = house(Role.CONSULTANT)
        citizen = with_course(services)
        measured(services, citizen, Voice.CONSULTANT, TODAY, p01=figure, p11=figure)
        async with showing(services, CitizenScreen(services, citizen, "fremskridt")) as pilot:
            pages.append(seen(pilot))
    assert pages[0] == pages[1]


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_mentor_sees_work_alone_and_small_steps_as_they_were_typed(text: str) -> None:
    services = house()
    citizen = with_course(services, start=FIRST)
    at_work(services, citizen, FIRST, w01=2, w03=4)
    at_work(services, citizen, SECOND, text[:140], w01=3, w03=4)
    async with showing(services, CitizenScreen(services, citizen, "fremskridt")) as pilot:
        shown = seen(pilot)
        assert re.search(r"Møder til tiden +M 3 ↑ \S+ +op siden 2. feb", shown)
        assert "konsulent" not in shown.lower()
        assert not {one for one in shown if (one < " " and one != "\n") or one == "\u202e"}
        assert any(one.heading and one.text == "Små skridt" for one in rows(pilot).shown)
        assert {one.key for one in rows(pilot).shown if one.key.startswith("p")} == set()
        await stand_on(pilot, "Møder til tiden")
        assert "3 betyder «for det meste»" in beside_the_curve(pilot)


async def test_it_is_read_without_colours_and_with_the_keyboards_signs(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    screen = CitizenScreen(services, citizen, "fremskridt")
    async with showing(services, screen, (120, 40)) as pilot:
        themes.draw_with(pilot.app, "ascii")
        screen.read_again()
        await pilot.pause()
        assert re.search(r"Faglig kunnen +B 4 \+ [_#-]+ +K 4 \+", seen(pilot))
        assert re.search(r"Kender vejene til job +B 2 - ", seen(pilot))


async def test_a_figure_between_two_meanings_names_both() -> None:
    services = house()
    citizen = with_course(services)
    at_work(services, citizen, TODAY, w01=4, w02="-")
    async with showing(services, CitizenScreen(services, citizen, "fremskridt")) as pilot:
        await stand_on(pilot, "Møder til tiden")
        assert "4 er mellem «for det meste» og «altid»" in " ".join(seen(pilot).split())
        await stand_on(pilot, "Melder afbud")
        assert "- betyder «ved ikke / vil ikke svare»" in " ".join(seen(pilot).split())


async def test_without_a_course_one_is_led_to_start_one() -> None:
    services = house()
    citizen = services.citizens.add("Søren Ærø")
    async with showing(services, CitizenScreen(services, citizen, "fremskridt")) as pilot:
        assert "Start en jobpakke, så kan I måle" in seen(pilot)
