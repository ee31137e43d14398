"""A package of one's own, written along the five principles; Esc loses nothing."""

from textual.pilot import Pilot

from screens import commands
from screens.form import Form
from screens.leaving import keep_all
from screens.packages.compare import CompareScreen
from screens.packages.own.own_package import OwnPackageScreen
from screens.packages.package import PackageScreen
from screens.packages.packages import PackagesScreen
from screens.packages.quiz import QuizScreen
from tests.domain.test_authoring import a_ready
from tests.screens.conftest import Opened
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
    until,
    went,
    widget,
)
from vip2tui.catalogue.package import Package
from vip2tui.domain.packages.authoring import judge, local, may_be_given
from vip2tui.services.house import Services
from vip2tui.services.packages.package_text import DEMANDS


def begun(services: Services) -> OwnPackageScreen:
    return OwnPackageScreen(services, services.packages.begin("Gartner").id)


def kept(services: Services) -> Package:
    return services.packages.get("gartner")


async def fill(pilot: Pilot[None], **answers: str) -> None:
    """Write in the form that is open, and press Gem."""
    for name, text in answers.items():
        widget(pilot, f"#ask-{name}").value = text  # type: ignore[attr-defined]
    await click_text(pilot, "│  Gem ", 4)


async def enter(pilot: Pilot[None], text: str) -> None:
    await stand_on(pilot, text)
    await press(pilot, "enter")


_IN_MENU = commands.MENUS["Jobpakke"]


async def finish(pilot: Pilot[None]) -> None:
    """Choose «Gør din egen færdig» in the menu: it has no key."""
    right, down = [*commands.MENUS].index("Jobpakke"), _IN_MENU.index(commands.FINISH)
    await press(pilot, "f10", *["right"] * right, *["down"] * down, "enter")


async def test_a_name_begins_a_draft_on_the_common_ladder() -> None:
    services = house()
    async with showing(services, PackagesScreen(services)) as pilot:
        await enter(pilot, "Lav din egen jobpakke")
        await press(pilot, *"Skov", "enter")
        draft = services.packages.get("skov")
        assert draft.own is not None
        assert draft.own.draft
        assert len(draft.steps) == 5
        assert (went(pilot)[0].where, went(pilot)[0].name) == ("egen", "skov")
        await enter(pilot, "Lav din egen jobpakke")
        await press(pilot, "enter")
        assert "Navnet mangler" in said(pilot)
        assert len(services.packages.newest()) == 13


async def test_a_draft_becomes_one_that_holds_page_by_page() -> None:
    services = house()
    async with showing(services, begun(services)) as pilot:
        assert "[ ] Behov [x] Mål" in seen(pilot)
        await enter(pilot, "Faget:")
        await press(pilot, *"Haver", "enter")
        assert str(kept(services).trade) == "Haver"
        await enter(pilot, "Ledige job:")
        await fill(pilot, employer="Grønt & Godt", vacancies="2", asked="i går")
        await enter(pilot, "Skriv en opgave")
        await fill(pilot, tekst="Klippe hække")
        await enter(pilot, "Skriv hvor, og")
        await fill(pilot, tekst="Tre firmaer søger folk")
        assert "[x] Behov" in seen(pilot)
        await press(pilot, "right", "right")
        assert "korteste vej" in seen(pilot)
        await enter(pilot, "Dansk ved start:")
        await fill(pilot, text="DU2 M3")
        await click_text(pilot, "Kendt", 2)
        await enter(pilot, "Skriv en til")
        await fill(pilot, tekst="Grønt & Godt")
        for party in ("Virksomheden", "Kommunen", "Sprogcentret"):
            await enter(pilot, f"{party}:")
            await fill(pilot, day="i dag")
        await press(pilot, "right")
        await enter(pilot, "Tovholder:")
        await fill(pilot, name="Mette Holm")
        assert all(one.holds for one in judge(kept(services), services.desk.today()))
        assert not may_be_given(kept(services), services.desk.today())
        await finish(pilot)
        assert "kan nu startes for en borger" in seen(pilot)
        assert may_be_given(kept(services), services.desk.today())
        await press(pilot, "enter")
        assert (went(pilot)[-1].where, went(pilot)[-1].name) == ("jobpakke", "gartner")


async def test_what_is_missing_is_told_and_enter_goes_to_the_place() -> None:
    services = house()
    async with showing(services, begun(services), (80, 40)) as pilot:
        await finish(pilot)
        assert "gemt som kladde" in said(pilot)
        assert "Er den klar til at blive brugt?" in seen(pilot)
        for lack, question, place in (
            ("hvilket fag", "Hvilken arbejdsgiver", "Faget:"),
            ("hvor meget dansk der skal til fra", "korteste vej", "Dansk ved start:"),
            ("hvornår kommunen har sagt ja", "Hvem har sagt ja", "Kommunen:"),
            ("hvem der er tovholder", "Hvem holder", "Tovholder:"),
            ("0 fagord", "Hvilke ord", "Skriv et ord"),
        ):
            await click_text(pilot, "Færdig", 2)
            await enter(pilot, lack)
            assert question in seen(pilot)
            here = rows(pilot).row
            assert here is not None
            assert here.text.startswith(place)
        assert not may_be_given(kept(services), services.desk.today())


async def test_esc_keeps_half_an_answer() -> None:
    services = house()
    async with showing(services, begun(services)) as pilot:
        await enter(pilot, "Ledige job:")
        await press(pilot, *"Grønt", "enter", "2", "escape")
        assert "gemt som kladde" in said(pilot)
        assert (kept(services).own or a_ready().own).opening is None  # type: ignore[union-attr]
        await press(pilot, "enter")
        assert "Grønt" in seen(pilot)
        await fill(pilot, asked="i dag")
        own = kept(services).own
        assert own is not None
        assert own.opening is not None
        assert (own.opening.employer, own.opening.vacancies) == ("Grønt", 2)
        await press(pilot, "enter", "escape")
        assert not [one for one in services.drafts.places() if one.startswith("egen:")]


async def test_goals_are_written_changed_and_taken_away() -> None:
    services = house()
    async with showing(services, begun(services), (80, 50)) as pilot:
        await press(pilot, "right")
        before = len(kept(services).steps[0].goals)
        await enter(pilot, "Skriv et delmål til")
        await fill(pilot, text="Klipper en hæk", target="mange", unit="hække")
        assert "helt tal" in said(pilot)
        await fill(pilot, target="3", unit="højst fejl om ugen")
        goals = kept(services).steps[0].goals
        assert len(goals) == before + 1
        assert (goals[-1].text, goals[-1].in_words) == ("Klipper en hæk", "højst 3 fejl om ugen")
        await enter(pilot, "Klipper en hæk")
        await fill(pilot, text="Klipper to hække")
        assert kept(services).steps[0].goals[-1].id == goals[-1].id
        await enter(pilot, "Klipper to hække")
        await click_text(pilot, "Fjern", 2)
        await press(pilot, "enter")
        assert len(kept(services).steps[0].goals) == before + 1
        await press(pilot, "enter")
        await click_text(pilot, "Fjern", 2)
        await click_text(pilot, "│ Fjern", 3)
        assert len(kept(services).steps[0].goals) == before


async def test_how_a_goal_is_shown_is_chosen_by_its_name_and_read_back_with_it() -> None:
    services = house()
    async with showing(services, begun(services), (80, 50)) as pilot:
        await press(pilot, "right")
        await enter(pilot, "Skriv et delmål til")
        await press(pilot, *"Har et cv", "enter", "1", "enter", *"cv", "enter", "enter")
        form = pilot.app.screen
        assert isinstance(form, Form)
        assert "Set på arbejdspladsen" in seen(pilot)
        await press(pilot, "enter", "down", "down", "down", "enter")
        assert widget(pilot, "#ask-evidence").value == "produkt"  # type: ignore[attr-defined]
        await press(pilot, "escape")
        assert kept(services).steps[0].goals[-1].text != "Har et cv"
        await press(pilot, "enter")
        assert "Noget, der er lavet eller skrevet" in seen(pilot)
        await click_text(pilot, "│  Gem ", 4)
        assert kept(services).steps[0].goals[-1].evidence == "produkt"
        line = row(pilot, "Har et cv")
        assert "Vises ved: Noget, der er lavet eller skrevet" in line.below
        assert row(pilot, "Har et cv").text.startswith("Har et cv: 1 cv")


async def test_steps_are_taken_from_the_ladder_written_and_moved() -> None:
    services = house()
    async with showing(services, begun(services), (80, 50)) as pilot:
        await press(pilot, "right", "right")
        await enter(pilot, "Uge 4: Branchedansk")
        await click_text(pilot, "Fjern trinnet", 2)
        await click_text(pilot, "│ Fjern", 3)
        assert "branchedansk" not in [one.id for one in kept(services).steps]
        assert any("uger uden noget" in one.text for one in rows(pilot).shown)
        await enter(pilot, "Tag et trin")
        await choose(pilot, "Branchedansk")
        step = kept(services).step("branchedansk")
        assert step is not None
        assert len(step.goals) >= 3
        await enter(pilot, "Uge 4: Branchedansk")
        await fill(pilot, normal="3")
        assert "mindst, normalt og højst" in said(pilot)
        await fill(pilot, least="3", most="5")
        assert [one.weeks.normal for one in kept(services).steps] == [3, 3, 13, 13, 26]
        await enter(pilot, "Skriv dit eget trin")
        await choose(pilot, "AMU")
        await fill(pilot, name="Motorsav", start="7", weeks="2")
        new = kept(services).step("motorsav")
        assert new is not None
        assert (new.start, new.weeks.normal, new.track.value) == (6, 2, "amu")
        assert row(pilot, "Uge 7: Motorsav")


async def test_a_step_is_taken_from_any_package_that_is_here() -> None:
    services = house()
    services.packages.finish(a_ready(name=local("Skovgartner [/]")).evolve(id="skov"))
    async with showing(services, begun(services), (80, 50)) as pilot:
        await press(pilot, "right", "right")
        for other, step, new in (
            ("Skovgartner [/]", "Branchedansk", "branchedansk-2"),
            ("Rutebuschauffør", "edkørsel", "medkoersel"),
        ):
            await enter(pilot, "Tag et trin fra en anden")
            await choose(pilot, other)
            await choose(pilot, step)
            assert kept(services).step(new)


async def test_words_are_written_and_can_then_be_practised() -> None:
    services = house()
    async with showing(services, begun(services)) as pilot:
        await click_text(pilot, "Ord", 1)
        await enter(pilot, "Skriv et ord")
        await press(pilot, *"saks", "enter", *"shears", "enter")
        assert [(one.danish, one.english) for one in kept(services).words] == [("saks", "shears")]
        await enter(pilot, "Skriv en kompetence")
        await fill(pilot, navn="Kan klippe")
        assert kept(services).competences[0].id == "kan-klippe"


async def test_everything_a_package_holds_is_written_on_the_screen() -> None:
    services = house()
    async with showing(services, begun(services), (80, 50)) as pilot:
        await click_text(pilot, "Krav", 1)
        await enter(pilot, "Det, man skal have")
        await fill(pilot, text="Kørekort B")
        for kind in DEMANDS.values():
            await enter(pilot, "Skriv et krav")
            await choose(pilot, kind)
            await fill(pilot, tekst=f"{kind} [/]")
        await enter(pilot, "Vælg fra den fælles liste")
        await choose(pilot, "Gaffeltruckcertifikat B")
        await enter(pilot, "Skriv et bevis")
        await fill(pilot, navn="Motorsav [/]", naar="Fældning", regel="Vises")
        assert "ja eller nej" in said(pilot)
        await fill(pilot, lovkrav="ja")
        await enter(pilot, "Skriv et kursus")
        await fill(pilot, navn="Grundkursus", dage="3-5")
        assert "nummer ukendt · 3–5 dage" in seen(pilot)
        await enter(pilot, "Skriv en advarsel")
        await fill(pilot, tekst="Der er støj")
        await click_text(pilot, "Råd", 1)
        await enter(pilot, "Skriv et råd")
        await fill(pilot, tekst="Vis det først")
        await enter(pilot, "Skriv en risiko")
        await fill(pilot, risiko="Tidlige vagter", tegn="Kommer sent", handling="Byt vagt")
        await enter(pilot, "Vælg en jobpakke")
        await choose(pilot, "Køkkenmedhjælper")
        await fill(pilot, tekst="Urter")
        assert "Køkkenmedhjælper: Urter" in seen(pilot)
        package = kept(services)
        assert str(package.hard_demand) == "Kørekort B"
        demands = [getattr(package.demands, name) for name in DEMANDS]
        assert [str(one) for (one,) in demands] == [f"{word} [/]" for word in DEMANDS.values()]
        assert [one.id for one in package.certificates] == ["truck-b", "motorsav"]
        assert package.certificates[0].checked
        assert (package.amu[0].number, len(package.warnings), len(package.mentor)) == (None, 1, 1)
        assert (package.risks[0].sign, package.risks[0].action) == ("Kommer sent", "Byt vagt")
        assert [one.id for one in package.neighbours] == ["koekken"]
        await click_text(pilot, "Krav", 1)
        await enter(pilot, "Det, man skal have")
        await click_text(pilot, "Fjern", 2)
        await click_text(pilot, "│ Fjern", 3)
        assert kept(services).hard_demand is None


async def test_a_finished_one_is_revised_and_courses_keep_the_old() -> None:
    services = house()
    ready = services.packages.finish(a_ready())
    citizen = services.citizens.add(AMINA)
    services.packages.revise("gartner")
    async with showing(services, OwnPackageScreen(services, "gartner")) as pilot:
        await enter(pilot, "Jobpakkens navn:")
        await fill(pilot, text="Gartner og skov")
        assert services.packages.get("gartner", "1.0") == ready
        assert services.packages.for_citizen("gartner") == ready
        await finish(pilot)
        assert str(services.packages.for_citizen("gartner").name) == "Gartner og skov"
    assert case(services, citizen).course is None


async def test_a_draft_is_put_away_and_brought_back_as_it_was() -> None:
    services = house()
    async with showing(services, begun(services)) as pilot:
        await enter(pilot, "Faget:")
        await press(pilot, *"Haver", "enter")
        await click_text(pilot, "Færdig", 2)
        await enter(pilot, "Læg kladden væk")
        await press(pilot, "escape")
        assert kept(services)
        await press(pilot, "enter", "enter")
        assert "hent den frem" in said(pilot).lower()
        assert len(services.packages.newest()) == 12
        assert not isinstance(pilot.app.screen, OwnPackageScreen)
        await pilot.app.push_screen(PackagesScreen(services))
        await pilot.pause()
        await enter(pilot, "Hent en kladde frem: 1 kladde er lagt væk")
        await choose(pilot, "Gartner")
        assert str(kept(services).trade) == "Haver"
        assert (went(pilot)[-1].where, went(pilot)[-1].name) == ("egen", "gartner")
        assert not any("lagt væk" in one.text for one in rows(pilot).shown)


async def test_ctrl_z_takes_back_the_answers_of_this_draft_and_names_them() -> None:
    services = house()
    services.citizens.add(AMINA)
    async with showing(services, begun(services)) as pilot:
        await press(pilot, "ctrl+z")
        assert "ikke noget at fortryde" in said(pilot)
        await enter(pilot, "Faget:")
        await press(pilot, *"Haver", "enter")
        await enter(pilot, "Skriv en opgave")
        await fill(pilot, tekst="Klippe [/]")
        await press(pilot, "ctrl+z")
        assert "Fortryd: Opgave kommer til: «Klippe [/]»?" in seen(pilot)
        await press(pilot, "escape")
        assert kept(services).tasks
        await press(pilot, "ctrl+z", "enter")
        assert not kept(services).tasks
        assert not any("Klippe" in one.text for one in rows(pilot).shown)
    async with showing(services, OwnPackageScreen(services, "gartner")) as pilot:
        await press(pilot, "ctrl+y")
        assert "Gjort igen: Opgave kommer til" in said(pilot)
        assert kept(services).tasks
        await press(pilot, "ctrl+z", "enter")
        await press(pilot, "ctrl+z")
        assert "Faget: «intet» bliver til «Haver»" in seen(pilot)
        await press(pilot, "enter")
        assert str(kept(services).trade) == "Ikke skrevet endnu"
        assert len(list(services.citizens.ids())) == 1


async def test_hostile_and_endless_text_is_kept_or_refused_in_words() -> None:
    services = house()
    async with showing(services, begun(services)) as pilot:
        for text in HOSTILE:
            await enter(pilot, "Skriv en opgave")
            await fill(pilot, tekst=text)
            if isinstance(pilot.app.screen, Form):
                assert "plads til 600" in said(pilot)
                await press(pilot, "escape")
            shown = seen(pilot).replace("\n", "")
            assert not {one for one in shown if one < " " or "\x7f" <= one < "\xa0"}
            assert "\u202e" not in shown
        assert len(kept(services).tasks) == len(HOSTILE) - 1
        assert kept(services).tasks[0].text == "x [/] y"
        assert any(len(services.drafts.get(one).get("tekst", "")) > 9_000
                   for one in services.drafts.places())  # fmt: skip
        await enter(pilot, "Jobpakkens navn:")
        await fill(pilot, text="[@click=app.quit]klik[/]")
        assert "[@click=app.quit]klik[/]" in seen(pilot).split("\n")[0]


async def test_a_full_disk_loses_nothing_and_says_so() -> None:
    services = house()
    async with showing(services, begun(services)) as pilot:
        await enter(pilot, "Faget:")
        fill_disk(services)
        await fill(pilot, text="Haver")
        assert isinstance(pilot.app.screen, Form)
        assert "Haver" in seen(pilot)
        await press(pilot, "escape")
        assert "Gå uden det" in seen(pilot)
        await press(pilot, "enter")
        assert "Haver" in seen(pilot)
        fill_disk(services, full=False)
        await click_text(pilot, "│  Gem ", 4)
        assert str(kept(services).trade) == "Haver"


async def test_on_a_full_disk_one_can_still_go() -> None:
    services = house()
    async with showing(services, begun(services)) as pilot:
        await enter(pilot, "Faget:")
        fill_disk(services)
        await press(pilot, *"Haver", "escape")
        await click_text(pilot, "Gå uden det", 2)
        assert isinstance(pilot.app.screen, OwnPackageScreen)
        assert "DER GEMMES IKKE" in seen(pilot)


async def test_locking_keeps_what_stands_in_the_box() -> None:
    services = house()
    async with showing(services, begun(services)) as pilot:
        await enter(pilot, "Faget:")
        await press(pilot, *"Haver")
        await keep_all(pilot.app)
        assert services.drafts.get("egen:gartner:text:trade") == {"text": "Haver"}


async def test_from_the_list_to_a_finished_package_and_back(opened: Opened) -> None:
    services = house()
    ready = a_ready()
    services.packages.save(ready)
    async with opened(services) as pilot:
        await press(pilot, "f3")
        await until(pilot, lambda: isinstance(pilot.app.screen, PackagesScreen))
        await press(pilot, *"gartn", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, OwnPackageScreen))
        await finish(pilot)
        await until(pilot, lambda: "er færdig" in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PackageScreen))
        await until(pilot, lambda: "Øv ordene sammen" in seen(pilot))
        assert "Jobpakke: Gartner" in seen(pilot)
        await enter(pilot, "Øv ordene sammen")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, PackageScreen))
        await press(pilot, "ctrl+g")
        await choose(pilot, "Rengøring")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        await press(pilot, "escape", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, PackagesScreen))
        assert "1 jobpakke." in seen(pilot)
        assert "kladde" not in seen(pilot).lower()
