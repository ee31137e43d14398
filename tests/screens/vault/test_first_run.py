"""The first ten minutes, page by page, and once for real on a disk."""

import re
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Button

from screens import themes
from screens.today import Today
from screens.vault.first_run import HABIT, FirstRun
from screens.vault.first_words import Answers
from screens.vault.key_test import KEYS
from screens.widgets.field import Field
from tests.screens.stage import HOSTILE, click_text, house, press, said, seen, until
from vip2tui.app import Vip2App
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import SIGNS
from vip2tui.pictures.signs import SAMPLE
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
    await click_text(pilot, "Lav mit arkiv", offset=2)
    await until(pilot, lambda: "Gruppe 7" in seen(pilot))


async def to_groups(pilot: Pilot[None]) -> list[str]:
    """Go to the page that asks for two groups, and return them as they are on the paper."""
    await to_code(pilot)
    await press(pilot, "enter")
    asked = re.findall(r"─ Gruppe (\d) ─", seen(pilot))
    assert len(asked) == 2
    return [CODE.split("-")[int(one) - 1].lower() for one in asked]


async def to_keys(pilot: Pilot[None]) -> None:
    first, second = await to_groups(pilot)
    await press(pilot, *first, *second)
    await until(pilot, lambda: "trin 4 af 4" in seen(pilot))


async def test_keys_alone_lead_through(app: Vip2App, made: list[Answers]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for text in ("", "Mette", "Vejle"):
            await pilot.press(*text)
            await press(pilot, "enter")
        phrase = field(pilot, "#phrase").value
        await press(pilot, "enter")
        await until(pilot, lambda: "Gruppe 7" in seen(pilot))
        assert made[0].name == "Mette"
        assert made[0].authority == "Vejle"
        assert made[0].role == "mentor"
        assert made[0].passphrase == phrase


async def test_the_role_is_chosen_first_and_enter_never_jumps_over_it(
    app: Vip2App, made: list[Answers]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        lines = seen(pilot)
        assert lines.index("Mentor:") < lines.index("Dit navn") < lines.index("Kommunens navn")
        await press(pilot, "down", "enter", *"Bo", "enter", *"Vejle", "enter", "escape")
        assert "▐●▌" in next(one for one in seen(pilot).split("\n") if "Konsulent:" in one)
        await press(pilot, "enter", "enter", "enter", "enter")
        await until(pilot, lambda: "Gruppe 7" in seen(pilot))
        assert (made[0].role, made[0].name) == ("consultant", "Bo")


async def test_the_role_is_chosen_by_mouse(app: Vip2App, made: list[Answers]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await click_text(pilot, "Kommunen: kontoret")
        await to_code(pilot)
        assert made[0].role == "office"


async def test_one_is_told_what_is_missing_on_the_first_page(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "enter", "enter")
        assert said(pilot) == "Skriv dit navn."
        assert app.focused is field(pilot, "#name")


async def test_words_of_ones_own_are_typed_twice(app: Vip2App, made: list[Answers]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_secret(pilot)
        assert "Skriv den igen" not in seen(pilot), "what the program proposed stands there"
        phrase = field(pilot, "#phrase").value + " x"
        field(pilot, "#phrase").value = phrase
        await pilot.pause()
        assert "Skriv den igen" in seen(pilot)
        await press(pilot, "enter")
        assert app.focused is field(pilot, "#again")
        await press(pilot, *phrase, "enter")
        await until(pilot, lambda: "Gruppe 7" in seen(pilot))
        assert made[0].passphrase == phrase


async def test_it_ends_on_today(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_keys(pilot)
        assert "Dit arkiv er klar" in seen(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, FirstRun), "Enter after the last letter answers nothing"
        await pilot.pause(HABIT)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, Today))
        await until(pilot, lambda: "Her er ingen borgere endnu" in seen(pilot))


async def test_groups_go_on_by_themselves_and_back_with_escape(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        first, second = await to_groups(pilot)
        await press(pilot, "enter")
        assert "fra dit papir." in said(pilot)
        await press(pilot, *"zz", "enter")
        assert "passer ikke" in said(pilot)
        await press(pilot, "backspace", "backspace", *first)
        assert app.focused is field(pilot, "#group-2")
        await press(pilot, *second)
        assert "trin 4 af 4" in seen(pilot)
        await press(pilot, "escape")
        assert field(pilot, "#group-1").value == first
        assert "Skriv to af grupperne" in seen(pilot)
        await press(pilot, "escape")
        assert "Gruppe 7" in seen(pilot)
        await press(pilot, "enter", "enter")
        assert "trin 4 af 4" in seen(pilot)


async def test_keys_that_come_get_their_sign_and_others_are_helped(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_keys(pilot)
        assert "å ○" in seen(pilot)
        assert "Kommer" not in seen(pilot)
        await press(pilot, "å", "@", "f1", "f10")
        for one in ("å √", "@ √", "F1 √", "F10 √", "[ ○", "F2 ○"):
            assert one in seen(pilot), one
        assert isinstance(app.screen, FirstRun), "a key that is tested does nothing else"
        assert "Kommer å ikke" not in seen(pilot)
        assert "Kommer [ og ] ikke?" in seen(pilot)
        assert "Hold Fn nede" in seen(pilot)
        await press(pilot, *(one for one in KEYS))
        assert "Alle tasterne kommer frem." in seen(pilot)
        assert "F11" not in seen(pilot), "a key that does nothing is not tested"


async def test_who_sees_the_fine_signs_gets_them(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_keys(pilot)
        assert SAMPLE in seen(pilot)
        await press(pilot, "å")
        await click_text(pilot, "Ja │")
        await until(pilot, lambda: "Tegn: Fine." in said(pilot))
        assert "å ✓" in seen(pilot)
        await click_text(pilot, "Nej, firkanter", offset=2)
        await until(pilot, lambda: "Tegn: Enkle." in said(pilot))
        assert "å √" in seen(pilot)
        await click_text(pilot, "Ja │")
        await until(pilot, lambda: "Tegn: Fine." in said(pilot))
        await pilot.pause(HABIT)
        await click_text(pilot, "Begynd", offset=2)
        await until(pilot, lambda: isinstance(app.screen, Today))
        assert app.services is not None
        assert app.services.settings.get(SIGNS).value == "fine"
        assert themes.signs(app).done == "✓"


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
        await to_code(pilot)
        await press(pilot, "escape")
        assert "Dit arkiv er lavet" in said(pilot)
        assert "Gruppe 7" in seen(pilot)


@pytest.mark.parametrize(
    ("phrase", "again", "sentence"),
    [
        ("hund", "hund", "for let at gætte"),
        ("lampe kasket brevdue tomat gulvspand", "noget andet", "ikke ens"),
    ],
)
async def test_a_bad_passphrase_is_refused(
    app: Vip2App, made: list[Answers], phrase: str, again: str, sentence: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_secret(pilot)
        field(pilot, "#phrase").value = phrase
        await pilot.pause()
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


async def test_a_message_does_not_follow_to_another_page(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        first, second = await to_groups(pilot)
        await press(pilot, "z", "enter")
        assert "passer ikke" in said(pilot)
        await press(pilot, "escape")
        assert "Gruppe 7" in seen(pilot)
        assert said(pilot) == ""
        await press(pilot, "enter", "backspace", "enter")
        assert "Skriv gruppe" in said(pilot)
        await press(pilot, *first, *second)
        assert "trin 4 af 4" in seen(pilot)
        assert said(pilot) == ""


async def test_a_whole_group_goes_on_and_a_wrong_one_says_so_itself(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        first, second = await to_groups(pilot)
        await press(pilot, *"zzzzz")
        assert app.focused is field(pilot, "#group-2")
        assert seen(pilot).count("! passer ikke") == 1
        await press(pilot, *second)
        assert field(pilot, "#group-2").value == second
        assert app.focused is field(pilot, "#group-1")
        await press(pilot, "end", "backspace")
        assert "passer ikke" not in seen(pilot)
        await press(pilot, *["backspace"] * 4, *" ".join(first))
        assert "trin 4 af 4" in seen(pilot)


@pytest.mark.parametrize("pasted", ["both", "whole", "much"])
async def test_what_is_pasted_stands_each_in_its_field(app: Vip2App, pasted: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        first, second = await to_groups(pilot)
        text = {"both": f"{first} - {second}", "whole": CODE, "much": f"{first}zzzzzzzzz"}[pasted]
        app.post_message(events.Paste(text))
        await pilot.pause()
        await pilot.pause()
        assert field(pilot, "#group-1").value.lower() == first
        right = second if pasted != "much" else "zzzzz"[: len(field(pilot, "#group-2").value)]
        assert field(pilot, "#group-2").value.lower() == right
        assert ("trin 4 af 4" in seen(pilot)) == (pasted != "much")


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
        phrase = field(pilot, "#phrase").value
        await click_text(pilot, "Lav mit arkiv", offset=2)
        await until(pilot, lambda: "Disken er fuld" in said(pilot))
        assert field(pilot, "#phrase").value == phrase


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_are_only_shown(app: Vip2App, name: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_secret(pilot, name)
        assert app.is_running
        assert "\x1b" not in seen(pilot)


async def test_every_page_fits_eighty_by_twenty_four(app: Vip2App) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        pages = ("who", "secret", "wait", "code", "groups", "keys-page")
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
    one = services.practice.add()
    assert list(services.citizens.ids()) == [one]
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
