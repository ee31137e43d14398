"""Every field of a citizen has its line, and so have putting away and bringing back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import make_vault
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

FIELDS = {
    "name": "Amina Hassan", "case_key": "A-17", "phone": "12 34 56 78", "language": "arabisk",
    "tovholder": "Lene", "tovholder_phone": "87 65 43 21", "mentor": "Mette",
}  # fmt: skip


def test_each_field_is_written_and_emptied(home: Path, vip: Vip) -> None:
    made = vip("citizen", "add", "--name", "Amina", "--json").json["id"]
    for name, value in FIELDS.items():
        option = f"--{name.replace('_', '-')}"
        assert vip("citizen", "edit", made, option, value, "--json").json["changed"]
    assert vip("citizen", "edit", made, "--interpreter", "ja").code == 0
    shown = vip("citizen", "show", made, "--json").json
    assert {name: shown[name] for name in FIELDS} == FIELDS
    assert shown["interpreter"] is True
    assert not vip("citizen", "edit", made, "--phone", "12 34 56 78", "--json").json["changed"]
    assert vip("citizen", "edit", made, "--phone", "-", "--interpreter", "-").code == 0
    shown = vip("citizen", "show", made, "--json").json
    assert (shown["phone"], shown["interpreter"]) == (None, None)
    assert vip("citizen", "edit", made, "--name", "-").code == 1
    assert vip("citizen", "edit", made).code == 2


def test_away_and_back(home: Path, vip: Vip) -> None:
    for name in ("Søren Ærø", "Søren Ærø", "Amina"):
        vip("citizen", "add", "--name", name)
    assert vip("citizen", "away", "Amina").code == 2
    ids = [one["id"] for one in vip("citizen", "list", "--json").json if one["name"] != "Amina"]
    for one in ids:
        assert vip("citizen", "away", one, "--yes").code == 0
    assert {one["id"] for one in vip("citizen", "away", "--json").json} == set(ids)
    assert [one["name"] for one in vip("citizen", "list", "--json").json] == ["Amina"]
    done = vip("citizen", "back", "Søren Ærø")
    assert done.code == 1
    assert all(one[:8] in done.err for one in ids)
    assert vip("citizen", "back", ids[0][:8]).code == 0
    assert vip("citizen", "back", "søren").code == 0
    assert vip("citizen", "back", "Amina").code == 1
    assert "ingen borgere" in vip("citizen", "away").out


@pytest.mark.parametrize("role", [Role.OFFICE, Role.MENTOR])
def test_the_office_is_not_told_to_ring_the_municipality(
    role: Role, home: Path, vip: Vip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    other = str(tmp_path / "anden")
    make_vault(tmp_path / "anden", Role.MENTOR if role is Role.OFFICE else Role.OFFICE, "Syd")
    mine = home if role is Role.MENTOR else tmp_path / "kontor"
    if role is Role.OFFICE:
        make_vault(mine, role, "Kontoret")
    here = ("--home", str(mine))
    for one, more in (((*here,), ("--home", other)), (("--home", other), (*here,))):
        done = vip(*one, "device", "contact", "--out", "kontakt", "--json")
        vip(*more, "device", "trust", "kontakt", "--words", done.json["words"])
    name = vip(*here, "device", "show", "--json").json["name"]
    assert vip("--home", other, "send", "--to", name, "--out", "usb").code == 0
    assert vip(*here, "device", "revoke", "Syd").out.startswith("Spærret: Syd")
    assert vip(*here, "device", "revoke", "Syd").out == (
        "Syd er spærret i forvejen. Intet er ændret.\n"
    )
    done = vip(*here, "fetch", "usb")
    assert done.code == 1
    assert "er spærret" in done.err
    assert ("ing til kommunen" in done.err) == (role is Role.MENTOR)
