"""Mål: the questions of each voice on the screen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from screens.citizen.to_draft import to_draft
from screens.messages import To
from screens.progress.measuring import MeasureScreen
from screens.widgets.field import Field
from tests.screens.stage import (
    HOSTILE,
    TODAY,
    case,
    click_text,
    fill_disk,
    house,
    press,
    rows,
    said,
    seen,
    showing,
    with_course,
)
from vip2tui.domain.kinds.measurement import Voice
from vip2tui.domain.roles import Role
from vip2tui.services import drafts
from vip2tui.services.progress.calendar import at_work_of, forms_of
from vip2tui.services.progress.measuring import Form

if TYPE_CHECKING:
    from vip2tui.domain.kinds.measurement import Measurement
    from vip2tui.domain.kinds.workplace_measurement import WorkplaceMeasurement
    from vip2tui.services.house import Services

ALL_P = "12345123451"


def forms(services: Services, citizen: str) -> tuple[Measurement, ...]:
    found = case(services, citizen)
    return forms_of(found, found.courses[0].course.id)


def at_work(services: Services, citizen: str) -> tuple[WorkplaceMeasurement, ...]:
    found = case(services, citizen)
    return at_work_of(found, found.courses[0].course.id)


@pytest.fixture
def office() -> tuple[Services, str]:
    services = house(Role.CONSULTANT)
    return services, with_course(services)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_each_question_has_a_line_and_the_chosen_one_its_anchors(
    size: tuple[int, int],
) -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, MeasureScreen(services, citizen), size) as pilot:
        shown = seen(pilot)
        assert "[ ] Møder til tiden" in shown
        assert "[ ] Er med i pauserne og snakken" in shown
        assert "1 sjældent · 3 for det meste · 5 altid" in shown
        assert "Et lille skridt siden sidst" in shown
        await press(pilot, "3")
        assert "[3] Møder til tiden" in seen(pilot)
        assert rows(pilot).row is not None
        assert rows(pilot).row.key == "w02"  # type: ignore[union-attr]  # it is not none


async def test_a_second_measurement_on_one_day_is_remarked() -> None:
    services = house()
    citizen = with_course(services)
    for told in ("Mentorens svar er gemt.", "så nu er der to"):
        async with showing(services, MeasureScreen(services, citizen)) as pilot:
            await press(pilot, "3", "ctrl+s")
            assert said(pilot).startswith("Mentorens svar er gemt.")
            assert told in said(pilot)
    assert len(at_work(services, citizen)) == 2


@pytest.mark.parametrize("role", [Role.MENTOR, Role.CONSULTANT])
async def test_nothing_is_asked_long_before_the_course(role: Role) -> None:
    services = house(role)
    citizen = with_course(services, start=TODAY + timedelta(days=15))
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        assert "Forløbets første dag er" in seen(pilot)
        assert "14 dage før." in " ".join(seen(pilot).split())
    citizen = with_course(services, start=TODAY + timedelta(days=14))
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        assert "[ ]" in seen(pilot)


async def test_a_figure_beyond_the_scale_is_no_answer() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        await press(pilot, "7")
        assert "Svar med et tal fra 1 til 5, eller -." in said(pilot)
        await press(pilot, "0", "ctrl+s")
        assert "Der er ingen svar endnu" in said(pilot)
        assert at_work(services, citizen) == ()


async def test_the_mouse_alone_answers_and_saves() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        await click_text(pilot, "[4]", 1)
        await click_text(pilot, "Holder det aftalte tempo")
        await click_text(pilot, "[-]", 1)
        await click_text(pilot, "[ Gem", 3)
        [found] = at_work(services, citizen)
        assert dict(found.answers) == {"w01": 4, "w06": "-"}


async def test_what_is_half_done_is_kept_and_gone_on_with() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        await press(pilot, "2", "5")
        await press(pilot, "escape")
    [waiting] = drafts.waiting(services.desk)
    way = to_draft(waiting)
    assert (way.where, way.citizen) == (To.MEASURE, citizen)
    assert waiting.fields == {}
    async with showing(services, MeasureScreen(services, citizen, way.name)) as pilot:
        assert "[2] Møder til tiden" in seen(pilot)
        assert "Vi fandt en kladde" in said(pilot)
        assert rows(pilot).row.key == "w03"  # type: ignore[union-attr]  # there is a row
        await press(pilot, "1", "ctrl+s")
    assert dict(at_work(services, citizen)[0].answers) == {"w01": 2, "w02": 5, "w03": 1}
    assert services.drafts.places() == []


async def test_the_consultant_answers_then_a_page_hides_it_then_the_citizen(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        assert "konsulentens svar" in seen(pilot)
        await press(pilot, *ALL_P, "ctrl+s")
        between = seen(pilot)
        assert "Giv skærmen til Amina" in between
        assert "[1]" not in between
        assert "Tror borgeren" not in between
        await press(pilot, "enter")
        asked = seen(pilot)
        assert "borgerens svar" in asked
        assert "Tror du på, at du kan klare et job" in asked
        assert asked.count("[ ]") >= 10
        assert "[1] T" not in asked
        await press(pilot, *ALL_P[:10], "space", "ctrl+s")
    first, second = forms(services, citizen)
    assert (first.voice, second.voice) == (Voice.CONSULTANT, Voice.CITIZEN)
    assert first.answers["p11"] == 1
    assert "p11" not in second.answers
    assert (second.read_aloud, second.interpreted) == (True, None)
    assert {first.day, second.day} == {TODAY}


async def test_the_citizen_who_comes_another_day_is_asked_alone(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        await press(pilot, "3", "ctrl+s", "escape")
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        assert "borgerens svar" in seen(pilot)
        for _ in range(12):
            await press(pilot, "down")
        await press(pilot, "space", "ctrl+s")
    assert forms(services, citizen)[1].declined
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        assert "Begge har svaret i denne måling. Næste måling er" in seen(pilot)


async def test_the_screen_is_handed_over_to_who_has_not_answered_alone(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    course = case(services, citizen).courses[0].course.id
    services.drafts.keep(f"{drafts.MEASURE}:{citizen}:{course}+borger", {"p01": "5"})
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        assert "borgerens svar" in seen(pilot)
        await press(pilot, "ctrl+s")
        assert "Giv skærmen til Amina" not in seen(pilot)
    assert [one.voice for one in forms(services, citizen)] == [Voice.CITIZEN]


async def test_half_a_form_is_never_shown_to_the_other_voice(office: tuple[Services, str]) -> None:
    services, citizen = office
    course = case(services, citizen).courses[0].course.id
    place = f"{drafts.MEASURE}:{citizen}:{course}"
    services.drafts.keep(f"{place}+borger", {"p01": "5", "p02": "4"})
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        assert "borgerens svar" in seen(pilot)  # who is half done goes on
        assert "[5] Tror du på" in seen(pilot)
    services.drafts.drop(f"{place}+borger")
    services.drafts.keep(f"{place}+konsulent", {"p01": "5"})
    plan = case(services, citizen).courses[0]
    services.measuring.add(case(services, citizen), plan, Form(Voice.CONSULTANT, {"p01": 1}))
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        assert "borgerens svar" in seen(pilot)
        assert "[5] Tror" not in seen(pilot)
        await press(pilot, "escape")
    assert services.drafts.places() == [f"{place}+konsulent"]
    assert to_draft(drafts.waiting(services.desk)[0]).name == course


async def test_ten_steps_are_two_figures_and_enter(
    office: tuple[Services, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    services, citizen = office
    shipped = services.catalogue.instrument()
    ten = tuple(shipped.scale[0].evolve(value=one) for one in range(1, 11))
    anchored = tuple(
        one.evolve(
            anchors=tuple(
                anchor.evolve(value=value)
                for anchor, value in zip(one.anchors, (1, 5, 10), strict=True)
            )
        )
        for one in shipped.indicators
    )
    changed = shipped.evolve(scale=ten, indicators=anchored)
    monkeypatch.setattr(type(services.catalogue), "instrument", lambda _: changed)
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        await press(pilot, "1", "0", "enter", "1", "enter", "0", "7", "ctrl+s")
    assert dict(forms(services, citizen)[0].answers) == {"p01": 10, "p02": 1, "p03": 7}


@pytest.mark.parametrize("text", HOSTILE)
async def test_whatever_is_typed_as_a_small_step_is_a_line_of_text(text: str) -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        field = pilot.app.screen.query_one("#step", Field)
        field.value = text[:140]
        await press(pilot, "ctrl+s")
    [found] = at_work(services, citizen)
    assert found.small_step is not None
    assert not set("\x1b\x07\u202e\n") & set(found.small_step)
    assert len(found.small_step) <= 140


async def test_a_full_disk_keeps_the_answers_on_the_screen() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        await press(pilot, "2")
        fill_disk(services)
        await press(pilot, "ctrl+s")
        assert "[2] Møder til tiden" in seen(pilot)
        fill_disk(services, full=False)
        await press(pilot, "ctrl+s")
    assert len(at_work(services, citizen)) == 1


@pytest.mark.parametrize("role", [Role.MENTOR, Role.CONSULTANT])
async def test_without_a_course_there_is_nothing_to_measure(role: Role) -> None:
    services = house(role)
    citizen = services.citizens.add("Søren Ærø")
    async with showing(services, MeasureScreen(services, citizen)) as pilot:
        assert "Der er intet forløb endnu" in seen(pilot)
        await press(pilot, "ctrl+s")
        assert "Der er intet forløb endnu" in seen(pilot)
