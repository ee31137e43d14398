"""The first ten minutes, page by page, and once for real on a disk."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from screens.citizen.practice import add_practice
from screens.today import Today
from screens.vault.first_run import Answers, FirstRun
from screens.widgets.field import Field
from tests.screens.stage import HOSTILE, click_text, house, press, said, seen, until
from vip2tui.app import Vip2App
from vip2tui.domain.roles import Role
from vip2tui.services.vault import opening
from vip2tui.storage import keys, passphrase
from vip2tui.storage.errors import DiskFullError

CODE = "0K7K3-QP8T2-S1A4H-04NFF-9PEYV-EB3M7-8K6W2"


@pytest.fixture
def made() -> list[Answers]:
    return []


@pytest.fixture
def app(tmp_path: Path, made: list[Answers]) -> Vip2App:
    """An app without a vault, that makes one at once."""
    app = Vip2App(tmp_path / "arkiv")

    def create(answers: Answers) -> tuple[Any, str]:
        made.append(answers)
        return house().desk, CODE

    app.doors.create = create  # type: ignore[method-assign]
    return app


def field(pilot: Pilot[None], selector: str) -> Field:
    return pilot.app.screen.query_one(selector, Field)


async def to_secret(pilot: Pilot[None], name: str = "Mette") -> None:
    field(pilot, "#name").value = name
    field(pilot, "#authority").value = "Vejle"
    await click_text(pilot, "Videre", offset=2)


async def to_code(pilot: Pilot[None]) -> None:
    await to_secret(pilot)
    field(pilot, "#again").value = field(pilot, "#phrase").value
    await click_text(pilot, "Lav mit arkiv", offset=2)
    await until(pilot, lambda: "Gruppe 7" in seen(pilot))


async def to_practice(pilot: Pilot[None]) -> None:
    await to_code(pilot)
    await press(pilot, "enter")
    screen = pilot.app.screen
    assert isinstance(screen, FirstRun)
    for number, place in enumerate(screen._asked, 1):
        field(pilot, f"#group-{number}").value = CODE.split("-")[place].lower()
    await click_text(pilot, "Videre", offset=2)


async def test_keys_alone_lead_through(app: Vip2App, made: list[Answers]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for text in ("Mette", "Vejle", ""):
            await pilot.press(*text)
            await press(pilot, "enter")
        phrase = field(pilot, "#phrase").value
        await press(pilot, "enter")
        field(pilot, "#again").value = phrase
        await press(pilot, "enter")
        await until(pilot, lambda: "Gruppe 7" in seen(pilot))
        assert made[0].name == "Mette"
        assert made[0].role == "mentor"
        assert made[0].passphrase == phrase


async def test_it_ends_on_today_with_a_fictional_citizen(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_practice(pilot)
        assert "Dit arkiv er klar" in seen(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, Today))
        await until(pilot, lambda: "Øvelse" in seen(pilot))
        assert app.services is not None
        [one] = list(app.services.citizens.ids())
        assert app.services.citizens.get(one).citizen.practice
        assert "over fristen" not in seen(pilot)


async def test_practice_can_be_left_out(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_practice(pilot)
        await click_text(pilot, "Nej, begynd", offset=2)
        await until(pilot, lambda: "Her er ingen borgere endnu" in seen(pilot))


async def test_esc_goes_back_and_nothing_typed_is_lost(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_secret(pilot, "Mette")
        field(pilot, "#again").value = "halv"
        for _ in range(20):
            await pilot.press("escape")
        await pilot.pause()
        assert app.is_running
        assert field(pilot, "#name").value == "Mette"
        await click_text(pilot, "Videre", offset=2)
        assert field(pilot, "#again").value == "halv"


async def test_esc_answers_also_where_there_is_no_page_before(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape")
        assert "den første side" in seen(pilot)
        await to_practice(pilot)
        await press(pilot, "escape")
        assert "Dit arkiv er lavet" in said(pilot)
        assert "Ja, lav en øvelsesborger" in seen(pilot)


@pytest.mark.parametrize(
    ("phrase", "again", "sentence"),
    [("hund", "hund", "for let at gætte"), (None, "noget andet", "ikke ens")],
)
async def test_a_bad_passphrase_is_refused(
    app: Vip2App, made: list[Answers], phrase: str | None, again: str, sentence: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_secret(pilot)
        if phrase:
            field(pilot, "#phrase").value = phrase
        field(pilot, "#again").value = again
        await click_text(pilot, "Lav mit arkiv", offset=2)
        assert sentence in said(pilot)
        assert made == []


async def test_another_suggestion_is_another(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_secret(pilot)
        first = field(pilot, "#phrase").value
        await click_text(pilot, "Foreslå en ny", offset=2)
        assert field(pilot, "#phrase").value not in ("", first)


async def test_a_paper_with_a_fault_is_found_out_now(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_code(pilot)
        await press(pilot, "enter")
        field(pilot, "#group-1").value = "ZZZZZ"
        await click_text(pilot, "Videre", offset=2)
        assert "passer ikke" in said(pilot)
        await click_text(pilot, "Se koden igen", offset=2)
        assert "Gruppe 7" in seen(pilot)


async def test_leaving_before_the_code_is_on_paper_asks(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_code(pilot)
        await press(pilot, "ctrl+q")
        assert "Nødkoden vises kun nu" in seen(pilot)
        await press(pilot, "enter")
        assert app.is_running


async def test_a_disk_that_refuses_leaves_everything_typed(app: Vip2App) -> None:
    def refuse(_answers: Answers) -> Any:
        raise DiskFullError

    app.doors.create = refuse  # type: ignore[method-assign]
    async with app.run_test(size=(80, 24)) as pilot:
        await to_secret(pilot)
        field(pilot, "#again").value = phrase = field(pilot, "#phrase").value
        await click_text(pilot, "Lav mit arkiv", offset=2)
        await until(pilot, lambda: "Disken er fuld" in said(pilot))
        assert field(pilot, "#again").value == phrase


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_are_only_shown(app: Vip2App, name: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_secret(pilot, name)
        assert app.is_running
        assert "\x1b" not in seen(pilot)


async def test_every_page_fits_eighty_by_twenty_four(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        pages = ("who", "secret", "wait", "code", "groups", "practice")
        screen = app.screen
        assert isinstance(screen, FirstRun)
        for page in pages:
            await screen._turn(page)
            await pilot.pause()
            for button in screen.query_one(f"#{page}").query(Button):
                assert button.region.bottom <= 23, page
                assert button.region.right <= 80, page


def test_the_practice_citizen_is_visibly_fictional() -> None:
    services = house(Role.CONSULTANT)
    add_practice(services.desk)
    [one] = list(services.citizens.ids())
    seen_case = services.citizens.get(one)
    assert "Øvelse" in seen_case.citizen.name
    assert seen_case.course is not None


async def test_for_real_it_makes_a_vault_that_opens_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "calibrated", keys.Cost)
    app = Vip2App(tmp_path / "arkiv")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_secret(pilot)
        phrase = field(pilot, "#phrase").value
        field(pilot, "#again").value = phrase
        await click_text(pilot, "Lav mit arkiv", offset=2)
        await app.workers.wait_for_complete()
        await until(pilot, lambda: "Gruppe 7" in seen(pilot))
        screen = app.screen
        assert isinstance(screen, FirstRun)
        code = "-".join(screen._groups)
        assert screen._desk is not None
        screen._desk.store.close()
    opening.unlock(tmp_path / "arkiv", phrase).store.close()
    app = Vip2App(tmp_path / "arkiv")
    desk = app.doors.recover(code, passphrase.suggest())
    assert desk.me.person == "Mette"
    desk.store.close()
