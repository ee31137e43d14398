"""Støtte: the part of the citizen's page with mentor support."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from screens.citizen.screen import CitizenScreen
from screens.messages import To
from tests.screens.stage import (
    HOSTILE,
    TODAY,
    case,
    choose,
    click_text,
    house,
    press,
    row,
    rows,
    said,
    seen,
    settled,
    showing,
    stand_on,
    went,
    with_course,
    write,
)
from vip2tui.domain.roles import Role
from vip2tui.domain.support.checks import longest
from vip2tui.services import drafts
from vip2tui.services.citizen.notes import Note

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from vip2tui.services.house import Services

PART = "mentorstoette"


def granted(services: Services, citizen: str, **more: Any) -> str:
    told = {"start": "2026-03-02", "weekly": 120, "purpose": "Få og holde fast i arbejdet"} | more
    return services.grants.add(case(services, citizen), case(services, citizen).course, told)


def gave(services: Services, citizen: str, day: date, minutes: int) -> str:
    return services.notes.add(
        case(services, citizen), Note("mentormoede", "Vi øvede", day, minutes)
    )


@pytest.fixture
def office() -> tuple[Services, str]:
    services = house(Role.CONSULTANT)
    citizen = with_course(services)
    gave(services, citizen, date(2026, 4, 7), 90)
    gave(services, citizen, date(2026, 4, 14), 120)
    return services, citizen


async def test_support_is_granted_with_three_answers_and_the_rest_is_asked_for_as_missing(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    async with showing(services, CitizenScreen(services, citizen, PART)) as pilot:
        await stand_on(pilot, "Bevilg mentorstøtte …")
        await press(pilot, "enter", "end", *["backspace"] * 30, *"2/3", "tab")
        await press(pilot, *"2,5", "tab")
        await press(pilot, *"Holde fast i arbejdet", "enter")
        assert "skrevet" in said(pilot)
        (one,) = services.grants.of(case(services, citizen))
        assert (one.start, one.end, one.weekly) == (date(2026, 3, 2), date(2026, 9, 1), 150)
        assert one.purpose == "Holde fast i arbejdet"
        assert "Brugt 3:30 af 65:42 timer" in seen(pilot)
        assert "Dokumentationen er mangelfuld" in seen(pilot)


async def test_enter_mends_what_is_missing_and_it_is_gone(office: tuple[Services, str]) -> None:
    services, citizen = office
    granted(services, citizen)
    async with showing(services, CitizenScreen(services, citizen, PART)) as pilot:
        await stand_on(pilot, "Mentors opgaver er ikke beskrevet")
        await press(pilot, "enter")
        await write(pilot, "Tager imod hver morgen")
        assert "Mentors opgave: Tager imod hver morgen" in seen(pilot)
        assert not any("opgaver er ikke" in one.text for one in rows(pilot).shown)
        await stand_on(pilot, "Ingen underskrevet aftale")
        await press(pilot, "enter")
        await write(pilot, "1/3")
        (one,) = services.grants.of(case(services, citizen))
        assert one.agreed == date(2026, 3, 1)
        await stand_on(pilot, "Notat skrevet sent")
        await press(pilot, "enter")
        assert "[Notater]" in seen(pilot)


async def test_enter_asks_for_the_field_of_a_grant_that_holds_a_number(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    granted(services, citizen, task_2="Henter 010190-9999")
    async with showing(services, CitizenScreen(services, citizen, PART)) as pilot:
        await stand_on(pilot, "Personnummer i fritekst")
        await press(pilot, "enter")
        assert "Mentors opgave 2?" in seen(pilot)
        await write(pilot, " hver morgen")
        (one,) = services.grants.of(case(services, citizen))
        assert one.task_2 is not None
        assert one.task_2.endswith("hver morgen")


async def test_a_field_of_a_list_is_chosen_and_any_field_can_be_written(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    granted(services, citizen)
    async with showing(services, CitizenScreen(services, citizen, PART)) as pilot:
        await stand_on(pilot, "Mere i bevillingen …")
        await press(pilot, "enter")
        await choose(pilot, "Hjemmel")
        await choose(pilot, "Integrationsloven")
        assert "Hjemmel: integrationsloven § 23 d" in " ".join(
            one.text for one in rows(pilot).shown
        )
        await stand_on(pilot, "Mere i bevillingen …")
        await press(pilot, "enter")
        await choose(pilot, "Lønudgift")
        await write(pilot, "215,5")
        assert "Lønudgift pr. time: 215,50 kr." in " ".join(one.text for one in rows(pilot).shown)


async def test_a_month_is_locked_and_confirmed_from_its_line(office: tuple[Services, str]) -> None:
    services, citizen = office
    async with showing(services, CitizenScreen(services, citizen, PART)) as pilot:
        await stand_on(pilot, "April 2026")
        await press(pilot, "enter")
        assert "Mentoren oplyser timerne" in seen(pilot)
        await choose(pilot, "Lås måneden")
        await press(pilot, "enter")
        assert services.hours.sheet(case(services, citizen), "2026-04").locked
    gave(services, citizen, date(2026, 4, 15), 30)
    async with showing(services, CitizenScreen(services, citizen, PART)) as pilot:
        await stand_on(pilot, "April 2026")
        await press(pilot, "enter")
        assert "Skrevet eller rettet efter låsen: 1 notat" in " ".join(seen(pilot).split())
        await choose(pilot, "Borgeren har bekræftet")
        await choose(pilot, "Underskrevet")
        sheet = services.hours.sheet(case(services, citizen), "2026-04")
        assert (sheet.minutes, sheet.is_confirmed) == (210, True)
        assert "låst, bekræftet" in " ".join(text for text, _ in row(pilot, "April").aside)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_mentor_sees_hours_and_agreement_and_is_asked_for_nothing_more(
    size: tuple[int, int],
) -> None:
    services = house()
    citizen = with_course(services)
    gave(services, citizen, date(2026, 4, 7), 90)
    async with showing(services, CitizenScreen(services, citizen, PART), size) as pilot:
        shown = " ".join(one.text for one in rows(pilot).shown)
        assert "Der er ingen mentorstøtte bevilget endnu" in shown
        assert "April 2026" in shown
        assert "Bevilg" not in shown
        assert "Dokumentationen" not in shown
        await stand_on(pilot, "April 2026")
        await press(pilot, "enter")
        assert "Borgeren har bekræftet timerne …" not in seen(pilot)
        await press(pilot, "escape")
        assert went(pilot) == []


async def test_what_goes_elsewhere_goes_there(office: tuple[Services, str]) -> None:
    services, citizen = office
    granted(services, citizen)
    async with showing(services, CitizenScreen(services, citizen, PART)) as pilot:
        await stand_on(pilot, "Fristen er overskredet")
        await press(pilot, "enter")
        assert "[Tjekliste]" in seen(pilot)
        services.desk.now = lambda: services_later()
    later = house(Role.CONSULTANT)
    citizen = with_course(later)
    granted(later, citizen)
    later.desk.now = services_later
    async with showing(later, CitizenScreen(later, citizen, PART)) as pilot:
        await stand_on(pilot, "Reglerne bør kontrolleres")
        await press(pilot, "enter")
        assert [one.where for one in went(pilot)] == [To.RULES]


def services_later() -> Any:
    from datetime import datetime

    return datetime(2026, 10, 5, 10, 0).astimezone()


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_words(text: str, office: tuple[Services, str]) -> None:
    services, citizen = office
    granted(services, citizen, purpose=text[:900], mentor=text[:150])
    async with showing(services, CitizenScreen(services, citizen, PART)) as pilot:
        shown = seen(pilot)
        assert "Brugt" in shown
        assert not set("\x1b\x07\u202e") & set(shown)


async def test_a_visit_is_one_form_and_one_step_to_take_back(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    granted(services, citizen)
    async with showing(services, CitizenScreen(services, citizen, PART)) as pilot:
        await stand_on(pilot, "Skriv et besøg")
        await press(pilot, "enter")
        assert "Er mentortimerne leveret?" in seen(pilot)
        assert "[ Gem" in seen(pilot) or "Gem" in seen(pilot)
        form = pilot.app.screen
        form.query_one("#ask-delivered").value = "delvist"  # type: ignore[attr-defined]
        form.query_one("#ask-seen").value = "Gik planen igennem"  # type: ignore[attr-defined]
        form.query_one("#ask-next_date").value = "1/6"  # type: ignore[attr-defined]
        await press(pilot, "escape")
        assert [one.kind for one in drafts.waiting(services.desk)] == [drafts.VISIT]
        await stand_on(pilot, "Skriv et besøg")
        await press(pilot, "enter")
        await click_text(pilot, "Gem", 1)
        assert "Besøget er skrevet" in said(pilot)
    (visit,) = [one for one in case(services, citizen).entries if one.type == "vbesoeg"]
    assert (visit.delivered, visit.next, visit.next_date) == (
        "delvist", "Næste besøg", date(2026, 6, 1),
    )  # fmt: skip
    assert "Set og talt om: Gik planen igennem" in visit.text
    assert services.drafts.places() == []
    found = {one.check.code for one in services.audit.of(case(services, citizen)).findings}
    assert not {"dok-22", "dok-23"} & found


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_form_of_a_visit_has_its_buttons_on_the_screen(
    office: tuple[Services, str], size: tuple[int, int]
) -> None:
    services, citizen = office
    async with showing(services, CitizenScreen(services, citizen, PART), size) as pilot:
        await stand_on(pilot, "Skriv et besøg")
        await press(pilot, "enter")
        shown = seen(pilot)
        assert "Tilbage" in shown
        assert "Gem" in shown
        for label in ("#ask-next_date", "#ask-day"):
            pilot.app.screen.query_one(label).focus()
            await settled(pilot)
            shown = seen(pilot)
            assert ("Næste besøg" if "next" in label else "Dato") in shown
            assert "Gem" in shown
            assert "Tilbage" in shown


async def test_a_whole_visit_is_written_with_few_keys(office: tuple[Services, str]) -> None:
    """Four minutes at the car: what is typed, at 0.3 s a key, and 1.5 s to think at each field."""
    services, citizen = office
    keys: list[str] = []
    answers = ("Hun mødte hver dag", "Gik planen igennem", "Det går godt", "Vi er glade for hende",
               "15 timer fra juni", "Ingen tunge løft", "Praktik to uger mere")  # fmt: skip

    async def type_in(pilot: Pilot[None], *some: str) -> None:
        keys.extend(some)
        await press(pilot, *some)

    async with showing(services, CitizenScreen(services, citizen, PART)) as pilot:
        await stand_on(pilot, "Skriv et besøg")
        await type_in(pilot, "enter")
        form = pilot.app.screen
        fields = [*form.query(".ask")]
        await type_in(pilot, "enter", "down", "enter", "tab")
        for text in answers:
            await type_in(pilot, *text, "tab")
        goals = [one for one in form.query("Select") if (one.id or "").startswith("ask-goal")]
        await type_in(pilot, *["tab"] * len(goals), *"Ring til lederen", "tab", "tab")
        await type_in(pilot, *"fredag", "tab", *"1/6", *["tab"] * 4, "enter")
        assert "Besøget er skrevet" in said(pilot)
    (visit,) = [one for one in case(services, citizen).entries if one.type == "vbesoeg"]
    assert all(text in visit.text for text in answers)
    assert (visit.next, visit.again) == ("Ring til lederen", date(2026, 6, 1))
    assert "Til stede: borger, mentor, leder, konsulent" in visit.text
    assert 0.3 * len(keys) + 1.5 * len(fields) < 4 * 60, len(keys)
    typed = sum(map(len, answers)) + len("Ring til lederen") + len("fredag") + len("1/6")
    assert len(keys) - typed <= 30, "what is no word of the note"


async def test_the_three_oldest_lacks_stand_first_with_how_much_of_the_four_is_there(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    granted(services, citizen)
    found = services.audit.of(case(services, citizen)).findings
    first, rest = longest(found)
    assert rest
    async with showing(services, CitizenScreen(services, citizen, PART)) as pilot:
        await stand_on(pilot, "Formål, opgaver, kvalifikationer og kontakt")
        told = [one.key for one in rows(pilot).shown if one.key.startswith("dok-")]
        assert told == [one.check.code for one in (*first, *rest)]
        heading = next(one.text for one in rows(pilot).shown if "manglet længst" in one.text)
        assert f"{len(found)} ting mangler" in heading


async def test_a_second_course_is_granted_support_of_its_own_and_each_is_prolonged(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    granted(services, citizen)
    reads = services.catalogue
    services.courses.start(
        case(services, citizen), reads.package("rengoering"), reads.checklist(), TODAY
    )
    newest, oldest = case(services, citizen).courses
    async with showing(services, CitizenScreen(services, citizen, PART)) as pilot:
        await stand_on(pilot, f"Bevilg mentorstøtte … · {newest.name}")
        await press(pilot, "enter", "tab", *"1", "tab", *"Lære at gøre rent", "enter")
        assert "skrevet" in said(pilot)
        await stand_on(pilot, f"Bevilg en ny periode … · {oldest.name}")
        await press(pilot, "enter", *"Stadig svært", "tab", "enter")
        assert "skrevet" in said(pilot)
    first, second, third = services.grants.of(case(services, citizen))
    assert (second.course, second.follows) == (newest.course.id, None)
    assert (third.course, third.follows) == (oldest.course.id, first.id)
