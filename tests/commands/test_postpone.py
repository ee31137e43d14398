"""``vip2tui postpone``: a line of I dag from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done


def test_a_line_is_put_off_listed_and_taken_back(home: Path, vip: Callable[..., Done]) -> None:
    citizen = vip("citizen", "add", "--name", "Amina Hassan", "--json").json["id"]
    (one,) = vip("today", "--json").json
    assert (one["minutes"], one["later"]) == (5, False)
    assert one["reason"] == "frist om 7 dage · der er intet forløb endnu"
    asked = ("postpone", "add", one["id"], "--until", "+9")
    added = vip(*asked, "--reason", "venter", "--json")
    assert added.json["id"] == one["id"] == f"{citizen}/jobpakke/"
    assert added.json["warning"] is None
    assert vip("today", "--json").json == []
    (later,) = vip("postpone", "list", "--json").json
    assert (later["id"], later["citizen"]) == (one["id"], citizen)
    assert (later["reason"], later["until"]) == ("Venter på svar", added.json["until"])
    assert "udskudt: 1 ting. Se dem med «vip2tui postpone list»." in vip("today").out
    assert "Start en jobpakke (Venter på svar)" in vip("postpone", "list").out
    assert vip("postpone", "back", "start en jobpakke", "--json").json == {"id": one["id"]}
    assert [each["id"] for each in vip("today", "--json").json] == [one["id"]]
    assert vip("postpone", "list", "--json").json == []
    assert vip("postpone", "list").out == "Intet er udskudt.\n"
    refused = vip(*asked, "--reason", "andet")
    assert (refused.code, refused.err.strip()) == (1, "Skriv kort hvorfor. Intet er udskudt.")
    strange = vip("postpone", "add", "noget andet", "--until", "+9", "--reason", "venter")
    assert strange.code == 2
    assert "Ingen linje passer" in strange.err


def test_today_says_why_a_line_stands_there(home: Path, vip: Callable[..., Done]) -> None:
    vip("citizen", "add", "--name", "Amina Hassan")
    assert "Start en jobpakke (frist om 7 dage · der er intet forløb endnu)" in vip(
        "today", "--why"
    ).out  # fmt: skip
