"""Words of the trade as cards: by keys and by mouse alone."""

from textual.pilot import Pilot

from screens.packages.quiz import ROUND, QuizScreen, ended
from tests.screens.stage import PACKAGE, TODAY, click_text, house, press, said, seen, showing
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.packages.quiz import Card, Quiz, start
from vip2tui.domain.settings import WORD_CARDS

DECK = start(SHIPPED.package(PACKAGE).words, f"{TODAY.isoformat()} {PACKAGE}").waiting


async def through(pilot: Pilot[None], cards: int) -> None:
    for _ in range(cards):
        await press(pilot, "space", "right")


async def test_a_card_is_turned_and_answered_by_keys() -> None:
    services = house()
    async with showing(services, QuizScreen(services, PACKAGE)) as pilot:
        first = next(one for one in DECK if one.danish != one.english)
        assert f"0 af {ROUND} ord" in seen(pilot)
        assert DECK[0].danish in seen(pilot)
        await press(pilot, "right")
        assert "Vend kortet først" in said(pilot)
        while first.danish not in seen(pilot):
            await press(pilot, "space", "left")
        assert first.english not in seen(pilot)
        await press(pilot, "enter")
        assert first.english in seen(pilot)
        await press(pilot, "enter", "space")
        assert first.english in seen(pilot)
        await press(pilot, "right")
        assert f"1 af {ROUND} ord" in seen(pilot)


async def test_what_was_hard_comes_again_and_the_end_is_in_words() -> None:
    services = house()
    async with showing(services, QuizScreen(services, PACKAGE)) as pilot:
        await press(pilot, "space", "left")
        assert "1 at øve mere" in seen(pilot)
        await through(pilot, ROUND - 1)
        assert DECK[0].danish in seen(pilot)
        await through(pilot, 1)
        assert f"I har været {ROUND} ord igennem" in seen(pilot)
        assert f"{ROUND - 1} sad første gang" in seen(pilot)
        assert f"- {DECK[0].danish}" in seen(pilot)
        await press(pilot, "enter")
        assert DECK[ROUND].danish in seen(pilot)


async def test_a_whole_round_by_mouse_alone() -> None:
    services = house()
    async with showing(services, QuizScreen(services, PACKAGE)) as pilot:
        await click_text(pilot, "Vend kortet", 2)
        await click_text(pilot, "Ikke endnu", 2)
        for _ in range(ROUND):
            await click_text(pilot, "║", 20)
            await click_text(pilot, "Kunne det", 2)
        assert "Øv mere på" in seen(pilot)
        await click_text(pilot, "Øv de svære igen", 2)
        assert "0 af 1 ord" in seen(pilot)
        await click_text(pilot, "Vend kortet", 2)
        await click_text(pilot, "Kunne det", 2)
        await click_text(pilot, "Slut", 1)
        assert not isinstance(pilot.app.screen, QuizScreen)


async def test_every_word_is_met_round_by_round() -> None:
    services = house()
    async with showing(services, QuizScreen(services, PACKAGE), (120, 40)) as pilot:
        met = 0
        while met < len(DECK):
            now = min(ROUND, len(DECK) - met)
            await through(pilot, now)
            met += now
            assert "alle sammen første gang" in seen(pilot)
            assert ("De næste ord" in seen(pilot)) is (met < len(DECK))
            await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, QuizScreen)


async def test_a_package_without_words_says_so() -> None:
    services = house()
    draft = services.packages.begin("Skov")
    async with showing(services, QuizScreen(services, draft.id)) as pilot:
        assert "Her er ingen fagord endnu" in seen(pilot)
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, QuizScreen)


def test_a_hostile_word_stands_in_the_end_as_text() -> None:
    bad = Card("x [/] y\x1b[2J", "x")
    quiz = Quiz((bad,)).answer(right=False).answer(right=True)
    assert "x [/] y[2J" in ended(quiz)


async def test_where_there_are_cards_in_more_languages_is_told_when_a_round_is_over() -> None:
    services = house()
    async with showing(services, QuizScreen(services, "butik")) as pilot:
        assert "info.jobnet.dk" not in seen(pilot)
        await through(pilot, ROUND)
        assert "Sprogkort med billeder på 8 sprog; se om faget er med:" in seen(pilot)
        assert "https://info.jobnet.dk/jobsoeger/kompetenceafklaring-og-sprogkort/" in seen(pilot)


async def test_the_english_word_comes_first_where_it_is_set() -> None:
    services = house()
    services.settings.set(WORD_CARDS, "engelsk")
    one = next(one for one in DECK if one.danish.lower() != one.english.lower())
    async with showing(services, QuizScreen(services, PACKAGE)) as pilot:
        while one.english not in seen(pilot):
            await press(pilot, "space", "left")
        assert one.danish not in seen(pilot)
        assert "Sig det på dansk" in seen(pilot)
        await press(pilot, "space")
        assert one.danish in seen(pilot)


async def test_in_danish_alone_nothing_is_turned_and_the_citizen_explains() -> None:
    services = house()
    services.settings.set(WORD_CARDS, "kun-dansk")
    async with showing(services, QuizScreen(services, PACKAGE)) as pilot:
        for one in DECK[:ROUND]:
            assert one.danish in seen(pilot)
            assert one.english == one.danish or one.english not in seen(pilot)
            assert "Lad borgeren forklare" in seen(pilot)
            assert "Vend kortet" not in seen(pilot)
            await press(pilot, "right")
        assert f"I kunne {ROUND} ord, alle sammen første gang" in seen(pilot)


async def test_what_is_set_meanwhile_holds_for_the_card_that_lies_there() -> None:
    services = house()
    async with showing(services, QuizScreen(services, PACKAGE)) as pilot:
        await press(pilot, "space")
        assert DECK[0].danish in seen(pilot)
        services.settings.set(WORD_CARDS, "kun-dansk")
        pilot.app.screen.read_again()  # type: ignore[attr-defined]
        await press(pilot, "right")
        assert f"1 af {ROUND} ord" in seen(pilot)
        services.settings.set(WORD_CARDS, "engelsk")
        pilot.app.screen.read_again()  # type: ignore[attr-defined]
        await press(pilot, "right")
        assert "Vend kortet først" in said(pilot)
