"""The card that is handed on, on the screen: taken in with Enter, confirmed, read as it was."""

from datetime import date

from textual.pilot import Pilot

from screens.citizen.screen import CitizenScreen
from tests.screens.citizen.test_card import in_the_box, line, mark
from tests.screens.contrast import weak
from tests.screens.stage import (
    HOSTILE,
    choose,
    fill_disk,
    house,
    press,
    row,
    rows,
    said,
    seen,
    showing,
    stand_on,
    widget,
    with_course,
    write,
)
from vip2tui.changes.change import compose
from vip2tui.domain.kinds.card_confirmation import Whose
from vip2tui.services.citizen.notes import Note
from vip2tui.services.course.card_versions import Status
from vip2tui.services.course.whole_card import WholeCard
from vip2tui.services.house import Services

TRUCK, STACKER = "Gaffeltruck", "Stabler"


def card(services: Services, citizen: str) -> WholeCard:
    return services.whole_card.read(services.citizens.get(citizen))


def on_card(services: Services, citizen: str) -> dict[str | None, int | None]:
    return {one.name: one.level for one in card(services, citizen).said.lines}


def note(services: Services, citizen: str, text: str) -> None:
    services.notes.add(services.citizens.get(citizen), Note("note", text))


def take(services: Services, citizen: str, name: str, level: int | None = None) -> None:
    seen = services.citizens.get(citizen)
    services.whole_card.take(seen, services.whole_card.draft(seen, name), level)


async def fill(pilot: Pilot[None], **fields: str) -> None:
    """Write in the form that is open, and leave its last field with Enter."""
    for name, text in fields.items():
        field = widget(pilot, f"#ask-{name}")
        field.value = text  # type: ignore[attr-defined]  # a test knows it is a field
    await press(pilot, *["enter"] * len(pilot.app.screen.query(".ask")))


async def test_a_mentor_takes_lines_in_with_enter_and_the_card_is_confirmed_twice() -> None:
    """The story: by keys, at 80×24, from the first line to the second edition."""
    services = house()
    citizen = with_course(services)
    mark(services, citizen, TRUCK, 3, note="Ti paller")
    mark(services, citizen, "moede", 3)
    note(services, citizen, "Stabler gik fint i dag")
    note(services, citizen, "Kørte gaffeltruck alene")
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        assert "Kortet · udgave 1: kladde" in seen(pilot)
        assert "3 linjer kan tages med på kortet …" in seen(pilot)
        await press(pilot, "down", "enter")
        asked = in_the_box(pilot)
        assert "Stabler · sæt niveau · bygger på notat 4. maj" in asked
        assert "Gaffeltruck · kan selv · bygger på niveau 4. maj og notat 4. maj" in asked
        assert not on_card(services, citizen), "nothing without Enter"
        await press(pilot, "down", "enter")  # Gaffeltruck
        assert on_card(services, citizen) == {TRUCK: 3}
        await press(pilot, "up", "enter")  # Stabler: first its level
        assert "0 Ikke prøvet" not in in_the_box(pilot)
        await press(pilot, "enter")
        assert on_card(services, citizen) == {TRUCK: 3, STACKER: 2}
        assert line(services, citizen, STACKER).level == 2
        await press(pilot, "escape")
        assert "1 linje kan tages med på kortet …" in seen(pilot)
        found = await stand_on(pilot, TRUCK)
        assert found.mark == "[3]√"
        assert "På kortet: bygger på niveau 4. maj og notat 4. maj." in found.below
        assert "Almene kompetencer: 1 af 5 er vist, 0 på kortet" in row(pilot, "Almene").text
        assert "Personlige kompetencer: 0 af 4 er vist, ikke vurderet" in (
            row(pilot, "Personlige").text
        )
        assert not weak(pilot.app.screen, 4.5)

        await stand_on(pilot, "Skriv vurderingen")
        await press(pilot, "enter")
        await fill(pilot, text="Stabil [/]", by="Lise Leder", reference="Bo Berg", phone="12345678")
        assert "Vurderingen er gemt. Fortryd med Ctrl+Z." in said(pilot)
        found = row(pilot, "Stabil [/]")
        assert found.below == "Vurderet 4. maj af Lise Leder\nReference: Bo Berg, 12345678"

        await press(pilot, "home", "enter")
        assert "gennemgået" not in in_the_box(pilot), "the workplace comes first"
        await press(pilot, "enter", "enter", "enter")  # the name and the day are proposed
        assert card(services, citizen).status is Status.CONFIRMED
        assert "udgave 1: bekræftet af virksomheden 4. maj: Lise Leder" in seen(pilot)
        await press(pilot, "enter", "enter", "enter", "enter")
        assert card(services, citizen).status is Status.WITH_CITIZEN
        assert "gennemgået med borgeren 4. maj: Amina Hassan" in row(pilot, "Kortet").text

        mark(services, citizen, TRUCK, 4)
        assert card(services, citizen).status is Status.WITH_CITIZEN, "not before it is taken in"
        await press(pilot, "left", "right", "home", "down", "enter", "enter", "escape")
        assert on_card(services, citizen)[TRUCK] == 4
        assert "Kortet · udgave 2: kladde" in seen(pilot)
        await press(pilot, "home", "enter")
        await choose(pilot, "Læs udgave 1")
        read = in_the_box(pilot)
        assert "Udgave 1: bekræftet af virksomheden 4. maj: Lise Leder" in seen(pilot)
        assert "Gaffeltruck · kan selv · bygger på" in read
        assert "Sproglige kompetencer: ikke vurderet" in read


async def test_a_line_in_ones_own_words_is_marked_and_taken_off() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        await stand_on(pilot, "Skriv en linje")
        await press(pilot, "enter", "down", "down", "enter")
        await write(pilot, "Kan lave mad til 40")
        found = row(pilot, "Kan lave mad til 40")
        assert found.aside[1][0] == "ingen dato bag"
        assert found.below == "På kortet: ingen dato bag."
        assert [one.field for one in card(services, citizen).said.lines] == ["personlige"]
        await stand_on(pilot, "Kan lave mad til 40")
        await press(pilot, "enter", "enter")
        assert not on_card(services, citizen)
        assert "er taget af kortet. Fortryd med Ctrl+Z." in said(pilot)


async def test_a_line_comes_off_by_its_competence_and_is_proposed_again() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, TRUCK, 3)
    take(services, citizen, TRUCK)
    async with showing(services, CitizenScreen(services, citizen, "kort/gaffeltruck")) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "Tag linjen af kortet")
        assert not on_card(services, citizen)
        assert row(pilot, TRUCK).mark == "[3] "
        assert "1 linje kan tages med på kortet" in seen(pilot)
    take(services, citizen, TRUCK)
    mark(services, citizen, TRUCK, 1)
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        await press(pilot, "down", "enter")
        assert "Gaffeltruck · tag den af · niveauet er lavere nu" in in_the_box(pilot)
        await press(pilot, "enter")
        assert not on_card(services, citizen)


async def test_an_education_is_written_corrected_and_put_away() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        await stand_on(pilot, "Skriv en uddannelse")
        await press(pilot, "enter")
        await fill(pilot, name="Kok", place="Aleppo, Syrien", level="svarer til faglært",
                   assessed_by="Kommunen", day="1/5")  # fmt: skip
        found = row(pilot, "Kok")
        assert found.below == "Aleppo, Syrien · svarer til faglært · vurderet af Kommunen 1. maj"
        (known,) = card(services, citizen).said.educations
        assert known.day == date(2026, 5, 1)
        await stand_on(pilot, "Kok")
        await press(pilot, "enter")
        await fill(pilot, place="Homs")
        assert card(services, citizen).said.educations[0].place == "Homs"
        await stand_on(pilot, "Kok")
        await press(pilot, "enter")
        await pilot.click("#remove")
        await press(pilot)
        assert not card(services, citizen).said.educations
        assert "Uddannelsen er lagt væk." in said(pilot)


async def test_what_may_give_pay_is_listed() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, TRUCK, 3)
    mark(services, citizen, STACKER, 2)
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        every = [one.text for one in rows(pilot).shown]
        at = every.index("Opgaver, der kan give løn, 4. maj")
        counted = "Regnet ud af niveauerne i dag, ikke en del af det bekræftede kort."
        assert every[at + 1 :] == [counted, TRUCK]


async def test_without_a_course_a_line_of_the_trade_has_its_place_too() -> None:
    services = house()
    citizen = services.citizens.add("Søren Ærø")
    services.whole_card.write(services.citizens.get(citizen), "faglige", "Kan svejse")
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        every = [one.text for one in rows(pilot).shown]
        assert every[every.index("Faglige kompetencer") + 1] == "Kan svejse"


async def test_two_panes_tell_what_stands_behind_a_line() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, TRUCK, 3)
    note(services, citizen, "Kørte gaffeltruck alene")
    take(services, citizen, TRUCK)
    screen = CitizenScreen(services, citizen, "kort/gaffeltruck")
    async with showing(services, screen, (120, 40)) as pilot:
        shown = " ".join(seen(pilot).translate({ord("│"): " "}).split())
        assert "Bag linjen på kortet" in shown
        assert "notat 4. maj: «Kørte gaffeltruck alene»" in shown


async def test_a_full_disk_ends_the_taking_in_and_nothing_is_pretended() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, TRUCK, 3)
    mark(services, citizen, STACKER, 3)
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        fill_disk(services)
        await press(pilot, "down", "enter", "enter")
        assert widget(pilot, "#trouble").display
        assert not on_card(services, citizen)


async def test_what_is_refused_is_said_and_what_was_typed_is_there_next_time() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, TRUCK, 3)
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        await press(pilot, "home", "enter", "enter")
        assert "ingen linjer på kortet endnu" in said(pilot)
        take(services, citizen, TRUCK)
        await press(pilot, "left", "right", "home", "enter", "enter")
        await fill(pilot, name=" ")
        assert "Skriv, hvem det er" in seen(pilot)
        await fill(pilot, day="xx", name="Lise")
        await press(pilot, "escape", "enter", "enter")
        assert widget(pilot, "#ask-name").value == "Lise"  # type: ignore[attr-defined]  # as above
        await fill(pilot, day="i dag")
        assert card(services, citizen).status is Status.CONFIRMED


async def test_hostile_words_are_words() -> None:
    services = house()
    citizen = with_course(services)
    for text in HOSTILE:
        seen_ = services.citizens.get(citizen)
        services.whole_card.write(seen_, "almene", text[:190])
        seen_ = services.citizens.get(citizen)
        services.card_beside.assess(seen_, seen_.course, text=text[:900], by=text[:190])
        seen_ = services.citizens.get(citizen)
        services.card_beside.educate(seen_, None, name=text[:190], place=text[:190])
    services.whole_card.confirm(services.citizens.get(citizen), Whose.WORKPLACE, HOSTILE[3][:190])
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        assert "Faglige kompetencer" in seen(pilot)
        assert "\x1b" not in seen(pilot)
        await press(pilot, "home", "enter")
        await choose(pilot, "Læs udgave 1")
        assert "\x1b" not in seen(pilot)
        await press(pilot, "escape", "end", "up", "up")
        assert "\x1b" not in seen(pilot)


async def test_the_time_line_leads_to_the_line_and_to_the_card() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, TRUCK, 3)
    take(services, citizen, TRUCK)
    services.whole_card.confirm(services.citizens.get(citizen), Whose.WORKPLACE, "Lise")
    for told, stands in (
        ("linje på kompetencekortet «Gaffeltruck»", TRUCK),
        ("kompetencekortet bekræftet af virksomheden", "Kortet · udgave 1"),
    ):
        async with showing(services, CitizenScreen(services, citizen, "tidslinje")) as pilot:
            await stand_on(pilot, told)
            await press(pilot, "enter")
            found = rows(pilot).row
            assert found is not None
            assert found.text.startswith(stands)


async def test_a_card_in_doubt_says_so_and_is_not_confirmed() -> None:
    services = house()
    citizen = with_course(services)
    mark(services, citizen, TRUCK, 3)
    take(services, citizen, TRUCK)
    record = card(services, citizen).said.lines[0].id
    services.desk.store.commit([
        compose(
            id=f"fremmed.{citizen}.1", clock=9, action="x", at="2026-05-04T10:00:00", by="Bent",
            record=record, kind="card_line", set={"level": 4},
        )
    ])  # fmt: skip
    services.desk.forget(citizen)
    async with showing(services, CitizenScreen(services, citizen, "kort")) as pilot:
        found = row(pilot, "Kortet · udgave 1: kladde, skal afgøres først")
        assert "Afgør det på Overblik" in found.below
        await press(pilot, "home", "enter", "enter")
        assert "Afgør det først" in said(pilot)
        assert card(services, citizen).status is Status.DRAFT
