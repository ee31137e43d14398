"""The page about a person: what is stored first, then what is shown."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from screens import commands
from screens.citizen.note import NoteScreen
from screens.citizen.screen import PARTS, CitizenScreen, names_of_parts
from screens.help import Help
from screens.messages import To
from tests.screens.contrast import weak
from tests.screens.stage import (
    AMINA,
    HOSTILE,
    PACKAGE,
    TODAY,
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
    with_course,
    write,
)
from tests.services.course.test_cautions import a_gardener
from tests.services.packages.office_files import as_file, points
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.writer import Draft, Pen
from vip2tui.changes.writer import write as write_changes
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.weekly import Round

if TYPE_CHECKING:
    from vip2tui.services.house import Services

OWN = "Du har navn og telefonnummer"
LEADERS = "Arbejdstøj, sko, adgangskort"
OFFICES = "Formålet med forløbet"


def item(services, citizen, name):
    plan = case(services, citizen).course
    return services.checklist.find(plan, name)


async def test_the_page_says_what_happens_next_and_how_far_it_is() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        shown = seen(pilot)
        assert shown.split("\n")[0].split("  ")[0].strip() == "Amina"
        assert "Næste skridt" in shown
        assert "dage over fristen" in shown
        assert "Tempo: langt bagud (5 uger), fordi «Afklaring og kompetencekort»" in shown
        assert "Slut: søn 4. juli 2027 (skøn)" in " ".join(shown.split())
        assert "│i dag    sep  nov" in shown
        assert re.search(r"Forløb: Lagerarbejder indenfor transport +Trappe [○●!√]──", shown)
        steps = [line for line in shown.split("\n") if "░" in line or "█" in line]
        assert any("Branchedansk og intr" in line and "ikke begyndt" in line for line in steps)
        assert any("│" in line for line in steps)  # today


async def test_the_overview_counts_what_is_in_place_and_the_days_of_the_last_week() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        shown = seen(pilot)
        assert shown.split("\n")[0].startswith(" Amina  ! langt bagud (5 uger)")
        tally = next(line for line in shown.split("\n") if "Tjekliste ░" in line)
        assert " 0 af 58" in tally
        assert "Mødt" not in tally  # nobody has counted
    services.weekly.save(case(services, citizen), Round(days_present=3, days_planned=5))
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        tally = next(line for line in seen(pilot).split("\n") if "Tjekliste █" in line)
        assert tally.rstrip().endswith("Mødt ●●●○○ 3 af 5")
    with_only_a_name = services.citizens.add("Bo")
    async with showing(services, CitizenScreen(services, with_only_a_name)) as pilot:
        assert "Tjekliste ░" not in seen(pilot)
        assert "!" not in seen(pilot).split("\n")[0]


async def test_from_110_columns_the_time_line_stands_beside_the_overview() -> None:
    services = house()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("telefon", "Ringede om bussen"))
    async with showing(services, CitizenScreen(services, citizen), (120, 40)) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        shown = seen(pilot).split("\n")
        title = next(line for line in shown if "─ Tidslinje ─" in line)
        under = [" ".join(line[title.index("─ Tidslinje") :].split()) for line in shown]
        assert any("4. maj » Telefon · Ringede om bussen" in line for line in under)
        services.notes.add(case(services, citizen), Note("telefon", "Og igen"))
        pilot.app.screen.read_again()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "» Telefon · Og igen" in seen(pilot)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "─ Tidslinje ─" not in seen(pilot)


async def test_the_keys_fit_in_80_columns() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        assert "Tilbage" in seen(pilot).split("\n")[-1]


async def test_left_and_right_and_the_mouse_turn_the_parts() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        await press(pilot, "right")
        assert "[Plan]" in seen(pilot)
        await press(pilot, "left", "left")
        assert "[Mentorstøtte]" in seen(pilot)
        await press(pilot, "ctrl+right")
        assert "[Overblik]" in seen(pilot)
        await click_text(pilot, " Tjekliste ", 3)
        assert "[Tjekliste]" in seen(pilot)
        assert rows(pilot).has_focus
        await press(pilot, "f4")
        assert "[Tjekliste]" in seen(pilot)


async def test_a_place_can_be_named_when_the_page_is_opened() -> None:
    services = house()
    citizen = with_course(services)
    screen = CitizenScreen(services, citizen, "tjekliste/m02.3")
    async with showing(services, screen) as pilot:
        here = rows(pilot).row
        assert here is not None
        assert here.text.startswith("Den første dag er planlagt")
    async with showing(services, CitizenScreen(services, citizen, "plan/praktik")) as pilot:
        here = rows(pilot).row
        assert here is not None
        assert "praktik" in here.text


async def test_what_is_missing_is_written_with_enter() -> None:
    services = house()
    citizen = services.citizens.add(AMINA)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        await stand_on(pilot, "Telefon")
        await press(pilot, "enter")
        await write(pilot, "12 34 56 78")
        assert case(services, citizen).citizen.phone == "12 34 56 78"
        assert "Telefon er gemt" in said(pilot)
        assert any(one.text.startswith("Mangler (3)") for one in rows(pilot).shown)


async def test_an_empty_name_is_refused_and_the_old_one_stands() -> None:
    services = house()
    citizen = services.citizens.add(AMINA)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        await click_text(pilot, "Ret navn, telefon", 4)
        await choose(pilot, "Navn")
        await write(pilot, "")
        assert case(services, citizen).citizen.name == AMINA
        assert "Det gamle navn står endnu" in said(pilot)


async def test_a_full_disk_is_said_across_the_screen_and_nothing_is_pretended() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        await stand_on(pilot, OWN)
        fill_disk(services)
        await press(pilot, "space")
        assert item(services, citizen, "m01.7").is_open
        assert "DER GEMMES IKKE" in seen(pilot)
        fill_disk(services, full=False)
        await press(pilot, "space")
        assert not item(services, citizen, "m01.7").is_open
        assert "DER GEMMES IKKE" not in seen(pilot)


async def test_space_ticks_and_the_cursor_stays() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        before = await stand_on(pilot, OWN)
        await press(pilot, "space")
        state = item(services, citizen, "m01.7").state
        assert state is not None
        assert (state.status, state.day) == ("klaret", date(2026, 5, 4))
        here = rows(pilot).row
        assert here is not None
        assert here.key == before.key
        assert here.mark == "[√] "
        assert "4. maj Mette" in seen(pilot)
        heading = row(pilot, "FØR START").text.split("  ")
        assert (heading[0], heading[-1].strip()) == ("FØR START: 1 af 14", "█░" + "░" * 18)


async def test_a_click_on_the_box_ticks_and_a_click_on_the_text_asks() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        await stand_on(pilot, OWN)
        await click_text(pilot, f"[ ] {OWN}", 1)
        assert not item(services, citizen, "m01.7").is_open
        await click_text(pilot, OWN, 5)
        assert "Fjern fluebenet" in seen(pilot)


async def test_space_on_a_ticked_item_asks_why() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        await stand_on(pilot, OWN)
        await press(pilot, "space", "space")
        await write(pilot, "   ")
        assert not item(services, citizen, "m01.7").is_open
        await write(pilot, "trykkede forkert")
        assert item(services, citizen, "m01.7").is_open
        records = [
            one.field for one in services.history.of(item(services, citizen, "m01.7").record)
        ]
        assert records.count("status") == 2


async def test_a_mentor_ticks_for_the_leader_and_it_says_so() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        await stand_on(pilot, LEADERS)
        await press(pilot, "space")
        state = item(services, citizen, "m02.2").state
        assert state is not None
        assert state.on_behalf == "L"
        assert "på lederens vegne" in row(pilot, LEADERS).below
        assert "på lederens vegne" in said(pilot)


async def test_the_municipalitys_items_are_seen_and_neither_ticked_nor_overdue() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        found = await stand_on(pilot, OFFICES)
        assert found.aside[0][0] == "kommunen"
        assert "over fristen" not in found.aside[1][0]
        await press(pilot, "space")
        assert item(services, citizen, "m01.1").is_open
        assert "Det punkt klarer kommunen" in said(pilot)
        await press(pilot, "enter")
        assert "Det punkt klarer kommunen" in seen(pilot)


async def test_the_consultant_ticks_the_municipalitys_items() -> None:
    services = house(Role.CONSULTANT)
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        found = await stand_on(pilot, OFFICES)
        assert found.aside[0][0] == "dig"
        await press(pilot, "space")
        assert not item(services, citizen, "m01.1").is_open


async def test_an_item_is_put_off_with_a_day_as_people_write_it() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        await stand_on(pilot, OWN)
        await press(pilot, "enter")
        await choose(pilot, "Udskyd")
        await write(pilot, "31-02")
        assert "Skriv fx" in said(pilot)
        await write(pilot, "+7")
        assert item(services, citizen, "m01.7").deadline == date(2026, 5, 11)
        assert "Udskudt til man 11. maj 2026" in said(pilot)
        assert row(pilot, OWN).aside[1][0] == "udskudt til 11. maj"


async def test_an_item_is_set_aside_with_a_reason() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        await stand_on(pilot, OWN)
        await press(pilot, "enter")
        await choose(pilot, "Ikke relevant")
        await write(pilot, "vi har kendt hinanden længe")
        assert item(services, citizen, "m01.7").status == "ikke_relevant"
        assert row(pilot, OWN).mark == "[─] "
        assert "kendt hinanden" in row(pilot, OWN).below


async def test_an_item_is_ticked_with_another_day_and_a_note() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        await stand_on(pilot, OWN)
        await press(pilot, "enter")
        await choose(pilot, "anden dato")
        await write(pilot, "3/5")
        state = item(services, citizen, "m01.7").state
        assert state is not None
        assert state.day == date(2026, 5, 3)
        await stand_on(pilot, "Den første dag er planlagt")
        await press(pilot, "enter")
        await choose(pilot, "bemærkning")
        await write(pilot, "[b]hos Bent")
        assert "[b]hos Bent" in row(pilot, "Den første dag er planlagt").below


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_a_point_means_stands_under_the_list_and_follows_the_cursor(
    size: tuple[int, int],
) -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste"), size) as pilot:
        await stand_on(pilot, OWN)
        assert "Én gennemgående person" in seen(pilot)
        assert ("[?]" in seen(pilot)) is (size[0] < 110), "beside the list it is told whole"
        assert ("(kilde:" in seen(pilot)) is (size[0] >= 110)
        await press(pilot, "down")
        assert "Én gennemgående person" not in seen(pilot)
        assert rows(pilot).has_focus


async def test_enter_explains_a_point_with_its_source_and_esc_comes_back_to_the_row() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        before = await stand_on(pilot, OWN)
        await press(pilot, "enter")
        await choose(pilot, "Forklar punktet")
        shown = seen(pilot)
        for words in ("Hvad punktet betyder", "Én gennemgående person", "Hvem: dig.", "(kilde:"):
            assert words in shown
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CitizenScreen)
        assert rows(pilot).row == before
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, CitizenScreen)


@pytest.mark.parametrize("presses", [(), ("pagedown",), ("pagedown", "pagedown", "up"), ("end",)])
async def test_f1_is_help_that_begins_with_the_point_and_comes_back_to_the_line(
    presses: tuple[str],
) -> None:
    services = house()
    citizen = with_course(services)
    screen = CitizenScreen(services, citizen, "tjekliste")
    async with showing(services, screen) as pilot:
        await press(pilot, *presses)
        before, lines = (rows(pilot).row, rows(pilot).scroll_y), seen(pilot)
        assert before[0] is not None
        await press(pilot, "f1")
        assert [one.where for one in went(pilot)] == [To.HELP]
        await pilot.app.push_screen(Help(services, screen, citizen))
        await pilot.pause()
        shown = " ".join(seen(pilot).split())
        assert before[0].text in shown
        assert shown.index(before[0].text) < shown.index("Siden har otte dele")
        assert "Hvem:" in shown
        await press(pilot, "escape")
        assert (rows(pilot).row, rows(pilot).scroll_y) == before
        assert seen(pilot) == lines


async def test_a_point_about_the_citizen_says_the_name() -> None:
    services = house()
    citizen = with_course(services, "Jens Østergård")
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        texts = [one.text for one in rows(pilot).shown if not one.heading]
        assert "Jens' egne mål med tiden her er skrevet ned" in texts
        assert "Jens er præsenteret for kollegerne og de tillidsvalgte" in texts
        assert not [one for one in texts if "orgeren" in one]
        await stand_on(pilot, "Pauserne er forklaret, og Jens er med i dem")
        await press(pilot, *"borgerens")
        assert row(pilot, "Jens' egne mål"), "the words of the checklist find it too"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_help_of_every_item_fits_and_never_hides_the_row_it_is_about(
    size: tuple[int, int],
) -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste"), size) as pilot:
        items = [n for n, one in enumerate(rows(pilot).shown) if not one.heading]
        assert len(items) == 62
        for n in items:
            rows(pilot).highlighted = n
            await pilot.pause()
            lines = seen(pilot).split("\n")
            chosen = next(line for line in lines if "▌" in line[:4])
            assert rows(pilot).shown[n].text.split(" ")[0] in chosen
            if size[0] >= 110:  # beside the list, whole
                first = pilot.app.screen.help_about().split()[0]
                assert first in " ".join(lines)
                continue
            under = lines[next(k for k, one in enumerate(lines) if one.startswith(" ────")) + 1 :]
            said = " ".join(" ".join(under[:2]).split())
            assert said.endswith("[?]"), "all of it, and that there is more"
            assert pilot.app.screen.help_about().endswith(")"), "with the source"


async def test_the_plan_opens_on_the_step_that_goes_on_under_its_months() -> None:
    services = house()
    citizen = with_course(services)
    seen_case = case(services, citizen)
    steps = seen_case.course.steps
    services.courses.set_step(seen_case, steps[0], "gennemfoert")
    services.courses.set_step(case(services, citizen), steps[1], "i_gang")
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        lines = seen(pilot).split("\n")
        assert re.match(r" +Trappe √──●──○──○──○ +\S.*maj", lines[3])
        assert any("░" in line for line in lines[4:9])
        here = next(n for n, line in enumerate(lines) if line.startswith(" ▌"))
        assert steps[1].step.name[:20] in lines[here]
        assert here < 14  # its goals are seen under it
        assert "(kilde:" not in seen(pilot)
    async with showing(services, CitizenScreen(services, citizen, "plan"), (120, 40)) as pilot:
        lines = seen(pilot).split("\n")
        assert "┌─ Planen" in seen(pilot)
        pane = [line[70:] for line in lines]
        stairs = [line for line in pane if re.search("┌─ [○●!√]|── √", line)]
        assert len(stairs) == sum(step.counts for step in steps)
        here = next(n for n, line in enumerate(lines) if line.startswith(" │ ▌"))
        assert steps[1].step.name[:20] in lines[here]
        assert steps[1].step.name in pane[here]
        assert "uger" in pane[here + 2]
        goal = steps[1].goals[0].goal.text
        services.courses.set_goal(
            case(services, citizen), case(services, citizen).course, steps[1].goals[0].record,
            "naaet", evidence="Sagde det selv i telefonen", shown_by="set",
        )  # fmt: skip
        pilot.app.screen.read_again()
        found = await stand_on(pilot, goal)
        assert not found.below, "what the pane says does not stand in the list too"
        pane = " ".join(line[70:].replace("│", " ") for line in seen(pilot).split("\n"))
        assert "Sagde det selv i telefonen" in " ".join(pane.split())
        await press(pilot, *"telefonen")
        assert rows(pilot).row == found
        await press(pilot, "escape")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()
        await stand_on(pilot, goal)
        assert "Sagde det selv i telefonen" in row(pilot, goal).below
        assert "Sagde det selv i telefonen" in seen(pilot)


async def test_what_is_to_be_minded_is_one_line_that_leads_to_it() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        found = await stand_on(pilot, "At huske: ")
        assert found.aside == (("[?]", 3),)
        await press(pilot, "enter")
        first = SHIPPED.package(PACKAGE).warnings[0].text
        here = rows(pilot).row
        assert here is not None
        assert here.text == first
        await press(pilot, "enter")
        assert "(kilde:" in seen(pilot)


async def test_one_end_is_said_on_the_overview_and_in_the_plan() -> None:
    services = house()
    citizen = with_course(services)
    ends = []
    for part in ("overblik", "plan"):
        async with showing(services, CitizenScreen(services, citizen, part), (120, 40)) as pilot:
            said = " ".join(f"{one.text} {one.below}" for one in rows(pilot).shown)
            ends += re.findall(r"Slut: (\S+ \d+\. \S+ \d+) \(skøn\)", said)
    assert len(ends) == 2
    assert len(set(ends)) == 1


async def test_a_long_help_from_the_office_fits_too() -> None:
    services = house()
    help_of = {"hjaelp": "Spørg lederen om nøglen, og skriv, hvem der fik den. " * 11}
    services.office_data.take(services.office_data.preview(as_file(points(**help_of)), "x"))
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste/x01.1")) as pilot:
        assert "hvem der fik den" in seen(pilot)
        assert rows(pilot).region.height > 8
        await press(pilot, "enter")
        await choose(pilot, "Forklar punktet")
        assert "hvem der fik den" in seen(pilot)
        assert "Hvad punktet betyder" in seen(pilot)
        assert "Hvem:" in seen(pilot)


async def test_beside_the_checklist_stands_what_a_point_is_whose_when_and_what_shows_it() -> None:
    services = house()
    citizen = with_course(services)
    [plan] = case(services, citizen).courses
    line = next(one for one in plan.lines if one.count > 3 and not one.item.habit)
    for one in line.times[:2]:
        services.checklist.tick(case(services, citizen), plan, one, note="Vi så på det sammen")
    screen = CitizenScreen(services, citizen, f"tjekliste/{line.item.id}")
    async with showing(services, screen, (120, 40)) as pilot:
        await until(pilot, lambda: "Punktet" in seen(pilot))
        beside = " ".join(" ".join(each[69:].split("│")) for each in seen(pilot).split("\n"))
        beside = " ".join(beside.split())
        for words in ("Hvem: ", "Frist: ", "Sådan står det: ", "Kommer igen hver", "Før: ",
                      "4. maj Mette", "(kilde: "):  # fmt: skip
            assert words in beside, words
        meaning = pilot.app.screen.query_one("#tjekliste > .under")
        assert not meaning.display, "it is said once"
        assert not weak(pilot.app.screen, 4.5)
        await press(pilot, "space")
        await until(pilot, lambda: "Flueben sat" in said(pilot))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "Punktet" not in seen(pilot))
        assert meaning.display


async def test_letters_find_an_item_and_esc_shows_all() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        every = len(rows(pilot).shown)
        await press(pilot, "t", "o", "l", "k")
        items = [one for one in rows(pilot).shown if not one.heading]
        assert items
        assert all("tolk" in f"{one.text} {one.find}".lower() for one in items)
        assert "Du søger «tolk»" in seen(pilot)
        await press(pilot, "backspace", "escape")
        assert len(rows(pilot).shown) == every
        assert isinstance(pilot.app.screen, CitizenScreen)


def earliest(services: Services, citizen: str, item: str) -> date:
    """Return when the earliest open time of a repeated item is due."""
    [plan] = services.citizens.get(citizen).courses
    return next(line.current.due for line in plan.lines if line.item.id == item)


async def test_a_weekly_item_missed_twice_says_so_and_a_tick_holds_till_the_next() -> None:
    services = house()
    citizen = with_course(services, start=date(2026, 4, 13))
    async with showing(services, CitizenScreen(services, citizen, "tjekliste/m06.1")) as pilot:
        here = rows(pilot).row
        assert here is not None
        assert " dage over, 2 gange" in here.aside[1][0]
        while here.mark == "[ ] ":  # each tick is of the earliest open, as it is by line
            before = earliest(services, citizen, "m06.1")
            await press(pilot, "space")
            assert earliest(services, citizen, "m06.1") > before
            here = rows(pilot).row
            assert here is not None
        assert here.mark == "[√] "
        assert "næste gang" in here.below


async def test_a_step_is_said_to_run_and_one_left_out_asks_why() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "plan/afklaring")) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "I gang")
        assert case(services, citizen).course.steps[0].status == "i_gang"
        assert row(pilot, "Afklaring").mark == "! "
        assert row(pilot, "Afklaring").aside[-1][0] == "13 dage over"
        await press(pilot, "enter")
        await choose(pilot, "Sprunget over")
        await write(pilot, "")
        assert case(services, citizen).course.steps[0].status == "i_gang"
        await write(pilot, "er afklaret før [/]")
        assert case(services, citizen).course.steps[0].status == "sprunget_over"
        assert "er afklaret før [/]" in row(pilot, "Afklaring").below


async def test_a_goal_is_reached_with_what_shows_it_in_one_choice_or_another_way() -> None:
    services = house()
    citizen = with_course(services)

    def state() -> tuple[object, ...]:
        course = case(services, citizen).course
        assert course is not None
        found = next(
            goal.state for step in course.steps for goal in step.goals
            if goal.goal.text == "Truckprøven er bestået"
        )  # fmt: skip
        return (found.day, found.shown_by, found.evidence) if found else ()

    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await stand_on(pilot, "Truckprøven er bestået")
        await press(pilot, "enter")
        assert "Nået i dag: kursusbevis eller certifikat" in seen(pilot)
        await press(pilot, "down", "down", "enter")
        assert state() == (date(2026, 5, 4), "bevis", None)
        assert row(pilot, "Truckprøven er bestået").below == "Kursusbevis eller certifikat"
        await press(pilot, "enter")
        await choose(pilot, "Nået en anden dag")
        await choose(pilot, "Udtalelse")
        await write(pilot, "i går")
        await write(pilot, "Lederen [/] sagde det")
        assert state() == (date(2026, 5, 3), "udtalelse", "Lederen [/] sagde det")
        shown = row(pilot, "Truckprøven er bestået")
        assert shown.below == "Udtalelse. Lederen [/] sagde det"
        await press(pilot, "enter")
        await choose(pilot, "Nået en anden dag")
        await press(pilot, "escape")
        assert state() == (date(2026, 5, 3), "udtalelse", "Lederen [/] sagde det")


async def test_a_goal_is_reached_with_its_day() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await stand_on(pilot, "Borgeren har besøgt en virksomhed")
        await press(pilot, "enter")
        await choose(pilot, "Nået")
        goals = case(services, citizen).course.steps[0].goals
        assert [one.status for one in goals if one.goal.id == "afklaring.besoeg"] == ["naaet"]
        assert row(pilot, "Borgeren har besøgt").aside[0][0] == "nået 4. maj"


async def test_the_plan_shows_warnings_targets_version_and_days_off() -> None:
    services = house()
    citizen = with_course(services, start=date(2026, 5, 14))  # Kristi himmelfartsdag
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        texts = [one.text for one in rows(pilot).shown]
        assert any("bygger på version" in text for text in texts)
        warnings = SHIPPED.package(PACKAGE).warnings
        assert warnings
        assert {one.text for one in warnings} <= set(texts)
        assert "Fejl i pluk: højst 2 %" in texts
        assert "Kristi himmelfartsdag" in row(pilot, "Afklaring").below
        await stand_on(pilot, "Beviser at huske")
        await press(pilot, "enter")
        assert "Gaffeltruckcertifikat B" in seen(pilot)


async def test_the_plan_of_ones_own_package_shows_its_warnings_and_proofs() -> None:
    services = house()
    citizen = services.citizens.add(AMINA)
    package = services.packages.finish(a_gardener())
    services.courses.start(
        case(services, citizen), package, SHIPPED.checklist(), TODAY, tovholder="T"
    )
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await stand_on(pilot, "Der er støj.")
        assert "Lokalt udfyldt" not in seen(pilot)
        await press(pilot, "enter")
        assert "(kilde: Lokalt udfyldt, 2026)" in seen(pilot)
        await press(pilot, "enter")
        await stand_on(pilot, "Beviser at huske (1): Motorsavsbevis [/]")
        await press(pilot, "enter")
        await choose(pilot, "Motorsavsbevis [/]")
        assert "Fælde træer" in seen(pilot)
        await press(pilot, "enter")
        await write(pilot, "i dag")
        assert row(pilot, "Beviser, der er på plads")


async def test_a_course_is_ended_after_a_question() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        await stand_on(pilot, "Afslut forløbet")
        await press(pilot, "enter")
        await choose(pilot, "Ordinært job på samme")
        await write(pilot, "fast stilling")
        await press(pilot, "enter")
        course = case(services, citizen).course.course
        assert (course.outcome, course.reason) == ("job_ord", "fast stilling")
        assert "fast stilling" in row(pilot, "Afsluttet").below


async def test_notes_are_shown_newest_first_with_who_and_hours() -> None:
    services = house()
    citizen = with_course(services)
    note = Note("mentormoede", "Talte om vagter", day=date(2026, 5, 3), minutes=90)
    services.notes.add(case(services, citizen), note)
    services.notes.add(case(services, citizen), Note("note", "Husk kage", place=Place.PRIVATE))
    async with showing(services, CitizenScreen(services, citizen, "notater")) as pilot:
        leads = [one.lead for one in rows(pilot).shown if one.lead]
        assert leads == [
            "man 4. maj 2026 · Bemærkning · Mette · kun for mig",
            "søn 3. maj 2026 · Mentormøde · Mette · 1:30 · klar til at sende",
        ]


async def test_a_note_is_corrected_and_the_old_words_stay_in_sight() -> None:
    services = house()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("samtale", "Mødte kl. 8"))
    async with showing(services, CitizenScreen(services, citizen, "notater")) as pilot:
        await stand_on(pilot, "Mødte kl. 8")
        await press(pilot, "enter")
        await choose(pilot, "Ret notatet")
        assert isinstance(pilot.app.screen, NoteScreen)
        widget(pilot, "#text").text = "Mødte kl. 9"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert "hvorfor du retter" in said(pilot)
        widget(pilot, "#reason").value = "skrev forkert"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert case(services, citizen).entries[0].text == "Mødte kl. 9"
        shown = row(pilot, "Mødte kl. 9")
        assert "rettet" in shown.lead
        assert "Mødte kl. 8" in shown.below
        assert "skrev forkert" in shown.below


async def test_a_note_that_is_corrected_onto_a_written_time_says_so() -> None:
    services = house()
    citizen = with_course(services)
    seen = case(services, citizen)
    services.notes.add(seen, Note("samtale", "Den ene", start=time(9), end=time(10)))
    services.notes.add(seen, Note("samtale", "Den anden", start=time(11), end=time(12)))
    async with showing(services, CitizenScreen(services, citizen, "notater")) as pilot:
        await stand_on(pilot, "Den anden")
        await press(pilot, "enter")
        await choose(pilot, "Ret notatet")
        widget(pilot, "#time").value = "9.30-10.30"  # type: ignore[attr-defined]
        widget(pilot, "#reason").value = "skrev forkert"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert "Den tid står her allerede: samtale" in said(pilot)


async def test_a_long_note_is_read_whole() -> None:
    services = house()
    citizen = with_course(services)
    text = "\n".join(f"linje {number}" for number in range(60))
    services.notes.add(case(services, citizen), Note("samtale", text))
    async with showing(services, CitizenScreen(services, citizen, "notater")) as pilot:
        await stand_on(pilot, "linje 0")
        await press(pilot, "enter")
        await choose(pilot, "Læs det hele")
        assert "linje 5" in seen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CitizenScreen)


def two_wrote(services, citizen: str) -> None:
    """Let two people set the same field without seeing each other's."""
    state = services.desk.state(citizen)
    over = {"phone": state.records[citizen].over("phone")}
    for writer, by, phone in (("wa", "Bent", "11"), ("wb", "Lene", "22[/]")):
        draft = Draft(citizen, citizen, "citizen", {"phone": phone}, over)
        made = write_changes(
            [draft], lambda _: state, pen=Pen(writer, by), action=writer, at="2026-05-03T10:00:00"
        )
        services.desk.store.commit(made)
    services.desk._states.clear()


async def test_a_doubt_shows_both_values_until_a_person_decides() -> None:
    services = house()
    citizen = with_course(services)
    two_wrote(services, citizen)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        found = await stand_on(pilot, "I har begge rettet det samme")
        assert "«11» (Bent, 3. maj" in found.below
        assert "«22[/]» (Lene, 3. maj" in found.below
        await press(pilot, "enter")
        await press(pilot, "escape")
        assert case(services, citizen).states[citizen].records[citizen].in_doubt() == ["phone"]
        await press(pilot, "enter")
        await click_text(pilot, "Behold «11»")
        assert case(services, citizen).citizen.phone == "11"
        assert case(services, citizen).states[citizen].records[citizen].in_doubt() == []
        assert not any("I har begge" in one.text for one in rows(pilot).shown)


def written_elsewhere(services, case_id: str, draft: Draft, state) -> None:
    """Let somebody else write who has only seen `state`."""
    made = write_changes(
        [draft], lambda _: state, pen=Pen("wc", "Bent"), action="c", at="2026-05-03T10:00:00"
    )
    services.desk.store.commit(made)
    services.desk._states.clear()


async def test_what_came_after_the_end_and_who_put_away_is_told() -> None:
    services = house()
    citizen = with_course(services)
    plan = case(services, citizen).course
    before = services.desk.state(citizen)
    services.closing.close(case(services, citizen), plan, "job_ord")
    values = {"citizen": citizen, "course": plan.course.id, "type": "samtale", "text": "sent [/]"}
    late = Draft(citizen, "late-entry", "entry", values | {"day": "2026-05-03"})
    written_elsewhere(services, citizen, late, before)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        assert any("kommet efter lukning" in one.text for one in rows(pilot).shown)
        assert row(pilot, "kommet efter lukning").text.startswith("Notatet «sent [/]»")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_words_are_drawn_as_they_are(text: str) -> None:
    services = house()
    citizen = with_course(services, name=text.strip()[:150])
    seen_case = case(services, citizen)
    services.notes.add(seen_case, Note("samtale", text, next=text[:150]))
    step = seen_case.course.steps[0]
    services.courses.set_step(seen_case, step, "sprunget_over", reason=text[:150])
    services.checklist.not_relevant(
        seen_case, seen_case.course, item(services, citizen, "m01.7"), text[:150]
    )
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        for _ in range(4):
            await press(pilot, "end")
            drawn = seen(pilot).replace("\n", "")
            assert not {char for char in drawn if char < " " or "\x7f" <= char < "\xa0"}
            assert "\u202e" not in drawn
            await press(pilot, "right")


async def test_a_person_who_is_not_here_leads_back() -> None:
    services = house()
    async with showing(services, CitizenScreen(services, "findes-ikke")) as pilot:
        await pilot.pause()
        assert not isinstance(pilot.app.screen, CitizenScreen)
        assert "ikke på denne computer" in said(pilot)


async def test_ctrl_z_takes_the_tick_back() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        await stand_on(pilot, OWN)
        await press(pilot, "space", "ctrl+z", "enter")
        assert item(services, citizen, "m01.7").is_open
        assert row(pilot, OWN).mark == "[ ] "


@pytest.mark.parametrize("part", list(PARTS))
def test_the_parts_are_called_as_the_menu_calls_them(part: str) -> None:
    leads = [one for one in commands.every() if one.part == part and one.does is To.CITIZEN]
    said = {one.said for one in leads} or {commands.CHECKLIST.label}
    assert said == {PARTS[part]}
    assert names_of_parts(part, 118) == PARTS, "there is room at 120"
    for width in range(78, 118):
        shown = names_of_parts(part, width)
        assert shown[part] == PARTS[part], "the open one is whole"
        assert sum(len(name) + 1 for name in shown.values()) + 1 <= width
        cut = [one for one, name in shown.items() if name != PARTS[one]]
        assert len(cut) <= 1
        assert all(shown[one].endswith("…") and len(shown[one]) > 6 for one in cut)


async def test_a_step_not_begun_is_called_so_in_the_bars_and_in_the_list() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "plan"), (120, 40)) as pilot:
        [plan] = case(services, citizen).courses
        late = next(one for one in plan.steps if one.status == "planlagt" and one.counts)
        bars = seen(pilot).split("\n")
        assert any(late.step.name[:20] in one and "▌" not in one for one in bars)
        said = [one.aside[-1][0] for one in rows(pilot).shown if late.step.name in one.text]
        assert any(one in line for one in said for line in bars[:20] if late.step.name[:12] in line)


async def test_the_plan_says_what_its_triangle_means() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "plan")) as pilot:
        assert "▲" not in seen(pilot)
    [plan] = case(services, citizen).courses
    goal = next(goal for step in plan.steps for goal in step.goals)
    services.courses.set_goal(case(services, citizen), plan, goal.record, "naaet")
    async with showing(services, CitizenScreen(services, citizen, "plan"), (120, 40)) as pilot:
        assert "▲ nået delmål" in seen(pilot)
