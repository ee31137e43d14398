"""Two who changed the same things in one act each: one card, answered whole or by field."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button

from screens.citizen.screen import CitizenScreen
from screens.exchange.doubts import Card, DoubtsScreen
from screens.today import Today
from tests.screens.pair import amina, carry, flat, pair
from tests.screens.stage import (
    HOSTILE,
    case,
    press,
    row,
    rows,
    said,
    seen,
    showing,
    stand_on,
    until,
)
from tests.screens.test_words import words
from tests.services.progress.test_measuring import corrected_by_two
from vip2tui.services.course.proposing import set_step
from vip2tui.services.exchange.doubt_card import CardWords
from vip2tui.services.exchange.doubts import open_doubts

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from vip2tui.domain.course.plan import PlacedStep
    from vip2tui.services.house import Services

MINE = {"start": "2026-06-01", "weeks": 6, "reason": "ferie på stedet"}
THEIRS = {"start": "2026-06-15", "weeks": 8}


def steps(services: Services) -> tuple[PlacedStep, ...]:
    plan = case(services, amina(services)).course
    assert plan is not None
    return plan.steps


def step_of(services: Services) -> PlacedStep:
    return steps(services)[1]


def set_it(services: Services, values: dict[str, object]) -> None:
    """Set fields of the second step in one act."""
    here = case(services, amina(services))
    assert here.course is not None
    draft = set_step(here, here.course, step_of(services), dict(values))
    assert draft is not None
    services.desk.act([draft])


def met(
    folder: Path, mine: dict[str, object] = MINE, theirs: dict[str, object] = THEIRS
) -> Services:
    """Return the office's desk: it and the mentor moved one step, neither having seen it."""
    mentor, office = pair()
    carry(mentor, office, folder / "en")
    set_it(mentor, mine)
    set_it(office, theirs)
    carry(mentor, office, folder / "to")
    return office


async def opened(pilot: Pilot[None]) -> str:
    await until(pilot, lambda: bool(rows(pilot).shown))
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, Card)
    return flat(pilot)


def buttons(pilot: Pilot[None]) -> list[str]:
    return [str(one.label) for one in pilot.app.screen.query(Button)]


async def test_one_card_names_the_step_and_says_what_each_did(tmp_path: Path) -> None:
    office = met(tmp_path)
    name = step_of(office).step.name
    assert open_doubts(office.desk) == 1
    async with showing(office, DoubtsScreen(office)) as pilot:
        shown = await opened(pilot)
        assert f"Amina Hassan: trinnet «{name}», start og uger" in shown
        assert "Mette skrev på Laptop Nord 4. maj" in shown
        assert "start man 1. juni 2026, 6 uger." in shown
        assert "Du skrev 4. maj" in shown
        assert "start man 15. juni 2026, 8 uger." in shown
        assert "Kun Mette har rettet begrundelse «ferie på stedet»; det bliver stående." in shown
        found = buttons(pilot)
        assert sorted(found[:2]) == [
            "► Behold alt fra Mette: start man 1. juni 2026, 6 uger",
            "► Behold alt fra dig: start man 15. juni 2026, 8 uger",
        ]
        assert found[2:] == ["► Afgør et felt ad gangen", "► Afgør senere"]
        assert not words(shown)
    async with showing(office, Today(office)) as pilot:
        await until(pilot, lambda: f"skal afgøres: trinnet «{name}», start" in flat(pilot))
    async with showing(office, CitizenScreen(office, amina(office))) as pilot:
        await until(pilot, lambda: "Skal afgøres (1)" in seen(pilot))
        found = row(pilot, f"trinnet «{name}», start og uger")
        assert "I har begge rettet det samme" in f"{found.text} {found.below}"


@pytest.mark.parametrize(("who", "start", "weeks"), [("Mette", "06-01", 6), ("dig", "06-15", 8)])
async def test_a_whole_answer_is_one_step_to_take_back(
    tmp_path: Path, who: str, start: str, weeks: int
) -> None:
    office = met(tmp_path)
    async with showing(office, DoubtsScreen(office)) as pilot:
        await opened(pilot)
        up = next(n for n, one in enumerate(reversed(buttons(pilot))) if f"fra {who}" in one)
        await press(pilot, *["up"] * up, "enter")
        assert said(pilot).startswith(f"Afgjort: alt fra {who} står der nu.")
        step = step_of(office)
        assert (step.start.isoformat(), step.weeks) == (f"2026-{start}", weeks)
        assert step.state is not None
        assert step.state.reason == "ferie på stedet", "what only one side set is merged"
        assert open_doubts(office.desk) == 0
        await press(pilot, "ctrl+z", "enter")
        assert open_doubts(office.desk) == 1


async def test_field_by_field_and_later_ends_the_walk(tmp_path: Path) -> None:
    office = met(tmp_path)
    async with showing(office, DoubtsScreen(office)) as pilot:
        await opened(pilot)
        await press(pilot, "up", "enter")
        assert ", start" in flat(pilot)
        up = next(n for n, one in enumerate(reversed(buttons(pilot))) if "Mette" in one)
        await press(pilot, *["up"] * up, "enter")
        assert step_of(office).start.isoformat() == "2026-06-01"
        assert ", uger" in flat(pilot)
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, Card)
        assert open_doubts(office.desk) == 1
        shown = await opened(pilot)
        assert "Afgør et felt ad gangen" not in shown
        up = next(n for n, one in enumerate(reversed(buttons(pilot))) if "dig" in one)
        await press(pilot, *["up"] * up, "enter")
        step = step_of(office)
        assert (step.start.isoformat(), step.weeks) == ("2026-06-01", 8)
        assert open_doubts(office.desk) == 0


async def test_what_moved_along_is_on_the_card_and_what_was_moved_is_named_first(
    tmp_path: Path,
) -> None:
    mentor, office = pair()
    carry(mentor, office, tmp_path / "en")
    for one, day in ((mentor, date(2026, 6, 1)), (office, date(2026, 6, 15))):
        here = case(one, amina(one))
        assert here.course is not None
        one.tailoring.do(one.tailoring.move(here, here.course, here.course.steps[1], day))
    carry(mentor, office, tmp_path / "to")
    (card,) = office.doubts.all()
    moved = len(card.card.doubts)
    assert moved > 2
    async with showing(office, DoubtsScreen(office)) as pilot:
        shown = await opened(pilot)
        name = step_of(office).step.name
        assert f"Amina Hassan: trinnet «{name}», start og {moved - 1} til" in shown
        first = f"trinnet «{name}»: start man 1. juni 2026; trinnet «"
        whole = f"► Behold alt fra Mette: start man 1. juni 2026 og {moved - 1} til"
        assert whole in buttons(pilot)
        assert first in " ".join(CardWords(office.sharing, card).told())
        up = next(n for n, one in enumerate(reversed(buttons(pilot))) if "fra Mette" in one)
        await press(pilot, *["up"] * up, "enter")
        assert [one.start for one in steps(office)] == [one.start for one in steps(mentor)]


async def test_who_did_not_change_all_of_it_is_no_whole_answer(tmp_path: Path) -> None:
    """Three meet: the first two in the start, the last two in the weeks."""
    mentor, office = pair()
    carry(mentor, office, tmp_path / "en")
    set_it(mentor, {"start": "2026-06-01"})
    set_it(mentor, {"weeks": 6})
    set_it(office, THEIRS)
    carry(mentor, office, tmp_path / "to")
    (card,) = office.doubts.all()
    assert len(card.card.doubts) == 2
    async with showing(office, DoubtsScreen(office)) as pilot:
        await opened(pilot)
        assert [one for one in buttons(pilot) if "Behold alt" in one] == [
            one for one in buttons(pilot) if "fra dig" in one
        ]
        assert len(buttons(pilot)) == 3


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_words_are_words_on_the_card(tmp_path: Path, text: str) -> None:
    office = met(tmp_path, {**MINE, "reason": text[:900]}, {**THEIRS, "agreed": text[:150]})
    async with showing(office, DoubtsScreen(office)) as pilot:
        shown = await opened(pilot)
        assert "Afgør senere" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown


async def test_a_point_is_named(tmp_path: Path) -> None:
    mentor, office = pair()
    carry(mentor, office, tmp_path / "en")
    for one, day in ((mentor, 1), (office, 2)):
        here = case(one, amina(one))
        assert here.course is not None
        time = one.checklist.find(here.course, "m03.1")
        one.checklist.tick(here, here.course, time, day=date(2026, 5, day))
    carry(mentor, office, tmp_path / "to")
    async with showing(office, CitizenScreen(office, amina(office))) as pilot:
        await until(pilot, lambda: "Skal afgøres (1)" in seen(pilot))
        found = await stand_on(pilot, "punktet «")
        assert "dato" in str(found.text)


@pytest.mark.parametrize("both", [True, False])
async def test_two_corrections_of_one_answer_are_told_when_they_may_be_seen(
    tmp_path: Path, both: bool
) -> None:
    """Else one would decide blind; and the reason goes with the answer."""
    here = corrected_by_two(tmp_path, both=both)[0]
    services = here.all
    async with showing(services, DoubtsScreen(services)) as pilot:
        shown = await opened(pilot)
        found = buttons(pilot)
        assert len(found) == 3
        assert "Afgør et felt ad gangen" not in shown
        for figure in (3, 5):
            said = f"tro på job {figure}"
            assert (said in shown) is both
            assert any(said in one for one in found) is both
        await press(pilot, "up", "enter")
        await until(pilot, lambda: not list(services.doubts.all()))
