"""The end of a course at 80×24: one form that follows the outcome, and the calls after."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Select

from screens.citizen.citizens import Citizens
from screens.citizen.screen import CitizenScreen
from screens.citizen.to_draft import to_draft
from screens.form import Form
from screens.today import Today
from tests.screens.stage import (
    AMINA,
    HOSTILE,
    NOW,
    TODAY,
    case,
    choose,
    house,
    press,
    row,
    rows,
    said,
    seen,
    showing,
    stand_on,
    until,
    widget,
    with_course,
    write,
)
from vip2tui.domain.kinds.ending import Ending
from vip2tui.domain.roles import Role
from vip2tui.services import drafts
from vip2tui.services.course.closing import ended_as

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from vip2tui.services.house import Services


@pytest.fixture
def services() -> Services:
    return house(Role.CONSULTANT, "Lars")


def told(services: Services, citizen: str) -> Ending:
    seen_now = case(services, citizen)
    assert seen_now.course is not None
    ended = ended_as(seen_now, seen_now.course)
    assert ended is not None
    assert ended.ending is not None
    return ended.ending


def labels(pilot: Pilot[None]) -> list[str]:
    return [str(one.render()) for one in pilot.app.screen.query("Form .label")]


async def to_form(pilot: Pilot[None], outcome: str, at: str = "Afslut forløbet") -> None:
    await stand_on(pilot, at)
    await press(pilot, "enter")
    await choose(pilot, outcome)
    assert isinstance(pilot.app.screen, Form)


def pick(pilot: Pilot[None], name: str, value: str) -> None:
    select = widget(pilot, f"#ask-{name}")
    assert isinstance(select, Select)
    select.value = value


@pytest.mark.parametrize(
    ("outcome", "asked"),
    [
        ("Ordinært job på samme", ["Timer om ugen", "Fast job", "Første dag"]),
        ("Ordinært job et andet", ["Timer om ugen", "Fast job", "Første dag", "Branche"]),
        ("Småjob", ["Timer om ugen"]),
        ("Ansat med løntilskud", ["Første dag", "Sidste dag"]),
        ("Elev, lærling", ["Uddannelse"]),
        ("Ny praktik", ["Slags forløb"]),
        ("En anden jobpakke", ["Ny jobpakke"]),
        ("Sat i bero", ["Dag for ny vurdering"]),
        ("Afbrudt", ["Borgerens grunde", "  og dernæst", "Mentorens grunde", "  og dernæst",
                     "Lederens grunde", "  og dernæst", "Konsulentens grunde", "  og dernæst"]),
        ("Flyttet", ["Ny kommune"]),
        ("Gået over", []),
        ("Andet", ["Resultatet med få ord"]),
    ],
)  # fmt: skip
async def test_the_questions_follow_the_outcome(
    services: Services, outcome: str, asked: list[str]
) -> None:
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await to_form(pilot, outcome)
        assert labels(pilot) == [
            *asked, "Er formålet nået", "Mentoren, siger borgeren", "Mentoren, siger lederen",
            "Begrundelse",
        ]  # fmt: skip
        shown = seen(pilot)
        assert "Gem" in shown
        assert all(one in shown for one in labels(pilot)[:6])


async def test_a_job_is_told_in_one_form_and_the_first_day_stands_there(
    services: Services,
) -> None:
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await to_form(pilot, "Ordinært job på samme")
        await write(pilot, "snart")
        widget(pilot, "#ask-start").value = "11/5"  # type: ignore[attr-defined]
        pick(pilot, "permanent", "ja")
        pick(pilot, "mentor_citizen", "5")
        await press(pilot, "tab")
        widget(pilot, "#ask-reason").focus()
        await press(pilot, "enter")
        assert "snart" in seen(pilot), "what is not understood stays, and nothing is written"
        assert case(services, citizen).course.course.closed is None
        widget(pilot, "#ask-weekly").value = "37"  # type: ignore[attr-defined]
        widget(pilot, "#ask-reason").focus()
        await press(pilot, "enter")
        assert "Forløbet er afsluttet" in said(pilot)
        ending = told(services, citizen)
        assert (ending.weekly, ending.permanent) == (37 * 60, True)
        assert (ending.start, ending.mentor_citizen) == (TODAY + timedelta(days=7), 5)
        below = row(pilot, "Afsluttet man 4. maj 2026").below
        assert "37:00 timer om ugen" in below
        assert "Mentorens betydning: borgeren 5 af 5" in below
    services.history.undo()
    assert case(services, citizen).course.course.closed is None


@pytest.mark.parametrize(
    ("field", "typed"), [("weekly", "snart"), ("weekly", "80"), ("start", "hvornår"),
                         ("start", "1/1/2062")],
)  # fmt: skip
async def test_what_is_not_taken_has_the_cursor(services: Services, field: str, typed: str) -> None:
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await to_form(pilot, "Ordinært job på samme")
        widget(pilot, f"#ask-{field}").value = typed  # type: ignore[attr-defined]
        widget(pilot, "#yes").focus()
        await press(pilot, "enter")
        assert pilot.app.focused is widget(pilot, f"#ask-{field}")
        assert case(services, citizen).course.course.closed is None


async def test_a_list_that_is_open_speaks_danish(services: Services) -> None:
    citizen = with_course(services)
    plan = case(services, citizen).course
    services.closing.close(case(services, citizen), plan, "job_timer", {"reached": "ja"})
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await stand_on(pilot, "Afsluttet")
        await press(pilot, "enter")
        await choose(pilot, "Skriv mere")
        await choose(pilot, "Småjob")
        widget(pilot, "#ask-reached").focus()
        await press(pilot, "enter")
        assert "Delvist" in seen(pilot)
        assert "Select" not in seen(pilot)


async def test_reasons_by_voice_are_chosen_and_said(services: Services) -> None:
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await to_form(pilot, "Afbrudt")
        pick(pilot, "stop_citizen", "sprog")
        pick(pilot, "stop_citizen_2", "transport_boern")
        pick(pilot, "stop_leader", "fravaer")
        await press(pilot, "tab")
        widget(pilot, "#ask-reason").focus()
        await press(pilot, "enter")
        await press(pilot, "escape")  # the packages that lie near
        below = row(pilot, "Afsluttet").below
        assert "Grunden, siger borgeren: sprog og transport eller børnepasning" in below
        assert "Grunden, siger lederen: fravær" in below


async def test_half_a_form_is_kept_and_seen_as_a_draft(services: Services) -> None:
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await to_form(pilot, "Andet")
        widget(pilot, "#ask-text").value = "Rejste hjem"  # type: ignore[attr-defined]
        await press(pilot, "escape")
        (draft,) = drafts.about(drafts.waiting(services.desk), citizen)
        assert draft.what == "hvordan forløbet sluttede"
        way = to_draft(draft)
        assert way.name is not None
        part = way.name.partition("/")[2]
        await press(pilot, "home")
        pilot.app.screen.open_part(f"plan/{part}")  # type: ignore[attr-defined]
        await pilot.pause()
        assert rows(pilot).shown[rows(pilot).highlighted or 0].text.startswith("Afslut forløbet")
        await to_form(pilot, "Andet")
        assert widget(pilot, "#ask-text").value == "Rejste hjem"  # type: ignore[attr-defined]
        widget(pilot, "#ask-reason").focus()
        await press(pilot, "enter")
        assert told(services, citizen).text == "Rejste hjem"
    assert not drafts.waiting(services.desk)


async def test_it_is_corrected_and_opened_again(services: Services) -> None:
    citizen = with_course(services)
    plan = case(services, citizen).course
    services.closing.close(case(services, citizen), plan, "job_timer", {"weekly": 300})
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await stand_on(pilot, "Afsluttet")
        await press(pilot, "enter")
        await choose(pilot, "Skriv mere")
        await choose(pilot, "Småjob")
        assert widget(pilot, "#ask-weekly").value == "5:00"  # type: ignore[attr-defined]
        widget(pilot, "#ask-weekly").value = "12"  # type: ignore[attr-defined]
        widget(pilot, "#ask-reason").focus()
        await press(pilot, "enter")
        assert told(services, citizen).weekly == 720
        await stand_on(pilot, "Afsluttet")
        await press(pilot, "enter")
        await choose(pilot, "Åbn forløbet igen")
        await press(pilot, "enter")
        assert "et par ord" in seen(pilot)
        await write(pilot, "Jobbet holdt ikke")
        assert "Forløbet er åbnet igen" in said(pilot)
        assert row(pilot, "Afslut forløbet for")


async def test_a_mentor_of_a_municipality_sees_that_it_is_closed_and_is_asked_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services = house()
    citizen = with_course(services)
    monkeypatch.setattr(type(services.desk.others), "offices", lambda _: {"k": "Kommunen"})
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        assert not [one for one in rows(pilot).shown if one.text.startswith("Afslut forløbet")]
    monkeypatch.undo()
    services.closing.close(case(services, citizen), case(services, citizen).course, "job_ord")
    monkeypatch.setattr(type(services.desk.others), "offices", lambda _: {"k": "Kommunen"})
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        found = await stand_on(pilot, "Afsluttet man 4. maj 2026: Ordinært job")
        assert (found.act, found.below) == (None, "")
        assert not [one for one in rows(pilot).shown if "Opfølgning" in one.text]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_words_are_drawn_as_they_are(services: Services, text: str) -> None:
    citizen = with_course(services)
    plan = case(services, citizen).course
    services.closing.close(
        case(services, citizen), plan, "job_ord_anden",
        {"trade": text[:150], "reason": text[:150]},
    )  # fmt: skip
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await stand_on(pilot, "Afsluttet")
        drawn = seen(pilot).replace("\n", "")
        assert not {char for char in drawn if char < " " or "\x7f" <= char < "\xa0"}
        assert "\u202e" not in drawn


# The calls


def later(services: Services, **by: float) -> None:
    now = NOW + timedelta(**by)
    services.desk.now = lambda: now


def with_job(services: Services) -> str:
    citizen = with_course(services)
    plan = case(services, citizen).course
    services.closing.close(
        case(services, citizen), plan, "job_ord", {"weekly": 1_800, "permanent": True}
    )
    return citizen


async def test_a_call_is_due_in_i_dag_and_asked_there(services: Services) -> None:
    citizen = with_job(services)
    later(services, weeks=4)
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: "ring og hør, om jobbet holder (uge 4)" in seen(pilot))
        await stand_on(pilot, "ring og hør")
        await press(pilot, "enter")
        assert f"Uge 4: er {AMINA} stadig i job?" in seen(pilot)
        await choose(pilot, "Ukendt")
        assert "Forsøget er skrevet" in said(pilot)
        await until(pilot, lambda: "(uge 4, 1 forsøg)" in seen(pilot))
        await stand_on(pilot, "ring og hør")
        await press(pilot, "enter")
        assert "1 forsøg før." in seen(pilot)
        await choose(pilot, "Ukendt")
        await until(pilot, lambda: "ring og hør" not in seen(pilot))
    plan = case(services, citizen).course
    assert [one.answer for one in services.followups.weeks(case(services, citizen), plan)] == [
        None, "ukendt", None, None,
    ]  # fmt: skip


async def test_a_call_is_written_on_the_page_with_what_is_known_already(
    services: Services,
) -> None:
    citizen = with_job(services)
    later(services, weeks=4)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        assert "Afsluttet man 4. maj 2026" in seen(pilot), "what one came for is not scrolled away"
        assert "Uge 4 (1. juni): ring nu" in seen(pilot)
        assert "dage over" not in "".join(f"{one.aside}" for one in rows(pilot).shown)
        assert "dage over" not in seen(pilot)
        assert [one.text for one in rows(pilot).shown if one.text.startswith("Uge ")] == [
            "Uge 1 (11. maj): ikke spurgt",
            "Uge 4 (1. juni): ring nu",
            "Uge 13 (3. august): senere",
            "Uge 26 (2. november): senere",
        ]
        await stand_on(pilot, "Uge 4")
        await press(pilot, "enter")
        await choose(pilot, "Ja")
        assert labels(pilot) == [
            "Samme arbejdsplads", "Timer om ugen", "Fast job", "Største bekymring",
            "Vil gerne kontaktes", "Hvem der svarede",
        ]  # fmt: skip
        assert widget(pilot, "#ask-weekly").value == "30:00"  # type: ignore[attr-defined]
        pick(pilot, "worry", "transport")
        pick(pilot, "contact", "ja")
        await press(pilot, "tab")
        await press(pilot, "shift+tab")
        widget(pilot, "#yes").focus()
        await press(pilot, "enter")
        shown = row(pilot, "Uge 4").text
        assert "stadig i job · samme arbejdsplads" in shown
        assert "største bekymring: transport · vil gerne kontaktes (siger borgeren)" in shown


async def test_a_week_that_lies_ahead_says_from_when(services: Services) -> None:
    citizen = with_job(services)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await stand_on(pilot, "Uge 13")
        await press(pilot, "enter")
        assert said(pilot) == "Uge 13 begynder først man 27. juli 2026."


async def test_borgere_says_i_opfoelgning_until_the_last_week_is_over(services: Services) -> None:
    with_job(services)
    later(services, weeks=4)
    async with showing(services, Citizens(services)) as pilot:
        await until(pilot, lambda: "i opfølgning" in seen(pilot))
        assert "ring og hør" in seen(pilot)
    later(services, weeks=32)
    async with showing(services, Citizens(services)) as pilot:
        await until(pilot, lambda: "afsluttet" in seen(pilot))
        assert "i opfølgning" not in seen(pilot)
