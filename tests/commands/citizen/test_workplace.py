"""``vip2tui workplace``: the same words and keys as the screen's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done


@pytest.mark.usefixtures("amina")
def test_a_workplace_by_line(vip: Callable[..., Done]) -> None:
    assert "Her er ingen arbejdspladser" in vip("workplace", "list").out
    new = vip("workplace", "add", "--name", "Bageren [x]", "--phone", "1234", "--json").json["id"]
    (one,) = vip("workplace", "list", "--json").json
    said = {name: one[name] for name in ("id", "name", "address", "phone", "contact")}
    assert said == {
        "id": new, "name": "Bageren [x]", "address": None, "phone": "1234", "contact": None,
    }  # fmt: skip
    assert vip("workplace", "show", "bageren", "--json").json["citizens"] == []
    shown = vip("workplace", "show", "bageren").out
    assert "Telefon: 1234" in shown
    assert "Kontaktperson: (tomt)" in shown
    done = vip("workplace", "edit", new[:8], "--phone", "-", "--contact", "Bo", "--json")
    assert done.json == {"id": new, "changed": True, "remarks": []}
    assert vip("workplace", "show", new, "--json").json["phone"] is None
    assert vip("workplace", "edit", new, "--contact", "Bo").out.startswith("Det stod der")
    assert vip("workplace", "show", "slagter").code == 1
    assert vip("workplace", "edit", new).code == 2
    assert vip("undo").out.startswith("Fortrudt: arbejdspladsen: telefon, kontaktperson")
