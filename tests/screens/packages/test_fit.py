"""«Er den noget for …?»: what is not known is asked, in words, and nothing is locked."""

from screens.packages.fit import FitScreen
from tests.screens.stage import (
    AMINA,
    HOSTILE,
    PACKAGE,
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
    write,
)
from vip2tui.domain.roles import Role
from vip2tui.services.packages.fitting import FitService


async def test_what_is_not_known_is_a_question_and_the_answer_is_kept_here() -> None:
    services = house()
    citizen = services.citizens.add(AMINA)
    changes = len(services.desk.store.changes(citizen))
    async with showing(services, FitScreen(services, PACKAGE, citizen)) as pilot:
        assert "Er den noget for Amina?" in seen(pilot)
        assert "Intet står i vejen for Amina" in seen(pilot)
        assert not any("Ikke på plads" in one.text for one in rows(pilot).shown)
        await stand_on(pilot, "Dansk:")
        await press(pilot, "enter")
        await choose(pilot, "Danskuddannelse 2, modul 1")
        assert row(pilot, "Dansk:").mark == "[ ] "
        assert "Der mangler 2 moduler" in row(pilot, "Dansk:").text
        assert "1 ting er ikke på plads endnu" in seen(pilot)
        await stand_on(pilot, "Kørekort:")
        await press(pilot, "enter")
        await choose(pilot, "B: personbil")
        assert row(pilot, "Kørekort:").mark == "[x] "
        await stand_on(pilot, "Gaffeltruckcertifikat B")
        await press(pilot, "enter")
        await choose(pilot, "Nej, ikke endnu")
        assert row(pilot, "Gaffeltruckcertifikat B").mark == "[ ] "
        await press(pilot, "enter")
        await choose(pilot, "Ja, det er i orden")
        assert row(pilot, "Gaffeltruckcertifikat B").mark == "[x] "
    known = FitService(services.desk).known(case(services, citizen))
    assert (known.danish, known.licences) == ("DU2 M1", frozenset({"B"}))
    assert (known.certificates, known.lacking) == (frozenset({"truck-b"}), frozenset())
    assert len(services.desk.store.changes(citizen)) == changes


async def test_the_age_is_asked_until_it_is_one_and_unknown_stays_unknown() -> None:
    services = house()
    citizen = services.citizens.add(AMINA)
    async with showing(services, FitScreen(services, PACKAGE, citizen)) as pilot:
        await stand_on(pilot, "Alder:")
        await press(pilot, "enter")
        await write(pilot, "gammel")
        assert "hele år" in said(pilot)
        await write(pilot, "17 år")
        assert row(pilot, "Alder:").mark == "[ ] "
        await press(pilot, "enter")
        await write(pilot, "")
        assert row(pilot, "Alder:").mark == " ?  "


async def test_a_licence_they_do_not_have_is_not_the_same_as_not_knowing() -> None:
    services = house()
    citizen = services.citizens.add(AMINA)
    async with showing(services, FitScreen(services, "rutebuschauffoer", citizen)) as pilot:
        for answer, mark in (("Har intet", "[ ] "), ("Det ved vi ikke", " ?  ")):
            await stand_on(pilot, "Kørekort:")
            await press(pilot, "enter")
            await choose(pilot, answer)
            assert row(pilot, "Kørekort:").mark == mark


async def test_a_record_is_said_and_kept_nowhere() -> None:
    services = house()
    citizen = services.citizens.add(AMINA)
    async with showing(services, FitScreen(services, PACKAGE, citizen)) as pilot:
        await stand_on(pilot, "Attest:")
        await press(pilot, "enter")
        assert "bliver ikke gemt" in seen(pilot)
        await choose(pilot, "Ja, den er vist")
        assert row(pilot, "Attest:").mark == "[x] "
    assert not FitService(services.desk).is_answered(case(services, citizen))


async def test_the_answers_are_forgotten_when_asked() -> None:
    services = house()
    citizen = services.citizens.add(AMINA)
    fits = FitService(services.desk)
    fits.answer(case(services, citizen), "danish", "DU2 M3")
    async with showing(services, FitScreen(services, PACKAGE, citizen)) as pilot:
        assert row(pilot, "Dansk:").mark == "[x] "
        await stand_on(pilot, "Glem svarene")
        await press(pilot, "enter")
        assert row(pilot, "Dansk:").mark == " ?  "
        assert not any("Glem" in one.text for one in rows(pilot).shown)


async def test_neighbours_are_offered_and_the_plan_is_never_locked() -> None:
    services = house()
    citizen = services.citizens.add(AMINA)
    async with showing(services, FitScreen(services, PACKAGE, citizen), (80, 40)) as pilot:
        await click_text(pilot, "Postarbejder:", 3)
        await click_text(pilot, "Læs jobpakken, og start den", 3)
        places = [(one.where, one.citizen, one.name) for one in went(pilot)]
        assert places == [("passer", citizen, "postarbejder"), ("jobpakke", citizen, PACKAGE)]


async def test_a_professional_is_not_asked_for_an_age_that_stands_there() -> None:
    services = house(Role.CONSULTANT)
    citizen = services.citizens.add(AMINA)
    services.citizens.set_cpr(case(services, citizen), "0101901234")
    async with showing(services, FitScreen(services, PACKAGE, citizen)) as pilot:
        assert row(pilot, "Alder:").mark == "[x] "
        assert "36 år" in row(pilot, "Alder:").text


async def test_a_full_disk_keeps_no_answer_and_says_so() -> None:
    services = house()
    citizen = services.citizens.add(AMINA)
    async with showing(services, FitScreen(services, PACKAGE, citizen)) as pilot:
        fill_disk(services)
        await stand_on(pilot, "Dansk:")
        await press(pilot, "enter")
        await choose(pilot, "Danskuddannelse 2, modul 3")
        assert "DER GEMMES IKKE" in seen(pilot)
        assert row(pilot, "Dansk:").mark == " ?  "


async def test_hostile_names_are_drawn_as_they_are() -> None:
    services = house()
    for text in HOSTILE[:6]:
        citizen = services.citizens.add(text[:150])
        async with showing(services, FitScreen(services, PACKAGE, citizen)) as pilot:
            await press(pilot, "enter")
            shown = seen(pilot).replace("\n", "")
            assert not {one for one in shown if one < " " or "\x7f" <= one < "\xa0"}
            assert "\u202e" not in shown
            assert pilot.app.is_running


async def test_a_citizen_who_is_gone_leads_back() -> None:
    services = house()
    async with showing(services, FitScreen(services, PACKAGE, "vaek")) as pilot:
        await pilot.pause()
        assert not isinstance(pilot.app.screen, FitScreen)
