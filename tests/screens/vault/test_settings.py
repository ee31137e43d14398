"""«Indstillinger»: seen before it is kept, kept over a restart, and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from screens import announcing, look, themes
from screens.messages import GoTo, To
from screens.panes import Panes
from screens.routes import screen_for
from screens.vault.settings import SettingsScreen
from screens.widgets.field import Field
from tests.commands.helpers import PHRASE, make_vault
from tests.papers.logos import HOSTILE, SVG
from tests.screens.conftest import Opened
from tests.screens.contrast import glyphs, weak
from tests.screens.pair import put_in_stick, told
from tests.screens.stage import (
    TODAY,
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
    write,
)
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import (
    DENSITY,
    GOAL,
    LIMITS,
    LOCK_AFTER,
    LOGO,
    LOOK,
    PAGE,
    PANES,
    PLACE,
    ROLE,
    SIGNS,
    SILENCE,
)
from vip2tui.pictures.signs import SETS
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import RefusedError, desk_on, me_of
from vip2tui.services.drafts import DRAFTS
from vip2tui.services.exchange.diary import last_place
from vip2tui.services.house import Services, services_for
from vip2tui.services.support.limits import rules_of
from vip2tui.services.vault import upkeep
from vip2tui.storage import vault

if TYPE_CHECKING:
    from textual.pilot import Pilot


async def type_folder(pilot: Pilot[None], place: Path) -> None:
    await until(pilot, lambda: "Skriv stedet" in seen(pilot))
    await choose(pilot, "Skriv stedet")
    await until(pilot, lambda: "Hvilken mappe?" in seen(pilot))
    await write(pilot, str(place))


def test_what_can_be_chosen_is_what_there_is() -> None:
    assert set(LOOK.choices) == {*themes.CHOICES, themes.TERMINAL}
    assert set(SIGNS.choices) == set(SETS)


async def test_the_menu_leads_there_and_every_setting_has_its_row(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+p", *"indstil")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
        await settled(pilot)
        shown = {one.key: one for one in rows(pilot).shown if not one.heading}
        every = [
            one for one in PAGE if one not in (SILENCE, GOAL, LOGO, *LIMITS)
        ]  # say nothing to a mentor
        assert list(shown) == [one.name for one in every]
        for one in every:
            assert shown[one.name].who[0].startswith(one.title)
            assert one.help in shown[one.name].below
        assert screen_for(GoTo(To.SETTINGS), services, None).way == pilot.app.screen.way


async def test_beside_the_list_stands_what_a_setting_means_and_may_be_and_what_it_was(
    services: Services,
) -> None:
    async with showing(services, SettingsScreen(services), (120, 40)) as pilot:
        await until(pilot, lambda: rows(pilot).shown[1].below == "")
        lists = [line[:68] for line in seen(pilot).split("\n")]
        assert not any(LOOK.help[:20] in line for line in lists), "it is said once"
        assert sum("►" in line for line in lists) == len(services.settings.page()), "a line each"
        await stand_on(pilot, "Lås efter")
        for said in (
            LOCK_AFTER.help[:30],
            "Vælg et tal fra 2 til 60 minutter.",
            "Hver bestemmer selv på sin computer",
            "Fra begyndelsen: 10 minutter.",
        ):
            assert said in seen(pilot)
        assert "Før det blev ændret" not in seen(pilot)
        await press(pilot, "enter")
        await write(pilot, "20")
        for said in ("● 20 minutter", "Fra begyndelsen: 10 minutter.", "ændret: 10 minutter."):
            assert said in seen(pilot)
        await stand_on(pilot, "Din rolle")
        assert "Kommunens kontor kan kun vælges" in seen(pilot)
        assert "Fra begyndelsen" not in seen(pilot)
        await stand_on(pilot, "Skift adgangskoden")
        assert "Den gamle åbner ikke noget mere" in seen(pilot)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: rows(pilot).shown[1].below == LOOK.help)


async def test_what_is_known_of_a_setting_is_said_on_the_page_and_on_the_line() -> None:
    services = house(Role.OFFICE)
    told = services.settings.told(services.settings.get(SILENCE))
    assert told == [SILENCE.help, "Vælg et tal fra 7 til 90 dage.", "Kun kommunens kontor har den.",
                    f"Fra begyndelsen: {SILENCE.default} dage."]  # fmt: skip
    assert services.settings.told(services.settings.get(PLACE))[1:] == [
        "Vælg en mappe, der findes.", "Hver bestemmer selv på sin computer, og det sendes ikke.",
    ]  # fmt: skip


async def test_a_look_is_shown_while_one_chooses_and_taken_back_with_escape(
    services: Services,
) -> None:
    async with showing(services, SettingsScreen(services)) as pilot:
        await stand_on(pilot, "Farver")
        await press(pilot, "enter", "down", "down")
        assert themes.worn(pilot.app) == themes.LIGHT
        await press(pilot, "escape")
        assert themes.worn(pilot.app) == themes.DARK
        assert not services.settings.get(LOOK).is_changed


async def test_what_is_chosen_is_kept_marked_and_taken_back(services: Services) -> None:
    async with showing(services, SettingsScreen(services)) as pilot:
        await stand_on(pilot, "Farver")
        await press(pilot, "enter")
        await choose(pilot, "Stærk")
        assert themes.worn(pilot.app) == themes.STRONG
        assert "● Stærk kontrast" in seen(pilot)
        await press(pilot, "ctrl+z", "enter")
        assert themes.worn(pilot.app) == themes.DARK
        assert "Fortrudt: Farver: Stærk kontrast" in said(pilot)
        await press(pilot, "ctrl+y")
        assert themes.worn(pilot.app) == themes.STRONG
        await press(pilot, "delete")
        assert themes.worn(pilot.app) == themes.DARK
        assert "●" not in seen(pilot)
        await press(pilot, "delete")
        assert "fra begyndelsen" in said(pilot)


async def test_what_was_set_holds_when_the_program_is_opened_again(
    opened: Opened, services: Services
) -> None:
    services.settings.set(LOOK, "lys")
    services.settings.set(SIGNS, "ascii")
    services.settings.set(DENSITY, "luftig")
    async with opened() as pilot:
        assert themes.worn(pilot.app) == themes.LIGHT
        assert themes.signs(pilot.app) is SETS["ascii"]
        assert pilot.app.has_class("-airy")


async def test_what_was_kept_by_an_earlier_edition_is_read(
    opened: Opened, services: Services
) -> None:
    from vip2tui.storage.port import Row

    services.desk.act([], [Row("settings", "look", {"theme": "textual-light"})])
    async with opened() as pilot:
        assert themes.worn(pilot.app) == themes.LIGHT


@pytest.mark.parametrize(("is_light", "worn"), [(True, themes.LIGHT), (False, themes.DARK)])
async def test_as_the_terminal_is_what_it_said_of_its_ground(
    services: Services, is_light: bool, worn: str
) -> None:
    async with showing(services, SettingsScreen(services)) as pilot:
        if is_light:
            themes.stand_on_light(pilot.app)
        look.show(pilot.app, LOOK, "staerk")
        look.show(pilot.app, LOOK, "terminal")
        assert themes.worn(pilot.app) == worn


async def test_airy_gives_each_row_a_line_more(services: Services) -> None:
    async with showing(services, SettingsScreen(services)) as pilot:
        before = rows(pilot).virtual_size.height
        await stand_on(pilot, "Afstand")
        await press(pilot, "enter")
        await choose(pilot, "Luftig")
        assert rows(pilot).virtual_size.height == before + len(services.settings.page())


async def test_the_time_until_it_locks_is_asked_within_its_limits(
    opened: Opened, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        await pilot.app.push_screen(SettingsScreen(services))
        await settled(pilot)
        await stand_on(pilot, "Lås efter")
        await press(pilot, "enter")
        await write(pilot, "61")
        assert "fra 2 til 60" in said(pilot)
        await write(pilot, "3 minutter")
        assert services.settings.lock_after == 3
        asked: list[float] = []
        monkeypatch.setattr(pilot.app.idle, "is_over", asked.append)  # type: ignore[attr-defined]
        pilot.app._lock_when_idle()  # type: ignore[attr-defined]
        assert asked == [3]


async def test_what_was_refused_leaves_no_draft_behind(services: Services) -> None:
    async with showing(services, SettingsScreen(services)) as pilot:
        await stand_on(pilot, "Lås efter")
        await press(pilot, "enter")
        await write(pilot, "61")
        await press(pilot, "escape")
        assert services.desk.store.rows(DRAFTS) == {}
        await press(pilot, "enter")
        assert pilot.app.screen.query_one(Field).value == "10"


async def test_on_a_full_disk_it_is_told_and_shown_as_it_is_kept(services: Services) -> None:
    async with showing(services, SettingsScreen(services)) as pilot:
        await stand_on(pilot, "Farver")
        await press(pilot, "enter")
        fill_disk(services)
        await choose(pilot, "Lys")
        assert "DER GEMMES IKKE" in seen(pilot)
        assert themes.worn(pilot.app) == themes.DARK
        assert services.settings.get(LOOK).value == LOOK.default


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_can_be_read_in_every_look(services: Services, size: tuple[int, int]) -> None:
    services.settings.set(LOCK_AFTER, "20")
    async with showing(services, SettingsScreen(services), size) as pilot:
        for name, least in ((themes.DARK, 4.5), (themes.LIGHT, 4.5), (themes.STRONG, 7)):
            services.settings.set(LOOK, name)
            pilot.app.screen.read_again()  # type: ignore[attr-defined]
            await settled(pilot)
            assert weak(pilot.app.screen, least) == {}
        assert glyphs(pilot.app.screen)
        assert "● 20 minutter" in row(pilot, "Lås efter").text


async def test_a_role_asks_before_it_changes_and_is_taken_back(services: Services) -> None:
    services.citizens.add("Bo")
    async with showing(services, SettingsScreen(services)) as pilot:
        await stand_on(pilot, "Din rolle")
        await press(pilot, "enter")
        await choose(pilot, "Konsulent")
        assert "Skift rolle til konsulent?" in seen(pilot)
        await press(pilot, "enter")  # what is hard to take back is not agreed to by Enter
        assert services.desk.me.role is Role.MENTOR
        await press(pilot, "enter")
        await choose(pilot, "Konsulent")
        await press(pilot, "left", "enter")
        assert services.desk.me.role is Role.CONSULTANT
        assert me_of(services.desk.store).role is Role.CONSULTANT
        await press(pilot, "ctrl+z", "enter")
        assert me_of(services.desk.store).role is Role.MENTOR


async def test_a_name_is_typed_and_shown_as_it_is(services: Services) -> None:
    async with showing(services, SettingsScreen(services)) as pilot:
        await stand_on(pilot, "Dit navn")
        await press(pilot, "enter")
        await write(pilot, " ")
        assert "en tekst på højst 200 tegn" in said(pilot)
        await write(pilot, "Mette [bold] Ø")
        assert "Mette [bold] Ø" in seen(pilot)
        assert services.desk.me.person == "Mette [bold] Ø"
        await press(pilot, "delete")
        assert "ikke noget at blive sat tilbage til" in said(pilot)


def test_what_was_written_in_another_role_is_not_lost() -> None:
    services = house(Role.CONSULTANT)
    citizen = services.citizens.add("Bo")
    note = Note("samtale", "Kun for fagfolk", place=Place.PROFESSIONAL)
    services.notes.add(services.citizens.get(citizen), note)
    services.settings.set(ROLE, "mentor")
    with pytest.raises(RefusedError):
        services.notes.add(services.citizens.get(citizen), note)
    services.settings.set(ROLE, "consultant")
    assert [one.text for one in services.citizens.get(citizen).entries] == ["Kun for fagfolk"]


def test_who_is_the_office_does_not_change_under_those_who_know_it(services: Services) -> None:
    other = house(Role.OFFICE, "Lene", "w9")
    other.desk.me = replace(other.desk.me, device="o")
    services.devices.trust(other.devices.contact())
    assert "ny kontaktfil" in services.settings.question(ROLE, "consultant")
    with pytest.raises(RefusedError, match="regner med"):
        services.settings.set(ROLE, "office")
    assert services.settings.set(ROLE, "consultant").value == "consultant"


async def test_the_pane_beside_the_list_can_be_forbidden(
    opened: Opened, services: Services
) -> None:
    async with opened(size=(120, 40)) as pilot:
        await settled(pilot)
        today = pilot.app.screen
        assert today.query_one(Panes).are_two
        await pilot.app.push_screen(SettingsScreen(services))
        await stand_on(pilot, "Ruden ved siden af")
        await press(pilot, "enter")
        await choose(pilot, "Aldrig")
        assert not today.query_one(Panes).are_two
        await press(pilot, "delete")
        assert today.query_one(Panes).are_two
    services.settings.set(PANES, "en")
    async with opened(size=(120, 40)) as pilot:
        await settled(pilot)
        assert not pilot.app.screen.query_one(Panes).are_two


async def test_the_folder_for_files_is_the_one_that_is_proposed(
    services: Services, tmp_path: Path
) -> None:
    async with showing(services, SettingsScreen(services)) as pilot:
        await stand_on(pilot, "Mappe til filer")
        await press(pilot, "enter")
        await type_folder(pilot, tmp_path)
        assert last_place(services.desk) == str(tmp_path)
        assert services.settings.get(PLACE).is_changed
        await press(pilot, "delete")
        assert last_place(services.desk) == ""


async def test_a_backup_is_made_and_listed(tmp_path: Path) -> None:
    make_vault(tmp_path / "arkiv")
    services = services_for(desk_on(vault.open(tmp_path / "arkiv", PHRASE)))
    (stick := tmp_path / "stik").mkdir()
    async with showing(services, SettingsScreen(services)) as pilot:
        for wanted in ("Lav en nu", "USB-stik"):
            await stand_on(pilot, "Sikkerhedskopier")
            await press(pilot, "enter")
            await choose(pilot, wanted)
            if wanted == "USB-stik":
                await type_folder(pilot, stick)
            await until(pilot, lambda: "er lavet og prøvet" in said(pilot))
            announcing.clear(pilot.app)
        assert len(services.desk.store.backups()) == len(list(stick.iterdir())) == 1
        await stand_on(pilot, "Sikkerhedskopier")
        await press(pilot, "enter")
        assert "Her er 1 sikkerhedskopi" in seen(pilot)
        await choose(pilot, "Se dem alle")
        await until(pilot, lambda: " KB" in seen(pilot))
        assert "Sammen med arkivet, i " in seen(pilot)
        assert "Andre steder, senest:" in seen(pilot)
        assert "er her ikke lige nu" not in seen(pilot)
        for file in stick.iterdir():
            file.unlink()
        stick.rmdir()
        (gone,) = upkeep.elsewhere(services.desk)
        assert (gone.folder.name, gone.is_here) == ("stik", False)
    services.desk.store.close()


async def test_the_office_sets_a_limit_for_all_and_sets_it_back() -> None:
    services = house(Role.OFFICE)
    async with showing(services, SettingsScreen(services)) as pilot:
        await stand_on(pilot, "14 dage")
        await press(pilot, "enter")
        await write(pilot, "21")
        assert "Ingen mentorkontakt: 21 dage" in said(pilot)
        assert services.catalogue.codes().support.contact == 14
        assert rules_of(services.desk, "", TODAY).contact == 21
        await press(pilot, "delete")
        assert rules_of(services.desk, "", TODAY).contact == 14


async def test_the_office_chooses_a_logo_and_takes_it_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services, stick = house(Role.OFFICE), put_in_stick(monkeypatch, tmp_path)
    (stick / "vaaben.svg").write_bytes(SVG)
    (stick / "ond.svg").write_bytes(HOSTILE["script"])
    async with showing(services, SettingsScreen(services)) as pilot:
        for name, said in (("ond", "andet end former"), ("vaaben", "er sat på papirerne")):
            await stand_on(pilot, "Kommunens logo")
            await press(pilot, "enter")
            await told(pilot, "Der er intet logo")
            await click_text(pilot, "SVG-fil")
            await told(pilot, "USB (E:)")
            await click_text(pilot, "► USB (E:)")
            await told(pilot, name)
            await click_text(pilot, f"{name}.svg")
            await told(pilot, said)
        assert services.logo.of() is not None
        await stand_on(pilot, "Kommunens logo")
        await press(pilot, "enter")
        await click_text(pilot, "Tag logoet")
        await told(pilot, "Logoet er fjernet")
        assert services.logo.of() is None
