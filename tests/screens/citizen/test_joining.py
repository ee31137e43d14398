"""«Samme person»: two are joined and parted by keys, from the list and from a warning."""

from textual.widgets import OptionList

from screens.citizen.citizens import Citizens
from screens.citizen.joining import offer
from screens.dialogs import Choose
from screens.preview import Weigh
from tests.screens.conftest import Opened
from tests.screens.stage import SOREN, choose, house, press, said, seen, showing, until
from vip2tui.services.citizen.notes import Note
from vip2tui.services.house import Services


def with_two(services: Services) -> tuple[str, str]:
    one = services.citizens.add("Amina Hassan", phone="11223344")
    other = services.citizens.add("Amina Hasan", phone="55667788")
    services.notes.add(services.citizens.get(other), Note("note", "det gik godt"))
    return one, other


def shown(services: Services) -> list[str]:
    return list(services.citizens.ids())


async def test_from_the_list_two_are_joined_taken_back_and_parted() -> None:
    services = house()
    one, other = with_two(services)
    async with showing(services, Citizens(services), size=(80, 24)) as pilot:
        await pilot.app.workers.wait_for_complete()
        pilot.app.screen.action_same()  # type: ignore[attr-defined]  # the menu's line
        await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
        assert "næsten samme navn" in seen(pilot)
        await press(pilot, "enter")  # the one who is alike
        await until(pilot, lambda: "Navn: de to er forskellige" in seen(pilot))
        await choose(pilot, "Amina Hassan")
        await until(pilot, lambda: "Telefon: de to er forskellige" in seen(pilot))
        await choose(pilot, "55667788")
        await until(pilot, lambda: isinstance(pilot.app.screen, Weigh))
        text = seen(pilot)
        assert "Alt følger med: 1 notat." in text
        assert "Telefon: 55667788" in text
        await press(pilot, "enter")
        await until(pilot, lambda: said(pilot).startswith("Samlet til én."))
        person = services.citizens.get(other).citizen
        assert (person.name, person.phone) == ("Amina Hassan", "55667788")
        await until(pilot, lambda: "1 borger ·" in seen(pilot))
        pilot.app.screen.action_same()  # type: ignore[attr-defined]
        await until(pilot, lambda: "Skil ad igen: " in seen(pilot))
        await choose(pilot, "Skil ad igen")
        await until(pilot, lambda: isinstance(pilot.app.screen, Weigh))
        await press(pilot, "escape")
        assert len(shown(services)) == 1
        pilot.app.screen.action_same()  # type: ignore[attr-defined]
        await until(pilot, lambda: "Skil ad igen: " in seen(pilot))
        await choose(pilot, "Skil ad igen")
        await until(pilot, lambda: isinstance(pilot.app.screen, Weigh))
        await press(pilot, "enter")
        await until(pilot, lambda: said(pilot).startswith("Skilt ad igen."))
        assert shown(services) == [one, other]


async def test_a_warning_at_creation_joins_the_two_that_are_here(opened: Opened) -> None:
    services = house()
    with_two(services)
    async with opened(services) as pilot:
        await press(pilot, "ctrl+n", *"Amina Hasan", "enter")
        await until(pilot, lambda: "Saml de to øverste" in seen(pilot))
        await choose(pilot, "Saml de to")
        await until(pilot, lambda: "Navn: de to er forskellige" in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: "Telefon: de to er forskellige" in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Weigh))
        await press(pilot, "enter")
        await until(pilot, lambda: "[Overblik]" in seen(pilot))
        assert len(shown(services)) == 1


async def test_who_came_with_a_file_is_offered_and_can_wait() -> None:
    services = house()
    _, other = with_two(services)
    services.citizens.add(SOREN)
    async with showing(services, page := Citizens(services), size=(80, 24)) as pilot:
        page.do(lambda: offer(page, {other}))
        await until(pilot, lambda: "Kan være den samme:" in seen(pilot))
        choices = pilot.app.screen.query_one(OptionList)
        assert [option.id for option in choices.options] == ["0", "nej"]
        await choose(pilot, "Ikke nu")
        await until(pilot, lambda: pilot.app.screen is page)
        assert len(shown(services)) == 3
