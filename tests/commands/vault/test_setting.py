"""``vip2tui setting``: what the page shows and does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vip2tui.domain.settings import GOAL, LIMITS, SETTINGS, SILENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

pytestmark = pytest.mark.usefixtures("home")


def test_every_setting_is_listed_with_what_it_may_be(vip: Callable[..., Done]) -> None:
    shown = vip("setting", "list")
    assert "navn: Mette Holm" in shown.out
    assert "rolle: Mentor" in shown.out
    mine = [one for one in SETTINGS.values() if one not in (SILENCE, GOAL, *LIMITS)]  # the office's
    for one in mine:
        assert f"{one.name}: {one.words(one.default) if one.default else ''}" in shown.out
        assert f"{one.help} Vælg {one.allowed}. {one.who}" in shown.out
    listed = vip("setting", "list", "--json").json
    assert [one["name"] for one in listed] == [one.name for one in mine]
    assert not any(one["changed"] for one in listed)
    helped = " ".join(vip("setting", "set", "--help").out.split())
    assert all(f"{one.name}: {one.allowed}" in helped for one in SETTINGS.values())


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (("Farver", "Stærk kontrast"), "staerk"),
        (("laasetid", "07"), "7"),
        (("låsetid", "20"), "20"),
        (("oplaeringskort", "aldrig"), "aldrig"),
        (("oplæringskort", "aldrig"), "aldrig"),
        (("udseende", "mørk"), "moerk"),
        (("udseende", "mork"), "moerk"),
        (("udseende", "stærk"), "staerk"),
        (("udseende", "staerk"), "staerk"),
        (("afstand", "luf"), "luftig"),
        (("frist snart", "14 dage"), "14"),
        (("bagud", "30"), "30"),
    ],
)
def test_it_is_set_by_name_or_by_what_it_is_called_and_set_back(
    vip: Callable[..., Done], typed: tuple[str, str], value: str
) -> None:
    done = vip("setting", "set", *typed, "--json").json
    assert (done["value"], done["changed"]) == (value, True)
    kept = {one["name"]: one for one in vip("setting", "list", "--json").json}
    assert kept[done["name"]] == done
    assert "● " in vip("setting", "list").out
    assert vip("setting", "reset", done["name"], "--json").json["value"] == done["default"]


@pytest.mark.parametrize("typed", [("laasetid", "1"), ("laasetid", "61"), ("laasetid", "½"),
                                   ("udseende", "gul"), ("laasetid", "٣"),
                                   ("snart", "1"), ("bagud", "61"), ("stille", "6")])  # fmt: skip
def test_what_it_may_not_be_is_refused_and_changes_nothing(
    vip: Callable[..., Done], typed: tuple[str, str]
) -> None:
    done = vip("setting", "set", *typed)
    assert done.code == 1
    assert "Vælg" in done.err
    assert not any(one["changed"] for one in vip("setting", "list", "--json").json)


def test_names_are_said_in_danish_letters(vip: Callable[..., Done]) -> None:
    listed = vip("setting", "list").out
    assert "  låsetid: " in listed
    assert "  oplæringskort: " in listed
    assert not {"laasetid", "oplaeringskort"} & set(listed.replace(":", " ").split())


def test_a_setting_that_is_none_names_those_there_are(vip: Callable[..., Done]) -> None:
    done = vip("setting", "set", "tema", "lys")
    assert done.code == 2
    assert "udseende" in done.err


def test_a_kept_value_that_cannot_be_meant_is_as_if_nothing_was_kept(
    vip: Callable[..., Done], home: Path
) -> None:
    from tests.commands.helpers import PHRASE
    from vip2tui.storage import vault
    from vip2tui.storage.port import Row

    store = vault.open(home, PHRASE)
    store.commit((), [Row("settings", "laasetid", {"value": "0"}), Row("settings", "look", {})])
    store.close()
    assert not any(one["changed"] for one in vip("setting", "list", "--json").json)


def test_a_role_changes_when_it_is_agreed_to(vip: Callable[..., Done]) -> None:
    done = vip("setting", "set", "rolle", "konsulent")
    assert (done.code, "Skift rolle til konsulent?" in done.err) == (2, True)
    assert vip("device", "show", "--json").json["role"] == "mentor"
    assert vip("setting", "set", "rolle", "konsulent", "--yes").code == 0
    assert vip("device", "show", "--json").json["role"] == "consultant"


def test_a_new_name_stands_at_what_is_written_from_now_on(vip: Callable[..., Done]) -> None:
    vip("citizen", "add", "--name", "Amina Søgaard")
    assert vip("setting", "set", "navn", "Bent [bold] Ø", "--json").json["value"] == "Bent [bold] Ø"
    vip("log", "add", "Amina", "--text", "Godt møde")
    every = {one["by"] for one in vip("history", "Amina", "--json").json}
    assert every == {"Mette Holm"}
    assert vip("device", "show", "--json").json["person"] == "Bent [bold] Ø"
    assert vip("setting", "set", "navn", " ").code == 1
    assert vip("setting", "set", "navn", "x" * 201).code == 1
    assert "tilbage" in vip("setting", "reset", "navn").err


def test_what_is_done_by_another_command_is_named(vip: Callable[..., Done]) -> None:
    assert "«vip2tui passphrase new-code»" in vip("setting", "list").out
    assert "vip2tui passphrase change" in vip("setting", "set", "adgangskode", "x").err


def test_a_new_code_by_the_line(
    vip: Callable[..., Done], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.storage.helpers import CHEAP
    from vip2tui.storage import keys, vault
    from vip2tui.storage.errors import WrongPassphraseError

    monkeypatch.setattr(keys, "calibrated", lambda: CHEAP)
    first = vip("passphrase", "new-code", "--json").json["recovery_key"]
    second = vip("passphrase", "new-code", "--json").json["recovery_key"]
    with pytest.raises(WrongPassphraseError):
        vault.open_with_recovery(home, first)
    vault.open_with_recovery(home, second).close()


def test_a_folder_for_files_is_one_that_is_there(
    vip: Callable[..., Done], tmp_path: Path, home: Path
) -> None:
    (folder := tmp_path / "æ [bold]").mkdir()
    assert vip("setting", "set", "mappe", str(folder), "--json").json["value"] == str(folder)
    for wrong in (tmp_path / "ingen", home):
        assert vip("setting", "set", "mappe", str(wrong)).code == 1
    listed = {one["name"]: one["value"] for one in vip("setting", "list", "--json").json}
    assert listed["mappe"] == str(folder)
    assert vip("setting", "reset", "mappe", "--json").json["words"] == "Ingen endnu"
