"""What was begun is seen on I dag and at the citizen, and Enter goes on with it."""

from datetime import timedelta
from typing import Any

import pytest

from screens.citizen.screen import CitizenScreen
from screens.today import Today
from tests.screens.stage import AMINA, HOSTILE, NOW, house, press, seen, showing, until, went
from tests.screens.stage import with_course as begun
from vip2tui.services import drafts
from vip2tui.services.house import Services

WEEKS = timedelta(weeks=20)


def keep(services: Services, place: str, **fields: str) -> None:
    services.drafts.keep(place, fields or {"text": "Talt med chefen"})


async def test_the_day_names_what_was_begun() -> None:
    services = house()
    citizen = begun(services)
    keep(services, f"note:{citizen}")
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: "Kladde om Amina fra kl. 10.00: et notat" in seen(pilot))
        assert "1 kladde venter" in seen(pilot)
        await press(pilot, "end", "enter")
        assert [(one.where, one.citizen) for one in went(pilot)] == [("notat", citizen)]


@pytest.mark.parametrize("blank", ["", " ", "\n \n\t\n"])
def test_blank_lines_are_nothing_that_was_begun(blank: str) -> None:
    services = house()
    place = f"note:{begun(services)}"
    keep(services, place, text=blank, next=blank)
    assert services.drafts.get(place) == {}
    keep(services, place, text="Talt med chefen")
    keep(services, place, text=blank)
    assert drafts.waiting(services.desk) == []


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_i_dag_keeps_its_buttons_however_many_drafts_wait(size: tuple[int, int]) -> None:
    services = house()
    for number in range(40):
        citizen = begun(services, f"Person {number} med et langt navn", NOW.date() - WEEKS)
        keep(services, f"note:{citizen}")
        keep(services, f"round:{citizen}", good="Kom til tiden")
    async with showing(services, Today(services), size) as pilot:
        await until(pilot, lambda: "borgere mere" in seen(pilot))
        lines = seen(pilot).split("\n")
        assert all(f" {name} " in lines[-4] for name in ("Notat", "Ny borger", "Søg"))
        assert "80 kladder" in seen(pilot)


@pytest.mark.parametrize(
    ("place", "where", "name"),
    [("round:{citizen}", "runde", None), ("correct:{entry}", "borger", "notater/{entry}")],
)
async def test_the_citizens_page_goes_on_with_each_kind(
    place: str, where: str, name: str | None
) -> None:
    services = house()
    citizen = begun(services)
    seen_case = services.citizens.get(citizen)
    entry = services.notes.add(seen_case, note("Et møde"))
    keep(services, place.format(citizen=citizen, entry=entry))
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        await until(pilot, lambda: "Begyndt og ikke gemt færdigt" in seen(pilot))
        await press(pilot, "home", "enter")
        wanted = None if name is None else name.format(entry=entry)
        assert [(o.where, o.citizen, o.name) for o in went(pilot)] == [(where, citizen, wanted)]


async def test_an_answer_is_shown_with_its_question_as_it_was_typed() -> None:
    services = house()
    citizen = begun(services)
    keep(services, f"ask:{citizen}:Hvorfor?", line="x [/] y [bold")
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        await until(pilot, lambda: "et svar" in seen(pilot))
        await press(pilot, "home", "enter")
        assert "Hvorfor?" in seen(pilot)
        assert "x [/] y [bold" in seen(pilot)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_where_they_are(text: str) -> None:
    services = house()
    citizen = services.citizens.add(text[:150])
    keep(services, f"note:{citizen}:mere", text=text)
    [one] = drafts.waiting(services.desk)
    assert (one.citizen, one.fields) == (citizen, {"text": text})


def test_the_newest_is_first_and_another_day_is_named() -> None:
    services = house()
    citizen = begun(services)
    keep(services, f"note:{citizen}")
    services.desk.now = lambda: NOW + timedelta(days=3, hours=1)
    keep(services, f"round:{citizen}")
    keep(services, "gartner@0.1:navn", text="noget")
    told = [one.words(services.desk.today(), AMINA) for one in drafts.waiting(services.desk)]
    assert told == [
        f"Kladde om {AMINA} fra kl. 11.00: Ugens runde",
        f"Kladde om {AMINA} fra man 4. maj: et notat",
    ]
    assert drafts.about(drafts.waiting(services.desk), "en anden") == []


def note(text: str) -> Any:
    from vip2tui.services.citizen.notes import Note

    return Note("note", text)
