"""Jobpakker: found by a word, read in sections, put into a plan."""

import json
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.citizen.screen import CitizenScreen
from screens.exchange import places
from screens.folders import Wanted
from screens.packages.package import PackageScreen
from screens.packages.package_file import written
from screens.packages.packages import PackagesScreen
from screens.page import Page
from screens.widgets.field import Field
from tests.domain.test_authoring import a_ready
from tests.screens.contrast import weak
from tests.screens.stage import (
    AMINA,
    HOSTILE,
    PACKAGE,
    SOREN,
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
    settled,
    showing,
    stand_on,
    until,
    went,
    with_course,
    write,
)
from tests.services.packages.test_package_files import NAMED, WHOLE
from vip2tui.base.safe import cut
from vip2tui.base.targets import NoFolderError
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.packages.authoring import local, to_file
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import OUT
from vip2tui.services.exchange.diary import last_place
from vip2tui.services.packages.package_text import sections


def files_in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


async def test_all_are_listed_from_the_index_alone() -> None:
    services = house()
    async with showing(services, PackagesScreen(services)) as pilot:
        keys = [one.key for one in rows(pilot).shown if not one.heading]
        assert keys == [*(p.id for p in SHIPPED.package_names()), "ny:", "hent:", "regler:"]
        assert "12 jobpakker" in seen(pilot)
        assert "Tilbage" in seen(pilot).split("\n")[-1]


async def test_letters_narrow_and_enter_reads() -> None:
    services = house()
    async with showing(services, PackagesScreen(services)) as pilot:
        await press(pilot, "k", "o", "k", "k", "e", "n")
        assert rows(pilot).shown[0].key == "koekken"
        await press(pilot, "enter")
        assert (went(pilot)[0].where, went(pilot)[0].name) == ("jobpakke", "koekken")


async def test_enter_reads_the_best_hit_and_not_one_that_stood_first_half_typed() -> None:
    services = house()
    async with showing(services, PackagesScreen(services)) as pilot:
        for word, best in (("lastbil", "lastbilchauffoer"), ("post", "postarbejder")):
            await press(pilot, *word)
            assert rows(pilot).shown[0].key == best
            await press(pilot, "enter")
            assert went(pilot)[-1].name == best
            await press(pilot, *["backspace"] * len(word))
        await press(pilot, *"lastbil", "down", "enter")
        assert went(pilot)[-1].name == "lager-transport"


async def test_nothing_found_says_what_to_do() -> None:
    services = house()
    async with showing(services, PackagesScreen(services)) as pilot:
        await press(pilot, *"xyzq")
        assert "Prøv et kortere ord" in seen(pilot)
        await press(pilot, "enter")
        assert went(pilot) == []


async def test_arrows_and_clicks_choose_in_the_list_for_the_citizen() -> None:
    services = house()
    citizen = services.citizens.add(AMINA, tovholder="Tove Holm")
    async with showing(services, PackagesScreen(services, citizen, for_plan=True)) as pilot:
        assert "Start en jobpakke for Amina" in seen(pilot)
        await press(pilot, "down", "enter")
        second = SHIPPED.package_names()[1].id
        assert (went(pilot)[0].name, went(pilot)[0].citizen) == (second, citizen)
        await click_text(pilot, SHIPPED.package_names()[2].name, 4)
        assert went(pilot)[1].name == SHIPPED.package_names()[2].id


async def test_ones_own_are_listed_and_a_draft_says_that_it_is_one() -> None:
    services = house()
    services.packages.finish(a_ready())
    services.packages.revise("gartner")
    draft = services.packages.begin("Skovarbejder [/]")
    async with showing(services, PackagesScreen(services)) as pilot:
        assert "15 jobpakker" in seen(pilot)
        keys = [one.key for one in rows(pilot).shown if not one.heading]
        assert keys[12:15] == ["gartner", "kladde:gartner", f"kladde:{draft.id}"]
        assert "Kladde" in row(pilot, "Skovarbejder").below
        await press(pilot, *"skovarb")
        assert "1 jobpakke." in seen(pilot)
        await press(pilot, "enter")
        assert (went(pilot)[0].where, went(pilot)[0].name) == ("egen", draft.id)


async def test_a_newer_edition_is_read_and_the_old_one_is_still_there() -> None:
    services = house()
    newer = SHIPPED.package("butik").evolve(version="1.1")
    services.packages.take(services.packages.preview(to_file(newer)))
    async with showing(services, PackagesScreen(services)) as pilot:
        assert "udgave 1.1" in row(pilot, "Butiksmedhjælper").below
        await pilot.app.push_screen(PackageScreen(services, "butik"))
        await pilot.pause()
        assert any("Udgave 1.1" in one.below for one in rows(pilot).shown)
        await stand_on(pilot, "Udgave 1.0")
        await press(pilot, "enter")
        assert went(pilot)[-1].name == "butik@1.0"
        await pilot.app.push_screen(PackageScreen(services, "butik@1.0"))
        await pilot.pause()
        assert any("Udgave 1.0" in one.below for one in rows(pilot).shown)
        assert not any("Start den for en borger" in one.text for one in rows(pilot).shown)


async def test_a_draft_is_not_offered_and_a_finished_one_of_ones_own_is() -> None:
    services = house()
    citizen = services.citizens.add(AMINA, tovholder="Tove Holm")
    draft = services.packages.begin("Skov")
    async with showing(services, PackageScreen(services, draft.id, citizen)) as pilot:
        assert not any("Start den" in one.text for one in rows(pilot).shown)
        await press(pilot, "ctrl+b")
        assert "kladde" in said(pilot)
        services.packages.finish(a_ready())
        await pilot.app.push_screen(PackageScreen(services, "gartner", citizen))
        await pilot.pause()
        await press(pilot, "ctrl+b")
        await write(pilot, "14/5")
        plan = case(services, citizen).course
        assert plan is not None
        assert (plan.course.package, plan.course.version) == ("gartner", "1.0")


async def test_from_a_package_one_goes_to_words_fit_and_compare() -> None:
    services = house()
    citizen = services.citizens.add(AMINA, tovholder="Tove Holm")
    async with showing(services, PackageScreen(services, PACKAGE, citizen)) as pilot:
        await click_text(pilot, "► Øv ordene sammen", 4)
        await click_text(pilot, "► Er den noget for Amina?", 4)
        await press(pilot, "ctrl+g")
        await choose(pilot, "Køkkenmedhjælper")
        assert [(one.where, one.citizen, one.name) for one in went(pilot)] == [
            ("ord", None, PACKAGE),
            ("passer", citizen, PACKAGE),
            ("sammenlign", None, f"{PACKAGE}+koekken"),
        ]


async def test_a_package_is_written_as_a_file_and_fetched_elsewhere(tmp_path: Path) -> None:
    services, other = house(), house(writer="w2")
    services.packages.finish(a_ready())
    async with showing(services, PackageScreen(services, "gartner")) as pilot:
        await stand_on(pilot, "Gem jobpakken som en fil")
        await press(pilot, "enter")
        assert "Tovholder: Mette Holm" in seen(pilot)
        assert "Arbejdsgiver: Grønt & Godt" in seen(pilot)
        await press(pilot, "enter")
        await choose(pilot, "Skriv stedet")
        await write(pilot, str(tmp_path))
        assert "Filen er klar" in seen(pilot)
    made = files_in(tmp_path)
    assert [one.name for one in made] == ["jobpakke-gartner-1.0.json"]
    async with showing(other, PackagesScreen(other)) as pilot:
        await stand_on(pilot, "Hent en jobpakke fra en fil")
        await press(pilot, "enter")
        await choose(pilot, "Skriv stedet")
        await write(pilot, str(made[0]))
        assert "Den er ikke på denne computer i forvejen" in seen(pilot)
        await press(pilot, "escape")
        assert len(other.packages.newest()) == 12
        await stand_on(pilot, "Hent en jobpakke fra en fil")
        await press(pilot, "enter")
        await choose(pilot, "Skriv stedet")
        await write(pilot, str(made[0]))
        await press(pilot, "enter")
        assert other.packages.for_citizen("gartner") == services.packages.get("gartner")
        assert (went(pilot)[-1].where, went(pilot)[-1].name) == ("jobpakke", "gartner")


async def test_the_names_can_stay_at_home_and_the_file_is_then_a_draft(tmp_path: Path) -> None:
    services, other = house(), house(writer="w2")
    ready = services.packages.finish(a_ready(parties=(local("Grønt & Godt ApS [/]"),)))
    async with showing(services, PackageScreen(services, "gartner")) as pilot:
        await stand_on(pilot, "Gem jobpakken som en fil")
        await press(pilot, "enter")
        assert "Aftalt med: Grønt & Godt ApS [/]" in seen(pilot)
        assert "┌────" in seen(pilot)  # a box, though it is the first dialog of the day
        await press(pilot, "escape")
        assert not files_in(tmp_path)
        await press(pilot, "enter")
        await click_text(pilot, "Gem uden navne", 2)
        await choose(pilot, "Skriv stedet")
        await write(pilot, str(tmp_path))
    (made,) = files_in(tmp_path)
    text = made.read_text(encoding="utf-8")
    assert not [one for one in ("Mette", "Godt") if one in text]
    other.packages.take(other.packages.preview(made.read_bytes()))
    theirs = other.packages.get("gartner")
    assert theirs.own is not None
    assert theirs.own.draft
    assert theirs.steps == ready.steps
    assert services.packages.get("gartner") == ready


async def test_a_refusal_at_the_file_says_what_did_not_happen(tmp_path: Path) -> None:
    services = house()
    async with showing(services, PackageScreen(services, PACKAGE)) as pilot:
        await stand_on(pilot, "Gem jobpakken som en fil")
        await press(pilot, "enter")
        await choose(pilot, "Skriv stedet")
        await write(pilot, str(tmp_path / "vaek [/]"))
        assert "ikke skrevet nogen fil" in said(pilot)
        assert "sendt" not in said(pilot)


@pytest.mark.parametrize("name", NAMED)
async def test_a_broken_file_is_refused_in_words(name: str, tmp_path: Path) -> None:
    services = house()
    path = tmp_path / "x [bold] y.json"
    path.write_bytes(NAMED[name])
    async with showing(services, PackagesScreen(services)) as pilot:
        await stand_on(pilot, "Hent en jobpakke fra en fil")
        await press(pilot, "enter")
        await choose(pilot, "Skriv stedet")
        await write(pilot, str(path))
        assert "kan ikke" in said(pilot)
        assert not {one for one in seen(pilot) if one < " " and one != "\n"}
        assert services.desk.store.rows("packages") == {}


async def test_a_file_that_is_gone_or_a_folder_is_refused_in_words(tmp_path: Path) -> None:
    services = house()
    async with showing(services, PackagesScreen(services)) as pilot:
        for place in (tmp_path / "vaek.json", tmp_path):
            await stand_on(pilot, "Hent en jobpakke fra en fil")
            await press(pilot, "enter")
            await choose(pilot, "Skriv stedet")
            await write(pilot, str(place))
            assert "kan ikke" in said(pilot)


async def test_hostile_texts_of_a_file_are_drawn_and_never_obeyed(tmp_path: Path) -> None:
    services = house()
    text = json.dumps(WHOLE).replace("delmål", "[@click=app.quit]del[/]\\u001b]0;x\\u0007\\u202e")
    hostile = json.loads(text)
    hostile["navn"]["tekst"] = "\x1b[2J[bold]Gartner[/]"
    for one in hostile["opgaver"]:
        one["tekst"] = "[@click=app.quit]Opgave[/]\x1b]52;c;aGVq\x07" + one["tekst"]
    path = tmp_path / "ond.json"
    path.write_text(json.dumps(hostile), encoding="utf-8")
    async with showing(services, PackagesScreen(services)) as pilot:
        await stand_on(pilot, "Hent en jobpakke fra en fil")
        await press(pilot, "enter")
        await choose(pilot, "Skriv stedet")
        await write(pilot, str(path))
        await press(pilot, "enter")
        assert (went(pilot)[-1].where, went(pilot)[-1].name) == ("jobpakke", "gartner")
        await pilot.app.push_screen(PackageScreen(services, "gartner"))
        await press(pilot, "ctrl+a")
        for _ in range(6):
            shown = seen(pilot)
            assert not {one for one in shown if (one < " " and one != "\n") or one == "\u202e"}
            await press(pilot, "pagedown")
        assert any("[@click=app.quit]Opgave[/]" in one.text for one in rows(pilot).shown)


def test_a_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    package = SHIPPED.package(PACKAGE)
    assert written(tmp_path, package) != written(tmp_path, package)
    with pytest.raises(NoFolderError, match="i behold"):
        written(tmp_path / "vaek", package)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_package_is_one_line_and_what_it_demands_is_told_of_the_chosen_one(
    size: tuple[int, int],
) -> None:
    services = house()
    async with showing(services, PackagesScreen(services), size) as pilot:
        await pilot.pause()
        shown = seen(pilot).split("\n")
        for one in SHIPPED.package_names():
            name = one.name if size[0] == 80 else cut(one.name, 24)
            (line,) = [each for each in shown if f"► {name} " in each]
            assert one.weeks_text in line
            assert line.split(one.weeks_text)[1].strip().startswith(one.danish)
            assert (" ! " in line[: line.index(one.weeks_text)]) is bool(one.hard_demand)
        first = next(one for one in SHIPPED.package_names() if one.hard_demand)
        await stand_on(pilot, first.name)
        told = " ".join(seen(pilot).translate({ord("│"): " "}).split())
        assert first.hard_demand[:20] in told
        assert f"dansk: {first.danish}" in told
        assert not weak(pilot.app.screen, 4.5)


async def test_from_110_columns_the_chosen_text_stands_beside_with_its_source() -> None:
    services = house()
    async with showing(services, PackageScreen(services, PACKAGE), (120, 40)) as pilot:
        first = SHIPPED.package(PACKAGE).warnings[0]
        await stand_on(pilot, first.text)
        beside = " ".join(line[70:].replace("│", " ") for line in seen(pilot).split("\n"))
        source = str(SHIPPED.package(PACKAGE).sources[first.source])
        assert source[:60] in " ".join(beside.split())
        await stand_on(pilot, "Opgaver i jobbet")
        beside = " ".join(line[70:].replace("│", " ") for line in seen(pilot).split("\n"))
        task = SHIPPED.package(PACKAGE).tasks[0].text
        assert task in " ".join(beside.split()), "what is folded is read there"
        assert not any(task in one.text for one in rows(pilot).shown)
        assert not weak(pilot.app.screen, 4.5)


@pytest.mark.parametrize("package", [one.id for one in SHIPPED.package_names()])
def test_every_text_of_a_package_names_its_source(package: str) -> None:
    known = SHIPPED.package(package).sources | SHIPPED.shared().sources
    for section in sections(SHIPPED, SHIPPED.package(package)):
        assert all(one.source in known for one in section.said if section.id != "kilder")


async def test_sections_fold_and_show_their_sources() -> None:
    services = house()
    async with showing(services, PackageScreen(services, PACKAGE)) as pilot:
        first = SHIPPED.package(PACKAGE).warnings[0]
        assert first.text[:40] in seen(pilot)
        source = f"(kilde: {SHIPPED.package(PACKAGE).sources[first.source]}"[:40]
        assert source not in seen(pilot)
        assert "[?]" in next(one for one in seen(pilot).split("\n") if first.text[:40] in one)
        await stand_on(pilot, first.text)
        await press(pilot, "enter")
        assert source in seen(pilot)
        await press(pilot, "escape")
        assert source in pilot.app.screen.help_about()
        assert not any("Fejl i pluk" in one.text for one in rows(pilot).shown)
        await stand_on(pilot, "Forløbets trin")
        await click_text(pilot, "► Forløbets trin", 5)
        assert any("Fejl i pluk: højst 2 %" in one.text for one in rows(pilot).shown)
        assert row(pilot, "Forløbets trin").mark == "▼ "
        await press(pilot, "enter")
        assert not any("Fejl i pluk" in one.text for one in rows(pilot).shown)
        await press(pilot, "ctrl+a")
        texts = [one.text for one in rows(pilot).shown]
        assert any(" = " in text for text in texts)
        assert any("Udgave 1" in one.below for one in rows(pilot).shown)
        await press(pilot, "end", "ctrl+a")
        assert len(rows(pilot).shown) < len(texts)


async def test_a_neighbour_is_opened() -> None:
    services = house()
    async with showing(services, PackageScreen(services, "produktionsmedarbejder")) as pilot:
        await press(pilot, "ctrl+a")
        await stand_on(pilot, "Lagerarbejder indenfor transport:")
        await press(pilot, "enter")
        assert went(pilot)[0].name == "lager-transport"


def typed(pilot: Pilot[None], text: str) -> None:
    """Put text in the field with the cursor, as if it was typed."""
    field = pilot.app.focused
    assert isinstance(field, Field)
    field.value = text


async def test_a_package_is_put_into_the_plan_after_the_days_were_shown() -> None:
    services = house()
    citizen = services.citizens.add(AMINA, tovholder="Tove Holm")
    async with showing(services, PackageScreen(services, PACKAGE, citizen)) as pilot:
        assert "Start den for Amina" in seen(pilot)
        await press(pilot, "ctrl+b")
        assert "Her kommer det til at stå" in seen(pilot)
        assert "Der er mere" not in seen(pilot)
        await write(pilot, "31-02")
        assert "Skriv fx" in said(pilot)
        typed(pilot, "14/5")
        await settled(pilot)
        shown = seen(pilot)
        assert "tor 14. maj 2026" in shown
        assert "Læs først" in shown
        await press(pilot, *["down"] * 13)
        assert "Afklaring" in seen(pilot)
        assert case(services, citizen).course is None
        await press(pilot, "enter")
        plan = case(services, citizen).course
        assert plan is not None
        assert (plan.course.package, plan.course.start) == (PACKAGE, date(2026, 5, 14))
        assert (went(pilot)[0].where, went(pilot)[0].name) == ("borger", "plan")
        services.history.undo()
        assert case(services, citizen).course is None


async def test_a_mentor_is_asked_who_is_tovholder_where_nobody_knows() -> None:
    services = house()
    citizen = services.citizens.add(AMINA)
    async with showing(services, PackageScreen(services, PACKAGE, citizen)) as pilot:
        await press(pilot, "ctrl+b")
        assert "Hvem er Aminas tovholder?" in seen(pilot)
        await press(pilot, "enter")
        assert "Skriv navnet på den ene konsulent" in said(pilot)
        await write(pilot, "Tove Holm")
        assert "Hvornår begynder Amina?" in seen(pilot)
        assert case(services, citizen).citizen.tovholder is None
        await write(pilot, "14/5")
        assert case(services, citizen).course is not None
        assert case(services, citizen).citizen.tovholder == "Tove Holm"
    other = services.citizens.add(SOREN)
    async with showing(services, PackageScreen(services, PACKAGE, other)) as pilot:
        await press(pilot, "ctrl+b")
        assert "Hvornår begynder Søren?" in seen(pilot), "it is the one of the others"
        await write(pilot, "14/5")
        assert "Tovholder: Tove Holm." in said(pilot)


async def test_a_consultant_is_tovholder_without_being_asked() -> None:
    services = house(Role.CONSULTANT, "Karin Kold")
    citizen = services.citizens.add(AMINA)
    async with showing(services, PackageScreen(services, PACKAGE, citizen)) as pilot:
        await press(pilot, "ctrl+b")
        assert "Hvornår begynder Amina" in seen(pilot)
        await write(pilot, "14/5")
        assert "Tovholder: Karin Kold." in said(pilot)
        assert case(services, citizen).citizen.tovholder == "Karin Kold"


async def test_a_day_off_is_told_before_it_is_written() -> None:
    services = house()
    citizen = services.citizens.add(AMINA, tovholder="Tove Holm")
    async with showing(services, PackageScreen(services, PACKAGE, citizen), (80, 40)) as pilot:
        await press(pilot, "ctrl+b")
        typed(pilot, "14/5")
        await settled(pilot)
        assert "Kristi himmelfartsdag" in seen(pilot)
        typed(pilot, "18/5")
        await settled(pilot)
        assert "Kristi himmelfartsdag" not in seen(pilot)
        await click_text(pilot, "Start jobpakken", 2)
        assert case(services, citizen).course.course.start == date(2026, 5, 18)


async def test_what_to_mind_is_told_before_the_plan_is_written() -> None:
    services = house()
    citizen = services.citizens.add(AMINA, tovholder="Tove Holm")
    async with showing(services, PackageScreen(services, "postarbejder", citizen)) as pilot:
        await press(pilot, "ctrl+b")
        typed(pilot, "18/5")
        await settled(pilot)
        first = seen(pilot)
        assert "Markedet er vendt" in first
        assert "Der er mere" in first
        assert "Afklaring" not in first
        await press(pilot, "pagedown")
        assert "(VUB), Gaffeltruckcertifikat B" in seen(pilot)
        await press(pilot, "pagedown")
        assert "Afklaring" in seen(pilot)
        await press(pilot, "pagedown", "pagedown")
        assert "Planen er en kopi" in seen(pilot)
        assert "Der er mere" not in seen(pilot)
        assert case(services, citizen).course is None


async def test_who_is_on_the_package_already_is_told_before_the_day_is_asked() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, PackageScreen(services, PACKAGE, citizen)) as pilot:
        await press(pilot, "ctrl+b")
        assert "har allerede et forløb på denne jobpakke" in said(pilot)
        assert "Hvornår begynder" not in seen(pilot)


async def test_for_whom_is_asked_when_nobody_was_chosen() -> None:
    services = house()
    services.citizens.add(AMINA, tovholder="Tove Holm")
    soren = services.citizens.add(SOREN, tovholder="Tove Holm")
    async with showing(services, PackageScreen(services, PACKAGE)) as pilot:
        await stand_on(pilot, "Start den for en borger")
        await press(pilot, "enter")
        await choose(pilot, SOREN)
        typed(pilot, "+7")
        await press(pilot, "escape")
        assert case(services, soren).course is None
        await press(pilot, "ctrl+b")
        await choose(pilot, SOREN)
        await write(pilot, "+7")
        assert case(services, soren).course is not None


async def test_with_nobody_to_give_it_to_it_says_so() -> None:
    services = house()
    async with showing(services, PackageScreen(services, PACKAGE)) as pilot:
        await press(pilot, "ctrl+b")
        assert "Opret en borger først" in said(pilot)


async def test_the_same_package_twice_is_refused() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, PackageScreen(services, PACKAGE, citizen)) as pilot:
        await press(pilot, "ctrl+b")
        await write(pilot, "+7")
        assert "har allerede et forløb" in said(pilot)
        assert len(case(services, citizen).courses) == 1


async def test_a_full_disk_writes_no_plan() -> None:
    services = house()
    citizen = services.citizens.add(AMINA, tovholder="Tove Holm")
    async with showing(services, PackageScreen(services, PACKAGE, citizen)) as pilot:
        fill_disk(services)
        await press(pilot, "ctrl+b")
        await write(pilot, "+7")
        assert "DER GEMMES IKKE" in seen(pilot)
        assert case(services, citizen).course is None
        assert went(pilot) == []


async def test_a_package_that_is_not_there_leads_back() -> None:
    services = house()
    async with showing(services, PackageScreen(services, "findes-ikke")) as pilot:
        await pilot.pause()
        assert not isinstance(pilot.app.screen, PackageScreen)
        assert "Der er ingen jobpakke" in said(pilot)


async def test_hostile_names_are_drawn_as_they_are() -> None:
    services = house()
    for text in HOSTILE:
        services.citizens.add(text[:150], tovholder="Tove Holm")
    async with showing(services, PackageScreen(services, PACKAGE)) as pilot:
        await press(pilot, "ctrl+b")
        drawn = seen(pilot).replace("\n", "")
        assert not {char for char in drawn if char < " " or "\x7f" <= char < "\xa0"}
        await choose(pilot, HOSTILE[1])
        assert "Hvornår begynder [bold?" in seen(pilot)
        await write(pilot, "+7")
        assert "Jobpakken er startet for [bold." in seen(pilot)


async def test_word_cards_in_other_languages_are_named_with_address_and_stamp() -> None:
    services = house()
    async with showing(services, PackageScreen(services, PACKAGE)) as pilot:
        await stand_on(pilot, "Fagets ord på andre sprog")
        await press(pilot, "enter")
        told = row(pilot, "Sprogkort med billeder")
        assert "se om faget er med" in told.text
        assert "tigrinya" in told.below
        assert "https://info.jobnet.dk/" in told.below
        assert "Kontrolleret februar 2026." in told.below


async def test_a_start_in_the_frost_is_told_before_it_is_written_and_stands_in_the_plan() -> None:
    services = house()
    citizen = services.citizens.add(AMINA, tovholder="Tove Holm")
    async with showing(services, PackageScreen(services, "kabel-ledning", citizen)) as pilot:
        await press(pilot, "ctrl+b")
        typed(pilot, "2/11")
        await settled(pilot)
        assert "!  Forløbet begynder i november. Begynd helst i" in seen(pilot)
        assert "marts–august. Frost stopper arbejdet." in seen(pilot)
        await press(pilot, "enter")
        await pilot.app.push_screen(CitizenScreen(services, citizen, "plan"))
        await pilot.pause()
        assert row(pilot, "Forløbet begynder i november").mark == "! "


async def test_the_folder_for_what_leaves_is_proposed_and_stays_as_it_was_set(
    tmp_path: Path,
) -> None:
    out, other = tmp_path / "ud", tmp_path / "stik"
    for one in (out, other):
        one.mkdir()
    services = house()
    services.settings.set(OUT, str(out))
    asked: list[str] = []

    async def ask(_page: Page, wanted: Wanted) -> str:
        asked.append(wanted.last)
        return str(other)

    async with showing(services, PackageScreen(services, PACKAGE)) as pilot:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(places, "walk", ask)
            await stand_on(pilot, "Gem jobpakken som en fil")
            await press(pilot, "enter")
            await until(pilot, lambda: "Filen er klar" in seen(pilot))
    assert asked == [str(out)]
    assert [one.suffix for one in other.iterdir()] == [".json"]
    assert services.settings.get(OUT).value == str(out)
    assert last_place(services.desk) == "", "what Send proposes is another folder"
