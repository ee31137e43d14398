"""Two vaults in one process keep their own words, on services, in sentences and on screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.dialogs import Confirm
from screens.packages.rules import RulesScreen
from tests.screens.stage import house, rows, seen, showing, with_course
from tests.services.packages.office_files import a_word, as_file, numbers, words
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.roles import Role
from vip2tui.sentences.people import role_words
from vip2tui.sentences.records import found_words

if TYPE_CHECKING:
    from vip2tui.services.house import Services


def an_office(called: str, citizen: str) -> Services:
    """Return a vault whose office and citizens are called so."""
    services = house(writer=f"w{len(called)}")
    named = words(
        a_word("office", "hus", called, "huse", "husene"),
        a_word("citizen", citizen, f"{citizen}en", f"{citizen}er", f"{citizen}erne"),
    )
    services.office_data.take(services.office_data.preview(as_file(named), "ord.json"))
    return services


def read(services: Services) -> tuple[str, ...]:
    """Return what one vault says of a few things, each read by another way."""
    course = services.citizens.get(next(iter(services.citizens.ids()))).courses[0]
    item = next(line.item for line in course.lines if line.item.id == "m01.7")
    listed = services.catalogue.checklist().point("m01.7")
    return (
        services.desk.worded("Ring til kommunen."),
        role_words(services.catalogue, Role.OFFICE),
        found_words(services.catalogue, "citizen"),
        item.text,
        str(listed),
    )


def test_two_vaults_in_one_process_keep_their_own_words() -> None:
    north, south = an_office("Huset Nord", "kandidat"), an_office("Team Syd", "deltager")
    plain = house(writer="w0")
    for one in (north, south, plain):
        with_course(one)
    told = "Du har navn og telefonnummer på kontaktpersonen i"
    said = {
        north: ("Ring til Huset Nord.", "Huset Nords kontor", "kandidat",
                f"{told} Huset Nord", f"{told} Huset Nord"),
        south: ("Ring til Team Syd.", "Team Syds kontor", "deltager",
                f"{told} Team Syd", f"{told} Team Syd"),
        plain: ("Ring til kommunen.", "kommunens kontor", "borger",
                f"{told} kommunen", f"{told} kommunen"),
    }  # fmt: skip
    for _ in range(2):  # what one has read is not what the next one reads
        assert {read(one) for one in said} == set(said.values())
        assert [read(one) for one in said] == list(said.values())


def test_what_one_vault_takes_in_and_back_is_nothing_to_the_other() -> None:
    north, south = an_office("Huset Nord", "kandidat"), an_office("Team Syd", "deltager")
    before = south.catalogue
    data = north.office_data
    data.take(data.preview(as_file(numbers()), "numre.json"))
    data.take_back("ord@1.0")
    assert north.desk.worded("kommunen") == "kommunen"
    assert [one.number for one in north.catalogue.kle().numbers] != [
        one.number for one in south.catalogue.kle().numbers
    ]
    assert south.catalogue is before
    assert south.desk.worded("kommunen") == "Team Syd"


async def test_a_screen_and_its_questions_say_the_words_of_their_own_vault() -> None:
    north, south = an_office("Huset Nord", "kandidat"), an_office("Team Syd", "deltager")
    for services, own, other in (
        (north, "Huset Nord", "Team Syd"),
        (south, "Team Syd", "Huset Nord"),
        (north, "Huset Nord", "Team Syd"),
    ):
        async with showing(services, RulesScreen(services), (80, 200)) as pilot:
            pilot.app.services = services  # type: ignore[attr-defined]  # as the program has them
            assert f"Fra {own}" in [row.text for row in rows(pilot).shown]
            assert other not in seen(pilot)
            pilot.app.push_screen(Confirm("Har du ringet til kommunen?", "Ja", "Nej"))
            await pilot.pause()
            assert f"Har du ringet til {own}?" in seen(pilot)


def test_what_is_shipped_is_read_once_for_all_vaults_that_have_no_words_of_their_own() -> None:
    one, other = house(writer="w1"), house(writer="w2")
    assert one.catalogue is other.catalogue is SHIPPED
    other.office_data.take(other.office_data.preview(as_file(numbers()), "numre.json"))
    assert other.catalogue is not SHIPPED
    assert other.catalogue.package("butik") is SHIPPED.package("butik")
    assert other.catalogue.checklist_without_own() is SHIPPED.checklist_without_own()
    assert other.catalogue.kle() != SHIPPED.kle()
