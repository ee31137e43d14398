"""«Vis til borgeren»: few large words of the citizen's own, and no way out but the passphrase."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from screens.citizen.screen import CitizenScreen
from screens.progress.to_citizen import ToCitizen
from screens.today import Today
from tests.screens.progress.test_standing import FIRST, SECOND, at_work, measured
from tests.screens.stage import (
    AMINA,
    SOREN,
    TODAY,
    case,
    house,
    press,
    row,
    rows,
    said,
    seen,
    settled,
    showing,
    stand_on,
    with_course,
    write,
)
from vip2tui.domain.kinds.measurement import Voice
from vip2tui.domain.roles import Role
from vip2tui.pictures.large import can_be, large
from vip2tui.pictures.signs import ASCII, PLAIN
from vip2tui.services.progress.to_show import CLOSED_BY, MOST_WORDS, ToShow, to_show
from vip2tui.storage.errors import WrongPassphraseError

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.screens.conftest import Opened
    from vip2tui.services.house import Services

PHRASE = "fem ord der åbner arkivet"
GOOD, BAD = 4, 2


def must_be(phrase: str) -> None:
    if phrase != PHRASE:
        raise WrongPassphraseError


def with_phrase(services: Services) -> Services:
    store: Any = services.desk.store
    store.must_open_with = must_be
    return services


@pytest.fixture
def office() -> tuple[Services, str]:
    """Return a consultant's desk where both voices have answered twice."""
    services = with_phrase(house(Role.CONSULTANT))
    citizen = with_course(services, start=FIRST)
    services.citizens.add(SOREN)
    for day, own, theirs in ((FIRST, BAD, 5), (SECOND, GOOD, 1)):
        answers = {f"p{at:02}": own for at in range(1, 11)} | {"p04": 3}
        measured(services, citizen, Voice.CONSULTANT, day, **dict.fromkeys(answers, theirs), p11=1)
        measured(services, citizen, Voice.CITIZEN, day, **answers)
    return services, citizen


def shown_to(services: Services, citizen: str) -> ToShow:
    now = case(services, citizen)
    return to_show(services.desk, now, now.courses[0])


def words_of(shown: ToShow) -> list[str]:
    every = [shown.heading, CLOSED_BY]
    for one in shown.lines:
        every += [one.name, one.words, str(one.now), "" if one.before is None else str(one.before)]
    return " ".join(every).split()


def test_it_is_the_citizens_own_answers_in_few_words(office: tuple[Services, str]) -> None:
    shown = shown_to(*office)
    assert {(one.before, one.now) for one in shown.lines} == {(BAD, GOOD)}
    assert {one.words for one in shown.lines} == {"op siden 2. februar"}
    assert len(shown.lines) == 3
    assert len(words_of(shown)) <= MOST_WORDS


def test_long_names_leave_fewer_lines_and_no_more_words() -> None:
    services = house()
    citizen = with_course(services, start=FIRST)
    items = ("w02", "w03", "w08")
    for day, figure in ((FIRST, 2), (SECOND, 3)):
        at_work(services, citizen, day, **dict.fromkeys(items, figure))
    shown = shown_to(services, citizen)
    assert shown.heading == "Set af din mentor"
    assert len(shown.lines) == 2
    assert len(words_of(shown)) <= MOST_WORDS


def test_nothing_is_shown_that_is_hidden_today() -> None:
    from vip2tui.services.desk import RefusedError

    services = house(Role.CONSULTANT)
    citizen = with_course(services)
    with pytest.raises(RefusedError, match="ingen svar fra borgeren"):
        shown_to(services, citizen)
    measured(services, citizen, Voice.CITIZEN, TODAY, p01=4)
    with pytest.raises(RefusedError, match="når begge har svaret"):
        shown_to(services, citizen)
    measured(services, citizen, Voice.CONSULTANT, TODAY, p01=1)
    (only,) = shown_to(services, citizen).lines
    assert (only.before, only.now, only.words) == (None, 4, "af 5")


def test_what_went_down_stands_last_and_says_so() -> None:
    services = house(Role.CONSULTANT)
    citizen = with_course(services, start=FIRST)
    for day, figures in ((FIRST, (4, 2, 3)), (SECOND, (3, 3, 3))):
        said_ = dict(zip(("p01", "p02", "p04"), figures, strict=True))
        measured(services, citizen, Voice.CONSULTANT, day, p01=5)
        measured(services, citizen, Voice.CITIZEN, day, **said_)
    lines = shown_to(services, citizen).lines
    assert [one.words.split()[0] for one in lines] == ["op", "uændret", "ned"]
    assert (lines[2].before, lines[2].now) == (4, 3)


def test_every_question_of_the_instrument_can_be_drawn_large() -> None:
    instrument = house().catalogue.instrument()
    assert all(can_be(str(one.name)) for one in instrument.asked)
    assert not can_be("«»")
    drawn = large("2>4", PLAIN, wide=2)
    assert len(drawn) == 5
    assert len({len(one) for one in drawn}) == 1
    assert large("8", ASCII) == ("###", "# #", "###", "# #", "###")


async def onto(pilot: Pilot[None], services: Services, citizen: str) -> None:
    await pilot.app.push_screen(CitizenScreen(services, citizen, "fremskridt"))
    await settled(pilot)
    await stand_on(pilot, "Vis til borgeren")
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, ToCitizen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_page_shows_that_and_nothing_of_anybody_else(
    office: tuple[Services, str], opened: Opened, size: tuple[int, int]
) -> None:
    services, citizen = office
    async with opened(services, size) as pilot:
        await onto(pilot, services, citizen)
        shown = seen(pilot)
        assert "Dine egne svar" in shown
        assert shown.count("op siden 2. februar") == 3
        assert shown.rstrip().endswith(CLOSED_BY)
        for name in ("Amina", "Søren", AMINA, SOREN, "Mette", "Fremskridt", "Konsulent", "F1"):
            assert name not in shown
        figures = large("2>4", PLAIN, wide=2)
        assert all(shown.count(one.strip()) >= 3 for one in figures)
        spoken = [one for one in shown.split() if any(map(str.isalnum, one))]
        assert len(spoken) <= MOST_WORDS
        is_large = size[1] > 24
        assert ("Tro på job" in shown) is not is_large


NO_WAY = [
    "escape", "ctrl+q", "ctrl+p", "ctrl+c", "f1", "f2", "f3", "f4", "f6", "f7", "f8", "f10", "f12",
    "ctrl+t", "ctrl+a", "ctrl+z", "ctrl+n", "ctrl+r", "ctrl+s", "ctrl+o", "enter", "space", "tab",
    "left", "right", "up", "x", "2",
]  # fmt: skip


async def test_every_key_and_every_click_asks_for_the_passphrase_and_does_nothing_else(
    office: tuple[Services, str], opened: Opened
) -> None:
    services, citizen = office
    stored = services.desk.store.sequence
    async with opened(services) as pilot:
        await onto(pilot, services, citizen)
        pile = list(pilot.app.screen_stack)
        before = seen(pilot)
        for key in NO_WAY:
            await press(pilot, key)
            assert "Adgangskoden:" in seen(pilot), key
            assert list(pilot.app.screen_stack)[:-1] == pile, key
            for inner in ("ctrl+q", "f12", "ctrl+p", "f1", "f10", "ctrl+t"):
                await press(pilot, inner)
                assert list(pilot.app.screen_stack)[:-1] == pile, (key, inner)
                assert "Adgangskoden:" in seen(pilot), (key, inner)
            await press(pilot, "escape")
            assert list(pilot.app.screen_stack) == pile, key
            assert seen(pilot) == before, key
        for at in ((2, 1), (40, 12), (78, 23)):
            await pilot.click(offset=at)
            await settled(pilot)
            assert "Adgangskoden:" in seen(pilot)
            await press(pilot, "escape")
            assert list(pilot.app.screen_stack) == pile
        assert pilot.app.is_running
    assert services.desk.store.sequence == stored


async def test_the_passphrase_leads_back_and_a_wrong_one_does_not(
    office: tuple[Services, str], opened: Opened
) -> None:
    services, citizen = office
    async with opened(services) as pilot:
        await onto(pilot, services, citizen)
        await press(pilot, "escape")
        await write(pilot, "noget andet")
        assert len([one for one in pilot.app.screen_stack if isinstance(one, ToCitizen)]) == 1
        assert "Adgangskoden:" in seen(pilot)
        await write(pilot, PHRASE)
        assert isinstance(pilot.app.screen, CitizenScreen)
        assert rows(pilot).row == row(pilot, "Vis til borgeren")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Today)


async def test_no_way_that_was_begun_before_leads_away_from_it(
    office: tuple[Services, str], opened: Opened
) -> None:
    from screens.messages import GoTo, Leave, To

    services, citizen = office
    async with opened(services) as pilot:
        await onto(pilot, services, citizen)
        pile = list(pilot.app.screen_stack)
        for way in (GoTo(To.TODAY), GoTo(To.SETTINGS), GoTo(To.FIND), Leave()):
            pilot.app.post_message(way)
            await settled(pilot)
            assert list(pilot.app.screen_stack) == pile


async def test_it_locks_by_itself_and_by_its_key(
    office: tuple[Services, str], opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    services, citizen = office
    async with opened(services) as pilot:
        await onto(pilot, services, citizen)
        app: Any = pilot.app
        assert not app.is_locked
        monkeypatch.setattr(app.idle, "is_over", lambda _minutes: True)
        app._lock_when_idle()
        await pilot.pause()
        assert app.is_locked
    async with opened(services) as pilot:
        await onto(pilot, services, citizen)
        await pilot.press("ctrl+l")
        await pilot.pause()
        app = pilot.app
        assert app.is_locked


async def test_the_menu_shows_it_of_the_citizen_one_stands_on(
    office: tuple[Services, str], opened: Opened
) -> None:
    from screens import commands, deeds
    from screens.base import BaseScreen

    services, citizen = office
    async with opened(services) as pilot:
        await pilot.app.push_screen(CitizenScreen(services, citizen))
        await settled(pilot)
        page = pilot.app.screen
        assert isinstance(page, BaseScreen)
        deeds.do(page, deeds.deed(page, commands.SHOW))
        await settled(pilot)
        assert isinstance(pilot.app.screen, ToCitizen)


async def test_where_there_is_nothing_to_show_it_is_said() -> None:
    services = house()
    citizen = with_course(services, start=TODAY - timedelta(days=20))
    async with showing(services, CitizenScreen(services, citizen, "fremskridt")) as pilot:
        await stand_on(pilot, "Vis til borgeren")
        await press(pilot, "enter")
        assert "ingen målinger at vise" in said(pilot)


async def test_what_is_typed_after_a_wrong_passphrase_takes_its_place(
    office: tuple[Services, str], opened: Opened
) -> None:
    services, citizen = office
    async with opened(services) as pilot:
        await onto(pilot, services, citizen)
        await press(pilot, "escape", *"forkert", "enter")
        await press(pilot, *("space" if one == " " else one for one in PHRASE), "enter")
        assert isinstance(pilot.app.screen, CitizenScreen)
