"""``citizen duplicates|join|part`` by line: one person, and two again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]


def test_two_are_found_joined_written_about_and_parted(home: Path, vip: Vip) -> None:
    one = vip("citizen", "add", "--name", "Amina Hassan", "--phone", "11223344", "--json").json[
        "id"
    ]
    made = vip("citizen", "add", "--name", "Amina Hasan", "--phone", "55667788", "--json")
    other = made.json["id"]
    assert f"saml dem: vip2tui citizen join {one} {other}" in made.err
    (pair,) = vip("citizen", "duplicates", "--json").json
    assert {pair["id"], pair["other"]} == {one, other}
    assert "næsten samme navn" in vip("citizen", "duplicates").out
    vip("log", "add", other, "--type", "note", "--text", "før")
    refused = vip("citizen", "join", one, other)
    assert (refused.code, "Giv --yes" in refused.err) == (2, True)
    assert vip("citizen", "join", one, other, "--keep", "sko=A", "--yes").code == 2
    joined = vip("citizen", "join", one, other, "--keep", "phone=B", "--yes", "--json").json
    assert joined["before"] == joined["after"] == {"entry": 1}
    assert joined["kept"] == {"name": "A", "phone": "B"}
    (row,) = vip("citizen", "list", "--json").json
    assert row["id"] == joined["id"] == min(one, other)
    shown = vip("citizen", "show", other, "--json").json
    assert (shown["name"], shown["phone"], shown["notes"]) == ("Amina Hassan", "55667788", 1)
    assert vip("citizen", "duplicates").out.startswith("Ingen af borgerne")
    vip("log", "add", "Amina", "--type", "note", "--text", "imens")
    assert vip("citizen", "join", one, other, "--yes").code == 1
    parted = vip("citizen", "part", one, other, "--yes")
    assert "Skrevet imens, bliver hos" in parted.out
    names = {each["name"] for each in vip("citizen", "list", "--json").json}
    assert names == {"Amina Hassan", "Amina Hasan"}
    undone = vip("undo")
    assert "skilt fra en anden" in undone.out
    assert len(vip("citizen", "list", "--json").json) == 1
    vip("log", "add", "Amina", "--type", "note", "--text", "bagefter")
    parted = vip("citizen", "part", one, other, "--yes", "--json").json
    assert parted["before"] == parted["after"] == {"entry": 3}
    assert [each["counts"] for each in parted["since"]] == [{"entry": 1}]
    assert vip("citizen", "part", one, other, "--yes").code == 1
